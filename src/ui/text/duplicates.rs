//! Words of models that are likely one and the same.

use crate::domain::duplicates::{Pair, Shared};
use crate::report::number::format_count;

/// Heading, and the link that leads here.
pub const TITLE: &str = "Mô hình có thể trùng nhau";
/// Under the heading.
pub const HINT: &str = "Chương trình chỉ so tên, không tự gộp gì. Ghi là một thì mô hình được tính một lần, theo mô hình đứng trước trong cặp; \
     không nội dung nào bị xóa. Quyết định đi kèm tệp khi xuất.";
/// Says that they are one and the same.
pub const SAME: &str = "Là một";
/// Says that they are different ones.
pub const DIFFERENT: &str = "Khác nhau";
/// Takes back that they are one.
pub const TAKE_APART: &str = "Tách ra";
/// Stands where there is nothing to decide.
pub const NONE: &str = "Không thấy mô hình nào có thể trùng nhau.";
/// What that means.
pub const NONE_HINT: &str =
    "Sổ đã so tên các mô hình trong từng đơn vị, và các tên giống hệt giữa các đơn vị.";
/// Leads here from the exchange of files, before the link.
pub const BEFORE_LINK: &str = "Sau khi nhập tệp, nên xem:";
/// Says that somebody in the group decided otherwise.
pub const UNITED_DISPUTED: &str =
    "Có nơi ghi các mô hình này là khác nhau. Hãy hỏi lại; nếu đúng là khác thì bấm “Tách ra”.";
/// Says on a model's page who stands for the group.
pub const COUNTED_ONCE: &str = "Các mô hình này được tính một lần, theo mô hình: ";

/// The heading of the pairs to be decided.
pub fn pairs_title(n: usize) -> String {
    format!("Chưa quyết định: {} cặp", format_count(n))
}

/// The heading of what was said to be one.
pub fn united_title(n: usize) -> String {
    format!("Đã gộp là một ({})", format_count(n))
}

/// Shows further pairs.
pub fn more(n: usize) -> String {
    format!("Xem thêm {} cặp", format_count(n))
}

/// Says why two models may be one.
pub fn reason(pair: &Pair, shared: Shared) -> String {
    let mut parts = Vec::new();
    parts.push(
        match pair.is_same_unit {
            true => "Cùng đơn vị",
            false => "Khác đơn vị",
        }
        .to_owned(),
    );
    parts.push(match pair.likeness {
        100 => "tên như nhau".to_owned(),
        n => format!("tên giống nhau {n}%"),
    });
    parts.extend(shared.year.map(|year| format!("cùng năm {year}")));
    let others = [
        (shared.is_field, "cùng lĩnh vực"),
        (shared.is_holder, "cùng nơi thực hiện"),
    ];
    let others = others.into_iter().filter(|(is_so, _)| *is_so);
    parts.extend(others.map(|(_, words)| words.to_owned()));
    if pair.is_common_name {
        parts.push("tên nhiều đơn vị cùng dùng".to_owned());
    }
    let reason = parts.join(", ");
    match pair.is_disputed {
        true => format!("Có nơi ghi là một, có nơi ghi khác nhau, nên đang tính riêng. {reason}."),
        false => format!("{reason}."),
    }
}

/// The label of the choice of pairs.
pub const WHICH: &str = "Xem các cặp";

/// The choices of pairs: all, of one title and unit, of one unit, of two units, with a name that many units use; each with how many
/// there are.
pub fn which(place: usize, n: usize) -> String {
    let words = [
        "Tất cả",
        "Trùng tên và đơn vị",
        "Cùng đơn vị, tên gần giống",
        "Khác đơn vị",
        "Tên nhiều đơn vị cùng dùng",
    ];
    let words = words.get(place).copied().unwrap_or_default();
    format!("{words} ({})", format_count(n))
}

/// Says how many are looked at.
pub fn looking_at(n: usize) -> String {
    format!(
        "Đang xem {} cặp; các nút dưới đây chỉ quyết định những cặp này.",
        format_count(n)
    )
}

/// Says of all doubles that are looked at that they are one.
pub fn all_same(n: usize) -> String {
    format!("Là một cho {} cặp trùng tên và đơn vị", format_count(n))
}

/// The deed of that.
pub fn said_all_same(n: usize) -> String {
    format!(
        "ghi {} cặp mô hình trùng tên và đơn vị là một",
        format_count(n)
    )
}

/// Says which doubles are left to be looked at one by one.
pub fn doubles_left(n: usize) -> String {
    format!(
        "Còn {} cặp trùng tên và đơn vị phải xem từng cặp: hai bên ghi nơi thực hiện hay địa bàn khác nhau, hoặc đã có nơi ghi là khác nhau.",
        format_count(n)
    )
}

/// Stands for what was written on this machine.
pub const HERE: &str = "ghi ở máy này";

/// Names the file that a model came with, its sender, and the day it was taken in.
pub fn from_file(file: &str, sender: &str, day: &str) -> String {
    let of_sender = match sender.is_empty() {
        true => String::new(),
        false => format!(" của {sender}"),
    };
    format!("từ tệp “{file}”{of_sender}, nhập {day}")
}

/// Says of all pairs that are looked at that they are different.
pub fn all_different(n: usize) -> String {
    format!("Khác nhau cho cả {} cặp này", format_count(n))
}

/// The deed of that.
pub fn said_all_different(n: usize) -> String {
    format!("ghi {} cặp mô hình là khác nhau", format_count(n))
}

/// Tells a screen reader which two models a button belongs to.
pub fn of_pair(a: &str, b: &str) -> String {
    format!(": “{a}”, “{b}”")
}

/// The deed of saying that they are one.
pub fn said_same(title: &str) -> String {
    format!("ghi “{title}” là một mô hình")
}

/// The deed of saying that they are different.
pub fn said_different(title: &str) -> String {
    format!("ghi các mô hình “{title}” là khác nhau")
}

/// The deed of taking them apart.
pub fn taken_apart(title: &str) -> String {
    format!("tách “{title}” ra")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::register::RecordId;

    #[test]
    fn a_reason_names_what_was_measured_and_nothing_else() {
        let mut pair = Pair {
            is_disputed: false,
            is_common_name: false,
            is_same_unit: true,
            is_same_title: false,
            likeness: 85,
            models: ["1", "2"].map(RecordId::model),
        };
        let shared = Shared {
            year: Some(2026),
            is_field: true,
            is_holder: false,
        };
        assert_eq!(
            reason(&pair, shared),
            "Cùng đơn vị, tên giống nhau 85%, cùng năm 2026, cùng lĩnh vực."
        );
        (pair.is_same_unit, pair.likeness, pair.is_disputed) = (false, 100, true);
        let words = reason(&pair, Shared::default());
        assert!(words.starts_with("Có nơi ghi là một"));
        assert!(words.ends_with(" Khác đơn vị, tên như nhau."));
    }
}
