//! Days that cannot be: a decision or an award before the year or the registration it is about, a registration after what
//! came of it, or anything still to come.
//!
//! Only what is certain counts: a day known by its month or year alone may be the last one it can mean.

use chrono::NaiveDate;

use super::date::{self, DateError, PartialDate};
use super::draft::{FormField, ModelDraft};
use super::entry_steps::{first_after_registration, registered_on};
use super::item_draft::{ItemField, ItemList};
use super::member;
use super::model::YearEntry;
use super::problem::{FieldError, FieldRef, Problem};
use super::record::Record;
use super::stage::Stage;

/// Says why a decision about the entry of a year, to recognise or to award, cannot be of a day, given the day it was registered
/// where that is known.
pub fn decision(registered: Option<PartialDate>, year: i32, date: PartialDate) -> Option<Problem> {
    let before_year = (date.year() < year).then_some(Problem::BeforeYear(year));
    before_year.or(registered
        .filter(|on| date.last_day() < on.first_day())
        .map(Problem::BeforeRegistration))
}

/// Says why the decision of a form cannot be of its day. One that stands in the record passes.
pub fn decision_of_form(
    draft: &ModelDraft,
    record: Option<&Record>,
    year: i32,
    registered: Option<PartialDate>,
) -> Option<Problem> {
    let date = draft.date(FormField::DecisionDate).ok()?;
    let path = FormField::DecisionDate.path(year)?;
    let present = record.map_or("", |record| record.text(path.segments()));
    if present == date.to_iso() {
        return None;
    }
    decision(registered, year, date)
}

/// Returns the day of the registration, as it is typed or else as the record has it.
pub fn registration(draft: &ModelDraft, record: Option<&Record>, year: i32) -> Option<PartialDate> {
    let typed = draft.date(FormField::RegisteredOn).ok();
    typed.or_else(|| registered_on(YearEntry::of(record?, year)?))
}

/// Reads the day of the registration of a form, which may be in the year before. One that stands in the record passes.
///
/// # Errors
/// Why it cannot be of that day.
pub fn registration_of_form(
    draft: &ModelDraft,
    record: Option<&Record>,
    year: i32,
) -> Result<Option<PartialDate>, Problem> {
    let on = match draft.date(FormField::RegisteredOn) {
        Ok(on) => on,
        Err(DateError::Empty) => return Ok(None),
        Err(error) => return Err(Problem::Date(error)),
    };
    let entry = record.and_then(|record| YearEntry::of(record, year));
    let present = entry.and_then(registered_on);
    if present == Some(on) {
        return Ok(Some(on));
    }
    if on.day().is_none() {
        return Err(Problem::NotADay(on));
    }
    if on.year() < year - 1 {
        return Err(Problem::BeforeYear(year - 1));
    }
    if on.year() > year {
        return Err(Problem::AfterYear(year));
    }
    // Where the form itself takes the entry's first step to registration, that step is the last one.
    let is_first = present.is_none()
        && draft.text(FormField::Stage) == Stage::Registered.id()
        && entry.is_some_and(|entry| entry.stage() != Stage::Registered.id());
    let step = entry
        .filter(|_| !is_first)
        .and_then(first_after_registration);
    // Another decision than the record has is refused at its own input.
    let decided = entry.map_or("", |entry| entry.decision(member::DATE));
    let decided = PartialDate::from_iso(decided).ok().filter(|date| {
        draft
            .date(FormField::DecisionDate)
            .is_ok_and(|typed| typed == *date)
    });
    let mut later = step.into_iter().chain(decided);
    match later.find(|later| later.last_day() < on.first_day()) {
        Some(later) => Err(Problem::AfterStep(later)),
        None => Ok(Some(on)),
    }
}

/// Lists the days of a form that are still to come: the registration, the decision, the awards. What stands in the register as
/// it is typed passes.
pub fn to_come(
    draft: &ModelDraft,
    present: Option<&ModelDraft>,
    today: NaiveDate,
) -> Vec<FieldError> {
    let is_to_come =
        |text: &str| date::of_entry(text, draft.year()).is_ok_and(|date| date.first_day() > today);
    let forms = [FormField::RegisteredOn, FormField::DecisionDate].into_iter();
    let forms = forms.filter(|&field| {
        let text = draft.text(field);
        is_to_come(text) && present.is_none_or(|present| present.text(field) != text)
    });
    let list = ItemList::Awards;
    let known = present.map_or(&[][..], |present| present.items(list));
    let awards = draft.items(list).iter().enumerate();
    let awards = awards
        .filter(|(_, award)| is_to_come(award.text(ItemField::Date)) && !known.contains(award));
    let awards = awards.map(|(n, _)| FieldRef::Item(list, n, ItemField::Date));
    let fields = forms.map(FieldRef::Form).chain(awards);
    let problem = Problem::ToCome;
    fields.map(|field| FieldError { field, problem }).collect()
}

/// Says whether an entry, as a file may have brought it, has a decision or an award of a day that cannot be.
pub fn has_any(entry: YearEntry<'_>) -> bool {
    let date = |text: &str| PartialDate::from_iso(text).ok();
    let registered = registered_on(entry);
    let is_too_early = |on| decision(registered, entry.year(), on).is_some();
    let is_decided = date(entry.decision(member::DATE)).is_some_and(is_too_early);
    let mut awards = entry.items(member::AWARDS);
    is_decided
        || awards.any(|(_, value)| {
            let on = value.member("date").and_then(|on| date(on.as_text()));
            on.is_some_and(is_too_early)
        })
}
