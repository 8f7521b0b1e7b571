//! The store: the pieces of the register in a bag.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;
use std::rc::Rc;

use crate::domain::date::Timestamp;
use crate::domain::register::Register;
use crate::domain::replica::ReplicaId;
use crate::format::settings::read_settings;
use crate::format::starting_set::starting_set;
use crate::format::stored_names::{read_names, write_names};
use crate::format::stored_piece::read_piece;

use super::bag::{Bag, BagError};
use super::drafts::OwnDrafts;
use super::loaded::Loaded;
use super::locals::{IMPORT, SETTINGS};
use super::piece_text::piece_text;
use super::typed::OwnTyped;

/// Begins every key of this program: other programs may share the origin.
pub(super) const PREFIX: &str = "dvk/";
pub(super) const PIECES: &str = "dvk/piece/";
/// Names pieces that were withdrawn: they count nowhere, wherever a copy of one turns up.
pub(super) const WITHDRAWN: &str = "dvk/withdrawn/";
/// Names the pieces of an import that is being written: they count once the name is gone.
pub(super) const UNFINISHED: &str = "dvk/unfinished/";
/// Tells this register from one begun after everything was erased.
pub(super) const REGISTER: &str = "dvk/register";
/// Tells other tabs that everything is being erased.
pub const ERASING: &str = "dvk/erasing";
/// Is text without a meaning, which gives way to what must be written when there is no more room.
pub(super) const RESERVE: &str = "dvk/reserve";
/// How much room is kept back, in code units.
pub const RESERVE_UNITS: usize = 65_536;

/// Names a stored piece.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct PieceKey(String);

impl PieceKey {
    /// Names the `n`-th piece of a run.
    pub fn new(replica: ReplicaId, n: u32) -> Self {
        Self(format!("{PIECES}{replica}-{n:08}"))
    }

    /// Returns the name that a key of the bag is; `None` for what is no piece.
    pub fn of(key: &str) -> Option<Self> {
        key.starts_with(PIECES).then(|| Self(key.to_owned()))
    }

