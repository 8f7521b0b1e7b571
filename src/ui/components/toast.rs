//! The note at the foot of the page, with the way back or forth.

use std::mem::Discriminant;

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;

use super::icon::{Icon, IconName};
use crate::ui::route::Route;
use crate::ui::state::{Offer, Toast as Note, Way};
use crate::ui::text::shell as text;

/// Shows the note; it stays until it is closed or another takes its place, so that nobody has to hurry.
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
                        view! {
                            <div class="toast">
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
                                <button
                                    class="button button--quiet"
                                    type="button"
                                    aria-label=text::CLOSE_NOTE
                                    on:click=move |_| on_close.run(())
                                >
                                    <Icon name=IconName::Close />
                                </button>
                            </div>
                        }
                    })
            }}
        </div>
    }
}

/// Closes a note on the second change of screen after it: the first may be a part of what it speaks of. A draft that it alone
/// still holds stays.
pub fn close_when_old(toast: RwSignal<Option<Note>>, route: RwSignal<Route>) {
    Effect::new(move |before: Option<Noted>| {
        let screen = route.with(std::mem::discriminant);
        let note = toast.get();
        let has_changed = before
            .as_ref()
            .is_some_and(|before| before.screen != screen);
        let of_same = before.filter(|before| before.note == note);
        let n_before = of_same.map_or(0, |before| before.n_screens);
        let n_screens = n_before.saturating_add(has_changed.into());
        let holds_draft = note.as_ref().is_some_and(Note::holds_draft);
        if n_screens > 1 && note.is_some() && !holds_draft {
            toast.set(None);
        }
        Noted {
            note,
            screen,
            n_screens,
        }
    });
}

/// Is a note, the screen it was seen on last, and how often the screen has changed under it.
struct Noted {
    note: Option<Note>,
    screen: Discriminant<Route>,
    n_screens: u8,
}
