//! The search over all models, built at the first search and kept up to date by what commands touch.

use std::collections::BTreeSet;

use litemap::LiteMap;

use super::fold::collation_key;
use super::model::Model;
use super::register::{Collection, RecordId, Register};
use super::search::{Found, SearchIndex};
use super::searched::{NAMED, SearchedNames};

/// Up to how many models that a command touched, or whose unit it did, are taken up one by one.
const MAX_TAKEN_UP: usize = 500;

/// Finds models by text.
#[derive(Default)]
pub struct ModelSearch {
    index: Option<SearchIndex>,
    ids: Vec<RecordId>,
    keys: LiteMap<RecordId, usize>,
}

impl ModelSearch {
    /// Lists the models that have every word and phrase of the query, best first; with an empty query all, by title.
    pub fn find(&mut self, register: &Register, query: &str) -> Vec<RecordId> {
        let found = self.find_or_any(register, query);
        if found.has_all {
            found.keys
        } else {
            Vec::new()
        }
    }

    /// Returns what [`Self::find`] does. Where that is nothing, the models that have any of them, those with most first.
    pub fn find_or_any(&mut self, register: &Register, query: &str) -> Found<RecordId> {
        if query.trim().is_empty() {
            let mut models: Vec<Model<'_>> = Model::all(register).collect();
            models.sort_by_cached_key(|model| (collation_key(model.title()), model.record_id()));
            let ids = models.into_iter().map(|model| model.record_id().clone());
            return Found {
                keys: ids.collect(),
                n_whole: 0,
                has_all: true,
            };
        }
        if self.index.is_none() {
            self.index = Some(SearchIndex::new());
            let names = SearchedNames::of(register);
            // Which of a group stands for it can change without a change of it.
            for model in Model::each(register) {
                self.put(model, &names);
            }
        }
        let found = self.index.as_ref().map(|index| index.find_or_any(query));
        let found = found.unwrap_or_default();
        let ids = found.keys.into_iter().filter_map(|key| self.ids.get(key));
        Found {
            keys: ids.cloned().collect(),
            n_whole: found.n_whole,
            has_all: found.has_all,
        }
    }

    fn put(&mut self, model: Model<'_>, names: &SearchedNames) {
        let id = model.record_id();
        let key = *self.keys.entry(id.clone()).or_insert(self.ids.len());
        if key == self.ids.len() {
            self.ids.push(id.clone());
        }
        if let Some(index) = &mut self.index {
            index.update(key, model.title(), names.texts(model));
        }
    }

    /// Takes up what a command touched. Only a model that is still shown stays in the index.
    pub fn note_changes(&mut self, register: &Register, touched: &[RecordId]) {
        if self.index.is_none() {
            return;
        }
        let units: BTreeSet<&str> = touched
            .iter()
            .filter(|id| id.collection == Collection::Units)
            .map(|id| &*id.id)
            .collect();
        let names = SearchedNames::of(register);
        let is_renamed = |model: &Model<'_>| names.is_of(*model, &|unit| units.contains(unit));
        let mut changed: BTreeSet<&RecordId> = touched.iter().filter(|id| id.is_model()).collect();
        if !units.is_empty() {
            let renamed = Model::each(register).filter(is_renamed);
            changed.extend(renamed.map(Model::record_id));
        }
        // Taking many documents out of the words one by one costs more than reading all once more.
        let is_much = changed.len() > MAX_TAKEN_UP;
        if is_much || touched.iter().any(|id| NAMED.contains(&id.collection)) {
            self.index = None;
            return;
        }
        for id in changed {
            match (
                Model::find(register, id),
                self.keys.get(id),
                &mut self.index,
            ) {
                (Some(model), _, _) => self.put(model, &names),
                (None, Some(key), Some(index)) => index.remove(*key),
                _ => {}
            }
        }
    }
}
