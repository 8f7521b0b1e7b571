//! Words about what a start found missing.

use crate::domain::date::Timestamp;
use crate::report::number::format_count;
use crate::storage::bag::BagError;

use super::exchange::storage_trouble;

/// What happened.
pub const POORER: &str = "Khi mở, chương trình thấy thiếu dữ liệu đã từng lưu trên máy này:";
/// What is safe, and what to do.
pub const WHAT_TO_DO: &str = "Những gì còn đọc được đang ở trên màn hình và đã nằm trên máy; trong đó có thể có mô hình trở về như trước vài lần sửa. Hãy nhập tệp đã xuất hoặc bản sao lưu gần nhất: phần thiếu sẽ trở \
    lại, phần đang có không mất. Không có tệp nào thì xem lại những việc đã làm gần đây và ghi lại chỗ còn thiếu.";
/// Leads to the import.
pub const IMPORT: &str = "Nhập tệp hoặc bản sao lưu";
/// A button: speaks of it no more.
pub const HEARD: &str = "Tôi đã rõ, không nhắc nữa";

/// Says how many pieces are missing, and when their runs last saved anything.
pub fn missing(n: usize, last_at: Option<Timestamp>) -> String {
    let n = format_count(n);
    let until = last_at.map_or_else(String::new, |at| {
        format!(", lần lưu cuối của đợt ấy lúc {}", moment(at))
    });
    format!("{n} phần đã lưu không còn ở cả hai nơi lưu{until}.")
}

/// Says what the second store had held when it was found empty.
pub fn second_empty(at: Timestamp, had_journal: bool) -> String {
    let journal = match had_journal {
        true => " Các điểm khôi phục và lịch sử trên máy này đến lúc ấy không còn.",
        false => "",
    };
    format!(
        "Lúc {} nơi lưu thứ hai trống: nó đã bị xóa, hoặc trình duyệt bị tắt ngang khi đang ghi. Sổ đã được ghi lại vào đó từ nơi lưu thứ nhất; \
         những thay đổi ngay trước khi tắt có thể không còn.{journal}",
        moment(at)
    )
}

/// Says that it could not be noted that people have heard.
pub fn not_noted(error: &BagError) -> String {
    let why = storage_trouble(error);
    format!("Chưa ghi nhớ được điều này vì {why}. Chương trình sẽ nhắc lại.")
}

fn moment(at: Timestamp) -> String {
    let (day, time) = at.vietnam_date_time();
    format!("{time} ngày {day}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named_with_its_time() {
        let at = Timestamp::from_millis(1_795_932_000_000);
        let said = missing(2, Some(at));
        assert_eq!(
            said,
            "2 phần đã lưu không còn ở cả hai nơi lưu, lần lưu cuối của đợt ấy lúc 13:00 ngày 29/11/2026."
        );
        assert!(second_empty(at, true).contains("điểm khôi phục"));
        assert!(!second_empty(at, false).contains("điểm khôi phục"));
    }
}
