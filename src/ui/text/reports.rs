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
/// Says that the lines of a table are there, without the table.
pub const LINES_COPIED: &str = "Đã sao chép các dòng của bảng. Dán vào Excel; trong Word, chọn các dòng rồi dùng Chuyển văn bản thành bảng.";
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

/// Heads the questions before a list is printed.
pub const PRINTING: &str = "In danh sách";
/// Asks how much is printed.
pub const HOW_MUCH: &str = "In những gì";
/// An answer.
pub const SHORT: &str =
    "In gọn: mỗi mô hình một, hai dòng, không có nội dung, kết quả bằng lời và ghi chú";
/// An answer.
pub const WHOLE: &str = "In đủ: mọi cột, chữ dài in hết";
/// Asks what the parts are made by.
pub const PARTS_BY: &str = "Chia phần theo";
/// An answer.
pub const BY_UNIT: &str = "Đơn vị";
/// An answer.
pub const BY_FIELD: &str = "Lĩnh vực";
/// A button.
pub const PRINT_NOW: &str = "In danh sách này";
/// A button.
pub const PRINT_PART: &str = "In phần này";
/// A button.
pub const CLOSE: &str = "Đóng";
/// Says that something goes on.
pub const COUNTING_PAGES: &str = "Đang tính số trang…";

/// Says how much a list or a part of it is.
pub fn size_of_part(n_rows: usize, n_pages: usize) -> String {
    format!(
        "{} dòng, khoảng {} trang A4",
        format_count(n_rows),
        format_count(n_pages)
    )
}

/// Says why a list is printed in parts.
pub fn too_long_at_once(n_rows: usize, n_pages: usize, n_parts: usize) -> String {
    format!(
        "Danh sách có {}: in một lần thì trình duyệt dễ bị treo, nên chia thành {} phần. In lần lượt từng phần; số thứ tự nối tiếp nhau.",
        size_of_part(n_rows, n_pages),
        format_count(n_parts)
    )
}

/// Says how far the setting has come.
pub fn setting(n: usize, of: usize) -> String {
    format!(
        "Đang xếp trang: {}/{} dòng",
        format_count(n),
        format_count(of)
    )
}

/// Says on paper that more rows are there.
pub fn printed_first(n_shown: usize, n_more: usize) -> String {
    format!(
        "Bản in này chỉ có {} dòng đầu trong {} dòng. Để in hết, bấm “In” ở đầu trang Báo cáo.",
        format_count(n_shown),
        format_count(n_shown + n_more)
    )
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
