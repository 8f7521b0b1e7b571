//! What of the texts of deleted models and years goes with a file, and what goes without people's wish.

use leptos::prelude::*;

use super::outgoing::ExportState;
use crate::domain::deletion::{DeletedTexts, without_deleted_texts};
use crate::ui::markup::{IntoMarkup, view};
use crate::ui::pages::purge::all_deleted;
use crate::ui::reactive::Memo;
use crate::ui::text::deleted as text;

const HINT_ID: &str = "export-deleted-hint";

/// Lets people send the texts of what is deleted, and says which go all the same; nothing where there are none.
#[component]
pub fn DeletedChoice(state: ExportState) -> impl IntoMarkup {
    let counts = Memo::new(move |_| {
        let whole = state.whole_piece();
        let reduced = without_deleted_texts(&whole);
        [whole, reduced].map(|piece| DeletedTexts::of(&piece))
    });
    let n_kept_back = move || {
        let [whole, reduced] = counts.get();
        whole.n_models - reduced.n_models
    };
    let is_page = move || state.is_readable.get() && state.passphrase.with(String::is_empty);
    let choice = move || {
        view! {
            <div class="choices">
                <label class="choice">
                    <input
                        type="checkbox"
                        prop:checked=move || state.sends_texts.get()
                        on:change=move |event| state.sends_texts.set(event_target_checked(&event))
                        aria-describedby=HINT_ID
                    />
                    {move || text::send_texts(n_kept_back())}
                </label>
            </div>
            <p class="hint" id=HINT_ID>
                {text::SEND_TEXTS_HINT}
            </p>
        }
    };
    let told = move || {
        let [_, left] = counts.get();
        let words = match is_page() {
            true if left.n_years > 0 => text::page_without_history(left.n_years),
            false if left != DeletedTexts::default() => text::texts_go(left.n_models, left.n_years),
            _ => return None,
        };
        Some(view! {
            <p class="hint">
                {words} " " {text::PURGE_FIRST} <a href=all_deleted().href()>{text::TITLE}</a>
            </p>
        })
    };
    view! {
        {move || (!is_page() && n_kept_back() > 0).then(choice)}
        <div role="status">{told}</div>
    }
}
