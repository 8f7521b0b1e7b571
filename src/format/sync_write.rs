//! The `sync` part: everything the join needs. Values that the plain part shows are not written twice.
//!
//! ```text
//! { "replicas": [[id, last n] …], "stamps": [[ms, by] …],
//!   "records": { "models/<id>": { "seen": [replica, n, …], "leaves": [[path, entry …] …] } } }
//! path  = "title" | ["years", 2026, "awards", "#id"]
//! entry = [replica, n, stamp] | [replica, n, stamp, value, …] | [-1, stamp] | [-1, stamp, value]
//! ```
//! An entry with replica -1 was read from a plain file: its dot is derived from record, path and value.

use litemap::LiteMap;

use crate::domain::canonical::is_derived;
use crate::domain::leaf::{Entry, Leaf, Stamp};
use crate::domain::path::{Path, Segment};
use crate::domain::record::Record;
use crate::domain::register::{RecordId, Register};
use crate::domain::replica::{Context, Dot, ReplicaId};
use crate::domain::value::Value;

use super::json::Json;
use super::plain_read::Leaves;

/// Numbers the replicas and stamps of a register: each by its place in a sorted list.
struct Tables<'a> {
    replicas: Vec<(ReplicaId, u32)>,
    stamps: Vec<&'a Stamp>,
}

/// Writes what the join needs of a register. `plain` holds, per record, the leaves the plain part states.
pub fn write_sync(register: &Register, plain: &LiteMap<RecordId, Leaves>) -> Json {
    let tables = Tables::of(register);
    let records = register.iter().map(|(id, record)| {
        let stated = plain.get(id);
        (id.to_string(), tables.write_record(id, record, stated))
    });
    let records = Json::object(records.collect::<Vec<_>>());
    let replicas = tables.replicas.iter().map(|(replica, last)| {
        Json::List(vec![Json::text(replica.to_string()), Json::integer(*last)])
    });
    let stamps = tables.stamps.iter().map(|stamp| {
        let at = Json::integer(stamp.at.as_millis());
        Json::List(vec![at, Json::text(&*stamp.by)])
    });
    Json::object([
        ("replicas", Json::List(replicas.collect())),
        ("stamps", Json::List(stamps.collect())),
        ("records", records),
    ])
}

/// Lists what a record has seen beyond what its entries say by themselves.
pub(super) fn seen_beyond_entries(record: &Record) -> Vec<Dot> {
    let dots = record
        .leaves()
        .values()
        .flat_map(Leaf::entries)
        .map(|entry| entry.dot);
    let by_entries: Context = dots.collect();
    record
        .context()
        .iter()
        .filter(|(replica, n)| by_entries.last(*replica) != *n)
        .map(|(replica, n)| Dot { replica, n })
        .collect()
}

/// Lists the dots of a record, in their order, that follow from record, path and value, and so need no table.
fn derived_dots(id: &RecordId, record: &Record) -> Vec<Dot> {
    let (mut derived, mut others) = (Vec::new(), Vec::new());
    for (path, leaf) in record.leaves() {
        for entry in leaf.entries() {
            let dots = if is_derived(entry.dot, id, path, &entry.value) {
                &mut derived
            } else {
                &mut others
            };
            dots.push(entry.dot);
        }
    }
    others.sort_unstable();
    derived.retain(|dot| others.binary_search(dot).is_err());
    derived.sort_unstable();
    derived
}

impl<'a> Tables<'a> {
    fn of(register: &'a Register) -> Self {
        let (mut seen, mut stamps) = (Vec::new(), Vec::new());
        for (id, record) in register.iter() {
            let derived = derived_dots(id, record);
            let dots = record
                .context()
                .iter()
                .map(|(replica, n)| Dot { replica, n });
            seen.extend(dots.filter(|dot| derived.binary_search(dot).is_err()));
            for entry in record.leaves().values().flat_map(Leaf::entries) {
                stamps.push(&entry.stamp);
                if let Value::Seen(context) = &entry.value {
                    seen.extend(context.iter().map(|(replica, n)| Dot { replica, n }));
                }
            }
        }
        stamps.sort_unstable();
        stamps.dedup();
        let last: Context = seen.into_iter().collect();
        Self {
            replicas: last.iter().collect(),
            stamps,
        }
    }

