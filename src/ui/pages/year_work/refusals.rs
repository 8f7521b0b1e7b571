//! Models that a deed for many leaves as they are, and why.

use crate::domain::register::RecordId;
use crate::ui::markup::{Markup, view};
use crate::ui::state::App;
use crate::ui::text::year_work as text;

use super::title_of;

/// How many are told before the rest is only counted.
const N_TOLD: usize = 5;

/// Names those that stay, and why; nothing where there are none.
pub fn refusals<Flaw>(
    app: App,
    refused: &[(RecordId, Flaw)],
    words: impl Fn(&Flaw) -> String,
) -> Markup {
    refusals_of(app, refused, words, text::n_refused)
}

/// Does the same with other words for how many they are.
pub fn refusals_of<Flaw>(
    app: App,
    refused: &[(RecordId, Flaw)],
    words: impl Fn(&Flaw) -> String,
    how_many: fn(usize) -> String,
) -> Markup {
    let n = refused.len();
    if n == 0 {
        return Markup::Nothing;
    }
    let line = |(id, flaw): &(RecordId, Flaw)| {
        let title = (app.register).with_untracked(|register| title_of(register, id));
        view! { <li>{title} ": " {words(flaw)}</li> }
    };
    let lines: Markup = refused.iter().take(N_TOLD).map(line).collect();
    let more = (n > N_TOLD).then(|| view! { <li>{text::more_refused(n - N_TOLD)}</li> });
    view! {
        <p class="hint">{how_many(n)}</p>
        <ul class="list">{lines} {more}</ul>
    }
}
