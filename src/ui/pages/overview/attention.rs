//! Cần chú ý: what is open, empty or unknown, each with the way there.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use super::Figures;
use super::cards::by_field;
use crate::domain::reminder::Reminder;
use crate::domain::stage::Stage;
use crate::report::number::format_count;
use crate::storage::space::Fullness;
use crate::ui::device::Device;
use crate::ui::names::Names;
use crate::ui::route::{ModelFilter, Route};
use crate::ui::state::App;
use crate::ui::text::{overview as text, storage};

/// How many names are given before the rest is only counted.
const N_NAMED: usize = 5;

/// Is one line: how many, the words (the first part a link), where to, which. Without a number there is none.
struct Item {
    count: String,
    words: (&'static str, &'static str),
    href: String,
    names: Vec<String>,
}

/// Lists what needs attention in the year shown; nothing that is in order.
#[component]
pub(super) fn Attention(figures: Memo<Figures>) -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let undecided = app.undecided;
    let is_inside = Device::here().inside.is_some();
    let of_storage = move || {
        let per_cent = app.space.with(|space| {
            let space = space.as_ref()?;
            (space.fullness() == Fullness::Scarce).then(|| space.per_cent())
        });
        let scarce = per_cent.map(|n| (format!("{n} %"), storage::SCARCE));
        let inside = is_inside.then(|| ("!".to_owned(), storage::INSIDE));
        scarce.into_iter().chain(inside).map(|(count, words)| Item {
            count,
            words,
            href: Route::Settings.href(),
            names: Vec::new(),
        })
    };
    let items = move || {
        let found = figures.with(|figures| {
            names.with(|names| items(app, figures, names, undecided.with(Vec::len)))
        });
        let matters = app.n_matters.get().filter(|n| *n > 0);
        let matters = matters.map(|n| Item {
            count: format_count(n),
            words: text::MATTERS,
            href: Route::FollowUp { year: None }.href(),
            names: Vec::new(),
        });
        let found = app
            .reminder()
            .map(backup)
            .into_iter()
            .chain(matters)
            .chain(found)
            .chain(of_storage());
        found
            .filter(|item| !item.count.is_empty())
            .collect::<Vec<_>>()
    };
    let line = |item: Item| {
        let names = (!item.names.is_empty()).then(|| {
            let rest = if item.names.len() > N_NAMED {
                "…"
            } else {
                "."
            };
            let named: Vec<String> = item.names.into_iter().take(N_NAMED).collect();
            format!(": {}{rest}", named.join(", "))
        });
        view! {
            <li class="attention__item">
                <span class="attention__count">{item.count}</span>
                <span>
                    <a href=item.href>{item.words.0}</a>
                    {item.words.1}
                    {names}
                </span>
            </li>
        }
    };
    view! {
        <section class="card overview__side" aria-labelledby="attention">
            <h2 class="card__title" id="attention">
                {text::ATTENTION}
            </h2>
            {move || {
                let items = items();
                if !items.is_empty() {
                    view! { <ul class="attention">{items.into_iter().map(line).collect::<Markup>()}</ul> }
                } else if app.n_matters.with(Option::is_some) {
                    view! { <p class="hint">{text::NO_ATTENTION}</p> }
                } else {
                    // They are still being counted.
                    Markup::Nothing
                }
            }}
        </section>
    }
}

/// Reminds people to save a file outside.
fn backup(reminder: Reminder) -> Item {
    Item {
        count: format_count(reminder.n_changes as usize),
        words: text::NOT_OUTSIDE,
        href: Route::Settings.href(),
        names: vec![text::last_outside(&reminder)],
    }
}

fn items(app: App, figures: &Figures, names: &Names, n_conflicts: usize) -> Vec<Item> {
    let now = &figures.now;
    let list = |stage: Option<Stage>| {
        let stage = stage.map_or(String::new(), |stage| stage.id().to_owned());
        Route::Models(ModelFilter {
            year: Some(now.year),
            stage,
            ..ModelFilter::default()
        })
        .href()
    };
    let in_stage = |stage: Stage| now.by_stage.get(stage.id()).copied().unwrap_or(0);
    let fields = by_field(app, names, now);
    let empty_fields: Vec<String> = fields
        .iter()
        .filter(|(_, _, _, n)| *n == 0)
        .map(|(_, name, _, _)| name.clone())
        .collect();
    let has_models = |id: &str| now.by_unit.contains_key(id);
    let empty_units = names.units.without_models(now.year, &has_models);
    let empty_units: Vec<String> = empty_units
        .into_iter()
        .map(|unit| names.units.told_apart(&unit.id).to_owned())
        .collect();
    let unknown_fields = fields.iter().filter(|(_, _, is_known, _)| !is_known);
    let unknown_units = now
        .by_unit
        .keys()
        .filter(|id| !id.is_empty() && !names.units.has(id));
    let unknown: Vec<String> = unknown_fields
        .map(|(_, name, _, _)| name.clone())
        .chain(unknown_units.cloned())
        .collect();
    let item = |n: usize, words, href, names| Item {
        count: match n {
            0 => String::new(),
            n => format_count(n),
        },
        words,
        href,
        names,
    };
    vec![
        item(
            n_conflicts,
            text::OPEN_CONFLICTS,
            Route::Exchange.href(),
            Vec::new(),
        ),
        item(
            empty_fields.len(),
            text::EMPTY_FIELDS,
            Route::AddModel.href(),
            empty_fields,
        ),
        item(
            empty_units.len(),
            text::EMPTY_UNITS,
            Route::AddModel.href(),
            empty_units,
        ),
        item(
            in_stage(Stage::Draft),
            text::DRAFTS,
            list(Some(Stage::Draft)),
            Vec::new(),
        ),
        item(
            in_stage(Stage::Returned),
            text::RETURNED,
            list(Some(Stage::Returned)),
            Vec::new(),
        ),
        item(
            unknown.len(),
            text::UNKNOWN_WORDS,
            Route::Catalogue.href(),
            unknown,
        ),
    ]
}
