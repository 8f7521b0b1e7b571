//! Long lists: what of one is offered at once, and how the rest is found.

use crate::domain::fold::fold;
use crate::ui::unit_choice::UnitChoice;

/// How many choices are offered at once. Of a longer list some are, and a search finds the others.
pub const MOST_CHOICES: usize = 400;
/// How many choices are looked over without a search: some screens of a phone.
pub const MOST_UNSEARCHED: usize = 40;
/// How many of a longer list are offered at once.
const N_OFFERED: usize = 200;
/// Writes a choice further in than the one it lies below.
pub const STEP_IN: &str = "\u{a0}\u{a0}";

/// How many characters of what is sought are looked at: no name is longer.
const MAX_SOUGHT: usize = 1_000;
/// How many words of it are, where each stands for itself.
const MAX_WORDS: usize = 16;

/// Is one choice: its value and its words.
pub type Choice = (String, String);

/// Is what is searched for in a list.
pub struct Sought(String);

impl Sought {
    /// Reads what somebody typed.
    pub fn new(typed: &str) -> Self {
        let typed: String = typed.chars().take(MAX_SOUGHT).collect();
        Self(fold(&typed))
    }

    /// Says whether words have it in them, whatever their letters and marks; all do where nothing is sought.
    pub fn is_in(&self, words: &str) -> bool {
        self.0.is_empty() || fold(words).contains(&self.0)
    }
}

/// Is what is offered of a list of choices.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    /// The choices: in their order, or those that were found, the best first.
    pub choices: Vec<Choice>,
    /// How many more there are with what is sought in them.
    pub n_more: usize,
    /// Those of the choices that were found, in their order; `None` where nothing is sought, or the list is short.
    pub found: Option<Vec<Choice>>,
}

impl Offer {
    /// Offers all of a list where nothing is sought and it is not too long, and of a short one whatever is sought. Else those with every
    /// word that is sought in them, or in those they lie below; the nearest to `own` come first among equals. The one that is chosen is
    /// there too, and those that stand for no entry, such as "all" and "none".
    pub fn of(all: &[Choice], chosen: &str, sought: &str, own: &str) -> Self {
        let sought = fold(&sought.chars().take(MAX_SOUGHT).collect::<String>());
        let words = sought.split([' ', ',']).filter(|word| !word.is_empty());
        let words: Vec<&str> = words.take(MAX_WORDS).collect();
        let is_short = all.len() <= MOST_UNSEARCHED;
        if is_short || words.is_empty() && all.len() <= MOST_CHOICES {
            return Self {
                choices: all.to_vec(),
                n_more: 0,
                found: None,
            };
        }
        let is_there = |at: usize| {
            let value = &all[at].0;
            at == 0 || value == chosen || is_no_entry(value)
        };
        if words.is_empty() {
            return Self::first(all, &is_there);
        }
        let mut hits = hits(all, &sought, &words, own);
        hits.sort_unstable();
        let n_more = hits.len().saturating_sub(N_OFFERED);
        hits.truncate(N_OFFERED);
        let found: Vec<usize> = hits.into_iter().map(|(_, _, at)| at).collect();
        let mut others: Vec<usize> = (0..all.len()).filter(|at| is_there(*at)).collect();
        others.retain(|at| !found.contains(at));
        let n_before = usize::from(others.first() == Some(&0));
        let mut choices: Vec<Choice> = others.iter().map(|at| all[*at].clone()).collect();
        // Out of their order, how far in they lie says nothing.
        let flat = |at: usize| (all[at].0.clone(), trimmed(&all[at].1).to_owned());
        let found: Vec<Choice> = found.into_iter().map(flat).collect();
        choices.splice(n_before..n_before, found.iter().cloned());
        Self {
            choices,
            n_more,
            found: Some(found),
        }
    }

    /// Offers the first of a list, and those that are there in any case.
    fn first(all: &[Choice], is_there: &dyn Fn(usize) -> bool) -> Self {
        let mut room = N_OFFERED;
        let mut n_more = 0;
        let mut choices = Vec::new();
        for (at, choice) in all.iter().enumerate() {
            let is_there = is_there(at);
            if is_there || room > 0 {
                room -= usize::from(!is_there);
                choices.push(choice.clone());
            } else {
                n_more += 1;
            }
        }
        Self {
            choices,
            n_more,
            found: None,
        }
    }
}

fn trimmed(words: &str) -> &str {
    words.trim_start_matches(STEP_IN)
}

/// Says how well a choice answers to what is sought.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Rank {
    /// Its name is that, with or without the unit above.
    Exact,
    /// Its name begins with it.
    Begins,
    /// Each word begins one of its own.
    Words,
    /// Each word is in its own.
    Parts,
    /// Some are in the words of those it lies below.
    Below,
}

