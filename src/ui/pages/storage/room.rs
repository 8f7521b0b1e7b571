//! How much room is taken by what, and for about how many models there is more.

use crate::ui::markup::{IntoMarkup, Markup, view};
use leptos::prelude::*;

use crate::storage::space::{Space, Use};
use crate::ui::components::bar_chart::share;
use crate::ui::device::{Device, Engine};
use crate::ui::state::App;
use crate::ui::text::storage as text;

/// Measures the room whenever the register changes, and shows it.
#[component]
pub(super) fn Room() -> impl IntoMarkup {
    let app = App::expect();
    Effect::new(move || {
        app.register.track();
        app.measure();
    });
    let measured = move || match app.space.get() {
        Some(space) => shown(&space),
        None => view! { <p>{text::NOT_MEASURED}</p> },
    };
    let is_halved = Device::here().engine == Engine::WebKit;
    view! {
        <section class="card" aria-labelledby="room-title">
            <h2 class="card__title" id="room-title">
                {text::ROOM}
            </h2>
            {measured}
            <p class="hint">{text::ROOM_HINT}</p>
            {is_halved.then(|| view! { <p class="hint">{text::HALF_ROOM}</p> })}
        </section>
    }
}

fn shown(space: &Space) -> Markup {
    let taken = space.taken();
    let reserved = space.taken_by(Use::Reserve);
    let free = space.limit.saturating_sub(taken + reserved);
    let advice = text::make_room(space.fullness(), space.is_others());
    view! {
        <p>
            {text::taken(space.per_cent(), taken, space.limit)}
            " "
            <strong>{text::more_models(space.n_more_models())}</strong>
        </p>
        {bar(space, free)}
        {advice.map(|advice| view! { <p>{advice}</p> })}
    }
}

/// Draws what is taken as parts of one bar, with a legend that says everything in words; what is free is the rest of the bar.
fn bar(space: &Space, free: usize) -> Markup {
    let mut before = 0;
    let (mut parts, mut labels) = (Vec::new(), Vec::new());
    for (at, (kind, n_units)) in space.uses.iter().enumerate() {
        let (from, width) = (share(before, space.limit), share(*n_units, space.limit));
        before += n_units;
        let class = format!("split-bar__part split-bar__part--{}", at + 1);
        parts.push(view! { <rect class=class x=from width=width height="100%" /> });
        if *n_units > 0 {
            let key = format!("split-bar__key split-bar__key--{}", at + 1);
            labels.push(label(key, *n_units, text::taken_by(*kind)));
        }
    }
    labels.push(label(
        "split-bar__key split-bar__key--free".to_owned(),
        free,
        text::FREE,
    ));
    view! {
        <div class="split-bar">
            <svg class="split-bar__bar" aria-hidden="true">
                {parts}
            </svg>
            <ul class="split-bar__legend">{labels}</ul>
        </div>
    }
}

fn label(key: String, n_units: usize, words: &'static str) -> Markup {
    view! {
        <li class="split-bar__label">
            <svg class=key aria-hidden="true">
                <rect width="100%" height="100%" />
            </svg>
            <span>
                <strong>{text::megabytes(n_units)}</strong>
                " "
                {words}
            </span>
        </li>
    }
}
