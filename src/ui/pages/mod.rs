//! One module per screen.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;

use super::route::Route;
use super::text;

pub mod catalogue;
pub mod closed_years;
pub mod deleted;
pub mod duplicates;
pub mod elsewhere;
pub mod erased;
pub mod exchange;
pub mod first_step;
pub mod follow_up;
pub mod help;
pub mod inside;
pub mod install;
pub mod lost;
pub mod model;
pub mod model_form;
pub mod model_history;
pub mod models;
pub mod not_found;
pub mod on_demand;
pub mod outside;
pub mod overview;
pub mod purge;
pub mod reported;
pub mod reports;
pub mod rescue;
pub mod restore_points;
pub mod review;
pub mod settings;
pub mod shortcuts;
pub mod storage;
pub mod unsaved_notice;
mod was_saved;
pub mod year_work;

/// Shows the screen of a route. Filters of one screen change without building it anew.
#[component]
pub fn Screen(
    /// The route.
    route: RwSignal<Route>,
) -> impl IntoMarkup {
    models::LastList::provide(super::state::App::expect(), route);
    let kind = Memo::new(move |_| match route.get() {
        Route::Overview { .. } => Route::Overview { year: None },
        Route::Models(_) => Route::Models(super::route::ModelFilter::default()),
        Route::Review(_) => Route::Review(super::route::ReviewFilter::default()),
        Route::Reports { .. } => Route::Reports {
            query: String::new(),
        },
        Route::FollowUp { .. } => Route::FollowUp { year: None },
        other => other,
    });
    move || match kind.get() {
        Route::Overview { .. } => view! { <overview::Overview /> },
        Route::Models(_) => view! { <models::Models /> },
        route @ Route::Model { .. } => on_demand(route, text::models::MODEL),
        route @ Route::AddModel => on_demand(route, text::shell::ADD_MODEL),
        route @ Route::EditModel { .. } => on_demand(route, text::model_form::EDIT),
        route @ Route::AddYear { .. } => on_demand(route, text::model_form::ADD_YEAR),
        route @ Route::Review(_) => on_demand(route, text::shell::REVIEW),
        route @ Route::Reports { .. } => on_demand(route, text::shell::REPORTS),
        route @ Route::Exchange => on_demand(route, text::shell::EXCHANGE),
        route @ Route::Deleted { .. } => on_demand(route, text::deleted::TITLE),
        route @ Route::Duplicates => on_demand(route, text::duplicates::TITLE),
        route @ Route::RestorePoints => on_demand(route, text::journal::POINTS),
        route @ Route::FollowUp { .. } => on_demand(route, text::follow_up::TITLE),
        route @ Route::Reported => on_demand(route, text::reported::TITLE),
        route @ Route::Catalogue => on_demand(route, text::shell::CATALOGUE),
        route @ Route::Settings => on_demand(route, text::shell::SETTINGS),
        route @ Route::Help(_) => on_demand(route, text::help::TITLE),
        Route::Unknown => view! { <not_found::NotFound /> },
    }
}

fn on_demand(route: Route, title: &'static str) -> Markup {
    view! { <on_demand::OnDemand wanted=on_demand::Wanted::Screen(route) title=title /> }
}
