//! Opens an exchange file: the one path by which anything comes in.

use std::sync::Arc;

use crate::domain::canonical::derived_dot;
use crate::domain::date::{PartialDate, Timestamp};
use crate::domain::leaf::{Entry, Leaf, Stamp};
use crate::domain::limits::{Counts, TooMany, TooMuch, too_much};
use crate::domain::received::Extent;
use crate::domain::record::Record;
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::replica::Context;

use super::backup::Local;
use super::digest::digest;
use super::encoding::{self, EncodingError};
use super::envelope::{self, Envelope};
use super::json::{Json, JsonError};
use super::listing::{Listing, list_records};
use super::plain_read::{Flaw, Leaves, SyncFlaw};
use super::readable_file::{PageError, take_out};
use super::spoiled::{self, Mended, Spoiled};
use super::sync_read::{SyncTables, read_id, read_record, read_tables};

/// Is the name every exchange file bears in `format`.
pub const FORMAT: &str = "so-dan-van-kheo";
/// Is the version this program writes, and the newest it reads.
pub const VERSION: i64 = 1;

/// Is the member in which a full backup has what lies beside the register: no list of records, whatever is in it.
pub(super) const LOCAL: &str = "local";

/// Says why a file cannot be opened. Nothing has been changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileError {
    /// Its bytes are no text.
    Encoding(EncodingError),
    /// Its text is no JSON.
    Json(JsonError),
    /// Its text is no JSON any more.
    Spoiled(Spoiled),
    /// Its JSON was written by another program.
    OtherProgram,
    /// It was written by a newer version of this program.
    NewerVersion(i64),
    /// A member of the file itself has the wrong type.
    WrongType(String),
    /// It is locked: nothing is wrong with it, and the passphrase opens it.
    Locked(Arc<Envelope>),
    /// It is locked with so few rounds that guessing is cheap, or so many that no device opens it.
    Rounds(i64),
    /// It is locked, and a member is not written in base64.
    NotBase64(&'static str),
    /// It is a page, and gives no exchange file.
    Page(PageError),
    /// It has more records of a list than a register takes in.
    TooMany(TooMany),
}

/// Says how much of a file could be relied on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trust {
    /// It has its `sync` part, and its digest is right: its history is joined.
    Joined,
    /// It has no `sync` part: another program made it.
    Plain,
    /// Its digest is wrong: somebody edited it by hand. It is read like a plain file.
    EditedByHand,
}

/// Says who sent a file, and when.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sender {
    /// The id of the sending unit; may be empty.
    pub unit: String,
    /// Its name; may be empty.
    pub name: String,
    /// When the file was made.
    pub exported_at: Option<Timestamp>,
}

/// Is a record that did not go in, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    /// The list it is in.
    pub collection: Collection,
    /// Its place in that list, counted from 1; 0 where it is in `sync` alone.
    pub place: usize,
    /// Its title or name, or its id where it has none.
    pub name: String,
    /// What is wrong.
    pub flaw: Flaw,
}

/// Is a file that was opened: a piece to join, and what was left out of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opened {
    /// Who sent it.
    pub sender: Sender,
    /// How much of it could be relied on.
    pub trust: Trust,
    /// How much of its sender's models it is meant to hold.
    pub extent: Extent,
    /// The records.
    pub piece: Register,
    /// The records refused by name.
    pub refused: Vec<Refused>,
    /// What its machine kept beside the register; `None` where the file is no full backup.
    pub local: Option<Local>,
}

/// Opens the bytes of a file, or of a readable page that has one inside: then it is the file inside that counts.
pub fn open(bytes: &[u8]) -> Result<Opened, FileError> {
    let text = encoding::decode(bytes).map_err(FileError::Encoding)?;
    match take_out(&text) {
        None => open_text(&text),
        Some(inside) => open_text(&inside.map_err(FileError::Page)?),
    }
}

