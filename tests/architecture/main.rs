#![cfg(not(target_arch = "wasm32"))]
//! The architecture, read from the source: every rule has a test that the project keeps it, and one that it can fail.

mod circles;
mod code;
mod help;
mod layers;
mod repository;
mod source;

use source::Source;

/// Is a place where a rule is broken: `src/domain/record.rs:12: what is wrong`.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Finding {
    path: String,
    line: usize,
    what: String,
}

impl Finding {
    fn new(source: &Source, line: usize, what: impl Into<String>) -> Self {
        Self {
            path: source.path.clone(),
            line,
            what: what.into(),
        }
    }
}

/// Says that the whole project keeps a rule.
#[track_caller]
fn check_kept(findings: impl IntoIterator<Item = Finding>) {
    let lines: Vec<String> = findings
        .into_iter()
        .map(|f| format!("{}:{}: {}", f.path, f.line, f.what))
        .collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

/// Says on which lines of a snippet a rule is broken.
#[track_caller]
fn check_snippet(
    rule: impl Fn(&Source) -> Vec<Finding>,
    path: &str,
    snippet: &str,
    expect: &[usize],
) {
    let lines: Vec<usize> = rule(&Source::new(path, snippet))
        .into_iter()
        .map(|finding| finding.line)
        .collect();
    assert_eq!(lines, expect, "{path}\n{snippet}");
}
