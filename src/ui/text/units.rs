//! Words of units that are merged, split and pasted, and of what files say of them that cannot be.

use crate::domain::date::{DateError, PartialDate};
use crate::domain::pasted_units::{MAX_LINES, Skipped};
use crate::domain::unit_change::{ChangeFlaw, ChangeKind};
use crate::domain::unit_draft::UnitFlaw;
use crate::domain::unit_trouble::UnitTrouble;
use crate::report::number::format_count;

use super::catalogue;

/// A button and heading.
pub const MERGE: &str = "Sáp nhập…";
/// A button and heading.
pub const SPLIT: &str = "Chia tách…";
/// A button and heading.
pub const PASTE: &str = "Dán nhiều đơn vị";
/// An input of the unit form.
pub const KIND: &str = "Loại tổ chức";
/// Under it.
pub const KIND_HINT: &str = "Chỉ dùng cho đơn vị trong xã, phường, đặc khu";

/// Names the level that a unit counts as by its name, where none is chosen.
pub fn level_by_name(level: &str) -> String {
    format!("{level} (theo tên đơn vị)")
}

/// Says where old figures are.
pub const CHANGE_HINT: &str = "Mô hình và số liệu cũ vẫn ghi ở đơn vị cũ, không mất gì. Lọc hay báo cáo theo đơn vị mới thì có cả mô hình của \
     đơn vị cũ đã sáp nhập vào. Đơn vị chia tách giữ số liệu của mình, vì không rõ phần nào thuộc đơn vị nào.";
/// The units that end, of a merger.
pub const MERGED: &str = "Các đơn vị sáp nhập";
/// The unit that ends, of a split.
pub const SPLIT_UNIT: &str = "Đơn vị chia tách";
/// Under it.
pub const ENDING_HINT: &str = "Chọn từng đơn vị thôi hoạt động";
/// The day.
pub const ON: &str = "Có hiệu lực từ ngày";
/// Under it.
pub const ON_HINT: &str = "Đơn vị cũ kết thúc vào ngày liền trước. Ví dụ: 1/7/2025";
/// What takes the place of merged units.
pub const INTO: &str = "Sáp nhập vào";
/// The choice of a new unit.
pub const NEW_UNIT: &str = "Một đơn vị mới";
/// The name of the new unit.
pub const NEW_NAME: &str = "Tên đơn vị mới";
/// The names of the new units.
pub const NEW_NAMES: &str = "Tên các đơn vị mới, mỗi dòng một đơn vị";
/// The choice of what the old unit has.
pub const AS_BEFORE: &str = "Như đơn vị cũ";
/// Makes the change.
pub const DO_MERGE: &str = "Sáp nhập";
/// Makes the change.
pub const DO_SPLIT: &str = "Chia tách";
/// The lines.
pub const LINES: &str = "Danh sách đơn vị, mỗi dòng một đơn vị";
/// Under them.
pub const LINES_HINT: &str = "Dán từ bảng tính (tên, cấp, loại tổ chức) hoặc gõ. Dòng lùi vào hay có dấu “-” ở đầu thì thuộc đơn vị ở dòng trên \
     lùi vào ít hơn. Số thứ tự ở đầu dòng được bỏ đi.";
/// The unit above all lines.
pub const LINES_PARENT: &str = "Tất cả thuộc đơn vị";
/// The level of lines that give none.
pub const LINES_LEVEL: &str = "Cấp của các dòng không lùi vào";
/// The kind of lines that give none.
pub const LINES_KIND: &str = "Loại tổ chức của các dòng không ghi cấp";
/// What would be added.
pub const TO_ADD: &str = "Sẽ thêm";
/// What would not be added.
pub const NOT_ADDED: &str = "Không thêm";
/// There is nothing to add.
pub const NOTHING_TO_ADD: &str = "Chưa có đơn vị nào để thêm; sổ không thay đổi.";

/// The fold of units that have ended.
pub fn ended(n: usize) -> String {
    format!("Đơn vị đã kết thúc ({})", format_count(n))
}

/// The button that adds the pasted units.
pub fn add_pasted(n: usize) -> String {
    match n {
        0 => "Thêm vào danh mục".to_owned(),
        n => format!("Thêm {} đơn vị", format_count(n)),
    }
}

/// The deed of adding several units.
pub fn added(n: usize) -> String {
    format!("thêm {} đơn vị", format_count(n))
}

