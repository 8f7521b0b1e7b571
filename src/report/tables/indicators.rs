//! Chỉ số kết quả, cộng theo tên và đơn vị tính.

use std::collections::BTreeMap;

use super::counters::{added, sum};
use super::parts::{About, number, text};
use super::units::{name, rows_of};
use super::{Cell, Chart, Note, Row, Table};
use crate::domain::figures::{Depth, Figure, Groups, Measured, Reach, measured};
use crate::domain::fold::compose;
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
    let row = |line: &Line<'_, '_>| {
        plain(vec![
            Cell::text(names.name(line.id)),
            Cell::text(line.measure),
            sum(&line.those),
            Cell::Figure(models(&line.those)),
            Cell::text(format_count(added(&line.those).n_left_out)),
        ])
    };
    let columns = vec![
        text("Chỉ số"),
        text("Đơn vị tính"),
        number("Cộng"),
        number("Số mô hình"),
        number("Không cộng được"),
    ];
    let (rows, n_more) = about.rows(columns.len(), &lines, row);
    let mut notes = about.notes();
    notes.push(Note::plain(
        "Chỉ cộng những chỉ số cùng tên và cùng đơn vị tính; chỉ số không có số, có số âm hoặc một mô hình ghi lặp thì đếm riêng, không cộng.",
    ));
    let whole = Table {
        caption: about.caption("Chỉ số kết quả"),
        columns,
        rows,
        n_more,
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
    let units = rows_of(about, by_unit).into_iter();
    let places: BTreeMap<&str, usize> = units.map(|(_, id)| id).zip(0..).collect();
    let mut of_units: BTreeMap<(usize, usize), Vec<&Measured<'_>>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        for one in &line.those {
            if let Some(unit) = places.get(one.counted.unit) {
                of_units.entry((at, *unit)).or_default().push(one);
            }
        }
    }
    let of_units: Vec<_> = of_units.into_iter().collect();
    let columns = vec![
        text("Chỉ số"),
        text("Đơn vị"),
        text("Đơn vị tính"),
        number("Cộng"),
        number("Số mô hình"),
    ];
    let (rows, n_more) = about.rows(columns.len(), &of_units, |((line, _), those)| {
        let unit = those.first().map_or("", |one| one.counted.unit);
        plain(vec![
            Cell::text(names.name(lines[*line].id)),
            Cell::text(name(about, unit)),
            Cell::text(lines[*line].measure),
            sum(those),
            Cell::Figure(models(those)),
        ])
    });
    Table {
        caption: about.caption(match about.question().depth {
            Depth::EveryUnit => "Chỉ số kết quả của riêng từng đơn vị",
            Depth::Communes => "Chỉ số kết quả của từng xã, phường, gồm đơn vị bên dưới",
        }),
        columns,
        rows,
        n_more,
        ..Table::default()
    }
}

/// Groups indicators by what they mean and how it is measured, in the order of the catalogue.
fn lines<'m, 'a>(about: &'m About<'a>, all: &'m [Measured<'a>]) -> Vec<Line<'m, 'a>> {
    let names = &about.catalogue.indicators;
    // Free texts are one however they are typed; other marks make another word.
    let mut by_words: BTreeMap<(bool, String, String), Line<'m, 'a>> = BTreeMap::new();
    for one in all {
        let (id, measure) = (one.name, one.indicator.measure);
        let is_known = names.has(id);
        let name = match is_known {
            true => id.to_owned(),
            false => compose(id),
        };
        let none = || Line {
            id,
            measure,
            those: Vec::new(),
        };
        let line = by_words.entry((is_known, name, compose(measure)));
        line.or_insert_with(none).those.push(one);
    }
    let mut lines: Vec<Line<'m, 'a>> = by_words.into_values().collect();
    let order = names.in_order(Vec::new(), lines.iter().map(|line| line.id));
    let places: BTreeMap<&str, usize> = order.into_iter().zip(0..).collect();
    lines.sort_by_cached_key(|line| (places.get(line.id).copied(), compose(line.measure)));
    lines
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
