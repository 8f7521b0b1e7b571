//! The plain part of a file: what is visible of a record, put together as an object people can read.

use crate::domain::canonical::item_id;
use crate::domain::member;
use crate::domain::path::Segment;
use crate::domain::record::Record;
use crate::domain::register::RecordId;
use crate::domain::shape::{self, Member, Shape};
use crate::domain::value::Value;

use super::json::Json;
use super::plain_read::items_by_id;

/// Is a record's visible leaves as a tree.
enum Node<'a> {
    Leaf(&'a Value),
    Branch(Branch<'a>),
}

/// Is what lies below one path, in the order of its segments.
type Branch<'a> = Vec<(&'a Segment, Node<'a>)>;

/// Writes the visible part of a record: the value shown of each leaf, without empty ones and hidden years.
pub fn write_object(id: &RecordId, record: &Record) -> Json {
    let mut root = Branch::new();
    let hidden_years = record.hidden_years();
    for (path, leaf) in record.leaves() {
        let Some(entry) = leaf.face() else { continue };
        // Its place is taken, and what lies below it would come to stand there a second time.
        let is_id = path.segments().first() == Some(&Segment::name("id"));
        let is_in_hidden_year = path.year().is_some_and(|year| hidden_years.contains(&year));
        let is_too_deep = path.segments().len() + depth(&entry.value) > MAX_DEPTH;
        let is_left_out = path.is_mark_of_deletion() || is_id || is_in_hidden_year || is_too_deep;
        if !is_left_out && entry.value != Value::Empty {
            place(&mut root, path.segments(), &entry.value);
        }
    }
    let mut members = write_members(shape::members_of(&id.collection), &root);
    if !id.id.is_empty() {
        members.insert(0, ("id".to_owned(), Json::text(&id.id)));
    }
    Json::Object(members)
}

/// Is how deep a leaf may lie in a record, its path counted, to be written here: less than
/// [`super::json::MAX_PLAIN_DEPTH`], or no reader would take the file.
const MAX_DEPTH: usize = 90;

fn depth(value: &Value) -> usize {
    match value {
        Value::List(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Map(members) => 1 + members.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

/// Puts a value into the tree, after those of smaller paths. One that lies below another leaf has no plain spelling and
/// is left to `sync`.
fn place<'a>(branch: &mut Branch<'a>, path: &'a [Segment], value: &'a Value) {
    let [first, rest @ ..] = path else { return };
    if branch.last().is_none_or(|(last, _)| *last != first) {
        let node = match rest {
            [] => Node::Leaf(value),
            _ => Node::Branch(Branch::new()),
        };
        branch.push((first, node));
    }
    if let Some((_, Node::Branch(below))) = branch.last_mut() {
        place(below, rest, value);
    }
}

fn write_members(members: &[Member], branch: &Branch<'_>) -> Vec<(String, Json)> {
    let place_of = |name: &str| members.iter().position(|member| member.name == name);
    let mut written: Vec<(usize, String, Json)> = branch
        .iter()
        .filter_map(|(segment, node)| match segment {
            Segment::Name(name) => {
                let place = place_of(name);
                let shape = place.map(|at| members[at].shape);
                let place = place.unwrap_or(members.len());
                write_node(shape, node).map(|json| (place, name.to_string(), json))
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

fn write_node(shape: Option<Shape>, node: &Node<'_>) -> Option<Json> {
    let branch = match node {
        Node::Leaf(value) => return Some(Json::of_value(value)),
        Node::Branch(branch) => branch,
    };
    let years = branch
        .iter()
        .filter_map(|(segment, node)| match (segment, node) {
            (Segment::Year(year), Node::Branch(entry)) => Some(write_year(*year, entry)),
            _ => None,
        });
    let mut list = write_items(branch);
    list.extend(years);
    match shape {
        _ if !list.is_empty() => Some(Json::List(list)),
        Some(Shape::Group(group)) => Some(Json::Object(write_members(group, branch))),
        None => Some(Json::Object(write_members(&[], branch))),
        Some(_) => None,
    }
}

/// Writes the items of a list. An object carries its id where that does not follow from the content. Any other item
/// cannot; where its id would come out as another one, it is left to `sync`.
fn write_items(branch: &Branch<'_>) -> Vec<Json> {
    let items = branch
        .iter()
        .filter_map(|(segment, node)| match (segment, node) {
            (Segment::Item(id), Node::Leaf(value)) => Some((id, *value, write_item(id, value))),
            _ => None,
        });
    let mut items: Vec<_> = items.collect();
    let list: Vec<Json> = items.iter().map(|(_, _, json)| json.clone()).collect();
    let reads_back = items_by_id(&[member::VALUE].into(), &list)
        .is_ok_and(|read| read.keys().eq(items.iter().map(|(id, _, _)| *id)));
    if reads_back {
        return list;
    }
    items.retain(|(id, value, _)| matches!(value, Value::Map(_)) || item_id(value) == **id);
    items.into_iter().map(|(_, _, json)| json).collect()
}

fn write_year(year: i32, entry: &Branch<'_>) -> Json {
    let mut members = write_members(shape::YEAR_ENTRY, entry);
    members.retain(|(name, _)| name != "year");
    members.insert(0, ("year".to_owned(), Json::integer(year)));
    Json::Object(members)
}

fn write_item(id: &str, value: &Value) -> Json {
    let mut json = Json::of_value(value);
    if let Json::Object(members) = &mut json {
        let n_before = members.len();
        members.retain(|(name, _)| name != "id");
        if members.len() < n_before || item_id(value) != id {
            members.insert(0, ("id".to_owned(), Json::text(id)));
        }
    }
    json
}
