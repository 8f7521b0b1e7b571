//! Everything undecided, each on a card of its own.

use std::collections::BTreeMap;

use crate::ui::components::select::Select;
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::parts::by_parts_of;
use crate::ui::reactive::{Memo, RwSignal, Signal};
use crate::ui::show_more::show_more;
use leptos::prelude::*;

use super::conflict_card::ConflictCard;
use super::deletion_card::DeletionCard;
use crate::domain::command::{Change, Command};
use crate::domain::conflict::{Conflict, conflicts};
use crate::domain::leaf::Entry;
use crate::domain::register::{Collection, RecordId};
use crate::shell::list_place::ListPlace;
use crate::ui::components::page_header::HEADING_ID;
use crate::ui::journal_reading::{Reading, follow_any};
use crate::ui::markup::{Row, keyed_list};
use crate::ui::pages::closed_years::stops;
use crate::ui::record_words::{dotted, record_title, writer};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::{conflicts as text, paths};

/// Is the id of the heading, which takes the focus when a card is gone.
pub const TITLE_ID: &str = "conflicts-title";

/// How many cards are shown at first, and how many more at each asking.
const N_SHOWN: usize = 20;
/// How many writers are offered at first whose values are kept everywhere, and how many more at each asking.
const N_WRITERS: usize = 20;

/// Shows what is undecided; nothing where all is decided.
#[component]
pub fn Conflicts() -> impl IntoMarkup {
    let undecided = App::expect().undecided;
    let n_shown = RwSignal::new(N_SHOWN);
    let has_any = Memo::new(move |_| undecided.with(|all| !all.is_empty()));
    // The label of the member people look at; "" for all. One that is decided everywhere is no restriction any more.
    let member = RwSignal::new(String::new());
    let all = Memo::new(move |_| {
        let member = member.get();
        undecided.with(|all| {
            let of_member = all.iter().filter(|one| place_label(one) == member);
            let of_member: Vec<Conflict> = of_member.cloned().collect();
            match of_member.is_empty() {
                true => all.clone(),
                false => of_member,
            }
        })
    });
    // Words that units share are given by those above: the journal knows who sent which.
    let shared = Memo::new(move |_| {
        undecided.with(|all| {
            let of_values = all
                .iter()
                .filter(|one| matches!(one, Conflict::Values { .. }));
            let ids = of_values.map(|one| one.record().clone());
            ids.filter(|id| !id.is_model()).collect::<Vec<RecordId>>()
        })
    });
    let reading = follow_any(App::expect(), shared);
    let shown = move || {
        let row = |conflict: &Conflict| row(conflict, reading);
        all.with(|all| all.iter().take(n_shown.get()).map(row).collect())
    };
    let n_listed = Signal::derive(move || all.with(Vec::len));
    let section = move || {
        view! {
            <section class="stack" aria-labelledby=TITLE_ID>
                <h2 class="card__title" id=TITLE_ID tabindex="-1">
                    {move || text::conflicts_title(undecided.with(Vec::len))}
                </h2>
                <MemberChoice member=member />
                <InBulk all=all />
                <ul class="stack">
                    {keyed_list(shown)}
                </ul>
                {show_more(n_listed, n_shown, N_SHOWN, text::more_conflicts)}
            </section>
        }
    };
    move || has_any.get().then(section)
}

/// Returns the label of the place a conflict is at, its year left out.
fn place_label(conflict: &Conflict) -> String {
    match conflict {
        Conflict::Values { path, .. } => paths::member_label(path),
        Conflict::EditedAfterDeletion { .. } => text::AFTER_DELETION.to_owned(),
    }
}

/// Lets people look at the conflicts of one member alone, where there are several, and decide those in bulk.
#[component]
fn MemberChoice(member: RwSignal<String>) -> impl IntoMarkup {
    let undecided = App::expect().undecided;
    let choices = Memo::new(move |_| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        undecided.with(|all| {
            for conflict in all {
                *counts.entry(place_label(conflict)).or_default() += 1;
            }
        });
        let n_all = counts.values().sum();
        let of_member = counts.into_iter().map(|(label, n)| {
            let words = text::of_place(&label, n);
            (label, words)
        });
        std::iter::once((String::new(), text::of_place(text::ALL_PLACES, n_all)))
            .chain(of_member)
            .collect::<Vec<_>>()
    });
    let has_choice = move || choices.with(|choices| choices.len() > 2);
    let chosen = move || {
        let member = member.get();
        let is_there = choices.with(|choices| choices.iter().any(|(label, _)| *label == member));
        if is_there { member } else { String::new() }
    };
    let choose = Callback::new(move |label| member.set(label));
    move || {
        has_choice().then(|| {
            view! {
                <Select
                    id="conflict-member"
                    label=text::PLACE
                    choices=choices
                    value=Signal::derive(chosen)
                    on_choose=choose
                />
            }
        })
    }
}

/// Tells conflicts apart: another value makes another card.
fn key(conflict: &Conflict) -> String {
    let (record, place, entries) = match conflict {
        Conflict::Values {
            record,
            path,
            choices,
        } => (record, path.to_string(), choices.clone()),
        Conflict::EditedAfterDeletion {
            record,
            prefix,
            unseen,
        } => {
            let entries = unseen.iter().map(|(_, entry)| entry.clone());
            (
                record,
                format!("{}/-", crate::domain::path::Path::from(prefix.clone())),
                entries.collect(),
            )
        }
    };
    let dots = entries
        .iter()
        .map(|entry| format!("{}.{}", entry.dot.replica, entry.dot.n));
    format!("{record} {place} {}", dots.collect::<Vec<_>>().join(" "))
}

