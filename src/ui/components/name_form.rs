//! One name, or one day, to write: the label above, the buttons beside.

use crate::ui::reactive::RwSignal;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::domain::naming::single_spaced;
use crate::ui::markup::{IntoMarkup, view};

use super::icon::{Icon, IconName};
use crate::ui::check_again::{check_one, when_left};
use crate::ui::text::{catalogue as text, shell};

/// Says what a name form is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameFormUse {
    /// Adds something; the form stays, empty.
    Add,
    /// Changes what is there; the words of the button.
    Change(&'static str),
}

/// Asks for a name. What `check` says against it is shown and the input keeps the focus.
#[component]
pub fn NameForm(
    /// The input's id in the page.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What it starts with.
    #[prop(into, optional)]
    value: String,
    /// What the form is for.
    usage: NameFormUse,
    /// Says what is wrong with a name.
    check: Callback<String, Option<String>>,
    /// Tells the name.
    on_save: Callback<String>,
    /// Tells every change.
    #[prop(optional)]
    on_input: Option<Callback<String>>,
    /// Gives up.
    #[prop(optional)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoMarkup {
    let typed = RwSignal::new(value);
    let error = RwSignal::new(None::<String>);
    let error_id = format!("{id}-error");
    let input_id = id.clone();
    let written = move || single_spaced(typed.get_untracked().trim());
    let left = when_left(move || check_one(error, || check.run(written())));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let name = written();
        let wrong = check.run(name.clone());
        let is_wrong = wrong.is_some();
        error.set(wrong);
        if is_wrong {
            return focus(&input_id);
        }
        if usage == NameFormUse::Add {
            typed.set(String::new());
        }
        on_save.run(name);
    };
    let type_name = move |event| {
        let name = event_target_value(&event);
        if let Some(on_input) = on_input {
            on_input.run(name.clone());
        }
        typed.set(name);
    };
    let described_by = {
        let error_id = error_id.clone();
        move || error.with(Option::is_some).then(|| error_id.clone())
    };
    // Several lists stand on one page: the button to add says to which.
    let button_name = (usage == NameFormUse::Add).then(|| label.clone());
    let (class, primary) = match usage {
        NameFormUse::Add => ("field", "button"),
        NameFormUse::Change(_) => ("entry-list__form field", "button button--primary"),
    };
    view! {
        <form
            class=class
            class=("field--error", move || error.with(Option::is_some))
            novalidate
            on:submit=submit
            on:focusout=move |_| left()
        >
            <label class="field__label" for=id.clone()>
                {label}
            </label>
            {move || {
                error
                    .get()
                    .map(|words| {
                        view! {
                            <p class="field__error" id=error_id.clone()>
                                <Icon name=IconName::Alert />
                                {words}
                            </p>
                        }
                    })
            }}
            <div class="field__row">
                <input
                    id=id
                    type="text"
                    autocomplete="off"
                    prop:value=move || typed.get()
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=described_by
                    on:input=type_name
                />
                <button class=primary type="submit" aria-label=button_name>
                    {match usage {
                        NameFormUse::Add => {
                            view! {
                                <Icon name=IconName::Plus />
                                {text::ADD}
                            }
                        }
                        NameFormUse::Change(words) => words.into_markup(),
                    }}
                </button>
                {on_cancel
                    .map(|on_cancel| {
                        view! {
                            <button class="button" type="button" on:click=move |_| on_cancel.run(())>
                                {shell::CANCEL}
                            </button>
                        }
                    })}
            </div>
        </form>
    }
}

fn focus(id: &str) {
    let input = document().get_element_by_id(id);
    if let Some(Ok(input)) = input.map(|input| input.dyn_into::<HtmlElement>()) {
        let _unfocusable = input.focus();
    }
}
