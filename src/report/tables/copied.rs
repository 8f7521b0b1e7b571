//! A table on the clipboard: as lines of cells between tabs, and as a page. In both every fact has a column of its own, and what
//! is pasted is what was written, whatever country the spreadsheet is set to.

use super::{Cell, Column, FactKind, Table};
use crate::report::html::Html;

/// Stands before a text that a spreadsheet would read as something else: unlike a space it is none to a spreadsheet, and like one
/// it is not seen.
const GUARD: char = '\u{a0}';
/// How many digits a spreadsheet keeps.
const MAX_DIGITS: usize = 15;
/// The words that dates, times and powers are written with, beside the names of months.
const READ_WORDS: [&str; 9] = ["", "a", "am", "d", "e", "p", "pm", "đ", "vnd"];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Is what a cell of the copy holds.
#[derive(PartialEq, Eq, Debug)]
enum Copied {
    /// A text.
    Text(String),
    /// A whole number, with its digits alone: it means the same in every country.
    Number(String),
}

impl Table {
    /// Returns the table as lines of cells between tabs. A text that a spreadsheet would take for a number, a date or a formula
    /// has a space before it that is not seen.
    pub fn to_tabbed(&self) -> String {
        let heads: Vec<String> = self.copied_heads().map(|head| in_tabs(&head)).collect();
        let mut lines = vec![in_tabs(&self.caption), heads.join("\t")];
        for row in self.copied_rows() {
            let cells = row.iter().map(|cell| match cell {
                Copied::Number(digits) => digits.clone(),
                Copied::Text(text) => in_tabs(text),
            });
            lines.push(cells.collect::<Vec<_>>().join("\t"));
        }
        lines.push(String::new());
        lines.join("\n")
    }

    /// Returns the table as a page whose cells say whether they are texts.
    pub fn to_page(&self) -> String {
        let mut html = Html::default();
        html.put("<meta charset=\"utf-8\"><p>").say(&self.caption);
        html.put("</p><table border=\"1\" style=\"border-collapse:collapse\"><thead><tr>");
        for head in self.copied_heads() {
            html.put("<th style=\"mso-number-format:'\\@'\" sdnum=\"1033;0;@\">");
            html.say(&in_one_line(&head)).put("</th>");
        }
        html.put("</tr></thead><tbody>");
        for row in self.copied_rows() {
            html.put("\n<tr>");
            for cell in row {
                match cell {
                    Copied::Number(digits) => {
                        html.put("<td style=\"text-align:right\">").say(&digits);
                    }
                    Copied::Text(text) => {
                        html.put("<td style=\"mso-number-format:'\\@'\" sdnum=\"1033;0;@\">");
                        in_cell(&mut html, &text);
                    }
                }
                html.put("</td>");
            }
            html.put("</tr>");
        }
        html.put("</tbody></table>");
        html.into_text()
    }

    fn copied_heads(&self) -> impl Iterator<Item = String> {
        self.columns.iter().flat_map(|column| {
            let label = match &*column.group {
                "" => column.label.clone(),
                group => format!("{group}: {}", column.label),
            };
            match column.facts {
                [] => vec![label],
                facts => facts.iter().map(|fact| fact.label.to_owned()).collect(),
            }
        })
    }

    fn copied_rows(&self) -> impl Iterator<Item = Vec<Copied>> {
        self.rows.iter().map(|row| {
            let cells = row.cells.iter().zip(&self.columns);
            cells
                .flat_map(|(cell, column)| copied(cell, column))
                .collect()
        })
    }
}

fn copied(cell: &Cell, column: &Column) -> Vec<Copied> {
    match cell {
        Cell::Figure(figure) => vec![Copied::Number(figure.n().to_string())],
        Cell::Sum(number, _) => vec![as_number(number)],
        Cell::Text(text) | Cell::Model(text, _) => vec![Copied::Text(text.clone())],
        Cell::Facts { facts, .. } => {
            let facts = facts.iter().zip(column.facts);
            let facts = facts.map(|(text, fact)| match fact.kind {
                FactKind::Number => as_number(text),
                FactKind::Words | FactKind::Text => Copied::Text(text.clone()),
            });
            facts.collect()
        }
    }
}

/// Takes the points out of a number as documents write it. What is no whole number stays a text: a comma means thousands in one
/// country and decimals in another.
fn as_number(number: &str) -> Copied {
    let plain = number.replace('.', "").replace('−', "-");
    let plain = plain.trim_start_matches('+');
    let digits = plain.strip_prefix('-').unwrap_or(plain);
    let is_whole = (1..=MAX_DIGITS).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    match is_whole {
        true => Copied::Number(plain.to_owned()),
        false => Copied::Text(plain.to_owned()),
    }
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a text that stays in its cell between tabs and is read as a text there. A spreadsheet takes a quote at the start for one
/// around the cell: then it stands in quotes, and what is in them is read as it is.
fn in_tabs(text: &str) -> String {
    let text = in_one_line(text);
    if text.starts_with('"') {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    match is_read(&text) {
        true => format!("{GUARD}{text}"),
        false => text,
    }
}

/// Says whether a spreadsheet of some country reads a text as a formula, a number, a date, a time or a truth.
fn is_read(text: &str) -> bool {
    const FIRST: [char; 10] = ['=', '+', '-', '@', '\'', '#', '＝', '＋', '－', '＠'];
    if text.starts_with(FIRST) {
        return true;
    }
    let lower = text.to_lowercase();
    if matches!(&*lower, "true" | "false") {
        return true;
    }
    let is_read = |word: &str| {
        let is_month = |month: &&str| word.len() >= 3 && month.starts_with(word);
        READ_WORDS.contains(&word) || MONTHS.iter().any(is_month)
    };
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let mut words = lower.split(|letter: char| !letter.is_alphabetic());
    has_digit && words.all(is_read)
}

/// Writes a text into a cell of a page: its lines stay in the cell.
fn in_cell(html: &mut Html, text: &str) {
    for (line, n) in text.trim().lines().zip(0..) {
        if n > 0 {
            html.put("<br style=\"mso-data-placement:same-cell\">");
        }
        html.say(&in_one_line(line));
    }
}
