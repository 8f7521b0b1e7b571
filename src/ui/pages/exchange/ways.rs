//! The ways a file goes out: saved, handed to another program, copied.

use std::sync::Arc;

use crate::ui::reactive::RwSignal;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::deleted_choice::DeletedChoice;
use super::outgoing::{ExportState, NotMade, Outgoing};
use super::passphrase_choice::PassphraseChoice;
use super::readable::ReadableChoice;
use crate::shell::clipboard;
use crate::shell::files::{self, Shared};
use crate::ui::components::fingerprint::FingerprintCode;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::device::Device;
use crate::ui::markup::{IntoMarkup, view};
use crate::ui::pages::was_saved::WasSaved;
use crate::ui::text::{export as text, passphrase, rescue};

/// Is a note under the buttons: how it stands out, its words, and a fingerprint or "".
type Note = (NoticeKind, String, String);

/// Is one of the ways out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Way {
    Save,
    Share,
    Copy,
}

/// Says what became of a file on its way.
enum Outcome {
    /// It went, and this is what to say.
    Went(String),
    /// The person closed the list of programs.
    GivenUp,
    /// It did not go, and this is what to say.
    Failed(&'static str),
}

impl Way {
    async fn take(self, outgoing: &Outgoing) -> Outcome {
        let (content, n_models) = (&outgoing.content, outgoing.n_models);
        let page = outgoing.page.as_deref();
        let named = |ending| format!("{}.{ending}", outgoing.name);
        match self {
            Self::Save => {
                let (name, mime, content) = match page {
                    Some(page) => (named("html"), "text/html", page),
                    None => (named("json"), "application/json", content.as_str()),
                };
                match files::download(&name, mime, content) {
                    Ok(()) => Outcome::Went(text::exported(&name, n_models)),
                    Err(files::DownloadFailed) => Outcome::Failed(rescue::NOT_DOWNLOADED),
                }
            }
            // Chrome on Android does not take .json; the text is the same, and the reader looks at nothing else.
            Self::Share => {
                let (name, mime, content) = match page {
                    Some(page) => (named("html"), "text/html", page),
                    None => (named("txt"), "text/plain", content.as_str()),
                };
                match files::share(&name, mime, content).await {
                    Shared::Taken => Outcome::Went(text::shared(&name, n_models)),
                    Shared::GivenUp => Outcome::GivenUp,
                    Shared::Refused => Outcome::Failed(text::NOT_SHARED),
                }
            }
            Self::Copy => match clipboard::copy(content).await {
                true => Outcome::Went(text::copied(n_models)),
                false => Outcome::Failed(text::NOT_COPIED),
            },
        }
    }
}

/// Is what stands under the buttons, and a locked file that waits for another press.
#[derive(Clone, Copy)]
struct Sending {
    state: ExportState,
    done: RwSignal<Option<Note>>,
    waiting: RwSignal<Option<Arc<Outgoing>>>,
}

impl Sending {
    /// Says whether the screen is still there, after a wait; its signals go with it. No file waits from then on.
    fn is_there(self) -> bool {
        self.waiting.try_set(None)
    }

    /// Takes the file out.
    async fn go(self, way: Way) {
        self.done.set(None);
        let waiting = self.waiting.get_untracked();
        let is_fresh = waiting.is_none();
        let outgoing = match waiting {
            Some(outgoing) => outgoing,
            None => match self.state.locked().await {
                Some(Ok(outgoing)) if self.is_there() => outgoing,
                Some(Err(why)) if self.is_there() => {
                    self.done.set(Some(failed(match why {
                        NotMade::TooLarge => text::TOO_LARGE,
                        NotMade::TooLargeLocked => passphrase::TOO_LARGE,
                        NotMade::NotLocked => passphrase::NOT_LOCKED,
                        NotMade::NotReadBack => rescue::NOT_READ_BACK,
                    })));
                    return;
                }
                _ => return,
            },
        };
        let outcome = way.take(&outgoing).await;
        if !self.is_there() {
            return;
        }
        let is_file = way != Way::Copy;
        if way == Way::Save && matches!(outcome, Outcome::Went(_)) {
            // An older question is about another file.
            self.state.app.offered.set(None);
        }
        if is_file && outgoing.is_everything && matches!(outcome, Outcome::Went(_)) {
            match way {
                Way::Save => self.state.app.note_offered(),
                _ => self.state.app.note_outside(),
            }
        }
        let note = match outcome {
            Outcome::GivenUp => return,
            // Browsers hand things on only shortly after a press, and locking may have taken longer.
            Outcome::Failed(_) if is_fresh && outgoing.is_locked => {
                self.waiting.set(Some(outgoing));
                failed(passphrase::PRESS_AGAIN)
            }
            Outcome::Failed(words) => failed(words),
            Outcome::Went(words) => self.went(&outgoing, way, words),
        };
        self.done.set(Some(note));
    }

