//! One module per screen.

use leptos::prelude::*;

use super::route::Route;

pub mod catalogue;
pub mod exchange;
pub mod model;
pub mod model_form;
pub mod models;
pub mod not_found;
pub mod overview;
pub mod rescue;
pub mod settings;
pub mod unsaved_notice;

/// Shows the screen of a route. Filters of one screen change without building it anew.
#[component]
pub fn Screen(
    /// The route.
    route: RwSignal<Route>,
) -> impl IntoView {
    models::LastList::provide(super::state::App::expect(), route);
    let kind = Memo::new(move |_| match route.get() {
        Route::Overview { .. } => Route::Overview { year: None },
        Route::Models(_) => Route::Models(super::route::ModelFilter::default()),
        other => other,
    });
    move || match kind.get() {
        Route::Overview { .. } => view! { <overview::Overview /> }.into_any(),
        Route::Models(_) => view! { <models::Models /> }.into_any(),
        Route::Model { id } => view! { <model::ModelPage id=id /> }.into_any(),
        Route::AddModel => view! { <model_form::AddModel /> }.into_any(),
        Route::EditModel { id, year } => {
            view! { <model_form::EditModel id=id year=year /> }.into_any()
        }
        Route::AddYear { id } => view! { <model_form::AddYear id=id /> }.into_any(),
        Route::Exchange => view! { <exchange::Exchange /> }.into_any(),
        Route::Catalogue => view! { <catalogue::Catalogue /> }.into_any(),
        Route::Settings => view! { <settings::SettingsPage /> }.into_any(),
        Route::Unknown => view! { <not_found::NotFound /> }.into_any(),
    }
}
