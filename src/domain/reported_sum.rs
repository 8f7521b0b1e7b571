//! What units sent as numbers alone, beside what is counted: two sums, never mixed without saying so.

use std::collections::{BTreeMap, BTreeSet};

use super::figures_by_unit::UnitView;
use super::register::Register;
use super::reported::Reported;
use super::reported_figures::Figure;
use super::summary::Summary;
use super::tally::Tally;
use super::unit::UnitTree;
use super::unit::lines::Standing;
use super::year_models::of_years;

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
    sum_of(&Reported::all(register), &summary.by_unit, tree, year, top)
}

/// Adds up every year of which some unit sent numbers alone, the latest first.
pub fn reported_sums(register: &Register, tree: &UnitTree) -> Vec<ReportedSum> {
    let reports = Reported::all(register);
    let years = reports.iter().filter_map(of_one_year).collect();
    let mut by_unit = registered_by_unit(register, &years);
    let of_year = reports.chunk_by(|one, other| one.years() == other.years());
    let sums = of_year.filter_map(|of_year| {
        let year = of_one_year(&of_year[0])?;
        let counted = by_unit.remove(&year).unwrap_or_default();
        let counted = UnitView::AsItWas.grouped(tree, &counted, year);
        Some(sum_of(of_year, &counted, tree, year, ""))
    });
    sums.filter(|sum| sum.n_silent > 0).collect()
}

fn of_one_year(report: &Reported) -> Option<i32> {
    let (first, last) = report.years()?;
    (first == last).then_some(first)
}

/// Counts the registered models of several years by the unit that is written in them, as [`Summary`] counts one year's.
fn registered_by_unit(register: &Register, years: &BTreeSet<i32>) -> BTreeMap<i32, Tally> {
    let mut by_unit: BTreeMap<i32, Tally> = BTreeMap::new();
    for (model, entry) in of_years(register, years) {
        if entry.is_registered() {
            let tally = by_unit.entry(entry.year()).or_default();
            *tally.entry(model.unit().to_owned()).or_default() += 1;
        }
    }
    by_unit
}

fn ids_of<'a>(units: &[(&'a str, usize)]) -> Vec<&'a str> {
    units.iter().map(|(unit, _)| *unit).collect()
}

/// Keeps what goes with a count of 0.
fn keep_first<T>(all: &mut Vec<T>, counts: Vec<usize>) {
    let mut counts = counts.into_iter();
    all.retain(|_| counts.next() == Some(0));
}

fn sum_of(
    reports: &[Reported],
    by_unit: &Tally,
    tree: &UnitTree,
    year: i32,
    top: &str,
) -> ReportedSum {
    let is_asked = |unit: &str| top.is_empty() || tree.is_within_in_year(unit, top, year);
    let counted = by_unit.iter().filter(|(unit, _)| is_asked(unit));
    let of_year = reports
        .iter()
        .filter(|one| one.years() == Some((year, year)) && is_asked(&one.unit));
    let stated =
        of_year.filter_map(|one| Some((one.unit.as_str(), one.figures.get(Figure::Registered)?)));
    let mut seen = BTreeSet::new();
    let mut silent: Vec<(&str, usize)> = stated.filter(|(unit, _)| seen.insert(*unit)).collect();
    let standing = Standing::InYear(year);
    let with_models: Vec<&str> = by_unit.keys().map(String::as_str).collect();
    let n_with_models = tree.n_within(standing, &ids_of(&silent), &with_models);
    keep_first(&mut silent, n_with_models);
    let n_around = tree.n_others_around(standing, &ids_of(&silent));
    keep_first(&mut silent, n_around);
    let reported = silent.iter().map(|(_, n)| *n);
    ReportedSum {
        year,
        counted: counted.map(|(_, n)| n).sum(),
        n_silent: silent.len(),
        silent: reported.fold(0, usize::saturating_add),
    }
}
