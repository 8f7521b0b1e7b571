//! A select whose choice also follows the state: back and forward move it.

use std::rc::Rc;

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlSelectElement};

use crate::domain::unit::{Unit, UnitTree};
use crate::ui::long_list::{MOST_UNSEARCHED, Offer, STEP_IN};
use crate::ui::state::App;
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
    result: RwSignal<Found>,
    /// Which of the found ones the arrow keys have come to.
    at: RwSignal<Option<usize>>,
    /// The words of the one that the key Enter chose, until something else is sought.
    taken: RwSignal<Option<String>>,
}

/// Is what a search came to.
#[derive(Clone, PartialEq, Eq, Default)]
struct Found {
    /// How many choices there are.
    n_all: usize,
    /// How many more were found than are offered.
    n_more: usize,
    /// Those that were found; `None` where nothing is sought.
    choices: Option<Vec<Choice>>,
}

impl Searched {
    /// Starts with nothing sought.
    pub fn start() -> Self {
        Self {
            sought: RwSignal::new(String::new()),
            result: RwSignal::new(Found::default()),
            at: RwSignal::new(None),
            taken: RwSignal::new(None),
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
            self.tell(Found {
                n_all: all.len(),
                ..Found::default()
            });
            return all.into_iter().map(option).collect();
        }
        // Another word sought makes the choices not anew.
        let all = Rc::new(all);
        let app = use_context::<App>();
        let own = move || app.map(|app| app.settings.with(|settings| settings.unit.clone()));
        let offered = move || {
            let own = own().unwrap_or_default();
            let offer = (self.sought).with(|sought| Offer::of(&all, &chosen(), sought, &own));
            self.tell(Found {
                n_all: all.len(),
                n_more: offer.n_more,
                choices: offer.found,
            });
            offer.choices.into_iter().map(&option).collect::<Markup>()
        };
        offered.into_markup()
    }

    fn tell(self, found: Found) {
        if self.result.with_untracked(|known| *known != found) {
            self.result.set(found);
            self.at.set(None);
        }
    }

    /// Goes to the next of the found ones, or to the one before.
    fn step(self, is_down: bool) {
        let n = self
            .result
            .with_untracked(|found| found.choices.as_ref().map_or(0, Vec::len));
        if n > 0 {
            let next = match (self.at.get_untracked(), is_down) {
                (None, true) => 0,
                (None, false) => n - 1,
                (Some(at), true) => (at + 1) % n,
                (Some(at), false) => (at + n - 1) % n,
            };
            self.taken.set(None);
            self.at.set(Some(next));
        }
    }

    /// Chooses the one the arrow keys have come to, or the only one that was found.
    fn take(self, key: &KeyboardEvent) {
        let at = self.at.get_untracked();
        let choice = self.result.with_untracked(|found| {
            let choices = found.choices.as_deref()?;
            match (at, choices) {
                (Some(at), choices) => choices.get(at).cloned(),
                (None, [only]) => Some(only.clone()),
                _ => None,
            }
        });
        if let Some((value, words)) = choice
            && choose_beside(&event_target(key), &value).is_some()
        {
            self.taken.set(Some(words));
        }
    }

    /// Says what was chosen, where the arrow keys are, what was found.
    fn said(self) -> Option<String> {
        if let Some(words) = self.taken.get() {
            return Some(text::taken(&words));
        }
        let at = self.at.get();
        self.result.with(|found| {
            let choices = found.choices.as_deref();
            match (choices, at) {
                (Some([]), _) => Some(text::NO_CHOICE.to_owned()),
                (Some([(_, words)]), _) => Some(text::enter_takes(words, 1, 1)),
                (Some(choices), Some(at)) => {
                    let (_, words) = choices.get(at)?;
                    Some(text::enter_takes(words, at + 1, choices.len()))
                }
                _ => text::more_choices(found.n_more),
            }
        })
    }

    /// Says whether there are too many choices for a select alone.
    fn is_long(self) -> bool {
        self.result.with(|found| found.n_all > MOST_UNSEARCHED)
    }

    /// Shows what narrows a long list, by the id of its select; nothing above a short one.
    pub fn search(self, id: &str) -> Markup {
        let id = format!("{id}-search");
        let n_all = Memo::new(move |_| self.result.with(|found| found.n_all));
        let is_long = Memo::new(move |_| self.is_long());
        let field = move || {
            // In a form, the key Enter would send it.
            let press = move |key: KeyboardEvent| {
                match key.key().as_str() {
                    "Enter" => self.take(&key),
                    "ArrowDown" => self.step(true),
                    "ArrowUp" => self.step(false),
                    _ => return,
                }
                key.prevent_default();
            };
            let seek = move |event| {
                self.taken.set(None);
                self.sought.set(event_target_value(&event));
            };
            view! {
                <label class="field__hint" for=id.clone()>
                    {move || text::search_choices(n_all.get())}
                </label>
                <input
                    id=id.clone()
                    type="search"
                    autocomplete="off"
                    prop:value=self.sought.get_untracked()
                    on:keydown=press
                    on:input=seek
                />
                <p class="field__hint" role="status">
                    {move || self.said()}
                </p>
            }
        };
        let shown = move || is_long.get().then(&field);
        shown.into_markup()
    }
}

/// Chooses in the select that stands in one field with an input, as a person does.
fn choose_beside(input: &Element, value: &str) -> Option<()> {
    let field = input.parent_element()?;
    let select = field.query_selector("select").ok()??;
    let select: HtmlSelectElement = select.dyn_into().ok()?;
    select.set_value(value);
    let _prevented = select.dispatch_event(&Event::new("change").ok()?);
    Some(())
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
        <div class=move || if searched.is_long() { "field field--long" } else { "field" }>
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
