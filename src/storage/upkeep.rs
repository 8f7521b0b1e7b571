//! Upkeep: small pieces become few compressed ones, and the second copy is compared with the first.
//!
//! The one rule by which a piece goes: every record in it is held, just as the join of everything has it, by other pieces
//! that stay, and these are in both stores. So the join of what is left is the same register at every moment, whatever a
//! page that ends, or a disk that lags, leaves undone.
//!
//! Pieces that hold what was erased for good are written anew, however few they are, and go last: what lies beside them is
//! forgotten before, so that a page that ends in between leaves pieces that tell of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::date::Timestamp;
use crate::domain::register::{RecordId, Register};
use crate::format::segment::{parts, write_segment};
use crate::format::stored_piece::read_piece;

use super::bag::{Bag, BagError};
use super::forgetting::Erased;
use super::mirrored::Waiting;
use super::shelf::Shelf;
use super::store::{PieceKey, Store};

/// Is the number of records from which on a piece is not small.
const FEW_RECORDS: usize = 32;
/// Is how many small pieces are left in peace.
const MAX_SMALL: usize = 16;
/// Is how many records are written again at once.
const RECORDS_AT_ONCE: usize = 2_048;

/// Is what upkeep came to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Upkept {
    /// The pieces written.
    pub written: Vec<PieceKey>,
    /// How many pieces were taken away.
    pub n_removed: usize,
    /// How many pieces the second store had damaged, or not at all.
    pub n_mended: usize,
    /// How many pieces are left that hold what was erased for good.
    pub n_with_erased: usize,
}

/// Is a piece that is stored.
struct Found {
    key: PieceKey,
    piece: Register,
    /// Whether others may be taken away because of it.
    is_sure: bool,
    is_new: bool,
    /// Whether it holds what was erased for good.
    has_erased: bool,
}

/// Is what upkeep works with.
pub struct Upkeep<'a, B, S> {
    /// The first store.
    pub store: &'a Store<B>,
    /// What the second store has yet to learn.
    pub waiting: &'a Waiting,
    /// The second store; `None` where there is none.
    pub shelf: Option<&'a S>,
    /// The pieces to be left as they are, because they can still be withdrawn.
    pub withdrawable: &'a BTreeSet<PieceKey>,
    /// When it runs.
    pub now: Timestamp,
}

