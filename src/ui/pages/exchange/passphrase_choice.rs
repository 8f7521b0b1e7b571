//! The passphrase of an export: chosen or not, how strong, and what it is good for.

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;

use super::outgoing::ExportState;
use crate::shell::cipher;
use crate::ui::components::disclosure::Disclosure;
use crate::ui::components::passphrase_field::PassphraseField;
use crate::ui::passphrase::Strength;
use crate::ui::text::passphrase as text;

const HINT_ID: &str = "export-passphrase-hint";

/// Lets people lock the file with a passphrase, where the browser can.
#[component]
pub fn PassphraseChoice(
    /// What is chosen.
    state: ExportState,
) -> impl IntoMarkup {
    let passphrase = state.passphrase;
    let strength = move || {
        passphrase.with(|typed| (!typed.is_empty()).then(|| text::strength(Strength::of(typed))))
    };
    let content = move || match cipher::is_there() {
        false => view! { <p class="hint">{text::NO_CIPHER}</p> },
        true => view! {
            <fieldset class="stack" disabled=move || state.is_locking.get()>
                <PassphraseField
                    id="export-passphrase"
                    label=text::LABEL
                    autocomplete="new-password"
                    described_by=HINT_ID
                    value=passphrase
                />
                <p class="hint" role="status">
                    {strength}
                </p>
                <div id=HINT_ID>
                    <p class="hint">{text::WHAT_IS_LOCKED}</p>
                    <p class="hint">{text::CANNOT_RECOVER}</p>
                </div>
            </fieldset>
        },
    };
    let will_be_locked =
        move || passphrase.with(|typed| (!typed.is_empty()).then_some(text::WILL_BE_LOCKED));
    view! {
        <Disclosure summary=text::SET.to_owned()>{content}</Disclosure>
        <p class="hint" role="status">
            {will_be_locked}
        </p>
    }
}
