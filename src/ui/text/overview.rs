//! Words of Tổng quan.

use crate::domain::reminder::Reminder;
use crate::report::number::format_count;

/// A button.
pub const VIEW_SAMPLE: &str = "Xem dữ liệu mẫu";
/// Beside the large figure.
pub const REGISTERED: &str = "mô hình, điển hình được đăng ký";
/// Heading of the chart by field, for screen readers.
pub const BY_FIELD: &str = "Được đăng ký theo lĩnh vực";
/// Heading.
pub const ATTENTION: &str = "Cần chú ý";
/// Heading.
pub const ENTRY: &str = "Đăng ký";
/// Heading.
pub const SUBJECT: &str = "Chủ thể";
/// Heading.
pub const KIND: &str = "Loại";
/// Heading.
pub const LEVEL: &str = "Cấp đăng ký";
/// Heading.
pub const BY_UNIT: &str = "Theo đơn vị";
/// A choice.
pub const BY_COMMUNE: &str = "Cộng theo xã, phường, gồm đơn vị bên dưới";
/// Heading.
pub const STAGE: &str = "Giai đoạn";
/// Heading.
pub const RESULT: &str = "Đoạn kết quả cho báo cáo";
/// Under the heading of levels.
pub const LEVEL_HINT: &str = "Tính theo lượt: một mô hình đăng ký ở hai cấp được tính hai lần.";
/// Stands before the forms that hold something typed and not saved.
pub const WAITING_DRAFTS: &str = "Có bản nháp chưa lưu vào sổ:";
/// Names the form of a model that is being added.
pub const DRAFT_OF_NEW: &str = "Mô hình đang thêm";
/// Nothing needs attention.
pub const NO_ATTENTION: &str = "Không có việc gì cần chú ý.";
/// First visit.
pub const WELCOME: &str = "Sổ này chưa có mô hình nào. Bạn muốn bắt đầu bằng cách nào?";
/// First visit.
pub const WAY_ADD: &str = "Thêm mô hình đầu tiên";
/// First visit.
pub const WAY_ADD_HINT: &str = "Ghi tên, đơn vị, lĩnh vực; các mục còn lại có thể bổ sung sau.";
/// First visit.
pub const WAY_IMPORT: &str = "Nhập tệp";
/// First visit.
pub const WAY_IMPORT_HINT: &str =
    "Nhận tệp do đơn vị khác gửi qua Zalo, thư điện tử hoặc USB. Xem trước rồi mới nhập.";
/// First visit.
pub const WAY_SAMPLE_HINT: &str =
    "Xem thử một sổ đã có sẵn mô hình. Không có gì được lưu lại trên máy.";
/// First visit.
pub const STAYS_HERE: &str = "Mọi dữ liệu chỉ nằm trên máy này và không tự gửi đi đâu. Muốn chuyển cho nơi khác, vào “Trao đổi tệp”, chọn \
     “Xuất tệp”.";
/// Tables.
pub const FIELD: &str = "Lĩnh vực";
/// Tables.
pub const DIFFERENCE: &str = "Tăng, giảm";
/// Tables.
pub const TOTAL: &str = "Tổng số";
/// Caption of the comparison.
pub const COMPARE_CAPTION: &str = "Số mô hình được đăng ký";
/// Stands for models without a field, unit or other word.
pub const UNSTATED: &str = "Chưa ghi";
/// The word for new entries.
pub const NEW: &str = "mới";
/// The word for continued entries.
pub const CONTINUED: &str = "duy trì";

/// Compares with the year before.
pub fn change(n: usize, before: usize, year_before: i32) -> String {
    format!(
        "{} so với năm {year_before} ({})",
        difference(n, before),
        format_count(before)
    )
}

/// Says that there is no year before.
pub fn no_year_before(year_before: i32) -> String {
    format!("Năm {year_before} chưa có trong sổ")
}

/// Says that figures lack what could not be read.
pub const INCOMPLETE: &str = "Số liệu có thể thiếu: có phần dữ liệu đã lưu không đọc được.";
/// Stands in place of the first visit where something is stored and none of it could be read.
pub const NOTHING_READABLE: &str = "Trên máy này có sổ nhưng không đọc được mô hình nào. Phần hỏng còn nguyên. Đừng ghi lại từ đầu: hãy tải phần hỏng \
     về và gửi cho người hỗ trợ; nếu có tệp đã xuất trước đây, vào “Trao đổi tệp” nhập tệp đó là có lại sổ.";

/// Heading of the comparison.
pub fn compared_with(year_before: i32) -> String {
    format!("So với năm {year_before}")
}

/// Writes a difference with its sign.
pub fn difference(n: usize, before: usize) -> String {
    match n.cmp(&before) {
        std::cmp::Ordering::Greater => format!("+{}", format_count(n - before)),
        std::cmp::Ordering::Equal => "0".to_owned(),
        std::cmp::Ordering::Less => format!("−{}", format_count(before - n)),
    }
}

/// Opens the units behind the first ones.
pub fn more_units(n: usize) -> String {
    format!("Xem {} đơn vị còn lại", format_count(n))
}

/// Says how far a total can be relied on.
pub fn undecided(n: usize) -> String {
    format!(
        "Trong đó {} mô hình có chỗ khác nhau chưa quyết định.",
        format_count(n)
    )
}

/// Attention: what there is to look after; the words behind the figure, the first part a link.
pub const MATTERS: (&str, &str) = ("việc cần làm", "");
/// Attention: open conflicts; the words behind the figure, the first part a link.
pub const OPEN_CONFLICTS: (&str, &str) = ("chỗ khác nhau", " chưa quyết định");
/// Attention: changes that are in no file outside this browser.
pub const NOT_OUTSIDE: (&str, &str) = ("thay đổi chưa lưu ra tệp", "");
/// Attention: fields without a model.
pub const EMPTY_FIELDS: (&str, &str) = ("lĩnh vực chưa có mô hình", "");
/// Attention: units without a model.
pub const EMPTY_UNITS: (&str, &str) = ("đơn vị chưa có mô hình", "");
/// Attention: drafts.
pub const DRAFTS: (&str, &str) = ("mô hình còn là nháp", " nên chưa được tính");
/// Attention: returned ones.
pub const RETURNED: (&str, &str) = ("mô hình bị trả lại", " nên chưa được tính");
/// Attention: words that are not in the catalogue.
pub const UNKNOWN_WORDS: (&str, &str) = ("lĩnh vực hoặc đơn vị", " chưa có trong danh mục");
/// Says when a file was last saved outside, behind the changes since.
pub fn last_outside(reminder: &Reminder) -> String {
    let n_days = format_count(reminder.n_days as usize);
    match (reminder.at, reminder.n_days) {
        (None, 0) => "chưa lưu lần nào".to_owned(),
        (None, _) => format!("chưa lưu lần nào, đã {n_days} ngày"),
        (Some(_), 0) => "lần lưu gần nhất chưa đầy một ngày trước".to_owned(),
        (Some(_), _) => format!("lần lưu gần nhất {n_days} ngày trước"),
    }
}

/// Under the chart of stages.
pub const STAGE_HINT: &str = "Nháp và trả lại không được tính vào số đã đăng ký.";
