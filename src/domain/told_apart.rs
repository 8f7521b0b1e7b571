//! Which models somebody said are different ones.

use super::register::{Collection, RecordId, Register};
use super::same_as::{SameAs, different_from};

/// Is which models, by their faces, somebody told apart: both ways round, sorted.
pub(super) struct ToldApart(Vec<(RecordId, RecordId)>);

impl ToldApart {
    /// Reads what is said of the models that are shown.
    pub fn of(register: &Register, same: &SameAs) -> Self {
        let mut pairs = Vec::new();
        for (id, record) in register.collection(&Collection::Models) {
            for (_, other) in different_from(record) {
                let other = RecordId::model(other);
                let (face, other) = (same.face(id), same.face(&other));
                let is_shown = |id| register.visible(id).is_some();
                if face != other && is_shown(id) && is_shown(other) {
                    pairs.push((face.clone(), other.clone()));
                    pairs.push((other.clone(), face.clone()));
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        Self(pairs)
    }

    /// Lists the pairs that begin with a model.
    pub fn those_of(&self, id: &RecordId) -> &[(RecordId, RecordId)] {
        let start = self.0.partition_point(|(one, _)| one < id);
        let n = self.0[start..].partition_point(|(one, _)| one == id);
        &self.0[start..start + n]
    }

    /// Says whether two models were told apart.
    pub fn has(&self, a: &RecordId, b: &RecordId) -> bool {
        let pair = |(one, other): &(RecordId, RecordId)| (one, other).cmp(&(a, b));
        self.0.binary_search_by(pair).is_ok()
    }
}
