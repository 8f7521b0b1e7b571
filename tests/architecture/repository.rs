//! What the repository holds beside code: fixtures that are read, lints that are on, a top level that stays small.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use super::source::{Source, files, root};

/// Lists what may lie at the top of the repository.
const TOP_LEVEL: &[&str] = &[
    "Cargo.toml",
    "src",
    "index.html",
    "style",
    "tests",
    "Trunk.toml",
    "README.md",
    "Cargo.lock",
    "Makefile",
    ".ci",
    ".gitignore",
    "LICENSE",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "docs",
    "public",
    "tools",
    "clippy.toml",
    "SECURITY.md",
];

/// Lists the fixtures that no test reads: none names the file, and none that lists folders names its folder.
fn unread(fixtures: &[String], tests: &[Source]) -> Vec<String> {
    let is_named = |fixture: &String| {
        let (folder, name) = fixture.rsplit_once('/').unwrap_or(("", fixture));
        let folder = folder.rsplit('/').next().unwrap_or_default();
        tests.iter().any(|test| {
            let lists_folders = tests
                .iter()
                .any(|other| group(other) == group(test) && other.code.contains("read_dir"));
            test.literals.iter().any(|(_, text)| {
                let text = text.trim_matches(['"', '#', 'r']);
                let names_file = text == name || text.ends_with(&format!("/{name}"));
                let names_folder = !folder.is_empty()
                    && (text == folder || text.ends_with(&format!("fixtures/{folder}")));
                names_file || (lists_folders && names_folder)
            })
        })
    };
    fixtures
        .iter()
        .filter(|fixture| !is_named(fixture))
        .cloned()
        .collect()
}

/// Returns the folder of a test with several files, or the file itself.
fn group(test: &Source) -> &str {
    let path = test.path.strip_prefix("tests/").unwrap_or(&test.path);
    path.split('/').next().unwrap_or(path)
}

/// Lists what lies at the top level: what is tracked or could be, without what is built.
fn top_level() -> BTreeSet<String> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output();
    match listed {
        Ok(listed) if listed.status.success() && !listed.stdout.is_empty() => {
            let paths = String::from_utf8_lossy(&listed.stdout).into_owned();
            paths
                .lines()
                .filter(|path| root().join(path).exists())
                .filter_map(|path| path.split('/').next())
                .map(str::to_owned)
                .collect()
        }
        _ => {
            let built = ["target", "dist", ".git"];
            let entries = std::fs::read_dir(root()).unwrap().flatten();
            let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
            names
                .filter(|name| !built.contains(&name.as_str()))
                .collect()
        }
    }
}

fn surplus(names: &BTreeSet<String>) -> Vec<&String> {
    names
        .iter()
        .filter(|name| !TOP_LEVEL.contains(&name.as_str()))
        .collect()
}

#[test]
fn every_line_of_the_list_of_engines_names_a_test() {
    let list = std::fs::read_to_string(root().join("tests/browser/engines.txt")).unwrap();
    let tests = Source::all("tests/browser");
    let names: Vec<String> = tests
        .iter()
        .flat_map(|test| {
            let path = test.path.trim_start_matches("tests/browser/");
            let path = path.trim_end_matches(".rs").trim_end_matches("/mod");
            let module = path.replace('/', "::");
            let functions = test
                .code
                .lines()
                .filter_map(|line| line.strip_prefix("fn "));
            let named = functions.filter_map(|rest| rest.split('(').next());
            named
                .map(|name| format!("{module}::{name}"))
                .collect::<Vec<_>>()
        })
        .collect();
    let lines = list
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let lost: Vec<&str> = lines
        .filter(|line| !names.iter().any(|name| name.starts_with(line)))
        .collect();
    assert_eq!(lost, [] as [&str; 0], "no test has such a name");
}

#[test]
fn every_fixture_is_read_by_a_test() {
    let fixtures: Vec<String> = files("tests/fixtures")
        .iter()
        .map(|path| path.to_string_lossy().replace('\\', "/"))
        .collect();
    assert!(!fixtures.is_empty());
    let tests: Vec<Source> = Source::all("tests")
        .into_iter()
        .filter(|test| !test.path.starts_with("tests/architecture"))
        .collect();
    assert_eq!(
        unread(&fixtures, &tests),
        [] as [String; 0],
        "no test reads these fixtures"
    );
}

#[test]
fn a_fixture_that_no_test_reads_is_found() {
    let fixtures = [
        "tests/fixtures/a.json",
        "tests/fixtures/bad/b.json",
        "tests/fixtures/odd/c.json",
    ]
    .map(str::to_owned);
    let test = |path: &str, text: &str| Source::new(path, text);
    let check = |tests: &[Source], expect: &[&str]| assert_eq!(unread(&fixtures, tests), expect);
    check(
        &[],
        &[
            "tests/fixtures/a.json",
            "tests/fixtures/bad/b.json",
            "tests/fixtures/odd/c.json",
        ],
    );
    let reads_one = || {
        test(
            "tests/a.rs",
            "const A: &[u8] = include_bytes!(\"fixtures/a.json\"); // odd/c.json\n",
        )
    };
    check(
        &[reads_one()],
        &["tests/fixtures/bad/b.json", "tests/fixtures/odd/c.json"],
    );
    let lists = || {
        test(
            "tests/b/main.rs",
            "fn b(folder: &str) { std::fs::read_dir(folder); }\n",
        )
    };
    let names = || test("tests/b/expected.rs", "fn c() { b(\"bad\") }\n");
    check(
        &[reads_one(), lists(), names()],
        &["tests/fixtures/odd/c.json"],
    );
    check(
        &[reads_one(), names()],
        &["tests/fixtures/bad/b.json", "tests/fixtures/odd/c.json"],
    );
}

#[test]
fn the_top_level_holds_only_what_must_be_there() {
    assert_eq!(surplus(&top_level()), [] as [&String; 0]);
}

#[test]
fn a_surplus_file_at_the_top_level_is_found() {
    let names = ["src", "notes.txt"].map(str::to_owned).into();
    assert_eq!(surplus(&names), ["notes.txt"]);
}

#[test]
fn unsafe_code_is_denied_and_documentation_demanded() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let tools = std::fs::read_to_string(root().join("tools/markup/Cargo.toml")).unwrap();
    let section = manifest
        .split("\n[")
        .find(|section| section.starts_with("workspace.lints.rust]"))
        .unwrap();
    for manifest in [manifest.clone(), tools] {
        assert!(
            manifest.contains("\n[lints]\nworkspace = true\n"),
            "{manifest}"
        );
    }
    assert!(section.contains("unsafe_code = \"deny\""), "{section}");
    assert!(
        ["\"warn\"", "\"deny\"", "\"forbid\""]
            .iter()
            .any(|level| section.contains(&format!("missing_docs = {level}"))),
        "{section}"
    );
}

#[test]
fn every_module_says_what_it_is() {
    let silent = Source::all("src")
        .into_iter()
        .filter(|source| !source.text.starts_with("//! "));
    let silent: Vec<String> = silent.map(|source| source.path).collect();
    assert_eq!(
        silent,
        [] as [String; 0],
        "modules open with a line of `//!`"
    );
    assert!(Path::new(&root()).join("src/lib.rs").exists());
}
