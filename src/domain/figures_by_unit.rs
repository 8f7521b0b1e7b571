//! Figures of units, as it was and by today's units.
//!
//! A year's figures stay under the units of that year: what is written for a unit that had ended before stands under the one
//! that took its place. They can be looked at by the units of today, where those of a unit that was merged since stand under its
//! successor too; a unit that was split keeps its own, for nothing says how to divide them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::lineage::Lineage;
use super::tally::Tally;
use super::unit::lines::Standing;
use super::unit::{Unit, UnitTree};

/// How many levels of units have sums of their own, from the unit asked about down, or from the top: the tree of the country has
/// four, with the bodies inside a commune six. What lies deeper counts in the last of them.
pub const LEVELS_IN_SIGHT: usize = 12;

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
    /// Returns how units stand where they are named in a year.
    const fn standing(self, year: i32) -> Standing {
        match self {
            Self::AsItWas => Standing::InYear(year),
            Self::Today => Standing::Today,
        }
    }

    /// Returns the unit that figures of a unit and a year stand under.
    pub fn unit<'a>(self, tree: &'a UnitTree, id: &'a str, year: i32) -> &'a str {
        tree.standing(self.standing(year), id)
    }

    /// Says whether figures of a unit and a year count for another unit, or for one below it.
    pub fn counts_for(self, tree: &UnitTree, id: &str, top: &str, year: i32) -> bool {
        tree.stands_within(self.standing(year), id, top)
    }

    /// Groups figures of a year by unit. The sum stays the same.
    pub fn grouped(self, tree: &UnitTree, figures: &Tally, year: i32) -> Tally {
        let mut grouped = Tally::new();
        for (id, n) in figures {
            let unit = self.unit(tree, id, year);
            *grouped.entry(unit.to_owned()).or_default() += n;
        }
        grouped
    }

    /// Groups figures of a year by commune, as [`LinesInSight::commune`] has it. The sum stays the same.
    pub fn by_commune(self, tree: &UnitTree, figures: &Tally, year: i32) -> Tally {
        let mut lines = LinesInSight::of(tree, self, "");
        let mut grouped = Tally::new();
        for (id, n) in figures {
            let commune = lines.commune(id, year);
            *grouped.entry(commune.to_owned()).or_default() += n;
        }
        grouped
    }

    /// Adds the figures of every unit in a year to all units above it, each once however parents lead: what a unit has with all that
    /// lies below.
    pub fn rolled_up(self, tree: &UnitTree, figures: &Tally, year: i32) -> Tally {
        let mut sums = self.grouped(tree, figures, year);
        let own: Vec<usize> = (0..tree.n_places())
            .map(|place| sums.get(tree.id_at(place)).copied().unwrap_or_default())
            .collect();
        let all = tree.lines(self.standing(year)).sums_within(&own);
        let with_any = tree.iter().zip(all).filter(|(_, n)| *n > 0);
        sums.extend(with_any.map(|(unit, n)| (unit.id.clone(), n)));
        sums
    }
}

/// Knows the lines of units up to the one asked about, as far as their levels have sums of their own.
pub struct LinesInSight<'a> {
    tree: &'a UnitTree,
    view: UnitView,
    top: Option<usize>,
    of_years: BTreeMap<i32, (Arc<Lineage>, Vec<usize>)>,
    /// The units right above bodies, once they were asked for.
    with_bodies: Option<BTreeSet<&'a str>>,
}

impl<'a> LinesInSight<'a> {
    /// Looks at the units below one; at all for "".
    pub fn of(tree: &'a UnitTree, view: UnitView, top: &str) -> Self {
        Self {
            tree,
            view,
            top: tree.place(top),
            of_years: BTreeMap::new(),
            with_bodies: None,
        }
    }

    fn of_year(&mut self, year: i32) -> &(Arc<Lineage>, Vec<usize>) {
        let (tree, top) = (self.tree, self.top);
        let standing = self.view.standing(year);
        self.of_years.entry(year).or_insert_with(|| {
            let lines = tree.lines(standing);
            let in_sight = lines.in_sight(top, LEVELS_IN_SIGHT);
            (lines, in_sight)
        })
    }

    /// Lists the units whose sums have the figures of a unit and a year, the nearest first: the one they stand under, or the nearest
    /// above it that has sums of its own, and those above that one, as far as the tree knows them and each once.
    pub fn line(&mut self, id: &'a str, year: i32) -> Vec<&'a str> {
        let tree = self.tree;
        let unit = self.view.unit(tree, id, year);
        let Some(place) = tree.place(unit).filter(|place| tree.at(*place).is_some()) else {
            return vec![unit];
        };
        let top = self.top;
        let (lines, in_sight) = self.of_year(year);
        let mut line = Vec::new();
        let mut at = Some(in_sight[place]);
        while let Some(place) = at.filter(|place| tree.at(*place).is_some()) {
            let unit = tree.id_at(place);
            if line.contains(&unit) {
                break;
            }
            line.push(unit);
            let above = lines.above(place).filter(|_| Some(place) != top);
            at = above.map(|above| in_sight[above]);
        }
        line
    }

    /// Returns the commune that has the figures of a unit and a year: the nearest in its line, at most the one asked about. Without one,
    /// the nearest of no level that has bodies in it, the nearest that is no body itself, or the nearest of all.
    pub fn commune(&mut self, id: &'a str, year: i32) -> &'a str {
        let line = self.line(id, year);
        let tree = self.tree;
        let first = |is: &dyn Fn(&Unit) -> bool| {
            let mut line = line.iter().copied();
            line.find(|id| tree.get(id).is_some_and(is))
        };
        let with_bodies = self.with_bodies.get_or_insert_with(|| {
            let bodies = tree.iter().filter(|unit| !unit.kind.is_empty());
            bodies.map(|unit| unit.parent.as_str()).collect()
        });
        let has_bodies = |unit: &Unit| {
            unit.counted_level().is_empty()
                && unit.kind.is_empty()
                && with_bodies.contains(unit.id.as_str())
        };
        first(&Unit::is_commune)
            .or_else(|| first(&has_bodies))
            .or_else(|| first(&|unit| unit.kind.is_empty()))
            .or_else(|| line.first().copied())
            .unwrap_or(id)
    }

    /// Says whether a unit has sums of its own in a year.
    pub fn has(&mut self, id: &str, year: i32) -> bool {
        let place = self.tree.place(id);
        place.is_none_or(|place| self.of_year(year).1[place] == place)
    }
}
