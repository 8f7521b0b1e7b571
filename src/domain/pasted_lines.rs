//! Lines as they are pasted: an outline, or rows of a table with a head, numbers, headings and totals.
//!
//! A cell of several lines stands in quotes, as spreadsheets copy it. What is known to be no unit is marked so, and why.

mod cells;
mod marks;

use super::fold::fold;
use cells::{
    LETTERS, ROMAN, Row, divides, in_one_line, is_number, named_at, rows, spaced, split_number,
};
use marks::{mark_groups, mark_more_of_head, mark_titles, mark_totals, mark_within};

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

/// Reads what was pasted, without its blank lines. An error: how many more there are than are read at once.
pub(super) fn lines(text: &str, most: usize) -> Result<Vec<Line>, usize> {
    let rows = divided(text);
    if rows.len() > most {
        return Err(rows.len() - most);
    }
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
        None => rows.iter().flat_map(outlined).collect(),
    };
    mark_titles(&mut read);
    if head.is_some() {
        mark_more_of_head(&mut read);
    }
    mark_within(&mut read);
    mark_groups(&mut read);
    mark_totals(&mut read);
    Ok(read.into_iter().map(|read| read.line).collect())
}

/// Splits what was pasted into rows and cells. Names have commas in them: those divide a table only where its head is known.
fn divided(text: &str) -> Vec<Row> {
    if text.contains('\t') {
        return rows(text, '\t');
    }
    if divides(text, ';') {
        return rows(text, ';');
    }
    let by_commas = divides(text, ',').then(|| rows(text, ','));
    let has_head = |rows: &Vec<Row>| {
        let mut first = rows.iter().take(N_HEAD_ROWS);
        let divided = first.find(|row| row.cells.len() > 1);
        divided.is_some_and(|row| Head::of(row, true).is_some())
    };
    by_commas
        .filter(has_head)
        .unwrap_or_else(|| rows(text, '\t'))
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

/// Reads a row of an outline, or of a table without a head. Several units may stand in one line: "Chi bộ 1, Chi bộ 2".
fn outlined(row: &Row) -> Vec<Read> {
    let Some(read) = outlined_whole(row) else {
        return Vec::new();
    };
    let each = |name: &str| Read {
        number: read.number.clone(),
        line: Line {
            name: name.to_owned(),
            ..read.line.clone()
        },
    };
    in_one_line(&read.line.name).into_iter().map(each).collect()
}

fn outlined_whole(row: &Row) -> Option<Read> {
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
