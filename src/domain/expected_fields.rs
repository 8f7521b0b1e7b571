//! The fields a year is expected to have models in: those without any are shown and reminded of.

use std::collections::BTreeSet;

use super::catalogue::CatalogueList;
use super::catalogue_set::{Aspect, Sets};
use super::unit::UnitTree;

/// The fields that every register starts with: they were there before any set.
pub const FIRST_FIELDS: [&str; 4] = [
    "kinh-te",
    "van-hoa-xa-hoi",
    "quoc-phong-an-ninh",
    "he-thong-chinh-tri",
];

impl Sets {
    /// Lists the fields a unit is expected to have models in: those of the set in force in the year or, where there is none,
    /// all that are offered but those that only sets which begin later brought.
    pub fn expected_fields<'a>(
        &'a self,
        tree: &UnitTree,
        unit: &str,
        year: i32,
        fields: &'a CatalogueList,
    ) -> Vec<&'a str> {
        if let Some(set) = self.in_force(tree, unit, year, Aspect::Fields) {
            let ids = set.entries(Aspect::Fields).iter();
            return ids.map(String::as_str).collect();
        }
        let later = self.brought_later(year);
        let offered = fields.offered().map(|one| one.id.as_str());
        offered.filter(|id| !later.contains(id)).collect()
    }

    /// Lists the fields that sets name, but none that has begun in the year.
    fn brought_later(&self, year: i32) -> BTreeSet<&str> {
        let mut begun = BTreeSet::from(FIRST_FIELDS);
        let mut later = BTreeSet::new();
        for set in self.iter() {
            let named = match set.from_year {
                Some(from) if from > year => &mut later,
                _ => &mut begun,
            };
            let fields = set.entries(Aspect::Fields).iter();
            named.extend(fields.map(String::as_str));
        }
        &later - &begun
    }
}
