//! Everything that is wrong with a form, in one place, each line a way to its input.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::Signal;
use leptos::prelude::*;

use crate::ui::text::model_form as text;

/// Is the id of the summary, which takes the focus after a failed submit.
pub const ERROR_SUMMARY_ID: &str = "error-summary";

/// Shows the errors: the id of the input and the sentence. Nothing is shown where there are none.
#[component]
pub fn ErrorSummary(
    /// The errors in the order of the form.
    #[prop(into)]
    errors: Signal<Vec<(String, String)>>,
    /// Asks to go to an input.
    on_go_to: Callback<String>,
) -> impl IntoMarkup {
    let line = move |(id, sentence): (String, String)| {
        let href = format!("#{id}");
        view! {
            <li>
                // The fragment is the program's address, so the link goes to its input by itself.
                <a
                    href=href
                    on:click=move |event| {
                        event.prevent_default();
                        on_go_to.run(id.clone());
                    }
                >
                    {sentence}
                </a>
            </li>
        }
    };
    move || {
        let errors = errors.get();
        (!errors.is_empty()).then(|| {
            view! {
                <div class="error-summary" id=ERROR_SUMMARY_ID role="alert" tabindex="-1">
                    <h2 class="error-summary__title">{text::n_errors(errors.len())}</h2>
                    <ul class="error-summary__list">{errors.into_iter().map(line).collect::<Markup>()}</ul>
                </div>
            }
        })
    }
}
