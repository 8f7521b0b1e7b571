//! Units: a tree with dates and successors.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::date::PartialDate;
use super::fold::{collation_key, is_blank};
use super::member;
use super::naming::shown_name;
use super::register::{Collection, RecordId, Register};

/// Is one unit of the tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unit {
    /// Its id.
    pub id: String,
    /// Its name as it is shown: words in its place where it has none.
    pub name: String,
    /// Whether it has a name of which anything can be seen.
    pub is_named: bool,
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
    /// Ids of the units that took its place.
    pub successors: Vec<String>,
    /// Whether it has ended, and so is no longer offered for new models.
    pub is_retired: bool,
}

impl Unit {
    /// Returns the name that somebody gave it, "" where nobody did.
    pub fn given_name(&self) -> &str {
        if self.is_named { &self.name } else { "" }
    }

    /// Says whether its last day, as late as it can mean, lies before a year.
    pub fn has_ended_before(&self, year: i32) -> bool {
        self.valid_to.is_some_and(|last| last.year() < year)
    }
}

/// Knows all units of a register.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UnitTree {
    units: BTreeMap<String, Unit>,
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
                let name = record.text(&[member::NAME]);
                let valid_to = date(member::VALID_TO);
                let unit = Unit {
                    id: id.id.clone(),
                    name: shown_name(name, &id.id).into_owned(),
                    is_named: !is_blank(name),
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
                };
                (id.id.clone(), unit)
            })
            .collect();
        Self { units }
    }

    /// Tells what day it is: a unit whose last day is still to come has not ended. Without it, any end is one.
    pub fn on(mut self, today: NaiveDate) -> Self {
        for unit in self.units.values_mut() {
            unit.is_retired = unit.valid_to.is_some_and(|last| last.last_day() <= today);
        }
        self
    }

    /// Returns a unit.
    pub fn get(&self, id: &str) -> Option<&Unit> {
        self.units.get(id)
    }

    /// Returns a unit's name; its id where it is not in the tree.
    pub fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.get(id).map_or(id, |unit| &unit.name)
    }

    /// Says whether the tree has the unit.
    pub fn has(&self, id: &str) -> bool {
        self.units.contains_key(id)
    }

    /// Returns the parent as the tree has it: "" where it is missing, for then the unit stands at the top.
    pub fn known_parent<'a>(&self, parent: &'a str) -> &'a str {
        if self.has(parent) { parent } else { "" }
    }

    /// Lists the units with their depth: each below its parent, in the order of their names.
    ///
    /// A unit whose parent is missing stands at the top; one caught in a cycle of parents too.
    pub fn in_order(&self) -> Vec<(usize, &Unit)> {
        self.in_order_below(&|unit| &unit.parent)
    }

    /// Lists the units as [`Self::in_order`], each below the parent it is said to have.
    pub fn in_order_below<'a>(
        &'a self,
        parent: &dyn Fn(&'a Unit) -> &'a str,
    ) -> Vec<(usize, &'a Unit)> {
        let mut children: BTreeMap<&str, Vec<&Unit>> = BTreeMap::new();
        for unit in self.units.values() {
            let parent = self.known_parent(parent(unit));
            children.entry(parent).or_default().push(unit);
        }
        for siblings in children.values_mut() {
            siblings.sort_by_cached_key(|unit| (collation_key(&unit.name), &unit.id));
        }
        let mut ordered = Vec::with_capacity(self.units.len());
        let mut placed = BTreeSet::new();
        let tops = children.get("").cloned().unwrap_or_default();
        for top in tops.into_iter().chain(self.units.values()) {
            let mut waiting = vec![(0, top)];
            while let Some((depth, unit)) = waiting.pop() {
                if placed.insert(unit.id.as_str()) {
                    ordered.push((depth, unit));
                    let below = children.get(unit.id.as_str());
                    let below = below.into_iter().flatten().rev();
                    waiting.extend(below.map(|child| (depth + 1, *child)));
                }
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
                passed.insert(unit.parent.as_str());
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
        let mut at = id;
        for _ in 0..=self.units.len() {
            if at == top {
                return true;
            }
            match self.get(at) {
                Some(unit) if !unit.parent.is_empty() => at = &unit.parent,
                _ => return false,
            }
        }
        false
    }

    /// Returns how many steps lead up from a unit to one it lies within; 0 to itself.
    pub fn steps_up(&self, id: &str, top: &str) -> usize {
        let mut at = id;
        let n_most = self.units.len();
        for n in 0..=n_most {
            match self.get(at) {
                _ if at == top => return n,
                Some(unit) => at = &unit.parent,
                None => break,
            }
        }
        n_most
    }

    /// Returns the unit that stands today where a unit stood: the end of its chain of successors. A unit that was split has no
    /// one successor, and one whose successors lead back to it or out of the tree has none: both stand for themselves.
    pub fn today<'a>(&'a self, id: &'a str) -> &'a str {
        self.standing(id, &|unit| unit.is_retired)
    }

    /// Returns the unit that stood in a year where a unit stood: as [`Self::today`], along those that had ended before the year
    /// began. A unit still has the year in which it ended.
    pub fn in_year<'a>(&'a self, id: &'a str, year: i32) -> &'a str {
        self.standing(id, &|unit| unit.has_ended_before(year))
    }

    fn standing<'a>(&'a self, id: &'a str, has_ended: &dyn Fn(&Unit) -> bool) -> &'a str {
        let mut at = id;
        for _ in 0..=self.units.len() {
            match self.get(at) {
                Some(unit) if has_ended(unit) => match &unit.successors[..] {
                    [only] if self.has(only) && only != at => at = only,
                    _ => return at,
                },
                Some(_) => return at,
                None => return id,
            }
        }
        id
    }

    /// Says whether the models of a unit count for another: for `id` is it or lies below it, as the units were, or as they are
    /// today. So a unit of today has the models of those it took the place of, and one that has ended still has its own.
    pub fn counts_for(&self, id: &str, top: &str) -> bool {
        self.is_within(id, top) || self.is_within_today(id, top)
    }

    /// Says whether the unit that stands today where `id` stood is `top` or lies below it. What lies below a unit that has
    /// ended lies below the one that took its place.
    pub fn is_within_today(&self, id: &str, top: &str) -> bool {
        self.is_standing_within(id, top, &|id| self.today(id))
    }

    /// Says whether the unit that stood in a year where `id` stood was `top` or lay below it, as [`Self::is_within_today`].
    pub fn is_within_in_year(&self, id: &str, top: &str, year: i32) -> bool {
        self.is_standing_within(id, top, &|id| self.in_year(id, year))
    }

    fn is_standing_within<'a>(
        &'a self,
        id: &'a str,
        top: &str,
        standing: &dyn Fn(&'a str) -> &'a str,
    ) -> bool {
        let mut at = standing(id);
        for _ in 0..=self.units.len() {
            if at == top {
                return true;
            }
            match self.get(at) {
                Some(unit) if !unit.parent.is_empty() => at = standing(&unit.parent),
                _ => return false,
            }
        }
        false
    }

    /// Says whether a unit's last day, as late as it can mean, lies before another last day, as early as that can mean.
    pub fn ends_before(&self, id: &str, last: PartialDate) -> bool {
        let ends = self.get(id).and_then(|unit| unit.valid_to);
        ends.is_some_and(|ends| ends.last_day() < last.first_day())
    }

    /// Says whether following the successors of a unit can come to another.
    pub fn leads_to(&self, from: &str, to: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut waiting = vec![from];
        while let Some(id) = waiting.pop() {
            let next = self.get(id).map_or(&[][..], |unit| &unit.successors);
            for id in next {
                if id == to {
                    return true;
                }
                if seen.insert(id.as_str()) {
                    waiting.push(id);
                }
            }
        }
        false
    }

    /// Says whether the parents of a unit lead back to it, as files can have it.
    pub fn is_in_circle(&self, id: &str) -> bool {
        self.get(id)
            .is_some_and(|unit| !unit.parent.is_empty() && self.is_within(&unit.parent, id))
    }

    /// Returns the units, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Unit> {
        self.units.values()
    }
}

/// Says whether any model or unit of the register names the unit.
pub fn is_unit_used(register: &Register, id: &str) -> bool {
    let names = |record: &super::record::Record, segment| record.text(&[segment]) == id;
    register
        .collection(&Collection::Models)
        .any(|(_, record)| names(record, member::UNIT))
        || register
            .collection(&Collection::Units)
            .any(|(unit, record)| *unit != RecordId::unit(id) && names(record, member::PARENT))
}
