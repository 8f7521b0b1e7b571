//! Which set holds: for a unit, in a year, about an aspect.

use std::collections::BTreeMap;

use super::catalogue_set::{Aspect, CatalogueSet, Sets};
use super::unit::UnitTree;
use super::unit::lines::{Inherited, Standing};

impl Sets {
    /// Returns the set that holds for a unit in a year about an aspect: that of the nearest unit above or of the unit itself;
    /// where two are as near, the one that begins last, then the one of the smallest id. An example holds where no other does. A
    /// unit that had ended before the year has the set of the one that took its place.
    pub fn in_force(
        &self,
        tree: &UnitTree,
        unit: &str,
        year: i32,
        aspect: Aspect,
    ) -> Option<&CatalogueSet> {
        let line = tree.upwards(tree.in_year(unit, year)).into_iter();
        let steps: BTreeMap<&str, usize> = line.zip(0..).collect();
        let distance = |set: &CatalogueSet| match set.unit.is_empty() {
            true => Some(usize::MAX),
            false => steps.get(set.unit.as_str()).copied(),
        };
        let holding = self.holding(year, aspect);
        let near = holding.filter_map(|set| Some((set.is_sample, distance(set)?, set)));
        let first =
            near.min_by_key(|(is_sample, distance, set)| (*is_sample, *distance, set.rank()));
        first.map(|(_, _, set)| set)
    }

    /// Looks up the sets that hold in a year about an aspect for every unit, as [`Self::in_force`] does for one.
    pub fn in_force_everywhere<'a>(
        &'a self,
        tree: &'a UnitTree,
        year: i32,
        aspect: Aspect,
    ) -> InForce<'a> {
        let mut of_units: BTreeMap<&str, Holding<'a>> = BTreeMap::new();
        for set in self.holding(year, aspect) {
            let of_unit = of_units.entry(&set.unit).or_default();
            let place = &mut of_unit[usize::from(set.is_sample)];
            if place.is_none_or(|other| set.rank() < other.rank()) {
                *place = Some(set);
            }
        }
        let for_all = of_units.remove("").unwrap_or_default();
        let nearest =
            |own: &Holding<'a>, above: &Holding<'a>| [own[0].or(above[0]), own[1].or(above[1])];
        InForce {
            tree,
            year,
            for_all,
            of_units: tree.inherited(Standing::AsWritten, of_units, &nearest),
        }
    }
}

/// Is the set that holds at a place, and the example that does.
type Holding<'a> = [Option<&'a CatalogueSet>; 2];

/// Knows the sets that hold in one year about one aspect, for every unit.
pub struct InForce<'a> {
    tree: &'a UnitTree,
    year: i32,
    for_all: Holding<'a>,
    of_units: Inherited<Holding<'a>>,
}

impl<'a> InForce<'a> {
    /// Returns the set that holds for a unit.
    pub fn of(&self, unit: &str) -> Option<&'a CatalogueSet> {
        let unit = self.tree.in_year(unit, self.year);
        let own = self.of_units.get(self.tree, unit).copied();
        let own = own.unwrap_or_default();
        let all = [own[0], self.for_all[0], own[1], self.for_all[1]];
        all.into_iter().flatten().next()
    }
}
