//! The lines of units: what lies within what, as it is written, as it was in a year and as it is today.
//!
//! Parents and successors are followed once for all units; see [`crate::domain::lineage`].

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Unit, UnitTree};
use crate::domain::lineage::Lineage;
use crate::domain::steps;

/// For how many ways of looking at the units their lines are kept: more than any question has years.
const N_KEPT: usize = 40;

/// Says which unit stands where a unit is named.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Standing {
    /// That unit itself.
    AsWritten,
    /// The one that stood there in a year.
    InYear(i32),
    /// The one that stands there today.
    Today,
}

/// Is what a tree has worked out of its units.
#[derive(Debug, Default)]
pub(in crate::domain) struct Lines {
    successions: Option<Arc<Successions>>,
    lineages: BTreeMap<Standing, Arc<Lineage>>,
}

/// Knows which unit took whose place, by the numbers of the units.
#[derive(Debug)]
struct Successions {
    /// The one that stands today.
    today: Vec<usize>,
    /// The last year of each that another took the place of; the last there is for those that stay.
    last_years: Vec<i32>,
    /// The first of those after it whose last year is later.
    later: Vec<Option<usize>>,
    /// All years in which one of them ended.
    years: Vec<i32>,
}

impl Successions {
    fn of(tree: &UnitTree) -> Self {
        let units = tree.units();
        let only = |(at, unit): (usize, &Unit)| match &unit.successors[..] {
            [only] => (tree.place(only)).filter(|next| *next != at && *next < units.len()),
            _ => None,
        };
        let next: Vec<Option<usize>> = units.iter().enumerate().map(only).collect();
        let those = |has_ended: &dyn Fn(&Unit) -> bool| {
            let each = units.iter().zip(&next);
            each.map(|(unit, next)| next.filter(|_| has_ended(unit)))
                .collect::<Vec<_>>()
        };
        let ended = those(&|unit| unit.valid_to.is_some());
        let last_years: Vec<i32> = (units.iter().zip(&ended))
            .map(|(unit, next)| unit.valid_to.filter(|_| next.is_some()))
            .map(|last| last.map_or(i32::MAX, |last| last.year()))
            .collect();
        let mut years = last_years.clone();
        years.sort_unstable();
        years.dedup();
        Self {
            today: ends(those(&|unit| unit.is_retired)),
            later: later(ended, &last_years),
            last_years,
            years,
        }
    }

    /// Returns the one that stood in a year where a unit stood.
    fn in_year(&self, unit: usize, year: i32) -> usize {
        let mut at = unit;
        while self.last_years[at] < year {
            steps::note(1);
            match self.later[at] {
                Some(later) => at = later,
                // A circle, in which none stays.
                None => return unit,
            }
        }
        at
    }
}

/// Returns the end of each line; itself for one whose line leads into a circle.
fn ends(next: Vec<Option<usize>>) -> Vec<usize> {
    let lineage = Lineage::of(next);
    let n = lineage.len();
    let mut ends: Vec<Option<usize>> = vec![None; n];
    for one in lineage.downwards() {
        ends[one] = match lineage.above(one) {
            _ if lineage.is_in_circle(one) => None,
            None => Some(one),
            Some(next) => ends[next],
        };
    }
    let ends = ends.into_iter().enumerate();
    ends.map(|(one, end)| end.unwrap_or(one)).collect()
}

/// Returns for each the first one on its line whose last year is later than its own.
fn later(next: Vec<Option<usize>>, last_years: &[i32]) -> Vec<Option<usize>> {
    let lineage = Lineage::of(next);
    let mut later: Vec<Option<usize>> = vec![None; lineage.len()];
    // Twice round a circle, each meets what was found of those before it.
    for one in lineage.downwards() {
        let mut at = lineage.above(one);
        while let Some(next) = at.filter(|next| last_years[*next] <= last_years[one]) {
            steps::note(1);
            at = later[next];
        }
        later[one] = at;
    }
    later
}

