//! Storage: one edit saved, a start, and the room that models take.

use serde_json::json;

use crate::support::Page;
use crate::{N_MODELS, N_RUNS, call, heading, line, median, shown};

/// A village's register, a commune's, and a province's.
const SIZES: [usize; 3] = [100, 1_500, N_MODELS];
/// How much a browser stores, in code units: most, and WebKit where a character is above U+00FF.
const LIMITS: [usize; 2] = [5_242_308, 2_620_848];
const GOAL_OF_SAVING: f64 = 0.05;
const GOAL_OF_STARTING: f64 = 0.5;

/// Measures everything, and leaves nothing stored.
pub async fn measure(page: &Page) {
    heading("one edit: median of runs of 10 edits each");
    let mut medians = Vec::new();
    for n_models in SIZES {
        medians.push(save(page, n_models).await);
    }
    println!(
        "{:<42}{:>26.2}",
        "flat: the last of these / the first",
        medians[2] / medians[0]
    );
    for text in ["few sentences", "varied"] {
        start(page, text).await;
    }
    call(page, "storage", "clean", &[]).await;
    println!();
}

/// Saves edits on both sides in turns; returns our median.
async fn save(page: &Page, n_models: usize) -> f64 {
    let refused = call(page, "storage", "open", &[json!(n_models)]).await;
    let refused = refused.as_str().expect("a name, or nothing");
    let has_room = refused.is_empty();
    // Without the clock: the browser takes some time to make what it runs quick.
    for _ in 0..N_RUNS {
        time(page, "save", "ours").await;
        if has_room {
            time(page, "save", "theirs").await;
        }
    }
    let (mut ours, mut theirs, mut confirmed) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..N_RUNS {
        ours.push(time(page, "save", "ours").await);
        confirmed.push(time(page, "save", "confirmed").await);
        if has_room {
            theirs.push(time(page, "save", "theirs").await);
        }
    }
    let lost = call(page, "storage", "lost", &[]).await;
    assert_eq!(lost, "", "not stored as it was edited");
    let title = format!("save one edit, {n_models} models");
    match has_room {
        true => line(&title, &mut ours, &mut theirs, GOAL_OF_SAVING),
        false => println!(
            "{title:<42}{:>26}{:>26}",
            shown(&mut ours),
            format!("no room: {refused}")
        ),
    }
    println!(
        "{:<42}{:>26}",
        "  until the second store has it too",
        shown(&mut confirmed)
    );
    median(&ours)
}

/// Counts the room, and starts on both sides in turns.
async fn start(page: &Page, text: &str) {
    let units = call(page, "storage", "store", &[json!(text), json!(N_MODELS)]).await;
    println!(
        "\n{N_MODELS} models, {text}: code units a model, and how many models fit into {LIMITS:?}"
    );
    for (name, title) in [
        ("segments", "ours, in segments"),
        ("edits", "ours, as single edits"),
        ("theirs", "TinyBase"),
    ] {
        let of_a_model = units[name].as_f64().expect("a number") / N_MODELS as f64;
        let fit = LIMITS.map(|limit| (limit as f64 / of_a_model).floor());
        println!(
            "  {title:<40}{of_a_model:>10.0}{:>10}{:>10}",
            fit[0], fit[1]
        );
    }
    let difference = call(page, "storage", "difference", &[]).await;
    assert_eq!(difference, "", "the two sides differ after a start");
    heading(&format!(
        "start, {text}: median of {N_RUNS} alternating runs"
    ));
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..N_RUNS {
        ours.push(time(page, "start", "ours").await);
        theirs.push(time(page, "start", "theirs").await);
    }
    line("start", &mut ours, &mut theirs, GOAL_OF_STARTING);
    for (side, title) in [
        ("texts", "  ours: the texts out of localStorage"),
        ("inflated", "  ours: and inflated"),
        ("records", "  ours: and their records"),
        ("parsed", "  TinyBase: JSON.parse alone"),
    ] {
        let mut times = Vec::new();
        for _ in 0..N_RUNS {
            times.push(time(page, "start", side).await);
        }
        println!("{title:<42}{:>26}", shown(&mut times));
    }
}

/// Returns the milliseconds of one run, after a clean-up.
async fn time(page: &Page, function: &str, side: &str) -> f64 {
    page.collect_garbage().await;
    let ms = call(page, "storage", function, &[json!(side)]).await;
    ms.as_f64().expect("a time")
}
