//! Canonical bytes of records, and what is hashed from them: derived replicas, derived item ids.
//!
//! Every part is tagged and length-prefixed, so that no two different things have the same bytes.

use sha2::{Digest, Sha256};

use super::date::Timestamp;
use super::path::{Path, Segment};
use super::record::Record;
use super::register::RecordId;
use super::replica::{Context, Dot, ReplicaId};
use super::value::Value;

/// Is the one dot number of a replica that writes once, as a derived one does.
pub(super) const LONE_N: u32 = 1;

/// Returns the dot of a value read from a plain file: a write by a replica derived from record id, path and value.
///
/// The same value in any file, in any order, on any machine is the same dot.
pub fn derived_dot(id: &RecordId, path: &Path, value: &Value) -> Dot {
    let mut sink = Sink::new(b"dvk derived replica 1");
    sink.record_id(id);
    sink.path(path);
    sink.value(value);
    sink.lone_dot()
}

/// Says whether a dot is the derived one of its value. Most are not, and most of those cost no hash.
pub fn is_derived(dot: Dot, id: &RecordId, path: &Path, value: &Value) -> bool {
    dot.n == LONE_N && derived_dot(id, path, value) == dot
}

/// Returns the dot of a value that the sender of a plain file stated anew, after another one: a write of its moment by a replica
/// derived from record id, path, value and moment.
pub fn restated_dot(id: &RecordId, path: &Path, value: &Value, at: Timestamp) -> Dot {
    let mut sink = Sink::new(b"dvk restated replica 1");
    sink.record_id(id);
    sink.path(path);
    sink.value(value);
    sink.bytes(&at.as_millis().to_be_bytes());
    sink.lone_dot()
}

/// Returns the dot of a replica that writes once, made from the dot of a writer that is used for nothing else.
pub fn lone_dot(of: Dot) -> Dot {
    let mut sink = Sink::new(b"dvk lone replica 1");
    sink.dot(of);
    sink.lone_dot()
}

/// Is the longest text, in bytes, that is its own id in a list.
const MAX_TEXT_ID: usize = 64;

/// Returns the id of a list item that came without one, derived from its content: a short text is its own id,
/// anything else has sixteen hexadecimal digits.
pub fn item_id(value: &Value) -> String {
    if let Value::Text(text) = value
        && text.len() <= MAX_TEXT_ID
    {
        return text.clone();
    }
    let mut sink = Sink::new(b"dvk item 1");
    sink.value(value);
    format!("{:016x}", u64::from_be_bytes(sink.first_bytes()))
}

/// Returns the id of a model whose own id is not a UUID, qualified by the unit that sent it: a UUID of version 8.
///
/// Two communes may both call theirs "1"; and a file passed on keeps the id, because a UUID is taken as it is.
pub fn qualified_model_id(unit: &str, id: &str) -> String {
    let mut sink = Sink::new(b"dvk model id 1");
    sink.bytes(unit.as_bytes());
    sink.bytes(id.as_bytes());
    uuid_v8(sink.first_bytes())
}

/// Formats sixteen bytes as a UUID of version 8 (RFC 9562: made by the program's own rule).
pub fn uuid_v8(bytes: [u8; 16]) -> String {
    let mut bits = u128::from_be_bytes(bytes);
    bits = bits & !(0xf << 76) | (0x8 << 76);
    bits = bits & !(0x3 << 62) | (0x2 << 62);
    let hex = format!("{bits:032x}");
    format!(
        "{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}

/// Says whether a text has the shape of a UUID in lower case.
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
        })
}

/// Returns SHA-256 over the canonical bytes of one record: id, context, sorted paths, dots and values. A deleted record
/// counts by the fact of its deletion, which is all that others may have of it.
pub fn record_digest(id: &RecordId, record: &Record) -> [u8; 32] {
    let fact = record.fact_of_deletion();
    let record = fact.as_ref().unwrap_or(record);
    let mut sink = Sink::new(b"dvk record 1");
    sink.record_id(id);
    sink.context(record.context());
    sink.count(record.leaves().len());
    for (path, leaf) in record.leaves() {
        sink.path(path);
        sink.count(leaf.entries().len());
        for entry in leaf.entries() {
            sink.dot(entry.dot);
            sink.value(&entry.value);
        }
    }
    sink.finish()
}

/// Takes canonical bytes into a hash.
struct Sink(Sha256);

impl Sink {
    fn new(domain: &[u8]) -> Self {
        let mut sink = Self(Sha256::new());
        sink.bytes(domain);
        sink
    }

    fn count(&mut self, n: usize) {
        self.0.update((n as u64).to_be_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.count(bytes.len());
        self.0.update(bytes);
    }

    fn tag(&mut self, tag: u8) {
        self.0.update([tag]);
    }

    fn record_id(&mut self, id: &RecordId) {
        self.bytes(id.collection.to_string().as_bytes());
        self.bytes(id.id.as_bytes());
    }

    fn dot(&mut self, dot: Dot) {
        self.0.update(dot.replica.get().to_be_bytes());
        self.0.update(dot.n.to_be_bytes());
    }

    fn context(&mut self, context: &Context) {
        self.count(context.iter().count());
        for (replica, n) in context.iter() {
            self.dot(Dot { replica, n });
        }
    }

    fn path(&mut self, path: &Path) {
        self.count(path.segments().len());
        for segment in path.segments() {
            match segment {
                Segment::Name(name) => {
                    self.tag(b'n');
                    self.bytes(name.as_bytes());
                }
                Segment::Year(year) => {
                    self.tag(b'y');
                    self.0.update(year.to_be_bytes());
                }
                Segment::Item(id) => {
                    self.tag(b'i');
                    self.bytes(id.as_bytes());
                }
            }
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Empty => self.tag(b'0'),
            Value::Bool(truth) => {
                self.tag(b'b');
                self.tag(u8::from(*truth));
            }
            Value::Number(number) => {
                self.tag(b'n');
                self.bytes(number.as_str().as_bytes());
            }
            Value::Text(text) => {
                self.tag(b't');
                self.bytes(text.as_bytes());
            }
            Value::List(items) => {
                self.tag(b'l');
                self.count(items.len());
                for item in items {
                    self.value(item);
                }
            }
            Value::Map(members) => {
                self.tag(b'm');
                self.count(members.len());
                for (name, member) in members {
                    self.bytes(name.as_bytes());
                    self.value(member);
                }
            }
            Value::Seen(context) => {
                self.tag(b's');
                self.context(context);
            }
        }
    }

    fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }

    /// Returns the dot of a replica that writes once, which follows from what was taken in.
    fn lone_dot(self) -> Dot {
        let replica = ReplicaId::new(u64::from_be_bytes(self.first_bytes()));
        let n = LONE_N;
        Dot { replica, n }
    }

    fn first_bytes<const N: usize>(self) -> [u8; N] {
        let digest = self.finish();
        std::array::from_fn(|at| digest[at])
    }
}
