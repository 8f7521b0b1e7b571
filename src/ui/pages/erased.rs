//! The screen that stands in place of the program while everything stored here is erased, by this tab or another, and after.

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;

use crate::shell::page;
use crate::ui::components::page_header::HEADING_ID;
use crate::ui::text::erase::{self as text, Erasing};

/// Says what happened, what is safe and what to do.
#[component]
pub fn Erased(
    /// How far it has come.
    erasing: Erasing,
) -> impl IntoMarkup {
    let (title, said) = text::told(erasing);
    page::set_title(title);
    request_animation_frame(|| page::focus(HEADING_ID));
    view! {
        <main class="rescue">
            <section class="card">
                <h1 id=HEADING_ID tabindex="-1">
                    {title}
                </h1>
                <p>{said}</p>
                {(erasing != Erasing::Here)
                    .then(|| {
                        view! {
                            <div class="buttons">
                                <button class="button button--primary" type="button" on:click=|_| page::reload()>
                                    {text::OPEN_ANEW}
                                </button>
                            </div>
                        }
                    })}
            </section>
        </main>
    }
}
