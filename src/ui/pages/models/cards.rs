//! The list as cards, for phones.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use super::State;
use super::choosing::checkbox;
use super::row::Row;
use crate::domain::fold::fold;
use crate::ui::components::badge::{Badge, BadgeKind, StageBadge};
use crate::ui::components::catalogue_word::CatalogueWord;
use crate::ui::components::marked::Marked;
use crate::ui::text::models as text;

/// Shows the rows as cards.
#[component]
pub(super) fn Cards(state: State, rows: Memo<Vec<Row>>) -> impl IntoMarkup {
    view! {
        <ul class="models__cards">
            {move || {
                rows.get().into_iter().map(|row| view! { <ModelCard state=state row=row /> }).collect::<Markup>()
            }}
        </ul>
    }
}

#[component]
fn ModelCard(state: State, row: Row) -> impl IntoMarkup {
    let checkbox = checkbox(state, &row);
    let entry = (!row.entry.text.is_empty())
        .then(|| view! { <Badge kind=BadgeKind::Quiet word=row.entry.in_one_line() /> });
    // Most holders name their unit already.
    let names_unit = row.unit.is_known
        && !row.unit.text.is_empty()
        && fold(&row.holder).contains(&fold(&row.unit.text));
    let unit = (!names_unit).then(|| {
        let apart = (!row.holder.is_empty()).then_some(" · ");
        view! {
            {apart}
            <CatalogueWord word=row.unit />
        }
    });
    view! {
        <li class="model-card">
            <h2 class="model-card__title">
                {checkbox}
                <a href=row.href>
                    <Marked text=row.title marks=row.marks />
                </a>
            </h2>
            <p class="hint">{row.holder} {unit}</p>
            <p>
                <CatalogueWord word=row.field />
            </p>
            <p class="badges">
                <StageBadge id=row.stage />
                {row.year.map(|year| view! { <span class="hint">{year}</span> })}
                {entry}
                {row
                    .is_undecided
                    .then(|| view! { <Badge kind=BadgeKind::Attention word=text::UNDECIDED /> })}
            </p>
        </li>
    }
}
