//! An input for a passphrase, which can be shown while it is typed.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::{RwSignal, Signal};
use leptos::prelude::*;

use super::field::FieldError;
use crate::ui::text::passphrase as text;

/// Shows the input. What is typed is kept in the signal alone.
#[component]
pub fn PassphraseField(
    /// Its id in the page.
    id: &'static str,
    /// Its label.
    label: &'static str,
    /// What the browser is told about it.
    autocomplete: &'static str,
    /// The ids of what describes it, besides the error.
    #[prop(optional)]
    described_by: &'static str,
    /// What is typed.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it cannot be changed now.
    #[prop(optional, into)]
    is_fixed: Signal<bool>,
) -> impl IntoMarkup {
    let is_shown = RwSignal::new(false);
    let kind = move || if is_shown.get() { "text" } else { "password" };
    let has_error = move || error.with(Option::is_some);
    let error_id = format!("{id}-error");
    let described_by = format!("{error_id} {described_by}");
    view! {
        <div class="field" class=("field--error", has_error)>
            <label class="field__label" for=id>
                {label}
            </label>
            <FieldError id=error_id error=error />
            <input
                id=id
                type=kind
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                prop:value=value.get_untracked()
                readonly=move || is_fixed.get()
                aria-invalid=move || has_error().then_some("true")
                aria-describedby=described_by
                on:input=move |event| value.set(event_target_value(&event))
            />
            <label class="choice">
                <input type="checkbox" on:change=move |event| is_shown.set(event_target_checked(&event)) />
                {text::SHOW}
            </label>
        </div>
    }
}
