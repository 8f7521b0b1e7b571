//! The sets: which words, criteria and deadlines are valid in which years; added, copied, changed, retired, sent alone.

use crate::ui::markup::{IntoMarkup, Markup, Row, keyed_list, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;

use super::line::heading_id;
use super::set_form::{SetForm, Start, name_input_id, typed_name};
use super::set_line::{SetLine, lines};
use crate::domain::command::Command;
use crate::domain::register::{Collection, RecordId};
use crate::domain::scope::{Content, Scope};
use crate::domain::set_draft::SetDraft;
use crate::domain::set_warnings::{SetWarning, warnings};
use crate::shell::{clock, page};
use crate::ui::components::badge::{Badge, BadgeKind};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::pages::closed_years::stops;
use crate::ui::pages::exchange::outgoing::want_scope;
use crate::ui::parts::Parts;
use crate::ui::record_words::record_title;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::{catalogue, sets as text, shell};
use crate::ui::typed;

const ADD_ID: &str = "add-set";
/// How many faults are named; those behind them are seen once these are mended.
const N_FAULTS_SHOWN: usize = 50;

/// Is what is open in the card.
#[derive(Clone, Copy)]
struct Open {
    /// The ids of the sets that are being changed.
    edited: RwSignal<Vec<String>>,
    /// What a new set begins with; none while none is added.
    start: RwSignal<Option<Start>>,
    /// Another number makes another form of a new set.
    n_started: RwSignal<usize>,
}

impl Open {
    fn begin(self, start: Start) {
        self.n_started.update(|n| *n += 1);
        self.start.set(Some(start));
        request_animation_frame(|| page::focus(&name_input_id(None)));
    }
}

/// Shows the sets with everything that can be done to them.
#[component]
pub fn SetsCard() -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let all = Memo::new(move |_| {
        let own = app.settings.with(|settings| settings.unit.clone());
        let year = clock::this_year();
        app.with_shown(|register| names.with(|names| lines(register, names, &own, year)))
    });
    // What was typed last time is open again.
    let typed = typed::names(app);
    let is_typed = |set: Option<&str>| typed.contains(&typed_name(set));
    let edited = all.with_untracked(|all| {
        let ids = all.iter().map(|line| &line.id);
        ids.filter(|id| is_typed(Some(id))).cloned().collect()
    });
    let open = Open {
        edited: RwSignal::new(edited),
        start: RwSignal::new(is_typed(None).then(|| Start::of_unit(app))),
        n_started: RwSignal::new(0),
    };
    let parts = Parts::new(all, |line| &line.name);
    let rows = move || {
        let edited = open.edited.get();
        let row = |line: &SetLine| {
            // A row that is being changed stays as it is, whatever becomes of the set meanwhile.
            let is_edited = edited.contains(&line.id);
            let key = match is_edited {
                true => format!("edit {}", line.id),
                false => line.key(),
            };
            let line = line.clone();
            Row::new(key, move || {
                let row = match is_edited {
                    true => form(line, open),
                    false => view! {
                        <Words line=line.clone() />
                        <Buttons line=line open=open />
                    },
                };
                view! { <li class="entry-list__item entry-list__item--wide">{row}</li> }
            })
        };
        parts.shown(|line| edited.contains(&line.id), row)
    };
    let close = Callback::new(move |()| {
        open.start.set(None);
        request_animation_frame(|| page::focus(ADD_ID));
    });
    let new_form = move || {
        let start = open.start.get().into_iter();
        let key = open.n_started.get_untracked().to_string();
        start
            .map(|start| {
                let form = move || {
                    view! {
                        <h3>{text::ADD_SET}</h3>
                        <SetForm set=None start=start on_close=close />
                    }
                };
                Row::new(key.clone(), form)
            })
            .collect()
    };
    let title_id = heading_id(&Collection::SETS);
    view! {
        <section class="card" aria-labelledby=title_id.clone()>
            <h2 class="card__title" id=title_id tabindex="-1">
                {text::SETS}
            </h2>
            <p class="hint">{text::SETS_HINT}</p>
            {move || faults(app)}
            {move || all.with(Vec::is_empty).then(|| view! { <p class="hint">{text::NO_SETS}</p> })}
            {parts.search("sets-search")}
            <ul class="entry-list">{keyed_list(rows)}</ul>
            {parts.more()}
            {keyed_list(new_form)}
            {move || {
                open.start
                    .with(Option::is_none)
                    .then(|| {
                        view! {
                            <div class="buttons">
                                <button
                                    class="button"
                                    type="button"
                                    id=ADD_ID
                                    on:click=move |_| open.begin(Start::of_unit(app))
                                >
                                    <Icon name=IconName::Plus />
                                    {text::ADD_SET}
                                </button>
                            </div>
                        }
                    })
            }}
        </section>
    }
}

