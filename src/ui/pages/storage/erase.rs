//! Xóa toàn bộ dữ liệu trên máy này: a file first, then a word that is typed, then nothing is left.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::RwSignal;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::model::Model;
use crate::format::file_name::file_name;
use crate::shell::{clock, files, page};
use crate::ui::components::disclosure::Disclosure;
use crate::ui::components::field::{Control, Field, Need};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::device::Device;
use crate::ui::full_backup::{make, own_name};
use crate::ui::pages::purge::all_deleted;
use crate::ui::pages::settings::backup::not_made;
use crate::ui::pages::was_saved::WasSaved;
use crate::ui::state::App;
use crate::ui::text::{backup, deleted, erase as text, rescue};

const INPUT_ID: &str = "erase-confirmation";
const WAITS_ID: &str = "erase-waits";

/// Shows the way there behind a line, since nobody needs it every day.
#[component]
pub(super) fn Erase() -> impl IntoMarkup {
    view! {
        <section class="card" aria-labelledby="erase-title">
            <h2 class="card__title" id="erase-title">
                {text::TITLE}
            </h2>
            <p class="hint">{text::WHEN}</p>
            <p class="hint">
                {text::ONLY_SOME} <a href=all_deleted().href()>{deleted::TITLE}</a>
            </p>
            <Disclosure summary=text::OPEN.to_owned()>
                <div class="stack">
                    <WhatGoes />
                    <Steps />
                </div>
            </Disclosure>
        </section>
    }
}

/// Says what goes and what stays.
#[component]
fn WhatGoes() -> impl IntoMarkup {
    let app = App::expect();
    let n_models = move || app.register.with(|register| Model::all(register).count());
    view! {
        <div>
            <p>{text::GOES}</p>
            <ul class="bullets">
                <li>{move || text::goes_register(n_models())}</li>
                <li>{text::GOES_SETTINGS}</li>
                <li>{text::GOES_HISTORY}</li>
            </ul>
        </div>
        <p>{text::STAYS}</p>
        <p>{text::BROWSER_KEEPS}</p>
    }
}

/// Offers a full backup as a file; says why there is none.
async fn keep_file(app: App) -> Result<(), String> {
    let backup = make(app, "").await.map_err(|why| not_made(&why))?;
    let name = file_name(backup::sender(&own_name(app)), backup::SLUG, clock::now());
    let name = format!("{name}.json");
    if files::download(&name, "application/json", &backup.text).is_err() {
        return Err(rescue::NOT_OFFERED.to_owned());
    }
    app.note_export();
    app.note_offered();
    Ok(())
}

/// Lets people keep a file, confirm, and erase.
#[component]
fn Steps() -> impl IntoMarkup {
    let app = App::expect();
    let was_downloaded = RwSignal::new(false);
    let has_file = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let is_ready = move || was_downloaded.get() || has_file.get();
    let download = move |_| {
        spawn_local(async move {
            match keep_file(app).await {
                Ok(()) => drop(was_downloaded.try_set(Device::here().saves_what_is_offered())),
                Err(why) => app.say(&why),
            }
        });
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let wrong = typed.with_untracked(|typed| text::not_confirmed(typed));
        error.set(wrong.map(str::to_owned));
        if wrong.is_some() {
            return page::focus(INPUT_ID);
        }
        spawn_local(async move {
            if let Err(error) = app.erase().await {
                app.say(&text::not_erased(&error));
            }
        });
    };
    view! {
        <form class="stack" novalidate on:submit=submit>
            <h3>{text::FIRST_STEP}</h3>
            <div class="buttons">
                <button class="button" type="button" on:click=download>
                    <Icon name=IconName::Download />
                    {text::DOWNLOAD}
                </button>
            </div>
            <WasSaved />
            <p role="status">{move || was_downloaded.get().then_some(text::DOWNLOADED)}</p>
            <label class="choice">
                <input type="checkbox" on:change=move |event| has_file.set(event_target_checked(&event)) />
                {text::HAS_FILE}
            </label>
            <h3>{text::SECOND_STEP}</h3>
            <Field
                id=INPUT_ID
                label=text::CONFIRM
                hint=text::CONFIRM_HINT
                control=Control::Line("")
                value=String::new()
                error=error
                need=Need::Required
                on_input=Callback::new(move |value| typed.set(value))
            />
            {move || {
                (!is_ready())
                    .then(|| {
                        view! {
                            <p class="hint" id=WAITS_ID>
                                {text::WAITS}
                            </p>
                        }
                    })
            }}
            <div class="buttons">
                <button
                    class="button button--primary"
                    type="submit"
                    disabled=move || !is_ready()
                    aria-describedby=WAITS_ID
                >
                    <Icon name=IconName::Trash />
                    {text::ERASE}
                </button>
            </div>
        </form>
    }
}
