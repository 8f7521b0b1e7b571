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
use crate::domain::figures_by_unit::UnitView;
use crate::domain::member;
use crate::domain::model::Model;
use crate::domain::register::{Collection, Register};
use crate::domain::replica::ReplicaId;
use crate::domain::unit::UnitTree;

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
pub fn shifted(before: &Register, after: &Register, today: NaiveDate) -> Vec<Closing> {
    let closings = Closings::of(before);
    let trees = [before, after].map(|register| UnitTree::of(register).on(today));
    let sets = [before, after].map(Sets::of);
    let have_moved = trees[0] != trees[1];
    let is_shifted = |closing: &&Closing| {
        have_moved && moves_entries(before, &trees, closing)
            || counts_otherwise(&sets, &trees[0], closing)
    };
    closings.closed().filter(is_shifted).cloned().collect()
}

/// Says whether entries of the closed year would come into the closed unit or leave it, or count under another unit in it.
fn moves_entries(register: &Register, trees: &[UnitTree; 2], closing: &Closing) -> bool {
    let top = closing.unit.as_str();
    let models = Model::each(register).filter(|model| model.year(closing.year).is_some());
    let units: BTreeSet<&str> = models.map(Model::unit).collect();
    let [before, after] = trees;
    let year = closing.year;
    units.into_iter().any(|unit| {
        let is_inside = top.is_empty() || before.counts_for(unit, top);
        let goes = !top.is_empty()
            && (before.is_within(unit, top) != after.is_within(unit, top)
                || before.counts_for(unit, top) != after.counts_for(unit, top));
        let line = |tree| UnitView::AsItWas.line(tree, unit, year);
        goes || is_inside && line(before) != line(after)
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

/// Says whether another set holds in the closed year, or one that says something else.
fn counts_otherwise(sets: &[Sets; 2], tree: &UnitTree, closing: &Closing) -> bool {
    let [before, after] = sets;
    let mut ids = before.iter().chain(after.iter()).map(|set| &set.id);
    ids.any(|id| {
        let [was, is] = [before, after].map(|sets| sets.get(id));
        let said = |set| content(set, tree, closing);
        was.and_then(said) != is.and_then(said)
    })
}
