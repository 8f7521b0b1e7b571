//! The way back: what each step is, and how it is taken.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{App, Mode, Written};
use crate::domain::command::Command;
use crate::domain::register::{RecordId, Register};
use crate::storage::bag::BagError;
use crate::storage::store::PieceKey;
use crate::ui::model_search::ModelSearch;
use crate::ui::text;

/// Is one step back.
pub(super) enum Step {
    /// A command that writes the old values again.
    Write(Command),
    /// A decision that is withdrawn, so that every value is there again; once others may have seen it or something was
    /// built upon it, the value that was shown before is written.
    Reopen {
        key: PieceKey,
        /// The records as it left them.
        decided: Register,
        undo: Command,
    },
    /// An import that is withdrawn without a trace, while nothing was built upon it.
    Withdraw {
        keys: Vec<PieceKey>,
        touched: BTreeSet<RecordId>,
    },
}

impl Step {
    /// Says whether writing these records builds upon the step.
    pub(super) fn is_built_upon(&self, written: &[RecordId]) -> bool {
        match self {
            Self::Write(_) | Self::Reopen { .. } => false,
            Self::Withdraw { touched, .. } => written.iter().any(|id| touched.contains(id)),
        }
    }

    /// Returns what is left of the step once others may have seen it: nothing is withdrawn any more.
    fn after_export(self) -> Option<Self> {
        match self {
            Self::Write(undo) | Self::Reopen { undo, .. } => Some(Self::Write(undo)),
            Self::Withdraw { .. } => None,
        }
    }
}

impl App {
    /// Applies a command that decides conflicts, and remembers the way back to all their values.
    ///
    /// Returns whether anything changed.
    pub fn decide(self, command: &Command) -> bool {
        // A piece that carries other changes too, or one of the demonstration, is not withdrawn.
        let is_alone = self.inner.with_value(|inner| inner.unsaved.is_empty())
            && self.mode.get_untracked() == Mode::Own;
        let Some(Written { undo, touched, key }) = self.write(command) else {
            return false;
        };
        let step = match key {
            Some(key) if is_alone => {
                let is_touched = |id: &RecordId| touched.contains(id);
                let decided = self
                    .register
                    .with_untracked(|r| r.filter(|id, _| is_touched(id)));
                Step::Reopen { key, decided, undo }
            }
            _ => Step::Write(undo),
        };
        self.inner.update_value(|inner| inner.steps.push(step));
        true
    }

    /// Takes the last step back.
    pub fn undo(self) {
        let step = self
            .inner
            .try_update_value(|inner| inner.steps.pop())
            .flatten();
        match step {
            None => return self.say(text::shell::NOTHING_TO_UNDO),
            Some(Step::Write(command)) => {
                self.write(&command);
                self.say(text::shell::UNDONE);
            }
            Some(Step::Reopen { key, decided, undo }) => {
                self.reopen(key, &decided, &undo);
                self.say(text::shell::UNDONE);
            }
            Some(Step::Withdraw { keys, touched }) => match self.withdraw(&keys) {
                Ok(()) => self.say(text::shell::UNDONE),
                Err(error) => {
                    self.inner.update_value(|inner| {
                        inner.steps.push(Step::Withdraw { keys, touched });
                    });
                    self.say(&text::exchange::not_withdrawn(&error));
                }
            },
        }
        self.note_imports();
    }

    /// Takes a decision back: without a trace where the records still are as it left them, by a write otherwise.
    fn reopen(self, key: PieceKey, decided: &Register, undo: &Command) {
        let is_last = self.register.with_untracked(|register| {
            decided
                .iter()
                .all(|(id, record)| register.get(id) == Some(record))
        });
        if !is_last || self.withdraw(&[key]).is_err() {
            self.write(undo);
        }
    }

    /// Withdraws pieces and joins what is left: no trace of them stays.
    fn withdraw(self, keys: &[PieceKey]) -> Result<(), BagError> {
        let loaded = self.inner.try_update_value(|inner| {
            for key in keys {
                inner.session.store().withdraw(key)?;
            }
            inner.search = ModelSearch::default();
            inner.session.store().load()
        });
        let Some(loaded) = loaded else { return Ok(()) };
        let mut register = loaded?.register;
        let unsaved = self.inner.with_value(|inner| inner.unsaved.clone());
        let kept = self
            .register
            .with_untracked(|r| r.filter(|id, _| unsaved.contains(id)));
        register.join(&kept);
        self.register.set(register);
        Ok(())
    }

    /// Says whether the last import can still be withdrawn without a trace.
    pub fn can_withdraw_import(self) -> bool {
        self.undoable_import.get()
    }

    /// Remembers that the register was exported: what others may have seen is no longer withdrawn.
    pub fn note_export(self) {
        self.inner.update_value(|inner| {
            let steps = std::mem::take(&mut inner.steps);
            inner.steps = steps.into_iter().filter_map(Step::after_export).collect();
        });
        self.note_imports();
    }

    pub(super) fn note_imports(self) {
        let last_is_import = self
            .inner
            .with_value(|inner| matches!(inner.steps.last(), Some(Step::Withdraw { .. })));
        self.undoable_import.set(last_is_import);
    }
}
