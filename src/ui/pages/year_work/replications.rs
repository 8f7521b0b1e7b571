//! Nhân rộng on a model's page: the tree it stands in, a replication in another unit; its own origin stands below.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::origin_form::OriginForm;
use super::title_of;
use crate::domain::command::Command;
use crate::domain::date::parse_year;
use crate::domain::model::Model;
use crate::domain::register::{RecordId, Register};
use crate::domain::replication::{Tree, first_year, is_replicated_in, replicate};
use crate::shell::{clock, page, random};
use crate::ui::check_again::when_left;
use crate::ui::components::field::{Control, Field, Need};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::select::unit_choices;
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::{limits, shell, year_work as text};
use crate::ui::typed::{Keeping, keeping};

/// How many lines of a tree are shown.
const N_AROUND: usize = 200;
/// How many of them stand before the model whose page it is.
const N_BEFORE: usize = 100;
/// How far in a line stands at most, as the style sheet has it.
const MAX_INDENT: usize = 6;

/// Shows all of it.
#[component]
pub fn Replications(
    /// The model.
    id: RecordId,
) -> impl IntoMarkup {
    let id = StoredValue::new(id);
    view! {
        <div class="stack">
            {move || view! { <TreeAround id=id /> }} <ReplicateForm id=id /> <OriginForm id=id />
        </div>
    }
}

/// Shows the tree: each model a line with its unit and years, as far in as it lies.
#[component]
fn TreeAround(id: StoredValue<RecordId>) -> impl IntoMarkup {
    let app = App::expect();
    let line = move |register: &Register, (depth, one): (usize, &RecordId)| {
        let model = Model::find(register, one);
        let unit = app.names.with(|names| {
            let unit = model.map_or("", Model::unit);
            names.units.told_apart(unit).to_owned()
        });
        let years: Vec<String> = model.map_or_else(Vec::new, |model| {
            let years = model.years().into_iter().rev();
            years.map(|entry| entry.year().to_string()).collect()
        });
        let rest = [unit, years.join(", ")];
        let rest: Vec<String> = rest.into_iter().filter(|part| !part.is_empty()).collect();
        let href = Route::Model { id: one.id.clone() }.href();
        let title = title_of(register, one);
        let class = format!("tree__line tree__line--{}", depth.min(MAX_INDENT));
        let title = match depth {
            0..=MAX_INDENT => title,
            _ => limits::deep(&title, depth),
        };
        let shown = match id.with_value(|id| id == one) {
            true => view! { <strong>{title}</strong> " (" {text::THIS_ONE} ")" },
            false => view! { <a href=href>{title}</a> },
        };
        view! {
            <li class=class>
                {shown} <span class="hint">" " {rest.join(" · ")}</span>
            </li>
        }
    };
    let content = move || {
        app.register.with(|register| {
            id.with_value(|id| {
                let tree = Tree::of(register);
                let around = tree.around(id);
                let in_circle = tree.is_in_circle(id).then(|| {
                    view! {
                        <Notice kind=NoticeKind::Attention>
                            <p class="notice__text">{text::TREE_IN_CIRCLE}</p>
                        </Notice>
                    }
                });
                match around.is_empty() {
                    true => view! { <p class="hint">{text::NO_TREE}</p> },
                    false => {
                        let at = around.iter().position(|(_, one)| *one == id);
                        let above = at.unwrap_or(0).saturating_sub(N_BEFORE);
                        let shown = around.iter().skip(above).take(N_AROUND);
                        let below = around.len().saturating_sub(above + N_AROUND);
                        let lines = shown.map(|one| line(register, *one));
                        let not_shown = |words: fn(usize) -> String, n: usize| {
                            (n > 0).then(|| view! { <p class="hint">{words(n)}</p> })
                        };
                        view! {
                            {in_circle}
                            {not_shown(text::tree_above, above)}
                            <ul class="tree">{lines.collect::<Markup>()}</ul>
                            {not_shown(text::tree_below, below)}
                        }
                    }
                }
            })
        })
    };
    view! {
        <h3 class="card__title">{text::TREE}</h3>
        {content}
    }
}

/// Makes a replication, and opens its form.
#[component]
fn ReplicateForm(id: StoredValue<RecordId>) -> impl IntoMarkup {
    let start = || [String::new(), clock::this_year().to_string()];
    keeping(
        id.with_value(|id| format!("replicate/{}", id.id)),
        "replicate-unit".to_owned(),
        None,
        start,
        move |open| replicate_form(id, open),
    )
}

