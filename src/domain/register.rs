//! The register: records by id, and the join of pieces.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::record::Record;
use super::steps;

/// Names the list of the exchange file a record belongs to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Collection {
    /// A list of the catalogue: `fields`, `kinds`, `levels` …
    Catalogue(Cow<'static, str>),
    /// `models`.
    Models,
    /// `reported`: totals that a unit sent as numbers.
    Reported,
    /// `units`.
    Units,
    /// A list of a program newer than this one, or a lone member of the file (empty id): kept and passed on.
    Other(String),
}

impl Collection {
    /// The fields (lĩnh vực) of the catalogue.
    pub const FIELDS: Self = Self::Catalogue(Cow::Borrowed("fields"));
    /// The kinds of models.
    pub const KINDS: Self = Self::Catalogue(Cow::Borrowed("kinds"));
    /// The levels.
    pub const LEVELS: Self = Self::Catalogue(Cow::Borrowed("levels"));
    /// The grades.
    pub const GRADES: Self = Self::Catalogue(Cow::Borrowed("grades"));
    /// The forms of awards.
    pub const AWARD_FORMS: Self = Self::Catalogue(Cow::Borrowed("award_forms"));
    /// The bodies that award.
    pub const AWARDING_BODIES: Self = Self::Catalogue(Cow::Borrowed("awarding_bodies"));
    /// The indicators, each with its measure.
    pub const INDICATORS: Self = Self::Catalogue(Cow::Borrowed("indicators"));
    /// The sets: which entries, criteria and deadlines are valid in which years.
    pub const SETS: Self = Self::Catalogue(Cow::Borrowed("sets"));
    /// The closings of years.
    pub const CLOSINGS: Self = Self::Catalogue(Cow::Borrowed("closings"));
    /// The deadlines.
    pub const DEADLINES: Self = Self::Catalogue(Cow::Borrowed("deadlines"));
}

impl fmt::Display for Collection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Catalogue(name) => write!(f, "catalogue.{name}"),
            Self::Models => f.write_str("models"),
            Self::Reported => f.write_str("reported"),
            Self::Units => f.write_str("units"),
            Self::Other(name) => write!(f, "other.{name}"),
        }
    }
}

/// Names a record: its collection and its id there.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RecordId {
    /// Which list it belongs to.
    pub collection: Collection,
    /// Its id in that list, any text.
    pub id: String,
}

impl RecordId {
    /// Names a record.
    pub fn new(collection: Collection, id: impl Into<String>) -> Self {
        let id = id.into();
        Self { collection, id }
    }

    /// Names a model.
    pub fn model(id: impl Into<String>) -> Self {
        Self::new(Collection::Models, id)
    }

    /// Says whether it names a model.
    pub fn is_model(&self) -> bool {
        self.collection == Collection::Models
    }

    /// Names a unit.
    pub fn unit(id: impl Into<String>) -> Self {
        Self::new(Collection::Units, id)
    }

    /// Names a field of the catalogue.
    pub fn field(id: impl Into<String>) -> Self {
        Self::new(Collection::FIELDS, id)
    }

    /// Reads `models/<id>`, `catalogue.fields/<id>` … as written by [`fmt::Display`]. The id may hold any text, `/` too;
    /// in the name of a list, `/` is written `~1` and `~` is `~0` (as in RFC 6901).
    pub fn parse(text: &str) -> Option<Self> {
        let (collection, id) = text.split_once('/')?;
        let unescape = |name: &str| name.replace("~1", "/").replace("~0", "~");
        let collection = match collection {
            "models" => Collection::Models,
            "units" => Collection::Units,
            "reported" => Collection::Reported,
            other => match other.split_once('.')? {
                ("catalogue", name) => Collection::Catalogue(unescape(name).into()),
                ("other", name) => Collection::Other(unescape(name)),
                _ => return None,
            },
        };
        Some(Self::new(collection, id))
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let collection = self.collection.to_string();
        if collection.contains(['/', '~']) {
            let escaped = collection.replace('~', "~0").replace('/', "~1");
            write!(f, "{escaped}/{}", self.id)
        } else {
            write!(f, "{collection}/{}", self.id)
        }
    }
}

/// Is the join of pieces. A piece (a file, a saved edit, a backup) is itself a register, usually a small one.
///
/// Cloning is cheap: records are shared until they are written to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Register {
    records: BTreeMap<RecordId, Arc<Record>>,
}

