#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
//! What is read from outside and from storage, spoiled at random: no reader panics, nothing becomes far more than it was, and
//! what is read after all can be joined, written and read like anything else.
//!
//! `PROPTEST_CASES` sets how many inputs each target is given; `make soak` gives 100,000. An input that failed is left in
//! `target/fuzzed`; put into `tests/fixtures/odd` or `bad` it is given to every reader here for ever, as are all others there.

#[path = "../registers/mod.rs"]
mod registers;
mod spoil;
mod targets;

use proptest::test_runner::Config;

/// Returns the configuration of every target. A case is small, and there are many of them.
fn config() -> Config {
    let mut config = Config::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 400;
    }
    // Inputs are kept, not seeds: those mean something else with every change of what they are drawn from.
    config.failure_persistence = None;
    config
}
