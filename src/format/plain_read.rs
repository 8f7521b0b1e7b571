//! The plain part of a file: objects with members people can read, taken apart into leaves.

use std::collections::BTreeMap;

use litemap::LiteMap;

use crate::domain::canonical::item_id;
use crate::domain::date::PartialDate;
use crate::domain::limits::TooMuch;
use crate::domain::member;
use crate::domain::path::{Path, Segment};
use crate::domain::replica::ReplicaId;
use crate::domain::shape::{self, Member, Shape};
use crate::domain::value::Value;

use super::json::Json;

/// Holds the leaves of one record as the plain part states them.
pub type Leaves = LiteMap<Path, Value>;

/// Says why a record is refused, from its own bytes alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Flaw {
    /// It is no object.
    NotAnObject,
    /// It has no id, or one longer than [`MAX_ID_CHARS`].
    BadId,
    /// The file holds it twice.
    Twice,
    /// The file holds models of several units under one number, as units that count for themselves give it.
    NumberOfSeveral {
        /// The number, or other id.
        number: String,
        /// The names of the units, or their ids.
        units: Vec<String>,
    },
    /// It lacks the member a record of its kind cannot be without.
    Missing(Segment),
    /// A member has the wrong type.
    WrongType {
        /// The member.
        path: Path,
        /// What it should be.
        expected: Shape,
    },
    /// A member should be a date and is not.
    BadDate {
        /// The member.
        path: Path,
        /// What it holds.
        text: String,
    },
    /// A year entry without a year between 1900 and 2200.
    BadYear(String),
    /// A year twice in one record.
    YearTwice(i32),
    /// Two items of a list with one id.
    ItemTwice(Path),
    /// It has more of something than a register takes in.
    TooMuch(TooMuch),
    /// The `sync` part has no such record, or one that breaks its rules.
    BadSync(SyncFlaw),
}

/// Says which rule of the `sync` part a record breaks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SyncFlaw {
    /// It is in the plain part alone.
    NotInSync,
    /// Its shape is not the one the format describes.
    Shape,
    /// It names a replica or a stamp the tables do not have.
    NotInTable,
    /// An entry or the context lies beyond the replica's last dot.
    BeyondLast(ReplicaId),
    /// Two entries with one dot, or a leaf twice.
    Twice(Path),
    /// A value is in neither part.
    ValueMissing(Path),
    /// A value of the plain part has no dot.
    WithoutDot(Path),
}

/// Is the longest id a record may have in a list. The program makes ids of ids, so that those in `sync` have no such limit.
pub const MAX_ID_CHARS: usize = 500;

/// Is the longest year text shown back to people.
const MAX_SHOWN: usize = 40;

/// Takes an object apart into leaves. Empty texts and nulls are left out: they say nothing.
pub fn read_object(members: &[Member], object: &[(String, Json)]) -> Result<Leaves, Flaw> {
    let mut leaves = Vec::new();
    for (name, json) in object.iter().filter(|(name, _)| name != "id") {
        read_member(members, &[], name, json, &mut leaves)?;
    }
    Ok(leaves.into_iter().collect())
}

fn read_member(
    members: &[Member],
    prefix: &[Segment],
    name: &str,
    json: &Json,
    leaves: &mut Vec<(Path, Value)>,
) -> Result<(), Flaw> {
    if matches!(json, Json::Null) || json.as_text() == Some("") {
        return Ok(());
    }
    let mut path = prefix.to_vec();
    path.push(shape::segment(name));
    let path: Path = path.into();
    match members
        .iter()
        .find(|member| member.name == name)
        .map(|m| m.shape)
    {
        None => {
            leaves.push((path, json.to_value()));
        }
        Some(Shape::Years) => read_years(&path, json, leaves)?,
        Some(Shape::Items) => read_items(&path, json, leaves)?,
        Some(Shape::Group(group)) => {
            let Json::Object(object) = json else {
                return Err(wrong_type(path, Shape::Group(group)));
            };
            for (name, json) in object {
                read_member(group, path.segments(), name, json, leaves)?;
            }
        }
        Some(shape) => {
            let value = json.to_value();
            check_scalar(shape, &path, &value)?;
            leaves.push((path, value));
        }
    }
    Ok(())
}

fn wrong_type(path: Path, expected: Shape) -> Flaw {
    Flaw::WrongType { path, expected }
}

fn check_scalar(shape: Shape, path: &Path, value: &Value) -> Result<(), Flaw> {
    let is_right = match (shape, value) {
        (_, Value::Empty)
        | (Shape::Text, Value::Text(_))
        | (Shape::Number, Value::Number(_))
        | (Shape::Truth, Value::Bool(_)) => true,
        (Shape::Date, Value::Text(text)) => {
            if PartialDate::from_iso(text).is_err() {
                let text = text.chars().take(MAX_SHOWN).collect();
                return Err(Flaw::BadDate {
                    path: path.clone(),
                    text,
                });
            }
            true
        }
        _ => false,
    };
    if is_right {
        Ok(())
    } else {
        Err(wrong_type(path.clone(), shape))
    }
}

