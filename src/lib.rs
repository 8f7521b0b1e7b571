//! **Sổ Dân vận khéo**: a register of "Dân vận khéo" models that lives in a browser, without a server.
//!
//! # Bird's eye
//!
//! *A register is the join of pieces.* A file from a commune, a saved edit, another tab, a backup: each is a piece, and
//! the register is what comes out of joining all of them, in any order, any number of times. Import, crash recovery and
//! opening the program are therefore one operation, [`domain::register::Register::join`]. A feature that seems to need a
//! second way to merge, save or import has missed the design.
//!
//! # Layers, one direction
//!
//! ```text
//! domain    what a register is and how it changes; no clock, randomness, browser or serialisation
//! format    pieces <-> bytes: the exchange file, the stored piece         -> domain
//! storage   the bag of pieces behind a port                                -> domain, format
//! report    figures -> Vietnamese sentences, tables and numbers            -> domain
//! shell     the browser, wrapped once: storage, clock, files, clipboard    -> storage's port   (wasm only)
//! ui        screens, and every sentence that speaks to people              -> all of these     (wasm only)
//! ```
//!
//! What only a browser has is a dependency of the wasm target alone, so a native `cargo test` builds none of it and a
//! clock in the domain is a compile error. `tests/architecture.rs` holds the rest of these rules.
//!
//! # Where to start reading
//!
//! 1. [`domain::record`]: a record, its dots and contexts, and the join; [`domain::leaf`] decides which values survive.
//! 2. [`domain::command`]: everything a person can do, applied in one place, each with the way back.
//! 3. [`format::exchange_read`]: the one path by which anything comes in; [`format::sync_write`] shows what the join needs.
//! 4. [`storage::store`]: one saved edit = one small piece under a key of its own; starting = joining all of them. Then
//!    [`storage::second_copy`] and [`storage::upkeep`]; `docs/storage.md` has the whole argument.
//! 5. [`domain::journal`]: what this machine has seen change; the way back to a day, and where every value came from.
//! 6. The year's work: [`domain::stage`] (which step leads where) and [`domain::stage_move`], [`domain::appraisal`],
//!    [`domain::closing`], [`domain::catalogue_set`]; then [`domain::figures`] (numbers that keep the models behind them),
//!    [`domain::reported`] (numbers that came without any) and [`report::tables`].
//! 7. `ui::markup`: elements as values of one type, so that a screen costs few bytes; leptos runs the rest.
//! 8. `ui::state`: the register as screens see it, `dispatch`, import and undo; `ui::pages` has one module per screen.
//!
//! To find a feature, look for the folder of its layer and the file with its glossary name.

#![cfg_attr(
    not(test),
    warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)
)]

pub mod domain;
pub mod format;
pub mod report;
#[cfg(target_arch = "wasm32")]
pub mod shell;
pub mod storage;
pub mod ui;
