//! Sổ mô hình: find it.

use std::collections::BTreeSet;

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::pages::deleted;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;

use crate::domain::register::RecordId;
use crate::domain::search::Found as Searched;
use crate::shell::list_place::ListPlace;
use crate::shell::listener::on_window;
use crate::shell::page;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::page_header::PageHeader;
use crate::ui::model_list::{ModelList, Orders};
use crate::ui::names::Names;
use crate::ui::route::{ModelFilter, Route, Sort};
use crate::ui::state::App;
use crate::ui::text::{models as text, shell};

mod cards;
mod choosing;
mod empty;
mod filters;
mod row;
mod table;

use row::Row;

/// Is the id of the search box.
pub const SEARCH_ID: &str = "search";
/// How many models are shown at first: more than a screen, few enough to be there at once.
const N_FIRST: usize = 60;
/// How many more each time.
const N_MORE: usize = 100;
/// From this width on, in em, there is room for the table; the style sheets say the same.
const TABLE_WIDTH: f64 = 56.25;
/// From this width on, in em, the filters are open at first.
const FILTERS_WIDTH: f64 = 48.0;

/// Is the list as it was last looked at: read once per change of the register, and found again on the way back.
#[derive(Clone, Copy)]
pub struct LastList {
    list: Memo<ModelList>,
    filter: Memo<ModelFilter>,
    /// How many models were shown, and of which filter: another one begins at the top again.
    shown: RwSignal<(ModelFilter, usize)>,
    /// How far down the list was, and of which filter.
    scrolled: StoredValue<(ModelFilter, f64)>,
    /// The link it was left by.
    left_by: StoredValue<Option<String>>,
    /// Whether the filters are shown: at first where there is room.
    has_filters: RwSignal<bool>,
    /// The ids of the models that were chosen; `None` while nobody chooses.
    chosen: RwSignal<Option<BTreeSet<String>>>,
    /// Those that the export is asked to take.
    to_export: RwSignal<Option<BTreeSet<String>>>,
}

impl LastList {
    /// Follows the route and the register, and provides itself to the screens.
    pub fn provide(app: App, route: RwSignal<Route>) {
        let filter = Memo::new(move |before: Option<&ModelFilter>| {
            route.with(|route| match route {
                Route::Models(filter) => filter.clone(),
                _ => before.cloned().unwrap_or_default(),
            })
        });
        let list = Memo::new(move |_| app.register.with(ModelList::of));
        provide_context(Self {
            list,
            filter,
            shown: RwSignal::new((ModelFilter::default(), N_FIRST)),
            scrolled: StoredValue::new((ModelFilter::default(), 0.0)),
            left_by: StoredValue::new(None),
            has_filters: RwSignal::new(page::is_at_least(FILTERS_WIDTH)),
            chosen: RwSignal::new(None),
            to_export: RwSignal::new(None),
        });
    }

    /// Returns the models, in the order of their titles.
    pub fn models(self) -> Memo<ModelList> {
        self.list
    }

    /// Returns the models that the export was asked to take, once.
    pub fn take_chosen() -> Option<BTreeSet<String>> {
        let to_export = use_context::<Self>()?.to_export;
        let chosen = to_export.get_untracked();
        to_export.set(None);
        chosen
    }

    /// Chooses none.
    pub fn drop_chosen() {
        if let Some(last) = use_context::<Self>() {
            last.chosen.set(None);
        }
    }

    /// Returns the way back to it.
    pub fn route() -> Route {
        let last = use_context::<Self>();
        Route::Models(
            last.map(|last| last.filter.get_untracked())
                .unwrap_or_default(),
        )
    }
}

/// Is what the parts of this screen share.
#[derive(Clone, Copy)]
pub(super) struct State {
    list: Memo<ModelList>,
    filter: Memo<ModelFilter>,
    names: Memo<Names>,
    route: RwSignal<Route>,
    last: LastList,
    is_choosing: Memo<bool>,
}

impl State {
    fn change(self, change: impl FnOnce(&mut ModelFilter)) {
        let mut filter = self.filter.get_untracked();
        change(&mut filter);
        let next = Route::Models(filter);
        page::replace_fragment(&next.fragment());
        self.route.set(next);
    }
}

/// Shows the list of models.
#[component]
pub fn Models() -> impl IntoMarkup {
    let route = expect_context::<RwSignal<Route>>();
    let last: LastList = expect_context();
    let state = State {
        list: last.list,
        filter: last.filter,
        last,
        is_choosing: Memo::new(move |_| last.chosen.with(Option::is_some)),
        names: App::expect().names,
        route,
    };
    page::set_title(&shell::window_title(shell::MODELS));
    let is_empty = Memo::new(move |_| state.list.with(ModelList::is_empty));
    view! {
        <PageHeader title=shell::MODELS.to_owned()>
            <a class="button button--primary" href=Route::AddModel.href()>
                <Icon name=IconName::Plus />
                {shell::ADD_MODEL}
            </a>
        </PageHeader>
        <div class="stack">
            {move || {
                if is_empty.get() {
                    view! { <empty::EmptyRegister /> }
                } else {
                    view! {
                        <filters::Filters state=state />
                        <Found state=state />
                    }
                }
            }}
            {deleted::link()}
        </div>
    }
}

