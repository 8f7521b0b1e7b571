//! `check()` of a set: from a form to what it says, or to all its errors at once.

use std::collections::BTreeSet;

use litemap::LiteMap;

use super::catalogue_set::{
    Aspect, CatalogueSet, Criterion, SetDeadline, Sets, Threshold, criterion, deadline, threshold,
};
use super::date::{DateError, parse_year};
use super::decimal::to_double;
use super::fold::is_blank;
use super::member;
use super::path::{Path, Segment};
use super::set_draft::{IS_SO, RowDraft, RowList, SetDraft, literal, read_number};
use super::unit_draft::MAX_NAME_CHARS;
use super::value::{Number, Value};

/// Is the most points a criterion can have.
pub const MAX_POINTS: u32 = 1_000;
/// Is the most a point can count.
pub const MAX_WEIGHT: u32 = 100;

/// Names an input of the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SetField {
    /// Tên bộ danh mục.
    Name,
    /// Nguồn.
    Source,
    /// Từ năm.
    FromYear,
    /// Đến hết năm.
    ToYear,
    /// What the set is about: the ticks and tables as a whole.
    Content,
    /// A cell of a table: its row and column, counted from 0.
    Cell(RowList, usize, usize),
}

/// Says what is wrong with an input.
#[derive(Clone, PartialEq, Debug)]
pub enum SetFlaw {
    /// It is required and empty.
    Missing,
    /// It has this many characters, more than [`MAX_NAME_CHARS`].
    TooLong(usize),
    /// It is no year.
    BadYear(DateError),
    /// The last year lies before the first.
    EndsBefore,
    /// Another set of the same unit says something else about the same in some of the years.
    Overlaps {
        /// The other set's name.
        name: String,
        /// What both are about.
        aspect: Aspect,
    },
    /// It would change figures of closed years: the names of the units, "" for all, and the years.
    ChangesClosed(Vec<(String, i32)>),
    /// The set is about nothing.
    SaysNothing,
    /// It is no number.
    NotANumber,
    /// It is not above 0.
    NotPositive,
    /// It is below 0.
    Negative,
    /// It is above the most it can be.
    TooLarge(u32),
    /// It is above the most points that the criteria give.
    AboveSum(f64),
    /// It is not lower than what a better grade, in a row before it, asks for.
    NotLower,
    /// There are no criteria that give points.
    NoCriteria,
    /// Another row is about the same grade or stage.
    Twice,
    /// It is no day and month.
    UnreadableDay,
    /// The calendar has no such day.
    NoSuchDay,
}

/// Is what a checked form says.
#[derive(Clone, PartialEq, Debug)]
pub struct CheckedSet {
    pub(super) scalars: Vec<(Segment, Value)>,
    pub(super) entries: BTreeSet<(Aspect, String)>,
    pub(super) rows: Vec<(RowList, Option<String>, Value)>,
    pub(super) seen: BTreeSet<Path>,
}

/// Collects what is wrong.
struct Check {
    flaws: Vec<(SetField, SetFlaw)>,
}

