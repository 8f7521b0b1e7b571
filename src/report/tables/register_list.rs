//! Danh sách đăng ký: a row for each model and year, with the columns of the list in use.

use super::parts::{About, number, text};
use super::{Cell, Chart, Column, Fact, FactKind, Row, Sheet, Table};
use crate::domain::date::PartialDate;
use crate::domain::figures::Counted;
use crate::domain::fold::collation_key;
use crate::domain::member;
use crate::domain::model::YearEntry;
use crate::domain::path::Segment;
use crate::domain::value::Value;
use crate::report::catalogue::Catalogue;
use crate::report::number::{format_count, format_decimal};
use crate::report::words::{self, bare_number};

/// The facts that parts of a list are made by.
pub(in crate::report) const UNIT: &str = "Đơn vị";
pub(in crate::report) const FIELD: &str = "Lĩnh vực";

const fn words(label: &'static str) -> Fact {
    Fact {
        label,
        kind: FactKind::Words,
    }
}

const fn long(label: &'static str) -> Fact {
    Fact {
        label,
        kind: FactKind::Text,
    }
}

const SCORE: Fact = Fact {
    label: "Điểm",
    kind: FactKind::Number,
};

/// The columns behind the title, with the facts of those that tell several or long ones.
const COLUMNS: [(&str, &[Fact]); 11] = [
    (
        "Đơn vị, cá nhân thực hiện",
        &[words("Tập thể, cá nhân thực hiện"), words(UNIT)],
    ),
    ("Loại (TT/CN)", &[]),
    (FIELD, &[words(FIELD)]),
    ("Cấp đăng ký", &[]),
    ("Mới/duy trì", &[]),
    ("Nội dung chính", &[long("Nội dung chính")]),
    ("Thời gian", &[words("Bắt đầu"), words("Kết thúc")]),
    (
        "Kết quả, xếp loại",
        &[
            long("Kết quả"),
            SCORE,
            words("Xếp loại"),
            words("Giai đoạn"),
        ],
    ),
    (
        "Cấp công nhận, số quyết định",
        &[
            words("Cấp công nhận"),
            words("Số quyết định"),
            words("Ngày quyết định"),
            words("Cơ quan quyết định"),
        ],
    ),
    (
        "Khen thưởng",
        &[
            words("Hình thức khen thưởng"),
            words("Cơ quan khen thưởng"),
            words("Người được khen thưởng"),
            words("Số quyết định khen thưởng"),
        ],
    ),
    ("Ghi chú", &[long("Ghi chú")]),
];

pub(super) fn tables(about: &About<'_>) -> (Vec<Table>, Vec<Chart>) {
    let n_rows = about.n_rows;
    let figures = about.figures;
    let has_years = figures.question.has_years();
    let mut columns = vec![number("TT")];
    columns.push(text("Tên mô hình, điển hình"));
    columns.extend(COLUMNS.map(|(label, facts)| Column {
        facts,
        ..text(label)
    }));
    if has_years {
        columns.insert(1, number("Năm"));
    }
    let in_order = in_order(about);
    let rows = in_order.iter().take(n_rows).zip(1..).map(|(at, n)| {
        let one = &figures.entries[*at];
        let mut cells = vec![Cell::number(format_count(n))];
        if has_years {
            cells.push(Cell::number(one.entry.year().to_string()));
        }
        cells.push(Cell::Model(one.model.title().to_owned(), one.place));
        cells.extend(behind_the_title(about.catalogue, one));
        Row {
            depth: 0,
            is_total: false,
            cells,
        }
    });
    let table = Table {
        caption: about.caption("Danh sách mô hình, điển hình “Dân vận khéo” đăng ký"),
        columns,
        rows: rows.collect(),
        n_more: in_order.len().saturating_sub(n_rows),
        notes: about.notes(),
        sheet: Sheet::Landscape,
    };
    (vec![table], Vec::new())
}

/// Orders the entries by unit as the tree has them, then by title and year.
fn in_order(about: &About<'_>) -> Vec<usize> {
    let figures = about.figures;
    let groups = figures.by_unit(crate::domain::figures::Reach::Alone);
    let units = super::units::rows_of(about, &groups);
    let ranks: Vec<(&str, usize)> = {
        let mut ranks: Vec<_> = units.iter().zip(0..).map(|((_, id), n)| (*id, n)).collect();
        ranks.sort_unstable();
        ranks
    };
    let rank = |id: &str| {
        let at = ranks.binary_search_by(|(one, _)| (*one).cmp(id));
        at.map_or(usize::MAX, |at| ranks[at].1)
    };
    let keys: Vec<Vec<u8>> = figures
        .models
        .iter()
        .map(|model| collation_key(model.title()))
        .collect();
    let mut order: Vec<usize> = (0..figures.entries.len()).collect();
    order.sort_by_cached_key(|at| {
        let one = &figures.entries[*at];
        (
            rank(one.unit),
            &keys[one.place as usize],
            one.place,
            one.entry.year(),
        )
    });
    order
}

