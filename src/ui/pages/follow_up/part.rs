//! One part of the agenda.

use crate::ui::markup::{IntoMarkup, Markup, Row, keyed_list, view};
use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::prelude::*;

use super::Agenda;
use super::line::Line;
use crate::domain::follow_up::{Matter, When};
use crate::shell::clock;
use crate::shell::list_place::ListPlace;
use crate::ui::components::page_header::HEADING_ID;
use crate::ui::show_more::show_more;
use crate::ui::text::follow_up as text;

/// How many matters are shown at first, and how many more at each asking.
const N_SHOWN: usize = 50;

/// Shows the matters of a part; nothing where there are none.
#[component]
pub(super) fn Part(agenda: Agenda, when: When) -> impl IntoMarkup {
    let today = clock::today();
    let open = Memo::new(move |_| {
        agenda.all.with(|all| {
            agenda.choices.with(|choices| {
                let of_part = all.iter().filter(|one| When::of(one, today) == when);
                let put_off = choices.on(today);
                let open = of_part.filter(|one| !put_off.has(one));
                open.cloned().collect::<Vec<Matter>>()
            })
        })
    });
    let n_all = Memo::new(move |_| open.with(Vec::len));
    let has_any = Memo::new(move |_| n_all.get() > 0);
    let n_shown = RwSignal::new(N_SHOWN);
    let rows = move || {
        let shown = open.with(|open| open.iter().take(n_shown.get()).cloned().collect::<Vec<_>>());
        shown.into_iter().map(|one| row(agenda, one)).collect()
    };
    move || {
        has_any.get().then(|| {
            view! {
                <section class="card">
                    <h2 class="card__title">{move || text::part(when, n_all.get())}</h2>
                    <ul class="entry-list">{keyed_list(rows)}</ul>
                    {show_more(Signal::derive(move || n_all.get()), n_shown, N_SHOWN, text::more)}
                </section>
            }
        })
    }
}

fn row(agenda: Agenda, matter: Matter) -> Row {
    let line = Line::of(agenda.app, &matter, agenda.year.get());
    let key = format!("{}\n{}\n{}", matter.key(), line.name, line.words);
    Row::new(key, move || shown(agenda, matter, line))
}

fn shown(agenda: Agenda, matter: Matter, line: Line) -> Markup {
    let put_off = move |_| {
        let place = ListPlace::here();
        let is_kept = agenda.choose(|choices| choices.put_off(&matter, clock::today()));
        agenda.app.say(text::put_off_said(is_kept));
        request_animation_frame(|| ListPlace::focus(place, HEADING_ID));
    };
    let about = text::of_matter(&line.name);
    view! {
        <li class="entry-list__item">
            <div>
                <a href=line.href>{line.name}</a>
                {line.words}
                {(!line.beside.is_empty()).then(|| view! { <p class="hint">{line.beside}</p> })}
            </div>
            <div class="buttons">
                <button class="button button--quiet" type="button" on:click=put_off>
                    {text::PUT_OFF}
                    <span class="visually-hidden">{about}</span>
                </button>
            </div>
        </li>
    }
}
