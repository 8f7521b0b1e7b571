//! The steps of an entry: on which day it was registered, what came after, and the changes that note them.

use litemap::LiteMap;

use super::change::Change;
use super::date::PartialDate;
use super::member;
use super::model::{Step, YearEntry, place_of, placed_id};
use super::path::Segment;
use super::record::Record;
use super::stage::Stage;
use super::value::Value;

/// Returns the day an entry was first registered by its steps; `None` where they do not say.
pub fn registered_on(entry: YearEntry<'_>) -> Option<PartialDate> {
    let steps = entry.steps().into_iter();
    let registrations = steps.filter(|step| step.stage == Stage::Registered.id());
    let days = registrations.filter_map(|step| PartialDate::from_iso(step.on).ok());
    days.min_by_key(|day| day.first_day())
}

/// Lists the steps but the first registration.
pub(super) fn after_registration(entry: YearEntry<'_>) -> Vec<Step<'_>> {
    let mut steps = entry.steps();
    let is_registration = |step: &Step<'_>| step.stage == Stage::Registered.id();
    if let Some(first) = steps.iter().position(is_registration) {
        steps.remove(first);
    }
    steps
}

/// Returns the earliest day of what came after an entry was first registered. It may have been a draft before.
pub fn first_after_registration(entry: YearEntry<'_>) -> Option<PartialDate> {
    let later = after_registration(entry)
        .into_iter()
        .filter(|step| step.stage != Stage::Draft.id());
    let days = later.filter_map(|step| PartialDate::from_iso(step.on).ok());
    days.min_by_key(|day| day.last_day())
}

/// Returns the changes that date the registration of an entry: its first registration has that day, or is noted before all
/// other steps.
pub(super) fn registration_changes(
    record: &Record,
    year: i32,
    on: PartialDate,
    by: &str,
) -> Vec<Change> {
    let entry = YearEntry::of(record, year);
    if entry.and_then(registered_on) == Some(on) {
        return Vec::new();
    }
    let text = |value: &Value, name| value.member(name).map_or("", Value::as_text).to_owned();
    let items = entry
        .into_iter()
        .flat_map(|entry| entry.items(member::STEPS));
    let registrations = items.filter(|(_, value)| text(value, "stage") == Stage::Registered.id());
    let first = registrations.min_by_key(|(id, value)| (text(value, "on"), (*id).to_owned()));
    let note = |place, by: &str, note: &str| {
        step_at(
            year,
            place,
            [Stage::Registered.id(), &on.to_iso(), by, note],
        )
    };
    match first {
        Some((id, value)) => {
            let path = YearEntry::path(year, member::STEPS).join(Segment::Item(id.to_owned()));
            let (by, why) = (text(value, "by"), text(value, "note"));
            vec![Change::Remove(path), note(place_of(id), &by, &why)]
        }
        None => vec![note(0, by, "")],
    }
}

/// Returns the change that notes a step at a place among the others: its stage, day, writer and note.
pub(super) fn step_at(year: i32, place: u32, texts: [&str; 4]) -> Change {
    let members = ["stage", "on", "by", "note"].into_iter().zip(texts);
    let stated = members.map(|(name, text)| (name, text.trim()));
    let stated = stated.filter(|(_, text)| !text.is_empty());
    let members: LiteMap<String, Value> = stated
        .map(|(name, text)| (name.to_owned(), Value::text(text)))
        .collect();
    let value = Value::Map(members);
    let item = Segment::Item(placed_id(place, &value));
    Change::Write(YearEntry::path(year, member::STEPS).join(item), value)
}
