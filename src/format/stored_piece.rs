//! The piece as it lies in storage: a seal (version, kind, length, checksum) and a compact body.
//!
//! ```text
//! dvk1 piece 1834 9f86d081884c7d65
//! {"replicas":…}
//! ```

use litemap::LiteMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::domain::register::Register;

use super::json::Json;
use super::plain_read::{Flaw, Leaves};
use super::segment::{SEGMENT, read_segment};
use super::sync_read::{read_id, read_record, read_tables};
use super::sync_write::write_sync;

/// Is the version of stored texts this program writes, and the newest it reads.
const VERSION: u32 = 1;

/// Says why a stored text cannot be read. The text itself is never touched.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SealError {
    /// Its length or checksum is wrong, or it has no seal: it was damaged.
    Damaged,
    /// A newer version of this program wrote it.
    Newer(u32),
    /// It is whole, but breaks a rule of the format.
    Malformed(Option<Flaw>),
}

/// Puts a text under a seal.
pub fn seal(kind: &str, body: &str) -> String {
    seal_over(kind, body, body.as_bytes())
}

/// Puts a text under a seal whose checksum is that of the bytes the text stands for.
pub fn seal_over(kind: &str, body: &str, bytes: &[u8]) -> String {
    let (n_bytes, sum) = (body.len(), checksum(bytes));
    format!("dvk{VERSION} {kind} {n_bytes} {sum}\n{body}")
}

/// Returns the text under a seal, once its length and checksum are right.
pub fn unseal<'a>(kind: &str, sealed: &'a str) -> Result<&'a str, SealError> {
    let sealed = Sealed::open(sealed)?;
    sealed.check(kind, sealed.body.as_bytes())?;
    Ok(sealed.body)
}

/// Is a text under a seal of this version that states its length. Nothing else was looked at yet.
pub(super) struct Sealed<'a> {
    pub(super) kind: &'a str,
    sum: &'a str,
    pub(super) body: &'a str,
}

impl<'a> Sealed<'a> {
    /// Tells the seal from the text.
    pub(super) fn open(sealed: &'a str) -> Result<Self, SealError> {
        let (seal, body) = sealed.split_once('\n').unwrap_or((sealed, ""));
        let mut parts = seal.split(' ');
        let version = parts
            .next()
            .and_then(|version| version.strip_prefix("dvk"))
            .and_then(|version| version.parse::<u32>().ok())
            .ok_or(SealError::Damaged)?;
        if version > VERSION {
            return Err(SealError::Newer(version));
        }
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(kind), Some(n_bytes), Some(sum), None)
                if version == VERSION && n_bytes == body.len().to_string() =>
            {
                Ok(Self { kind, sum, body })
            }
            _ => Err(SealError::Damaged),
        }
    }

    /// Checks the kind, and that these are the bytes that were sealed.
    pub(super) fn check(&self, kind: &str, bytes: &[u8]) -> Result<(), SealError> {
        if self.kind == kind && self.sum == checksum(bytes) {
            Ok(())
        } else {
            Err(SealError::Damaged)
        }
    }
}

fn checksum(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().take(8).fold(String::new(), |mut text, byte| {
        let _infallible = write!(text, "{byte:02x}");
        text
    })
}

const PIECE: &str = "piece";

/// Writes a piece for storage.
pub fn write_piece(piece: &Register) -> String {
    seal(PIECE, &piece_json(piece).to_compact())
}

/// Reads a piece from storage, or a segment: all of it or nothing.
pub fn read_piece(sealed: &str) -> Result<Register, SealError> {
    if Sealed::open(sealed)?.kind == SEGMENT {
        return read_segment(sealed);
    }
    let body = unseal(PIECE, sealed)?;
    let json = Json::parse(body).map_err(|_| SealError::Malformed(None))?;
    piece_of(&json)
}

/// Returns a piece as JSON.
pub(super) fn piece_json(piece: &Register) -> Json {
    write_sync(piece, &LiteMap::new())
}

/// Returns the piece that is in JSON: all of it or nothing.
pub(super) fn piece_of(json: &Json) -> Result<Register, SealError> {
    let malformed = SealError::Malformed(None);
    let tables = read_tables(json).ok_or(malformed.clone())?;
    let Some(Json::Object(records)) = json.get("records") else {
        return Err(malformed);
    };
    let read = records.iter().map(|(key, json)| {
        let id = read_id(key).ok_or(malformed.clone())?;
        let record = read_record(&tables, &id, json, Leaves::new())
            .map_err(|flaw| SealError::Malformed(Some(flaw)))?;
        Ok((id, record))
    });
    read.collect()
}
