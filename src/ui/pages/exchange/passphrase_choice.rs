//! The passphrase of a file: chosen or not, how strong, and what it is good for.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;

use crate::shell::cipher;
use crate::ui::components::disclosure::Disclosure;
use crate::ui::components::passphrase_field::PassphraseField;
use crate::ui::passphrase::Strength;
use crate::ui::text::passphrase as text;

const HINT_ID: &str = "export-passphrase-hint";

/// Lets people lock the file with a passphrase, where the browser can.
#[component]
pub fn PassphraseChoice(
    /// What is typed; "" for a file that is not locked.
    passphrase: RwSignal<String>,
    /// Whether a file is being locked.
    is_locking: RwSignal<bool>,
) -> impl IntoMarkup {
    let strength = move || {
        passphrase.with(|typed| (!typed.is_empty()).then(|| text::strength(Strength::of(typed))))
    };
    let content = move || match cipher::is_there() {
        false => view! { <p class="hint">{text::NO_CIPHER}</p> },
        true => view! {
            <div class="stack">
                <PassphraseField
                    id="export-passphrase"
                    label=text::LABEL
                    autocomplete="new-password"
                    described_by=HINT_ID
                    value=passphrase
                    is_fixed=is_locking
                />
                <p class="hint" role="status">
                    {strength}
                </p>
                <div id=HINT_ID>
                    <p class="hint">{text::WHAT_IS_LOCKED}</p>
                    <p class="hint">{text::CANNOT_RECOVER}</p>
                </div>
            </div>
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
