//! Lưu trữ, as far as it is fetched apart from the settings: what is in which store and which file, how much room is left, what to
//! know about this machine, what was set aside, and how everything is erased.

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;

use super::settings::backup::Backup;
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
                <Backup />
                <room::Room />
                <advice::Advice />
                <aside::Aside />
                <erase::Erase />
            </div>
        },
        Mode::Sample => view! {
            <div class="stack">
                <Backup />
                <advice::Advice />
            </div>
        },
    }
}
