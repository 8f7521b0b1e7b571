//! Taking files in: the one way by which anything comes into the register.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::again::Again;
use super::steps::{Act, Step};
use super::{App, Mode, SaveStatus, Taken, Taking};
use crate::domain::command::Command;
use crate::domain::deletion::erased_of;
use crate::domain::journal::{Event, FileSource};
use crate::domain::model_search::ModelSearch;
use crate::domain::received::{Receipt, Received};
use crate::domain::register::{RecordId, Register};
use crate::domain::restated::restated;
use crate::shell::random::NoRandomness;
use crate::shell::{clock, rest};
use crate::storage::bag::BagError;
use crate::storage::locals::LastImport;
use crate::storage::store::PieceKey;
use crate::ui::text;

/// Says why files did not go in. Nothing of them is there then.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotImported {
    /// They could not be saved.
    Storage(BagError),
    /// People gave it up while they were written.
    GivenUp,
}

impl App {
    /// Gives up the import that is being written.
    pub fn give_up_import(self) {
        self.gives_up.set_value(true);
    }

    /// Joins files into the register, and notes who sent them, which is all there is to do where nothing in them is new: all of
    /// them are saved first, or none goes in. How the records were before is written
    /// down before that.
    ///
    /// `receipts` say whose files they are; they are remembered beside the register, and taken back with the import.
    /// `taking` names the full backup among the files of which everything else is taken over, too, after they are in.
    /// `command` is carried out upon what the files bring, is saved with it and taken back with it.
    pub async fn import(
        self,
        files: Vec<(FileSource, Register)>,
        receipts: Vec<(String, Receipt)>,
        taking: Option<Taking>,
        command: Option<Command>,
    ) -> Result<Option<Taken>, NotImported> {
        let deed = text::exchange::import_deed(files.len());
        let before = self.register.get_untracked();
        let taken_events = match &taking {
            Some(taking) => self.take_journal(taking, &before).await,
            None => Vec::new(),
        };
        let received = self.received.get_untracked();
        let news = news_of(&before, &received, files.clone()).await;
        // Somebody may have written meanwhile.
        let before = self.register.get_untracked();
        let all = joined(&news).await;
        let own = match &command {
            Some(command) => self.carried_out_upon(&before, &all, command)?,
            None => Register::new(),
        };
        let has_journal = !taken_events.is_empty();
        let mut event = None;
        if has_journal || !news.is_empty() {
            let said = text::shell::done(&deed);
            let (base, noted) = match &taking {
                Some(taking) if has_journal => beyond(taking, &before, &received, files).await,
                _ => (before, news.clone()),
            };
            event = self
                .keep_event(Event::of_import(clock::now(), said, &base, noted, &own))
                .await;
        }
        let pieces = news.iter().map(|(_, piece)| piece);
        let pieces: Vec<&Register> = pieces.chain((!own.is_empty()).then_some(&own)).collect();
        let keys = match self.save_files(&pieces).await {
            Ok(keys) => keys,
            Err(error) => {
                self.forget_event(event);
                taken_events
                    .iter()
                    .for_each(|key| self.forget_event(Some(*key)));
                return Err(error);
            }
        };
        // What is saved is in the register before anybody else has a turn.
        let mut all = all;
        all.join(&own);
        let (touched, has_erased) = self.join(&all);
        let before = received;
        let n_files = u32::try_from(news.len()).unwrap_or(u32::MAX);
        let again = Again {
            files: news.clone(),
            receipts: receipts.clone(),
            command,
            deed: deed.clone(),
            counted: (n_files, self.outside.with_untracked(|outside| outside.at)),
        };
        self.note_receipts(receipts);
        let counted = again.counted;
        self.note_changes(n_files);
        // What a journal that came along tells of is not withdrawn, nor is what erased something here for good.
        if !keys.is_empty() && !has_journal && !has_erased {
            let act = Act::Withdraw {
                keys,
                touched,
                received: before,
                event,
                again: Some(again),
            };
            self.inner.update_value(|inner| {
                inner.undone.clear();
                inner.steps.push(Step { deed, act, counted });
            });
        }
        self.note_steps();
        if self.mode.get_untracked() == Mode::Own {
            self.second_has_answered().await;
        }
        if has_erased {
            // What is left goes the next time.
            let _is_gone = self.take_erased_out_of_storage().await;
        }
        Ok(taking.map(|taking| self.take_beside(&taking, taken_events.len())))
    }

