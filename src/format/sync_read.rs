//! Reads the `sync` part, record by record; a record that breaks a rule is refused, the others go in.

use std::cell::Cell;

use litemap::LiteMap;

use crate::domain::canonical::derived_dot;
use crate::domain::date::{PartialDate, Timestamp};
use crate::domain::leaf::{Entry, Leaf, Stamp};
use crate::domain::path::{Path, Segment};
use crate::domain::record::Record;
use crate::domain::register::RecordId;
use crate::domain::replica::{Context, Dot, ReplicaId};
use crate::domain::shape;
use crate::domain::value::Value;

use super::encoding::MAX_BYTES;
use super::json::Json;
use super::json_read::MAX_DEPTH;
use super::listing::is_record;
use super::plain_read::{Flaw, Leaves, SyncFlaw, check_value};
use super::segment::n_bytes_in;

/// Holds the tables of a `sync` part.
pub struct SyncTables {
    replicas: Vec<Dot>,
    stamps: Vec<Stamp>,
    /// How many bytes of values that are left out more than once may still be copied: a few bytes of an entry must not become as
    /// many as its value has, time and again. This program leaves a value out once.
    n_bytes_left: Cell<usize>,
}

/// Reads the tables. Returns `None` where they are not what the format describes.
pub fn read_tables(sync: &Json) -> Option<SyncTables> {
    let replicas = sync.get("replicas")?.as_list()?.iter().map(|pair| {
        let [id, last] = pair.as_list()? else {
            return None;
        };
        let replica: ReplicaId = id.as_text()?.parse().ok()?;
        let n = u32::try_from(last.as_integer()?).ok()?;
        Some(Dot { replica, n })
    });
    let stamps = sync.get("stamps")?.as_list()?.iter().map(|pair| {
        let [at, by] = pair.as_list()? else {
            return None;
        };
        let at = Timestamp::from_millis(at.as_integer()?);
        Some(Stamp::new(at, by.as_text()?))
    });
    let replicas: Vec<Dot> = replicas.collect::<Option<_>>()?;
    if first_repeated(replicas.iter().map(|dot| dot.replica)).is_some() {
        return None;
    }
    Some(SyncTables {
        replicas,
        stamps: stamps.collect::<Option<_>>()?,
        n_bytes_left: Cell::new(MAX_BYTES as usize),
    })
}

/// Reads one record. `stated` holds the leaves of the plain part; values that are omitted here are moved out of it.
pub fn read_record(
    tables: &SyncTables,
    id: &RecordId,
    json: &Json,
    mut stated: Leaves,
) -> Result<Record, Flaw> {
    let context = match json.get("seen") {
        None => Context::new(),
        Some(seen) => tables.read_context(seen).map_err(Flaw::BadSync)?,
    };
    let lines = json
        .get("leaves")
        .and_then(Json::as_list)
        .ok_or_else(bad_shape)?;
    let mut leaves = Vec::with_capacity(lines.len());
    for line in lines {
        leaves.push(tables.read_leaf(id, line, &mut stated)?);
    }
    let record = whole_record(context, leaves)?;
    let mut stated = stated.keys();
    let own = record.leaves();
    match stated.find(|path| !has_dot(own, path)) {
        Some(path) => Err(Flaw::BadSync(SyncFlaw::WithoutDot(path.clone()))),
        None => Ok(record),
    }
}

/// Makes a record of its leaves; a leaf that is there twice was written by nobody who had the record.
///
/// Nothing else is demanded of the whole. What any two files say can come together in one record: that its title is gone, that a
/// dot stands at two paths. A record that could be made here and not be read again would be lost.
pub(super) fn whole_record(
    context: Context,
    mut leaves: Vec<(Path, Leaf)>,
) -> Result<Record, Flaw> {
    if let Some(at) = first_repeated(leaves.iter().map(|(path, _)| path)) {
        let (path, _) = leaves.swap_remove(at);
        return Err(Flaw::BadSync(SyncFlaw::Twice(path)));
    }
    Ok(Record::from_parts(context, leaves.into_iter().collect()))
}

