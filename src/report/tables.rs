//! Figures to tables and charts. Cells keep the models behind them; numbers are written by [`super::number`].

mod awards;
mod chart;
mod counters;
mod fields;
mod funnel;
mod heads;
mod indicators;
mod parts;
mod register_list;
mod term;
mod units;
mod years;

pub use chart::{Chart, ChartKind};

use super::catalogue::Catalogue;
use super::number::{format_count, format_decimal};
use crate::domain::figures::{Depth, Figure, Figures, Question};
use crate::domain::register::Register;
use crate::domain::reported_sum::reported_sum;

/// Is a report people choose.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum ReportKind {
    /// Danh sách đăng ký.
    Register,
    /// Số liệu định kỳ.
    #[default]
    Counters,
    /// Lĩnh vực, cấp, chủ thể.
    Fields,
    /// Các bước.
    Funnel,
    /// So sánh các năm.
    Years,
    /// Cả nhiệm kỳ.
    Term,
    /// Theo đơn vị.
    Units,
    /// Khen thưởng.
    Awards,
    /// Chỉ số.
    Indicators,
}

impl ReportKind {
    /// Lists all reports in the order of the screen.
    pub const ALL: &[Self] = &[
        Self::Counters,
        Self::Register,
        Self::Fields,
        Self::Funnel,
        Self::Years,
        Self::Term,
        Self::Units,
        Self::Awards,
        Self::Indicators,
    ];

    /// Returns the id used in addresses.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Register => "danh-sach",
            Self::Counters => "dinh-ky",
            Self::Fields => "linh-vuc",
            Self::Funnel => "cac-buoc",
            Self::Years => "cac-nam",
            Self::Term => "nhiem-ky",
            Self::Units => "don-vi",
            Self::Awards => "khen-thuong",
            Self::Indicators => "chi-so",
        }
    }

    /// Returns its title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Register => "Danh sách đăng ký",
            Self::Counters => "Số liệu định kỳ",
            Self::Fields => "Lĩnh vực, cấp đăng ký, chủ thể",
            Self::Funnel => "Từ đăng ký đến khen thưởng",
            Self::Years => "So sánh các năm",
            Self::Term => "Cả nhiệm kỳ",
            Self::Units => "Theo đơn vị",
            Self::Awards => "Khen thưởng",
            Self::Indicators => "Chỉ số kết quả",
        }
    }

    /// Says whether its rows can be communes with all below them.
    pub const fn has_communes(self) -> bool {
        matches!(self, Self::Units | Self::Indicators)
    }

    /// Returns the question a report answers: those that compare years look back from one year.
    pub fn widened(self, question: &Question) -> Question {
        let n_before = match self {
            _ if question.has_years() => 0,
            Self::Years => 1,
            Self::Term => 4,
            _ => 0,
        };
        Question {
            from_year: question.from_year - n_before,
            depth: match self.has_communes() {
                true => question.depth,
                false => Depth::EveryUnit,
            },
            ..question.clone()
        }
    }
}

/// Says which units a table lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum UnitRows {
    /// All of them, those with nothing too.
    #[default]
    All,
    /// Only those with figures ("chỉ đơn vị có số liệu").
    WithFigures,
}

/// Is what a report shows.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Report {
    /// Which report it is.
    pub kind: ReportKind,
    /// The question it answers.
    pub question: Question,
    /// Which units its tables list.
    pub unit_rows: UnitRows,
    /// How many models it counts.
    pub n_registered: usize,
    /// What it is about, in a line: the period and the unit.
    pub subtitle: String,
    /// The tables.
    pub tables: Vec<Table>,
    /// The charts.
    pub charts: Vec<Chart>,
    /// The ids of the models that figures name by their places.
    pub models: Vec<String>,
}

/// Says how much paper a table needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sheet {
    /// A sheet as it stands.
    #[default]
    Portrait,
    /// A sheet lying on its side.
    Landscape,
}

/// Is a table.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    /// What it says.
    pub caption: String,
    /// Its columns; the first one names the rows.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// How many rows there are that were not asked for.
    pub n_more: usize,
    /// What has to be known to read it.
    pub notes: Vec<Note>,
    /// How much paper it needs.
    pub sheet: Sheet,
}

/// Is a column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// What it shares with its neighbours; "" for nothing.
    pub group: String,
    /// Its head.
    pub label: String,
    /// Whether it holds numbers.
    pub is_number: bool,
}

/// Is a row.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// How far in it stands.
    pub depth: usize,
    /// Whether it adds up the others.
    pub is_total: bool,
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
}

/// Is what stands in a cell.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Text.
    Text(String),
    /// The title of a model, and its place.
    Model(String, u32),
    /// A figure: as many as there are models behind it.
    Figure(Figure),
    /// Another number, and the models behind it.
    Sum(String, Figure),
}

impl Cell {
    /// Returns a cell with a text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Returns a count of something else than models; nothing stands where there is none.
    pub fn count(n: usize, behind: Figure) -> Self {
        Self::Sum(format_count(n), behind)
    }

    /// Returns a share in per cent with one decimal; a dash where there is nothing to share.
    pub fn share(part: usize, whole: usize) -> Self {
        Self::Text(share(part, whole))
    }

    /// Returns what is read in it.
    pub fn words(&self) -> String {
        match self {
            Self::Text(text) | Self::Model(text, _) | Self::Sum(text, _) => text.clone(),
            Self::Figure(figure) => format_count(figure.n()),
        }
    }

