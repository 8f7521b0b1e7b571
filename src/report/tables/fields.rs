//! Lĩnh vực × cấp đăng ký × chủ thể.

use std::collections::{BTreeMap, BTreeSet};

use super::heads::Heads;
use super::parts::{About, group, grouped, number, row, subject, subjects, text, total};
use super::years::sheet;
use super::{Cell, Chart, ChartKind, Note, Table};
use crate::domain::figures::{Counted, Figure, by_each, levels};

/// Is the columns of the table.
struct Columns<'a> {
    subjects: Heads<'a>,
    levels: Heads<'a>,
    /// Which subject of which level has a column: those with any model.
    of_levels: Vec<(usize, usize)>,
}

pub(super) fn tables(about: &About<'_>) -> (Vec<Table>, Vec<Chart>) {
    let all = &about.figures.entries;
    let (ids, groups) = about.by_field();
    let by_level = by_each(all, &mut levels);
    let level_ids = about
        .catalogue
        .levels
        .in_order(Vec::new(), by_level.keys().copied());
    let mut heads = Columns {
        subjects: subjects(all.iter().map(|one| one.subject)),
        levels: Heads::of(level_ids),
        of_levels: Vec::new(),
    };
    heads.of_levels = heads.by_level_and_subject(all).into_keys().collect();
    let mut columns = vec![text("Lĩnh vực"), grouped("Số mô hình", "Tổng")];
    let of_subjects = heads.subjects.labels(&|id| subject(id).to_owned());
    columns.extend(of_subjects.iter().map(|label| grouped("Số mô hình", label)));
    let of_levels = heads.levels.labels(&|level| match level {
        "" => "Chưa ghi cấp".to_owned(),
        level => about.catalogue.levels.name(level).to_owned(),
    });
    columns.extend(
        (heads.of_levels.iter())
            .map(|(level, subject)| grouped(&of_levels[*level], &of_subjects[*subject])),
    );
    columns.push(number("Lượt đăng ký"));
    let fields = &about.catalogue.fields;
    let (mut rows, n_more) = about.rows(columns.len(), &ids, |id| {
        row(fields.name(id), heads.cells(group(&groups, id)))
    });
    rows.push(total(heads.cells(all)));
    let bars = ids.iter().take(rows.len()).map(|id| {
        let parts = heads.by_subject(group(&groups, id)).into_iter();
        let parts = parts.map(|part| Figure::of(&part).n());
        (fields.name(id).to_owned(), parts.collect())
    });
    let chart = Chart {
        caption: about.caption("Số mô hình, điển hình được đăng ký theo lĩnh vực"),
        kind: ChartKind::Bars,
        bars: bars.collect(),
        series: of_subjects,
    };
    let mut notes = about.notes_of_period();
    notes.push(Note::plain(
        "Lượt đăng ký: mô hình đăng ký ở nhiều cấp, nhiều năm thì tính ở mỗi cấp, mỗi năm một lượt; ở cột số mô hình chỉ tính một lần.",
    ));
    let table = Table {
        caption: about
            .caption("Mô hình, điển hình “Dân vận khéo” theo lĩnh vực, cấp đăng ký, chủ thể"),
        sheet: sheet(columns.len()),
        columns,
        rows,
        n_more,
        notes,
    };
    (vec![table], vec![chart])
}

impl<'a> Columns<'a> {
    fn by_subject(&self, part: &[Counted<'a>]) -> Vec<Vec<Counted<'a>>> {
        self.subjects.parted(part, &|one| one.subject)
    }

    /// Returns the places of the models of entries by the columns of their levels and subjects.
    fn by_level_and_subject(&self, part: &[Counted<'a>]) -> BTreeMap<(usize, usize), Vec<u32>> {
        let mut places: BTreeMap<(usize, usize), Vec<u32>> = BTreeMap::new();
        for one in part {
            let subject = self.subjects.place(one.subject);
            for level in levels(one) {
                let column = (self.levels.place(level), subject);
                places.entry(column).or_default().push(one.place);
            }
        }
        places
    }

    fn cells(&self, part: &[Counted<'a>]) -> Vec<Cell> {
        let mut cells = vec![Cell::Figure(Figure::of(part))];
        let of_subjects = self.by_subject(part).into_iter();
        cells.extend(of_subjects.map(|part| Cell::Figure(Figure::of(&part))));
        let mut places = self.by_level_and_subject(part);
        let of_levels = self.of_levels.iter().map(|column| {
            let places = places.remove(column).unwrap_or_default();
            Cell::Figure(Figure::of_places(places))
        });
        cells.extend(of_levels);
        cells.push(registrations(part));
        cells
    }
}

/// Counts registrations at levels: one entry has as many as the levels it names.
fn registrations(part: &[Counted<'_>]) -> Cell {
    let mut n = 0;
    let mut places = Vec::new();
    for one in part {
        let levels: BTreeSet<&str> = one.entry.registered_levels().into_iter().collect();
        let n_levels = levels.iter().filter(|level| !level.is_empty()).count();
        n += n_levels;
        places.extend((n_levels > 0).then_some(one.place));
    }
    Cell::count(n, Figure::of_places(places))
}
