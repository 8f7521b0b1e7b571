//! Khen thưởng: hình thức × cơ quan × chủ thể.

use super::parts::{About, TOTAL, grouped, number, subject, text};
use super::years::sheet;
use super::{Cell, Chart, ChartKind, Note, Row, Table};
use crate::domain::figures::{Award, Figure, Groups, awards};
use crate::domain::fold::fold;
use crate::domain::stage::Subject;

pub(super) fn tables(about: &About<'_>) -> (Vec<Table>, Vec<Chart>) {
    let (forms, bodies) = (
        &about.catalogue.award_forms,
        &about.catalogue.awarding_bodies,
    );
    let mut all = awards(&about.figures.entries);
    let mut spelled = Vec::new();
    for award in &mut all {
        award.form = one_spelling(&mut spelled, forms.meant(award.form));
        award.body = one_spelling(&mut spelled, bodies.meant(award.body));
    }
    let mut subjects: Vec<&str> = Subject::ALL.iter().map(|one| one.id()).collect();
    let mut others: Vec<&str> = all.iter().map(|award| award.subject).collect();
    // The missing one comes last.
    others.sort_unstable_by_key(|id| (id.is_empty(), *id));
    others.dedup();
    others.retain(|id| Subject::parse(id).is_none());
    subjects.extend(others);
    let mut form_ids: Groups<'_> = Groups::new();
    let mut body_ids: Groups<'_> = Groups::new();
    for award in &all {
        form_ids.insert(award.form, Vec::new());
        body_ids.insert(award.body, Vec::new());
    }
    let form_ids = forms.in_order(Vec::new(), &form_ids);
    let body_ids = bodies.in_order(Vec::new(), &body_ids);
    let cells = |first: [&str; 2], those: &[&Award<'_>]| {
        let mut cells: Vec<Cell> = first.map(Cell::text).into();
        let of_subject = subjects.iter().map(|id| {
            let those: Vec<&Award<'_>> = those
                .iter()
                .copied()
                .filter(|one| one.subject == *id)
                .collect();
            count(&those)
        });
        cells.extend(of_subject);
        cells.push(count(those));
        cells.push(Cell::Figure(models(those)));
        cells
    };
    let mut rows = Vec::new();
    let mut bars = Vec::new();
    for form in &form_ids {
        let mut n_of_form = 0;
        for body in &body_ids {
            let those: Vec<&Award<'_>> = all
                .iter()
                .filter(|one| one.form == *form && one.body == *body)
                .collect();
            if !those.is_empty() {
                n_of_form += those.len();
                rows.push(Row {
                    depth: 0,
                    is_total: false,
                    cells: cells([forms.name(form), bodies.name(body)], &those),
                });
            }
        }
        bars.push((forms.name(form).to_owned(), vec![n_of_form]));
    }
    let those: Vec<&Award<'_>> = all.iter().collect();
    rows.push(Row {
        depth: 0,
        is_total: true,
        cells: cells([TOTAL, ""], &those),
    });
    let mut columns = vec![text("Hình thức"), text("Cơ quan khen thưởng")];
    columns.extend(
        subjects
            .iter()
            .map(|id| grouped("Lượt khen thưởng", subject(id))),
    );
    columns.push(grouped("Lượt khen thưởng", "Tổng"));
    columns.push(number("Số mô hình"));
    let mut notes = about.notes();
    notes.push(Note::plain(
        "Tập thể, cá nhân: theo người được tặng; không ghi người được tặng thì theo chủ thể của mô hình.",
    ));
    let table = Table {
        caption: about.caption("Khen thưởng phong trào thi đua “Dân vận khéo”"),
        sheet: sheet(columns.len()),
        columns,
        rows,
        notes,
        ..Table::default()
    };
    let chart = Chart {
        caption: about.caption("Số lượt khen thưởng theo hình thức"),
        kind: ChartKind::Bars,
        series: vec![String::new()],
        bars,
    };
    (vec![table], vec![chart])
}

/// Returns a text as it was first written, however it is spelled now.
fn one_spelling<'a>(spelled: &mut Vec<(String, &'a str)>, text: &'a str) -> &'a str {
    let folded = fold(text);
    match spelled.iter().find(|(one, _)| *one == folded) {
        Some((_, first)) => first,
        None => {
            spelled.push((folded, text));
            text
        }
    }
}

fn models(those: &[&Award<'_>]) -> Figure {
    Figure::of_places(those.iter().map(|one| one.counted.place).collect())
}

fn count(those: &[&Award<'_>]) -> Cell {
    Cell::count(those.len(), models(those))
}
