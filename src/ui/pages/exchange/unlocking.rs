//! Locked files among the chosen ones: each is opened with its passphrase, and is then a file like any other.

use std::sync::Arc;

use crate::ui::markup::{IntoMarkup, Row, keyed_list, view};
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

/// Is a locked file: its place among the chosen ones, its name and its envelope.
type Locked = (usize, String, Arc<Envelope>);

/// Returns the envelope of a file that is still locked.
pub fn envelope_of(file: &Incoming) -> Option<&Arc<Envelope>> {
    match &file.content {
        Err(Unopened::File(FileError::Locked(envelope))) => Some(envelope),
        _ => None,
    }
}

/// Asks for the passphrase of each locked file.
#[component]
pub fn Unlocking(
    /// The chosen files.
    state: ImportState,
) -> impl IntoMarkup {
    let locked = Memo::new(move |_| {
        state.chosen.with(|chosen| {
            let locked = chosen.iter().enumerate().filter_map(|(at, file)| {
                let envelope = envelope_of(file)?;
                Some((at, file.name.clone(), envelope.clone()))
            });
            locked.collect::<Vec<Locked>>()
        })
    });
    let row = move |(at, name, envelope): &Locked| {
        let (at, name, envelope) = (*at, name.clone(), envelope.clone());
        // The salt tells two files of one name apart that were chosen one after the other.
        let key = format!("{at} {}", envelope.header.bound());
        Row::new(key, move || {
            view! {
                <li>
                    <Unlock state=state at=at name=name.clone() envelope=envelope.clone() />
                </li>
            }
        })
    };
    let has_any = Memo::new(move |_| locked.with(|locked| !locked.is_empty()));
    let rows = move || locked.with(|locked| locked.iter().map(row).collect());
    let list = move || match cipher::is_there() {
        true => view! { <ul class="stack">{keyed_list(rows)}</ul> },
        false => view! { <p>{text::NO_CIPHER_TO_OPEN}</p> },
    };
    move || has_any.get().then(list)
}

/// Opens one file.
#[component]
fn Unlock(state: ImportState, at: usize, name: String, envelope: Arc<Envelope>) -> impl IntoMarkup {
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let is_working = RwSignal::new(false);
    let id = format!("unlock-{at}");
    let refuse = {
        let id = id.clone();
        move |why: &str| {
            error.set(Some(why.to_owned()));
            page::focus(&id);
        }
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
        let (envelope, refuse) = (envelope.clone(), refuse.clone());
        spawn_local(async move {
            let unlocked = cipher::unlock(&envelope, &passphrase).await;
            // Somebody may have given the files up by now, and the signals with them.
            if !is_working.try_set(false) {
                return;
            }
            match unlocked {
                Ok(bytes) => put_in(state, at, &bytes),
                Err(cipher::Refused) => refuse(text::NOT_UNLOCKED),
            }
        });
    };
    view! {
        <form class="stack" on:submit=unlock>
            <PassphraseField
                id=id
                label=text::unlock_label(&name)
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
}

/// Puts what was inside in the place of the locked file.
fn put_in(state: ImportState, at: usize, bytes: &[u8]) {
    state.chosen.update(|chosen| {
        if let Some(file) = chosen.get_mut(at) {
            file.content = open(bytes).map(Arc::new).map_err(Unopened::File);
        }
    });
    request_animation_frame(|| page::focus(PREVIEW_ID));
}
