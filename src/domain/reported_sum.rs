//! What units sent as numbers alone, beside what is counted: two sums, never mixed without saying so.

use std::collections::BTreeSet;

use super::register::Register;
use super::reported::Reported;
use super::reported_figures::Figure;
use super::summary::Summary;
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
    let summary = Summary::of(register, year);
    let is_asked = |unit: &str| top.is_empty() || tree.is_within_in_year(unit, top, year);
    let with_models = || summary.by_unit.iter().filter(|(unit, _)| is_asked(unit));
    let reports = Reported::all(register).into_iter();
    let mut silent: Vec<(String, usize)> = reports
        .filter(|one| one.years() == Some((year, year)) && is_asked(&one.unit))
        .filter_map(|one| Some((one.figures.get(Figure::Registered)?, one.unit)))
        .map(|(n, unit)| (unit, n))
        .collect();
    let mut seen = BTreeSet::new();
    silent.retain(|(unit, _)| seen.insert(unit.clone()));
    silent.retain(|(unit, _)| {
        let mut counted = summary.by_unit.keys();
        !counted.any(|id| tree.is_within_in_year(id, unit, year))
    });
    let units: Vec<String> = silent.iter().map(|(unit, _)| unit.clone()).collect();
    let is_covered = |unit: &str| {
        let mut others = units.iter();
        others.any(|other| other != unit && tree.is_within_in_year(unit, other, year))
    };
    silent.retain(|(unit, _)| !is_covered(unit));
    ReportedSum {
        year,
        counted: with_models().fold(0, |sum, (_, n)| sum + n),
        n_silent: silent.len(),
        silent: silent
            .iter()
            .fold(0, |sum: usize, (_, n)| sum.saturating_add(*n)),
    }
}

/// Adds up every year of which some unit sent numbers alone, the latest first.
pub fn reported_sums(register: &Register, tree: &UnitTree) -> Vec<ReportedSum> {
    let reports = Reported::all(register).into_iter();
    let years = reports.filter_map(|one| match one.years()? {
        (first, last) if first == last => Some(first),
        _ => None,
    });
    let years = super::summary::latest_first(years).into_iter();
    let sums = years.map(|year| reported_sum(register, tree, year, ""));
    sums.filter(|sum| sum.n_silent > 0).collect()
}
