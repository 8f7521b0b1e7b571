//! The way back and forth again: what each step is, and how it is taken.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::again::Again;
use super::{App, Inner, Mode, Offer, SaveStatus, Toast, Way, Written};
use crate::domain::command::{Command, closed_year};
use crate::domain::date::Timestamp;
use crate::domain::journal::Cause;
use crate::domain::model_search::ModelSearch;
use crate::domain::received::Received;
use crate::domain::register::{RecordId, Register};
use crate::domain::undo::WayBack;
use crate::storage::bag::BagError;
use crate::storage::store::PieceKey;
use crate::ui::pages::on_demand;
use crate::ui::route::Route;
use crate::ui::text;

/// Is one step, back or forth.
pub(super) struct Step {
    /// What it takes back or does again, as it stands after "Đã".
    pub(super) deed: String,
    /// How it is taken.
    pub(super) act: Act,
    /// How many changes it has counted as being in no file, and the last file outside then.
    pub(super) counted: (u32, Option<Timestamp>),
}

/// Is what a person does, or what taking a step comes to.
pub(super) enum Act {
    /// A command that writes other values.
    Write(Command),
    /// One of somebody who has looked at records as they were.
    WriteAsSeen { seen: Register, command: Command },
    /// One that writes the old values again, as far as nobody else has written there since.
    PutBack {
        undo: Command,
        /// The records as the deed left them.
        left: Register,
    },
    /// A command that decides conflicts.
    Decide(Command),
    /// A command that goes back to an earlier point.
    GoBack(Command),
    /// A decision that is withdrawn, so that every value is there again; once others may have seen it or something was
    /// built upon it, the value that was shown before is written.
    Reopen {
        key: PieceKey,
        /// The records as it left them.
        decided: Register,
        undo: Command,
        /// The decision itself.
        redo: Command,
    },
    /// An import that is withdrawn without a trace, while nothing was built upon it.
    Withdraw {
        keys: Vec<PieceKey>,
        touched: BTreeSet<RecordId>,
        /// Who had sent files before it.
        received: Received,
        /// What the journal wrote down of it.
        event: Option<u64>,
        /// What is needed to take the files in again; nothing of an import of an earlier run.
        again: Option<Again>,
    },
    /// An import that was withdrawn, and is done again.
    TakeAgain(Again),
}

/// Is what acting came to.
enum Outcome {
    /// The act that leads back: none from a withdrawn import of an earlier run, nor where nothing changed; and how many places were left as
    /// others wrote them.
    Done(Option<Act>, usize),
    /// What could not be withdrawn, as it was, and why.
    Refused(Act, BagError),
    /// Nothing, because others have written everywhere since.
    Overwritten,
}

impl Step {
    /// Says whether writing these records builds upon the step.
    pub(super) fn is_built_upon(&self, written: &[RecordId]) -> bool {
        match &self.act {
            Act::Withdraw { touched, .. } => written.iter().any(|id| touched.contains(id)),
            _ => false,
        }
    }

    /// Returns what is left of the step once others may have seen it: nothing is withdrawn any more.
    fn after_export(self) -> Option<Self> {
        let act = match self.act {
            Act::Reopen { undo, decided, .. } => Act::PutBack {
                undo,
                left: decided,
            },
            Act::Withdraw { .. } => return None,
            act => act,
        };
        Some(Self { act, ..self })
    }
}

impl Way {
    const fn back(self) -> Self {
        match self {
            Self::Undo => Self::Redo,
            Self::Redo => Self::Undo,
        }
    }
}

impl Inner {
    fn steps(&mut self, way: Way) -> &mut Vec<Step> {
        match way {
            Way::Undo => &mut self.steps,
            Way::Redo => &mut self.undone,
        }
    }
}

impl App {
    /// Applies a command that decides conflicts, remembers the way back to all their values, and says what was done.
    ///
    /// Returns whether anything changed.
    pub fn decide(self, command: Command, deed: String) -> bool {
        !self.refuses(&command) && self.take(Act::Decide(command), deed)
    }

    /// Goes back to an earlier point by writing the old values, remembers the way forth, and says what was done.
    ///
    /// Returns whether anything changed.
    pub fn go_back(self, command: Command, deed: String) -> bool {
        !self.refuses(&command) && self.take(Act::GoBack(command), deed)
    }

    /// Does something new, and says so.
    pub(super) fn take(self, act: Act, deed: String) -> bool {
        let said = text::shell::done(&deed);
        let is_done = self.take_without_note(act, deed, &said);
        if is_done {
            self.say_when_saved(Toast::passing(said, Some(Offer::Step(Way::Undo))));
        }
        is_done
    }