/// Remembers how far down the list is and by which row it is left, and goes there when somebody comes back to it.
fn keep_place(state: State) {
    let LastList {
        scrolled, left_by, ..
    } = state.last;
    let filter = state.filter.get_untracked();
    let before = scrolled.with_value(|(of, y)| (*of == filter).then_some(*y));
    if let Some(y) = before.filter(|y| *y > 0.0) {
        let row = left_by.get_value();
        // After the rows are there, and after the focus went to the heading.
        request_animation_frame(move || {
            page::scroll_to(y);
            row.iter().for_each(|row| page::focus_link(row));
        });
    }
    on_cleanup(move || left_by.set_value(page::focused_link()));
    on_window("scroll", move |_: Event| {
        state.filter.with_untracked(|filter| {
            scrolled.update_value(|(of, y)| {
                of.clone_from(filter);
                *y = page::scroll_y();
            });
        });
    });
}

/// Shows what the filter leaves: a table where there is room, cards elsewhere.
#[component]
fn Found(state: State) -> impl IntoMarkup {
    let app = App::expect();
    let query = Memo::new(move |_| state.filter.with(|filter| filter.query.trim().to_owned()));
    let ranked: Memo<Option<Searched<RecordId>>> = Memo::new(move |_| {
        query.with(|query| (!query.is_empty()).then(|| app.search_or_any(query)))
    });
    let places = Memo::new(move |_| {
        state.names.with(|names| {
            let orders = Orders {
                units: &names.units,
                fields: &names.fields,
            };
            let filter = state.filter.get();
            ranked.with(|ranked| {
                let ids = ranked.as_ref().map(|ranked| &ranked.keys[..]);
                state.list.with(|list| list.select(ids, &filter, orders))
            })
        })
    });
    keep_place(state);
    let shown = state.last.shown;
    let n_shown = Memo::new(move |_| {
        shown.with(|(of, n)| {
            state
                .filter
                .with(|filter| if of == filter { *n } else { N_FIRST })
        })
    });
    let rows = Memo::new(move |_| {
        let filter = state.filter.get();
        let n = n_shown.get();
        state.names.with(|names| {
            state.list.with(|list| {
                places.with(|places| {
                    let lines = places.iter().take(n).filter_map(|place| list.line(*place));
                    lines
                        .map(|line| Row::of(line, &filter, names))
                        .collect::<Vec<_>>()
                })
            })
        })
    });
    let is_wide = RwSignal::new(page::is_at_least(TABLE_WIDTH));
    on_window("resize", move |_: Event| {
        let now = page::is_at_least(TABLE_WIDTH);
        if now != is_wide.get_untracked() {
            is_wide.set(now);
        }
    });
    let n_found = Memo::new(move |_| places.with(Vec::len));
    let count = move || {
        let n_undecided = state.list.with(|list| {
            places.with(|places| {
                let lines = places.iter().filter_map(|place| list.line(*place));
                lines.filter(|line| line.is_undecided).count()
            })
        });
        text::count(
            n_found.get(),
            state.filter.with(|filter| filter.year),
            n_undecided,
        )
    };
    let show_more = move |press: MouseEvent| {
        let place = ListPlace::below(&press);
        let n = n_shown.get_untracked() + N_MORE;
        shown.set((state.filter.get_untracked(), n));
        request_animation_frame(move || ListPlace::focus_within(place));
    };
    view! {
        <div class="models__bar">
            <p class="hint" role="status">
                {count}
                {move || {
                    let words = filters::in_words(state);
                    (!words.is_empty()).then(|| view! { <span class="on-paper">{words}</span> })
                }}
                {move || how_found(state, ranked, places)}
            </p>
            <choosing::Choosing state=state places=places />
        </div>
        {move || match (n_found.get(), is_wide.get()) {
            (0, _) => view! { <empty::NothingFound state=state /> },
            (_, true) => view! { <table::Table state=state rows=rows /> },
            (_, false) => view! { <cards::Cards state=state rows=rows /> },
        }}
        {move || {
            let n_hidden = n_found.get().saturating_sub(n_shown.get());
            (n_hidden > 0)
                .then(|| {
                    view! {
                        <div class="buttons">
                            <button class="button" type="button" on:click=show_more>
                                {text::more(n_hidden.min(N_MORE))}
                            </button>
                        </div>
                        <p class="on-paper">{text::printed_first(n_shown.get(), n_found.get())}</p>
                    }
                })
        }}
    }
}

/// Says what the models listed have of what was looked for.
fn how_found(
    state: State,
    ranked: Memo<Option<Searched<RecordId>>>,
    places: Memo<Vec<usize>>,
) -> String {
    let words = ranked.with(|ranked| match ranked {
        None => String::new(),
        Some(found) if found.has_all => {
            let whole: BTreeSet<&RecordId> = found.keys.iter().take(found.n_whole).collect();
            let is_whole = |list: &ModelList, place: usize| {
                (list.line(place)).is_some_and(|line| whole.contains(&line.id))
            };
            let (n, n_whole) = state.list.with(|list| {
                places.with(|places| {
                    let of_whole = places.iter().filter(|place| is_whole(list, **place));
                    (places.len(), of_whole.count())
                })
            });
            state.filter.with(|filter| {
                let is_first = filter.sort == Sort::Title && !filter.is_descending;
                text::whole_phrase(filter.query.trim(), n, n_whole, is_first)
            })
        }
        Some(_) if places.with(Vec::is_empty) => String::new(),
        Some(_) => text::SOME_WORDS.to_owned(),
    });
    match words.is_empty() {
        true => words,
        false => [". ", &words].concat(),
    }
}
