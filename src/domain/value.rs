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

/// Is a decimal number, in one canonical spelling, so that equal numbers are equal values: an integer of 64 bits, signed or
/// not, with all its digits, or else the shortest spelling of an IEEE double in the same range.
///
/// Impossible: one that is read from a file or typed into a form, and cannot be read again once it is written.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Number(String);

/// The doubles from which on not every integer that fits one was written as that double.
const FIRST_INEXACT: f64 = 18_446_744_073_709_551_616.0;
const LAST_INEXACT: f64 = -9_223_372_036_854_775_808.0;

impl Number {
    /// Reads a JSON number literal. Returns `None` for any other text, and for a number out of range.
    pub fn parse(literal: &str) -> Option<Self> {
        let digits = literal.strip_prefix('-').unwrap_or(literal);
        if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
            let integer = literal.parse::<i64>().map(|n| n.to_string());
            let integer = integer.or_else(|_| literal.parse::<u64>().map(|n| n.to_string()));
            return integer.ok().map(Self);
        }
        let double = to_double(literal)?;
        let is_kept = LAST_INEXACT < double && double < FIRST_INEXACT;
        // Zero has no sign.
        is_kept.then(|| Self((double + 0.0).to_string()))
    }

    /// Returns the canonical literal.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the nearest double.
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
        check("007", Some("7"));
        check("-9223372036854775808", Some("-9223372036854775808"));
        check("18446744073709551615", Some("18446744073709551615"));
        check("1e19", Some("10000000000000000000"));
        check("5e-1", Some("0.5"));
        check("abc", None);
        check("", None);
        check("inf", None);
    }

    #[test]
    fn what_no_file_could_hold_is_no_number() {
        check("-9223372036854775809", None);
        check("18446744073709551616", None);
        check("123456789012345678901234567890", None);
        check("18446744073709551615.5", None);
        check("1e20", None);
        check("-1e19", None);
        check("1e999", None);
        check("-1e999", None);
    }
}
