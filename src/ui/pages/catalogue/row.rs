//! One row of the catalogue, with its buttons or its form.

use std::rc::Rc;

use crate::ui::markup::{IntoMarkup, Markup, Row, keyed_list, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;

use super::effective::effective_button;
use super::entries::wrong_name;
use super::indicator_form::{self, IndicatorForm, indicator_input_id};
use super::line::{Line, Standing, heading_id};
use super::unit_form::{self, UnitForm, name_input_id};
use crate::domain::catalogue::CatalogueList;
use crate::domain::command::Command;
use crate::domain::member;
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::unit_draft::UnitDraft;
use crate::domain::value::Value;
use crate::shell::{clock, page};
use crate::ui::components::badge::{Badge, BadgeKind};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::name_form::{NameForm, NameFormUse};
use crate::ui::names::Names;
use crate::ui::pages::closed_years::stops;
use crate::ui::parts::Parts;
use crate::ui::state::App;
use crate::ui::text::{catalogue as text, shell};
use crate::ui::typed::{self, Keeping, keeping};

fn edit_id(record: &RecordId) -> String {
    format!("edit-{record}")
}

fn input_id(record: &RecordId) -> String {
    match record.collection {
        Collection::Units => name_input_id(Some(&record.id)),
        ref list if *list == Collection::INDICATORS => indicator_input_id(Some(record)),
        _ => format!("name-{record}"),
    }
}

/// Names the form among those that keep what is typed.
fn typed_name(record: &RecordId) -> String {
    match record.collection {
        Collection::Units => unit_form::typed_name(Some(&record.id)),
        _ => indicator_form::typed_name(Some(record)),
    }
}

fn focus_soon(id: String) {
    request_animation_frame(move || page::focus(&id));
}

/// Applies a command, and moves the focus once the list is shown anew. Returns whether anything changed.
pub(super) fn make(app: App, command: Command, deed: String, focus: String) -> bool {
    focus_soon(focus);
    !stops(app, &command) && app.dispatch(command, deed)
}

/// Shows lines, a long list of them by parts and with a search by name. Any number of them are being changed, so that opening one
/// drops nothing that was typed in another. Those with something typed last time are.
pub fn entry_list(id: &'static str, all: Memo<Vec<Line>>) -> Markup {
    let names = typed::names(App::expect());
    let edited = all.with_untracked(|all| {
        let records = all.iter().map(|line| &line.record);
        let edited = records.filter(|record| names.contains(&typed_name(record)));
        edited.map(|record| record.id.clone()).collect::<Vec<_>>()
    });
    let edited = RwSignal::new(edited);
    let parts = Parts::new(all, |line| &line.name);
    let rows = keyed_list(move || {
        let row = |line: &Line| {
            let (key, line) = (line.key(), line.clone());
            Row::new(key, move || {
                view! { <LineRow line=line.clone() all=all edited=edited /> }
            })
        };
        let is_open = |line: &Line| edited.with(|edited| edited.contains(&line.record.id));
        parts.shown(is_open, row)
    });
    view! {
        {parts.search(id)}
        <ul class="entry-list">{rows}</ul>
        {parts.more()}
    }
}

/// Shows a line.
#[component]
fn LineRow(
    /// The line.
    line: Line,
    /// All lines of its list.
    all: Memo<Vec<Line>>,
    /// The ids of the lines that are being changed.
    edited: RwSignal<Vec<String>>,
) -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let id = StoredValue::new(line.record.id.clone());
    let is_edited =
        Memo::new(move |_| edited.with(|edited| id.with_value(|id| edited.contains(id))));
    let is_child = line.depth > 0;
    view! {
        <li class="entry-list__item" class=("entry-list__item--child", is_child)>
            {move || {
                let form = is_edited
                    .get()
                    .then(|| match line.record.collection {
                        Collection::Units => unit_form(names, &line.record, edited),
                        ref list if *list == Collection::INDICATORS => {
                            Some(indicator_form(app, &line.record, all, edited))
                        }
                        _ => Some(name_form(app, line.clone(), all, edited)),
                    })
                    .flatten();
                match form {
                    Some(form) => form,
                    None => {
                        view! {
                            <Words line=line.clone() />
                            <Buttons line=line.clone() edited=edited />
                        }
                    }
                }
            }}
        </li>
    }
}

