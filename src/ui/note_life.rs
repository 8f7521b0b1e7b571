//! How long a note at the foot of the page is shown.

use std::mem::Discriminant;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::components::toast::TOAST_ID;
use super::reactive::RwSignal;
use super::route::Route;
use super::state::Toast as Note;
use crate::shell::{page, rest};

/// How long a note about something that went well is shown, in milliseconds.
const LIFE_MS: i32 = 6_000;
/// When it is looked again whether somebody still reads it.
const LOOK_MS: i32 = 1_000;

/// Keeps a note off what has the focus, and closes one about something that went well in its time, or as soon after as nobody
/// points at it or has the focus in it.
pub fn close_in_time(toast: RwSignal<Option<Note>>) {
    let n_notes = StoredValue::new(0_u32);
    Effect::new(move || {
        let Some(is_passing) = toast.with(|note| note.as_ref().map(|note| note.is_passing)) else {
            return;
        };
        n_notes.update_value(|n| *n = n.wrapping_add(1));
        let this = n_notes.get_value();
        let is_this = move || n_notes.get_value() == this;
        request_animation_frame(|| page::uncover_focus(TOAST_ID));
        if is_passing {
            spawn_local(async move {
                rest::wait(LIFE_MS).await;
                while is_this() && page::is_in_use(TOAST_ID) {
                    rest::wait(LOOK_MS).await;
                }
                if is_this() {
                    toast.set(None);
                }
            });
        }
    });
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
