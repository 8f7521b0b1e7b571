//! Tổng quan: where do we stand, what needs me.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;

use crate::domain::model::Model;
use crate::domain::summary::{Summary, latest_first, years};
use crate::shell::{clock, page};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::page_header::PageHeader;
use crate::ui::components::year_picker::YearPicker;
use crate::ui::pages::install;
use crate::ui::pages::on_demand::{OnDemand, Wanted};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::{overview as text, shell};

mod attention;
mod cards;
mod first_visit;
mod result;
mod waiting;

use cards::{Compare, Lead, Splits, Stages, Units};

/// Shows a year at a glance, or three ways to begin.
#[component]
pub fn Overview() -> impl IntoMarkup {
    let app = App::expect();
    page::set_title(&shell::window_title(shell::OVERVIEW));
    let has_models = Memo::new(move |_| {
        app.register
            .with(|register| Model::all(register).next().is_some())
    });
    let is_to_offer = install::is_to_offer(app);
    let screen = move || {
        if has_models.get() {
            view! { <Year /> }
        } else {
            view! {
                <PageHeader title=shell::OVERVIEW.to_owned() />
                {move || {
                    if app.set_aside.with(Vec::is_empty) {
                        view! { <first_visit::FirstVisit /> }
                    } else {
                        view! { <p class="card">{text::NOTHING_READABLE}</p> }
                    }
                }}
            }
        }
    };
    view! {
        {is_to_offer.then(|| view! { <OnDemand wanted=Wanted::Install /> })}
        <waiting::WaitingDrafts />
        {screen}
    }
}

/// Holds the figures of the year shown and of the year before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Figures {
    now: Summary,
    before: Summary,
    has_year_before: bool,
}

/// Returns the latest year with models that has begun. One to come is a plan or a slip of the pen, and is shown first only
/// where there is no other.
pub(in crate::ui::pages) fn first_shown(years: &[i32]) -> Option<i32> {
    let begun = years.iter().find(|year| **year <= clock::this_year());
    begun.or(years.first()).copied()
}

#[component]
fn Year() -> impl IntoMarkup {
    let app = App::expect();
    let route = expect_context::<RwSignal<Route>>();
    let with_models = Memo::new(move |_| app.register.with(years));
    let year = Memo::new(move |_| match route.get() {
        Route::Overview { year: Some(year) } => year,
        _ => with_models
            .with(|years| first_shown(years))
            .unwrap_or_else(clock::this_year),
    });
    let choices =
        Memo::new(move |_| latest_first(with_models.get().into_iter().chain([year.get()])));
    let figures = Memo::new(move |_| {
        let year = year.get();
        app.with_shown(|register| Figures {
            now: Summary::of(register, year),
            before: Summary::of(register, year - 1),
            has_year_before: with_models.with(|years| years.contains(&(year - 1))),
        })
    });
    let outside = RwSignal::new(String::new());
    let choose = Callback::new(move |year| {
        crate::shell::page::go_to(&Route::Overview { year: Some(year) }.fragment());
    });
    view! {
        <PageHeader title=shell::OVERVIEW
            .to_owned()>
            <YearPicker years=choices year=year on_choose=choose />
            <a class="button button--primary" href=Route::AddModel.href()>
                <Icon name=IconName::Plus />
                {shell::ADD_MODEL}
            </a>
        </PageHeader>
        <div class="stack overview">
            <Lead figures=figures outside=outside />
            <attention::Attention figures=figures />
            <Splits figures=figures />
            <Units figures=figures />
            <div class="stack overview__half">
                <Compare figures=figures />
                <Stages figures=figures />
            </div>
            <result::ResultSentence figures=figures outside=outside />
        </div>
    }
}
