//! What units are called where two could be meant: with the unit above, as far up as it takes. The one place that decides.

use std::collections::BTreeMap;

use super::{COMMUNE, DISTRICT, PROVINCE, Unit, UnitTree};
use crate::domain::fold::{compose, fold, in_sentence};

/// Says whether a name begins as those of units do that have others below them: with their level, or as the bodies that lead them.
pub fn names_an_office(name: &str) -> bool {
    let folded = fold(name);
    let leads = |body: &&str| {
        folded
            .strip_prefix(*body)
            .is_some_and(|rest| rest.starts_with(' '))
    };
    !level_begun(&folded).is_empty() || LEADING.iter().any(leads)
}

/// Is the words that tell a unit's level where its name begins with them, folded, and that level's id.
const LEVEL_WORDS: [(&str, &str); 8] = [
    ("xa", COMMUNE),
    ("phuong", COMMUNE),
    ("thi tran", COMMUNE),
    ("dac khu", COMMUNE),
    ("huyen", DISTRICT),
    ("quan", DISTRICT),
    ("thi xa", DISTRICT),
    ("tinh", PROVINCE),
];
/// Is the cities that are no part of a province; any other was a district.
const CITIES: [&str; 6] = [
    "can tho",
    "da nang",
    "ha noi",
    "hai phong",
    "ho chi minh",
    "hue",
];
/// Is the bodies that are called after the unit that they lead, folded.
const LEADING: [&str; 4] = ["dang uy", "dang bo", "ubnd", "uy ban"];

/// Is the bodies that are called by a level and one word ("Tỉnh ủy", "Xã đội"), folded.
const BODIES_OF_LEVEL: [&str; 3] = ["uy", "doan", "doi"];

/// Returns the id of the level that a name begins with; "" where it says none.
pub fn level_named(name: &str) -> &'static str {
    let folded = fold(name);
    let level = level_begun(&folded);
    let mut words = name.split_whitespace();
    let mut begins = |is: fn(char) -> bool| words.next().is_some_and(|word| word.starts_with(is));
    // There are communes called Đội Bình and Đoàn Kết.
    let may_be_body = level != COMMUNE || begins(char::is_uppercase) && begins(char::is_lowercase);
    let second = folded.split(' ').nth(1).unwrap_or_default();
    match may_be_body && BODIES_OF_LEVEL.contains(&second) {
        true => "",
        false => level,
    }
}

fn level_begun(folded: &str) -> &'static str {
    let after = |word: &str| folded.strip_prefix(word)?.strip_prefix(' ');
    if let Some(city) = after("thanh pho") {
        return match CITIES.contains(&city) {
            true => PROVINCE,
            false => DISTRICT,
        };
    }
    let named = LEVEL_WORDS.iter().find(|(word, _)| after(word).is_some());
    named.map_or("", |(_, level)| level)
}

/// Returns the id of the level to propose for the unit of a register: that of the unit itself, or of the one that it leads.
pub fn level_proposed(name: &str) -> &'static str {
    let folded = fold(name);
    let led = LEADING.iter().find_map(|body| folded.strip_prefix(body));
    led.map_or_else(|| level_named(name), |led| level_begun(led.trim_start()))
}

/// How many units above are named at most.
const MOST_ABOVE: usize = 3;

impl UnitTree {
    /// Returns a unit's name, with that of the unit above where another has the same: "Chi bộ khu 1, xã Yên Lạc"; the id where the
    /// tree lacks it.
    pub fn told_apart<'a>(&'a self, id: &'a str) -> &'a str {
        let Some(place) = self.place(id) else {
            return id;
        };
        let told = self.told.get(place).and_then(Option::as_deref);
        told.or_else(|| self.at(place).map(|unit| unit.name.as_str()))
            .unwrap_or(id)
    }

    /// Names the units that share their name with another one, by their places.
    pub(in crate::domain) fn all_told_apart(&self) -> Vec<Option<Box<str>>> {
        let units = self.units();
        let mut by_name: Vec<(String, usize)> = units
            .iter()
            .enumerate()
            .map(|(place, unit)| (compose(&unit.name), place))
            .collect();
        by_name.sort_unstable();
        let mut told = vec![None; units.len()];
        for alike in by_name.chunk_by(|(one, _), (other, _)| one == other) {
            if let [_, _, ..] = alike {
                let places: Vec<usize> = alike.iter().map(|(_, place)| *place).collect();
                self.tell_apart(&places, &mut told);
            }
        }
        told
    }

    /// Names units of one name, each by as few of those above it as no other has; where nothing tells them apart, by the nearest and
    /// by a number, in the order of their ids; the only one in use needs none.
    fn tell_apart(&self, places: &[usize], told: &mut [Option<Box<str>>]) {
        let lines = places.iter().map(|place| (*place, self.above(*place)));
        let lines: Vec<(usize, Vec<&Unit>)> = lines.collect();
        let key = |above: &[&Unit], n: usize| {
            let names = above.iter().take(n).map(|unit| compose(&unit.name));
            names.collect::<Vec<_>>()
        };
        let mut counts: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for (_, above) in &lines {
            for n in 1..=MOST_ABOVE {
                if n == 1 || n <= above.len() {
                    *counts.entry(key(above, n)).or_default() += 1;
                }
            }
        }
        let mut n_named: BTreeMap<String, usize> = BTreeMap::new();
        for (place, above) in &lines {
            let is_alone = |n: &usize| counts.get(&key(above, *n)) == Some(&1);
            let alone = (1..=above.len()).find(is_alone);
            let n = alone.unwrap_or(1);
            let mut name = units_name(self.at(*place)).to_owned();
            for unit in above.iter().take(n) {
                name.push_str(", ");
                name.push_str(&in_sentence(&unit.name));
            }
            let stands =
                |place: &usize| self.at(*place).is_some_and(|unit| unit.valid_to.is_none());
            let is_only_one = stands(place) && places.iter().filter(|one| stands(one)).count() == 1;
            if alone.is_none() && !is_alone(&1) && !is_only_one {
                let nth = n_named.entry(compose(&name)).or_insert(0);
                *nth += 1;
                name.push_str(&format!(" ({nth})"));
            }
            told[*place] = Some(name.into());
        }
    }

    /// Lists the nearest units above one.
    fn above(&self, place: usize) -> Vec<&Unit> {
        let parent = |unit: &Unit| self.get(&unit.parent);
        let first = self.at(place).and_then(parent);
        let above = std::iter::successors(first, |unit| parent(unit));
        above.take(MOST_ABOVE).collect()
    }
}

fn units_name(unit: Option<&Unit>) -> &str {
    unit.map_or("", |unit| &unit.name)
}
