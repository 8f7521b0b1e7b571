//! Words of the catalogue.

use crate::domain::date::DateError;
use crate::domain::unit::Unit;
use crate::domain::unit_draft::{MAX_NAME_CHARS, UnitFlaw};
use crate::report::number::format_count;

use super::{units, words};

/// Is a list of the catalogue that people edit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ListName {
    /// Lĩnh vực.
    Fields,
    /// Loại.
    Kinds,
    /// Cấp.
    Levels,
    /// Xếp loại.
    Grades,
    /// Hình thức khen thưởng.
    AwardForms,
    /// Cơ quan khen thưởng.
    AwardingBodies,
    /// Chỉ số.
    Indicators,
}

/// Names the ways to the parts of the screen.
pub const PARTS: &str = "Các phần của danh mục";

/// The heading of a list.
pub const fn list_title(list: ListName) -> &'static str {
    match list {
        ListName::Fields => "Lĩnh vực",
        ListName::Kinds => "Loại",
        ListName::Levels => "Cấp",
        ListName::Grades => "Xếp loại",
        ListName::AwardForms => "Hình thức khen thưởng",
        ListName::AwardingBodies => "Cơ quan khen thưởng",
        ListName::Indicators => "Chỉ số",
    }
}

/// The label of the input that adds to a list.
pub const fn add_label(list: ListName) -> &'static str {
    match list {
        ListName::Fields => "Thêm lĩnh vực",
        ListName::Kinds => "Thêm loại",
        ListName::Levels => "Thêm cấp",
        ListName::Grades => "Thêm xếp loại",
        ListName::AwardForms => "Thêm hình thức khen thưởng",
        ListName::AwardingBodies => "Thêm cơ quan khen thưởng",
        ListName::Indicators => "Thêm chỉ số",
    }
}

/// A button.
pub const ADD: &str = "Thêm";
/// Names the input of an entry's name among those that others have changed.
pub const NAME: &str = "Tên";
/// A button.
pub const RENAME: &str = "Sửa";
/// A button.
pub const RETIRE: &str = "Ngừng dùng";
/// A button.
pub const OFFER_AGAIN: &str = "Dùng lại";
/// A badge.
pub const RETIRED: &str = "ngừng dùng";
/// A badge.
pub const IN_CIRCLE: &str = "thuộc vòng tròn";
/// Under a unit whose parents lead back to it.
pub const IN_CIRCLE_NOTE: &str = "“Thuộc đơn vị” dẫn vòng trở lại chính đơn vị này nên không rõ đơn vị nào ở trên. Mô hình vẫn còn đủ. \
     Hãy bấm “Sửa” ở đơn vị cấp cao nhất trong vòng và chọn lại “Thuộc đơn vị”.";
/// A button.
pub const ADOPT: &str = "Thêm vào danh mục";
/// Under the lists.
pub const NEVER_DELETED: &str =
    "Lĩnh vực, đơn vị đã dùng thì không xóa, chỉ ngừng dùng: số liệu cũ giữ nguyên.";
/// An empty name.
pub const NAME_MISSING: &str = "Hãy ghi tên.";

/// The label of the input that renames.
pub fn new_name_of(name: &str) -> String {
    format!("Tên mới của “{name}”")
}

/// A name that is too long.
pub fn name_too_long(n: usize) -> String {
    format!(
        "Tên dài {} ký tự; nhiều nhất là {}.",
        format_count(n),
        format_count(MAX_NAME_CHARS)
    )
}

/// A name that the list has already.
pub fn name_taken(name: &str) -> String {
    format!("Danh mục đã có “{name}”.")
}

/// An input: the name of an indicator.
pub const INDICATOR_NAME: &str = "Tên chỉ số";
/// An input: what an indicator is counted in.
pub const MEASURE: &str = "Đơn vị tính";
/// Under that input.
pub const MEASURE_HINT: &str = "Ví dụ: người, hộ, m², km";

/// Under an indicator: what it is counted in; nothing where that is not known.
pub fn measured(measure: &str) -> String {
    match measure {
        "" => String::new(),
        measure => format!("{MEASURE}: {measure}"),
    }
}

/// A button: makes a grade count as effective.
pub const COUNT_AS_EFFECTIVE: &str = "Tính là hiệu quả";
/// A button: makes a grade count no longer as effective.
pub const NOT_AS_EFFECTIVE: &str = "Không tính là hiệu quả";

