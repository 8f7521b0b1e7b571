//! Files come in: chosen or dropped, looked at, joined, withdrawn.

use std::collections::BTreeMap;
use std::sync::Mutex;

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{Event, FileList};

use super::done_notice::{DONE_ID, Done, DoneNotice, in_words, taken_in_words};
use super::dropped::{listen_for_drops, listen_for_pasting};
use super::incoming::{
    Incoming, Looked, Nowhere, Total, backup, has_receipt_news, left_out, n_claimed_in, receipts,
    sources, total,
};
use super::looking::{Looking, look};
use super::preview::PreviewCard;
use super::preview_closings::counted_closings;
use crate::domain::register::Register;
use crate::domain::unit::UnitTree;
use crate::shell::{clock, files, handed_over, listener::on_window, page};
use crate::ui::components::dropzone::{Dropzone, INPUT_ID};
use crate::ui::components::notice::Failure;
use crate::ui::journal_reading::tidy;
use crate::ui::state::import::NotImported;
use crate::ui::state::{App, Mode, Taking, Way};
use crate::ui::text::{exchange as text, imported, shell};

/// Is the id of the heading of the preview, which takes the focus when it appears.
pub const PREVIEW_ID: &str = "preview-title";
const READING_ID: &str = "import-reading";

/// Holds the chosen files while their screen is left: whoever comes back finds the preview again.
static CHOSEN: Mutex<Vec<Incoming>> = Mutex::new(Vec::new());

/// Is what was chosen and what became of it.
#[derive(Clone, Copy)]
pub struct ImportState {
    pub(super) app: App,
    /// The chosen files; [`Self::set_chosen`] sets them.
    pub chosen: RwSignal<Vec<Incoming>>,
    /// What each would change, and the register as it would be.
    pub looks: Memo<(Vec<Looked>, Register)>,
    /// The units that nobody put anywhere and that could go below the register's own: the topmost, by their ids.
    pub adrift: Memo<BTreeMap<String, Nowhere>>,
    /// The units as they would be with the files.
    pub units: Memo<UnitTree>,
    /// Whether people put those below the register's own unit; `None` while they have not said.
    pub puts_below: RwSignal<Option<bool>>,
    /// What all of them would change together.
    pub total: Memo<Total>,
    /// Whether they bring nothing but word that their senders have sent: everything in them is here.
    pub is_receipt_only: Memo<bool>,
    /// Why nothing went in.
    pub failure: RwSignal<Option<String>>,
    /// How many of how many files have been read, while they are.
    pub(super) reading: RwSignal<Option<(usize, usize)>>,
    /// Why nothing of what was chosen is read.
    pub(super) refusal: RwSignal<Option<String>>,
    /// Counts readings and stops: a reading that is not the last one goes no further.
    pub(super) n_readings: RwSignal<usize>,
    /// What went in.
    pub done: RwSignal<Option<Done>>,
    /// Whether people take over what a full backup has beside its register; `None` while they have not said.
    pub takes_over: RwSignal<Option<bool>>,
    /// Whether this machine has no unit and no model: whoever opens a backup here moves to it.
    is_bare: Memo<bool>,
    /// Whether people accept that what the files have erased for good goes from here.
    pub accepts_erasing: RwSignal<bool>,
    /// Whether the files are going in this moment.
    is_joining: RwSignal<bool>,
    /// The looks that were taken while the files were read.
    pub(super) looking: StoredValue<Option<Looking>>,
}

