//! The tables of a preview: what each file would do, and each sender where there are many.

use std::sync::Arc;

use leptos::prelude::*;

use super::import::ImportState;
use super::incoming::{Incoming, Look, Looked, StaysOut, Unopened, sums};
use super::unlocking::envelope_of;
use crate::domain::intake::Beyond;
use crate::domain::register::Register;
use crate::domain::sender_sum::{Counts, SenderSum};
use crate::format::exchange_read::{Opened, Trust};
use crate::report::number::format_count;
use crate::ui::components::badge::{Badge, BadgeKind};
use crate::ui::components::disclosure::Disclosure;
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::parts::by_parts;
use crate::ui::record_words::record_title;
use crate::ui::text::{exchange as text, file_errors, limits, passphrase};

/// How many files or senders are shown before the others are folded away.
const N_SHOWN: usize = 12;

/// Shows what the files would do: one by one while they are few, by sender where they are many or a sender has several.
#[component]
pub fn PreviewTables(state: ImportState) -> impl IntoMarkup {
    move || {
        let sums = state
            .looks
            .with(|(looks, _)| state.chosen.with(|chosen| sums(chosen, looks)));
        let n_files = state.chosen.with(Vec::len);
        let n_opened: usize = sums.iter().map(|sum| sum.n_files).sum();
        let total =
            (n_opened > 1).then(|| state.total.with(|total| (total.counts, total.n_models)));
        if n_files <= N_SHOWN && sums.len() == n_opened {
            let total =
                total.map(|(counts, _)| named_row(text::ALL_FILES, counts, Markup::Nothing));
            return file_table(view! {
                {file_rows(state, 0, |_| true)}
                {total}
            });
        }
        // A long list would push the button away; what cannot be read must be seen.
        let (first, rest) = sums.split_at(sums.len().min(N_SHOWN));
        let total = total.map(|(counts, n_models)| {
            let cells = number_cells(n_opened, n_models);
            named_row(text::ALL_FILES, counts, cells)
        });
        let more = (!rest.is_empty()).then(|| {
            let rest = rest.to_vec();
            view! {
                <Disclosure summary=text::more_senders(rest.len())>
                    {by_parts(rest.clone(), sender_row, sender_table)}
                </Disclosure>
            }
        });
        let each = (n_opened > 0).then(|| {
            let opened = move || {
                let opened = places(state, Result::is_ok);
                by_parts(opened, move |place| file_row(state, *place, 0), file_table)
            };
            view! { <Disclosure summary=text::each_file(n_opened)>{opened}</Disclosure> }
        });
        view! {
            {sender_table(
                view! {
                    {first.iter().map(sender_row).collect::<Markup>()}
                    {total}
                    {file_rows(state, text::OF_SENDER.len(), Result::is_err)}
                },
            )}
            {more}
            {each}
        }
    }
}

fn file_table(rows: Markup) -> Markup {
    table(text::PREVIEW_CAPTION, &[], rows)
}

fn sender_table(rows: Markup) -> Markup {
    table(text::SENDERS_CAPTION, &text::OF_SENDER, rows)
}

