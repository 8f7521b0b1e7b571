//! A hint where the unit already has a model of the same name in the same year. It stops nobody.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use super::form::Form;
use crate::domain::date;
use crate::domain::draft::FormField;
use crate::domain::fold::fold;
use crate::ui::pages::models::LastList;
use crate::ui::route::Route;
use crate::ui::text::model_form as text;

/// Says so, with a link to the other model.
#[component]
pub(super) fn SimilarTitle(form: Form) -> impl IntoMarkup {
    let own = form.task.with_value(|task| task.model().cloned());
    let models = expect_context::<LastList>().models();
    // The words and the address: the same ones for every keystroke elsewhere, so that they are read out once.
    let similar = Memo::new(move |_| {
        form.draft.with(|draft| {
            let title = fold(draft.text(FormField::Title));
            let year = date::parse_year(draft.text(FormField::Year)).ok()?;
            let unit = draft.text(FormField::Unit);
            if title.is_empty() || unit.is_empty() {
                return None;
            }
            let id =
                models.with(|models| models.namesake(&title, unit, year, own.as_ref()).cloned())?;
            Some((text::similar(year), Route::Model { id: id.id }.href()))
        })
    });
    view! {
        <div role="status">
            {move || {
                similar
                    .get()
                    .map(|(words, href)| {
                        view! {
                            <p class="hint">{words} <a href=href>{text::OPEN_SIMILAR}</a></p>
                        }
                    })
            }}
        </div>
    }
}
