//! Theo đơn vị, riêng từng đơn vị và gồm cả các đơn vị bên dưới.

use super::parts::{About, COUNTERS, figure, group, grouped, row, text, total};
use super::years::sheet;
use super::{Cell, Chart, ChartKind, Note, Row, Table, UnitRows};
use crate::domain::figures::{Counted, Depth, Figure, Groups, LEVELS_IN_SIGHT, Reach, UnitView};
use crate::domain::unit::Unit;

/// How many units a chart shows.
const N_BARS: usize = 20;

pub(super) fn tables(about: &About<'_>) -> (Vec<Table>, Vec<Chart>) {
    let figures = about.figures;
    let of_communes = figures.question.depth == Depth::Communes;
    let reach = match of_communes {
        true => Reach::Alone,
        false => figures.question.reach,
    };
    let own = figures.by_unit(Reach::Alone);
    let groups = figures.by_unit(reach);
    let is_rolled = reach == Reach::WithBelow
        && groups
            .iter()
            .any(|(id, part)| group(&own, id).len() != part.len());
    let mut columns = vec![text("Đơn vị")];
    let mut shared = "";
    if is_rolled {
        columns.push(grouped("Riêng đơn vị", COUNTERS[0].0));
        shared = "Gồm đơn vị bên dưới";
    }
    columns.extend(COUNTERS.iter().map(|(label, _)| grouped(shared, *label)));
    let cells = |own: Option<&[Counted<'_>]>, part: &[Counted<'_>]| {
        let own = own.filter(|_| is_rolled);
        let mut cells: Vec<Cell> = own
            .map(|own| Cell::Figure(Figure::of(own)))
            .into_iter()
            .collect();
        cells.extend(COUNTERS.iter().map(|(_, is)| figure(part, *is)));
        cells
    };
    let units = rows_of(about, &groups);
    let (mut rows, n_more) = about.rows(columns.len(), &units, |(depth, id)| Row {
        depth: *depth,
        ..row(
            &name(about, id),
            cells(Some(group(&own, id)), group(&groups, id)),
        )
    });
    rows.push(total(cells(Some(&figures.entries), &figures.entries)));
    let mut notes = about.notes_of_period();
    if is_rolled {
        notes.push(Note::plain(
            "Số của đơn vị cấp trên đã gồm số của các đơn vị bên dưới; dòng tổng số tính mỗi mô hình một lần.",
        ));
    }
    if reach == Reach::WithBelow && figures.has_units_out_of_sight() {
        notes.push(Note::plain(format!(
            "Bảng có {LEVELS_IN_SIGHT} cấp đơn vị; số của đơn vị ở sâu hơn tính vào đơn vị cấp trên.",
        )));
    }
    if of_communes {
        notes.push(Note::plain(
            "Số của mỗi xã, phường gồm mọi đơn vị bên dưới; mô hình không thuộc xã, phường nào đứng ở dòng riêng của đơn vị ghi mô hình.",
        ));
    }
    let n_in_rows = units.iter().map(|(_, id)| Figure::of(group(&own, id)).n());
    if n_in_rows.sum::<usize>() > figures.registered().n() {
        notes.push(Note::plain(
            "Mô hình có đơn vị đã kết thúc trong kỳ tính cho đơn vị của từng năm; dòng tổng số tính mỗi mô hình một lần.",
        ));
    }
    if figures.question.view == UnitView::Today {
        notes.push(Note::plain(
            "Mô hình của đơn vị đã kết thúc tính cho đơn vị kế thừa; đơn vị đã chia tách thì đứng riêng.",
        ));
    }
    let table = Table {
        caption: about.caption("Mô hình, điển hình “Dân vận khéo” theo đơn vị"),
        sheet: sheet(columns.len()),
        columns,
        rows,
        n_more,
        notes,
    };
    (vec![table], vec![chart(about, &own)])
}