impl UnitTree {
    fn successions(&self) -> Arc<Successions> {
        let made = self.lines.with(|made| made.successions.clone());
        made.unwrap_or_else(|| {
            let found = Arc::new(Successions::of(self));
            self.lines
                .with(|made| made.successions = Some(Arc::clone(&found)));
            found
        })
    }

    /// Returns the lines of the units, by their places: each unit below the one that stands where its parent is named.
    pub fn lines(&self, standing: Standing) -> Arc<Lineage> {
        let key = match standing {
            // Between two years in which units ended nothing changes.
            Standing::InYear(year) => {
                let years = &self.successions().years;
                let next = years.partition_point(|last| *last < year);
                Standing::InYear(years.get(next).copied().unwrap_or(i32::MAX))
            }
            other => other,
        };
        let made = self.lines.with(|made| made.lineages.get(&key).cloned());
        made.unwrap_or_else(|| {
            let found = Arc::new(Lineage::of(self.all_above(standing)));
            self.lines.with(|made| {
                if made.lineages.len() >= N_KEPT {
                    made.lineages.clear();
                }
                made.lineages.insert(key, Arc::clone(&found));
            });
            found
        })
    }

    fn all_above(&self, standing: Standing) -> Vec<Option<usize>> {
        let above = |place: usize| {
            let parent = self.at(place).map_or("", |unit| &unit.parent);
            let parent = self.place(parent).filter(|_| !parent.is_empty())?;
            Some(self.standing_at(standing, parent))
        };
        (0..self.n_places()).map(above).collect()
    }

    /// Returns the place of the topmost unit above each, as they are written: its own for one that lies in a circle or below one.
    pub(in crate::domain) fn tops(&self) -> Vec<usize> {
        ends(self.all_above(Standing::AsWritten))
    }

    /// Returns the place of the unit that stands where a unit is.
    pub(in crate::domain) fn standing_at(&self, standing: Standing, place: usize) -> usize {
        if self.at(place).is_none() {
            return place;
        }
        match standing {
            Standing::AsWritten => place,
            Standing::InYear(year) => self.successions().in_year(place, year),
            Standing::Today => self.successions().today[place],
        }
    }

    /// Returns the unit directly above one, as far as the tree has both.
    fn known_above(&self, standing: Standing, id: &str) -> Option<&str> {
        let above = self.lines(standing).above(self.place(id)?)?;
        self.at(above).map(|unit| unit.id.as_str())
    }

    /// Returns the unit that stands where one is named; that id where the tree lacks it.
    pub fn standing<'a>(&'a self, standing: Standing, id: &'a str) -> &'a str {
        let place = self.place(id);
        place.map_or(id, |place| self.id_at(self.standing_at(standing, place)))
    }

    /// Says whether the unit that stands where `id` is named is `top` or lies anywhere below it.
    pub fn stands_within(&self, standing: Standing, id: &str, top: &str) -> bool {
        match (self.place(id), self.place(top)) {
            (Some(place), Some(top)) => {
                let place = self.standing_at(standing, place);
                self.lines(standing).is_within(place, top)
            }
            _ => id == top,
        }
    }

    /// Counts for each of some tops on how many of some ids the unit stands that is it or lies anywhere below it.
    pub fn n_within(&self, standing: Standing, tops: &[&str], ids: &[&str]) -> Vec<usize> {
        let (places, unknown) = self.places_standing(standing, ids);
        let (known, _) = self.places_standing(Standing::AsWritten, tops);
        let counts = self.lines(standing).n_within(&known, &places);
        let mut counts = counts.into_iter();
        let count = |top: &&str| match self.place(top) {
            Some(_) => counts.next().unwrap_or_default(),
            None => unknown.get(top).copied().unwrap_or_default(),
        };
        tops.iter().map(count).collect()
    }

