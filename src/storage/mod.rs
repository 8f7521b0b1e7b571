//! The bag of pieces: what is kept on this machine, behind two ports.
//!
//! Bird's eye: a [`store::Store`] writes every saved edit as one small piece under a key of its own into a [`bag::Bag`], which
//! answers at once, and starts by joining every piece it can read. [`mirrored`] tells a second store, a [`shelf::Shelf`], of every
//! change; [`second_copy`] brings to either what it lacks, and [`upkeep`] makes few pieces of many. There is no other way
//! in or out, so a crash at any point leaves a set of pieces. `docs/storage.md` has the argument.
//!
//! [`forgetting`] takes what was erased for good out of everything that lies beside the pieces, before upkeep takes it out of
//! these.
//!
//! Beside it, and for this machine alone, [`journal`] keeps what the records were before each event: restore points and
//! history; [`locals`] keeps settings and memories, [`drafts`] and [`typed`] what is typed and not saved yet.
//!
//! Invariant: the key of a piece is written once; what cannot be read is set aside, never dropped.

pub mod apart;
pub mod backup;
pub mod bag;
pub mod drafts;
pub mod erasing;
pub mod forgetting;
pub mod inventory;
pub mod journal;
pub mod loaded;
pub mod locals;
pub mod many;
pub mod memory_bag;
pub mod mirrored;
pub mod piece_text;
pub mod second_copy;
pub mod second_known;
pub mod shelf;
pub mod space;
pub mod store;
pub mod typed;
pub mod upkeep;
