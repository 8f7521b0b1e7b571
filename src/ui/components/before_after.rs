//! A value before and after, with the words that differ marked.

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;

use super::marked::Marked;
use crate::domain::word_difference::differences;
use crate::ui::text::exchange as text;

/// Shows one below the other.
#[component]
pub fn BeforeAfter(
    /// The value before.
    before: String,
    /// The value after.
    after: String,
) -> impl IntoMarkup {
    let [marks_before, marks_after] = differences(&before, &after);
    view! {
        <p>{text::BEFORE} <Marked text=before marks=marks_before /></p>
        <p>{text::AFTER} <Marked text=after marks=marks_after /></p>
    }
}