impl ImportState {
    fn new(app: App) -> Self {
        let kept = CHOSEN.lock().map(|kept| kept.clone());
        let chosen = RwSignal::new(kept.unwrap_or_default());
        let is_joining = RwSignal::new(false);
        let looking = StoredValue::new(None::<Looking>);
        let looks = Memo::new(move |before: Option<&(Vec<Looked>, Register)>| {
            // While the files go in, piece by piece the register has what they would add.
            if let (true, Some(before)) = (is_joining.get(), before) {
                return before.clone();
            }
            let unit = app.settings.with(|settings| settings.unit.clone());
            app.register.with(|register| {
                chosen.with(|chosen| {
                    app.received.with(|received| {
                        let looked = looking.try_update_value(Option::take).flatten();
                        match looked
                            .filter(|looked| looked.is_of((register, received), &unit, chosen))
                        {
                            Some(looked) => looked.end(),
                            None => look((register, received), &unit, chosen),
                        }
                    })
                })
            })
        });
        let adrift = Memo::new(move |_| {
            looks.with(|(looks, _)| {
                let adrift = looks.iter().flatten().flat_map(|look| &look.adrift);
                adrift
                    .map(|(id, unit)| (id.clone(), unit.clone()))
                    .collect()
            })
        });
        let units =
            Memo::new(move |_| looks.with(|(_, joined)| UnitTree::of(joined).on(clock::today())));
        let total = Memo::new(move |before: Option<&Total>| {
            if let (true, Some(before)) = (is_joining.get(), before) {
                return before.clone();
            }
            looks.with(|(looks, _)| {
                app.register
                    .with(|register| chosen.with(|chosen| total(register, chosen, looks)))
            })
        });
        let is_receipt_only = Memo::new(move |_| {
            let own = app.settings.with(|settings| settings.unit.clone());
            looks.with(|(looks, _)| {
                let says_more = |chosen: &Vec<Incoming>| {
                    app.names.with(|names| {
                        app.received.with(|received| {
                            has_receipt_news(received, &names.units, &own, chosen, looks)
                        })
                    })
                };
                !has_news(looks) && chosen.with(says_more)
            })
        });
        let is_bare = Memo::new(move |_| {
            let has_unit = app.settings.with(|settings| !settings.unit.is_empty());
            let has_model = |register: &Register| register.iter().any(|(id, _)| id.is_model());
            !has_unit && !app.register.with(has_model)
        });
        Self {
            app,
            chosen,
            looks,
            adrift,
            units,
            puts_below: RwSignal::new(None),
            total,
            is_receipt_only,
            failure: RwSignal::new(None),
            reading: RwSignal::new(None),
            refusal: RwSignal::new(None),
            n_readings: RwSignal::new(0),
            done: RwSignal::new(None),
            takes_over: RwSignal::new(None),
            is_bare,
            accepts_erasing: RwSignal::new(false),
            is_joining,
            looking,
        }
    }

    /// Says whether what a full backup has beside its register is taken over with it.
    pub fn is_taking_over(self) -> bool {
        self.backup().is_some() && self.takes_over.get().unwrap_or(self.is_bare.get())
    }

    /// Returns the full backup among the files that go in.
    pub fn backup(self) -> Option<Taking> {
        let looks = self.looks;
        looks.with(|(looks, _)| self.chosen.with(|chosen| backup(chosen, looks)))
    }

    /// Sets the chosen files, here and for whoever comes back; the screen may have been left by now.
    pub fn set_chosen(self, files: Vec<Incoming>) {
        if let Ok(mut kept) = CHOSEN.lock() {
            kept.clone_from(&files);
        }
        self.takes_over.try_set(None);
        self.puts_below.try_set(None);
        self.accepts_erasing.try_set(false);
        self.chosen.try_set(files);
    }

