//! The bag of pieces: what is kept on this machine, behind a port.
//!
//! Bird's eye: a [`store::Store`] writes every saved edit as one small piece under a key of its own, and starts by
//! joining every piece it can read. There is no other way in or out, so a crash at any point leaves a set of pieces.
//!
//! Beside it, and for this machine alone, [`journal`] keeps what the records were before each event: restore points and
//! history.
//!
//! Invariant: the key of a piece is written once and never overwritten; what cannot be read is set aside, never removed.

pub mod backup;
pub mod bag;
pub mod erasing;
pub mod journal;
pub mod loaded;
pub mod locals;
pub mod memory_bag;
pub mod mirrored;
pub mod second_copy;
pub mod shelf;
pub mod space;
pub mod store;
pub mod upkeep;
