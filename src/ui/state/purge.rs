//! Xóa hẳn: what is erased for good goes from the register, from this page, and from everything that is stored here.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::steps::Act;
use super::upkeep::{LOCK, MAX_TRIES, UNTIL_TRIED_AGAIN_MS};
use super::{App, Mode};
use crate::domain::command::Command;
use crate::domain::deletion::{Purged, erased_of};
use crate::domain::journal::Cause;
use crate::domain::model_search::ModelSearch;
use crate::domain::register::{RecordId, Register};
use crate::shell::{journal_shelf, rest, tabs};
use crate::storage::bag::BagError;
use crate::storage::forgetting::Erased;

/// Says what erasing for good came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purging {
    /// It was not done: a year is closed, which was said, or there was nothing to erase.
    Refused,
    /// Nothing of it is left in storage.
    Done,
    /// It is erased in the register, and something of it is left in storage until the next time it is put in order.
    Left,
}

impl App {
    /// Erases for good, and waits until it is gone from storage. `deed` names nothing of what is erased.
    pub async fn purge(self, what: Vec<Purged>, deed: String) -> Purging {
        let command = Command::Purge(what);
        let before = self.register.get_untracked();
        let is_refused = self.refuses(&command);
        if is_refused
            || self
                .write(&command, None, String::new(), Cause::Edit)
                .is_none()
        {
            return Purging::Refused;
        }
        let now = self.register.get_untracked();
        let erased: BTreeSet<Purged> = erased_of(&before, &now).into_iter().collect();
        let touched: BTreeSet<RecordId> = ids(&erased).collect();
        let images = touched.iter().filter_map(|id| {
            let left = now.get(id)?.without_erased(before.get(id)?)?;
            Some((id.clone(), left))
        });
        // Of what is erased nothing is written down but that it was.
        let images: Register = images.collect();
        let touched: Vec<RecordId> = touched.iter().cloned().collect();
        self.note_event(&images, deed, Cause::Edit, &touched);
        self.forget_on_page(&erased);
        match self.take_erased_out_of_storage().await {
            true => Purging::Done,
            false => Purging::Left,
        }
    }

    /// Puts storage in order until it holds nothing of what was erased for good; returns whether that is so. What is left is
    /// taken out the next time.
    pub(super) async fn take_erased_out_of_storage(self) -> bool {
        if self.mode.get_untracked() == Mode::Sample {
            return true;
        }
        // Without a second store it takes two times, with very many pieces some more.
        for _ in 0..MAX_TRIES {
            self.second_has_answered().await;
            match tabs::alone(LOCK, self.upkeep()).await {
                Some(Ok(upkept)) if upkept.n_with_erased == 0 => {
                    self.measure();
                    return self.is_in_first_store();
                }
                Some(Ok(_)) => {}
                Some(Err(_)) => return false,
                None => rest::wait(UNTIL_TRIED_AGAIN_MS).await,
            }
        }
        false
    }

    /// Forgets what lies beside the pieces of what was erased for good: here, in the journal, in drafts and in what is typed.
    ///
    /// # Errors
    /// Where storage fails, or has a journal that does not answer.
    pub(super) async fn forget_beside(
        self,
        erased: &Erased,
        now: &Register,
        has_second: bool,
    ) -> Result<(), BagError> {
        self.forget_on_page(&erased.what);
        let no_journal = |_| BagError::Blocked;
        match journal_shelf::all().await {
            Ok(texts) => {
                let puts = erased.out_of_journal(texts, now);
                if !puts.is_empty() {
                    let put = journal_shelf::replace(&puts, &[]).await;
                    put.map_err(no_journal)?;
                    self.n_journal_changes.update(|n| *n += 1);
                }
            }
            Err(error) if has_second => return Err(no_journal(error)),
            Err(_) => {}
        }
        self.with_store(|store| store.forget_erased(erased, now))
    }

    /// Forgets what was erased for good in the memory of this page: the steps that would bring it back, the words that a search
    /// finds, and a note that may name it: one of before it was forgotten here.
    pub(super) fn forget_on_page(self, erased: &BTreeSet<Purged>) {
        let is_news = self.inner.try_update_value(|inner| {
            let ids: BTreeSet<RecordId> = ids(erased).collect();
            inner.steps.retain(|step| !step.act.is_about(&ids));
            inner.undone.retain(|step| !step.act.is_about(&ids));
            inner.search = ModelSearch::default();
            let n_before = inner.forgotten.len();
            inner.forgotten.extend(erased.iter().cloned());
            let is_news = inner.forgotten.len() > n_before;
            if is_news {
                inner.note_when_saved = None;
            }
            is_news
        });
        if is_news == Some(true) {
            self.toast.set(None);
        }
        self.note_steps();
    }
}

impl Act {
    /// Says whether it has anything of these records. What cannot be told has.
    fn is_about(&self, ids: &BTreeSet<RecordId>) -> bool {
        match self {
            Self::PutBack { left, .. } => ids.iter().any(|id| left.get(id).is_some()),
            Self::Reopen { decided, .. } => ids.iter().any(|id| decided.get(id).is_some()),
            Self::Withdraw { touched, .. } => !touched.is_disjoint(ids),
            _ => true,
        }
    }
}

/// Names the records among what was erased.
fn ids<'a>(erased: impl IntoIterator<Item = &'a Purged>) -> impl Iterator<Item = RecordId> {
    erased.into_iter().map(|what| what.record.clone())
}