fn replicate_form(id: StoredValue<RecordId>, open: Keeping<[String; 2]>) -> Markup {
    let app = App::expect();
    let [unit, year] = open.draft.get_untracked();
    let wrong = RwSignal::new((None::<&'static str>, None::<&'static str>));
    let check = move || {
        let origin = id.get_value();
        let [typed, year] = open.draft.get_untracked();
        let own = app.register.with_untracked(|register| {
            Model::find(register, &origin).map_or_else(String::new, |one| one.unit().to_owned())
        });
        let parsed = parse_year(year.trim()).ok();
        let is_there = |year| {
            (app.register)
                .with_untracked(|register| is_replicated_in(register, &origin, &typed, year))
        };
        let wrong_unit = match typed.as_str() {
            "" => Some(text::REPLICATE_NO_UNIT),
            other if other == own => Some(text::REPLICATE_SAME_UNIT),
            _ if parsed.is_some_and(is_there) => Some(text::REPLICATE_TWICE),
            _ => None,
        };
        let is_closed = |year: i32| {
            app.names
                .with_untracked(|names| names.closings.is_closed(&names.units, &typed, year))
        };
        let begins = (app.register).with_untracked(|register| first_year(register, &origin));
        let wrong_year = match parsed {
            None => Some(text::REPLICATE_NO_YEAR),
            Some(year) if begins.is_some_and(|first| year < first) => Some(text::REPLICATE_EARLY),
            Some(year) if is_closed(year) => Some(text::REPLICATE_CLOSED),
            Some(_) => None,
        };
        (wrong_unit, wrong_year, parsed)
    };
    let left = when_left(move || {
        let (wrong_unit, wrong_year, _) = check();
        let (unit, year) = wrong.get_untracked();
        // What is wrong where no error is shown waits until the form is sent.
        let still = (unit.and(wrong_unit), year.and(wrong_year));
        if still != (unit, year) {
            wrong.set(still);
        }
    });
    let make = move |event: SubmitEvent| {
        event.prevent_default();
        let (wrong_unit, wrong_year, parsed) = check();
        wrong.set((wrong_unit, wrong_year));
        match (wrong_unit, wrong_year, parsed) {
            (Some(_), ..) => page::focus("replicate-unit"),
            (_, Some(_), _) => page::focus("replicate-year"),
            (.., Some(year)) => {
                let unit = open.draft.with_untracked(|[unit, _]| unit.clone());
                if let Some(made) = id.with_value(|id| replicate_now(app, id, &unit, year)) {
                    open.end();
                    page::go_to(&Route::Model { id: made }.fragment());
                }
            }
            (.., None) => {}
        }
    };
    let units = move |_: &str| {
        let none = (String::new(), text::CHOOSE.to_owned());
        let units = (app.names).with(|names| unit_choices(&names.units, &|unit| !unit.is_retired));
        std::iter::once(none).chain(units).collect()
    };
    view! {
        <form class="stack" novalidate on:submit=make on:focusout=move |_| left()>
            <h3 class="card__title">{text::REPLICATE}</h3>
            <p class="hint">{text::REPLICATE_HINT}</p>
            <div class="fieldset__body">
                <Field
                    id="replicate-unit"
                    label=text::REPLICATE_TO
                    control=Control::choice(units)
                    value=unit
                    error=Memo::new(move |_| wrong.get().0.map(str::to_owned))
                    need=Need::Required
                    on_input=Callback::new(move |value| open.draft.update(|[unit, _]| *unit = value))
                />
                <Field
                    id="replicate-year"
                    label=text::REPLICATE_YEAR
                    control=Control::Line("numeric")
                    value=year
                    error=Memo::new(move |_| wrong.get().1.map(str::to_owned))
                    need=Need::Required
                    on_input=Callback::new(move |value| open.draft.update(|[_, year]| *year = value))
                />
            </div>
            <div class="buttons">
                <button class="button" type="submit" id="replicate">
                    {text::REPLICATE_GO}
                </button>
            </div>
        </form>
    }
}

/// Returns the id of the replication; `None` where it was not made, which is said.
fn replicate_now(app: App, origin: &RecordId, unit: &str, year: i32) -> Option<String> {
    let Ok(id) = random::record_id() else {
        app.say(shell::NO_RANDOMNESS);
        return None;
    };
    let (changes, title) = app.register.with_untracked(|register| {
        (
            replicate(register, origin, unit, year),
            title_of(register, origin),
        )
    });
    let unit = app
        .names
        .with_untracked(|names| names.units.told_apart(unit).to_owned());
    let command = Command::Make(vec![(RecordId::model(&id), changes)]);
    app.dispatch(command, text::replicated(&title, &unit))
        .then_some(id)
}
