//! The scope of an export: year, unit, field and stage, each all of them at first.

use crate::ui::reactive::Signal;
use leptos::prelude::*;

use super::outgoing::ExportState;
use crate::domain::draft::FormField;
use crate::domain::scope::Scope;
use crate::domain::stage::Stage;
use crate::domain::summary::years;
use crate::ui::components::select::{Choice, Select, indented};
use crate::ui::markup::{IntoMarkup, view};
use crate::ui::text::{export as text, words};

/// Is one of the four parts of a scope, with its input's id and the word for no restriction.
type Part = (FormField, &'static str, &'static str);

const PARTS: [Part; 4] = [
    (FormField::Year, "export-year", text::ALL_YEARS),
    (FormField::Unit, "export-unit", text::ALL_UNITS),
    (FormField::Field, "export-field", text::ALL_FIELDS),
    (FormField::Stage, "export-stage", text::ALL_STAGES),
];

/// Lets people choose a scope.
#[component]
pub fn ScopeChoice(
    /// What is chosen.
    state: ExportState,
) -> impl IntoMarkup {
    let select = move |(part, id, all): Part| {
        let choices = move || {
            let all = (String::new(), all.to_owned());
            std::iter::once(all)
                .chain(choices(state, part))
                .collect::<Vec<_>>()
        };
        let choose = move |value: String| {
            state.scope.update(|scope| match part {
                FormField::Year => scope.year = value.parse().ok(),
                other => *text_of(scope, other) = value,
            });
        };
        let value = move || {
            let mut scope = state.scope.get();
            match part {
                FormField::Year => scope.year.map_or(String::new(), |year| year.to_string()),
                other => std::mem::take(text_of(&mut scope, other)),
            }
        };
        view! {
            <Select
                id=id
                label=words::form_field(part)
                choices=Signal::derive(choices)
                value=Signal::derive(value)
                on_choose=Callback::new(choose)
            />
        }
    };
    view! {
        <fieldset class="field" disabled=move || state.is_locking.get()>
            <legend class="field__label">{text::SCOPE}</legend>
            <div class="filters__fields">{PARTS.map(select)}</div>
        </fieldset>
    }
}

fn text_of(scope: &mut Scope, part: FormField) -> &mut String {
    match part {
        FormField::Unit => &mut scope.unit,
        FormField::Field => &mut scope.field,
        _ => &mut scope.stage,
    }
}

fn choices(state: ExportState, part: FormField) -> Vec<Choice> {
    match part {
        FormField::Year => {
            let years = state.app.register.with(years).into_iter();
            years
                .map(|year| (year.to_string(), year.to_string()))
                .collect()
        }
        FormField::Unit => state.names.with(|names| {
            let units = names.units.in_order().into_iter();
            units
                .map(|(depth, unit)| (unit.id.clone(), indented(depth, &unit.name)))
                .collect()
        }),
        FormField::Field => state.names.with(|names| {
            let fields = names.fields.iter();
            fields
                .map(|field| (field.id.clone(), field.name.clone()))
                .collect()
        }),
        _ => {
            let stages = Stage::ALL.iter();
            stages
                .map(|stage| (stage.id().to_owned(), words::stage(*stage).to_owned()))
                .collect()
        }
    }
}
