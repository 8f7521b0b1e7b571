//! The scope of an export: which whole records travel.

use std::collections::BTreeSet;

use super::member;
use super::model::Model;
use super::path::Segment;
use super::record::Record;
use super::register::{RecordId, Register};
use super::unit::UnitTree;
use super::value::Value;

/// Says which models an export is about: those that meet all of it. What is empty is no restriction.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Scope {
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

    /// Says whether a model is in the scope. A hidden one is looked at as it was, so that its deletion travels.
    fn has(&self, tree: &UnitTree, id: &RecordId, record: &Record) -> bool {
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
        path.segments().get(2) == Some(&member::STAGE) && value.map(Value::as_text) == Some(stage)
    };
    record.below(prefix).any(|(path, leaf)| {
        stage.is_empty() || is_at_stage(path, leaf.face().map(|entry| &entry.value))
    })
}

/// Returns the part of a register that a scope covers: units, catalogue and everything that is not a model always,
/// models that are in it now or, by `went_before`, were in an earlier export of it: what moved or was deleted travels.
pub fn in_scope(
    register: &Register,
    scope: &Scope,
    went_before: impl Fn(&RecordId) -> bool,
) -> Register {
    let tree = UnitTree::of(register);
    register.filter(|id, record| !id.is_model() || scope.has(&tree, id, record) || went_before(id))
}
