//! What was written to a closed year after it was closed.

use super::Closings;
use crate::domain::leaf::Leaf;
use crate::domain::member;
use crate::domain::model::Model;
use crate::domain::path::Segment;
use crate::domain::register::{Collection, Register};
use crate::domain::unit::UnitTree;
use crate::domain::value::Value;

/// Counts entries of a year that were written to after it was first closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Later {
    /// Those that are there.
    pub n_edited: usize,
    /// Those that were deleted, alone or with their model.
    pub n_deleted: usize,
}

impl Later {
    /// Counts the entries of a unit and the units below it; of all for "".
    pub fn of(
        register: &Register,
        tree: &UnitTree,
        closings: &Closings,
        unit: &str,
        year: i32,
    ) -> Self {
        let mut later = Self::default();
        let prefix = [member::YEARS, Segment::Year(year)];
        let over = closings.over(tree, year);
        for (id, record) in register.collection(&Collection::Models) {
            let model = Model::new(id, record);
            if !unit.is_empty() && !tree.is_within(model.unit(), unit) {
                continue;
            }
            let Some(closed_at) = over.first_closed(model.unit()) else {
                continue;
            };
            if let (Some(entry), false) = (model.year(year), record.is_hidden(&[])) {
                later.n_edited += usize::from(over.is_edited_after(model, entry));
                continue;
            }
            let has_content = record.below(&prefix).any(|(path, leaf)| {
                !path.is_mark_of_deletion()
                    && leaf.values().iter().any(|value| **value != Value::Empty)
            });
            let marks = [&[][..], &prefix].map(|prefix| [prefix, &[member::DELETED]].concat());
            let marks = marks.iter().filter_map(|path| record.leaf(path));
            let mut deletions = marks.flat_map(Leaf::entries);
            let is_later = deletions
                .any(|one| matches!(one.value, Value::Seen(_)) && one.stamp.at > closed_at);
            let is_purged = record.is_purged(&prefix);
            later.n_deleted += usize::from((has_content || is_purged) && is_later);
        }
        later
    }
}
