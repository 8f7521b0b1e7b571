//! The parts a long list is printed in.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{By, PrintedList};
use crate::domain::figures_by_unit::{LinesInSight, UnitView};
use crate::domain::unit::UnitTree;
use crate::report::number::format_count;
use crate::report::tables::{Cell, PART_FIELD, PART_UNIT, Row, Table};
use crate::report::words::UNSTATED;

/// How many rows are printed at once. Measured in Chromium 156, which keeps all it prints: 1,000 rows in short on 30 sheets took
/// 360 MB in all, 3,000 on 90 sheets 950 MB, 6,000 on 180 sheets 2.3 GB; the register of a province has to live beside them.
pub const MAX_ROWS: usize = 2_000;
/// How many sheets: long texts take less for a row and more for a sheet. 1,000 rows on 264 sheets took 790 MB.
pub const MAX_PAGES: usize = 150;

/// Is some rows of a list that are printed at once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// What it has; "" for the whole list.
    pub words: String,
    /// Its rows.
    pub rows: Range<usize>,
    /// About how many sheets it takes.
    pub n_pages: usize,
}

impl PrintedList {
    /// Cuts the list into parts, each row in one of them: the whole list where it is short enough, communes one after the other as
    /// many as fit, or fields each for itself. A commune that is longer alone is cut between its units, a unit or a field by its rows.
    pub fn parts(&self) -> Vec<Part> {
        let all = 0..self.n_rows();
        if all.is_empty() {
            return Vec::new();
        }
        if self.fits(&all) {
            return vec![self.part(String::new(), all)];
        }
        let mut parts = Vec::new();
        let block = |row: usize| self.blocks.get(self.group_at(row)).copied();
        for block in self.gathered(&runs(all, &block)) {
            if self.fits(&block) {
                parts.push(self.named(block));
                continue;
            }
            for group in self.gathered(&runs(block, &|row| Some(self.group_at(row)))) {
                match self.fits(&group) {
                    true => parts.push(self.named(group)),
                    false => self.cut(group, &mut parts),
                }
            }
        }
        parts
    }

    /// Puts runs of rows together, as many as fit; fields stay apart.
    fn gathered(&self, runs: &[Range<usize>]) -> Vec<Range<usize>> {
        let mut gathered: Vec<Range<usize>> = Vec::new();
        for run in runs {
            let together = gathered.last().map(|last| last.start..run.end);
            match together.filter(|rows| self.by == By::Unit && self.fits(rows)) {
                Some(together) => {
                    gathered.pop();
                    gathered.push(together);
                }
                None => gathered.push(run.clone()),
            }
        }
        gathered
    }

    fn fits(&self, rows: &Range<usize>) -> bool {
        rows.len() <= MAX_ROWS && self.n_pages(rows.clone()) <= MAX_PAGES
    }

    fn part(&self, words: String, rows: Range<usize>) -> Part {
        let n_pages = self.n_pages(rows.clone());
        Part {
            words,
            rows,
            n_pages,
        }
    }

    fn name(&self, group: usize) -> &str {
        match self.groups.get(group).map(String::as_str) {
            Some("") | None => UNSTATED,
            Some(name) => name,
        }
    }

    fn group_at(&self, row: usize) -> usize {
        self.lines.get(row).map_or(0, |line| line.group)
    }

    /// Names rows by the first and the last of their groups.
    fn named(&self, rows: Range<usize>) -> Part {
        let first = self.group_at(rows.start);
        let last = self.group_at(rows.end.saturating_sub(1));
        let words = match last - first {
            0 => self.name(first).to_owned(),
            more => format!(
                "Từ {} đến {} ({} đơn vị)",
                self.name(first),
                self.name(last),
                format_count(more + 1)
            ),
        };
        self.part(words, rows)
    }

    /// Cuts the rows of one group.
    fn cut(&self, rows: Range<usize>, parts: &mut Vec<Part>) {
        let name = self.name(self.group_at(rows.start));
        // What part of the most that is printed at once a row takes.
        let shares = |rows: Range<usize>| {
            let lines = self.lines.get(rows).unwrap_or_default();
            let most = self.of_sheet() * (MAX_PAGES - 1) as f64;
            lines
                .iter()
                .map(move |line| (line.height / most).max(1.0 / (MAX_ROWS - 1) as f64))
        };
        let all: f64 = shares(rows.clone()).sum();
        let n_parts = all.ceil().max(1.0) as usize;
        let of_part = all / n_parts as f64;
        let mut start = rows.start;
        for n in 1..=n_parts {
            let mut share = 0.0;
            let n_rows = shares(start..rows.end)
                .take_while(|one| {
                    let is_open = share < of_part;
                    share += one;
                    is_open || n == n_parts
                })
                .count();
            let end = start + n_rows;
            if n_rows > 0 {
                let words = format!("{name}, phần {n}/{n_parts}");
                parts.push(self.part(words, start..end));
            }
            start = end;
        }
    }
}

/// Lists the runs of rows that are alike.
fn runs(rows: Range<usize>, of: &dyn Fn(usize) -> Option<usize>) -> Vec<Range<usize>> {
    let all: Vec<usize> = rows.collect();
    let runs = all.chunk_by(|one, next| of(*one) == of(*next));
    let ends = runs.filter_map(|run| Some(*run.first()?..run.last()? + 1));
    ends.collect()
}

/// Knows the commune of each unit, by the names that a list has them under.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Communes(BTreeMap<String, String>);

impl Communes {
    /// Reads them from the units as they stand in a year.
    pub fn of(units: &UnitTree, year: i32) -> Self {
        let mut lines = LinesInSight::of(units, UnitView::AsItWas, "");
        let each = units.iter().map(|unit| {
            let commune = lines.commune(&unit.id, year);
            (units.told_apart(&unit.id).to_owned(), commune.to_owned())
        });
        Self(each.collect())
    }
}

/// Numbers the blocks that groups stand in: those of one commune are one, in the order of the list.
pub(super) fn blocks(groups: &[String], by: By, communes: &Communes) -> Vec<usize> {
    let commune = |group: &String| communes.0.get(group);
    let mut n = 0;
    let mut before: Option<&String> = None;
    let numbers = groups.iter().map(|group| {
        let is_same =
            |before: &String| commune(group).is_some() && commune(before) == commune(group);
        if by == By::Field || !before.is_some_and(is_same) {
            n += 1;
        }
        before = Some(group);
        n
    });
    numbers.collect()
}

/// Lists the groups of rows, and the rows group by group, each with its place in the table.
pub(super) fn grouped(table: &Table, by: By) -> (Vec<String>, Vec<(usize, usize)>) {
    let label = match by {
        By::Unit => PART_UNIT,
        By::Field => PART_FIELD,
    };
    let facts = table.columns.iter().enumerate().find_map(|(at, column)| {
        let fact = column.facts.iter().position(|fact| fact.label == label)?;
        Some((at, fact))
    });
    let name = |row: &Row| -> String {
        let cell = facts.and_then(|(at, fact)| match row.cells.get(at)? {
            Cell::Facts { facts, .. } => facts.get(fact).cloned(),
            _ => None,
        });
        cell.unwrap_or_default()
    };
    let (mut names, mut places) = (Vec::new(), BTreeMap::new());
    let mut order: Vec<(usize, usize)> = Vec::new();
    for (row, at) in table.rows.iter().zip(0..) {
        let name = name(row);
        let next = names.len();
        let group = *places.entry(name.clone()).or_insert(next);
        if group == next {
            names.push(name);
        }
        order.push((group, at));
    }
    order.sort_unstable();
    (names, order)
}
