//! The changes that bring a set to what a checked form says.

use std::collections::{BTreeMap, BTreeSet};

use super::canonical::item_id;
use super::catalogue_set::Aspect;
use super::change::Change;
use super::fold::slug;
use super::member;
use super::model::{place_of, placed_id};
use super::new_id::bounded;
use super::path::{Path, Segment};
use super::record::Record;
use super::register::{Collection, RecordId, Register};
use super::set_check::CheckedSet;
use super::set_draft::RowList;
use super::shape;
use super::value::Value;

impl CheckedSet {
    /// Returns the changes that bring a set to what the form says: only what differs is written. Members of the set and of its
    /// items that the form does not show stay; those of a copy come from `origin`, the set it was made from.
    pub fn changes(&self, record: Option<&Record>, origin: Option<&Record>) -> Vec<Change> {
        let empty = Record::default();
        let record = record.unwrap_or(&empty);
        let mut changes = Vec::new();
        if record.is_hidden(&[]) {
            changes.push(Change::Restore(Vec::new()));
        }
        let write = |changes: &mut Vec<Change>, path: Path, value: Value| {
            let shown = record.face(path.segments()).unwrap_or(&Value::Empty);
            // Something that was never said to be so need not be said not to be.
            let is_silence = *shown == Value::Empty && value == Value::Bool(false);
            let is_same = *shown == value || is_silence;
            if !is_same {
                changes.push(Change::Write(path, value));
            }
        };
        for (member, value) in &self.scalars {
            write(&mut changes, [member.clone()].into(), value.clone());
        }
        let mut wanted = BTreeSet::new();
        let mut present: BTreeMap<(Aspect, &Value), &Path> = BTreeMap::new();
        for &aspect in Aspect::ALL {
            for (path, leaf) in record.leaves_from(&[aspect.member()]) {
                if !path.starts_with(&[aspect.member()]) {
                    break;
                }
                if let Some(entry) = leaf.face() {
                    present.entry((aspect, &entry.value)).or_insert(path);
                }
            }
        }
        for (aspect, id) in &self.entries {
            let value = Value::Text(id.clone());
            let path = match present.get(&(*aspect, &value)) {
                Some(path) => Path::clone(path),
                None => [aspect.member(), Segment::Item(item_id(&value))].into(),
            };
            write(&mut changes, path.clone(), value);
            wanted.insert(path);
        }
        for (path, value) in self.items(record, origin) {
            write(&mut changes, path.clone(), value);
            wanted.insert(path);
        }
        let unwanted = self.seen.difference(&wanted);
        let present = unwanted.filter(|path| record.leaf(path.segments()).is_some());
        changes.extend(present.map(|path| Change::Remove(path.clone())));
        for (path, leaf) in origin.into_iter().flat_map(Record::leaves) {
            if let (Some(entry), true) = (leaf.face(), is_beside(path)) {
                write(&mut changes, path.clone(), entry.value.clone());
            }
        }
        changes
    }

    /// Returns the items of the tables by their paths, new ones behind those that are there.
    fn items(&self, record: &Record, origin: Option<&Record>) -> Vec<(Path, Value)> {
        let mut items = Vec::with_capacity(self.rows.len());
        for &list in RowList::ALL {
            let rows = || self.rows.iter().filter(|(one, _, _)| *one == list);
            let prefix = [list.member()];
            let present = record
                .below(&prefix)
                .filter_map(|(path, _)| match path.segments() {
                    [_, Segment::Item(id)] => Some(place_of(id)),
                    _ => None,
                });
            let kept = rows().filter_map(|(_, item, _)| item.as_deref().map(place_of));
            let mut last = present.chain(kept).max().unwrap_or_default();
            for (_, item, value) in rows() {
                let id = item.clone().unwrap_or_else(|| {
                    last += 1;
                    placed_id(last, value)
                });
                let path: Path = [list.member(), Segment::Item(id)].into();
                let old = [Some(record), origin].into_iter().flatten();
                let mut old = old.filter_map(|record| record.face(path.segments()));
                let value = with_others(list, value, old.next());
                items.push((path, value));
            }
        }
        items
    }
}

/// Adds the members of an item that the form does not show.
fn with_others(list: RowList, value: &Value, old: Option<&Value>) -> Value {
    let (Value::Map(members), Some(Value::Map(old))) = (value, old) else {
        return value.clone();
    };
    let mut members = members.clone();
    for (name, value) in old.iter() {
        if !list.columns().contains(&name.as_str()) {
            members.insert(name.clone(), value.clone());
        }
    }
    Value::Map(members)
}

/// Says whether a leaf of a set is none of the form's, and belongs to a copy too.
fn is_beside(path: &Path) -> bool {
    const NOT_COPIED: &[Segment] = &[member::RETIRED, member::SAME_AS, member::ORDER];
    let name = |segment: &Segment| match segment {
        Segment::Name(name) => Some(name.to_string()),
        _ => None,
    };
    let first = path.segments().first().and_then(name).unwrap_or_default();
    let known = shape::members_of(&Collection::SETS);
    let is_kept_apart = member::MARKS.iter().chain(NOT_COPIED);
    let mut apart = is_kept_apart.filter_map(name);
    known.iter().all(|member| member.name != first) && apart.all(|one| one != first)
}

/// Returns the id of a new set, made from its name and its owner: two units that give the name to sets of their own do not
/// mean one set.
pub fn new_set_id(register: &Register, unit: &str, name: &str) -> RecordId {
    let base = match unit {
        "" => slug(name),
        unit => format!("{}-{unit}", slug(name)),
    };
    let base = bounded(base);
    let mut id = RecordId::new(Collection::SETS, base.clone());
    let mut n = 2;
    while register.get(&id).is_some() {
        id.id = format!("{base}-{n}");
        n += 1;
    }
    id
}
