//! Indicators added up over models: by name and measure, to the last digit.
//!
//! Names that the catalogue knows, by id or however they are spelled, are one; others are one where they fold alike. The same
//! name with another measure is another sum. Of one model each is counted once: where a file has an indicator twice, the item
//! that the form would write counts, and that there is another is said beside the sums.

use std::collections::BTreeSet;

use litemap::LiteMap;

use super::catalogue::CatalogueList;
use super::decimal::DecimalSum;
use super::fold::fold;
use super::model::YearEntry;

/// Is the sum of one indicator in one measure.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct IndicatorSum {
    /// The id of the catalogue's indicator, or the name as it was first written.
    pub name: String,
    /// The measure as it was first written.
    pub measure: String,
    /// The sum.
    pub total: DecimalSum,
    /// How many models it is the sum of.
    pub n_models: usize,
    /// How many models name it without a number.
    pub n_without_number: usize,
}

/// Adds up the indicators of year entries.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct IndicatorSums {
    sums: LiteMap<(String, String), IndicatorSum>,
    /// How many models have an indicator twice in one measure; it counts once.
    pub n_repeating: usize,
}

impl IndicatorSums {
    /// Adds the entry of one model.
    pub fn add(&mut self, entry: YearEntry<'_>, indicators: &CatalogueList) {
        let mut items = entry.indicators();
        items.sort_by_key(|(id, one)| (one.value.is_none(), *id != fold(one.name)));
        let mut counted = BTreeSet::new();
        let mut is_repeating = false;
        for (_, one) in items {
            let name = indicators.id_of(one.name);
            let key = (fold(name), fold(one.measure));
            if !counted.insert(key.clone()) {
                is_repeating = true;
                continue;
            }
            let sum = self.sums.entry(key).or_insert_with(|| IndicatorSum {
                name: name.to_owned(),
                measure: one.measure.to_owned(),
                ..IndicatorSum::default()
            });
            match one.value {
                Some(value) if sum.total.add(value.as_str()) => sum.n_models += 1,
                _ => sum.n_without_number += 1,
            }
        }
        self.n_repeating += usize::from(is_repeating);
    }

    /// Lists the sums: those of the catalogue in its order, then the others by name.
    pub fn in_order(&self, indicators: &CatalogueList) -> Vec<&IndicatorSum> {
        let place = |sum: &IndicatorSum| {
            let place = indicators.iter().position(|entry| entry.id == sum.name);
            place.unwrap_or(usize::MAX)
        };
        let mut sums: Vec<&IndicatorSum> = self.sums.values().collect();
        // They come by their folded names.
        sums.sort_by_key(|sum| place(sum));
        sums
    }
}
