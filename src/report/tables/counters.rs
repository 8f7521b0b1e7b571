//! Số liệu định kỳ: the counters of the periodic form.

use super::parts::{About, COUNTERS, Is, number, row, subject, subjects, text};
use super::{Cell, Chart, ChartKind, Note, Row, Table};
use crate::domain::figures::{Counted, Figure, Measured, MeasuredSum, is_effective, measured};
use crate::domain::fold::fold;
use crate::domain::member;
use crate::report::number::format_literal;

/// What the form asks for beside models: the label, its measure, a word the indicator's name has, and a word its measure has.
const FROM_INDICATORS: [(&str, &str, &str, &str); 3] = [
    ("Người tham gia", "người", "tham gia", "nguoi"),
    ("Cuộc vận động", "cuộc", "cuoc van dong", ""),
    ("Cuộc đối thoại", "cuộc", "doi thoai", ""),
];

pub(super) fn tables(about: &About<'_>) -> (Vec<Table>, Vec<Chart>) {
    let part = &about.figures.entries;
    let heads = subjects(part.iter().map(|one| one.subject));
    let mut columns = vec![text("Nội dung"), text("Đơn vị tính"), number("Tổng số")];
    let labels = heads.labels(&|id| subject(id).to_owned());
    columns.extend(labels.into_iter().map(number));
    let parts = heads.parted(part, &|one| one.subject);
    let models = |label: &str, is: &dyn Fn(&Counted<'_>) -> bool| {
        let mut cells = vec![
            Cell::text("mô hình"),
            Cell::Figure(Figure::of_those(part, is)),
        ];
        let figures = parts.iter().map(|part| Figure::of_those(part, is));
        cells.extend(figures.map(Cell::Figure));
        row(label, cells)
    };
    let is_effective = |one: &Counted<'_>| {
        let grade = one.entry.text(member::GRADE);
        is_effective(one.entry, about.catalogue.grades.is_effective(grade))
    };
    let mut rows: Vec<Row> = Vec::new();
    for (at, (label, is)) in COUNTERS.iter().enumerate() {
        let is: Is = *is;
        let mut one = models(label, &is);
        // New and continued ones are parts of the registered.
        one.depth = usize::from(at == 1 || at == 2);
        rows.push(one);
        if at == 3 {
            rows.push(models("Hiệu quả", &is_effective));
        }
    }
    let measured = measured(part, &|name| about.catalogue.indicators.meant(name));
    for (label, measure, name, of_measure) in FROM_INDICATORS {
        let those: Vec<&Measured<'_>> = measured
            .iter()
            .filter(|one| is_of(about, one, name, of_measure))
            .collect();
        let mut cells = vec![Cell::text(measure), sum(&those)];
        let of_subjects = heads.parted(&those, &|one| one.counted.subject);
        cells.extend(of_subjects.iter().map(|those| sum(those)));
        rows.push(row(label, cells));
    }
    let bars = rows.iter().take(COUNTERS.len() + 1);
    let bars = bars.map(|row| {
        let n = row.cells[2].behind().map_or(0, Figure::n);
        (row.cells[0].words(), vec![n])
    });
    let chart = Chart {
        caption: about.caption("Số mô hình, điển hình"),
        kind: ChartKind::Bars,
        series: vec![String::new()],
        bars: bars.collect(),
    };
    let mut notes = about.notes_of_period();
    notes.push(Note::plain(
        "Hiệu quả: được công nhận, hoặc có xếp loại tính là hiệu quả (xem và sửa ở Danh mục; chưa ai ghi thì đoán theo tên: không bắt đầu bằng “chưa”, “không”, “yếu”, “kém”).",
    ));
    notes.push(Note::plain(
        "Người tham gia, cuộc vận động, cuộc đối thoại: cộng các chỉ số kết quả có tên ấy của mô hình được đăng ký.",
    ));
    let table = Table {
        caption: about.caption("Số liệu “Dân vận khéo”"),
        columns,
        rows,
        notes,
        ..Table::default()
    };
    (vec![table], vec![chart])
}

fn is_of(about: &About<'_>, one: &Measured<'_>, name: &str, measure: &str) -> bool {
    let own = about.catalogue.indicators.name(one.name);
    fold(own).contains(name) && fold(one.indicator.measure).contains(measure)
}

/// Adds up indicators; a dash stands where there is none.
pub(super) fn sum(those: &[&Measured<'_>]) -> Cell {
    let sum = added(those);
    let places = those.iter().map(|one| one.counted.place);
    match sum.n_added {
        0 => Cell::text("–"),
        _ => Cell::Sum(
            format_literal(&sum.total.literal()),
            Figure::of_places(places.collect()),
        ),
    }
}

/// Adds up indicators.
pub(super) fn added(those: &[&Measured<'_>]) -> MeasuredSum {
    let mut sum = MeasuredSum::default();
    those.iter().for_each(|one| sum.add(one));
    sum
}
