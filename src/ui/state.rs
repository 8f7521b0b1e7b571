//! The state every screen shares: the register, its save status, the way back, and one `dispatch`.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;

use crate::domain::command::Command;
use crate::domain::conflict::{Conflict, conflicts};
use crate::domain::deletion::Purged;
use crate::domain::journal::Cause;
use crate::domain::model_search::ModelSearch;
use crate::domain::own_first::as_shown;
use crate::domain::received::Received;
use crate::domain::register::{RecordId, Register};
use crate::domain::reminder::Outside;
use crate::domain::search::Found;
use crate::format::settings::Settings;
use crate::shell::clock;
use crate::storage::bag::BagError;
use crate::storage::loaded::{Loaded, SetAside};
use crate::storage::mirrored::Waiting;
use crate::storage::space::Space;
use crate::storage::store::PieceKey;

use super::folder_backup;
use super::names::Names;
use super::session::{AnyStore, Session};
use super::text;
pub use super::text::{erase::Erasing, storage::Lacking};

mod again;
mod demonstration;
pub mod elsewhere;
mod erase;
pub mod import;
mod journal;
mod lost;
mod outside;
mod purge;
mod saving;
mod steps;
mod tabs;
mod taking;
mod toast;
mod upkeep;

pub use again::Again;
use demonstration::Parked;
pub use lost::Lost;
pub use outside::Offered;
pub use purge::Purging;
pub use saving::SaveStatus;
use steps::{Act, Step};
pub use taking::{Taken, Taking};
pub use toast::{Offer, Toast, Way};

/// Says whether the register is the user's own or the demonstration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// The register of this machine.
    Own,
    /// The demonstration, in memory.
    Sample,
}

/// Is a register that was opened.
pub struct Opened {
    /// Where it is stored.
    pub store: AnyStore,
    /// What the second store has yet to learn.
    pub waiting: Waiting,
    /// What was found.
    pub loaded: Loaded,
}

/// Is what writing a command came to.
struct Written {
    undo: Command,
    touched: Vec<RecordId>,
    /// The piece it was saved as; `None` where it is on the screen alone.
    key: Option<PieceKey>,
}

/// Is what is not shown by itself.
struct Inner {
    session: Session,
    /// The steps back, the next one last.
    steps: Vec<Step>,
    /// Those forth again.
    undone: Vec<Step>,
    /// Whether many records are being saved.
    is_saving_many: bool,
    /// What was erased for good, as far as this page has forgotten it.
    forgotten: BTreeSet<Purged>,
    /// The records that the first store lacks.
    unsaved: BTreeSet<RecordId>,
    /// Why it lacks them.
    first_trouble: Option<BagError>,
    /// The pieces that are joined already.
    known: BTreeSet<PieceKey>,
    /// What the second store has yet to learn of the own register.
    waiting: Waiting,
    is_telling: bool,
    tells_soon: bool,
    /// What is said of the last deed once it is saved.
    note_when_saved: Option<Toast>,
    is_recovering: bool,
    /// Whether nothing was stored here before this run.
    is_bare: bool,
    /// How many pieces this run has saved.
    n_saved: usize,
    /// The pieces of the import that storage remembers as one that can be withdrawn.
    kept_import: Option<Vec<PieceKey>>,
    parked: Option<Parked>,
    search: ModelSearch,
}

