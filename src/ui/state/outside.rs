//! What is remembered of files outside this browser: when the last one was saved, and what has changed since.

use super::{App, Mode, Way};
use crate::domain::date::Timestamp;
use crate::domain::reminder::{Outside, Reminder};
use crate::domain::scope::Scope;
use crate::domain::sent::Sent;
use crate::shell::clock;
use crate::storage::bag::BagError;
use crate::ui::device::Device;

/// Is what a file took out that was offered to be saved, where people are asked whether it is there.
#[derive(Clone, Default)]
pub struct Offered {
    /// How many changes were in no file before, where it has the whole register.
    n_changes: Option<u32>,
    /// What counts as sent with which scope once it is found.
    sent: Option<(Scope, Sent)>,
}

impl App {
    /// Counts changes that were saved here and are in no file outside yet.
    pub fn note_changes(self, n: u32) {
        self.change_outside(|outside, now| outside.note_changes(n, now));
    }

    /// Counts what a step takes back, or does again: a deed that was undone is nothing that is missing in a file. Where a file went
    /// out since, the step itself is a change.
    pub(super) fn settle_changes(
        self,
        way: Way,
        before: Outside,
        (n, at): (u32, Option<Timestamp>),
    ) {
        if before.at == at {
            self.change_outside(|outside, now| {
                let n_changes = match way {
                    Way::Undo => before.n_changes.saturating_sub(n),
                    Way::Redo => before.n_changes.saturating_add(n),
                };
                outside.settle(n_changes, now);
            });
        }
    }

    /// Remembers that a file of the whole register was saved outside.
    pub fn note_outside(self) {
        self.offered.set(None);
        self.change_outside(Outside::note_saved);
    }

    /// Remembers that one was offered to be saved. Where browsers may do nothing then, people are asked whether it is there.
    pub fn note_offered(self) {
        if Device::here().saves_what_is_offered() {
            self.note_outside();
        } else if self.mode.get_untracked() == Mode::Own {
            let n_changes = self.outside.with_untracked(|outside| outside.n_changes);
            self.offered.set(Some(Offered {
                n_changes: Some(n_changes),
                sent: None,
            }));
        }
    }

    /// Says whether people are asked if a file that was offered to be saved is there.
    pub fn asks_whether_saved(self) -> bool {
        self.mode.get_untracked() == Mode::Own && !Device::here().saves_what_is_offered()
    }

    /// Keeps what a file that was offered takes out until people say that they found it; nothing counts as sent before.
    pub fn keep_until_seen(self, scope: Scope, sent: Sent) {
        self.offered.update(|offered| {
            offered.get_or_insert_default().sent = Some((scope, sent));
        });
    }

    /// Takes the answer whether the file that was offered is there. An error: what went out with it could not be remembered.
    pub fn note_seen(self, is_there: bool) -> Result<(), BagError> {
        let offered = self.offered.get_untracked().filter(|_| is_there);
        self.offered.set(None);
        let Offered { n_changes, sent } = offered.unwrap_or_default();
        if let Some(n_changes) = n_changes {
            self.change_outside(|outside, now| outside.note_seen(n_changes, now));
        }
        sent.map_or(Ok(()), |(scope, sent)| self.remember_sent(&scope, &sent))
    }

    /// Remembers what went out with a scope.
    pub fn remember_sent(self, scope: &Scope, sent: &Sent) -> Result<(), BagError> {
        let saved = self.with_store(|store| store.save_sent(scope, sent));
        self.n_sent.update(|n| *n += 1);
        saved
    }

    /// Remembers that one was written into the folder for backups.
    pub fn note_in_folder(self) {
        self.change_outside(Outside::note_in_folder);
    }

    /// Says whether something was changed here that is in no file outside.
    pub fn has_changes_in_no_file(self) -> bool {
        let is_own = self.mode.get() == Mode::Own;
        is_own && self.outside.with(|outside| outside.n_changes > 0)
    }

    /// Puts the reminder off for a day.
    pub fn put_reminder_off(self) {
        self.change_outside(Outside::put_off);
    }

    /// Returns the reason to save a file now; `None` where there is none, and in the demonstration.
    pub fn reminder(self) -> Option<Reminder> {
        let reminder = self.outside.with(|outside| outside.reminder(clock::now()));
        reminder.filter(|_| self.mode.get() == Mode::Own)
    }

    /// Other tabs count too: what is stored is changed, not what this one knows. Where it cannot be kept the screen shows
    /// what was known before, and nothing else depends on it.
    fn change_outside(self, change: impl FnOnce(&mut Outside, Timestamp)) {
        if self.mode.get_untracked() == Mode::Sample {
            return;
        }
        let changed = self.with_store(|store| {
            let mut outside = store.outside()?;
            change(&mut outside, clock::now());
            store.save_outside(&outside).map(|()| outside)
        });
        if let Ok(outside) = changed {
            self.outside.set(outside);
        }
    }
}
