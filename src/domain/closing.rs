//! Khóa năm: a year that is closed. It is data like everything else, travels, and refuses nothing that comes by file; what is
//! written after the closing is marked.

use super::date::Timestamp;
use super::member;
use super::model::YearEntry;
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
            one.year == year && (one.unit.is_empty() || tree.is_within(unit, &one.unit))
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
