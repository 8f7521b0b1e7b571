//! What counts as effective.

use crate::domain::fold::fold;

/// The folded words that begin the names of grades that say a model did not do well.
const NOT_GOOD: &[&str] = &["chua", "khong", "yeu", "kem"];

/// Says whether the name of a grade says that a model did well. Grades are data and each place has its own (tốt, khá; hiệu
/// quả, chưa hiệu quả; đạt, không đạt), so it is the first word that tells.
pub fn is_good_grade(name: &str) -> bool {
    let name = fold(name);
    let first = name.split(' ').next().unwrap_or_default();
    !first.is_empty() && !NOT_GOOD.contains(&first)
}