/// Reads the name of a record. `None` for one that no record has, in any text.
pub fn read_id(key: &str) -> Option<RecordId> {
    RecordId::parse(key).filter(is_record)
}

/// Returns the place of the first item that stood before.
fn first_repeated<T: Ord>(items: impl Iterator<Item = T>) -> Option<usize> {
    let mut items: Vec<(T, usize)> = items.zip(0..).collect();
    items.sort_unstable();
    let pairs = items.windows(2).filter(|pair| pair[0].0 == pair[1].0);
    pairs.map(|pair| pair[1].1).min()
}

/// Says whether what the plain part states at a path stands on a leaf there or below it.
pub fn has_dot(leaves: &LiteMap<Path, Leaf>, path: &Path) -> bool {
    let first = leaves.find_index(path).unwrap_or_else(|at| at);
    let first_below = leaves.get_indexed(first);
    first_below.is_some_and(|(found, _)| found.starts_with(path.segments()))
}

fn bad_shape() -> Flaw {
    Flaw::BadSync(SyncFlaw::Shape)
}

fn missing(path: &Path) -> Flaw {
    Flaw::BadSync(SyncFlaw::ValueMissing(path.clone()))
}

impl SyncTables {
    fn dot(&self, index: &Json, n: &Json) -> Result<Dot, SyncFlaw> {
        let index = index.as_integer().ok_or(SyncFlaw::Shape)?;
        let n = n.as_integer().ok_or(SyncFlaw::Shape)?;
        let last = usize::try_from(index)
            .ok()
            .and_then(|index| self.replicas.get(index))
            .ok_or(SyncFlaw::NotInTable)?;
        let replica = last.replica;
        match u32::try_from(n) {
            Ok(n) if n >= 1 && n <= last.n => Ok(Dot { replica, n }),
            _ => Err(SyncFlaw::BeyondLast(replica)),
        }
    }

    /// Says whether a value may be copied once more, and counts it.
    fn may_copy(&self, value: &Value) -> bool {
        let left = self.n_bytes_left.get().checked_sub(n_bytes_in(value));
        self.n_bytes_left.set(left.unwrap_or(0));
        left.is_some()
    }

    fn read_context(&self, json: &Json) -> Result<Context, SyncFlaw> {
        let pairs = json.as_list().ok_or(SyncFlaw::Shape)?;
        if pairs.len() % 2 == 1 {
            return Err(SyncFlaw::Shape);
        }
        pairs
            .chunks_exact(2)
            .map(|pair| self.dot(&pair[0], &pair[1]))
            .collect()
    }

    fn stamp(&self, json: &Json) -> Result<Stamp, Flaw> {
        let index = json.as_integer().ok_or_else(bad_shape)?;
        usize::try_from(index)
            .ok()
            .and_then(|index| self.stamps.get(index))
            .cloned()
            .ok_or(Flaw::BadSync(SyncFlaw::NotInTable))
    }

