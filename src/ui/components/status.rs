//! The three truths about saving.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::{RwSignal, Signal};
use leptos::prelude::*;

use super::icon::{Icon, IconName};
use crate::ui::state::SaveStatus;
use crate::ui::text::shell as text;

/// Says whether everything is saved. A region of its own, so that a change is read out.
#[component]
pub fn Status(
    /// The truth.
    status: RwSignal<SaveStatus>,
    /// Whether the start found less than was saved once.
    is_poorer: Signal<bool>,
) -> impl IntoMarkup {
    let class = move || match status.get() {
        of_all if of_all.is_of_all() && is_poorer.get() => "status status--unsaved",
        SaveStatus::Nothing | SaveStatus::Saving => "status",
        SaveStatus::Saved => "status status--saved",
        SaveStatus::OneCopy(_) => "status status--one-copy",
        SaveStatus::Unsaved(_) => "status status--unsaved",
    };
    let content = move || match status.get() {
        SaveStatus::Nothing => None,
        of_all if of_all.is_of_all() && is_poorer.get() => Some((IconName::Alert, text::POORER)),
        SaveStatus::Saving => Some((IconName::More, text::SAVING)),
        SaveStatus::Saved => Some((IconName::Check, text::SAVED)),
        SaveStatus::OneCopy(_) => Some((IconName::Check, text::SAVED_ONE_COPY)),
        SaveStatus::Unsaved(_) => Some((IconName::Alert, text::UNSAVED)),
    };
    view! {
        <p class=class role="status" id="save-status">
            {move || content().map(|(icon, words)| view! { <Icon name=icon /> {words} })}
        </p>
    }
}