    /// Counts for each of some ids how many of the others the unit that stands there lies within.
    pub fn n_others_around(&self, standing: Standing, ids: &[&str]) -> Vec<usize> {
        let (places, _) = self.places_standing(standing, ids);
        let (tops, _) = self.places_standing(Standing::AsWritten, ids);
        let lines = self.lines(standing);
        let counts = lines.n_around(&places, &tops).into_iter();
        let counts = counts.zip(places.into_iter().zip(tops));
        let mut counts =
            counts.map(|(n, (place, own))| n - usize::from(lines.is_within(place, own)));
        let count = |id: &&str| self.place(id).and_then(|_| counts.next());
        let counts = ids.iter().map(count);
        counts.map(Option::unwrap_or_default).collect()
    }

    /// Returns the places of the units that stand where some are named, and counts what has none.
    fn places_standing<'s>(
        &self,
        standing: Standing,
        ids: &[&'s str],
    ) -> (Vec<usize>, BTreeMap<&'s str, usize>) {
        let mut places = Vec::new();
        let mut unknown = BTreeMap::new();
        for id in ids {
            match self.place(id) {
                Some(place) => places.push(self.standing_at(standing, place)),
                None => *unknown.entry(*id).or_default() += 1,
            }
        }
        (places, unknown)
    }

    /// Hands down what is said at units to all that lie within them. `both` makes one of what is said at a unit and what comes from
    /// above; said twice must be as good as said once.
    pub fn inherited<'s, T: Clone>(
        &self,
        standing: Standing,
        said: impl IntoIterator<Item = (&'s str, T)>,
        both: &dyn Fn(&T, &T) -> T,
    ) -> Inherited<T> {
        let mut at_units = vec![None; self.n_places()];
        let mut elsewhere = BTreeMap::new();
        for (id, one) in said {
            match self.place(id) {
                Some(place) => put(&mut at_units[place], one, both),
                None => {
                    let mut own = elsewhere.remove(id);
                    put(&mut own, one, both);
                    elsewhere.extend(own.map(|own| (id.to_owned(), own)));
                }
            }
        }
        let is_any = at_units.iter().any(Option::is_some);
        Inherited {
            standing,
            at_units: match is_any {
                true => self.lines(standing).inherited(&at_units, both),
                false => at_units,
            },
            elsewhere,
        }
    }
}

fn put<T>(own: &mut Option<T>, one: T, both: &dyn Fn(&T, &T) -> T) {
    *own = Some(match own.take() {
        Some(own) => both(&own, &one),
        None => one,
    });
}

/// Is what is said at units, as it holds for each of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inherited<T> {
    standing: Standing,
    at_units: Vec<Option<T>>,
    elsewhere: BTreeMap<String, T>,
}

impl<T> Inherited<T> {
    /// Returns what holds for a unit of the tree it was made of.
    pub fn get(&self, tree: &UnitTree, id: &str) -> Option<&T> {
        match tree.place(id) {
            Some(place) => self.at_units[tree.standing_at(self.standing, place)].as_ref(),
            None => self.elsewhere.get(id),
        }
    }
}

/// Knows which units stand in other lines in one state of the units than in another.
pub struct MovedLines<'a> {
    trees: [&'a UnitTree; 2],
    standing: Standing,
    below_moved: Inherited<bool>,
}

impl<'a> MovedLines<'a> {
    /// Compares two states.
    pub fn of(before: &'a UnitTree, after: &'a UnitTree, standing: Standing) -> Self {
        let ids = before.iter().map(|unit| unit.id.as_str());
        let moved =
            ids.filter(|id| before.known_above(standing, id) != after.known_above(standing, id));
        let moved = moved.map(|id| (id, true));
        Self {
            trees: [before, after],
            standing,
            below_moved: before.inherited(standing, moved, &|own, above| *own || *above),
        }
    }

    /// Says whether the line of a unit before is another than that of a unit after, as far as units are known.
    pub fn differ(&self, old: &str, new: &str) -> bool {
        let [before, after] = self.trees;
        let stood = before.standing(self.standing, old);
        stood != after.standing(self.standing, new)
            || self.below_moved.get(before, old) == Some(&true)
            || !before.has(stood) && after.known_above(self.standing, stood).is_some()
    }
}
