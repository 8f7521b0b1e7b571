//! What a form offers of the catalogue: the entries of the set that holds for a unit in a year.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::{CatalogueEntry, CatalogueList};
use super::catalogue_set::{Aspect, Sets};
use super::unit::UnitTree;

/// Knows the ids that the sets in force name, by aspect; where no set says anything, everything that is not retired is offered.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Offered(BTreeMap<Aspect, BTreeSet<String>>);

impl Offered {
    /// Looks up the sets in force; without a year there are none.
    pub fn of(sets: &Sets, tree: &UnitTree, unit: &str, year: Option<i32>) -> Self {
        let lists = Aspect::ALL
            .iter()
            .filter(|aspect| aspect.collection().is_some());
        let found = lists.filter_map(|&aspect| {
            let set = sets.in_force(tree, unit, year?, aspect)?;
            Some((aspect, set.entries(aspect).iter().cloned().collect()))
        });
        Self(found.collect())
    }

    /// Lists the entries of a list that are offered, and those a model has, in the order of the list. A set that names no
    /// entry of the list at all is none: something must be offered.
    pub fn entries<'a>(
        &self,
        aspect: Aspect,
        list: &'a CatalogueList,
        is_had: impl Fn(&str) -> bool,
    ) -> Vec<&'a CatalogueEntry> {
        let named = self.0.get(&aspect);
        let named = named.filter(|ids| ids.iter().any(|id| list.get(id).is_some()));
        let is_offered = |entry: &CatalogueEntry| match named {
            Some(ids) => ids.contains(&entry.id),
            None => !entry.is_retired,
        };
        list.iter()
            .filter(|entry| is_offered(entry) || is_had(&entry.id))
            .collect()
    }
}
