//! Files spoiled on the way: what a messenger, a keyboard or a stick adds to a text is told from its content, and taken away where that
//! is safe.

use super::json::{Json, JsonError};

/// Quotes that keyboards and messengers put in the place of plain ones.
const BENT_QUOTES: [char; 9] = [
    '\u{201c}', '\u{201d}', '\u{201e}', '\u{201f}', '\u{2033}', '\u{ab}', '\u{bb}', '\u{2018}',
    '\u{2019}',
];

/// Says what spoiled a text that is no JSON. Nothing of it can be relied on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spoiled {
    /// Quotes were bent.
    BentQuotes {
        /// The line, counted from 1.
        line: usize,
    },
    /// Zeros stand behind the content, as a stick leaves them that was pulled out too early.
    Zeros,
    /// There is nothing but zeros.
    OnlyZeros,
}

/// What came of a text.
pub(super) struct Mended {
    /// The content.
    pub(super) file: Json,
    /// Whether only a right digest proves that nothing is missing.
    pub(super) needs_digest: bool,
}

/// Reads the text of a file in spite of what surrounds it: words before and behind, blanks that JSON does not know, zeros at the end.
/// Nothing within a text in quotes is touched.
///
/// # Errors
/// Where that does not help: why the text is no JSON, as it stands.
pub(super) fn read(text: &str) -> Result<Mended, JsonError> {
    let error = match Json::parse_file(text) {
        Ok(file) => {
            return Ok(Mended {
                file,
                needs_digest: false,
            });
        }
        Err(error) => error,
    };
    let without_zeros = text.trim_end_matches('\0');
    let content = plainly_blank(between_braces(without_zeros));
    let needs_digest = without_zeros.len() < text.len();
    let file = Json::parse_file(&content).map_err(|_| error)?;
    Ok(Mended { file, needs_digest })
}

/// Says what spoiled a text that is no JSON; `None` where that is not known.
pub(super) fn cause(text: &str, error: &JsonError) -> Option<Spoiled> {
    let without_zeros = text.trim_end_matches(['\0', '\n', '\r', ' ']);
    if without_zeros.is_empty() && text.contains('\0') {
        return Some(Spoiled::OnlyZeros);
    }
    if text[without_zeros.len()..].contains('\0') {
        return Some(Spoiled::Zeros);
    }
    let JsonError::Syntax { line, column } = *error else {
        return None;
    };
    let before = column.checked_sub(1)?;
    let mut here = text.lines().nth(line.checked_sub(1)?)?.char_indices();
    // Columns count bytes.
    let met = here.find(|(at, letter)| at + letter.len_utf8() > before)?.1;
    BENT_QUOTES
        .contains(&met)
        .then_some(Spoiled::BentQuotes { line })
}

/// Returns what stands from the first opening brace to the last closing one.
fn between_braces(text: &str) -> &str {
    match (text.find('{'), text.rfind('}')) {
        (Some(first), Some(last)) if first < last => &text[first..=last],
        _ => text,
    }
}

/// Puts plain blanks in the place of others, outside of texts in quotes.
fn plainly_blank(text: &str) -> String {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let plain = |letter: char| {
        if is_quoted {
            is_quoted = is_escaped || letter != '"';
            is_escaped = letter == '\\' && !is_escaped;
            return letter;
        }
        is_quoted = letter == '"';
        let is_unseen = matches!(letter, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
        if letter.is_whitespace() && !letter.is_ascii() || is_unseen {
            ' '
        } else {
            letter
        }
    };
    text.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{ "a": "x\" }\u00a0", "b": [1] }"#;

    #[test]
    fn what_surrounds_a_file_is_taken_away_and_nothing_within_a_text() {
        let file = Json::parse_file(FILE).unwrap();
        let blanks = FILE
            .replace(": ", ":\u{a0}\u{200b}")
            .replace(", ", ",\u{3000}");
        for (text, needs_digest) in [
            (FILE.to_owned(), false),
            (
                format!("Gửi chị tệp tháng 3 ạ:\n{FILE}\nGửi từ điện thoại"),
                false,
            ),
            (format!("\u{200b}{FILE}\u{a0}"), false),
            (blanks, false),
            (format!("{FILE}\0\0\0"), true),
            (format!("{FILE}\n\0"), true),
        ] {
            let mended = read(&text).ok().unwrap();
            assert!(mended.file == file, "{text}");
            assert_eq!(mended.needs_digest, needs_digest, "{text}");
        }
        let quoted = "{\"a\": \"x\u{a0}\u{200b}\"}";
        let mended = read(&format!("Đây: {quoted}")).ok().unwrap();
        assert!(mended.file == Json::parse_file(quoted).unwrap());
    }

    #[test]
    fn what_cannot_be_mended_is_refused_as_it_stands() {
        for text in ["{", "x { y } z", "", "}{", "{\"a\": 1} {\"b\": 2}", "\0\0"] {
            let why = read(text).err().unwrap();
            assert_eq!(Err(why), Json::parse_file(text));
        }
    }

    #[test]
    fn what_spoiled_a_text_is_named() {
        let check = |text: &str, expect| {
            let error = read(text).err().unwrap();
            assert_eq!(cause(text, &error), expect, "{text}");
        };
        check("{\n “format”: 1}", Some(Spoiled::BentQuotes { line: 2 }));
        check(
            "{\n \"format\": “so”}",
            Some(Spoiled::BentQuotes { line: 2 }),
        );
        check("{\"a\": [1\0\0\0", Some(Spoiled::Zeros));
        check("\0\0\n", Some(Spoiled::OnlyZeros));
        check("{\"a\": x}", None);
        check("“Gửi chị”", Some(Spoiled::BentQuotes { line: 1 }));
    }
}