impl SetDraft {
    /// Checks everything at once. `id` is the set's own, which a new one has too.
    ///
    /// # Errors
    /// All that is wrong, in the order of the form.
    pub fn check(&self, sets: &Sets, id: &str) -> Result<CheckedSet, Vec<(SetField, SetFlaw)>> {
        let mut check = Check { flaws: Vec::new() };
        let name = check.text(SetField::Name, &self.name);
        if is_blank(&self.name) {
            check.flaw(SetField::Name, SetFlaw::Missing);
        }
        let source = check.text(SetField::Source, &self.source);
        let from_year = check.year(SetField::FromYear, &self.from_year);
        let to_year = check.year(SetField::ToYear, &self.to_year);
        if let (Some(from), Some(to)) = (from_year, to_year)
            && to < from
        {
            check.flaw(SetField::ToYear, SetFlaw::EndsBefore);
        }
        let rows = check.rows(self);
        let found = |list| rows.iter().filter(move |(one, _, _)| *one == list);
        let set = CatalogueSet {
            id: id.to_owned(),
            name: self.name.trim().to_owned(),
            source: self.source.clone(),
            unit: self.unit.clone(),
            from_year,
            to_year,
            is_sample: self.is_sample,
            is_retired: sets.get(id).is_some_and(|set| set.is_retired),
            entries: (Aspect::ALL.iter())
                .map(|&aspect| (aspect, self.ticked(aspect)))
                .collect(),
            criteria: (found(RowList::Criteria))
                .filter_map(|(_, id, value)| criterion(id.as_deref().unwrap_or_default(), value))
                .collect::<Vec<Criterion>>(),
            thresholds: (found(RowList::Thresholds))
                .filter_map(|(_, _, value)| threshold(value))
                .collect::<Vec<Threshold>>(),
            deadlines: (found(RowList::Deadlines))
                .filter_map(|(_, _, value)| deadline(value))
                .collect::<Vec<SetDeadline>>(),
        };
        let is_blank = self.entries.is_empty()
            && RowList::ALL
                .iter()
                .all(|list| self.rows(*list).iter().all(RowDraft::is_blank));
        if is_blank {
            check.flaw(SetField::Content, SetFlaw::SaysNothing);
        }
        let other = sets
            .iter()
            .find_map(|other| Some((other, set.clash(other)?)));
        let has_years = !check
            .flaws
            .iter()
            .any(|(field, _)| matches!(field, SetField::FromYear | SetField::ToYear));
        if let (Some((other, aspect)), true) = (other, has_years) {
            let name = other.name.clone();
            check.flaw(SetField::FromYear, SetFlaw::Overlaps { name, aspect });
        }
        if !check.flaws.is_empty() {
            check.flaws.sort_by_key(|(field, _)| place(*field));
            return Err(check.flaws);
        }
        let year = |year: Option<i32>| {
            year.map_or(Value::Empty, |year| Value::Number(i64::from(year).into()))
        };
        Ok(CheckedSet {
            scalars: vec![
                (member::NAME, name),
                (member::SOURCE, source),
                (member::UNIT, Value::text(&self.unit)),
                (member::FROM_YEAR, year(from_year)),
                (member::TO_YEAR, year(to_year)),
                (member::IS_SAMPLE, Value::Bool(self.is_sample)),
            ],
            entries: self.entries.clone(),
            rows,
            seen: self.seen.clone(),
        })
    }

    fn ticked(&self, aspect: Aspect) -> Vec<String> {
        let of_aspect = self.entries.iter().filter(|(one, _)| *one == aspect);
        of_aspect.map(|(_, id)| id.clone()).collect()
    }
}

/// Returns where an input stands in the form.
fn place(field: SetField) -> (u8, usize, usize) {
    match field {
        SetField::Name => (0, 0, 0),
        SetField::Source => (1, 0, 0),
        SetField::FromYear => (2, 0, 0),
        SetField::ToYear => (3, 0, 0),
        SetField::Content => (4, 0, 0),
        SetField::Cell(list, row, column) => (5 + list as u8, row, column),
    }
}

impl Check {
    fn flaw(&mut self, field: SetField, flaw: SetFlaw) {
        self.flaws.push((field, flaw));
    }

    fn text(&mut self, field: SetField, text: &str) -> Value {
        let text = text.trim();
        let n_chars = text.chars().count();
        if n_chars > MAX_NAME_CHARS {
            self.flaw(field, SetFlaw::TooLong(n_chars));
        }
        Value::text(text)
    }

    fn year(&mut self, field: SetField, text: &str) -> Option<i32> {
        match parse_year(text) {
            Ok(year) => Some(year),
            Err(DateError::Empty) => None,
            Err(error) => {
                self.flaw(field, SetFlaw::BadYear(error));
                None
            }
        }
    }

    /// Reads a number that must be there.
    fn number(&mut self, field: SetField, text: &str, most: u32) -> Option<Number> {
        let number = read_number(text);
        if number.is_none() {
            let flaw = match text.trim() {
                "" => SetFlaw::Missing,
                text => match to_double(&literal(text)) {
                    None => SetFlaw::NotANumber,
                    Some(double) if double < 0.0 => SetFlaw::Negative,
                    Some(_) => SetFlaw::TooLarge(most),
                },
            };
            self.flaw(field, flaw);
        }
        number
    }

