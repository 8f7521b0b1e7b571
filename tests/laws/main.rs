#![cfg(not(target_arch = "wasm32"))]
//! The laws of the register, over random histories.
//!
//! `PROPTEST_CASES` sets how many histories each law is tried on. A seed that fails is kept in
//! `tests/laws.proptest-regressions` and tried first from then on.

mod action;
mod bytes;
mod cloned;
mod decision;
mod deletion;
mod face;
mod files;
mod going_back;
mod history;
mod join;
mod journal;
mod leaves;
mod naive;
mod odd;
mod plain;
mod readable;
#[path = "../registers/mod.rs"]
mod registers;
mod sameness;
mod undo;
mod withdraw;

use proptest::test_runner::{Config, FileFailurePersistence};

/// Returns the configuration of every law here: enough cases to notice, few enough to wait for.
fn config() -> Config {
    let mut config = Config::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 384;
    }
    let seeds = FileFailurePersistence::Direct("tests/laws.proptest-regressions");
    config.failure_persistence = Some(Box::new(seeds));
    config
}
