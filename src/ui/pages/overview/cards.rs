//! The figures and charts of Tổng quan.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::prelude::*;

use super::Figures;
use crate::domain::catalogue::CatalogueList;
use crate::domain::figures_by_unit::UnitView;
use crate::domain::fold::collation_key;
use crate::domain::offered::is_level_of;
use crate::domain::stage::{Stage, Subject};
use crate::domain::summary::Summary;
use crate::domain::tally::Tally;
use crate::report::number::format_count;
use crate::ui::components::bar_chart::{Bar, BarChart};
use crate::ui::components::disclosure::Disclosure;
use crate::ui::components::split_bar::SplitBar;
use crate::ui::names::Names;
use crate::ui::pages::on_demand::{OnDemand, Wanted};
use crate::ui::parts::by_parts;
use crate::ui::route::{ModelFilter, Route};
use crate::ui::state::App;
use crate::ui::text::{overview as text, shell, words};

/// How many units are shown before the others are folded away.
const N_UNITS_SHOWN: usize = 8;

fn list_of(year: i32, change: impl FnOnce(&mut ModelFilter)) -> Option<String> {
    let mut filter = ModelFilter {
        year: Some(year),
        ..ModelFilter::default()
    };
    change(&mut filter);
    Some(Route::Models(filter).href())
}

/// Returns what has to be known of a heading's name.
fn mark(is_known: bool, is_undecided: bool) -> &'static str {
    match (is_known, is_undecided) {
        (false, _) => shell::NOT_IN_CATALOGUE,
        (true, true) => shell::UNDECIDED_NAME,
        (true, false) => "",
    }
}

/// Puts a tally in the order of its catalogue: offered entries even with none, others where they have some.
pub(super) fn by_catalogue(
    list: &CatalogueList,
    tally: &Tally,
) -> Vec<(String, String, &'static str, usize)> {
    let count = |id: &str| tally.get(id).copied().unwrap_or(0);
    let known = list
        .iter()
        .filter(|entry| !entry.is_retired || count(&entry.id) > 0)
        .map(|entry| {
            let mark = mark(true, entry.is_undecided);
            (entry.id.clone(), entry.name.clone(), mark, count(&entry.id))
        });
    let unknown = tally
        .iter()
        .filter(|(id, _)| list.get(id).is_none())
        .map(|(id, n)| {
            let name = if id.is_empty() { text::UNSTATED } else { id };
            (id.clone(), name.to_owned(), mark(id.is_empty(), false), *n)
        });
    known.chain(unknown).collect()
}

/// Counts a year's models by field: the fields it is expected to have models in, and those that have some.
pub(super) fn by_field(
    app: App,
    names: &Names,
    now: &Summary,
) -> Vec<(String, String, &'static str, usize)> {
    let own = app.settings.with(|settings| settings.unit.clone());
    let expected = (names.sets).expected_fields(&names.units, &own, now.year, &names.fields);
    let mut rows = by_catalogue(&names.fields, &now.by_field);
    rows.retain(|(id, _, _, n)| *n > 0 || expected.contains(&id.as_str()));
    rows
}

/// Shows the total, the change, and the bars by field.
#[component]
pub(super) fn Lead(figures: Memo<Figures>, outside: RwSignal<String>) -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let change = move || {
        let Figures {
            now,
            before,
            has_year_before,
        } = figures.get();
        match has_year_before {
            true => text::change(now.n_registered, before.n_registered, before.year),
            false => text::no_year_before(before.year),
        }
    };
    let bars = move || {
        let now = figures.get().now;
        let rows = names.with(|names| by_field(app, names, &now));
        let bar = |(id, label, mark, n): (String, String, &'static str, usize)| Bar {
            label,
            mark,
            n,
            href: list_of(now.year, |filter| filter.field = id),
        };
        rows.into_iter().map(bar).collect::<Vec<_>>()
    };
    let app = App::expect();
    let is_incomplete = move || app.set_aside.with(|aside| !aside.is_empty());
    let undecided = move || figures.with(|figures| figures.now.n_undecided);
    let figure =
        Signal::derive(move || figures.with(|Figures { now, .. }| (now.year, now.n_registered)));
    view! {
        <section class="card overview__lead" aria-labelledby="by-field">
            <h2 class="visually-hidden" id="by-field">
                {text::BY_FIELD}
            </h2>
            <div class="figure">
                <p class="figure__value" id="n-registered">
                    {move || figures.with(|figures| format_count(figures.now.n_registered))}
                </p>
                <div>
                    <p class="figure__label">{text::REGISTERED}</p>
                    <p class="figure__change">{change}</p>
                </div>
            </div>
            {move || is_incomplete().then(|| view! { <p class="hint">{text::INCOMPLETE}</p> })}
            {move || (undecided() > 0).then(|| view! { <p class="hint">{text::undecided(undecided())}</p> })}
            <OnDemand wanted=Wanted::Outside(figure, outside) is_line=true />
            {move || view! { <BarChart bars=bars() /> }}
        </section>
    }
}

