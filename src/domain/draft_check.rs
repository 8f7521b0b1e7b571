//! `check()`: from a draft to writes, or to all its errors at once.

use std::collections::{BTreeMap, BTreeSet};

use super::canonical::item_id;
use super::command::Change;
use super::date::{self, DateError, PartialDate};
use super::draft::{AwardDraft, AwardField, FormField, ModelDraft};
use super::member;
use super::model::YearEntry;
use super::path::{Path, Segment};
use super::record::Record;
use super::value::{Number, Value};

/// Names the input an error belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FieldRef {
    /// An input with a single text.
    Form(FormField),
    /// An input of the n-th award, counted from 0.
    Award(usize, AwardField),
}

/// Says what is wrong with an input.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Problem {
    /// It is required and empty.
    Missing,
    /// It is longer than the most characters it takes.
    TooLong {
        /// The most it takes.
        max: usize,
        /// What it has.
        n_chars: usize,
    },
    /// It is not a date.
    Date(DateError),
    /// The end lies before the start.
    EndsBeforeStart,
    /// It is not a number.
    NotANumber,
    /// The score is below 0 or above 1,000.
    OutOfRange,
    /// The model already has an entry for this year.
    YearTaken,
}

/// Is one error of a form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FieldError {
    /// Where it is.
    pub field: FieldRef,
    /// What it is.
    pub problem: Problem,
}

/// Is a draft without errors: the values of its leaves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CheckedModel {
    year: i32,
    scalars: Vec<(Path, Value)>,
    levels: BTreeSet<String>,
    awards: Vec<(Option<String>, Value)>,
}

