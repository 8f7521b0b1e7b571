//! Keeping storage in order when nobody waits for it: fetched apart from the program, as what it uses is.

use std::collections::BTreeSet;
use std::rc::Rc;

use leptos::prelude::*;

use super::import::NotImported;
use super::steps::Act;
use super::{App, Mode};
use crate::domain::model::Model;
use crate::domain::register::Register;
use crate::format::segment::parts;
use crate::shell::piece_shelf::PieceShelf;
use crate::shell::{clock, rest, tabs};
use crate::storage::bag::{Bag, BagError};
use crate::storage::forgetting::Erased;
use crate::storage::mirrored::Waiting;
use crate::storage::piece_text::segment_text;
use crate::storage::shelf::Shelf;
use crate::storage::space::Space;
use crate::storage::store::PieceKey;
use crate::storage::upkeep::{Upkeep, Upkept};
use crate::ui::device::{Device, Engine};
use crate::ui::session::AnyStore;

/// Is held by the one tab that keeps storage in order.
pub(super) const LOCK: &str = "dvk-upkeep";
/// How often it is asked for, until what it is needed for is given up.
pub(super) const MAX_TRIES: usize = 20;
/// How long to wait for another tab that holds it, in milliseconds.
pub(super) const UNTIL_TRIED_AGAIN_MS: i32 = 500;

/// Is what upkeep works with in this run.
struct Order {
    store: Rc<AnyStore>,
    waiting: Waiting,
    shelf: Option<PieceShelf>,
    withdrawable: BTreeSet<PieceKey>,
}

impl Order {
    fn upkeep(&self) -> Upkeep<'_, Box<dyn Bag>, PieceShelf> {
        Upkeep {
            store: &*self.store,
            waiting: &self.waiting,
            shelf: self.shelf.as_ref(),
            withdrawable: &self.withdrawable,
            now: clock::now(),
        }
    }
}

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

    /// Gathers what upkeep works with.
    async fn order(self) -> Result<Order, BagError> {
        let (store, waiting) = self
            .inner
            .with_value(|inner| (inner.session.shared_store(), inner.waiting.clone()));
        let withdrawable = self.withdrawable(store.last_import()?.map(|import| import.pieces));
        let has_second = PieceShelf.keys().await.is_ok();
        Ok(Order {
            store,
            waiting,
            shelf: has_second.then_some(PieceShelf),
            withdrawable,
        })
    }

    pub(super) async fn upkeep(self) -> Result<Upkept, BagError> {
        let order = self.order().await?;
        let has_second = order.shelf.is_some();
        let forget = async |erased: &Erased, now: &Register| {
            self.forget_beside(erased, now, has_second).await
        };
        let pause = async || rest::pause().await;
        let upkept = order
            .upkeep()
            .run(|| self.next_key(), pause, forget)
            .await?;
        // New pieces may hold what another tab has written and this one has not seen yet.
        self.look();
        // A form that was open meanwhile, here or in another tab, may have kept its draft once more.
        let register = self.register.get_untracked();
        order.store.forget_erased(&Erased::default(), &register)?;
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
            let text = segment_text(&part).map_err(NotImported::Storage)?;
            texts.push((key, text));
        }
        Ok(texts)
    }

    /// Saves the many records that are not saved yet, compressed. What is written meanwhile is saved after them.
    pub async fn save_many(self) {
        let starts = self
            .inner
            .try_update_value(|inner| !std::mem::replace(&mut inner.is_saving_many, true));
        if starts != Some(true) {
            return;
        }
        let saved = self.save_many_now().await;
        self.inner
            .update_value(|inner| inner.is_saving_many = false);
        let is_any_left = self.inner.with_value(|inner| !inner.unsaved.is_empty());
        match saved {
            Ok(()) if is_any_left => drop(self.save()),
            Ok(()) => {
                self.tell_second();
                self.ask_to_persist();
            }
            Err(BagError::Gone) => self.recover(),
            // Whether it is saved at all shows once the second store answers.
            Err(_) => self.tell_second(),
        }
    }

    async fn save_many_now(self) -> Result<(), BagError> {
        let ids = self.inner.with_value(|inner| inner.unsaved.clone());
        let many = self.register.with_untracked(|register| register.part(&ids));
        let texts = match self.segments(&many, |_| true).await {
            Ok(texts) => texts,
            Err(NotImported::Storage(error)) => {
                self.note_unsaved(&error, &[]);
                return Err(error);
            }
            Err(NotImported::GivenUp) => return Ok(()),
        };
        let store = self.inner.with_value(|inner| inner.session.shared_store());
        let (n_saved, saved) = match store.save_import(&texts, clock::now()) {
            Ok(()) => (texts.len(), Ok(())),
            Err(BagError::Full) => self.save_in_turn(&texts).await,
            Err(error) => (0, Err(error)),
        };
        let (here, left) = texts.split_at(n_saved);
        self.inner.update_value(|inner| {
            inner.known.extend(here.iter().map(|(key, _)| key.clone()));
            inner.n_saved += here.len();
        });
        match &saved {
            Ok(()) => {
                let now = self.register.get_untracked();
                self.inner.update_value(|inner| {
                    inner.unsaved.retain(|id| now.get(id) != many.get(id));
                    inner.first_trouble = None;
                });
            }
            Err(error) => self.note_unsaved(error, left),
        }
        saved
    }

    /// Saves pieces one after the other, and puts storage in order in between, unless another tab does for too long.
    async fn save_in_turn(self, texts: &[(PieceKey, String)]) -> (usize, Result<(), BagError>) {
        for _ in 0..MAX_TRIES {
            if let Some(saved) = tabs::alone(LOCK, self.save_in_turn_now(texts)).await {
                return saved;
            }
            rest::wait(UNTIL_TRIED_AGAIN_MS).await;
        }
        (0, Err(BagError::Full))
    }

    async fn save_in_turn_now(self, texts: &[(PieceKey, String)]) -> (usize, Result<(), BagError>) {
        let order = match self.order().await {
            Ok(order) => order,
            Err(error) => return (0, Err(error)),
        };
        let has_second = order.shelf.is_some();
        let forget = async |erased: &Erased, now: &Register| {
            self.forget_beside(erased, now, has_second).await
        };
        let pause = async || rest::pause().await;
        order
            .upkeep()
            .save_in_turn(texts, || self.next_key(), pause, forget)
            .await
    }

    /// Notes why the first store lacks something; the second learns what could be written for it.
    fn note_unsaved(self, error: &BagError, left: &[(PieceKey, String)]) {
        self.inner.update_value(|inner| {
            if !matches!(error, BagError::Gone | BagError::Unreadable) {
                for (key, text) in left {
                    inner.waiting.add(&key.to_string(), Some(text));
                }
            }
            inner.first_trouble = Some(error.clone());
        });
    }

    fn next_key(self) -> Option<PieceKey> {
        let key = self
            .inner
            .try_update_value(|inner| inner.session.next_key().ok());
        key.flatten()
    }
}
