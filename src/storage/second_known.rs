//! What the second store was known to hold: found empty it has lost that, and people are told until they have heard.

use crate::domain::date::Timestamp;
use crate::format::stored_second::{StoredSecond, read_second, write_second};

use super::bag::{Bag, BagError};
use super::mirrored::Waiting;
use super::shelf::Shelf;
use super::store::Store;

/// Tells in the first store alone what the second holds.
pub(super) const SECOND: &str = "dvk/second";

impl<B: Bag> Store<B> {
    /// Returns what the second store was known to hold.
    pub fn second_known(&self) -> Result<StoredSecond, BagError> {
        Ok(self.local(SECOND, read_second)?.unwrap_or_default())
    }

    /// Tells the second store everything that waits, and remembers that it holds something.
    ///
    /// # Errors
    /// Where it was told nothing.
    pub async fn tell(&self, waiting: &Waiting, shelf: &impl Shelf) -> Result<(), BagError> {
        if waiting.flush(shelf).await? {
            // It has learnt of everything all the same; where this is lost with the first store's room, its loss is not noticed.
            let _next_time = self.change_second(|second| second.has_pieces = true);
        }
        Ok(())
    }

    /// Remembers that the journal holds something.
    pub fn note_journal_begun(&self) -> Result<(), BagError> {
        self.change_second(|second| second.has_journal |= second.found_empty_at.is_none())
    }

    /// Remembers that the second store was found empty, where it had held something. That a journal was begun beside it says nothing
    /// of that: an event can be kept before the first piece is.
    pub(super) fn note_second_empty(&self, now: Timestamp) -> Result<(), BagError> {
        self.change_second(|second| {
            if second.has_pieces {
                second.found_empty_at.get_or_insert(now);
            }
        })
    }

    /// Forgets that it was found empty: people have heard of it.
    pub fn note_second_heard(&self) -> Result<(), BagError> {
        self.change_second(|second| {
            if second.found_empty_at.take().is_some() {
                *second = StoredSecond::default();
            }
        })
    }

    fn change_second(&self, change: impl FnOnce(&mut StoredSecond)) -> Result<(), BagError> {
        let present = self.second_known()?;
        let mut second = present;
        change(&mut second);
        match second == present {
            true => Ok(()),
            false => self.save_local(SECOND, &write_second(&second), read_second),
        }
    }
}