/// Lists the choices that are found: how well each answers, how far it is from the own one, and its place.
fn hits(all: &[Choice], sought: &str, words: &[&str], own: &str) -> Vec<(Rank, usize, usize)> {
    // Of each that the next may lie below, how far in it stands, its place, and which of the words it and those above have.
    let mut above: Vec<(usize, usize, u32)> = Vec::new();
    let all_words = (1_u32 << words.len()) - 1;
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(all.len());
    let mut found = Vec::new();
    for (at, (value, shown)) in all.iter().enumerate() {
        let depth = (shown.len() - trimmed(shown).len()) / STEP_IN.len();
        let name = fold(shown);
        let has =
            |own: u32, (nth, word): (usize, &&str)| own | u32::from(name.contains(*word)) << nth;
        let own_words = words.iter().enumerate().fold(0, has);
        above.retain(|(other, _, _)| *other < depth);
        let parent = above.last();
        let with_above = own_words | parent.map_or(0, |(_, _, words)| *words);
        parents.push(parent.map(|(_, at, _)| *at));
        above.push((depth, at, with_above));
        if with_above == all_words && !is_no_entry(value) {
            let rank = match own_words == all_words {
                true => rank(&name, sought, words),
                false => Rank::Below,
            };
            found.push((rank, at));
        }
    }
    let far = distances(all, &parents, own);
    let hit = |(rank, at): (Rank, usize)| (rank, far[at], at);
    found.into_iter().map(hit).collect()
}

/// Ranks a name that has all words in it.
fn rank(name: &str, sought: &str, words: &[&str]) -> Rank {
    let alone = name.split(',').next().unwrap_or(name).trim();
    let own = name.split(|one: char| !one.is_alphanumeric());
    let begins = |word: &&str| own.clone().any(|one| one.starts_with(*word));
    match () {
        () if name == sought || alone == sought => Rank::Exact,
        () if name.starts_with(sought) => Rank::Begins,
        () if words.iter().all(begins) => Rank::Words,
        () => Rank::Parts,
    }
}

/// Returns for each choice how many steps up from the own one lies what both lie within; more than any for those that share nothing.
fn distances(all: &[Choice], parents: &[Option<usize>], own: &str) -> Vec<usize> {
    let mut far = vec![usize::MAX; all.len()];
    let own = all
        .iter()
        .position(|(value, _)| !own.is_empty() && value == own);
    let line = std::iter::successors(own, |at| parents[*at]);
    line.enumerate().for_each(|(n, at)| far[at] = n);
    for (at, parent) in parents.iter().enumerate() {
        if let Some(parent) = parent {
            far[at] = far[at].min(far[*parent]);
        }
    }
    far
}

/// Suggests of many names the first with what is typed in them.
pub fn suggested(names: &[String], typed: &str) -> Vec<String> {
    let sought = Sought::new(typed);
    let found = names.iter().filter(|name| sought.is_in(name));
    found.take(N_OFFERED).cloned().collect()
}

