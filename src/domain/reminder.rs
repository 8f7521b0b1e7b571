//! The reminder: when people are told to save the register outside this browser once more.

use super::date::Timestamp;

/// How many changes may wait before a register goes out for the first time, and how many days.
const FIRST: (u32, i64) = (10, 3);
/// How many changes may wait later, and for how many days.
const LATER: (u32, i64) = (30, 7);
const DAY: i64 = 24 * 60 * 60 * 1000;

/// Knows when a file of the whole register was last saved outside this browser, and what has changed since.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Outside {
    /// When it was; `None` where that never happened.
    pub at: Option<Timestamp>,
    /// How many changes were saved here since.
    pub n_changes: u32,
    /// When the first of them was.
    pub changed_at: Option<Timestamp>,
    /// When people last put the reminder off ("Để sau").
    pub put_off_at: Option<Timestamp>,
    /// When a file was last written into the folder that was chosen for backups.
    pub in_folder_at: Option<Timestamp>,
}

/// Is the reason to save a file now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reminder {
    /// When the last file was saved; `None` where there is none.
    pub at: Option<Timestamp>,
    /// How many changes are in no file.
    pub n_changes: u32,
    /// For how many days: since the last file, or since the first change where there is none.
    pub n_days: i64,
}

impl Outside {
    /// Counts changes that were saved here.
    pub fn note_changes(&mut self, n: u32, now: Timestamp) {
        if n > 0 {
            self.n_changes = self.n_changes.saturating_add(n);
            self.changed_at.get_or_insert(now);
        }
    }

    /// Says how many changes are in no file, once some were taken back or done again.
    pub fn settle(&mut self, n_changes: u32, now: Timestamp) {
        self.n_changes = n_changes;
        match n_changes {
            0 => self.changed_at = None,
            _ => {
                self.changed_at.get_or_insert(now);
            }
        }
    }

    /// Remembers that a file with everything was saved outside.
    pub fn note_saved(&mut self, now: Timestamp) {
        *self = Self {
            at: Some(now),
            in_folder_at: self.in_folder_at,
            ..Self::default()
        };
    }

    /// Remembers that a file with everything was written into the folder for backups.
    pub fn note_in_folder(&mut self, now: Timestamp) {
        self.note_saved(now);
        self.in_folder_at = Some(now);
    }

    /// Puts the reminder off for a day.
    pub fn put_off(&mut self, now: Timestamp) {
        self.put_off_at = Some(now);
    }

    /// Returns the reason to save a file now; `None` where there is none yet, or the reminder was put off less than a day
    /// ago. A moment that is still to come was written by a wrong clock, and puts nothing off.
    pub fn reminder(&self, now: Timestamp) -> Option<Reminder> {
        let elapsed = |since: Timestamp| now.as_millis() - since.as_millis();
        let is_put_off = self
            .put_off_at
            .is_some_and(|at| (0..DAY).contains(&elapsed(at)));
        let (max_changes, max_days) = match self.at {
            None => FIRST,
            Some(_) => LATER,
        };
        let n_days = self.at.or(self.changed_at).map_or(0, elapsed) / DAY;
        let is_due = self.n_changes >= max_changes || self.n_changes > 0 && n_days >= max_days;
        (is_due && !is_put_off).then_some(Reminder {
            at: self.at,
            n_changes: self.n_changes,
            n_days: n_days.max(0),
        })
    }
}
