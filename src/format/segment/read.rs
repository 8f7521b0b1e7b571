//! Reads segments: whatever a body says, nothing is taken from it that is not there.

use litemap::LiteMap;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::domain::canonical::derived_dot;
use crate::domain::date::{PartialDate, Timestamp};
use crate::domain::leaf::{Entry, Leaf, Stamp};
use crate::domain::path::{Path, Segment};
use crate::domain::record::Record;
use crate::domain::register::{RecordId, Register};
use crate::domain::replica::{Context, Dot, ReplicaId};
use crate::domain::shape;
use crate::domain::value::{Number, Value};
use crate::format::base32768;
use crate::format::plain_read::{Flaw, SyncFlaw, check_value};
use crate::format::stored_piece::{SealError, Sealed};
use crate::format::sync_read::{MAX_SEGMENTS, MAX_VALUE_DEPTH, read_id, whole_record};

use super::{MAX_BODY, SEGMENT, VERSION, is_kept_path, is_kept_text};

// How few bytes each can take: where it is said that more of them follow than there is room for, none is read.
const MIN_RECORD: usize = 3;
const MIN_LEAF: usize = MIN_ENTRY + 2;
const MIN_ENTRY: usize = 3;
const MIN_DOT: usize = 2;
const MIN_ITEM: usize = 1;
const MIN_MEMBER: usize = 2;

/// Reads a segment from storage: all of it or nothing.
pub fn read_segment(sealed: &str) -> Result<Register, SealError> {
    let body = unpack(sealed)?;
    read_body(&body).map_err(|flaw| SealError::Malformed(Some(flaw)))
}

/// Returns the body under a seal, inflated.
pub fn unpack(sealed: &str) -> Result<Vec<u8>, SealError> {
    let sealed = Sealed::open(sealed)?;
    let packed = base32768::decode(sealed.body).ok_or(SealError::Damaged)?;
    sealed.check(SEGMENT, &packed)?;
    let inflated = match packed.split_first() {
        Some((&VERSION, deflated)) => decompress_to_vec_with_limit(deflated, MAX_BODY).ok(),
        Some((&newer, _)) if newer > VERSION => return Err(SealError::Newer(newer.into())),
        _ => None,
    };
    inflated.ok_or(SealError::Malformed(None))
}

fn read_body(body: &[u8]) -> Result<Register, Flaw> {
    let mut lines = Lines {
        bytes: body,
        ..Lines::default()
    };
    let n_bytes = lines.count()?;
    let (bytes, texts) = lines
        .bytes
        .split_at_checked(n_bytes)
        .ok_or_else(bad_shape)?;
    lines.bytes = bytes;
    lines.texts = std::str::from_utf8(texts).map_err(|_| bad_shape())?;
    let n = lines.count_of(MIN_RECORD)?;
    let mut register = Register::new();
    for _ in 0..n {
        let (id, record) = lines.record()?;
        register.join_record(id, record);
    }
    let is_whole = lines.bytes.is_empty() && lines.texts.is_empty() && register.n_records() == n;
    is_whole.then_some(register).ok_or_else(bad_shape)
}

/// Holds what is left of a body, and the tables so far.
#[derive(Default)]
struct Lines<'a> {
    bytes: &'a [u8],
    texts: &'a str,
    kept_texts: Vec<&'a str>,
    paths: Vec<Path>,
    /// Each with its last `n` here.
    replicas: Vec<(ReplicaId, u32)>,
    last_replica: usize,
    stamps: Vec<Stamp>,
    last_stamp: Option<usize>,
}