fn behind_the_title(catalogue: &Catalogue, one: &Counted<'_>) -> [Cell; 11] {
    let (model, entry) = (one.model, one.entry);
    let unit = catalogue.unit(one.unit);
    let levels = entry.registered_levels().into_iter();
    let levels: Vec<&str> = levels.map(|id| catalogue.levels.name(id)).collect();
    let subject = match model.subject() {
        "collective" => "TT",
        "individual" => "CN",
        other => other,
    };
    let (from, to) = (model.text(member::STARTS_ON), model.text(member::ENDS_ON));
    [
        facts(&[model.holder(), unit]),
        Cell::text(subject),
        facts(&[catalogue.fields.name(model.field())]),
        Cell::text(levels.join(", ")),
        Cell::text(words::entry_id(entry.entry())),
        facts(&[model.text(member::METHODS)]),
        Cell::Facts {
            words: span(from, to),
            facts: [from, to].map(day).into(),
        },
        result(catalogue, entry),
        recognition(catalogue, entry),
        awards(catalogue, entry),
        facts(&[model.text(member::NOTES)]),
    ]
}

/// Returns a cell with a line for each fact there is.
fn facts(facts: &[&str]) -> Cell {
    Cell::Facts {
        words: lines(facts),
        facts: facts.iter().copied().map(str::to_owned).collect(),
    }
}

fn result(catalogue: &Catalogue, entry: YearEntry<'_>) -> Cell {
    let score = entry.score().map(|score| format_decimal(score.to_f64()));
    let points = score.as_ref().map(|score| format!("{score} điểm"));
    let grade = match entry.text(member::GRADE) {
        "" => "",
        id => catalogue.grades.name(catalogue.grades.meant(id)),
    };
    let (result, stage) = (entry.text(member::RESULTS), words::stage_id(entry.stage()));
    let shown = [result, points.as_deref().unwrap_or_default(), grade, stage];
    let told = [result, score.as_deref().unwrap_or_default(), grade, stage];
    Cell::Facts {
        words: lines(&shown),
        facts: told.map(str::to_owned).into(),
    }
}

/// Puts what there is on lines of their own.
fn lines(parts: &[&str]) -> String {
    let parts = parts.iter().copied().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("\n")
}

fn day(iso: &str) -> String {
    PartialDate::from_iso(iso).map_or(iso.to_owned(), |date| date.to_string())
}

fn span(from: &str, to: &str) -> String {
    match (from, to) {
        ("", "") => String::new(),
        (from, "") => format!("từ {}", day(from)),
        ("", to) => format!("đến {}", day(to)),
        (from, to) => format!("{} - {}", day(from), day(to)),
    }
}

fn recognition(catalogue: &Catalogue, entry: YearEntry<'_>) -> Cell {
    let level = match entry.text(member::RECOGNISED_LEVEL) {
        "" => "",
        id => catalogue.levels.name(id),
    };
    let part = |part: Segment| entry.decision(part);
    let date = day(part(member::DATE));
    facts(&[
        level,
        bare_number(part(member::NUMBER)),
        &date,
        part(member::BODY),
    ])
}

fn awards(catalogue: &Catalogue, entry: YearEntry<'_>) -> Cell {
    let awards = entry.awards().into_iter().map(|(_, value)| {
        let text = |name| value.member(name).map_or("", Value::as_text);
        let (forms, bodies) = (&catalogue.award_forms, &catalogue.awarding_bodies);
        let form = forms.name(forms.meant(text("form")));
        let body = match text("body") {
            "" => "",
            body => bodies.name(bodies.meant(body)),
        };
        [form, body, text("to"), bare_number(text("number"))].map(str::to_owned)
    });
    let awards: Vec<[String; 4]> = awards.collect();
    let words = awards.iter().map(|parts| {
        let parts = parts.iter().filter(|part| !part.is_empty());
        parts.map(String::as_str).collect::<Vec<_>>().join(", ")
    });
    // Those of one award stand in the same line of each fact.
    let fact = |at: usize| {
        let each: Vec<&str> = awards.iter().map(|parts| parts[at].as_str()).collect();
        match each.iter().all(|one| one.is_empty()) {
            true => String::new(),
            false => each.join(";\n"),
        }
    };
    Cell::Facts {
        words: words.collect::<Vec<_>>().join("\n"),
        facts: [0, 1, 2, 3].map(fact).into(),
    }
}
