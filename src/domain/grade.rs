//! What the name of a grade says of a model.

use super::fold::fold;

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
