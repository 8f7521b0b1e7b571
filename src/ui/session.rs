//! One run of the program on one bag: what was loaded, who writes, where pieces go.

use std::rc::Rc;
use std::sync::Arc;

use crate::domain::command::{Applied, Command, Writer, apply};
use crate::domain::register::Register;
use crate::domain::replica::ReplicaId;
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

/// Is the replica of this run, drawn at its first write.
struct Run {
    replica: ReplicaId,
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
            None => {
                let replica = random::replica_id()?;
                Run {
                    replica,
                    writer: Writer::new(replica),
                    n_pieces: 0,
                }
            }
        };
        Ok(self.run.insert(run))
    }

    /// Applies a command to the register; nothing is saved yet.
    pub fn apply(
        &mut self,
        register: &mut Register,
        by: &Arc<str>,
        command: &Command,
    ) -> Result<Applied, NoRandomness> {
        let run = self.run()?;
        Ok(apply(register, &mut run.writer, clock::now(), by, command))
    }

    /// Names the next piece of this run.
    pub fn next_key(&mut self) -> Result<PieceKey, BagError> {
        let no_randomness = |_: NoRandomness| BagError::Failed(String::new());
        let run = self.run().map_err(no_randomness)?;
        run.n_pieces += 1;
        Ok(PieceKey::new(run.replica, run.n_pieces))
    }
}
