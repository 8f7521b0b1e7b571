//! One input of a form: label above, hint, error, and the input tied to all of them.

use crate::ui::markup::{Children, IntoMarkup, Markup, view};
use crate::ui::reactive::{RwSignal, Signal};
use leptos::prelude::*;

use super::icon::{Icon, IconName};
use super::select::{Choice, Searched};
use crate::ui::long_list::{MOST_CHOICES, suggested};
use crate::ui::text::shell as text;

/// Returns what there is to choose, given what is chosen now.
pub type Choices = Box<dyn Fn(&str) -> Vec<Choice>>;

/// Says what people type or choose with.
pub enum Control {
    /// One line; the name of the keyboard a phone should show ("" for the usual one).
    Line(&'static str),
    /// One line with names to choose from, and room for any other text.
    Suggested(Box<dyn Fn() -> Vec<String>>),
    /// Several lines; how many are in sight.
    Area(u8),
    /// One of several: what there is to choose, given what is chosen now. It is asked again when a signal it reads changes,
    /// so that no select offers what is gone.
    Choice(Choices),
}

impl Control {
    /// Returns the choices from names that may change.
    pub fn choice(choices: impl Fn(&str) -> Vec<Choice> + 'static) -> Self {
        Self::Choice(Box::new(choices))
    }
}

/// Says how much room an input takes where there are two columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Span {
    /// One column.
    #[default]
    Half,
    /// The whole width.
    Wide,
}

/// Says whether a form can be saved without the input.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Need {
    /// It can.
    #[default]
    Optional,
    /// It cannot.
    Required,
}

/// Shows an input. It starts with `value`; afterwards it belongs to the person, whose typing nothing overwrites.
#[component]
pub fn Field(
    /// Its id in the page.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What helps to fill it in; "" for nothing.
    #[prop(optional)]
    hint: &'static str,
    /// What people type or choose with.
    control: Control,
    /// What it starts with.
    value: String,
    /// What is wrong with it; nothing where the form checks nothing.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether the form needs it.
    #[prop(optional)]
    need: Need,
    /// How much room it takes.
    #[prop(optional)]
    span: Span,
    /// Tells every change.
    on_input: Callback<String>,
    /// What stands below the input.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoMarkup {
    let is_required = need == Need::Required;
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let described_by = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        Signal::derive(move || {
            let hint = (!hint.is_empty()).then_some(hint_id.as_str());
            let error = error.with(Option::is_some).then_some(error_id.as_str());
            let ids: Vec<&str> = hint.into_iter().chain(error).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        })
    };
    let ties = Ties {
        id: id.clone(),
        is_required,
        described_by,
        error,
        on_input,
    };
    view! {
        <div
            class="field"
            class=("field--error", move || error.with(Option::is_some))
            class=("field--wide", span == Span::Wide)
        >
            <div class="field__head">
                <label class="field__label" for=id>
                    {label}
                </label>
                {is_required.then(|| view! { <span class="field__mark">{text::REQUIRED}</span> })}
            </div>
            {(!hint.is_empty())
                .then(|| {
                    view! {
                        <p class="field__hint" id=hint_id>
                            {hint}
                        </p>
                    }
                })}
            <FieldError id=error_id error=error />
            {input(control, value, ties)}
            {children.map(|children| children())}
        </div>
    }
}

/// Shows what is wrong, where something is.
#[component]
pub fn FieldError(
    /// Its id in the page.
    id: String,
    /// What is wrong.
    error: Signal<Option<String>>,
) -> impl IntoMarkup {
    move || {
        error.get().map(|words| {
            view! {
                <p class="field__error" id=id.clone()>
                    <Icon name=IconName::Alert />
                    {words}
                </p>
            }
        })
    }
}

/// Is what every input is tied to.
struct Ties {
    id: String,
    is_required: bool,
    described_by: Signal<Option<String>>,
    error: Signal<Option<String>>,
    on_input: Callback<String>,
}

fn input(control: Control, value: String, ties: Ties) -> Markup {
    let Ties {
        id,
        is_required,
        described_by,
        error,
        on_input,
    } = ties;
    let required = is_required.then_some("true");
    let invalid = move || error.with(Option::is_some).then_some("true");
    let described_by = move || described_by.get();
    let typed = RwSignal::new(value.clone());
    let tell = move |event| {
        let value = event_target_value(&event);
        typed.set(value.clone());
        on_input.run(value);
    };
    let (keyboard, list_id) = match &control {
        Control::Line(keyboard) if !keyboard.is_empty() => (Some(*keyboard), None),
        Control::Suggested(_) => (None, Some(format!("{id}-list"))),
        _ => (None, None),
    };
    let line = |suggestions: Markup| {
        view! {
            <input
                id=id.clone()
                type="text"
                autocomplete="off"
                inputmode=keyboard
                list=list_id.clone()
                prop:value=value.clone()
                aria-required=required
                aria-invalid=invalid
                aria-describedby=described_by
                on:input=tell
            />
            {suggestions}
        }
    };
    match control {
        Control::Line(_) => line(Markup::Nothing),
        Control::Suggested(names) => {
            let option = |name: String| view! { <option value=name></option> };
            let options = move || {
                let names = names();
                if names.len() <= MOST_CHOICES {
                    return names.into_iter().map(option).collect::<Markup>();
                }
                let offered = move || {
                    let names = typed.with(|typed| suggested(&names, typed));
                    names.into_iter().map(option).collect::<Markup>()
                };
                offered.into_markup()
            };
            line(view! { <datalist id=list_id.clone()>{options}</datalist> })
        }
        Control::Area(rows) => view! {
            <textarea
                id=id
                rows=rows.to_string()
                prop:value=value
                aria-required=required
                aria-invalid=invalid
                aria-describedby=described_by
                on:input=tell
            ></textarea>
        },
        Control::Choice(choices) => {
            let chosen = RwSignal::new(value);
            let choose = move |event| {
                let value = event_target_value(&event);
                chosen.set(value.clone());
                on_input.run(value);
            };
            let searched = Searched::start();
            let option = move |(one, words): Choice| {
                let is_chosen = chosen.with_untracked(|chosen| one == *chosen);
                view! {
                    <option value=one prop:selected=is_chosen>
                        {words}
                    </option>
                }
            };
            let options = move || {
                let all = choices(&chosen.get_untracked());
                searched.options(all, move || chosen.get_untracked(), option)
            };
            view! {
                {searched.search(&id)}
                <select
                    id=id
                    aria-required=required
                    aria-invalid=invalid
                    aria-describedby=described_by
                    on:change=choose
                >
                    {options}
                </select>
            }
        }
    }
}