/// Shows how the year divides by entry, subject, kind and level.
#[component]
pub(super) fn Splits(figures: Memo<Figures>) -> impl IntoMarkup {
    let names = App::expect().names;
    let entry = move || {
        let now = figures.get().now;
        vec![
            (text::NEW.to_owned(), now.n_new),
            (text::CONTINUED.to_owned(), now.n_continued),
        ]
    };
    let subject = move || {
        let now = figures.get().now;
        let mut parts: Vec<(String, usize)> = Subject::ALL
            .iter()
            .map(|subject| {
                let n = now.by_subject.get(subject.id()).copied().unwrap_or(0);
                (words::subject(*subject).to_lowercase(), n)
            })
            .collect();
        let n_other = now.n_registered - parts.iter().map(|(_, n)| n).sum::<usize>();
        if n_other > 0 {
            parts.push((text::UNSTATED.to_lowercase(), n_other));
        }
        parts
    };
    let bars = |rows: Vec<(String, String, &'static str, usize)>| {
        let bar = |(_, label, mark, n)| Bar {
            label,
            mark,
            n,
            href: None,
        };
        rows.into_iter().map(bar).collect::<Vec<_>>()
    };
    let kinds =
        move || names.with(|names| bars(by_catalogue(&names.kinds, &figures.get().now.by_kind)));
    let levels = move || {
        let now = figures.get().now;
        let mut rows = names.with(|names| by_catalogue(&names.levels, &now.by_level));
        rows.retain(|(id, _, _, n)| *n > 0 || is_level_of(id, Some(now.year)));
        bars(rows)
    };
    view! {
        <section class="card overview__third" aria-labelledby="by-entry">
            <h2 class="card__title" id="by-entry">
                {text::ENTRY}
            </h2>
            {move || view! { <SplitBar parts=entry() /> }}
            <h2 class="card__title" id="by-subject">
                {text::SUBJECT}
            </h2>
            {move || view! { <SplitBar parts=subject() /> }}
        </section>
        <section class="card overview__third" aria-labelledby="by-kind">
            <h2 class="card__title" id="by-kind">
                {text::KIND}
            </h2>
            {move || view! { <BarChart bars=kinds() /> }}
        </section>
        <section class="card overview__third" aria-labelledby="by-level">
            <h2 class="card__title" id="by-level">
                {text::LEVEL}
            </h2>
            {move || view! { <BarChart bars=levels() /> }}
            <p class="hint">{text::LEVEL_HINT}</p>
        </section>
    }
}

/// Shows the units, those with most models first: communes with all below them, unless each unit is asked for by itself. Where that
/// makes one of all, nobody is asked.
#[component]
pub(super) fn Units(figures: Memo<Figures>) -> impl IntoMarkup {
    let names = App::expect().names;
    let is_by_commune = RwSignal::new(true);
    let communes = Memo::new(move |_| {
        figures.with(|Figures { now, .. }| {
            let units =
                |names: &Names| UnitView::AsItWas.by_commune(&names.units, &now.by_unit, now.year);
            let communes = names.with(units);
            let n_known = communes.keys().filter(|id| !id.is_empty()).count();
            (n_known > 1 && communes != now.by_unit).then_some(communes)
        })
    });
    let bars = move || {
        let now = figures.get().now;
        let by_unit = communes.get().filter(|_| is_by_commune.get());
        let by_unit = by_unit.unwrap_or(now.by_unit);
        names.with(|names| {
            let mut rows: Vec<(&String, usize)> = by_unit.iter().map(|(id, n)| (id, *n)).collect();
            rows.sort_by_cached_key(|(id, n)| {
                (
                    std::cmp::Reverse(*n),
                    collation_key(names.units.told_apart(id)),
                    *id,
                )
            });
            let bar = |(id, n): (&String, usize)| Bar {
                label: if id.is_empty() {
                    text::UNSTATED
                } else {
                    names.units.told_apart(id)
                }
                .to_owned(),
                mark: match names.units.get(id) {
                    Some(unit) => mark(true, unit.is_undecided),
                    None => mark(id.is_empty(), false),
                },
                n,
                href: list_of(now.year, |filter| filter.unit = id.clone()),
            };
            rows.into_iter().map(bar).collect::<Vec<_>>()
        })
    };
    let choice = move || {
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=move || is_by_commune.get()
                    on:change=move |event| is_by_commune.set(event_target_checked(&event))
                />
                {text::BY_COMMUNE}
            </label>
        }
    };
    let charts = move || {
        let mut first = bars();
        let longest = first.first().map_or(0, |bar| bar.n);
        let rest = first.split_off(first.len().min(N_UNITS_SHOWN));
        let more = (!rest.is_empty()).then(|| {
            view! {
                <Disclosure summary=text::more_units(rest.len())>
                    <BarChart bars=rest.clone() longest=longest />
                </Disclosure>
            }
        });
        view! {
            <BarChart bars=first longest=longest />
            {more}
        }
    };
    view! {
        <section class="card overview__half" aria-labelledby="by-unit">
            <h2 class="card__title" id="by-unit">
                {text::BY_UNIT}
            </h2>
            {move || communes.with(Option::is_some).then(choice)}
            {charts}
        </section>
    }
}

