//! Khen thưởng: hình thức × cơ quan × chủ thể.

use std::collections::BTreeMap;

use super::parts::{About, TOTAL, grouped, number, subject, subjects, text};
use super::years::sheet;
use super::{Cell, Chart, ChartKind, Note, Row, Table};
use crate::domain::figures::{Award, Figure, awards};
use crate::domain::fold::compose;

pub(super) fn tables(about: &About<'_>) -> (Vec<Table>, Vec<Chart>) {
    let (forms, bodies) = (
        &about.catalogue.award_forms,
        &about.catalogue.awarding_bodies,
    );
    let mut all = awards(&about.figures.entries);
    let mut spelled = BTreeMap::new();
    for award in &mut all {
        award.form = one_spelling(&mut spelled, forms.meant(award.form));
        award.body = one_spelling(&mut spelled, bodies.meant(award.body));
    }
    let heads = subjects(all.iter().map(|award| award.subject));
    let form_ids = forms.in_order(Vec::new(), all.iter().map(|award| award.form));
    let body_ids = bodies.in_order(Vec::new(), all.iter().map(|award| award.body));
    let [form_places, body_places] = [&form_ids, &body_ids].map(|ids| {
        let places = ids.iter().copied().zip(0..);
        places.collect::<BTreeMap<&str, usize>>()
    });
    let mut lines: BTreeMap<[usize; 2], Vec<&Award<'_>>> = BTreeMap::new();
    let mut n_of_forms = vec![0; form_ids.len()];
    for award in &all {
        let (form, body) = (form_places[award.form], body_places[award.body]);
        n_of_forms[form] += 1;
        lines.entry([form, body]).or_default().push(award);
    }
    let cells = |first: [&str; 2], those: &[&Award<'_>]| {
        let mut cells: Vec<Cell> = first.map(Cell::text).into();
        let of_subjects = heads.parted(those, &|one| one.subject);
        cells.extend(of_subjects.iter().map(|those| count(those)));
        cells.push(count(those));
        cells.push(Cell::Figure(models(those)));
        cells
    };
    let mut columns = vec![text("Hình thức"), text("Cơ quan khen thưởng")];
    let labels = heads.labels(&|id| subject(id).to_owned());
    columns.extend(
        labels
            .iter()
            .map(|label| grouped("Lượt khen thưởng", label)),
    );
    columns.push(grouped("Lượt khen thưởng", "Tổng"));
    columns.push(number("Số mô hình"));
    let lines: Vec<_> = lines.into_iter().collect();
    let (mut rows, n_more) = about.rows(columns.len(), &lines, |([form, body], those)| Row {
        depth: 0,
        is_total: false,
        cells: cells(
            [forms.name(form_ids[*form]), bodies.name(body_ids[*body])],
            those,
        ),
    });
    rows.push(Row {
        depth: 0,
        is_total: true,
        cells: cells([TOTAL, ""], &all.iter().collect::<Vec<_>>()),
    });
    let bars = form_ids.iter().zip(n_of_forms).take(rows.len());
    let mut notes = about.notes();
    notes.push(Note::plain(
        "Tập thể, cá nhân: theo người được tặng; không ghi người được tặng thì theo chủ thể của mô hình.",
    ));
    let table = Table {
        caption: about.caption("Khen thưởng phong trào thi đua “Dân vận khéo”"),
        sheet: sheet(columns.len()),
        columns,
        rows,
        n_more,
        notes,
    };
    let chart = Chart {
        caption: about.caption("Số lượt khen thưởng theo hình thức"),
        kind: ChartKind::Bars,
        series: vec![String::new()],
        bars: bars
            .map(|(form, n)| (forms.name(form).to_owned(), vec![n]))
            .collect(),
    };
    (vec![table], vec![chart])
}

/// Returns a text as it was first written, however it is spelled now.
fn one_spelling<'a>(spelled: &mut BTreeMap<String, &'a str>, text: &'a str) -> &'a str {
    spelled.entry(compose(text)).or_insert(text)
}

fn models(those: &[&Award<'_>]) -> Figure {
    Figure::of_places(those.iter().map(|one| one.counted.place).collect())
}

fn count(those: &[&Award<'_>]) -> Cell {
    Cell::count(those.len(), models(those))
}