/// Returns the form of a unit; `None` where it is gone.
fn unit_form(
    names: Memo<Names>,
    record: &RecordId,
    edited: RwSignal<Vec<String>>,
) -> Option<Markup> {
    let unit = names.with_untracked(|names| names.units.get(&record.id).cloned())?;
    let close = closing(edited, record);
    Some(view! {
        <div class="entry-list__form">
            <UnitForm unit=unit on_saved=close on_cancel=close />
        </div>
    })
}

fn indicator_form(
    app: App,
    record: &RecordId,
    all: Memo<Vec<Line>>,
    edited: RwSignal<Vec<String>>,
) -> Markup {
    let close = closing(edited, record);
    let [name, measure] = app.with_shown_untracked(|register| {
        let text = |member| {
            register
                .get(record)
                .map_or("", |record| record.text(&[member]))
        };
        [member::NAME, member::MEASURE].map(|member| text(member).to_owned())
    });
    view! {
        <div class="entry-list__form">
            <IndicatorForm
                record=Some(record.clone())
                name=name
                measure=measure
                all=all
                on_saved=close
                on_cancel=close
            />
        </div>
    }
}

fn close(edited: RwSignal<Vec<String>>, id: &str) {
    edited.update(|edited| edited.retain(|one| one != id));
}

/// Returns what gives a form up: the line is back, and its button has the focus.
fn closing(edited: RwSignal<Vec<String>>, record: &RecordId) -> Callback<()> {
    let (button, id) = (edit_id(record), record.id.clone());
    Callback::new(move |()| {
        close(edited, &id);
        focus_soon(button.clone());
    })
}

fn name_form(app: App, line: Line, all: Memo<Vec<Line>>, edited: RwSignal<Vec<String>>) -> Markup {
    let Line { record, name, .. } = line;
    let (input, button) = (input_id(&record), edit_id(&record));
    let own = record.id.clone();
    let check = move |name: String| all.with_untracked(|all| wrong_name(all, &name, Some(&own)));
    let check = Callback::new(check);
    let (cancel, label) = (closing(edited, &record), text::new_name_of(&name));
    let (typed_name, first) = (typed_name(&record), input.clone());
    // Words that stand for a name are none to begin with.
    let name = app.with_shown_untracked(|register| match register.get(&record) {
        Some(record) => record.text(&[member::NAME]).to_owned(),
        None => name,
    });
    let form = move |open: Keeping<[String; 1]>| {
        let (record, button) = (record.clone(), button.clone());
        let save = move |name: String| {
            open.end();
            close(edited, &record.id);
            let command = Command::Rename(record.clone(), name.clone());
            make(app, command, text::saved(&name), button.clone());
        };
        let give_up = move |()| {
            open.end();
            cancel.run(());
        };
        let [name] = open.draft.get_untracked();
        view! {
            <NameForm
                id=input.clone()
                label=label.clone()
                value=name
                usage=NameFormUse::Change(shell::SAVE)
                check=check
                on_save=Callback::new(save)
                on_input=Callback::new(move |name| open.draft.set([name]))
                on_cancel=Callback::new(give_up)
            />
        }
    };
    keeping(
        typed_name,
        first,
        Some(|_| text::NAME),
        move || [name.clone()],
        form,
    )
}

