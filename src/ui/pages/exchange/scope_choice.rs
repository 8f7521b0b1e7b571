//! The scope of an export: year, unit, field and stage, each all of them at first.

use crate::ui::reactive::{Memo, Signal};
use leptos::prelude::*;

use super::outgoing::ExportState;
use crate::domain::catalogue_set::Sets;
use crate::domain::draft::FormField;
use crate::domain::scope::{Content, Scope};
use crate::domain::stage::Stage;
use crate::domain::summary::years;
use crate::shell::page;
use crate::ui::components::select::{Choice, Select, unit_choices};
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
                None => {
                    let has_models = move || state.scope.with(|scope| scope.content == Content::Models);
                    let has_models = Memo::new(move |_| has_models());
                    view! {
                        <ContentChoice state=state />
                        {move || match has_models.get() {
                            true => view! { <div class="filters__fields">{PARTS.map(select)}</div> },
                            false => view! { <p class="hint">{text::WITHOUT_MODELS}</p> },
                        }}
                    }
                }
            }}
        </fieldset>
    }
}

/// Lets people choose what the file holds: models, or the catalogue and the units alone, or one set.
#[component]
fn ContentChoice(state: ExportState) -> impl IntoMarkup {
    let choices = Memo::new(move |_| {
        let sets = state.app.register.with(Sets::of);
        let sets = sets.iter();
        let sets = sets.map(|set| {
            (
                content_value(&Content::Set(set.id.clone())),
                text::set_alone(&set.name),
            )
        });
        [
            (
                content_value(&Content::Models),
                text::MODELS_AND_ALL.to_owned(),
            ),
            (
                content_value(&Content::Catalogue),
                text::CATALOGUE_ALONE.to_owned(),
            ),
        ]
        .into_iter()
        .chain(sets)
        .collect::<Vec<Choice>>()
    });
    let choose = move |value: String| {
        state.is_only_news.set(false);
        state
            .scope
            .set(Scope::of_content(match value.strip_prefix(SET) {
                Some(set) => Content::Set(set.to_owned()),
                None if value == CATALOGUE => Content::Catalogue,
                None => Content::Models,
            }));
    };
    let value = move || state.scope.with(|scope| content_value(&scope.content));
    view! {
        <Select
            id="export-content"
            label=text::CONTENT
            choices=choices
            value=Signal::derive(value)
            on_choose=Callback::new(choose)
        />
    }
}

const CATALOGUE: &str = "catalogue";
const SET: &str = "set:";

fn content_value(content: &Content) -> String {
    match content {
        Content::Models => String::new(),
        Content::Catalogue => CATALOGUE.to_owned(),
        Content::Set(set) => format!("{SET}{set}"),
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
        FormField::Unit => (state.names).with(|names| unit_choices(&names.units, &|_| true)),
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
