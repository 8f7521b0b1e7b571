//! What units sent as numbers alone, beside what is counted: two sums, never mixed without saying so.

use std::collections::BTreeSet;

use super::register::Register;
use super::reported::Reported;
use super::reported_figures::Figure;
use super::summary::{Summary, latest_first};
use super::unit::UnitTree;

/// Is what a year comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReportedSum {
    /// The year.
    pub year: i32,
    /// The registered models that are counted.
    pub counted: usize,
    /// The units that sent numbers and have no model here.
    pub n_silent: usize,
    /// The registered models they report.
    pub silent: usize,
}

/// Adds up a year for a unit and those below it; for all where `top` is "".
///
/// A unit counts once, by the first of its reports in the order of their ids, and not at all where one above it that has no model
/// here either has reported too: its numbers are in that one's.
pub fn reported_sum(register: &Register, tree: &UnitTree, year: i32, top: &str) -> ReportedSum {
    sum_of(&Reported::all(register), register, tree, year, top)
}

/// Adds up every year of which some unit sent numbers alone, the latest first.
pub fn reported_sums(register: &Register, tree: &UnitTree) -> Vec<ReportedSum> {
    let reports = Reported::all(register);
    let years = reports.iter().filter_map(|one| match one.years()? {
        (first, last) if first == last => Some(first),
        _ => None,
    });
    let years = latest_first(years).into_iter();
    let sums = years.map(|year| sum_of(&reports, register, tree, year, ""));
    sums.filter(|sum| sum.n_silent > 0).collect()
}

fn sum_of(
    reports: &[Reported],
    register: &Register,
    tree: &UnitTree,
    year: i32,
    top: &str,
) -> ReportedSum {
    let summary = Summary::of(register, year);
    let is_asked = |unit: &str| top.is_empty() || tree.is_within_in_year(unit, top, year);
    let counted = summary.by_unit.iter().filter(|(unit, _)| is_asked(unit));
    let of_year = reports
        .iter()
        .filter(|one| one.years() == Some((year, year)) && is_asked(&one.unit));
    let stated =
        of_year.filter_map(|one| Some((one.unit.as_str(), one.figures.get(Figure::Registered)?)));
    let has_models = |unit: &str| {
        let mut with_models = summary.by_unit.keys();
        with_models.any(|id| tree.is_within_in_year(id, unit, year))
    };
    let mut seen = BTreeSet::new();
    let mut silent: Vec<(&str, usize)> = stated
        .filter(|(unit, _)| seen.insert(*unit) && !has_models(unit))
        .collect();
    let units: Vec<&str> = silent.iter().map(|(unit, _)| *unit).collect();
    silent.retain(|(unit, _)| {
        let mut others = units.iter().filter(|other| *other != unit);
        !others.any(|other| tree.is_within_in_year(unit, other, year))
    });
    let reported = silent.iter().map(|(_, n)| *n);
    ReportedSum {
        year,
        counted: counted.map(|(_, n)| n).sum(),
        n_silent: silent.len(),
        silent: reported.fold(0, usize::saturating_add),
    }
}
