//! Units that hang together with a register's own unit in no way, for nobody wrote down what is above them.
//!
//! Their models count in no figure of the register's unit. A file that brings such units can bring them below that unit.

use std::collections::BTreeSet;

use super::catalogue::CatalogueList;
use super::change::Change;
use super::command::Command;
use super::member;
use super::register::RecordId;
use super::unit::{Unit, UnitTree};
use super::value::Value;

/// Knows which units could go below the own one. Parents are followed once for all units.
pub struct Adrift<'a> {
    tree: &'a UnitTree,
    levels: &'a CatalogueList,
    own: &'a str,
    above_own: BTreeSet<&'a str>,
    /// The topmost unit above each, by their places in the tree; of none where the tree lacks the own one.
    tops: Vec<usize>,
}

impl<'a> Adrift<'a> {
    /// Looks at the units from one of them.
    pub fn of(tree: &'a UnitTree, levels: &'a CatalogueList, own: &'a str) -> Self {
        Self {
            tree,
            levels,
            own,
            above_own: tree.upwards(own).into_iter().collect(),
            tops: match tree.has(own) {
                true => tree.tops(),
                false => Vec::new(),
            },
        }
    }

    /// Returns the unit with which this one could go below the own one: itself or the topmost above it. None where it counts for
    /// the own unit, where something above it is written down, or where the topmost is known to rank as high as the own one.
    pub fn top_of(&self, unit: &str) -> Option<&'a Unit> {
        let place = self.tree.place(unit)?;
        let top = self.tree.at(*self.tops.get(place)?)?;
        let could_go = top.parent.is_empty()
            && !self.above_own.contains(&*top.id)
            && !self.counts(unit)
            && self.ranks_below(&top.id, self.own) != Some(false);
        could_go.then_some(top)
    }

    /// Says whether the models of a unit count for the own one.
    pub fn counts(&self, unit: &str) -> bool {
        self.tree.counts_for(unit, self.own)
    }

    /// Returns the unit below which such units go with a file of this sender: the sender, where its models count for the own unit, else
    /// the own one.
    pub fn above_from<'b>(&'b self, sender: &'b str) -> &'b str {
        match self.tree.has(sender) && self.counts(sender) {
            true => sender,
            false => self.own,
        }
    }

    /// Says whether a unit is of a lower level than another; `None` where that is known of one of them at most. What has no level is
    /// inside a commune, where its name is no office's.
    pub fn ranks_below(&self, unit: &str, other: &str) -> Option<bool> {
        let (below, above) = (self.tree.get(unit)?, self.tree.get(other)?);
        if above.is_commune() && below.has_no_rank() {
            return Some(true);
        }
        let rank = |id: &str| self.levels.place(self.tree.get(id)?.counted_level());
        Some(rank(unit)? < rank(other)?)
    }
}

/// Makes the command that puts units below others: each unit, what goes above it, and the name of one that is new.
pub fn put_below<'a>(
    units: impl IntoIterator<Item = (&'a str, &'a str, Option<&'a str>)>,
) -> Command {
    let put = |(id, above, name): (&str, &str, Option<&str>)| {
        let members = [(member::PARENT, Some(above)), (member::NAME, name)];
        let written = members.into_iter().filter_map(|(member, text)| {
            let text = Value::text(text?);
            Some(Change::Write([member].into(), text))
        });
        (RecordId::unit(id), written.collect())
    };
    Command::Make(units.into_iter().map(put).collect())
}
