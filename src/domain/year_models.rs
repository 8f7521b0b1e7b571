//! The models of one year, each group of duplicates once.

use std::collections::BTreeSet;

use super::model::{Model, YearEntry};
use super::register::Register;
use super::same_as::SameAs;

/// Lists the models that have an entry of a year, with it. A group of duplicates stands there as its face, with the face's entry
/// or else that of the smallest id, as [`super::summary::Summary`] counts it.
pub fn of_year(register: &Register, year: i32) -> Vec<(Model<'_>, YearEntry<'_>)> {
    those(register, &|model| model.year(year).into_iter().collect())
}

/// Lists the models that have an entry of any of some years, as [`of_year`] lists those of one, with each.
pub fn of_years<'a>(
    register: &'a Register,
    years: &BTreeSet<i32>,
) -> Vec<(Model<'a>, YearEntry<'a>)> {
    those(register, &|model| {
        let mut entries = model.years();
        entries.retain(|entry| years.contains(&entry.year()));
        entries
    })
}

fn those<'a>(
    register: &'a Register,
    wanted: &dyn Fn(Model<'a>) -> Vec<YearEntry<'a>>,
) -> Vec<(Model<'a>, YearEntry<'a>)> {
    let same = SameAs::of(register);
    let mut faces: Vec<Model<'_>> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for model in Model::each(register) {
        let id = model.record_id();
        let face = same.face(id);
        // Models come in the order of their ids, and the face of a group has the smallest.
        if face == id && !same.is_alone(id) {
            faces.push(model);
        }
        for entry in wanted(model) {
            if same.is_alone(id) {
                found.push((model, entry));
            } else if seen.insert((face, entry.year())) {
                let shown = faces.binary_search_by(|one| one.record_id().cmp(face));
                let shown = shown.ok().and_then(|at| faces.get(at));
                found.push((*shown.unwrap_or(&model), entry));
            }
        }
    }
    found
}
