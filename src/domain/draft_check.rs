//! `check()`: from a draft to writes, or to all its errors at once.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::canonical::item_id;
use super::change::Change;
use super::date::{self, PartialDate};
use super::decimal::{score_literal, to_double};
use super::draft::{FormField, ModelDraft};
use super::fold::is_blank;
use super::item_check::{CheckedItem, check_items, wanted_items};
use super::item_draft::ItemList;
use super::member;
use super::model::YearEntry;
use super::naming::single_spaced;
use super::path::{Path, Segment};
use super::problem::{FieldError, FieldRef, Problem, check_date, check_length};
use super::record::Record;
use super::stage::{Stage, Transition};
use super::stage_move::steps_of_form;
use super::too_early;
use super::value::{Number, Value};

/// Is a draft without errors: the values of its leaves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CheckedModel {
    year: i32,
    scalars: Vec<(Path, Value)>,
    levels: BTreeSet<String>,
    items: Vec<CheckedItem>,
    registered_on: Option<PartialDate>,
    step: Option<(NaiveDate, String)>,
}

/// Checks a draft. A text or an award that is as the record has it passes as it is, however long or strange.
/// `year_being_edited` is the year the form was opened on; moving to another year that the record already has is an
/// error, for it would overwrite that year.
pub fn check(
    draft: &ModelDraft,
    record: Option<&Record>,
    year_being_edited: Option<i32>,
) -> Result<CheckedModel, Vec<FieldError>> {
    let mut errors = Vec::new();
    let known_year = check_year(draft, record, year_being_edited)
        .map_err(|problem| errors.push(at(FormField::Year, problem)))
        .ok()
        .or(year_being_edited);
    let year = known_year.unwrap_or_default();
    let mut scalars = Vec::new();
    for &field in FormField::ALL {
        let Some(path) = field.path(year) else {
            continue;
        };
        let text = draft.text(field);
        let present = record.and_then(|record| record.face(path.segments()));
        if let Some(value @ Value::Text(present)) = present
            && !field.is_date()
            && present.trim() == text.trim()
            && !(field.is_required() && text.trim().is_empty())
        {
            scalars.push((path, value.clone()));
            continue;
        }
        match check_text(field, text, known_year) {
            Ok(value) => scalars.push((path, value)),
            Err(problem) => errors.push(at(field, problem)),
        }
    }
    let date = |field| draft.date(field);
    if let (Ok(starts), Ok(ends)) = (date(FormField::StartsOn), date(FormField::EndsOn))
        && ends.last_day() < starts.first_day()
    {
        errors.push(at(FormField::EndsOn, Problem::EndsBeforeStart));
    }
    let registered = too_early::registration(draft, record, year);
    if let Some(problem) = too_early::decision_of_form(draft, record, year, registered) {
        errors.push(at(FormField::DecisionDate, problem));
    }
    let mut items = Vec::new();
    for &list in ItemList::ALL {
        let entry = record.map(|record| {
            let path = YearEntry::path(year_being_edited.unwrap_or(year), list.member());
            (record, path)
        });
        let about = (known_year, registered);
        let (checked, found) = check_items(list, draft.items(list), entry, about);
        items.extend(checked);
        errors.extend(found.into_iter().map(|(n, field, problem)| FieldError {
            field: FieldRef::Item(list, n, field),
            problem,
        }));
    }
    // While nobody knows the year, no day lies outside it.
    let registered_on = known_year.map(|year| too_early::registration_of_form(draft, record, year));
    let registered_on = registered_on
        .unwrap_or(Ok(None))
        .map_err(|problem| errors.push(at(FormField::RegisteredOn, problem)))
        .unwrap_or_default();
    if let Some(problem) = check_stage(draft, record, year) {
        errors.push(at(FormField::Stage, problem));
    }
    errors.sort_by_key(|error| error.field);
    let levels = draft.registered_levels.clone();
    if errors.is_empty() {
        Ok(CheckedModel {
            year,
            scalars,
            levels,
            items,
            registered_on,
            step: None,
        })
    } else {
        Err(errors)
    }
}

fn at(field: FormField, problem: Problem) -> FieldError {
    FieldError {
        field: FieldRef::Form(field),
        problem,
    }
}

fn check_year(
    draft: &ModelDraft,
    record: Option<&Record>,
    year_being_edited: Option<i32>,
) -> Result<i32, Problem> {
    let text = draft.text(FormField::Year).trim();
    if text.is_empty() {
        return Err(Problem::Missing);
    }
    let year = date::parse_year(text).map_err(Problem::Date)?;
    let prefix = [member::YEARS, Segment::Year(year)];
    let is_taken = year_being_edited != Some(year)
        && record.is_some_and(|record| {
            record.below(&prefix).next().is_some() && !record.is_hidden(&prefix)
        });
    if is_taken {
        Err(Problem::YearTaken)
    } else {
        Ok(year)
    }
}

/// Checks that the stage follows from the one a present entry has. A new entry begins where it stands: last year's book is
/// written down as it was.
fn check_stage(draft: &ModelDraft, record: Option<&Record>, year: i32) -> Option<Problem> {
    let prefix = [member::YEARS, Segment::Year(year)];
    let record = record.filter(|record| !record.is_hidden(&prefix))?;
    let present = record.text(&[member::YEARS, Segment::Year(year), member::STAGE]);
    let from = Stage::parse(present)?;
    let to = draft.text(FormField::Stage);
    if to == present {
        return None;
    }
    let passed = YearEntry::of(record, year).map_or_else(Vec::new, YearEntry::passed);
    match Stage::parse(to).map(|to| from.transition(to, &passed)) {
        Some(Transition::Forward) => None,
        Some(Transition::Back) => Some(Problem::StepBack(from)),
        Some(Transition::Not) | None => Some(Problem::NotAStep(from)),
    }
}