/// Under a grade: whether it counts as effective, and whether somebody said so.
pub fn effective(is_effective: bool, is_said: bool) -> String {
    let words = if is_effective {
        COUNT_AS_EFFECTIVE
    } else {
        NOT_AS_EFFECTIVE
    };
    match is_said {
        true => words.to_owned(),
        false => format!("{words} (đoán theo tên)"),
    }
}

/// The deed of saying whether a grade counts as effective.
pub fn said_effective(name: &str, is_effective: bool) -> String {
    match is_effective {
        true => format!("tính “{name}” là hiệu quả"),
        false => format!("không tính “{name}” là hiệu quả"),
    }
}

/// Under an entry that is no longer offered.
pub fn retired_note(n: usize) -> String {
    match n {
        0 => "Không còn chọn được cho mô hình mới".to_owned(),
        n => format!(
            "Không còn chọn được cho mô hình mới; {} cũ vẫn giữ",
            n_models(n)
        ),
    }
}

/// How often an entry is used.
pub fn n_models(n: usize) -> String {
    format!("{} mô hình", format_count(n))
}

/// Under an id that the catalogue lacks.
pub fn n_models_say_so(n: usize) -> String {
    format!("{} mô hình ghi mã này", format_count(n))
}

/// The deed of adding an entry or a unit.
pub fn added(name: &str) -> String {
    format!("thêm “{name}”")
}

/// The deed of changing one.
pub fn saved(name: &str) -> String {
    format!("lưu “{name}”")
}

/// The deed of retiring one.
pub fn retired(name: &str) -> String {
    format!("ngừng dùng “{name}”")
}

/// The deed of offering one again.
pub fn offered_again(name: &str) -> String {
    format!("dùng lại “{name}”")
}

/// The deed of deleting one.
pub fn deleted(name: &str) -> String {
    format!("xóa “{name}”")
}

/// Heading.
pub const UNITS: &str = "Đơn vị";
/// A button and heading.
pub const ADD_UNIT: &str = "Thêm đơn vị";
/// An input.
pub const UNIT_NAME: &str = "Tên đơn vị";
/// An input.
pub const LEVEL: &str = "Cấp";
/// An input.
pub const PARENT: &str = "Thuộc đơn vị";
/// Under it, for a new unit.
pub const NEW_PARENT_HINT: &str =
    "Đơn vị mới đứng dưới đơn vị của sổ này; chọn đơn vị khác hoặc “Không có” nếu không phải vậy.";
/// An input.
pub const VALID_FROM: &str = "Có từ ngày";
/// An input.
pub const VALID_TO: &str = "Đến hết ngày";
/// Under an input.
pub const VALID_TO_HINT: &str = "Để trống nếu còn hoạt động";
/// Under an input.
pub const DATE_HINT: &str = "Ví dụ: 1/7/2025, 7/2025 hoặc 2025";
/// An input.
pub const SUCCESSORS: &str = "Đơn vị kế thừa";
/// Under an input.
pub const SUCCESSORS_HINT: &str = "Các đơn vị nhận phần việc sau khi sáp nhập, chia tách";
/// The first choice of the successors.
pub const CHOOSE_UNIT: &str = "Chọn để thêm…";
/// The first choice of one unit.
pub const CHOOSE_ONE: &str = "Chọn đơn vị…";
/// The choice of none.
pub const NONE: &str = "Không có";
/// Takes a successor off the list.
pub const TAKE_OFF: &str = "Bỏ";
/// No unit yet.
pub const NO_UNITS: &str =
    "Chưa có đơn vị nào. Thêm đơn vị đầu tiên ở dưới, hoặc nhập tệp đã có đơn vị.";

