//! The search over all models, built at the first search and kept up to date by what commands touch.

use litemap::LiteMap;

use crate::domain::catalogue::CatalogueList;
use crate::domain::fold::collation_key;
use crate::domain::member;
use crate::domain::model::Model;
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::search::SearchIndex;
use crate::domain::value::Value;

/// The lists whose entries items of a year name by their ids.
const NAMED: &[Collection] = &[
    Collection::AWARD_FORMS,
    Collection::AWARDING_BODIES,
    Collection::INDICATORS,
];

/// Up to how many records that a command touched are taken up one by one.
const MAX_TAKEN_UP: usize = 500;

fn named_lists(register: &Register) -> Vec<CatalogueList> {
    let lists = NAMED.iter();
    lists
        .map(|list| CatalogueList::of(register, list))
        .collect()
}

/// Lists the names of the entries that a model's awards and indicators name.
fn names_in<'a>(model: Model<'a>, lists: &'a [CatalogueList]) -> impl Iterator<Item = &'a str> {
    let years = model.years().into_iter();
    let items = years.flat_map(|entry| {
        let awards = entry.items(member::AWARDS);
        awards.chain(entry.items(member::INDICATORS))
    });
    let ids = items.flat_map(|(_, value)| {
        let members = ["form", "body", "name"].map(|name| value.member(name));
        members.into_iter().flatten().map(Value::as_text)
    });
    ids.filter_map(move |id| {
        let mut entries = lists.iter().filter_map(|list| list.get(id));
        entries.next().map(|entry| entry.name.as_str())
    })
}

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
            let lists = named_lists(register);
            // Which of a group stands for it can change without a change of it.
            for model in Model::each(register) {
                self.put(model, &lists);
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

    fn put(&mut self, model: Model<'_>, lists: &[CatalogueList]) {
        let id = model.record_id();
        let key = *self.keys.entry(id.clone()).or_insert(self.ids.len());
        if key == self.ids.len() {
            self.ids.push(id.clone());
        }
        if let Some(index) = &mut self.index {
            // Awards and indicators are found by their names, whatever their ids are.
            let named = model.searched_texts().chain(names_in(model, lists));
            index.update(key, model.title(), named);
        }
    }

    /// Takes up what a command touched. Only a model that is still shown stays in the index.
    pub fn note_changes(&mut self, register: &Register, touched: &[RecordId]) {
        if self.index.is_none() {
            return;
        }
        // Taking many documents out of the words one by one costs more than reading all once more.
        let is_much = touched.len() > MAX_TAKEN_UP;
        if is_much || touched.iter().any(|id| NAMED.contains(&id.collection)) {
            self.index = None;
            return;
        }
        let lists = named_lists(register);
        for id in touched.iter().filter(|id| id.is_model()) {
            match (
                Model::find(register, id),
                self.keys.get(id),
                &mut self.index,
            ) {
                (Some(model), _, _) => self.put(model, &lists),
                (None, Some(key), Some(index)) => index.remove(*key),
                _ => {}
            }
        }
    }
}
