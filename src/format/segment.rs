//! The segment: many records as they lie in storage, compressed.
//!
//! ```text
//! segment = "dvk1 segment <bytes of UTF-8> <checksum of the packed bytes>\n" packed
//! packed  = version 1, deflate(body): as text, 15 bits a character                   base32768.rs
//! body    = n, n bytes of lines, the texts one behind the other
//! lines   = n, n records
//! record  = id, context, n, n x (path, number of entries), all entries' (dot, stamp), all entries' values
//!
//! id      = length of the next text: "models/<id>", as in `sync`
//! context = n, n dots: what the record has seen beyond its entries
//! path    = 0, n, n segments | 1 + place of a path;             segment = 0, text: a name | 1, text: an item | a year
//! dot     = 0: derived from record, path and value
//!         | replica, n less the last n of this replica here;    replica = 1, 8 bytes | 2: as before | 3 + its place
//! stamp   = 0: as before | 1, ms less those before, text: by whom | 2 + its place
//! value   = 0: empty | 1: false | 2: true | 3, text: a number's literal | 4, text | 5, n, n values
//!         | 6, n, n x (text, value) | 7, context: what a deletion saw
//! text    = 0, length of the next text | 1 + place of a text
//! ```
//! Numbers are unsigned LEB128; differences begin from 0 and are folded first: 0, -1, 1, -2 … are 0, 1, 2, 3 … What is
//! written out gets the next place in its table, counted from 0 through the segment. Of texts only those of at most 64 bytes
//! do, and of paths those of at most four segments with no more text: what a body says again and again must not become
//! far more than the body is. It has at most 4 MiB.
//!
//! What is alike in most records stands together, so that deflate finds it as one: their paths, then who wrote when.

mod read;
mod write;

use crate::domain::path::{Path, Segment};
use crate::domain::record::Record;
use crate::domain::register::{RecordId, Register};
use crate::domain::value::Value;

pub use read::{read_segment, unpack};
pub use write::{pack, write_segment};

pub(super) const SEGMENT: &str = "segment";

/// Is the version of the body this program writes, and the newest it reads.
const VERSION: u8 = 1;

/// Is how long a body may be, inflated.
pub const MAX_BODY: usize = 4 << 20;

/// Is how many bytes of text have a place in a table: a text's, or those of all segments of a path.
const MAX_KEPT: usize = 64;
/// Is how many segments a path with a place has; the longest known has four.
const MAX_KEPT_SEGMENTS: usize = 4;

fn is_kept_text(text: &str) -> bool {
    text.len() <= MAX_KEPT
}

fn is_kept_path(path: &Path) -> bool {
    let n_bytes = path.segments().iter().map(|segment| match segment {
        Segment::Name(text) => text.len(),
        Segment::Item(text) => text.len(),
        Segment::Year(_) => 0,
    });
    path.segments().len() <= MAX_KEPT_SEGMENTS && n_bytes.sum::<usize>() <= MAX_KEPT
}

/// Is how many records a segment holds.
pub const N_RECORDS: usize = 64;
/// Is how many bytes of text a segment holds; a record with more has one of its own.
pub const N_BYTES: usize = 256 << 10;

/// Cuts a register into parts that make good segments, in the order of ids.
pub fn parts(register: &Register) -> impl Iterator<Item = Register> + '_ {
    let mut records = register.iter().peekable();
    std::iter::from_fn(move || {
        let mut ids: Vec<&RecordId> = Vec::new();
        let mut n_bytes = 0;
        while let Some((id, record)) = records.peek() {
            n_bytes += n_bytes_of(record);
            if ids.len() == N_RECORDS || !ids.is_empty() && n_bytes > N_BYTES {
                break;
            }
            ids.push(id);
            records.next();
        }
        (!ids.is_empty()).then(|| register.part(ids))
    })
}

fn n_bytes_of(record: &Record) -> usize {
    let entries = record.leaves().values().flat_map(|leaf| leaf.entries());
    entries.map(|entry| n_bytes_in(&entry.value)).sum()
}

/// Counts about how many bytes a value has.
pub(super) fn n_bytes_in(value: &Value) -> usize {
    match value {
        Value::Empty | Value::Bool(_) => 1,
        Value::Number(number) => number.as_str().len(),
        Value::Text(text) => text.len(),
        Value::List(items) => items.iter().map(n_bytes_in).sum(),
        Value::Map(members) => members
            .iter()
            .map(|(name, v)| name.len() + n_bytes_in(v))
            .sum(),
        Value::Seen(context) => 12 * context.iter().count(),
    }
}
