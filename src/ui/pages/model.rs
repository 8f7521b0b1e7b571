//! A model's page: all of the form's parts, its years, who wrote last.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{Memo, Signal};
use leptos::prelude::*;

use crate::domain::command::Command;
use crate::domain::conflict::{Conflict, conflicts_of};
use crate::domain::model::Model;
use crate::domain::path::Path;
use crate::domain::register::{RecordId, Register};
use crate::shell::page;
use crate::ui::components::badge::{Badge, BadgeKind};
use crate::ui::components::catalogue_word::Word;
use crate::ui::components::disclosure::Disclosure;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::page_header::PageHeader;
use crate::ui::names::Names;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::paths::path_label;
use crate::ui::text::{deleted, journal, models as text, shell, stages};

use super::models::LastList;
use super::on_demand::{OnDemand, Wanted};
use super::purge::{Asked, all_deleted};

mod other;
mod parts;
mod years;

/// Shows one model, or says that the register does not have it.
#[component]
pub fn ModelPage(
    /// The id.
    id: String,
) -> impl IntoMarkup {
    let app = App::expect();
    let id = StoredValue::new(RecordId::model(id));
    let names = App::expect().names;
    let title = Memo::new(move |_| {
        app.register
            .with(|register| id.with_value(|id| title_of(register, id)))
    });
    let heading = Signal::derive(move || title.get().unwrap_or_else(|| text::GONE.to_owned()));
    // The browser keeps titles of windows in its history: neither a model nor a person is named there.
    let is_there = Memo::new(move |_| title.with(Option::is_some));
    Effect::new(move || {
        let words = if is_there.get() {
            text::MODEL
        } else {
            text::GONE
        };
        page::set_title(&shell::window_title(words));
    });
    let content = move || {
        names.with(|names| {
            app.register.with(|register| {
                let model = id.with_value(|id| {
                    Model::find(register, id).map(|model| shown(register, names, model))
                });
                model.unwrap_or_else(|| view! { <Gone /> })
            })
        })
    };
    let history = move || is_there.get().then(|| later(id));
    view! {
        <a class="back-link" href=LastList::route().href()>
            <Icon name=IconName::ChevronLeft />
            {shell::MODELS}
        </a>
        <PageHeader title=heading />
        {content}
        {history}
    }
}

/// Stands below the model, behind lines that open it.
fn later(id: StoredValue<RecordId>) -> Markup {
    view! {
        <Disclosure summary=stages::REPLICATIONS.to_owned()>
            <OnDemand wanted=Wanted::Replications(id.get_value()) />
        </Disclosure>
        <Disclosure summary=journal::HISTORY.to_owned()>
            <OnDemand wanted=Wanted::History(id.get_value()) />
        </Disclosure>
    }
}

fn title_of(register: &Register, id: &RecordId) -> Option<String> {
    let title = Model::find(register, id)?.title();
    Some(text::titled(title).to_owned())
}

/// Stands where the model is not in the register.
#[component]
pub(super) fn Gone() -> impl IntoMarkup {
    view! {
        <div class="card empty-state">
            <Icon name=IconName::Search />
            <p>{text::GONE_HINT}</p>
            <div class="buttons">
                <a class="button button--primary" href=LastList::route().href()>
                    {text::TO_MODELS}
                </a>
                <a class="button" href=Route::Exchange.href()>
                    {shell::EXCHANGE}
                </a>
                <a class="button" href=all_deleted().href()>
                    {deleted::TITLE}
                </a>
            </div>
        </div>
    }
}

fn shown(register: &Register, names: &Names, model: Model<'_>) -> Markup {
    let id = model.record_id();
    let last = model.last_written().map(|(at, by)| {
        let (date, time) = at.vietnam_date_time();
        view! { <p class="hint">{text::last_written(&date, &time, by)}</p> }
    });
    let (parts, unstated) = parts::parts(register, names, model);
    let complete = (!unstated.is_empty()).then(|| {
        let edit = Route::EditModel { id: id.id.clone(), year: None };
        view! { <p class="hint">{text::unstated(&unstated)} <a href=edit.href()>{text::COMPLETE}</a></p> }
    });
    view! {
        <div class="stack">
            {badges(names, model)} <Actions id=id.clone() title=model.title().to_owned() /> {conflicts(model)}
            <div class="stack model-page">
                {years::years(names, model)}
                <div class="stack">{parts} {other::unknown_members(model)} {complete} {last}</div>
            </div>
        </div>
    }
}

/// Says where somebody has to decide, and leads there.
fn conflicts(model: Model<'_>) -> impl IntoMarkup {
    let found = conflicts_of(model.record_id(), model.record());
    let labels: Vec<String> = found.iter().map(conflict_label).collect();
    (!labels.is_empty()).then(|| {
        view! {
            <Notice kind=NoticeKind::Attention>
                <div class="notice__text">
                    {text::HAS_CONFLICTS}
                    <a href=Route::Exchange.href()>{text::n_conflicts(labels.len())}</a>
                    {text::undecided_at(&labels)}
                </div>
            </Notice>
        }
    })
}

fn conflict_label(conflict: &Conflict) -> String {
    match conflict {
        Conflict::Values { path, .. } => path_label(path),
        Conflict::EditedAfterDeletion { prefix, .. } => {
            text::edited_after_deletion(Path::from(prefix.clone()).year())
        }
    }
}

fn badges(names: &Names, model: Model<'_>) -> impl IntoMarkup {
    let badges = [
        Word::in_list(&names.kinds, model.kind()),
        Word::subject(model.subject()),
        Word::in_list(&names.fields, model.field()),
    ];
    let badges = badges.into_iter().filter(|word| !word.text.is_empty());
    let badges = badges.map(|word| {
        let kind = if word.is_known {
            BadgeKind::Plain
        } else {
            BadgeKind::Attention
        };
        view! {
            <li>
                <Badge kind=kind word=word.in_one_line() />
            </li>
        }
    });
    view! { <ul class="badges">{badges.collect::<Markup>()}</ul> }
}

/// Offers what can be done with the whole model.
#[component]
fn Actions(id: RecordId, title: String) -> impl IntoMarkup {
    let app = App::expect();
    let edit = Route::EditModel {
        id: id.id.clone(),
        year: None,
    }
    .href();
    let add_year = Route::AddYear { id: id.id.clone() }.href();
    let back = LastList::route();
    let purge = Asked::Model(id.id.clone()).route().href();
    let delete = move |_| {
        if app.dispatch(Command::Delete(id.clone()), text::deleted(&title)) {
            page::go_to(&back.fragment());
        }
    };
    view! {
        <div class="buttons">
            <a class="button button--primary" href=edit>
                <Icon name=IconName::Pencil />
                {shell::EDIT}
            </a>
            <a class="button" href=add_year>
                <Icon name=IconName::Plus />
                {text::ADD_YEAR}
            </a>
            <button class="button button--quiet" type="button" on:click=delete>
                <Icon name=IconName::Trash />
                {shell::DELETE}
            </button>
            <a class="button button--quiet" href=purge>
                {deleted::TO_PURGE}
            </a>
        </div>
    }
}
