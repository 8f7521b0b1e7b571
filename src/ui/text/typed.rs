//! Words about what was typed into a form and not saved.

/// Says that the form holds what was typed last time.
pub const PUT_BACK: &str = "Đã lấy lại phần đang gõ dở.";
/// A button: the form begins with what the register has.
pub const GIVE_UP: &str = "Bỏ";
/// Follows the button's word for those who hear it alone.
pub const WHAT: &str = " phần đang gõ dở";
/// Says that nothing could be put back.
pub const UNREADABLE: &str = "Phần đang gõ dở lần trước bị hỏng nên không lấy lại được. Sổ vẫn nguyên; đoạn hỏng nằm ở “Phần để riêng” \
    trong Cài đặt. Hãy gõ lại những gì cần.";

/// Says where others have written since; those without a label are counted.
pub fn overtaken(labels: &[&str]) -> String {
    let named: Vec<&str> = labels
        .iter()
        .copied()
        .filter(|one| !one.is_empty())
        .collect();
    let n_others = labels.len() - named.len();
    let others = match (named.is_empty(), n_others) {
        (_, 0) => String::new(),
        (true, n) => format!("{n} chỗ"),
        (false, n) => format!(" và {n} chỗ khác"),
    };
    format!(
        " Từ lúc gõ, sổ đã ghi khác ở: {}{others}. Lưu là thay bằng phần đang gõ; bấm “{GIVE_UP}” để dùng những gì sổ đang ghi.",
        named.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_changed_is_named_where_it_has_a_name_and_else_counted() {
        for (labels, expected) in [
            (&["Tên đơn vị"][..], "khác ở: Tên đơn vị. Lưu"),
            (&["Cấp", "Loại"], "khác ở: Cấp, Loại. Lưu"),
            (&["", ""], "khác ở: 2 chỗ. Lưu"),
            (&["Cấp", "", ""], "khác ở: Cấp và 2 chỗ khác. Lưu"),
        ] {
            let words = overtaken(labels);
            assert!(words.contains(expected), "{words}");
        }
    }
}
