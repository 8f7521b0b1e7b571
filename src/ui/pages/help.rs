//! Trợ giúp: short parts, each with steps and a picture where people would rather look than read.

use crate::ui::markup::{IntoMarkup, Markup, view};
use leptos::prelude::*;

use super::shortcuts;
use crate::shell::page;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::page_header::PageHeader;
use crate::ui::help::answers;
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::route::Route;
use crate::ui::text::help::{self as text, PARTS, Part};
use crate::ui::text::limits::n_found;
use crate::ui::text::shell;

mod pictures;

const SEARCH_ID: &str = "help-search";

/// Shows a part, or the list of all parts where there is none at the address.
#[component]
pub fn Help(
    /// The part's address.
    part: String,
) -> impl IntoMarkup {
    match text::find(&part) {
        Some(at) => view! { <OnePart at=at /> },
        None => view! { <AllParts /> },
    }
}

fn href(part: &Part) -> String {
    Route::Help(part.address.to_owned()).href()
}

#[component]
fn AllParts() -> impl IntoMarkup {
    page::set_title(&shell::window_title(text::TITLE));
    let item = |(part, says): (&'static Part, &'static str)| {
        view! {
            <li class="help__item">
                <a href=href(part)>{part.title}</a>
                <p class="hint">{rich(says)}</p>
            </li>
        }
    };
    let asked = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        asked.with(|asked| {
            let answers = answers(asked).into_iter();
            answers
                .map(|answer| (answer.part.address, answer.says))
                .collect::<Vec<_>>()
        })
    });
    let is_missed =
        move || asked.with(|asked| !asked.trim().is_empty()) && found.with(Vec::is_empty);
    let said = move || match is_missed() {
        true => Some(text::NOT_FOUND.to_owned()),
        false => found.with(|found| (!found.is_empty()).then(|| n_found(found.len()))),
    };
    let items = move || {
        let found = found.get();
        if found.is_empty() {
            let all = PARTS.iter().map(|part| (part, part.lead));
            return all.map(item).collect::<Markup>();
        }
        let parts = found.into_iter().filter_map(|(address, says)| {
            let part = PARTS.get(text::find(address)?)?;
            Some((part, says))
        });
        parts.map(item).collect()
    };
    view! {
        <PageHeader title=text::TITLE.to_owned() />
        <div class="stack narrow">
            <p>{text::LEAD}</p>
            <div class="field" role="search">
                <label class="field__label" for=SEARCH_ID>
                    {text::SEARCH}
                </label>
                <input
                    id=SEARCH_ID
                    type="search"
                    autocomplete="off"
                    enterkeyhint="search"
                    prop:value=move || asked.get()
                    on:input=move |event| asked.set(event_target_value(&event))
                />
                <p class="field__hint" role="status">
                    {said}
                </p>
            </div>
            <nav class="card" aria-label=text::CONTENTS>
                <ol>{items}</ol>
            </nav>
        </div>
    }
}

#[component]
fn OnePart(at: usize) -> impl IntoMarkup {
    let part = PARTS.get(at)?;
    page::set_title(&shell::window_title(part.title));
    let list = |items: &'static [&'static str]| {
        let item = |words: &&'static str| view! { <li>{rich(words)}</li> };
        items.iter().map(item).collect::<Markup>()
    };
    let beside = |before: &'static str, at: Option<usize>| {
        let part = PARTS.get(at?)?;
        let link = view! {
            <a class="button" href=href(part)>
                {before}
                {part.title}
            </a>
        };
        Some(link)
    };
    let markup = view! {
        <a class="back-link" href=Route::Help(String::new()).href()>
            <Icon name=IconName::ChevronLeft />
            {text::ALL_PARTS}
        </a>
        <PageHeader title=part.title.to_owned() />
        <article class="card narrow help">
            {part.picture.map(pictures::drawn)}
            <p class="help__lead">{rich(part.lead)}</p>
            {(!part.steps.is_empty())
                .then(|| {
                    view! {
                        <h2>{text::STEPS}</h2>
                        <ol class="help__steps">{list(part.steps)}</ol>
                    }
                })}
            {(part.address == text::KEYS).then(shortcuts::table)}
            {(!part.notes.is_empty())
                .then(|| {
                    view! {
                        <h2>{text::NOTES}</h2>
                        <ul class="bullets">{list(part.notes)}</ul>
                    }
                })}
            <div class="buttons">
                <button class="button" type="button" on:click=|_| page::back()>
                    <Icon name=IconName::Undo />
                    {text::BACK}
                </button>
                {beside(text::BEFORE, at.checked_sub(1))}
                {beside(text::NEXT, Some(at + 1))}
            </div>
        </article>
    };
    Some(markup)
}

/// Shows what stands in “ ” as it stands on its screen: bold.
fn rich(words: &'static str) -> Markup {
    let mut all = Vec::new();
    for (at, piece) in words.split(['“', '”']).enumerate() {
        all.push(match at % 2 {
            0 => piece.into_markup(),
            _ => view! { <strong>{piece}</strong> },
        });
    }
    Markup::List(all)
}
