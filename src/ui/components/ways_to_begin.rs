//! The two ways of filling a register, where a screen has nothing to show without models.

use leptos::prelude::*;

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::route::Route;
use crate::ui::text::{overview, shell};

/// Shows the two.
#[component]
pub fn WaysToBegin() -> impl IntoMarkup {
    view! {
        <div class="buttons">
            <a class="button button--primary" href=Route::AddModel.href()>
                {shell::ADD_MODEL}
            </a>
            <a class="button" href=Route::Exchange.href()>
                {overview::WAY_IMPORT}
            </a>
        </div>
    }
}
