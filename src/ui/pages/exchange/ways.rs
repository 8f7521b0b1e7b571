//! The ways a file goes out: saved, handed to another program, copied.

use crate::ui::reactive::RwSignal;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::outgoing::{ExportState, Outgoing};
use crate::shell::clipboard;
use crate::shell::files::{self, Shared};
use crate::ui::components::fingerprint::FingerprintCode;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::markup::{IntoMarkup, view};
use crate::ui::text::{export as text, rescue};

/// Is a note under the buttons: how it stands out, its words, and a fingerprint or "".
type Note = (NoticeKind, String, String);

/// Takes the file out, and says what went.
#[component]
pub fn Ways(
    /// What is chosen.
    state: ExportState,
) -> impl IntoMarkup {
    let done = RwSignal::new(None::<Note>);
    // A note about a file speaks of the scope it had.
    Effect::new(move || {
        state.scope.track();
        done.set(None);
    });
    let failed = |words: &str| (NoticeKind::Attention, words.to_owned(), String::new());
    let went = move |outgoing: Outgoing, words: String| match state.note(&outgoing) {
        Ok(()) => (NoticeKind::Done, words, outgoing.code),
        Err(_) => (
            NoticeKind::Attention,
            text::NOT_REMEMBERED.to_owned(),
            outgoing.code,
        ),
    };
    let save = move |_| {
        let outgoing = untrack(|| state.outgoing());
        let name = format!("{}.json", outgoing.name);
        let note = match files::download(&name, "application/json", &outgoing.content) {
            Ok(()) => {
                let words = text::exported(&name, outgoing.n_models);
                went(outgoing, words)
            }
            Err(files::DownloadFailed) => failed(rescue::NOT_DOWNLOADED),
        };
        done.set(Some(note));
    };
    // Chrome on Android does not take .json; the text is the same, and the reader looks at nothing else.
    let share = move |_| {
        let outgoing = untrack(|| state.outgoing());
        spawn_local(async move {
            let name = format!("{}.txt", outgoing.name);
            let note = match files::share(&name, &outgoing.content).await {
                Shared::Taken => {
                    let words = text::shared(&name, outgoing.n_models);
                    went(outgoing, words)
                }
                Shared::GivenUp => return,
                Shared::Refused => failed(text::NOT_SHARED),
            };
            // The screen may be gone by now, and its signals with it.
            let _gone = done.try_set(Some(note));
        });
    };
    let copy = move |_| {
        let outgoing = untrack(|| state.outgoing());
        spawn_local(async move {
            let note = if clipboard::copy(&outgoing.content).await {
                let words = text::copied(outgoing.n_models);
                went(outgoing, words)
            } else {
                failed(text::NOT_COPIED)
            };
            let _gone = done.try_set(Some(note));
        });
    };
    view! {
        <div class="buttons">
            <button class="button button--primary" type="button" on:click=save>
                <Icon name=IconName::Download />
                {text::EXPORT}
            </button>
            {files::can_share()
                .then(|| {
                    view! {
                        <button class="button" type="button" on:click=share>
                            <Icon name=IconName::Upload />
                            {text::SHARE}
                        </button>
                    }
                })}
            <button class="button" type="button" on:click=copy>
                <Icon name=IconName::Copy />
                {text::COPY_CONTENT}
            </button>
        </div>
        <div role="status">
            {move || {
                done.get()
                    .map(|(kind, words, code)| {
                        view! {
                            <Notice kind=kind>
                                <p class="notice__text">{words} <FingerprintCode code=code /></p>
                            </Notice>
                        }
                    })
            }}
        </div>
    }
}