fn row(conflict: &Conflict, reading: RwSignal<Reading>) -> Row {
    let (key, conflict) = (key(conflict), conflict.clone());
    Row::new(key, move || {
        view! { <li class="card conflict">{card(conflict.clone(), reading)}</li> }
    })
}

fn card(conflict: Conflict, reading: RwSignal<Reading>) -> Markup {
    match conflict {
        Conflict::Values {
            record,
            path,
            choices,
        } => {
            view! { <ConflictCard record=record path=path choices=choices reading=reading /> }
        }
        Conflict::EditedAfterDeletion {
            record,
            prefix,
            unseen,
        } => view! { <DeletionCard record=record prefix=prefix unseen=unseen /> },
    }
}

/// Moves the focus to the card in the place of the one that was decided, else to the heading; to the page's where it was the last.
pub fn focus_after_deciding(app: App, place: Option<ListPlace>) {
    let has_more = app
        .register
        .with_untracked(|register| !conflicts(register).is_empty());
    let otherwise = if has_more { TITLE_ID } else { HEADING_ID };
    request_animation_frame(move || ListPlace::focus(place, otherwise));
}

/// Names the record of a card, with a way to it, and the place in it.
#[component]
pub fn CardHead(
    /// The record.
    record: RecordId,
    /// The year, where the place has one.
    year: Option<i32>,
    /// The label of the place; "" for the whole record.
    member: String,
) -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let title = app
        .register
        .with_untracked(|register| record_title(register, &record));
    let whose = match record.collection {
        Collection::Models => app.register.with_untracked(|register| {
            let unit = register
                .get(&record)
                .map_or("", |r| r.text(&[crate::domain::member::UNIT]));
            names.with_untracked(|names| names.units.told_apart(unit).to_owned())
        }),
        _ => paths::record_word(&record.collection).to_owned(),
    };
    let year = year.map(paths::in_year).unwrap_or_default();
    let place = dotted(&[&whose, &year]);
    let is_model = record.is_model();
    let title = if is_model {
        view! { <a href=Route::Model { id: record.id }.href()>{title}</a> }
    } else {
        title.into_markup()
    };
    let separator = if place.is_empty() { "" } else { text::BETWEEN };
    view! {
        <div>
            <h3 class="card__title">{title}</h3>
            <p class="hint">
                {place}
                {(!member.is_empty())
                    .then(|| view! { {separator} {text::MEMBER} <strong>{member}</strong> })}
            </p>
        </div>
    }
}

/// Offers to keep everything one writer wrote, for those with several conflicts.
#[component]
fn InBulk(all: Memo<Vec<Conflict>>) -> impl IntoMarkup {
    let app = App::expect();
    let writers = Memo::new(move |_| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        all.with(|all| {
            for conflict in all {
                let Conflict::Values { choices, .. } = conflict else {
                    continue;
                };
                let mut n_of = BTreeMap::<String, usize>::new();
                for choice in choices {
                    *n_of.entry(writer(&choice.stamp)).or_default() += 1;
                }
                // Of two values under one name nobody knows which is meant.
                for (who, _) in n_of.into_iter().filter(|(_, n)| *n == 1) {
                    *counts.entry(who).or_default() += 1;
                }
            }
        });
        counts.retain(|_, n| *n > 1);
        counts.into_iter().collect::<Vec<_>>()
    });
    let keep_all = move |who: &str| {
        let (command, n) = all.with_untracked(|all| kept_in_bulk(all, who));
        if !stops(app, &command) && app.decide(command, text::all_decided(who, n)) {
            focus_after_deciding(app, None);
        }
    };
    move || {
        let writers = writers.get();
        (!writers.is_empty()).then(|| {
            let button = move |(who, n): &(String, usize)| {
                let (who, words) = (who.clone(), text::keep_all_of(who, *n));
                view! {
                    <button class="button" type="button" on:click=move |_| keep_all(&who)>
                        {words}
                    </button>
                }
            };
            by_parts_of(N_WRITERS, writers, button, |buttons| {
                view! { <div class="buttons">{buttons}</div> }
            })
        })
    }
}

/// Returns the value of a writer, where it is the only one under that name: of two nobody knows which is meant.
fn only_of<'a>(choices: &'a [Entry], who: &str) -> Option<&'a Entry> {
    let mut own = choices.iter().filter(|choice| writer(&choice.stamp) == who);
    own.next().filter(|_| own.next().is_none())
}

/// Returns one command that keeps a writer's values, so that one step takes all of them back.
fn kept_in_bulk(all: &[Conflict], who: &str) -> (Command, usize) {
    // Conflicts come in the order of their records.
    let mut changes: Vec<(RecordId, Vec<Change>)> = Vec::new();
    let mut n = 0;
    for conflict in all {
        let Conflict::Values {
            record,
            path,
            choices,
        } = conflict
        else {
            continue;
        };
        if let Some(choice) = only_of(choices, who) {
            let change = Change::Write(path.clone(), choice.value.clone());
            match changes.last_mut() {
                Some((last, of_record)) if last == record => of_record.push(change),
                _ => changes.push((record.clone(), vec![change])),
            }
            n += 1;
        }
    }
    (Command::Make(changes), n)
}
