//! Words of who has sent files, and who has not.

use crate::domain::date::Timestamp;
use crate::report::number::format_count;

/// Heading.
pub const SENDERS: &str = "Tình hình nộp tệp";
/// Under the heading.
pub const HINT: &str = "Theo các tệp đã nhập trên máy này.";
/// The caption of the table.
pub const CAPTION: &str = "Tệp gần nhất của từng đơn vị";
/// A column.
pub const FILE: &str = "Tệp gần nhất";
/// Stands for a unit without a file.
pub const MISSING: &str = "Chưa nộp";
/// Copies the names of those without a file.
pub const COPY_MISSING: &str = "Sao chép danh sách chưa nộp";
/// Copies what was received.
pub const COPY_RECEIPTS: &str = "Sao chép biên nhận";
/// Says that the list will be gone with the page.
pub const NOT_KEPT: &str = "Máy này không ghi nhớ được ai đã nộp; khi đóng trang, danh sách này sẽ mất. Các mô hình đã nhập vẫn còn nguyên.";

/// Counts those that have sent.
pub fn n_sent(n_sent: usize, n_units: usize, year: i32) -> String {
    format!(
        "{}/{} đơn vị đã nộp tệp có mô hình năm {year}.",
        format_count(n_sent),
        format_count(n_units)
    )
}

/// When a file was made, or taken in where it does not say.
pub fn made(exported_at: Option<Timestamp>, received_at: Timestamp) -> String {
    let day = |at: Timestamp| at.vietnam_date_time().0;
    match exported_at {
        Some(at) => format!("xuất {}", day(at)),
        None => format!("nhận {}", day(received_at)),
    }
}

/// The text that names those without a file.
pub fn missing(names: &[&str], year: i32) -> String {
    format!(
        "Còn {} đơn vị chưa nộp tệp Dân vận khéo năm {year}: {}.",
        format_count(names.len()),
        names.join("; ")
    )
}

/// One line of the receipts: the sender was shown the same code when the file was made.
pub fn receipt(unit: &str, made: &str, n_models: usize, code: &str) -> String {
    format!(
        "Đã nhận tệp của {unit} ({made}): {} mô hình, mã {code}.",
        format_count(n_models)
    )
}

/// Opens the units behind the first ones.
pub fn more(n: usize) -> String {
    format!("Xem {} đơn vị còn lại", format_count(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_says_what_the_sender_can_check() {
        let at = Timestamp::from_iso("2026-11-20T02:00:00Z").expect("a moment");
        assert_eq!(
            receipt("Xã Thanh Ba", &made(Some(at), at), 42, "K7QF-2M9D"),
            "Đã nhận tệp của Xã Thanh Ba (xuất 20/11/2026): 42 mô hình, mã K7QF-2M9D."
        );
        assert_eq!(
            missing(&["Xã A", "Xã B"], 2026),
            "Còn 2 đơn vị chưa nộp tệp Dân vận khéo năm 2026: Xã A; Xã B."
        );
    }
}
