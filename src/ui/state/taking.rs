//! Taking over what a full backup has beside its register.

use std::sync::Arc;

use super::App;
use crate::domain::register::Register;
use crate::format::backup::{Local, readable};
use crate::format::exchange_read::Opened;
use crate::shell::journal_shelf;
use crate::storage::backup::{TakenOver, Wanted, becomes};
use crate::storage::bag::BagError;

/// Is a full backup among the files that go in.
#[derive(Clone)]
pub struct Taking {
    /// Its place among them.
    pub place: usize,
    /// What is in it.
    pub opened: Arc<Opened>,
}

/// Is what taking over came to.
pub struct Taken {
    /// Settings, drafts, and memories of what went out and came in.
    pub beside: Result<TakenOver, BagError>,
    /// How many events of its journal are now this machine's.
    pub n_events: usize,
    /// Whether it has a journal that was left where it is.
    pub is_journal_left: bool,
}

impl Taking {
    fn local(&self) -> Option<&Local> {
        self.opened.local.as_ref()
    }
}

impl App {
    /// Takes the journal over and returns the keys of its events: none where this machine has a journal, or anything of its
    /// own that the other machine did not know, for what the journal tells would not be true here.
    pub(super) async fn take_journal(self, taking: &Taking, before: &Register) -> Vec<u64> {
        let journal = taking.local().map(|local| readable(&local.journal));
        let journal = journal.unwrap_or_default();
        let is_empty = journal_shelf::all().await.is_ok_and(|all| all.is_empty());
        if journal.is_empty() || !is_empty || !becomes(before, &taking.opened.piece) {
            return Vec::new();
        }
        let events: Vec<(u64, String)> = (1..).zip(journal.iter().cloned()).collect();
        match journal_shelf::replace(&events, &[]).await {
            Ok(()) => events.into_iter().map(|(key, _)| key).collect(),
            Err(_) => Vec::new(),
        }
    }

    /// Takes over the rest, and shows it.
    pub(super) fn take_beside(self, taking: &Taking, n_events: usize) -> Taken {
        let nothing = Local::default();
        let local = taking.local().unwrap_or(&nothing);
        let beside = self.with_store(|store| store.take_over(local, Wanted::Settings));
        self.follow_locals();
        Taken {
            beside,
            n_events,
            is_journal_left: n_events == 0 && !local.journal.is_empty(),
        }
    }
}
