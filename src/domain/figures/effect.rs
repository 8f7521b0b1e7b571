//! What counts as effective.

use crate::domain::fold::fold;
use crate::domain::model::YearEntry;
use crate::domain::stage::Stage;

/// The folded words that begin the names of grades that say a model did not do well.
const NOT_GOOD: &[&str] = &["chua", "khong", "yeu", "kem"];

/// Says whether the name of a grade says that a model did well. Grades are data and each place has its own (tốt, khá; hiệu
/// quả, chưa hiệu quả; đạt, không đạt), so it is the first word that tells.
pub fn is_good_grade(name: &str) -> bool {
    let name = fold(name);
    let first = name.split(' ').next().unwrap_or_default();
    !first.is_empty() && !NOT_GOOD.contains(&first)
}

/// Says whether an entry counts as effective, given the name of its grade: it was recognised, or its grade says so.
pub fn is_effective(entry: YearEntry<'_>, grade: &str) -> bool {
    entry.has_reached(Stage::Recognised) || is_good_grade(grade)
}
