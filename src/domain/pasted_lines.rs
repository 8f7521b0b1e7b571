//! Lines as they are pasted: an outline, or rows of a table with a head, numbers, headings and totals.
//!
//! A cell of several lines stands in quotes, as spreadsheets copy it. What is known to be no unit is marked so, and why.

use std::collections::BTreeMap;

use super::fold::fold;

/// How far in a tab brings what follows.
const TAB: usize = 4;
/// How much further in than another a line must stand to belong to it.
pub(super) const STEP: usize = 2;
/// How many ranks of headings there are: A, B over I, II.
pub(super) const N_RANKS: usize = 2;
/// Among how many rows the head of a table is looked for.
const N_HEAD_ROWS: usize = 12;

/// Says what a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// A unit, as far as one can see.
    Unit,
    /// A heading over the lines that follow, which may be a unit above them; below the headings of a smaller rank.
    Group(usize),
    /// A line above a table.
    AboveHead,
    /// The heads of the columns.
    Head,
    /// A sum.
    Total,
    /// Something below the last sum: who has signed, and the like.
    BelowTotal,
    /// A row of a table without a name.
    Nameless,
}

/// Is one line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Line {
    /// Its number, from 1: the first, where it takes several.
    pub(super) number: usize,
    /// How far in it stands.
    pub(super) width: usize,
    /// The name, without its number.
    pub(super) name: String,
    /// The other cells that are not empty.
    pub(super) others: Vec<String>,
    /// What it is.
    pub(super) role: Role,
}

/// Reads what was pasted, without its blank lines.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let rows = rows(text);
    let head = rows.iter().take(N_HEAD_ROWS).enumerate();
    let head = head
        .filter_map(|(at, row)| Some((at, Head::of(row, at == 0)?)))
        .next();
    let head = head.or_else(|| Some((0, Head::untold(&rows)?)));
    let mut read: Vec<Read> = match &head {
        Some((at, head)) => {
            let rows = rows.iter().enumerate();
            rows.map(|(nth, row)| head.read(row, nth < *at)).collect()
        }
        None => rows.iter().filter_map(outlined).collect(),
    };
    if head.is_some() {
        mark_more_of_head(&mut read);
    }
    mark_within(&mut read);
    mark_groups(&mut read);
    mark_totals(&mut read);
    read.into_iter().map(|read| read.line).collect()
}

/// Is a line that was read, and its number: "1", "1.2", "a", "I"; "" for none.
struct Read {
    line: Line,
    number: String,
}

impl Read {
    /// Says whether its number counts lines, as those of headings do not.
    fn counts(&self) -> bool {
        self.number
            .starts_with(|c: char| c.is_ascii_digit() || c.is_lowercase())
            || self.number.contains('.')
    }
}

/// Finds the further rows of a head: those right below it without a number, where there are numbers at all.
fn mark_more_of_head(read: &mut [Read]) {
    if read.iter().all(|one| one.number.is_empty()) {
        return;
    }
    let mut is_head = false;
    for one in read {
        match one.line.role {
            Role::Head => is_head = true,
            Role::Unit if is_head && one.number.is_empty() => one.line.role = Role::Head,
            Role::Unit => is_head = false,
            _ => {}
        }
    }
}

/// Puts 1.1 below 1, where that stands before it.
fn mark_within(read: &mut [Read]) {
    let mut widths: BTreeMap<String, usize> = BTreeMap::new();
    for one in read.iter_mut().filter(|one| one.line.role == Role::Unit) {
        let above = one
            .number
            .rsplit_once('.')
            .and_then(|(above, _)| widths.get(above));
        if let Some(width) = above {
            one.line.width = one.line.width.max(width + STEP);
        }
        if one.number.starts_with(|c: char| c.is_ascii_digit()) {
            widths.insert(one.number.clone(), one.line.width);
        }
    }
}

/// Finds the headings: numbered A, B or I, II over lines that are numbered otherwise, each as the next of its kind, or with a colon.
fn mark_groups(read: &mut [Read]) {
    let are_counted = read.iter().any(Read::counts);
    let (mut n_letters, mut n_roman) = (0, 0);
    for at in 0..read.len() {
        let next = read.get(at + 1).map(|next| next.line.width);
        let Some(one) = read.get_mut(at) else { return };
        if one.line.role != Role::Unit {
            continue;
        }
        if let (Some(name), true) = (one.line.name.strip_suffix(':'), next.is_some()) {
            one.line.name = name.trim_end().to_owned();
            one.line.role = Role::Group(0);
            continue;
        }
        let named = one.line.name.split_once(". ");
        let (number, name) = match named.filter(|_| one.number.is_empty()) {
            // "X. Thanh Ba" may be short for a commune: it is the tenth heading only where nine stand before it.
            Some((number, name)) => (number, name.trim()),
            None => (one.number.as_str(), one.line.name.as_str()),
        };
        let is_roman = ROMAN.get(n_roman) == Some(&number);
        let is_letter = !is_roman && LETTERS.get(n_letters) == Some(&number);
        if !are_counted || !is_roman && !is_letter {
            continue;
        }
        (n_letters, n_roman) = match is_roman {
            true => (n_letters, n_roman + 1),
            false => (n_letters + 1, 0),
        };
        one.line.name = name.to_owned();
        // What stands further in than a line belongs to it anyway.
        if next.is_none_or(|width| width < one.line.width + STEP) {
            one.line.role = Role::Group(is_roman.into());
        }
    }
}

