//! Registrations that are written down late: nobody typed their day, so the step bears the day on which it was written, and all
//! that happened before seems to have happened before the registration.

use chrono::NaiveDate;

use super::change::Change;
use super::date::PartialDate;
use super::entry_steps::{first_after_registration, registration_changes};
use super::member;
use super::model::{Model, YearEntry};
use super::record::Record;
use super::register::{RecordId, Register};
use super::stage::Stage;
use super::value::Value;

/// Says why a registration cannot be of a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RegistrationFlaw {
    /// The day lies neither in the year of the entry nor in the one before.
    OutsideYear(i32),
    /// Another step of the entry, or its decision, lies before it.
    AfterStep(PartialDate),
}

/// Says whether nobody stated on which day an entry was registered: no step says so, or the first that does bears the day on which
/// it was written, and that lies after `before`. A day that was stated, or does not stand in the way, stays.
pub fn lacks_day(record: &Record, year: i32, before: NaiveDate) -> bool {
    let steps = YearEntry::path(year, member::STEPS);
    let faces = record
        .below(steps.segments())
        .filter_map(|(_, leaf)| leaf.face());
    let registrations = faces.filter_map(|entry| {
        let text = |name: &str| entry.value.member(name).map_or("", Value::as_text);
        let is_registration = Stage::parse(text("stage")) == Some(Stage::Registered);
        is_registration.then(|| (text("on"), entry.stamp.at.vietnam_date()))
    });
    let Some((on, written)) = registrations.min() else {
        return true;
    };
    let Ok(on) = PartialDate::from_iso(on) else {
        return on.is_empty();
    };
    let on = on.first_day();
    // The day is the one of the device, which need not stand in Viet Nam.
    let is_of_writing = (on - written).num_days().abs() <= 1;
    is_of_writing && on > before
}

/// Counts the entries of a year, of some models, that lack the day of their registration.
pub fn n_lacking(register: &Register, ids: &[RecordId], year: i32, before: NaiveDate) -> usize {
    let records = ids.iter().filter_map(|id| Model::find(register, id));
    let entries = records.filter(|model| {
        let entry = model.year(year);
        entry.is_some_and(YearEntry::is_registered) && lacks_day(model.record(), year, before)
    });
    entries.count()
}

/// Returns the changes that give an entry the day of its registration.
///
/// # Errors
/// Why it cannot be of that day.
pub fn day_changes(
    record: &Record,
    year: i32,
    on: PartialDate,
    by: &str,
) -> Result<Vec<Change>, RegistrationFlaw> {
    if !(year - 1..=year).contains(&on.year()) {
        return Err(RegistrationFlaw::OutsideYear(year));
    }
    let entry = YearEntry::of(record, year);
    let step = entry.and_then(first_after_registration);
    let decided = entry.map_or("", |entry| entry.decision(member::DATE));
    let decided = PartialDate::from_iso(decided).ok();
    let mut later = step.into_iter().chain(decided);
    match later.find(|later| later.last_day() < on.first_day()) {
        Some(later) => Err(RegistrationFlaw::AfterStep(later)),
        None => Ok(registration_changes(record, year, on, by)),
    }
}
