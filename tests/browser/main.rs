//! The release in `dist/`, driven in a real browser as a person would: `make test`, or after `make build`
//! `tools/contract.sh` and `cargo test --test browser`. Tests find things by the words on the screen, never by class or id.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panic"
)]

mod backup;
mod catalogue;
mod choosing;
mod closed_years;
mod contract;
mod deleted;
mod drafts;
#[path = "../draw/mod.rs"]
mod draw;
mod erasing;
mod exchange;
mod follow_up;
mod help;
mod journal;
mod keyboard;
mod killed;
mod large;
mod main_job;
mod offline;
mod opening;
mod passphrase;
mod pointed_out;
mod readable;
mod reported;
mod reports;
mod screens;
mod sets;
mod single_file;
mod steps;
mod storage;
mod support;
mod trouble;
mod units;
mod year;
