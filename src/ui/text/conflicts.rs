//! Words of conflicts and of values shown one by one.

use crate::domain::unsigned::WrittenAt;
use crate::report::number::format_count;

/// The name of a writer who gave none.
pub const NAMELESS: &str = "người không ghi tên";
/// Stands for the writer of what the program begins with.
pub const BUILT_IN: &str = "danh mục có sẵn";
/// Stands for the writer of what was written for the own unit without a name.
pub const OWN_UNIT: &str = "đơn vị mình";
/// The word for a value that somebody cleared.
pub const EMPTY: &str = "(để trống)";
/// The words of truth values.
pub const TRUE: &str = "có";
/// The words of truth values.
pub const FALSE: &str = "không";
/// Writes another value in place of both.
pub const REWRITE: &str = "Viết lại";
/// Keeps what was edited after a deletion.
pub const KEEP: &str = "Giữ lại";
/// Deletes it again.
pub const DELETE_AGAIN: &str = "Xóa lần nữa";
/// Explains an edit after a deletion.
pub const EDITED_AFTER_DELETION: &str =
    "Sửa sau khi xóa: một nơi đã xóa, trong khi nơi khác còn sửa các mục dưới đây.";
/// Says that a name cannot be empty.
pub const NOT_EMPTY: &str = "Mục này không được để trống.";

/// The label of the choice of a unit.
pub const UNIT: &str = "Của đơn vị";
/// Every unit.
pub const ALL_UNITS: &str = "Tất cả các đơn vị";
/// What no unit owns.
pub const OF_ALL: &str = "Danh mục dùng chung";
/// Models without a unit.
pub const OF_NO_UNIT: &str = "Chưa ghi đơn vị";
/// Reads where it was written what nobody signed.
pub const UNSIGNED: &str = "Giữ giá trị không ghi tên người…";
/// Says that nothing of it can be kept at once.
pub const NO_UNSIGNED: &str = "Mỗi chỗ có hai giá trị không ghi tên của cùng một nơi, nên không giữ một lần được; hãy quyết định từng chỗ.";

/// Names those who signed nothing, by where they wrote.
pub fn unsigned(at: WrittenAt) -> &'static str {
    match at {
        WrittenAt::Home => "đơn vị mình, không ghi tên người",
        WrittenAt::Elsewhere => "người không ghi tên ở nơi khác",
        WrittenAt::Unknown => "người không ghi tên, không rõ nơi nào",
    }
}

/// Reads which file brought which value.
pub const BY_FILE: &str = "Giữ theo tệp đã nhập…";
/// While that is read.
pub const READING_FILES: &str = "Đang xem giá trị nào đến từ tệp nào…";
/// Says that it is not known.
pub const NO_FILES: &str = "Máy này không ghi lại giá trị nào đến từ tệp nào; hãy giữ theo người ghi, theo mục hoặc theo đơn vị.";
/// Stands at the step that a decision about a stage leaves.
pub const WHY_STEP: &str = "Quyết định ở “Chỗ khác nhau”";

/// Says how many are looked at.
pub fn looking_at(n: usize) -> String {
    format!(
        "Đang xem {} chỗ; các nút dưới đây chỉ quyết định những chỗ này.",
        format_count(n)
    )
}

/// Explains newer values of one sender.
pub fn newer_hint(n: usize) -> String {
    format!(
        "Ở {} chỗ, cùng một nơi đã gửi giá trị cũ rồi giá trị mới, không ai khác ghi.",
        format_count(n)
    )
}

/// Takes the newer values.
const TAKE_NEWER: &str = "Lấy giá trị mới hơn";

/// Takes the newer values of so many places.
pub fn take_newer(n: usize) -> String {
    format!("{TAKE_NEWER} ({} chỗ)", format_count(n))
}

/// The deed of that.
pub fn newer_taken(n: usize) -> String {
    format!(
        "lấy giá trị mới hơn của cùng một nơi gửi ở {} chỗ",
        format_count(n)
    )
}

/// The label of the choice of a file.
pub const FILE: &str = "Tệp đã nhập";
/// No file is chosen yet.
pub const NO_FILE: &str = "Chọn tệp…";
/// Keeps everything that came with the chosen file.
pub const KEEP_ALL_OF_CHOSEN: &str = "Giữ mọi giá trị của tệp này";

/// Keeps everything that came with one file.
pub fn keep_all_of_file(file: &str, n: usize) -> String {
    format!("Giữ mọi giá trị của tệp {file} ({} chỗ)", format_count(n))
}

