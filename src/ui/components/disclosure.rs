//! Something behind a line that opens it; built only when it is opened.

use crate::ui::markup::{ChildrenFn, IntoMarkup, view};
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::Element;

use super::icon::{Icon, IconName};

/// Shows the line; the content is made at the first opening and follows the state from then on.
#[component]
pub fn Disclosure(
    /// The line.
    summary: String,
    /// Whether it stands open at first.
    #[prop(optional)]
    is_open: bool,
    /// The content.
    children: ChildrenFn,
) -> impl IntoMarkup {
    let was_opened = RwSignal::new(is_open);
    let toggle = move |event: leptos::ev::Event| {
        let details = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        if details.is_some_and(|details| details.has_attribute("open")) {
            was_opened.set(true);
        }
    };
    view! {
        <details class="disclosure" open=is_open on:toggle=toggle>
            <summary class="disclosure__summary">
                <Icon name=IconName::ChevronDown />
                {summary}
            </summary>
            {move || was_opened.get().then(|| children())}
        </details>
    }
}
