//! So sánh các năm: the same counters and fields, year by year.

use super::parts::{About, COUNTERS, Is, NO_FIGURE, group, grouped, row, text, total};
use super::{Cell, Chart, ChartKind, Row, Sheet, Table};
use crate::domain::figures::{Counted, Figure, by};
use crate::report::number::{format_count, format_decimal};

pub(super) fn tables(about: &About<'_>) -> (Vec<Table>, Vec<Chart>) {
    let question = about.question();
    let years: Vec<i32> = (question.from_year..=question.to_year).collect();
    let parts: Vec<Vec<Counted<'_>>> = years
        .iter()
        .map(|year| about.figures.of_year(*year))
        .collect();
    let mut columns = vec![text("Nội dung")];
    columns.extend(years.iter().map(|year| grouped("Năm", year.to_string())));
    let change = format!("{} so với {}", question.to_year, question.to_year - 1);
    columns.push(grouped(&change, "Tăng, giảm"));
    columns.push(grouped(&change, "Tỷ lệ"));
    let is_known = |year: &i32| about.figures.years_with_any.contains(year);
    let are_comparable = years.iter().rev().take(2).all(is_known);
    let cells = |figures: Vec<Figure>| {
        let n: Vec<usize> = figures.iter().map(Figure::n).collect();
        let of_years = years.iter().zip(figures);
        let mut cells: Vec<Cell> = of_years
            .map(|(year, figure)| about.of_year(*year, figure))
            .collect();
        let compared = match n[..] {
            [.., before, now] if are_comparable => [difference(now, before), growth(now, before)],
            _ => [NO_FIGURE, NO_FIGURE].map(str::to_owned),
        };
        cells.extend(compared.map(Cell::number));
        cells
    };
    let counter = |(label, is): &(&str, Is)| {
        let figures = parts.iter().map(|part| Figure::of_those(part, is));
        row(label, cells(figures.collect()))
    };
    let counters = Table {
        caption: about.caption("Mô hình, điển hình “Dân vận khéo”"),
        columns: columns.clone(),
        rows: COUNTERS.iter().map(counter).collect(),
        notes: about
            .notes()
            .into_iter()
            .chain(about.empty_years())
            .collect(),
        sheet: sheet(columns.len()),
        ..Table::default()
    };
    let (ids, _) = about.by_field();
    let by_field: Vec<_> = parts
        .iter()
        .map(|part| by(part, &|one| one.field))
        .collect();
    let field = |id: &&str| -> Row {
        let figures = by_field.iter().map(|groups| Figure::of(group(groups, id)));
        row(about.catalogue.fields.name(id), cells(figures.collect()))
    };
    let (mut rows, n_more) = about.rows(columns.len(), &ids, field);
    rows.push(total(cells(
        parts.iter().map(|part| Figure::of(part)).collect(),
    )));
    columns[0] = text("Lĩnh vực");
    let fields = Table {
        caption: about.caption("Số mô hình, điển hình được đăng ký theo lĩnh vực"),
        sheet: sheet(columns.len()),
        columns,
        rows,
        n_more,
        ..Table::default()
    };
    let bar = |(year, part): (&i32, &Vec<Counted<'_>>)| {
        let n = |is: Is| Figure::of_those(part, &is).n();
        let new_and_continued = vec![n(COUNTERS[1].1), n(COUNTERS[2].1)];
        (year.to_string(), new_and_continued)
    };
    let chart = Chart {
        caption: about.caption("Số mô hình, điển hình được đăng ký"),
        kind: ChartKind::Bars,
        series: vec![COUNTERS[1].0.to_owned(), COUNTERS[2].0.to_owned()],
        bars: (years.iter().zip(&parts))
            .filter(|(year, _)| is_known(year))
            .map(bar)
            .collect(),
    };
    (vec![counters, fields], vec![chart])
}

pub(super) fn sheet(n_columns: usize) -> Sheet {
    match n_columns > 7 {
        true => Sheet::Landscape,
        false => Sheet::Portrait,
    }
}

/// Writes a difference with its sign.
fn difference(now: usize, before: usize) -> String {
    match now.checked_sub(before) {
        Some(0) => "0".to_owned(),
        Some(more) => format!("+{}", format_count(more)),
        None => format!("−{}", format_count(before - now)),
    }
}

/// Writes a growth in per cent with its sign; a dash where there was nothing before.
fn growth(now: usize, before: usize) -> String {
    if before == 0 {
        return NO_FIGURE.to_owned();
    }
    let tenths = ((now as f64 - before as f64) * 1000.0 / before as f64).round();
    let sign = match tenths {
        tenths if tenths > 0.0 => "+",
        tenths if tenths < 0.0 => "−",
        _ => "",
    };
    format!("{sign}{} %", format_decimal(tenths.abs() / 10.0))
}
