//! A text with the found parts marked.

use std::ops::Range;

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;

/// Shows a text; the ranges, in order and apart from one another, are marked.
#[component]
pub fn Marked(
    /// The text.
    text: String,
    /// Byte ranges of the text.
    marks: Vec<Range<usize>>,
) -> impl IntoMarkup {
    let mut parts = Vec::with_capacity(2 * marks.len() + 1);
    let mut end = 0;
    for mark in marks {
        let plain = text.get(end..mark.start).unwrap_or_default().to_owned();
        let marked = text.get(mark.clone()).unwrap_or_default().to_owned();
        parts.push(view! { {plain}<mark>{marked}</mark> });
        end = mark.end;
    }
    let rest = text.get(end..).unwrap_or_default().to_owned();
    view! { {parts}{rest} }
}