    /// Does something new: what was undone before is no longer there to be done again.
    pub(super) fn take_without_note(self, act: Act, deed: String, said: &str) -> bool {
        let counted = (1, self.outside.with_untracked(|outside| outside.at));
        let Outcome::Done(Some(act), _) = self.act(act, said) else {
            return false;
        };
        self.inner.update_value(|inner| inner.undone.clear());
        self.remember(Way::Undo, Step { deed, act, counted });
        true
    }

    pub(super) fn remember(self, way: Way, step: Step) {
        self.inner.update_value(|inner| inner.steps(way).push(step));
        self.note_steps();
    }

    /// Takes the last step back, or the last one that was taken back once more.
    pub fn go(self, way: Way) {
        let step = self
            .inner
            .try_update_value(|inner| inner.steps(way).pop())
            .flatten();
        let own = self.settings.get_untracked().unit;
        let had_own = self.names.with_untracked(|names| names.units.has(&own));
        let Some(Step { deed, act, counted }) = step else {
            return self.say(match way {
                Way::Undo => text::shell::NOTHING_TO_UNDO,
                Way::Redo => text::shell::NOTHING_TO_REDO,
            });
        };
        let said = match way {
            Way::Undo => text::shell::undone(&deed),
            Way::Redo => text::shell::redone(&deed),
        };
        let act = match act {
            Act::TakeAgain(again) => return on_demand::take_again(self, again),
            act => act,
        };
        let before = self.outside.get_untracked();
        let (back, n_left) = match self.act(act, &said) {
            Outcome::Done(back, n_left) => (back, n_left),
            Outcome::Overwritten => {
                self.note_steps();
                return self.say(&text::shell::overwritten(&deed));
            }
            Outcome::Refused(act, error) => {
                self.remember(way, Step { deed, act, counted });
                return self.say(&text::exchange::not_withdrawn(&error));
            }
        };
        let offer = back.is_some().then(|| Offer::Step(way.back()));
        match back {
            Some(act) => self.remember(way.back(), Step { deed, act, counted }),
            // What was done after a withdrawn import is not done again without it.
            None => self.inner.update_value(|inner| inner.undone.clear()),
        }
        self.settle_changes(way, before, counted);
        self.note_steps();
        self.say_when_saved(Toast::passing(said, offer));
        if n_left > 0 {
            self.say_more(&text::shell::left_as_others_wrote(n_left));
        }
        if had_own && !self.names.with_untracked(|names| names.units.has(&own)) {
            self.leave_own_unit();
        }
    }

    /// Takes the register out of a unit that a step has taken away.
    fn leave_own_unit(self) {
        let mut settings = self.settings.get_untracked();
        settings.unit.clear();
        let saved = self.save_settings(settings);
        self.say_more(match saved {
            Ok(()) => text::settings::OWN_UNIT_GONE,
            Err(_) => text::settings::OWN_UNIT_NOT_LEFT,
        });
    }

    /// Does what the note offers. Returns the form whose draft is there again, to be opened.
    pub fn go_as_offered(self) -> Option<Route> {
        match self.toast.get_untracked()?.offer? {
            Offer::Step(way) => self.go(way),
            Offer::Draft { name, draft, form } => {
                match self.with_store(|store| store.bring_draft_back(&name, &draft)) {
                    Ok(()) => {
                        self.toast.set(None);
                        self.n_drafts_back.update(|n| *n += 1);
                        return Some(form);
                    }
                    // The note keeps the draft, for another try.
                    Err(_) => self.toast.update(|note| {
                        if let Some(note) = note {
                            text::model_form::DRAFT_NOT_BACK.clone_into(&mut note.text);
                        }
                    }),
                }
            }
        }
        None
    }

    /// Takes back the offer of a form's draft: the form is opened, or something is typed into it, which is its draft now.
    pub fn forget_draft(self, form: &str) {
        let is_offered = self.toast.with_untracked(|note| {
            let offer = note.as_ref().and_then(|note| note.offer.as_ref());
            matches!(offer, Some(Offer::Draft { name, .. }) if name == form)
        });
        if is_offered {
            self.toast.set(None);
        }
    }

