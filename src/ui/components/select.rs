//! A select whose choice also follows the state: back and forward move it.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::Signal;
use leptos::prelude::*;

use crate::domain::unit::{Unit, UnitTree};

/// Is one choice: its value and its words.
pub type Choice = (String, String);

/// Writes a name as far in as it lies in a tree: the options of a select show nothing but text.
pub fn indented(depth: usize, name: &str) -> String {
    format!("{}{name}", "\u{a0}\u{a0}".repeat(depth))
}

/// Lists the units that are offered, each as far in as it lies in the tree.
pub fn unit_choices(tree: &UnitTree, is_offered: &dyn Fn(&Unit) -> bool) -> Vec<Choice> {
    let units = tree.in_order().into_iter();
    let offered = units.filter(|(_, unit)| is_offered(unit));
    offered
        .map(|(depth, unit)| (unit.id.clone(), indented(depth, &unit.name)))
        .collect()
}

/// Adds what is chosen where it is no choice any more: a select would show the first one instead.
fn with_chosen(mut choices: Vec<Choice>, chosen: String) -> Vec<Choice> {
    if choices.iter().all(|(one, _)| *one != chosen) {
        choices.push((chosen.clone(), chosen));
    }
    choices
}

/// Shows a select with its label above.
#[component]
pub fn Select(
    /// Its id in the page.
    id: &'static str,
    /// Its label.
    label: &'static str,
    /// The choices, in order.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The value chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Tells another choice.
    on_choose: Callback<String>,
) -> impl IntoMarkup {
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
            </label>
            <select id=id on:change=move |event| on_choose.run(event_target_value(&event))>
                {move || {
                    with_chosen(choices.get(), value.get())
                        .into_iter()
                        .map(|(one, words)| {
                            let is_chosen = {
                                let one = one.clone();
                                move || value.with(|value| *value == one)
                            };
                            view! {
                                <option value=one prop:selected=is_chosen>
                                    {words}
                                </option>
                            }
                        })
                        .collect::<Markup>()
                }}
            </select>
        </div>
    }
}
