//! Rows and cells as they are pasted, and the numbers in them.

use super::STEP;
use crate::domain::fold::fold;

pub(super) const ROMAN: &[&str] = &[
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
    "XVI", "XVII", "XVIII", "XIX", "XX",
];
pub(super) const LETTERS: &[&str] = &["A", "B", "C", "D", "E", "F", "G", "H"];

/// Is a row as it was pasted: the number of its first line, and its cells.
pub(super) struct Row {
    pub(super) number: usize,
    pub(super) cells: Vec<String>,
}

impl Row {
    /// Says whether it numbers the columns: 1, 2, 3, or (1), (2), (3), or A, B, 1.
    pub(super) fn counts_columns(&self) -> bool {
        let cells = self.filled();
        let is_mark = |cell: &String| {
            let mark = cell.trim_matches(['(', ')']);
            is_number(mark) || LETTERS.contains(&mark)
        };
        cells.len() > 1 && cells.iter().all(is_mark)
    }

    /// Returns the cells that are not empty, in one.
    pub(super) fn shown(&self) -> String {
        self.filled().join(" ")
    }

    fn filled(&self) -> Vec<String> {
        let cells = self.cells.iter().map(|cell| spaced(cell));
        cells.filter(|cell| !cell.is_empty()).collect()
    }
}

/// Splits what was pasted at the ends of lines, and at the signs between cells that stand in no quoted one.
pub(super) fn rows(text: &str, between: char) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut number, mut first) = (1, 1);
    let mut cells = Vec::new();
    let mut rest = text;
    loop {
        let (cell, after) = cell(rest, between);
        number += cell.matches('\n').count();
        cells.push(cell);
        if let Some(next) = after.strip_prefix(between) {
            rest = next;
            continue;
        }
        let row = Row {
            number: first,
            cells: std::mem::take(&mut cells),
        };
        if !row.shown().is_empty() {
            rows.push(row);
        }
        let next = after
            .strip_prefix("\r\n")
            .or_else(|| after.strip_prefix('\n'));
        let Some(next) = next else { return rows };
        number += 1;
        first = number;
        rest = next;
    }
}

/// Says whether what was pasted is a table whose cells a sign divides, as files of a spreadsheet have them: it stands as often in every
/// line that has it, and most have it. At the end of a line it divides nothing.
pub(super) fn divides(text: &str, between: char) -> bool {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let counts = lines.map(|line| line.trim_end_matches(between).matches(between).count());
    let counts: Vec<usize> = counts.collect();
    let mut divided = counts.iter().filter(|n| **n > 0);
    let first = divided.next();
    let n_divided = divided.clone().count() + 1;
    first.is_some_and(|first| divided.all(|n| n == first))
        && n_divided > 1
        && n_divided * 2 > counts.len()
}

/// Returns the cell a text begins with, and what follows it.
fn cell(text: &str, between: char) -> (String, &str) {
    let ends = |rest: &str| rest.is_empty() || rest.starts_with([between, '\n', '\r']);
    if let Some(quoted) = text.strip_prefix('"') {
        let mut from = 0;
        while let Some(at) = quoted.get(from..).and_then(|rest| rest.find('"')) {
            let (inside, rest) = quoted.split_at(from + at);
            let rest = rest.get(1..).unwrap_or_default();
            if ends(rest) {
                return (inside.replace("\"\"", "\""), rest);
            }
            if !rest.starts_with('"') {
                break;
            }
            from += at + 2;
        }
    }
    let end = text.find([between, '\n']).unwrap_or(text.len());
    let (cell, rest) = text.split_at(end);
    (cell.trim_end_matches('\r').to_owned(), rest)
}

/// Returns how far in the name in a cell stands, and the name.
pub(super) fn named_at(cell: &str) -> (usize, String) {
    let mut width = 0;
    let mut rest = cell;
    loop {
        let mut chars = rest.chars();
        match chars.next() {
            Some(' ' | '\u{a0}' | '\u{feff}') => width += 1,
            // A dash is a step by itself, and the blanks behind it are none.
            Some('-' | '–' | '—' | '+' | '*' | '•' | '·') => {
                width += STEP;
                rest = chars.as_str().trim_start_matches([' ', '\u{a0}']);
                continue;
            }
            _ => return (width, spaced(rest)),
        }
        rest = chars.as_str();
    }
}

/// Returns a text without what is blank at its ends, and with one blank wherever there are more, or the end of a line. Quotes around
/// all of it go, and one that has no other.
pub(super) fn spaced(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c == '\u{feff}');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let text = words.join(" ");
    let n_quotes = text.matches('"').count();
    let bare = match n_quotes {
        1 => text.trim_matches('"'),
        2 => text
            .strip_prefix('"')
            .and_then(|text| text.strip_suffix('"'))
            .unwrap_or(&text),
        _ => &text,
    };
    bare.trim().to_owned()
}

pub(super) fn is_number(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', ')']);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// Splits a line at its semicolons, then at its commas, where all that stands between them begins with the same two words: "Chi bộ 1,
/// Chi bộ 2"; else it is one name.
pub(super) fn in_one_line(line: &str) -> Vec<&str> {
    let parts = alike_between(line, ';').into_iter();
    parts.flat_map(|part| alike_between(part, ',')).collect()
}

fn alike_between(line: &str, sign: char) -> Vec<&str> {
    let names: Vec<&str> = line.split(sign).map(str::trim).collect();
    let begins = |name: &str| -> Vec<String> {
        let words = name.split_whitespace();
        words.take(2).map(fold).collect()
    };
    let mut beginnings = names.iter().map(|name| begins(name));
    let first = beginnings.next().unwrap_or_default();
    match first.len() == 2 && beginnings.all(|one| one == first) {
        true => names,
        false => vec![line],
    }
}

/// Splits "1.", "2)", "1.2.", "4/" or "a)" off the name behind it.
pub(super) fn split_number(cell: &str) -> (&str, &str) {
    let mut letters = cell.chars();
    let number_len = match (letters.next(), letters.next()) {
        (Some(letter), Some(')')) if letter.is_alphabetic() => letter.len_utf8() + 1,
        _ => {
            let number = cell
                .bytes()
                .take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b')'));
            let n = number.count();
            // "19/5" is a name.
            let is_slash = cell.get(n..).is_some_and(|rest| rest.starts_with("/ "));
            n + usize::from(is_slash)
        }
    };
    let (number, rest) = cell.split_at(number_len);
    let is_numbering = number.contains(['.', ')', '/']) && !number.starts_with(['.', ')', '/']);
    let rest = rest.trim_start();
    if is_numbering && !rest.is_empty() {
        (number.trim_end_matches('/'), rest)
    } else {
        ("", cell)
    }
}
