//! Mergers and splits: units that end on one day and those that take their place from the next.
//!
//! Nothing else is moved: models and the units below stay where they were written, and are found under the successor by
//! [`UnitTree::is_within_today`].

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::canonical::item_id;
use super::change::Change;
use super::date::{DateError, PartialDate};
use super::fold::compose;
use super::member;
use super::new_id::NewIds;
use super::path::Segment;
use super::register::{RecordId, Register};
use super::unit::{Unit, UnitTree};
use super::unit_draft::MAX_NAME_CHARS;
use super::value::Value;

/// Names an input of the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChangeField {
    /// The units that end.
    Ending,
    /// The first day of what takes their place.
    On,
    /// The unit of the register that takes their place.
    Into,
    /// The names of the new units.
    Names,
    /// Thuộc đơn vị, of the new units.
    Parent,
}

/// Says what is wrong with an input. Texts are names of units.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ChangeFlaw {
    /// Fewer units end than such a change takes: this many are needed.
    TooFewEnd(usize),
    /// A unit is not in the register any more.
    Gone(String),
    /// A unit has ended before.
    HasEnded(String),
    /// A unit began on the day or after it: it would end before it began.
    NotBegun(String),
    /// There is no day.
    DateMissing,
    /// It is no date.
    BadDate(DateError),
    /// A unit would take its own place.
    IntoItself(String),
    /// One of the two stands below the other: the unit that ends, and the one that takes its place.
    Below(String, String),
    /// The successors of the unit that takes the place lead to one that ends.
    LeadsBack(String),
    /// Fewer new units are named than such a change takes: this many are needed.
    TooFewNames(usize),
    /// A name has this many characters.
    NameTooLong(usize),
    /// A name stands there twice, or another unit has it under the same parent.
    NameTaken(String),
    /// The unit above is one that ends, or stands below one.
    ParentEnds(String),
}

/// Says what becomes of the units that end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChangeKind {
    /// Sáp nhập: several become one.
    Merge,
    /// Chia tách: one becomes several.
    Split,
}

/// Holds what the form says, as typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitChangeDraft {
    /// What becomes of the units.
    pub kind: ChangeKind,
    /// Ids of the units that end.
    pub ending: Vec<String>,
    /// The first day of what takes their place.
    pub on: String,
    /// Of a merger, the id of the unit of the register that takes their place; "" for a new one.
    pub into: String,
    /// The names of the new units, one a line.
    pub names: String,
    /// The level of the new units; `None` for that of the first unit that ends.
    pub level: Option<String>,
    /// The unit above the new units; `None` for that of the first unit that ends.
    pub parent: Option<String>,
}

/// Is what a checked form comes to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitChange {
    /// The changes, for [`super::command::Command::Make`].
    pub changes: Vec<(RecordId, Vec<Change>)>,
    /// The names of the units that take the place, in the order of the form.
    pub successors: Vec<String>,
    /// The last day of the units that end.
    pub last_day: PartialDate,
}

impl UnitChangeDraft {
    /// Returns an empty form.
    pub fn new(kind: ChangeKind) -> Self {
        Self {
            kind,
            ending: Vec::new(),
            on: String::new(),
            into: String::new(),
            names: String::new(),
            level: None,
            parent: None,
        }
    }

