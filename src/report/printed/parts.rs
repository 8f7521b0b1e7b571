//! The parts a long list is printed in.

use std::ops::Range;

use super::{By, PrintedList};
use crate::report::number::format_count;
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
    /// Cuts the list into parts, each row in one of them: the whole list where it is short enough, units one after the other as many
    /// as fit, or fields each for itself. What is longer alone is cut by its rows.
    pub fn parts(&self) -> Vec<Part> {
        let all = 0..self.n_rows();
        if all.is_empty() {
            return Vec::new();
        }
        if self.fits(&all) {
            return vec![self.part(String::new(), all)];
        }
        let mut parts = Vec::new();
        let mut open: Option<Range<usize>> = None;
        for group in self.groups_of_rows() {
            let together = open.as_ref().map(|open| open.start..group.end);
            if let Some(together) = together.filter(|rows| self.by == By::Unit && self.fits(rows)) {
                open = Some(together);
                continue;
            }
            parts.extend(open.take().map(|rows| self.named(rows)));
            match self.fits(&group) {
                true => open = Some(group),
                false => self.cut(group, &mut parts),
            }
        }
        parts.extend(open.map(|rows| self.named(rows)));
        parts
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

    fn groups_of_rows(&self) -> Vec<Range<usize>> {
        let mut start = 0;
        let runs = self.lines.chunk_by(|a, b| a.group == b.group);
        let runs = runs.map(|run| {
            let rows = start..start + run.len();
            start = rows.end;
            rows
        });
        runs.collect()
    }
}
