//! Chỉ số kết quả, cộng theo tên và đơn vị tính.

use super::counters::{added, sum};
use super::parts::{About, number, text};
use super::units::rows_of;
use super::{Cell, Chart, Note, Row, Table};
use crate::domain::figures::{Figure, Groups, Measured, Reach, measured};
use crate::domain::fold::fold;
use crate::report::number::format_count;

/// Is the indicators of one name and measure.
struct Line<'m, 'a> {
    id: &'m str,
    measure: &'m str,
    those: Vec<&'m Measured<'a>>,
}

pub(super) fn tables(about: &About<'_>) -> (Vec<Table>, Vec<Chart>) {
    let names = &about.catalogue.indicators;
    let all = measured(&about.figures.entries, &|name| names.meant(name));
    let lines = lines(about, &all);
    let cells = |line: &Line<'_, '_>| {
        vec![
            Cell::text(names.name(line.id)),
            Cell::text(line.measure),
            sum(&line.those, |_| true),
            Cell::Figure(models(&line.those)),
            Cell::text(format_count(added(&line.those).n_left_out)),
        ]
    };
    let rows = lines.iter().map(|line| plain(cells(line)));
    let mut notes = about.notes();
    notes.push(Note::plain(
        "Chỉ cộng những chỉ số cùng tên và cùng đơn vị tính; chỉ số không có số, có số âm hoặc một mô hình ghi lặp thì đếm riêng, không cộng.",
    ));
    let whole = Table {
        caption: about.caption("Chỉ số kết quả"),
        columns: vec![
            text("Chỉ số"),
            text("Đơn vị tính"),
            number("Cộng"),
            number("Số mô hình"),
            number("Không cộng được"),
        ],
        rows: rows.collect(),
        notes,
        ..Table::default()
    };
    let mut tables = vec![whole];
    let by_unit = about.figures.by_unit(Reach::Alone);
    if by_unit.len() > 1 {
        tables.push(of_units(about, &lines, &by_unit));
    }
    (tables, Vec::new())
}

fn of_units<'a>(about: &About<'a>, lines: &[Line<'_, 'a>], by_unit: &Groups<'a>) -> Table {
    let names = &about.catalogue.indicators;
    let units = rows_of(about, by_unit);
    let mut rows = Vec::new();
    for line in lines {
        for (_, unit) in &units {
            let of_unit = |one: &&&Measured<'_>| one.counted.unit == *unit;
            let those: Vec<&Measured<'_>> = line.those.iter().filter(of_unit).copied().collect();
            if !those.is_empty() {
                rows.push(plain(vec![
                    Cell::text(names.name(line.id)),
                    Cell::text(about.catalogue.unit(unit)),
                    Cell::text(line.measure),
                    sum(&those, |_| true),
                    Cell::Figure(models(&those)),
                ]));
            }
        }
    }
    Table {
        caption: about.caption("Chỉ số kết quả của riêng từng đơn vị"),
        columns: vec![
            text("Chỉ số"),
            text("Đơn vị"),
            text("Đơn vị tính"),
            number("Cộng"),
            number("Số mô hình"),
        ],
        rows,
        ..Table::default()
    }
}

/// Groups indicators by what they mean and how it is measured, in the order of the catalogue.
fn lines<'m, 'a>(about: &'m About<'a>, all: &'m [Measured<'a>]) -> Vec<Line<'m, 'a>> {
    let names = &about.catalogue.indicators;
    let mut lines: Vec<Line<'m, 'a>> = Vec::new();
    for one in all {
        let id = one.name;
        let measure = one.indicator.measure;
        let is_it = |line: &&mut Line<'m, 'a>| {
            is_same(line.id, id, names.has(id)) && is_same(line.measure, measure, false)
        };
        match lines.iter_mut().find(is_it) {
            Some(line) => line.those.push(one),
            None => lines.push(Line {
                id,
                measure,
                those: vec![one],
            }),
        }
    }
    let mut present: Groups<'_> = Groups::new();
    for line in &lines {
        present.insert(line.id, Vec::new());
    }
    let order = names.in_order(Vec::new(), &present);
    lines.sort_by_cached_key(|line| {
        let place = order.iter().position(|id| *id == line.id);
        (place, fold(line.measure))
    });
    lines
}

/// Says whether two texts are one; free ones however they are written.
fn is_same(one: &str, other: &str, is_id: bool) -> bool {
    one == other || (!is_id && fold(one) == fold(other))
}

fn models(those: &[&Measured<'_>]) -> Figure {
    Figure::of_places(those.iter().map(|one| one.counted.place).collect())
}

fn plain(cells: Vec<Cell>) -> Row {
    Row {
        depth: 0,
        is_total: false,
        cells,
    }
}