/// Says whether a file is held to the limits of what a register takes in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Held {
    /// As any file is that comes from somewhere.
    ToLimits,
    /// This program wrote it just now: what it has is passed on, whatever it measures.
    ToNone,
}

/// Opens the text of a file.
pub fn open_text(text: &str) -> Result<Opened, FileError> {
    open_held(text, Held::ToLimits)
}

/// Opens the text of a file, held to the limits or not.
pub(super) fn open_held(text: &str, held: Held) -> Result<Opened, FileError> {
    let text = text.trim_start_matches('\u{feff}');
    let Mended { file, needs_digest } = spoiled::read(text).map_err(|error| {
        let cause = spoiled::cause(text, &error);
        cause.map_or(FileError::Json(error), FileError::Spoiled)
    })?;
    check_version(&file)?;
    let sender = read_sender(&file)?;
    let is_intact = match file.get("digest") {
        None => false,
        Some(stated) => stated.as_text() == Some(digest(&file).as_str()),
    };
    if needs_digest && !is_intact {
        return Err(FileError::Spoiled(Spoiled::Zeros));
    }
    let trust = match (file.get("sync"), file.get("digest"), is_intact) {
        (Some(_), _, true) => Trust::Joined,
        (None, None, _) | (None, Some(_), true) => Trust::Plain,
        (Some(_), _, false) | (None, Some(_), false) => Trust::EditedByHand,
    };
    let listing = list_records(&file, &sender.unit, trust)?;
    held.check_counts(|| listing.counts())?;
    let (piece, refused) = match (trust, file.get("sync")) {
        (Trust::Joined, Some(sync)) => join_with_sync(sync, listing, held)?,
        _ => write_plainly(&sender, listing, held),
    };
    held.check_counts(|| Counts::of_register(&piece))?;
    Ok(Opened {
        extent: read_extent(&file, &sender.unit),
        sender,
        trust,
        piece,
        refused,
        local: file.get(LOCAL).map(Local::of),
    })
}

impl Held {
    fn check_counts(self, counts: impl FnOnce() -> Counts) -> Result<(), FileError> {
        let first = match self {
            Self::ToLimits => counts().beyond().into_iter().next(),
            Self::ToNone => None,
        };
        first.map_or(Ok(()), |first| Err(FileError::TooMany(first)))
    }

    fn too_much(self, id: &RecordId, record: &Record) -> Option<TooMuch> {
        match self {
            Self::ToLimits => too_much(id, record),
            Self::ToNone => None,
        }
    }
}

fn check_version(file: &Json) -> Result<(), FileError> {
    if envelope::is_locked(file) {
        return Err(FileError::Locked(Arc::new(envelope::read(file)?)));
    }
    if file.get("format").and_then(Json::as_text) != Some(FORMAT) {
        return Err(FileError::OtherProgram);
    }
    match file.get("version").and_then(Json::as_integer) {
        Some(VERSION) => Ok(()),
        Some(newer) if newer > VERSION => Err(FileError::NewerVersion(newer)),
        _ => Err(FileError::WrongType("version".to_owned())),
    }
}

fn read_sender(file: &Json) -> Result<Sender, FileError> {
    let text = |json: Option<&Json>, name: &str| match json {
        None | Some(Json::Null) => Ok(String::new()),
        Some(Json::Text(text)) => Ok(text.clone()),
        Some(_) => Err(FileError::WrongType(name.to_owned())),
    };
    let by = match file.get("exported_by") {
        None | Some(Json::Null | Json::Object(_)) => file.get("exported_by"),
        Some(_) => return Err(FileError::WrongType("exported_by".to_owned())),
    };
    let at = text(file.get("exported_at"), "exported_at")?;
    Ok(Sender {
        unit: text(by.and_then(|by| by.get("unit")), "exported_by.unit")?,
        name: text(by.and_then(|by| by.get("name")), "exported_by.name")?,
        exported_at: Timestamp::from_plain(&at).ok().filter(|at| at.is_known()),
    })
}

