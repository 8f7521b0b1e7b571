//! The lists of a file: which records its plain part states, by their ids.

use std::collections::{BTreeMap, BTreeSet};

use litemap::LiteMap;

use crate::domain::canonical::{is_uuid, item_id, qualified_model_id};
use crate::domain::limits::Counts;
use crate::domain::member;
use crate::domain::path::{Path, Segment};
use crate::domain::register::{Collection, RecordId};
use crate::domain::shape;
use crate::domain::value::Value;

use super::exchange_read::{FileError, LOCAL, Refused, Trust};
use super::json::Json;
use super::plain_read::{Flaw, Leaves, MAX_ID_CHARS, read_object};

/// The members of a file that are not lists of records.
const HEADER_MEMBERS: &[&str] = &[
    "format",
    "version",
    "exported_at",
    "exported_by",
    "scope",
    "sync",
    "digest",
];

/// The members of a file that are lists of records, or hold such lists.
const LIST_MEMBERS: &[&str] = &["models", "units", "catalogue", "reported"];

/// Is the most characters of a name shown back to people.
const MAX_NAME: usize = 120;

/// Is one record as the plain part states it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    /// Its place in its list, counted from 1; 0 for a lone member of the file.
    pub place: usize,
    /// Its title or name, or its id where it has none.
    pub name: String,
    /// Its leaves.
    pub leaves: Leaves,
}

/// Is what the lists of a file hold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Listing {
    /// The records by id.
    pub records: BTreeMap<RecordId, Listed>,
    /// Those that break a rule.
    pub refused: Vec<Refused>,
    /// Their ids, as far as they have one: what `sync` says of them is not looked at.
    pub refused_ids: BTreeSet<RecordId>,
}

impl Listing {
    /// Counts the records, refused ones too.
    pub fn counts(&self) -> Counts {
        let refused = self.refused.iter().map(|refused| &refused.collection);
        Counts::of(self.records.keys().map(|id| &id.collection).chain(refused))
    }
}

/// Takes all lists of a file apart. A record listed twice is refused, every copy of it.
///
/// `sender` is the id of the sending unit; the ids of models are qualified by it, unless the file is joined.
pub fn list_records(file: &Json, sender: &str, trust: Trust) -> Result<Listing, FileError> {
    let Json::Object(members) = file else {
        return Err(FileError::OtherProgram);
    };
    let mut lister = Lister {
        sender,
        is_joined: trust == Trust::Joined,
        listing: Listing::default(),
        twice: BTreeMap::new(),
        qualified: BTreeMap::new(),
    };
    for (name, json) in members {
        match name.as_str() {
            header if HEADER_MEMBERS.contains(&header) || header == LOCAL => {}
            "models" => lister.list_all(&Collection::Models, list_of(name, json)?),
            "units" => lister.list_all(&Collection::Units, list_of(name, json)?),
            "reported" => lister.list_all(&Collection::Reported, list_of(name, json)?),
            "catalogue" => {
                let Json::Object(lists) = json else {
                    return Err(FileError::WrongType(name.clone()));
                };
                for (list, json) in lists {
                    let collection = Collection::Catalogue(list.clone().into());
                    lister.list_all(&collection, list_of(&format!("catalogue.{list}"), json)?);
                }
            }
            _ => lister.list_unknown(name, json),
        }
    }
    Ok(lister.finish())
}

fn list_of<'a>(name: &str, json: &'a Json) -> Result<&'a [Json], FileError> {
    json.as_list()
        .ok_or_else(|| FileError::WrongType(name.to_owned()))
}

/// Says whether a record can have this id: its list is one that a file can hold, and its id is no blank. Of any length: what
/// a list cannot state is in `sync` alone.
pub fn is_record(id: &RecordId) -> bool {
    match &id.collection {
        Collection::Other(name) => {
            let is_taken = |taken: &[&str]| taken.contains(&name.as_str());
            let is_free = !is_taken(HEADER_MEMBERS) && !is_taken(LIST_MEMBERS);
            is_free && (id.id.is_empty() || !is_blank(&id.id))
        }
        _ => !is_blank(&id.id),
    }
}

