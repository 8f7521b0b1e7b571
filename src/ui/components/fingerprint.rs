//! A fingerprint, set so that it is read aloud without mistakes.

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;

/// Shows a fingerprint inside a line.
#[component]
pub fn FingerprintCode(
    /// Its eight letters.
    #[prop(into)]
    code: String,
) -> impl IntoMarkup {
    view! { <span class="fingerprint">{code}</span> }
}
