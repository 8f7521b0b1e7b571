//! Days that cannot be: a decision before the year or the registration it is about, an award before its year.
//!
//! Only what is certain counts: a day known by its month or year alone may be the last one it can mean.

use super::date::PartialDate;
use super::draft_check::Problem;
use super::member;
use super::model::YearEntry;
use super::stage_move::registered_on;

/// Says why a decision about the entry of a year cannot be of a day, given the day it was registered where that is known.
pub fn decision(registered: Option<PartialDate>, year: i32, date: PartialDate) -> Option<Problem> {
    award(year, date).or(registered
        .filter(|on| date.last_day() < on.first_day())
        .map(Problem::BeforeRegistration))
}

/// Says why an award of a year cannot be of a day.
pub fn award(year: i32, date: PartialDate) -> Option<Problem> {
    (date.year() < year).then_some(Problem::BeforeYear(year))
}

/// Says whether an entry, as a file may have brought it, has a decision or an award of a day that cannot be.
pub fn has_any(entry: YearEntry<'_>) -> bool {
    let date = |text: &str| PartialDate::from_iso(text).ok();
    let is_decided = date(entry.decision(member::DATE))
        .is_some_and(|on| decision(registered_on(entry), entry.year(), on).is_some());
    let mut awards = entry.items(member::AWARDS);
    is_decided
        || awards.any(|(_, value)| {
            let on = value.member("date").and_then(|on| date(on.as_text()));
            on.is_some_and(|on| award(entry.year(), on).is_some())
        })
}
