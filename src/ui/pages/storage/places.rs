//! The two stores side by side: what each has, and whether the browser keeps both.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::shell::persistence;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::state::{App, Lacking, SaveStatus};
use crate::ui::text::storage::{self as text, Place};

/// Shows the stores, why one lacks something, and what the browser has promised.
#[component]
pub(super) fn Places() -> impl IntoMarkup {
    let app = App::expect();
    let stores = move || {
        let [first, second] = places(&app.status.get());
        let why = [(text::FIRST, &first), (text::SECOND, &second)]
            .into_iter()
            .filter_map(|(name, place)| text::why_lacking(name, place));
        let why: Markup = why.map(|why| view! { <p>{why}</p> }).collect();
        view! {
            <ul class="stores">
                {store(text::FIRST, text::FIRST_HINT, &first)} {store(text::SECOND, text::SECOND_HINT, &second)}
            </ul>
            {why}
        }
    };
    view! {
        <section class="card" aria-labelledby="places-title">
            <h2 class="card__title" id="places-title">
                {text::PLACES}
            </h2>
            <p class="hint">{text::PLACES_HINT}</p>
            {stores}
            <Promise />
        </section>
    }
}

fn store(name: &'static str, hint: &'static str, place: &Place) -> Markup {
    let (class, icon) = match place {
        Place::Written => ("stores__one stores__one--written", IconName::Check),
        Place::Lacking(_) => ("stores__one stores__one--lacking", IconName::Alert),
        Place::Empty | Place::Writing => ("stores__one", IconName::More),
    };
    view! {
        <li class=class>
            <Icon name=icon />
            <strong>{name}</strong>
            <span class="hint">{hint}</span>
            <span>{text::place(place)}</span>
        </li>
    }
}

/// Says what the first and the second store have.
fn places(status: &SaveStatus) -> [Place; 2] {
    match status {
        SaveStatus::Nothing => [Place::Empty, Place::Empty],
        SaveStatus::Saving => [Place::Written, Place::Writing],
        SaveStatus::Saved => [Place::Written, Place::Written],
        SaveStatus::OneCopy(Lacking::First(error)) => {
            [Place::Lacking(Some(error.clone())), Place::Written]
        }
        SaveStatus::OneCopy(Lacking::Second(error)) => {
            [Place::Written, Place::Lacking(Some(error.clone()))]
        }
        SaveStatus::Unsaved(error) => [Place::Lacking(Some(error.clone())), Place::Lacking(None)],
    }
}

/// Says whether the browser has promised to keep both, and asks it where it has not.
#[component]
fn Promise() -> impl IntoMarkup {
    let app = App::expect();
    let was_refused = RwSignal::new(false);
    let ask = move |_| {
        was_refused.set(false);
        spawn_local(async move {
            let answer = persistence::ask().await;
            app.is_persistent.set(answer);
            was_refused.try_set(answer == Some(false));
        });
    };
    let can_ask = move || app.is_persistent.get() == Some(false);
    view! {
        <div role="status">
            <p>{move || text::persistence(app.is_persistent.get())}</p>
            {move || was_refused.get().then(|| view! { <p>{text::REFUSED}</p> })}
        </div>
        {move || {
            can_ask()
                .then(|| {
                    view! {
                        <div class="buttons">
                            <button class="button" type="button" on:click=ask>
                                {text::ASK}
                            </button>
                        </div>
                    }
                })
        }}
    }
}
