//! An address without a screen, and a model that is not in the register.

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;

use crate::shell::page;
use crate::ui::components::page_header::PageHeader;
use crate::ui::route::Route;
use crate::ui::text::shell as text;

/// Says that there is nothing here, and leads home.
#[component]
pub fn NotFound() -> impl IntoMarkup {
    page::set_title(&text::window_title(text::NO_SUCH_PAGE));
    view! {
        <PageHeader title=text::NO_SUCH_PAGE.to_owned() />
        <div class="card empty-state">
            <p>{text::NO_SUCH_PAGE_HINT}</p>
            <div class="buttons">
                <a class="button button--primary" href=Route::Overview { year: None }.href()>
                    {text::TO_OVERVIEW}
                </a>
            </div>
        </div>
    }
}
