//! What must not stand in the code, wherever it is.

use super::source::{Source, words};
use super::{Finding, check_kept, check_snippet};

/// Lists files with Vietnamese that is data, not a sentence to anybody.
const VIETNAMESE_DATA: &[(&str, &str)] = &[
    (
        "src/format/starting_set.rs",
        "the catalogue every register starts with",
    ),
    (
        "src/format/ready_sets.rs",
        "catalogues of other places, to begin a set from",
    ),
    ("src/domain/naming.rs", "what stands for a name is a name"),
    ("src/domain/fold.rs", "letters and their plain forms"),
    ("src/domain/fold/", "letters and their plain forms"),
];

fn panics(source: &Source) -> Vec<Finding> {
    const WORDS: &[&str] = &[
        ".unwrap()",
        ".unwrap_err()",
        ".expect(",
        ".expect_err(",
        "panic!",
        "unreachable!",
        "todo!",
        "unimplemented!",
        "assert!",
        "assert_eq!",
        "assert_ne!",
    ];
    forbid(source, WORDS, "panics; return an error that carries data")
}

fn leaks(source: &Source) -> Vec<Finding> {
    forbid(
        source,
        &[
            ".forget()",
            "mem::forget",
            "Box::leak",
            ".leak()",
            ".into_js_value()",
        ],
        "leaks; clean up in `on_cleanup`",
    )
}

/// The border between the program and what is fetched later is declared in one file, and that is unsafe to Rust.
fn unsafe_code(source: &Source) -> Vec<Finding> {
    if source.path == "src/ui/pages/on_demand.rs" {
        return Vec::new();
    }
    forbid(source, &["unsafe_code", "unsafe"], "has no place here")
}

fn forbid(source: &Source, forbidden: &[&str], why: &str) -> Vec<Finding> {
    let lines = source.lines().flat_map(|(line, code)| {
        let found = forbidden
            .iter()
            .filter(move |word| words(code, word).next().is_some());
        found.map(move |word| (line, word))
    });
    lines
        .map(|(line, word)| Finding::new(source, line, format!("`{word}` {why}")))
        .collect()
}

fn raw_local_storage(source: &Source) -> Vec<Finding> {
    if source.layer() == Some("shell") {
        return Vec::new();
    }
    // Leptos calls values of one thread `LocalStorage` too; gloo-storage's cannot be had without naming its crate.
    let names = ["local_storage", "localStorage", "gloo_storage"];
    let in_code = source.lines().map(|(line, code)| (line, code.to_owned()));
    let all = in_code.chain(source.literals.iter().cloned());
    let found = all.filter(|(_, text)| names.iter().any(|name| text.contains(name)));
    found
        .map(|(line, _)| {
            Finding::new(
                source,
                line,
                "localStorage is reached through `shell` alone",
            )
        })
        .collect()
}

/// The release is built without texts for debugging: what is made of them is empty there.
fn debug_texts(source: &Source) -> Vec<Finding> {
    let literals = source.literals.iter();
    let found = literals.filter(|(_, text)| text.contains(":?}") || text.contains(":#?}"));
    found
        .map(|(line, _)| {
            Finding::new(
                source,
                *line,
                "a text for debugging is empty in the release",
            )
        })
        .collect()
}

fn vietnamese(source: &Source) -> Vec<Finding> {
    let is_home = source.path == "src/ui/text.rs"
        || source.path.starts_with("src/ui/text/")
        || source.layer() == Some("report");
    let is_data = VIETNAMESE_DATA
        .iter()
        .any(|(path, _)| source.path.starts_with(path));
    if is_home || is_data {
        return Vec::new();
    }
    // A view may hold a sentence without quotes: then it is code.
    let in_code = source.lines().map(|(line, code)| (line, code.to_owned()));
    let mut found: Vec<_> = in_code
        .chain(source.literals.iter().cloned())
        .filter(|(_, text)| text.chars().any(is_vietnamese))
        .collect();
    found.sort();
    found
        .into_iter()
        .map(|(line, text)| {
            Finding::new(
                source,
                line,
                format!("a sentence outside ui/text.rs and report: {}", text.trim()),
            )
        })
        .collect()
}