/// Compares the fields with the year before, where the register has it.
#[component]
pub(super) fn Compare(figures: Memo<Figures>) -> impl IntoMarkup {
    let names = App::expect().names;
    let row = |(label, before, n): &(String, usize, usize)| {
        let (label, before, n) = (label.clone(), *before, *n);
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td class="table__number">{format_count(before)}</td>
                <td class="table__number">{format_count(n)}</td>
                <td class="table__number">{text::difference(n, before)}</td>
            </tr>
        }
    };
    let rows = move || {
        let Figures { now, before, .. } = figures.get();
        let mut both = before.by_field.clone();
        both.extend(now.by_field.iter().map(|(id, n)| (id.clone(), *n)));
        let fields = names.with(|names| by_catalogue(&names.fields, &both));
        let count = |tally: &Tally, id: &str| tally.get(id).copied().unwrap_or(0);
        let mut rows: Vec<(String, usize, usize)> = fields
            .into_iter()
            .map(|(id, label, _, _)| {
                (
                    label,
                    count(&before.by_field, &id),
                    count(&now.by_field, &id),
                )
            })
            .collect();
        rows.push((
            text::TOTAL.to_owned(),
            before.n_registered,
            now.n_registered,
        ));
        rows
    };
    let years = move || figures.with(|figures| (figures.before.year, figures.now.year));
    let around = move |rows| {
        view! {
                <table class="table">
                    <caption>{text::COMPARE_CAPTION}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{text::FIELD}</th>
                            <th scope="col" class="table__number">
                                {years().0}
                            </th>
                            <th scope="col" class="table__number">
                                {years().1}
                            </th>
                            <th scope="col" class="table__number">
                                {text::DIFFERENCE}
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
        }
    };
    let table = move || {
        view! {
            <section class="card" aria-labelledby="compare">
                <h2 class="card__title" id="compare">
                    {text::compared_with(years().0)}
                </h2>
                {move || by_parts(rows(), row, around)}
            </section>
        }
    };
    move || figures.with(|figures| figures.has_year_before).then(table)
}

/// Shows how far the year's entries have come, in the order of the stages.
#[component]
pub(super) fn Stages(figures: Memo<Figures>) -> impl IntoMarkup {
    let bars = move || {
        let now = figures.get().now;
        let mut rows: Vec<(&String, &usize)> = now.by_stage.iter().collect();
        rows.sort_by_key(|(id, _)| Stage::parse(id).map_or((1, None), |stage| (0, Some(stage))));
        let bar = |(id, n): (&String, &usize)| Bar {
            label: if id.is_empty() {
                text::UNSTATED
            } else {
                words::stage_id(id)
            }
            .to_owned(),
            mark: "",
            n: *n,
            href: list_of(now.year, |filter| filter.stage = id.clone()),
        };
        rows.into_iter().map(bar).collect::<Vec<_>>()
    };
    view! {
        <section class="card" aria-labelledby="by-stage">
            <h2 class="card__title" id="by-stage">
                {text::STAGE}
            </h2>
            {move || view! { <BarChart bars=bars() /> }}
            <p class="hint">{text::STAGE_HINT}</p>
        </section>
    }
}