/// Gives every screen the register and the one way to change it. It is as small as a reference, for every handler holds one.
#[derive(Clone, Copy)]
pub struct App(&'static Signals);

/// The one state of the page: it lives as long as the page does.
static SIGNALS: OnceLock<Signals> = OnceLock::new();

/// Is what the program knows.
pub struct Signals {
    /// The register.
    pub register: RwSignal<Register>,
    /// The names in it, read once per change of it.
    pub names: Memo<Names>,
    /// Everything undecided in it, found once per change of it.
    pub undecided: Memo<Vec<Conflict>>,
    /// How often a draft that was given up came back.
    pub n_drafts_back: RwSignal<u32>,
    /// How many matters there are to look after, when they were last counted; nothing before.
    pub n_matters: RwSignal<Option<usize>>,
    /// Who has sent files.
    pub received: RwSignal<Received>,
    /// Whether that is kept in storage too.
    pub is_received_kept: RwSignal<bool>,
    /// Whether this browser keeps a journal: restore points and history.
    pub is_journal_kept: RwSignal<bool>,
    /// Counts the changes of the journal, for the screens that show it.
    pub n_journal_changes: RwSignal<usize>,
    /// The truth about what is saved.
    pub status: RwSignal<SaveStatus>,
    /// When a file of everything was last saved outside this browser, and what has changed since.
    pub outside: RwSignal<Outside>,
    /// What a file took out that was offered and that people have not said they found; `None` where there is none.
    pub offered: RwSignal<Option<Offered>>,
    /// Counts what was remembered of files that went out.
    pub n_sent: RwSignal<usize>,
    /// How the backups in a chosen folder stand.
    pub folder: RwSignal<folder_backup::Status>,
    /// The settings of this machine.
    pub settings: RwSignal<Settings>,
    /// Whether the browser has promised to keep what is stored here; `None` where that is not known.
    pub is_persistent: RwSignal<Option<bool>>,
    /// The room that stored texts take; `None` until it is measured.
    pub space: RwSignal<Option<Space>>,
    /// Whether everything is being erased, and by whom.
    pub erasing: RwSignal<Erasing>,
    /// Own register or demonstration.
    pub mode: RwSignal<Mode>,
    /// Stored texts that could not be read.
    pub set_aside: RwSignal<Vec<SetAside>>,
    /// What the start found missing, until people have heard of it.
    pub lost: RwSignal<Lost>,
    /// The note at the foot of the page.
    pub toast: RwSignal<Option<Toast>>,
    inner: StoredValue<Inner, LocalStorage>,
    undoable_import: RwSignal<bool>,
    /// What the next step back takes back, as it stands after "Đã"; `None` where there is none.
    pub next_undo: RwSignal<Option<String>>,
    /// What the next step forth does again.
    pub next_redo: RwSignal<Option<String>>,
    /// How much of an import is written, in per cent; `None` while none is.
    pub per_cent_written: RwSignal<Option<usize>>,
    /// Whether people gave it up.
    gives_up: StoredValue<bool>,
}

impl Deref for App {
    type Target = Signals;

    fn deref(&self) -> &Signals {
        self.0
    }
}

impl Signals {
    fn new(opened: Opened) -> Self {
        let Opened {
            store,
            waiting,
            loaded,
        } = opened;
        let last = loaded.last_import;
        let kept_import = last.as_ref().map(|(import, _)| import.pieces.clone());
        let undoable_import = RwSignal::new(last.is_some());
        let steps: Vec<Step> = last.map(Step::withdrawing).into_iter().collect();
        let next_undo = RwSignal::new(steps.last().map(|step| step.deed.clone()));
        let register = RwSignal::new(loaded.register);
        let settings = RwSignal::new(loaded.settings.unwrap_or_default());
        let session = Session::new(store);
        let received = session.store().received();
        let outside = session.store().outside();
        Self {
            register,
            names: Memo::new(move |_| {
                let own = settings.with(|settings| settings.unit.clone());
                register.with(|register| Names::of(&as_shown(register, &own), clock::today()))
            }),
            undecided: Memo::new(move |_| register.with(conflicts)),
            n_drafts_back: RwSignal::new(0),
            n_matters: RwSignal::new(None),
            is_received_kept: RwSignal::new(received.is_ok()),
            received: RwSignal::new(received.unwrap_or_default()),
            is_journal_kept: RwSignal::new(true),
            n_journal_changes: RwSignal::new(0),
            status: RwSignal::new(SaveStatus::Nothing),
            outside: RwSignal::new(outside.unwrap_or_default()),
            offered: RwSignal::new(None),
            n_sent: RwSignal::new(0),
            folder: RwSignal::new(folder_backup::Status::Unknown),
            is_persistent: RwSignal::new(None),
            space: RwSignal::new(None),
            erasing: RwSignal::new(Erasing::No),
            settings,
            mode: RwSignal::new(Mode::Own),
            set_aside: RwSignal::new(loaded.set_aside),
            lost: RwSignal::new(Lost::default()),
            toast: RwSignal::new(None),
            inner: StoredValue::new_local(Inner {
                session,
                steps,
                undone: Vec::new(),
                is_saving_many: false,
                forgotten: BTreeSet::new(),
                unsaved: BTreeSet::new(),
                first_trouble: None,
                known: loaded.pieces,
                waiting,
                is_telling: false,
                note_when_saved: None,
                tells_soon: false,
                is_recovering: false,
                is_bare: loaded.is_bare,
                n_saved: 0,
                kept_import,
                parked: None,
                search: ModelSearch::default(),
            }),
            undoable_import,
            next_undo,
            next_redo: RwSignal::new(None),
            per_cent_written: RwSignal::new(None),
            gives_up: StoredValue::new(false),
        }
    }
}

impl App {
    /// Takes up what was loaded. Impossible: twice in one page.
    pub fn provide(opened: Opened) -> Self {
        let app = Self(SIGNALS.get_or_init(|| Signals::new(opened)));
        provide_context(app);
        app
    }

    /// Returns the state provided above.
    ///
    /// Impossible: a component outside [`App::provide`]; the program mounts nothing else.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Applies a command, saves what it touched as one piece, remembers the way back, and says what was done: the deed,
    /// as it stands after "Đã".
    ///
    /// Returns whether anything changed. What cannot be saved stays on the screen, which says so, and the next piece carries it.
    pub fn dispatch(self, command: Command, deed: String) -> bool {
        !self.refuses(&command) && self.take(Act::Write(command), deed)
    }

    /// The same without a note: one of many small deeds that the screen shows by itself, as scores.
    pub fn dispatch_without_note(self, command: Command, deed: String) -> bool {
        let said = text::shell::done(&deed);
        let is_done =
            !self.refuses(&command) && self.take_without_note(Act::Write(command), deed, &said);
        if is_done {
            // A note of before would now take this back.
            self.put_note_by();
        }
        is_done
    }

    /// Applies a command of somebody who has looked at records as they were in `seen`: what another tab has written there since is
    /// not overwritten but joined, and where both wrote, both values stay, to be decided.
    pub fn dispatch_as_seen(self, seen: Register, command: Command, deed: String) -> bool {
        !self.refuses(&command) && self.take(Act::WriteAsSeen { seen, command }, deed)
    }

    /// Applies a command and saves what it touched. `deed` says in full what was done, for the journal, where it is not "";
    /// `seen` are records as they were seen, where that is not as they are.
    fn write(
        self,
        command: &Command,
        seen: Option<&Register>,
        deed: String,
        cause: Cause,
    ) -> Option<Written> {
        self.write_and(command, seen, deed, cause, Self::save)
    }

    /// The same, saved in another way.
    fn write_and(
        self,
        command: &Command,
        seen: Option<&Register>,
        deed: String,
        cause: Cause,
        save: fn(Self) -> Option<PieceKey>,
    ) -> Option<Written> {
        let by: Arc<str> = self.writer().into();
        let mut register = self.register.get_untracked();
        let applied = self.inner.try_update_value(|inner| {
            inner
                .session
                .carry_out(&mut register, seen, (&by, self.own_unit()), command)
        })?;
        let Ok(applied) = applied else {
            self.say(text::shell::NO_RANDOMNESS);
            return None;
        };
        if applied.touched.is_empty() {
            return None;
        }
        self.inner.update_value(|inner| {
            inner
                .steps
                .retain(|step| !step.is_built_upon(&applied.touched));
            inner.unsaved.extend(applied.touched.iter().cloned());
            inner.search.note_changes(&register, &applied.touched);
        });
        self.register
            .with_untracked(|before| self.note_event(before, deed, cause, &applied.touched));
        self.register.set(register);
        let key = save(self);
        Some(Written {
            undo: applied.undo,
            touched: applied.touched,
            key,
        })
    }

    /// Saves settings; they are shown at once, and the status says so where they could not be saved.
    pub fn save_settings(self, settings: Settings) -> Result<(), BagError> {
        let saved = self
            .inner
            .with_value(|inner| inner.session.store().save_settings(&settings));
        self.settings.set(settings);
        self.tell_second_soon();
        saved
    }

    /// Gives a piece of code the store: drafts and the rescue download.
    pub fn with_store<T>(self, act: impl FnOnce(&AnyStore) -> T) -> T {
        let done = self.inner.with_value(|inner| act(inner.session.store()));
        self.tell_second_soon();
        done
    }

    /// Lists the models a search finds, best first; all models where nothing is searched for.
    pub fn search(self, query: &str) -> Vec<RecordId> {
        let register = self.register.get();
        self.inner
            .try_update_value(|inner| inner.search.find(&register, query))
            .unwrap_or_default()
    }

    /// Lists the models a search finds; where none has all that is searched for, those that have some of it.
    pub fn search_or_any(self, query: &str) -> Found<RecordId> {
        let register = self.register.get();
        self.inner
            .try_update_value(|inner| inner.search.find_or_any(&register, query))
            .unwrap_or_default()
    }
}
