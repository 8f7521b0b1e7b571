//! The ways back and forth at the head of every screen.

use leptos::prelude::*;

use super::components::icon::{Icon, IconName};
use super::components::page_header::HEADING_ID;
use super::markup::{IntoMarkup, view};
use super::reactive::RwSignal;
use super::state::{App, Way};
use super::text::shell;
use crate::shell::page;

/// Offers the last step back and the last one forth, also once the note has gone that did.
#[component]
pub fn Ways(
    /// The program.
    app: App,
) -> impl IntoMarkup {
    let step =
        move |deed: RwSignal<Option<String>>, way: Way, icon: IconName, word: &'static str| {
            move || {
                deed.get().map(|deed| {
                    let go = move |_| {
                        app.go(way);
                        page::focus_if_lost(HEADING_ID);
                    };
                    let name = shell::step(word, &deed);
                    view! {
                        <button
                            class="button button--quiet page-header__step"
                            type="button"
                            aria-label=name.clone()
                            title=name
                            on:click=go
                        >
                            <Icon name=icon />
                        </button>
                    }
                })
            }
        };
    view! {
        <div class="page-header__steps">
            {step(app.next_undo, Way::Undo, IconName::Undo, shell::UNDO)}
            {step(app.next_redo, Way::Redo, IconName::Redo, shell::REDO)}
        </div>
    }
}
