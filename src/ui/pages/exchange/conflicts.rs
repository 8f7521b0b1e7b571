//! Everything undecided, each on a card of its own.

use std::collections::BTreeMap;

use crate::ui::components::select::Select;
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{Memo, RwSignal, Signal};
use crate::ui::show_more::show_more;
use leptos::prelude::*;

use super::conflict_card::{ConflictCard, is_unsigned};
use super::conflicts_bulk::{ByFile, InBulk, Unsigned};
use super::deletion_card::DeletionCard;
use crate::domain::conflict::{Conflict, conflicts};
use crate::domain::fold::collation_key;
use crate::domain::member;
use crate::domain::register::{Collection, RecordId, Register};
use crate::shell::list_place::ListPlace;
use crate::ui::components::page_header::HEADING_ID;
use crate::ui::journal_reading::{Reading, follow_any};
use crate::ui::markup::{Row, keyed_list};
use crate::ui::record_words::{dotted, record_title, unit_of_model};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::{conflicts as text, paths};

/// Is the id of the heading, which takes the focus when a card is gone.
pub const TITLE_ID: &str = "conflicts-title";

/// How many cards are shown at first, and how many more at each asking.
const N_SHOWN: usize = 20;
/// Stands before the id of a unit among the choices of whose conflicts are looked at.
const OF_UNIT: &str = "u";
/// Is the choice of what all share.
const SHARED: &str = "s";

/// Shows what is undecided; nothing where all is decided.
#[component]
pub fn Conflicts() -> impl IntoMarkup {
    let undecided = App::expect().undecided;
    let n_shown = RwSignal::new(N_SHOWN);
    let has_any = Memo::new(move |_| undecided.with(|all| !all.is_empty()));
    // The label of the member people look at; "" for all. One that is decided everywhere is no restriction any more.
    let member = RwSignal::new(String::new());
    let of_member = Memo::new(move |_| {
        let member = member.get();
        undecided.with(|all| those(all, |one| place_label(one) == member))
    });
    // Whose they are; "" for all.
    let unit = RwSignal::new(String::new());
    let all = Memo::new(move |_| {
        let unit = unit.get();
        let app = App::expect();
        of_member.with(|all| {
            app.register
                .with(|register| those(all, |one| whose(register, one) == unit))
        })
    });
    // Words that units share are given by those above, and what nobody signed may be written here: the journal knows.
    let traced = Memo::new(move |_| {
        all.with(|all| {
            let in_sight = all.iter().take(n_shown.get());
            let traced = in_sight.filter(|one| is_traced(one));
            traced
                .map(|one| one.record().clone())
                .collect::<Vec<RecordId>>()
        })
    });
    let reading = follow_any(App::expect(), traced);
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
                <UnitChoice of_member=of_member unit=unit />
                {move || {
                    let n = all.with(Vec::len);
                    (n < undecided.with(Vec::len)).then(|| view! { <p class="hint">{text::looking_at(n)}</p> })
                }}
                <InBulk all=all />
                <Unsigned all=all />
                <ByFile all=all />
                <ul class="stack">
                    {keyed_list(shown)}
                </ul>
                {show_more(n_listed, n_shown, N_SHOWN, text::more_conflicts)}
            </section>
        }
    };
    move || has_any.get().then(section)
}

/// Says whether the journal is asked where the values come from.
fn is_traced(conflict: &Conflict) -> bool {
    let Conflict::Values {
        record, choices, ..
    } = conflict
    else {
        return false;
    };
    !record.is_model() || choices.iter().any(is_unsigned)
}

/// Returns those that are meant; all where none is.
fn those(all: &[Conflict], is_meant: impl Fn(&Conflict) -> bool) -> Vec<Conflict> {
    let meant: Vec<Conflict> = all.iter().filter(|one| is_meant(one)).cloned().collect();
    match meant.is_empty() {
        true => all.to_vec(),
        false => meant,
    }
}

/// Returns the choice for whose a conflict is: a unit's, by its id, or everybody's.
fn whose(register: &Register, conflict: &Conflict) -> String {
    let id = conflict.record();
    let unit = match &id.collection {
        Collection::Models | Collection::Reported => register
            .get(id)
            .map_or("", |record| record.text(&[member::UNIT])),
        Collection::Units => &id.id,
        Collection::Catalogue(_) | Collection::Other(_) => return SHARED.to_owned(),
    };
    format!("{OF_UNIT}{unit}")
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

/// Lets people look at the conflicts of one unit alone, where there are several, and decide those in bulk.
#[component]
fn UnitChoice(of_member: Memo<Vec<Conflict>>, unit: RwSignal<String>) -> impl IntoMarkup {
    let app = App::expect();
    let choices = Memo::new(move |_| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        app.register.with(|register| {
            of_member.with(|all| {
                for conflict in all {
                    *counts.entry(whose(register, conflict)).or_default() += 1;
                }
            });
        });
        let n_all = counts.values().sum();
        app.names.with(|names| {
            let named = counts.into_iter().map(|(whose, n)| {
                let name = match whose.strip_prefix(OF_UNIT) {
                    None => text::OF_ALL.to_owned(),
                    Some("") => text::OF_NO_UNIT.to_owned(),
                    Some(unit) => names.units.told_apart(unit).to_owned(),
                };
                (name, whose, n)
            });
            let mut named: Vec<(String, String, usize)> = named.collect();
            named.sort_by_cached_key(|(name, whose, _)| (collation_key(name), whose.clone()));
            let named = named.into_iter();
            let named = named.map(|(name, whose, n)| (whose, text::of_place(&name, n)));
            std::iter::once((String::new(), text::of_place(text::ALL_UNITS, n_all)))
                .chain(named)
                .collect::<Vec<_>>()
        })
    });
    let has_choice = move || choices.with(|choices| choices.len() > 2);
    let chosen = move || {
        let unit = unit.get();
        let is_there = choices.with(|choices| choices.iter().any(|(whose, _)| *whose == unit));
        if is_there { unit } else { String::new() }
    };
    let choose = Callback::new(move |whose| unit.set(whose));
    move || {
        has_choice().then(|| {
            view! {
                <Select
                    id="conflict-unit"
                    label=text::UNIT
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
    let title = app.with_shown_untracked(|register| record_title(register, &record));
    let whose = match record.collection {
        Collection::Models => app.register.with_untracked(|register| {
            names.with_untracked(|names| unit_of_model(&names.units, register, &record))
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
