//! The search over all models, built at the first search and kept up to date by what commands touch.

use litemap::LiteMap;

use crate::domain::fold::collation_key;
use crate::domain::model::Model;
use crate::domain::register::{RecordId, Register};
use crate::domain::search::SearchIndex;

/// Finds models by text.
#[derive(Default)]
pub struct ModelSearch {
    index: Option<SearchIndex>,
    ids: Vec<RecordId>,
    keys: LiteMap<RecordId, usize>,
}

impl ModelSearch {
    /// Lists the models that have every word of the query, best first; with an empty query all, by title.
    pub fn find(&mut self, register: &Register, query: &str) -> Vec<RecordId> {
        if query.trim().is_empty() {
            let mut models: Vec<Model<'_>> = Model::all(register).collect();
            models.sort_by_cached_key(|model| (collation_key(model.title()), model.record_id()));
            return models
                .into_iter()
                .map(|model| model.record_id().clone())
                .collect();
        }
        if self.index.is_none() {
            self.index = Some(SearchIndex::new());
            // Which of a group stands for it can change without a change of it.
            for model in Model::each(register) {
                self.put(model);
            }
        }
        let found = self
            .index
            .as_ref()
            .map(|index| index.find(query))
            .unwrap_or_default();
        found
            .into_iter()
            .filter_map(|key| self.ids.get(key).cloned())
            .collect()
    }

    fn put(&mut self, model: Model<'_>) {
        let id = model.record_id();
        let key = *self.keys.entry(id.clone()).or_insert(self.ids.len());
        if key == self.ids.len() {
            self.ids.push(id.clone());
        }
        if let Some(index) = &mut self.index {
            index.update(key, model.title(), model.searched_texts());
        }
    }

    /// Takes up what a command touched. Only a model that is still shown stays in the index.
    pub fn note_changes(&mut self, register: &Register, touched: &[RecordId]) {
        if self.index.is_none() {
            return;
        }
        for id in touched.iter().filter(|id| id.is_model()) {
            match (
                Model::find(register, id),
                self.keys.get(id),
                &mut self.index,
            ) {
                (Some(model), _, _) => self.put(model),
                (None, Some(key), Some(index)) => index.remove(*key),
                _ => {}
            }
        }
    }
}
