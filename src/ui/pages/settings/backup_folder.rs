//! The folder that is kept up to date: chosen, allowed once more, forgotten.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::backup::not_made;
use crate::shell::folder::{self, FolderError};
use crate::shell::page;
use crate::ui::components::notice::{Failure, Notice, NoticeKind};
use crate::ui::folder_backup::{self, State, Status};
use crate::ui::state::App;
use crate::ui::text::backup as text;

const WRITE_ID: &str = "write-folder";

/// Lets people choose a folder where the browser can write into one, and says how its backups stand.
#[component]
pub(super) fn BackupFolder() -> impl IntoMarkup {
    let app = App::expect();
    // Where it runs already it only looks once more.
    folder_backup::start(app);
    let failure = RwSignal::new(None::<String>);
    let content = move || match app.folder.get() {
        Status::Unknown => Markup::Nothing,
        Status::NoFolder => view! {
            <p class="hint">{text::FOLDER_HINT}</p>
            <div class="buttons">{choose_button(app, failure, text::CHOOSE_FOLDER)}</div>
        },
        Status::Folder { name, state } => {
            let is_writing = state == State::Writing;
            view! {
                <p>
                    <strong>{name}</strong>
                </p>
                <FolderState state=state />
                <p class="hint">{text::FOLDER_HINT}</p>
                <div class="buttons">
                    <button
                        class="button"
                        type="button"
                        id=WRITE_ID
                        disabled=is_writing
                        on:click=move |_| spawn_local(write_now(app))
                    >
                        {text::WRITE_NOW}
                    </button>
                    {choose_button(app, failure, text::CHOOSE_OTHER_FOLDER)}
                    <button class="button" type="button" on:click=move |_| forget(app)>
                        {text::FORGET_FOLDER}
                    </button>
                </div>
            }
        }
    };
    view! {
        <h3>{text::FOLDER}</h3>
        {match folder::is_available() {
            true => content.into_markup(),
            false => view! { <p class="hint">{text::NO_FOLDER_HERE}</p> },
        }}
        <Failure why=failure />
    }
}

fn choose_button(app: App, failure: RwSignal<Option<String>>, words: &'static str) -> Markup {
    let choose = move |_| {
        failure.set(None);
        spawn_local(async move {
            if folder_backup::choose(app).await.is_err() {
                failure.try_set(Some(text::FOLDER_NOT_CHOSEN.to_owned()));
            }
        });
    };
    view! {
        <button class="button" type="button" on:click=choose>
            {words}
        </button>
    }
}

fn forget(app: App) {
    spawn_local(async move {
        folder_backup::forget(app).await;
        app.say(text::FOLDER_FORGOTTEN);
    });
}

/// Says what became of the last file, and what to do where it was not written.
#[component]
fn FolderState(state: State) -> impl IntoMarkup {
    let app = App::expect();
    let allow = (state == State::NotAllowed).then(|| {
        view! {
            <div class="buttons">
                <button
                    class="button button--primary"
                    type="button"
                    on:click=move |_| spawn_local(folder_backup::allow(app))
                >
                    {text::ALLOW_FOLDER}
                </button>
            </div>
        }
    });
    let words = match &state {
        State::AtRest => text::FOLDER_AT_REST.to_owned(),
        State::Writing => text::FOLDER_WRITING.to_owned(),
        State::NotAllowed | State::NotWritten(FolderError::Denied) => {
            text::FOLDER_NOT_ALLOWED.to_owned()
        }
        State::NotWritten(FolderError::Gone) => text::FOLDER_GONE.to_owned(),
        State::NotWritten(FolderError::Full) => text::FOLDER_FULL.to_owned(),
        State::NotWritten(FolderError::NotWhole) => text::FOLDER_NOT_WHOLE.to_owned(),
        State::NotWritten(FolderError::NotKept) => text::FOLDER_NOT_CHOSEN.to_owned(),
        State::NotWritten(FolderError::Failed(why)) => text::folder_failed(why),
        State::NotMade(why) => not_made(why),
    };
    let last = move || {
        let at = app.outside.with(|outside| outside.in_folder_at);
        at.map(|at| view! { <p>{text::last_in_folder(at)}</p> })
    };
    let words = match state {
        State::AtRest | State::Writing => view! { <p>{words}</p> },
        _ => view! {
            <Notice kind=NoticeKind::Attention>
                <p class="notice__text">{words}</p>
                {allow}
            </Notice>
        },
    };
    view! { <div role="status">{words} {last}</div> }
}

/// Writes a backup; the button that was pressed is another one by then.
async fn write_now(app: App) {
    folder_backup::write_now(app).await;
    request_animation_frame(|| page::focus_if_lost(WRITE_ID));
}