/// Checks a value that stands at a path against the shape known for it, wherever it came from: what passes can be
/// written into a plain part that reads back.
pub fn check_value(members: &[Member], path: &Path, value: &Value) -> Result<(), Flaw> {
    let mut members = members;
    let mut around = None;
    let mut segments = path.segments().iter();
    loop {
        let known = match (segments.next(), around) {
            (Some(Segment::Name(name)), _) => members.iter().find(|member| member.name == name),
            (Some(_), None | Some(Shape::Years)) => None,
            (_, around) => return Err(wrong_type(path.clone(), around.unwrap_or(Shape::Text))),
        };
        let Some(known) = known else {
            return Ok(());
        };
        let wrong = || wrong_type(path.clone(), known.shape);
        match (known.shape, segments.as_slice()) {
            (Shape::Group(group), _) => members = group,
            (Shape::Years, [Segment::Year(_), ..]) => {
                segments.next();
                members = shape::YEAR_ENTRY;
            }
            (Shape::Items, [Segment::Item(_)]) => return Ok(()),
            (Shape::Years | Shape::Items, _) => return Err(wrong()),
            (shape, []) => return check_scalar(shape, path, value),
            _ => return Err(wrong()),
        }
        around = Some(known.shape);
    }
}

fn read_years(path: &Path, json: &Json, leaves: &mut Vec<(Path, Value)>) -> Result<(), Flaw> {
    let Json::List(entries) = json else {
        return Err(wrong_type(path.clone(), Shape::Years));
    };
    let mut years = Vec::new();
    for entry in entries {
        let Json::Object(object) = entry else {
            return Err(wrong_type(path.clone(), Shape::Years));
        };
        let stated = entry.get("year").unwrap_or(&Json::Null);
        let year = stated
            .as_integer()
            .and_then(|year| i32::try_from(year).ok())
            .filter(|year| PartialDate::new(*year, None, None).is_ok())
            .ok_or_else(|| Flaw::BadYear(stated.to_compact().chars().take(MAX_SHOWN).collect()))?;
        if years.contains(&year) {
            return Err(Flaw::YearTwice(year));
        }
        years.push(year);
        let prefix = path.join(Segment::Year(year));
        let n_before = leaves.len();
        for (name, json) in object.iter().filter(|(name, _)| name != "year") {
            read_member(shape::YEAR_ENTRY, prefix.segments(), name, json, leaves)?;
        }
        if leaves.len() == n_before {
            let year = Value::Number(i64::from(year).into());
            leaves.push((prefix.join(member::YEAR), year));
        }
    }
    Ok(())
}

fn read_items(path: &Path, json: &Json, leaves: &mut Vec<(Path, Value)>) -> Result<(), Flaw> {
    let Json::List(items) = json else {
        return Err(wrong_type(path.clone(), Shape::Items));
    };
    for (id, value) in items_by_id(path, items)? {
        leaves.push((path.join(Segment::Item(id)), value));
    }
    Ok(())
}

/// Returns the items of the list at a path by their ids, given or derived from the content. Items with the same content
/// are told apart by a number behind it.
pub fn items_by_id(path: &Path, items: &[Json]) -> Result<LiteMap<String, Value>, Flaw> {
    let mut taken = Vec::with_capacity(items.len());
    // How often each id was wanted: whatever is in here is taken.
    let mut n_alike: BTreeMap<String, usize> = BTreeMap::new();
    for item in items {
        let mut value = item.to_value();
        let id = match take_id(path, &mut value)? {
            Some(id) if n_alike.contains_key(&id) => {
                return Err(Flaw::ItemTwice(path.join(Segment::Item(id))));
            }
            Some(id) => id,
            None => {
                let id = item_id(&value);
                let mut free = id.clone();
                while n_alike.contains_key(&free) {
                    let n = n_alike.entry(id.clone()).or_insert(1);
                    *n += 1;
                    free = format!("{id}-{n}");
                }
                free
            }
        };
        n_alike.entry(id.clone()).or_insert(1);
        taken.push((id, value));
    }
    Ok(taken.into_iter().collect())
}

/// Takes the id out of an item that has one; like a record's it is a text or a number.
fn take_id(path: &Path, value: &mut Value) -> Result<Option<String>, Flaw> {
    let Value::Map(members) = value else {
        return Ok(None);
    };
    match members.remove("id") {
        None | Some(Value::Empty) => Ok(None),
        Some(Value::Text(id)) => Ok((!id.is_empty()).then_some(id)),
        Some(Value::Number(id)) => Ok(Some(id.as_str().to_owned())),
        Some(_) => {
            let id = Segment::Name("id".into());
            Err(wrong_type(path.join(id), Shape::Text))
        }
    }
}
