//! One part of the agenda.

use crate::ui::markup::{IntoMarkup, Markup, Row, keyed_list, view};
use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::prelude::*;

use super::Agenda;
use super::line::{Line, LineOfMany};
use crate::domain::follow_up::{Gathered, Matter, When};
use crate::shell::clock;
use crate::shell::list_place::ListPlace;
use crate::ui::components::disclosure::Disclosure;
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
                Gathered::all(of_part.filter(|one| !put_off.has(one)))
            })
        })
    });
    let n_all = Memo::new(move |_| open.with(Vec::len));
    let has_any = Memo::new(move |_| n_all.get() > 0);
    let n_shown = RwSignal::new(N_SHOWN);
    let rows = move || {
        let shown = open.with(|open| open.iter().take(n_shown.get()).cloned().collect::<Vec<_>>());
        let lines = shown.into_iter();
        lines.map(|line| row_of(agenda, open, line)).collect()
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

fn row_of(agenda: Agenda, open: Memo<Vec<Gathered>>, line: Gathered) -> Row {
    match line.matters.first() {
        Some(first) if line.is_many() => {
            let key = first.kind_key();
            Row::new(key.clone(), move || many(agenda, open, key))
        }
        Some(matter) => row(agenda, matter.clone()),
        None => Row::new(String::new(), || Markup::Nothing),
    }
}

/// Shows all there are of a kind in one line, which opens the list of them.
fn many(agenda: Agenda, open: Memo<Vec<Gathered>>, key: String) -> Markup {
    let is_it = move |line: &&Gathered| {
        line.matters
            .first()
            .is_some_and(|one| one.kind_key() == key)
    };
    let line = Memo::new(move |_| open.with(|open| open.iter().find(&is_it).cloned()));
    let worded = move || {
        let (app, year) = (agenda.app, agenda.year.get());
        line.with(|line| LineOfMany::of(app, &line.as_ref()?.matters, year))
    };
    let n_all =
        Memo::new(move |_| line.with(|line| line.as_ref().map_or(0, |line| line.matters.len())));
    let put_off = move || {
        if let Some(line) = line.get_untracked() {
            put_off(agenda, &line);
        }
    };
    let words = move || {
        let words = worded()?;
        Some(view! {
            {match words.href {
                Some(href) => view! { <a href=href>{words.name}</a> },
                None => view! { <strong>{words.name}</strong> },
            }}
            {words.words}
            <p class="hint">{words.examples}</p>
        })
    };
    let list = move || {
        let n_shown = RwSignal::new(N_SHOWN);
        let rows = move || {
            line.with(|line| {
                let matters = line.iter().flat_map(|line| &line.matters);
                let shown = matters.take(n_shown.get()).cloned();
                shown.map(|one| row(agenda, one)).collect()
            })
        };
        view! {
            <ul class="entry-list">{keyed_list(rows)}</ul>
            {show_more(Signal::derive(move || n_all.get()), n_shown, N_SHOWN, text::more)}
        }
    };
    let about = move || worded().map(|words| text::of_matter(&words.name));
    let content = view! {
        {words}
        <Disclosure summary=text::OPEN_MANY.to_owned()>{list()}</Disclosure>
    };
    entry(content, about, put_off)
}

/// Shows a line of the agenda, with the button that puts it off; `about` says of a screen reader's button what.
fn entry(content: Markup, about: impl IntoMarkup, put_off: impl Fn() + 'static) -> Markup {
    view! {
        <li class="entry-list__item">
            <div>{content}</div>
            <div class="buttons">
                <button class="button button--quiet" type="button" on:click=move |_| put_off()>
                    {text::PUT_OFF}
                    <span class="visually-hidden">{about}</span>
                </button>
            </div>
        </li>
    }
}

fn put_off(agenda: Agenda, line: &Gathered) {
    let place = ListPlace::here();
    let is_kept = agenda.choose(|choices| choices.put_off(line, clock::today()));
    agenda.app.say(text::put_off_said(is_kept));
    request_animation_frame(|| ListPlace::focus(place, HEADING_ID));
}

fn row(agenda: Agenda, matter: Matter) -> Row {
    let line = Line::of(agenda.app, &matter, agenda.year.get());
    let key = format!("{}\n{}\n{}", matter.key(), line.name, line.words);
    Row::new(key, move || shown(agenda, matter, line))
}

fn shown(agenda: Agenda, matter: Matter, line: Line) -> Markup {
    let matters = vec![matter];
    let alone = Gathered { matters };
    let put_off = move || put_off(agenda, &alone);
    let about = text::of_matter(&line.name);
    let content = view! {
        <a href=line.href>{line.name}</a>
        {line.words}
        {(!line.beside.is_empty()).then(|| view! { <p class="hint">{line.beside}</p> })}
    };
    entry(content, about, put_off)
}
