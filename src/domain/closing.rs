//! Khóa năm: a year that is closed. It is data like everything else, travels, and refuses nothing that comes by file; what is
//! written after the closing is marked.

use chrono::NaiveDate;
use litemap::LiteMap;

use super::command::Change;
use super::date::Timestamp;
use super::member;
use super::model::{Model, YearEntry, place_of, placed_id};
use super::path::{Path, Segment};
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

/// Says whether the figures of every year are counted by a member of a model.
fn is_counted_by(path: &Path) -> bool {
    let counted = [
        member::UNIT,
        member::FIELD,
        member::KIND,
        member::SUBJECT,
        member::SAME_AS,
    ];
    matches!(path.segments(), [only] if counted.contains(only))
}

/// Returns the closed year that changes would touch: an entry of it, or a model that has one and would go or be counted
/// otherwise.
pub fn closed_year(
    register: &Register,
    tree: &UnitTree,
    closings: &Closings,
    changes: &[(RecordId, Vec<Change>)],
) -> Option<i32> {
    if closings.0.iter().all(|one| !one.is_closed) {
        return None;
    }
    changes.iter().find_map(|(id, changes)| {
        if !id.is_model() {
            return None;
        }
        let model = Model::find(register, id);
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
        let has_year = |prefix: &[Segment]| match prefix {
            [years, Segment::Year(year), ..] if *years == member::YEARS => Some(*year),
            _ => None,
        };
        changes.iter().find_map(|change| match change {
            Change::Write(path, _) if is_counted_by(path) => closed_of_model(),
            Change::Write(path, _) | Change::Remove(path) => path.year().filter(is_closed),
            Change::Delete(prefix) if prefix.is_empty() => closed_of_model(),
            Change::Delete(prefix) | Change::Restore(prefix) => has_year(prefix).filter(is_closed),
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
    /// When it was last closed; what is written later is marked. `None` where it never was.
    pub closed_at: Option<Timestamp>,
}

/// Holds all closings of a register.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Closings(Vec<Closing>);

impl Closings {
    /// Reads the closings that are not hidden.
    pub fn of(register: &Register) -> Self {
        let records = register.collection(&Collection::CLOSINGS);
        let visible = records.filter(|(_, record)| !record.is_hidden(&[]));
        let closings = visible.filter_map(|(_, record)| {
            let year = match record.face(&[member::YEAR]) {
                Some(Value::Number(number)) => i32::try_from(number.to_i64()?).ok()?,
                _ => return None,
            };
            let closed = [member::CLOSED];
            let events = [member::EVENTS];
            let closings = record.below(&events).filter_map(|(_, leaf)| leaf.face());
            let closings =
                closings.filter(|entry| entry.value.member("closed") == Some(&Value::Bool(true)));
            Some(Closing {
                year,
                unit: record.text(&[member::UNIT]).to_owned(),
                is_closed: record.face(&closed) == Some(&Value::Bool(true)),
                closed_at: closings.map(|entry| entry.stamp.at).max(),
            })
        });
        Self(closings.collect())
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

    /// Says whether an entry was written to after its year was closed, whatever has become of the closing.
    pub fn is_edited_after(&self, tree: &UnitTree, unit: &str, entry: YearEntry<'_>) -> bool {
        let written = entry.last_written();
        self.over(tree, unit, entry.year())
            .filter_map(|one| one.closed_at)
            .any(|closed_at| written.is_some_and(|written| written > closed_at))
    }
}
