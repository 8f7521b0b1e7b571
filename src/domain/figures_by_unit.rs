//! Figures of units, as it was and by today's units.
//!
//! A year's figures stay under the units of that year: what is written for a unit that had ended before stands under the one
//! that took its place. They can be looked at by the units of today, where those of a unit that was merged since stand under its
//! successor too; a unit that was split keeps its own, for nothing says how to divide them.

use std::collections::BTreeSet;

use super::summary::Tally;
use super::unit::UnitTree;

/// Says by which units figures are looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum UnitView {
    /// By the units of the year they are of.
    #[default]
    AsItWas,
    /// By the units that stand today where those stood.
    Today,
}

impl UnitView {
    /// Returns the unit that figures of a unit and a year stand under.
    pub fn unit<'a>(self, tree: &'a UnitTree, id: &'a str, year: i32) -> &'a str {
        match self {
            Self::AsItWas => tree.in_year(id, year),
            Self::Today => tree.today(id),
        }
    }

    /// Lists the unit that figures of a unit and a year stand under, and those above it, as far as the tree knows them and each once
    /// however parents lead.
    pub fn line<'a>(self, tree: &'a UnitTree, id: &'a str, year: i32) -> Vec<&'a str> {
        let (mut line, mut passed) = (Vec::new(), BTreeSet::new());
        let mut at = self.unit(tree, id, year);
        while passed.insert(at) {
            line.push(at);
            match tree.get(at) {
                Some(unit) if tree.has(&unit.parent) => at = self.unit(tree, &unit.parent, year),
                _ => break,
            }
        }
        line
    }

    /// Says whether figures of a unit and a year count for another unit, or for one below it.
    pub fn counts_for(self, tree: &UnitTree, id: &str, top: &str, year: i32) -> bool {
        match self {
            Self::AsItWas => tree.is_within_in_year(id, top, year),
            Self::Today => tree.is_within_today(id, top),
        }
    }

    /// Groups figures of a year by unit. The sum stays the same.
    pub fn grouped(self, tree: &UnitTree, figures: &Tally, year: i32) -> Tally {
        let mut grouped = Tally::new();
        for (id, n) in figures {
            add(&mut grouped, self.unit(tree, id, year), *n);
        }
        grouped
    }

    /// Adds the figures of every unit in a year to all units above it, each once however parents lead: what a unit has with all that
    /// lies below.
    pub fn rolled_up(self, tree: &UnitTree, figures: &Tally, year: i32) -> Tally {
        let mut sums = Tally::new();
        for (id, n) in figures {
            let line = self.line(tree, id, year).into_iter();
            line.for_each(|unit| add(&mut sums, unit, *n));
        }
        sums
    }
}

fn add(tally: &mut Tally, id: &str, n: usize) {
    *tally.entry(id.to_owned()).or_default() += n;
}
