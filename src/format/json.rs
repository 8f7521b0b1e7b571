//! JSON as a tree that keeps the order of members and every digit, and refuses what readers disagree about.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::domain::decimal::to_double;
use crate::domain::value::{Number, Value};

/// Is a JSON value. No object holds one name twice.
#[derive(Clone, PartialEq, Debug)]
pub enum Json {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// An integer of 64 bits. The `sync` part consists of them, and they need no memory of their own.
    Integer(i64),
    /// Any other number: what [`Json::number`] makes.
    Number(Number),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object, its members in the order of the file.
    Object(Vec<(String, Json)>),
}

/// Says why a text is no JSON, and where. Lines and columns count from 1.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum JsonError {
    /// The text ends before the value does.
    CutOff {
        /// The last line.
        line: usize,
    },
    /// The text breaks a rule of JSON.
    Syntax {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// Arrays and objects lie deeper in one another than any file needs: [`MAX_PLAIN_DEPTH`], or 127 inside `sync`.
    TooDeep {
        /// The line.
        line: usize,
    },
    /// An object holds a name twice.
    DuplicateMember {
        /// The line.
        line: usize,
    },
    /// A number has more digits than any program here keeps: an integer beyond 64 bits, a double beyond its range.
    NumberTooLarge {
        /// The line.
        line: usize,
    },
}

const DUPLICATE: &str = "duplicate member";
const TOO_LARGE: &str = "number too large";
const TOO_DEEP: &str = "nested too deep";
/// From here on not every integer that fits a double was written as that double.
const FIRST_INEXACT: f64 = 18_446_744_073_709_551_616.0;
const LAST_INEXACT: f64 = -9_223_372_036_854_775_808.0;
/// Is how deep arrays and objects may lie in one another outside `sync`. What is read there can be written into `sync`,
/// which needs a few more levels of the 127 that every text may have.
pub const MAX_PLAIN_DEPTH: usize = 100;
/// Is how serde_json hands over a number that is no 64-bit integer, unrounded: as an object with this one name. Its parser of doubles and
/// their printer would be a second and a third copy of what the standard library brings.
const NUMBER: &str = "$serde_json::private::Number";
const NO_LIMIT: usize = usize::MAX;
/// Is the number of members from which on a set tells whether a name is repeated.
const MANY_MEMBERS: usize = 32;

impl Json {
    /// Parses a text.
    pub fn parse(text: &str) -> Result<Self, JsonError> {
        Tree::parse(text, NO_LIMIT)
    }

    /// Parses the text of an exchange file: nested to [`MAX_PLAIN_DEPTH`] outside `sync`.
    pub fn parse_file(text: &str) -> Result<Self, JsonError> {
        Tree::parse(text, MAX_PLAIN_DEPTH)
    }

    /// Makes an object.
    pub fn object<N: Into<String>>(members: impl IntoIterator<Item = (N, Json)>) -> Self {
        Self::Object(members.into_iter().map(|(n, v)| (n.into(), v)).collect())
    }

    /// Makes an integer.
    pub fn integer(n: impl Into<i64>) -> Self {
        Self::Integer(n.into())
    }

    /// Makes a number.
    pub fn number(number: &Number) -> Self {
        number
            .to_i64()
            .map_or_else(|| Self::Number(number.clone()), Self::Integer)
    }

    /// Makes a string.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Returns a member of an object.
    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Self::Object(members) => members.iter().find(|(n, _)| n == name).map(|(_, v)| v),
            _ => None,
        }
    }

    /// Returns the text of a string.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns an integer that fits.
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Integer(n) => Some(*n),
            _ => None,
        }
    }

    /// Returns the items of an array.
    pub fn as_list(&self) -> Option<&[Json]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// Turns the tree into a value of a leaf: `null` becomes [`Value::Empty`].
    pub fn to_value(&self) -> Value {
        match self {
            Self::Null => Value::Empty,
            Self::Bool(truth) => Value::Bool(*truth),
            Self::Integer(n) => Value::Number((*n).into()),
            Self::Number(number) => Value::Number(number.clone()),
            Self::Text(text) => Value::Text(text.clone()),
            Self::List(items) => Value::List(items.iter().map(Self::to_value).collect()),
            Self::Object(members) => Value::Map(
                members
                    .iter()
                    .map(|(name, member)| (name.clone(), member.to_value()))
                    .collect(),
            ),
        }
    }

    /// Turns a value into a tree; what a deletion saw has no place in plain JSON and becomes `null`.
    pub fn of_value(value: &Value) -> Self {
        match value {
            Value::Empty | Value::Seen(_) => Self::Null,
            Value::Bool(truth) => Self::Bool(*truth),
            Value::Number(number) => Self::number(number),
            Value::Text(text) => Self::Text(text.clone()),
            Value::List(items) => Self::List(items.iter().map(Self::of_value).collect()),
            Value::Map(members) => {
                Self::object(members.iter().map(|(n, v)| (n.clone(), Self::of_value(v))))
            }
        }
    }
}

