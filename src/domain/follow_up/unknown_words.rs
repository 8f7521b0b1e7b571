//! Words that another program or hand wrote where the program has a list, and that are not in it.

use std::collections::BTreeMap;

use super::View;
use crate::domain::catalogue::CatalogueList;
use crate::domain::fold::compose;
use crate::domain::member;
use crate::domain::model::{Model, YearEntry};
use crate::domain::register::Collection;
use crate::domain::stage::Subject;
use crate::domain::unit::UnitTree;

/// Knows the lists.
pub(super) struct Known<'a> {
    units: &'a UnitTree,
    units_by_name: BTreeMap<String, &'a str>,
    fields: &'a CatalogueList,
    kinds: CatalogueList,
    levels: CatalogueList,
}

impl<'a> Known<'a> {
    pub(super) fn of(view: View<'a>) -> Self {
        let units = view.units.iter();
        let named = units.map(|unit| (compose(&unit.name), unit.id.as_str()));
        Self {
            units: view.units,
            units_by_name: named.collect(),
            fields: view.fields,
            kinds: CatalogueList::of(view.register, &Collection::KINDS),
            levels: CatalogueList::of(view.register, &Collection::LEVELS),
        }
    }

    /// Returns the unit whose name stands where a model has the id of its unit.
    pub(super) fn unit_named(&self, word: &str) -> Option<&'a str> {
        let is_id = word.is_empty() || self.units.has(word);
        let named = (!is_id).then(|| self.units_by_name.get(&compose(word)));
        named.flatten().copied()
    }

    /// Lists the words of a model and its entry that are in no list, each once. A list without any entry was never written down, and
    /// says nothing.
    pub(super) fn lacks<'m>(&self, model: Model<'m>, entry: YearEntry<'m>) -> Vec<String> {
        let is_lacking = |list: &CatalogueList, word: &str| {
            !word.is_empty() && list.iter().next().is_some() && list.get(word).is_none()
        };
        let subject = model.subject();
        let is_subject = subject.is_empty() || Subject::parse(subject).is_some();
        let levels = entry.registered_levels().into_iter();
        let levels = levels.chain([entry.text(member::RECOGNISED_LEVEL)]);
        let words = [
            (entry.has_unknown_stage(), entry.stage()),
            (entry.has_unknown_entry(), entry.entry()),
            (!is_subject, subject),
            (is_lacking(&self.kinds, model.kind()), model.kind()),
            (is_lacking(self.fields, model.field()), model.field()),
            (self.unit_named(model.unit()).is_some(), model.unit()),
        ];
        let words = words
            .into_iter()
            .chain(levels.map(|level| (is_lacking(&self.levels, level), level)));
        let mut lacking: Vec<String> = Vec::new();
        for (_, word) in words.filter(|(is_lacking, _)| *is_lacking) {
            if lacking.iter().all(|one| one != word) {
                lacking.push(word.to_owned());
            }
        }
        lacking
    }
}
