//! The scope of an export: which whole records travel.

use std::collections::BTreeSet;

use super::catalogue_set::CatalogueSet;
use super::member;
use super::model::Model;
use super::path::Segment;
use super::record::Record;
use super::register::{Collection, RecordId, Register};
use super::stage::Stage;
use super::unit::UnitTree;
use super::value::Value;

/// Says what an export holds beside, or instead of, models.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Content {
    /// Models, with the units and the catalogue they are understood by.
    #[default]
    Models,
    /// The catalogue and the tree of units alone, as a higher committee sends them down.
    Catalogue,
    /// One set of the catalogue, by its id, with the entries it names and the units above its owner.
    Set(String),
}

/// Says which models an export is about: those that meet all of it. What is empty is no restriction.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Scope {
    /// What it holds; where that is no models, the rest says nothing.
    pub content: Content,
    /// The models with an entry in this year.
    pub year: Option<i32>,
    /// The id of a unit: its models and those of the units below it, and of the units whose place they took.
    pub unit: String,
    /// The id of a field.
    pub field: String,
    /// The id of a stage: of the year's entry, of any entry where no year is given.
    pub stage: String,
    /// Ids of models that were chosen one by one.
    pub models: Option<BTreeSet<String>>,
}

impl Scope {
    /// Returns the scope of a year.
    pub fn of_year(year: i32) -> Self {
        Self {
            year: Some(year),
            ..Self::default()
        }
    }

    /// Returns the scope of a unit.
    pub fn of_unit(unit: impl Into<String>) -> Self {
        Self {
            unit: unit.into(),
            ..Self::default()
        }
    }

    /// Returns the scope of an export without models.
    pub fn of_content(content: Content) -> Self {
        Self {
            content,
            ..Self::default()
        }
    }

    /// Says whether a model is in the scope. A hidden one is looked at as it was, so that its deletion travels; one of which
    /// nothing but that is left may have been in any scope.
    fn has(&self, tree: &UnitTree, id: &RecordId, record: &Record) -> bool {
        if self.models.is_none() && record.is_hidden(&[]) && !record.has_content(&[]) {
            return true;
        }
        let model = Model::new(id, record);
        let has_year = || match self.year {
            Some(year) => has_entry(record, &[member::YEARS, Segment::Year(year)], &self.stage),
            None => self.stage.is_empty() || has_entry(record, &[member::YEARS], &self.stage),
        };
        (self.unit.is_empty() || tree.counts_for(model.unit(), &self.unit))
            && (self.field.is_empty() || model.field() == self.field)
            && has_year()
            && (self.models.as_ref()).is_none_or(|models| models.contains(&id.id))
    }
}

/// Says whether there is anything below a path, at that stage where one is given.
fn has_entry(record: &Record, prefix: &[Segment], stage: &str) -> bool {
    let is_at_stage = |path: &super::path::Path, value: Option<&Value>| {
        path.segments().get(2) == Some(&member::STAGE)
            && value.map(|value| Stage::id_of(value.as_text())) == Some(stage)
    };
    record.below(prefix).any(|(path, leaf)| {
        stage.is_empty() || is_at_stage(path, leaf.face().map(|entry| &entry.value))
    })
}

/// Returns the part of a register that a scope covers: units, catalogue and everything that is not a model always,
/// models that are in it now or, by `went_before`, were in an earlier export of it: what moved or was deleted travels.
/// Without models, what is left of the catalogue and the units travels with its deletions too; closings of years, which are
/// deeds, do not.
pub fn in_scope(
    register: &Register,
    scope: &Scope,
    went_before: impl Fn(&RecordId) -> bool,
) -> Register {
    let tree = UnitTree::of(register);
    match &scope.content {
        Content::Models => register
            .filter(|id, record| !id.is_model() || scope.has(&tree, id, record) || went_before(id)),
        Content::Catalogue => register.filter(|id, _| match &id.collection {
            Collection::Units => true,
            list @ Collection::Catalogue(_) => *list != Collection::CLOSINGS,
            _ => false,
        }),
        Content::Set(set) => of_set(register, &tree, set),
    }
}

/// Returns a set with what it names: its entries, the grades of its thresholds, its unit and those above.
fn of_set(register: &Register, tree: &UnitTree, set: &str) -> Register {
    let id = RecordId::new(Collection::SETS, set);
    let Some(record) = register.get(&id) else {
        return Register::new();
    };
    let set = CatalogueSet::of(set, record);
    let mut ids = vec![id];
    for (aspect, entries) in &set.entries {
        let list = aspect.collection();
        let named = list.into_iter().flat_map(|list| {
            let entries = entries.iter();
            entries.map(move |entry| RecordId::new(list.clone(), entry))
        });
        ids.extend(named);
    }
    let grades = set.thresholds.iter();
    ids.extend(grades.map(|one| RecordId::new(Collection::GRADES, &one.grade)));
    let mut unit = set.unit.as_str();
    for _ in tree.iter() {
        ids.push(RecordId::unit(unit));
        match tree.get(unit) {
            Some(one) => unit = &one.parent,
            None => break,
        }
    }
    register.part(&ids)
}
