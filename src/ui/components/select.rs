//! A select whose choice also follows the state: back and forward move it.

use std::rc::Rc;

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::domain::unit::{Unit, UnitTree};
use crate::ui::long_list::{MOST_UNSEARCHED, Offer, STEP_IN};
use crate::ui::text::limits as text;

pub use crate::ui::long_list::Choice;

/// How far in a name is written at most.
const MAX_INDENT: usize = 12;

/// Writes a name as far in as it lies in a tree: the options of a select show nothing but text. One that lies deeper than names are
/// written in says how deep.
pub fn indented(depth: usize, name: &str) -> String {
    let indent = STEP_IN.repeat(depth.min(MAX_INDENT));
    match depth {
        0..=MAX_INDENT => format!("{indent}{name}"),
        _ => format!("{indent}{}", text::deep(name, depth)),
    }
}

/// Lists the units that are offered, each as far in as it lies in the tree.
pub fn unit_choices(tree: &UnitTree, is_offered: &dyn Fn(&Unit) -> bool) -> Vec<Choice> {
    let units = tree.in_order().into_iter();
    let offered = units.filter(|(_, unit)| is_offered(unit));
    offered
        .map(|(depth, unit)| (unit.id.clone(), indented(depth, tree.told_apart(&unit.id))))
        .collect()
}

/// Adds what is chosen where it is no choice any more: a select would show the first one instead.
fn with_chosen(mut choices: Vec<Choice>, chosen: String) -> Vec<Choice> {
    if choices.iter().all(|(one, _)| *one != chosen) {
        choices.push((chosen.clone(), chosen));
    }
    choices
}

/// Is what a select offers of choices that may be too many for one.
#[derive(Clone, Copy)]
pub struct Searched {
    sought: RwSignal<String>,
    /// How many choices there are, and how many more were found than are offered.
    counts: RwSignal<[usize; 2]>,
}

impl Searched {
    /// Starts with nothing sought.
    pub fn start() -> Self {
        Self {
            sought: RwSignal::new(String::new()),
            counts: RwSignal::new([0, 0]),
        }
    }

    /// Shows the options that are offered of all choices.
    pub fn options(
        self,
        all: Vec<Choice>,
        chosen: impl Fn() -> String + 'static,
        option: impl Fn(Choice) -> Markup + 'static,
    ) -> Markup {
        if all.len() <= MOST_UNSEARCHED {
            self.count(all.len(), 0);
            return all.into_iter().map(option).collect();
        }
        // Another word sought makes the choices not anew.
        let all = Rc::new(all);
        let offered = move || {
            let offer = self
                .sought
                .with(|sought| Offer::of(&all, &chosen(), sought));
            self.count(all.len(), offer.n_more);
            offer.choices.into_iter().map(&option).collect::<Markup>()
        };
        offered.into_markup()
    }

    fn count(self, n_all: usize, n_more: usize) {
        if self.counts.get_untracked() != [n_all, n_more] {
            self.counts.set([n_all, n_more]);
        }
    }

    /// Shows what narrows a long list, by the id of its select; nothing above a short one.
    pub fn search(self, id: &str) -> Markup {
        let id = format!("{id}-search");
        let is_long = Memo::new(move |_| self.counts.with(|[n_all, _]| *n_all > MOST_UNSEARCHED));
        let field = move || {
            // In a form, the key would send it.
            let stay = |key: KeyboardEvent| {
                if key.key() == "Enter" {
                    key.prevent_default();
                }
            };
            view! {
                <label class="field__hint" for=id.clone()>
                    {move || text::search_choices(self.counts.get()[0])}
                </label>
                <input
                    id=id.clone()
                    type="search"
                    autocomplete="off"
                    prop:value=self.sought.get_untracked()
                    on:keydown=stay
                    on:input=move |event| self.sought.set(event_target_value(&event))
                />
                <p class="field__hint" role="status">
                    {move || text::more_choices(self.counts.get()[1])}
                </p>
            }
        };
        let shown = move || is_long.get().then(&field);
        shown.into_markup()
    }
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
    let searched = Searched::start();
    let option = move |(one, words): Choice| {
        let is_chosen = {
            let one = one.clone();
            move || value.with(|value| *value == one)
        };
        view! {
            <option value=one prop:selected=is_chosen>
                {words}
            </option>
        }
    };
    let options = move || {
        let all = with_chosen(choices.get(), value.get());
        searched.options(all, move || value.get(), option)
    };
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
            </label>
            {searched.search(id)}
            <select id=id on:change=move |event| on_choose.run(event_target_value(&event))>
                {options}
            </select>
        </div>
    }
}
