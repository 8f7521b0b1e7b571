//! Deadlines: by which day the files of a year are due, and who keeps to it.
//!
//! A deadline is an entry of the catalogue, so that it travels. It belongs to the unit that set it: a commune and its
//! province each have one of their own for the same year, and neither is in conflict with the other.

use chrono::NaiveDate;

use super::date::PartialDate;
use super::member;
use super::received::Receipt;
use super::register::{Collection, RecordId, Register};
use super::value::Value;

/// Names the deadline that a unit sets for the files of a year; "" for a register of no unit.
pub fn deadline_id(unit: &str, year: i32) -> RecordId {
    let id = match unit {
        "" => format!("files-{year}"),
        unit => format!("files-{year}-{unit}"),
    };
    RecordId::new(Collection::DEADLINES, id)
}

/// Returns the day by which the files of a year are due at a unit: as it set it, or as it was set before the register had
/// a unit.
pub fn deadline(register: &Register, unit: &str, year: i32) -> Option<PartialDate> {
    let record = [unit, ""]
        .iter()
        .find_map(|unit| register.visible(&deadline_id(unit, year)))?;
    PartialDate::from_iso(record.text(&[member::ON])).ok()
}

/// Returns a deadline as the catalogue holds it; empty where there is none any more.
pub fn deadline_value(date: Option<PartialDate>) -> Value {
    date.map_or(Value::Empty, |date| Value::Text(date.to_iso()))
}

/// Says how a unit keeps to a deadline. Days are counted by the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Keeping {
    /// Its last file was made in time.
    InTime,
    /// Its last file was made so many days after the deadline.
    Late(i64),
    /// There is no file, and so many days are left; none on the last day.
    Awaited(i64),
    /// There is no file, and the deadline was so many days ago.
    Overdue(i64),
}

impl Keeping {
    /// Looks at a unit's last file of the year. One that does not say when it was made, or says a day that was still to come,
    /// is as old as its arrival here.
    pub fn of(receipt: Option<&Receipt>, deadline: PartialDate, today: NaiveDate) -> Self {
        let last_day = deadline.last_day();
        let days = |after: NaiveDate| (after - last_day).num_days();
        match receipt.map(|receipt| days(receipt.there_by().vietnam_date())) {
            Some(..=0) => Self::InTime,
            Some(days) => Self::Late(days),
            None => match days(today) {
                days @ ..=0 => Self::Awaited(-days),
                days => Self::Overdue(days),
            },
        }
    }
}
