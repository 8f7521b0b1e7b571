//! Danh sách đăng ký: a row for each model and year, with the columns of the list in use.

use super::parts::{About, number, text};
use super::{Cell, Chart, Row, Sheet, Table};
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

const COLUMNS: [&str; 12] = [
    "Tên mô hình, điển hình",
    "Đơn vị, cá nhân thực hiện",
    "Loại (TT/CN)",
    "Lĩnh vực",
    "Cấp đăng ký",
    "Mới/duy trì",
    "Nội dung chính",
    "Thời gian",
    "Kết quả, xếp loại",
    "Cấp công nhận, số quyết định",
    "Khen thưởng",
    "Ghi chú",
];

pub(super) fn tables(about: &About<'_>) -> (Vec<Table>, Vec<Chart>) {
    let n_rows = about.n_rows;
    let figures = about.figures;
    let has_years = figures.question.has_years();
    let mut columns = vec![number("TT")];
    columns.extend(COLUMNS.map(text));
    if has_years {
        columns.insert(1, number("Năm"));
    }
    let in_order = in_order(about);
    let rows = in_order.iter().take(n_rows).zip(1..).map(|(at, n)| {
        let one = &figures.entries[*at];
        let mut cells = vec![Cell::text(format_count(n))];
        if has_years {
            cells.push(Cell::text(one.entry.year().to_string()));
        }
        cells.push(Cell::Model(one.model.title().to_owned(), one.place));
        cells.extend(texts(about.catalogue, one).map(Cell::Text));
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

/// Returns the cells behind the title.
fn texts(catalogue: &Catalogue, one: &Counted<'_>) -> [String; 11] {
    let (model, entry) = (one.model, one.entry);
    let unit = catalogue.unit(one.unit);
    let carried_out_by = match model.holder() {
        "" => unit.to_owned(),
        holder => lines(&[holder, unit]),
    };
    let levels = entry.registered_levels().into_iter();
    let levels: Vec<&str> = levels.map(|id| catalogue.levels.name(id)).collect();
    let named = |list: &crate::report::catalogue::Named, id: &str| match id {
        "" => String::new(),
        id => list.name(list.meant(id)).to_owned(),
    };
    let score = entry.score().map_or(String::new(), |score| {
        format!("{} điểm", format_decimal(score.to_f64()))
    });
    let subject = match model.subject() {
        "collective" => "TT",
        "individual" => "CN",
        other => other,
    };
    [
        carried_out_by,
        subject.to_owned(),
        catalogue.fields.name(model.field()).to_owned(),
        levels.join(", "),
        words::entry_id(entry.entry()).to_owned(),
        model.text(member::METHODS).to_owned(),
        span(model.text(member::STARTS_ON), model.text(member::ENDS_ON)),
        lines(&[
            entry.text(member::RESULTS),
            &score,
            &named(&catalogue.grades, entry.text(member::GRADE)),
            words::stage_id(entry.stage()),
        ]),
        recognition(catalogue, entry),
        awards(catalogue, entry),
        model.text(member::NOTES).to_owned(),
    ]
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

fn recognition(catalogue: &Catalogue, entry: YearEntry<'_>) -> String {
    let level = match entry.text(member::RECOGNISED_LEVEL) {
        "" => "",
        id => catalogue.levels.name(id),
    };
    let part = |part: Segment| entry.decision(part);
    let date = day(part(member::DATE));
    lines(&[
        level,
        bare_number(part(member::NUMBER)),
        &date,
        part(member::BODY),
    ])
}

fn awards(catalogue: &Catalogue, entry: YearEntry<'_>) -> String {
    let awards = entry.awards().into_iter().map(|(_, value)| {
        let text = |name| value.member(name).map_or("", Value::as_text);
        let (forms, bodies) = (&catalogue.award_forms, &catalogue.awarding_bodies);
        let form = forms.name(forms.meant(text("form")));
        let body = match text("body") {
            "" => "",
            body => bodies.name(bodies.meant(body)),
        };
        let parts = [form, body, text("to"), bare_number(text("number"))];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    });
    awards.collect::<Vec<_>>().join("\n")
}