fn is_no_entry(value: &str) -> bool {
    value.is_empty() || UnitChoice::read(value).is_new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::unit_choice::other_unit;

    fn choices(n: usize) -> Vec<Choice> {
        let all = (String::new(), "Tất cả".to_owned());
        let units = (1..=n).map(|n| (n.to_string(), format!("\u{a0}\u{a0}Xã Đông {n}")));
        let other = (other_unit(), "Đơn vị khác".to_owned());
        [all].into_iter().chain(units).chain([other]).collect()
    }

    #[test]
    fn a_short_list_is_offered_as_it_is_whatever_was_sought() {
        for (n, sought) in [
            (MOST_UNSEARCHED, "xyz"),
            (MOST_CHOICES, ""),
            (MOST_CHOICES, " "),
        ] {
            let all = choices(n - 2);
            let offer = Offer::of(&all, "", sought, "");
            assert_eq!((offer.choices, offer.n_more), (all, 0));
        }
    }

    #[test]
    fn a_choice_is_found_by_words_of_its_own_and_of_what_it_lies_below() {
        let mut all = vec![
            (String::new(), "Tất cả".to_owned()),
            ("t".into(), "Tỉnh Yên".into()),
        ];
        for xa in 1..=148 {
            all.push((format!("{xa}"), format!("{STEP_IN}Xã Lạc {xa}")));
            for khu in 1..=6 {
                let name = format!("{STEP_IN}{STEP_IN}Chi bộ khu {khu}, xã Lạc {xa}");
                all.push((format!("{xa}/{khu}"), name));
            }
        }
        all.push(("148/t".into(), format!("{STEP_IN}{STEP_IN}Trường Đông")));
        let found = |sought: &str| {
            let offer = Offer::of(&all, "", sought, "");
            let values = offer.choices.into_iter().skip(1).map(|(value, _)| value);
            (values.collect::<Vec<_>>().join(" "), offer.n_more)
        };
        assert_eq!(found("khu 6 lac 148"), ("148/6".to_owned(), 0));
        assert_eq!(found("truong lac 148").0, "148/t");
        assert_eq!(found("Chi bộ khu 2, xã Lạc 97").0, "97/2");
        assert_eq!(
            found("xa lac 148").0,
            "148 148/1 148/2 148/3 148/4 148/5 148/6 148/t"
        );
        let (first, n_more) = found("tinh yen");
        assert!(first.starts_with("t 1 1/1") && n_more == 148 * 7 + 2 - 200);
        assert_eq!(found("xyz"), (String::new(), 0));
    }

    #[test]
    fn what_is_found_stands_by_how_well_it_answers_and_how_near_it_is() {
        let unit = |depth: usize, id: &str, name: &str| {
            let words = format!("{}{name}", STEP_IN.repeat(depth));
            (id.to_owned(), words)
        };
        let mut all = vec![(String::new(), "Tất cả".to_owned())];
        all.push(unit(0, "tinh", "Tỉnh"));
        for xa in ["a", "b"] {
            all.push(unit(1, xa, &format!("Xã {xa}")));
            for (id, name) in [
                ("truong", "Trường Vân An"),
                ("an", "Thôn An"),
                ("an-10", "Thôn An 10"),
                ("moi", "Xóm Thôn An"),
                ("lan", "Lan thôn"),
            ] {
                all.push(unit(2, &format!("{xa}-{id}"), &format!("{name}, xã {xa}")));
            }
        }
        (0..40).for_each(|n| all.push(unit(1, &format!("k{n}"), &format!("Khác {n}"))));
        all.push((other_unit(), "Đơn vị khác".to_owned()));
        let found = |sought: &str, own: &str| {
            let offer = Offer::of(&all, "k7", sought, own);
            let found = offer.found.unwrap_or_default();
            let shown: Vec<Choice> = offer.choices[1..=found.len()].to_vec();
            assert_eq!(shown, found);
            assert_eq!(offer.choices[0].0, "");
            let rest = offer.choices[1 + found.len()..].iter();
            let rest: Vec<&str> = rest.map(|(value, _)| value.as_str()).collect();
            assert_eq!(rest, ["k7", &other_unit()]);
            let found = found.into_iter().map(|(value, _)| value);
            found.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            found("thôn an", ""),
            "a-an b-an a-an-10 b-an-10 a-moi b-moi a-lan b-lan"
        );
        assert_eq!(
            found("thon an", "b"),
            "b-an a-an b-an-10 a-an-10 b-moi a-moi b-lan a-lan"
        );
        assert_eq!(found("thon an", "b-truong").split(' ').next(), Some("b-an"));
        assert_eq!(found("thôn an, xã b", ""), "b-an b-an-10 b-moi b-lan");
        assert_eq!(found("an xa b", ""), "b-truong b-an b-an-10 b-moi b-lan");
        assert_eq!(found("tinh truong", ""), "a-truong b-truong");
        assert_eq!(found("không có", ""), "");
    }

    #[test]
    fn of_a_long_list_the_first_are_offered_with_the_chosen_one_and_what_is_no_entry() {
        let offer = Offer::of(&choices(30_000), "20000", "", "");
        let values: Vec<&str> = offer.choices.iter().map(|(one, _)| one.as_str()).collect();
        assert_eq!(values.len(), 1 + N_OFFERED + 1 + 1);
        assert_eq!((values[0], values[1], values[N_OFFERED]), ("", "1", "200"));
        assert_eq!(values[N_OFFERED + 1..], ["20000", &other_unit()]);
        assert_eq!(offer.n_more, 30_000 - N_OFFERED - 1);
    }

    #[test]
    fn of_many_names_those_are_suggested_that_go_on_from_what_is_typed() {
        let names: Vec<String> = (0..2_000).map(|n| format!("Bằng khen {n}")).collect();
        assert_eq!(suggested(&names, "").len(), N_OFFERED);
        assert_eq!(suggested(&names, "bang khen 1999"), ["Bằng khen 1999"]);
    }

    #[test]
    fn a_choice_is_found_by_part_of_its_name_without_marks() {
        let offer = Offer::of(&choices(30_000), "", " dong 29999", "");
        let values: Vec<&str> = offer.choices.iter().map(|(one, _)| one.as_str()).collect();
        assert_eq!(values, ["", "29999", &other_unit()]);
        assert_eq!(offer.n_more, 0);
    }
}
