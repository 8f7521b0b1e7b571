//! Horizontal bars with their labels and figures.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::parts::by_parts;
use leptos::prelude::*;

use crate::report::number::format_count;

/// Is one bar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bar {
    /// What is counted.
    pub label: String,
    /// What has to be known of its name; "" for nothing.
    pub mark: &'static str,
    /// How many.
    pub n: usize,
    /// Where the figure leads: the list behind it.
    pub href: Option<String>,
}

/// Returns a part of a whole as a length of a drawing: `33.33%`.
pub fn share(part: usize, whole: usize) -> String {
    let hundredths = part as u64 * 10_000 / whole.max(1) as u64;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// Draws the bars, the longest as wide as the card. Every figure stands beside its bar as text.
#[component]
pub fn BarChart(
    /// The bars.
    bars: Vec<Bar>,
    /// What the longest bar is measured by, where another chart shares the scale.
    #[prop(optional)]
    longest: Option<usize>,
) -> impl IntoMarkup {
    let longest = longest
        .or(bars.iter().map(|bar| bar.n).max())
        .unwrap_or(0)
        .max(1);
    let row = move |bar: &Bar| {
        let bar = bar.clone();
        let width = share(bar.n, longest);
        let label = match bar.href {
            Some(href) => view! { <a href=href>{bar.label}</a> },
            None => bar.label.into_markup(),
        };
        view! {
            <li class="bar-chart__row">
                <span class="bar-chart__label">
                    {label}
                    {(!bar.mark.is_empty())
                        .then(|| view! { " " <span class="badge badge--attention">{bar.mark}</span> })}
                </span>
                <span class="bar-chart__value">{format_count(bar.n)}</span>
                <svg class="bar-chart__bar" aria-hidden="true">
                    <rect width=width height="100%" />
                </svg>
            </li>
        }
    };
    by_parts(
        bars,
        row,
        |rows| view! { <ul class="bar-chart">{rows}</ul> },
    )
}
