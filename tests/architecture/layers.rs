//! Who may use whom: `docs` and `src/lib.rs` say why.

use super::source::{Source, words};
use super::{Finding, check_kept, check_snippet};

/// Lists the layers with the layers each may use.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &["domain"]),
    ("format", &["domain", "format"]),
    ("storage", &["domain", "format", "storage"]),
    ("report", &["domain", "report"]),
    ("office", &["domain", "report", "office"]),
    ("shell", &["domain", "format", "storage", "shell"]),
    (
        "ui",
        &["domain", "format", "storage", "report", "shell", "ui"],
    ),
];

/// Lists what components may use: data comes in and events go out, so they need neither storage nor shell.
const COMPONENTS: (&str, &[&str]) = ("src/ui/components", &["domain", "format", "report", "ui"]);

/// Lists the crates each layer may use. The shell and the screens may use any.
const CRATES: &[(&str, &[&str])] = &[
    ("domain", &["chrono", "litemap", "minimal_lexical", "sha2"]),
    ("format", &["litemap", "miniz_oxide", "sha2"]),
    ("storage", &["litemap"]),
    ("report", &[]),
];

/// Lists what reads a clock, draws at random or reaches the outside world.
const OUTSIDE: &[&str] = &[
    "std::time",
    "std::fs",
    "std::env",
    "std::net",
    "std::thread",
    "std::process",
    "SystemTime",
    "Local::now",
    "Utc::now",
    "RandomState",
    "thread_local",
];

fn uses_of_layers(source: &Source) -> Vec<Finding> {
    let known = LAYERS
        .iter()
        .find(|(layer, _)| source.layer() == Some(layer));
    let Some(&(layer, below)) = known else {
        return Vec::new();
    };
    let mut allowed = below;
    if source.path.starts_with(COMPONENTS.0) {
        allowed = COMPONENTS.1;
    }
    let used = ["crate::", "so_dan_van_kheo::"]
        .into_iter()
        .flat_map(|root| roots(source, root));
    let used = used.filter(|(_, used)| {
        LAYERS.iter().any(|(known, _)| known == used) && !allowed.contains(&used.as_str())
    });
    let forbidden =
        used.map(|(line, used)| Finding::new(source, line, format!("{layer} must not use {used}")));
    let mut findings: Vec<Finding> = forbidden.chain(escapes(source)).collect();
    findings.sort_by_key(|finding| finding.line);
    findings
}

/// Lists the first names behind `crate::`, alone or in braces.
fn roots(source: &Source, root: &str) -> Vec<(usize, String)> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for at in words(&source.code, root) {
        let rest = source.code[at + root.len()..].trim_start();
        let line = source.line_at(at);
        let Some(group) = rest.strip_prefix('{') else {
            found.push((line, rest.chars().take_while(|c| is_name(*c)).collect()));
            continue;
        };
        let mut depth = 1;
        let mut name = String::new();
        for c in group.chars() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                c if depth == 1 && c != ',' => name.push(c),
                _ => {}
            }
            if depth == 0 || (depth == 1 && c == ',') {
                found.push((
                    line,
                    name.trim().chars().take_while(|c| is_name(*c)).collect(),
                ));
                name.clear();
            }
            if depth == 0 {
                break;
            }
        }
    }
    found
}

/// Lists where a chain of `super::` climbs out of the layer, whatever it names there.
fn escapes(source: &Source) -> Vec<Finding> {
    let path = source
        .path
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .trim_end_matches("/mod");
    let depth = path.split('/').count();
    let first = words(&source.code, "super").filter(|at| !source.code[..*at].ends_with("super::"));
    let climbs = first.map(|at| {
        let n = source.code[at..]
            .split("::")
            .take_while(|part| *part == "super")
            .count();
        (at, n)
    });
    let out = climbs.filter(|(_, n)| *n >= depth);
    out.map(|(at, _)| Finding::new(source, source.line_at(at), "`super` leaves the layer"))
        .collect()
}

/// Lists the crates Cargo.toml names, as code spells them.
fn dependencies() -> Vec<String> {
    let manifest = std::fs::read_to_string(super::source::root().join("Cargo.toml")).unwrap();
    let mut is_list = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_list = line.trim_end_matches(']').ends_with("dependencies");
        } else if let Some((name, _)) = line.split_once(" = ")
            && is_list
            && !line.starts_with([' ', '#'])
        {
            names.push(name.trim().replace('-', "_"));
        }
    }
    names
}

fn uses_of_crates(source: &Source) -> Vec<Finding> {
    let Some((layer, allowed)) = CRATES
        .iter()
        .find(|(layer, _)| source.layer() == Some(layer))
    else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for name in dependencies()
        .iter()
        .filter(|name| !allowed.contains(&name.as_str()))
    {
        for at in words(&source.code, name) {
            let is_path = source.code[at + name.len()..].starts_with("::");
            let is_import = source.code[..at].ends_with("use ");
            if is_path || is_import {
                findings.push(Finding::new(
                    source,
                    source.line_at(at),
                    format!("{layer} must not use the crate {name}"),
                ));
            }
        }
    }
    findings
}

