//! Words of sets of the catalogue.

use crate::domain::catalogue_set::{Aspect, CatalogueSet};
use crate::domain::date::DateError;
use crate::domain::set_check::{SetField, SetFlaw};
use crate::domain::set_draft::RowList;
use crate::domain::set_warnings::SetFault;
use crate::domain::unit_draft::MAX_NAME_CHARS;
use crate::report::number::{format_count, format_decimal};

use super::catalogue::NAME_MISSING;
use super::closed_years;

/// Heading.
pub const SETS: &str = "Bộ danh mục theo năm";
/// Under the heading.
pub const SETS_HINT: &str = "Mỗi bộ ghi năm nào dùng lĩnh vực, xếp loại, tiêu chí, thời hạn nào. Bộ của đơn vị dùng cho cả các đơn vị bên dưới, \
     trừ đơn vị có bộ riêng. Năm không có bộ nào thì dùng cả danh mục.";
/// No set yet.
pub const NO_SETS: &str = "Chưa có bộ nào. Thêm bộ đầu tiên ở dưới.";
/// A button and a heading.
pub const ADD_SET: &str = "Thêm bộ danh mục";
/// A badge.
pub const SAMPLE: &str = "mẫu minh họa";
/// Under an example.
pub const SAMPLE_HINT: &str = "Muốn dùng, hãy bấm “Sao chép” để có bộ của đơn vị mình rồi sửa: nhiều nơi cùng sửa thẳng mẫu này sẽ thành chỗ khác nhau.";
/// A button.
pub const COPY: &str = "Sao chép";
/// A link to the exchange of files.
pub const EXPORT: &str = "Xuất riêng bộ này";
/// A select.
pub const START_FROM: &str = "Bắt đầu từ bộ có sẵn";
/// Its choice of none.
pub const START_EMPTY: &str = "Không dùng bộ có sẵn";
/// An input.
pub const NAME: &str = "Tên bộ danh mục";
/// An input.
pub const SOURCE: &str = "Nguồn";
/// Under an input.
pub const SOURCE_HINT: &str = "Ví dụ: Hướng dẫn số 05-HD/BCĐ";
/// An input.
pub const OWNER: &str = "Bộ của đơn vị";
/// The choice of no owner.
pub const ALL_UNITS: &str = "Dùng cho mọi đơn vị";
/// An input.
pub const FROM_YEAR: &str = "Từ năm";
/// An input.
pub const TO_YEAR: &str = "Đến hết năm";
/// Under an input.
pub const YEAR_HINT: &str = "Để trống nếu không giới hạn";
/// A tick.
pub const IS_SAMPLE: &str = "Là mẫu minh họa: chỉ dùng khi không có bộ nào khác";
/// A heading.
pub const ENTRIES: &str = "Mục được dùng";
/// Under it.
pub const ENTRIES_HINT: &str = "Phần nào không đánh dấu mục nào thì bộ này không nói đến phần đó.";
/// A tick of a row.
pub const NEXT_YEAR: &str = "Năm sau";
/// Takes a row away.
pub const REMOVE_ROW: &str = "Bỏ";

/// What a set can be about.
pub const fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Fields => "Lĩnh vực",
        Aspect::Kinds => "Loại",
        Aspect::Levels => "Cấp",
        Aspect::Grades => "Xếp loại",
        Aspect::AwardForms => "Hình thức khen thưởng",
        Aspect::AwardingBodies => "Cơ quan khen thưởng",
        Aspect::Criteria => "Tiêu chí",
        Aspect::Deadlines => "Thời hạn",
    }
}

/// The heading of a table.
pub const fn table(list: RowList) -> &'static str {
    match list {
        RowList::Criteria => "Tiêu chí",
        RowList::Thresholds => "Mức điểm xếp loại",
        RowList::Deadlines => "Thời hạn",
    }
}

/// A button that adds a row.
pub const fn add_row(list: RowList) -> &'static str {
    match list {
        RowList::Criteria => "Thêm tiêu chí",
        RowList::Thresholds => "Thêm mức điểm",
        RowList::Deadlines => "Thêm thời hạn",
    }
}

