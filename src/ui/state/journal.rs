//! Writing down how records were before they change: the journal restore points and history are read from.

use leptos::task::spawn_local;

use super::{App, Mode};
use crate::domain::journal::{Cause, Event};
use crate::domain::register::{RecordId, Register};
use crate::format::stored_event::write_event;
use crate::shell::{clock, journal_shelf};

impl App {
    /// Writes down a deed of this machine, with the register as it was before. Nobody waits for it: the edit itself is saved
    /// elsewhere. One without words is not written down.
    pub(super) fn note_event(
        self,
        before: &Register,
        deed: String,
        cause: Cause,
        touched: &[RecordId],
    ) {
        if deed.is_empty() {
            return;
        }
        let cause = match cause {
            Cause::Edit if touched.len() > 1 => Cause::Bulk,
            cause => cause,
        };
        let touched = touched.iter().cloned().collect();
        let event = Event::new(clock::now(), deed, cause, before, touched);
        spawn_local(async move {
            self.keep_event(event).await;
        });
    }

    /// Writes an event down and returns its key once it is kept; `None` where this browser keeps no journal, which the
    /// screen says, and in the demonstration.
    pub(super) async fn keep_event(self, event: Event) -> Option<u64> {
        if self.mode.get_untracked() == Mode::Sample {
            return None;
        }
        let kept = journal_shelf::add(&write_event(&event)).await;
        self.is_journal_kept.set(kept.is_ok());
        self.n_journal_changes.update(|n| *n += 1);
        if kept.is_ok() {
            // The event is kept all the same; its loss would not be noticed.
            let _next_time = self.with_store(|store| store.note_journal_begun());
        }
        kept.ok()
    }

    /// Forgets an event of which no trace shall stay.
    pub(super) fn forget_event(self, key: Option<u64>) {
        let Some(key) = key else { return };
        spawn_local(async move {
            let kept = journal_shelf::replace(&[], &[key]).await;
            self.is_journal_kept.set(kept.is_ok());
            self.n_journal_changes.update(|n| *n += 1);
        });
    }
}
