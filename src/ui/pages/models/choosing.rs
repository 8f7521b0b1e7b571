//! Models are chosen one by one, and go out as a file of their own.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::row::Row;
use super::{LastList, State};
use crate::shell::page;
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::Memo;
use crate::ui::route::Route;
use crate::ui::state::{App, Mode};
use crate::ui::text::{models as text, shell};

const CHOOSE_ID: &str = "choose";
const CHOOSE_ALL_ID: &str = "choose-all";

/// Offers to choose models; then says how many are chosen, and what can be done with them.
#[component]
pub(super) fn Choosing(state: State, places: Memo<Vec<usize>>) -> impl IntoMarkup {
    let app = App::expect();
    let LastList { chosen, .. } = state.last;
    let n_chosen = Memo::new(move |_| {
        chosen.with(|chosen| {
            let n_of = |ids| state.list.with(|list| list.n_of(ids));
            chosen.as_ref().map_or(0, n_of)
        })
    });
    // They go out too, though the filter leaves them out.
    let n_unseen = Memo::new(move |_| {
        let seen = |ids: &BTreeSet<String>| {
            state.list.with(|list| {
                places.with(|places| {
                    let lines = places.iter().filter_map(|place| list.line(*place));
                    lines.filter(|line| ids.contains(&line.id.id)).count()
                })
            })
        };
        let n_seen = chosen.with(|chosen| chosen.as_ref().map_or(0, seen));
        n_chosen.get().saturating_sub(n_seen)
    });
    let begin_or_end = move |begin: bool, focus: &'static str| {
        chosen.set(begin.then(Default::default));
        request_animation_frame(move || page::focus(focus));
    };
    let choose_all = move |_| {
        chosen.update(|chosen| {
            let found = state
                .list
                .with_untracked(|list| places.with_untracked(|places| list.ids(places)));
            chosen.get_or_insert_default().extend(found);
        });
    };
    let export = move |_| {
        state.last.to_export.set(chosen.get_untracked());
        page::go_to(&Route::Exchange.fragment());
    };
    let with_chosen = move || {
        let n = n_chosen.get();
        (n > 0).then(|| {
            view! {
                <button class="button" type="button" on:click=move |_| begin_or_end(true, CHOOSE_ALL_ID)>
                    {text::CHOOSE_NONE}
                </button>
                <button class="button button--primary" type="button" on:click=export>
                    {text::export_chosen(n)}
                </button>
            }
        })
    };
    move || {
        // The demonstration does not go out.
        if app.mode.get() != Mode::Own {
            return Markup::Nothing;
        }
        if !state.is_choosing.get() {
            return view! {
                <div class="buttons">
                    <button
                        class="button"
                        type="button"
                        id=CHOOSE_ID
                        on:click=move |_| begin_or_end(true, CHOOSE_ALL_ID)
                    >
                        {text::CHOOSE}
                    </button>
                </div>
            };
        }
        view! {
            <div class="buttons" role="group" aria-label=text::CHOOSE>
                <span role="status">{move || text::n_chosen(n_chosen.get(), n_unseen.get())}</span>
                <button class="button" type="button" id=CHOOSE_ALL_ID on:click=choose_all>
                    {move || text::choose_all(places.with(Vec::len))}
                </button>
                {with_chosen}
                <button class="button" type="button" on:click=move |_| begin_or_end(false, CHOOSE_ID)>
                    {shell::CANCEL}
                </button>
            </div>
        }
    }
}

/// Shows the checkbox of a model; nothing while nobody chooses.
pub(super) fn checkbox(state: State, row: &Row) -> Markup {
    let LastList { chosen, .. } = state.last;
    let (id, label) = (row.id.clone(), text::choose_one(&row.title));
    let shown = move || {
        let (id, other_id) = (id.clone(), id.clone());
        let is_chosen = move || {
            chosen.with(|chosen| chosen.as_ref().is_some_and(|ids| ids.contains(&other_id)))
        };
        let choose = move |event| {
            let is_on = event_target_checked(&event);
            chosen.update(|chosen| {
                let ids = chosen.get_or_insert_default();
                match is_on {
                    true => ids.insert(id.clone()),
                    false => ids.remove(&id),
                };
            });
        };
        view! {
            <label class="choice models__choice">
                <input type="checkbox" prop:checked=is_chosen on:change=choose />
                <span class="visually-hidden">{label.clone()}</span>
            </label>
        }
    };
    (move || state.is_choosing.get().then(&shown)).into_markup()
}
