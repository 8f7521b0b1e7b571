//! Figures of units, as it was and by today's units.
//!
//! Figures stay under the unit they were written for. They can be looked at by the units of today, where those of a unit that
//! was merged stand under the one that took its place; a unit that was split keeps its own, for nothing says how to divide them.

use std::collections::BTreeSet;

use super::summary::Tally;
use super::unit::UnitTree;

/// Says by which units figures are looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum UnitView {
    /// By the units they were written for.
    #[default]
    AsItWas,
    /// By the units that stand today where those stood.
    Today,
}

impl UnitView {
    /// Returns the unit that figures of a unit stand under.
    pub fn unit<'a>(self, tree: &'a UnitTree, id: &'a str) -> &'a str {
        match self {
            Self::AsItWas => id,
            Self::Today => tree.today(id),
        }
    }

    /// Says whether figures of a unit count for another, or for one below it.
    pub fn counts_for(self, tree: &UnitTree, id: &str, top: &str) -> bool {
        match self {
            Self::AsItWas => tree.is_within(id, top),
            Self::Today => tree.is_within_today(id, top),
        }
    }

    /// Groups figures by unit. The sum stays the same.
    pub fn grouped(self, tree: &UnitTree, figures: &Tally) -> Tally {
        let mut grouped = Tally::new();
        for (id, n) in figures {
            add(&mut grouped, self.unit(tree, id), *n);
        }
        grouped
    }

    /// Adds the figures of every unit to all units above it, each once however parents lead: what a unit has with all that
    /// lies below.
    pub fn rolled_up(self, tree: &UnitTree, figures: &Tally) -> Tally {
        let mut sums = Tally::new();
        for (id, n) in figures {
            let mut passed = BTreeSet::new();
            let mut at = self.unit(tree, id);
            while passed.insert(at) {
                add(&mut sums, at, *n);
                match tree.get(at) {
                    Some(unit) if tree.has(&unit.parent) => at = self.unit(tree, &unit.parent),
                    _ => break,
                }
            }
        }
        sums
    }
}

fn add(tally: &mut Tally, id: &str, n: usize) {
    *tally.entry(id.to_owned()).or_default() += n;
}