    /// Counts the records of a file that speak of writes of this page that were never made.
    pub fn n_claimed_in(self, piece: &Register) -> usize {
        self.inner
            .with_value(|inner| inner.session.n_claimed_in(piece))
    }

    /// Carries a command out on the register as files would leave it; returns the records it touched.
    fn carried_out_upon(
        self,
        register: &Register,
        brought: &Register,
        command: &Command,
    ) -> Result<Register, NotImported> {
        let by: Arc<str> = self.writer().into();
        let mut after = register.clone();
        after.join(brought);
        let applied = self.inner.try_update_value(|inner| {
            let by = (&by, self.own_unit());
            inner.session.carry_out(&mut after, None, by, command)
        });
        match applied {
            Some(Ok(applied)) => Ok(after.part(&applied.touched)),
            Some(Err(NoRandomness)) => Err(BagError::Failed(text::shell::NO_RANDOMNESS.to_owned())),
            None => Err(BagError::Gone),
        }
        .map_err(NotImported::Storage)
    }

    /// Saves pieces: all of them, or nothing. They are compressed before anything is written.
    async fn save_files(self, news: &[&Register]) -> Result<Vec<PieceKey>, NotImported> {
        self.gives_up.set_value(false);
        let written = self.texts_of(news).await;
        self.per_cent_written.set(None);
        let texts = written?;
        self.inner
            .with_value(|inner| inner.session.store().save_import(&texts, clock::now()))
            .map_err(NotImported::Storage)?;
        let keys: Vec<PieceKey> = texts.into_iter().map(|(key, _)| key).collect();
        self.inner.update_value(|inner| {
            inner.search = ModelSearch::default();
            inner.known.extend(keys.iter().cloned());
        });
        if !keys.is_empty() && self.mode.get_untracked() == Mode::Own {
            self.status.set(SaveStatus::Saving);
            self.tell_second();
            self.ask_to_persist();
        }
        Ok(keys)
    }

    /// Compresses pieces, says how far that is, and stops where people give it up.
    async fn texts_of(self, news: &[&Register]) -> Result<Vec<(PieceKey, String)>, NotImported> {
        let n_records: usize = news.iter().map(|piece| piece.n_records()).sum();
        let (mut texts, mut n_done) = (Vec::new(), 0);
        for piece in news {
            let goes_on = |n: usize| {
                n_done += n;
                self.per_cent_written.set(Some(n_done * 100 / n_records));
                !self.gives_up.get_value()
            };
            texts.extend(self.segments(piece, goes_on).await?);
        }
        Ok(texts)
    }

    /// Tells the screen what can be taken back and done again, and keeps for the next start which import can still be withdrawn.
    pub(super) fn note_steps(self) {
        self.keep_last_import();
        self.show_steps();
    }

    /// Tells the screen what can be taken back and done again.
    pub(super) fn show_steps(self) {
        self.inner.with_value(|inner| {
            let last = inner.steps.last();
            let is_import = last.is_some_and(|step| matches!(step.act, Act::Withdraw { .. }));
            let deed = |step: Option<&Step>| step.map(|step| step.deed.clone());
            self.undoable_import.set(is_import);
            self.next_undo.set(deed(last));
            self.next_redo.set(deed(inner.undone.last()));
        });
    }

    /// Returns what the journal wrote down of the last import, while that can be withdrawn without a trace.
    pub fn withdrawable_event(self) -> Option<u64> {
        self.inner
            .with_value(|inner| match inner.steps.last()?.act {
                Act::Withdraw { event, .. } => event,
                _ => None,
            })
    }

    /// Says whether the last import can still be withdrawn without a trace.
    pub fn can_withdraw_import(self) -> bool {
        self.undoable_import.get()
    }