/// The deed of that.
pub fn file_decided(file: &str, n: usize) -> String {
    format!("giữ giá trị của tệp {file} ở {} chỗ", format_count(n))
}

/// The label of the choice of a place.
pub const PLACE: &str = "Mục";
/// Every place.
pub const ALL_PLACES: &str = "Tất cả các mục";
/// The place of an edit after a deletion.
pub const AFTER_DELETION: &str = "Sửa sau khi xóa";

/// A place with how many conflicts it has.
pub fn of_place(label: &str, n: usize) -> String {
    format!("{label} ({})", format_count(n))
}

/// Marks the value that screens and reports show.
const SHOWN: &str = "đang hiện";
/// Stands between the parts of a line.
pub const BETWEEN: &str = " · ";
/// Stands before the label of a place.
pub const MEMBER: &str = "mục ";

/// Says whose a value is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose<'a> {
    /// The own unit's.
    Own,
    /// That of a sender above, by its unit's name.
    Above(&'a str),
    /// Anybody's.
    Any,
}

/// Marks a value: by whose it is, and as the one that is shown everywhere.
pub fn of_value(whose: Whose<'_>, is_shown: bool) -> String {
    let whose = match whose {
        Whose::Any => String::new(),
        Whose::Own => format!("của {OWN_UNIT}"),
        Whose::Above(unit) => format!("cấp trên gửi: {unit}"),
    };
    match (whose.is_empty(), is_shown) {
        (_, false) => whose,
        (true, true) => SHOWN.to_owned(),
        (false, true) => format!("{whose}{BETWEEN}{SHOWN}"),
    }
}

/// Marks a time that lies ahead of this device's clock.
pub const AHEAD: &str = "ngày giờ này chưa tới, máy ghi có thể sai đồng hồ";

/// Tells one writer's values apart.
pub fn who_and_when(who: &str, when: &str) -> String {
    format!("{who} ({when})")
}

/// Tells values apart that one writer wrote at one moment.
pub fn nth_of(whose: &str, n: usize) -> String {
    format!("{whose}, giá trị thứ {n}")
}

/// The heading of the conflicts.
pub fn conflicts_title(n: usize) -> String {
    format!("Chỗ khác nhau: {}", format_count(n))
}

/// Keeps one value.
pub fn keep_value_of(who: &str) -> String {
    format!("Giữ giá trị của {who}")
}

/// Tells a screen reader which conflict a button belongs to.
pub fn of_member(member: &str, title: &str) -> String {
    format!(" cho mục {member}, {title}")
}

/// Keeps all values of one writer.
pub fn keep_all_of(who: &str, n: usize) -> String {
    format!("Giữ mọi giá trị của {who} ({} chỗ)", format_count(n))
}

/// The label of the rewriting input.
pub fn rewrite_label(member: &str) -> String {
    format!("Viết lại {member}")
}

/// Shows further conflicts.
pub fn more_conflicts(n: usize) -> String {
    format!("Xem thêm {} chỗ khác nhau", format_count(n))
}

/// The deed of keeping one value.
pub fn decided(who: &str, member: &str) -> String {
    format!("giữ giá trị của {who} cho mục {member}")
}

/// The deed of writing another value.
pub fn rewritten(member: &str) -> String {
    format!("viết lại mục {member}")
}

/// The deed of keeping all values of one writer.
pub fn all_decided(who: &str, n: usize) -> String {
    format!("giữ giá trị của {who} ở {} chỗ", format_count(n))
}

/// The deed of keeping what was edited after a deletion.
pub fn kept(title: &str) -> String {
    format!("giữ lại “{title}”")
}

/// The deed of deleting it again.
pub fn deleted_again(title: &str) -> String {
    format!("xóa “{title}”")
}

/// Says who deleted something, and when.
pub fn deleted_by(who: &str, when: &str) -> String {
    format!("{who} đã xóa · {when}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_told_by_whose_it_is_and_whether_it_is_shown() {
        for (whose, is_shown, expect) in [
            (Whose::Own, true, "của đơn vị mình · đang hiện"),
            (Whose::Own, false, "của đơn vị mình"),
            (Whose::Above("Tỉnh T"), false, "cấp trên gửi: Tỉnh T"),
            (Whose::Any, true, "đang hiện"),
            (Whose::Any, false, ""),
        ] {
            assert_eq!(of_value(whose, is_shown), expect);
        }
    }
}
