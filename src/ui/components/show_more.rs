//! A button that shows more of a long list.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{RwSignal, Signal};

/// Offers the next `step` rows of a list; nothing where all are shown. `words` names the button by their number.
pub fn show_more(
    n_all: Signal<usize>,
    n_shown: RwSignal<usize>,
    step: usize,
    words: fn(usize) -> String,
) -> Markup {
    let button = move || {
        let n_more = n_all.get().saturating_sub(n_shown.get());
        (n_more > 0).then(|| {
            view! {
                <div class="buttons">
                    <button class="button" type="button" on:click=move |_| n_shown.update(|n| *n += step)>
                        {words(n_more.min(step))}
                    </button>
                </div>
            }
        })
    };
    button.into_markup()
}
