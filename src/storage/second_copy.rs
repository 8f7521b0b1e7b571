//! The second copy: what one store lacks is brought from the other, and what is damaged in one is replaced from the other.

use std::collections::BTreeSet;

use crate::domain::date::Timestamp;
use crate::domain::register::Register;
use crate::format::stored_piece::{SealError, read_piece};

use super::bag::{Bag, BagError};
use super::inventory::{INVENTORY, Missing};
use super::loaded::{Loaded, SetAside, Unreadable};
use super::locals::ASIDE;
use super::mirrored::{TURN, Waiting, is_mirrored, turn_of};
use super::shelf::Shelf;
use super::store::{PieceKey, REGISTER, Store, UNFINISHED, WITHDRAWN};

/// Is how many texts are read from the second store at once.
const AT_ONCE: usize = 16;

/// Is what the second store had that the first had not.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Completed {
    /// The join of the pieces that were missing or damaged.
    pub register: Register,
    /// These pieces.
    pub pieces: BTreeSet<PieceKey>,
    /// Whether settings, drafts and memories came from there too, since here was nothing, or only what was older.
    pub has_locals: bool,
    /// Keys of pieces that were damaged in the first store and are whole again.
    pub mended: Vec<String>,
    /// What could be read in neither.
    pub set_aside: Vec<SetAside>,
    /// Whether pieces that were loaded turned out to be withdrawn: what was loaded has to be loaded again.
    pub is_withdrawn: bool,
    /// How many of the pieces found no room in the first store.
    pub n_without_room: usize,
    /// Whether the second store had no piece at all, and learns of those that are here.
    pub is_second_new: bool,
    /// What should be in one of the stores and is in neither.
    pub missing: Missing,
}

impl<B: Bag> Store<B> {
    /// Joins what the second store has beside what was loaded, brings it here, and notes in `waiting` what is missing there.
    ///
    /// Until it returns nothing is taken away anywhere but what is known to be withdrawn.
    ///
    /// # Errors
    /// Where one of the stores does not answer. What was loaded is not touched by it.
    pub async fn complete(
        &self,
        loaded: &Loaded,
        waiting: &Waiting,
        shelf: &impl Shelf,
        now: Timestamp,
    ) -> Result<Completed, BagError> {
        let mut completed = Completed::default();
        let there: BTreeSet<String> = shelf.keys().await?.into_iter().collect();
        if there.is_empty() {
            self.note_second_empty(now)?;
        }
        self.learn_withdrawn(&there, shelf, &mut completed).await?;
        self.finish_imports(&there, now)?;
        self.bring(loaded, &there, waiting, shelf, &mut completed)
            .await?;
        self.mend(loaded, &there, shelf, &mut completed).await?;
        let turn = shelf.read(&[TURN.to_owned()]).await?.pop();
        let turn = turn_of(turn.as_ref().map(|(_, text)| text.as_str()));
        if loaded.is_bare || turn > turn_of(self.bag().read(TURN)?.as_deref()) {
            completed.has_locals = self.bring_locals(loaded, &there, shelf).await?;
        }
        completed.missing = self.find_missing(&there, shelf).await?;
        let has_pieces = there.iter().any(|key| PieceKey::of(key).is_some());
        completed.is_second_new = !has_pieces && !loaded.pieces.is_empty();
        self.note_missing(&there, waiting)?;
        Ok(completed)
    }

    /// Takes over which pieces were withdrawn, and takes those away.
    async fn learn_withdrawn(
        &self,
        there: &BTreeSet<String>,
        shelf: &impl Shelf,
        completed: &mut Completed,
    ) -> Result<(), BagError> {
        let lists: Vec<String> = there
            .iter()
            .filter(|key| key.starts_with(WITHDRAWN))
            .cloned()
            .collect();
        for (key, text) in shelf.read(&lists).await? {
            if self.bag().read(&key)?.is_none() {
                self.write_small(&key, &text)?;
            }
        }
        for key in self.keys()?.iter().filter(|key| key.starts_with(WITHDRAWN)) {
            for piece in self.names(key)?.unwrap_or_default() {
                let is_here = self.bag().read(piece.as_str())?.is_some();
                completed.is_withdrawn |= is_here;
                if is_here || there.contains(piece.as_str()) {
                    self.bag().remove(piece.as_str())?;
                }
            }
        }
        Ok(())
    }

    /// Ends imports that a page left unfinished: the second store has all of one, for it learns of them at once, and then it
    /// was finished; or it has none, and then it was not.
    fn finish_imports(&self, there: &BTreeSet<String>, now: Timestamp) -> Result<(), BagError> {
        for mark in self
            .keys()?
            .iter()
            .filter(|key| key.starts_with(UNFINISHED))
        {
            let pieces = self.names(mark)?.unwrap_or_default();
            if !pieces.iter().all(|piece| there.contains(piece.as_str())) {
                self.take_back(pieces.iter(), now)?;
            }
            self.bag().remove(mark)?;
        }
        Ok(())
    }

