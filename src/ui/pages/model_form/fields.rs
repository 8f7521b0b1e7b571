//! The inputs of the form, in its four parts.

use std::collections::BTreeSet;

use crate::ui::markup::{Children, IntoMarkup, Markup, view};
use leptos::prelude::*;

use super::choices::control;
use super::form::Form;
use super::items::Items;
use super::similar::SimilarTitle;
use super::unit::UnitField;
use super::year::YearField;
use crate::domain::catalogue::CatalogueList;
use crate::domain::catalogue_set::Aspect;
use crate::domain::draft::FormField;
use crate::domain::draft_check::check;
use crate::domain::item_draft::ItemList;
use crate::domain::offered::Offered;
use crate::domain::problem::FieldRef;
use crate::ui::components::catalogue_word::Word;
use crate::ui::components::field::{Control, Field, Need, Span};
use crate::ui::form_start::Task;
use crate::ui::parts::{N_SHOWN, by_parts};
use crate::ui::text::{model_form as text, models, words};

/// Is the id of the part of the year, where the form opens that edits one.
pub(super) const OF_YEAR_ID: &str = "of-year";

/// Shows all parts; for another year of a model that is in order, the part of the year alone.
#[component]
pub(super) fn Fields(form: Form) -> impl IntoMarkup {
    let rest = (!is_year_enough(form)).then(|| {
        view! {
            <General form=form />
            <Part form=form title=models::CONTENT fields=FormField::CONTENT />
            <Part form=form title=models::MEANS fields=MEANS />
        }
    });
    view! {
        {rest}
        <OfYear form=form />
    }
}

fn is_year_enough(form: Form) -> bool {
    let Some(id) = form.task.with_value(|task| match task {
        Task::AddYear { id } => Some(id.clone()),
        Task::Add | Task::Edit { .. } => None,
    }) else {
        return false;
    };
    let checked = form.draft.with_untracked(|draft| {
        form.app
            .register
            .with_untracked(|register| check(draft, register.get(&id), None))
    });
    let errors = checked.err().unwrap_or_default();
    let is_of_year = |field: FieldRef| match field {
        FieldRef::Form(field) => field.is_of_year(),
        FieldRef::Item(..) => true,
    };
    errors.into_iter().all(|error| is_of_year(error.field))
}

const MEANS: &[FormField] = &[
    FormField::Actors,
    FormField::Resources,
    FormField::StartsOn,
    FormField::EndsOn,
    FormField::Notes,
];
const RESULT: &[FormField] = &[
    FormField::Results,
    FormField::Score,
    FormField::Grade,
    FormField::RecognisedLevel,
    FormField::DecisionNumber,
    FormField::DecisionDate,
    FormField::DecisionBody,
];

/// Shows one input of the form.
#[component]
fn FormInput(
    form: Form,
    field: FormField,
    /// What stands below the input.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoMarkup {
    let value = form.text(field);
    let control = control(field, form);
    let is_wide = matches!(control, Control::Area(_))
        || matches!(field, FormField::Title | FormField::Holder);
    view! {
        <Field
            id=field.name()
            label=words::form_field(field)
            hint=text::hint(field)
            control=control
            value=value
            error=form.error(field)
            need=if field.is_required() { Need::Required } else { Need::Optional }
            span=if is_wide { Span::Wide } else { Span::Half }
            on_input=Callback::new(move |value: String| form.set(field, &value))
        >
            {children.map(|children| children())}
        </Field>
    }
}

fn inputs(form: Form, fields: &[FormField]) -> impl IntoMarkup {
    fields
        .iter()
        .map(|field| view! { <FormInput form=form field=*field /> })
        .collect::<Markup>()
}

#[component]
fn General(form: Form) -> impl IntoMarkup {
    view! {
        <fieldset class="fieldset card">
            <legend class="fieldset__legend">{models::GENERAL}</legend>
            <div class="fieldset__body">
                <FormInput form=form field=FormField::Title>
                    <SimilarTitle form=form />
                </FormInput>
                {inputs(form, &[FormField::Kind, FormField::Subject, FormField::Field])}
                <UnitField form=form /> {inputs(form, &[FormField::Holder])}
            </div>
        </fieldset>
    }
}

#[component]
fn Part(form: Form, title: &'static str, fields: &'static [FormField]) -> impl IntoMarkup {
    view! {
        <fieldset class="fieldset card">
            <legend class="fieldset__legend">{title}</legend>
            <div class="fieldset__body">{inputs(form, fields)}</div>
        </fieldset>
    }
}

#[component]
fn OfYear(form: Form) -> impl IntoMarkup {
    view! {
        <fieldset class="fieldset card">
            <legend class="fieldset__legend" id=OF_YEAR_ID tabindex="-1">
                {text::OF_YEAR}
            </legend>
            <div class="fieldset__body">
                <YearField form=form /> {inputs(form, &[FormField::Entry, FormField::Stage, FormField::RegisteredOn])}
                <Levels form=form /> {inputs(form, RESULT)}
                <Items form=form list=ItemList::Indicators />
                <Items form=form list=ItemList::Awards />
            </div>
        </fieldset>
    }
}

/// Shows Cấp đăng ký: any number of levels.
#[component]
fn Levels(form: Form) -> impl IntoMarkup {
    let levels = move || {
        form.names.with(|names| {
            form.offered.with(|offered| {
                let chosen = form
                    .draft
                    .with_untracked(|draft| draft.registered_levels.clone());
                let mut levels = levels_of(&names.levels, offered, &chosen);
                if levels.len() > N_SHOWN {
                    // What is chosen is seen without asking for more.
                    levels.sort_by_key(|(id, _)| !chosen.contains(id));
                }
                levels
            })
        })
    };
    let level = move |(id, words): &(String, String)| {
        let (id, words) = (id.clone(), words.clone());
        let is_chosen = form
            .draft
            .with_untracked(|draft| draft.registered_levels.contains(&id));
        let choose = move |event| {
            let is_chosen = event_target_checked(&event);
            form.change(|draft| {
                match is_chosen {
                    true => draft.registered_levels.insert(id.clone()),
                    false => draft.registered_levels.remove(&id),
                };
            });
        };
        view! {
            <label class="choice">
                <input type="checkbox" name="registered_levels" prop:checked=is_chosen on:change=choose />
                {words}
            </label>
        }
    };
    view! {
        <div class="field field--wide" role="group" aria-labelledby="levels-label">
            <div class="field__head">
                <span class="field__label" id="levels-label">
                    {words::REGISTERED_LEVELS}
                </span>
            </div>
            {move || by_parts(levels(), level, |levels| view! { <div class="choices">{levels}</div> })}
        </div>
    }
}

fn levels_of(
    levels: &CatalogueList,
    offered: &Offered,
    chosen: &BTreeSet<String>,
) -> Vec<(String, String)> {
    let known = offered.entries(Aspect::Levels, levels, |id| chosen.contains(id));
    let known = known
        .into_iter()
        .map(|level| (level.id.clone(), level.name.clone()));
    let unknown = chosen.iter().filter(|id| levels.get(id).is_none());
    let unknown = unknown.map(|id| (id.clone(), Word::in_list(levels, id).in_one_line()));
    known.chain(unknown).collect()
}
