//! Điểm khôi phục: the register as it was before imports and bulk changes and at the start of each day, and the way back.

use std::sync::Arc;

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{RwSignal, Signal};
use leptos::prelude::*;

use crate::domain::journal::content::Since;
use crate::domain::journal::{Journal, Kept, Then};
use crate::domain::preview::Effect as Change;
use crate::shell::page;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::page_header::{HEADING_ID, PageHeader};
use crate::ui::journal_reading::{MINUTES_AHEAD, Reading, follow};
use crate::ui::route::Route;
use crate::ui::show_more::show_more;
use crate::ui::state::{App, Way};
use crate::ui::text::{journal as text, shell};

mod going_back;

/// How many points are shown at first, and how many more at each asking.
const N_SHOWN: usize = 20;

/// Shows the points, the latest first.
#[component]
pub fn RestorePoints() -> impl IntoMarkup {
    page::set_title(&shell::window_title(text::POINTS));
    let app = App::expect();
    let reading = follow(app, None);
    let n_shown = RwSignal::new(N_SHOWN);
    let opened = RwSignal::new(None::<u64>);
    let points = move || match reading.get() {
        Reading::Waiting => view! { <p role="status">{text::READING}</p> },
        Reading::NotKept => attention(text::NOT_KEPT),
        Reading::Read(journal, is_whole) => view! {
            {(!app.is_journal_kept.get()).then(|| attention(text::NOT_KEPT))}
            {(!is_whole).then(|| attention(text::GAPS))}
            {list(app, &journal, n_shown, opened)}
        },
    };
    view! {
        <a class="back-link" href=Route::Exchange.href()>
            <Icon name=IconName::ChevronLeft />
            {shell::EXCHANGE}
        </a>
        <PageHeader title=text::POINTS.to_owned() />
        <div class="stack">
            <p class="hint">{text::POINTS_HINT}</p>
            {points}
        </div>
    }
}

fn attention(words: &'static str) -> Markup {
    view! {
        <Notice kind=NoticeKind::Attention>
            <p class="notice__text">{words}</p>
        </Notice>
    }
}

fn list(
    app: App,
    journal: &Arc<Journal>,
    n_shown: RwSignal<usize>,
    opened: RwSignal<Option<u64>>,
) -> Markup {
    let points = journal.points(MINUTES_AHEAD);
    if points.is_empty() {
        return view! {
            <div class="card empty-state">
                <p>{text::NO_POINTS}</p>
                <p class="hint">{text::NO_POINTS_HINT}</p>
            </div>
        };
    }
    let n_points = points.len();
    let more = show_more(
        Signal::derive(move || n_points),
        n_shown,
        N_SHOWN,
        text::more_points,
    );
    let cards = points.iter().take(n_shown.get());
    view! {
        <ul class="stack">{cards.map(|point| card(app, journal, point, opened)).collect::<Markup>()}</ul>
        {more}
    }
}

/// Shows one point: when, what was done right after, what has become of the register since.
fn card(app: App, journal: &Arc<Journal>, point: &Kept, opened: RwSignal<Option<u64>>) -> Markup {
    let key = point.key;
    let event = &point.event;
    let (date, time) = event.at.vietnam_date_time();
    let title = text::point(event.cause, &date);
    let files: Vec<&str> = event.files.iter().map(|file| &*file.name).collect();
    let when = text::when(&date, &time, &event.deed, &files);
    let since = app.register.with(|now| {
        let since = Since::of(&Then::before(journal.since(key)), now);
        let n = |effect| since.n_models(effect);
        let n_others = since.n_others();
        text::since(
            n(Change::New),
            n(Change::Changed),
            n(Change::Disappearing),
            n_others,
        )
    });
    let can_withdraw = app.can_withdraw_import() && app.withdrawable_event() == Some(key);
    let withdraw = move |_| {
        app.go(Way::Undo);
        request_animation_frame(|| page::focus(HEADING_ID));
    };
    let withdraw = can_withdraw.then(|| {
        view! {
            <button class="button" type="button" on:click=withdraw>
                <Icon name=IconName::Undo />
                {text::WITHDRAW}
            </button>
        }
    });
    let is_open = move || opened.get() == Some(key);
    let journal = Arc::clone(journal);
    let when_id = format!("point-{key}");
    view! {
        <li class="card">
            <h2 class="card__title">{title}</h2>
            <p class="hint" id=when_id.clone()>
                {when}
            </p>
            <p>{since}</p>
            <div class="buttons">
                {withdraw}
                <button
                    class="button"
                    type="button"
                    aria-describedby=when_id
                    aria-expanded=move || if is_open() { "true" } else { "false" }
                    on:click=move |_| opened.update(|opened| *opened = (*opened != Some(key)).then_some(key))
                >
                    {move || if is_open() { text::LOOK_NO_MORE } else { text::LOOK }}
                </button>
            </div>
            {move || {
                let journal = Arc::clone(&journal);
                is_open().then(|| view! { <going_back::GoBack journal=journal key=key /> })
            }}
        </li>
    }
}