/// Returns a unit's name in a row. Among communes, one above them stands for what lies in none.
pub(super) fn name(about: &About<'_>, id: &str) -> String {
    let figures = about.figures;
    let name = about.catalogue.unit(id).to_owned();
    let is_above = |unit: &Unit| !unit.counted_level().is_empty() && !unit.is_commune();
    let of_communes = figures.question.depth == Depth::Communes;
    match of_communes && figures.tree.get(id).is_some_and(is_above) {
        true => format!("{name} (riêng)"),
        false => name,
    }
}

/// Draws the units with most, of the rows of the table: communes with all below them, or each unit by itself.
fn chart(about: &About<'_>, own: &Groups<'_>) -> Chart {
    let mut bars: Vec<(String, Vec<usize>)> = rows_of(about, own)
        .iter()
        .map(|(_, id)| (*id, Figure::of(group(own, id)).n()))
        .filter(|(_, n)| *n > 0)
        .map(|(id, n)| (name(about, id), vec![n]))
        .collect();
    bars.sort_by_key(|(_, n)| std::cmp::Reverse(n[0]));
    let n_units = bars.len();
    bars.truncate(N_BARS);
    let mut caption = about.caption(match about.figures.question.depth {
        Depth::Communes => {
            "Số mô hình, điển hình được đăng ký của từng xã, phường, gồm đơn vị bên dưới"
        }
        Depth::EveryUnit => "Số mô hình, điển hình được đăng ký của riêng từng đơn vị",
    });
    if n_units > N_BARS {
        caption.push_str(&format!(", {N_BARS} đơn vị nhiều nhất"));
    }
    Chart {
        caption,
        kind: ChartKind::Bars,
        series: vec![String::new()],
        bars,
    }
}

/// Lists the units of a table with their depth: those of the tree in its order, then the ones it lacks. One that has ended
/// stands there only with figures, below the unit that was above it in its last year.
pub(super) fn rows_of<'a>(about: &About<'a>, groups: &Groups<'a>) -> Vec<(usize, &'a str)> {
    let figures = about.figures;
    let tree = figures.tree;
    let question = &figures.question;
    let top = question.unit_meant(tree);
    let (view, year) = (question.view, question.to_year);
    let is_expected = |unit: &Unit| {
        let is_asked = match question.reach {
            _ if top.is_empty() => true,
            Reach::WithBelow => view.counts_for(tree, &unit.id, top, year),
            Reach::Alone => unit.id == top,
        };
        let has_ended = unit.is_retired || view == UnitView::AsItWas && unit.has_ended_before(year);
        is_asked && about.unit_rows == UnitRows::All && !has_ended
    };
    let mut in_sight = figures.lines_in_sight();
    let of_communes = question.depth == Depth::Communes;
    let mut has_sums = |unit: &Unit| match of_communes {
        true => unit.is_commune(),
        false => question.reach == Reach::Alone || in_sight.has(&unit.id, year),
    };
    let in_order = tree.in_order_below(&|unit| {
        let last_year = unit.valid_to.map_or(year, |last| last.year().min(year));
        view.unit(tree, &unit.parent, last_year)
    });
    let in_order = in_order.into_iter();
    let mut rows: Vec<(usize, &'a str)> = in_order
        .filter(|(_, unit)| {
            groups.get(unit.id.as_str()).is_some() || is_expected(unit) && has_sums(unit)
        })
        .map(|(depth, unit)| (depth, unit.id.as_str()))
        .collect();
    let least = rows.iter().map(|(depth, _)| *depth).min().unwrap_or(0);
    rows.iter_mut().for_each(|(depth, _)| match of_communes {
        true => *depth = 0,
        false => *depth -= least,
    });
    let others = groups.keys().copied().filter(|id| !tree.has(id));
    let (missing, unknown): (Vec<&str>, Vec<&str>) = others.partition(|id| id.is_empty());
    rows.extend(unknown.into_iter().chain(missing).map(|id| (0, id)));
    rows
}
