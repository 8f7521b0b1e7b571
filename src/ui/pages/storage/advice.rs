//! What to know and to do about this device, so that what is stored on it stays.

use crate::ui::markup::{IntoMarkup, Markup, view};
use leptos::prelude::*;

use crate::ui::device::Device;
use crate::ui::text::storage as text;

/// Shows the advice.
#[component]
pub(super) fn Advice() -> impl IntoMarkup {
    let advice = text::advice(&Device::here()).into_iter();
    view! {
        <section class="card" aria-labelledby="advice-title">
            <h2 class="card__title" id="advice-title">
                {text::ADVICE}
            </h2>
            <ul class="stack">{advice.map(|one| view! { <li>{one}</li> }).collect::<Markup>()}</ul>
        </section>
    }
}