/// Checks a draft. A text that is as the record has it passes, however long. `year_being_edited` is the year the form was opened on; moving to another year that the record
/// already has is an error, for it would overwrite that year.
pub fn check(
    draft: &ModelDraft,
    record: Option<&Record>,
    year_being_edited: Option<i32>,
) -> Result<CheckedModel, Vec<FieldError>> {
    let mut errors = Vec::new();
    let year = check_year(draft, record, year_being_edited)
        .map_err(|problem| errors.push(at(FormField::Year, problem)))
        .unwrap_or_default();
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
        {
            scalars.push((path, value.clone()));
            continue;
        }
        match check_text(field, text) {
            Ok(value) => scalars.push((path, value)),
            Err(problem) => errors.push(at(field, problem)),
        }
    }
    let date = |field| date::PartialDate::parse(draft.text(field));
    if let (Ok(starts), Ok(ends)) = (date(FormField::StartsOn), date(FormField::EndsOn))
        && ends.last_day() < starts.first_day()
    {
        errors.push(at(FormField::EndsOn, Problem::EndsBeforeStart));
    }
    let mut awards = Vec::new();
    for (n, award) in draft
        .awards
        .iter()
        .enumerate()
        .filter(|(_, a)| !a.is_blank())
    {
        match check_award(award) {
            Ok(value) => awards.push((award.item.clone(), value)),
            Err(found) => errors.extend(found.into_iter().map(|(field, problem)| FieldError {
                field: FieldRef::Award(n, field),
                problem,
            })),
        }
    }
    errors.sort_by_key(|error| error.field);
    let levels = draft.registered_levels.clone();
    if errors.is_empty() {
        Ok(CheckedModel {
            year,
            scalars,
            levels,
            awards,
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

fn check_length(text: &str, max: usize) -> Result<(), Problem> {
    let n_chars = text.chars().count();
    if n_chars > max {
        return Err(Problem::TooLong { max, n_chars });
    }
    Ok(())
}

fn check_date(text: &str) -> Result<Value, Problem> {
    match PartialDate::parse(text) {
        Ok(date) => Ok(Value::Text(date.to_iso())),
        Err(DateError::Empty) => Ok(Value::Empty),
        Err(error) => Err(Problem::Date(error)),
    }
}

fn check_text(field: FormField, text: &str) -> Result<Value, Problem> {
    let text = text.trim();
    if field.is_required() && text.is_empty() {
        return Err(Problem::Missing);
    }
    check_length(text, field.max_chars())?;
    if field.is_date() {
        return check_date(text);
    }
    if field == FormField::Score && !text.is_empty() {
        let number = Number::parse(&text.replace(',', ".")).ok_or(Problem::NotANumber)?;
        if !(0.0..=1_000.0).contains(&number.to_f64()) {
            return Err(Problem::OutOfRange);
        }
        return Ok(Value::Number(number));
    }
    Ok(Value::text(text))
}

fn check_award(award: &AwardDraft) -> Result<Value, Vec<(AwardField, Problem)>> {
    let mut errors = Vec::new();
    let mut members = BTreeMap::new();
    for &field in AwardField::ALL {
        let text = award.text(field).trim();
        let checked = match field {
            AwardField::Form if text.is_empty() => Err(Problem::Missing),
            AwardField::Date => check_date(text),
            _ => check_length(text, 200).map(|()| Value::text(text)),
        };
        match checked {
            Ok(Value::Empty) => {}
            Ok(value) => {
                members.insert(field.name().to_owned(), value);
            }
            Err(problem) => errors.push((field, problem)),
        }
    }
    if errors.is_empty() {
        Ok(Value::Map(members))
    } else {
        Err(errors)
    }
}

impl CheckedModel {
    /// Returns the year the form was about.
    pub fn year(&self) -> i32 {
        self.year
    }

    /// Returns the changes that bring a record to what the form says: only what differs is written.
    pub fn changes(&self, record: Option<&Record>) -> Vec<Change> {
        let empty = Record::default();
        let record = record.unwrap_or(&empty);
        let mut changes = Vec::new();
        let prefix = vec![member::YEARS, Segment::Year(self.year)];
        if record.is_hidden(&prefix) {
            changes.push(Change::Restore(prefix));
        }
        for (path, value) in &self.scalars {
            let shown = record.face(path.segments()).unwrap_or(&Value::Empty);
            if shown != value {
                changes.push(Change::Write(path.clone(), value.clone()));
            }
        }
        let levels = self.levels.iter().map(|level| Value::Text(level.clone()));
        let levels = levels.map(|level| (item_id(&level), level));
        self.change_list(
            record,
            member::REGISTERED_LEVELS,
            levels.collect(),
            &mut changes,
        );
        let awards = self.awards_of(record);
        self.change_list(record, member::AWARDS, awards, &mut changes);
        let has_entry = self
            .scalars
            .iter()
            .any(|(path, value)| path.year().is_some() && *value != Value::Empty);
        if !has_entry
            && record
                .below(&[member::YEARS, Segment::Year(self.year)])
                .next()
                .is_none()
        {
            let value = Value::Number(i64::from(self.year).into());
            changes.push(Change::Write(
                YearEntry::path(self.year, member::YEAR),
                value,
            ));
        }
        changes
    }

    /// Returns the awards by item id, with the members of the present items that the form does not show.
    fn awards_of(&self, record: &Record) -> BTreeMap<String, Value> {
        let mut awards = BTreeMap::new();
        for (item, value) in &self.awards {
            let mut value = value.clone();
            if let (Some(item), Value::Map(members)) = (item, &mut value) {
                let path =
                    YearEntry::path(self.year, member::AWARDS).join(Segment::Item(item.clone()));
                if let Some(Value::Map(present)) = record.face(path.segments()) {
                    for (name, member) in present {
                        if !AwardField::ALL.iter().any(|field| field.name() == name) {
                            members.insert(name.clone(), member.clone());
                        }
                    }
                }
            }
            let id = item.clone().unwrap_or_else(|| free_id(&awards, &value));
            awards.insert(id, value);
        }
        awards
    }

    fn change_list(
        &self,
        record: &Record,
        list: Segment,
        wanted: BTreeMap<String, Value>,
        changes: &mut Vec<Change>,
    ) {
        let path = YearEntry::path(self.year, list);
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

/// Returns the id derived from an item's content, with a number behind it where the list already has that one.
pub fn free_id(taken: &BTreeMap<String, Value>, value: &Value) -> String {
    let id = item_id(value);
    let mut free = id.clone();
    let mut n = 2;
    while taken.contains_key(&free) {
        free = format!("{id}-{n}");
        n += 1;
    }
    free
}