/// Shows a table of senders, some columns, and those of the counts.
fn table(caption: &'static str, columns: &[&'static str], rows: Markup) -> Markup {
    let head = |column: &&'static str| {
        view! {
            <th scope="col" class="table__number">
                {*column}
            </th>
        }
    };
    view! {
        <table class="table table--stack">
            <caption>{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{text::SENDER}</th>
                    {columns.iter().chain(&text::COUNTS).map(head).collect::<Markup>()}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn sender_row(sum: &SenderSum) -> Markup {
    let name = match sum.name.as_str() {
        "" => text::NO_SENDER,
        name => name,
    };
    let cells = number_cells(sum.n_files, sum.n_models);
    named_row(name, sum.counts, cells)
}

fn named_row(name: &str, counts: Counts, cells: Markup) -> Markup {
    view! {
        <tr>
            <th scope="row" class="table__name">
                {name.to_owned()}
            </th>
            {cells}
            {count_cells(counts)}
        </tr>
    }
}

/// Shows the rows of some of the files; `n_more` columns stand before the counts.
fn file_rows(state: ImportState, n_more: usize, is_shown: fn(&Looked) -> bool) -> Markup {
    let places = places(state, is_shown).into_iter();
    places.map(|place| file_row(state, place, n_more)).collect()
}

/// Lists the places of some of the files.
fn places(state: ImportState, is_shown: fn(&Looked) -> bool) -> Vec<usize> {
    state.looks.with(|(looks, _)| {
        let shown = looks.iter().enumerate().filter(|(_, look)| is_shown(look));
        shown.map(|(place, _)| place).collect()
    })
}

fn file_row(state: ImportState, place: usize, n_more: usize) -> Markup {
    state.chosen.with(|chosen| {
        state.looks.with(|(looks, joined)| {
            let Some((file, look)) = chosen.get(place).zip(looks.get(place)) else {
                return Markup::Nothing;
            };
            match (&file.content, look) {
                (Ok(opened), Ok(look)) => opened_row(file, opened, look),
                (Ok(_), Err(StaysOut::Beyond(beyond))) => beyond_row(file, beyond, joined, n_more),
                (Err(why), _) => unopened_row(file, why, n_more),
                // The files changed and their looks have not been taken yet: the next run shows the row.
                (Ok(_), Err(StaysOut::Unopened)) => Markup::Nothing,
            }
        })
    })
}

fn number_cells(n_files: usize, n_models: usize) -> Markup {
    let cells = text::OF_SENDER.into_iter().zip([n_files, n_models]);
    cells
        .map(|(column, n)| number_cell(column, format_count(n).into_markup()))
        .collect()
}

fn number_cell(column: &'static str, number: Markup) -> Markup {
    view! {
        <td class="table__number" data-label=column>
            {number}
        </td>
    }
}

fn opened_row(file: &Incoming, opened: &Arc<Opened>, look: &Look) -> Markup {
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

fn count_cells(counts: Counts) -> Markup {
    let cells = text::COUNTS.into_iter().zip(counts.in_order()).enumerate();
    cells
        .map(|(at, (column, n))| {
            // What asks for a look stands out: differing, disappearing, unreadable.
            let count = match at >= 3 && n > 0 {
                true => view! { <strong>{format_count(n)}</strong> },
                false => format_count(n).into_markup(),
            };
            number_cell(column, count)
        })
        .collect()
}

fn unopened_row(file: &Incoming, why: &Unopened, n_more: usize) -> Markup {
    let sentence = match why {
        Unopened::NotRead => file_errors::not_read(),
        Unopened::File(error) => file_errors::file_error(error),
    };
    let (kind, word) = match envelope_of(file) {
        Some(_) => (BadgeKind::Attention, passphrase::LOCKED),
        None => (BadgeKind::Accent, text::NOT_OPENED),
    };
    left_out_row(file, (kind, word), sentence, n_more)
}

/// Says of what there would be too much with a file, which stays out.
fn beyond_row(file: &Incoming, beyond: &Beyond, joined: &Register, n_more: usize) -> Markup {
    let badge = (BadgeKind::Accent, limits::STAYS_OUT);
    let sentence = match beyond {
        Beyond::TooMany(many) => limits::would_have(many),
        Beyond::TooMuch(id, much) => limits::would_have_much(&record_title(joined, id), *much),
    };
    let sentence = format!("{sentence} {}", limits::LEAVE_OUT_OR_SEND_PARTS);
    left_out_row(file, badge, sentence, n_more)
}

fn left_out_row(
    file: &Incoming,
    (kind, word): (BadgeKind, &'static str),
    sentence: String,
    n_more: usize,
) -> Markup {
    view! {
        <tr>
            <th scope="row" class="table__name">
                {file.name.clone()} <span class="table__note">{text::file_size(file.n_bytes)}</span>
            </th>
            <td colspan=n_more + text::COUNTS.len()>
                <Badge kind=kind word=word />
                " "
                {sentence}
            </td>
        </tr>
    }
}