/// Reads how much of its sender's models a file is meant to hold. What is not understood is taken for a restriction: a part
/// that is taken for the whole would put a part's figures in the place of the whole's.
fn read_extent(file: &Json, sender: &str) -> Extent {
    let members = match file.get("scope") {
        None | Some(Json::Null) => return Extent::Whole,
        Some(Json::Object(members)) => members,
        Some(_) => return Extent::Part,
    };
    let mut extent = Extent::Whole;
    for (name, json) in members {
        let year = || {
            let year = i32::try_from(json.as_integer()?).ok()?;
            PartialDate::new(year, None, None).ok()
        };
        match (name.as_str(), json, year()) {
            (_, Json::Null, _) => {}
            (_, Json::Text(text), _) if text.is_empty() => {}
            ("unit", Json::Text(unit), _) if unit == sender => {}
            ("year", _, Some(year)) => extent = Extent::Year(year.year()),
            _ => return Extent::Part,
        }
    }
    extent
}

/// Makes a write of every leaf, by a replica derived from record id, path and value.
fn write_plainly(sender: &Sender, listing: Listing, held: Held) -> (Register, Vec<Refused>) {
    let by = if sender.name.is_empty() {
        &sender.unit
    } else {
        &sender.name
    };
    let stamp = Stamp::new(sender.exported_at.unwrap_or_default(), by);
    let mut refused = listing.refused;
    let mut piece = Register::new();
    for (id, listed) in listing.records {
        let record = plain_record(&id, listed.leaves, &stamp);
        match held.too_much(&id, &record) {
            None => piece.join_record(id, record),
            Some(much) => refused.push(Refused {
                collection: id.collection,
                place: listed.place,
                name: listed.name,
                flaw: Flaw::TooMuch(much),
            }),
        }
    }
    (piece, refused)
}

/// Reads the records of `sync`, with the values the plain part states.
fn join_with_sync(
    sync: &Json,
    listing: Listing,
    held: Held,
) -> Result<(Register, Vec<Refused>), FileError> {
    let Listing {
        records: mut listed,
        mut refused,
        refused_ids,
    } = listing;
    let wrong = || FileError::WrongType("sync".to_owned());
    let tables: SyncTables = read_tables(sync).ok_or_else(wrong)?;
    let Some(Json::Object(records)) = sync.get("records") else {
        return Err(wrong());
    };
    let mut piece = Register::new();
    for (key, json) in records {
        let id = read_id(key).ok_or_else(wrong)?;
        if refused_ids.contains(&id) {
            continue;
        }
        let (place, name, leaves) = match listed.remove(&id) {
            Some(listed) => (listed.place, Some(listed.name), listed.leaves),
            None => (0, None, Leaves::new()),
        };
        let record = read_record(&tables, &id, json, leaves);
        let record = record.and_then(|record| match held.too_much(&id, &record) {
            None => Ok(record),
            Some(much) => Err(Flaw::TooMuch(much)),
        });
        match record {
            Ok(record) => piece.join_record(id, record),
            Err(flaw) => {
                let name = name.unwrap_or(id.id);
                refused.push(Refused {
                    collection: id.collection,
                    place,
                    name,
                    flaw,
                });
            }
        }
    }
    refused.extend(listed.into_iter().map(|(id, listed)| Refused {
        collection: id.collection,
        place: listed.place,
        name: listed.name,
        flaw: Flaw::BadSync(SyncFlaw::NotInSync),
    }));
    Ok((piece, refused))
}

/// Makes the record that a plain file states.
pub fn plain_record(id: &RecordId, leaves: Leaves, stamp: &Stamp) -> Record {
    let leaves = leaves.into_iter().map(|(path, value)| {
        let dot = derived_dot(id, &path, &value);
        let stamp = stamp.clone();
        (path, Leaf::of(Entry { dot, value, stamp }))
    });
    Record::from_parts(Context::new(), leaves.collect())
}
