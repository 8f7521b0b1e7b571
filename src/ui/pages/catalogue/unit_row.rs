//! One unit of the tree, with its buttons or its form.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;

use super::entries::Standing;
use super::make;
use super::unit_form::UnitForm;
use super::units::{TITLE_ID, UnitLine};
use crate::domain::command::Command;
use crate::domain::member;
use crate::domain::register::RecordId;
use crate::domain::unit_draft::UnitDraft;
use crate::domain::value::Value;
use crate::shell::{clock, page};
use crate::ui::components::badge::{Badge, BadgeKind};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::names::Names;
use crate::ui::state::App;
use crate::ui::text::{catalogue as text, shell};

fn edit_id(id: &str) -> String {
    format!("edit-unit-{id}")
}

fn retire_id(id: &str) -> String {
    format!("retire-unit-{id}")
}

/// Shows a unit.
#[component]
pub fn UnitRow(
    /// The unit.
    line: UnitLine,
    /// The id of the unit that is being changed.
    edited: RwSignal<Option<String>>,
) -> impl IntoMarkup {
    let names = App::expect().names;
    let id = StoredValue::new(line.id.clone());
    let is_edited =
        Memo::new(move |_| edited.with(|edited| id.with_value(|id| edited.as_ref() == Some(id))));
    let close = Callback::new(move |()| {
        edited.set(None);
        let button = id.with_value(|id| edit_id(id));
        request_animation_frame(move || page::focus(&button));
    });
    let is_child = line.depth > 0;
    view! {
        <li class="entry-list__item" class=("entry-list__item--child", is_child)>
            {move || {
                let unit = is_edited
                    .get()
                    .then(|| names.with_untracked(|names| id.with_value(|id| names.units.get(id).cloned())))
                    .flatten();
                match unit {
                    Some(unit) => {
                        view! {
                            <div class="entry-list__form">
                                <UnitForm unit=unit on_saved=close on_cancel=close />
                            </div>
                        }
                    }
                    None => {
                        view! {
                            <UnitWords line=line.clone() />
                            <UnitButtons line=line.clone() edited=edited />
                        }
                    }
                }
            }}
        </li>
    }
}

#[component]
fn UnitWords(line: UnitLine) -> impl IntoMarkup {
    let badge = match line.standing {
        Standing::Offered => None,
        Standing::Retired => Some((BadgeKind::Quiet, text::RETIRED)),
        Standing::Unknown => Some((BadgeKind::Attention, shell::NOT_IN_CATALOGUE)),
    };
    view! {
        <div>
            <p class="entry-list__name">
                {line.name} " " {badge.map(|(kind, word)| view! { <Badge kind=kind word=word /> })}
            </p>
            <p class="hint">{line.note}</p>
        </div>
    }
}

#[component]
fn UnitButtons(line: UnitLine, edited: RwSignal<Option<String>>) -> impl IntoMarkup {
    let app = App::expect();
    let names = App::expect().names;
    let UnitLine {
        id,
        name,
        standing,
        is_used,
        ..
    } = line;
    let record = RecordId::unit(&id);
    let hidden = format!(" {name}");
    let hidden = move || view! { <span class="visually-hidden">{hidden.clone()}</span> };
    if standing == Standing::Unknown {
        let adopt = move |_| {
            let exists = app
                .register
                .with_untracked(|register| register.get(&record).is_some());
            let command = if exists {
                Command::Restore(record.clone())
            } else {
                named(&record, &name)
            };
            make(app, &command, text::added(&name), edit_id(&record.id));
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
    let (edit_id, retire_id) = (edit_id(&id), retire_id(&id));
    let open = {
        let id = id.clone();
        move || {
            edited.set(Some(id.clone()));
            let input = super::unit_form::name_input_id(Some(&id));
            request_animation_frame(move || page::focus(&input));
        }
    };
    let is_retired = standing == Standing::Retired;
    let retire = {
        let (record, name, focus, open) = (
            record.clone(),
            name.clone(),
            retire_id.clone(),
            open.clone(),
        );
        move |_| match names.with_untracked(|names| retired(names, &record, is_retired)) {
            Some(command) => {
                let said = if is_retired {
                    text::offered_again(&name)
                } else {
                    text::unit_retired(&name)
                };
                make(app, &command, said, focus.clone());
            }
            // Something in the unit stands against it, such as a first day to come: the form says what.
            None => open(),
        }
    };
    let delete = move |_| {
        make(
            app,
            &Command::Delete(record.clone()),
            text::deleted(&name),
            TITLE_ID.to_owned(),
        );
    };
    view! {
        <div class="buttons">
            <button class="button" type="button" id=edit_id on:click=move |_| open()>
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

/// Returns the command that adds a unit of which no more than the name is known.
fn named(record: &RecordId, name: &str) -> Command {
    Command::SaveUnit {
        id: record.clone(),
        members: vec![(member::NAME, Value::text(name))],
        successors: Vec::new(),
    }
}

/// Returns the command that makes today a unit's last day, or takes its last day away.
fn retired(names: &Names, record: &RecordId, is_retired: bool) -> Option<Command> {
    let mut draft = UnitDraft::of(names.units.get(&record.id)?);
    draft.valid_to = if is_retired {
        String::new()
    } else {
        clock::now().vietnam_date_time().0
    };
    let checked = draft.check(&names.units, &record.id).ok()?;
    Some(Command::SaveUnit {
        id: record.clone(),
        members: checked.members,
        successors: checked.successors,
    })
}
