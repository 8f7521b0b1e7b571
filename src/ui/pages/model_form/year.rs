//! The year of the entry: typed for a new one, fixed for a present one.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use super::form::Form;
use crate::domain::date;
use crate::domain::draft::FormField;
use crate::domain::model::Model;
use crate::shell::clock;
use crate::ui::components::field::{Control, Field, Need};
use crate::ui::form_start::Task;
use crate::ui::route::Route;
use crate::ui::text::{model_form as text, words};

/// Lets people type the year, or says which one it is and leads to the others.
#[component]
pub(super) fn YearField(form: Form) -> impl IntoMarkup {
    match form.task.with_value(Task::year) {
        Some(year) => view! { <FixedYear form=form year=year /> },
        None => view! {
            <Field
                id=FormField::Year.name()
                label=words::form_field(FormField::Year)
                hint=text::hint(FormField::Year)
                control=Control::Line("numeric")
                value=form.text(FormField::Year)
                error=form.error(FormField::Year)
                need=Need::Required
                on_input=Callback::new(move |value: String| form.set(FormField::Year, &value))
            >
                <UnlikelyYear form=form this_year=clock::this_year() />
            </Field>
        },
    }
}

/// Asks whether the year is meant, where it is far from this one. It stops nobody.
#[component]
fn UnlikelyYear(form: Form, this_year: i32) -> impl IntoMarkup {
    // The words stay the same while people type elsewhere, so that they are read out once.
    let words = Memo::new(move |_| {
        let year = form
            .draft
            .with(|draft| date::parse_year(draft.text(FormField::Year)))
            .ok()?;
        date::is_unlikely_year(year, this_year).then(|| text::unlikely_year(year, this_year))
    });
    view! {
        <p class="hint" role="status">
            {move || words.get()}
        </p>
    }
}

#[component]
fn FixedYear(form: Form, year: i32) -> impl IntoMarkup {
    let id = form.task.with_value(|task| task.model().cloned());
    let others: Vec<(i32, String)> = form.app.register.with_untracked(|register| {
        let Some(model) = id.as_ref().and_then(|id| Model::find(register, id)) else {
            return Vec::new();
        };
        let years = model
            .years()
            .into_iter()
            .map(|entry| entry.year())
            .filter(|other| *other != year);
        let links = years.map(|other| {
            let id = model.record_id().id.clone();
            (
                other,
                Route::EditModel {
                    id,
                    year: Some(other),
                }
                .href(),
            )
        });
        links.collect()
    });
    let links = (!others.is_empty()).then(|| {
        let links = others.into_iter().map(|(year, href)| {
            view! {
                " "
                <a href=href>{year}</a>
            }
        });
        view! { <p class="field__hint">{text::OTHER_YEARS} {links.collect::<Markup>()}</p> }
    });
    view! {
        <div class="field field--wide">
            <div class="field__head">
                <span class="field__label">{words::form_field(FormField::Year)}</span>
            </div>
            <p>
                <strong>{year}</strong>
            </p>
            {links}
        </div>
    }
}
