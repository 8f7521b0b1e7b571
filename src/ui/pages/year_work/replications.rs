//! Nhân rộng on a model's page: the tree it stands in, a replication in another unit, its own origin.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::title_of;
use crate::domain::command::{Change, Command};
use crate::domain::date::parse_year;
use crate::domain::fold::compose;
use crate::domain::member;
use crate::domain::model::Model;
use crate::domain::register::{RecordId, Register};
use crate::domain::replication::{Tree, check_origin, first_year, is_replicated_in, replicate};
use crate::domain::value::Value;
use crate::shell::{clock, page, random};
use crate::ui::components::field::{Control, Field, FieldError, Need};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::select::unit_choices;
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::{limits, shell, year_work as text};
use crate::ui::typed::{Keeping, keeping};

/// How many titles are offered for an origin.
const N_OFFERED: usize = 20;
/// How many lines of a tree are shown.
const N_AROUND: usize = 200;
/// How many of them stand before the model whose page it is.
const N_BEFORE: usize = 100;
/// How far in a line stands at most, as the style sheet has it.
const MAX_INDENT: usize = 6;

/// Returns what a model is chosen by: replications keep the title of their origin, so the unit stands beside it.
fn label_of(app: App, register: &Register, id: &RecordId) -> String {
    let title = title_of(register, id);
    let unit = Model::find(register, id).map_or("", Model::unit);
    app.names
        .with_untracked(|names| match names.units.told_apart(unit) {
            "" => title,
            unit => format!("{title} – {unit}"),
        })
}

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
    let make = move |event: SubmitEvent| {
        event.prevent_default();
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
        wrong.set((wrong_unit, wrong_year));
        match (wrong_unit, wrong_year, parsed) {
            (Some(_), ..) => page::focus("replicate-unit"),
            (_, Some(_), _) => page::focus("replicate-year"),
            (.., Some(year)) => {
                if let Some(made) = replicate_now(app, &origin, &typed, year) {
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
        <form class="stack" novalidate on:submit=make>
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

/// Finds the model that a label or a title names. A title alone means another model before this one.
fn origin_named(app: App, id: &RecordId, typed: &str) -> Option<RecordId> {
    let wanted = compose(typed.trim());
    let title = typed.rsplit_once(" – ").map_or(typed, |(title, _)| title);
    let found: Vec<RecordId> = app.search(title).into_iter().collect();
    let is = |text: String| !wanted.is_empty() && compose(text.trim()) == wanted;
    app.register.with_untracked(|register| {
        let labelled = found.iter().find(|one| is(label_of(app, register, one)));
        let titled: Vec<&RecordId> = found
            .iter()
            .filter(|one| is(title_of(register, one)))
            .collect();
        let other = titled.iter().find(|one| **one != id);
        let titled = other.or(titled.first()).copied();
        labelled.or(titled).cloned()
    })
}

/// Writes which model this one was made after.
#[component]
fn OriginForm(id: StoredValue<RecordId>) -> impl IntoMarkup {
    keeping(
        id.with_value(|id| format!("origin/{}", id.id)),
        "origin".to_owned(),
        None,
        Default::default,
        move |open| origin_form(id, open),
    )
}

fn origin_form(id: StoredValue<RecordId>, open: Keeping<[String; 1]>) -> Markup {
    let app = App::expect();
    let typed = move || open.draft.with(|[typed]| typed.clone());
    let wrong = RwSignal::new(None::<&'static str>);
    let found = move |query: &str| -> Vec<RecordId> {
        let found = app.search(query).into_iter();
        let found = found.filter(|one| id.with_value(|id| one != id));
        found.take(N_OFFERED).collect()
    };
    let titles = Memo::new(move |_| {
        let query = typed();
        if query.trim().chars().count() < 2 {
            return Vec::new();
        }
        let found = found(&query);
        app.register.with_untracked(|register| {
            let labels = found.iter().map(|one| label_of(app, register, one));
            labels.collect()
        })
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let [query] = open.draft.get_untracked();
        let Some(origin) = id.with_value(|id| origin_named(app, id, &query)) else {
            wrong.set(Some(text::ORIGIN_NOT_FOUND));
            return page::focus("origin");
        };
        let checked = app
            .register
            .with_untracked(|register| id.with_value(|id| check_origin(register, id, &origin)));
        if let Err(flaw) = checked {
            wrong.set(Some(text::origin_flaw(flaw)));
            return page::focus("origin");
        }
        wrong.set(None);
        let title = app
            .register
            .with_untracked(|register| title_of(register, &origin));
        let is_set = write_origin(
            app,
            id.get_value(),
            Value::text(&origin.id),
            text::origin_set(&title),
        );
        if is_set {
            open.begin_anew();
            request_animation_frame(|| page::focus("origin"));
        }
    };
    let clear = move |_| {
        write_origin(
            app,
            id.get_value(),
            Value::Empty,
            text::ORIGIN_CLEARED.to_owned(),
        );
    };
    let has_origin = Memo::new(move |_| {
        app.register.with(|register| {
            let model = id.with_value(|id| {
                Model::find(register, id).map(|model| !model.text(member::REPLICATES).is_empty())
            });
            model.unwrap_or(false)
        })
    });
    view! {
        <form class="stack" novalidate on:submit=save>
            <div class="field" class=("field--error", move || wrong.with(Option::is_some))>
                <label class="field__label" for="origin">
                    {text::ORIGIN}
                </label>
                <p class="field__hint" id="origin-hint">
                    {text::ORIGIN_HINT}
                </p>
                <FieldError id="origin-error".to_owned() error=Memo::new(move |_| wrong.get().map(str::to_owned)).into() />
                <input
                    id="origin"
                    type="text"
                    autocomplete="off"
                    list="origins"
                    prop:value=typed
                    aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                    aria-describedby="origin-hint origin-error"
                    on:input=move |event| open.draft.set([event_target_value(&event)])
                />
                <datalist id="origins">
                    {move || {
                        let offer = |title: String| view! { <option value=title></option> };
                        titles.get().into_iter().map(offer).collect::<Markup>()
                    }}
                </datalist>
            </div>
            <div class="buttons">
                <button class="button" type="submit">
                    {text::SET_ORIGIN}
                </button>
                {move || {
                    has_origin
                        .get()
                        .then(|| {
                            view! {
                                <button class="button button--quiet" type="button" on:click=clear>
                                    {text::CLEAR_ORIGIN}
                                </button>
                            }
                        })
                }}
            </div>
        </form>
    }
}

fn write_origin(app: App, id: RecordId, value: Value, deed: String) -> bool {
    let change = Change::Write([member::REPLICATES].into(), value);
    app.dispatch(Command::Make(vec![(id, vec![change])]), deed)
}
