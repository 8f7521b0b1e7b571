//! What counts as effective.

use crate::domain::model::YearEntry;
use crate::domain::stage::Stage;

/// Says whether an entry counts as effective, given whether its grade does: it was recognised, or its grade says so.
pub fn is_effective(entry: YearEntry<'_>, is_good: bool) -> bool {
    entry.has_reached(Stage::Recognised) || is_good
}
