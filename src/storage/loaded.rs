//! What was found at the start, and what of it could not be read.

use std::collections::BTreeSet;

use crate::domain::register::{RecordId, Register};
use crate::format::settings::Settings;
use crate::format::stored_piece::SealError;

use super::bag::BagError;
use super::locals::LastImport;
use super::store::PieceKey;

/// Is a stored text that could not be read. It stays where it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SetAside {
    /// Its key.
    pub key: String,
    /// The text itself, for download; `None` where not even that could be read.
    pub raw: Option<String>,
    /// What is wrong with it.
    pub why: Unreadable,
}

/// Says why a stored text could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// Its seal or its body.
    Text(SealError),
    /// The bag.
    Bag(BagError),
}

/// Is everything that was found at the start.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loaded {
    /// The join of the starting set and every readable piece.
    pub register: Register,
    /// The settings; `None` where there are none yet or they could not be read.
    pub settings: Option<Settings>,
    /// What could not be read.
    pub set_aside: Vec<SetAside>,
    /// The pieces that were read.
    pub pieces: BTreeSet<PieceKey>,
    /// The import that can be withdrawn without a trace, and the records it brought; `None` where a piece of it is gone or
    /// could not be read, too.
    pub last_import: Option<(LastImport, BTreeSet<RecordId>)>,
    /// Whether nothing of this program was there at all.
    pub is_bare: bool,
}

impl Loaded {
    /// Says whether a newer version of this program has written here: this one must not write beside it.
    pub fn has_newer(&self) -> bool {
        has_newer(self.set_aside.iter())
    }
}

/// Says whether a newer version of this program has written one of these.
pub fn has_newer<'a>(mut set_aside: impl Iterator<Item = &'a SetAside>) -> bool {
    set_aside.any(|aside| matches!(aside.why, Unreadable::Text(SealError::Newer(_))))
}

impl Loaded {
    /// Reads a text; what cannot be read is set aside, and `None`.
    pub(super) fn take<T>(
        &mut self,
        key: &str,
        text: Result<Option<String>, BagError>,
        read: impl Fn(&str) -> Result<T, SealError>,
    ) -> Option<T> {
        let (raw, why) = match text {
            Ok(None) => return None,
            Ok(Some(raw)) => match read(&raw) {
                Ok(found) => return Some(found),
                Err(error) => (Some(raw), Unreadable::Text(error)),
            },
            Err(error) => (None, Unreadable::Bag(error)),
        };
        self.set_aside.push(SetAside {
            key: key.to_owned(),
            raw,
            why,
        });
        None
    }
}
