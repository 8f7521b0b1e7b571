//! Sao lưu: when a file was last saved outside, a full backup by one press, and a folder that is kept up to date.

use std::sync::Arc;

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::backup_folder::BackupFolder;
use crate::format::file_name::file_name;
use crate::shell::{clock, files};
use crate::ui::components::fingerprint::FingerprintCode;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::device::Device;
use crate::ui::full_backup::{FullBackup, NotMade, make, own_name};
use crate::ui::pages::exchange::passphrase_choice::PassphraseChoice;
use crate::ui::pages::was_saved::WasSaved;
use crate::ui::state::{App, Mode};
use crate::ui::text::{backup as text, passphrase, rescue};

/// Is what stands under the button: how it stands out, its words, a fingerprint or "", and what is to be known besides.
type Note = (NoticeKind, String, String, Option<String>);

/// Shows the card.
#[component]
pub fn Backup() -> impl IntoMarkup {
    let app = App::expect();
    let content = move || match app.mode.get() {
        Mode::Own => view! {
            <p class="hint">{text::WHAT}</p>
            {Device::here()
                .is_file
                .then(|| {
                    view! {
                        <Notice kind=NoticeKind::Attention>
                            <p class="notice__text">{text::FILE_IS_THE_RECORD}</p>
                        </Notice>
                    }
                })}
            <LastSaved />
            <Download />
            <BackupFolder />
        },
        Mode::Sample => view! { <p>{text::NO_BACKUP_IN_SAMPLE}</p> },
    };
    view! {
        <section class="card" aria-labelledby="backup-title">
            <h2 class="card__title" id="backup-title">
                {text::TITLE}
            </h2>
            {content}
        </section>
    }
}

/// Says when a file was last saved outside, and reminds people of the next one.
#[component]
fn LastSaved() -> impl IntoMarkup {
    let app = App::expect();
    let reminder = Memo::new(move |_| app.reminder());
    view! {
        <p>{move || app.outside.with(text::last_saved)}</p>
        {move || {
            reminder
                .get()
                .map(|reminder| {
                    view! {
                        <Notice kind=NoticeKind::Attention>
                            <p class="notice__text">{text::due(&reminder)}</p>
                            <div class="buttons">
                                <button class="button" type="button" on:click=move |_| app.put_reminder_off()>
                                    {text::PUT_OFF}
                                </button>
                            </div>
                        </Notice>
                    }
                })
        }}
    }
}

/// Is a file on its way.
#[derive(Clone, Copy)]
struct Making {
    app: App,
    passphrase: RwSignal<String>,
    is_making: RwSignal<bool>,
    note: RwSignal<Option<Note>>,
    /// A locked file that waits for another press, with its name.
    waiting: RwSignal<Option<Arc<(String, FullBackup)>>>,
}

impl Making {
    async fn go(self) {
        self.note.set(None);
        let waiting = self.waiting.get_untracked();
        let is_fresh = waiting.is_none();
        let made = match waiting {
            Some(made) => made,
            None => {
                self.is_making.set(true);
                let passphrase = self.passphrase.get_untracked();
                let name = self.name(&passphrase);
                let made = make(self.app, &passphrase).await;
                // The screen may have been left by now, and its signals with it.
                if !self.is_making.try_set(false) {
                    return;
                }
                match made {
                    Ok(backup) => Arc::new((name, backup)),
                    Err(why) => {
                        let words = not_made(&why);
                        let note = (NoticeKind::Attention, words, String::new(), None);
                        return self.note.set(Some(note));
                    }
                }
            }
        };
        self.waiting.set(None);
        let (name, backup) = &*made;
        let note = match files::download(name, "application/json", &backup.text) {
            Ok(()) => self.went(name, backup),
            // Browsers let a file go only shortly after a press, and locking may have taken longer.
            Err(files::DownloadFailed) if is_fresh && self.is_locked() => {
                self.waiting.set(Some(made));
                let words = passphrase::PRESS_AGAIN.to_owned();
                (NoticeKind::Attention, words, String::new(), None)
            }
            Err(files::DownloadFailed) => {
                let words = rescue::NOT_DOWNLOADED.to_owned();
                (NoticeKind::Attention, words, String::new(), None)
            }
        };
        self.note.set(Some(note));
    }

    fn is_locked(self) -> bool {
        !self.passphrase.with_untracked(String::is_empty)
    }

    fn name(self, passphrase: &str) -> String {
        let scope = match passphrase {
            "" => text::SLUG,
            _ => text::LOCKED_SLUG,
        };
        let unit = own_name(self.app);
        let name = file_name(text::sender(&unit), scope, clock::now());
        format!("{name}.json")
    }

    fn went(self, name: &str, backup: &FullBackup) -> Note {
        // Others may see it: what is in it is no longer withdrawn without a trace.
        self.app.note_export();
        self.app.note_offered();
        let words = text::downloaded(name, backup.n_models);
        let more = text::journal_left_out(backup.n_left_out);
        (NoticeKind::Done, words, backup.code.clone(), more)
    }
}

/// Says why no file was made.
pub fn not_made(why: &NotMade) -> String {
    match why {
        NotMade::NotRead(error) => text::not_read(error),
        NotMade::TooLarge => text::TOO_LARGE.to_owned(),
        NotMade::TooLargeLocked => text::TOO_LARGE_LOCKED.to_owned(),
        NotMade::NotLocked => text::NOT_LOCKED.to_owned(),
        NotMade::NotReadBack => rescue::NOT_READ_BACK.to_owned(),
    }
}

/// Makes a full backup and offers it as a file, locked where people wish.
#[component]
fn Download() -> impl IntoMarkup {
    let app = App::expect();
    let making = Making {
        app,
        passphrase: RwSignal::new(String::new()),
        is_making: RwSignal::new(false),
        note: RwSignal::new(None),
        waiting: RwSignal::new(None),
    };
    // A file that waits is the one people see, or none.
    Effect::new(move || {
        making.passphrase.track();
        app.register.track();
        making.waiting.set(None);
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !making.is_making.get_untracked() {
            spawn_local(making.go());
        }
    };
    let is_making = move || {
        let is_making = making.is_making.get();
        is_making.then(|| view! { <p>{text::MAKING}</p> })
    };
    let note = move || {
        making.note.get().map(|(kind, words, code, more)| {
            view! {
                <Notice kind=kind>
                    <div class="notice__text">
                        <p>{words} <FingerprintCode code=code /></p>
                        {more.map(|more| view! { <p>{more}</p> })}
                    </div>
                </Notice>
            }
        })
    };
    view! {
        <form class="stack" on:submit=submit>
            <PassphraseChoice passphrase=making.passphrase is_locking=making.is_making />
            <div class="buttons">
                <button
                    class="button button--primary"
                    type="submit"
                    aria-disabled=move || making.is_making.get().then_some("true")
                >
                    <Icon name=IconName::Download />
                    {text::DOWNLOAD}
                </button>
            </div>
        </form>
        <div role="status">{is_making} {note}</div>
        <WasSaved />
    }
}
