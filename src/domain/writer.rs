//! One run of the program that writes, and the guard against files that speak for it.
//!
//! Whoever has seen a write and does not hold it has overwritten it: so the join reads. A file that claims to have seen what
//! this run has yet to write would make the next edit vanish at once. Therefore whoever writes looks at the record first,
//! and where that speaks of writes of this run that were never made, another run writes from here on: a fresh id is in no file.

use super::canonical::{derived_dot, lone_dot};
use super::leaf::{Entry, Leaf, Stamp};
use super::own_first::{is_shared, signature};
use super::path::Path;
use super::record::Record;
use super::register::{RecordId, Register};
use super::replica::{Context, Dot, ReplicaId};
use super::value::Value;

/// Is one run of the program that writes: a replica, and what each of its dots was given out for.
///
/// Impossible: two writes with one dot from one writer.
#[derive(Debug)]
pub struct Writer {
    replica: ReplicaId,
    /// Makes the replicas that write once, and stands in no text: nobody can speak for one of them before it has written.
    maker: ReplicaId,
    /// Of each write in its turn, 64 bits that follow from record, path and value.
    given: Vec<ReplicaId>,
    unit: OwnUnit,
}

/// Is the unit that a register belongs to; empty where it is no unit's.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OwnUnit {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

impl Writer {
    /// Returns a writer that has not written yet, made of two ids that were drawn for it: its replica, and the one that makes
    /// those that write once.
    pub fn new([replica, maker]: [ReplicaId; 2]) -> Self {
        let given = Vec::new();
        Self {
            replica,
            maker,
            given,
            unit: OwnUnit::default(),
        }
    }

    /// Writes for a unit from here on: what all share is signed with its name too.
    pub fn write_for(&mut self, unit: OwnUnit) {
        self.unit = unit;
    }

    /// Returns the unit it writes for.
    pub(super) fn unit(&self) -> &OwnUnit {
        &self.unit
    }

    /// Returns what a write to a record is stamped with: where all share it, who wrote is told by the unit.
    pub(super) fn stamp(&self, id: &RecordId, stamp: &Stamp) -> Stamp {
        match is_shared(id) && !self.unit.id.is_empty() {
            true => Stamp::new(stamp.at, &signature(&stamp.by, &self.unit.name)),
            false => stamp.clone(),
        }
    }

    /// Returns a fresh dot, for this value at this path of a record.
    pub fn next_dot(&mut self, id: &RecordId, path: &Path, value: &Value) -> Dot {
        self.given.push(print(id, path, value));
        Dot {
            replica: self.replica,
            n: self.n(),
        }
    }

    /// Returns a fresh dot of a replica that writes this once: whoever has seen it and nothing else can say so, which a
    /// deletion needs that travels without the texts.
    pub fn lone_dot(&mut self, id: &RecordId, path: &Path, value: &Value) -> Dot {
        let of = self.next_dot(id, path, value);
        lone_dot(Dot {
            replica: self.maker,
            ..of
        })
    }

    /// Returns how many dots were given out.
    fn n(&self) -> u32 {
        u32::try_from(self.given.len()).unwrap_or(u32::MAX)
    }

    /// Says whether a state of a record speaks of writes of this run that were never made: its context, or what a deletion saw,
    /// goes beyond the last one, or a dot stands with another value or at another path than it was given out for.
    pub fn is_claimed(&self, id: &RecordId, record: &Record) -> bool {
        let is_beyond = |context: &Context| context.last(self.replica) > self.n();
        let is_false = |path: &Path, entry: &Entry| match &entry.value {
            Value::Seen(context) if is_beyond(context) => true,
            value => {
                entry.dot.replica == self.replica && !self.has_given(entry.dot, id, path, value)
            }
        };
        is_beyond(record.context())
            || record.leaves().iter().any(|(path, leaf): (_, &Leaf)| {
                leaf.entries().iter().any(|entry| is_false(path, entry))
            })
    }

    fn has_given(&self, dot: Dot, id: &RecordId, path: &Path, value: &Value) -> bool {
        let place = (dot.n as usize).checked_sub(1);
        let given = place.and_then(|place| self.given.get(place));
        given == Some(&print(id, path, value))
    }

    /// Lists the records of a piece that speak of writes of this run that were never made.
    pub fn claimed_in<'a>(&self, piece: &'a Register) -> impl Iterator<Item = &'a RecordId> {
        let claimed = piece
            .iter()
            .filter(|(id, record)| self.is_claimed(id, record));
        claimed.map(|(id, _)| id)
    }
}

fn print(id: &RecordId, path: &Path, value: &Value) -> ReplicaId {
    derived_dot(id, path, value).replica
}