    /// Returns the run that wrote the piece and its number there; `None` where no run has given it this name.
    pub(super) fn parts(&self) -> Option<(ReplicaId, u32)> {
        let (run, n) = self.0.strip_prefix(PIECES)?.split_once('-')?;
        let (run, n) = (run.parse().ok()?, n.parse().ok()?);
        (Self::new(run, n) == *self).then_some((run, n))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PieceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Keeps pieces in a bag.
#[derive(Clone, Debug)]
pub struct Store<B> {
    bag: B,
    /// What stands under [`REGISTER`] in the register that is open.
    register: Rc<RefCell<Option<String>>>,
    /// The drafts of this page.
    pub(super) own_drafts: OwnDrafts,
    /// What is typed on this page into other forms.
    pub(super) own_typed: OwnTyped,
}

impl<B: Bag> Store<B> {
    /// Opens a bag.
    pub fn new(bag: B) -> Self {
        Self {
            bag,
            register: Rc::default(),
            own_drafts: OwnDrafts::default(),
            own_typed: OwnTyped::default(),
        }
    }

    pub(super) fn bag(&self) -> &B {
        &self.bag
    }

    /// Joins everything readable.
    ///
    /// # Errors
    /// Only where the bag cannot even list its keys. Anything else unreadable is set aside, and the rest is loaded.
    pub fn load(&self) -> Result<Loaded, BagError> {
        let mut loaded = Loaded {
            register: starting_set(),
            settings: None,
            set_aside: Vec::new(),
            pieces: BTreeSet::new(),
            last_import: None,
            is_bare: false,
        };
        let keys = self.keys()?;
        loaded.is_bare = keys.is_empty();
        self.register
            .replace(self.bag.read(REGISTER).ok().flatten());
        let left_out = self.left_out(&keys);
        let has_import = keys.iter().any(|key| key == IMPORT);
        // Where it cannot be read the import stays: the register is the same.
        let last_import = has_import.then(|| self.last_import().ok().flatten());
        let last_import = last_import.flatten();
        let mut brought = BTreeSet::new();
        for key in keys {
            if let Some(name) = PieceKey::of(&key) {
                if left_out.contains(&name) {
                    continue;
                }
                if let Some(piece) = loaded.take(&key, self.bag.read(&key), read_piece) {
                    let mut of_import = last_import.iter().flat_map(|import| &import.pieces);
                    if of_import.any(|one| *one == name) {
                        brought.extend(piece.iter().map(|(id, _)| id.clone()));
                    }
                    loaded.register.join(&piece);
                    loaded.pieces.insert(name);
                }
            } else if key == SETTINGS {
                loaded.settings = loaded.take(&key, self.bag.read(&key), read_settings);
            }
        }
        loaded.last_import = last_import
            .filter(|import| import.pieces.iter().all(|key| loaded.pieces.contains(key)))
            .map(|import| (import, brought));
        Ok(loaded)
    }

    /// Lists the keys of this program, sorted.
    pub(super) fn keys(&self) -> Result<Vec<String>, BagError> {
        let mut keys = self.bag.keys()?;
        keys.retain(|key| key.starts_with(PREFIX));
        keys.sort_unstable();
        Ok(keys)
    }

    /// Names the pieces that do not count: withdrawn, or of an import that is not finished. A list of names that cannot be
    /// read names none.
    pub(super) fn left_out(&self, keys: &[String]) -> BTreeSet<PieceKey> {
        let lists = keys
            .iter()
            .filter(|key| key.starts_with(WITHDRAWN) || key.starts_with(UNFINISHED));
        let names = lists.filter_map(|key| self.names(key).ok().flatten());
        names.flatten().collect()
    }

    /// Names the pieces that were withdrawn.
    pub fn withdrawn(&self) -> Result<BTreeSet<PieceKey>, BagError> {
        let mut keys = self.keys()?;
        keys.retain(|key| key.starts_with(WITHDRAWN));
        Ok(self.left_out(&keys))
    }

    /// Returns the pieces that a list names; `None` where it is not there or cannot be read.
    pub(super) fn names(&self, key: &str) -> Result<Option<Vec<PieceKey>>, BagError> {
        Ok(self.bag.read(key)?.as_deref().and_then(names_of))
    }

    /// Lists the pieces that are there and count.
    pub fn pieces(&self) -> Result<BTreeSet<PieceKey>, BagError> {
        let keys = self.keys()?;
        let left_out = self.left_out(&keys);
        let pieces = keys.iter().filter_map(|key| PieceKey::of(key));
        Ok(pieces.filter(|key| !left_out.contains(key)).collect())
    }

    /// Reads a piece; `None` where it is not there or cannot be read.
    pub fn piece(&self, key: &PieceKey) -> Result<Option<Register>, BagError> {
        let text = self.bag.read(&key.0)?;
        Ok(text.and_then(|text| read_piece(&text).ok()))
    }

    /// Returns every text of this program with its key, readable or not: the rescue download.
    pub fn raw_texts(&self) -> Result<Vec<(String, String)>, BagError> {
        let mut texts = Vec::new();
        for key in self.keys()?.into_iter().filter(|key| key != RESERVE) {
            if let Some(text) = self.bag.read(&key)? {
                texts.push((key, text));
            }
        }
        Ok(texts)
    }

    /// Saves what an edit touched. It is in the bag once this returns, and not before.
    ///
    /// # Errors
    /// [`BagError::Gone`] where everything was erased, or cleared from outside, since it was opened; [`BagError::Unreadable`] where
    /// it would not read back.
    pub fn save(&self, key: &PieceKey, piece: &Register, at: Timestamp) -> Result<(), BagError> {
        self.save_text(key, &piece_text(piece)?, at)
    }

    /// Saves one piece that is a text already.
    ///
    /// # Errors
    /// As [`Self::save`].
    pub(super) fn save_text(
        &self,
        key: &PieceKey,
        text: &str,
        at: Timestamp,
    ) -> Result<(), BagError> {
        self.begin(key)?;
        self.write_once(key, text)?;
        self.note_saved(key, at);
        Ok(())
    }

    /// Writes down that a piece is here now.
    pub(super) fn note_saved(&self, key: &PieceKey, at: Timestamp) {
        // It is here, whether that can be written down or not; where not, its loss would not be noticed.
        let _saved_all_the_same = self.note_kept(std::iter::once(key), at);
    }

    /// Saves the pieces of an import, which are texts already, as [`super::piece_text::segment_text`] makes them: all of them, or
    /// none.
    ///
    /// They are named first as unfinished, so that a page that ends meanwhile leaves pieces that do not count.
    pub fn save_import(
        &self,
        pieces: &[(PieceKey, String)],
        at: Timestamp,
    ) -> Result<(), BagError> {
        let Some((first, _)) = pieces.first() else {
            return Ok(());
        };
        self.begin(first)?;
        let unfinished = list_key(UNFINISHED, first);
        self.write_small(
            &unfinished,
            &write_names(pieces.iter().map(|(key, _)| &key.0)),
        )?;
        let written = pieces
            .iter()
            .try_for_each(|(key, text)| self.write_once(key, text))
            .and_then(|()| self.note_kept(pieces.iter().map(|(key, _)| key), at))
            .and_then(|()| self.bag.remove(&unfinished));
        if written.is_err() {
            // Where this fails too they are still named as unfinished.
            self.take_back(pieces.iter().map(|(key, _)| key), at)?;
            self.bag.remove(&unfinished)?;
        }
        written
    }

    /// Takes pieces of an import away that did not come in whole.
    pub(super) fn take_back<'a>(
        &self,
        keys: impl Iterator<Item = &'a PieceKey> + Clone,
        at: Timestamp,
    ) -> Result<(), BagError> {
        for key in keys.clone() {
            self.bag.remove(&key.0)?;
        }
        match keys.clone().next() {
            Some(first) => self.note_gone(first, keys, at),
            None => Ok(()),
        }
    }

    /// Withdraws pieces without a trace: the way back from an import nobody has built upon.
    ///
    /// They are named as withdrawn first, so that no copy of them comes back from anywhere.
    ///
    /// # Errors
    /// [`BagError::Gone`] where one is no longer there: it is part of another by now. Nothing is withdrawn then.
    pub fn withdraw(&self, keys: &[PieceKey]) -> Result<(), BagError> {
        let Some(first) = keys.first() else {
            return Ok(());
        };
        self.check_open()?;
        let present = self.pieces()?;
        if !keys.iter().all(|key| present.contains(key)) {
            return Err(BagError::Gone);
        }
        let list = write_names(keys.iter().map(|key| &key.0));
        self.write_small(&list_key(WITHDRAWN, first), &list)?;
        for key in keys {
            // It does not count any more, whether it can be taken away or not.
            let _taken_away_later = self.bag.remove(&key.0);
        }
        Ok(())
    }

    /// Opens what is there now, whatever it is: after everything was gone, when people want the register kept again.
    pub fn reopen(&self) -> Result<(), BagError> {
        self.register.replace(self.bag.read(REGISTER)?);
        Ok(())
    }

    /// Says whether what was opened is still there.
    pub fn check_open(&self) -> Result<(), BagError> {
        let known = self.register.borrow();
        match &*known {
            Some(_) if self.bag.read(REGISTER)? != *known => Err(BagError::Gone),
            _ => Ok(()),
        }
    }

    /// Writes down which register is open, before anything of it is written.
    fn begin(&self, first: &PieceKey) -> Result<(), BagError> {
        self.check_open()?;
        if self.register.borrow().is_some() {
            return Ok(());
        }
        let present = self.bag.read(REGISTER)?;
        if present.is_none() {
            self.bag.write(REGISTER, &first.0)?;
        }
        self.register
            .replace(Some(present.unwrap_or_else(|| first.0.clone())));
        Ok(())
    }

    pub(super) fn write_once(&self, key: &PieceKey, text: &str) -> Result<(), BagError> {
        if self.bag.read(&key.0)?.is_some() {
            return Err(BagError::Failed(format!("{key} exists")));
        }
        self.bag.write(&key.0, text)
    }

    /// Writes something small; where there is no room the reserve gives way.
    pub(super) fn write_small(&self, key: &str, text: &str) -> Result<(), BagError> {
        self.with_reserve(|| self.bag.write(key, text))
    }

    /// Writes; where there is no room the reserve gives way, and it is tried once more.
    pub(super) fn with_reserve(
        &self,
        write: impl Fn() -> Result<(), BagError>,
    ) -> Result<(), BagError> {
        match write() {
            Err(BagError::Full) => {
                self.bag.remove(RESERVE)?;
                write()
            }
            other => other,
        }
    }

    /// Keeps room back for a register that is stored, where there is any. It is no text of anybody, so that it is no loss
    /// where there is none.
    pub fn keep_reserve(&self) -> Result<(), BagError> {
        if self.bag.n_units(RESERVE)? > 0 || self.register.borrow().is_none() {
            return Ok(());
        }
        // What was cleared from outside meanwhile stays clear.
        self.check_open()?;
        // Above U+00FF, so that it is as wide as what it gives way to.
        match self.bag.write(RESERVE, &"\u{100}".repeat(RESERVE_UNITS)) {
            Err(BagError::Full) => Ok(()),
            other => other,
        }
    }
}

/// Returns the pieces that the text of a list names; `None` where it cannot be read.
fn names_of(text: &str) -> Option<Vec<PieceKey>> {
    let names = read_names(text).ok()?;
    Some(names.iter().filter_map(|name| PieceKey::of(name)).collect())
}

fn list_key(list: &str, first: &PieceKey) -> String {
    let name = first.0.strip_prefix(PIECES).unwrap_or_default();
    format!("{list}{name}")
}
