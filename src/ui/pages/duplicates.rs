//! Mô hình có thể trùng nhau: pairs that may be one model under two ids, and those that were said to be.

use crate::ui::markup::{IntoMarkup, keyed_list, view};
use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::prelude::*;

use card::{link_row, row};
use looked_at::{InBulk, LookedAt};

use crate::domain::duplicates::{Pair, united};
use crate::domain::register::RecordId;
use crate::shell::page;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::page_header::PageHeader;
use crate::ui::journal_reading::follow_any;
use crate::ui::route::Route;
use crate::ui::show_more::show_more;
use crate::ui::state::App;
use crate::ui::text::{duplicates as text, shell};

mod card;
mod looked_at;

/// How many pairs of either list are shown at first, and how many more at each asking.
const N_SHOWN: usize = 50;

/// Shows the pairs to be decided, then what was said to be one.
#[component]
pub fn Duplicates() -> impl IntoMarkup {
    page::set_title(&shell::window_title(text::TITLE));
    let register = App::expect().register;
    let looked_at = LookedAt::new();
    let LookedAt { found, pairs, .. } = looked_at;
    let links = Memo::new(move |_| register.with(united));
    let n_pairs = Memo::new(move |_| pairs.with(Vec::len));
    let n_links = Memo::new(move |_| links.with(Vec::len));
    let n_pairs_shown = RwSignal::new(N_SHOWN);
    let n_links_shown = RwSignal::new(N_SHOWN);
    // Where titles are the same, the journal knows which file brought which.
    let traced = Memo::new(move |_| {
        let in_sight = |all: &Vec<Pair>| {
            let in_sight = all.iter().take(n_pairs_shown.get());
            let namesakes = in_sight.filter(|pair| pair.likeness == 100);
            let models = namesakes.flat_map(|pair| pair.models.clone());
            models.collect::<Vec<RecordId>>()
        };
        pairs.with(in_sight)
    });
    let reading = follow_any(App::expect(), traced);
    let pair_rows = move || {
        let row = |pair: &Pair| row(pair, reading);
        pairs.with(|all| all.iter().take(n_pairs_shown.get()).map(row).collect())
    };
    let link_rows =
        move || links.with(|all| all.iter().take(n_links_shown.get()).map(link_row).collect());
    let more = |n_all: Memo<usize>, n_shown| {
        show_more(
            Signal::derive(move || n_all.get()),
            n_shown,
            N_SHOWN,
            text::more,
        )
    };
    let pair_list = move || match n_pairs.get() {
        0 => view! {
            <div class="card empty-state">
                <p>{text::NONE}</p>
                <p class="hint">{text::NONE_HINT}</p>
            </div>
        },
        _ => view! {
            <h2 class="card__title">{move || text::pairs_title(found.with(Vec::len))}</h2>
            <InBulk looked_at=looked_at />
            <ul class="stack">{keyed_list(pair_rows)}</ul>
            {more(n_pairs, n_pairs_shown)}
        },
    };
    let link_list = move || {
        (n_links.get() > 0).then(|| {
            view! {
                <h2 class="card__title">{move || text::united_title(n_links.get())}</h2>
                <ul class="stack">{keyed_list(link_rows)}</ul>
                {more(n_links, n_links_shown)}
            }
        })
    };
    view! {
        <a class="back-link" href=Route::Exchange.href()>
            <Icon name=IconName::ChevronLeft />
            {shell::EXCHANGE}
        </a>
        <PageHeader title=text::TITLE.to_owned() />
        <div class="stack">
            <p class="hint">{text::HINT}</p>
            {pair_list}
            {link_list}
        </div>
    }
}