    /// Remembers the last import that can be withdrawn, or that there is none.
    fn keep_last_import(self) {
        if self.mode.get_untracked() == Mode::Sample {
            return;
        }
        self.inner.update_value(|inner| {
            let step = inner
                .steps
                .iter()
                .rev()
                .find(|step| step.pieces().is_some());
            let pieces = step.and_then(Step::pieces);
            if pieces == inner.kept_import.as_deref() {
                return;
            }
            let last = step.and_then(Step::as_import);
            let pieces = pieces.map(<[PieceKey]>::to_vec);
            let store = inner.session.store();
            if store.save_last_import(last.as_ref()).is_err() {
                // It is withdrawn in this run only, and an earlier one must not be taken for it.
                let _needs_no_room = store.save_last_import(None);
            }
            inner.kept_import = pieces;
        });
    }

    /// Joins what is saved, and names the records it touches; says, too, whether it erases anything for good.
    fn join(self, all: &Register) -> (BTreeSet<RecordId>, bool) {
        let touched = all.iter().map(|(id, _)| id.clone()).collect();
        let before = self.register.get_untracked();
        let mut register = before.clone();
        register.join(all);
        let has_erased = !erased_of(&before.part(&touched), &register).is_empty();
        self.register.set(register);
        (touched, has_erased)
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

impl Step {
    /// Makes the step that withdraws an import of an earlier run, which brought these records.
    pub(super) fn withdrawing((import, touched): (LastImport, BTreeSet<RecordId>)) -> Self {
        let act = Act::Withdraw {
            keys: import.pieces,
            touched,
            received: import.received,
            event: import.event,
            again: None,
        };
        let deed = import.deed;
        // How many changes an earlier run has counted is not known.
        let counted = (0, None);
        Self { deed, act, counted }
    }

    /// Returns the pieces of the import it withdraws.
    pub(super) fn pieces(&self) -> Option<&[PieceKey]> {
        match &self.act {
            Act::Withdraw { keys, .. } => Some(keys),
            _ => None,
        }
    }

    /// Returns the import it withdraws, as storage remembers it.
    fn as_import(&self) -> Option<LastImport> {
        match &self.act {
            Act::Withdraw {
                keys,
                received,
                event,
                ..
            } => Some(LastImport {
                deed: self.deed.clone(),
                pieces: keys.clone(),
                event: *event,
                received: received.clone(),
            }),
            _ => None,
        }
    }
}

/// Returns the register as the journal of a backup knows it, and what other files have beyond it: what that journal tells
/// of is not written down once more, or it would seem to have come today, and to be absent at every earlier point.
async fn beyond(
    taking: &Taking,
    before: &Register,
    received: &Received,
    mut files: Vec<(FileSource, Register)>,
) -> (Register, Vec<(FileSource, Register)>) {
    let mut base = before.clone();
    base.join(&taking.opened.piece);
    if taking.place < files.len() {
        files.remove(taking.place);
    }
    let news = news_of(&base, received, files).await;
    (base, news)
}

/// Joins what is new in files. Others have their turn between two of them.
async fn joined(news: &[(FileSource, Register)]) -> Register {
    let mut all = Register::new();
    for (_, piece) in news {
        all.join(piece);
        rest::pause().await;
    }
    all
}

/// Returns of each file what the register, and the files before it, do not include, with what its sender states anew. What was erased for good is not stored once
/// more because a file still has it. Others have their turn between two files.
async fn news_of(
    register: &Register,
    received: &Received,
    files: Vec<(FileSource, Register)>,
) -> Vec<(FileSource, Register)> {
    let mut joined = register.clone();
    let mut all = Vec::new();
    for (source, mut piece) in files {
        piece.join(&restated(
            &joined,
            &piece,
            received.last_whole(&source.unit),
        ));
        let mut news = piece.filter(|id, record| {
            let present = joined.get(id);
            present.is_none_or(|present| !present.includes(record))
        });
        if !news.is_empty() {
            joined.join(&news);
            let erased = erased_of(&news, &joined);
            news.replace(&joined.part(erased.iter().map(|what| &what.record)));
            all.push((source, news));
        }
        rest::pause().await;
    }
    all
}