impl<'a> Lines<'a> {
    fn record(&mut self) -> Result<(RecordId, Record), Flaw> {
        let id = self.text_written_out()?;
        let id = read_id(id).ok_or(Flaw::BadId)?;
        let context = self.context()?;
        let n = self.count_of(MIN_LEAF)?;
        let mut paths = Vec::with_capacity(n);
        for _ in 0..n {
            paths.push((self.path()?, self.count_of(MIN_ENTRY)?));
        }
        let mut writes = Vec::with_capacity(n);
        for (_, n_entries) in &paths {
            for _ in 0..*n_entries {
                writes.push((self.dot_or_derived()?, self.stamp()?));
            }
        }
        let mut writes = writes.into_iter();
        let mut leaves = Vec::with_capacity(n);
        for (path, n_entries) in paths {
            let writes = writes.by_ref().take(n_entries);
            let leaf = self.leaf(&id, &path, writes)?;
            leaves.push((path, leaf));
        }
        let record = whole_record(context, leaves)?;
        Ok((id, record))
    }

    fn leaf(
        &mut self,
        id: &RecordId,
        path: &Path,
        writes: impl ExactSizeIterator<Item = (Option<Dot>, Stamp)>,
    ) -> Result<Leaf, Flaw> {
        let n = writes.len();
        let mut entries = Vec::with_capacity(n);
        for (dot, stamp) in writes {
            let value = self.value()?;
            check_value(shape::members_of(&id.collection), path, &value)?;
            let dot = dot.unwrap_or_else(|| derived_dot(id, path, &value));
            entries.push(Entry { dot, value, stamp });
        }
        let leaf: Leaf = entries.into_iter().collect();
        match leaf.entries().len() {
            0 => Err(bad_shape()),
            kept if kept < n => Err(Flaw::BadSync(SyncFlaw::Twice(path.clone()))),
            _ => Ok(leaf),
        }
    }

    fn context(&mut self) -> Result<Context, Flaw> {
        let n = self.count_of(MIN_DOT)?;
        let mut dots = Vec::with_capacity(n);
        for _ in 0..n {
            dots.push(self.dot_or_derived()?.ok_or_else(bad_shape)?);
        }
        Ok(dots.into_iter().collect())
    }

    /// Reads a dot; `None` where it follows from record, path and value.
    fn dot_or_derived(&mut self) -> Result<Option<Dot>, Flaw> {
        let place = match self.count()? {
            0 => return Ok(None),
            1 => {
                let (id, rest) = self.bytes.split_first_chunk().ok_or_else(bad_shape)?;
                self.bytes = rest;
                let replica = ReplicaId::new(u64::from_be_bytes(*id));
                self.replicas.push((replica, 0));
                self.replicas.len() - 1
            }
            2 => self.last_replica,
            place => place - 3,
        };
        self.last_replica = place;
        let difference = self.difference()?;
        let (replica, last) = self.replicas.get_mut(place).ok_or_else(not_in_table)?;
        let n = i64::from(*last).checked_add(difference);
        let n = n.and_then(|n| u32::try_from(n).ok()).filter(|n| *n >= 1);
        *last = n.ok_or(Flaw::BadSync(SyncFlaw::BeyondLast(*replica)))?;
        Ok(Some(Dot {
            replica: *replica,
            n: *last,
        }))
    }

    fn stamp(&mut self) -> Result<Stamp, Flaw> {
        let place = match self.count()? {
            0 => self.last_stamp.ok_or_else(not_in_table)?,
            1 => {
                let last = self.last_stamp.and_then(|place| self.stamps.get(place));
                let before = last.map_or(0, |stamp| stamp.at.as_millis());
                let at = Timestamp::from_millis(before.saturating_add(self.difference()?));
                let by = self.text()?;
                self.stamps.push(Stamp::new(at, by));
                self.stamps.len() - 1
            }
            place => place - 2,
        };
        self.last_stamp = Some(place);
        self.stamps.get(place).cloned().ok_or_else(not_in_table)
    }

    fn path(&mut self) -> Result<Path, Flaw> {
        if let Some(place) = self.count()?.checked_sub(1) {
            return self.paths.get(place).cloned().ok_or_else(not_in_table);
        }
        let n = self.count()?;
        if !(1..=MAX_SEGMENTS).contains(&n) {
            return Err(bad_shape());
        }
        let mut segments = Vec::with_capacity(n);
        for _ in 0..n {
            segments.push(self.segment()?);
        }
        let path: Path = segments.into();
        if is_kept_path(&path) {
            self.paths.push(path.clone());
        }
        Ok(path)
    }

