//! Erasing everything that this program keeps in the first store, after other tabs have been told.

use super::bag::{Bag, BagError};
use super::mirrored::TURN;
use super::store::{ERASING, Store};

impl<B: Bag> Store<B> {
    /// Tells other tabs that everything is going to be erased: they write nothing any more.
    pub fn announce_erasing(&self) -> Result<(), BagError> {
        // Tabs hear of changes alone, and a page that ended while it was erasing has left its mark.
        self.bag().remove(ERASING)?;
        self.write_small(ERASING, "")
    }

    /// Takes the mark away that tells of erasing.
    pub fn call_off_erasing(&self) -> Result<(), BagError> {
        self.bag().remove(ERASING)
    }

    /// Says whether a tab is erasing everything, or ended before it was done.
    pub fn is_being_erased(&self) -> bool {
        matches!(self.bag().read(ERASING), Ok(Some(_)))
    }

    /// Takes everything of this program away.
    ///
    /// # Errors
    /// [`BagError::Failed`] where something is left.
    pub fn erase(&self) -> Result<(), BagError> {
        // Taking something away can be counted as a change, and the mark stands until everything else is gone.
        let last = [TURN, ERASING];
        for key in self
            .keys()?
            .iter()
            .filter(|key| !last.contains(&key.as_str()))
        {
            self.bag().remove(key)?;
        }
        for key in last {
            self.bag().remove(key)?;
        }
        match self.keys()?.first() {
            Some(left) => Err(BagError::Failed(left.clone())),
            None => Ok(()),
        }
    }
}
