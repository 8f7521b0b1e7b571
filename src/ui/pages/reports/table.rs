//! A table of a report: its figures are links to the models behind them, its notes stand below.

use crate::ui::markup::{IntoMarkup, Markup, view};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{N_ROWS, State, make};
use crate::report::number::format_count;
use crate::report::tables::{Cell, Column, Report, Row, Sheet, Table};
use crate::shell::clipboard::{self, Copied};
use crate::shell::list_place::ListPlace;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::select::indented;
use crate::ui::report_question::{Asked, Place};
use crate::ui::route::Route;
use crate::ui::text::{reports as text, shell};

/// From how many columns on a table is printed with small letters, as the style sheet has it.
const N_MANY: usize = 13;

/// Shows the table at a place of the report.
#[component]
pub(super) fn TableCard(
    state: State,
    /// Its place.
    at: usize,
) -> impl IntoMarkup {
    let asked = state.asked.get_untracked();
    state.report.with_untracked(|report| {
        let Some(table) = report.tables.get(at) else {
            return Markup::Nothing;
        };
        let class = match table.sheet {
            Sheet::Portrait => "card report-table",
            Sheet::Landscape => "card report-table report-table--wide",
        };
        let table_class = match table.columns.len() {
            0..N_MANY => "table",
            _ => "table table--many",
        };
        let n_more = table.n_more;
        let more = (n_more > 0).then(|| {
            let n_shown = table.rows.iter().filter(|row| !row.is_total).count();
            let show_more = move |_| {
                state.n_rows.update(|n| *n = n.saturating_add(N_ROWS));
                request_animation_frame(move || {
                    ListPlace::focus_within(ListPlace::of(&rows_id(at), n_shown + 1));
                });
            };
            view! {
                <button class="button" type="button" on:click=show_more>
                    {text::more_rows(n_more.min(N_ROWS))}
                </button>
            }
        });
        view! {
            <section class=class>
                <div class="report-table__box" role="group" aria-label=table.caption.clone() tabindex="0">
                    <table class=table_class>
                        <caption>{table.caption.clone()}</caption>
                        <thead>{heads(&table.columns)}</thead>
                        <tbody id=rows_id(at)>{rows(&asked, report, table, at)}</tbody>
                    </table>
                </div>
                {table.rows.is_empty().then(|| view! { <p class="hint">{text::NO_ROWS}</p> })}
                {(n_more > 0)
                    .then(|| view! { <p class="on-paper">{text::printed_first(table.rows.len(), n_more)}</p> })}
                <ul class="report-table__notes">{notes(&asked, table, at)}</ul>
                <div class="buttons">
                    {more}
                    <button class="button" type="button" on:click=move |_| copy(state, at)>
                        <Icon name=IconName::Copy />
                        {text::COPY_TABLE}
                        <span class="visually-hidden">" " {table.caption.clone()}</span>
                    </button>
                </div>
            </section>
        }
    })
}

fn rows_id(at: usize) -> String {
    format!("rows-{at}")
}

/// Copies a table with all its rows.
fn copy(state: State, at: usize) {
    let asked = state.asked.get_untracked();
    let report = make(state.app, state.catalogue, &asked, usize::MAX);
    let Some(table) = report.tables.get(at) else {
        return;
    };
    let (page, lines) = (table.to_page(), table.to_tabbed());
    spawn_local(async move {
        match clipboard::copy_table(&page, &lines).await {
            Copied::Table => state.app.say_done(text::TABLE_COPIED),
            Copied::Lines => state.app.say(text::LINES_COPIED),
            Copied::Nothing => state.app.say(shell::NOT_COPIED),
        }
    });
}