impl Register {
    /// Returns a register without records.
    pub const fn new() -> Self {
        Self {
            records: BTreeMap::new(),
        }
    }

    /// Returns the number of records, hidden ones included.
    pub fn n_records(&self) -> usize {
        self.records.len()
    }

    /// Says whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Lists all records in the order of their ids, hidden ones included.
    pub fn iter(&self) -> impl Iterator<Item = (&RecordId, &Record)> {
        let all = self.records.iter().inspect(|_| steps::note(1));
        all.map(|(id, record)| (id, &**record))
    }

    /// Lists the records of one collection, hidden ones included.
    pub fn collection<'a>(
        &'a self,
        collection: &'a Collection,
    ) -> impl Iterator<Item = (&'a RecordId, &'a Record)> {
        let first = RecordId::new(collection.clone(), "");
        self.records
            .range(first..)
            .take_while(move |(id, _)| id.collection == *collection)
            .inspect(|_| steps::note(1))
            .map(|(id, record)| (id, &**record))
    }

    /// Returns a record, hidden or not.
    pub fn get(&self, id: &RecordId) -> Option<&Record> {
        steps::note(1);
        self.records.get(id).map(|record| &**record)
    }

    /// Returns a record that is not hidden.
    pub fn visible(&self, id: &RecordId) -> Option<&Record> {
        self.get(id).filter(|record| !record.is_hidden(&[]))
    }

    /// Returns a record that is not hidden, with the register's own copy of its id.
    pub fn visible_with_id(&self, id: &RecordId) -> Option<(&RecordId, &Record)> {
        steps::note(1);
        let (id, record) = self.records.get_key_value(id)?;
        (!record.is_hidden(&[])).then_some((id, &**record))
    }

    /// Returns a record for writing, made empty where there was none.
    pub fn entry(&mut self, id: &RecordId) -> &mut Record {
        Arc::make_mut(self.records.entry(id.clone()).or_default())
    }

    /// Joins one record.
    pub fn join_record(&mut self, id: RecordId, record: Record) {
        match self.records.entry(id) {
            std::collections::btree_map::Entry::Vacant(slot) => {
                slot.insert(Arc::new(record));
            }
            std::collections::btree_map::Entry::Occupied(mut slot) => {
                Arc::make_mut(slot.get_mut()).join(&record);
            }
        }
    }

    /// Joins a piece: commutative, associative, idempotent.
    pub fn join(&mut self, piece: &Self) {
        for (id, record) in &piece.records {
            match self.records.entry(id.clone()) {
                std::collections::btree_map::Entry::Vacant(slot) => {
                    slot.insert(Arc::clone(record));
                }
                std::collections::btree_map::Entry::Occupied(mut slot) => {
                    // A record that stays as it is stays shared.
                    if slot.get() != record {
                        Arc::make_mut(slot.get_mut()).join(record);
                    }
                }
            }
        }
    }

    /// Puts the records of `other` in the place of those here, without a join.
    pub fn replace(&mut self, other: &Self) {
        let records = other.records.iter();
        self.records
            .extend(records.map(|(id, record)| (id.clone(), Arc::clone(record))));
    }

    /// Returns the part of the register with these ids, hidden ones included; what is not there is left out.
    pub fn part<'a>(&self, ids: impl IntoIterator<Item = &'a RecordId>) -> Self {
        let ids = ids.into_iter();
        let found = ids.filter_map(|id| self.records.get_key_value(id));
        let records = found
            .map(|(id, record)| (id.clone(), Arc::clone(record)))
            .collect();
        Self { records }
    }

    /// Returns the part of the register that `keep` chooses, whole records only.
    pub fn filter(&self, mut keep: impl FnMut(&RecordId, &Record) -> bool) -> Self {
        let records = self
            .records
            .iter()
            .inspect(|_| steps::note(1))
            .filter(|(id, record)| keep(id, record))
            .map(|(id, record)| (id.clone(), Arc::clone(record)))
            .collect();
        Self { records }
    }
}

impl FromIterator<(RecordId, Record)> for Register {
    /// Collects records; two states of one record are joined.
    fn from_iter<I: IntoIterator<Item = (RecordId, Record)>>(records: I) -> Self {
        let mut register = Self::new();
        for (id, record) in records {
            register.join_record(id, record);
        }
        register
    }
}
