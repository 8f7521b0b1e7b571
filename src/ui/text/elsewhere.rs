//! Words about the register of another installation at this address.

use super::exchange::models;
use crate::report::number::format_count;

/// A button: takes the register along.
pub const TAKE: &str = "Lấy sổ ấy sang đây";
/// A button: leaves it alone.
pub const LEAVE: &str = "Không lấy";
/// Says that it was taken along.
pub const TAKEN: &str =
    "Đã lấy sổ ấy sang đây. Sổ cũ vẫn nguyên ở chỗ của nó; muốn bỏ lần lấy này thì bấm “Hoàn tác”.";

/// Says where there is a register, how large it is, and that both stay apart.
pub fn offer(folder: &str, n_models: usize, n_unread: usize) -> String {
    let unread = match n_unread {
        0 => String::new(),
        n => format!(
            " {} phần của sổ ấy không đọc được và ở lại.",
            format_count(n)
        ),
    };
    format!(
        "Cùng địa chỉ này, chương trình đặt ở thư mục {folder} có một sổ gồm {}. Mỗi nơi đặt chương trình giữ một sổ riêng; trước đây hai nơi dùng chung sổ \
         ấy. Nếu đó cũng là sổ của nơi này thì lấy sang: sổ ở kia vẫn giữ nguyên.{unread}",
        models(n_models)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offer_says_where_the_register_is_and_what_is_left_behind() {
        assert!(offer("/a/", 3, 0).contains("ở thư mục /a/ có một sổ gồm 3 mô hình"));
        assert!(offer("/a/", 3, 2).ends_with("2 phần của sổ ấy không đọc được và ở lại."));
    }
}
