//! Cài đặt: whose register this is, who writes, what is saved where, what this program is.

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;

use super::storage::Storage;
use crate::domain::model::Model;
use crate::format::exchange_read::VERSION;
use crate::report::number::format_count;
use crate::shell::page;
use crate::ui::components::definitions::{Columns, Definitions};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::page_header::PageHeader;
use crate::ui::route::Route;
use crate::ui::state::{App, Mode, SaveStatus};
use crate::ui::text::{export, settings as text, shell, storage};

pub mod backup;
mod backup_folder;
mod display;
mod register_form;

/// Shows the settings.
#[component]
pub fn SettingsPage() -> impl IntoMarkup {
    page::set_title(&shell::window_title(shell::SETTINGS));
    view! {
        <PageHeader title=shell::SETTINGS.to_owned() />
        <div class="stack narrow">
            <register_form::RegisterForm />
            <display::Display />
            <Saved />
            <Storage />
            <About />
        </div>
    }
}

/// Says what the state of saving means.
#[component]
fn Saved() -> impl IntoMarkup {
    let app = App::expect();
    let is_poorer = move || app.is_poorer().get();
    let meaning = move || match (app.mode.get(), app.status.get()) {
        (Mode::Own, of_all) if of_all.is_of_all() && is_poorer() => {
            storage::POORER_MEANING.to_owned()
        }
        (Mode::Sample, _) => text::SAMPLE_MEANING.to_owned(),
        (Mode::Own, SaveStatus::Nothing) => text::NOTHING_MEANING.to_owned(),
        (Mode::Own, SaveStatus::Saving) => storage::SAVING_MEANING.to_owned(),
        (Mode::Own, SaveStatus::Saved) if app.set_aside.with(Vec::is_empty) => {
            storage::SAVED_MEANING.to_owned()
        }
        (Mode::Own, SaveStatus::Saved) => {
            storage::SAVED_MEANING.to_owned() + storage::BUT_SET_ASIDE
        }
        (Mode::Own, SaveStatus::OneCopy(lacking)) => storage::one_copy_meaning(&lacking),
        (Mode::Own, SaveStatus::Unsaved(error)) => text::unsaved_meaning(&error),
    };
    let state = move || match app.status.get() {
        of_all if of_all.is_of_all() && is_poorer() => shell::POORER.into_markup(),
        SaveStatus::Nothing => text::NOTHING_STATE.into_markup(),
        SaveStatus::Saving => shell::SAVING.into_markup(),
        SaveStatus::Saved => shell::SAVED.into_markup(),
        SaveStatus::OneCopy(_) => shell::SAVED_ONE_COPY.into_markup(),
        SaveStatus::Unsaved(_) => shell::UNSAVED.into_markup(),
    };
    let undecided = App::expect().undecided;
    let n_models = move || format_count(app.register.with(|register| Model::all(register).count()));
    let n_conflicts = move || format_count(undecided.with(Vec::len));
    let long = vec![
        (text::STATE, state.into_markup()),
        (text::MEANING, meaning.into_markup()),
        (text::KEEP_SAFE, text::KEEP_SAFE_HOW.into_markup()),
    ];
    let short = vec![
        (text::N_MODELS, n_models.into_markup()),
        (text::N_CONFLICTS, n_conflicts.into_markup()),
    ];
    view! {
        <section class="card" aria-labelledby="storage-title">
            <h2 class="card__title" id="storage-title">
                {text::STORAGE}
            </h2>
            <Definitions items=long />
            <Definitions items=short columns=Columns::Several />
            <div class="buttons">
                <a class="button" href=Route::Exchange.href()>
                    <Icon name=IconName::Download />
                    {export::EXPORT}
                </a>
            </div>
        </section>
    }
}

#[component]
fn About() -> impl IntoMarkup {
    let items = vec![
        (text::VERSION, env!("CARGO_PKG_VERSION").into_markup()),
        (text::FILE_VERSION, VERSION.to_string().into_markup()),
        (text::LICENCE, text::LICENCE_TEXT.into_markup()),
    ];
    view! {
        <section class="card" aria-labelledby="about-title">
            <h2 class="card__title" id="about-title">
                {text::ABOUT}
            </h2>
            <p>{text::ABOUT_TEXT}</p>
            <Definitions items=items columns=Columns::Several />
        </section>
    }
}
