//! Opens an exchange file: the one path by which anything comes in.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::canonical::{derived_dot, is_uuid, qualified_model_id};
use crate::domain::date::Timestamp;
use crate::domain::leaf::Stamp;
use crate::domain::member;
use crate::domain::record::Record;
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::value::Value;

use super::digest::digest;
use super::encoding::{self, EncodingError};
use super::json::{Json, JsonError};
use super::plain_read::{Flaw, Leaves, MAX_ID_CHARS, SyncFlaw, read_object};
use super::sync_read::{SyncTables, read_record, read_tables};

/// Is the name every exchange file bears in `format`.
pub const FORMAT: &str = "so-dan-van-kheo";
/// Is the version this program writes, and the newest it reads.
pub const VERSION: i64 = 1;

/// The members of a file that are not lists of records.
pub const HEADER_MEMBERS: &[&str] = &[
    "format",
    "version",
    "exported_at",
    "exported_by",
    "scope",
    "sync",
    "digest",
];

/// Says why a file cannot be opened. Nothing has been changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileError {
    /// Its bytes are no text.
    Encoding(EncodingError),
    /// Its text is no JSON.
    Json(JsonError),
    /// Its JSON was written by another program.
    OtherProgram,
    /// It was written by a newer version of this program.
    NewerVersion(i64),
    /// A member of the file itself has the wrong type.
    WrongType(String),
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
    /// The records.
    pub piece: Register,
    /// The records refused by name.
    pub refused: Vec<Refused>,
}

/// Opens the bytes of a file.
pub fn open(bytes: &[u8]) -> Result<Opened, FileError> {
    let text = encoding::decode(bytes).map_err(FileError::Encoding)?;
    open_text(&text)
}

/// Opens the text of a file.
pub fn open_text(text: &str) -> Result<Opened, FileError> {
    let file = Json::parse(text.trim_start_matches('\u{feff}')).map_err(FileError::Json)?;
    check_version(&file)?;
    let sender = read_sender(&file)?;
    let is_intact = match file.get("digest") {
        None => false,
        Some(stated) => stated.as_text() == Some(digest(&file).as_str()),
    };
    let trust = match (file.get("sync"), file.get("digest"), is_intact) {
        (Some(_), _, true) => Trust::Joined,
        (None, None, _) | (None, Some(_), true) => Trust::Plain,
        (Some(_), _, false) | (None, Some(_), false) => Trust::EditedByHand,
    };
    let mut reading = Reading {
        trust,
        sender,
        refused: Vec::new(),
    };
    let listed = reading.list_records(&file)?;
    let piece = match (trust, file.get("sync")) {
        (Trust::Joined, Some(sync)) => reading.join_with_sync(sync, listed)?,
        _ => reading.write_plainly(listed),
    };
    let Reading {
        sender, refused, ..
    } = reading;
    Ok(Opened {
        sender,
        trust,
        piece,
        refused,
    })
}

fn check_version(file: &Json) -> Result<(), FileError> {
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
        exported_at: Timestamp::from_iso(&at).ok(),
    })
}

/// Is one record as the plain part states it.
struct Listed {
    place: usize,
    name: String,
    leaves: Leaves,
}

/// Opens one file.
struct Reading {
    trust: Trust,
    sender: Sender,
    refused: Vec<Refused>,
}

impl Reading {
    fn refuse(&mut self, collection: &Collection, place: usize, name: &str, flaw: Flaw) {
        let (collection, name) = (collection.clone(), name.to_owned());
        self.refused.push(Refused {
            collection,
            place,
            name,
            flaw,
        });
    }

    /// Takes all lists of the file apart. A record listed twice is refused, every copy of it.
    fn list_records(&mut self, file: &Json) -> Result<BTreeMap<RecordId, Listed>, FileError> {
        let Json::Object(members) = file else {
            return Err(FileError::OtherProgram);
        };
        let mut listed = BTreeMap::new();
        let mut twice = BTreeSet::new();
        let wrong = |name: &str| FileError::WrongType(name.to_owned());
        for (name, json) in members {
            match name.as_str() {
                header if HEADER_MEMBERS.contains(&header) => {}
                "models" | "units" | "reported" => {
                    let collection = match name.as_str() {
                        "models" => Collection::Models,
                        "units" => Collection::Units,
                        _ => Collection::Reported,
                    };
                    let items = json.as_list().ok_or_else(|| wrong(name))?;
                    self.list_collection(&collection, items, &mut listed, &mut twice);
                }
                "catalogue" => {
                    let Json::Object(lists) = json else {
                        return Err(wrong(name));
                    };
                    for (list, json) in lists {
                        let collection = Collection::Catalogue(list.clone().into());
                        let items = json
                            .as_list()
                            .ok_or_else(|| wrong(&format!("catalogue.{list}")))?;
                        self.list_collection(&collection, items, &mut listed, &mut twice);
                    }
                }
                _ => self.list_unknown(name, json, &mut listed, &mut twice),
            }
        }
        for id in twice {
            if let Some(Listed { place, name, .. }) = listed.remove(&id) {
                self.refuse(&id.collection, place, &name, Flaw::Twice);
            }
        }
        Ok(listed)
    }

