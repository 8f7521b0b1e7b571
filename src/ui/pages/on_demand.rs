//! Screens, and parts of them, whose code is fetched apart from the program, so that the first load stays small.
//!
//! The linked program is cut in two along [`build`] (`tools/wasm-bindgen` calls the splitter): what only these screens use
//! goes into a file of its own. It is fetched when the first of them is asked for, or before, once the program is at rest.

// The splitter's macro declares the border between the two files, and such a declaration is unsafe to Rust.
#![allow(unsafe_code)]

use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::year_work::move_form::{MoveForm, form_id};
use super::year_work::replications::Replications;
use super::{
    catalogue, deleted, duplicates, elsewhere, exchange, first_step, follow_up, help, inside,
    install, lost, model, model_form, model_history, outside, purge, reported, reports,
    restore_points, review, settings, shortcuts,
};
use crate::domain::register::RecordId;
use crate::shell::{page, rest};
use crate::storage::loaded::Loaded;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::page_header::PageHeader;
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{RwSignal, Signal};
use crate::ui::rescue_file;
use crate::ui::route::Route;
use crate::ui::state::{Again, App};
use crate::ui::text::shell as text;

/// How long after its start the program fetches the rest of its code by itself.
const AT_REST_MS: i32 = 1_000;

/// Fetches the code before it is asked for, once the program is at rest, and then puts storage in order.
pub fn fetch_at_rest(app: App) {
    spawn_local(async move {
        rest::at_rest(AT_REST_MS).await;
        // Where that fails it is asked for again with the screen, which says so.
        if fetch().await.is_ok() {
            rest::at_rest(AT_REST_MS).await;
            tend(app);
        }
    });
}

/// Fetches the code, and says whether it is here.
pub async fn is_fetched() -> bool {
    fetch().await.is_ok()
}

/// Counts what there is to look after whenever the register has changed, once the program is at rest: not between the changes of
/// somebody who goes on typing.
pub fn count_at_rest(app: App) {
    let is_waiting = StoredValue::new(false);
    let n_changes = StoredValue::new(0_usize);
    Effect::new(move || {
        app.register.track();
        app.settings.track();
        app.received.track();
        n_changes.update_value(|n| *n += 1);
        // Where there was nothing to look after there may be something now.
        if app.n_matters.get_untracked() == Some(0) {
            app.n_matters.set(None);
        }
        if is_waiting.get_value() {
            return;
        }
        is_waiting.set_value(true);
        spawn_local(async move {
            loop {
                let before = n_changes.get_value();
                rest::at_rest(AT_REST_MS).await;
                if n_changes.get_value() == before {
                    break;
                }
            }
            is_waiting.set_value(false);
            // Without its code the number stays as it was.
            work(app, Job::Count).await;
        });
    });
}

/// Is what has its code apart from the program.
#[derive(Clone)]
pub enum Wanted {
    /// A screen.
    Screen(Route),
    /// The history on a model's page.
    History(RecordId),
    /// The moves of a model's entry of a year.
    Moves(RecordId, i32),
    /// The replications on a model's page.
    Replications(RecordId),
    /// The list of keys, while it is wanted.
    Shortcuts(RwSignal<bool>),
    /// The way out of another program's window.
    Inside,
    /// The offer to install the program.
    Install,
    /// The first step: whose register this is.
    FirstStep,
    /// What the start found missing.
    Lost,
    /// The offer to take along another installation's register.
    Elsewhere,
    /// What the figure of a year on Tổng quan has beside the models of the register's own unit: the year and the figure, and
    /// what is told of it.
    Outside(Signal<(i32, usize)>, RwSignal<String>),
}

/// Builds it; the first use waits for its code.
///
/// # Errors
/// Where the code could not be fetched.
#[wasm_split(exchange, fallible, preload(fetch))]
fn build(wanted: Wanted) -> Result<Markup, SplitLoaderError> {
    Ok(match wanted {
        Wanted::Screen(Route::Model { id }) => view! { <model::ModelPage id=id /> },
        Wanted::Screen(Route::AddModel) => view! { <model_form::AddModel /> },
        Wanted::Screen(Route::EditModel { id, year }) => {
            view! { <model_form::EditModel id=id year=year /> }
        }
        Wanted::Screen(Route::AddYear { id }) => view! { <model_form::AddYear id=id /> },
        Wanted::Screen(Route::Catalogue) => view! { <catalogue::Catalogue /> },
        Wanted::Screen(Route::Review(_)) => view! { <review::Review /> },
        Wanted::Screen(Route::Reports { .. }) => view! { <reports::Reports /> },
        Wanted::Screen(Route::Exchange) => view! { <exchange::Exchange /> },
        Wanted::Screen(Route::Deleted { query }) => match purge::Asked::parse(&query) {
            Some(asked) => view! { <purge::PurgePage asked=asked /> },
            None => view! { <deleted::DeletedPage /> },
        },
        Wanted::Screen(Route::Duplicates) => view! { <duplicates::Duplicates /> },
        Wanted::Screen(Route::RestorePoints) => view! { <restore_points::RestorePoints /> },
        Wanted::Screen(Route::Reported) => view! { <reported::ReportedPage /> },
        Wanted::Screen(Route::Settings) => view! { <settings::SettingsPage /> },
        Wanted::Screen(Route::FollowUp { .. }) => view! { <follow_up::FollowUp /> },
        Wanted::Screen(Route::Help(part)) => view! { <help::Help part=part /> },
        Wanted::Screen(_) => Markup::Nothing,
        Wanted::History(id) => view! { <model_history::ModelHistory id=id /> },
        Wanted::Moves(id, year) => {
            let form = form_id(year);
            let ids = Signal::derive(move || vec![id.clone()]);
            view! { <MoveForm id=form year=Signal::derive(move || year) ids=ids /> }
        }
        Wanted::Replications(id) => view! { <Replications id=id /> },
        Wanted::Shortcuts(is_open) => view! { <shortcuts::Shortcuts is_open=is_open /> },
        Wanted::Inside => view! { <inside::Inside /> },
        Wanted::Install => view! { <install::Offer /> },
        Wanted::FirstStep => view! { <first_step::FirstStep /> },
        Wanted::Lost => view! { <lost::LostNotice /> },
        Wanted::Elsewhere => view! { <elsewhere::Offer /> },
        Wanted::Outside(figure, said) => view! { <outside::Outside figure=figure said=said /> },
    })
}

