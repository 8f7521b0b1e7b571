//! Rust source taken apart just enough for the rules: code, string literals, and which of it is for tests only.

use std::path::{Path, PathBuf};

/// Is one file of Rust.
pub struct Source {
    /// Its path in the repository, with `/`.
    pub path: String,
    /// Its text, as it is.
    pub text: String,
    /// Its text with comments, the contents of literals, and items for tests only, blanked out. Lines stay lines.
    pub code: String,
    /// The contents of string and character literals outside items for tests only, with their lines.
    pub literals: Vec<(usize, String)>,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        let Stripped { code, literals } = strip(text);
        let (code, blanked) = without_tests(&code);
        let literals = literals
            .into_iter()
            .filter(|(line, _)| !blanked.contains(line))
            .collect();
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            code,
            literals,
        }
    }

    /// Reads a file of the repository.
    pub fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(root().join(path))
            .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        Self::new(&path.to_string_lossy().replace('\\', "/"), &text)
    }

    /// Reads all Rust files below a folder of the repository.
    pub fn all(folder: &str) -> Vec<Self> {
        let paths = files(folder).into_iter();
        paths
            .filter(|path| path.extension().is_some_and(|e| e == "rs"))
            .map(|path| Self::read(&path))
            .collect()
    }

    /// Lists the lines of the code, counted from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.code.lines())
    }

    /// Returns the line that an offset of the code is on.
    pub fn line_at(&self, offset: usize) -> usize {
        1 + self.code[..offset].matches('\n').count()
    }

    /// Returns the first folder or file below `src`: `domain`, `main.rs`.
    pub fn layer(&self) -> Option<&str> {
        self.path
            .strip_prefix("src/")
            .and_then(|path| path.split('/').next())
    }
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Lists all files below a folder of the repository, as paths from its root, in order.
pub fn files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![PathBuf::from(folder)];
    while let Some(folder) = waiting.pop() {
        let Ok(entries) = std::fs::read_dir(root().join(&folder)) else {
            continue;
        };
        for entry in entries.flatten() {
            let path = folder.join(entry.file_name());
            if root().join(&path).is_dir() {
                waiting.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Lists where a word stands in code, whole.
pub fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |at| {
            let before = code[..*at].chars().next_back();
            let after = code[at + word.len()..].chars().next();
            let runs_on = |edge: bool, beyond: Option<char>| edge && beyond.is_some_and(is_part);
            !runs_on(word.starts_with(is_part), before) && !runs_on(word.ends_with(is_part), after)
        })
}

struct Stripped {
    code: String,
    literals: Vec<(usize, String)>,
}

/// Blanks out comments and the contents of literals.
fn strip(text: &str) -> Stripped {
    let chars: Vec<char> = text.chars().collect();
    let mut stripped = Stripped {
        code: String::with_capacity(text.len()),
        literals: Vec::new(),
    };
    let mut at = 0;
    let mut line = 1;
    while at < chars.len() {
        let rest = &chars[at..];
        let (kind, n) = token(rest, chars[..at].last().copied());
        let taken = &rest[..n];
        match kind {
            Kind::Code => stripped.code.extend(taken),
            Kind::Comment => stripped
                .code
                .extend(taken.iter().map(|c| if *c == '\n' { '\n' } else { ' ' })),
            Kind::Literal => {
                stripped.literals.push((line, taken.iter().collect()));
                let edge = |i: usize| i == 0 || i + 1 == n;
                let blank = |(i, c): (usize, &char)| if *c == '\n' || edge(i) { *c } else { ' ' };
                stripped.code.extend(taken.iter().enumerate().map(blank));
            }
        }
        line += taken.iter().filter(|c| **c == '\n').count();
        at += n;
    }
    stripped
}

enum Kind {
    Code,
    Comment,
    Literal,
}

/// Returns the kind and length of what the text begins with.
fn token(rest: &[char], before: Option<char>) -> (Kind, usize) {
    let until = |end: &[char], from: usize| {
        let found = rest[from..]
            .windows(end.len())
            .position(|window| window == end);
        found.map_or(rest.len(), |at| from + at + end.len())
    };
    match rest {
        ['/', '/', ..] => (
            Kind::Comment,
            rest.iter().position(|c| *c == '\n').unwrap_or(rest.len()),
        ),
        ['/', '*', ..] => (Kind::Comment, block_comment(rest)),
        ['"', ..] => (Kind::Literal, quoted(rest)),
        ['r', ..] if !before.is_some_and(|c| c.is_alphanumeric() && c != 'b' || c == '_') => {
            let n_hashes = rest[1..].iter().take_while(|c| **c == '#').count();
            if rest.get(1 + n_hashes) == Some(&'"') {
                let end: Vec<char> = std::iter::once('"')
                    .chain(std::iter::repeat_n('#', n_hashes))
                    .collect();
                (Kind::Literal, until(&end, 2 + n_hashes))
            } else {
                (Kind::Code, 1)
            }
        }
        ['\'', '\\', ..] => (Kind::Literal, until(&['\''], 3)),
        ['\'', _, '\'', ..] => (Kind::Literal, 3),
        _ => (Kind::Code, 1),
    }
}

fn quoted(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != '"' {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(rest.len())
}

fn block_comment(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match &rest[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// Blanks out every item behind `#[cfg(test)]`, and says which lines that were.
fn without_tests(code: &str) -> (String, std::collections::BTreeSet<usize>) {
    const MARK: &str = "#[cfg(test)]";
    let mut kept = code.to_owned();
    let mut blanked = std::collections::BTreeSet::new();
    while let Some(from) = kept.find(MARK) {
        let to = from + item_end(&kept[from..]);
        let first = 1 + kept[..from].matches('\n').count();
        blanked.extend(first..=first + kept[from..to].matches('\n').count());
        let blank: String = kept[from..to]
            .chars()
            .map(|c| if c == '\n' { '\n' } else { ' ' })
            .collect();
        kept.replace_range(from..to, &blank);
    }
    (kept, blanked)
}

/// Returns where the item at the beginning ends: at its closing brace, or at a semicolon before any brace.
fn item_end(code: &str) -> usize {
    let mut depth = 0;
    for (at, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth <= 1 => return at + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

#[test]
fn comments_and_contents_of_literals_are_no_code() {
    let text = "a // \"x\n/* b /* c */ d */ e \"f // g\" 'h' '\\'' r#\"i \" j\"# b\"k\" fn l<'m>() {}\n\"n\no\" p";
    let source = Source::new("x.rs", text);
    let code: String = source.code.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(code, "a e \" \" ' ' ' ' r # b\" \" fn l<'m>() {} \" \" p");
    let literals: Vec<(usize, &str)> = source
        .literals
        .iter()
        .map(|(line, text)| (*line, text.as_str()))
        .collect();
    assert_eq!(
        literals,
        [
            (2, "\"f // g\""),
            (2, "'h'"),
            (2, "'\\''"),
            (2, "r#\"i \" j\"#"),
            (2, "\"k\""),
            (3, "\"n\no\"")
        ]
    );
    assert_eq!(source.code.lines().count(), text.lines().count());
}

#[test]
fn items_for_tests_only_are_no_code() {
    let text = "fn a() { \"A\"; }\n#[cfg(test)]\nmod tests {\n fn b() { \"B\" }\n}\n#[cfg(test)]\nuse c;\nfn d() {}\n";
    let source = Source::new("x.rs", text);
    assert!(source.code.contains("fn a") && source.code.contains("fn d"));
    assert!(!source.code.contains("fn b") && !source.code.contains("use c"));
    assert_eq!(source.literals, [(1, "\"A\"".to_owned())]);
}

#[test]
fn words_are_whole() {
    assert_eq!(
        words("web_sys::x web_system my_web_sys web_sys", "web_sys").collect::<Vec<_>>(),
        [0, 33]
    );
}
