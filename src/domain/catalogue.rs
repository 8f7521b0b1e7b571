//! The catalogue: fields, kinds, levels, grades as data.

use super::fold::{collation_key, compose, is_blank};
use super::grade::is_good_grade;
use super::member;
use super::naming::shown_name;
use super::own_first::has_several_names;
use super::register::{Collection, Register};
use super::steps;
use super::value::Value;

/// Is one entry of a list of the catalogue.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CatalogueEntry {
    /// Its id.
    pub id: String,
    /// Its name as it is shown: words in its place where it has none.
    pub name: String,
    /// Whether it has a name of which anything can be seen.
    pub is_named: bool,
    /// Whether several names are there to be decided between.
    pub is_undecided: bool,
    /// Says that it is no longer offered; models that have it keep it.
    pub is_retired: bool,
    /// Its place in the list; entries without one stand last.
    pub order: Option<i64>,
    /// Đơn vị tính of an indicator; "" elsewhere.
    pub measure: String,
    /// Whether a grade counts as effective, where somebody has said so.
    pub effective: Option<bool>,
}

impl CatalogueEntry {
    /// Says whether a grade counts as effective: as somebody has said, else as its name says.
    pub fn is_effective(&self) -> bool {
        self.effective.unwrap_or_else(|| is_good_grade(&self.name))
    }
}

/// Is one list of the catalogue, in its own order, then by name.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CatalogueList {
    entries: Vec<CatalogueEntry>,
    /// Where each stands, in the order of their ids.
    by_id: Vec<usize>,
}

impl CatalogueList {
    /// Reads the entries that are not hidden.
    pub fn of(register: &Register, collection: &Collection) -> Self {
        let mut entries: Vec<_> = register
            .collection(collection)
            .filter(|(_, record)| !record.is_hidden(&[]))
            .map(|(id, record)| {
                let name = record.text(&[member::NAME]);
                CatalogueEntry {
                    id: id.id.clone(),
                    name: shown_name(name, &id.id).into_owned(),
                    is_named: !is_blank(name),
                    is_undecided: has_several_names(record),
                    is_retired: record.face(&[member::RETIRED]) == Some(&Value::Bool(true)),
                    order: match record.face(&[member::ORDER]) {
                        Some(Value::Number(number)) => number.to_i64(),
                        _ => None,
                    },
                    measure: record.text(&[member::MEASURE]).to_owned(),
                    effective: match record.face(&[member::EFFECTIVE]) {
                        Some(Value::Bool(effective)) => Some(*effective),
                        _ => None,
                    },
                }
            })
            .collect();
        entries.sort_by_cached_key(|entry| {
            (
                entry.order.is_none(),
                entry.order,
                collation_key(&entry.name),
                entry.id.clone(),
            )
        });
        let mut by_id: Vec<usize> = (0..entries.len()).collect();
        by_id.sort_unstable_by_key(|at| &entries[*at].id);
        Self { entries, by_id }
    }

    /// Lists all entries.
    pub fn iter(&self) -> impl Iterator<Item = &CatalogueEntry> {
        self.entries.iter().inspect(|_| steps::note(1))
    }

    /// Lists the entries that are offered.
    pub fn offered(&self) -> impl Iterator<Item = &CatalogueEntry> {
        self.iter().filter(|entry| !entry.is_retired)
    }

    /// Returns an entry.
    pub fn get(&self, id: &str) -> Option<&CatalogueEntry> {
        self.entries.get(self.place(id)?)
    }

    /// Returns where an entry stands in the list.
    pub fn place(&self, id: &str) -> Option<usize> {
        steps::note(1);
        let by_id = |at: &usize| self.entries[*at].id.as_str().cmp(id);
        let found = self.by_id.binary_search_by(by_id).ok()?;
        self.by_id.get(found).copied()
    }

    /// Returns an entry's name; the id where the list lacks it.
    pub fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.get(id).map_or(id, |entry| &entry.name)
    }

    /// Returns the id of the entry with this name, however it is typed but with the same marks, or the text itself where there is none. One that is
    /// offered comes before one that is not.
    pub fn id_of<'a>(&'a self, text: &'a str) -> &'a str {
        let wanted = compose(text);
        let is_named = |entry: &&CatalogueEntry| compose(&entry.name) == wanted;
        let retired = || self.iter().find(is_named);
        let found = self.offered().find(is_named).or_else(retired);
        found.map_or(text, |entry| &entry.id)
    }

    /// Says whether a grade counts as effective; one that the list lacks as its words say.
    pub fn is_effective(&self, grade: &str) -> bool {
        self.get(grade)
            .map_or_else(|| is_good_grade(grade), CatalogueEntry::is_effective)
    }

    /// Returns the place after the last one.
    pub fn next_order(&self) -> i64 {
        self.iter()
            .filter_map(|entry| entry.order)
            .max()
            .unwrap_or(0)
            .saturating_add(1)
    }
}
