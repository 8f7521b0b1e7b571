//! One run of the program on one bag: what was loaded, who writes, where pieces go.

use std::rc::Rc;
use std::sync::Arc;

use crate::domain::carrying_out::carry_out;
use crate::domain::command::{Applied, Command};
use crate::domain::register::Register;
use crate::domain::replica::ReplicaId;
use crate::domain::writer::{OwnUnit, Writer};
use crate::shell::clock;
use crate::shell::random::{self, NoRandomness};
use crate::storage::bag::{Bag, BagError};
use crate::storage::store::{PieceKey, Store};

/// Is a store of whatever bag.
pub type AnyStore = Store<Box<dyn Bag>>;

/// Saves what commands touch, each as one piece.
pub struct Session {
    store: Rc<AnyStore>,
    run: Option<Run>,
}

/// Is this run, from its first write on.
struct Run {
    /// Names its pieces.
    name: ReplicaId,
    writer: Writer,
    n_pieces: u32,
}

impl Session {
    /// Starts a session on a store; nothing is written yet.
    pub fn new(store: AnyStore) -> Self {
        Self {
            store: Rc::new(store),
            run: None,
        }
    }

    /// Returns the store.
    pub fn store(&self) -> &AnyStore {
        &self.store
    }

    /// Returns the store for work that lasts.
    pub fn shared_store(&self) -> Rc<AnyStore> {
        Rc::clone(&self.store)
    }

    fn run(&mut self) -> Result<&mut Run, NoRandomness> {
        let run = match self.run.take() {
            Some(run) => run,
            None => Run {
                name: random::replica_id()?,
                writer: writer()?,
                n_pieces: 0,
            },
        };
        Ok(self.run.insert(run))
    }

    /// Carries a command out on records as they were seen, and joins what it wrote into the register; nothing is saved yet.
    pub fn carry_out(
        &mut self,
        register: &mut Register,
        seen: Option<&Register>,
        (by, unit): (&Arc<str>, OwnUnit),
        command: &Command,
    ) -> Result<Applied, NoRandomness> {
        let present = &mut self.run()?.writer;
        present.write_for(unit);
        let stamp = (clock::now(), by);
        carry_out(register, seen, present, writer, stamp, command)
    }

    /// Counts the records of a piece that speak of writes of this run that were never made.
    pub fn n_claimed_in(&self, piece: &Register) -> usize {
        let run = self.run.as_ref();
        run.map_or(0, |run| run.writer.claimed_in(piece).count())
    }

    /// Names the next piece of this run.
    pub fn next_key(&mut self) -> Result<PieceKey, BagError> {
        let no_randomness = |_: NoRandomness| BagError::Failed(String::new());
        let run = self.run().map_err(no_randomness)?;
        run.n_pieces += 1;
        Ok(PieceKey::new(run.name, run.n_pieces))
    }
}

fn writer() -> Result<Writer, NoRandomness> {
    Ok(Writer::new([random::replica_id()?, random::replica_id()?]))
}
