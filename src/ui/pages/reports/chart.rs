//! Charts: drawn beside the words that say the same, so that neither colour nor picture is needed.

use crate::ui::markup::{IntoMarkup, Markup, view};
use leptos::prelude::*;

use crate::report::number::format_count;
use crate::report::tables::{Chart, ChartKind};
use crate::ui::components::bar_chart::share;
use crate::ui::parts::by_parts;
use crate::ui::text::reports as text;

/// Shows a chart; nothing where there is nothing to draw.
#[component]
pub(super) fn ChartCard(
    /// The chart.
    chart: Chart,
) -> impl IntoMarkup {
    let whole = |parts: &[usize]| parts.iter().sum::<usize>();
    let longest = chart.bars.iter().map(|(_, parts)| whole(parts)).max();
    let longest = longest.unwrap_or(0);
    if longest == 0 {
        return Markup::Nothing;
    }
    let has_parts = chart.series.len() > 1;
    let (kind, series) = (chart.kind, chart.series.clone());
    let bar = move |(label, parts): &(String, Vec<usize>)| {
        let n = whole(parts);
        let named: Vec<(String, usize)> = chart
            .series
            .iter()
            .cloned()
            .zip(parts.iter().copied())
            .collect();
        let detail = if has_parts && n > 0 {
            text::parts(&named)
        } else {
            String::new()
        };
        view! {
            <li class="bar-chart__row">
                <span class="bar-chart__label">
                    {label.clone()}
                    {(!detail.is_empty()).then(|| view! { <span class="table__note">{detail}</span> })}
                </span>
                <span class="bar-chart__value">{format_count(n)}</span>
                <svg class="bar-chart__bar" aria-hidden="true">
                    {rects(kind, parts, longest)}
                </svg>
            </li>
        }
    };
    let legend = has_parts.then(|| view! { <ul class="split-bar__legend">{keys(&series)}</ul> });
    let bars = by_parts(
        chart.bars,
        bar,
        |rows| view! { <ul class="bar-chart">{rows}</ul> },
    );
    view! {
        <section class="card report-chart" aria-label=chart.caption.clone()>
            <h3 class="card__title">{chart.caption}</h3>
            {legend}
            {bars}
        </section>
    }
}

/// Draws the parts of a bar one after the other; of a funnel in the middle.
fn rects(kind: ChartKind, parts: &[usize], longest: usize) -> Markup {
    let n = parts.iter().sum::<usize>();
    let mut before = 0;
    let rect = |(at, part): (usize, &usize)| {
        let x = match kind {
            ChartKind::Bars => share(before, longest),
            ChartKind::Funnel => share(longest - n, 2 * longest),
        };
        before += part;
        let class = format!("split-bar__part split-bar__part--{}", at % 5 + 1);
        view! { <rect class=class x=x width=share(*part, longest) height="100%" /> }
    };
    parts.iter().enumerate().map(rect).collect()
}

fn keys(series: &[String]) -> Markup {
    let key = |(at, word): (usize, &String)| {
        let class = format!("split-bar__key split-bar__key--{}", at % 5 + 1);
        view! {
            <li class="split-bar__label">
                <svg class=class aria-hidden="true">
                    <rect width="100%" height="100%" />
                </svg>
                {word.clone()}
            </li>
        }
    };
    series.iter().enumerate().map(key).collect()
}
