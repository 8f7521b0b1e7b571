//! Writes segments.

use litemap::LiteMap;
use miniz_oxide::deflate::compress_to_vec;

use crate::domain::canonical::is_derived;
use crate::domain::leaf::{Leaf, Stamp};
use crate::domain::path::{Path, Segment};
use crate::domain::record::Record;
use crate::domain::register::{RecordId, Register};
use crate::domain::replica::{Context, Dot, ReplicaId};
use crate::domain::value::Value;
use crate::format::base32768;
use crate::format::stored_piece::{seal_over, write_piece};
use crate::format::sync_write::seen_beyond_entries;

use super::{MAX_BODY, SEGMENT, VERSION, is_kept_path, is_kept_text};

/// Is how hard the compressor tries. 9 saves three in a thousand and takes twice the time; 3 takes a third and costs a
/// thirteenth.
const LEVEL: u8 = 6;

/// Writes a part of a register for storage. One that is too large for a segment becomes an ordinary piece.
pub fn write_segment(part: &Register) -> String {
    let body = write_body(part);
    if body.len() > MAX_BODY {
        return write_piece(part);
    }
    pack(&body)
}

/// Compresses a body and puts it under a seal.
pub fn pack(body: &[u8]) -> String {
    let mut packed = vec![VERSION];
    packed.append(&mut compress_to_vec(body, LEVEL));
    seal_over(SEGMENT, &base32768::encode(&packed), &packed)
}

fn write_body(part: &Register) -> Vec<u8> {
    let mut lines = Lines::default();
    lines.number(part.n_records() as u64);
    for (id, record) in part.iter() {
        lines.record(id, record);
    }
    let mut body = Vec::with_capacity(lines.bytes.len() + lines.texts.len() + 4);
    put_number(&mut body, lines.bytes.len() as u64);
    body.append(&mut lines.bytes);
    body.extend_from_slice(lines.texts.as_bytes());
    body
}

/// Takes the lines of a body, and remembers what has a place in the tables.
#[derive(Default)]
struct Lines<'a> {
    bytes: Vec<u8>,
    texts: String,
    kept_texts: LiteMap<&'a str, u64>,
    paths: LiteMap<&'a Path, u64>,
    /// Each with its last `n` here.
    replicas: LiteMap<ReplicaId, (u64, u32)>,
    last_replica: Option<ReplicaId>,
    stamps: LiteMap<&'a Stamp, u64>,
    last_stamp: Option<&'a Stamp>,
}

impl<'a> Lines<'a> {
    fn record(&mut self, id: &RecordId, record: &'a Record) {
        self.text_written_out(&id.to_string());
        self.context(&seen_beyond_entries(record).into_iter().collect());
        self.count(record.leaves().len());
        for (path, leaf) in record.leaves() {
            self.path(path);
            self.count(leaf.entries().len());
        }
        for (path, leaf) in record.leaves() {
            for entry in leaf.entries() {
                if is_derived(entry.dot, id, path, &entry.value) {
                    self.number(0);
                } else {
                    self.dot(entry.dot);
                }
                self.stamp(&entry.stamp);
            }
        }
        for entry in record.leaves().values().flat_map(Leaf::entries) {
            self.value(&entry.value);
        }
    }

    fn context(&mut self, context: &Context) {
        self.count(context.iter().count());
        for (replica, n) in context.iter() {
            self.dot(Dot { replica, n });
        }
    }

    fn dot(&mut self, dot: Dot) {
        let next = self.replicas.len() as u64;
        let is_same = self.last_replica.replace(dot.replica) == Some(dot.replica);
        let before = match self.replicas.get_mut(&dot.replica) {
            Some((place, last)) => {
                let code = if is_same { 2 } else { 3 + *place };
                put_number(&mut self.bytes, code);
                std::mem::replace(last, dot.n)
            }
            None => {
                self.replicas.insert(dot.replica, (next, dot.n));
                self.number(1);
                self.bytes
                    .extend_from_slice(&dot.replica.get().to_be_bytes());
                0
            }
        };
        self.difference(i64::from(dot.n) - i64::from(before));
    }

    fn stamp(&mut self, stamp: &'a Stamp) {
        if self.last_stamp == Some(stamp) {
            return self.number(0);
        }
        let before = self.last_stamp.replace(stamp);
        match place(&mut self.stamps, stamp) {
            Some(place) => self.number(2 + place),
            None => {
                self.number(1);
                let before = before.map_or(0, |stamp| stamp.at.as_millis());
                self.difference(stamp.at.as_millis() - before);
                self.text(&stamp.by);
            }
        }
    }

    fn path(&mut self, path: &'a Path) {
        if is_kept_path(path)
            && let Some(place) = place(&mut self.paths, path)
        {
            return self.number(1 + place);
        }
        self.number(0);
        self.count(path.segments().len());
        for segment in path.segments() {
            match segment {
                Segment::Name(name) => {
                    self.number(0);
                    self.text(name);
                }
                Segment::Item(id) => {
                    self.number(1);
                    self.text(id);
                }
                Segment::Year(year) => self.number(year.unsigned_abs().into()),
            }
        }
    }

    fn value(&mut self, value: &'a Value) {
        match value {
            Value::Empty => self.number(0),
            Value::Bool(truth) => self.number(1 + u64::from(*truth)),
            Value::Number(number) => {
                self.number(3);
                self.text(number.as_str());
            }
            Value::Text(text) => {
                self.number(4);
                self.text(text);
            }
            Value::List(items) => {
                self.number(5);
                self.count(items.len());
                for item in items {
                    self.value(item);
                }
            }
            Value::Map(members) => {
                self.number(6);
                self.count(members.len());
                for (name, member) in members {
                    self.text(name);
                    self.value(member);
                }
            }
            Value::Seen(context) => {
                self.number(7);
                self.context(context);
            }
        }
    }

    fn text(&mut self, text: &'a str) {
        if is_kept_text(text)
            && let Some(place) = place(&mut self.kept_texts, text)
        {
            return self.number(1 + place);
        }
        self.number(0);
        self.text_written_out(text);
    }

    fn text_written_out(&mut self, text: &str) {
        self.count(text.len());
        self.texts.push_str(text);
    }

    fn count(&mut self, n: usize) {
        self.number(n as u64);
    }

    fn difference(&mut self, n: i64) {
        self.number((n << 1 ^ n >> 63).cast_unsigned());
    }

    fn number(&mut self, n: u64) {
        put_number(&mut self.bytes, n);
    }
}

/// Returns the place of what has one; what has none gets the next.
fn place<K: Ord>(table: &mut LiteMap<K, u64>, key: K) -> Option<u64> {
    let next = table.len() as u64;
    let found = table.get(&key).copied();
    if found.is_none() {
        table.insert(key, next);
    }
    found
}

fn put_number(bytes: &mut Vec<u8>, mut n: u64) {
    while n >= 0x80 {
        bytes.push(n as u8 | 0x80);
        n >>= 7;
    }
    bytes.push(n as u8);
}
