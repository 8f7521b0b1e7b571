//! Báo cáo: tables and charts for a question that stands in the address; every figure opens the models behind it.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;

use super::overview::first_shown;
use crate::domain::model::Model;
use crate::domain::summary::years;
use crate::report::catalogue::Catalogue;
use crate::report::tables::{Report, ReportKind, report};
use crate::shell::listener::on_window;
use crate::shell::{clock, page};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::page_header::PageHeader;
use crate::ui::components::ways_to_begin::WaysToBegin;
use crate::ui::report_question::Asked;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::{reported, reports as text, shell};

mod chart;
mod choices;
mod models;
mod printing;
mod table;

/// How many rows of a list of models are shown at first, and how many more each time.
const N_ROWS: usize = 200;

/// How many rows are shown at first where the address names one further down, and printed of tables of figures.
const MAX_ROWS: usize = 2_000;

/// Is what the parts of this screen share.
#[derive(Clone, Copy)]
pub(super) struct State {
    app: App,
    route: RwSignal<Route>,
    /// The years with models, the latest first.
    years: Memo<Vec<i32>>,
    asked: Memo<Asked>,
    catalogue: Memo<Catalogue>,
    report: Memo<Report>,
    /// How many rows of a list of models are made.
    n_rows: RwSignal<usize>,
    /// Whether it is asked how a list of models is printed.
    is_printing: RwSignal<bool>,
}

impl State {
    fn of(app: App, route: RwSignal<Route>) -> Self {
        let years = Memo::new(move |_| app.register.with(years));
        let asked = Memo::new(move |before: Option<&Asked>| {
            let latest = years.with(|years| first_shown(years));
            let year = latest.unwrap_or_else(clock::this_year);
            route.with(|route| match route {
                Route::Reports { query } => Asked::parse(query, year),
                _ => before.cloned().unwrap_or_default(),
            })
        });
        // The address may name a figure further down.
        let row = asked.with_untracked(|asked| asked.shown?.row).unwrap_or(0);
        let n_rows = RwSignal::new((row + 1).clamp(N_ROWS, MAX_ROWS));
        let catalogue = Memo::new(move |_| {
            let units = app.names.with(|names| names.units.clone());
            app.with_shown(|register| Catalogue::with_units(register, units))
        });
        // Opening a figure makes no other report.
        let question = Memo::new(move |_| asked.with(|asked| asked.with_shown(None)));
        let report = Memo::new(move |_| make(app, catalogue, &question.get(), n_rows.get()));
        Self {
            app,
            route,
            years,
            asked,
            catalogue,
            report,
            n_rows,
            is_printing: RwSignal::new(false),
        }
    }

    /// Asks another question.
    fn ask(self, change: impl FnOnce(&mut Asked)) {
        let mut asked = self.asked.get_untracked();
        asked.shown = None;
        change(&mut asked);
        self.n_rows.set(N_ROWS);
        self.go_to(&asked);
    }

    /// Puts a question into the address, without a step of the history.
    fn go_to(self, asked: &Asked) {
        let query = asked.query();
        let next = Route::Reports { query };
        page::replace_fragment(&next.fragment());
        self.route.set(next);
    }
}

fn make(app: App, catalogue: Memo<Catalogue>, asked: &Asked, n_rows: usize) -> Report {
    app.register.with(|register| {
        catalogue.with(|catalogue| {
            report(
                asked.kind,
                register,
                catalogue,
                &asked.question,
                asked.unit_rows,
                n_rows,
            )
        })
    })
}

/// Shows the reports, or what to do while there is nothing to report.
#[component]
pub fn Reports() -> impl IntoMarkup {
    let app = App::expect();
    page::set_title(&shell::window_title(shell::REPORTS));
    let has_models = Memo::new(move |_| {
        app.register
            .with(|register| Model::each(register).next().is_some())
    });
    move || match has_models.get() {
        true => view! { <Asking /> },
        false => view! {
            <PageHeader title=shell::REPORTS.to_owned() />
            <div class="card empty-state">
                <Icon name=IconName::Chart />
                <p>{text::EMPTY}</p>
                <WaysToBegin />
            </div>
        },
    }
}

#[component]
fn Asking() -> impl IntoMarkup {
    let app = App::expect();
    let state = State::of(app, expect_context());
    print_all_rows(state);
    let is_list = Memo::new(move |_| state.asked.with(|asked| asked.kind == ReportKind::Register));
    let print = move |_| match is_list.get_untracked() {
        true => state.is_printing.update(|is_on| *is_on = !*is_on),
        false => {
            // The rows that are not shown yet come first: within the browser's own event they would come too late.
            state.n_rows.set(MAX_ROWS);
            request_animation_frame(page::print);
        }
    };
    view! {
        <div class="report-page">
            <PageHeader title=shell::REPORTS.to_owned()>
                <a class="button" href=Route::Reported.href()>
                    {reported::TITLE}
                </a>
                <button class="button" type="button" on:click=print>
                    <Icon name=IconName::Print />
                    {text::PRINT}
                </button>
            </PageHeader>
            <div class="stack">
                {move || {
                    (is_list.get() && state.is_printing.get()).then(|| view! { <printing::Printing state=state /> })
                }}
                <choices::Choices state=state />
                <Heading state=state />
                {move || {
                    state
                        .report
                        .with(|report| {
                            let tables = 0..report.tables.len();
                            let charts = report.charts.iter().cloned();
                            view! {
                                {charts.map(|chart| view! { <chart::ChartCard chart=chart /> }).collect::<Markup>()}
                                {tables.map(|at| view! { <table::TableCard state=state at=at /> }).collect::<Markup>()}
                            }
                        })
                }}
            </div>
            <models::Behind state=state />
        </div>
    }
}

/// Prints what the report has, where the browser's own way to print was taken too: a list of models on sheets of its own, of other
/// tables the rows that are not shown yet. What is too much for that says so on paper.
fn print_all_rows(state: State) {
    let paper = StoredValue::new_local(None);
    on_window("beforeprint", move |_: web_sys::Event| {
        match state.asked.with_untracked(|asked| asked.kind) {
            ReportKind::Register => paper.set_value(printing::set_unasked(state)),
            _ => state.n_rows.set(MAX_ROWS),
        }
    });
    on_window("afterprint", move |_: web_sys::Event| {
        paper.set_value(None);
        if state.n_rows.get_untracked() == MAX_ROWS {
            state.n_rows.set(N_ROWS);
        }
    });
}

/// Says what the report is about; on paper it heads the sheet, with the unit and the day.
#[component]
fn Heading(state: State) -> impl IntoMarkup {
    let app = state.app;
    let unit = move || {
        let unit = app.settings.with(|settings| settings.unit.clone());
        app.names.with(|names| names.units.name(&unit).to_owned())
    };
    let is_incomplete = move || app.set_aside.with(|aside| !aside.is_empty());
    let has_none = move || state.report.with(|report| report.n_registered == 0);
    view! {
        <div class="report-head">
            <p class="report-head__unit">{unit}</p>
            <h2 class="report-head__title">{move || state.asked.with(|asked| asked.kind.title())}</h2>
            <p class="report-head__subtitle" role="status">
                {move || state.report.with(|report| report.subtitle.clone())}
            </p>
            <p class="report-head__day">{text::printed_on(&day())}</p>
        </div>
        {move || is_incomplete().then(|| view! { <p class="hint">{text::INCOMPLETE}</p> })}
        {move || has_none().then(|| view! { <p class="card">{text::NOTHING_COUNTED}</p> })}
    }
}

/// Returns this day as people write it.
fn day() -> String {
    clock::now().vietnam_date_time().0
}
