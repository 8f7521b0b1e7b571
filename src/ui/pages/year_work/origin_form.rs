//! Where a model was replicated from, on its page: the origin is named, set and cleared.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::title_of;
use crate::domain::change::Change;
use crate::domain::command::Command;
use crate::domain::fold::compose;
use crate::domain::member;
use crate::domain::model::Model;
use crate::domain::register::{RecordId, Register};
use crate::domain::replication::check_origin;
use crate::domain::value::Value;
use crate::shell::page;
use crate::ui::check_again::{check_one, when_left};
use crate::ui::components::field::FieldError;
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::state::App;
use crate::ui::text::year_work as text;
use crate::ui::typed::{Keeping, keeping};

/// How many titles are offered for an origin.
const N_OFFERED: usize = 20;

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
pub(super) fn OriginForm(id: StoredValue<RecordId>) -> impl IntoMarkup {
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
    let check = move || {
        let [query] = open.draft.get_untracked();
        let origin = id.with_value(|id| origin_named(app, id, &query));
        let origin = origin.ok_or(text::ORIGIN_NOT_FOUND)?;
        let checked = app
            .register
            .with_untracked(|register| id.with_value(|id| check_origin(register, id, &origin)));
        checked.map_err(text::origin_flaw).map(|_| origin)
    };
    let left = when_left(move || check_one(wrong, || check().err()));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let origin = match check() {
            Ok(origin) => origin,
            Err(flaw) => {
                wrong.set(Some(flaw));
                return page::focus("origin");
            }
        };
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
        <form class="stack" novalidate on:submit=save on:focusout=move |_| left()>
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
