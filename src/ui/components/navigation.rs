//! The navigation: at the side on wide screens, at the foot on phones.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::icon::{Icon, IconName};
use crate::ui::route::{ModelFilter, ReviewFilter, Route};
use crate::ui::text::{help, shell as text};

/// The first places in sight.
const MAIN: [Place; 2] = [Place::Overview, Place::Models];
/// Those in sight on a wide screen, and behind one button on a phone.
const NARROW: [Place; 2] = [Place::Review, Place::Reports];
/// The last ones, behind that button too.
const EXTRA: [Place; 3] = [Place::Catalogue, Place::Settings, Place::Help];

const TOGGLE_ID: &str = "nav-toggle";

/// Is one place of the navigation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    Overview,
    Models,
    Review,
    Reports,
    Exchange,
    Catalogue,
    Settings,
    Help,
}

impl Place {
    fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Overview { .. } | Route::FollowUp { .. } => Some(Self::Overview),
            Route::Models(_)
            | Route::Model { .. }
            | Route::AddModel
            | Route::Deleted { .. }
            | Route::EditModel { .. }
            | Route::AddYear { .. } => Some(Self::Models),
            Route::Review(_) => Some(Self::Review),
            Route::Reports { .. } | Route::Reported => Some(Self::Reports),
            Route::Exchange | Route::Duplicates | Route::RestorePoints => Some(Self::Exchange),
            Route::Catalogue => Some(Self::Catalogue),
            Route::Settings => Some(Self::Settings),
            Route::Help(_) => Some(Self::Help),
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
            Self::Review => (
                Route::Review(ReviewFilter::default()),
                IconName::Check,
                text::REVIEW,
            ),
            Self::Reports => {
                let query = String::new();
                (Route::Reports { query }, IconName::Chart, text::REPORTS)
            }
            Self::Exchange => (Route::Exchange, IconName::Exchange, text::EXCHANGE),
            Self::Catalogue => (Route::Catalogue, IconName::List, text::CATALOGUE),
            Self::Settings => (Route::Settings, IconName::Gear, text::SETTINGS),
            Self::Help => (Route::Help(String::new()), IconName::Help, help::TITLE),
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
    /// How many matters there are to look after.
    n_matters: RwSignal<Option<usize>>,
    /// Asks to go to the button with an id, behind which the further places were put away.
    on_escape: Callback<&'static str>,
) -> impl IntoMarkup {
    let is_open = RwSignal::new(false);
    let n_open = Memo::new(move |_| n_matters.get().unwrap_or_default());
    let place = Memo::new(move |_| Place::of(&route.get()));
    Effect::new(move || {
        route.track();
        is_open.set(false);
    });
    let is_extra = move || {
        place
            .get()
            .is_some_and(|place| NARROW.contains(&place) || EXTRA.contains(&place))
    };
    let close_on_escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && is_open.get_untracked() {
            is_open.set(false);
            on_escape.run(TOGGLE_ID);
        }
    };
    // Where a wide screen shows a place among the others, a phone shows it behind "Mục khác".
    let item = move |one: Place, class: &'static str| {
        let (route, icon, words) = one.parts();
        view! {
            <li class=class>
                <a
                    class="nav__link"
                    href=route.href()
                    aria-current=move || (place.get() == Some(one)).then_some("page")
                >
                    <Icon name=icon />
                    {words}
                </a>
                {match one {
                    Place::Overview => count(n_open.into(), text::OPEN_MATTERS),
                    Place::Exchange => count(n_conflicts.into(), text::OPEN_CONFLICTS),
                    _ => Markup::Nothing,
                }}
            </li>
        }
    };
    let always = move |one| item(one, "nav__item");
    let wide = move |one| item(one, "nav__item nav__item--wide");
    let narrow = move |one| item(one, "nav__item nav__item--narrow");
    view! {
        <nav class="nav" aria-label=text::PLACES on:keydown=close_on_escape>
            <div class="nav__brand">
                <BrandMark />
                <div>
                    {text::PROGRAM} <div class="nav__unit">{move || unit.get()}</div>
                </div>
            </div>
            <ul class="nav__list">
                {MAIN.map(always)} {NARROW.map(wide)} {always(Place::Exchange)}
                <li class="nav__item">
                    <button
                        class="nav__link nav__toggle"
                        id=TOGGLE_ID
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
                        {NARROW.map(narrow)} {EXTRA.map(always)}
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

/// Shows a number beside a place, with the words a screen reader says after it; nothing for none.
fn count(n: Signal<usize>, words: &'static str) -> Markup {
    let shown = move || {
        (n.get() > 0).then(|| {
            view! {
                <span class="nav__count">
                    {text::in_badge(n.get())} <span class="visually-hidden">{words}</span>
                </span>
            }
        })
    };
    shown.into_markup()
}
