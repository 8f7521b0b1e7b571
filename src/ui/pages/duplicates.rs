//! Mô hình có thể trùng nhau: pairs that may be one model under two ids, and those that were said to be.

use crate::ui::markup::{IntoMarkup, Markup, Row, keyed_list, view};
use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::prelude::*;

use crate::domain::command::Command;
use crate::domain::duplicates::{Pair, Shared, United, likely_duplicates, united};
use crate::domain::model::Model;
use crate::domain::register::{RecordId, Register};
use crate::domain::same_as::{Sameness, all_different};
use crate::domain::word_difference::differences;
use crate::shell::list_place::ListPlace;
use crate::shell::page;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::marked::Marked;
use crate::ui::components::page_header::{HEADING_ID, PageHeader};
use crate::ui::components::select::Select;
use crate::ui::names::Names;
use crate::ui::route::Route;
use crate::ui::show_more::show_more;
use crate::ui::state::App;
use crate::ui::text::{conflicts, duplicates as text, exchange, models, paths, shell};

/// How many pairs of either list are shown at first, and how many more at each asking.
const N_SHOWN: usize = 50;

/// Shows the pairs to be decided, then what was said to be one.
#[component]
pub fn Duplicates() -> impl IntoMarkup {
    page::set_title(&shell::window_title(text::TITLE));
    let register = App::expect().register;
    let found = Memo::new(move |_| register.with(likely_duplicates));
    let which = RwSignal::new(String::new());
    let pairs = Memo::new(move |_| {
        let kind = Kind::of(&which.get());
        found.with(|all| {
            let meant: Vec<Pair> = all.iter().filter(|one| kind.has(one)).cloned().collect();
            // Those that are all decided are no restriction any more.
            if meant.is_empty() { all.clone() } else { meant }
        })
    });
    let links = Memo::new(move |_| register.with(united));
    let n_pairs = Memo::new(move |_| pairs.with(Vec::len));
    let n_links = Memo::new(move |_| links.with(Vec::len));
    let n_pairs_shown = RwSignal::new(N_SHOWN);
    let n_links_shown = RwSignal::new(N_SHOWN);
    let pair_rows =
        move || pairs.with(|all| all.iter().take(n_pairs_shown.get()).map(row).collect());
    let link_rows =
        move || links.with(|all| all.iter().take(n_links_shown.get()).map(link_row).collect());
    let more = |n_all: Memo<usize>, n_shown| {
        show_more(
            Signal::derive(move || n_all.get()),
            n_shown,
            N_SHOWN,
            text::more,
        )
    };
    let pair_list = move || match n_pairs.get() {
        0 => view! {
            <div class="card empty-state">
                <p>{text::NONE}</p>
                <p class="hint">{text::NONE_HINT}</p>
            </div>
        },
        _ => view! {
            <h2 class="card__title">{move || text::pairs_title(n_pairs.get())}</h2>
            <InBulk found=found pairs=pairs which=which />
            <ul class="stack">{keyed_list(pair_rows)}</ul>
            {more(n_pairs, n_pairs_shown)}
        },
    };
    let link_list = move || {
        (n_links.get() > 0).then(|| {
            view! {
                <h2 class="card__title">{move || text::united_title(n_links.get())}</h2>
                <ul class="stack">{keyed_list(link_rows)}</ul>
                {more(n_links, n_links_shown)}
            }
        })
    };
    view! {
        <a class="back-link" href=Route::Exchange.href()>
            <Icon name=IconName::ChevronLeft />
            {shell::EXCHANGE}
        </a>
        <PageHeader title=text::TITLE.to_owned() />
        <div class="stack">
            <p class="hint">{text::HINT}</p>
            {pair_list}
            {link_list}
        </div>
    }
}

/// Is which pairs people look at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    All,
    SameUnit,
    OtherUnit,
    CommonName,
}

impl Kind {
    const ALL: &[Self] = &[Self::All, Self::SameUnit, Self::OtherUnit, Self::CommonName];

