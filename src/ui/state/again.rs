//! An import that was withdrawn is done again.

use leptos::prelude::*;

use super::import::NotImported;
use super::steps::{Act, Step};
use super::{App, Offer, Toast, Way};
use crate::domain::command::Command;
use crate::domain::date::Timestamp;
use crate::domain::journal::FileSource;
use crate::domain::received::Receipt;
use crate::domain::register::Register;
use crate::ui::text;

/// Is what is needed to take withdrawn files in again.
#[derive(Clone)]
pub struct Again {
    pub(super) files: Vec<(FileSource, Register)>,
    pub(super) receipts: Vec<(String, Receipt)>,
    pub(super) command: Option<Command>,
    pub(super) deed: String,
    /// As in [`Step`].
    pub(super) counted: (u32, Option<Timestamp>),
}

impl App {
    /// Takes files in again whose import was withdrawn, and says so; what was undone before stays to be done again.
    pub async fn take_again(self, step: Again) {
        let Again {
            deed,
            files,
            receipts,
            command,
            ..
        } = step.clone();
        let undone = self
            .inner
            .try_update_value(|inner| std::mem::take(&mut inner.undone));
        let taken = self.import(files, receipts, None, command).await;
        self.inner
            .update_value(|inner| inner.undone = undone.unwrap_or_default());
        match taken {
            Ok(_) => self.say_when_saved(Toast::passing(
                text::shell::redone(&deed),
                Some(Offer::Step(Way::Undo)),
            )),
            Err(NotImported::Storage(error)) => {
                self.not_taken_again(step, text::exchange::not_imported(&error));
            }
            Err(NotImported::GivenUp) => {
                self.not_taken_again(step, text::exchange::GIVEN_UP.to_owned());
            }
        }
    }

    /// Puts the step back that takes files in again, and says why they did not come in.
    pub fn not_taken_again(self, again: Again, text: String) {
        let step = Step {
            deed: again.deed.clone(),
            counted: again.counted,
            act: Act::TakeAgain(again),
        };
        self.remember(Way::Redo, step);
        let offer = Some(Offer::Step(Way::Redo));
        self.toast.set(Some(Toast::staying(text, offer)));
    }
}
