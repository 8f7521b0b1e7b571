//! The navigation: at the side on wide screens, at the foot on phones.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::icon::{Icon, IconName};
use crate::ui::route::{ModelFilter, Route};
use crate::ui::text::shell as text;

/// Is one place of the navigation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    Overview,
    Models,
    Exchange,
    Catalogue,
    Settings,
}

impl Place {
    fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Overview { .. } => Some(Self::Overview),
            Route::Models(_)
            | Route::Model { .. }
            | Route::AddModel
            | Route::EditModel { .. }
            | Route::AddYear { .. } => Some(Self::Models),
            Route::Exchange | Route::Duplicates | Route::RestorePoints | Route::Reported => {
                Some(Self::Exchange)
            }
            Route::Catalogue => Some(Self::Catalogue),
            Route::Settings => Some(Self::Settings),
            Route::Unknown => None,
        }
    }

    fn parts(self) -> (Route, IconName, &'static str) {
        match self {
            Self::Overview => (
                Route::Overview { year: None },
                IconName::Home,
                text::OVERVIEW,
            ),
            Self::Models => (
                Route::Models(ModelFilter::default()),
                IconName::Book,
                text::MODELS,
            ),
            Self::Exchange => (Route::Exchange, IconName::Exchange, text::EXCHANGE),
            Self::Catalogue => (Route::Catalogue, IconName::List, text::CATALOGUE),
            Self::Settings => (Route::Settings, IconName::Gear, text::SETTINGS),
        }
    }
}

/// Shows the places, the one in use marked.
#[component]
pub fn Navigation(
    /// The screen shown.
    route: RwSignal<Route>,
    /// The name of the register's own unit.
    #[prop(into)]
    unit: Signal<String>,
    /// How many conflicts are open.
    n_conflicts: Memo<usize>,
) -> impl IntoMarkup {
    let is_open = RwSignal::new(false);
    let place = Memo::new(move |_| Place::of(&route.get()));
    Effect::new(move || {
        route.track();
        is_open.set(false);
    });
    let is_extra = move || matches!(place.get(), Some(Place::Catalogue | Place::Settings));
    let close_on_escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            is_open.set(false);
        }
    };
    let item = move |one: Place| {
        let (route, icon, words) = one.parts();
        view! {
            <li class="nav__item">
                <a
                    class="nav__link"
                    href=route.href()
                    aria-current=move || (place.get() == Some(one)).then_some("page")
                >
                    <Icon name=icon />
                    {words}
                </a>
                {(one == Place::Exchange).then(|| view! { <ConflictCount n=n_conflicts /> })}
            </li>
        }
    };
    view! {
        <nav class="nav" aria-label=text::PLACES on:keydown=close_on_escape>
            <div class="nav__brand">
                <BrandMark />
                <div>
                    {text::PROGRAM} <div class="nav__unit">{move || unit.get()}</div>
                </div>
            </div>
            <ul class="nav__list">
                {[Place::Overview, Place::Models, Place::Exchange].map(item)}
                <li class="nav__item">
                    <button
                        class="nav__link nav__toggle"
                        type="button"
                        aria-expanded=move || is_open.get().to_string()
                        aria-controls="nav-extra"
                        aria-current=move || is_extra().then_some("true")
                        on:click=move |_| is_open.update(|open| *open = !*open)
                    >
                        <Icon name=IconName::More />
                        {text::MORE}
                    </button>
                    <ul class="nav__extra" id="nav-extra">
                        {[Place::Catalogue, Place::Settings].map(item)}
                    </ul>
                </li>
            </ul>
            <p class="nav__foot">{text::DATA_STAYS}</p>
        </nav>
    }
}

#[component]
fn BrandMark() -> impl IntoMarkup {
    const BOOK: &str = "M18 11c-2-1.700-5-2.500-10-2.500v17c5 0 8 .8 10 2.500 2-1.700 5-2.500 10-2.500v-17c-5 0-8 .8-10 2.500z\
                        M13.500 18.500l3.500 3.500 6-6.500";
    view! {
        <svg class="nav__mark" viewBox="0 0 36 36" aria-hidden="true">
            <rect width="36" height="36" rx="8" fill="currentColor" stroke="none" />
            <path d=BOOK />
        </svg>
    }
}

#[component]
fn ConflictCount(n: Memo<usize>) -> impl IntoMarkup {
    move || {
        (n.get() > 0).then(|| {
            view! {
                <span class="nav__count">
                    {n.get()} <span class="visually-hidden">{text::OPEN_CONFLICTS}</span>
                </span>
            }
        })
    }
}
