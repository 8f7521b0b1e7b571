//! Measures import, join and storage beside TinyBase's mergeable store, in one page of a real browser: `make bench`.
//!
//! It reports and fails only where the two sides end with different content. The page is in `tools/bench/page`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a bench that cannot go on has failed"
)]

mod storage;
#[path = "../browser/support/mod.rs"]
mod support;

use serde_json::{Value, json};
use support::{Browser, Page, drive_in};

const N_MODELS: usize = 12_532;
/// How often each side runs: odd, so that the median is one of the runs.
const N_RUNS: usize = 5;

/// Is a thing that both sides do.
struct Measured {
    what: &'static str,
    title: &'static str,
    /// The part of TinyBase's time it should take at most.
    goal: f64,
}

const MEASURED: &[Measured] = &[
    Measured {
        what: "import",
        title: "import into an empty register",
        goal: 0.2,
    },
    Measured {
        what: "join",
        title: "join a copy, 10 % changed",
        goal: 0.5,
    },
];

/// Lists what only one side does, to read the others by.
const ALONE: &[(&str, &str, &str)] = &[
    ("preview", "ours", "ours: preview of that join"),
    ("parse", "theirs", "floor: JSON.parse of our file"),
];

/// `ONLY=files` and `ONLY=storage` leave the other half out.
fn main() {
    let only = std::env::var("ONLY").ok();
    drive_in("target/bench", async |browser| {
        // A page for each, so that neither carries what the other has left.
        if only.as_deref() != Some("storage") {
            files(&opened(browser).await).await;
        }
        if only.as_deref() != Some("files") {
            storage::measure(&opened(browser).await).await;
        }
    });
}

async fn opened(browser: &Browser) -> Page {
    let page = browser.page().await;
    page.goto("").await;
    page
}

/// Measures what is done with files.
async fn files(page: &Page) {
    let made = call(page, "bench", "prepare", &[json!(N_MODELS)]).await;
    let millions = |name: &str| made[name].as_f64().unwrap_or_default() / 1e6;
    println!(
        "\n{} models, {} changed in the copy; {:.1} M characters as rows, {:.1} M as our file, {:.1} M as TinyBase's",
        made["models"],
        made["changed"],
        millions("characters"),
        millions("ours"),
        millions("theirs")
    );
    heading(&format!(
        "median of {N_RUNS} alternating runs, fastest and slowest in brackets"
    ));
    for measured in MEASURED {
        report(page, measured).await;
    }
    for (what, side, title) in ALONE {
        let mut times = Vec::new();
        for _ in 0..N_RUNS {
            times.push(time(page, what, side).await);
        }
        println!("{title:<42}{:>26}", shown(&mut times));
    }
}

/// Begins a table.
fn heading(words: &str) {
    println!("\n{words}\n");
    println!(
        "{:<42}{:>26}{:>26}{:>11}  goal",
        "", "ours, ms", "TinyBase, ms", "ratio"
    );
}

/// Prints a line with both sides.
fn line(title: &str, ours: &mut [f64], theirs: &mut [f64], goal: f64) {
    let (our_times, their_times) = (shown(ours), shown(theirs));
    let ratio = median(ours) / median(theirs);
    println!("{title:<42}{our_times:>26}{their_times:>26}{ratio:>9.3} x  <= {goal} x");
}

/// Runs both sides in turns and prints a line.
async fn report(page: &Page, measured: &Measured) {
    let difference = call(page, "bench", "difference", &[json!(measured.what)]).await;
    assert_eq!(
        difference, "",
        "the two sides differ after {}",
        measured.what
    );
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..N_RUNS {
        ours.push(time(page, measured.what, "ours").await);
        theirs.push(time(page, measured.what, "theirs").await);
    }
    line(measured.title, &mut ours, &mut theirs, measured.goal);
}

/// Sorts times, and shows their median and their ends: whole numbers where they are large.
fn shown(times: &mut [f64]) -> String {
    times.sort_by(f64::total_cmp);
    let places = if median(times) < 20.0 { 2 } else { 0 };
    format!(
        "{:.places$} ({:.places$} … {:.places$})",
        median(times),
        times[0],
        times[times.len() - 1]
    )
}

/// Returns the one in the middle of times that are sorted.
fn median(times: &[f64]) -> f64 {
    times[times.len() / 2]
}

/// Returns the milliseconds of one run, after a clean-up, so that no side pays for the other's garbage.
async fn time(page: &Page, what: &str, side: &str) -> f64 {
    page.collect_garbage().await;
    let ms = call(page, "bench", "run", &[json!(what), json!(side)]).await;
    ms.as_f64().expect("a time")
}

/// Calls a function of the page and waits for what it returns.
async fn call(page: &Page, module: &str, function: &str, arguments: &[Value]) -> Value {
    let script = format!(
        "const done = arguments[0];
        import('./{module}.mjs')
            .then((module) => module.{function}(...{}))
            .then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));",
        json!(arguments)
    );
    let answer = page.client().execute_async(&script, Vec::new()).await;
    let answer = answer.expect("an answer of the page");
    match answer.get("error") {
        Some(error) => panic!("{function}: {error}"),
        None => answer["value"].clone(),
    }
}
