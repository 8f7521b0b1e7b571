//! Measures import and join beside TinyBase's mergeable store, in one page of a real browser: `make bench`.
//!
//! It reports and fails only where the two sides end with different content. The page is in `tools/bench/page`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a bench that cannot go on has failed"
)]

#[path = "../browser/support/mod.rs"]
mod support;

use serde_json::{Value, json};
use support::{Page, drive_in};

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

fn main() {
    drive_in("target/bench", async |browser| {
        let page = browser.page().await;
        page.goto("").await;
        let made = call(&page, "prepare", &[json!(N_MODELS)]).await;
        let millions = |name: &str| made[name].as_f64().unwrap_or_default() / 1e6;
        println!(
            "\n{} models, {} changed in the copy; {:.1} M characters as rows, {:.1} M as our file, {:.1} M as TinyBase's",
            made["models"],
            made["changed"],
            millions("characters"),
            millions("ours"),
            millions("theirs")
        );
        println!("median of {N_RUNS} alternating runs, fastest and slowest in brackets\n");
        println!(
            "{:<32}{:>26}{:>26}{:>9}  goal",
            "", "ours, ms", "TinyBase, ms", "ratio"
        );
        for measured in MEASURED {
            report(&page, measured).await;
        }
        for (what, side, title) in ALONE {
            let mut times = Vec::new();
            for _ in 0..N_RUNS {
                times.push(time(&page, what, side).await);
            }
            println!("{title:<32}{:>26}", shown(&mut times));
        }
        println!();
    });
}

/// Runs both sides in turns and prints a line.
async fn report(page: &Page, measured: &Measured) {
    let difference = call(page, "difference", &[json!(measured.what)]).await;
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
    let (our_times, their_times) = (shown(&mut ours), shown(&mut theirs));
    println!(
        "{:<32}{our_times:>26}{their_times:>26}{:>7.2} x  <= {} x",
        measured.title,
        ours[N_RUNS / 2] / theirs[N_RUNS / 2],
        measured.goal
    );
}

/// Sorts times, and shows their median and their ends.
fn shown(times: &mut [f64]) -> String {
    times.sort_by(f64::total_cmp);
    format!(
        "{:.0} ({:.0} … {:.0})",
        times[times.len() / 2],
        times[0],
        times[times.len() - 1]
    )
}

/// Returns the milliseconds of one run, after a clean-up, so that no side pays for the other's garbage.
async fn time(page: &Page, what: &str, side: &str) -> f64 {
    page.collect_garbage().await;
    let ms = call(page, "run", &[json!(what), json!(side)]).await;
    ms.as_f64().expect("a time")
}

/// Calls a function of the page and waits for what it returns.
async fn call(page: &Page, function: &str, arguments: &[Value]) -> Value {
    let script = format!(
        "const done = arguments[0];
        import('./bench.mjs')
            .then((bench) => bench.{function}(...{}))
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
