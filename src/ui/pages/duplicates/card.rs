//! Two models side by side, with what tells them apart.

use crate::ui::markup::{Markup, Row, view};
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;

use crate::domain::command::Command;
use crate::domain::duplicates::{Pair, Shared, United};
use crate::domain::journal::provenance::{Origin, Trail};
use crate::domain::leaf::Leaf;
use crate::domain::member;
use crate::domain::model::Model;
use crate::domain::register::{RecordId, Register};
use crate::domain::same_as::Sameness;
use crate::domain::word_difference::differences;
use crate::shell::list_place::ListPlace;
use crate::ui::components::marked::Marked;
use crate::ui::components::page_header::HEADING_ID;
use crate::ui::journal_reading::Reading;
use crate::ui::names::Names;
use crate::ui::record_words::{dotted, writer_and_moment};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::{conflicts, duplicates as text, exchange, models, paths};

/// Tells pairs apart; one that is measured otherwise is made anew.
fn key(models: &[RecordId; 2], measured: &str) -> String {
    let [a, b] = models;
    format!("{} {a} {b} {measured}", a.id.len())
}

/// Shows a pair to be decided.
pub(super) fn row(pair: &Pair, reading: RwSignal<Reading>) -> Row {
    let pair = pair.clone();
    let measured = format!("{}{}", pair.is_disputed, pair.likeness);
    Row::new(key(&pair.models, &measured), move || {
        let app = App::expect();
        let reason = app.register.with_untracked(|register| {
            let [a, b] = pair.models.each_ref().map(|id| Model::find(register, id));
            let shared = a.zip(b).map(|(a, b)| Shared::of(a, b));
            text::reason(&pair, shared.unwrap_or_default())
        });
        let buttons = [
            (text::SAME, Sameness::Same),
            (text::DIFFERENT, Sameness::Different),
        ];
        // What the titles do not tell, writers and files may.
        let is_told_by_titles = pair.likeness < 100;
        let reading = (!is_told_by_titles).then_some(reading);
        card(&pair.models, reason, &buttons, reading)
    })
}

/// Shows two that were said to be one.
pub(super) fn link_row(link: &United) -> Row {
    let United {
        models,
        is_disputed,
    } = link.clone();
    Row::new(key(&models, &is_disputed.to_string()), move || {
        let reason = if is_disputed {
            text::UNITED_DISPUTED
        } else {
            ""
        };
        card(
            &models,
            reason.to_owned(),
            &[(text::TAKE_APART, Sameness::Open)],
            None,
        )
    })
}

/// Shows two models side by side, why they stand here, and what can be said of them; by `reading` who wrote each and what it came with.
fn card(
    models: &[RecordId; 2],
    reason: String,
    buttons: &[(&'static str, Sameness)],
    reading: Option<RwSignal<Reading>>,
) -> Markup {
    let app = App::expect();
    let [a, b] = app.register.with_untracked(|register| {
        app.names
            .with_untracked(|names| models.each_ref().map(|id| seen(register, names, id)))
    });
    let marks = differences(&a.title, &b.title);
    let about = text::of_pair(&a.title, &b.title);
    let title = a.title.clone();
    let side = |((Seen { href, title, note }, id), marks): ((_, &RecordId), _)| {
        let id = id.clone();
        let source = reading.map(|reading| {
            let words = move || reading.with(|reading| source(app, &id, reading));
            view! { <p class="hint">{words}</p> }
        });
        view! {
            <div class="conflict__value">
                <a href=href><Marked text=title marks=marks /></a>
                <p class="hint">{note}</p>
                {source}
            </div>
        }
    };
    let sides = [a, b].into_iter().zip(models).zip(marks);
    let sides: Markup = sides.map(side).collect();
    let button = |(words, sameness): &(&'static str, Sameness)| {
        let (words, sameness) = (*words, *sameness);
        let (models, title, about) = (models.clone(), title.clone(), about.clone());
        let say = move |_| {
            let models = models.clone();
            let deed = match sameness {
                Sameness::Same => text::said_same,
                Sameness::Different => text::said_different,
                Sameness::Open => text::taken_apart,
            };
            let place = ListPlace::here();
            app.decide(Command::DecideSame { models, sameness }, deed(&title));
            request_animation_frame(|| ListPlace::focus(place, HEADING_ID));
        };
        view! {
            <button class="button" type="button" on:click=say>
                {words}
                <span class="visually-hidden">{about}</span>
            </button>
        }
    };
    view! {
        <li class="card conflict">
            <div class="conflict__values">{sides}</div>
            {(!reason.is_empty()).then(|| view! { <p>{reason}</p> })}
            <div class="buttons">{buttons.iter().map(button).collect::<Markup>()}</div>
        </li>
    }
}

/// Is what a card shows of one model.
struct Seen {
    href: String,
    title: String,
    note: String,
}

fn seen(register: &Register, names: &Names, id: &RecordId) -> Seen {
    let href = Route::Model { id: id.id.clone() }.href();
    let Some(model) = Model::find(register, id) else {
        return Seen {
            href,
            title: id.id.clone(),
            note: String::new(),
        };
    };
    let title = model.title();
    let years = model
        .years()
        .into_iter()
        .map(|entry| paths::in_year(entry.year()));
    let unit = match model.unit() {
        "" => format!("{}: {}", exchange::UNIT, models::UNSTATED),
        unit => names.units.told_apart(unit).to_owned(),
    };
    // Where two of one name are held tells whether they are one.
    let places = [model.holder(), model.text(member::LOCALITY)].into_iter();
    let places = places.filter(|place| !place.is_empty()).map(str::to_owned);
    let parts: Vec<String> = places.chain([unit]).chain(years).collect();
    Seen {
        href,
        title: title.to_owned(),
        note: parts.join(conflicts::BETWEEN),
    }
}

/// Says who wrote the title of a model and when, and which file brought it here, as far as this machine remembers that.
fn source(app: App, id: &RecordId, reading: &Reading) -> String {
    app.register.with_untracked(|register| {
        let title = register
            .get(id)
            .and_then(|record| record.leaf(&[member::TITLE]));
        let Some(entry) = title.and_then(Leaf::face) else {
            return String::new();
        };
        let origin = match reading {
            Reading::Read(journal, _) => Trail::of(journal.events(), id).origin(entry.dot),
            Reading::Waiting | Reading::NotKept => Origin::Unknown,
        };
        let from = match origin {
            Origin::File(file, _) => {
                let (day, _) = file.received_at.vietnam_date_time();
                text::from_file(&file.name, &file.by, &day)
            }
            Origin::Here(_) => text::HERE.to_owned(),
            Origin::Unknown => String::new(),
        };
        dotted(&[&writer_and_moment(&entry.stamp), &from])
    })
}
