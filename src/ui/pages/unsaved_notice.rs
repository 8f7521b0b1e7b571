//! What stands above every screen: unsaved changes, damaged pieces, the demonstration.

use crate::ui::markup::{IntoMarkup, Markup, view};
use leptos::prelude::*;

use crate::domain::model::Model;
use crate::domain::scope::Scope;
use crate::format::exchange_write::{Export, write};
use crate::shell::{clock, files, page};
use crate::storage::store::SetAside;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::page_header::HEADING_ID;
use crate::ui::state::{App, Mode, SaveStatus};
use crate::ui::text::{rescue, shell as text};

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
        {move || match app.status.get() {
            SaveStatus::Unsaved(error) => {
                Some(view! { <Unsaved why=text::not_saved(&error) /> })
            }
            _ => None,
        }}
        {move || {
            let aside = app.set_aside.get();
            (!aside.is_empty()).then(|| view! { <SetAsideNotice aside=aside /> })
        }}
    }
}

#[component]
fn Unsaved(why: String) -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let download = move |_| {
        let unit = app
            .settings
            .with_untracked(|settings| settings.unit.clone());
        let name = names.with_untracked(|names| names.units.name(&unit).to_owned());
        let export = Export {
            at: clock::now(),
            name,
            unit,
            scope: Scope::default(),
            changed_since: None,
        };
        let file = app
            .register
            .with_untracked(|register| write(register, &export));
        if files::download(rescue::FILE_NAME, "application/json", &file).is_err() {
            app.say(rescue::NOT_DOWNLOADED);
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
                    {text::TRY_AGAIN}
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
    let raw: String = aside
        .iter()
        .map(|aside| {
            format!(
                "{}\n{}\n\n",
                aside.key,
                aside.raw.as_deref().unwrap_or_default()
            )
        })
        .collect();
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
