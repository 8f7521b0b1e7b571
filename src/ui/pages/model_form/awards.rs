//! The awards of the year: any number, each with its own inputs.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use super::choices::of_list;
use super::form::{Form, award_input_id};
use crate::domain::draft::{AwardField, FormField};
use crate::shell::page;
use crate::ui::components::field::{Control, Field, Need};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::markup::{Row, keyed_list};
use crate::ui::text::{model_form as text, words};

const ADD_ID: &str = "add-award";

/// Shows the awards, and adds one.
#[component]
pub(super) fn Awards(form: Form) -> impl IntoMarkup {
    let add = move |_| {
        let key = form.add_award();
        request_animation_frame(move || page::focus(&award_input_id(key, AwardField::Form)));
    };
    view! {
        <div class="field field--wide" role="group" aria-labelledby="awards-label">
            <div class="field__head">
                <span class="field__label" id="awards-label">
                    {words::AWARDS}
                </span>
            </div>
            <ul class="entry-list">
                {keyed_list(move || {
                    let row = |key: &usize| {
                        let key = *key;
                        Row::new(key.to_string(), move || view! { <Award form=form key=key /> })
                    };
                    form.award_keys.with(|keys| keys.iter().map(row).collect())
                })}
            </ul>
            <div class="buttons">
                <button class="button" type="button" id=ADD_ID on:click=add>
                    <Icon name=IconName::Plus />
                    {text::ADD_AWARD}
                </button>
            </div>
        </div>
    }
}

#[component]
fn Award(form: Form, key: usize) -> impl IntoMarkup {
    let at = Memo::new(move |_| {
        form.award_keys
            .with(|keys| keys.iter().position(|one| *one == key))
            .unwrap_or_default()
    });
    let remove = move |_| {
        form.remove_award(key);
        request_animation_frame(|| page::focus(ADD_ID));
    };
    let inputs = AwardField::ALL
        .iter()
        .map(|field| view! { <AwardInput form=form key=key field=*field /> });
    view! {
        <li class="entry-list__item">
            <div
                class="entry-list__form fieldset__body"
                role="group"
                aria-label=move || text::award(at.get())
            >
                {inputs.collect::<Markup>()}
                <div class="buttons field--wide">
                    <button class="button" type="button" on:click=remove>
                        <Icon name=IconName::Trash />
                        {text::REMOVE_AWARD}
                        <span class="visually-hidden">{move || text::of_award(at.get())}</span>
                    </button>
                </div>
            </div>
        </li>
    }
}

#[component]
fn AwardInput(form: Form, key: usize, field: AwardField) -> impl IntoMarkup {
    let value = form.draft.with_untracked(|draft| {
        let at = form
            .award_keys
            .with_untracked(|keys| keys.iter().position(|one| *one == key));
        let award = at.and_then(|at| draft.awards.get(at));
        award.map_or_else(String::new, |award| award.text(field).to_owned())
    });
    let control = match field {
        AwardField::Level => of_list(FormField::Entry, form.names, |names| &names.levels),
        _ => Control::Line(""),
    };
    let need = if field == AwardField::Form {
        Need::Required
    } else {
        Need::Optional
    };
    view! {
        <Field
            id=award_input_id(key, field)
            label=words::award_field(field)
            hint=text::award_hint(field)
            control=control
            value=value
            error=form.award_error(key, field)
            need=need
            on_input=Callback::new(move |value: String| form.set_award(key, field, value))
        />
    }
}
