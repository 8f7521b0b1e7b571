//! What the browser tests stand on: [`drive`] gives a test a [`Browser`], which serves `dist/` and opens [`Page`]s.
//!
//! Nothing here sleeps: the page tells when it has changed ([`page`]), the system when a file has arrived ([`downloads`]).
#![allow(
    dead_code,
    unused_imports,
    reason = "a vocabulary; the tests of today need not use every word"
)]

mod browser;
mod downloads;
mod engine;
mod page;
mod services;

pub use browser::Browser;
pub use engine::Engine;
pub use page::Page;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Browsers are heavy and machines small: one test at a time, whatever the number of test threads.
static TURN: Mutex<()> = Mutex::new(());

/// Runs one test in a browser of its own. Fails if the test fails, or if any page wrote an error to its console.
pub fn drive(test: impl AsyncFnOnce(&Browser)) {
    drive_in("dist", test);
}

/// Does the same with the pages of another folder of the project.
pub fn drive_in(folder: &str, test: impl AsyncFnOnce(&Browser)) {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a tokio runtime");
    let browser = runtime.block_on(Browser::start(&in_project(folder)));
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(test(&browser))));
    let errors = runtime.block_on(browser.finish(outcome.is_err()));
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
    assert!(
        errors.is_empty(),
        "the test passed, but the console has errors:\n{}",
        errors.join("\n")
    );
}

/// Returns a path in the project, whatever the current folder.
pub fn in_project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
