//! Khóa năm: a year that is closed. It is data like everything else, travels, and refuses nothing that comes by file; what is
//! written after the first closing is marked.
//!
//! [`touched`] says what changes of units and sets would do to closed years, [`incoming`] what a file would do, [`later`] what
//! was written after the closing.

pub mod incoming;
pub mod later;
pub mod touched;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use litemap::LiteMap;

use super::change::Change;
use super::date::Timestamp;
use super::member;
use super::model::{Model, YearEntry, place_of, placed_id};
use super::path::{Path, Segment};
use super::record::Record;
use super::register::{Collection, RecordId, Register};
use super::steps;
use super::unit::UnitTree;
use super::unit::lines::{Inherited, Standing};
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
        let events = record.leaves_from(&[member::EVENTS]);
        let events = events.take_while(|(path, _)| path.starts_with(&[member::EVENTS]));
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
    let touched = changes.iter().filter(|(id, _)| id.is_model());
    let touched = touched.flat_map(|(id, changes)| touched_years(register, id, changes));
    // Each year's closings are looked up once.
    let mut of_years: BTreeMap<i32, Vec<(usize, &str)>> = BTreeMap::new();
    for (nth, (unit, year)) in touched.enumerate() {
        of_years.entry(year).or_default().push((nth, unit));
    }
    let first_closed = of_years.into_iter().filter_map(|(year, units)| {
        let over = closings.over(tree, year);
        let mut units = units.into_iter();
        let closed = units.find(|(_, unit)| over.is_closed(unit));
        closed.map(|(nth, _)| (nth, year))
    });
    first_closed.min().map(|(_, year)| year)
}

/// Lists the years that changes of a model touch, each with the unit whose year it is.
fn touched_years<'a>(
    register: &'a Register,
    id: &'a RecordId,
    changes: &'a [Change],
) -> Vec<(&'a str, i32)> {
    // A hidden model too: it may come back.
    let model = register.get(id).map(|record| Model::new(id, record));
    let now = model.map_or("", Model::unit);
    // A model that moves is of both units.
    let next = changes.iter().find_map(|change| match change {
        Change::Write(path, value) | Change::Accept(path, value, _)
            if path.segments() == [member::UNIT] =>
        {
            Some(value.as_text())
        }
        _ => None,
    });
    let units = [now, next.unwrap_or(now)];
    let of_model = || {
        let years = model.map(Model::years).unwrap_or_default().into_iter();
        years.map(|entry| entry.year()).collect::<Vec<i32>>()
    };
    let mut touched = Vec::new();
    let mut is_whole_told = false;
    for change in changes {
        let years = match change {
            Change::Write(path, _) | Change::Accept(path, ..) | Change::Remove(path)
                if is_about_another(path) || is_counted_by(path) =>
            {
                None
            }
            Change::Write(path, _) | Change::Accept(path, ..) | Change::Remove(path) => {
                Some(path.year())
            }
            // What is deleted already is counted nowhere.
            Change::Purge(prefix) if register.get(id).is_some_and(|now| now.is_hidden(prefix)) => {
                Some(None)
            }
            Change::Delete(prefix) | Change::Restore(prefix) | Change::Purge(prefix) => {
                match &prefix[..] {
                    [] => None,
                    [years, Segment::Year(year), ..] if *years == member::YEARS => {
                        Some(Some(*year))
                    }
                    _ => Some(None),
                }
            }
        };
        let years = match years {
            Some(year) => year.into_iter().collect(),
            None if std::mem::replace(&mut is_whole_told, true) => Vec::new(),
            None => of_model(),
        };
        let years = years.into_iter();
        touched.extend(years.flat_map(|year| units.map(|unit| (unit, year))));
        // Of two that are one, only one is counted.
        if let Change::Write(path, value) = change
            && is_about_another(path)
        {
            let other = RecordId::model(value.as_text());
            let other = register.visible_with_id(&other);
            let other = other.map(|(id, record)| Model::new(id, record));
            let years = other.into_iter().flat_map(|other| {
                let years = other.years().into_iter();
                years.map(move |entry| (other.unit(), entry.year()))
            });
            touched.extend(years);
        }
    }
    touched
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

/// Holds all closings of a register, in the order of their years.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Closings(Vec<Closing>);

impl Closings {
    /// Reads the closings that are not hidden.
    pub fn of(register: &Register) -> Self {
        let records = register.collection(&Collection::CLOSINGS);
        let mut all: Vec<Closing> = records.filter_map(|(_, one)| Closing::of(one)).collect();
        all.sort_by_key(|one| one.year);
        Self(all)
    }

    /// Lists the closings of a year.
    fn of_year(&self, year: i32) -> &[Closing] {
        let from = self.0.partition_point(|one| one.year < year);
        let of_year = &self.0[from..];
        let of_year = &of_year[..of_year.partition_point(|one| one.year == year)];
        steps::note(of_year.len());
        of_year
    }

    /// Looks up what the closings of a year are for every unit.
    pub fn over<'a>(&self, tree: &'a UnitTree, year: i32) -> Over<'a> {
        let of_year = self.of_year(year);
        let of_units = || of_year.iter().filter(|one| !one.unit.is_empty());
        let below = |standing| {
            let said = of_units().map(|one| (one.unit.as_str(), Held::by(one)));
            tree.inherited(standing, said, &Held::both)
        };
        let for_all = of_year.iter().filter(|one| one.unit.is_empty());
        Over {
            tree,
            for_all: for_all.map(Held::by).reduce(|one, other| one.both(&other)),
            below: of_units()
                .next()
                .map(|_| [Standing::AsWritten, Standing::Today].map(below)),
        }
    }

    /// Says whether the year is closed for the models of a unit.
    pub fn is_closed(&self, tree: &UnitTree, unit: &str, year: i32) -> bool {
        let held = self.held(tree, unit, year);
        held.is_some_and(|held| held.is_closed)
    }

    fn held(&self, tree: &UnitTree, unit: &str, year: i32) -> Option<Held> {
        let over = self.of_year(year).iter();
        let over = over.filter(|one| one.unit.is_empty() || tree.counts_for(unit, &one.unit));
        over.map(Held::by).reduce(|one, other| one.both(&other))
    }

    /// Returns the closing of a unit's own year.
    pub fn get(&self, unit: &str, year: i32) -> Option<&Closing> {
        self.of_year(year).iter().find(|one| one.unit == unit)
    }

    /// Lists those in force.
    fn closed(&self) -> impl Iterator<Item = &Closing> {
        self.0.iter().filter(|one| one.is_closed)
    }

    /// Says whether an entry, or what its model is counted by, was written to after the year was first closed.
    pub fn is_edited_after(&self, tree: &UnitTree, model: Model<'_>, entry: YearEntry<'_>) -> bool {
        let held = self.held(tree, model.unit(), entry.year());
        let first = held.and_then(|held| held.first_closed);
        first.is_some_and(|closed_at| is_edited_after(closed_at, model, entry))
    }
}

