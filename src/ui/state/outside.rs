//! What is remembered of files outside this browser: when the last one was saved, and what has changed since.

use super::{App, Mode, Way};
use crate::domain::date::Timestamp;
use crate::domain::reminder::{Outside, Reminder};
use crate::shell::clock;

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
        self.change_outside(Outside::note_saved);
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
