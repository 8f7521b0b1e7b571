//! What the start found missing: told on every screen until people have heard of it.

use leptos::prelude::*;

use super::{App, Mode};
use crate::domain::date::Timestamp;
use crate::format::stored_second::StoredSecond;
use crate::shell::clock;
use crate::storage::bag::BagError;
use crate::storage::inventory::Missing;
use crate::ui::reactive::Signal;

/// What was saved once and is not there any more.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lost {
    /// Pieces that neither store has.
    pub missing: Missing,
    /// What the second store had held when it was found empty, and when that was.
    pub second: Option<(Timestamp, StoredSecond)>,
}

impl Lost {
    /// Says whether nothing is missing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl App {
    /// Says whether the own register is on the screen and the start found it poorer than it was.
    pub fn is_poorer(self) -> Signal<bool> {
        Signal::derive(move || {
            self.mode.get() == Mode::Own && self.lost.with(|lost| !lost.is_empty())
        })
    }

    /// Takes up what the start found missing.
    pub(super) fn note_lost(self, missing: Missing) {
        // What cannot be read now is told at the next start.
        let known = self.with_store(|store| store.second_known());
        let second = known.unwrap_or_default();
        let lost = Lost {
            missing,
            second: second.found_empty_at.map(|at| (at, second)),
        };
        if lost != self.lost.get_untracked() {
            self.lost.set(lost);
        }
    }

    /// Speaks of it no more: people have heard.
    pub fn give_up_lost(self) -> Result<(), BagError> {
        let missing = self.lost.with_untracked(|lost| lost.missing.clone());
        let given_up = self.inner.try_update_value(|inner| {
            let by = inner.session.next_key()?;
            let store = inner.session.store();
            store.give_up_missing(&by, &missing, clock::now())?;
            store.note_second_heard()
        });
        given_up.unwrap_or(Err(BagError::Gone))?;
        self.lost.set(Lost::default());
        self.tell_second();
        Ok(())
    }
}
