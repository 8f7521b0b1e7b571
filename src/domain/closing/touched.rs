//! What changes of units and sets would do to closed years, and whose closings a command writes.
//!
//! Neither changes an entry; but a unit that goes elsewhere takes its entries out of the closed figures, and another set makes
//! other sums and grades of the same scores.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Closing, Closings};
use crate::domain::catalogue_set::{Aspect, CatalogueSet, Criterion, Sets, Threshold};
use crate::domain::command::{Command, Writer, apply};
use crate::domain::date::Timestamp;
use crate::domain::member;
use crate::domain::model::Model;
use crate::domain::register::{Collection, Register};
use crate::domain::replica::ReplicaId;
use crate::domain::unit::UnitTree;
use crate::domain::unit_lines::{MovedLines, Standing};

/// Returns the register as a command would leave it. Nothing is written by looking.
pub fn outcome(register: &Register, command: &Command) -> Register {
    let mut after = register.clone();
    let mut writer = Writer::new(ReplicaId::new(0));
    apply(&mut after, &mut writer, Timestamp::MIN, &"".into(), command);
    after
}

/// Says whether a register of the unit `own` closes and unlocks the years of a unit: its own, those below it, as they were or as
/// they are today. One of no unit does it for all.
pub fn may_close(tree: &UnitTree, own: &str, unit: &str) -> bool {
    own.is_empty() || tree.counts_for(unit, own)
}

/// Returns a unit whose closings another state of the register has otherwise, though they are not for `own` to change; ""
/// is a closing for all.
pub fn foreign_closing(before: &Register, after: &Register, own: &str) -> Option<String> {
    let tree = UnitTree::of(before);
    let closings = after.collection(&Collection::CLOSINGS);
    let mut changed = closings.filter(|(id, record)| before.get(id) != Some(record));
    changed.find_map(|(id, record)| {
        // The unit the closing had: writing another into it is a change of that one's.
        let record = before.get(id).unwrap_or(record);
        let unit = record.text(&[member::UNIT]);
        (!may_close(&tree, own, unit)).then(|| unit.to_owned())
    })
}

/// Lists the closings in force whose figures another state of the register would count otherwise, because of its units, as they
/// were or as they are today, or because of its sets.
///
/// Cost: one look at each model and unit, and for each closing one at every unit and set that would be another: few, in one step.
pub fn shifted(before: &Register, after: &Register, today: NaiveDate) -> Vec<Closing> {
    let closings = Closings::of(before);
    let trees = [before, after].map(|register| UnitTree::of(register).on(today));
    let sets = [before, after].map(Sets::of);
    let changed = changed_sets(&sets);
    let in_force: Vec<&Closing> = closings.closed().collect();
    let mut shifted = Vec::new();
    for of_year in in_force.chunk_by(|one, other| one.year == other.year) {
        let moved = match trees[0] == trees[1] {
            true => Vec::new(),
            false => moved_units(before, &trees, of_year[0].year),
        };
        let is_shifted = |closing: &&&Closing| {
            moves_entries(&moved, &trees, closing) || counts_otherwise(&changed, &trees[0], closing)
        };
        shifted.extend(of_year.iter().filter(is_shifted).map(|one| (*one).clone()));
    }
    shifted
}

/// Is a unit with entries of a year that would stand in another line.
struct MovedUnit<'a> {
    id: &'a str,
    is_in_year: bool,
}

fn moved_units<'a>(
    register: &'a Register,
    [before, after]: &[UnitTree; 2],
    year: i32,
) -> Vec<MovedUnit<'a>> {
    let models = Model::each(register).filter(|model| model.year(year).is_some());
    let units: BTreeSet<&str> = models.map(Model::unit).collect();
    let lines = |standing| MovedLines::of(before, after, standing);
    let of_year = lines(Standing::InYear(year));
    let others = [Standing::AsWritten, Standing::Today].map(lines);
    let moved = units.into_iter().filter_map(|id| {
        let is_in_year = of_year.differ(id, id);
        let is_moved = is_in_year || others.iter().any(|one| one.differ(id, id));
        is_moved.then_some(MovedUnit { id, is_in_year })
    });
    moved.collect()
}

/// Says whether entries of the closed year would come into the closed unit or leave it, or count under another unit in it.
fn moves_entries(
    moved: &[MovedUnit<'_>],
    [before, after]: &[UnitTree; 2],
    closing: &Closing,
) -> bool {
    let top = closing.unit.as_str();
    moved.iter().any(|unit| {
        let is_inside = top.is_empty() || before.counts_for(unit.id, top);
        let goes = !top.is_empty()
            && (before.is_within(unit.id, top) != after.is_within(unit.id, top)
                || before.counts_for(unit.id, top) != after.counts_for(unit.id, top));
        goes || is_inside && unit.is_in_year
    })
}

/// Is what a set says about the figures of a year.
type Content<'a> = (
    &'a str,
    bool,
    &'a [(Aspect, Vec<String>)],
    &'a [Criterion],
    &'a [Threshold],
);

/// Returns what a set says about the figures of a closing; `None` where it says nothing.
fn content<'a>(set: &'a CatalogueSet, tree: &UnitTree, closing: &Closing) -> Option<Content<'a>> {
    let top = closing.unit.as_str();
    let concerns = set.unit.is_empty()
        || top.is_empty()
        || tree.is_within(&set.unit, top)
        || tree.is_within(top, &set.unit);
    let holds = !set.is_retired && set.is_valid_in(closing.year) && concerns;
    let says = !set.entries.is_empty() || !set.criteria.is_empty();
    (holds && says).then_some((
        &set.unit,
        set.is_sample,
        &set.entries,
        &set.criteria,
        &set.thresholds,
    ))
}

/// Lists the sets that would be others, as they are and as they would be.
fn changed_sets(sets: &[Sets; 2]) -> Vec<[Option<&CatalogueSet>; 2]> {
    let [before, after] = sets;
    let ids: BTreeSet<&str> = (before.iter().chain(after.iter()))
        .map(|set| set.id.as_str())
        .collect();
    let states = ids.into_iter().map(|id| [before.get(id), after.get(id)]);
    states.filter(|[was, is]| was != is).collect()
}

/// Says whether another set holds in the closed year, or one that says something else.
fn counts_otherwise(
    changed: &[[Option<&CatalogueSet>; 2]],
    tree: &UnitTree,
    closing: &Closing,
) -> bool {
    changed.iter().any(|states| {
        let [was, is] = states.map(|set| set.and_then(|set| content(set, tree, closing)));
        was != is
    })
}