/// Reads one value, and knows how much deeper the next ones may lie.
#[derive(Clone, Copy)]
struct Tree {
    n_levels_left: usize,
    is_top: bool,
}

impl Tree {
    fn parse(text: &str, max_depth: usize) -> Result<Json, JsonError> {
        let top = Self {
            n_levels_left: max_depth,
            is_top: true,
        };
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let parsed = top.deserialize(&mut deserializer);
        let whole = parsed.and_then(|json| deserializer.end().map(|()| json));
        whole.map_err(|error| {
            let (line, column) = (error.line(), error.column());
            let message = error.to_string();
            if message.starts_with(DUPLICATE) {
                JsonError::DuplicateMember { line }
            } else if message.starts_with(TOO_LARGE) {
                JsonError::NumberTooLarge { line }
            } else if message.starts_with(TOO_DEEP)
                || message.starts_with("recursion limit exceeded")
            {
                JsonError::TooDeep { line }
            } else if error.is_eof() {
                JsonError::CutOff { line }
            } else {
                JsonError::Syntax { line, column }
            }
        })
    }

    fn below<E: de::Error>(self) -> Result<Self, E> {
        let n_levels_left = self
            .n_levels_left
            .checked_sub(1)
            .ok_or_else(|| E::custom(TOO_DEEP))?;
        Ok(Self {
            n_levels_left,
            is_top: false,
        })
    }
}

impl<'de> DeserializeSeed<'de> for Tree {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Json, E> {
        Ok(Json::Bool(truth))
    }

    fn visit_i64<E>(self, n: i64) -> Result<Json, E> {
        Ok(Json::integer(n))
    }

    fn visit_u64<E: de::Error>(self, n: u64) -> Result<Json, E> {
        match i64::try_from(n) {
            Ok(n) => Ok(Json::integer(n)),
            Err(_) => number(&n.to_string()),
        }
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::text(text))
    }

    fn visit_string<E>(self, text: String) -> Result<Json, E> {
        Ok(Json::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let below = self.below()?;
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(below)? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let below = self.below()?;
        let unlimited = Self {
            n_levels_left: NO_LIMIT,
            is_top: false,
        };
        let mut members: Vec<(String, Json)> = Vec::new();
        // Most objects have few members, and looking at those is quicker than keeping a set.
        let mut names = BTreeSet::new();
        while let Some(name) = map.next_key::<String>()? {
            if name == NUMBER && members.is_empty() {
                return number(&map.next_value::<String>()?);
            }
            let is_repeated = if members.len() < MANY_MEMBERS {
                members.iter().any(|(earlier, _)| *earlier == name)
            } else {
                if names.is_empty() {
                    names.extend(members.iter().map(|(name, _)| name.clone()));
                }
                !names.insert(name.clone())
            };
            if is_repeated {
                return Err(de::Error::custom(DUPLICATE));
            }
            let is_sync = self.is_top && name == "sync";
            let tree = if is_sync { unlimited } else { below };
            members.push((name, map.next_value_seed(tree)?));
        }
        Ok(Json::Object(members))
    }
}

fn number<E: de::Error>(literal: &str) -> Result<Json, E> {
    let is_integer = literal.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let is_kept = if is_integer {
        literal.parse::<i64>().is_ok() || literal.parse::<u64>().is_ok()
    } else {
        let double = to_double(literal).unwrap_or(f64::INFINITY);
        LAST_INEXACT < double && double < FIRST_INEXACT
    };
    let number = Number::parse(literal).filter(|_| is_kept);
    let json = number.map(|number| Json::number(&number));
    json.ok_or_else(|| E::custom(TOO_LARGE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_of_members_and_digits_survive() {
        let text = r#"{"z":1,"a":[0.5,-3,18446744073709551615,null,true,"x"]}"#;
        assert_eq!(
            Json::parse(text).map(|j| j.to_compact()),
            Ok(text.to_owned())
        );
    }

    #[test]
    fn every_refusal_names_its_line() {
        let check = |text: &str, expect| assert_eq!(Json::parse(text), Err(expect), "{text}");
        check("{\n\"a\": 1", JsonError::CutOff { line: 2 });
        check(
            "{\n\"a\": 1, \"a\": 2}",
            JsonError::DuplicateMember { line: 2 },
        );
        check(
            "[\n184467440737095516160]",
            JsonError::NumberTooLarge { line: 2 },
        );
        check("[\n1e999]", JsonError::NumberTooLarge { line: 2 });
        check(
            "[\n-9223372036854775809]",
            JsonError::NumberTooLarge { line: 2 },
        );
        check(&"[".repeat(200), JsonError::TooDeep { line: 1 });
        check("[1,\n x]", JsonError::Syntax { line: 2, column: 2 });
    }
}