/// Shows the heads, in two rows where columns share one.
fn heads(columns: &[Column]) -> Markup {
    let class = |column: &Column| column.is_number.then_some("table__number");
    let has_groups = columns.iter().any(|column| !column.group.is_empty());
    let head = |column: &Column, n_rows: usize| {
        view! {
            <th scope="col" class=class(column) rowspan=(n_rows > 1).then_some(n_rows)>
                {column.label.clone()}
            </th>
        }
    };
    if !has_groups {
        let heads: Markup = columns.iter().map(|column| head(column, 1)).collect();
        return view! { <tr>{heads}</tr> };
    }
    let mut upper = Vec::new();
    let mut lower = Vec::new();
    for group in columns.chunk_by(|a, b| !a.group.is_empty() && a.group == b.group) {
        let name = group.first().map_or("", |column| &column.group).to_owned();
        if name.is_empty() {
            upper.extend(group.iter().map(|column| head(column, 2)));
            continue;
        }
        upper.push(view! {
            <th scope="colgroup" class="report-table__group" colspan=group.len()>
                {name}
            </th>
        });
        lower.extend(group.iter().map(|column| head(column, 1)));
    }
    view! {
        <tr>{upper}</tr>
        <tr>{lower}</tr>
    }
}

fn rows(asked: &Asked, report: &Report, table: &Table, at: usize) -> Markup {
    let row = |(n, row): (usize, &Row)| {
        let has_title = row.cells.iter().any(|cell| matches!(cell, Cell::Model(..)));
        let place = |column| Place {
            table: at,
            row: Some(table.place(n)),
            at: column,
        };
        let cells = row.cells.iter().zip(&table.columns).enumerate();
        let cells = cells.map(|(column_at, (cell, column))| {
            let content = content(asked, report, cell, place(column_at));
            let is_head = if has_title {
                matches!(cell, Cell::Model(..))
            } else {
                column_at == 0
            };
            match (is_head, column.is_number) {
                (true, _) => {
                    let content = match (row.depth, cell) {
                        (0, _) => content,
                        (depth, cell) => indented(depth, &cell.words()).into_markup(),
                    };
                    view! { <th scope="row">{content}</th> }
                }
                (false, true) => view! { <td class="table__number">{content}</td> },
                (false, false) => {
                    let class = has_short_words(cell).then_some("report-table__short");
                    view! { <td class=class>{content}</td> }
                }
            }
        });
        let class = row.is_total.then_some("report-table__total");
        view! { <tr class=class>{cells.collect::<Markup>()}</tr> }
    };
    table.rows.iter().enumerate().map(row).collect()
}

/// Says whether no word needs to be broken: a column is then at least as wide as a date.
fn has_short_words(cell: &Cell) -> bool {
    const MAX_CHARS: usize = 12;
    let words = cell.words();
    let mut words = words.split_whitespace();
    words.all(|word| word.chars().count() <= MAX_CHARS)
}

fn content(asked: &Asked, report: &Report, cell: &Cell, place: Place) -> Markup {
    match cell {
        Cell::Model(title, at) => {
            let Some(id) = report.models.get(*at as usize) else {
                return title.clone().into_markup();
            };
            let href = Route::Model { id: id.clone() }.href();
            view! { <a href=href>{title.clone()}</a> }
        }
        cell if cell.behind().is_some() => link(asked, place, cell.words()),
        cell => cell.words().into_markup(),
    }
}

/// Leads to the models behind a figure.
fn link(asked: &Asked, place: Place, words: String) -> Markup {
    let query = asked.with_shown(Some(place)).query();
    let href = Route::Reports { query }.href();
    let id = element_id(place);
    view! {
        <a class="report-table__figure" href=href id=id>
            {words}
        </a>
    }
}

/// Names the link of a figure in the page.
pub(super) fn element_id(place: Place) -> String {
    format!("figure-{}", place.word())
}

fn notes(asked: &Asked, table: &Table, at: usize) -> Markup {
    let note = |(n, note): (usize, &crate::report::tables::Note)| {
        let place = Place {
            table: at,
            row: None,
            at: n,
        };
        let link = (note.behind.n() > 0).then(|| {
            let words = format!("{} ({})", text::SHOW, format_count(note.behind.n()));
            view! { " " {link(asked, place, words)} }
        });
        view! { <li class="hint">{note.text.clone()} {link}</li> }
    };
    table.notes.iter().enumerate().map(note).collect()
}