/// Says what is wrong with an input of the unit form.
pub fn unit_flaw(flaw: UnitFlaw) -> String {
    match flaw {
        UnitFlaw::NameMissing => NAME_MISSING.to_owned(),
        UnitFlaw::NameTooLong(n) => name_too_long(n),
        UnitFlaw::NameTaken => {
            "Đã có đơn vị này, cùng tên và cùng đơn vị cấp trên; chưa có gì được lưu. Hãy dùng đơn vị đã có hoặc ghi tên \
             khác. Nếu đơn vị đó không còn nữa, hãy bấm “Ngừng dùng” ở đơn vị đó trong Danh mục rồi lưu lại."
                .to_owned()
        }
        UnitFlaw::BadDate(DateError::NoSuchDay) => "Lịch không có ngày này.".to_owned(),
        UnitFlaw::BadDate(DateError::YearOutOfRange) => "Năm phải từ 1900 đến 2200.".to_owned(),
        UnitFlaw::BadDate(DateError::Empty | DateError::Unreadable | DateError::Ambiguous) => {
            "Không đọc được ngày này. Ghi như 1/7/2025, 7/2025 hoặc 2025.".to_owned()
        }
        UnitFlaw::EndsBefore => "Ngày cuối đứng trước ngày đầu.".to_owned(),
        UnitFlaw::BelowItself => {
            "Một đơn vị không thể thuộc chính nó hay thuộc đơn vị nằm dưới nó.".to_owned()
        }
        UnitFlaw::OwnSuccessor => "Một đơn vị không thể kế thừa chính nó.".to_owned(),
        UnitFlaw::SuccessorEndsFirst => {
            "Có đơn vị kế thừa kết thúc trước ngày cuối của đơn vị này, nên không thể nhận phần việc của nó.".to_owned()
        }
        UnitFlaw::SuccessorsLeadBack => {
            "Các đơn vị kế thừa dẫn vòng trở lại chính đơn vị này.".to_owned()
        }
    }
}

/// A name that another unit has.
pub fn unit_name_taken(name: &str) -> String {
    format!("Sổ đã có đơn vị tên “{name}”. Nếu là đơn vị khác trùng tên thì cứ lưu.")
}

/// What stands under a unit's name. `n_models` are its own, and those with all that count for it.
pub fn unit_note(
    unit: &Unit,
    level: &str,
    parent: &str,
    n_models: [usize; 2],
    successors: &[&str],
) -> String {
    let mut parts = Vec::new();
    if !unit.kind.is_empty() {
        parts.push(words::unit_kind_id(&unit.kind).to_owned());
    }
    if !level.is_empty() {
        parts.push(level.to_owned());
    }
    if !parent.is_empty() {
        parts.push(format!("thuộc {parent}"));
    }
    let [n_own, n_all] = n_models;
    parts.push(match n_all > n_own {
        true => format!("{} ({})", self::n_models(n_own), units::with_all(n_all)),
        false => self::n_models(n_own),
    });
    if let Some(from) = unit.valid_from {
        parts.push(format!("từ {from}"));
    }
    if let Some(to) = unit.valid_to {
        parts.push(format!("đến {to}"));
    }
    if !successors.is_empty() {
        parts.push(format!("{SUCCESSORS}: {}", successors.join(", ")));
    }
    parts.join(" · ")
}

/// Stands behind the deed of retiring a unit.
pub const UNIT_RETIRED: &str =
    " Ngày cuối là hôm nay; bấm “Sửa” để ghi ngày khác và đơn vị kế thừa.";

/// Explains a heading with several names.
pub const UNDECIDED_NAME: &str = "Các đơn vị đặt tên khác nhau. Đang dùng tên của đơn vị mình, không có thì của cấp trên gần nhất, rồi tên có sẵn, rồi mới đến tên ghi sau \
     cùng; muốn chốt một tên, hãy quyết định ở “Chỗ khác nhau” trong “Trao đổi tệp”.";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::PartialDate;

    #[test]
    fn a_unit_is_told_with_its_level_models_dates_and_successors() {
        let unit = Unit {
            id: "hanh-cu".to_owned(),
            name: "Xã Hanh Cù".to_owned(),
            is_named: true,
            named_level: "commune",
            is_undecided: false,
            kind: "school".to_owned(),
            level: "commune".to_owned(),
            parent: String::new(),
            valid_from: None,
            valid_to: PartialDate::from_iso("2025-06-30").ok(),
            successors: vec!["thanh-ba".to_owned()],
            is_retired: true,
        };
        let note = unit_note(&unit, "Cấp xã", "", [4, 4], &["Xã Thanh Ba"]);
        assert_eq!(
            note,
            "Trường học · Cấp xã · 4 mô hình · đến 30/06/2025 · Đơn vị kế thừa: Xã Thanh Ba"
        );
        let note = unit_note(&unit, "", "", [4, 12], &[]);
        let expect =
            "Trường học · 4 mô hình (kể cả đơn vị trực thuộc, đơn vị cũ: 12) · đến 30/06/2025";
        assert_eq!(note, expect);
    }
}
