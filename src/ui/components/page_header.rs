//! The head of every screen: its one h1, the save status, its tools.

use crate::ui::markup::{Children, IntoMarkup, view};
use crate::ui::reactive::Signal;
use leptos::prelude::*;

use super::status::Status;
use crate::ui::state::App;

/// Is the id of the h1, which takes the focus after navigation.
pub const HEADING_ID: &str = "page-heading";

/// Shows the title, the save status and, where there are any, tools such as the main button.
#[component]
pub fn PageHeader(
    /// The title.
    #[prop(into)]
    title: Signal<String>,
    /// The tools.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoMarkup {
    let app = App::expect();
    view! {
        <header class="page-header">
            <h1 class="page-header__title" id=HEADING_ID tabindex="-1">
                {move || title.get()}
            </h1>
            <div class="page-header__status">
                <Status status=app.status />
            </div>
            {children.map(|children| view! { <div class="page-header__tools">{children()}</div> })}
        </header>
    }
}
