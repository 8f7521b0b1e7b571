//! Sentences about stages and closed years that forms and every deed need.

use super::words;
use crate::domain::stage::Stage;

/// The form's year is closed.
pub const FORM_OF_CLOSED_YEAR: &str = "Năm này đã khóa nên không sửa được. Muốn sửa, vào “Bình xét”, chọn đơn vị đã khóa, mở khóa năm và ghi lý do";

/// No step leads there: names those that do.
pub fn not_a_step_in_form(from: Stage) -> String {
    let next: Vec<&str> = from.next().iter().map(|one| words::stage(*one)).collect();
    match next.is_empty() {
        true => step_back_in_form(from),
        false => format!(
            "Từ “{}” không chuyển thẳng sang giai đoạn này được. Bước tiếp theo có thể là: {}",
            words::stage(from),
            next.join(", ")
        ),
    }
}

/// A step back asks for a reason.
pub fn step_back_in_form(from: Stage) -> String {
    format!(
        "Trả lại hoặc lùi lại từ “{}” cần có lý do. Ở đây hãy giữ nguyên, rồi dùng “Chuyển giai đoạn” ở trang của mô hình",
        words::stage(from)
    )
}

/// A deed was not done, because the year is closed.
pub fn year_closed(year: i32) -> String {
    format!(
        "Năm {year} đã khóa nên chưa có gì thay đổi. Muốn sửa, vào “Bình xét”, chọn đơn vị đã khóa, mở khóa năm và ghi lý do."
    )
}

/// A badge: written to after the year was closed.
pub const EDITED_AFTER_CLOSING: &str = "Sửa sau khi khóa năm";
/// A line that opens the moves of an entry.
pub const MOVE_STAGE: &str = "Chuyển giai đoạn";
/// A line that opens the tree of replications.
pub const REPLICATIONS: &str = "Nhân rộng";