/// The deed of a merger or split.
pub fn changed(kind: ChangeKind, ending: &[&str], successors: &[String]) -> String {
    let successors: Vec<&str> = successors.iter().map(String::as_str).collect();
    let (ending, successors) = (listed(ending), listed(&successors));
    match kind {
        ChangeKind::Merge => format!("sáp nhập {ending} vào {successors}"),
        ChangeKind::Split => format!("chia tách {ending} thành {successors}"),
    }
}

/// Names a few units, or counts many.
fn listed(names: &[&str]) -> String {
    match names.len() {
        0..=4 => names
            .iter()
            .map(|name| format!("“{name}”"))
            .collect::<Vec<_>>()
            .join(", "),
        n => format!("{} đơn vị", format_count(n)),
    }
}

/// Stands for what is not listed.
pub fn and_more(n: usize) -> String {
    format!("… và {} dòng nữa", format_count(n))
}

/// Says that there are too many lines.
pub fn too_many_lines(n_too_many: usize) -> String {
    format!(
        "Mỗi lần dán được nhiều nhất {} dòng; còn thừa {} dòng nên chưa thêm đơn vị nào. Hãy dán làm nhiều lần.",
        format_count(MAX_LINES),
        format_count(n_too_many)
    )
}

/// Says why a line adds nothing.
pub fn skipped(line: usize, name: &str, why: &Skipped) -> String {
    // A name that is too long is shown as far as people know it by.
    let name: String = name.chars().take(60).collect();
    let why = match why {
        Skipped::Present => "danh mục đã có".to_owned(),
        Skipped::Repeated(first) => format!("trùng với dòng {}", format_count(*first)),
        Skipped::TooLong(n) => catalogue::name_too_long(*n),
        Skipped::BelowSkipped => "thuộc một dòng không thêm được".to_owned(),
        Skipped::AboveHead => "là tiêu đề, nằm trên danh sách".to_owned(),
        Skipped::Head => "là đầu bảng".to_owned(),
        Skipped::Heading => "là đề mục, không phải đơn vị".to_owned(),
        Skipped::Total => "là dòng cộng".to_owned(),
        Skipped::BelowTotal => "nằm dưới dòng cộng".to_owned(),
        Skipped::Nameless => "không có tên đơn vị".to_owned(),
    };
    format!("Dòng {}, “{name}”: {why}", format_count(line))
}

/// Says which cells of a line nothing is made of.
pub fn unread(cells: &[String]) -> String {
    format!("không dùng: {}", cells.join(", "))
}

/// Says what is wrong with an input of the form of a merger or split.
pub fn change_flaw(flaw: &ChangeFlaw) -> String {
    match flaw {
        ChangeFlaw::TooFewEnd(1) => "Hãy chọn đơn vị.".to_owned(),
        ChangeFlaw::TooFewEnd(n) => {
            format!("Hãy chọn ít nhất {n} đơn vị, hoặc chọn sáp nhập vào một đơn vị đã có.")
        }
        ChangeFlaw::Gone(id) => {
            format!("Đơn vị có mã “{id}” không còn trong danh mục. Hãy chọn đơn vị khác.")
        }
        ChangeFlaw::HasEnded(name) => format!("“{name}” đã kết thúc từ trước."),
        ChangeFlaw::NotBegun(name) => {
            format!("Đến ngày đó “{name}” chưa có. Hãy xem lại ngày, hoặc “Có từ ngày” của đơn vị.")
        }
        ChangeFlaw::DateMissing => "Hãy ghi ngày có hiệu lực.".to_owned(),
        ChangeFlaw::BadDate(error) => bad_date(*error),
        ChangeFlaw::IntoItself(name) => format!("“{name}” không thể sáp nhập vào chính nó."),
        ChangeFlaw::Below(low, high) => {
            format!("“{low}” thuộc “{high}” nên không thể sáp nhập hai đơn vị này.")
        }
        ChangeFlaw::LeadsBack(name) => {
            format!("Các đơn vị kế thừa của đơn vị này dẫn vòng trở lại “{name}”.")
        }
        ChangeFlaw::TooFewNames(1) => catalogue::NAME_MISSING.to_owned(),
        ChangeFlaw::TooFewNames(n) => format!("Hãy ghi ít nhất {n} tên, mỗi dòng một tên."),
        ChangeFlaw::NameTooLong(n) => catalogue::name_too_long(*n),
        ChangeFlaw::NameTaken(name) => {
            format!("Đã có đơn vị “{name}” cùng thuộc đơn vị cấp trên này. Hãy ghi tên khác.")
        }
        ChangeFlaw::ParentEnds(name) => {
            format!("“{name}” cũng kết thúc lần này. Hãy chọn đơn vị cấp trên khác.")
        }
    }
}

