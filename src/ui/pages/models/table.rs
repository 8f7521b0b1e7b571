//! The list as a table, for wide screens.

use std::cmp::Ordering;

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use super::State;
use super::choosing::checkbox;
use super::row::Row;
use crate::domain::draft::FormField;
use crate::ui::components::badge::{Badge, BadgeKind, StageBadge};
use crate::ui::components::catalogue_word::CatalogueWord;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::marked::Marked;
use crate::ui::model_list::direction;
use crate::ui::route::Sort;
use crate::ui::text::{models as text, words};

/// The columns, in order. The last two give way on narrower screens.
const COLUMNS: [(Sort, FormField, &str); 6] = [
    (Sort::Title, FormField::Title, ""),
    (Sort::Unit, FormField::Unit, ""),
    (Sort::Field, FormField::Field, ""),
    (Sort::Stage, FormField::Stage, ""),
    (Sort::Subject, FormField::Subject, "models__low"),
    (Sort::Entry, FormField::Entry, "models__low"),
];

/// Shows the rows; the head of each column sorts by it.
#[component]
pub(super) fn Table(state: State, rows: Memo<Vec<Row>>) -> impl IntoMarkup {
    let caption = move || {
        state
            .filter
            .with(|filter| text::caption(filter.sort, direction(filter, filter.sort).is_none()))
    };
    view! {
        <div class="card models__table">
            <table class="table">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        {COLUMNS
                            .map(|(sort, label, class)| {
                                view! { <Head state=state sort=sort label=words::form_field(label) class=class /> }
                            })}
                    </tr>
                </thead>
                <tbody>
                    {move || {
                        rows.get().into_iter().map(|row| view! { <TableRow state=state row=row /> }).collect::<Markup>()
                    }}
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Head(state: State, sort: Sort, label: &'static str, class: &'static str) -> impl IntoMarkup {
    let sorted = Memo::new(move |_| state.filter.with(|filter| direction(filter, sort)));
    let aria_sort = move || match sorted.get() {
        Some(Ordering::Less) => Some("ascending"),
        Some(_) => Some("descending"),
        None => None,
    };
    let choose = move |_| {
        state.change(|filter| {
            filter.is_descending = filter.sort == sort && !filter.is_descending;
            filter.sort = sort;
        });
    };
    view! {
        <th scope="col" class=class aria-sort=aria_sort>
            <button class="table__sort" type="button" on:click=choose>
                {label}
                <Icon name=IconName::ArrowUp />
            </button>
        </th>
    }
}

#[component]
fn TableRow(state: State, row: Row) -> impl IntoMarkup {
    let checkbox = checkbox(state, &row);
    view! {
        <tr>
            <th scope="row" class="table__name">
                {checkbox}
                <a href=row.href>
                    <Marked text=row.title marks=row.marks />
                </a>
                {(!row.holder.is_empty())
                    .then(|| view! { <span class="table__note">{row.holder}</span> })}
            </th>
            <td>
                <CatalogueWord word=row.unit />
            </td>
            <td>
                <CatalogueWord word=row.field />
            </td>
            <td>
                <span class="badges">
                    <StageBadge id=row.stage />
                    {row.year.map(|year| view! { <span class="hint">{year}</span> })}
                    {row
                        .is_undecided
                        .then(|| view! { <Badge kind=BadgeKind::Attention word=text::UNDECIDED /> })}
                </span>
            </td>
            <td class="models__low">
                <CatalogueWord word=row.subject />
            </td>
            <td class="models__low">
                <CatalogueWord word=row.entry />
            </td>
        </tr>
    }
}
