//! What people see of records, and what became of it since an earlier point.

use litemap::LiteMap;

use super::Then;
use crate::domain::leaf::{Entry, Leaf};
use crate::domain::path::Path;
use crate::domain::preview::Effect;
use crate::domain::record::Record;
use crate::domain::register::{RecordId, Register};
use crate::domain::value::Value;

/// Is what people see of a record: the values at each path that shows anything, several where somebody has to decide.
pub type Shown<'a> = LiteMap<&'a Path, &'a Leaf>;

/// Lists the different values of a leaf, the one shown first.
pub fn values_of(leaf: &Leaf) -> Vec<&Entry> {
    let mut values: Vec<&Entry> = leaf.face().into_iter().collect();
    for entry in leaf.entries() {
        if values.iter().all(|one| one.value != entry.value) {
            values.push(entry);
        }
    }
    values
}

/// Returns what people see of a record, nothing of one that is hidden. Marks of deletion and hidden years are left out.
pub fn shown_of(record: &Record) -> Shown<'_> {
    if record.is_hidden(&[]) {
        return Shown::new();
    }
    let hidden_years = record.hidden_years();
    let leaves = record.leaves().iter().filter(|(path, _)| {
        !path.is_mark_of_deletion() && path.year().is_none_or(|year| !hidden_years.contains(&year))
    });
    leaves
        .filter(|(_, leaf)| {
            let mut entries = leaf.entries().iter();
            entries.any(|entry| !matches!(entry.value, Value::Empty | Value::Seen(_)))
        })
        .collect()
}

/// Says what became of a record as people see it; [`Effect::Unchanged`] or [`Effect::Hidden`] where they see no
/// difference, [`Effect::New`] for one that is there again, too.
pub fn effect_between(before: Option<&Record>, after: Option<&Record>) -> Effect {
    let before = before.filter(|record| !record.is_hidden(&[]));
    let after = after.filter(|record| !record.is_hidden(&[]));
    match (before, after) {
        (None, None) => Effect::Hidden,
        (None, Some(_)) => Effect::New,
        (Some(_), None) => Effect::Disappearing,
        (Some(before), Some(after)) if is_same(&shown_of(before), &shown_of(after)) => {
            Effect::Unchanged
        }
        (Some(_), Some(_)) => Effect::Changed,
    }
}

fn is_same(before: &Shown<'_>, after: &Shown<'_>) -> bool {
    let mut pairs = before.iter().zip(after.iter());
    let is_pair_same =
        |((path, one), (other_path, other)): ((&&Path, &&Leaf), (&&Path, &&Leaf))| {
            path == other_path && one.values() == other.values()
        };
    before.len() == after.len() && pairs.all(is_pair_same)
}

/// Is what changed since a point, as people see it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Since {
    /// The records that differ, models and others: new, changed or disappearing.
    pub effects: Vec<(RecordId, Effect)>,
}

impl Since {
    /// Compares an earlier point with the register as it is.
    pub fn of(then: &Then, now: &Register) -> Self {
        let effects = then.records().map(|(id, before)| {
            let effect = effect_between(before, now.get(id));
            (id.clone(), effect)
        });
        let mut effects: Vec<_> = effects.filter(|(_, effect)| effect.is_change()).collect();
        effects.sort_by(|(one, _), (other, _)| one.cmp(other));
        Self { effects }
    }

    /// Counts the models with an effect.
    pub fn n_models(&self, effect: Effect) -> usize {
        let models = self.effects.iter().filter(|(id, _)| id.is_model());
        models.filter(|(_, e)| *e == effect).count()
    }

    /// Counts the records that are no models.
    pub fn n_others(&self) -> usize {
        self.effects.iter().filter(|(id, _)| !id.is_model()).count()
    }
}
