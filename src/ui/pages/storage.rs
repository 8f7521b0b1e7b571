//! Lưu trữ, as far as it is fetched apart from the settings: what is in which store, how much room is left, what to know about
//! this machine, what was set aside, and how everything is erased.

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;

use crate::ui::state::{App, Mode};

mod advice;
mod aside;
mod erase;
mod places;
mod room;

/// Shows the parts; in the demonstration, which is stored nowhere, only what concerns the machine.
#[component]
pub fn Storage() -> impl IntoMarkup {
    let app = App::expect();
    move || match app.mode.get() {
        Mode::Own => view! {
            <div class="stack">
                <places::Places />
                <room::Room />
                <advice::Advice />
                <aside::Aside />
                <erase::Erase />
            </div>
        },
        Mode::Sample => view! { <advice::Advice /> },
    }
}