    /// Keeps a member of the file this version does not know: a list of objects with ids as records, anything else
    /// as one value.
    fn list_unknown(
        &mut self,
        name: &str,
        json: &Json,
        listed: &mut BTreeMap<RecordId, Listed>,
        twice: &mut BTreeSet<RecordId>,
    ) {
        let collection = Collection::Other(name.to_owned());
        let has_id = |item: &Json| {
            item.get("id")
                .and_then(Json::as_text)
                .is_some_and(|id| !id.is_empty())
        };
        match json.as_list() {
            Some(items) if !items.is_empty() && items.iter().all(has_id) => {
                self.list_collection(&collection, items, listed, twice);
            }
            _ => {
                let leaves = [([member::VALUE].into(), json.to_value())].into();
                let name = name.to_owned();
                listed.insert(
                    RecordId::new(collection, ""),
                    Listed {
                        place: 0,
                        name,
                        leaves,
                    },
                );
            }
        }
    }

    fn list_collection(
        &mut self,
        collection: &Collection,
        items: &[Json],
        listed: &mut BTreeMap<RecordId, Listed>,
        twice: &mut BTreeSet<RecordId>,
    ) {
        for (at, item) in items.iter().enumerate() {
            let place = at + 1;
            let name = name_of(item);
            match self.list_record(collection, item) {
                Ok((id, leaves)) => {
                    let record = Listed {
                        place,
                        name,
                        leaves,
                    };
                    if listed.insert(id.clone(), record).is_some() {
                        twice.insert(id);
                    }
                }
                Err(flaw) => self.refuse(collection, place, &name, flaw),
            }
        }
    }

    fn list_record(
        &self,
        collection: &Collection,
        item: &Json,
    ) -> Result<(RecordId, Leaves), Flaw> {
        let Json::Object(members) = item else {
            return Err(Flaw::NotAnObject);
        };
        let id = match item.get("id") {
            Some(Json::Text(id)) => id.clone(),
            Some(Json::Number(number)) => number.as_str().to_owned(),
            _ => return Err(Flaw::BadId),
        };
        if id.trim().is_empty() || id.chars().count() > MAX_ID_CHARS {
            return Err(Flaw::BadId);
        }
        let mut leaves = read_object(member::members_of(collection), members)?;
        if let Some(required) = member::required_of(collection)
            && !leaves.contains_key(&[required.clone()][..])
        {
            return Err(Flaw::Missing(required));
        }
        let id = if *collection == Collection::Models {
            self.qualify(id, &mut leaves)
        } else {
            id
        };
        Ok((RecordId::new(collection.clone(), id), leaves))
    }

    /// Qualifies a model's id, and those it refers to, by the sending unit. Files with a `sync` part come from this
    /// program, whose ids are good everywhere, even after somebody edited them by hand.
    fn qualify(&self, id: String, leaves: &mut Leaves) -> String {
        if self.trust == Trust::Joined || is_uuid(&id) {
            return id;
        }
        let unit = if self.sender.unit.is_empty() {
            leaves
                .get(&[member::UNIT][..])
                .map_or("", Value::as_text)
                .to_owned()
        } else {
            self.sender.unit.clone()
        };
        for reference in [member::REPLICATES, member::SAME_AS] {
            if let Some(Value::Text(other)) = leaves.get_mut(&[reference][..])
                && !is_uuid(other)
            {
                *other = qualified_model_id(&unit, other);
            }
        }
        let qualified = qualified_model_id(&unit, &id);
        leaves
            .entry([member::SOURCE_ID].into())
            .or_insert(Value::Text(id));
        qualified
    }

    /// Makes a write of every leaf, by a replica derived from record id, path and value.
    fn write_plainly(&self, listed: BTreeMap<RecordId, Listed>) -> Register {
        let by = if self.sender.name.is_empty() {
            &self.sender.unit
        } else {
            &self.sender.name
        };
        let stamp = Stamp::new(self.sender.exported_at.unwrap_or_default(), by);
        let records = listed.into_iter().map(|(id, listed)| {
            let record = plain_record(&id, listed.leaves, &stamp);
            (id, record)
        });
        records.collect()
    }

    fn join_with_sync(
        &mut self,
        sync: &Json,
        mut listed: BTreeMap<RecordId, Listed>,
    ) -> Result<Register, FileError> {
        let wrong = || FileError::WrongType("sync".to_owned());
        let tables: SyncTables = read_tables(sync).ok_or_else(wrong)?;
        let Some(Json::Object(records)) = sync.get("records") else {
            return Err(wrong());
        };
        let mut piece = Register::new();
        for (key, json) in records {
            let id = RecordId::parse(key).ok_or_else(wrong)?;
            let stated = listed.remove(&id);
            let leaves = stated.as_ref().map(|listed| &listed.leaves);
            match read_record(&tables, &id, json, leaves) {
                Ok(record) => piece.join_record(id, record),
                Err(flaw) => {
                    let (place, name) = stated.map_or((0, id.id.clone()), |l| (l.place, l.name));
                    self.refuse(&id.collection, place, &name, flaw);
                }
            }
        }
        for (id, Listed { place, name, .. }) in listed {
            let flaw = Flaw::BadSync(SyncFlaw::NotInSync);
            self.refuse(&id.collection, place, &name, flaw);
        }
        Ok(piece)
    }
}

/// Makes the record that a plain file states.
pub fn plain_record(id: &RecordId, leaves: Leaves, stamp: &Stamp) -> Record {
    let mut record = Record::default();
    for (path, value) in leaves {
        let dot = derived_dot(id, &path, &value);
        record.write(path, value, dot, stamp.clone());
    }
    record
}

fn name_of(item: &Json) -> String {
    let text = |name| {
        item.get(name)
            .and_then(Json::as_text)
            .filter(|text| !text.is_empty())
    };
    let name = text("title")
        .or_else(|| text("name"))
        .or_else(|| text("id"));
    name.unwrap_or_default().chars().take(120).collect()
}
