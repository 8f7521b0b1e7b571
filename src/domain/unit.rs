//! Units: a tree with dates and successors.

pub mod lines;
pub mod names;
pub mod used;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::date::PartialDate;
use super::fold::{collation_key, is_blank};
use super::member;
use super::memo::Memo;
use super::naming::shown_name;
use super::own_first::has_several_names;
use super::register::{Collection, Register};
use super::steps;
use lines::{Lines, Standing};
use names::{level_named, names_an_office};

/// The level whose units have units of their own inside that register models: every commune has a first party cell.
pub const COMMUNE: &str = "commune";
/// The level of provinces, and of the cities that stand beside them.
pub const PROVINCE: &str = "province";

/// The level of districts, which ended on 30/6/2025.
pub const DISTRICT: &str = "district";

/// Is one unit of the tree.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Unit {
    /// Its id.
    pub id: String,
    /// Its name as it is shown: words in its place where it has none.
    pub name: String,
    /// Whether it has a name of which anything can be seen.
    pub is_named: bool,
    /// Whether several names are there to be decided between.
    pub is_undecided: bool,
    /// The word for what it is inside a commune; "" for an administrative unit.
    pub kind: String,
    /// The id of its level.
    pub level: String,
    /// The id of the unit above, "" at the top.
    pub parent: String,
    /// Its first day.
    pub valid_from: Option<PartialDate>,
    /// Its last day: set when the unit was merged, split or dissolved.
    pub valid_to: Option<PartialDate>,
    /// The id of the level that its name begins with; "" for none.
    pub named_level: &'static str,
    /// Ids of the units that took its place.
    pub successors: Vec<String>,
    /// Whether it has ended, and so is no longer offered for new models.
    pub is_retired: bool,
}

impl Unit {
    /// Returns one of which only the name is known.
    fn named(id: &str, name: &str) -> Self {
        Self {
            id: id.to_owned(),
            name: shown_name(name, id).into_owned(),
            is_named: !is_blank(name),
            named_level: level_named(name),
            ..Self::default()
        }
    }

    /// Returns the name that somebody gave it, "" where nobody did.
    pub fn given_name(&self) -> &str {
        if self.is_named { &self.name } else { "" }
    }

    /// Returns the level that it counts as: the stated one, else that which its name begins with; "" where neither says any.
    pub fn counted_level(&self) -> &str {
        match self.level.as_str() {
            "" if self.kind.is_empty() => self.named_level,
            stated => stated,
        }
    }

    /// Says whether it counts as a commune, stated or named so.
    pub fn is_commune(&self) -> bool {
        self.counted_level() == COMMUNE
    }

    /// Says whether nothing tells how high it stands: neither a level nor a name as offices have it. Below a commune it is a body in it.
    pub fn has_no_rank(&self) -> bool {
        self.counted_level().is_empty() && !names_an_office(&self.name)
    }

    /// Says whether its last day, as late as it can mean, lies before a year.
    pub fn has_ended_before(&self, year: i32) -> bool {
        self.valid_to.is_some_and(|last| last.year() < year)
    }
}

/// Knows all units of a register.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UnitTree {
    /// In the order of their ids.
    units: Vec<Unit>,
    /// The parents that units name and the register lacks, in the order of their ids.
    missing: Vec<String>,
    /// What those are called that share their name with another, by their places.
    pub(super) told: Vec<Option<Box<str>>>,
    pub(super) lines: Memo<Lines>,
    /// The depths and places of the units, in the order of [`Self::in_order`].
    order: Memo<Option<Vec<(usize, usize)>>>,
}

impl UnitTree {
    /// Reads the units that are not hidden.
    pub fn of(register: &Register) -> Self {
        let units = register
            .collection(&Collection::Units)
            .filter(|(_, record)| !record.is_hidden(&[]))
            .map(|(id, record)| {
                let text = |segment| record.text(&[segment]).to_owned();
                let date = |segment| PartialDate::from_iso(record.text(&[segment])).ok();
                let valid_to = date(member::VALID_TO);
                Unit {
                    is_undecided: has_several_names(record),
                    kind: text(member::KIND),
                    level: text(member::LEVEL),
                    parent: text(member::PARENT),
                    valid_from: date(member::VALID_FROM),
                    valid_to,
                    is_retired: valid_to.is_some(),
                    successors: record
                        .below(&[member::SUCCESSORS])
                        .filter_map(|(_, leaf)| leaf.face())
                        .map(|entry| entry.value.as_text().to_owned())
                        .collect(),
                    ..Unit::named(&id.id, record.text(&[member::NAME]))
                }
            })
            .collect();
        Self::with(units)
    }

    fn with(units: Vec<Unit>) -> Self {
        let mut tree = Self {
            units,
            ..Self::default()
        };
        let parents = tree.units.iter().map(|unit| &unit.parent);
        let missing = parents.filter(|parent| !parent.is_empty() && !tree.has(parent));
        let missing: BTreeSet<&String> = missing.collect();
        tree.missing = missing.into_iter().cloned().collect();
        tree.told = tree.all_told_apart();
        tree
    }