fn is_edited_after(closed_at: Timestamp, model: Model<'_>, entry: YearEntry<'_>) -> bool {
    let counted = COUNTED_BY.into_iter().filter_map(|one| {
        let leaf = model.record().leaf(&[one])?;
        leaf.face().map(|entry| entry.stamp.at)
    });
    counted.chain(entry.last_written()).any(|at| at > closed_at)
}

/// Is what closings of one year come to.
#[derive(Clone, Copy, Debug)]
struct Held {
    is_closed: bool,
    first_closed: Option<Timestamp>,
}

impl Held {
    fn by(closing: &Closing) -> Self {
        Self {
            is_closed: closing.is_closed,
            first_closed: closing.closed_at,
        }
    }

    fn both(&self, other: &Self) -> Self {
        let times = [self.first_closed, other.first_closed];
        Self {
            is_closed: self.is_closed || other.is_closed,
            first_closed: times.into_iter().flatten().min(),
        }
    }
}

/// Knows what the closings of one year are for every unit: they hold for those below, as the units were or as they are today.
pub struct Over<'a> {
    tree: &'a UnitTree,
    for_all: Option<Held>,
    below: Option<[Inherited<Held>; 2]>,
}

impl Over<'_> {
    fn held(&self, unit: &str) -> Option<Held> {
        let below = self.below.iter().flatten();
        let below = below.filter_map(|one| one.get(self.tree, unit).copied());
        let all = below.chain(self.for_all);
        all.reduce(|one, other| one.both(&other))
    }

    /// Says whether the year is closed for the models of a unit.
    pub fn is_closed(&self, unit: &str) -> bool {
        self.held(unit).is_some_and(|held| held.is_closed)
    }

    /// Returns when the year was first closed for the models of a unit, whatever has become of the closing.
    fn first_closed(&self, unit: &str) -> Option<Timestamp> {
        self.held(unit).and_then(|held| held.first_closed)
    }

    /// Says whether an entry of the year, or what its model is counted by, was written to after it was first closed.
    pub fn is_edited_after(&self, model: Model<'_>, entry: YearEntry<'_>) -> bool {
        let first = self.first_closed(model.unit());
        first.is_some_and(|closed_at| is_edited_after(closed_at, model, entry))
    }
}
