//! How pieces come in one after the other, as far as the table of limits goes.

use super::limits::{Counts, TooMany, TooMuch, grown_too_much};
use super::register::{RecordId, Register};

/// Says what there would be too much of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Beyond {
    /// Records of a list.
    TooMany(TooMany),
    /// Something in a record.
    TooMuch(RecordId, TooMuch),
}

/// Is a register as it would be with some pieces.
#[derive(Clone, Debug)]
pub struct Intake {
    register: Register,
    counts: Counts,
}

impl Intake {
    /// Starts with a register as it is.
    pub fn of(register: &Register) -> Self {
        Self {
            counts: Counts::of_register(register),
            register: register.clone(),
        }
    }

    /// Returns the register with what was taken so far.
    pub const fn register(&self) -> &Register {
        &self.register
    }

    /// Returns the register with all that was taken.
    pub fn into_register(self) -> Register {
        self.register
    }

    /// Joins a piece, all of it or nothing: nothing where there would be something beyond the limits and more than there is. What
    /// is beyond them already keeps nothing else out.
    pub fn take(&mut self, piece: &Register) -> Result<(), Beyond> {
        let mut counts = self.counts.clone();
        for (id, incoming) in piece.iter() {
            let Some(now) = self.register.get(id) else {
                counts.add(&id.collection);
                if let Some(much) = grown_too_much(id, None, incoming) {
                    return Err(Beyond::TooMuch(id.clone(), much));
                }
                continue;
            };
            if now != incoming {
                let mut then = now.clone();
                then.join(incoming);
                if let Some(much) = grown_too_much(id, Some(now), &then) {
                    return Err(Beyond::TooMuch(id.clone(), much));
                }
            }
        }
        if let Some(many) = counts.beyond_and_more_than(&self.counts).into_iter().next() {
            return Err(Beyond::TooMany(many));
        }
        self.register.join(piece);
        self.counts = counts;
        Ok(())
    }
}
