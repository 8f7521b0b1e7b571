//! Cả nhiệm kỳ: each year of it, and the whole in which each model counts once.

use super::parts::{About, group, grouped, row, text, total};
use super::years::sheet;
use super::{Cell, Chart, ChartKind, Note, Table};
use crate::domain::figures::{Counted, Figure};

pub(super) fn tables(about: &About<'_>) -> (Vec<Table>, Vec<Chart>) {
    let question = about.question();
    let years: Vec<i32> = (question.from_year..=question.to_year).collect();
    let mut columns = vec![text("Lĩnh vực")];
    let of_year = years
        .iter()
        .map(|year| grouped("Được đăng ký trong năm", year.to_string()));
    columns.extend(of_year);
    let of_term = ["Lượt", "Số mô hình", "Được công nhận", "Được khen thưởng"];
    columns.extend(of_term.map(|label| grouped("Cả kỳ", label)));
    let cells = |part: &[Counted<'_>]| {
        let of_year = years.iter().map(|year| {
            let figure = Figure::of_those(part, &|one| one.entry.year() == *year);
            about.of_year(*year, figure)
        });
        let mut cells: Vec<Cell> = of_year.collect();
        let all = Figure::of(part);
        cells.push(Cell::count(part.len(), all.clone()));
        cells.push(Cell::Figure(all));
        cells.push(Cell::Figure(Figure::of_those(part, &|one| {
            one.is_recognised
        })));
        cells.push(Cell::Figure(Figure::of_those(part, &|one| one.is_awarded)));
        cells
    };
    let (ids, groups) = about.by_field();
    let fields = &about.catalogue.fields;
    let (mut rows, n_more) = about.rows(columns.len(), &ids, |id| {
        row(fields.name(id), cells(group(&groups, id)))
    });
    rows.push(total(cells(&about.figures.entries)));
    let bars = ids.iter().take(rows.len()).map(|id| {
        let n = Figure::of(group(&groups, id)).n();
        (fields.name(id).to_owned(), vec![n])
    });
    let chart = Chart {
        caption: about.caption("Số mô hình, điển hình được đăng ký, mỗi mô hình tính một lần,"),
        kind: ChartKind::Bars,
        series: vec![String::new()],
        bars: bars.collect(),
    };
    let mut notes = about.notes_of_period();
    notes.extend(about.empty_years());
    notes.push(Note::plain(
        "Lượt: mô hình được đăng ký ở mấy năm thì tính mấy lượt.",
    ));
    let table = Table {
        caption: about.caption("Mô hình, điển hình “Dân vận khéo”"),
        sheet: sheet(columns.len()),
        columns,
        rows,
        n_more,
        notes,
    };
    (vec![table], vec![chart])
}
