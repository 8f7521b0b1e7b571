//! The program: opens the store, then shows the screen the address asks for.

use crate::ui::markup::{IntoMarkup, anew, mount_to_body, view};
use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::ev::{HashChangeEvent, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::shell::listener::on_window;
use crate::shell::piece_shelf::PieceShelf;
use crate::shell::{local_bag, page, rest, tab_memory};
use crate::storage::bag::{Bag, BagError};
use crate::storage::memory_bag::MemoryBag;
use crate::storage::mirrored::{Mirrored, Waiting};
use crate::storage::shelf::has_pieces;
use crate::storage::store::Store;

use super::components::navigation::Navigation;
use super::components::page_header::HEADING_ID;
use super::components::toast::Toast;
use super::device::Device;
use super::keys::{Deed, Keys};
use super::note_life::{close_in_time, close_when_old};
use super::pages::models::SEARCH_ID;
use super::pages::on_demand::{Job, OnDemand, Wanted, do_or_say};
use super::pages::{self, unsaved_notice::UnsavedNotice};
use super::preferences::Preferences;
use super::route::{ModelFilter, Route};
use super::state::{App, Erasing, Opened, SaveStatus, Way};
use super::text::{self, rescue::Trouble};
use super::typed;

/// How long another tab may take to erase everything, in milliseconds.
const ERASING_PATIENCE_MS: i32 = 6_000;

/// Opens what is stored and mounts the program, or the screen that says why it cannot be opened.
pub fn start() {
    spawn_local(async {
        match open().await {
            Ok((opened, has_more)) => mount_to_body(move || {
                let loaded = opened.loaded.clone();
                let app = App::provide(opened);
                app.follow_others();
                let is_open = RwSignal::new(!has_more);
                spawn_local(async move {
                    let is_done = pages::on_demand::work(app, Job::Complete(loaded)).await;
                    match is_done {
                        _ if is_open.get_untracked() => {}
                        true => is_open.set(true),
                        false => give_up(Trouble::Storage(BagError::Blocked)),
                    }
                });
                view! {
                    {move || {
                        is_open
                            .get()
                            .then(|| {
                                page::remove("opening");
                                view! { <Program /> }
                            })
                    }}
                }
            }),
            Err(trouble) => give_up(trouble),
        }
    });
}

fn give_up(trouble: Trouble) {
    page::remove("opening");
    mount_to_body(move || view! { <pages::rescue::Rescue trouble=trouble.clone() /> });
}

/// Mounts the demonstration where the browser keeps no data: nothing else is possible there.
pub fn start_sample() {
    let store = Store::new(Box::new(MemoryBag::new()) as Box<dyn Bag>);
    if let Ok(loaded) = store.load() {
        let waiting = Waiting::default();
        let opened = Opened {
            store,
            waiting,
            loaded,
        };
        spawn_local(async move {
            // Without its code there is nothing to show, and the page says already what is wrong.
            if pages::on_demand::is_fetched().await {
                mount_to_body(move || {
                    do_or_say(App::provide(opened), Job::Sample);
                    view! { <Program /> }
                });
            }
        });
    }
}

/// Joins what the first store holds, and says whether the second has to be waited for: where the first is empty and that is
/// not, no register is shown that looks empty.
async fn open() -> Result<(Opened, bool), Trouble> {
    let bag = Mirrored::new(local_bag::open().map_err(Trouble::Storage)?);
    let waiting = bag.waiting();
    let store = Store::new(Box::new(bag) as Box<dyn Bag>);
    if store.is_being_erased() {
        // By another tab, or by a page that ended before it was done: what is there afterwards is opened.
        rest::wait(ERASING_PATIENCE_MS).await;
        let _still_there_at_the_next_start = store.call_off_erasing();
    }
    let loaded = store.load().map_err(Trouble::Storage)?;
    if loaded.has_newer() {
        return Err(Trouble::Newer);
    }
    let has_more = loaded.pieces.is_empty() && has_pieces(&PieceShelf).await;
    let opened = Opened {
        store,
        waiting,
        loaded,
    };
    Ok((opened, has_more))
}

/// Shows the navigation, the screen and the note; what becomes of the stored data while it is erased.
#[component]
fn Program() -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let undecided = app.undecided;
    let route = RwSignal::new(Route::parse(&page::fragment()));
    provide_context(route);
    let next_focus = StoredValue::new(HEADING_ID);
    let shows_keys = RwSignal::new(false);
    follow_address(route, next_focus);
    close_when_old(app.toast, route);
    close_in_time(app.toast);
    listen_for_steps(app);
    listen_for_keys(route, next_focus, shows_keys);
    listen_for_leaving(app);
    remember_drafts(app);
    keep_dropped_files_out();
    pages::on_demand::fetch_at_rest(app);
    pages::on_demand::count_at_rest(app);
    let unit = Signal::derive(move || {
        let unit = app.settings.with(|settings| settings.unit.clone());
        match unit.is_empty() {
            true => text::shell::NO_UNIT.to_owned(),
            false => names.with(|names| names.units.told_apart(&unit).to_owned()),
        }
    });
    let n_conflicts = Memo::new(move |_| undecided.with(Vec::len));
    move || match app.erasing.get() {
        Erasing::No => view! {
            <Frame route=route unit=unit n_conflicts=n_conflicts />
            {move || shows_keys.get().then(|| view! { <OnDemand wanted=Wanted::Shortcuts(shows_keys) /> })}
        },
        erasing => view! { <pages::erased::Erased erasing=erasing /> },
    }
}