fn is_vietnamese(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}')
}

fn too_long(source: &Source) -> Vec<Finding> {
    const MAX: usize = 400;
    let n = source.text.lines().count();
    if n > MAX {
        vec![Finding::new(
            source,
            MAX + 1,
            format!("{n} lines, more than {MAX}"),
        )]
    } else {
        Vec::new()
    }
}

fn too_long_components(source: &Source) -> Vec<Finding> {
    const MAX: usize = 120;
    let components = source.code.match_indices("#[component]").map(|(at, _)| {
        let mut depth = 0;
        let end = source.code[at..].char_indices().find(|(_, c)| {
            depth += match c {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            *c == '}' && depth == 0
        });
        let end = end.map_or(source.code.len(), |(end, _)| at + end);
        (source.line_at(at), source.line_at(end) - source.line_at(at))
    });
    let long = components.filter(|(_, n)| *n > MAX);
    long.map(|(line, n)| {
        Finding::new(
            source,
            line,
            format!("a component of {n} lines, more than {MAX}"),
        )
    })
    .collect()
}

fn unfinished(source: &Source) -> Vec<Finding> {
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X"),
    ];
    let lines = (1..).zip(source.text.lines());
    let found =
        lines.filter(|(_, line)| marks.iter().any(|mark| words(line, mark).next().is_some()));
    found
        .map(|(line, _)| Finding::new(source, line, "unfinished"))
        .collect()
}

fn vague_modules(source: &Source) -> Vec<Finding> {
    const VAGUE: &[&str] = &[
        "utils", "util", "helpers", "helper", "common", "types", "manager", "misc",
    ];
    let names = source.path.trim_end_matches(".rs").split('/');
    let vague = names.filter(|name| VAGUE.contains(name));
    vague
        .map(|name| {
            Finding::new(
                source,
                1,
                format!("`{name}` says nothing about what is inside"),
            )
        })
        .collect()
}

fn skipped_or_sleeping_tests(source: &Source) -> Vec<Finding> {
    let mut findings = forbid(
        source,
        &["#[ignore", "thread::sleep", "time::sleep", "sleep_until"],
        "hides or delays; await an event",
    );
    findings.dedup();
    findings
}

#[test]
fn nothing_panics_outside_tests() {
    check_kept(Source::all("src").iter().flat_map(panics));
}

#[test]
fn a_panic_outside_tests_is_found() {
    let snippet = "fn a() {\n x.unwrap();\n x.expect(\"y\");\n panic!(\"z\");\n x.unwrap_or(0);\n}\n// .unwrap()\nconst A: &str = \".unwrap()\";\n#[cfg(test)]\nmod tests {\n fn b() { x.unwrap(); }\n}\nfn c() { unreachable!() }\n";
    check_snippet(panics, "src/domain/a.rs", snippet, &[2, 3, 4, 13]);
}

#[test]
fn nothing_is_leaked() {
    check_kept(Source::all("src").iter().flat_map(leaks));
}

#[test]
fn a_leak_is_found() {
    check_snippet(
        leaks,
        "src/shell/a.rs",
        "fn a() {\n closure.forget();\n}\n",
        &[2],
    );
}

#[test]
fn nothing_is_unsafe() {
    check_kept(Source::all("src").iter().flat_map(unsafe_code));
}

#[test]
fn an_unsafe_place_is_found() {
    let snippet = "#![allow(unsafe_code)]\nfn a() { unsafe { b() } }\n";
    check_snippet(unsafe_code, "src/ui/a.rs", snippet, &[1, 2]);
    check_snippet(unsafe_code, "src/ui/pages/on_demand.rs", snippet, &[]);
}

#[test]
fn no_text_is_made_for_debugging() {
    check_kept(Source::all("src").iter().flat_map(debug_texts));
}

#[test]
fn a_text_for_debugging_is_found() {
    check_snippet(
        debug_texts,
        "src/ui/a.rs",
        "fn a() {\n let key = format!(\"{entry:?}\");\n}\n",
        &[2],
    );
}

