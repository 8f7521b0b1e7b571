//! Words of Báo cáo.

use crate::report::number::format_count;

/// Says what is looked at.
pub const REPORT: &str = "Báo cáo";
/// A choice.
pub const FROM: &str = "Từ năm";
/// A choice.
pub const TO: &str = "Đến năm";
/// A choice.
pub const VIEW: &str = "Tính cho đơn vị";
/// A choice.
pub const AS_RECORDED: &str = "Theo đơn vị từng năm";
/// A choice.
pub const TODAY: &str = "Theo đơn vị hiện nay";
/// A choice.
pub const WITH_BELOW: &str = "Gồm đơn vị bên dưới";
/// A choice.
pub const BY_COMMUNE: &str = "Cộng theo xã, phường";
/// A choice.
pub const WITH_FIGURES: &str = "Chỉ đơn vị có số liệu";
/// Opens the choices on a phone.
pub const CHOICES: &str = "Kỳ, đơn vị, lĩnh vực";
/// A button.
pub const COPY_TABLE: &str = "Sao chép bảng";
/// A button.
pub const PRINT: &str = "In";
/// Says that a table is on the clipboard.
pub const TABLE_COPIED: &str = "Đã sao chép bảng. Dán vào Word hoặc Excel.";
/// Names the list behind a figure.
pub const BEHIND: &str = "Danh sách mô hình";
/// A button.
pub const CLOSE_LIST: &str = "Đóng danh sách";
/// Stands in place of reports while there is no model.
pub const EMPTY: &str = "Sổ chưa có mô hình nào nên chưa có số liệu để báo cáo. Hãy thêm mô hình, hoặc nhập tệp do đơn vị gửi ở mục “Trao đổi tệp”.";
/// Stands above tables without figures.
pub const NO_ROWS: &str = "Chưa có số liệu nào cho bảng này.";
/// Says that nothing is counted in the period.
pub const NOTHING_COUNTED: &str = "Không có mô hình nào được đăng ký trong kỳ, đơn vị và lĩnh vực đã chọn. Hãy chọn năm hoặc đơn vị khác.";
/// Says that figures may lack something.
pub const INCOMPLETE: &str = super::overview::INCOMPLETE;
/// Leads from a note to the models it speaks of.
pub const SHOW: &str = "Xem danh sách";

/// Says how many models a list has.
pub fn n_models(n: usize) -> String {
    format!("{} mô hình", format_count(n))
}

/// Offers more lines of a list.
pub fn more_models(n: usize) -> String {
    format!("Xem thêm {} mô hình", format_count(n))
}

/// Offers more rows of a table.
pub fn more_rows(n: usize) -> String {
    format!("Xem thêm {} dòng", format_count(n))
}

/// Says when it was printed.
pub fn printed_on(day: &str) -> String {
    format!("In ngày {day}")
}

/// Writes the parts of a bar behind its figure.
pub fn parts(parts: &[(String, usize)]) -> String {
    let parts = parts.iter().filter(|(_, n)| *n > 0);
    let parts: Vec<String> = parts
        .map(|(word, n)| format!("{} {}", format_count(*n), word.to_lowercase()))
        .collect();
    parts.join(", ")
}
