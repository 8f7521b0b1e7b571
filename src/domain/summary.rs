//! Figures of a year.

use super::conflict::has_conflicts;
use super::figures_by_unit::UnitView;
use super::model::Model;
use super::register::Register;
use super::tally::Tally;
use super::unit::UnitTree;
use super::year_models::of_year;

/// Holds the figures of one year: every count is of models, each counted once, except `by_level`. A group of duplicates
/// counts as its face, in every year that one of them has an entry for: the face's, or else that of the smallest id.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Summary {
    /// The year.
    pub year: i32,
    /// Models registered: with an entry whose stage is neither draft nor returned.
    pub n_registered: usize,
    /// Registered models by field.
    pub by_field: Tally,
    /// Registered models by subject.
    pub by_subject: Tally,
    /// Registered models by kind.
    pub by_kind: Tally,
    /// Registrations by level: a model registered at two levels counts at both.
    pub by_level: Tally,
    /// Registered models by the unit of the year.
    pub by_unit: Tally,
    /// Registered models whose entry is new.
    pub n_new: usize,
    /// Registered models whose entry continues an earlier year.
    pub n_continued: usize,
    /// All entries of the year by stage, drafts and returned ones too.
    pub by_stage: Tally,
    /// Models with an entry of the year that have something undecided.
    pub n_undecided: usize,
}

impl Summary {
    /// Counts a year.
    pub fn of(register: &Register, year: i32) -> Self {
        let mut summary = Self {
            year,
            ..Self::default()
        };
        for (model, entry) in of_year(register, year) {
            count(&mut summary.by_stage, entry.stage());
            summary.n_undecided += usize::from(has_conflicts(model.record_id(), model.record()));
            if !entry.is_registered() {
                continue;
            }
            summary.n_registered += 1;
            count(&mut summary.by_field, model.field());
            count(&mut summary.by_subject, model.subject());
            count(&mut summary.by_kind, model.kind());
            count(&mut summary.by_unit, model.unit());
            for level in entry.registered_levels() {
                count(&mut summary.by_level, level);
            }
            if entry.is_continued() {
                summary.n_continued += 1;
            } else {
                summary.n_new += 1;
            }
        }
        let tree = UnitTree::of(register);
        summary.by_unit = UnitView::AsItWas.grouped(&tree, &summary.by_unit, year);
        summary
    }
}

fn count(tally: &mut Tally, id: &str) {
    match tally.get_mut(id) {
        Some(n) => *n += 1,
        None => {
            tally.insert(id.to_owned(), 1);
        }
    }
}

/// Lists the years that any visible model has an entry for, the latest first.
pub fn years(register: &Register) -> Vec<i32> {
    let entries = Model::each(register).flat_map(Model::years);
    latest_first(entries.map(|entry| entry.year()))
}

/// Puts years in order, the latest first and each once.
pub fn latest_first(years: impl IntoIterator<Item = i32>) -> Vec<i32> {
    let mut years: Vec<i32> = years.into_iter().collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    years
}

/// Returns the latest of the years that has begun; this one where none has.
pub fn latest_begun(years: &[i32], this_year: i32) -> i32 {
    let begun = years.iter().filter(|year| **year <= this_year);
    begun.max().copied().unwrap_or(this_year)
}
