#![cfg(not(target_arch = "wasm32"))]
//! The journal as it is kept, and what it tells of days, points and numbers. Its laws are in `tests/laws/journal.rs`.

mod events;
mod kept;
mod read;
#[path = "../registers/mod.rs"]
mod registers;
mod unsigned;

use events::{at, event, file, journal, kept};
