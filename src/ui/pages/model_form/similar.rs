//! A hint where the unit already has a model of the same name in the same year. It stops nobody.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::form::Form;
use crate::domain::date;
use crate::domain::draft::FormField;
use crate::domain::fold::fold;
use crate::domain::model::Model;
use crate::domain::register::RecordId;
use crate::ui::route::Route;
use crate::ui::text::model_form as text;

/// Is what two models have in common to be taken for the same.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Likeness {
    title: String,
    unit: String,
    year: i32,
}

/// Says so, with a link to the other model.
#[component]
pub(super) fn SimilarTitle(form: Form) -> impl IntoView {
    let own = form.task.with_value(|task| task.model().cloned());
    // Read at the first title typed, then kept: a keystroke costs one look-up.
    let present = Memo::new(move |_| {
        form.app.register.with(|register| {
            let models = Model::all(register).flat_map(|model| {
                let title = fold(model.title());
                let years = model.years().into_iter().map(|entry| entry.year());
                years
                    .map(move |year| {
                        let unit = model.unit().to_owned();
                        (
                            Likeness {
                                title: title.clone(),
                                unit,
                                year,
                            },
                            model.record_id().clone(),
                        )
                    })
                    .collect::<Vec<_>>()
            });
            models.collect::<BTreeMap<Likeness, RecordId>>()
        })
    });
    let wanted = Memo::new(move |_| {
        form.draft.with(|draft| {
            let title = fold(draft.text(FormField::Title));
            let year = date::parse_year(draft.text(FormField::Year)).ok()?;
            (!title.is_empty()).then(|| Likeness {
                title,
                unit: draft.text(FormField::Unit).to_owned(),
                year,
            })
        })
    });
    let similar = Memo::new(move |_| {
        wanted.with(|wanted| {
            let wanted = wanted.as_ref()?;
            let id = present.with(|present| present.get(wanted).cloned())?;
            (Some(&id) != own.as_ref()).then_some((id, wanted.year))
        })
    });
    view! {
        <div role="status">
            {move || {
                similar
                    .get()
                    .map(|(id, year)| {
                        let href = Route::Model { id: id.id }.href();
                        view! {
                            <p class="hint">{text::similar(year)} <a href=href>{text::OPEN_SIMILAR}</a></p>
                        }
                    })
            }}
        </div>
    }
}
