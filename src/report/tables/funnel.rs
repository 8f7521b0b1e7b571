//! Từ đăng ký đến khen thưởng: each step is a part of the one before.

use super::parts::{About, Is, figure, group, number, row, text, total};
use super::{Cell, Chart, ChartKind, Note, Table};
use crate::domain::figures::Figure;
use crate::report::number::format_count;

const STEPS: [(&str, Is); 4] = [
    ("Được đăng ký", |_| true),
    ("Được duyệt", |one| one.is_accepted),
    ("Được công nhận", |one| {
        one.is_accepted && one.is_recognised
    }),
    ("Được khen thưởng", |one| {
        one.is_accepted && one.is_recognised && one.is_awarded
    }),
];

pub(super) fn tables(about: &About<'_>) -> (Vec<Table>, Vec<Chart>) {
    let all = &about.figures.entries;
    let n_of: Vec<usize> = STEPS
        .iter()
        .map(|(_, is)| Figure::of_those(all, is).n())
        .collect();
    let rows = STEPS.iter().enumerate().map(|(at, (label, is))| {
        let before = at.checked_sub(1).map_or(n_of[at], |before| n_of[before]);
        let cells = vec![
            figure(all, *is),
            Cell::share(n_of[at], before),
            Cell::share(n_of[at], n_of[0]),
        ];
        row(label, cells)
    });
    let mut notes = about.notes_of_period();
    let counted = Figure::of_those(all, &STEPS[3].1);
    let awarded = Figure::of_those(all, &|one| {
        one.is_awarded && counted.places().binary_search(&one.place).is_err()
    });
    if awarded.n() > 0 {
        let n = format_count(awarded.n());
        let text =
            format!("Ngoài ra có {n} mô hình được khen thưởng mà chưa ghi là được công nhận.");
        notes.push(Note {
            text,
            behind: awarded,
        });
    }
    notes.push(Note::plain("Mỗi bước chỉ tính mô hình đã qua bước trước."));
    let steps = Table {
        caption: about.caption("Mô hình, điển hình “Dân vận khéo” qua các bước,"),
        columns: vec![
            text("Bước"),
            number("Số mô hình"),
            number("So với bước trước"),
            number("So với đăng ký"),
        ],
        rows: rows.collect(),
        notes,
        ..Table::default()
    };
    let (ids, groups) = about.by_field();
    let mut columns = vec![text("Lĩnh vực")];
    columns.extend(STEPS.iter().map(|(label, _)| number(*label)));
    let cells = |part: &[_]| STEPS.iter().map(|(_, is)| figure(part, *is)).collect();
    let (mut rows, n_more) = about.rows(columns.len(), &ids, |id| {
        row(about.catalogue.fields.name(id), cells(group(&groups, id)))
    });
    rows.push(total(cells(all)));
    let fields = Table {
        caption: about.caption("Các bước theo lĩnh vực,"),
        columns,
        rows,
        n_more,
        ..Table::default()
    };
    let bars = STEPS.iter().zip(&n_of);
    let chart = Chart {
        caption: about.caption("Từ đăng ký đến khen thưởng"),
        kind: ChartKind::Funnel,
        series: vec![String::new()],
        bars: bars
            .map(|((label, _), n)| ((*label).to_owned(), vec![*n]))
            .collect(),
    };
    (vec![steps, fields], vec![chart])
}