#[component]
fn Frame(
    route: RwSignal<Route>,
    unit: Signal<String>,
    n_conflicts: Memo<usize>,
) -> impl IntoMarkup {
    let app = App::expect();
    let to_main = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        page::focus("main");
    };
    view! {
        <a class="skip-link button" href="#main" on:click=to_main>
            {text::shell::SKIP}
        </a>
        <div class="app">
            <Navigation
                route=route
                unit=unit
                n_conflicts=n_conflicts
                n_matters=app.n_matters
                on_escape=Callback::new(page::focus)
            />
            <main class="app__main" id="main" tabindex="-1">
                {Device::here()
                    .inside
                    .is_some()
                    .then(|| view! { <OnDemand wanted=Wanted::Inside /> })}
                <UnsavedNotice />
                {anew(move || {
                    app.mode.track();
                    typed::forget_all();
                    view! { <pages::Screen route=route /> }
                })}
            </main>
        </div>
        <Toast
            note=app.toast
            on_go=Callback::new(move |()| {
                match app.go_as_offered() {
                    Some(form) => {
                        page::go_to(&form.fragment());
                        request_animation_frame(|| page::focus_if_lost(HEADING_ID));
                    }
                    None => page::focus_in_place(HEADING_ID),
                }
            })
            on_close=Callback::new(move |()| {
                app.toast.set(None);
                page::focus_in_place(HEADING_ID);
            })
        />
    }
}

/// Keeps the screen at the address, and the focus at the heading of a new screen, or where it is to be instead this once.
fn follow_address(route: RwSignal<Route>, next_focus: StoredValue<&'static str>) {
    on_window("hashchange", move |_: HashChangeEvent| {
        let next = Route::parse(&page::fragment());
        let is_other_screen = route.with_untracked(|now| {
            std::mem::discriminant(now) != std::mem::discriminant(&next)
                || !matches!(
                    next,
                    Route::Overview { .. }
                        | Route::Models(_)
                        | Route::Review(_)
                        | Route::Reports { .. }
                        | Route::FollowUp { .. }
                )
        });
        route.set(next);
        let focus = next_focus.get_value();
        next_focus.set_value(HEADING_ID);
        if is_other_screen {
            page::scroll_to(0.0);
            request_animation_frame(move || page::focus(focus));
        }
    });
}

/// Takes the last step back at Ctrl+Z, and once more at Ctrl+Shift+Z or Ctrl+Y (⌘ on a Mac), except where people are
/// typing: there the browser undoes the typing.
fn listen_for_steps(app: App) {
    on_window("keydown", move |event: KeyboardEvent| {
        let way = match (event.key().as_str(), event.shift_key()) {
            ("z" | "Z", false) => Way::Undo,
            ("z" | "Z", true) | ("y" | "Y", false) => Way::Redo,
            _ => return,
        };
        if (event.ctrl_key() || event.meta_key()) && !page::is_typing() {
            event.prevent_default();
            app.go(way);
        }
    });
}

/// Does what keys of one letter ask for, except where people are at work in a form, and where they have turned them off.
fn listen_for_keys(
    route: RwSignal<Route>,
    next_focus: StoredValue<&'static str>,
    shows_keys: RwSignal<bool>,
) {
    let keys = StoredValue::new(Keys::default());
    on_window("keydown", move |event: KeyboardEvent| {
        let is_held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.repeat();
        if is_held || event.default_prevented() || page::is_in_form() {
            return;
        }
        let mut reading = keys.get_value();
        let deed = reading.press(&event.key(), event.time_stamp());
        // Shift by itself is a key too, and comes before "?".
        if event.key().len() == 1 {
            keys.set_value(reading);
        }
        let Some(deed) = deed.filter(|_| Preferences::here().has_keys) else {
            return;
        };
        event.prevent_default();
        match deed {
            Deed::List => shows_keys.set(true),
            Deed::Go(route) => page::go_to(&route.fragment()),
            Deed::Search if matches!(route.get_untracked(), Route::Models(_)) => {
                page::focus(SEARCH_ID);
            }
            Deed::Search => {
                next_focus.set_value(SEARCH_ID);
                page::go_to(&Route::Models(ModelFilter::default()).fragment());
            }
        }
    });
}

/// Makes the browser ask before the page goes while something is on the screen alone.
fn listen_for_leaving(app: App) {
    on_window("beforeunload", move |event: leptos::ev::Event| {
        let is_unsaved = app
            .status
            .with_untracked(|status| matches!(status, SaveStatus::Unsaved(_)));
        // Whoever carries the program on a stick may think that the data goes with it.
        let is_in_no_file = page::is_from_file() && app.has_changes_in_no_file();
        if (is_unsaved || is_in_no_file || typed::is_any(app)) && !app.is_being_erased() {
            event.prevent_default();
        }
    });
}

/// Finds the drafts of this tab again after it was loaded anew, whatever other tabs keep of the same forms.
fn remember_drafts(app: App) {
    let places = tab_memory::take();
    // What cannot be read now is offered later, as the draft of any tab is.
    let _not_taken_over = app.with_store(|store| store.take_up_places(&places));
    on_window("pagehide", move |_: leptos::ev::Event| {
        if !app.is_being_erased() {
            tab_memory::keep(&app.with_store(|store| store.own_places()));
        }
    });
}

/// Keeps the browser from leaving the program to show a file that was dropped beside the place for it.
fn keep_dropped_files_out() {
    for name in ["dragover", "drop"] {
        on_window(name, |event: web_sys::DragEvent| event.prevent_default());
    }
}
