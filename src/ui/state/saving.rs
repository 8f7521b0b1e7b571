//! Saving: into the first store at once, into the second right after, and the truth about both.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, Inner, Lacking, Mode, Toast};
use crate::domain::own_first::as_shown;
use crate::domain::register::{RecordId, Register};
use crate::domain::writer::OwnUnit;
use crate::format::stored_piece::write_piece;
use crate::shell::piece_shelf::PieceShelf;
use crate::shell::{clock, persistence, rest};
use crate::storage::bag::BagError;
use crate::storage::store::PieceKey;
use crate::ui::pages::on_demand;
use crate::ui::session::AnyStore;

/// How long what is typed may wait for the second store.
const SOON: Duration = Duration::from_secs(1);
/// How long to wait before it is looked again whether the second store has answered, in milliseconds.
const UNTIL_ASKED_AGAIN_MS: i32 = 5;
/// Is how many records are saved as they are, not compressed.
const MAX_RECORDS_AT_ONCE: usize = 64;
/// How many pieces are saved until storage is put in order again.
const PIECES_UNTIL_UPKEEP: usize = 64;

/// Is the truth about what is saved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SaveStatus {
    /// Nothing was ever written here.
    Nothing,
    /// Everything is in the first store, and the second is being told.
    Saving,
    /// Everything is in both stores.
    Saved,
    /// Everything is in one store only.
    OneCopy(Lacking),
    /// Something is on the screen alone.
    Unsaved(BagError),
}

impl SaveStatus {
    /// Says whether it says that everything is stored, which is never said of a register that the start found poorer.
    pub const fn is_of_all(&self) -> bool {
        matches!(self, Self::Saving | Self::Saved | Self::OneCopy(_))
    }
}

impl Inner {
    /// Returns the store of the own register.
    fn own_store(&self) -> Rc<AnyStore> {
        match &self.parked {
            Some(parked) => parked.session.shared_store(),
            None => self.session.shared_store(),
        }
    }

    /// Returns the records of the own register that the first store lacks.
    fn own_unsaved(&self) -> &std::collections::BTreeSet<RecordId> {
        match &self.parked {
            Some(parked) => &parked.unsaved,
            None => &self.unsaved,
        }
    }
}

impl App {
    /// Returns the name shown on what is written here: that of the writer or, where none is given, of the register's own unit.
    pub fn writer(self) -> String {
        self.settings.with_untracked(|settings| {
            let unit = || {
                self.names
                    .with_untracked(|names| names.units.name(&settings.unit).to_owned())
            };
            match settings.writer.as_str() {
                "" => unit(),
                writer => writer.to_owned(),
            }
        })
    }

    /// Returns the unit that the register belongs to.
    pub fn own_unit(self) -> OwnUnit {
        let id = self
            .settings
            .with_untracked(|settings| settings.unit.clone());
        let name = self
            .names
            .with_untracked(|names| names.units.name(&id).to_owned());
        OwnUnit { id, name }
    }

    /// Looks at the register as its own unit is shown it.
    pub fn with_shown<T>(self, look: impl FnOnce(&Register) -> T) -> T {
        let own = self.settings.with(|settings| settings.unit.clone());
        self.register
            .with(|register| look(&as_shown(register, &own)))
    }

    /// Looks at it once, as [`Self::with_shown`] does.
    pub fn with_shown_untracked<T>(self, look: impl FnOnce(&Register) -> T) -> T {
        untrack(move || self.with_shown(look))
    }

    /// Saves everything that is on the screen alone, as one piece. Also the button "Thử lưu lại".
    pub fn save_unsaved(self) {
        match self.status.get_untracked() {
            SaveStatus::Unsaved(BagError::Gone) => self.begin_anew(),
            _ => drop(self.save()),
        }
    }

    /// Saves what is not saved yet, and returns the piece where it is in the first store. Where that has no room, room is made.
    pub(super) fn save(self) -> Option<PieceKey> {
        self.save_or(on_demand::tend)
    }

    /// Saves what is not saved yet, now that what could be done for room is done.
    pub(super) fn save_without_order(self) {
        drop(self.save_or(|_| ()));
    }

    /// Saves what is not saved yet as the one piece it is, however much that is.
    pub fn save_as_one(self) -> Option<PieceKey> {
        self.save_piece(on_demand::tend)
    }

    fn save_or(self, make_room: fn(Self)) -> Option<PieceKey> {
        let is_many = self
            .inner
            .with_value(|inner| inner.unsaved.len() > MAX_RECORDS_AT_ONCE);
        if is_many && self.mode.get_untracked() == Mode::Own {
            self.status.set(SaveStatus::Saving);
            self.note_changes(1);
            on_demand::save_many(self);
            return None;
        }
        self.save_piece(make_room)
    }