#[component]
fn Words(line: Line) -> impl IntoMarkup {
    let badge = match line.standing {
        Standing::Offered => None,
        Standing::Retired => Some((BadgeKind::Quiet, text::RETIRED)),
        Standing::Unknown => Some((BadgeKind::Attention, shell::NOT_IN_CATALOGUE)),
    };
    let Line { note, troubles, .. } = line;
    let marks: Markup = troubles
        .iter()
        .map(|(word, _)| view! { " " <Badge kind=BadgeKind::Attention word=*word /> })
        .collect();
    let sentences = troubles.into_iter().map(|(_, words)| words);
    let sentences: Markup = sentences
        .map(|words| view! { <p class="hint">{words}</p> })
        .collect();
    view! {
        <div>
            <p class="entry-list__name">
                {line.name} " " {badge.map(|(kind, word)| view! { <Badge kind=kind word=word /> })}
                {marks}
            </p>
            {(!note.is_empty()).then(|| view! { <p class="hint">{note}</p> })}
            {sentences}
        </div>
    }
}

#[component]
fn Buttons(line: Line, edited: RwSignal<Vec<String>>) -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let hidden = format!(" {}", line.name);
    let hidden = move || view! { <span class="visually-hidden">{hidden.clone()}</span> };
    let edit_id = edit_id(&line.record);
    if line.standing == Standing::Unknown {
        let adopt = move |_| {
            let command = app
                .register
                .with_untracked(|register| adopted(register, &line));
            make(app, command, text::added(&line.name), edit_id.clone());
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
    let Line {
        standing, is_used, ..
    } = line;
    let retire_id = format!("retire-{}", line.record);
    let line = Rc::new(line);
    let open = {
        let line = Rc::clone(&line);
        move || {
            edited.update(|edited| edited.push(line.record.id.clone()));
            focus_soon(input_id(&line.record));
        }
    };
    let is_retired = standing == Standing::Retired;
    let retire = {
        let (line, open, focus) = (Rc::clone(&line), open.clone(), retire_id.clone());
        move |_| {
            let Some(command) = names.with_untracked(|names| retired(names, &line)) else {
                // Something in the unit stands against it, such as a first day to come: the form says what.
                return open();
            };
            let deed = if is_retired {
                text::offered_again
            } else {
                text::retired
            };
            let is_done = make(app, command, deed(&line.name), focus.clone());
            if is_done && !is_retired && line.record.collection == Collection::Units {
                app.say_more(text::UNIT_RETIRED);
            }
        }
    };
    let effective = effective_button(app, &line);
    let delete = move |_| {
        let command = Command::Delete(line.record.clone());
        let heading = heading_id(&line.record.collection);
        make(app, command, text::deleted(&line.name), heading);
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
            {effective}
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

/// Returns the command that brings a line into the catalogue of which no more than the name is known.
fn adopted(register: &Register, line: &Line) -> Command {
    let id = line.record.clone();
    match (register.get(&id), &id.collection) {
        (Some(_), _) => Command::Restore(id),
        (None, Collection::Units) => Command::SaveUnit {
            id,
            members: vec![(member::NAME, Value::text(&line.name))],
            successors: Vec::new(),
        },
        (None, list) => Command::AddEntry {
            order: CatalogueList::of(register, list).next_order(),
            name: line.name.clone(),
            id,
        },
    }
}

/// Returns the command that retires a line or offers it again. For a unit, today becomes the last day, or the last day
/// goes; `None` where something stands against it.
fn retired(names: &Names, line: &Line) -> Option<Command> {
    let id = line.record.clone();
    let is_retired = line.standing == Standing::Retired;
    if id.collection != Collection::Units {
        return Some(Command::Retire(id, !is_retired));
    }
    let mut draft = UnitDraft::of(names.units.get(&id.id)?);
    draft.valid_to = if is_retired {
        String::new()
    } else {
        clock::now().vietnam_date_time().0
    };
    let checked = draft.check(&names.units, &id.id).ok()?;
    Some(Command::SaveUnit {
        id,
        members: checked.members,
        successors: checked.successors,
    })
}
