//! Letters that are written in another way: as references in a page, and in a page that was packed as a letter.

use std::borrow::Cow;

/// Names the references that browsers and messengers write for letters that an address may have.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("plus", '+'),
    ("sol", '/'),
    ("equals", '='),
    ("colon", ':'),
    ("semi", ';'),
    ("comma", ','),
    ("Tab", '\t'),
    ("NewLine", '\n'),
];
/// Is the length of the longest reference that is read, without its `&` and `;`.
const MAX_REFERENCE: usize = 12;

/// Reads the references in a text. What is no reference stays as it is.
pub(super) fn without_references(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else {
        return text.into();
    };
    let mut read = text[..first].to_owned();
    let mut rest = &text[first..];
    while let Some(at) = rest.find('&') {
        read.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        let end = behind
            .bytes()
            .take(MAX_REFERENCE)
            .position(|byte| byte == b';');
        match end.and_then(|end| Some((end, letter(&behind[..end])?))) {
            Some((end, letter)) => {
                read.push(letter);
                rest = &behind[end + 1..];
            }
            None => {
                read.push('&');
                rest = behind;
            }
        }
    }
    read.push_str(rest);
    read.into()
}

fn letter(reference: &str) -> Option<char> {
    let Some(number) = reference.strip_prefix('#') else {
        let named = NAMED.iter().find(|(name, _)| *name == reference);
        return named.map(|(_, letter)| *letter);
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    number.ok().and_then(char::from_u32)
}

/// Undoes quoted-printable (RFC 2045, section 6.7). Only ASCII is wanted of what comes out.
pub(super) fn joined(text: &str) -> String {
    let mut read = Vec::with_capacity(text.len());
    let mut bytes = text.as_bytes();
    while let [first, rest @ ..] = bytes {
        let digit = |byte: u8| char::from(byte).to_digit(16);
        bytes = match (first, rest) {
            (b'=', [b'\r', b'\n', rest @ ..] | [b'\n', rest @ ..]) => rest,
            (b'=', [high, low, rest @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    read.push((high * 16 + low) as u8);
                    rest
                }
                _ => {
                    read.push(b'=');
                    &bytes[1..]
                }
            },
            _ => {
                read.push(*first);
                rest
            }
        };
    }
    String::from_utf8_lossy(&read).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_and_what_is_none_stays() {
        for (text, expect) in [
            ("abc", "abc"),
            ("a&amp;b&#61;&#x3d;&#X3D;&plus;", "a&b===+"),
            (
                "&&amp;&nothing;&#;&#x110000;&amp",
                "&&&nothing;&#;&#x110000;&amp",
            ),
            ("&averylongname&amp;", "&averylongname&"),
            ("&ế;&", "&ế;&"),
        ] {
            assert_eq!(without_references(text), expect);
        }
    }

    #[test]
    fn a_page_packed_as_a_letter_is_joined() {
        for (text, expect) in [
            ("id=3D\"a\" b=\r\nc=\nd", "id=\"a\" bcd"),
            ("=C4=90=", "Đ="),
            ("=ZZ=4", "=ZZ=4"),
        ] {
            assert_eq!(joined(text), expect);
        }
    }
}
