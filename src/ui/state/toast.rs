//! The note at the foot of the page, and what it offers.

use crate::domain::draft::ModelDraft;
use crate::ui::route::Route;

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