    fn index_of(&self, replica: ReplicaId) -> Json {
        place(self.replicas.binary_search_by_key(&replica, |(id, _)| *id))
    }

    fn write_context(&self, dots: impl Iterator<Item = Dot>) -> Json {
        let pairs = dots.flat_map(|dot| [self.index_of(dot.replica), Json::integer(dot.n)]);
        Json::List(pairs.collect())
    }

    fn write_record(&self, id: &RecordId, record: &Record, stated: Option<&Leaves>) -> Json {
        let leaves = record.leaves().iter().map(|(path, leaf)| {
            let mut shown = stated.and_then(|leaves| leaves.get(path));
            let mut written = vec![write_path(path)];
            let mut entries = leaf.entries();
            while let Some(first) = entries.first() {
                let n_same = entries.iter().take_while(|e| e.dot == first.dot).count();
                let (same, rest) = entries.split_at(n_same);
                written.push(self.write_entry(id, path, same, shown));
                // A value that is shown is left out once, though others wrote the same.
                shown = shown.filter(|shown| !matches!(same, [only] if only.value == **shown));
                entries = rest;
            }
            Json::List(written)
        });
        let leaves = Json::List(leaves.collect());
        let seen = seen_beyond_entries(record);
        if seen.is_empty() {
            Json::object([("leaves", leaves)])
        } else {
            Json::object([
                ("seen", self.write_context(seen.into_iter())),
                ("leaves", leaves),
            ])
        }
    }

    /// Writes the values of one dot: one, unless a writer was broken.
    fn write_entry(
        &self,
        id: &RecordId,
        path: &Path,
        same: &[Entry],
        shown: Option<&Value>,
    ) -> Json {
        let stamp = |entry: &Entry| place(self.stamps.binary_search(&&entry.stamp));
        let mut written = Vec::new();
        match same {
            [entry] => {
                if is_derived(entry.dot, id, path, &entry.value) {
                    written.push(Json::integer(-1));
                } else {
                    written.extend([self.index_of(entry.dot.replica), Json::integer(entry.dot.n)]);
                }
                written.push(stamp(entry));
                if shown != Some(&entry.value) {
                    written.push(self.write_value(&entry.value));
                }
            }
            several => {
                if let Some(first) = several.first() {
                    written.extend([self.index_of(first.dot.replica), Json::integer(first.dot.n)]);
                }
                for entry in several {
                    written.extend([stamp(entry), self.write_value(&entry.value)]);
                }
            }
        }
        Json::List(written)
    }

    /// Writes a value; names that begin with `~` get another one, because `~seen` is the program's own.
    fn write_value(&self, value: &Value) -> Json {
        match value {
            Value::Seen(context) => {
                let dots = context.iter().map(|(replica, n)| Dot { replica, n });
                Json::object([("~seen", self.write_context(dots))])
            }
            Value::List(items) => {
                Json::List(items.iter().map(|item| self.write_value(item)).collect())
            }
            Value::Map(members) => Json::object(members.iter().map(|(name, member)| {
                let tilde = if name.starts_with('~') { "~" } else { "" };
                (format!("{tilde}{name}"), self.write_value(member))
            })),
            scalar => Json::of_value(scalar),
        }
    }
}

/// Writes a place in a table. Impossible: that it is not there; the tables are made of what is written.
fn place(found: Result<usize, usize>) -> Json {
    Json::integer(found.map_or(-1, |index| index as i64))
}

fn write_path(path: &Path) -> Json {
    let segment = |segment: &Segment| match segment {
        Segment::Name(name) if name.starts_with(['#', '~']) => Json::text(format!("~{name}")),
        Segment::Name(name) => Json::text(&**name),
        Segment::Year(year) => Json::integer(*year),
        Segment::Item(id) => Json::text(format!("#{id}")),
    };
    match path.segments() {
        [only @ (Segment::Name(_) | Segment::Item(_))] => segment(only),
        segments => Json::List(segments.iter().map(segment).collect()),
    }
}
