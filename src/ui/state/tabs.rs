//! Other tabs, and stores that were emptied from outside: what others wrote is joined, what is gone is written again.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::steps::Step;
use super::{App, Erasing, Mode, SIGNALS, SaveStatus};
use crate::domain::deletion::erased_of;
use crate::domain::model_search::ModelSearch;
use crate::domain::record::Record;
use crate::domain::register::{RecordId, Register};
use crate::format::starting_set::starting_set;
use crate::shell::piece_shelf::PieceShelf;
use crate::shell::{clock, database, page, persistence, rest, tab_memory, tabs};
use crate::storage::bag::BagError;
use crate::storage::loaded::{Loaded, has_newer};
use crate::storage::second_copy::Completed;
use crate::storage::shelf::has_pieces;
use crate::storage::store::{ERASING, PieceKey};
use crate::ui::folder_backup;
use crate::ui::pages::on_demand::{self, Job};
use crate::ui::text;

/// How long after the second store was taken away the first one is looked at: whoever clears data clears both.
const AFTER_LOSS_MS: i32 = 1_000;

impl App {
    /// Follows what other tabs write, and looks once more whenever this one is seen again: a tab that slept has heard nothing.
    pub fn follow_others(self) {
        tabs::on_storage(move |key| match key.as_deref() {
            Some(ERASING) => self.give_way(Erasing::Elsewhere),
            Some(key) if !key.starts_with("dvk/") => {}
            _ => self.look(),
        });
        tabs::on_return(move || self.look());
        tabs::on_leave(move || self.tell_second());
        database::on_lost(|| {
            if let Some(signals) = SIGNALS.get() {
                spawn_local(Self(signals).mend_second());
            }
        });
    }

    /// Tells the second store everything anew, after it was taken away; not where the first is gone as well.
    async fn mend_second(self) {
        rest::wait(AFTER_LOSS_MS).await;
        self.look();
        if self.is_being_erased() || self.mode.get_untracked() == Mode::Sample {
            return;
        }
        let loaded = self.inner.with_value(|inner| {
            let store = inner.session.store();
            store.check_open().and_then(|()| store.load())
        });
        if let Ok(loaded) = loaded {
            on_demand::work(self, Job::Complete(loaded)).await;
        }
    }

    /// Shows nothing but what becomes of the stored data, and writes nothing any more.
    pub(super) fn give_way(self, erasing: Erasing) {
        self.inner.with_value(|inner| inner.waiting.shut());
        database::shut();
        tab_memory::forget();
        self.erasing.set(erasing);
    }

    /// Says whether everything is being erased, or was.
    pub fn is_being_erased(self) -> bool {
        self.erasing.get_untracked() != Erasing::No
    }

    /// Joins what others have written since.
    pub(super) fn look(self) {
        if self.mode.get_untracked() == Mode::Sample || self.is_being_erased() {
            return;
        }
        let found = self.inner.with_value(|inner| {
            let store = inner.session.store();
            store.check_open()?;
            let pieces = store.pieces()?;
            let is_withdrawn = !store.withdrawn()?.is_disjoint(&inner.known);
            let (mut news, mut known) = (Register::new(), BTreeSet::new());
            for key in pieces.difference(&inner.known) {
                if let Some(piece) = store.piece(key)? {
                    news.join(&piece);
                    known.insert(key.clone());
                }
            }
            Ok((news, known, is_withdrawn))
        });
        match found {
            Ok((news, known, is_withdrawn)) => {
                if is_withdrawn {
                    self.load_again();
                    self.forget_withdrawn();
                }
                self.join_others(&news, known);
                self.follow_locals();
            }
            Err(BagError::Gone) => self.recover(),
            // What cannot be read now is read at the next change, or at the next start.
            Err(_) => {}
        }
    }

    /// Forgets the steps back that another tab has taken.
    fn forget_withdrawn(self) {
        self.inner.update_value(|inner| {
            let known = &inner.known;
            inner.steps.retain(|step| {
                let mut pieces = step.pieces().unwrap_or_default().iter();
                pieces.all(|key| known.contains(key))
            });
        });
        self.note_steps();
    }

    /// Joins pieces of other tabs, or of the second store, which are stored already.
    fn join_others(self, news: &Register, known: BTreeSet<PieceKey>) {
        self.inner.update_value(|inner| inner.known.extend(known));
        let mut register = self.register.get_untracked();
        let is_news = |(id, record): &(&RecordId, &Record)| {
            register.get(id).is_none_or(|now| !now.includes(record))
        };
        let touched = news.iter().filter(is_news).map(|(id, _)| id.clone());
        let touched: Vec<RecordId> = touched.collect();
        if touched.is_empty() {
            return;
        }
        let before = register.part(&touched);
        register.join(news);
        let erased = erased_of(&before, &register);
        self.inner.update_value(|inner| {
            inner.steps.retain(|step| !step.is_built_upon(&touched));
            inner.search.note_changes(&register, &touched);
        });
        self.register.set(register);
        self.n_journal_changes.update(|n| *n += 1);
        if !erased.is_empty() {
            self.forget_on_page(&erased.into_iter().collect());
        }
        self.note_steps();
        if self.status.get_untracked() == SaveStatus::Nothing {
            self.tell_second();
        }
    }

