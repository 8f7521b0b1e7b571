//! Values of leaves: what JSON can say, and the context a deletion saw.

use litemap::LiteMap;

use super::decimal::to_double;
use super::replica::Context;

/// Is what a write puts into a leaf.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Value {
    /// An explicit empty value: somebody cleared the field.
    #[default]
    Empty,
    /// True or false.
    Bool(bool),
    /// A number, kept as a decimal literal.
    Number(Number),
    /// Text, as typed.
    Text(String),
    /// A list that is written as a whole.
    List(Vec<Value>),
    /// An object that is written as a whole (an award, an unknown member).
    Map(LiteMap<String, Value>),
    /// What a deletion had seen: the deleted thing stays hidden only while this covers it.
    Seen(Context),
}

impl Value {
    /// Wraps a text; an empty one becomes [`Value::Empty`].
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// Returns the text, or "" for anything else.
    pub fn as_text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }

    /// Returns a member of an object.
    pub fn member(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Map(members) => members.get(name),
            _ => None,
        }
    }
}

/// Is a decimal number of any length, in one canonical spelling, so that equal numbers are equal values.
///
/// Integers keep all their digits; other numbers are the shortest spelling of the nearest IEEE double.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Number(String);

impl Number {
    /// Reads a JSON number literal. Returns `None` for any other text.
    pub fn parse(literal: &str) -> Option<Self> {
        let digits = literal.strip_prefix('-').unwrap_or(literal);
        if digits.is_empty() || !digits.as_bytes()[0].is_ascii_digit() {
            return None;
        }
        if digits.bytes().all(|b| b.is_ascii_digit()) {
            let trimmed = digits.trim_start_matches('0');
            return Some(Self(match (trimmed, literal.starts_with('-')) {
                ("", _) => "0".to_owned(),
                (digits, true) => format!("-{digits}"),
                (digits, false) => digits.to_owned(),
            }));
        }
        let double = to_double(literal)?;
        Some(Self(if double == 0.0 {
            "0".to_owned()
        } else if double.is_finite() {
            double.to_string()
        } else {
            literal.to_ascii_lowercase()
        }))
    }

    /// Returns the canonical literal.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the nearest double; infinite where the literal is beyond all doubles.
    pub fn to_f64(&self) -> f64 {
        to_double(&self.0).unwrap_or(f64::NAN)
    }

    /// Returns the number as an integer where it is one that fits.
    pub fn to_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }
}

impl From<i64> for Number {
    fn from(n: i64) -> Self {
        Self(n.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(literal: &str, expect: Option<&str>) {
        assert_eq!(
            Number::parse(literal).as_ref().map(Number::as_str),
            expect,
            "{literal}"
        );
    }

    #[test]
    fn equal_numbers_have_one_spelling() {
        check("1.0", Some("1"));
        check("1e2", Some("100"));
        check("-0", Some("0"));
        check("-0.0", Some("0"));
        check("8.50", Some("8.5"));
        check(
            "123456789012345678901234567890",
            Some("123456789012345678901234567890"),
        );
        check("1e999", Some("1e999"));
        check("abc", None);
        check("", None);
        check("inf", None);
    }
}