    /// Returns what the new units have of a unit: what the form says, or as the first that ends has it.
    fn given<'a>(
        &'a self,
        tree: &'a UnitTree,
        typed: &'a Option<String>,
        member: fn(&Unit) -> &String,
    ) -> &'a str {
        let first = || self.ending.first().and_then(|id| tree.get(id));
        match typed {
            Some(typed) => typed,
            None => first().map_or("", |unit| member(unit)),
        }
    }

    fn parent<'a>(&'a self, tree: &'a UnitTree) -> &'a str {
        self.given(tree, &self.parent, |unit| &unit.parent)
    }

    fn new_names(&self) -> Vec<&str> {
        if self.kind == ChangeKind::Merge && !self.into.is_empty() {
            return Vec::new();
        }
        let names = self.names.lines().map(str::trim);
        names.filter(|name| !name.is_empty()).collect()
    }

    /// Checks everything at once.
    ///
    /// # Errors
    /// All that is wrong, in the order of the form.
    pub fn check(&self, register: &Register) -> Result<UnitChange, Vec<(ChangeField, ChangeFlaw)>> {
        let tree = UnitTree::of(register);
        let mut flaws = Vec::new();
        let days = self.check_days(&mut flaws);
        self.check_ending(&tree, days, &mut flaws);
        if self.kind == ChangeKind::Merge && !self.into.is_empty() {
            self.check_into(&tree, days, &mut flaws);
        } else {
            self.check_names(&tree, &mut flaws);
            let parent = self.parent(&tree);
            let ends = |id: &String| tree.is_within(parent, id);
            if !parent.is_empty() && self.ending.iter().any(ends) {
                let name = tree.name(parent).to_owned();
                flaws.push((ChangeField::Parent, ChangeFlaw::ParentEnds(name)));
            }
        }
        match days {
            Some(days) if flaws.is_empty() => Ok(self.plan(register, &tree, days)),
            _ => {
                flaws.sort_by_key(|(field, _)| *field as u8);
                Err(flaws)
            }
        }
    }

    /// Returns the last day of the old and the first of the new.
    fn check_days(&self, flaws: &mut Vec<(ChangeField, ChangeFlaw)>) -> Option<Days> {
        let flaw = match PartialDate::parse(&self.on) {
            Ok(on) => match last_day_before(on.first_day()) {
                Some(before) => return Some(Days { before, on }),
                None => ChangeFlaw::BadDate(DateError::YearOutOfRange),
            },
            Err(DateError::Empty) => ChangeFlaw::DateMissing,
            Err(error) => ChangeFlaw::BadDate(error),
        };
        flaws.push((ChangeField::On, flaw));
        None
    }

    fn check_ending(
        &self,
        tree: &UnitTree,
        days: Option<Days>,
        flaws: &mut Vec<(ChangeField, ChangeFlaw)>,
    ) {
        let n_least = match self.kind {
            ChangeKind::Merge if self.into.is_empty() => 2,
            _ => 1,
        };
        if self.ending.len() < n_least {
            flaws.push((ChangeField::Ending, ChangeFlaw::TooFewEnd(n_least)));
        }
        for id in &self.ending {
            let flaw = match tree.get(id) {
                None => ChangeFlaw::Gone(id.clone()),
                Some(unit) if unit.is_retired => ChangeFlaw::HasEnded(unit.name.clone()),
                Some(unit) if days.is_some_and(|days| !days.are_after_start_of(unit)) => {
                    ChangeFlaw::NotBegun(unit.name.clone())
                }
                Some(_) => continue,
            };
            flaws.push((ChangeField::Ending, flaw));
        }
    }

    fn check_into(
        &self,
        tree: &UnitTree,
        days: Option<Days>,
        flaws: &mut Vec<(ChangeField, ChangeFlaw)>,
    ) {
        let into = &self.into;
        let name = tree.name(into).to_owned();
        let mut add = |flaw| flaws.push((ChangeField::Into, flaw));
        match tree.get(into) {
            None => add(ChangeFlaw::Gone(name.clone())),
            Some(unit) if unit.is_retired => add(ChangeFlaw::HasEnded(name.clone())),
            Some(unit) => {
                let first = unit.valid_from.map(PartialDate::first_day);
                let on = days.map(|days| days.on.last_day());
                if let (Some(first), Some(on)) = (first, on)
                    && first > on
                {
                    add(ChangeFlaw::NotBegun(name.clone()));
                }
            }
        }
        let led_to = tree.led_to([into.as_str()]);
        for id in &self.ending {
            if id == into {
                add(ChangeFlaw::IntoItself(name.clone()));
            } else if tree.is_within(id, into) {
                add(ChangeFlaw::Below(tree.name(id).to_owned(), name.clone()));
            } else if tree.is_within(into, id) {
                add(ChangeFlaw::Below(name.clone(), tree.name(id).to_owned()));
            } else if led_to.contains(id.as_str()) {
                add(ChangeFlaw::LeadsBack(tree.name(id).to_owned()));
            }
        }
    }

    fn check_names(&self, tree: &UnitTree, flaws: &mut Vec<(ChangeField, ChangeFlaw)>) {
        let names = self.new_names();
        let n_least = match self.kind {
            ChangeKind::Merge => 1,
            ChangeKind::Split => 2,
        };
        let mut add = |flaw| flaws.push((ChangeField::Names, flaw));
        if names.len() < n_least {
            add(ChangeFlaw::TooFewNames(n_least));
        }
        let parent = tree.known_parent(self.parent(tree));
        // A unit that ends leaves its name to the one that takes its place.
        let ending: BTreeSet<&String> = self.ending.iter().collect();
        let in_the_way = tree.iter().filter(|unit| {
            !unit.is_retired
                && !ending.contains(&unit.id)
                && tree.known_parent(&unit.parent) == parent
        });
        let mut taken: BTreeSet<String> = in_the_way.map(|unit| compose(&unit.name)).collect();
        for name in names {
            let (n_chars, spelling) = (name.chars().count(), compose(name));
            if n_chars > MAX_NAME_CHARS {
                add(ChangeFlaw::NameTooLong(n_chars));
            } else if taken.contains(&spelling) {
                add(ChangeFlaw::NameTaken(name.to_owned()));
            }
            taken.insert(spelling);
        }
    }

    fn plan(&self, register: &Register, tree: &UnitTree, days: Days) -> UnitChange {
        let mut ids = NewIds::new(register);
        let kind = self.given(tree, &None, |unit| &unit.kind);
        let level = self.given(tree, &self.level, |unit| &unit.level);
        let parent = self.parent(tree);
        let on = days.on.to_iso();
        let mut changes = Vec::new();
        let mut successors: Vec<(String, String)> = Vec::new();
        for name in self.new_names() {
            let id = ids.unit(tree, name, kind, parent);
            successors.push((id.id.clone(), name.to_owned()));
            let members = [
                (member::NAME, name),
                (member::KIND, kind),
                (member::LEVEL, level),
                (member::PARENT, parent),
                (member::VALID_FROM, &on),
            ];
            changes.push((id, written(&members)));
        }
        if successors.is_empty() {
            successors.push((self.into.clone(), tree.name(&self.into).to_owned()));
        }
        let before = days.before.to_iso();
        for id in self.ending.iter().map(RecordId::unit) {
            let mut ended = written(&[(member::VALID_TO, &before)]);
            // What files said of a unit that had not ended yet does not stand beside what is decided now.
            if let Some(record) = register.get(&id) {
                let successors = [member::SUCCESSORS];
                let old = record.below(&successors);
                ended.extend(old.map(|(path, _)| Change::Remove(path.clone())));
            }
            ended.extend(successors.iter().map(|(id, _)| {
                let value = Value::text(id);
                let path = [member::SUCCESSORS, Segment::Item(item_id(&value))];
                Change::Write(path.into(), value)
            }));
            changes.push((id, ended));
        }
        UnitChange {
            changes,
            successors: successors.into_iter().map(|(_, name)| name).collect(),
            last_day: days.before,
        }
    }
}

/// Returns the writes of members, those without a text left out.
fn written(members: &[(Segment, &str)]) -> Vec<Change> {
    let members = members.iter().filter(|(_, text)| !text.is_empty());
    let write = |(member, text): &(Segment, &str)| {
        Change::Write([member.clone()].into(), Value::text(*text))
    };
    members.map(write).collect()
}

/// Is the border between old and new.
#[derive(Clone, Copy)]
struct Days {
    before: PartialDate,
    on: PartialDate,
}

impl Days {
    fn are_after_start_of(self, unit: &Unit) -> bool {
        let first = unit.valid_from.map(PartialDate::first_day);
        first.is_none_or(|first| first <= self.before.first_day())
    }
}

fn last_day_before(day: NaiveDate) -> Option<PartialDate> {
    let day = day.pred_opt()?;
    PartialDate::new(day.year(), Some(day.month()), Some(day.day())).ok()
}
