//! The head of every screen: its one h1, the way to its part of the help, the save status, its tools.

use crate::ui::markup::{Children, IntoMarkup, view};
use crate::ui::reactive::{RwSignal, Signal};
use leptos::prelude::*;

use super::icon::{Icon, IconName};
use super::status::Status;
use crate::ui::help::part_about;
use crate::ui::on_paper;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::help as text;
use crate::ui::ways::Ways;

/// Is the id of the h1, which takes the focus after navigation.
pub const HEADING_ID: &str = "page-heading";

/// Shows the title, the way to the help, the save status and, where there are any, tools such as the main button.
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
    let part = expect_context::<RwSignal<Route>>().with_untracked(|route| match route {
        Route::Help(_) => None,
        route => Some(Route::Help(part_about(route).to_owned()).href()),
    });
    let help = part.map(|href| {
        view! {
            <a
                class="button button--quiet page-header__help"
                href=href
                aria-label=text::ABOUT_SCREEN
                title=text::ABOUT_SCREEN
            >
                <Icon name=IconName::Help />
            </a>
        }
    });
    view! {
        <header class="page-header">
            <p class="page-header__paper on-paper">
                {move || on_paper::head(app)}
            </p>
            <div class="page-header__heading">
                <h1 class="page-header__title" id=HEADING_ID tabindex="-1">
                    {move || title.get()}
                </h1>
                {help}
            </div>
            <div class="page-header__status">
                <Ways app=app />
                <Status status=app.status is_poorer=app.is_poorer() />
            </div>
            {children.map(|children| view! { <div class="page-header__tools">{children()}</div> })}
        </header>
    }
}
