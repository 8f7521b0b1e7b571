//! What stands above every screen: unsaved changes, hardly any room, damaged pieces, the demonstration.

use crate::ui::markup::{IntoMarkup, Markup, view};
use leptos::prelude::*;

use crate::domain::model::Model;
use crate::format::exchange_write::write;
use crate::shell::{files, page};
use crate::storage::bag::BagError;
use crate::storage::loaded::SetAside;
use crate::storage::space::Fullness;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::page_header::HEADING_ID;
use crate::ui::full_backup::of_all;
use crate::ui::pages::on_demand::{OnDemand, Wanted};
use crate::ui::route::Route;
use crate::ui::state::{App, Lacking, Mode, SaveStatus};
use crate::ui::text::{rescue, shell as text, storage};

/// Shows whatever concerns the whole register: at most three notices, most often none.
#[component]
pub fn UnsavedNotice() -> impl IntoMarkup {
    let app = App::expect();
    view! {
        {move || {
            (app.mode.get() == Mode::Sample)
                .then(|| {
                    view! {
                        <Notice>
                            <div class="notice__text">
                                <p>{text::SAMPLE}</p>
                            </div>
                            <div class="buttons">
                                <button class="button" type="button" on:click=move |_| {
                        app.leave_sample();
                        request_animation_frame(|| page::focus(HEADING_ID));
                    }>
                                    {text::LEAVE_SAMPLE}
                                </button>
                            </div>
                        </Notice>
                    }
                })
        }}
        {move || {
            let (why, again) = match app.status.get() {
                SaveStatus::Unsaved(BagError::Gone) => (storage::GONE.to_owned(), storage::SAVE_ALL_AGAIN),
                SaveStatus::Unsaved(error) => (text::not_saved(&error), text::TRY_AGAIN),
                SaveStatus::OneCopy(Lacking::First(error)) => {
                    (storage::first_lacks(&error), text::TRY_AGAIN)
                }
                _ => return nearly_full(app),
            };
            view! { <Unsaved why=why again=again /> }
        }}
        {move || app.is_poorer().get().then(|| view! { <OnDemand wanted=Wanted::Lost /> })}
        {page::is_from_file().then(|| view! { <FromFile /> })}
        {move || {
            let aside = app.set_aside.get();
            (!aside.is_empty()).then(|| view! { <SetAsideNotice aside=aside /> })
        }}
    }
}

/// Says that hardly any room is left, where that is so.
fn nearly_full(app: App) -> Markup {
    let words = app.space.with(|space| {
        let space = space.as_ref()?;
        let is_nearly = space.fullness() == Fullness::Nearly;
        is_nearly.then(|| storage::nearly_full(space.per_cent(), space.is_others()))
    });
    let notice = |words: String| {
        view! {
            <Notice kind=NoticeKind::Attention>
                <p class="notice__text">
                    {words}
                    " "
                    <a href=Route::Settings.href()>{storage::HOW_TO_MAKE_ROOM}</a>
                </p>
            </Notice>
        }
    };
    words.map(notice).into_markup()
}

/// Offers the register on the screen as a file.
fn download_register(app: App) -> Result<(), files::DownloadFailed> {
    let file = app
        .register
        .with_untracked(|register| write(register, &of_all(app)));
    files::download(rescue::FILE_NAME, "application/json", &file)
}

/// Says where the data of the program in one file lives, and offers to save it beside the program.
#[component]
fn FromFile() -> impl IntoMarkup {
    let app = App::expect();
    let save = move |_| match download_register(app) {
        Ok(()) => app.note_outside(),
        Err(_) => app.say(rescue::NOT_OFFERED),
    };
    move || {
        app.has_changes_in_no_file().then(|| {
            view! {
                <Notice>
                    <p class="notice__text">{storage::FROM_FILE}</p>
                    <div class="buttons">
                        <button class="button" type="button" on:click=save>
                            <Icon name=IconName::Download />
                            {storage::SAVE_BESIDE}
                        </button>
                    </div>
                </Notice>
            }
        })
    }
}

#[component]
fn Unsaved(why: String, again: &'static str) -> impl IntoMarkup {
    let app = App::expect();
    let download = move |_| {
        if download_register(app).is_err() {
            app.say(rescue::NOT_OFFERED);
        }
    };
    view! {
        <Notice kind=NoticeKind::Attention>
            <div class="notice__text" role="alert">
                <p>{why}</p>
            </div>
            <div class="buttons">
                <button class="button button--primary" type="button" on:click=download>
                    <Icon name=IconName::Download />
                    {text::RESCUE_DOWNLOAD}
                </button>
                <button class="button" type="button" on:click=move |_| app.save_unsaved()>
                    {again}
                </button>
            </div>
        </Notice>
    }
}

#[component]
fn SetAsideNotice(aside: Vec<SetAside>) -> impl IntoMarkup {
    let app = App::expect();
    let n_aside = aside.len();
    let has_models = move || {
        app.register
            .with(|register| Model::all(register).next().is_some())
    };
    let raw = rescue::raw_file(&aside);
    let shown = raw.clone();
    let download = move |_| {
        if files::download(rescue::RAW_FILE_NAME, "text/plain", &raw).is_err() {
            app.say(rescue::NOT_DOWNLOADED);
        }
    };
    view! {
        <Notice kind=NoticeKind::Attention>
            <div class="notice__text">
                <p>{move || rescue::set_aside(n_aside, has_models())}</p>
                <ul>{aside.iter().map(|one| view! { <li>{rescue::why_aside(one)}</li> }).collect::<Markup>()}</ul>
                <details class="disclosure">
                    <summary class="disclosure__summary">
                        <Icon name=IconName::ChevronDown />
                        {rescue::SHOW_RAW}
                    </summary>
                    <pre class="rescue__raw" tabindex="0">
                        {shown}
                    </pre>
                </details>
            </div>
            <div class="buttons">
                <button class="button" type="button" on:click=download>
                    <Icon name=IconName::Download />
                    {rescue::DOWNLOAD_ASIDE}
                </button>
            </div>
        </Notice>
    }
}