    fn positive(&mut self, field: SetField, text: &str, most: u32) -> Option<Number> {
        let number = self.number(field, text, most)?;
        let value = number.to_f64();
        let flaw = match value {
            _ if value <= 0.0 => SetFlaw::NotPositive,
            _ if value > f64::from(most) => SetFlaw::TooLarge(most),
            _ => return Some(number),
        };
        self.flaw(field, flaw);
        None
    }

    /// Reads the rows that are not blank. Where one is wrong, what is right of it is returned all the same.
    fn rows(&mut self, draft: &SetDraft) -> Vec<(RowList, Option<String>, Value)> {
        let mut rows = Vec::new();
        let most = draft.most_points();
        for &list in RowList::ALL {
            let (mut named, mut lowest) = (BTreeSet::new(), f64::INFINITY);
            let typed = draft.rows(list).iter().enumerate();
            for (at, row) in typed.filter(|(_, row)| !row.is_blank()) {
                let cell = |column| SetField::Cell(list, at, column);
                let [first, second, third] = &row.cells;
                let mut members = LiteMap::new();
                let mut put = |column: usize, value: Value| {
                    members.insert(list.columns()[column].to_owned(), value);
                };
                put(0, self.text(cell(0), first));
                if is_blank(first) {
                    self.flaw(cell(0), SetFlaw::Missing);
                } else if list != RowList::Criteria && !named.insert(first.trim()) {
                    self.flaw(cell(0), SetFlaw::Twice);
                }
                let second = match list {
                    RowList::Criteria => {
                        (self.positive(cell(1), second, MAX_POINTS)).map(Value::Number)
                    }
                    RowList::Thresholds => {
                        let least = self.least(cell(1), second, most, &draft.criteria);
                        least.and_then(|number| self.lower(cell(1), number, &mut lowest))
                    }
                    RowList::Deadlines => self.day(cell(1), second),
                };
                second.into_iter().for_each(|value| put(1, value));
                match list {
                    RowList::Criteria if !third.trim().is_empty() => {
                        let weight = self.positive(cell(2), third, MAX_WEIGHT);
                        weight
                            .into_iter()
                            .for_each(|weight| put(2, Value::Number(weight)));
                    }
                    RowList::Deadlines if third == IS_SO => put(2, Value::Bool(true)),
                    _ => {}
                }
                rows.push((list, row.item.clone(), Value::Map(members)));
            }
        }
        rows
    }

    /// Reads the least total of a grade, which the criteria must be able to give.
    fn least(
        &mut self,
        field: SetField,
        text: &str,
        most: Option<f64>,
        criteria: &[RowDraft],
    ) -> Option<Number> {
        let number = self.number(field, text, MAX_POINTS)?;
        let value = number.to_f64();
        let flaw = match most {
            _ if value < 0.0 => SetFlaw::Negative,
            _ if criteria.iter().all(RowDraft::is_blank) => SetFlaw::NoCriteria,
            // Sums of tenths are not exact.
            Some(most) if value > most + 1e-9 => SetFlaw::AboveSum(most),
            _ => return Some(number),
        };
        self.flaw(field, flaw);
        None
    }

    /// Takes the least total of a grade where it is lower than those in the rows before. The catalogue says of no grade that it
    /// is better than another, so the rows do: the best comes first.
    fn lower(&mut self, field: SetField, number: Number, lowest: &mut f64) -> Option<Value> {
        if number.to_f64() < *lowest {
            *lowest = number.to_f64();
            return Some(Value::Number(number));
        }
        self.flaw(field, SetFlaw::NotLower);
        None
    }

    /// Reads a day and a month: 15/10, 15-10 or 15.10.
    fn day(&mut self, field: SetField, text: &str) -> Option<Value> {
        let text = text.trim();
        let parts = text.split_once(['/', '-', '.']);
        let read = |part: &str| part.trim().parse::<u32>().ok();
        let day = parts.and_then(|(day, month)| Some((read(day)?, read(month)?)));
        let flaw = match day {
            None if text.is_empty() => SetFlaw::Missing,
            None => SetFlaw::UnreadableDay,
            // A leap year has every day there is.
            Some((day, month)) if chrono::NaiveDate::from_ymd_opt(2024, month, day).is_none() => {
                SetFlaw::NoSuchDay
            }
            Some((day, month)) => return Some(Value::text(format!("{month:02}-{day:02}"))),
        };
        self.flaw(field, flaw);
        None
    }
}
