//! The plain part of a file: what is visible of a record, put together as an object people can read.

use std::collections::BTreeMap;

use crate::domain::canonical::item_id;
use crate::domain::member::{self, Member, Shape};
use crate::domain::path::Segment;
use crate::domain::record::Record;
use crate::domain::register::RecordId;
use crate::domain::value::Value;

use super::json::Json;

/// Is a record's visible leaves as a tree.
enum Node<'a> {
    Leaf(&'a Value),
    Branch(BTreeMap<&'a Segment, Node<'a>>),
}

/// Writes the visible part of a record: the value shown of each leaf, without empty ones and hidden years.
pub fn write_object(id: &RecordId, record: &Record) -> Json {
    let mut root = BTreeMap::new();
    for (path, leaf) in record.leaves() {
        let Some(entry) = leaf.face() else { continue };
        let is_mark = matches!(
            path.segments().last(),
            Some(last) if *last == member::DELETED || *last == member::PURGED
        );
        let is_in_hidden_year = path
            .year()
            .is_some_and(|year| record.is_hidden(&[member::YEARS, Segment::Year(year)]));
        if !is_mark && !is_in_hidden_year && entry.value != Value::Empty {
            place(&mut root, path.segments(), &entry.value);
        }
    }
    let mut members = write_members(member::members_of(&id.collection), &root);
    if !id.id.is_empty() {
        members.insert(0, ("id".to_owned(), Json::text(&id.id)));
    }
    Json::Object(members)
}

/// Puts a value into the tree. One that lies below another leaf has no plain spelling and is left to `sync`.
fn place<'a>(branch: &mut BTreeMap<&'a Segment, Node<'a>>, path: &'a [Segment], value: &'a Value) {
    match path {
        [] => {}
        [last] => {
            branch.entry(last).or_insert(Node::Leaf(value));
        }
        [first, rest @ ..] => {
            let below = branch
                .entry(first)
                .or_insert_with(|| Node::Branch(BTreeMap::new()));
            if let Node::Branch(below) = below {
                place(below, rest, value);
            }
        }
    }
}

fn write_members(members: &[Member], branch: &BTreeMap<&Segment, Node<'_>>) -> Vec<(String, Json)> {
    let place_of = |name: &str| members.iter().position(|member| member.name == name);
    let mut written: Vec<(usize, String, Json)> = branch
        .iter()
        .filter_map(|(segment, node)| match segment {
            Segment::Name(name) => {
                let place = place_of(name);
                let shape = place.map(|at| members[at].shape);
                let place = place.unwrap_or(members.len());
                Some((place, name.to_string(), write_node(shape, node)))
            }
            Segment::Year(_) | Segment::Item(_) => None,
        })
        .collect();
    written.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    written
        .into_iter()
        .map(|(_, name, json)| (name, json))
        .collect()
}

fn write_node(shape: Option<Shape>, node: &Node<'_>) -> Json {
    let branch = match node {
        Node::Leaf(value) => return Json::of_value(value),
        Node::Branch(branch) => branch,
    };
    let list: Vec<Json> = branch
        .iter()
        .filter_map(|(segment, node)| match (segment, node) {
            (Segment::Item(id), Node::Leaf(value)) => Some(write_item(id, value)),
            (Segment::Year(year), Node::Branch(entry)) => Some(write_year(*year, entry)),
            _ => None,
        })
        .collect();
    if !list.is_empty() {
        return Json::List(list);
    }
    let members = match shape {
        Some(Shape::Group(group)) => group,
        _ => &[],
    };
    Json::Object(write_members(members, branch))
}

fn write_year(year: i32, entry: &BTreeMap<&Segment, Node<'_>>) -> Json {
    let mut members = write_members(member::YEAR_ENTRY, entry);
    members.retain(|(name, _)| name != "year");
    members.insert(0, ("year".to_owned(), Json::integer(year)));
    Json::Object(members)
}

/// Writes an item of a list; its id only where it does not follow from the content.
fn write_item(id: &str, value: &Value) -> Json {
    let mut json = Json::of_value(value);
    if let Json::Object(members) = &mut json
        && item_id(value) != id
    {
        members.insert(0, ("id".to_owned(), Json::text(id)));
    }
    json
}