    /// `said` is what is said of it, for the journal.
    fn act(self, act: Act, said: &str) -> Outcome {
        let said = said.to_owned();
        let written = match act {
            Act::Withdraw {
                ref keys,
                ref received,
                event,
                ref again,
                ..
            } => {
                return match self.withdraw(keys) {
                    Ok(()) => {
                        self.forget_event(event);
                        let kept = self.with_store(|store| store.save_received(received));
                        self.is_received_kept.set(kept.is_ok());
                        self.received.set(received.clone());
                        Outcome::Done(again.clone().map(Act::TakeAgain), 0)
                    }
                    Err(error) => Outcome::Refused(act, error),
                };
            }
            // It takes its time, and is begun by whoever takes the step.
            Act::TakeAgain(_) => return Outcome::Done(None, 0),
            Act::Decide(command) => return Outcome::Done(self.write_decision(command, said), 0),
            Act::Reopen {
                key,
                decided,
                undo,
                redo,
            } => {
                let is_last = self.register.with_untracked(|register| {
                    decided
                        .iter()
                        .all(|(id, record)| register.get(id) == Some(record))
                });
                if is_last && self.withdraw_decision(&key, &decided, &said) {
                    return Outcome::Done(Some(Act::Decide(redo)), 0);
                }
                return self.put_back(&undo, &decided, said);
            }
            Act::PutBack { undo, left } => return self.put_back(&undo, &left, said),
            Act::Write(command) => self.write(&command, None, said, Cause::Edit),
            Act::WriteAsSeen { seen, command } => {
                self.write(&command, Some(&seen), said, Cause::Edit)
            }
            Act::GoBack(command) => self.write(&command, None, said, Cause::GoingBack),
        };
        Outcome::Done(written.map(|written| self.way_back(written)), 0)
    }

    /// Writes old values again, and says so where some are left as others wrote them.
    fn put_back(self, undo: &Command, left: &Register, said: String) -> Outcome {
        let way = self
            .register
            .with_untracked(|now| WayBack::of(undo, left, now));
        if way.is_nothing() {
            return Outcome::Overwritten;
        }
        let written = self.write(&way.command, None, said, Cause::Edit);
        Outcome::Done(written.map(|written| self.way_back(written)), way.n_left)
    }

    fn way_back(self, written: Written) -> Act {
        let Written { undo, touched, .. } = written;
        let left = self.part(&touched);
        Act::PutBack { undo, left }
    }

    /// Says that a command would touch a closed year, where it would.
    pub(super) fn refuses(self, command: &Command) -> bool {
        let year = self.names.with_untracked(|names| {
            self.register.with_untracked(|register| {
                closed_year(register, &names.units, &names.closings, command)
            })
        });
        year.inspect(|year| self.say(&text::stages::year_closed(*year)))
            .is_some()
    }

    /// Returns some records as they are.
    fn part(self, ids: &[RecordId]) -> Register {
        self.register.with_untracked(|register| register.part(ids))
    }

    fn write_decision(self, command: Command, said: String) -> Option<Act> {
        // A piece that carries other changes too, or one of the demonstration, is not withdrawn.
        let is_alone = self.inner.with_value(|inner| inner.unsaved.is_empty())
            && self.mode.get_untracked() == Mode::Own;
        let Written { undo, touched, key } =
            self.write_and(&command, None, said, Cause::Edit, Self::save_as_one)?;
        Some(match key {
            Some(key) if is_alone => Act::Reopen {
                key,
                decided: self.part(&touched),
                undo,
                redo: command,
            },
            key => self.way_back(Written { undo, touched, key }),
        })
    }

    /// Withdraws a decision, and returns whether that could be done.
    fn withdraw_decision(self, key: &PieceKey, decided: &Register, said: &str) -> bool {
        let before = self.register.get_untracked();
        let is_withdrawn = self.withdraw(std::slice::from_ref(key)).is_ok();
        if is_withdrawn {
            let touched: Vec<RecordId> = decided.iter().map(|(id, _)| id.clone()).collect();
            self.note_event(&before, said.to_owned(), Cause::Edit, &touched);
        }
        is_withdrawn
    }

    /// Withdraws pieces and joins what is left: no trace of them stays.
    fn withdraw(self, keys: &[PieceKey]) -> Result<(), BagError> {
        let loaded = self.inner.try_update_value(|inner| {
            inner.session.store().withdraw(keys)?;
            inner.search = ModelSearch::default();
            inner.session.store().load()
        });
        let Some(loaded) = loaded else { return Ok(()) };
        self.take_loaded(loaded?);
        if self.mode.get_untracked() == Mode::Own {
            self.status.set(SaveStatus::Saving);
        }
        self.tell_second();
        Ok(())
    }

    /// Remembers that the register was exported: what others may have seen is no longer withdrawn.
    pub fn note_export(self) {
        self.inner.update_value(|inner| {
            let steps = std::mem::take(&mut inner.steps);
            inner.steps = steps.into_iter().filter_map(Step::after_export).collect();
        });
        self.note_steps();
    }
}
