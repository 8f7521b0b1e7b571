//! What a form offers of the catalogue: the entries of the set that holds for a unit in a year.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::catalogue::{CatalogueEntry, CatalogueList};
use super::catalogue_set::{Aspect, Sets};
use super::date::PartialDate;
use super::unit::{DISTRICT, Unit, UnitTree};

/// Knows the ids that the sets in force name, by aspect; where no set says anything, everything that is not retired is offered.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Offered {
    named: BTreeMap<Aspect, BTreeSet<String>>,
    year: Option<i32>,
}

/// The last day on which there were districts: year, month, day.
const LAST_OF_DISTRICTS: (i32, u32, u32) = (2025, 6, 30);

/// Says whether a level is there in a year: districts are in none after 2025. Without a year all are.
pub fn is_level_of(level: &str, year: Option<i32>) -> bool {
    level != DISTRICT || year.is_none_or(|year| year <= LAST_OF_DISTRICTS.0)
}

/// Says whether a level is there on a day.
pub fn is_level_on(level: &str, day: NaiveDate) -> bool {
    level != DISTRICT || (day.year(), day.month(), day.day()) <= LAST_OF_DISTRICTS
}

/// Lists the levels offered for a unit: those there are on a day, and those it has or had when its form was opened.
pub fn levels_of_unit<'a>(
    levels: &'a CatalogueList,
    had: &[&str],
    day: NaiveDate,
) -> Vec<&'a CatalogueEntry> {
    let is_offered = |level: &CatalogueEntry| !level.is_retired && is_level_on(&level.id, day);
    let all = levels.iter();
    all.filter(|level| had.contains(&&*level.id) || is_offered(level))
        .collect()
}

/// Returns the day by which the levels of a unit are told whose first and last day are typed so: the first, else the last, else
/// today.
pub fn day_of_unit(valid_from: &str, valid_to: &str, today: NaiveDate) -> NaiveDate {
    let days = [valid_from, valid_to].map(PartialDate::parse);
    let first = days.into_iter().find_map(Result::ok);
    first.map_or(today, PartialDate::first_day).min(today)
}

/// Returns the level that a new model of a unit is registered at unless people choose otherwise: that of the unit, or of the next
/// one above that has any.
pub fn own_level<'a>(
    tree: &'a UnitTree,
    levels: &CatalogueList,
    unit: &str,
    year: i32,
) -> Option<&'a str> {
    let units = tree.upwards(unit).into_iter();
    let mut found = units.filter_map(|id| tree.get(id).map(Unit::counted_level));
    let level = found.find(|level| !level.is_empty())?;
    let is_offered = levels.get(level).is_some_and(|entry| !entry.is_retired);
    (is_offered && is_level_of(level, Some(year))).then_some(level)
}

impl Offered {
    /// Looks up the sets in force; without a year there are none.
    pub fn of(sets: &Sets, tree: &UnitTree, unit: &str, year: Option<i32>) -> Self {
        let lists = Aspect::ALL
            .iter()
            .filter(|aspect| aspect.collection().is_some());
        let found = lists.filter_map(|&aspect| {
            let set = sets.in_force(tree, unit, year?, aspect)?;
            Some((aspect, set.entries(aspect).iter().cloned().collect()))
        });
        Self {
            named: found.collect(),
            year,
        }
    }

    /// Lists the entries of a list that are offered, and those a model has, in the order of the list. A set that names no
    /// entry of the list at all is none: something must be offered.
    pub fn entries<'a>(
        &self,
        aspect: Aspect,
        list: &'a CatalogueList,
        is_had: impl Fn(&str) -> bool,
    ) -> Vec<&'a CatalogueEntry> {
        let named = self.named.get(&aspect);
        let named = named.filter(|ids| ids.iter().any(|id| list.get(id).is_some()));
        let is_offered = |entry: &CatalogueEntry| match named {
            Some(ids) => ids.contains(&entry.id),
            None if aspect == Aspect::Levels && !is_level_of(&entry.id, self.year) => false,
            None => !entry.is_retired,
        };
        list.iter()
            .filter(|entry| is_offered(entry) || is_had(&entry.id))
            .collect()
    }
}
