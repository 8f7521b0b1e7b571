//! What the help calls by its name reads so on its screen.

use std::collections::BTreeSet;

use super::source::{Source, root};
use super::{Finding, check_kept, check_snippet};

const HELP: &str = "src/ui/text/help.rs";
/// How people ask is no word of a screen either.
const ASKED: &str = "src/ui/text/help/asked.rs";

/// Returns the words of the screens: whole literals, and what literals begin with before a value.
fn words_of_screens() -> BTreeSet<String> {
    let texts = Source::all("src/ui/text").into_iter();
    let reports = Source::all("src/report").into_iter();
    let sources = texts.chain(reports).filter(|source| {
        ![HELP, ASKED].contains(&&*source.path) && !source.path.ends_with("text/keys.rs")
    });
    let literals = sources.flat_map(|source| source.literals);
    // What is there before the program is.
    let page = std::fs::read_to_string(root().join("index.html")).unwrap();
    let of_page = page.split(['<', '>']).map(|text| (0, text.to_owned()));
    literals
        .chain(of_page.collect::<Vec<_>>())
        .map(|(_, text)| {
            let text = text.trim_matches('"');
            let before = text.split('{').next().unwrap_or_default();
            before.trim().to_owned()
        })
        .collect()
}

/// Lists names in “ ” that no screen has.
fn unknown_names(source: &Source, known: &BTreeSet<String>) -> Vec<Finding> {
    if source.path != HELP {
        return Vec::new();
    }
    let named = source.literals.iter().flat_map(|(line, text)| {
        let pieces = text.split(['“', '”']).enumerate();
        let names = pieces.filter(|(at, _)| at % 2 == 1);
        names
            .map(|(_, name)| (*line, name.to_owned()))
            .collect::<Vec<_>>()
    });
    let unknown = named.filter(|(_, name)| !known.contains(name));
    unknown
        .map(|(line, name)| Finding::new(source, line, format!("no screen says “{name}”")))
        .collect()
}

#[test]
fn what_the_help_names_reads_so_on_a_screen() {
    let help = Source::read(HELP.as_ref());
    assert!(help.literals.iter().any(|(_, text)| text.contains('“')));
    check_kept(unknown_names(&help, &words_of_screens()));
}

#[test]
fn a_name_that_no_screen_has_is_found() {
    let known = ["Lưu".to_owned()].into();
    check_snippet(
        |source| unknown_names(source, &known),
        HELP,
        "const A: &str = \"Bấm “Lưu” rồi\";\nconst B: &str = \"Bấm “Lưu” hay “Ghi”.\";\n",
        &[2],
    );
}
