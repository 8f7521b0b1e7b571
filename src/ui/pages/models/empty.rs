//! The list without anything in it: nothing found, or nothing there yet.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use super::State;
use crate::domain::draft::FormField;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::names::Names;
use crate::ui::route::{ModelFilter, Route};
use crate::ui::text::{models as text, shell, words};

/// Leads to the two ways of filling a register.
#[component]
pub(super) fn EmptyRegister() -> impl IntoMarkup {
    view! {
        <div class="card empty-state">
            <Icon name=IconName::Book />
            <p>
                <strong>{text::EMPTY}</strong>
            </p>
            <p class="hint">{text::EMPTY_HINT}</p>
            <div class="buttons">
                <a class="button button--primary" href=Route::AddModel.href()>
                    <Icon name=IconName::Plus />
                    {shell::ADD_MODEL}
                </a>
                <a class="button" href=Route::Exchange.href()>
                    <Icon name=IconName::Download />
                    {text::IMPORT}
                </a>
            </div>
        </div>
    }
}

/// Says what was looked for in vain, and takes the filters off.
#[component]
pub(super) fn NothingFound(state: State) -> impl IntoMarkup {
    let title = move || {
        state.filter.with(|filter| match filter.query.trim() {
            "" => text::NOTHING_FITS.to_owned(),
            query => text::nothing_found(query),
        })
    };
    let in_use = Memo::new(move |_| {
        state
            .filter
            .with(|filter| state.names.with(|names| filters_in_use(filter, names)))
    });
    let clear_search = move |_| state.change(|filter| filter.query.clear());
    let clear = move |_| {
        state.change(|filter| {
            let query = std::mem::take(&mut filter.query);
            *filter = ModelFilter {
                query,
                sort: filter.sort,
                ..ModelFilter::default()
            };
        });
    };
    let has_query = move || state.filter.with(|filter| !filter.query.trim().is_empty());
    view! {
        <div class="card empty-state">
            <Icon name=IconName::Search />
            <p>
                <strong>{title}</strong>
            </p>
            <p class="hint">{move || in_use.with(|in_use| text::nothing_found_hint(in_use))}</p>
            <div class="buttons">
                {move || {
                    in_use
                        .with(|in_use| !in_use.is_empty())
                        .then(|| {
                            view! {
                                <button class="button" type="button" on:click=clear>
                                    {text::CLEAR_FILTERS}
                                </button>
                            }
                        })
                }}
                {move || {
                    has_query()
                        .then(|| {
                            view! {
                                <button class="button" type="button" on:click=clear_search>
                                    {text::CLEAR_SEARCH}
                                </button>
                            }
                        })
                }}
            </div>
        </div>
    }
}

fn filters_in_use(filter: &ModelFilter, names: &Names) -> Vec<String> {
    let year = filter.year.map_or(String::new(), |year| year.to_string());
    let in_use = [
        (FormField::Year, year.as_str()),
        (FormField::Field, names.fields.name(&filter.field)),
        (FormField::Unit, names.units.told_apart(&filter.unit)),
        (FormField::Subject, words::subject_id(&filter.subject)),
        (FormField::Stage, words::stage_id(&filter.stage)),
    ];
    let in_use = in_use.into_iter().filter(|(_, value)| !value.is_empty());
    in_use
        .map(|(label, value)| text::filter_in_use(words::form_field(label), value))
        .collect()
}
