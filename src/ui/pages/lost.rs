//! What the start found missing: what happened, what is safe, what to do.

use crate::ui::markup::{IntoMarkup, Markup, view};
use leptos::prelude::*;

use crate::shell::page;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::page_header::HEADING_ID;
use crate::ui::route::Route;
use crate::ui::state::{App, Lost};
use crate::ui::text::lost as text;

/// Names what is missing, until people say that they have heard of it.
#[component]
pub fn LostNotice() -> impl IntoMarkup {
    let app = App::expect();
    let hear = move |_| match app.give_up_lost() {
        Ok(()) => page::focus_in_place(HEADING_ID),
        Err(error) => app.say(&text::not_noted(&error)),
    };
    let parts = move || app.lost.with(parts);
    view! {
        <Notice kind=NoticeKind::Attention>
            <div class="notice__text" role="alert">
                <p>{text::POORER}</p>
                <ul>{parts}</ul>
                <p>{text::WHAT_TO_DO}</p>
            </div>
            <div class="buttons">
                <a class="button button--primary" href=Route::Exchange.href()>
                    {text::IMPORT}
                </a>
                <button class="button" type="button" on:click=hear>
                    {text::HEARD}
                </button>
            </div>
        </Notice>
    }
}

fn parts(lost: &Lost) -> Markup {
    let missing = &lost.missing;
    let pieces =
        (!missing.pieces.is_empty()).then(|| text::missing(missing.pieces.len(), missing.last_at));
    let second = lost
        .second
        .map(|(at, had)| text::second_empty(at, had.has_journal));
    let said = [pieces, second].into_iter().flatten();
    said.map(|words| view! { <li>{words}</li> }).collect()
}
