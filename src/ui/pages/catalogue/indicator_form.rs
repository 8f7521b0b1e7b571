//! The form of an indicator: its name, and what it is counted in.

use crate::ui::markup::{IntoMarkup, Row, keyed_list, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::entries::wrong_name;
use super::line::Line;
use crate::domain::catalogue::CatalogueList;
use crate::domain::change::Change;
use crate::domain::command::Command;
use crate::domain::member;
use crate::domain::new_id::new_id;
use crate::domain::register::{Collection, RecordId};
use crate::domain::value::Value;
use crate::shell::page;
use crate::ui::check_again::{check_one, when_left};
use crate::ui::components::field::{Control, Field, Need};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::state::App;
use crate::ui::text::catalogue::{self as text, ListName};
use crate::ui::text::shell;
use crate::ui::typed::{Keeping, Label, keeping};

/// Returns the id of the first input; `None` is the form of a new indicator.
pub fn indicator_input_id(record: Option<&RecordId>) -> String {
    match record {
        Some(record) => format!("name-{record}"),
        None => "new-indicator".to_owned(),
    }
}

/// Names the form among those that keep what is typed.
pub fn typed_name(record: Option<&RecordId>) -> String {
    match record {
        Some(record) => record.to_string(),
        None => "indicator".to_owned(),
    }
}

fn typed_label(input: &str) -> &'static str {
    match input {
        "0" => text::INDICATOR_NAME,
        _ => text::MEASURE,
    }
}

/// Shows the form of a new indicator, empty again after each.
#[component]
pub fn NewIndicator(
    /// All lines of the list.
    all: Memo<Vec<Line>>,
) -> impl IntoMarkup {
    let n_added = RwSignal::new(0);
    let add = Callback::new(move |()| {
        n_added.update(|n| *n += 1);
        request_animation_frame(|| page::focus(&indicator_input_id(None)));
    });
    let form = move || {
        view! { <IndicatorForm record=None name=String::new() measure=String::new() all=all on_saved=add /> }
    };
    keyed_list(move || vec![Row::new(n_added.get().to_string(), form)])
}

/// Shows the form.
#[component]
pub fn IndicatorForm(
    /// The indicator; none for a new one.
    record: Option<RecordId>,
    /// What the name starts with.
    name: String,
    /// What the measure starts with.
    measure: String,
    /// All lines of the list.
    all: Memo<Vec<Line>>,
    /// Tells that it is saved.
    on_saved: Callback<()>,
    /// Gives up.
    #[prop(optional)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoMarkup {
    keeping(
        typed_name(record.as_ref()),
        indicator_input_id(record.as_ref()),
        record.is_some().then_some(typed_label as Label),
        move || [name.clone(), measure.clone()],
        move |open| {
            view! { <OpenForm record=record.clone() open=open all=all on_saved=on_saved on_cancel=on_cancel /> }
        },
    )
}

#[component]
fn OpenForm(
    record: Option<RecordId>,
    open: Keeping<[String; 2]>,
    all: Memo<Vec<Line>>,
    on_saved: Callback<()>,
    on_cancel: Option<Callback<()>>,
) -> impl IntoMarkup {
    let app = App::expect();
    let typed = open.draft;
    let [name, measure] = typed.get_untracked();
    let error = RwSignal::new(None::<String>);
    let input_id = indicator_input_id(record.as_ref());
    let measure_id = format!("{input_id}-measure");
    let own = record.as_ref().map(|record| record.id.clone());
    let check = move || {
        let name = typed.with_untracked(|[name, _]| name.trim().to_owned());
        all.with_untracked(|all| wrong_name(all, &name, own.as_deref()))
    };
    let check_left = check.clone();
    let left = when_left(move || check_one(error, &check_left));
    let submit = {
        let input_id = input_id.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let [name, measure] = typed.get_untracked().map(|text| text.trim().to_owned());
            let wrong = check();
            let is_wrong = wrong.is_some();
            error.set(wrong);
            if is_wrong {
                return page::focus(&input_id);
            }
            let deed = match record {
                Some(_) => text::saved(&name),
                None => text::added(&name),
            };
            open.end();
            on_saved.run(());
            app.dispatch(command(app, record.as_ref(), &name, &measure), deed);
        }
    };
    let set = move |at: usize| Callback::new(move |value| typed.update(|typed| typed[at] = value));
    view! {
        <form class="fieldset__body" novalidate on:submit=submit on:focusout=move |_| left()>
            <Field
                id=input_id
                label=text::INDICATOR_NAME
                control=Control::Line("")
                value=name
                error=error
                need=Need::Required
                on_input=set(0)
            />
            <Field
                id=measure_id
                label=text::MEASURE
                hint=text::MEASURE_HINT
                control=Control::Line("")
                value=measure
                on_input=set(1)
            />
            <div class="buttons field--wide">
                {match on_cancel {
                    Some(on_cancel) => {
                        view! {
                            <button class="button button--primary" type="submit">
                                {shell::SAVE}
                            </button>
                            <button class="button" type="button" on:click=move |_| {
                                open.end();
                                on_cancel.run(());
                            }>
                                {shell::CANCEL}
                            </button>
                        }
                    }
                    None => {
                        view! {
                            <button class="button" type="submit">
                                <Icon name=IconName::Plus />
                                {text::add_label(ListName::Indicators)}
                            </button>
                        }
                    }
                }}
            </div>
        </form>
    }
}

/// Returns the command that adds an indicator, or writes what differs.
fn command(app: App, record: Option<&RecordId>, name: &str, measure: &str) -> Command {
    app.with_shown_untracked(|register| {
        let list = Collection::INDICATORS;
        let id = match record {
            Some(record) => record.clone(),
            None => new_id(register, list.clone(), name),
        };
        let mut members = vec![
            (member::NAME, Value::text(name)),
            (member::MEASURE, Value::text(measure)),
        ];
        if record.is_none() {
            let order = CatalogueList::of(register, &list).next_order();
            members.push((member::ORDER, Value::Number(order.into())));
        }
        let present = register.get(&id);
        members.retain(|(member, value)| {
            let shown = present.and_then(|record| record.face(std::slice::from_ref(member)));
            shown.unwrap_or(&Value::Empty) != value
        });
        let writes = members.into_iter();
        let writes = writes.map(|(member, value)| Change::Write([member].into(), value));
        Command::Make(vec![(id, writes.collect())])
    })
}