    /// Returns the models behind it; `None` where there is none to show.
    pub fn behind(&self) -> Option<&Figure> {
        match self {
            Self::Figure(figure) | Self::Sum(_, figure) if figure.n() > 0 => Some(figure),
            _ => None,
        }
    }
}

/// Is a sentence below a table, with the models it speaks of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// The sentence.
    pub text: String,
    /// The models; none where it is about all.
    pub behind: Figure,
}

impl Note {
    /// Returns a sentence about no models in particular.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            behind: Figure::default(),
        }
    }
}

/// Says what units sent as numbers alone, which no table counts.
fn silent_units(register: &Register, figures: &Figures<'_>) -> Option<Note> {
    let question = &figures.question;
    if question.has_years() || !question.field.is_empty() {
        return None;
    }
    let top = question.unit_meant(figures.tree);
    let sum = reported_sum(register, figures.tree, question.to_year, top);
    (sum.n_silent > 0).then(|| {
        Note::plain(format!(
            "Ngoài bảng này: {} đơn vị chỉ gửi số liệu, chưa có mô hình nào trong sổ, báo {} mô hình được đăng ký; xem “Số liệu gửi lên”.",
            format_count(sum.n_silent),
            format_count(sum.silent)
        ))
    })
}

/// Answers a question with a report. A list of models holds its first `n_rows` alone; a table of figures some thousands of cells
/// more.
pub fn report(
    kind: ReportKind,
    register: &Register,
    catalogue: &Catalogue,
    question: &Question,
    unit_rows: UnitRows,
    n_rows: usize,
) -> Report {
    let question = kind.widened(question);
    let figures = Figures::of(register, &catalogue.units, &question);
    let about = parts::About {
        figures: &figures,
        catalogue,
        unit_rows,
        n_rows,
    };
    let (mut tables, mut charts) = match kind {
        ReportKind::Register => register_list::tables(&about),
        ReportKind::Counters => counters::tables(&about),
        ReportKind::Fields => fields::tables(&about),
        ReportKind::Funnel => funnel::tables(&about),
        ReportKind::Years => years::tables(&about),
        ReportKind::Term => term::tables(&about),
        ReportKind::Units => units::tables(&about),
        ReportKind::Awards => awards::tables(&about),
        ReportKind::Indicators => indicators::tables(&about),
    };
    if matches!(kind, ReportKind::Counters | ReportKind::Units) {
        let first = tables.first_mut().into_iter();
        first.for_each(|table| table.notes.extend(silent_units(register, &figures)));
    }
    charts.iter_mut().for_each(Chart::cut);
    let ids = figures.models.iter();
    Report {
        kind,
        unit_rows,
        n_registered: figures.registered().n(),
        subtitle: about.subtitle(),
        tables,
        charts,
        models: ids.map(|model| model.record_id().id.clone()).collect(),
        question,
    }
}

impl Table {
    /// Returns a row by its place among all rows, those that were not asked for too: the last is that of the total.
    pub fn row(&self, place: usize) -> Option<&Row> {
        let last = self.rows.last().filter(|row| row.is_total);
        match last {
            Some(total) if place + 1 == self.rows.len() + self.n_more => Some(total),
            Some(_) if place + 1 >= self.rows.len() => None,
            _ => self.rows.get(place),
        }
    }

    /// Returns the place of a row by where it stands here.
    pub fn place(&self, at: usize) -> usize {
        let is_total = self.rows.get(at).is_some_and(|row| row.is_total);
        at + if is_total { self.n_more } else { 0 }
    }

    /// Returns the table as lines of cells between tabs, for spreadsheets and word processors. Numbers are plain there. A
    /// text that a spreadsheet would take for a formula gets a space before it.
    pub fn to_tabbed(&self) -> String {
        let heads = self.columns.iter().map(|column| match &*column.group {
            "" => column.label.clone(),
            group => format!("{group}: {}", column.label),
        });
        let heads: Vec<String> = heads.map(|head| one_cell(&head)).collect();
        let mut lines = vec![one_cell(&self.caption), heads.join("\t")];
        for row in &self.rows {
            let cells = row.cells.iter().map(|cell| match cell {
                Cell::Figure(figure) => figure.n().to_string(),
                Cell::Sum(number, _) => number.replace('.', ""),
                Cell::Text(text) | Cell::Model(text, _) => one_cell(text),
            });
            let cells: Vec<String> = cells.collect();
            lines.push(cells.join("\t"));
        }
        lines.push(String::new());
        lines.join("\n")
    }
}

/// Returns a text that stays in its cell and is read as a text there. A spreadsheet takes a quote at the start for one around the cell: then
/// it stands in quotes, and what is in them is read as it is.
fn one_cell(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.starts_with('"') {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    let rest = text.strip_prefix(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let is_signed_number = |rest: &str| {
        let rest = rest.trim_end_matches([' ', '%']);
        rest.bytes()
            .all(|b| b.is_ascii_digit() || b",.".contains(&b))
    };
    match rest.is_some_and(|rest| !is_signed_number(rest)) {
        true => format!(" {text}"),
        false => text,
    }
}

fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    let tenths = (part as f64 * 1000.0 / whole as f64).round();
    format!("{} %", format_decimal(tenths / 10.0))
}
