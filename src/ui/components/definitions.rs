//! Terms and what is written under them.

use crate::ui::markup::{IntoMarkup, Markup, view};
use leptos::prelude::*;

/// Says how the terms stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Columns {
    /// One below the other.
    #[default]
    One,
    /// Side by side, for short values.
    Several,
}

/// Shows terms with their values; nothing where there are none.
#[component]
pub fn Definitions(
    /// The terms and values.
    items: Vec<(&'static str, Markup)>,
    /// How they stand.
    #[prop(optional)]
    columns: Columns,
) -> impl IntoMarkup {
    let class = match columns {
        Columns::One => "definitions",
        Columns::Several => "definitions definitions--pairs",
    };
    let item = |(term, value): (&'static str, Markup)| {
        view! {
            <div>
                <dt class="definitions__term">{term}</dt>
                <dd class="definitions__value">{value}</dd>
            </div>
        }
    };
    (!items.is_empty())
        .then(|| view! { <dl class=class>{items.into_iter().map(item).collect::<Markup>()}</dl> })
}
