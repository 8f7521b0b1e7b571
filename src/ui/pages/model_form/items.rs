//! The lists of the year, awards and indicators: any number of items, each with its own inputs.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use super::choices::{item_control, names_control};
use super::form::{Form, entries_of, item_input_id};
use crate::domain::item_draft::{ItemField, ItemList};
use crate::shell::page;
use crate::ui::components::field::{Control, Field, Need};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::markup::{Row, anew, keyed_list};
use crate::ui::text::{model_form as text, words};

/// Shows the items of a list, and adds one.
#[component]
pub(super) fn Items(form: Form, list: ItemList) -> impl IntoMarkup {
    let label_id = format!("{}-label", list.name());
    let add = move |_| {
        let key = form.add_item(list);
        let first = list.fields().first().copied();
        request_animation_frame(move || {
            if let Some(first) = first {
                page::focus(&item_input_id(list, key, first));
            }
        });
    };
    view! {
        <div class="field field--wide" role="group" aria-labelledby=label_id.clone()>
            <div class="field__head">
                <span class="field__label" id=label_id>
                    {words::item_list(list)}
                </span>
            </div>
            <ul class="entry-list">
                {keyed_list(move || {
                    let row = |key: &usize| {
                        let key = *key;
                        Row::new(key.to_string(), move || item(form, list, key))
                    };
                    form.keys(list).with(|keys| keys.iter().map(row).collect())
                })}
            </ul>
            <div class="buttons">
                <button class="button" type="button" id=add_id(list) on:click=add>
                    <Icon name=IconName::Plus />
                    {text::add_item(list)}
                </button>
            </div>
        </div>
    }
}

fn add_id(list: ItemList) -> String {
    format!("add-{}", list.name())
}

fn item(form: Form, list: ItemList, key: usize) -> Markup {
    let at = Memo::new(move |_| form.place(list, key).unwrap_or_default());
    let remove = move |_| {
        form.remove_item(list, key);
        request_animation_frame(move || page::focus(&add_id(list)));
    };
    let inputs = list.fields().iter().map(|&field| match field {
        ItemField::Measure => measure(form, key),
        _ => input(form, list, key, field),
    });
    view! {
        <li class="entry-list__item">
            <div
                class="entry-list__form fieldset__body"
                role="group"
                aria-label=move || text::item(list, at.get())
            >
                {inputs.collect::<Markup>()}
                <div class="buttons field--wide">
                    <button class="button" type="button" on:click=remove>
                        <Icon name=IconName::Trash />
                        {text::remove_item(list)}
                        <span class="visually-hidden">{move || text::of_item(at.get())}</span>
                    </button>
                </div>
            </div>
        </li>
    }
}

/// Lets people write the measure of an indicator, or shows the one that the catalogue fixes.
fn measure(form: Form, key: usize) -> Markup {
    let fixed = Memo::new(move |_| form.fixed_measure(key));
    anew(move || match fixed.get() {
        Some(measure) => view! {
            <div class="field">
                <div class="field__head">
                    <span class="field__label">{words::item_field(ItemField::Measure)}</span>
                </div>
                <p>{measure}</p>
            </div>
        },
        None => input(form, ItemList::Indicators, key, ItemField::Measure),
    })
}

fn input(form: Form, list: ItemList, key: usize, field: ItemField) -> Markup {
    let control = match (entries_of(field), field) {
        (Some(entries), _) => names_control(form, field, entries),
        (None, ItemField::Level | ItemField::Subject) => item_control(form, field),
        (None, ItemField::Amount) => Control::Line("decimal"),
        (None, _) => Control::Line(""),
    };
    let need = if field.is_required() {
        Need::Required
    } else {
        Need::Optional
    };
    view! {
        <Field
            id=item_input_id(list, key, field)
            label=words::item_field(field)
            hint=text::item_hint(field)
            control=control
            value=form.item_text(list, key, field)
            error=form.item_error(list, key, field)
            need=need
            on_input=Callback::new(move |value: String| form.set_item(list, key, field, &value))
        />
    }
}
