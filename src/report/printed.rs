//! A list of models on paper: its columns and how wide they are, the sheets it takes, the parts it is printed in.
//!
//! It stands apart from the table on the screen: a row is a few plain cells, without links, and the widths are known before the
//! browser sees it. Both keep a province's list within what a browser can lay out.

mod parts;
mod widths;

use std::ops::Range;

pub use parts::{Communes, MAX_PAGES, MAX_ROWS, Part};

use super::html::Html;
use super::number::format_count;
use super::tables::{Cell, Column, FactKind, Table};
use parts::{blocks, grouped};
use widths::{Width, n_lines};

/// Says how much of a list is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Form {
    /// "In gọn": without long texts and without columns in which nothing is written; two lines a model
    /// in a long list, more for its title alone.
    #[default]
    Short,
    /// "In đủ": all columns of the list in use, with all that is written.
    Whole,
}

/// Says what the rows stand by, and what the parts are made by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum By {
    /// The unit, as the list has them.
    #[default]
    Unit,
    /// The field.
    Field,
}

/// Is what stands above the list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Head {
    /// The unit that prints it.
    pub unit: String,
    /// What it is.
    pub title: String,
    /// The period and the unit it is of.
    pub subtitle: String,
    /// When it is printed.
    pub day: String,
}

/// Is a sheet, in millimetres, as the style sheet has it; a line is a little higher here, for words that go to the next one.
pub(super) struct Paper {
    width: f64,
    height: f64,
    /// How wide a letter is, as Times has them on the average of Vietnamese words, with what is lost at the end of lines.
    letter: f64,
    line: f64,
    /// What a row takes beside its lines, and a cell beside its letters.
    around_row: f64,
    around_cell: f64,
    /// The head of the list and what is said below it.
    around_list: f64,
}

/// A4 upright with 8 points.
const SHORT: Paper = Paper {
    width: 185.0,
    height: 273.0,
    letter: 1.242,
    line: 3.161,
    around_row: 0.7,
    around_cell: 1.2,
    around_list: 45.0,
};
/// A4 lying, with the margins of documents and 9 points.
const WHOLE: Paper = Paper {
    width: 252.0,
    height: 170.0,
    letter: 1.365,
    line: 3.651,
    around_row: 0.9,
    around_cell: 1.2,
    around_list: 45.0,
};
/// How many lines a cell has at most where a list is printed in short.
const SHORT_LINES: usize = 2;
/// Up to how many rows nothing is cut: it would save a sheet or two.
const MAX_UNCUT: usize = 100;

impl Form {
    const fn paper(self) -> &'static Paper {
        match self {
            Self::Short => &SHORT,
            Self::Whole => &WHOLE,
        }
    }

    /// Returns the class of the sheets.
    const fn class(self) -> &'static str {
        match self {
            Self::Short => "paper__list paper__list--short",
            Self::Whole => "paper__list",
        }
    }
}

/// Is a list as it is printed.
#[derive(Clone, Debug)]
pub struct PrintedList {
    form: Form,
    by: By,
    caption: String,
    notes: Vec<String>,
    columns: Vec<PrintedColumn>,
    lines: Vec<Line>,
    /// What the groups are called whose rows stand together, in their order.
    groups: Vec<String>,
    /// Which groups stand together where parts are made, a number for each.
    blocks: Vec<usize>,
    head_height: f64,
    /// That of a row on the average.
    row_height: f64,
}

#[derive(Clone, Debug)]
struct PrintedColumn {
    label: String,
    is_title: bool,
    width: f64,
}

#[derive(Clone, Debug)]
struct Line {
    cells: Vec<String>,
    group: usize,
    height: f64,
}

