//! Khóa năm: a year that is closed. It is data like everything else, travels, and refuses nothing that comes by file; what is
//! written after the first closing is marked.
//!
//! [`touched`] says what changes of units and sets would do to closed years, [`incoming`] what a file would do, [`later`] what
//! was written after the closing.

pub mod incoming;
pub mod later;
pub mod touched;

use chrono::NaiveDate;
use litemap::LiteMap;

use super::command::Change;
use super::date::Timestamp;
use super::member;
use super::model::{Model, YearEntry, place_of, placed_id};
use super::path::{Path, Segment};
use super::record::Record;
use super::register::{Collection, RecordId, Register};
use super::unit::UnitTree;
use super::value::Value;

/// Names the closing of a year at a unit, for itself and the units below it; "" for a register of no unit.
pub fn closing_id(unit: &str, year: i32) -> RecordId {
    let id = match unit {
        "" => year.to_string(),
        unit => format!("{year}-{unit}"),
    };
    RecordId::new(Collection::CLOSINGS, id)
}

/// Is a closing of a year, or its unlocking.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClosingEvent {
    /// Whether it closes; if not, it unlocks.
    pub closes: bool,
    /// The day.
    pub on: NaiveDate,
    /// Who does it.
    pub by: String,
    /// Why; an unlocking is not without one.
    pub reason: String,
}

/// Returns the changes that close or unlock a year at a unit. `name` is what people read of the closing.
pub fn closing_changes(
    register: &Register,
    unit: &str,
    year: i32,
    name: &str,
    event: &ClosingEvent,
) -> Vec<Change> {
    let write = |member: Segment, value| Change::Write([member].into(), value);
    let id = closing_id(unit, year);
    let before = register.get(&id);
    let mut changes = Vec::new();
    if register.visible(&id).is_none() {
        if before.is_some() {
            changes.push(Change::Restore(Vec::new()));
        }
        changes.push(write(member::NAME, Value::text(name)));
        changes.push(write(member::YEAR, Value::Number(i64::from(year).into())));
        changes.push(write(member::UNIT, Value::text(unit)));
    }
    changes.push(write(member::CLOSED, Value::Bool(event.closes)));
    let texts = [
        ("on", event.on.to_string()),
        ("by", event.by.trim().to_owned()),
        ("reason", event.reason.trim().to_owned()),
    ];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    let members: LiteMap<String, Value> = texts
        .map(|(name, text)| (name.to_owned(), Value::Text(text)))
        .chain([("closed".to_owned(), Value::Bool(event.closes))])
        .collect();
    let value = Value::Map(members);
    let events = [member::EVENTS];
    let places = before.into_iter().flat_map(|record| record.below(&events));
    let places = places.map(|(path, _)| match path.segments().last() {
        Some(Segment::Item(id)) => place_of(id),
        _ => 0,
    });
    let item = placed_id(places.max().unwrap_or_default() + 1, &value);
    changes.push(Change::Write(
        [member::EVENTS, Segment::Item(item)].into(),
        value,
    ));
    changes
}

/// Lists what was done to a year at a unit, the first first: closings and unlockings as the record has them.
pub fn events<'a>(register: &'a Register, unit: &str, year: i32) -> Vec<&'a Value> {
    let record = register.visible(&closing_id(unit, year));
    let events = record.map(|record| {
        let leaves = record.leaves().iter();
        let events = leaves.filter(|(path, _)| path.starts_with(&[member::EVENTS]));
        events.filter_map(|(_, leaf)| leaf.face().map(|entry| &entry.value))
    });
    events.into_iter().flatten().collect()
}

/// The members of a model by which the figures of every year count it.
const COUNTED_BY: [Segment; 5] = [
    member::UNIT,
    member::FIELD,
    member::KIND,
    member::SUBJECT,
    member::SAME_AS,
];

fn is_counted_by(path: &Path) -> bool {
    matches!(path.segments(), [only] if COUNTED_BY.contains(only))
}

/// Says whether a leaf says which other model is one with a model, or is not.
fn is_about_another(path: &Path) -> bool {
    let about = [member::SAME_AS, member::DIFFERENT_FROM];
    matches!(path.segments().first(), Some(first) if about.contains(first))
}

