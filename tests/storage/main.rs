#![cfg(not(target_arch = "wasm32"))]
//! Storage that fails: whatever was reported saved is there afterwards, whatever was not has changed nothing, and what
//! cannot be read is never lost.

#[path = "../contract/mod.rs"]
mod contract;
mod drafts;
#[path = "../draw/mod.rs"]
mod draw;
mod erased;
mod erasing;
mod faults;
mod inventory;
mod machine;
mod many;
mod many_tabs;
mod page;
mod pieces;
mod promises;
mod random_runs;
mod read_back;
mod two_stores;
mod typed;
