//! Indicators, one by one and added up.

use std::collections::BTreeSet;

use super::Counted;
use crate::domain::decimal::DecimalSum;
use crate::domain::fold::{compose, fold};
use crate::domain::model::Indicator;

/// Is one indicator of an entry.
#[derive(Clone, Copy, Debug)]
pub struct Measured<'a> {
    /// The entry.
    pub counted: Counted<'a>,
    /// What it is: the id of the catalogue's indicator, or its name.
    pub name: &'a str,
    /// The indicator as the record has it.
    pub indicator: Indicator<'a>,
    /// Whether the entry has it in the same measure a second time: it counts once.
    pub is_repeat: bool,
}

/// Lists the indicators of entries. `meant` tells the id that a name stands for.
pub fn measured<'a>(part: &[Counted<'a>], meant: &dyn Fn(&'a str) -> &'a str) -> Vec<Measured<'a>> {
    let mut all = Vec::new();
    for one in part {
        let mut items = one.entry.indicators();
        // Of several, the one that has a number and that the form would write counts.
        items.sort_by_key(|(id, one)| (one.value.is_none(), *id != fold(one.name)));
        let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
        for (_, indicator) in items {
            let name = meant(indicator.name);
            let key = (compose(name), compose(indicator.measure));
            let is_repeat = !seen.insert(key);
            all.push(Measured {
                counted: *one,
                name,
                indicator,
                is_repeat,
            });
        }
    }
    all
}

/// Adds up indicators. What has no number or one below 0, or stands in its entry a second time, is left out and counted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MeasuredSum {
    /// The sum.
    pub total: DecimalSum,
    /// How many were added.
    pub n_added: usize,
    /// How many were not.
    pub n_left_out: usize,
}

impl MeasuredSum {
    /// Adds one.
    pub fn add(&mut self, one: &Measured<'_>) {
        match one.indicator.value {
            Some(value)
                if !one.is_repeat
                    && !value.as_str().starts_with('-')
                    && self.total.add(value.as_str()) =>
            {
                self.n_added += 1;
            }
            _ => self.n_left_out += 1,
        }
    }
}
