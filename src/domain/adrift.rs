//! Units that hang together with a register's own unit in no way, for nobody wrote down what is above them.
//!
//! Their models count in no figure of the register's unit. A file that brings such units can bring them below that unit.

use std::collections::BTreeSet;

use super::catalogue::CatalogueList;
use super::command::{Change, Command};
use super::member;
use super::register::RecordId;
use super::unit::UnitTree;
use super::value::Value;

/// Lists, by their ids, the units without one above that `units` are or lie below; not those above `own`, and none that is known
/// to rank as high as it.
pub fn adrift<'a>(
    tree: &'a UnitTree,
    levels: &CatalogueList,
    own: &str,
    units: impl IntoIterator<Item = &'a str>,
) -> BTreeSet<&'a str> {
    let above_own: BTreeSet<&str> = tree.upwards(own).into_iter().collect();
    let units: BTreeSet<&str> = units.into_iter().collect();
    let outside = units.into_iter().filter(|id| !tree.counts_for(id, own));
    let tops = outside.filter_map(|id| tree.upwards(id).pop());
    let mut tops: BTreeSet<&str> = tops.collect();
    tops.retain(|top| {
        let has_none_above = tree.get(top).is_some_and(|unit| unit.parent.is_empty());
        has_none_above
            && !above_own.contains(top)
            && ranks_below(tree, levels, top, own) != Some(false)
    });
    tops
}

/// Says whether a unit is of a lower level than another; `None` where that is known of one of them at most.
pub fn ranks_below(
    tree: &UnitTree,
    levels: &CatalogueList,
    unit: &str,
    other: &str,
) -> Option<bool> {
    let rank = |id: &str| {
        let level = tree.get(id)?.level.as_str();
        levels.iter().position(|entry| entry.id == level)
    };
    Some(rank(unit)? < rank(other)?)
}

/// Makes the command that puts units below another.
pub fn put_below<'a>(units: impl IntoIterator<Item = &'a str>, own: &str) -> Command {
    let put = |id: &str| {
        let change = Change::Write([member::PARENT].into(), Value::text(own));
        (RecordId::unit(id), vec![change])
    };
    Command::Make(units.into_iter().map(put).collect())
}
