//! Whose value of a shared word is shown first where several differ: that of the sender above.
//!
//! Names of units and of the catalogue's entries are given by the committee above and copied below. It chooses only the order in
//! which people are asked, and asks the journal of this machine; what is shown until somebody decides is [`super::own_first`]'s matter.

use std::collections::BTreeMap;

use super::journal::provenance::{Origin, Trail};
use super::leaf::Entry;
use super::unit::UnitTree;
use super::unit::lines::Standing;

/// Knows which unit is meant by the name or the id that a value is signed with.
pub struct Signers<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Signers<'a> {
    /// Reads the names of the units; of two with one name, the first counts.
    pub fn of(tree: &'a UnitTree) -> Self {
        let mut signers = BTreeMap::new();
        for unit in tree.iter() {
            for name in [&unit.name, &unit.id] {
                signers.entry(name.as_str()).or_insert(unit.id.as_str());
            }
        }
        Self(signers)
    }

    /// Returns the id of the unit a value comes from: that which signed it with its name, as plain files are signed; else that of
    /// the file it came with, as this machine remembers it; `own` for one written here. "" where nobody knows.
    pub fn sender(&self, trail: Option<&Trail<'_>>, own: &str, entry: &Entry) -> String {
        let by = &*entry.stamp.by;
        if let Some(unit) = self.0.get(by).filter(|_| !by.is_empty()) {
            return (*unit).to_owned();
        }
        match trail.map(|trail| trail.origin(entry.dot)) {
            Some(Origin::File(file, _)) => file.unit.clone(),
            Some(Origin::Here(_)) => own.to_owned(),
            Some(Origin::Unknown) | None => String::new(),
        }
    }
}

/// Puts the values of senders that stand above others' before these, and leaves the rest in their order. Each comes with the
/// id of its unit where that stands above another's, else with "".
pub fn above_first(
    tree: &UnitTree,
    choices: Vec<Entry>,
    sender: impl Fn(&Entry) -> String,
) -> Vec<(Entry, String)> {
    let senders: Vec<String> = choices.iter().map(sender).collect();
    let mut n_of_each: BTreeMap<&str, usize> = BTreeMap::new();
    for sender in senders.iter().filter(|sender| !sender.is_empty()) {
        *n_of_each.entry(sender).or_default() += 1;
    }
    let ids: Vec<&str> = senders.iter().map(String::as_str).collect();
    let n_within = tree.n_within(Standing::AsWritten, &ids, &ids);
    let mut ranked: Vec<(usize, Entry, String)> = choices
        .into_iter()
        .zip(senders.iter().zip(n_within))
        .map(|(entry, (own, n_within))| {
            let n_own = n_of_each.get(own.as_str()).copied().unwrap_or_default();
            match n_within.saturating_sub(n_own) {
                0 => (0, entry, String::new()),
                n => (n, entry, own.clone()),
            }
        })
        .collect();
    ranked.sort_by_key(|(n, _, _)| std::cmp::Reverse(*n));
    let choices = ranked.into_iter();
    choices.map(|(_, entry, unit)| (entry, unit)).collect()
}
