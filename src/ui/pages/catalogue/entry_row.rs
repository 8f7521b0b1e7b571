//! One entry of a list of the catalogue, with its buttons or its form.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;

use super::entries::{Entry, Standing, collection, key, wrong_name};
use super::make;
use crate::domain::catalogue::CatalogueList;
use crate::domain::command::Command;
use crate::domain::register::RecordId;
use crate::shell::page;
use crate::ui::components::badge::{Badge, BadgeKind};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::name_form::{NameForm, NameFormUse};
use crate::ui::state::App;
use crate::ui::text::catalogue::{self as text, ListName};
use crate::ui::text::shell;

/// Shows an entry.
#[component]
pub fn EntryRow(
    /// The list it is in.
    list: ListName,
    /// The entry.
    entry: Entry,
    /// The whole list.
    all: Memo<Vec<Entry>>,
    /// The id of the entry that is being renamed.
    edited: RwSignal<Option<String>>,
) -> impl IntoMarkup {
    let app = App::expect();
    let record = RecordId::new(collection(list), &entry.id);
    let id = StoredValue::new(entry.id.clone());
    let is_edited =
        Memo::new(move |_| edited.with(|edited| id.with_value(|id| edited.as_ref() == Some(id))));
    let form = {
        let (entry, record) = (entry.clone(), record.clone());
        move || {
            let input = format!("name-{}-{}", key(list), entry.id);
            let button = format!("edit-{}-{}", key(list), entry.id);
            let close = {
                let button = button.clone();
                move |()| {
                    let button = button.clone();
                    edited.set(None);
                    request_animation_frame(move || page::focus(&button));
                }
            };
            let record = record.clone();
            let save = move |name: String| {
                edited.set(None);
                let command = Command::Rename(record.clone(), name.clone());
                make(app, &command, text::saved(&name), button.clone());
            };
            let own = entry.id.clone();
            let check =
                move |name: String| all.with_untracked(|all| wrong_name(all, &name, Some(&own)));
            view! {
                <NameForm
                    id=input
                    label=text::new_name_of(&entry.name)
                    value=entry.name.clone()
                    usage=NameFormUse::Rename
                    check=Callback::new(check)
                    on_save=Callback::new(save)
                    on_cancel=Callback::new(close)
                />
            }
        }
    };
    view! {
        <li class="entry-list__item">
            {move || match is_edited.get() {
                true => form().into_markup(),
                false => {
                    view! {
                        <EntryWords entry=entry.clone() />
                        <EntryButtons list=list entry=entry.clone() record=record.clone() edited=edited />
                    }
                }
            }}
        </li>
    }
}

#[component]
fn EntryWords(entry: Entry) -> impl IntoMarkup {
    let badge = match entry.standing {
        Standing::Offered => None,
        Standing::Retired => Some((BadgeKind::Quiet, text::RETIRED)),
        Standing::Unknown => Some((BadgeKind::Attention, shell::NOT_IN_CATALOGUE)),
    };
    let note = match (entry.standing, entry.n_models) {
        (_, None) => String::new(),
        (Standing::Offered, Some(n)) => text::n_models(n),
        (Standing::Retired, Some(n)) => text::retired_note(n),
        (Standing::Unknown, Some(n)) => text::n_models_say_so(n),
    };
    view! {
        <div>
            <p class="entry-list__name">
                {entry.name} " " {badge.map(|(kind, word)| view! { <Badge kind=kind word=word /> })}
            </p>
            {(!note.is_empty()).then(|| view! { <p class="hint">{note}</p> })}
        </div>
    }
}

#[component]
fn EntryButtons(
    list: ListName,
    entry: Entry,
    record: RecordId,
    edited: RwSignal<Option<String>>,
) -> impl IntoMarkup {
    let app = App::expect();
    let Entry {
        id,
        name,
        standing,
        is_used,
        ..
    } = entry;
    let page_id = move |act: &str, id: &str| format!("{act}-{}-{id}", key(list));
    let hidden = format!(" {name}");
    let hidden = move || view! { <span class="visually-hidden">{hidden.clone()}</span> };
    if standing == Standing::Unknown {
        let focus = page_id("edit", &id);
        let adopt = move |_| {
            let command = app
                .register
                .with_untracked(|register| match register.get(&record) {
                    Some(_) => Command::Restore(record.clone()),
                    None => Command::AddEntry {
                        id: record.clone(),
                        name: name.clone(),
                        order: CatalogueList::of(register, &collection(list)).next_order(),
                    },
                });
            make(app, &command, text::added(&name), focus.clone());
        };
        return view! {
            <div class="buttons">
                <button class="button" type="button" on:click=adopt>
                    <Icon name=IconName::Plus />
                    {text::ADOPT}
                    {hidden()}
                </button>
            </div>
        };
    }
    let (edit_id, retire_id) = (page_id("edit", &id), page_id("retire", &id));
    let input_id = page_id("name", &id);
    let edit = move |_| {
        edited.set(Some(id.clone()));
        let input_id = input_id.clone();
        request_animation_frame(move || page::focus(&input_id));
    };
    let is_retired = standing == Standing::Retired;
    let retire = {
        let (record, name, focus) = (record.clone(), name.clone(), retire_id.clone());
        move |_| {
            let said = if is_retired {
                text::offered_again(&name)
            } else {
                text::retired(&name)
            };
            make(
                app,
                &Command::Retire(record.clone(), !is_retired),
                said,
                focus.clone(),
            );
        }
    };
    let delete = move |_| {
        make(
            app,
            &Command::Delete(record.clone()),
            text::deleted(&name),
            format!("list-{}", key(list)),
        );
    };
    view! {
        <div class="buttons">
            <button class="button" type="button" id=edit_id on:click=edit>
                {text::RENAME}
                {hidden()}
            </button>
            <button class="button button--quiet" type="button" id=retire_id on:click=retire>
                {if is_retired { text::OFFER_AGAIN } else { text::RETIRE }}
                {hidden()}
            </button>
            {(!is_used)
                .then(|| {
                    view! {
                        <button class="button button--quiet" type="button" on:click=delete>
                            {shell::DELETE}
                            {hidden()}
                        </button>
                    }
                })}
        </div>
    }
}
