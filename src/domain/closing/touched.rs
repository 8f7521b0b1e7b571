//! What changes of units and sets would do to closed years, and whose closings a command writes.
//!
//! Neither changes an entry; but a unit that goes elsewhere takes its entries out of the closed figures, and another set makes
//! other sums and grades of the same scores.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Closing, Closings};
use crate::domain::catalogue_set::{Aspect, CatalogueSet, Criterion, Sets, Threshold};
use crate::domain::command::{Command, apply};
use crate::domain::date::Timestamp;
use crate::domain::member;
use crate::domain::model::Model;
use crate::domain::register::{Collection, Register};
use crate::domain::replica::ReplicaId;
use crate::domain::unit::UnitTree;
use crate::domain::unit::lines::{MovedLines, Standing};
use crate::domain::writer::Writer;

/// Returns the register as a command would leave it. Nothing is written by looking.
pub fn outcome(register: &Register, command: &Command) -> Register {
    let mut after = register.clone();
    let mut writer = Writer::new([ReplicaId::new(0); 2]);
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
/// Cost: one look at each model, unit and closing, and of each closing at every set that would be another: one, at a form.
pub fn shifted(before: &Register, after: &Register, today: NaiveDate) -> Vec<Closing> {
    let closings = Closings::of(before);
    let trees = [before, after].map(|register| UnitTree::of(register).on(today));
    let sets = [before, after].map(Sets::of);
    let changed = changed_sets(&sets);
    let in_force: Vec<&Closing> = closings.closed().collect();
    let moves = Moves::of(before, &trees, &in_force);
    let mut shifted = Vec::new();
    for of_year in in_force.chunk_by(|one, other| one.year == other.year) {
        let is_moved = moves.are_entries_moved(of_year);
        let is_shifted = |(closing, is_moved): &(&&Closing, bool)| {
            *is_moved || counts_otherwise(&changed, &trees[0], closing)
        };
        let of_year = of_year.iter().zip(is_moved).filter(is_shifted);
        shifted.extend(of_year.map(|(closing, _)| (*closing).clone()));
    }
    shifted
}

/// Knows which units with entries would stand in other lines.
struct Moves<'a> {
    trees: [&'a UnitTree; 2],
    /// The lines as they are written, and as they are today.
    lines: [MovedLines<'a>; 2],
    /// The units with entries of the closed years.
    units: BTreeMap<i32, BTreeSet<&'a str>>,
}

impl<'a> Moves<'a> {
    fn of(register: &'a Register, trees: &'a [UnitTree; 2], closings: &[&Closing]) -> Self {
        let [before, after] = trees;
        let mut units: BTreeMap<i32, BTreeSet<&str>> = BTreeMap::new();
        let closed: BTreeSet<i32> = closings.iter().map(|one| one.year).collect();
        if before != after && !closed.is_empty() {
            for model in Model::each(register) {
                let years = model.years().into_iter().map(|entry| entry.year());
                for year in years.filter(|year| closed.contains(year)) {
                    units.entry(year).or_default().insert(model.unit());
                }
            }
        }
        Self {
            trees: [before, after],
            lines: [Standing::AsWritten, Standing::Today]
                .map(|standing| MovedLines::of(before, after, standing)),
            units,
        }
    }

    /// Says of each closing of one year whether entries would come into the closed unit or leave it, or count under another unit
    /// in it.
    fn are_entries_moved(&self, closings: &[&Closing]) -> Vec<bool> {
        let year = closings.first().map(|first| first.year);
        let Some((year, units)) = year.and_then(|year| self.units.get_key_value(&year)) else {
            return vec![false; closings.len()];
        };
        let [before, after] = self.trees;
        let of_year = MovedLines::of(before, after, Standing::InYear(*year));
        // What counts for a closed unit is told by a number for each of its units: two sums are one for other units in one of 2⁶⁴.
        let (mut moved, mut in_year) = (Vec::new(), Vec::new());
        for (id, nth) in units.iter().zip(1..) {
            let is_in_year = of_year.differ(id, id);
            if is_in_year || self.lines.iter().any(|lines| lines.differ(id, id)) {
                moved.push((*id, scattered(nth)));
                in_year.push((*id, u64::from(is_in_year)));
            }
        }
        if moved.is_empty() {
            return vec![false; closings.len()];
        }
        let any_in_year = in_year.iter().any(|(_, n)| *n > 0);
        let tops: Vec<&str> = closings.iter().map(|one| one.unit.as_str()).collect();
        let [was, is] = self.trees.map(|tree| tree.marks_within(&moved, &tops));
        let n_inside = before.marks_within(&in_year, &tops);
        let moves = tops.iter().zip(was.iter().zip(&is)).zip(n_inside);
        let moves = moves.map(|((top, (was, is)), n_inside)| match *top {
            "" => any_in_year,
            _ => was != is || n_inside.counted > 0,
        });
        moves.collect()
    }
}

/// Returns a number for each number, with nothing in common with that of the next (the finish of SplitMix64).
const fn scattered(n: u64) -> u64 {
    let n = n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ (n >> 31)
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