    fn went(self, outgoing: &Outgoing, way: Way, mut words: String) -> Note {
        if outgoing.is_locked {
            words.insert_str(0, passphrase::WENT_LOCKED);
        }
        let is_sure = way != Way::Save || !self.state.app.asks_whether_saved();
        match self.state.note(outgoing, is_sure) {
            Ok(()) => (NoticeKind::Done, words, outgoing.code.clone()),
            Err(_) => (
                NoticeKind::Attention,
                text::NOT_REMEMBERED.to_owned(),
                outgoing.code.clone(),
            ),
        }
    }
}

fn failed(words: &str) -> Note {
    (NoticeKind::Attention, words.to_owned(), String::new())
}

/// Asks for a passphrase, takes the file out, and says what went. Enter in the passphrase saves the file.
#[component]
pub fn Ways(
    /// What is chosen.
    state: ExportState,
) -> impl IntoMarkup {
    let sending = Sending {
        state,
        done: RwSignal::new(None),
        waiting: RwSignal::new(None),
    };
    // A note about a file speaks of the scope it had.
    Effect::new(move || {
        state.scope.track();
        sending.done.set(None);
    });
    // A file that waits is the one people see, or none.
    Effect::new(move || {
        state.scope.track();
        state.passphrase.track();
        state.is_only_news.track();
        state.sends_texts.track();
        state.is_readable.track();
        state.app.register.track();
        sending.waiting.set(None);
    });
    // Not taken from whoever stands on them: the focus would go with it.
    let is_locking = move || state.is_locking.get().then_some("true");
    let go = move |way| {
        if !state.is_locking.get_untracked() {
            spawn_local(sending.go(way));
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        go(Way::Save);
    };
    // Where a download may do nothing, other programs come first.
    let can_share = files::can_share();
    let shares_first = can_share && !Device::here().saves_what_is_offered();
    let class_of = |is_first| match is_first {
        true => "button button--primary",
        false => "button",
    };
    let other_way = move |way, icon, words: &'static str| {
        view! {
            <button
                class=class_of(way == Way::Share && shares_first)
                type="button"
                aria-disabled=is_locking
                on:click=move |_| go(way)
            >
                <Icon name=icon />
                {words}
            </button>
        }
    };
    let share = move || other_way(Way::Share, IconName::Upload, text::SHARE);
    let locking = move || {
        state
            .is_locking
            .get()
            .then(|| view! { <p>{passphrase::LOCKING}</p> })
    };
    let note = move || {
        sending.done.get().map(|(kind, words, code)| {
            // While people are asked whether the file is there, nothing says that it is.
            let kind = match state.app.offered.with(Option::is_some) {
                true => NoticeKind::Attention,
                false => kind,
            };
            view! {
                <Notice kind=kind>
                    <p class="notice__text">{words} <FingerprintCode code=code /></p>
                </Notice>
            }
        })
    };
    view! {
        <form class="stack" on:submit=submit>
            <PassphraseChoice passphrase=state.passphrase is_locking=state.is_locking />
            <ReadableChoice state=state />
            <DeletedChoice state=state />
            <div class="buttons">
                {shares_first.then(share)}
                <button
                    class=class_of(!shares_first)
                    type="submit"
                    aria-disabled=is_locking
                >
                    <Icon name=IconName::Download />
                    {text::EXPORT}
                </button>
                {(can_share && !shares_first).then(share)}
                {other_way(Way::Copy, IconName::Copy, text::COPY_CONTENT)}
            </div>
        </form>
        <div role="status">{locking} {note}</div>
        <WasSaved on_lacking=Callback::new(move |()| sending.done.set(None)) />
    }
}
