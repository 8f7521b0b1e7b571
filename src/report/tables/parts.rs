//! What several tables share: their question in words, the order of their rows, their notes.

use std::collections::BTreeSet;

use super::heads::Heads;
use super::{Cell, Column, Note, Row, UnitRows};
use crate::domain::figures::{
    Counted, Depth, Figure, Figures, Groups, Question, Reach, UnitView, by,
};
use crate::domain::model::YearEntry;
use crate::domain::stage::Subject;
use crate::report::catalogue::Catalogue;
use crate::report::number::format_count;
use crate::report::outside;
use crate::report::words;

/// Is what a table is made from.
pub(super) struct About<'a> {
    pub figures: &'a Figures<'a>,
    pub catalogue: &'a Catalogue,
    pub unit_rows: UnitRows,
    /// How many rows of a list are made at most; of a table of figures some more.
    pub n_rows: usize,
}

/// How many cells of a table of figures are made before anybody asks for more: the units of a province with all counters.
const N_CELLS: usize = 20_000;
/// How many unknown words a note names, and how many characters of each.
const N_WORDS: usize = 10;
const N_CHARS: usize = 40;

/// Stands where there is no figure.
pub(super) const NO_FIGURE: &str = "–";

/// The last row of a table.
pub(super) const TOTAL: &str = "Tổng số";

