//! The browser: storage, clock, randomness, files, clipboard, encryption, the address bar. Each wrapped once, cleaned up by itself.
//!
//! Invariant: nothing here knows what a register is beyond the port it fills, and nothing here speaks to people.

pub mod cipher;
pub mod clipboard;
pub mod clock;
pub mod files;
pub mod journal_shelf;
pub mod listener;
pub mod local_bag;
pub mod page;
pub mod random;
