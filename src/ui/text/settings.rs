//! Words of the settings.

use crate::report::number::format_count;
use crate::storage::bag::BagError;

use super::{exchange, shell};

/// Heading.
pub const THIS_REGISTER: &str = "Sổ này";
/// Says that the register belongs to no unit any more.
pub const OWN_UNIT_GONE: &str =
    " Sổ không còn ghi là của đơn vị đó; hãy chọn lại đơn vị trong Cài đặt.";
/// Says that the register still belongs to a unit that is gone.
pub const OWN_UNIT_NOT_LEFT: &str =
    " Cài đặt vẫn ghi đơn vị đó vì trình duyệt chưa lưu được; hãy chọn lại đơn vị trong Cài đặt.";
/// An input.
pub const OWN_UNIT: &str = "Đơn vị của sổ này";
/// Under an input.
pub const OWN_UNIT_HINT: &str = "Ghi vào tệp khi xuất, để nơi nhận biết tệp của ai";
/// A choice.
pub const NOT_CHOSEN: &str = "Chưa chọn";
/// A choice.
pub const NEW_UNIT: &str = "Thêm đơn vị mới…";
/// An input.
pub const NEW_UNIT_NAME: &str = "Tên đơn vị mới";
/// An input.
pub const WRITER: &str = "Tên ghi trên mỗi lần sửa";
/// Under an input.
pub const WRITER_HINT: &str =
    "Không bắt buộc. Ví dụ: cán bộ văn phòng Đảng ủy. Tên này đi theo tệp xuất ra";
/// Says that settings are saved.
pub const SAVED: &str = "Đã lưu cài đặt.";
/// Stored settings that could not be read.
pub const UNREADABLE: &str = "Cài đặt đã lưu trên máy này không đọc được nên đang để trống. Sổ không bị ảnh hưởng. Hãy chọn lại \
     rồi bấm “Lưu”; bản không đọc được được giữ riêng, không bị xóa.";
/// Heading.
pub const STORAGE: &str = "Lưu trữ";
/// A term.
pub const STATE: &str = "Tình trạng";
/// A term.
pub const MEANING: &str = "Nghĩa là";
/// A term.
pub const KEEP_SAFE: &str = "Để giữ an toàn";
/// How to keep the register safe.
pub const KEEP_SAFE_HOW: &str = "Cả hai nơi lưu đều nằm trên máy này, trong trình duyệt này: xóa dữ liệu duyệt web, hỏng máy hoặc mất máy là mất \
    cả hai. Mỗi khi ghi xong nhiều việc, hãy bấm “Tải bản sao lưu đầy đủ” (phần “Sao lưu” ở dưới) và cất tệp vào USB hoặc máy khác; khi \
    cần, nhập tệp ấy ở “Trao đổi tệp” là có lại sổ.";
/// A term.
pub const N_MODELS: &str = "Số mô hình";
/// A term.
pub const N_CONFLICTS: &str = "Chỗ khác nhau chưa quyết định";
/// Heading.
pub const ABOUT: &str = "Giới thiệu";
/// What the program is.
pub const ABOUT_TEXT: &str = "Sổ Dân vận khéo giúp xã, phường và cấp trên ghi, theo dõi và tổng hợp các mô hình, điển hình “Dân vận \
     khéo”. Chương trình chạy trên máy này, không gửi dữ liệu đi đâu.";
/// A term.
pub const VERSION: &str = "Phiên bản";
/// A term.
pub const FILE_VERSION: &str = "Quy cách tệp trao đổi";
/// A term.
pub const LICENCE: &str = "Giấy phép";
/// The licence in words.
pub const LICENCE_TEXT: &str = "Mã nguồn mở, MIT hoặc Apache-2.0";

/// The longest name on edits, in characters.
pub const MAX_WRITER_CHARS: usize = 120;

/// A name on edits that is too long.
pub fn writer_too_long(n: usize) -> String {
    format!(
        "Tên dài {} ký tự; nhiều nhất là {}.",
        format_count(n),
        format_count(MAX_WRITER_CHARS)
    )
}

/// The state when nothing was ever written.
pub const NOTHING_STATE: &str = "Chưa có gì để lưu";
/// What it means.
pub const NOTHING_MEANING: &str =
    "Sổ còn trống. Khi bạn thêm mô hình hoặc nhập tệp, chương trình lưu ngay.";
/// The state of the demonstration.
pub const SAMPLE_MEANING: &str =
    "Đang xem dữ liệu mẫu: không có gì được lưu lại. Sổ của bạn vẫn còn nguyên.";

/// What unsaved means.
pub fn unsaved_meaning(error: &BagError) -> String {
    shell::not_saved(error)
}

/// Says that settings could not be saved.
pub fn not_saved(error: &BagError) -> String {
    format!(
        "Cài đặt chưa lưu được vì {}. Cài đặt mới có tác dụng đến khi đóng trang; sổ không bị ảnh hưởng. Hãy thử lại.",
        exchange::storage_trouble(error)
    )
}
