//! The inventory: which pieces there should be, so that a start notices when some are not.
//!
//! Every run writes down its own pieces, each once it is there, and the pieces of others that it takes away, each before it goes. So in each
//! store at every moment what was written down and not taken away is there. The second store learns of both in one
//! transaction. What neither store has although one of them tells of it was lost from outside.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::date::Timestamp;
use crate::domain::replica::ReplicaId;
use crate::format::stored_inventory::{Numbers, StoredInventory, read_inventory, write_inventory};

use super::bag::{Bag, BagError};
use super::store::{PieceKey, Store};

/// Begins the keys of inventories, one for each run.
pub(super) const INVENTORY: &str = "dvk/inventory/";
/// How long an inventory stays that tells of nothing any more, in milliseconds: its run may still be open in a tab.
const KEPT_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// What all runs have written down.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Inventory {
    runs: BTreeMap<ReplicaId, StoredInventory>,
}

/// The pieces that should be there and are not.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Missing {
    /// Their names.
    pub pieces: BTreeSet<PieceKey>,
    /// When the runs that saved them last saved anything.
    pub last_at: Option<Timestamp>,
}

impl Inventory {
    /// Adds what stood under the key of an inventory.
    fn take(&mut self, key: &str, read: StoredInventory) {
        let run = key.strip_prefix(INVENTORY).and_then(|run| run.parse().ok());
        if let Some(run) = run {
            let known = self.runs.entry(run).or_default();
            known.at = known.at.max(read.at);
            known.pieces.extend(read.pieces);
            for (other, numbers) in read.gone {
                known.gone.entry(other).or_default().extend(numbers);
            }
        }
    }

    fn is_gone(&self, run: ReplicaId, n: u32) -> bool {
        let gone = |one: &StoredInventory| one.gone.get(&run).is_some_and(|all| all.contains(&n));
        self.runs.values().any(gone)
    }

    /// Names what should be there and is not.
    pub(super) fn missing(&self, is_there: impl Fn(&PieceKey) -> bool) -> Missing {
        let mut missing = Missing::default();
        for (&run, one) in &self.runs {
            for &n in &one.pieces {
                let key = PieceKey::new(run, n);
                if !is_there(&key) && !self.is_gone(run, n) {
                    missing.pieces.insert(key);
                    missing.last_at = missing.last_at.max(Some(one.at));
                }
            }
        }
        missing
    }

    /// Returns what of a run is still to be remembered; `None` where nothing is: its pieces are gone, and nobody tells any more of those it
    /// took away.
    fn rest_of(&self, one: &StoredInventory, run: ReplicaId) -> Option<StoredInventory> {
        let is_told = |(other, numbers): &(&ReplicaId, &Numbers)| {
            let theirs = self.runs.get(*other);
            theirs.is_some_and(|theirs| !theirs.pieces.is_disjoint(numbers))
        };
        let told = one.gone.iter().filter(is_told);
        let gone: BTreeMap<_, _> = told.map(|(run, all)| (*run, all.clone())).collect();
        let is_over = gone.is_empty() && one.pieces.iter().all(|&n| self.is_gone(run, n));
        (!is_over).then(|| StoredInventory {
            gone,
            ..one.clone()
        })
    }
}

impl<B: Bag> Store<B> {
    /// Returns what all runs have written down here.
    pub(super) fn inventory(&self) -> Result<Inventory, BagError> {
        let mut inventory = Inventory::default();
        for key in self.inventory_keys()? {
            if let Some(read) = self.local(&key, read_inventory)? {
                inventory.take(&key, read);
            }
        }
        Ok(inventory)
    }

    fn inventory_keys(&self) -> Result<Vec<String>, BagError> {
        let mut keys = self.keys()?;
        keys.retain(|key| key.starts_with(INVENTORY));
        Ok(keys)
    }

    /// Names what should be here and is not, as far as this store alone can tell.
    pub fn missing_here(&self) -> Result<Missing, BagError> {
        let there: BTreeSet<String> = self.keys()?.into_iter().collect();
        self.missing(&self.inventory()?, &there)
    }

    pub(super) fn missing(
        &self,
        inventory: &Inventory,
        there: &BTreeSet<String>,
    ) -> Result<Missing, BagError> {
        let left_out = self.left_out(&self.keys()?);
        let is_there = |key: &PieceKey| there.contains(key.as_str()) || left_out.contains(key);
        Ok(inventory.missing(is_there))
    }

