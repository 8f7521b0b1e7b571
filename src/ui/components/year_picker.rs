//! The year picker.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use crate::domain::draft::FormField;
use crate::ui::text::words;

/// Lets people choose a year among those with models.
#[component]
pub fn YearPicker(
    /// The years, the latest first.
    years: Memo<Vec<i32>>,
    /// The year shown.
    year: Memo<i32>,
    /// Tells the chosen one.
    on_choose: Callback<i32>,
) -> impl IntoMarkup {
    let choose = move |event| {
        if let Ok(year) = event_target_value(&event).parse() {
            on_choose.run(year);
        }
    };
    view! {
        <div class="year-picker">
            <label class="year-picker__label" for="year-picker">
                {words::form_field(FormField::Year)}
            </label>
            <select class="year-picker__select" id="year-picker" on:change=choose>
                {move || {
                    years
                        .get()
                        .into_iter()
                        .map(|one| {
                            view! { <option value=one selected=move || one == year.get()>{one}</option> }
                        })
                        .collect::<Markup>()
                }}
            </select>
        </div>
    }
}
