//! Trợ giúp: short parts, each with steps and a picture where people would rather look than read.

use crate::ui::markup::{IntoMarkup, Markup, view};
use leptos::prelude::*;

use super::shortcuts;
use crate::shell::page;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::page_header::PageHeader;
use crate::ui::route::Route;
use crate::ui::text::help::{self as text, PARTS, Part};
use crate::ui::text::shell;

mod pictures;

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
    let item = |part: &'static Part| {
        view! {
            <li class="help__item">
                <a href=href(part)>{part.title}</a>
                <p class="hint">{rich(part.lead)}</p>
            </li>
        }
    };
    view! {
        <PageHeader title=text::TITLE.to_owned() />
        <div class="stack narrow">
            <p>{text::LEAD}</p>
            <nav class="card" aria-label=text::CONTENTS>
                <ol>{PARTS.iter().map(item).collect::<Markup>()}</ol>
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
