//! The list of keys: a part of the help, and a dialog over any screen.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;

use crate::shell::page;
use crate::ui::text::keys as text;

const DIALOG_ID: &str = "keys";

/// Shows the list over the screen. Closed, it gives the focus back to where it was.
#[component]
pub fn Shortcuts(
    /// Whether the dialog is wanted; it is not any more once it is closed.
    is_open: RwSignal<bool>,
) -> impl IntoMarkup {
    request_animation_frame(|| page::show_modal(DIALOG_ID));
    view! {
        <dialog class="dialog" id=DIALOG_ID aria-labelledby="keys-title" on:close=move |_| is_open.set(false)>
            <div class="behind__head">
                <h2 class="card__title" id="keys-title">
                    {text::TITLE}
                </h2>
                <button class="button button--quiet" type="button" on:click=|_| page::close_modal(DIALOG_ID)>
                    {text::CLOSE}
                </button>
            </div>
            {table()}
            <p class="hint">{text::HINT}</p>
        </dialog>
    }
}

/// Lists the keys with what they do.
pub fn table() -> Markup {
    let row = |(key, does): &(&'static str, &'static str)| {
        view! {
            <tr>
                <th scope="row">
                    <kbd>{*key}</kbd>
                </th>
                <td>{*does}</td>
            </tr>
        }
    };
    view! {
        <table class="table keys">
            <thead>
                <tr>
                    <th scope="col">{text::KEY}</th>
                    <th scope="col">{text::DOES}</th>
                </tr>
            </thead>
            <tbody>{text::LIST.iter().map(row).collect::<Markup>()}</tbody>
        </table>
    }
}
