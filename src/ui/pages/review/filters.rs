//! What the batch is: unit, field, stage.

use leptos::prelude::*;

use super::State;
use crate::domain::draft::FormField;
use crate::domain::stage::Stage;
use crate::ui::components::select::{Choice, Select, unit_choices};
use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::Memo;
use crate::ui::text::{models, review as text, words};

fn with_all(all: &str, choices: impl Iterator<Item = Choice>) -> Vec<Choice> {
    std::iter::once((String::new(), all.to_owned()))
        .chain(choices)
        .collect()
}

/// Lets people choose the batch.
#[component]
pub(super) fn Filters(state: State) -> impl IntoMarkup {
    let names = state.app.names;
    let units = Memo::new(move |_| {
        let units = names.with(|names| unit_choices(&names.units, &|_| true));
        with_all(models::ALL_UNITS, units.into_iter())
    });
    let fields = Memo::new(move |_| {
        names.with(|names| {
            let fields = names.fields.iter();
            let fields = fields.map(|field| (field.id.clone(), field.name.clone()));
            with_all(models::ALL_FIELDS, fields)
        })
    });
    let stages = Memo::new(move |_| {
        let stages = Stage::ALL.iter();
        let stages = stages.map(|one| (one.id().to_owned(), words::stage(*one).to_owned()));
        with_all(text::ALL_STAGES, stages)
    });
    view! {
        <div class="fieldset__body">
            <Select
                id="review-unit"
                label=words::form_field(FormField::Unit)
                choices=units
                value=Memo::new(move |_| state.filter.with(|filter| filter.unit.clone()))
                on_choose=Callback::new(move |unit| state.ask(|filter| filter.unit = unit))
            />
            <Select
                id="review-field"
                label=words::form_field(FormField::Field)
                choices=fields
                value=Memo::new(move |_| state.filter.with(|filter| filter.field.clone()))
                on_choose=Callback::new(move |field| state.ask(|filter| filter.field = field))
            />
            <Select
                id="review-stage"
                label=words::form_field(FormField::Stage)
                choices=stages
                value=Memo::new(move |_| state.filter.with(|filter| filter.stage.clone()))
                on_choose=Callback::new(move |stage| state.ask(|filter| filter.stage = stage))
            />
        </div>
    }
}
