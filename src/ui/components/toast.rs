//! The note at the foot of the page, with the way back or forth.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;

use super::icon::{Icon, IconName};
use crate::ui::state::{Offer, Toast as Note, Way};
use crate::ui::text::shell as text;

/// Is the id of the note.
pub const TOAST_ID: &str = "note";

/// Shows the note. One that people are to have read stays until it is closed or another takes its place; one about something that
/// went well is one line and goes by itself: what it offers is at the head of the screen too, so that nobody has to hurry.
#[component]
pub fn Toast(
    /// The note.
    note: RwSignal<Option<Note>>,
    /// Asks for the way the note offers.
    on_go: Callback<()>,
    /// Closes the note.
    on_close: Callback<()>,
) -> impl IntoMarkup {
    view! {
        <div class="toast-region" role="status">
            {move || {
                note.get()
                    .map(|note| {
                        let is_passing = note.is_passing;
                        let class = if is_passing { "toast toast--passing" } else { "toast" };
                        view! {
                            <div class=class id=TOAST_ID>
                                <p class="toast__text">{text::straight(&note.text)}</p>
                                {note
                                    .offer
                                    .map(|offer| {
                                        let (icon, word) = match offer {
                                            Offer::Step(Way::Redo) => (IconName::Redo, text::REDO),
                                            Offer::Step(Way::Undo) | Offer::Draft { .. } => {
                                                (IconName::Undo, text::UNDO)
                                            }
                                        };
                                        view! {
                                            <button class="button" type="button" on:click=move |_| on_go.run(())>
                                                <Icon name=icon />
                                                {word}
                                            </button>
                                        }
                                    })}
                                {(!is_passing)
                                    .then(|| {
                                        view! {
                                            <button
                                                class="button button--quiet"
                                                type="button"
                                                aria-label=text::CLOSE_NOTE
                                                on:click=move |_| on_close.run(())
                                            >
                                                <Icon name=IconName::Close />
                                            </button>
                                        }
                                    })}
                            </div>
                        }
                    })
            }}
        </div>
    }
}
