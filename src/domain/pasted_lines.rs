//! Lines as they are pasted: an outline, or rows of a table with a head, numbers, headings and totals.
//!
//! A cell of several lines stands in quotes, as spreadsheets copy it. What is known to be no unit is marked so, and why.

use super::fold::fold;

/// How far in a tab brings what follows.
const TAB: usize = 4;
/// How much further in than another a line must stand to belong to it.
pub(super) const STEP: usize = 2;
/// Among how many rows the head of a table is looked for.
const N_HEAD_ROWS: usize = 12;

/// Says what a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// A unit, as far as one can see.
    Unit,
    /// A heading over the lines that follow, which may be a unit above them.
    Group,
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
        .filter_map(|(at, row)| Some((at, Head::of(row)?)))
        .next();
    let mut read: Vec<Read> = match &head {
        Some((at, head)) => {
            let rows = rows.iter().enumerate();
            rows.map(|(nth, row)| head.read(row, nth < *at)).collect()
        }
        None => rows.iter().filter_map(outlined).collect(),
    };
    mark_groups(&mut read);
    mark_totals(&mut read);
    read.into_iter().map(|read| read.line).collect()
}

/// Is a line that was read, and its number: what stands in a cell of its own, and whether it counts lines as 1, 1.2 or a) do.
struct Read {
    line: Line,
    number: String,
    counts: bool,
}

/// Finds the headings, numbered I, II or A, B over lines that are numbered otherwise, each as the next of its kind.
fn mark_groups(read: &mut [Read]) {
    if !read.iter().any(|one| one.counts) {
        return;
    }
    let mut n_before = 0;
    for at in 0..read.len() {
        let next_width = read.get(at + 1).map_or(0, |next| next.line.width);
        let Some(one) = read.get_mut(at) else { return };
        let named = one.line.name.split_once(". ");
        let (number, name) = match named.filter(|_| one.number.is_empty()) {
            // "X. Thanh Ba" may be short for a commune: it is the tenth heading only where nine stand before it.
            Some((number, name)) => (number, name.trim()),
            None => (one.number.trim_end_matches('.'), one.line.name.as_str()),
        };
        let is_next = [ROMAN, LETTERS]
            .iter()
            .any(|numbers| numbers.get(n_before) == Some(&number));
        if one.line.role != Role::Unit || !is_next {
            continue;
        }
        n_before += 1;
        one.line.name = name.to_owned();
        // What stands further in than a line belongs to it anyway.
        if next_width < one.line.width + STEP {
            one.line.role = Role::Group;
        }
    }
}

const ROMAN: &[&str] = &[
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
    "XVI", "XVII", "XVIII", "XIX", "XX",
];
const LETTERS: &[&str] = &["A", "B", "C", "D", "E", "F", "G", "H"];

/// Finds the sums, and what stands below the last of them without a number.
fn mark_totals(read: &mut [Read]) {
    let mut is_below = false;
    for one in read {
        let is_total = is_total(&one.line.name);
        is_below = (is_below || is_total) && !one.counts;
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
    fn of(row: &Row) -> Option<Self> {
        let cells: Vec<String> = row.cells.iter().map(|cell| fold(&spaced(cell))).collect();
        if cells.iter().filter(|cell| !cell.is_empty()).count() < 2 {
            return None;
        }
        let is_numbers = |cell: &String| {
            matches!(
                cell.replace('.', "").as_str(),
                "stt" | "tt" | "so tt" | "so thu tu"
            )
        };
        let is_names = |cell: &String| cell == "don vi" || cell.starts_with("ten");
        let numbers = cells.iter().position(is_numbers);
        let names = cells.iter().position(is_names);
        let names = match (numbers, names) {
            (_, Some(names))
                if numbers.is_some() || cells.get(names)?.starts_with("ten don vi") =>
            {
                names
            }
            (Some(numbers), None) => numbers + 1,
            _ => return None,
        };
        Some(Self {
            cells,
            numbers,
            names,
        })
    }

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
        let short = without_number(&name);
        let counts = is_number(&number) || short.len() < name.len();
        let others = row.cells.iter().enumerate();
        let others = others
            .filter(|(place, _)| *place != self.names && Some(*place) != self.numbers)
            .map(|(_, cell)| spaced(cell));
        let role = match () {
            () if is_above => Role::AboveHead,
            () if is_head => Role::Head,
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
            number,
            counts: counts && role == Role::Unit,
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
    let is_group = ROMAN.contains(&first.trim_end_matches('.'));
    let is_no_name = first.is_empty() || is_number(&first) || is_group;
    let (number, name) = match is_no_name && !others.is_empty() {
        true => (first, others.remove(0)),
        false => (String::new(), first),
    };
    let short = without_number(&name);
    let read = Read {
        counts: is_number(&number) || short.len() < name.len(),
        line: Line {
            number: row.number,
            width: width + n_empty * TAB,
            name: short.to_owned(),
            others,
            role: Role::Unit,
        },
        number,
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

/// Returns a text without what is blank at its ends, and with one blank wherever there are more, or the end of a line.
fn spaced(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c == '\u{feff}');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ").trim_matches('"').trim().to_owned()
}

fn is_number(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', ')']);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// Drops "1.", "2)", "1.2." or "a)" before a name.
fn without_number(cell: &str) -> &str {
    let mut letters = cell.chars();
    if let (Some(letter), Some(')')) = (letters.next(), letters.next())
        && letter.is_alphabetic()
    {
        return named(cell, letters.as_str());
    }
    let number = cell
        .bytes()
        .take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b')'));
    let (number, rest) = cell.split_at(number.count());
    let is_numbering =
        number.starts_with(|c: char| c.is_ascii_digit()) && number.contains(['.', ')']);
    if is_numbering {
        named(cell, rest)
    } else {
        cell
    }
}

/// Returns what is left of a cell, or all of it where nothing is.
fn named<'a>(cell: &'a str, rest: &'a str) -> &'a str {
    let rest = rest.trim_start();
    if rest.is_empty() { cell } else { rest }
}