    fn save_piece(self, make_room: fn(Self)) -> Option<PieceKey> {
        let is_own = self.mode.get_untracked() == Mode::Own;
        let saved = self.inner.try_update_value(|inner| {
            let piece = self
                .register
                .with_untracked(|register| register.part(&inner.unsaved));
            let key = inner.session.next_key()?;
            let saved = inner.session.store().save(&key, &piece, clock::now());
            match &saved {
                Ok(()) => {
                    inner.unsaved.clear();
                    if is_own {
                        inner.first_trouble = None;
                        inner.known.insert(key.clone());
                        inner.n_saved += 1;
                    }
                }
                Err(error) if is_own => {
                    if !matches!(error, BagError::Gone | BagError::Unreadable) {
                        let text = write_piece(&piece);
                        inner.waiting.add(&key.to_string(), Some(&text));
                    }
                    inner.first_trouble = Some(error.clone());
                }
                Err(_) => {}
            }
            saved.map(|()| key)
        });
        let saved = saved?;
        // The demonstration is kept nowhere.
        if !is_own {
            return saved.ok();
        }
        match saved {
            Ok(key) => {
                self.status.set(SaveStatus::Saving);
                self.note_changes(1);
                self.tell_second();
                self.ask_to_persist();
                if self.inner.with_value(|inner| inner.n_saved) % PIECES_UNTIL_UPKEEP == 0 {
                    on_demand::tend(self);
                }
                Some(key)
            }
            Err(error) => {
                if error == BagError::Gone {
                    self.recover();
                    return None;
                }
                // Whether it is saved at all shows once the second store answers.
                self.status.set(SaveStatus::Saving);
                self.tell_second();
                if error == BagError::Full {
                    make_room(self);
                }
                None
            }
        }
    }

    /// Tells the second store what it has yet to learn.
    pub(super) fn tell_second(self) {
        let starts = self
            .inner
            .try_update_value(|inner| !std::mem::replace(&mut inner.is_telling, true));
        if starts != Some(true) {
            return;
        }
        spawn_local(async move {
            // While the demonstration is shown the own register is told of all the same.
            let (store, waiting) = self
                .inner
                .with_value(|inner| (inner.own_store(), inner.waiting.clone()));
            let told = loop {
                let told = store.tell(&waiting, &PieceShelf).await;
                if told.is_err() || waiting.is_empty() {
                    break told;
                }
            };
            self.inner.update_value(|inner| inner.is_telling = false);
            self.settle(told);
        });
    }

    /// Tells the second store of what changes with every key that is pressed, a little later.
    pub(super) fn tell_second_soon(self) {
        let starts = self.inner.try_update_value(|inner| {
            !inner.waiting.is_empty() && !std::mem::replace(&mut inner.tells_soon, true)
        });
        if starts == Some(true) {
            set_timeout(
                move || {
                    self.inner.update_value(|inner| inner.tells_soon = false);
                    self.tell_second();
                },
                SOON,
            );
        }
    }

    /// Shows the truth, now that the second store has answered.
    pub(super) fn settle(self, told: Result<(), BagError>) {
        let status = self.inner.with_value(|inner| {
            let trouble = inner.first_trouble.clone();
            let trouble = trouble.filter(|_| !inner.own_unsaved().is_empty());
            match (told, trouble) {
                // Neither store has it, whatever the second says.
                (_, Some(trouble @ (BagError::Gone | BagError::Unreadable))) => {
                    SaveStatus::Unsaved(trouble)
                }
                (Ok(()), Some(trouble)) => SaveStatus::OneCopy(Lacking::First(trouble)),
                (Err(_), Some(trouble)) => SaveStatus::Unsaved(trouble),
                (_, None) if inner.known.is_empty() => SaveStatus::Nothing,
                (Ok(()), None) => SaveStatus::Saved,
                (Err(error), None) => SaveStatus::OneCopy(Lacking::Second(error)),
            }
        });
        let is_parked = self.inner.try_update_value(|inner| {
            let parked = inner.parked.as_mut()?;
            parked.status = status.clone();
            Some(())
        });
        if is_parked.flatten().is_none() {
            let note = self
                .inner
                .try_update_value(|inner| inner.note_when_saved.take());
            let is_unsaved = matches!(status, SaveStatus::Unsaved(_));
            self.status.set(status);
            if let Some(Some(note)) = note
                && !is_unsaved
            {
                self.toast.set(Some(note));
            }
        }
    }

    /// Shows a note about a deed once that is saved in one store at least; of one that is not another notice speaks.
    pub(super) fn say_when_saved(self, note: Toast) {
        match self.status.get_untracked() {
            SaveStatus::Unsaved(_) => self.toast.set(None),
            SaveStatus::Saving => {
                self.toast.set(None);
                self.inner
                    .update_value(|inner| inner.note_when_saved = Some(note));
            }
            _ => self.toast.set(Some(note)),
        }
    }

    /// Waits until the second store has answered.
    pub(super) async fn second_has_answered(self) {
        self.tell_second();
        while self.inner.with_value(|inner| inner.is_telling) {
            rest::wait(UNTIL_ASKED_AGAIN_MS).await;
        }
    }

    /// Tells the second store at once what waits; says whether it knows everything then.
    pub async fn second_knows_all(self) -> bool {
        self.second_has_answered().await;
        self.inner.with_value(|inner| inner.waiting.is_empty())
    }

    /// Says whether the first store has everything that is on the screen.
    pub fn is_in_first_store(self) -> bool {
        self.inner.with_value(|inner| inner.unsaved.is_empty())
    }

    /// Asks the browser once to keep what is stored here, when the first thing is.
    pub(super) fn ask_to_persist(self) {
        let is_first = self
            .inner
            .try_update_value(|inner| std::mem::take(&mut inner.is_bare));
        if is_first == Some(true) {
            spawn_local(async move {
                let granted = persistence::ask().await;
                self.is_persistent.set(granted);
            });
        }
    }
}
