//! Taking files in: the one way by which anything comes into the register.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::steps::{Act, Step};
use super::{App, SaveStatus};
use crate::domain::journal::{Event, FileSource};
use crate::domain::received::Receipt;
use crate::domain::register::{RecordId, Register};
use crate::shell::clock;
use crate::storage::bag::BagError;
use crate::storage::store::PieceKey;
use crate::ui::model_search::ModelSearch;
use crate::ui::text;

impl App {
    /// Joins files into the register, and notes who sent them, which is all there is to do where nothing in them is new: all of
    /// them are saved first, or none goes in. How the records were before is written
    /// down before that.
    ///
    /// `receipts` say whose files they are; they are remembered beside the register, and taken back with the import.
    pub async fn import(
        self,
        files: Vec<(FileSource, Register)>,
        receipts: Vec<(String, Receipt)>,
    ) -> Result<(), BagError> {
        let deed = text::exchange::import_deed(files.len());
        let before = self.register.get_untracked();
        let news = news_of(&before, files);
        let mut event = None;
        if !news.is_empty() {
            let said = text::shell::done(&deed);
            event = self
                .keep_event(Event::of_import(clock::now(), said, &before, news.clone()))
                .await;
        }
        let saved = self.inner.try_update_value(|inner| {
            let mut keys: Vec<PieceKey> = Vec::new();
            for (_, piece) in &news {
                match inner.session.save(piece) {
                    Ok(key) => keys.push(key),
                    Err(error) => {
                        for key in &keys {
                            inner.session.store().withdraw(key)?;
                        }
                        return Err(error);
                    }
                }
            }
            inner.search = ModelSearch::default();
            Ok(keys)
        });
        let keys = match saved {
            Some(Ok(keys)) => keys,
            Some(Err(error)) => {
                self.forget_event(event);
                return Err(error);
            }
            None => return Ok(()),
        };
        let touched = self.join(&news);
        let before = self.received.get_untracked();
        self.note_receipts(receipts);
        if !keys.is_empty() {
            let act = Act::Withdraw {
                keys,
                touched,
                received: before,
                event,
            };
            self.inner.update_value(|inner| {
                inner.undone.clear();
                inner.steps.push(Step { deed, act });
            });
        }
        self.note_imports();
        Ok(())
    }

    /// Joins pieces that are saved, and names the records they touch.
    fn join(self, news: &[(FileSource, Register)]) -> BTreeSet<RecordId> {
        let mut register = self.register.get_untracked();
        let mut touched = BTreeSet::new();
        for (_, piece) in news {
            touched.extend(piece.iter().map(|(id, _)| id.clone()));
            register.join(piece);
        }
        self.register.set(register);
        self.status.update(|status| {
            if *status == SaveStatus::Nothing {
                *status = SaveStatus::OneCopy;
            }
        });
        touched
    }

    /// Remembers who has sent. It is known from the screen where it cannot be kept; the models themselves are saved.
    fn note_receipts(self, receipts: Vec<(String, Receipt)>) {
        let mut received = self.received.get_untracked();
        for (unit, receipt) in receipts {
            received.note(&unit, receipt);
        }
        let kept = self.with_store(|store| store.save_received(&received));
        self.is_received_kept.set(kept.is_ok());
        self.received.set(received);
    }
}

/// Returns of each file what the register, and the files before it, do not include.
fn news_of(register: &Register, files: Vec<(FileSource, Register)>) -> Vec<(FileSource, Register)> {
    let mut joined = register.clone();
    let mut all = Vec::new();
    for (source, piece) in files {
        let news = piece.filter(|id, record| {
            let present = joined.get(id);
            present.is_none_or(|present| !present.includes(record))
        });
        if !news.is_empty() {
            joined.join(&news);
            all.push((source, news));
        }
    }
    all
}