impl<B: Bag, S: Shelf> Upkeep<'_, B, S> {
    /// Runs once. `name` names new pieces (none where it cannot), `pause` lets others work in between, and `forget` takes away
    /// what lies beside the pieces of what the register has erased for good, now that they hold something of it.
    ///
    /// # Errors
    /// Where a store fails, or what lies beside could not be forgotten. What was done until then is whole.
    pub async fn run(
        &self,
        mut name: impl FnMut() -> Option<PieceKey>,
        pause: impl AsyncFn(),
        forget: impl AsyncFn(&Erased, &Register) -> Result<(), BagError>,
    ) -> Result<Upkept, BagError> {
        let mut upkept = Upkept::default();
        let mut found = self.read(&mut upkept, &pause).await?;
        let mut register = Register::new();
        found.iter().for_each(|one| register.join(&one.piece));
        let erased = note_erased(&mut found, &register);
        if !erased.what.is_empty() {
            forget(&erased, &register).await?;
        }
        let sources = self.sources(&found, &register);
        for part in parts(&self.content(&found, &sources, &register)) {
            let Some(key) = name() else { break };
            pause().await;
            let text = write_segment(&part);
            match self.write(&key, &text, &part) {
                Err(BagError::Full) => break,
                other => other?,
            }
            upkept.written.push(key.clone());
            found.push(Found {
                key,
                piece: part,
                is_sure: false,
                is_new: true,
                has_erased: false,
            });
        }
        self.confirm(&mut found).await?;
        pause().await;
        upkept.n_removed = self.remove(&found, &register, &mut name)?;
        self.store.tidy_inventories(self.now)?;
        self.store.keep_reserve()?;
        if let Some(shelf) = self.shelf {
            self.store.tell(self.waiting, shelf).await?;
        }
        let left = self.store.pieces()?;
        let with_erased = found.iter().filter(|one| one.has_erased);
        upkept.n_with_erased = with_erased.filter(|one| left.contains(&one.key)).count();
        Ok(upkept)
    }

    /// Reads everything, and compares the second copy with it.
    async fn read(
        &self,
        upkept: &mut Upkept,
        pause: &impl AsyncFn(),
    ) -> Result<Vec<Found>, BagError> {
        if let Some(shelf) = self.shelf {
            self.store.tell(self.waiting, shelf).await?;
        }
        let mut found = Vec::new();
        for key in self.store.pieces()? {
            pause().await;
            // Another tab may have taken it away meanwhile; a damaged one is left for the next start.
            let Some(text) = self.store.bag().read(key.as_str())? else {
                continue;
            };
            let Ok(piece) = read_piece(&text) else {
                continue;
            };
            let is_sure = match self.shelf {
                None => true,
                Some(shelf) => {
                    let copy = shelf.read(&[key.to_string()]).await?.pop();
                    copy.is_some_and(|(_, copy)| copy == text)
                }
            };
            if !is_sure {
                self.waiting.add(key.as_str(), Some(&text));
                upkept.n_mended += 1;
            }
            found.push(Found {
                key,
                piece,
                is_sure,
                is_new: false,
                has_erased: false,
            });
        }
        Ok(found)
    }

    /// Chooses the pieces to be written anew: those that hold what was erased for good, small ones where there are many, and
    /// those of which less than half is still up to date.
    fn sources(&self, found: &[Found], register: &Register) -> Vec<usize> {
        let free = |at: &usize| !self.withdrawable.contains(&found[*at].key);
        let is_small = |at: &usize| found[*at].piece.n_records() < FEW_RECORDS;
        let all = (0..found.len()).filter(free);
        let (with_erased, others): (Vec<usize>, Vec<usize>) =
            all.partition(|at| found[*at].has_erased);
        let (mut small, large): (Vec<usize>, Vec<usize>) = others.into_iter().partition(is_small);
        if small.len() <= MAX_SMALL {
            small.clear();
        }
        let wasteful = large.into_iter().filter(|at| {
            let piece = &found[*at].piece;
            piece
                .iter()
                .filter(|(id, record)| register.get(id) == Some(record))
                .count()
                * 2
                < piece.n_records()
        });
        let mut n_records = 0;
        let sources = with_erased.into_iter().chain(small).chain(wasteful);
        let mut sources: Vec<usize> = sources.collect();
        sources.retain(|at| {
            n_records += found[*at].piece.n_records();
            n_records <= RECORDS_AT_ONCE
        });
        sources
    }

    /// Joins what is known of the records of the sources, without what pieces that stay hold already. What can be withdrawn is
    /// none of it.
    fn content(&self, found: &[Found], sources: &[usize], register: &Register) -> Register {
        let ids: BTreeSet<&RecordId> = sources
            .iter()
            .flat_map(|at| found[*at].piece.iter().map(|(id, _)| id))
            .collect();
        let mut content = Register::new();
        for one in found {
            if !self.withdrawable.contains(&one.key) {
                content.join(&one.piece.part(ids.iter().copied()));
            }
        }
        let others = (0..found.len()).filter(|at| !sources.contains(at));
        let others: Vec<&Found> = others
            .map(|at| &found[at])
            .filter(|one| one.is_sure && !self.withdrawable.contains(&one.key))
            .collect();
        content.filter(|id, _| {
            let current = register.get(id);
            !others
                .iter()
                .any(|one| one.piece.get(id).is_some() && one.piece.get(id) == current)
        })
    }

    /// Writes a piece and reads it back.
    fn write(&self, key: &PieceKey, text: &str, part: &Register) -> Result<(), BagError> {
        self.store
            .with_reserve(|| self.store.write_once(key, text))?;
        match self.store.piece(key)? {
            Some(written) if written == *part => {
                self.store.note_saved(key, self.now);
                Ok(())
            }
            _ => Err(BagError::Failed(format!("{key} is not what was written"))),
        }
    }

    /// Brings the new pieces to the second store and reads them back there. Without one they are sure from the next time on.
    async fn confirm(&self, found: &mut [Found]) -> Result<(), BagError> {
        let Some(shelf) = self.shelf else {
            return Ok(());
        };
        self.store.tell(self.waiting, shelf).await?;
        for one in found.iter_mut().filter(|one| !one.is_sure) {
            let copy = shelf.read(&[one.key.to_string()]).await?.pop();
            let copy = copy.and_then(|(_, text)| read_piece(&text).ok());
            one.is_sure = copy.as_ref() == Some(&one.piece);
        }
        Ok(())
    }

    /// Takes away what others hold.
    ///
    /// What is there is looked at once more and nothing is waited for until the end, so that of two tabs at once neither takes
    /// away what the other relies on.
    fn remove(
        &self,
        found: &[Found],
        register: &Register,
        name: &mut impl FnMut() -> Option<PieceKey>,
    ) -> Result<usize, BagError> {
        let present = self.store.pieces()?;
        let is_current = |id: &RecordId, one: &Found| one.piece.get(id) == register.get(id);
        let mut n_holders: BTreeMap<&RecordId, usize> = BTreeMap::new();
        let sure = found.iter().filter(|one| {
            one.is_sure && present.contains(&one.key) && !self.withdrawable.contains(&one.key)
        });
        for one in sure.clone() {
            for (id, _) in one.piece.iter().filter(|(id, _)| is_current(id, one)) {
                *n_holders.entry(id).or_default() += 1;
            }
        }
        let mut candidates: Vec<&Found> = sure.filter(|one| !one.is_new).collect();
        candidates.sort_by_key(|one| (!one.has_erased, one.piece.n_records(), &one.key));
        let mut superfluous = Vec::new();
        for one in candidates {
            let others = |id: &RecordId| {
                n_holders.get(id).copied().unwrap_or_default() - usize::from(is_current(id, one))
            };
            if one.piece.iter().any(|(id, _)| others(id) == 0) {
                continue;
            }
            for (id, _) in one.piece.iter().filter(|(id, _)| is_current(id, one)) {
                n_holders.entry(id).and_modify(|n| *n -= 1);
            }
            superfluous.push(&one.key);
        }
        if superfluous.is_empty() {
            return Ok(0);
        }
        // They are written down first, or a page that ends in between would make the next one look for them.
        let Some(by) = name() else { return Ok(0) };
        let keys = superfluous.iter().copied();
        self.store.note_gone(&by, keys, self.now)?;
        for key in &superfluous {
            self.store.bag().remove(key.as_str())?;
        }
        Ok(superfluous.len())
    }
}

/// Marks the pieces that hold what the register has erased for good, and says what that is.
fn note_erased(found: &mut [Found], register: &Register) -> Erased {
    let mut erased = Erased::default();
    for one in found {
        one.has_erased = erased.note(&one.piece, register);
    }
    erased
}
