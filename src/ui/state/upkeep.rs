//! Keeping storage in order when nobody waits for it: fetched apart from the program, as what it uses is.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::import::NotImported;
use super::steps::Act;
use super::{App, Mode};
use crate::domain::model::Model;
use crate::domain::register::Register;
use crate::format::segment::{parts, write_segment};
use crate::shell::piece_shelf::PieceShelf;
use crate::shell::{clock, rest, tabs};
use crate::storage::bag::BagError;
use crate::storage::forgetting::Erased;
use crate::storage::shelf::Shelf;
use crate::storage::space::Space;
use crate::storage::store::PieceKey;
use crate::storage::upkeep::{Upkeep, Upkept};
use crate::ui::device::{Device, Engine};

/// Is held by the one tab that keeps storage in order.
pub(super) const LOCK: &str = "dvk-upkeep";

impl App {
    /// Makes few pieces of many, compares the two stores, and measures the room that is left.
    pub async fn keep_in_order(self) {
        if self.mode.get_untracked() == Mode::Sample || self.is_being_erased() {
            return;
        }
        // Where another tab does it, or a store fails, it is done the next time; nothing is lost by waiting.
        let kept = tabs::alone(LOCK, self.upkeep()).await;
        if let Some(Ok(Upkept {
            n_with_erased: 1.., ..
        })) = kept
        {
            // Without a second store it takes two runs, and what is erased for good waits for nothing.
            let _next_time = self.take_erased_out_of_storage().await;
        }
        let has_room_again = self.inner.with_value(|inner| {
            inner.first_trouble == Some(BagError::Full) && !inner.unsaved.is_empty()
        });
        if has_room_again {
            self.save_without_order();
        }
        self.measure();
    }

    pub(super) async fn upkeep(self) -> Result<Upkept, BagError> {
        let (store, waiting) = self
            .inner
            .with_value(|inner| (inner.session.shared_store(), inner.waiting.clone()));
        let withdrawable = self.withdrawable(store.last_import()?.map(|import| import.pieces));
        let shelf = PieceShelf;
        let has_second = shelf.keys().await.is_ok();
        let upkeep = Upkeep {
            store: &*store,
            waiting: &waiting,
            shelf: has_second.then_some(&shelf),
            withdrawable: &withdrawable,
            now: clock::now(),
        };
        let name = || {
            let key = self
                .inner
                .try_update_value(|inner| inner.session.next_key().ok());
            key.flatten()
        };
        let forget = async |erased: &Erased, now: &Register| {
            self.forget_beside(erased, now, has_second).await
        };
        let pause = async || rest::pause().await;
        let upkept = upkeep.run(name, pause, forget).await?;
        // New pieces may hold what another tab has written and this one has not seen yet.
        self.look();
        // A form that was open meanwhile, here or in another tab, may have kept its draft once more.
        let register = self.register.get_untracked();
        store.forget_erased(&Erased::default(), &register)?;
        Ok(upkept)
    }

    /// Names the pieces that a step back can still withdraw.
    fn withdrawable(self, last_import: Option<Vec<PieceKey>>) -> BTreeSet<PieceKey> {
        self.inner.with_value(|inner| {
            let steps = inner.steps.iter().flat_map(|step| match &step.act {
                Act::Withdraw { keys, .. } => keys.clone(),
                Act::Reopen { key, .. } => vec![key.clone()],
                _ => Vec::new(),
            });
            steps.chain(last_import.into_iter().flatten()).collect()
        })
    }

    /// Measures what is stored here, for the screen and its warnings.
    pub fn measure(self) {
        let n_models = self
            .register
            .with_untracked(|register| Model::all(register).count());
        let space = self.with_store(|store| {
            Space::measure(store, Device::here().engine == Engine::WebKit, n_models)
        });
        self.space.set(space.ok());
    }

    /// Writes many records for storage, compressed, with a turn for the browser after each part.
    ///
    /// # Errors
    /// Where `goes_on`, told how many records each part has, does not.
    pub(super) async fn segments(
        self,
        register: &Register,
        mut goes_on: impl FnMut(usize) -> bool,
    ) -> Result<Vec<(PieceKey, String)>, NotImported> {
        let mut texts = Vec::new();
        for part in parts(register) {
            rest::pause().await;
            if !goes_on(part.n_records()) {
                return Err(NotImported::GivenUp);
            }
            let key = self
                .inner
                .try_update_value(|inner| inner.session.next_key())
                .unwrap_or(Err(BagError::Gone));
            let key = key.map_err(NotImported::Storage)?;
            texts.push((key, write_segment(&part)));
        }
        Ok(texts)
    }

    /// Saves many records again, compressed.
    pub async fn save_again(self, register: Register) {
        let saved = match self.segments(&register, |_| true).await {
            Ok(texts) => {
                let saved = self.with_store(|store| store.save_import(&texts, clock::now()));
                saved.map(|()| texts).map_err(NotImported::Storage)
            }
            Err(error) => Err(error),
        };
        match saved {
            Ok(texts) => {
                self.inner.update_value(|inner| {
                    inner.known.extend(texts.into_iter().map(|(key, _)| key));
                    inner.unsaved.clear();
                    inner.first_trouble = None;
                });
                self.tell_second();
            }
            // The usual way, which says what is wrong.
            Err(_) => drop(self.save()),
        }
    }
}
