//! Whose value of a shared word is shown first where several differ: that of the sender above.
//!
//! Names of units and of the catalogue's entries are given by the committee above and copied below. It chooses only the order in
//! which people are asked; what is kept, counted and printed until somebody decides is the same on every device.

use super::journal::provenance::{Origin, Trail};
use super::leaf::Entry;
use super::unit::UnitTree;

/// Returns the id of the unit a value comes from: that of the file it came with, as this machine remembers it; `own` for one
/// written here; else the unit that signed it with its name, as plain files are signed. "" where nobody knows.
pub fn sender(tree: &UnitTree, trail: Option<&Trail<'_>>, own: &str, entry: &Entry) -> String {
    let by = &*entry.stamp.by;
    let signed = tree.iter().find(|unit| unit.name == by || unit.id == by);
    if let (Some(unit), false) = (signed, by.is_empty()) {
        return unit.id.clone();
    }
    match trail.map(|trail| trail.origin(entry.dot)) {
        Some(Origin::File(file, _)) => file.unit.clone(),
        Some(Origin::Here(_)) => own.to_owned(),
        Some(Origin::Unknown) | None => String::new(),
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
    let n_below = |own: &str| {
        let below = senders.iter().filter(|one| {
            *one != own && !one.is_empty() && !own.is_empty() && tree.is_within(one, own)
        });
        below.count()
    };
    let mut ranked: Vec<(usize, Entry, String)> = choices
        .into_iter()
        .zip(&senders)
        .map(|(entry, own)| match n_below(own) {
            0 => (0, entry, String::new()),
            n => (n, entry, own.clone()),
        })
        .collect();
    ranked.sort_by_key(|(n, _, _)| std::cmp::Reverse(*n));
    let choices = ranked.into_iter();
    choices.map(|(_, entry, unit)| (entry, unit)).collect()
}