    /// Joins what the second store knows of pieces with what is known here.
    pub(super) fn join_inventories(
        &self,
        texts: &[(String, String)],
    ) -> Result<Inventory, BagError> {
        let here = self.inventory()?;
        let mut both = here.clone();
        for (key, text) in texts {
            // One that is damaged there tells nothing; what is here takes its place.
            if let Ok(read) = read_inventory(text) {
                both.take(key, read);
            }
        }
        for (run, one) in &both.runs {
            if here.runs.get(run) != Some(one) {
                self.write_inventory(*run, one)?;
            }
        }
        Ok(both)
    }

    /// Writes down pieces of one run that are there now.
    pub(super) fn note_kept<'a>(
        &self,
        keys: impl Iterator<Item = &'a PieceKey>,
        at: Timestamp,
    ) -> Result<(), BagError> {
        let named: Vec<(ReplicaId, u32)> = keys.filter_map(PieceKey::parts).collect();
        let Some(&(run, _)) = named.first() else {
            return Ok(());
        };
        self.change_inventory(run, at, |own| {
            own.pieces.extend(named.iter().map(|(_, n)| n));
        })
    }

    /// Writes down that pieces are not to be looked for any more; `by` names a piece of the run that knows. Where there is no room for that,
    /// nothing is looked for any more that their runs have saved, which needs less room than before.
    pub(super) fn note_gone<'a>(
        &self,
        by: &PieceKey,
        keys: impl Iterator<Item = &'a PieceKey>,
        at: Timestamp,
    ) -> Result<(), BagError> {
        let Some((by, _)) = by.parts() else {
            return Ok(());
        };
        let named: Vec<(ReplicaId, u32)> = keys.filter_map(PieceKey::parts).collect();
        if named.is_empty() {
            return Ok(());
        }
        let noted = self.change_inventory(by, at, |own| {
            for (run, n) in &named {
                if *run == by {
                    own.pieces.remove(n);
                } else {
                    own.gone.entry(*run).or_default().insert(*n);
                }
            }
        });
        match noted {
            Err(BagError::Full) => named.iter().try_for_each(|(run, _)| {
                self.change_inventory(*run, Timestamp::default(), |one| one.pieces.clear())
            }),
            other => other,
        }
    }

    /// Looks for missing pieces no more: people know of it. `by` names a piece of the run that was told.
    pub fn give_up_missing(
        &self,
        by: &PieceKey,
        missing: &Missing,
        at: Timestamp,
    ) -> Result<(), BagError> {
        self.check_open()?;
        self.note_gone(by, missing.pieces.iter(), at)
    }

    /// Forgets what need not be remembered of runs that are long over, and takes up pieces that nobody has written down: earlier versions
    /// did not.
    pub(super) fn tidy_inventories(&self, now: Timestamp) -> Result<(), BagError> {
        let inventory = self.inventory()?;
        let is_old = |one: &StoredInventory| now.as_millis() - one.at.as_millis() > KEPT_MS;
        for (run, one) in inventory.runs.iter().filter(|(_, one)| is_old(one)) {
            match inventory.rest_of(one, *run) {
                None => self.bag().remove(&key_of(*run))?,
                Some(rest) if rest != *one => self.write_inventory(*run, &rest)?,
                Some(_) => {}
            }
        }
        let mut untold: BTreeMap<ReplicaId, Vec<PieceKey>> = BTreeMap::new();
        for key in self.pieces()? {
            let run = key.parts().map(|(run, _)| run);
            if let Some(run) = run.filter(|run| !inventory.runs.contains_key(run)) {
                untold.entry(run).or_default().push(key);
            }
        }
        untold
            .values()
            .try_for_each(|keys| self.note_kept(keys.iter(), now))
    }

    fn change_inventory(
        &self,
        run: ReplicaId,
        at: Timestamp,
        change: impl FnOnce(&mut StoredInventory),
    ) -> Result<(), BagError> {
        // Another tab may have tidied it meanwhile.
        let present = self.local(&key_of(run), read_inventory)?;
        let mut inventory = present.clone().unwrap_or_default();
        change(&mut inventory);
        inventory.at = inventory.at.max(at);
        self.write_inventory(run, &inventory)
    }

    fn write_inventory(&self, run: ReplicaId, inventory: &StoredInventory) -> Result<(), BagError> {
        self.write_small(&key_of(run), &write_inventory(inventory))
    }
}

fn key_of(run: ReplicaId) -> String {
    format!("{INVENTORY}{run}")
}
