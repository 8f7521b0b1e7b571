//! What going back to one point would write, and the button that does it.

use std::sync::Arc;

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;

use crate::domain::date::Timestamp;
use crate::domain::journal::content::Since;
use crate::domain::journal::going_back::{GoingBack, Others};
use crate::domain::journal::{Journal, Then};
use crate::domain::preview::Effect as Change;
use crate::shell::page;
use crate::ui::components::disclosure::Disclosure;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::page_header::HEADING_ID;
use crate::ui::pages::closed_years::stops;
use crate::ui::record_words::record_title;
use crate::ui::state::App;
use crate::ui::text::{closed_years, journal as text};

/// How many differing records are named.
const N_NAMED: usize = 100;

/// Shows it; nothing is written by looking.
#[component]
pub(super) fn GoBack(
    /// What this machine remembers.
    journal: Arc<Journal>,
    /// The point.
    key: u64,
) -> impl IntoMarkup {
    let app = App::expect();
    let journal = StoredValue::new(journal);
    let is_overwriting = RwSignal::new(false);
    let going = Memo::new(move |_| {
        let others = match is_overwriting.get() {
            true => Others::Overwritten,
            false => Others::Kept,
        };
        journal.with_value(|journal| {
            app.register
                .with(|now| GoingBack::to(journal.since(key), now, others))
        })
    });
    let (date, time) = journal.with_value(|journal| {
        let point = journal.since(key).first();
        point
            .map_or(Timestamp::MIN, |point| point.event.at)
            .vietnam_date_time()
    });
    let is_whole = journal.with_value(|journal| journal.is_whole_since(key));
    let words = text::go_back(&date, &time);
    let deed = text::gone_back(&date, &time);
    let go = move |_| {
        let command = going.with_untracked(|going| going.command.clone());
        if !stops(app, &command) {
            app.go_back(command, deed.clone());
            request_animation_frame(|| page::focus(HEADING_ID));
        }
    };
    let has_others = move || going.with(|going| going.n_left > 0) || is_overwriting.get();
    view! {
        <p role="status">{move || going.with(text::would_write)}</p>
        {move || {
            let n_left = going.with(|going| going.n_left);
            (n_left > 0).then(|| view! { <p>{text::left(n_left)}</p> })
        }}
        {move || {
            let has_closings = going.with(|going| going.has_closings);
            has_closings.then(|| view! { <p>{closed_years::CLOSINGS_STAY}</p> })
        }}
        {move || has_others().then(|| overwrite(is_overwriting))}
        {(!is_whole).then(|| view! { <p>{text::NOT_WHOLE}</p> })}
        {differing(app, journal, key)}
        <p class="hint">{text::TRAVELS}</p>
        <div class="buttons">
            {move || {
                let (words, go) = (words.clone(), go.clone());
                going
                    .with(|going| !going.is_nothing())
                    .then(|| {
                        view! {
                            <button class="button button--primary" type="button" on:click=go>
                                <Icon name=IconName::Undo />
                                {words}
                            </button>
                        }
                    })
            }}
        </div>
    }
}

fn overwrite(is_overwriting: RwSignal<bool>) -> Markup {
    view! {
        <label class="choice">
            <input
                type="checkbox"
                aria-describedby="overwrite-hint"
                prop:checked=move || is_overwriting.get()
                on:change=move |event| is_overwriting.set(event_target_checked(&event))
            />
            {text::OVERWRITE}
        </label>
        <p class="hint" id="overwrite-hint">
            {text::OVERWRITE_HINT}
        </p>
    }
}

/// Names the records that differ from the point.
fn differing(app: App, journal: StoredValue<Arc<Journal>>, key: u64) -> impl IntoMarkup {
    let named = Memo::new(move |_| {
        app.register.with(|now| {
            let then = journal.with_value(|journal| Then::before(journal.since(key)));
            let was = then.register(now);
            let effects = Since::of(&then, now).effects;
            let named = effects.iter().take(N_NAMED).map(|(id, effect)| {
                let register = match effect {
                    Change::Disappearing => &was,
                    _ => now,
                };
                (record_title(register, id), text::effect(*effect))
            });
            (named.collect::<Vec<_>>(), effects.len())
        })
    });
    move || {
        let n = named.with(|(_, n)| *n);
        (n > 0).then(|| {
            view! { <Disclosure summary=text::differing(n)>{move || named.with(|(named, n)| names_of(named, *n))}</Disclosure> }
        })
    }
}

fn names_of(named: &[(String, &'static str)], n: usize) -> Markup {
    let line = |(title, effect): &(String, &'static str)| {
        view! {
            <li>
                <strong>{title.clone()}</strong>
                " "
                <span class="hint">{*effect}</span>
            </li>
        }
    };
    let n_more = n - named.len();
    view! {
        <ul>{named.iter().map(line).collect::<Markup>()}</ul>
        {(n_more > 0).then(|| view! { <p class="hint">{text::more(n_more)}</p> })}
    }
}
