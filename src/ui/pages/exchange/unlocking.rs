//! Locked files among the chosen ones: a passphrase opens those it fits, which are then files like any other.

use std::sync::Arc;

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::import::{ImportState, PREVIEW_ID};
use super::incoming::{Incoming, Unopened};
use crate::format::envelope::Envelope;
use crate::format::exchange_read::{FileError, open};
use crate::shell::{cipher, page};
use crate::ui::components::passphrase_field::PassphraseField;
use crate::ui::text::passphrase as text;

const INPUT_ID: &str = "unlock";

/// Returns the envelope of a file that is still locked.
pub fn envelope_of(file: &Incoming) -> Option<&Arc<Envelope>> {
    match &file.content {
        Err(Unopened::File(FileError::Locked(envelope))) => Some(envelope),
        _ => None,
    }
}

/// Lists the files that are still locked.
fn locked(chosen: &[Incoming]) -> Vec<Arc<Envelope>> {
    chosen.iter().filter_map(envelope_of).cloned().collect()
}

/// Asks for a passphrase while a file is locked.
#[component]
pub fn Unlocking(
    /// The chosen files.
    state: ImportState,
) -> impl IntoMarkup {
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let is_working = RwSignal::new(false);
    let has_locked = Memo::new(move |_| state.chosen.with(|all| !locked(all).is_empty()));
    let refuse = move |why: &str| {
        error.set(Some(why.to_owned()));
        page::focus(INPUT_ID);
    };
    let unlock = move |event: SubmitEvent| {
        event.prevent_default();
        let passphrase = typed.get_untracked();
        if is_working.get_untracked() {
            return;
        }
        if passphrase.is_empty() {
            refuse(text::EMPTY);
            return;
        }
        is_working.set(true);
        error.set(None);
        spawn_local(async move {
            let mut opened = Vec::new();
            for envelope in state.chosen.with_untracked(|all| locked(all)) {
                let unlocked = cipher::unlock(&envelope, &passphrase).await;
                // Somebody may have given the files up by now, and the signals with them.
                if is_working.try_get_untracked().is_none() {
                    return;
                }
                opened.extend(unlocked.ok().map(|bytes| (envelope, bytes)));
            }
            is_working.set(false);
            let fits_any = !opened.is_empty();
            put_in(state, &opened);
            if !state.chosen.with_untracked(|all| locked(all)).is_empty() {
                refuse(match fits_any {
                    true => text::OTHERS_LOCKED,
                    false => text::NOT_UNLOCKED,
                });
            } else {
                request_animation_frame(|| page::focus(PREVIEW_ID));
            }
        });
    };
    let form = move || {
        view! {
            <form class="stack" on:submit=unlock>
                <PassphraseField
                    id=INPUT_ID
                    label=text::UNLOCK_LABEL
                    autocomplete="off"
                    value=typed
                    error=error
                />
                <div class="buttons">
                    <button class="button" type="submit" disabled=move || is_working.get()>
                        {text::UNLOCK}
                    </button>
                    <span class="hint" role="status">
                        {move || is_working.get().then_some(text::UNLOCKING)}
                    </span>
                </div>
            </form>
        }
    };
    let asking = move || match cipher::is_there() {
        true => form(),
        false => view! { <p>{text::NO_CIPHER_TO_OPEN}</p> },
    };
    move || has_locked.get().then(asking)
}

/// Puts what was inside in the place of the locked files. Other files may have been chosen meanwhile: those are left alone.
fn put_in(state: ImportState, opened: &[(Arc<Envelope>, Vec<u8>)]) {
    let mut chosen = state.chosen.get_untracked();
    for (envelope, bytes) in opened {
        let is_this = |file: &&mut Incoming| {
            envelope_of(file).is_some_and(|present| Arc::ptr_eq(present, envelope))
        };
        if let Some(file) = chosen.iter_mut().find(is_this) {
            file.content = open(bytes).map(Arc::new).map_err(Unopened::File);
        }
    }
    state.set_chosen(chosen);
}
