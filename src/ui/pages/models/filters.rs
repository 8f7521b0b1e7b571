//! The search box and the five filters, all of them in the address.

use std::collections::BTreeSet;

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use super::{SEARCH_ID, State};
use crate::domain::draft::FormField;
use crate::domain::stage::{Stage, Subject};
use crate::domain::summary::latest_first;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::select::{Choice, Select, unit_choices};
use crate::ui::route::ModelFilter;
use crate::ui::text::{models as text, shell, words};

/// Lets people search and filter.
#[component]
pub(super) fn Filters(state: State) -> impl IntoMarkup {
    let is_open = state.last.has_filters;
    let n_used = Memo::new(move |_| state.filter.with(n_used));
    let filter = state.filter;
    view! {
        <form class="filters" role="search" on:submit=move |event| event.prevent_default()>
            <SearchBox state=state />
            <button
                class="button filters__toggle"
                type="button"
                aria-expanded=move || is_open.get().to_string()
                aria-controls="filters"
                on:click=move |_| is_open.update(|open| *open = !*open)
            >
                {move || text::filters(n_used.get())}
                <Icon name=IconName::ChevronDown />
            </button>
            <div class="filters__fields" id="filters">
                <Select
                    id="filter-year"
                    label=words::form_field(FormField::Year)
                    choices=Memo::new(move |_| years(state))
                    value=Memo::new(move |_| filter.with(|filter| year_value(filter.year)))
                    on_choose=Callback::new(move |year: String| state.change(|f| f.year = year.parse().ok()))
                />
                <Select
                    id="filter-field"
                    label=words::form_field(FormField::Field)
                    choices=Memo::new(move |_| fields(state))
                    value=Memo::new(move |_| filter.with(|filter| filter.field.clone()))
                    on_choose=Callback::new(move |field| state.change(|f| f.field = field))
                />
                <Select
                    id="filter-unit"
                    label=words::form_field(FormField::Unit)
                    choices=Memo::new(move |_| units(state))
                    value=Memo::new(move |_| filter.with(|filter| filter.unit.clone()))
                    on_choose=Callback::new(move |unit| state.change(|f| f.unit = unit))
                />
                <Select
                    id="filter-subject"
                    label=words::form_field(FormField::Subject)
                    choices=Memo::new(move |_| subjects(state))
                    value=Memo::new(move |_| filter.with(|filter| filter.subject.clone()))
                    on_choose=Callback::new(move |subject| state.change(|f| f.subject = subject))
                />
                <Select
                    id="filter-stage"
                    label=words::form_field(FormField::Stage)
                    choices=Memo::new(move |_| stages(state))
                    value=Memo::new(move |_| filter.with(|filter| filter.stage.clone()))
                    on_choose=Callback::new(move |stage| state.change(|f| f.stage = stage))
                />
            </div>
        </form>
    }
}

#[component]
fn SearchBox(state: State) -> impl IntoMarkup {
    // The page is written to only where its text differs: while somebody types, an input method may be composing a letter.
    view! {
        <div class="filters__search field">
            <label class="field__label" for=SEARCH_ID>
                {text::SEARCH}
            </label>
            <Icon name=IconName::Search />
            <input
                id=SEARCH_ID
                type="search"
                autocomplete="off"
                enterkeyhint="search"
                prop:value=move || state.filter.with(|filter| filter.query.clone())
                on:input=move |event| state.change(|filter| filter.query = event_target_value(&event))
            />
        </div>
    }
}

fn n_used(filter: &ModelFilter) -> usize {
    let texts = [&filter.field, &filter.unit, &filter.subject, &filter.stage];
    usize::from(filter.year.is_some()) + texts.into_iter().filter(|text| !text.is_empty()).count()
}

/// Says what the list is narrowed to besides the year, for paper, on which no filter stands; "" for nothing.
pub(super) fn in_words(state: State) -> String {
    let filter = state.filter.get();
    let named = state.names.with(|names| {
        [
            (
                FormField::Field,
                names.fields.name(&filter.field).to_owned(),
            ),
            (
                FormField::Unit,
                names.units.told_apart(&filter.unit).to_owned(),
            ),
            (
                FormField::Subject,
                words::subject_id(&filter.subject).to_owned(),
            ),
            (FormField::Stage, words::stage_id(&filter.stage).to_owned()),
        ]
    });
    let named = named.iter().filter(|(_, name)| !name.is_empty());
    let mut parts: Vec<String> = named
        .map(|(field, name)| format!("{}: {name}", words::form_field(*field)))
        .collect();
    let query = filter.query.trim();
    if !query.is_empty() {
        parts.push(format!("{}: “{query}”", text::SEARCH));
    }
    parts.join("; ")
}

fn year_value(year: Option<i32>) -> String {
    year.map_or(String::new(), |year| year.to_string())
}

fn years(state: State) -> Vec<Choice> {
    let asked = state.filter.with(|filter| filter.year);
    let years = latest_first(
        state
            .list
            .with(|list| list.years())
            .into_iter()
            .chain(asked),
    );
    let years = years
        .into_iter()
        .map(|year| (year.to_string(), year.to_string()));
    with_all(text::ALL_YEARS, years.collect(), BTreeSet::new(), "")
}

fn fields(state: State) -> Vec<Choice> {
    let known = state.names.with(|names| {
        let fields = names
            .fields
            .iter()
            .map(|field| (field.id.clone(), field.name.clone()));
        fields.collect()
    });
    let chosen = state.filter.with(|filter| filter.field.clone());
    state.list.with(|list| {
        with_all(
            text::ALL_FIELDS,
            known,
            list.different(|line| &line.field),
            &chosen,
        )
    })
}

fn units(state: State) -> Vec<Choice> {
    let known = (state.names).with(|names| unit_choices(&names.units, &|_| true));
    let chosen = state.filter.with(|filter| filter.unit.clone());
    state.list.with(|list| {
        with_all(
            text::ALL_UNITS,
            known,
            list.different(|line| &line.unit),
            &chosen,
        )
    })
}

fn subjects(state: State) -> Vec<Choice> {
    let known = Subject::ALL
        .iter()
        .map(|one| (one.id().to_owned(), words::subject(*one).to_owned()));
    let chosen = state.filter.with(|filter| filter.subject.clone());
    let known = known.collect();
    state.list.with(|list| {
        with_all(
            text::ALL_SUBJECTS,
            known,
            list.different(|line| &line.subject),
            &chosen,
        )
    })
}

fn stages(state: State) -> Vec<Choice> {
    let known = Stage::ALL
        .iter()
        .map(|one| (one.id().to_owned(), words::stage(*one).to_owned()));
    let chosen = state.filter.with(|filter| filter.stage.clone());
    let known = known.collect();
    state
        .list
        .with(|list| with_all(text::ALL_STAGES, known, list.stages(), &chosen))
}

/// Puts "all" before the known choices, and what models have without the catalogue knowing it behind them.
fn with_all<'a>(
    all: &str,
    known: Vec<Choice>,
    mut present: BTreeSet<&'a str>,
    chosen: &'a str,
) -> Vec<Choice> {
    if !chosen.is_empty() {
        present.insert(chosen);
    }
    for (id, _) in &known {
        present.remove(id.as_str());
    }
    let unknown = present
        .into_iter()
        .map(|id| (id.to_owned(), format!("{id} ({})", shell::NOT_IN_CATALOGUE)));
    let unknown: Vec<Choice> = unknown.collect();
    [(String::new(), all.to_owned())]
        .into_iter()
        .chain(known)
        .chain(unknown)
        .collect()
}
