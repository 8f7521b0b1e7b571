//! JSON as a tree that keeps the order of members and every digit, and refuses what readers disagree about.

use std::collections::BTreeSet;

use crate::domain::value::{Number, Value};

use super::json_read::{Kind, MAX_DEPTH, Reader};

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
    /// Arrays and objects lie deeper in one another than any file needs: [`MAX_PLAIN_DEPTH`], or [`MAX_DEPTH`] inside `sync`.
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

/// Is how deep arrays and objects may lie in one another outside `sync`. What is read there can be written into `sync`,
/// which needs a few more levels of the [`MAX_DEPTH`] that every text may have.
pub const MAX_PLAIN_DEPTH: usize = 100;
/// Is the number of members from which on a set tells whether a name is repeated.
const MANY_MEMBERS: usize = 32;

impl Json {
    /// Parses a text.
    pub fn parse(text: &str) -> Result<Self, JsonError> {
        Self::parse_to(text, MAX_DEPTH)
    }

    /// Parses the text of an exchange file: nested to [`MAX_PLAIN_DEPTH`] outside `sync`.
    pub fn parse_file(text: &str) -> Result<Self, JsonError> {
        Self::parse_to(text, MAX_PLAIN_DEPTH)
    }

    fn parse_to(text: &str, max_depth: usize) -> Result<Self, JsonError> {
        let mut reader = Reader::new(text, max_depth);
        let json = tree(&mut reader, true)?;
        reader.end()?;
        Ok(json)
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

/// Reads one value whole. What `sync` is in an object at the top may lie deeper than anything else.
fn tree(reader: &mut Reader<'_>, is_top: bool) -> Result<Json, JsonError> {
    Ok(match reader.kind()? {
        Kind::Null => {
            reader.name("null")?;
            Json::Null
        }
        Kind::Bool(truth) => {
            reader.name(if truth { "true" } else { "false" })?;
            Json::Bool(truth)
        }
        Kind::Number => {
            let literal = reader.number()?;
            let number = match literal.parse() {
                Ok(n) => Some(Json::Integer(n)),
                Err(_) => Number::parse(literal).map(|number| Json::number(&number)),
            };
            let line = || JsonError::NumberTooLarge {
                line: reader.line(),
            };
            number.ok_or_else(line)?
        }
        Kind::Text => Json::Text(reader.text()?.into_owned()),
        Kind::List => {
            let mut items = Vec::new();
            reader.list(|reader| {
                items.push(tree(reader, false)?);
                Ok(())
            })?;
            Json::List(items)
        }
        Kind::Object => {
            let mut members = Members::default();
            reader.object(|reader, name| {
                let name = name.into_owned();
                if members.has(&name) {
                    return Err(JsonError::DuplicateMember {
                        line: reader.line(),
                    });
                }
                let json = if is_top && name == "sync" {
                    let around = reader.set_max_depth(MAX_DEPTH);
                    let sync = tree(reader, false)?;
                    reader.set_max_depth(around);
                    sync
                } else {
                    tree(reader, false)?
                };
                members.read.push((name, json));
                Ok(())
            })?;
            Json::Object(members.read)
        }
    })
}

/// Holds the members of an object that are read.
#[derive(Default)]
struct Members {
    read: Vec<(String, Json)>,
    /// Their names, once there are many: most objects have few members, and looking at those is quicker.
    names: BTreeSet<String>,
}

impl Members {
    /// Says whether there is a member of this name, before one is put there.
    fn has(&mut self, name: &str) -> bool {
        if self.read.len() < MANY_MEMBERS {
            return self.read.iter().any(|(earlier, _)| earlier == name);
        }
        if self.names.is_empty() {
            self.names
                .extend(self.read.iter().map(|(name, _)| name.clone()));
        }
        !self.names.insert(name.to_owned())
    }
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
