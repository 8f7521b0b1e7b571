//! The fields a year is expected to have models in: those without any are shown and reminded of.

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
        let offered = fields.offered().map(|one| one.id.as_str());
        offered
            .filter(|id| !self.is_brought_later(id, year))
            .collect()
    }

    /// Says whether sets name a field, and all of them begin after the year.
    fn is_brought_later(&self, field: &str, year: i32) -> bool {
        let names_it = |id: &String| id == field;
        let naming = self.iter();
        let mut naming = naming.filter(|set| set.entries(Aspect::Fields).iter().any(names_it));
        let begins_later = |from: Option<i32>| from.is_some_and(|from| from > year);
        !FIRST_FIELDS.contains(&field)
            && naming.next().is_some_and(|set| {
                begins_later(set.from_year) && naming.all(|set| begins_later(set.from_year))
            })
    }
}