    /// Takes over settings and memories that another tab has changed.
    pub(super) fn follow_locals(self) {
        let (settings, received) = self.inner.with_value(|inner| {
            let store = inner.session.store();
            (store.settings(), store.received())
        });
        if let Ok(Some(settings)) = settings
            && settings != self.settings.get_untracked()
        {
            self.settings.set(settings);
        }
        if let Ok(received) = received
            && received != self.received.get_untracked()
        {
            self.received.set(received);
        }
    }

    /// Joins what is stored, and what is on the screen alone, anew: something was withdrawn.
    pub(super) fn load_again(self) {
        let loaded = self.inner.try_update_value(|inner| {
            inner.search = ModelSearch::default();
            inner.session.store().load()
        });
        let Some(Ok(loaded)) = loaded else { return };
        self.take_loaded(loaded);
    }

    /// Shows what was loaded, and what is on the screen alone.
    pub(super) fn take_loaded(self, loaded: Loaded) {
        let mut register = loaded.register;
        let kept = self
            .inner
            .with_value(|inner| self.register.with_untracked(|now| now.part(&inner.unsaved)));
        register.join(&kept);
        self.inner.update_value(|inner| inner.known = loaded.pieces);
        self.register.set(register);
    }

    /// Joins what the second store has beside what was loaded.
    pub async fn complete(self, loaded: Loaded) {
        let (store, waiting) = self
            .inner
            .with_value(|inner| (inner.session.shared_store(), inner.waiting.clone()));
        let now = clock::now();
        match store.complete(&loaded, &waiting, &PieceShelf, now).await {
            Ok(completed) => {
                self.take_completed(&loaded, completed);
                self.tell_second();
            }
            Err(error) => {
                if let Ok(missing) = store.missing_here() {
                    self.note_lost(missing);
                }
                self.settle(Err(error));
            }
        }
        self.is_persistent.set(persistence::is_granted().await);
        folder_backup::start(self);
    }

    /// Takes over what the second store had, and says so.
    fn take_completed(self, loaded: &Loaded, completed: Completed) {
        if has_newer(completed.set_aside.iter()) {
            // What a newer version wrote is here now, and the next start says so.
            page::reload();
        }
        if completed.is_withdrawn {
            self.load_again();
        }
        if completed.n_without_room > 0 {
            self.inner.update_value(|inner| {
                inner.first_trouble = Some(BagError::Full);
                let ids = completed.register.iter().map(|(id, _)| id.clone());
                inner.unsaved.extend(ids);
            });
        }
        let n_pieces = completed.pieces.len();
        self.join_others(&completed.register, completed.pieces);
        if completed.has_locals {
            self.follow_locals();
            self.take_last_import();
        }
        self.note_lost(completed.missing);
        if completed.is_second_new && self.lost.with_untracked(|lost| lost.second.is_none()) {
            self.say(text::storage::SECOND_WRITTEN_ANEW);
        }
        if n_pieces > 0 {
            self.say(&text::storage::brought_back(n_pieces, loaded.is_bare));
        }
        self.set_aside.set(completed.set_aside);
    }

    /// Takes up the import that can still be withdrawn, as the second store remembered it, where this run has no step yet.
    fn take_last_import(self) {
        self.inner.update_value(|inner| {
            if !inner.steps.is_empty() {
                return;
            }
            // What cannot be read now is offered at the next start.
            let Ok(loaded) = inner.session.store().load() else {
                return;
            };
            let step = loaded.last_import.map(Step::withdrawing);
            inner.kept_import = step
                .as_ref()
                .and_then(|step| step.pieces().map(<[_]>::to_vec));
            inner.steps.extend(step);
        });
        self.note_steps();
    }

    /// Asks what is left, after the first store was found empty.
    pub(super) fn recover(self) {
        self.status.set(SaveStatus::Unsaved(BagError::Gone));
        let starts = self
            .inner
            .try_update_value(|inner| !std::mem::replace(&mut inner.is_recovering, true));
        if starts == Some(true) {
            spawn_local(async move {
                on_demand::work(self, Job::Recover).await;
                self.inner.update_value(|inner| inner.is_recovering = false);
            });
        }
    }

    /// Writes the register again after the first store was emptied from outside: from the second one, and what that lacks
    /// from the screen. Where the second is empty too, people are asked: they, or another tab, may have erased everything.
    pub async fn recover_now(self) {
        if has_pieces(&PieceShelf).await {
            self.write_again().await;
        }
    }

    /// Begins the stored register anew, with everything on the screen.
    pub(super) fn begin_anew(self) {
        spawn_local(async move {
            on_demand::work(self, Job::WriteAgain).await;
        });
    }

    /// Opens what the stores hold now, and saves what the screen has beside it.
    pub async fn write_again(self) {
        let store = self.inner.with_value(|inner| inner.session.shared_store());
        let Ok(loaded) = store.reopen().and_then(|()| store.load()) else {
            return;
        };
        self.complete(loaded).await;
        let Ok(stored) = store.load() else { return };
        let lacking = self.register.with_untracked(|register| {
            let built_in = starting_set();
            register.filter(|id, record| {
                let has = |all: &Register| all.get(id).is_some_and(|one| one.includes(record));
                !has(&stored.register) && !has(&built_in)
            })
        });
        self.inner.update_value(|inner| {
            inner.first_trouble = None;
            inner.unsaved = lacking.iter().map(|(id, _)| id.clone()).collect();
        });
        if lacking.is_empty() {
            self.tell_second();
        } else {
            drop(self.save());
        }
    }
}