fn bad_date(error: DateError) -> String {
    catalogue::unit_flaw(UnitFlaw::BadDate(error))
}

/// Says in a word and in a sentence what files say of a unit that cannot be.
pub fn trouble(trouble: &UnitTrouble) -> (&'static str, String) {
    match trouble {
        UnitTrouble::ParentCircle => (catalogue::IN_CIRCLE, catalogue::IN_CIRCLE_NOTE.to_owned()),
        UnitTrouble::SuccessorCircle => (
            "kế thừa vòng tròn",
            "“Đơn vị kế thừa” dẫn vòng trở lại chính đơn vị này nên không rõ đơn vị nào là hiện nay. Số liệu tính cho chính đơn vị này, \
             mỗi mô hình một lần. Hãy bấm “Sửa” và bỏ đơn vị kế thừa ghi sai."
                .to_owned(),
        ),
        UnitTrouble::SuccessorEndsFirst(name) => (
            "ngày chưa khớp",
            format!(
                "Đơn vị kế thừa “{name}” kết thúc trước ngày cuối của đơn vị này. Mô hình vẫn còn đủ. Hãy bấm “Sửa” và xem lại ngày \
                 của hai đơn vị."
            ),
        ),
        UnitTrouble::SuccessorBeginsLate(name) => (
            "ngày chưa khớp",
            format!(
                "Đơn vị kế thừa “{name}” có sau ngày cuối của đơn vị này, ở giữa không có đơn vị nào. Mô hình vẫn còn đủ. Hãy bấm “Sửa” \
                 và xem lại ngày của hai đơn vị."
            ),
        ),
        UnitTrouble::EndsBeforeStart => (
            "ngày chưa khớp",
            "“Đến hết ngày” đứng trước “Có từ ngày”. Mô hình vẫn còn đủ. Hãy bấm “Sửa” và xem lại hai ngày.".to_owned(),
        ),
        UnitTrouble::LikeNamed(n) => (
            "trùng tên",
            format!(
                "Có {} đơn vị cùng tên này ở cùng một chỗ. Mô hình của từng đơn vị vẫn còn đủ và được tính riêng. Nếu chỉ là một đơn vị, \
                 bấm “{MERGE}”, chọn đơn vị thừa và sáp nhập vào đơn vị kia, có hiệu lực từ 1/1 của năm đầu tiên cần tính chung; nếu là \
                 hai, bấm “Sửa” và chọn đúng “Thuộc đơn vị”, hoặc ghi tên khác nhau.",
                format_count(*n)
            ),
        ),
    }
}

/// Says how many models a unit has with those below it and those whose place it took.
pub fn with_all(n: usize) -> String {
    format!("kể cả đơn vị trực thuộc, đơn vị cũ: {}", format_count(n))
}

/// Names a unit above that has ended, with the one that took its place.
pub fn now(old: &str, new: &str) -> String {
    format!("{old} (nay là {new})")
}

/// Says when the units that end have their last day.
pub fn done(last_day: PartialDate) -> String {
    format!(" Ngày cuối của đơn vị cũ là {last_day}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deed_names_a_few_units_and_counts_many() {
        let new = ["Xã Thanh Ba".to_owned()];
        let few = changed(ChangeKind::Merge, &["Xã Hanh Cù", "Xã Vân Lĩnh"], &new);
        assert_eq!(
            few,
            "sáp nhập “Xã Hanh Cù”, “Xã Vân Lĩnh” vào “Xã Thanh Ba”"
        );
        let many = changed(ChangeKind::Merge, &["a"; 12], &new);
        assert_eq!(many, "sáp nhập 12 đơn vị vào “Xã Thanh Ba”");
        let split = changed(ChangeKind::Split, &["A"], &["B".to_owned(), "C".to_owned()]);
        assert_eq!(split, "chia tách “A” thành “B”, “C”");
    }

    #[test]
    fn a_line_that_adds_nothing_is_named_with_its_reason() {
        let words = skipped(5, "Xã B", &Skipped::Repeated(3));
        assert_eq!(words, "Dòng 5, “Xã B”: trùng với dòng 3");
        let long = skipped(1, &"a".repeat(301), &Skipped::TooLong(301));
        assert!(
            long.contains("301 ký tự") && long.chars().count() < 130,
            "{long}"
        );
    }
}