    /// Joins the pieces that only the second store has, or that did not count before, and writes them here.
    async fn bring(
        &self,
        loaded: &Loaded,
        there: &BTreeSet<String>,
        waiting: &Waiting,
        shelf: &impl Shelf,
        completed: &mut Completed,
    ) -> Result<(), BagError> {
        let left_out = self.left_out(&self.keys()?);
        let is_damaged = |key: &str| loaded.set_aside.iter().any(|aside| aside.key == key);
        let lacking = there.iter().filter(|key| {
            PieceKey::of(key).is_some_and(|name| {
                !loaded.pieces.contains(&name) && !left_out.contains(&name) && !is_damaged(key)
            })
        });
        let lacking: Vec<String> = lacking.cloned().collect();
        for some in lacking.chunks(AT_ONCE) {
            for (key, text) in shelf.read(some).await? {
                match read_piece(&text) {
                    Ok(piece) => {
                        completed.take(&key, &piece);
                        if self.bag().read(&key)?.is_none() {
                            match self.bag().write(&key, &text) {
                                Ok(()) => waiting.forget(&key),
                                Err(BagError::Full) => completed.n_without_room += 1,
                                Err(error) => return Err(error),
                            }
                        }
                    }
                    Err(why) => {
                        if matches!(why, SealError::Newer(_)) {
                            self.bag().write(&key, &text)?;
                        }
                        completed.set_aside.push(set_aside(key, text, why));
                    }
                }
            }
        }
        Ok(())
    }

    /// Replaces damaged pieces by their copies; what was damaged is put aside, never dropped.
    async fn mend(
        &self,
        loaded: &Loaded,
        there: &BTreeSet<String>,
        shelf: &impl Shelf,
        completed: &mut Completed,
    ) -> Result<(), BagError> {
        let can_be_mended = |aside: &&SetAside| {
            PieceKey::of(&aside.key).is_some()
                && !matches!(aside.why, Unreadable::Text(SealError::Newer(_)))
        };
        let (pieces, others): (Vec<&SetAside>, Vec<&SetAside>) =
            loaded.set_aside.iter().partition(can_be_mended);
        for aside in pieces {
            let copy = match there.contains(&aside.key) {
                true => shelf.read(std::slice::from_ref(&aside.key)).await?.pop(),
                false => None,
            };
            let whole = copy.and_then(|(_, text)| Some((read_piece(&text).ok()?, text)));
            let Some((piece, text)) = whole else {
                completed.set_aside.push(aside.clone());
                continue;
            };
            completed.take(&aside.key, &piece);
            let put_aside = match &aside.raw {
                Some(raw) => self.put_aside(&aside.key, raw),
                None => Ok(()),
            };
            match put_aside.and_then(|()| self.bag().write(&aside.key, &text)) {
                Ok(()) => completed.mended.push(aside.key.clone()),
                // It is joined all the same, and stays damaged here.
                Err(BagError::Full) => completed.set_aside.push(aside.clone()),
                Err(error) => return Err(error),
            }
        }
        completed.set_aside.extend(others.into_iter().cloned());
        Ok(())
    }

    /// Finds what should be in one of the stores and is in neither, and joins what both know of that.
    async fn find_missing(
        &self,
        there: &BTreeSet<String>,
        shelf: &impl Shelf,
    ) -> Result<Missing, BagError> {
        let inventories = there.iter().filter(|key| key.starts_with(INVENTORY));
        let inventories: Vec<String> = inventories.cloned().collect();
        let both = self.join_inventories(&shelf.read(&inventories).await?)?;
        let mut anywhere: BTreeSet<String> = self.keys()?.into_iter().collect();
        anywhere.extend(there.iter().cloned());
        self.missing(&both, &anywhere)
    }

    /// Brings back what is kept beside the register, and drops what was dropped there; where nothing was loaded, whatever is here
    /// was written since.
    async fn bring_locals(
        &self,
        loaded: &Loaded,
        there: &BTreeSet<String>,
        shelf: &impl Shelf,
    ) -> Result<bool, BagError> {
        let locals = there
            .iter()
            .filter(|key| is_mirrored(key) && !is_joined(key));
        let locals: Vec<String> = locals.cloned().collect();
        for (key, text) in shelf.read(&locals).await? {
            self.write_small(&key, &text)?;
        }
        for key in self.keys()? {
            let is_local = is_mirrored(&key) && !is_joined(&key);
            if is_local && !there.contains(&key) && !stays(&key) && !loaded.is_bare {
                self.bag().remove(&key)?;
            }
        }
        self.reopen()?;
        Ok(!locals.is_empty())
    }

    /// Notes what the second store lacks. Pieces are written once, so that only those it has not are of interest; anything
    /// else is as it is here. What was put aside there stays.
    fn note_missing(&self, there: &BTreeSet<String>, waiting: &Waiting) -> Result<(), BagError> {
        let here: BTreeSet<String> = self.keys()?.into_iter().collect();
        for key in &here {
            if PieceKey::of(key).is_none() || !there.contains(key) {
                waiting.add(key, self.bag().read(key)?.as_deref());
            }
        }
        let gone = there
            .iter()
            .filter(|key| !here.contains(*key) && PieceKey::of(key).is_none() && !stays(key));
        gone.for_each(|key| waiting.add(key, None));
        Ok(())
    }
}

/// Says whether what the stores have under a key is joined, so that neither is believed more than the other.
pub(super) fn is_joined(key: &str) -> bool {
    PieceKey::of(key).is_some() || key.starts_with(INVENTORY)
}

/// Says whether something is never dropped in one store because the other has it not.
fn stays(key: &str) -> bool {
    key.starts_with(ASIDE) || key.starts_with(WITHDRAWN) || key == REGISTER || key == TURN
}

impl Completed {
    fn take(&mut self, key: &str, piece: &Register) {
        self.register.join(piece);
        self.pieces.extend(PieceKey::of(key));
    }
}

fn set_aside(key: String, raw: String, why: SealError) -> SetAside {
    SetAside {
        key,
        raw: Some(raw),
        why: Unreadable::Text(why),
    }
}
