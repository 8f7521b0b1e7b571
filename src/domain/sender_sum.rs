//! What files would change, added up by who sent them.

use std::collections::BTreeMap;

use super::fold::collation_key;
use super::preview::{Effect, Preview};

/// Counts models by what happens to them, and what cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts([usize; 6]);

impl Counts {
    /// Counts the models of one file, and its records that were refused. A model that returns is a changed one; a new one
    /// with something to decide counts as both.
    pub fn of(preview: &Preview, n_refused: usize) -> Self {
        let n = |effect| preview.n_models(effect);
        Self([
            n(Effect::New),
            n(Effect::Changed) + n(Effect::Returning),
            n(Effect::Unchanged),
            preview.n_conflicting_models(),
            n(Effect::Disappearing),
            n_refused,
        ])
    }

    /// Adds up the counts of several files.
    pub fn sum(all: impl Iterator<Item = Self>) -> Self {
        all.fold(Self::default(), |sum, one| {
            Self(std::array::from_fn(|at| sum.0[at] + one.0[at]))
        })
    }

    /// Lists the counts in the order of the columns.
    pub fn in_order(self) -> [usize; 6] {
        self.0
    }
}

/// Is what is known of one file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SentFile<'a> {
    /// The id of the sending unit; "" where the file names none.
    pub unit: &'a str,
    /// The sender's name; "" where the file gives none.
    pub name: &'a str,
    /// How many models it shows.
    pub n_models: usize,
    /// What happens to them.
    pub counts: Counts,
}

/// Is the sum of one sender's files. A model in two of them counts in each.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SenderSum {
    /// The unit's id; "" for a sender without one.
    pub unit: String,
    /// The sender's name, or the unit's id; "" where its files give neither.
    pub name: String,
    /// How many files.
    pub n_files: usize,
    /// How many models they show.
    pub n_models: usize,
    /// What happens to them.
    pub counts: Counts,
}

/// Adds up files by sender, in the order of the senders' names; files without one come first. Units are told apart by
/// their ids, and senders without a unit by their names.
pub fn by_sender<'a>(files: impl Iterator<Item = SentFile<'a>>) -> Vec<SenderSum> {
    let mut sums: BTreeMap<(&str, &str), SenderSum> = BTreeMap::new();
    for file in files {
        let sender = match file.unit {
            "" => ("", file.name),
            unit => (unit, ""),
        };
        let sum = sums.entry(sender).or_insert_with(|| SenderSum {
            unit: file.unit.to_owned(),
            name: file.name.to_owned(),
            n_files: 0,
            n_models: 0,
            counts: Counts::default(),
        });
        if sum.name.is_empty() {
            file.name.clone_into(&mut sum.name);
        }
        sum.n_files += 1;
        sum.n_models += file.n_models;
        sum.counts = Counts::sum([sum.counts, file.counts].into_iter());
    }
    let mut sums: Vec<SenderSum> = sums.into_values().collect();
    for sum in &mut sums {
        if sum.name.is_empty() {
            sum.name.clone_from(&sum.unit);
        }
    }
    sums.sort_by_cached_key(|sum| (collation_key(&sum.name), sum.unit.clone()));
    sums
}