const ROMAN: &[&str] = &[
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
    "XVI", "XVII", "XVIII", "XIX", "XX",
];
/// Is what a column of names alone is headed with, folded.
const NAME_HEADS: [&str; 3] = ["ten don vi", "ten to chuc", "ten chi bo"];
/// Is what other columns are headed with.
const OTHER_HEADS: [&str; 8] = [
    "cap",
    "cap don vi",
    "loai",
    "loai to chuc",
    "thuoc",
    "thuoc don vi",
    "don vi cap tren",
    "ghi chu",
];
const LETTERS: &[&str] = &["A", "B", "C", "D", "E", "F", "G", "H"];

/// Finds the sums, and what stands below the last of them without a number.
fn mark_totals(read: &mut [Read]) {
    let mut is_below = false;
    for one in read {
        let is_total = is_total(&one.line.name);
        is_below = (is_below || is_total) && !one.counts();
        match one.line.role {
            Role::Unit | Role::Nameless if is_total => one.line.role = Role::Total,
            Role::Unit | Role::Nameless if is_below => one.line.role = Role::BelowTotal,
            _ => {}
        }
    }
}

/// Says whether a line is a sum: "Tổng cộng", "Tổng số", "Cộng I", but not "Tổng công ty" nor "Cộng Hòa".
fn is_total(name: &str) -> bool {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    match words.as_slice() {
        ["tong"] | ["cong"] | ["tong", "so", ..] => true,
        ["tong", "cong", rest @ ..] => rest.first() != Some(&"ty"),
        ["cong", next, ..] => {
            let is_counted = next.is_empty() || next.bytes().all(|b| b.is_ascii_digit());
            is_counted || ROMAN.iter().any(|roman| roman.eq_ignore_ascii_case(next))
        }
        _ => false,
    }
}

/// Is a row as it was pasted: the number of its first line, and its cells.
struct Row {
    number: usize,
    cells: Vec<String>,
}

impl Row {
    /// Says whether it numbers the columns: 1, 2, 3, or (1), (2), (3), or A, B, 1.
    fn counts_columns(&self) -> bool {
        let cells = self.cells.iter().map(|cell| spaced(cell));
        let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
        let is_mark = |cell: &String| {
            let mark = cell.trim_matches(['(', ')']);
            is_number(mark) || LETTERS.contains(&mark)
        };
        cells.len() > 1 && cells.iter().all(is_mark)
    }

    /// Returns the cells that are not empty, in one.
    fn shown(&self) -> String {
        let cells = self.cells.iter().map(|cell| spaced(cell));
        let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
        cells.join(" ")
    }
}