fn reaches_outside(source: &Source) -> Vec<Finding> {
    if !CRATES
        .iter()
        .any(|(layer, _)| source.layer() == Some(layer))
    {
        return Vec::new();
    }
    // The count of steps, which only tests ask for, belongs to the thread that takes them.
    let counts_steps =
        |what: &&&str| source.path == "src/domain/steps.rs" && **what == "thread_local";
    let found = OUTSIDE
        .iter()
        .filter(|what| !counts_steps(what))
        .flat_map(|what| words(&source.code, what).map(move |at| (at, what)));
    found
        .map(|(at, what)| {
            Finding::new(
                source,
                source.line_at(at),
                format!("{what}: time, randomness and ids come in as parameters"),
            )
        })
        .collect()
}

#[test]
fn no_layer_uses_one_above_it() {
    check_kept(Source::all("src").iter().flat_map(uses_of_layers));
}

#[test]
fn a_use_of_a_layer_above_is_found() {
    let check =
        |path, snippet, expect: &[usize]| check_snippet(uses_of_layers, path, snippet, expect);
    check(
        "src/domain/record.rs",
        "use crate::domain::leaf::Leaf;\nuse crate::format::json::Json;\n",
        &[2],
    );
    check(
        "src/domain/record.rs",
        "use crate::{domain::leaf::{Leaf, Stamp}, storage};\n",
        &[1],
    );
    check(
        "src/domain/record.rs",
        "fn a() {\n    crate::report::number::shown(1)\n}",
        &[2],
    );
    check(
        "src/domain/record.rs",
        "// use crate::format;\nconst A: &str = \"crate::format\";\n",
        &[],
    );
    check(
        "src/domain/record.rs",
        "use super::super::format::json;\n",
        &[1],
    );
    check(
        "src/domain/date/timestamp.rs",
        "use super::super::fold;\n",
        &[],
    );
    check(
        "src/domain/date/timestamp.rs",
        "use super::super::super::format;\n",
        &[1],
    );
    check("src/domain/mod.rs", "use super::format;\n", &[1]);
    check(
        "src/format/json.rs",
        "use crate::storage::bag::Bag;\n",
        &[1],
    );
    check(
        "src/storage/store.rs",
        "use crate::{domain, format, shell};\n",
        &[1],
    );
    check("src/report/number.rs", "use crate::format::json;\n", &[1]);
    check("src/shell/clock.rs", "use crate::ui::text;\n", &[1]);
    check(
        "src/ui/pages/model.rs",
        "use crate::storage::store;\nuse crate::shell::clock;\n",
        &[],
    );
    check(
        "src/ui/components/field.rs",
        "use crate::storage::store;\nuse crate::shell::clock;\nuse crate::domain::draft;\n",
        &[1, 2],
    );
    check("src/ui/state.rs", "use crate::office::sheet;\n", &[1]);
    check(
        "src/domain/record.rs",
        "#[cfg(test)]\nmod tests {\n use crate::format::json;\n}\n",
        &[],
    );
}

#[test]
fn crates_stay_in_their_layers() {
    check_kept(Source::all("src").iter().flat_map(uses_of_crates));
}

#[test]
fn a_crate_outside_its_layer_is_found() {
    let check =
        |path, snippet, expect: &[usize]| check_snippet(uses_of_crates, path, snippet, expect);
    check("src/domain/record.rs", "use miniz_oxide::inflate;\n", &[1]);
    check(
        "src/domain/date.rs",
        "use chrono::NaiveDate;\nuse sha2::Digest;\n",
        &[],
    );
    check(
        "src/format/json.rs",
        "fn a() { sha2::digest(web_sys::window()) }\n",
        &[1],
    );
    check("src/storage/store.rs", "use gloo_storage;\n", &[1]);
    check("src/report/number.rs", "use leptos::prelude::*;\n", &[1]);
    check("src/ui/app.rs", "use leptos::prelude::*;\n", &[]);
}

#[test]
fn nothing_below_the_shell_reads_a_clock_or_reaches_outside() {
    check_kept(Source::all("src").iter().flat_map(reaches_outside));
}

#[test]
fn a_clock_below_the_shell_is_found() {
    check_snippet(
        reaches_outside,
        "src/domain/date.rs",
        "fn now() {\n chrono::Local::now();\n std::time::Instant::now();\n}\n",
        &[3, 2],
    );
    check_snippet(
        reaches_outside,
        "src/shell/clock.rs",
        "fn now() { std::time::Instant::now(); }\n",
        &[],
    );
}

#[test]
fn crates_of_the_browser_are_not_built_for_native_tests() {
    let manifest = std::fs::read_to_string(super::source::root().join("Cargo.toml")).unwrap();
    let sections: Vec<&str> = manifest.split("\n[").collect();
    let everywhere = sections
        .iter()
        .find(|section| section.starts_with("dependencies]"))
        .unwrap();
    for name in [
        "leptos",
        "gloo",
        "web-sys",
        "js-sys",
        "wasm-bindgen",
        "console_error_panic_hook",
    ] {
        assert!(
            !everywhere.contains(name),
            "{name} stands under [dependencies]"
        );
    }
    let chrono = manifest
        .lines()
        .find(|line| line.starts_with("chrono"))
        .unwrap();
    assert!(
        chrono.contains("default-features = false") && !chrono.contains("clock"),
        "{chrono}"
    );
    let lib = Source::read("src/lib.rs".as_ref());
    assert!(
        lib.code
            .contains("#[cfg(target_arch = \"      \")]\npub mod shell;"),
        "src/lib.rs must gate `shell`"
    );
}