    /// Joins the opened files. Where everything is here already, it is noted that they came.
    pub fn import(self) {
        if self.is_joining.get_untracked() {
            return;
        }
        let mut changes = self.total.with_untracked(in_words) + &counted_closings(self);
        let witness = self
            .looks
            .with_untracked(|(looks, _)| looks.iter().flatten().find_map(|look| look.news.clone()));
        let taking = untrack(|| self.backup().filter(|_| self.is_taking_over()));
        let is_receipt_only = self.is_receipt_only.get_untracked();
        let putting_below = untrack(|| self.putting_below());
        if witness.is_none() && !is_receipt_only && taking.is_none() {
            if let Some((command, words)) = putting_below
                && self.app.dispatch(command, words)
            {
                self.set_chosen(Vec::new());
                request_animation_frame(|| page::focus(INPUT_ID));
            }
            return;
        }
        let command = putting_below.map(|(command, words)| {
            changes.push(' ');
            changes.push_str(&words);
            command
        });
        let (opened, receipts, left_out) = self.looks.with_untracked(|(looks, _)| {
            self.chosen.with_untracked(|chosen| {
                let opened = sources(chosen, looks);
                (opened, receipts(chosen, looks), left_out(chosen, looks))
            })
        });
        let has_conflicts =
            (self.total).with_untracked(|total| !total.preview.conflicts.is_empty());
        let n_files = opened.len();
        let files = imported::imported(n_files, left_out.each_ref().map(Vec::len));
        let left_out = imported::left_out(&left_out.concat());
        let claiming = self.chosen.with_untracked(|chosen| {
            let claiming = chosen
                .iter()
                .filter(|file| n_claimed_in(self.app, file) > 0);
            claiming.map(|file| file.name.clone()).collect::<Vec<_>>()
        });
        let claiming = imported::claimed(&claiming);
        self.is_joining.set(true);
        spawn_local(async move {
            let joined = self.app.import(opened, receipts, taking, command).await;
            // The screen may have been left by now; what went in is in, and its note is of this screen alone.
            self.is_joining.try_set(false);
            match joined {
                Ok(taken) => {
                    let taken = taken.map(|taken| taken_in_words(&taken));
                    // A note about an earlier change would now take back the import.
                    self.app.toast.set(None);
                    self.failure.try_set(None);
                    self.set_chosen(Vec::new());
                    let Some(witness) = witness else {
                        let words = taken.unwrap_or_else(|| text::noted(n_files));
                        self.app.say(&words);
                        request_animation_frame(|| page::focus(INPUT_ID));
                        return;
                    };
                    self.done.try_set(Some(Done {
                        files,
                        changes,
                        left_out,
                        claiming,
                        taken,
                        has_conflicts,
                        witness,
                    }));
                    request_animation_frame(|| page::focus(DONE_ID));
                    tidy().await;
                }
                Err(NotImported::Storage(error)) => {
                    self.failure.try_set(Some(text::not_imported(&error)));
                }
                Err(NotImported::GivenUp) => self.app.say(text::GIVEN_UP),
            }
        });
    }

    /// Drops the chosen files; the register was never touched.
    pub fn cancel(self) {
        self.app.give_up_import();
        self.set_chosen(Vec::new());
        self.failure.set(None);
        request_animation_frame(|| page::focus(INPUT_ID));
    }

    /// Withdraws what went in.
    pub fn undo(self) {
        self.app.go(Way::Undo);
        request_animation_frame(|| page::focus(INPUT_ID));
    }
}

/// Says whether there is anything in the files that the register has not.
pub fn has_news(looks: &[Looked]) -> bool {
    looks.iter().flatten().any(|look| look.news.is_some())
}

/// Shows what was imported, what would be, and the way to choose files.
#[component]
pub fn Import() -> impl IntoMarkup {
    let app = App::expect();
    let state = ImportState::new(app);
    let is_over = RwSignal::new(false);
    listen_for_drops(state, is_over);
    listen_for_pasting(state);
    state.take_handed_over();
    on_window(handed_over::EVENT, move |_: Event| state.take_handed_over());
    let has_chosen = Memo::new(move |_| {
        app.mode.get() == Mode::Own && state.chosen.with(|chosen| !chosen.is_empty())
    });
    let choose = Callback::new(move |list: Option<FileList>| state.choose(files::list(list)));
    view! {
        <DoneNotice state=state />
        {move || has_chosen.get().then(|| view! { <PreviewCard state=state /> })}
        <section class="card" aria-labelledby="import-title">
            <h2 class="card__title" id="import-title">
                {text::IMPORT}
            </h2>
            {move || match app.mode.get() {
                Mode::Own => view! { <Dropzone is_over=is_over on_choose=choose /> },
                Mode::Sample => view! { <p>{text::NO_IMPORT_IN_SAMPLE}</p> },
            }}
            <Failure why=state.refusal />
            <Reading state=state />
        </section>
    }
}

/// Shows how far the reading is, with a way to stop it.
#[component]
fn Reading(state: ImportState) -> impl IntoMarkup {
    move || {
        state.reading.get().map(|(n_read, n_files)| {
            view! {
                <div class="buttons">
                    <label class="hint" for=READING_ID>
                        {text::reading(n_read, n_files)}
                    </label>
                    <progress id=READING_ID max=n_files value=n_read></progress>
                    <button class="button" type="button" on:click=move |_| state.stop_reading()>
                        {shell::CANCEL}
                    </button>
                </div>
            }
        })
    }
}
