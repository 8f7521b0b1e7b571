//! Values that nobody signed: many people leave the name out, so who is behind one is told by where it was written.

use super::canonical::is_derived;
use super::journal::provenance::{Origin, Trail};
use super::leaf::Entry;
use super::own_first::is_shared;
use super::path::Path;
use super::register::RecordId;

/// Says where a value was written that nobody signed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum WrittenAt {
    /// On this machine, or in a file of the own unit.
    Home,
    /// Elsewhere: it came with a file.
    Elsewhere,
    /// Nobody knows: this machine remembers neither a file nor its own writing.
    Unknown,
}

impl WrittenAt {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Home, Self::Elsewhere, Self::Unknown];

    /// Tells it of a value, by what this machine remembers of its record and by the id of its own unit. `None` where somebody signed
    /// the value, or the program began with it.
    pub fn of(
        trail: Option<&Trail<'_>>,
        own: &str,
        (record, path): (&RecordId, &Path),
        entry: &Entry,
    ) -> Option<Self> {
        let is_built_in = is_shared(record) && !entry.stamp.at.is_known();
        if !entry.stamp.by.is_empty() || is_built_in {
            return None;
        }
        let is_of_file = || is_derived(entry.dot, record, path, &entry.value);
        Some(match trail.map(|trail| trail.origin(entry.dot)) {
            Some(Origin::Here(_)) => Self::Home,
            Some(Origin::File(file, _)) if !own.is_empty() && file.unit == own => Self::Home,
            Some(Origin::File(..)) => Self::Elsewhere,
            Some(Origin::Unknown) | None if is_of_file() => Self::Elsewhere,
            Some(Origin::Unknown) | None => Self::Unknown,
        })
    }
}