    /// Adds a unit of which only the name is known; one that is there stays as it is.
    pub fn supposing(self, id: &str, name: &str) -> Self {
        if self.has(id) {
            return self;
        }
        let mut units = self.units;
        let at = units.partition_point(|unit| unit.id.as_str() < id);
        units.insert(at, Unit::named(id, name));
        Self::with(units)
    }

    /// Tells what day it is: a unit whose last day is still to come has not ended. Without it, any end is one.
    pub fn on(mut self, today: NaiveDate) -> Self {
        for unit in &mut self.units {
            unit.is_retired = unit.valid_to.is_some_and(|last| last.last_day() <= today);
        }
        self.lines = Memo::default();
        self
    }

    /// Lists the units, in the order of their ids.
    pub(super) fn units(&self) -> &[Unit] {
        &self.units
    }

    /// Returns how many places there are: one for each unit, then one for each parent that is missing.
    pub(super) fn n_places(&self) -> usize {
        self.units.len() + self.missing.len()
    }

    /// Returns the place of a unit, or of a parent that is missing.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        steps::note(1);
        let known = self.units.binary_search_by(|unit| unit.id.as_str().cmp(id));
        let missing = || {
            let missing = self.missing.binary_search_by(|one| one.as_str().cmp(id));
            missing.ok().map(|place| self.units.len() + place)
        };
        known.ok().or_else(missing)
    }

    /// Returns the unit at a place.
    pub(super) fn at(&self, place: usize) -> Option<&Unit> {
        self.units.get(place)
    }

    /// Returns the id of what stands at a place.
    pub(super) fn id_at(&self, place: usize) -> &str {
        match self.units.get(place) {
            Some(unit) => &unit.id,
            None => self
                .missing
                .get(place - self.units.len())
                .map_or("", |id| id),
        }
    }

    /// Returns a unit.
    pub fn get(&self, id: &str) -> Option<&Unit> {
        self.units.get(self.place(id)?)
    }

    /// Returns a unit's name; its id where it is not in the tree. Where people could mean another of this name, [`Self::told_apart`]
    /// says which.
    pub fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.get(id).map_or(id, |unit| &unit.name)
    }

    /// Says whether the tree has the unit.
    pub fn has(&self, id: &str) -> bool {
        self.get(id).is_some()
    }

    /// Says whether a unit is a body inside a commune: said so, or of no rank and right below one.
    pub fn is_body(&self, unit: &Unit) -> bool {
        let is_inside = || self.get(&unit.parent).is_some_and(Unit::is_commune);
        !unit.kind.is_empty() || unit.has_no_rank() && is_inside()
    }

    /// Returns the parent as the tree has it: "" where it is missing, for then the unit stands at the top.
    pub fn known_parent<'a>(&self, parent: &'a str) -> &'a str {
        if self.has(parent) { parent } else { "" }
    }

    /// Lists the units with their depth: each below its parent, in the order of their names.
    ///
    /// A unit whose parent is missing stands at the top; one caught in a cycle of parents too.
    pub fn in_order(&self) -> Vec<(usize, &Unit)> {
        let known = |(depth, place): &(usize, usize)| Some((*depth, self.units.get(*place)?));
        self.order.with(|order| {
            let order = order.get_or_insert_with(|| self.order_below(&|unit| &unit.parent));
            order.iter().filter_map(known).collect()
        })
    }

    /// Lists the units as [`Self::in_order`], each below the parent it is said to have.
    pub fn in_order_below<'a>(
        &'a self,
        parent: &dyn Fn(&'a Unit) -> &'a str,
    ) -> Vec<(usize, &'a Unit)> {
        let order = self.order_below(parent).into_iter();
        let units = order.filter_map(|(depth, place)| Some((depth, self.units.get(place)?)));
        units.collect()
    }

    /// Lists the places of the units with their depth.
    fn order_below<'a>(&'a self, parent: &dyn Fn(&'a Unit) -> &'a str) -> Vec<(usize, usize)> {
        let mut children: BTreeMap<&str, Vec<(usize, &Unit)>> = BTreeMap::new();
        for (place, unit) in self.units.iter().enumerate() {
            let parent = self.known_parent(parent(unit));
            children.entry(parent).or_default().push((place, unit));
        }
        for siblings in children.values_mut() {
            siblings.sort_by_cached_key(|(_, unit)| (collation_key(&unit.name), &unit.id));
        }
        let mut ordered = Vec::with_capacity(self.units.len());
        let mut is_placed = vec![false; self.units.len()];
        let tops = children.get("").cloned().unwrap_or_default();
        for top in tops.into_iter().chain(self.units.iter().enumerate()) {
            let mut waiting = vec![(0, top)];
            while let Some((depth, (place, unit))) = waiting.pop() {
                if std::mem::replace(&mut is_placed[place], true) {
                    continue;
                }
                ordered.push((depth, place));
                let below = children.get(unit.id.as_str());
                let below = below.into_iter().flatten().rev();
                waiting.extend(below.map(|child| (depth + 1, *child)));
            }
        }
        ordered
    }

    /// Lists the units that are missed in a year: those there are, with no administrative unit below them, that have no model.
    /// A body inside a commune is not missed, and what it has counts for the commune.
    pub fn without_models(&self, year: i32, has_models: &dyn Fn(&str) -> bool) -> Vec<&Unit> {
        let is_missed =
            |unit: &Unit| unit.kind.is_empty() && !unit.is_retired && !unit.has_ended_before(year);
        let mut passed = BTreeSet::new();
        for unit in self.iter() {
            if is_missed(unit) {
                passed.extend([unit.parent.as_str(), self.today(&unit.parent)]);
            }
            if !has_models(&unit.id) {
                continue;
            }
            passed.extend([self.today(&unit.id), self.in_year(&unit.id, year)]);
            let mut at = Some(unit);
            while let Some(unit) = at {
                passed.insert(&unit.id);
                let above = self.get(&unit.parent);
                at = above.filter(|above| !unit.kind.is_empty() && !passed.contains(&*above.id));
            }
        }
        let begins_later = |unit: &Unit| unit.valid_from.is_some_and(|from| from.year() > year);
        let mut units: Vec<&Unit> = self.in_order().into_iter().map(|(_, unit)| unit).collect();
        units.retain(|unit| {
            is_missed(unit) && !begins_later(unit) && !passed.contains(unit.id.as_str())
        });
        units
    }

    /// Says whether `id` is `top` or lies anywhere below it.
    pub fn is_within(&self, id: &str, top: &str) -> bool {
        self.stands_within(Standing::AsWritten, id, top)
    }

    /// Returns the unit that stands today where a unit stood: the end of its chain of successors. A unit that was split has no
    /// one successor, and one whose successors lead round in a circle or out of the tree has none: both stand for themselves.
    pub fn today<'a>(&'a self, id: &'a str) -> &'a str {
        self.standing(Standing::Today, id)
    }

    /// Returns the unit that stood in a year where a unit stood: as [`Self::today`], along those that had ended before the year
    /// began. A unit still has the year in which it ended.
    pub fn in_year<'a>(&'a self, id: &'a str, year: i32) -> &'a str {
        self.standing(Standing::InYear(year), id)
    }

    /// Says whether the models of a unit count for another: for `id` is it or lies below it, as the units were, or as they are
    /// today. So a unit of today has the models of those it took the place of, and one that has ended still has its own.
    pub fn counts_for(&self, id: &str, top: &str) -> bool {
        self.is_within(id, top) || self.is_within_today(id, top)
    }

    /// Says whether the unit that stands today where `id` stood is `top` or lies below it. What lies below a unit that has
    /// ended lies below the one that took its place.
    pub fn is_within_today(&self, id: &str, top: &str) -> bool {
        self.stands_within(Standing::Today, id, top)
    }

    /// Says whether the unit that stood in a year where `id` stood was `top` or lay below it, as [`Self::is_within_today`].
    pub fn is_within_in_year(&self, id: &str, top: &str, year: i32) -> bool {
        self.stands_within(Standing::InYear(year), id, top)
    }

    /// Says whether a unit's last day, as late as it can mean, lies before another last day, as early as that can mean.
    pub fn ends_before(&self, id: &str, last: PartialDate) -> bool {
        let ends = self.get(id).and_then(|unit| unit.valid_to);
        ends.is_some_and(|ends| ends.last_day() < last.first_day())
    }

    /// Returns all that following the successors of units can come to.
    pub fn led_to<'a>(&'a self, units: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'a str> {
        let mut found = BTreeSet::new();
        let mut waiting: Vec<&str> = units.into_iter().collect();
        while let Some(id) = waiting.pop() {
            let next = self.get(id).map_or(&[][..], |unit| &unit.successors);
            let next = next.iter().map(String::as_str);
            waiting.extend(next.filter(|id| found.insert(*id)));
        }
        found
    }

    /// Says whether the parents of a unit lead back to it, as files can have it.
    pub fn is_in_circle(&self, id: &str) -> bool {
        let place = self.place(id);
        place.is_some_and(|place| self.lines(Standing::AsWritten).is_in_circle(place))
    }

    /// Lists a unit and those above it as they are written, the nearest first and each once; a parent that is missing too.
    pub fn upwards<'a>(&'a self, id: &'a str) -> Vec<&'a str> {
        match self.place(id) {
            Some(place) => {
                let lines = self.lines(Standing::AsWritten);
                lines.line(place).map(|at| self.id_at(at)).collect()
            }
            None => vec![id],
        }
    }

    /// Returns the topmost unit above one as they are written, as far as the tree has them; itself where it has none above it.
    pub fn topmost<'a>(&'a self, id: &'a str) -> &'a str {
        let mut upwards = self.upwards(id).into_iter();
        upwards.rfind(|one| self.has(one)).unwrap_or(id)
    }

    /// Returns the units, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().inspect(|_| steps::note(1))
    }
}
