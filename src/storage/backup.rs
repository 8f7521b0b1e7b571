//! What goes into a full backup from beside the register, and how it is taken over on another machine.

use litemap::LiteMap;

use crate::domain::record::Record;
use crate::domain::register::Register;
use crate::format::backup::{Local, TextKind};
use crate::format::starting_set::starting_set;
use crate::format::stored_received::{read_received, write_received};

use super::bag::{Bag, BagError};
use super::store::{PREFIX, Store};

/// Says what of a backup takes the place of what is here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// Nothing: only what is missing here is taken over.
    Missing,
    /// The settings.
    Settings,
}

/// Is what taking a backup over came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct TakenOver {
    /// Whether its settings hold here now, and did not before.
    pub has_settings: bool,
    /// How many drafts were taken over.
    pub n_drafts: usize,
    /// Of how many scopes it is known now what went out.
    pub n_sent: usize,
    /// Whether it is known now of more files that they came in.
    pub has_received: bool,
    /// How many texts here stayed in place of those of the backup.
    pub n_kept: usize,
    /// How many texts could not be read, and were left where they are.
    pub n_unread: usize,
}

impl<B: Bag> Store<B> {
    /// Returns what goes into a full backup: settings, drafts, what went out and what came in, by their keys, as far as
    /// they can be read.
    pub fn backup_texts(&self) -> Result<LiteMap<String, String>, BagError> {
        let mut texts = LiteMap::new();
        for key in self.keys()? {
            let name = key.strip_prefix(PREFIX).unwrap_or_default();
            let Some(kind) = TextKind::of(name) else {
                continue;
            };
            if let Some(text) = self.readable(kind, &key)? {
                texts.insert(name.to_owned(), text);
            }
        }
        Ok(texts)
    }

    /// Takes over what a backup has beside its register: settings where there are none or they are wanted, drafts and
    /// memories of what went out where there are none, and what came in joined with what is known here.
    ///
    /// Everything is read before anything is written. To do it again changes nothing.
    ///
    /// # Errors
    /// Where the bag fails. What was written until then is whole, and doing it again completes it.
    pub fn take_over(&self, local: &Local, wanted: Wanted) -> Result<TakenOver, BagError> {
        let mut taken = TakenOver::default();
        let mut writes = Vec::new();
        for (name, text) in &local.texts {
            let kind = TextKind::of(name).filter(|kind| kind.check(text).is_ok());
            let Some(kind) = kind else {
                taken.n_unread += 1;
                continue;
            };
            let key = format!("{PREFIX}{name}");
            let text = match self.readable(kind, &key)? {
                None => text.clone(),
                Some(present) if present == *text => continue,
                Some(_) if kind == TextKind::Settings && wanted == Wanted::Settings => text.clone(),
                Some(present) if kind == TextKind::Received => match joined(&present, text) {
                    Some(joined) if joined != present => joined,
                    _ => continue,
                },
                Some(_) => {
                    taken.n_kept += 1;
                    continue;
                }
            };
            writes.push((kind, key, text));
        }
        for (kind, key, text) in writes {
            self.save_local(&key, &text, |text| kind.check(text))?;
            match kind {
                TextKind::Settings => taken.has_settings = true,
                TextKind::Draft => taken.n_drafts += 1,
                TextKind::Sent => taken.n_sent += 1,
                TextKind::Received => taken.has_received = true,
            }
        }
        Ok(taken)
    }

    /// Reads a text; `None` where it is not there or cannot be read.
    fn readable(&self, kind: TextKind, key: &str) -> Result<Option<String>, BagError> {
        let text = self.bag().read(key)?;
        Ok(text.filter(|text| kind.check(text).is_ok()))
    }
}

/// Says whether a machine with this register becomes the one that a backup was made on by joining its piece, because it has
/// nothing of its own. Only then does the journal of that machine tell the truth here.
pub fn becomes(register: &Register, piece: &Register) -> bool {
    let start = starting_set();
    register.iter().all(|(id, record)| {
        let is_included = |theirs: &Record| theirs.includes(record);
        start.get(id) == Some(record) || piece.get(id).is_some_and(is_included)
    })
}

/// Joins what came in here with what came in there.
fn joined(here: &str, there: &str) -> Option<String> {
    let mut received = read_received(here).ok()?;
    received.join(&read_received(there).ok()?);
    Some(write_received(&received))
}
