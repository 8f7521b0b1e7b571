//! What a form says about a set of the catalogue, as typed.

use std::collections::BTreeSet;

use super::catalogue_set::Aspect;
use super::date::parse_year;
use super::decimal::score_literal;
use super::member;
use super::path::{Path, Segment};
use super::record::Record;
use super::value::{Number, Value};

/// Is one of the tables of a set.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum RowList {
    /// Tiêu chí: name, most points, weight.
    Criteria,
    /// Mức điểm xếp loại: grade, least total.
    Thresholds,
    /// Thời hạn: stage, day and month, and whether it lies in the year after.
    Deadlines,
}

impl RowList {
    /// Lists all of them in the order of the form.
    pub const ALL: &[Self] = &[Self::Criteria, Self::Thresholds, Self::Deadlines];

    /// Returns the member of a set that holds it.
    pub const fn member(self) -> Segment {
        match self {
            Self::Criteria => member::CRITERIA,
            Self::Thresholds => member::THRESHOLDS,
            Self::Deadlines => member::DEADLINES,
        }
    }

    /// Returns the members of its items that the form shows, in the order of its columns.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Criteria => &["name", "max", "weight"],
            Self::Thresholds => &["grade", "from"],
            Self::Deadlines => &["stage", "on", "next_year"],
        }
    }
}

/// Is one row of a table, as typed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RowDraft {
    /// The item it was read from; `None` for a new one.
    pub item: Option<String>,
    /// Its cells, in the order of [`RowList::columns`].
    pub cells: [String; 3],
}

impl RowDraft {
    /// Says whether nothing was typed into it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    fn of(list: RowList, id: &str, value: &Value) -> Self {
        let mut cells = <[String; 3]>::default();
        for (cell, name) in cells.iter_mut().zip(list.columns()) {
            *cell = match value.member(name) {
                Some(Value::Text(text)) if *name == "on" => day_first(text),
                Some(Value::Text(text)) => text.clone(),
                Some(Value::Number(number)) => typed(number),
                Some(Value::Bool(true)) => IS_SO.to_owned(),
                _ => String::new(),
            };
        }
        Self {
            item: Some(id.to_owned()),
            cells,
        }
    }
}

/// Is what the cell of something that is so holds; "" where it is not so.
pub const IS_SO: &str = "1";

/// Holds what the form says, as typed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SetDraft {
    /// Tên bộ danh mục.
    pub name: String,
    /// Nguồn.
    pub source: String,
    /// The id of the unit it belongs to; "" for all.
    pub unit: String,
    /// Từ năm.
    pub from_year: String,
    /// Đến hết năm.
    pub to_year: String,
    /// Whether it is an example.
    pub is_sample: bool,
    /// The ids of the entries that are ticked.
    pub entries: BTreeSet<(Aspect, String)>,
    /// The criteria.
    pub criteria: Vec<RowDraft>,
    /// The least totals of the grades.
    pub thresholds: Vec<RowDraft>,
    /// The deadlines.
    pub deadlines: Vec<RowDraft>,
    /// The items the form was opened on: only these are taken away where they are no longer wanted.
    pub seen: BTreeSet<Path>,
}

impl SetDraft {
    /// Returns the form of a set as it is. An item that makes no sense is shown as it is, to be mended; one that is no object at
    /// all stays as it is, unseen.
    pub fn of(record: &Record) -> Self {
        let text = |segment| match record.face(&[segment]) {
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Number(number)) => typed(number),
            _ => String::new(),
        };
        let mut draft = Self {
            name: text(member::NAME),
            source: text(member::SOURCE),
            unit: text(member::UNIT),
            from_year: text(member::FROM_YEAR),
            to_year: text(member::TO_YEAR),
            is_sample: record.face(&[member::IS_SAMPLE]) == Some(&Value::Bool(true)),
            ..Self::default()
        };
        for &aspect in Aspect::ALL.iter().filter(|one| one.collection().is_some()) {
            for (path, leaf) in record.below(&[aspect.member()]) {
                if let Some(Value::Text(id)) = leaf.face().map(|entry| &entry.value) {
                    draft.entries.insert((aspect, id.clone()));
                    draft.seen.insert(path.clone());
                }
            }
        }
        for &list in RowList::ALL {
            for (path, leaf) in record.below(&[list.member()]) {
                let item = (
                    path.segments().last(),
                    leaf.face().map(|entry| &entry.value),
                );
                if let (Some(Segment::Item(id)), Some(value @ Value::Map(_))) = item {
                    draft.rows_mut(list).push(RowDraft::of(list, id, value));
                    draft.seen.insert(path.clone());
                }
            }
        }
        draft
    }

    /// Returns the form of a copy of a set: the same entries and the same criteria by their ids, so that years stay comparable,
    /// for the years after its own; where it has no last year, after this one.
    pub fn copy_of(record: &Record, name: String, this_year: i32) -> Self {
        let old = Self::of(record);
        let year = |text: &str| parse_year(text).ok();
        let (from, to) = (year(&old.from_year), year(&old.to_year));
        let next = match to {
            Some(to) => to + 1,
            None => from.map_or(this_year, |from| from.max(this_year)) + 1,
        };
        let last = match (from, to) {
            (Some(from), Some(to)) if to >= from => Some(next + (to - from)),
            _ => None,
        };
        Self {
            name,
            from_year: next.to_string(),
            to_year: last.map_or(String::new(), |last| last.to_string()),
            // It is made to be used: an example gives way to any other set.
            is_sample: false,
            seen: BTreeSet::new(),
            ..old
        }
    }

    /// Returns the rows of a table.
    pub fn rows(&self, list: RowList) -> &[RowDraft] {
        match list {
            RowList::Criteria => &self.criteria,
            RowList::Thresholds => &self.thresholds,
            RowList::Deadlines => &self.deadlines,
        }
    }

    /// Returns the rows of a table, to be changed.
    pub fn rows_mut(&mut self, list: RowList) -> &mut Vec<RowDraft> {
        match list {
            RowList::Criteria => &mut self.criteria,
            RowList::Thresholds => &mut self.thresholds,
            RowList::Deadlines => &mut self.deadlines,
        }
    }

    /// Returns the most points there are so far; `None` while a number cannot be read.
    pub fn most_points(&self) -> Option<f64> {
        let rows = self.criteria.iter().filter(|row| !row.is_blank());
        rows.map(|row| {
            let [_, max, weight] = &row.cells;
            let weight = match weight.trim() {
                "" => 1.0,
                weight => read_number(weight)?.to_f64(),
            };
            Some(read_number(max)?.to_f64() * weight)
        })
        .sum()
    }
}

/// Reads a number as people type it, with a decimal comma or point.
pub(super) fn read_number(text: &str) -> Option<Number> {
    Number::parse(&literal(text))
}

/// Returns what people typed with the decimal point of literals.
pub(super) fn literal(text: &str) -> String {
    score_literal(text)
}

fn typed(number: &Number) -> String {
    number.as_str().replace('.', ",")
}

/// Writes a day as people do, `15/10`, where it is one.
fn day_first(on: &str) -> String {
    let parts = on.split_once('-').map(|(month, day)| {
        let short = |text: &str| text.trim_start_matches('0').to_owned();
        (short(month), short(day))
    });
    match parts {
        Some((month, day)) if !day.contains('-') => format!("{day}/{month}"),
        _ => on.to_owned(),
    }
}
