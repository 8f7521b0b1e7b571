//! The offer to take along the register of another installation at this address.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::model::Model;
use crate::shell::page;
use crate::ui::components::notice::Notice;
use crate::ui::components::page_header::HEADING_ID;
use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::RwSignal;
use crate::ui::state::App;
use crate::ui::state::elsewhere::Elsewhere;
use crate::ui::state::import::NotImported;
use crate::ui::text::{elsewhere as text, exchange};

/// Says whose register that is, and offers to take it along. Whoever does not want it closes it, for this run.
#[component]
pub fn Offer() -> impl IntoMarkup {
    let app = App::expect();
    let found = RwSignal::new(Elsewhere::find());
    let take = move |_| {
        let Some(elsewhere) = found.get_untracked() else {
            return;
        };
        spawn_local(async move {
            match app.take_along(elsewhere).await {
                Ok(()) => {
                    found.try_set(None);
                    app.say(text::TAKEN);
                    page::focus_in_place(HEADING_ID);
                }
                Err(NotImported::Storage(error)) => app.say(&exchange::not_imported(&error)),
                Err(NotImported::GivenUp) => {}
            }
        });
    };
    let leave = move |_| {
        found.set(None);
        page::focus_in_place(HEADING_ID);
    };
    move || {
        let elsewhere = found.get()?;
        let n_models = Model::all(&elsewhere.register).count();
        let words = text::offer(&elsewhere.folder, n_models, elsewhere.n_unread);
        let notice = view! {
            <Notice>
                <p class="notice__text">{words}</p>
                <div class="buttons">
                    <button class="button button--primary" type="button" on:click=take>
                        {text::TAKE}
                    </button>
                    <button class="button" type="button" on:click=leave>
                        {text::LEAVE}
                    </button>
                </div>
            </Notice>
        };
        Some(notice)
    }
}