/// The label of a column.
pub const fn column(list: RowList, column: usize) -> &'static str {
    match (list, column) {
        (RowList::Criteria, 0) => "Tên tiêu chí",
        (RowList::Criteria, 1) => "Điểm tối đa",
        (RowList::Criteria, _) => "Hệ số",
        (RowList::Thresholds, 0) => "Xếp loại",
        (RowList::Thresholds, _) => "Từ điểm",
        (RowList::Deadlines, 0) => "Giai đoạn",
        (RowList::Deadlines, 1) => "Ngày, tháng",
        (RowList::Deadlines, _) => NEXT_YEAR,
    }
}

/// What helps to fill in a column; "" for nothing.
pub const fn column_hint(list: RowList, column: usize) -> &'static str {
    match (list, column) {
        (RowList::Criteria, 2) => "Để trống là 1",
        (RowList::Thresholds, 0) => "Ghi xếp loại cao nhất trước",
        (RowList::Deadlines, 1) => "Ví dụ: 15/10",
        _ => "",
    }
}

/// A row, for those who hear the page.
pub fn row(list: RowList, at: usize) -> String {
    format!("{} {}", table(list), at + 1)
}

/// The most points so far; `None` while a number cannot be read.
pub fn sum(most: Option<f64>) -> String {
    match most {
        Some(most) => format!("Tổng điểm tối đa: {}", format_decimal(rounded(most))),
        None => "Tổng điểm tối đa: chưa tính được vì còn ô chưa phải là số".to_owned(),
    }
}

/// Sums of tenths are not exact.
fn rounded(sum: f64) -> f64 {
    (sum * 1e6).round() / 1e6
}

/// The name of a copy.
pub fn copy_name(name: &str) -> String {
    format!("{name} (bản sao)")
}

/// What stands under the name of a set: years, owner ("" for all), source, what it is about.
pub fn note(set: &CatalogueSet, owner: &str) -> String {
    let mut parts = vec![years(set)];
    parts.push(if owner.is_empty() {
        ALL_UNITS.to_owned()
    } else {
        owner.to_owned()
    });
    if !set.source.is_empty() {
        parts.push(set.source.clone());
    }
    parts.join(" · ")
}

fn years(set: &CatalogueSet) -> String {
    match (set.from_year, set.to_year) {
        (Some(from), Some(to)) if from == to => format!("Năm {from}"),
        (Some(from), Some(to)) => format!("Năm {from}-{to}"),
        (Some(from), None) => format!("Từ năm {from}"),
        (None, Some(to)) => format!("Đến hết năm {to}"),
        (None, None) => "Mọi năm".to_owned(),
    }
}

/// What a set is about, with how much of each.
pub fn about(set: &CatalogueSet) -> String {
    let n = |one: Aspect| match one {
        Aspect::Criteria => set.criteria.len(),
        Aspect::Deadlines => set.deadlines.len(),
        one => set.entries(one).len(),
    };
    let parts = Aspect::ALL.iter().filter(|one| set.is_about(**one));
    let parts = parts.map(|one| format!("{} ({})", aspect(*one), n(*one)));
    parts.collect::<Vec<_>>().join(", ")
}

/// Says for what a set is in force in a year; nothing where for nothing.
pub fn in_force(aspects: &[Aspect], year: i32) -> String {
    if aspects.is_empty() {
        return String::new();
    }
    let words: Vec<_> = aspects
        .iter()
        .map(|one| aspect(*one).to_lowercase())
        .collect();
    format!("Đang dùng năm {year} cho: {}", words.join(", "))
}