/// Splits what was pasted at the ends of lines and at tabs that stand in no quoted cell.
fn rows(text: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut number, mut first) = (1, 1);
    let mut cells = Vec::new();
    let mut rest = text;
    loop {
        let (cell, after) = cell(rest);
        number += cell.matches('\n').count();
        cells.push(cell);
        if let Some(next) = after.strip_prefix('\t') {
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

/// Returns the cell a text begins with, and what follows it.
fn cell(text: &str) -> (String, &str) {
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(['\t', '\n', '\r']);
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
    let end = text.find(['\t', '\n']).unwrap_or(text.len());
    let (cell, rest) = text.split_at(end);
    (cell.trim_end_matches('\r').to_owned(), rest)
}

/// Is the head of a table: the columns of the numbers and of the names.
struct Head {
    cells: Vec<String>,
    numbers: Option<usize>,
    names: usize,
}

impl Head {
    /// Reads a row as a head; the first may have no column of numbers.
    fn of(row: &Row, is_first: bool) -> Option<Self> {
        let cells: Vec<String> = row.cells.iter().map(|cell| fold(&spaced(cell))).collect();
        let n_cells = cells.iter().filter(|cell| !cell.is_empty()).count();
        let is_numbers = |cell: &String| {
            matches!(
                cell.replace('.', "").as_str(),
                "stt" | "tt" | "so tt" | "so thu tu"
            )
        };
        let is_names = |cell: &String| cell == "don vi" || cell.starts_with("ten");
        let numbers = cells.iter().position(is_numbers);
        let names = match (numbers, cells.iter().position(is_names)) {
            (Some(_), Some(names)) => names,
            (Some(numbers), None) => numbers + 1,
            (None, names) => {
                let at = names?;
                let name = cells.get(at)?.as_str();
                let is_other = |cell: &String| OTHER_HEADS.contains(&cell.as_str());
                let is_head = match n_cells {
                    1 => NAME_HEADS.contains(&name) && is_first,
                    _ => name.starts_with("ten don vi") || is_first && cells.iter().any(is_other),
                };
                return is_head.then_some(Self {
                    cells,
                    numbers: None,
                    names: at,
                });
            }
        };
        (n_cells > 1).then_some(Self {
            cells,
            numbers,
            names,
        })
    }

    /// Returns the columns of a table without a head, known by the headings among its numbers: nothing else stands in its first column.
    fn untold(rows: &[Row]) -> Option<Self> {
        let first = |row: &Row| spaced(row.cells.first().map_or("", String::as_str));
        let has_name = |row: &Row| {
            row.cells
                .get(1)
                .is_some_and(|cell| !spaced(cell).is_empty())
        };
        let is_of_heading = |number: &str| {
            let letter = number.split('.').next().unwrap_or_default();
            ROMAN.contains(&number.trim_end_matches('.')) || LETTERS.contains(&letter)
        };
        let is_empty_or_number = |row: &Row| {
            let number = first(row);
            number.is_empty() || is_number(&number) || is_of_heading(&number)
        };
        let has_heading = rows
            .iter()
            .any(|row| has_name(row) && is_of_heading(&first(row)));
        (has_heading && rows.iter().all(is_empty_or_number)).then(|| Self {
            cells: Vec::new(),
            numbers: Some(0),
            names: 1,
        })
    }

    /// Reads a row below the head, or above it.
    fn read(&self, row: &Row, is_above: bool) -> Read {
        let is_head = row.cells.len() == self.cells.len()
            && (row.cells.iter().zip(&self.cells)).all(|(cell, head)| fold(&spaced(cell)) == *head);
        let at = |place: usize| row.cells.get(place).map_or("", String::as_str);
        let mut number = self
            .numbers
            .map(|place| spaced(at(place)))
            .unwrap_or_default();
        let mut named = at(self.names);
        // A heading often stands in one cell that reaches over the others.
        if spaced(named).is_empty() && !is_number(&number) {
            named = self.numbers.map(at).unwrap_or_default();
            number.clear();
        }
        let (width, name) = named_at(named);
        let (own_number, short) = split_number(&name);
        if number.is_empty() {
            number = own_number.to_owned();
        }
        let others = row.cells.iter().enumerate();
        let others = others
            .filter(|(place, _)| *place != self.names && Some(*place) != self.numbers)
            .map(|(_, cell)| spaced(cell));
        let role = match () {
            () if is_above => Role::AboveHead,
            () if is_head || row.counts_columns() => Role::Head,
            () if name.is_empty() => Role::Nameless,
            () => Role::Unit,
        };
        let line = Line {
            number: row.number,
            width,
            name: match role {
                Role::Unit => short.to_owned(),
                _ => row.shown(),
            },
            others: others.filter(|cell| !cell.is_empty()).collect(),
            role,
        };
        Read {
            line,
            number: match role {
                Role::Unit => number.trim_end_matches(['.', ')']).to_owned(),
                _ => String::new(),
            },
        }
    }
}

/// Reads a row of an outline, or of a table without a head.
fn outlined(row: &Row) -> Option<Read> {
    let n_empty = row.cells.iter().take_while(|cell| spaced(cell).is_empty());
    let n_empty = n_empty.count();
    let mut cells = row.cells.iter().skip(n_empty);
    let (width, first) = named_at(cells.next()?);
    let mut others: Vec<String> = cells.map(|cell| spaced(cell)).collect();
    others.retain(|cell| !cell.is_empty());
    // The first column of a table is often a number, or a dash.
    let is_no_name = first.is_empty() || is_number(&first);
    let (number, name) = match is_no_name && !others.is_empty() {
        true => (first, others.remove(0)),
        false => (String::new(), first),
    };
    let (own_number, short) = split_number(&name);
    let number = if number.is_empty() {
        own_number
    } else {
        &number
    };
    let read = Read {
        number: number.trim_end_matches(['.', ')']).to_owned(),
        line: Line {
            number: row.number,
            width: width + n_empty * TAB,
            name: short.trim_end_matches([';', ',']).to_owned(),
            others,
            role: Role::Unit,
        },
    };
    (!read.line.name.is_empty()).then_some(read)
}

/// Returns how far in the name in a cell stands, and the name.
fn named_at(cell: &str) -> (usize, String) {
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
fn spaced(text: &str) -> String {
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

fn is_number(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', ')']);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// Splits "1.", "2)", "1.2.", "4/" or "a)" off the name behind it.
fn split_number(cell: &str) -> (&str, &str) {
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