fn check_text(field: FormField, text: &str, year: Option<i32>) -> Result<Value, Problem> {
    let text = text.trim();
    if field.is_required() && is_blank(text) {
        return Err(Problem::Missing);
    }
    check_length(text, field.max_chars())?;
    if field.is_date() {
        return check_date(text, year);
    }
    if field == FormField::Score && !text.is_empty() {
        let literal = score_literal(text);
        let double = to_double(&literal).ok_or(Problem::NotANumber)?;
        if !(0.0..=1_000.0).contains(&double) {
            return Err(Problem::OutOfRange);
        }
        let number = Number::parse(&literal).ok_or(Problem::NotANumber)?;
        return Ok(Value::Number(number));
    }
    if matches!(field, FormField::Title | FormField::Holder) {
        return Ok(Value::text(single_spaced(text)));
    }
    Ok(Value::text(text))
}

impl CheckedModel {
    /// Notes a step with the day and the writer, where the stage changes or an entry of this year or a later one begins.
    pub fn stepping(self, on: NaiveDate, by: &str) -> Self {
        let step = Some((on, by.to_owned()));
        Self { step, ..self }
    }

    /// Returns the year the form was about.
    pub fn year(&self) -> i32 {
        self.year
    }

    /// Returns the changes that bring a record to what the form says: only what differs is written.
    pub fn changes(&self, record: Option<&Record>) -> Vec<Change> {
        let empty = Record::default();
        let record = record.unwrap_or(&empty);
        let mut changes = Vec::new();
        let year = vec![member::YEARS, Segment::Year(self.year)];
        for prefix in [Vec::new(), year] {
            if record.is_hidden(&prefix) {
                changes.push(Change::Restore(prefix));
            }
        }
        for (path, value) in &self.scalars {
            let shown = record.face(path.segments()).unwrap_or(&Value::Empty);
            if shown != value {
                changes.push(Change::Write(path.clone(), value.clone()));
            }
        }
        self.change_levels(record, &mut changes);
        for list in ItemList::ALL {
            self.change_items(*list, record, &mut changes);
        }
        changes.extend(self.steps_taken(record));
        if !self.says_anything(record) {
            let value = Value::Number(i64::from(self.year).into());
            changes.push(Change::Write(
                YearEntry::path(self.year, member::YEAR),
                value,
            ));
        }
        changes
    }

    fn steps_taken(&self, record: &Record) -> Vec<Change> {
        let Some((today, by)) = &self.step else {
            return Vec::new();
        };
        let stage = YearEntry::path(self.year, member::STAGE);
        let to = self.scalars.iter().find(|(path, _)| *path == stage);
        let to = to.and_then(|(_, value)| Stage::parse(value.as_text()));
        steps_of_form(record, self.year, to, self.registered_on, (*today, by))
    }

    /// Says whether the year entry will have anything in it, from the form or beside it.
    fn says_anything(&self, record: &Record) -> bool {
        let is_of_form = |path: &Path| {
            let lists = [
                member::REGISTERED_LEVELS,
                member::AWARDS,
                member::INDICATORS,
            ];
            self.scalars.iter().any(|(scalar, _)| scalar == path)
                || lists
                    .iter()
                    .any(|list| path.segments().get(2) == Some(list))
        };
        let entry = [member::YEARS, Segment::Year(self.year)];
        let mut beside = record.below(&entry);
        let mut scalars = self
            .scalars
            .iter()
            .filter(|(path, _)| path.year().is_some());
        scalars.any(|(_, value)| *value != Value::Empty)
            || !self.levels.is_empty()
            || !self.items.is_empty()
            || beside.any(|(path, leaf)| {
                !path.is_mark_of_deletion()
                    && !is_of_form(path)
                    && leaf.face().is_some_and(|e| e.value != Value::Empty)
            })
    }

    /// Ticks and unticks levels; an item that is no text is none of the form's.
    fn change_levels(&self, record: &Record, changes: &mut Vec<Change>) {
        let list = YearEntry::path(self.year, member::REGISTERED_LEVELS);
        let mut ticked = BTreeSet::new();
        for (path, leaf) in record.below(list.segments()) {
            if let Some(Value::Text(level)) = leaf.face().map(|entry| &entry.value)
                && (!self.levels.contains(level) || !ticked.insert(level))
            {
                changes.push(Change::Remove(path.clone()));
            }
        }
        for level in self.levels.iter().filter(|level| !ticked.contains(level)) {
            let value = Value::Text(level.clone());
            changes.push(Change::Write(
                list.join(Segment::Item(item_id(&value))),
                value,
            ));
        }
    }

    fn change_items(&self, list: ItemList, record: &Record, changes: &mut Vec<Change>) {
        let path = YearEntry::path(self.year, list.member());
        let wanted = wanted_items(list, &self.items, record, &path);
        for (present, _) in record.below(path.segments()) {
            let is_wanted = match present.segments().last() {
                Some(Segment::Item(id)) => wanted.contains_key(id),
                _ => true,
            };
            if !is_wanted {
                changes.push(Change::Remove(present.clone()));
            }
        }
        for (id, value) in wanted {
            let path = path.join(Segment::Item(id));
            if record.face(path.segments()) != Some(&value) {
                changes.push(Change::Write(path, value));
            }
        }
    }
}
