//! The note at the foot of the page, and what it offers.

use leptos::prelude::*;

use super::App;
use crate::domain::draft::ModelDraft;
use crate::ui::route::Route;
use crate::ui::text;

/// Is a way through the steps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// "Hoàn tác".
    Undo,
    /// "Làm lại".
    Redo,
}

/// Is what a note offers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Offer {
    /// A step back or forth.
    Step(Way),
    /// The draft of a form that was given up.
    Draft {
        /// The name it was stored under.
        name: String,
        /// What was typed.
        draft: ModelDraft,
        /// The form.
        form: Route,
    },
}

/// Is a note at the foot of the page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Toast {
    /// What happened.
    pub text: String,
    /// What can be done from the note.
    pub offer: Option<Offer>,
    /// Whether it says that something went well: it goes by itself, and what it offers is to be found elsewhere too.
    pub is_passing: bool,
}

impl Toast {
    /// Returns a note about something that went well.
    pub(super) const fn passing(text: String, offer: Option<Offer>) -> Self {
        Self {
            text,
            offer,
            is_passing: true,
        }
    }

    /// Returns a note that people are to have read, or that alone holds what it offers.
    pub const fn staying(text: String, offer: Option<Offer>) -> Self {
        Self {
            text,
            offer,
            is_passing: false,
        }
    }

    /// Says whether it alone still holds a draft.
    pub const fn holds_draft(&self) -> bool {
        matches!(self.offer, Some(Offer::Draft { .. }))
    }
}

impl App {
    /// Shows a note that stays until it is closed.
    pub fn say(self, text: &str) {
        self.toast.set(Some(Toast::staying(text.to_owned(), None)));
    }

    /// Shows a note about something that went well.
    pub fn say_done(self, text: &str) {
        self.toast.set(Some(Toast::passing(text.to_owned(), None)));
    }

    /// Says whether a text is on the clipboard now.
    pub fn say_whether_copied(self, is_copied: bool) {
        match is_copied {
            true => self.say_done(text::shell::COPIED),
            false => self.say(text::shell::NOT_COPIED),
        }
    }

    /// Takes the note of before away, where something else is to be read now; one that alone holds a draft stays.
    pub fn put_note_by(self) {
        let holds_draft = |note: &Option<Toast>| note.as_ref().is_some_and(Toast::holds_draft);
        if !self.toast.with_untracked(holds_draft) {
            self.toast.set(None);
        }
    }

    /// Adds to the note, which people are to read now.
    pub fn say_more(self, text: &str) {
        let add = |note: &mut Option<Toast>| {
            if let Some(note) = note {
                note.text.push_str(text);
                note.is_passing = false;
            }
        };
        self.inner
            .update_value(|inner| add(&mut inner.note_when_saved));
        self.toast.update(add);
    }
}
