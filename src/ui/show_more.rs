//! A button that shows more of a long list.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::shell::list_place::ListPlace;
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{RwSignal, Signal};

/// Offers the next `step` rows of the list above it, and goes to the first of those; nothing where all are shown. `words` names
/// the button by their number.
pub fn show_more(
    n_all: Signal<usize>,
    n_shown: RwSignal<usize>,
    step: usize,
    words: fn(usize) -> String,
) -> Markup {
    let button = move || {
        let n_more = n_all.get().saturating_sub(n_shown.get());
        (n_more > 0).then(|| {
            let show = move |press: MouseEvent| {
                let place = ListPlace::below(&press);
                n_shown.update(|n| *n += step);
                request_animation_frame(move || ListPlace::focus_within(place));
            };
            view! {
                <div class="buttons">
                    <button class="button" type="button" on:click=show>
                        {words(n_more.min(step))}
                    </button>
                </div>
            }
        })
    };
    button.into_markup()
}