/// Says what is wrong with an input.
pub fn flaw(field: SetField, flaw: &SetFlaw) -> String {
    match flaw {
        SetFlaw::Missing if field == SetField::Name => NAME_MISSING.to_owned(),
        SetFlaw::Missing => "Còn trống. Hãy ghi, hoặc bỏ cả dòng nếu không cần.".to_owned(),
        SetFlaw::TooLong(n) => format!(
            "Dài {} ký tự; nhiều nhất là {}.",
            format_count(*n),
            format_count(MAX_NAME_CHARS)
        ),
        SetFlaw::BadYear(DateError::YearOutOfRange) => "Năm phải từ 1900 đến 2200.".to_owned(),
        SetFlaw::BadYear(_) => "Không đọc được năm này. Ghi bốn chữ số, như 2026.".to_owned(),
        SetFlaw::EndsBefore => "Năm cuối đứng trước năm đầu.".to_owned(),
        SetFlaw::Overlaps { name, aspect: one } => format!(
            "Trùng năm với bộ “{name}” của cùng đơn vị, đều có phần {}, nên không rõ bộ nào được dùng; chưa có gì được lưu. \
             Hãy ghi năm khác ở đây, hoặc ghi năm cuối hay ngừng dùng bộ kia.",
            aspect(*one).to_lowercase()
        ),
        SetFlaw::ChangesClosed(closings) => closed_years::set_shifted(closings),
        SetFlaw::SaysNothing => {
            "Bộ này chưa có gì. Hãy đánh dấu ít nhất một mục, hoặc ghi tiêu chí, thời hạn."
                .to_owned()
        }
        SetFlaw::NotANumber => "Không phải là số. Ghi như 20 hoặc 12,5.".to_owned(),
        SetFlaw::NotPositive => "Phải lớn hơn 0.".to_owned(),
        SetFlaw::Negative => "Không được nhỏ hơn 0.".to_owned(),
        SetFlaw::TooLarge(most) => format!("Nhiều nhất là {}.", format_decimal(f64::from(*most))),
        SetFlaw::AboveSum(most) => format!(
            "Lớn hơn tổng điểm tối đa của các tiêu chí ({}), nên không mô hình nào đạt được.",
            format_decimal(rounded(*most))
        ),
        SetFlaw::NoCriteria => "Chưa có tiêu chí nào cho điểm. Hãy thêm tiêu chí trước.".to_owned(),
        SetFlaw::NotLower => {
            "Phải thấp hơn mức của dòng trên: xếp loại cao nhất ghi trước, rồi thấp dần.".to_owned()
        }
        SetFlaw::Twice => "Đã có dòng khác ghi mục này. Mỗi mục chỉ ghi một lần.".to_owned(),
        SetFlaw::UnreadableDay => "Không đọc được. Ghi ngày và tháng, như 15/10.".to_owned(),
        SetFlaw::NoSuchDay => "Lịch không có ngày này.".to_owned(),
    }
}

/// Says how many faults are not named.
pub fn more_faults(n: usize) -> String {
    format!("Còn {} chỗ như vậy ở các bộ khác.", format_count(n))
}

/// Says what is wrong with a set that files brought, by its name.
pub fn fault(fault: &SetFault, set: &str) -> String {
    match fault {
        SetFault::Overlaps(other, one) => format!(
            "Bộ “{set}” và bộ “{other}” của cùng đơn vị trùng năm, đều có phần {}. Cả hai vẫn còn đủ; sổ đang dùng bộ bắt đầu muộn hơn. \
             Hãy sửa năm hoặc ngừng dùng một bộ.",
            aspect(*one).to_lowercase()
        ),
        SetFault::EndsBefore => format!(
            "Bộ “{set}” có năm cuối đứng trước năm đầu nên không dùng cho năm nào. Hãy bấm “Sửa” để ghi lại năm."
        ),
        SetFault::UnknownUnit(unit) => format!(
            "Bộ “{set}” ghi là của đơn vị “{unit}”, sổ chưa có đơn vị đó. Hãy thêm đơn vị, hoặc bấm “Sửa” để chọn đơn vị khác."
        ),
        SetFault::UnknownEntry(one, id) => format!(
            "Bộ “{set}” ghi mục “{id}” ở phần {} mà danh mục chưa có. Mục đó vẫn giữ; hãy thêm vào danh mục hoặc bỏ đánh dấu.",
            aspect(*one).to_lowercase()
        ),
        SetFault::BrokenItem(list, id) => format!(
            "Bộ “{set}” có dòng “{id}” ở phần {} không đọc được nên không tính. Dòng đó vẫn giữ; hãy bấm “Sửa” để ghi lại.",
            table(*list).to_lowercase()
        ),
        SetFault::OutOfReach(grade) => format!(
            "Bộ “{set}” ghi mức điểm của xếp loại “{grade}” lớn hơn tổng điểm tối đa của các tiêu chí, nên không mô hình nào đạt được."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_of_tenths_is_told_as_people_add_it() {
        assert_eq!(sum(Some(0.1 + 0.2)), "Tổng điểm tối đa: 0,3");
        assert_eq!(sum(Some(100.0)), "Tổng điểm tối đa: 100");
    }
}
