//! Lĩnh vực × cấp đăng ký × chủ thể.

use super::parts::{About, group, grouped, number, row, subject, text, total};
use super::{Cell, Chart, ChartKind, Note, Sheet, Table};
use crate::domain::figures::{Counted, Figure, Groups, by, by_each, levels};

pub(super) fn tables(about: &About<'_>) -> (Vec<Table>, Vec<Chart>) {
    let all = &about.figures.entries;
    let subjects = about.subjects(all);
    let (ids, groups) = about.by_field();
    let by_level = by_each(all, &mut levels);
    let level_ids = about.catalogue.levels.in_order(Vec::new(), &by_level);
    let mut columns = vec![text("Lĩnh vực"), grouped("Số mô hình", "Tổng")];
    columns.extend(subjects.iter().map(|id| grouped("Số mô hình", subject(id))));
    for level in &level_ids {
        let name = match *level {
            "" => "Chưa ghi cấp",
            level => about.catalogue.levels.name(level),
        };
        let of_level = subjects.iter().filter(|id| has(&by_level, level, id));
        columns.extend(of_level.map(|id| grouped(name, subject(id))));
    }
    columns.push(number("Lượt đăng ký"));
    let cells = |part: &[Counted<'_>], of_level: &Groups<'_>| {
        let of_subject = by(part, &|one| one.subject);
        let mut cells = vec![Cell::Figure(Figure::of(part))];
        let figures = subjects.iter().map(|id| Figure::of(group(&of_subject, id)));
        cells.extend(figures.map(Cell::Figure));
        for level in &level_ids {
            let of_subject = by(group(of_level, level), &|one| one.subject);
            for id in subjects.iter().filter(|id| has(&by_level, level, id)) {
                cells.push(Cell::Figure(Figure::of(group(&of_subject, id))));
            }
        }
        cells.push(registrations(of_level));
        cells
    };
    let fields = &about.catalogue.fields;
    let mut rows: Vec<_> = ids
        .iter()
        .map(|id| {
            let part = group(&groups, id);
            row(fields.name(id), cells(part, &by_each(part, &mut levels)))
        })
        .collect();
    rows.push(total(cells(all, &by_level)));
    let bars = ids.iter().map(|id| {
        let of_subject = by(group(&groups, id), &|one| one.subject);
        let parts = subjects
            .iter()
            .map(|id| Figure::of(group(&of_subject, id)).n());
        (fields.name(id).to_owned(), parts.collect())
    });
    let chart = Chart {
        caption: about.caption("Số mô hình, điển hình được đăng ký theo lĩnh vực"),
        kind: ChartKind::Bars,
        series: subjects.iter().map(|id| subject(id).to_owned()).collect(),
        bars: bars.collect(),
    };
    let mut notes = about.notes_of_period();
    notes.push(Note::plain(
        "Lượt đăng ký: mô hình đăng ký ở nhiều cấp, nhiều năm thì tính ở mỗi cấp, mỗi năm một lượt; ở cột số mô hình chỉ tính một lần.",
    ));
    let sheet = if columns.len() > 7 {
        Sheet::Landscape
    } else {
        Sheet::Portrait
    };
    let table = Table {
        caption: about
            .caption("Mô hình, điển hình “Dân vận khéo” theo lĩnh vực, cấp đăng ký, chủ thể"),
        columns,
        rows,
        notes,
        sheet,
        ..Table::default()
    };
    (vec![table], vec![chart])
}

/// Says whether any model of a level has a subject, so that it needs a column.
fn has(by_level: &Groups<'_>, level: &str, subject: &str) -> bool {
    let of_level = group(by_level, level);
    of_level.iter().any(|one| one.subject == subject)
}

/// Counts registrations at levels: one entry has as many as the levels it names.
fn registrations(of_level: &Groups<'_>) -> Cell {
    let mut n = 0;
    let mut places = Vec::new();
    for (_, part) in of_level.iter().filter(|(level, _)| !level.is_empty()) {
        n += part.len();
        places.extend(part.iter().map(|one| one.place));
    }
    Cell::count(n, Figure::of_places(places))
}
