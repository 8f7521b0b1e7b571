//! The unit of a model: one of the catalogue, or one named right here.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::{Memo, Signal};
use leptos::prelude::*;

use super::choices::control;
use super::form::Form;
use crate::domain::draft::FormField;
use crate::ui::components::field::{Control, Field, Need};
use crate::ui::text::{catalogue, model_form as text, words};
use crate::ui::unit_choice::{NewUnit, UnitChoice, other_unit};
use crate::ui::unit_parents::{new_parent_hint, own_unit, parents};

/// Is the id of the input for a new unit's name.
pub(super) const NEW_UNIT_ID: &str = "unit_name";
/// Lets people choose a unit, or name one. Where there is none to choose from, naming is all there is.
#[component]
pub(super) fn UnitField(form: Form) -> impl IntoMarkup {
    let has_units = form
        .names
        .with_untracked(|names| names.units.iter().next().is_some());
    let start = form.text(FormField::Unit);
    if !has_units && start.is_empty() {
        form.start_new_unit();
    }
    let choice = Memo::new(move |_| {
        form.draft
            .with(|draft| UnitChoice::read(draft.text(FormField::Unit)))
    });
    let is_new = Memo::new(move |_| choice.with(UnitChoice::is_new));
    let error = form.error(FormField::Unit);
    let error_of_choice = Signal::derive(move || if is_new.get() { None } else { error.get() });
    let is_choosing = has_units || !(start.is_empty() || UnitChoice::read(&start).is_new());
    let select = is_choosing.then(|| {
        let choices = control(FormField::Unit, form);
        let value = match UnitChoice::read(&start) {
            UnitChoice::Known(id) => id,
            UnitChoice::New(_) => other_unit(),
        };
        view! {
            <Field
                id=FormField::Unit.name()
                label=words::form_field(FormField::Unit)
                control=choices
                value=value
                error=error_of_choice
                need=Need::Required
                on_input=Callback::new(move |value: String| form.set(FormField::Unit, &value))
            />
        }
    });
    let hint = if has_units {
        text::NEW_UNIT_HINT
    } else {
        text::FIRST_UNIT_HINT
    };
    let name = move || {
        is_new.get().then(|| {
            let UnitChoice::New(NewUnit { name, parent }) = choice.get_untracked() else {
                return ().into_markup();
            };
            let change = move |change: &dyn Fn(&mut NewUnit)| {
                if let UnitChoice::New(mut unit) = choice.get_untracked() {
                    change(&mut unit);
                    form.set(FormField::Unit, &UnitChoice::New(unit).write());
                }
            };
            let take = move |name: String| change(&|unit| unit.name.clone_from(&name));
            let above = has_units.then(|| {
                let put = move |parent: String| {
                    change(&|unit| unit.parent = Some(parent.clone()));
                };
                let control = Control::choice(move |present| {
                    form.names.with(|names| parents(names, None, present))
                });
                view! {
                    <Field
                        id="unit_parent"
                        label=catalogue::PARENT
                        hint=new_parent_hint(form.app)
                        control=control
                        value=parent.unwrap_or_else(|| own_unit(form.app))
                        on_input=Callback::new(put)
                    />
                }
            });
            view! {
                <Field
                    id=NEW_UNIT_ID
                    label=text::NEW_UNIT
                    hint=hint
                    control=Control::Line("")
                    value=name
                    error=error
                    need=Need::Required
                    on_input=Callback::new(take)
                />
                {above}
            }
        })
    };
    view! {
        {select}
        {name}
    }
}
