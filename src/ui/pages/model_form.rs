//! The model form: say it once, be told everything that is wrong at once.

use crate::ui::check_again::when_left;
use crate::ui::markup::{IntoMarkup, Markup, anew, view};
use crate::ui::reactive::{RwSignal, Signal};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::domain::doubts::Doubt;
use crate::domain::draft::FormField;
use crate::domain::model::Model;
use crate::domain::register::RecordId;
use crate::shell::listener::on_window;
use crate::shell::{clock, page, tabs};
use crate::storage::drafts;
use crate::ui::components::error_summary::ErrorSummary;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::page_header::PageHeader;
use crate::ui::form_start::Task;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::{model_form as text, models, shell};

use super::models::LastList;

mod choices;
mod fields;
mod form;
mod items;
mod saving;
mod similar;
mod since;
mod unit;
mod year;

use form::{Drafted, Form, Start};
use saving::ASKED_ID;
use since::Since;

/// Adds a model.
#[component]
pub fn AddModel() -> impl IntoMarkup {
    view! { <FormPage task=Task::Add /> }
}

/// Edits a model and its entry of one year.
#[component]
pub fn EditModel(
    /// The id.
    id: String,
    /// The year; the latest where none is given or the model has no such year.
    year: Option<i32>,
) -> impl IntoMarkup {
    let app = App::expect();
    let id = RecordId::model(id);
    let years: Vec<i32> = app.register.with_untracked(|register| {
        let model = Model::find(register, &id);
        model
            .map(|model| {
                model
                    .years()
                    .into_iter()
                    .map(|entry| entry.year())
                    .collect()
            })
            .unwrap_or_default()
    });
    let asked = year.filter(|year| years.contains(year));
    if asked.is_some() {
        // The screen's heading takes the focus in the next frame; the year is what was asked for.
        let open = || page::focus(fields::OF_YEAR_ID);
        request_animation_frame(move || request_animation_frame(open));
    }
    let year = asked.or(years.first().copied());
    view! { <FormPage task=Task::Edit { id, year } /> }
}

/// Adds an entry of another year to a model.
#[component]
pub fn AddYear(
    /// The id.
    id: String,
) -> impl IntoMarkup {
    view! { <FormPage task=Task::AddYear { id: RecordId::model(id) } /> }
}

/// Opens the form, anew after "Lưu và thêm mô hình khác" and after a draft was given up.
#[component]
fn FormPage(task: Task) -> impl IntoMarkup {
    let app = App::expect();
    let is_there = task.model().is_none_or(|id| {
        app.register
            .with_untracked(|register| register.visible(id).is_some())
    });
    let (title, back) = match &task {
        Task::Add => (shell::ADD_MODEL, LastList::route()),
        Task::Edit { id, .. } => (text::EDIT, Route::Model { id: id.id.clone() }),
        Task::AddYear { id } => (text::ADD_YEAR, Route::Model { id: id.id.clone() }),
    };
    let title = if is_there { title } else { models::GONE };
    page::set_title(&shell::window_title(title));
    let back_to = task.model().and_then(|id| {
        app.register
            .with_untracked(|register| Some(cropped(Model::find(register, id)?.title())))
    });
    let start = RwSignal::new(Start::WithStoredDraft);
    app.forget_draft(&task.draft_name());
    // One that was given up here comes back here.
    Effect::new(move |before: Option<u32>| {
        let n = app.n_drafts_back.get();
        if before.is_some_and(|before| before != n) {
            start.set(Start::WithStoredDraft);
        }
        n
    });
    let form = anew(move || match is_there {
        true => view! { <FormBody form=Form::open(app, &task, start) /> },
        false => view! { <super::model::Gone /> },
    });
    view! {
        <a class="back-link" href=back.href()>
            <Icon name=IconName::ChevronLeft />
            {back_to.filter(|title| !title.is_empty()).unwrap_or_else(|| shell::MODELS.to_owned())}
        </a>
        <PageHeader title=title.to_owned() />
        {form}
    }
}

