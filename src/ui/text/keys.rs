//! The keys, as they are listed.

use super::shell;

/// Heading.
pub const TITLE: &str = "Phím tắt";
/// A column.
pub const KEY: &str = "Phím";
/// A column.
pub const DOES: &str = "Việc";
/// A button.
pub const CLOSE: &str = "Đóng";
/// A button: it opens the list.
pub const SHOW: &str = "Xem phím tắt";
/// Before the letter of a place.
pub const GO: &str = "G, ";

/// Lists the keys with what they do.
pub const LIST: &[(&str, &str)] = &[
    ("?", "Mở bảng này"),
    ("/", "Tìm mô hình"),
    ("N", shell::ADD_MODEL),
    ("G, T", shell::OVERVIEW),
    ("G, S", shell::MODELS),
    ("G, B", shell::REVIEW),
    ("G, C", shell::REPORTS),
    ("G, P", shell::EXCHANGE),
    ("G, D", shell::CATALOGUE),
    ("G, A", shell::SETTINGS),
    ("G, H", super::help::TITLE),
    ("Esc", "Đóng bảng, danh sách đang mở"),
    ("Ctrl + Z", shell::UNDO),
    ("Ctrl + Y", shell::REDO),
    ("Ctrl + S", "Lưu (khi đang ghi mô hình)"),
    ("Ctrl + V", "Dán nội dung tệp (ở Trao đổi tệp)"),
    ("↑ ↓", "Mô hình trước, sau (ở Bình xét)"),
    ("0 – 9", "Gõ điểm ngay cho mô hình đang chọn (ở Bình xét)"),
    ("Enter", "Sang ô điểm sau (ở Bình xét)"),
];

/// Under the list.
pub const HINT: &str = "“G, T” là bấm G rồi bấm T. Trên máy Mac, phím ⌘ thay cho Ctrl. Phím một chữ không có tác dụng khi đang gõ, và tắt được trong Cài đặt.";