    fn segment(&mut self) -> Result<Segment, Flaw> {
        Ok(match self.number()? {
            0 => shape::segment(self.text()?),
            1 => Segment::Item(self.text()?.to_owned()),
            year => {
                let year = i32::try_from(year).ok();
                let year = year.filter(|year| PartialDate::new(*year, None, None).is_ok());
                Segment::Year(year.ok_or_else(bad_shape)?)
            }
        })
    }

    /// Reads a value. What a deletion saw is a whole value, never a part of one.
    fn value(&mut self) -> Result<Value, Flaw> {
        match self.number()? {
            7 => Ok(Value::Seen(self.context()?)),
            kind => self.content(kind, MAX_VALUE_DEPTH),
        }
    }

    fn content(&mut self, kind: u64, n_levels_left: usize) -> Result<Value, Flaw> {
        let below = || n_levels_left.checked_sub(1).ok_or_else(bad_shape);
        Ok(match kind {
            0 => Value::Empty,
            1 => Value::Bool(false),
            2 => Value::Bool(true),
            3 => Value::Number(Number::parse(self.text()?).ok_or_else(bad_shape)?),
            4 => Value::Text(self.text()?.to_owned()),
            5 => {
                let below = below()?;
                let n = self.count_of(MIN_ITEM)?;
                let mut items = Vec::with_capacity(n);
                for _ in 0..n {
                    let kind = self.number()?;
                    items.push(self.content(kind, below)?);
                }
                Value::List(items)
            }
            6 => {
                let below = below()?;
                let n = self.count_of(MIN_MEMBER)?;
                let mut members = Vec::with_capacity(n);
                for _ in 0..n {
                    let name = self.text()?.to_owned();
                    let kind = self.number()?;
                    members.push((name, self.content(kind, below)?));
                }
                let members: LiteMap<String, Value> = members.into_iter().collect();
                if members.len() < n {
                    return Err(bad_shape());
                }
                Value::Map(members)
            }
            _ => return Err(bad_shape()),
        })
    }

    fn text(&mut self) -> Result<&'a str, Flaw> {
        if let Some(place) = self.count()?.checked_sub(1) {
            return self.kept_texts.get(place).copied().ok_or_else(not_in_table);
        }
        let text = self.text_written_out()?;
        if is_kept_text(text) {
            self.kept_texts.push(text);
        }
        Ok(text)
    }

    fn text_written_out(&mut self) -> Result<&'a str, Flaw> {
        let n = self.count()?;
        let (text, rest) = self.texts.split_at_checked(n).ok_or_else(bad_shape)?;
        self.texts = rest;
        Ok(text)
    }

    fn count(&mut self) -> Result<usize, Flaw> {
        usize::try_from(self.number()?).map_err(|_| bad_shape())
    }

    /// Reads how many things follow that take so many bytes each or more.
    fn count_of(&mut self, n_bytes_each: usize) -> Result<usize, Flaw> {
        let n = self.count()?;
        let is_possible = n.saturating_mul(n_bytes_each) <= self.bytes.len();
        is_possible.then_some(n).ok_or_else(bad_shape)
    }

    fn difference(&mut self) -> Result<i64, Flaw> {
        let folded = self.number()?;
        Ok((folded >> 1).cast_signed() ^ -((folded & 1).cast_signed()))
    }

    fn number(&mut self) -> Result<u64, Flaw> {
        let mut n = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let (byte, rest) = self.bytes.split_first().ok_or_else(bad_shape)?;
            self.bytes = rest;
            n |= u64::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                return Ok(n);
            }
        }
        Err(bad_shape())
    }
}

fn bad_shape() -> Flaw {
    Flaw::BadSync(SyncFlaw::Shape)
}

fn not_in_table() -> Flaw {
    Flaw::BadSync(SyncFlaw::NotInTable)
}