    fn read_leaf(
        &self,
        id: &RecordId,
        line: &Json,
        stated: &mut Leaves,
    ) -> Result<(Path, Leaf), Flaw> {
        let Some([path, entries @ ..]) = line.as_list() else {
            return Err(bad_shape());
        };
        let path = read_path(path).ok_or_else(bad_shape)?;
        let mut read_entries: Vec<Entry> = Vec::with_capacity(entries.len());
        let mut dots = Vec::with_capacity(entries.len());
        // A value that several entries leave out is still there for the next one.
        let mut omitted = |path: &Path| match entries {
            [_] => stated.get_mut(path).map(std::mem::take),
            _ => stated
                .get(path)
                .filter(|value| self.may_copy(value))
                .cloned(),
        };
        for entry in entries {
            let entry = entry.as_list().ok_or_else(bad_shape)?;
            let n_before = read_entries.len();
            match entry {
                [mark, stamp, value @ ..] if mark.as_integer() == Some(-1) && value.len() <= 1 => {
                    let value = match value.first() {
                        Some(json) => self.read_value(json).map_err(Flaw::BadSync)?,
                        None => omitted(&path).ok_or_else(|| missing(&path))?,
                    };
                    let dot = derived_dot(id, &path, &value);
                    let stamp = self.stamp(stamp)?;
                    read_entries.push(Entry { dot, value, stamp });
                }
                [replica, n, stamp] => {
                    let dot = self.dot(replica, n).map_err(Flaw::BadSync)?;
                    let value = omitted(&path).ok_or_else(|| missing(&path))?;
                    let stamp = self.stamp(stamp)?;
                    read_entries.push(Entry { dot, value, stamp });
                }
                [replica, n, values @ ..] if !values.is_empty() && values.len() % 2 == 0 => {
                    let dot = self.dot(replica, n).map_err(Flaw::BadSync)?;
                    for pair in values.chunks_exact(2) {
                        let value = self.read_value(&pair[1]).map_err(Flaw::BadSync)?;
                        let stamp = self.stamp(&pair[0])?;
                        read_entries.push(Entry { dot, value, stamp });
                    }
                }
                _ => return Err(bad_shape()),
            }
            for entry in &read_entries[n_before..] {
                check_value(shape::members_of(&id.collection), &path, &entry.value)?;
            }
            dots.extend(read_entries.last().map(|entry| entry.dot));
        }
        if read_entries.is_empty() {
            return Err(bad_shape());
        }
        if dots.len() > 1 && first_repeated(dots.iter()).is_some() {
            return Err(Flaw::BadSync(SyncFlaw::Twice(path)));
        }
        Ok((path, read_entries.into_iter().collect()))
    }

    /// Reads a value. What a deletion saw is a whole value, never a part of one.
    fn read_value(&self, json: &Json) -> Result<Value, SyncFlaw> {
        if let Json::Object(members) = json
            && let [(name, seen)] = &members[..]
            && name == "~seen"
        {
            return self.read_context(seen).map(Value::Seen);
        }
        read_content(json, MAX_VALUE_DEPTH)
    }
}

/// Is how deep lists and objects may lie in one another in a value. Seven lie around it in `sync`, and no other text that
/// holds records puts more around one, so that what is read from any of them can be written into all.
pub const MAX_VALUE_DEPTH: usize = MAX_DEPTH - 7;

fn read_content(json: &Json, n_levels_left: usize) -> Result<Value, SyncFlaw> {
    let below = || n_levels_left.checked_sub(1).ok_or(SyncFlaw::Shape);
    match json {
        Json::Object(members) => {
            let below = below()?;
            let members = members.iter().map(|(name, member)| {
                let name = match name.strip_prefix('~') {
                    Some(rest) if rest.starts_with('~') => rest,
                    Some(_) => return Err(SyncFlaw::Shape),
                    None => name,
                };
                Ok((name.to_owned(), read_content(member, below)?))
            });
            members.collect::<Result<_, _>>().map(Value::Map)
        }
        Json::List(items) => {
            let below = below()?;
            let items = items.iter().map(|item| read_content(item, below));
            items.collect::<Result<_, _>>().map(Value::List)
        }
        scalar => Ok(scalar.to_value()),
    }
}

/// Is the most segments a path may have; the longest known has four.
pub(super) const MAX_SEGMENTS: usize = 32;

fn read_path(json: &Json) -> Option<Path> {
    let segment = |json: &Json| match json {
        Json::Text(text) => Some(match text.strip_prefix('#') {
            Some(id) => Segment::Item(id.to_owned()),
            None => shape::segment(text.strip_prefix('~').unwrap_or(text)),
        }),
        other => i32::try_from(other.as_integer()?)
            .ok()
            .filter(|year| PartialDate::new(*year, None, None).is_ok())
            .map(Segment::Year),
    };
    let segments: Vec<Segment> = match json {
        Json::List(segments) => segments.iter().map(segment).collect::<Option<_>>()?,
        only => vec![segment(only)?],
    };
    (1..=MAX_SEGMENTS)
        .contains(&segments.len())
        .then(|| segments.into())
}