/// Is work whose code comes with the screens.
pub enum Job {
    /// Join what the second store has beside what was loaded.
    Complete(Loaded),
    /// Make few pieces of many, compare the stores, measure the room.
    Order,
    /// Take files in again that were withdrawn.
    TakeAgain(Again),
    /// Save the many records that are not saved yet.
    SaveMany,
    /// Write again what was cleared from outside, if the second store still has something.
    Recover,
    /// Write everything again, as people wish.
    WriteAgain,
    /// Count what there is to look after.
    Count,
    /// Show the demonstration.
    Sample,
    /// Offer the register on the screen as a file.
    Rescue,
    /// The same, as the copy that is kept beside the program.
    SaveBeside,
}

#[wasm_split(exchange, fallible)]
fn begin(app: App, job: Job) -> Result<Pin<Box<dyn Future<Output = ()>>>, SplitLoaderError> {
    Ok(match job {
        Job::Complete(loaded) => Box::pin(app.complete(loaded)),
        Job::Order => Box::pin(app.keep_in_order()),
        Job::TakeAgain(again) => Box::pin(app.take_again(again)),
        Job::SaveMany => Box::pin(app.save_many()),
        Job::Recover => Box::pin(app.recover_now()),
        Job::Count => Box::pin(follow_up::count(app)),
        Job::WriteAgain => Box::pin(app.write_again()),
        Job::Sample => Box::pin(async move { app.enter_sample() }),
        Job::Rescue => Box::pin(async move { rescue_file::offer(app) }),
        Job::SaveBeside => Box::pin(async move { rescue_file::save_beside(app) }),
    })
}

/// Does it, once its code is here. Returns whether it is done; where its code cannot be fetched it is not.
pub async fn work(app: App, job: Job) -> bool {
    match begin(app, job).await {
        Ok(work) => {
            work.await;
            true
        }
        Err(_) => false,
    }
}

/// Does what somebody asked for at a press, or says that its code could not be fetched.
pub fn do_or_say(app: App, job: Job) {
    spawn_local(async move {
        if !work(app, job).await {
            app.say(text::NOT_FETCHED);
        }
    });
}

/// Puts storage in order, or does not, if its code cannot be fetched: then it is done another time.
pub fn tend(app: App) {
    spawn_local(async move {
        work(app, Job::Order).await;
    });
}

/// Saves the many records that are not saved yet: in parts and compressed, or as they are, if the code for that cannot be fetched.
pub fn save_many(app: App) {
    spawn_local(async move {
        if !work(app, Job::SaveMany).await {
            app.save_as_one();
        }
    });
}

/// Takes files in again that were withdrawn, or says that this cannot be done.
pub fn take_again(app: App, again: Again) {
    spawn_local(async move {
        if !work(app, Job::TakeAgain(again.clone())).await {
            app.not_taken_again(again, text::NOT_FETCHED.to_owned());
        }
    });
}

/// Says how far the fetching has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fetching {
    Waiting,
    Here,
    Failed,
}

/// Shows what is wanted, or that its code is on the way, or that it could not be fetched.
#[component]
pub fn OnDemand(
    /// What is wanted.
    wanted: Wanted,
    /// The heading of a screen while it is not there.
    #[prop(optional)]
    title: Option<&'static str>,
    /// Whether it is a line beside others, whose place stays empty until it is there.
    #[prop(optional)]
    is_line: bool,
) -> impl IntoMarkup {
    // Where the code is here already the screen follows before anything is painted.
    let fetching = RwSignal::new(Fetching::Waiting);
    let start = move || {
        spawn_local(async move {
            let came = fetch().await.is_ok();
            fetching.try_set(if came {
                Fetching::Here
            } else {
                Fetching::Failed
            });
        });
    };
    start();
    let heading = move || title.map(|title| view! { <PageHeader title=title.to_owned() /> });
    move || match fetching.get() {
        Fetching::Here => here(wanted.clone()),
        Fetching::Waiting if is_line => Markup::Nothing,
        Fetching::Waiting => view! {
            {heading()}
            <p role="status">{text::FETCHING}</p>
        },
        Fetching::Failed => view! {
            {heading()}
            <Notice kind=NoticeKind::Attention>
                <p class="notice__text">{text::NOT_FETCHED}</p>
                <div class="buttons">
                    <button
                        class="button"
                        type="button"
                        on:click=move |_| {
                            fetching.set(Fetching::Waiting);
                            start();
                        }
                    >
                        {text::FETCH_AGAIN}
                    </button>
                    <button class="button" type="button" on:click=|_| page::reload()>
                        {text::RELOAD}
                    </button>
                </div>
            </Notice>
        },
    }
}

/// Returns what is wanted; nothing while its code is not here.
fn here(wanted: Wanted) -> Markup {
    match pin!(build(wanted)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(screen)) => screen,
        Poll::Ready(Err(_)) | Poll::Pending => Markup::Nothing,
    }
}
