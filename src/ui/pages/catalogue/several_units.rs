//! Several units, chosen one by one: those that took another's place, those that are merged.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{RwSignal, Signal};
use leptos::prelude::*;

use crate::domain::unit::Unit;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::select::{Choice, Searched};
use crate::ui::state::App;
use crate::ui::text::catalogue as text;

/// Adds the unit that is picked to the chosen ones: whoever saves with one picked means it too.
pub fn with_picked(picked: RwSignal<String>, mut chosen: Vec<String>) -> Vec<String> {
    let id = picked.get_untracked();
    if !id.is_empty() && !chosen.contains(&id) {
        chosen.push(id);
    }
    picked.set(String::new());
    chosen
}

/// Shows the chosen units and a way to add one.
#[component]
pub fn SeveralUnits(
    /// The id of the select in the page.
    input_id: String,
    /// Its label.
    label: &'static str,
    /// What helps to choose.
    hint: &'static str,
    /// What is wrong with them.
    error: Signal<Option<String>>,
    /// Says whether a unit can be chosen.
    is_offered: Callback<Unit, bool>,
    /// The one picked in the select and not yet added: see [`with_picked`].
    picked: RwSignal<String>,
    /// The chosen ids.
    chosen: Signal<Vec<String>>,
    /// Tells another choice of all.
    on_change: Callback<Vec<String>>,
) -> impl IntoMarkup {
    let names = App::expect().names;
    let add = move |_| on_change.run(with_picked(picked, chosen.get_untracked()));
    let choices = move || {
        let taken = chosen.get();
        names.with(|names| {
            let units = names.units.in_order().into_iter().map(|(_, unit)| unit);
            let free =
                units.filter(|one| !taken.contains(&one.id) && is_offered.run((*one).clone()));
            free.map(|one| (one.id.clone(), one.name.clone()))
                .collect::<Vec<_>>()
        })
    };
    let rows = move || {
        let row = |id: String| {
            let name = names.with(|names| names.units.told_apart(&id).to_owned());
            let hidden = format!(" {name}");
            let take_off = move |_| {
                let mut ids = chosen.get_untracked();
                ids.retain(|other| *other != id);
                on_change.run(ids);
            };
            view! {
                <li class="entry-list__item">
                    <p class="entry-list__name">{name}</p>
                    <div class="buttons">
                        <button class="button button--quiet" type="button" on:click=take_off>
                            {text::TAKE_OFF}
                            <span class="visually-hidden">{hidden}</span>
                        </button>
                    </div>
                </li>
            }
        };
        let chosen = chosen.get();
        (!chosen.is_empty()).then(
            || view! { <ul class="entry-list">{chosen.into_iter().map(row).collect::<Markup>()}</ul> },
        )
    };
    let searched = Searched::start();
    let option = |(id, name): Choice| view! { <option value=id>{name}</option> };
    let hint_id = format!("{input_id}-hint");
    view! {
        <div class="field field--wide">
            <label class="field__label" for=input_id.clone()>
                {label}
            </label>
            <p class="field__hint" id=hint_id.clone()>
                {hint}
            </p>
            {move || {
                error
                    .get()
                    .map(|words| {
                        view! {
                            <p class="field__error">
                                <Icon name=IconName::Alert />
                                {words}
                            </p>
                        }
                    })
            }}
            {rows}
            {searched.search(&input_id)}
            <div class="field__row">
                <select
                    id=input_id.clone()
                    aria-describedby=hint_id
                    prop:value=move || picked.get()
                    on:change=move |event| picked.set(event_target_value(&event))
                >
                    <option value="">{text::CHOOSE_UNIT}</option>
                    {move || searched.options(choices(), move || picked.get(), option)}
                </select>
                <button class="button" type="button" on:click=add>
                    {text::ADD}
                </button>
            </div>
        </div>
    }
}