    /// Reads a choice.
    fn of(choice: &str) -> Self {
        let place = choice.parse::<usize>().ok();
        let kind = place.and_then(|place| Self::ALL.get(place));
        kind.copied().unwrap_or(Self::All)
    }

    fn has(self, pair: &Pair) -> bool {
        match self {
            Self::All => true,
            Self::SameUnit => pair.is_same_unit,
            Self::OtherUnit => !pair.is_same_unit && !pair.is_common_name,
            Self::CommonName => pair.is_common_name,
        }
    }
}

/// Lets people look at one kind of pairs, and say of all of them that they are different.
#[component]
fn InBulk(
    found: Memo<Vec<Pair>>,
    pairs: Memo<Vec<Pair>>,
    which: RwSignal<String>,
) -> impl IntoMarkup {
    let app = App::expect();
    let choices = Memo::new(move |_| {
        found.with(|all| {
            let count = |kind: Kind| all.iter().filter(|one| kind.has(one)).count();
            let counts = Kind::ALL.iter().map(|kind| count(*kind)).enumerate();
            let there = counts.filter(|(place, n)| *place == 0 || *n > 0);
            let choice = |(place, n): (usize, usize)| (place.to_string(), text::which(place, n));
            there.map(choice).collect::<Vec<_>>()
        })
    });
    let chosen = move || {
        let which = which.get();
        let is_there = choices.with(|choices| choices.iter().any(|(one, _)| *one == which));
        if is_there { which } else { "0".to_owned() }
    };
    let say = move |_| {
        let models: Vec<[RecordId; 2]> =
            pairs.with_untracked(|all| all.iter().map(|pair| pair.models.clone()).collect());
        let command = (app.register).with_untracked(|register| all_different(register, &models));
        if app.decide(command, text::said_all_different(models.len())) {
            request_animation_frame(|| page::focus(HEADING_ID));
        }
    };
    let choice = move || {
        view! {
            <Select
                id="pairs-which"
                label=text::WHICH
                choices=choices
                value=Signal::derive(chosen)
                on_choose=Callback::new(move |choice| which.set(choice))
            />
        }
    };
    // All of them, and one kind that is all of them, is no choice.
    let has_choice = Memo::new(move |_| choices.with(|choices| choices.len() > 2));
    view! {
        {move || has_choice.get().then(choice)}
        {move || {
            let n = pairs.with(Vec::len);
            (n > 1)
                .then(|| {
                    view! {
                        <div class="buttons">
                            <button class="button" type="button" on:click=say>
                                {text::all_different(n)}
                            </button>
                        </div>
                    }
                })
        }}
    }
}

/// Tells pairs apart; one that is measured otherwise is made anew.
fn key(models: &[RecordId; 2], measured: &str) -> String {
    let [a, b] = models;
    format!("{} {a} {b} {measured}", a.id.len())
}

fn row(pair: &Pair) -> Row {
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
        card(&pair.models, reason, &buttons)
    })
}

fn link_row(link: &United) -> Row {
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
        )
    })
}

/// Shows two models side by side, why they stand here, and what can be said of them.
fn card(models: &[RecordId; 2], reason: String, buttons: &[(&'static str, Sameness)]) -> Markup {
    let app = App::expect();
    let [a, b] = app.register.with_untracked(|register| {
        app.names
            .with_untracked(|names| models.each_ref().map(|id| seen(register, names, id)))
    });
    let marks = differences(&a.title, &b.title);
    let about = text::of_pair(&a.title, &b.title);
    let title = a.title.clone();
    let side = |(Seen { href, title, note }, marks)| {
        view! {
            <div class="conflict__value">
                <a href=href><Marked text=title marks=marks /></a>
                <p class="hint">{note}</p>
            </div>
        }
    };
    let sides: Markup = [a, b].into_iter().zip(marks).map(side).collect();
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
        unit => names.units.name(unit).to_owned(),
    };
    let parts: Vec<String> = std::iter::once(unit).chain(years).collect();
    Seen {
        href,
        title: title.to_owned(),
        note: parts.join(conflicts::BETWEEN),
    }
}
