//! One run of the program on one bag: what was loaded, who writes, where pieces go.

use std::sync::Arc;

use crate::domain::command::{Applied, Command, Writer, apply};
use crate::domain::register::Register;
use crate::domain::replica::ReplicaId;
use crate::shell::clock;
use crate::shell::random::{self, NoRandomness};
use crate::storage::bag::{Bag, BagError};
use crate::storage::store::{PieceKey, Store};

/// Saves what commands touch, each as one piece.
pub struct Session {
    store: Store<Box<dyn Bag>>,
    run: Option<Run>,
}

/// Is the replica of this run, drawn at its first write.
struct Run {
    replica: ReplicaId,
    writer: Writer,
    n_pieces: u32,
}

impl Session {
    /// Starts a session on a bag; nothing is written yet.
    pub fn new(bag: Box<dyn Bag>) -> Self {
        Self {
            store: Store::new(bag),
            run: None,
        }
    }

    /// Returns the store.
    pub fn store(&self) -> &Store<Box<dyn Bag>> {
        &self.store
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

    /// Saves a piece. It is saved once this returns, and not before.
    pub fn save(&mut self, piece: &Register) -> Result<PieceKey, BagError> {
        let no_randomness = |_: NoRandomness| BagError::Failed(String::new());
        let run = self.run().map_err(no_randomness)?;
        run.n_pieces += 1;
        let (replica, n) = (run.replica, run.n_pieces);
        self.store.save(replica, n, piece)
    }
}