/// Says what files have brought that no form would take.
fn faults(app: App) -> Markup {
    let found = app.with_shown(warnings);
    if found.is_empty() {
        return Markup::Nothing;
    }
    let line = |warning: &SetWarning| {
        let id = RecordId::new(Collection::SETS, &warning.set);
        let name = app.with_shown(|register| record_title(register, &id));
        view! { <li>{text::fault(&warning.fault, &name)}</li> }
    };
    let lines: Markup = found.iter().take(N_FAULTS_SHOWN).map(line).collect();
    let more = match found.len().saturating_sub(N_FAULTS_SHOWN) {
        0 => Markup::Nothing,
        n => view! { <li>{text::more_faults(n)}</li> },
    };
    view! {
        <Notice kind=NoticeKind::Attention>
            <ul class="notice__text">{lines} {more}</ul>
        </Notice>
    }
}

/// Returns the form of a set that is being changed.
fn form(line: SetLine, open: Open) -> Markup {
    let start = Start::of_set(App::expect(), &line.record());
    let id = line.id.clone();
    let close = Callback::new(move |()| {
        open.edited.update(|edited| edited.retain(|one| *one != id));
        let button = edit_id(&id);
        request_animation_frame(move || page::focus(&button));
    });
    view! {
        <div class="entry-list__form">
            <SetForm set=Some(line.id) start=start on_close=close />
        </div>
    }
}

fn edit_id(set: &str) -> String {
    format!("edit-set-{set}")
}

#[component]
fn Words(line: SetLine) -> impl IntoMarkup {
    let badges = [
        (line.is_sample, BadgeKind::Attention, text::SAMPLE),
        (line.is_retired, BadgeKind::Quiet, catalogue::RETIRED),
    ];
    let badges = badges.into_iter().filter(|(is_so, _, _)| *is_so);
    let badges = badges.map(|(_, kind, word)| view! { " " <Badge kind=kind word=word /> });
    let notes = line.notes.into_iter().filter(|note| !note.is_empty());
    view! {
        <div>
            <p class="entry-list__name">{line.name} {badges.collect::<Markup>()}</p>
            {notes.map(|note| view! { <p class="hint">{note}</p> }).collect::<Markup>()}
            {line.is_sample.then(|| view! { <p class="hint">{text::SAMPLE_HINT}</p> })}
        </div>
    }
}

#[component]
fn Buttons(line: SetLine, open: Open) -> impl IntoMarkup {
    let app = App::expect();
    let SetLine {
        is_retired,
        is_used,
        ..
    } = line;
    let line = StoredValue::new(line);
    let hidden = move || {
        let name = format!(" {}", line.with_value(|line| line.name.clone()));
        view! { <span class="visually-hidden">{name}</span> }
    };
    let edit = move |_| {
        let id = line.with_value(|line| line.id.clone());
        open.edited.update(|edited| edited.push(id.clone()));
        request_animation_frame(move || page::focus(&name_input_id(Some(&id))));
    };
    let copy = move |_| {
        let copied = line.with_value(|line| {
            let name = text::copy_name(&line.name);
            app.register.with_untracked(|register| {
                let record = register.get(&line.record())?;
                Some(SetDraft::copy_of(record, name, clock::this_year()))
            })
        });
        if let Some(draft) = copied {
            let origin = line.with_value(SetLine::record);
            open.begin(Start::of_copy(app, draft, &origin));
        }
    };
    let retire = move |_| {
        line.with_value(|line| {
            let deed = match is_retired {
                true => catalogue::offered_again(&line.name),
                false => catalogue::retired(&line.name),
            };
            let command = Command::Retire(line.record(), !is_retired);
            if !stops(app, &command) {
                app.dispatch(command, deed);
            }
        });
    };
    let delete = move |_| {
        request_animation_frame(|| page::focus(&heading_id(&Collection::SETS)));
        line.with_value(|line| {
            let command = Command::Delete(line.record());
            if !stops(app, &command) {
                app.dispatch(command, catalogue::deleted(&line.name));
            }
        });
    };
    let export = move |_| {
        let id = line.with_value(|line| line.id.clone());
        want_scope(Scope::of_content(Content::Set(id)));
    };
    let quiet = "button button--quiet";
    let (retire_word, edit_id) = match is_retired {
        true => (
            catalogue::OFFER_AGAIN,
            line.with_value(|line| edit_id(&line.id)),
        ),
        false => (catalogue::RETIRE, line.with_value(|line| edit_id(&line.id))),
    };
    view! {
        <div class="buttons">
            <button class="button" type="button" id=edit_id on:click=edit>
                {catalogue::RENAME}
                {hidden()}
            </button>
            <button class=quiet type="button" on:click=copy>
                {text::COPY}
                {hidden()}
            </button>
            <button class=quiet type="button" on:click=retire>
                {retire_word}
                {hidden()}
            </button>
            {(!is_used)
                .then(|| {
                    view! {
                        <button class=quiet type="button" on:click=delete>
                            {shell::DELETE}
                            {hidden()}
                        </button>
                    }
                })}
            <a class="button button--quiet" href=Route::Exchange.href() on:click=export>
                {text::EXPORT}
                {hidden()}
            </a>
        </div>
    }
}