#[test]
fn only_the_shell_reaches_local_storage() {
    check_kept(Source::all("src").iter().flat_map(raw_local_storage));
    // The size of text is needed before the program is there; it is only read.
    const READS_SIZE: &str = "localStorage.getItem(\"dvk-device\")";
    for path in super::source::files("public") {
        let text = std::fs::read(super::source::root().join(&path)).unwrap();
        let text = String::from_utf8_lossy(&text).replacen(READS_SIZE, "", 1);
        assert!(!text.contains("localStorage"), "{}", path.display());
    }
}

#[test]
fn local_storage_outside_the_shell_is_found() {
    let snippet = "use gloo_storage::LocalStorage;\nfn a() { window.local_storage() }\nconst A: &str = \"localStorage\";\n";
    check_snippet(raw_local_storage, "src/ui/state.rs", snippet, &[1, 2, 3]);
    check_snippet(raw_local_storage, "src/shell/local_bag.rs", snippet, &[]);
}

#[test]
fn every_vietnamese_sentence_is_in_ui_text_or_report() {
    check_kept(Source::all("src").iter().flat_map(vietnamese));
    for (path, reason) in VIETNAMESE_DATA {
        assert!(
            super::source::root().join(path).exists(),
            "{path} ({reason}) is gone"
        );
    }
}

#[test]
fn a_vietnamese_sentence_elsewhere_is_found() {
    let snippet = "/// Đã lưu.\nconst A: &str = \"Đã lưu\";\nview! { <p>Đã lưu</p> }\nconst B: &str = \"plain – × “ascii”\";\n";
    check_snippet(vietnamese, "src/ui/pages/model.rs", snippet, &[2, 3]);
    check_snippet(vietnamese, "src/ui/text.rs", snippet, &[]);
    check_snippet(vietnamese, "src/report/number.rs", snippet, &[]);
}

#[test]
fn no_file_is_longer_than_400_lines_and_no_component_than_120() {
    let sources = Source::all("src");
    check_kept(sources.iter().flat_map(|source| {
        too_long(source)
            .into_iter()
            .chain(too_long_components(source))
    }));
}

#[test]
fn a_long_file_and_a_long_component_are_found() {
    check_snippet(too_long, "src/domain/a.rs", &"\n".repeat(401), &[401]);
    check_snippet(too_long, "src/domain/a.rs", &"\n".repeat(400), &[]);
    let component = |n| {
        format!(
            "\n#[component]\nfn A() {{\n{}}}\nfn b() {{}}\n",
            "a();\n".repeat(n)
        )
    };
    check_snippet(too_long_components, "src/ui/a.rs", &component(130), &[2]);
    check_snippet(too_long_components, "src/ui/a.rs", &component(110), &[]);
}

#[test]
fn nothing_is_left_unfinished() {
    check_kept(
        ["src", "tests"]
            .into_iter()
            .flat_map(Source::all)
            .flat_map(|source| unfinished(&source)),
    );
}

#[test]
fn an_unfinished_place_is_found() {
    check_snippet(
        unfinished,
        "src/domain/a.rs",
        concat!("// TO", "DO: later\nfn todos() {}\n"),
        &[1],
    );
}

#[test]
fn modules_are_named_after_what_is_inside() {
    check_kept(
        ["src", "tests"]
            .into_iter()
            .flat_map(Source::all)
            .flat_map(|source| vague_modules(&source)),
    );
}

#[test]
fn a_vague_module_is_found() {
    check_snippet(vague_modules, "src/ui/utils.rs", "", &[1]);
    check_snippet(vague_modules, "src/common/mod.rs", "", &[1]);
    check_snippet(vague_modules, "src/domain/unit.rs", "", &[]);
}

#[test]
fn no_test_is_ignored_and_none_sleeps() {
    check_kept(
        ["src", "tests"]
            .into_iter()
            .flat_map(Source::all)
            .flat_map(|source| skipped_or_sleeping_tests(&source)),
    );
}

#[test]
fn an_ignored_or_sleeping_test_is_found() {
    let snippet = "#[test]\n#[ignore = \"slow\"]\nfn a() {\n std::thread::sleep(d);\n tokio::time::sleep(d).await;\n}\n";
    check_snippet(skipped_or_sleeping_tests, "tests/a.rs", snippet, &[2, 4, 5]);
}