/// Returns the closed year that changes would touch: an entry of it, or a model that has one and would go or be counted
/// otherwise.
pub fn closed_year(
    register: &Register,
    tree: &UnitTree,
    closings: &Closings,
    changes: &[(RecordId, Vec<Change>)],
) -> Option<i32> {
    // Where nothing is closed nothing is looked at.
    closings.closed().next()?;
    changes.iter().find_map(|(id, changes)| {
        if !id.is_model() {
            return None;
        }
        // A hidden model too: it may come back.
        let model = register.get(id).map(|record| Model::new(id, record));
        let now = model.map_or("", Model::unit);
        // A model that moves is of both units.
        let next = changes.iter().find_map(|change| match change {
            Change::Write(path, value) if path.segments() == [member::UNIT] => {
                Some(value.as_text())
            }
            _ => None,
        });
        let units = [now, next.unwrap_or(now)];
        let is_closed =
            |year: &i32| (units.iter()).any(|unit| closings.is_closed(tree, unit, *year));
        let closed_of_model = || {
            let years = model.map(Model::years).unwrap_or_default().into_iter();
            years.map(|entry| entry.year()).find(is_closed)
        };
        // Of two that are one, only one is counted.
        let closed_of_other = |other: &str| {
            let other = RecordId::model(other);
            let other = Model::find(register, &other)?;
            let mut years = other.years().into_iter().map(YearEntry::year);
            years.find(|year| closings.is_closed(tree, other.unit(), *year))
        };
        let has_year = |prefix: &[Segment]| match prefix {
            [years, Segment::Year(year), ..] if *years == member::YEARS => Some(*year),
            _ => None,
        };
        changes.iter().find_map(|change| match change {
            Change::Write(path, value) if is_about_another(path) => {
                closed_of_model().or_else(|| closed_of_other(value.as_text()))
            }
            Change::Write(path, _) if is_counted_by(path) => closed_of_model(),
            Change::Remove(path) if is_about_another(path) => closed_of_model(),
            Change::Write(path, _) | Change::Remove(path) => path.year().filter(is_closed),
            // What is deleted already is counted nowhere.
            Change::Purge(prefix) if register.get(id).is_some_and(|now| now.is_hidden(prefix)) => {
                None
            }
            Change::Delete(prefix) | Change::Restore(prefix) | Change::Purge(prefix) => {
                match prefix.is_empty() {
                    true => closed_of_model(),
                    false => has_year(prefix).filter(is_closed),
                }
            }
        })
    })
}

/// Is one closing that is in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Closing {
    /// The year.
    pub year: i32,
    /// The unit that closed it, "" for all.
    pub unit: String,
    /// Whether it is closed now; if not, it was unlocked.
    pub is_closed: bool,
    /// When it was first closed; what is written later is marked, however often the year was unlocked and closed again.
    /// `None` where it never was.
    pub closed_at: Option<Timestamp>,
}

impl Closing {
    /// Reads a record that is not hidden as a closing.
    fn of(record: &Record) -> Option<Self> {
        let year = match record.face(&[member::YEAR]) {
            Some(Value::Number(number)) => i32::try_from(number.to_i64()?).ok()?,
            _ => return None,
        };
        let events = [member::EVENTS];
        let events = record.below(&events).filter_map(|(_, leaf)| leaf.face());
        let closes = Some(&Value::Bool(true));
        let closings = events.filter(|entry| entry.value.member("closed") == closes);
        (!record.is_hidden(&[])).then(|| Self {
            year,
            unit: record.text(&[member::UNIT]).to_owned(),
            is_closed: record.face(&[member::CLOSED]) == closes,
            closed_at: closings.map(|entry| entry.stamp.at).min(),
        })
    }
}

/// Holds all closings of a register.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Closings(Vec<Closing>);

impl Closings {
    /// Reads the closings that are not hidden.
    pub fn of(register: &Register) -> Self {
        let records = register.collection(&Collection::CLOSINGS);
        Self(records.filter_map(|(_, one)| Closing::of(one)).collect())
    }

    /// Lists the closings of a year that hold for a unit.
    fn over<'a>(
        &'a self,
        tree: &'a UnitTree,
        unit: &'a str,
        year: i32,
    ) -> impl Iterator<Item = &'a Closing> {
        self.0.iter().filter(move |one| {
            one.year == year && (one.unit.is_empty() || tree.counts_for(unit, &one.unit))
        })
    }

    /// Says whether the year is closed for the models of a unit.
    pub fn is_closed(&self, tree: &UnitTree, unit: &str, year: i32) -> bool {
        self.over(tree, unit, year).any(|one| one.is_closed)
    }

    /// Returns the closing of a unit's own year.
    pub fn get(&self, unit: &str, year: i32) -> Option<&Closing> {
        self.0
            .iter()
            .find(|one| one.unit == unit && one.year == year)
    }

    /// Lists those in force.
    fn closed(&self) -> impl Iterator<Item = &Closing> {
        self.0.iter().filter(|one| one.is_closed)
    }

    /// Returns when the year was first closed for the models of a unit, whatever has become of the closing.
    fn first_closed(&self, tree: &UnitTree, unit: &str, year: i32) -> Option<Timestamp> {
        let over = self.over(tree, unit, year);
        over.filter_map(|one| one.closed_at).min()
    }

    /// Says whether an entry, or what its model is counted by, was written to after the year was first closed.
    pub fn is_edited_after(&self, tree: &UnitTree, model: Model<'_>, entry: YearEntry<'_>) -> bool {
        let Some(closed_at) = self.first_closed(tree, model.unit(), entry.year()) else {
            return false;
        };
        let counted = COUNTED_BY.into_iter().filter_map(|one| {
            let leaf = model.record().leaf(&[one])?;
            leaf.face().map(|entry| entry.stamp.at)
        });
        counted.chain(entry.last_written()).any(|at| at > closed_at)
    }
}
