//! Deadlines: by which day the files of a year are due, and who keeps to it.
//!
//! A deadline is an entry of the catalogue, so that it travels. It belongs to the unit that set it: a commune and its
//! province each have one of their own for the same year, and neither is in conflict with the other.

use chrono::NaiveDate;

use super::change::{Change, differing};
use super::date::{PartialDate, parse_year};
use super::member;
use super::received::YearFiles;
use super::register::{Collection, RecordId, Register};
use super::summary::years;
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

/// Lists the years whose files can be looked at, the latest first: those with models, those with a deadline at the unit, and
/// this one.
pub fn file_years(register: &Register, unit: &str, this_year: i32) -> Vec<i32> {
    let deadlines = register.collection(&Collection::DEADLINES);
    let with_deadline = deadlines.filter_map(|(id, _)| {
        let rest = id.id.strip_prefix("files-")?;
        let year = parse_year(rest.split('-').next()?).ok()?;
        let is_its_own = [unit, ""].map(|unit| deadline_id(unit, year)).contains(id);
        (is_its_own && deadline(register, unit, year).is_some()).then_some(year)
    });
    let mut years: Vec<i32> = years(register)
        .into_iter()
        .chain(with_deadline)
        .chain([this_year])
        .collect();
    years.sort_unstable_by(|one, other| other.cmp(one));
    years.dedup();
    years
}

/// Returns a deadline as the catalogue holds it; empty where there is none any more.
pub fn deadline_value(date: Option<PartialDate>) -> Value {
    date.map_or(Value::Empty, |date| Value::Text(date.to_iso()))
}

/// Says how a unit keeps to a deadline. Days are counted by the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Keeping {
    /// Its first file was made in time.
    InTime,
    /// Its first file was made so many days after the deadline.
    Late(i64),
    /// There is no file, and so many days are left; none on the last day.
    Awaited(i64),
    /// There is no file, and the deadline was so many days ago.
    Overdue(i64),
}

impl Keeping {
    /// Looks at what a unit sent of the year, by the first file. One that does not say when it was made, or says a day that
    /// was still to come, is as old as its arrival here.
    pub fn of(files: Option<&YearFiles>, deadline: PartialDate, today: NaiveDate) -> Self {
        let last_day = deadline.last_day();
        let days = |after: NaiveDate| (after - last_day).num_days();
        match files.map(|files| days(files.first.there_by().vietnam_date())) {
            Some(..=0) => Self::InTime,
            Some(days) => Self::Late(days),
            None => match days(today) {
                days @ ..=0 => Self::Awaited(-days),
                days => Self::Overdue(days),
            },
        }
    }
}

/// Returns the changes that set the day of a deadline, or take it away.
pub(super) fn deadline_changes(
    register: &Register,
    id: &RecordId,
    name: &str,
    on: Option<PartialDate>,
) -> Vec<Change> {
    let on = deadline_value(on);
    // One that was deleted has no day that people see.
    let is_visible = register.visible(id).is_some();
    if !is_visible && on == Value::Empty {
        return Vec::new();
    }
    let record = register.get(id);
    let mut changes = Vec::new();
    // First, so that undoing all of it deletes last, having seen the rest.
    if record.is_some() && !is_visible {
        changes.push(Change::Restore(Vec::new()));
    }
    changes.extend(differing(register, id, member::ON, on));
    if record.is_none_or(|record| record.text(&[member::NAME]).is_empty()) {
        changes.push(Change::Write([member::NAME].into(), Value::text(name)));
    }
    changes
}
