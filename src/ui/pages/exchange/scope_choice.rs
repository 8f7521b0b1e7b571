//! The scope of an export: year, unit, field and stage, each all of them at first.

use crate::ui::reactive::{Memo, Signal};
use leptos::prelude::*;

use super::outgoing::ExportState;
use crate::domain::draft::FormField;
use crate::domain::stage::Stage;
use crate::domain::summary::years;
use crate::shell::page;
use crate::ui::components::select::{Choice, Select, indented};
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::pages::models::LastList;
use crate::ui::text::{export as text, words};

/// Is one of the four parts of a scope, with its input's id and the word for no restriction.
type Part = (FormField, &'static str, &'static str);

const PARTS: [Part; 4] = [
    (FormField::Year, "export-year", text::ALL_YEARS),
    (FormField::Unit, "export-unit", text::ALL_UNITS),
    (FormField::Field, "export-field", text::ALL_FIELDS),
    (FormField::Stage, "export-stage", text::ALL_STAGES),
];

const CHOSEN_ID: &str = "export-chosen";

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
                FormField::Unit => scope.unit = value,
                FormField::Field => scope.field = value,
                _ => scope.stage = value,
            });
        };
        let value = move || {
            state.scope.with(|scope| match part {
                FormField::Year => scope.year.map_or(String::new(), |year| year.to_string()),
                FormField::Unit => scope.unit.clone(),
                FormField::Field => scope.field.clone(),
                _ => scope.stage.clone(),
            })
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
    let n_chosen = Memo::new(move |_| {
        state
            .scope
            .with(|scope| scope.models.as_ref().map(|ids| ids.len()))
    });
    if n_chosen.get_untracked().is_some() {
        // The screen moves the focus to its heading first.
        request_animation_frame(|| request_animation_frame(|| page::focus(CHOSEN_ID)));
    }
    view! {
        <fieldset class="field" disabled=move || state.is_locking.get()>
            <legend class="field__label">{text::SCOPE}</legend>
            {move || match n_chosen.get() {
                Some(n) => chosen(state, n),
                None => view! { <div class="filters__fields">{PARTS.map(select)}</div> },
            }}
        </fieldset>
    }
}

/// Says how many models were chosen in the list, with the ways back to the list and to a scope.
fn chosen(state: ExportState, n: usize) -> Markup {
    let drop = move |_| {
        state.scope.update(|scope| scope.models = None);
        LastList::drop_chosen();
        request_animation_frame(|| page::focus(PARTS[0].1));
    };
    view! {
        <p id=CHOSEN_ID tabindex="-1">
            <strong>{text::n_chosen(n)}</strong>
        </p>
        <p class="hint">{text::CHOSEN_HINT}</p>
        <div class="buttons">
            <a class="button" href=LastList::route().href()>
                {text::CHOOSE_AGAIN}
            </a>
            <button class="button" type="button" on:click=drop>
                {text::DROP_CHOICE}
            </button>
        </div>
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