impl PrintedList {
    /// Sets a list with all its rows: [`crate::report::tables::ReportKind::Register`].
    pub fn of(table: &Table, form: Form, by: By, communes: &Communes) -> Self {
        let (groups, order) = grouped(table, by);
        let mut lines: Vec<Line> = order
            .into_iter()
            .filter_map(|(group, at)| {
                let cells = table.rows.get(at)?.cells.iter().zip(&table.columns);
                let cells = cells.map(|(cell, column)| words(cell, column, form));
                let cells = cells.collect();
                Some(Line {
                    cells,
                    group,
                    height: 0.0,
                })
            })
            .collect();
        for (line, n) in lines.iter_mut().zip(1..) {
            if let Some(first) = line.cells.first_mut() {
                *first = format_count(n);
            }
        }
        let titles: Vec<bool> = title_columns(table);
        let is_kept: Vec<bool> = (0..table.columns.len())
            .map(|at| {
                let is_written = |line: &Line| line.cells.get(at).is_some_and(|c| !c.is_empty());
                form == Form::Whole || titles[at] || lines.iter().any(is_written)
            })
            .collect();
        for line in &mut lines {
            let mut kept = is_kept.iter();
            line.cells.retain(|_| kept.next().copied().unwrap_or(true));
        }
        let columns = table.columns.iter().zip(&titles).zip(&is_kept);
        let columns: Vec<PrintedColumn> = columns
            .filter(|(_, is_kept)| **is_kept)
            .map(|((column, is_title), _)| PrintedColumn {
                label: column.label.clone(),
                is_title: *is_title,
                width: 0.0,
            })
            .collect();
        let mut list = Self {
            form,
            by,
            caption: table.caption.clone(),
            notes: table.notes.iter().map(|note| note.text.clone()).collect(),
            columns,
            lines,
            blocks: blocks(&groups, by, communes),
            groups,
            head_height: 0.0,
            row_height: 0.0,
        };
        list.lay_out();
        list
    }

    /// Gives the columns their widths, shortens what is too long, and measures the rows.
    fn lay_out(&mut self) {
        let paper = self.form.paper();
        let heads = self.columns.iter();
        let heads: Vec<(&str, bool)> = heads.map(|one| (&*one.label, one.is_title)).collect();
        let cells: Vec<&[String]> = self.lines.iter().map(|line| &*line.cells).collect();
        let most = match self.form {
            Form::Short if self.lines.len() > MAX_UNCUT => SHORT_LINES,
            Form::Short | Form::Whole => usize::MAX,
        };
        let widths = widths::widths(paper, &heads, &cells, most);
        for (column, width) in self.columns.iter_mut().zip(&widths) {
            column.width = width.mm;
        }
        let n_of_head = self.columns.iter().zip(&widths);
        let n_of_head = n_of_head.map(|(column, width)| n_lines(&column.label, width.letters));
        let height = |n: usize| n as f64 * paper.line + paper.around_row;
        self.head_height = height(n_of_head.max().unwrap_or(1));
        for line in &mut self.lines {
            let mut n_most = 1;
            for ((cell, width), column) in line.cells.iter_mut().zip(&widths).zip(&self.columns) {
                let mut n = n_lines(cell, width.letters);
                if n > most && !column.is_title {
                    *cell = shortened(cell, width, most);
                    n = most;
                }
                n_most = n_most.max(n);
            }
            line.height = height(n_most);
        }
        let all: f64 = self.lines.iter().map(|line| line.height).sum();
        self.row_height = all / self.lines.len().max(1) as f64;
    }

    /// Counts the rows.
    pub fn n_rows(&self) -> usize {
        self.lines.len()
    }

    /// Counts the sheets that some rows take, about as a browser lays them out.
    pub fn n_pages(&self, rows: Range<usize>) -> usize {
        let lines = self.lines.get(rows).unwrap_or_default();
        if lines.is_empty() {
            return 0;
        }
        let all: f64 = lines.iter().map(|line| line.height).sum();
        ((all + self.form.paper().around_list) / self.of_sheet()).ceil() as usize
    }

    /// Returns how much of a sheet rows fill.
    fn of_sheet(&self) -> f64 {
        let height = self.form.paper().height;
        // A row that does not fit goes to the next sheet.
        let lost = (self.row_height / 2.0).min(height / 4.0);
        (height - self.head_height - lost).max(height / 4.0)
    }

