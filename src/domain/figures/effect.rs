//! What counts as effective.

use crate::domain::fold::fold;
use crate::domain::model::YearEntry;
use crate::domain::stage::Stage;

/// The folded words that begin the names of grades that say a model did not do well.
const NOT_GOOD: &[&str] = &["chua", "khong", "yeu", "kem"];

/// Guesses from the name of a grade whether it says that a model did well. Grades are data and each place has its own (tốt, khá;
/// hiệu quả, chưa hiệu quả; đạt, không đạt), so it is the first word that tells, whatever signs stand around it. What
/// a catalogue says of its grade goes before: [`CatalogueEntry::effective`](crate::domain::catalogue::CatalogueEntry::effective).
pub fn is_good_grade(name: &str) -> bool {
    let name = fold(name);
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    let first = words.find(|word| !word.is_empty());
    first.is_some_and(|first| !NOT_GOOD.contains(&first))
}

/// Says whether an entry counts as effective, given whether its grade does: it was recognised, or its grade says so.
pub fn is_effective(entry: YearEntry<'_>, is_good: bool) -> bool {
    entry.has_reached(Stage::Recognised) || is_good
}
