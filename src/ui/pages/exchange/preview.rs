//! The look at chosen files before anything changes.

use std::sync::Arc;

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use super::import::{ImportState, PREVIEW_ID};
use super::incoming::{Counts, Incoming, Look, Unopened};
use super::preview_details::PreviewDetails;
use super::unlocking::{Unlocking, envelope_of};
use crate::format::exchange_read::{Opened, Trust};
use crate::report::number::format_count;
use crate::ui::components::badge::{Badge, BadgeKind};
use crate::ui::components::notice::{Failure, Notice, NoticeKind};
use crate::ui::state::App;
use crate::ui::text::{exchange as text, file_errors, passphrase, shell};

const WHY_ID: &str = "import-why";

/// Shows what the chosen files would do, and asks.
#[component]
pub fn PreviewCard(
    /// The chosen files.
    state: ImportState,
) -> impl IntoMarkup {
    let why_not = Memo::new(move |_| {
        let is_locked = state
            .chosen
            .with(|chosen| chosen.iter().any(|file| envelope_of(file).is_some()));
        state.looks.with(|(looks, _)| {
            if looks.iter().flatten().any(|look| look.news.is_some()) {
                None
            } else if is_locked {
                Some(passphrase::UNLOCK_FIRST)
            } else if looks.iter().all(Option::is_none) {
                Some(text::NO_FILE_OPENED)
            } else {
                Some(text::NO_NEWS)
            }
        })
    });
    let is_only_history = move || {
        state.looks.with(|(looks, _)| {
            looks.iter().flatten().any(|look| look.news.is_some())
                && looks
                    .iter()
                    .flatten()
                    .all(|look| look.preview.is_unchanging())
        })
    };
    let hint = move || match why_not.get() {
        Some(why) => why,
        None if is_only_history() => text::ONLY_HISTORY,
        None => text::PREVIEW_HINT,
    };
    view! {
        <section class="card" aria-labelledby=PREVIEW_ID>
            <h2 class="card__title" id=PREVIEW_ID tabindex="-1">
                {move || text::preview_title(state.chosen.with(Vec::len))}
            </h2>
            <p class="hint">{text::NOTHING_CHANGED_YET}</p>
            <PreviewTable state=state />
            <Unlocking state=state />
            <Warnings state=state />
            <PreviewDetails state=state />
            <Failure why=state.failure />
            <div class="buttons">
                <button
                    class="button button--primary"
                    type="button"
                    disabled=move || why_not.get().is_some()
                    aria-describedby=WHY_ID
                    on:click=move |_| state.import()
                >
                    {text::IMPORT_BUTTON}
                </button>
                <button class="button" type="button" on:click=move |_| state.cancel()>
                    {shell::CANCEL}
                </button>
            </div>
            <p class="hint" id=WHY_ID>
                {hint}
            </p>
        </section>
    }
}

#[component]
fn PreviewTable(state: ImportState) -> impl IntoMarkup {
    let rows = move || {
        state.chosen.with(|chosen| {
            state.looks.with(|(looks, _)| {
                chosen
                    .iter()
                    .zip(looks)
                    .map(|(file, look)| file_row(file, look.as_ref()))
                    .collect::<Markup>()
            })
        })
    };
    let total = move || {
        let n_opened = state
            .looks
            .with(|(looks, _)| looks.iter().flatten().count());
        (n_opened > 1).then(|| {
            view! {
                <tr>
                    <th scope="row" class="table__name">
                        {text::ALL_FILES}
                    </th>
                    {count_cells(state.counts())}
                </tr>
            }
        })
    };
    view! {
        <table class="table table--stack">
            <caption>{text::PREVIEW_CAPTION}</caption>
            <thead>
                <tr>
                    <th scope="col">{text::SENDER}</th>
                    {text::COUNTS
                        .map(|column| {
                            view! {
                                <th scope="col" class="table__number">
                                    {column}
                                </th>
                            }
                        })}
                </tr>
            </thead>
            <tbody>{rows} {total}</tbody>
        </table>
    }
}

fn file_row(file: &Incoming, look: Option<&Look>) -> Markup {
    match (&file.content, look) {
        (Ok(opened), Some(look)) => opened_row(file, opened, look).into_markup(),
        (Err(why), _) => unopened_row(file, why).into_markup(),
        // The files changed and their looks have not been taken yet: the next run shows the row.
        (Ok(_), None) => ().into_markup(),
    }
}

fn opened_row(file: &Incoming, opened: &Arc<Opened>, look: &Look) -> impl IntoMarkup {
    let note = text::file_note(&file.name, &opened.sender, opened.trust, look.n_models);
    let n_others = look.preview.n_others_changing();
    view! {
        <tr>
            <th scope="row" class="table__name">
                {file.sender_name().to_owned()} <span class="table__note">{note}</span>
                {(n_others > 0)
                    .then(|| view! { <span class="table__note">{text::others_changing(n_others)}</span> })}
                {(opened.trust == Trust::EditedByHand)
                    .then(|| view! { <Badge kind=BadgeKind::Attention word=text::EDITED_BY_HAND /> })}
            </th>
            {count_cells(look.counts)}
        </tr>
    }
}

fn count_cells(counts: Counts) -> impl IntoMarkup {
    let cells = text::COUNTS.into_iter().zip(counts.in_order()).enumerate();
    cells
        .map(|(at, (column, n))| {
            // What asks for a look stands out: differing, disappearing, unreadable.
            let count = match at >= 3 && n > 0 {
                true => view! { <strong>{format_count(n)}</strong> },
                false => format_count(n).into_markup(),
            };
            view! {
                <td class="table__number" data-label=column>
                    {count}
                </td>
            }
        })
        .collect::<Markup>()
}

fn unopened_row(file: &Incoming, why: &Unopened) -> impl IntoMarkup {
    let sentence = match why {
        Unopened::NotRead => file_errors::not_read(),
        Unopened::File(error) => file_errors::file_error(error),
    };
    let (kind, word) = match envelope_of(file) {
        Some(_) => (BadgeKind::Attention, passphrase::LOCKED),
        None => (BadgeKind::Accent, text::NOT_OPENED),
    };
    view! {
        <tr>
            <th scope="row" class="table__name">
                {file.name.clone()} <span class="table__note">{text::file_size(file.n_bytes)}</span>
            </th>
            <td colspan=text::COUNTS.len()>
                <Badge kind=kind word=word />
                " "
                {sentence}
            </td>
        </tr>
    }
}

/// Says what is odd about a file: edited by hand, or of units outside this register's own.
#[component]
fn Warnings(state: ImportState) -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let warnings = move || {
        let own = app.settings.with(|settings| settings.unit.clone());
        let own = names.with(|names| names.units.name(&own).to_owned());
        state.chosen.with(|chosen| {
            state.looks.with(|(looks, _)| {
                let warnings = chosen.iter().zip(looks).flat_map(|(file, look)| {
                    let trust = file.content.as_ref().ok().map(|opened| opened.trust);
                    let edited = (trust == Some(Trust::EditedByHand))
                        .then(|| text::edited_by_hand(&file.name));
                    let is_outside = look.as_ref().is_some_and(|look| look.is_outside);
                    let outside = is_outside.then(|| text::outside_own_unit(&file.name, &own));
                    edited.into_iter().chain(outside)
                });
                warnings.collect::<Vec<String>>()
            })
        })
    };
    move || {
        let notice = |warning| {
            view! {
                <Notice kind=NoticeKind::Attention>
                    <p class="notice__text">{warning}</p>
                </Notice>
            }
        };
        warnings().into_iter().map(notice).collect::<Markup>()
    }
}