    /// Writes everything but the rows, which have their place in the `tbody`.
    pub fn frame(&self, head: &Head, part: &Part) -> String {
        let mut html = Html::default();
        html.put("<p class=\"report-head__unit\">").say(&head.unit);
        html.put("</p><h1 class=\"paper__title\">").say(&head.title);
        html.put("</h1><p class=\"paper__about\">")
            .say(&head.subtitle);
        if !part.words.is_empty() {
            let [first, last, all] =
                [part.rows.start + 1, part.rows.end, self.n_rows()].map(format_count);
            let words = format!("{}: dòng {first} - {last} trong {all}", part.words);
            html.put("<br>").say(&words);
        }
        html.put("<br><i>")
            .say(&head.day)
            .put("</i></p><table class=");
        html.value(self.form.class()).put("><caption>");
        html.say(&self.caption).put("</caption><colgroup>");
        let whole: f64 = self.columns.iter().map(|column| column.width).sum();
        for column in &self.columns {
            let width = format!("{:.2}%", 100.0 * column.width / whole.max(1.0));
            html.put("<col width=").value(&width).put(">");
        }
        html.put("</colgroup><thead><tr>");
        for column in &self.columns {
            html.put("<th scope=\"col\">")
                .say(&column.label)
                .put("</th>");
        }
        html.put("</tr></thead><tbody></tbody></table><ul class=\"paper__notes\">");
        let of_form = match self.form {
            Form::Short => Some(
                "In gọn: không in nội dung chính, kết quả bằng lời, ghi chú và cột không có gì; chữ dài cắt ở dấu “…”.",
            ),
            Form::Whole => None,
        };
        for note in of_form
            .into_iter()
            .chain(self.notes.iter().map(|note| &**note))
        {
            html.put("<li>").say(note).put("</li>");
        }
        html.put("</ul>");
        html.into_text()
    }

    /// Writes some rows.
    pub fn rows(&self, rows: Range<usize>) -> String {
        let mut html = Html::default();
        for line in self.lines.get(rows).unwrap_or_default() {
            html.put("<tr>");
            for (cell, column) in line.cells.iter().zip(&self.columns) {
                match column.is_title {
                    true => html.put("<th scope=\"row\">").say(cell).put("</th>"),
                    false => html.put("<td>").say(cell).put("</td>"),
                };
            }
            html.put("</tr>\n");
        }
        html.into_text()
    }
}

/// Says of each column whether it has the titles.
fn title_columns(table: &Table) -> Vec<bool> {
    let is_title = |cell: &Cell| matches!(cell, Cell::Model(..));
    let first = table.rows.first().map_or(&[][..], |row| &row.cells);
    (0..table.columns.len())
        .map(|at| first.get(at).is_some_and(is_title))
        .collect()
}

/// Returns what is printed of a cell.
fn words(cell: &Cell, column: &Column, form: Form) -> String {
    let Cell::Facts { words, facts } = cell else {
        return cell.words();
    };
    if form == Form::Whole {
        return words.clone();
    }
    if column.facts.iter().all(|fact| fact.kind != FactKind::Text) {
        return words.replace('\n', ", ");
    }
    let facts = facts.iter().zip(column.facts);
    let facts = facts.filter_map(|(text, fact)| match fact.kind {
        FactKind::Text => None,
        _ if text.is_empty() => None,
        FactKind::Words => Some(text.clone()),
        FactKind::Number => Some(format!("{text} {}", fact.label.to_lowercase())),
    });
    facts.collect::<Vec<_>>().join(", ")
}

/// Shortens a text to so many lines, at the end of a word.
fn shortened(text: &str, width: &Width, n_most: usize) -> String {
    let mut kept = String::new();
    for word in text.split_whitespace() {
        let longer = match kept.is_empty() {
            true => format!("{word}…"),
            false => format!("{kept} {word}…"),
        };
        if n_lines(&longer, width.letters) > n_most {
            break;
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    if kept.is_empty() {
        // A word longer than the lines.
        kept = text.chars().take(n_most * width.letters - 1).collect();
    }
    format!("{}…", kept.trim_end_matches([',', ';', ' ']))
}