fn is_blank(id: &str) -> bool {
    id.trim().is_empty()
}

/// Says whether a record of a list can have this id.
pub fn is_id(id: &str) -> bool {
    !is_blank(id) && id.chars().count() <= MAX_ID_CHARS
}

/// Says whether a member this version does not know is a list of records: objects, each with an id.
pub fn is_list_of_records(json: &Json) -> bool {
    let has_id = |item: &Json| item.get("id").and_then(Json::as_text).is_some_and(is_id);
    json.as_list()
        .is_some_and(|items| !items.is_empty() && items.iter().all(has_id))
}

struct Lister<'a> {
    sender: &'a str,
    is_joined: bool,
    listing: Listing,
    /// Records listed more than once, with the units that the copies name.
    twice: BTreeMap<RecordId, BTreeSet<String>>,
    /// What the models' own ids became; several where several units of one file use the same.
    qualified: BTreeMap<String, BTreeSet<String>>,
}

impl Lister<'_> {
    /// Keeps a member of the file this version does not know: a list of objects with ids as records, anything else
    /// as one value.
    fn list_unknown(&mut self, name: &str, json: &Json) {
        let collection = Collection::Other(name.to_owned());
        match json.as_list() {
            Some(items) if is_list_of_records(json) => self.list_all(&collection, items),
            _ => {
                let record = Listed {
                    place: 0,
                    name: name.to_owned(),
                    leaves: LiteMap::from_iter([([member::VALUE].into(), json.to_value())]),
                };
                let id = RecordId::new(collection, "");
                self.listing.records.insert(id, record);
            }
        }
    }

    fn list_all(&mut self, collection: &Collection, items: &[Json]) {
        for (item, place) in items.iter().zip(1..) {
            let name = name_of(item);
            match self.list_record(collection, item) {
                Ok((id, leaves)) => {
                    let record = Listed {
                        place,
                        name,
                        leaves,
                    };
                    let unit = unit_written(&record.leaves).to_owned();
                    if let Some(before) = self.listing.records.insert(id.clone(), record) {
                        let before = unit_written(&before.leaves).to_owned();
                        let units = [before, unit].into_iter().filter(|unit| !is_blank(unit));
                        self.twice.entry(id).or_default().extend(units);
                    }
                }
                Err(flaw) => {
                    let id = id_of(item).map(|id| RecordId::new(collection.clone(), id));
                    self.listing.refused_ids.extend(id);
                    self.refuse(collection.clone(), place, name, flaw);
                }
            }
        }
    }

    fn refuse(&mut self, collection: Collection, place: usize, name: String, flaw: Flaw) {
        self.listing.refused.push(Refused {
            collection,
            place,
            name,
            flaw,
        });
    }

    fn list_record(
        &mut self,
        collection: &Collection,
        item: &Json,
    ) -> Result<(RecordId, Leaves), Flaw> {
        let Json::Object(members) = item else {
            return Err(Flaw::NotAnObject);
        };
        let id = id_of(item).ok_or(Flaw::BadId)?;
        let mut leaves = read_object(shape::members_of(collection), members)?;
        if let Some(required) = shape::required_of(collection)
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

    /// Qualifies a model's id by the sending unit, or by its own where the sender is unknown. UUIDs are good
    /// everywhere; so is every id of a joined file, which comes from this program.
    fn qualify(&mut self, id: String, leaves: &mut Leaves) -> String {
        if self.is_joined || is_uuid(&id) {
            return id;
        }
        let qualified = qualified_model_id(self.unit_of(leaves), &id);
        let all = self.qualified.entry(id.clone()).or_default();
        all.insert(qualified.clone());
        leaves
            .entry([member::SOURCE_ID].into())
            .or_insert(Value::Text(id));
        qualified
    }

    fn unit_of<'b>(&'b self, leaves: &'b Leaves) -> &'b str {
        if self.sender.is_empty() {
            unit_written(leaves)
        } else {
            self.sender
        }
    }

    /// Qualifies the id of another model: as its own unit would, unless the file has just one that was called so.
    fn reference(&self, unit: &str, other: &str) -> String {
        let by_own_unit = qualified_model_id(unit, other);
        match self.qualified.get(other) {
            Some(all) if all.len() == 1 => all.first().cloned().unwrap_or(by_own_unit),
            _ => by_own_unit,
        }
    }

    fn finish(mut self) -> Listing {
        for (id, units) in std::mem::take(&mut self.twice) {
            let flaw = match id.is_model() && units.len() > 1 {
                true => self.number_of_several(&id, &units),
                false => Flaw::Twice,
            };
            if let Some(Listed { place, name, .. }) = self.listing.records.remove(&id) {
                self.listing.refused_ids.insert(id.clone());
                self.refuse(id.collection, place, name, flaw);
            }
        }
        if !self.is_joined {
            let mut records = std::mem::take(&mut self.listing.records);
            for (id, listed) in &mut records {
                if id.is_model() {
                    self.qualify_references(&mut listed.leaves);
                }
            }
            self.listing.records = records;
        }
        self.listing
    }

    fn number_of_several(&self, id: &RecordId, units: &BTreeSet<String>) -> Flaw {
        let text = |id: &RecordId, member| {
            let listed = self.listing.records.get(id)?;
            let text = listed.leaves.get(&[member][..])?.as_text();
            (!is_blank(text)).then(|| text.chars().take(MAX_NAME).collect::<String>())
        };
        let name = |unit: &String| {
            let name = text(&RecordId::unit(unit), member::NAME);
            name.unwrap_or_else(|| unit.chars().take(MAX_NAME).collect())
        };
        let number = text(id, member::SOURCE_ID);
        Flaw::NumberOfSeveral {
            number: number.unwrap_or_else(|| id.id.chars().take(MAX_NAME).collect()),
            units: units.iter().map(name).collect(),
        }
    }

    fn qualify_references(&self, leaves: &mut Leaves) {
        let unit = self.unit_of(leaves).to_owned();
        for reference in [member::REPLICATES, member::SAME_AS] {
            if let Some(Value::Text(other)) = leaves.get_mut(&[reference][..])
                && !is_uuid(other)
            {
                *other = self.reference(&unit, other);
            }
        }
        let items = leaves
            .keys()
            .filter(|path| path.starts_with(&[member::DIFFERENT_FROM]));
        let items: Vec<Path> = items.cloned().collect();
        for path in items {
            if let Some(Value::Text(other)) = leaves.get(&path)
                && !other.is_empty()
                && !is_uuid(other)
            {
                let value = Value::Text(self.reference(&unit, other));
                leaves.remove(&path);
                let item = Segment::Item(item_id(&value));
                leaves.insert([member::DIFFERENT_FROM, item].into(), value);
            }
        }
    }
}

fn unit_written(leaves: &Leaves) -> &str {
    leaves.get(&[member::UNIT][..]).map_or("", Value::as_text)
}

fn id_of(item: &Json) -> Option<String> {
    let id = match item.get("id")? {
        Json::Text(id) => id.clone(),
        Json::Integer(n) => n.to_string(),
        Json::Number(number) => number.as_str().to_owned(),
        _ => return None,
    };
    is_id(&id).then_some(id)
}

fn name_of(item: &Json) -> String {
    let text = |name| {
        let text = item.get(name).and_then(Json::as_text);
        text.filter(|text| !text.is_empty())
    };
    let name = text("title")
        .or_else(|| text("name"))
        .or_else(|| text("id"));
    name.unwrap_or_default().chars().take(MAX_NAME).collect()
}
