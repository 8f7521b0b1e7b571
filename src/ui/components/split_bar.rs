//! One bar split into two to four parts, with a legend that says everything in words.

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;

use super::bar_chart::share;
use crate::report::number::format_count;

/// Draws the parts; empty ones are named in the legend too.
#[component]
pub fn SplitBar(
    /// The parts: word and figure.
    parts: Vec<(String, usize)>,
) -> impl IntoMarkup {
    let total = parts.iter().map(|(_, n)| n).sum::<usize>();
    let mut before = 0;
    let rects: Vec<_> = parts
        .iter()
        .enumerate()
        .map(|(at, (_, n))| {
            let from = share(before, total);
            before += n;
            let class = format!("split-bar__part split-bar__part--{}", at + 1);
            view! { <rect class=class x=from width=share(*n, total) height="100%" /> }
        })
        .collect();
    let labels: Vec<_> = parts
        .into_iter()
        .enumerate()
        .map(|(at, (word, n))| {
            let class = format!("split-bar__key split-bar__key--{}", at + 1);
            view! {
                <li class="split-bar__label">
                    <svg class=class aria-hidden="true">
                        <rect width="100%" height="100%" />
                    </svg>
                    <span>
                        <strong>{format_count(n)}</strong>
                        " "
                        {word}
                    </span>
                </li>
            }
        })
        .collect();
    view! {
        <div class="split-bar">
            <svg class="split-bar__bar" aria-hidden="true">
                {rects}
            </svg>
            <ul class="split-bar__legend">{labels}</ul>
        </div>
    }
}