/// Shortens a title that would push the form down.
fn cropped(title: &str) -> String {
    const MAX_CHARS: usize = 60;
    match title.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => format!("{}…", title.get(..end).unwrap_or_default().trim_end()),
        None => title.to_owned(),
    }
}

#[component]
fn FormBody(form: Form) -> impl IntoMarkup {
    on_window("keydown", move |event: KeyboardEvent| {
        let is_held = event.ctrl_key() || event.meta_key();
        // A title has no lines of its own: Enter saves, as in other inputs of one line.
        let is_in_title = || page::is_at(FormField::Title.name()) && !event.is_composing();
        let is_save = match event.key().as_str() {
            "s" | "S" => is_held,
            "Enter" => is_held || is_in_title(),
            _ => false,
        };
        if is_save {
            event.prevent_default();
            form.save_and_show();
        }
    });
    Effect::new(move |_| {
        if form.since.get() == Since::Erased {
            form.leave_erased();
        }
    });
    tabs::on_storage(move |key| {
        if key.as_deref().is_some_and(drafts::is_draft) {
            form.keep_again();
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.save_and_show();
    };
    let errors = Signal::derive(move || form.error_lines());
    let left = when_left(move || form.check_again());
    view! {
        <form class="model-form" novalidate on:submit=submit on:focusout=move |_| left()>
            <ErrorSummary errors=errors on_go_to=Callback::new(|id: String| page::focus(&id)) />
            {move || asked(&form.asked.get())}
            {form.has_stored_draft.then(|| view! { <StoredDraft form=form /> })}
            <fields::Fields form=form />
            <p class="hint model-form__draft" role="status">
                {move || match form.drafted.get() {
                    Drafted::No => None,
                    Drafted::Found | Drafted::Kept => Some(text::DRAFT_KEPT),
                    Drafted::OnScreen => Some(text::DRAFT_NOT_KEPT),
                }}
            </p>
            <ActionBar form=form />
        </form>
    }
}

/// Asks about what may be a slip.
fn asked(doubts: &[Doubt]) -> Markup {
    if doubts.is_empty() {
        return Markup::Nothing;
    }
    let lines = doubts.iter();
    let line = |doubt: &Doubt| {
        let words = text::doubt(*doubt, clock::this_year());
        view! { <li>{words}</li> }
    };
    let lines: Markup = lines.map(line).collect();
    view! {
        <div id=ASKED_ID role="alert" tabindex="-1">
            <Notice kind=NoticeKind::Attention>
                <div class="notice__text">
                    <strong>{text::ASKED}</strong>
                    <ul class="list">{lines}</ul>
                </div>
            </Notice>
        </div>
    }
}

/// Ends the form, at the foot of the screen; says where others have changed the model meanwhile.
#[component]
fn ActionBar(form: Form) -> impl IntoMarkup {
    view! {
        <div class="action-bar">
            <p class="action-bar__note" role="status">
                {move || match form.since.get() {
                    Since::Same | Since::Erased => None,
                    Since::Changed => Some(text::CHANGED_SINCE),
                    Since::Gone => Some(text::GONE_SINCE),
                }}
            </p>
            <div class="action-bar__buttons">
                <button class="button button--primary" type="submit">
                    {shell::SAVE}
                </button>
                {form
                    .is_new()
                    .then(|| {
                        view! {
                            <button class="button" type="button" on:click=move |_| form.save_and_add()>
                                {text::SAVE_AND_ADD}
                            </button>
                        }
                    })}
                <button class="button button--quiet" type="button" on:click=move |_| form.cancel()>
                    {shell::CANCEL}
                </button>
            </div>
        </div>
    }
}

/// Says that the form was filled in from a draft, and gives it up on request.
#[component]
fn StoredDraft(form: Form) -> impl IntoMarkup {
    view! {
        <Notice>
            <div class="notice__text">
                <strong>{text::HAS_DRAFT.0}</strong>
                {text::HAS_DRAFT.1}
            </div>
            <div class="buttons">
                <button class="button" type="button" on:click=move |_| form.drop_stored_draft()>
                    {text::DROP_DRAFT}
                </button>
            </div>
        </Notice>
    }
}