/// Says whether an entry is of something.
pub(super) type Is = fn(&Counted<'_>) -> bool;

/// The counters most tables have, with their labels.
pub(super) const COUNTERS: [(&str, Is); 6] = [
    ("Được đăng ký", |_| true),
    ("Đăng ký mới", |one| !one.is_continued),
    ("Duy trì", |one| one.is_continued),
    ("Được duyệt", |one| one.is_accepted),
    ("Được công nhận", |one| one.is_recognised),
    ("Được khen thưởng", |one| one.is_awarded),
];

impl<'a> About<'a> {
    pub fn question(&self) -> &Question {
        &self.figures.question
    }

    /// Returns the period as it stands behind a noun.
    pub fn period(&self) -> String {
        let Question {
            from_year, to_year, ..
        } = self.question();
        match self.question().has_years() {
            true => format!("các năm {from_year} - {to_year}"),
            false => format!("năm {to_year}"),
        }
    }

    /// Returns what all tables of a report are about.
    pub fn subtitle(&self) -> String {
        let question = self.question();
        let unit = question.unit_meant(self.figures.tree);
        let mut parts = vec![match question.has_years() {
            true => format!("Năm {} - {}", question.from_year, question.to_year),
            false => format!("Năm {}", question.to_year),
        }];
        parts.push(match unit {
            "" => "tất cả đơn vị".to_owned(),
            unit => self.catalogue.unit(unit).to_owned(),
        });
        if !unit.is_empty() && question.reach == Reach::WithBelow {
            parts.push("gồm đơn vị bên dưới".to_owned());
        }
        if question.depth == Depth::Communes {
            parts.push("cộng theo xã, phường".to_owned());
        }
        if question.view == UnitView::Today {
            parts.push("theo đơn vị hiện nay".to_owned());
        }
        if !question.field.is_empty() {
            parts.push(format!(
                "lĩnh vực {}",
                self.catalogue.fields.name(&question.field)
            ));
        }
        parts.join(" · ")
    }

    /// Returns a caption: what is counted, and when.
    pub fn caption(&self, what: &str) -> String {
        format!("{what} {}", self.period())
    }

    /// Groups the registered entries by field, and lists the fields in the order of a table.
    pub fn by_field(&self) -> (Vec<&'a str>, Groups<'a>) {
        let groups = by(&self.figures.entries, &|one| one.field);
        let first = self.catalogue.expected_fields(&self.figures.question);
        let present = groups.keys().copied();
        (self.catalogue.fields.in_order(first, present), groups)
    }

    /// Returns a figure of a year; a dash for a year of which the register has nothing.
    pub fn of_year(&self, year: i32, figure: Figure) -> Cell {
        match self.figures.years_with_any.contains(&year) {
            true => Cell::Figure(figure),
            false => Cell::number(NO_FIGURE),
        }
    }

    /// Says of which years the register has nothing, though it has something of others.
    pub fn empty_years(&self) -> Option<Note> {
        let known = &self.figures.years_with_any;
        let question = self.question();
        let years = question.from_year..=question.to_year;
        let empty = years.filter(|year| !known.contains(year));
        let empty: Vec<String> = empty.map(|year| year.to_string()).collect();
        (!empty.is_empty() && !known.is_empty()).then(|| {
            Note::plain(format!(
                "Sổ không có mô hình nào của năm {}: ô ghi “{NO_FIGURE}” là không có số liệu, không phải số 0.",
                empty.join(", ")
            ))
        })
    }

    /// Makes the first rows of a table of figures, as many as it has at most, and counts the others.
    pub fn rows<T>(
        &self,
        n_columns: usize,
        lines: &[T],
        row: impl FnMut(&T) -> Row,
    ) -> (Vec<Row>, usize) {
        let n = (N_CELLS / n_columns.max(1)).saturating_add(self.n_rows);
        let rows = lines.iter().take(n).map(row).collect();
        (rows, lines.len().saturating_sub(n))
    }

    /// Returns the notes below a table of registered models.
    pub fn notes(&self) -> Vec<Note> {
        let registered = self.figures.registered();
        let mut notes = Vec::new();
        let undecided = self.figures.undecided(&registered);
        if undecided.n() > 0 {
            let n = format_count(undecided.n());
            let text = format!(
                "Trong số được đăng ký có {n} mô hình có chỗ khác nhau chưa quyết định; số liệu lấy giá trị đang hiện."
            );
            notes.push(Note {
                text,
                behind: undecided,
            });
        }
        notes.extend(self.unknown_words(&registered));
        notes.extend(self.adrift());
        notes.extend(self.unit_meant().map(Note::plain));
        let is_counted = |one: &Counted<'_>| registered.places().binary_search(&one.place).is_ok();
        let left_out = &self.figures.left_out;
        let never = Figure::of_those(left_out, &|one| !is_counted(one));
        if never.n() > 0 {
            let n = format_count(never.n());
            let text = format!("Không tính {n} mô hình còn là nháp hoặc bị trả lại.");
            notes.push(Note {
                text,
                behind: never,
            });
        }
        let n_times = left_out.iter().filter(|one| is_counted(one)).count();
        if n_times > 0 {
            let n = format_count(n_times);
            let text = format!(
                "Không tính {n} lượt còn là nháp hoặc bị trả lại của mô hình đã được tính ở năm khác trong kỳ."
            );
            let behind = Figure::of_those(left_out, &is_counted);
            notes.push(Note { text, behind });
        }
        notes
    }

    /// Names the units that hang together with the one asked about in no way, with how many models they have, and counts the models
    /// of no unit.
    fn adrift(&self) -> Vec<Note> {
        let (adrift, units) = (&self.figures.adrift, self.figures.tree);
        let rank = |level: &str| self.catalogue.levels.place(level);
        let of_units = outside::Apart::of(adrift, units).map(|apart| Note {
            text: match apart.way_in(self.question().unit_meant(units), &rank) {
                Some(way_in) => format!("Không tính {}: {way_in}", apart.text()),
                None => format!("Không tính {}.", apart.text()),
            },
            behind: apart.behind,
        });
        let of_none = outside::of_none(adrift).map(|(part, behind)| Note {
            text: format!("Không tính {part}."),
            behind,
        });
        of_units.into_iter().chain(of_none).collect()
    }

    /// Names the words of registered entries that nobody here knows, with how they are counted.
    fn unknown_words(&self, registered: &Figure) -> Vec<Note> {
        let stages = self.unknown(
            registered,
            |entry| entry.has_unknown_stage(),
            |entry| entry.stage(),
        );
        let stages = stages.map(|(n, words, behind)| Note {
            text: format!(
                "Trong số được đăng ký có {n} mô hình ghi giai đoạn mà chương trình không biết ({words}): hãy mở từng mô hình và chọn lại giai đoạn."
            ),
            behind,
        });
        let kinds = self.unknown(
            registered,
            |entry| entry.has_unknown_entry(),
            |entry| entry.entry(),
        );
        let kinds = kinds.map(|(n, words, behind)| Note {
            text: format!(
                "Trong số đăng ký mới có {n} mô hình ghi ở mục Đăng ký từ mà chương trình không biết ({words}): hãy mở từng mô hình và chọn Mới hoặc Duy trì."
            ),
            behind,
        });
        stages.into_iter().chain(kinds).collect()
    }

    /// Returns how many models have such an entry, the words that make it so, quoted, and the models.
    fn unknown(
        &self,
        registered: &Figure,
        is_unknown: impl Fn(YearEntry<'_>) -> bool,
        word: impl Fn(YearEntry<'a>) -> &'a str,
    ) -> Option<(String, String, Figure)> {
        let entries = &self.figures.entries;
        let words = entries.iter().filter(|one| is_unknown(one.entry));
        let words: BTreeSet<&str> = words.map(|one| word(one.entry)).collect();
        if words.is_empty() {
            return None;
        }
        let behind = Figure::of_those(entries, &|one| {
            is_unknown(one.entry) && registered.places().binary_search(&one.place).is_ok()
        });
        let quoted = |word: &&str| format!("“{}”", word.chars().take(N_CHARS).collect::<String>());
        let quoted: Vec<String> = words.iter().take(N_WORDS).map(quoted).collect();
        let more = if words.len() > N_WORDS { "…" } else { "" };
        let quoted = format!("{}{more}", quoted.join(", "));
        Some((format_count(behind.n()), quoted, behind))
    }

    /// Says which unit is meant where one that has ended is asked about by the units of today.
    fn unit_meant(&self) -> Option<String> {
        let question = self.question();
        let asked = self.figures.tree.get(&question.unit)?;
        if question.view != UnitView::Today || !asked.is_retired {
            return None;
        }
        let meant = question.unit_meant(self.figures.tree);
        let name = self.catalogue.unit(&asked.id);
        Some(match meant == asked.id {
            true => format!(
                "{name} đã kết thúc và không có một đơn vị kế thừa duy nhất: số liệu là của riêng đơn vị này."
            ),
            false => format!(
                "{name} đã kết thúc: số liệu là của cả đơn vị kế thừa, {}. Muốn xem số của riêng {name}, hãy chọn “Theo đơn vị khi ghi”.",
                self.catalogue.unit(meant)
            ),
        })
    }

    /// Returns the notes below a table that counts several years as one.
    pub fn notes_of_period(&self) -> Vec<Note> {
        let mut notes = self.notes();
        if self.question().has_years() {
            notes.push(Note::plain(
                "Mỗi mô hình tính một lần trong cả kỳ, dù đăng ký nhiều năm; mô hình có thể mới ở một năm và duy trì ở năm khác.",
            ));
        }
        notes
    }
}

/// Returns the column that names the rows.
pub(super) fn text(label: &str) -> Column {
    Column {
        label: label.to_owned(),
        ..Column::default()
    }
}

/// Returns a column of numbers.
pub(super) fn number(label: impl Into<String>) -> Column {
    grouped("", label)
}

/// Returns a column of numbers below a head that it shares.
pub(super) fn grouped(group: &str, label: impl Into<String>) -> Column {
    Column {
        group: group.to_owned(),
        label: label.into(),
        is_number: true,
        ..Column::default()
    }
}

/// Gives columns to subjects: to both known ones always, to others where there are some.
pub(super) fn subjects<'a>(all: impl Iterator<Item = &'a str>) -> Heads<'a> {
    let mut subjects: Vec<&str> = Subject::ALL.iter().map(|one| one.id()).collect();
    let others = all.filter(|id| Subject::parse(id).is_none());
    // The missing one comes last.
    let others: BTreeSet<(bool, &str)> = others.map(|id| (id.is_empty(), id)).collect();
    subjects.extend(others.into_iter().map(|(_, id)| id));
    Heads::of(subjects)
}

/// Returns the word for a subject, or that none is written.
pub(super) fn subject(id: &str) -> &str {
    match id {
        "" => words::UNSTATED,
        id => words::subject_id(id),
    }
}

/// Returns a row.
pub(super) fn row(label: &str, cells: Vec<Cell>) -> Row {
    let mut all = vec![Cell::text(label)];
    all.extend(cells);
    Row {
        depth: 0,
        is_total: false,
        cells: all,
    }
}

/// Returns the row that adds up the others.
pub(super) fn total(cells: Vec<Cell>) -> Row {
    Row {
        is_total: true,
        ..row(TOTAL, cells)
    }
}

/// Returns a cell that counts the entries of one kind.
pub(super) fn figure(part: &[Counted<'_>], is_meant: Is) -> Cell {
    Cell::Figure(Figure::of_those(part, &is_meant))
}

/// Returns the group of an id; nothing where there is none.
pub(super) fn group<'g, 'a>(groups: &'g Groups<'a>, id: &str) -> &'g [Counted<'a>] {
    groups.get(id).map_or(&[], Vec::as_slice)
}
