//! Words for when something stored cannot be read.

use crate::format::stored_piece::SealError;
use crate::storage::bag::BagError;
use crate::storage::store::{SetAside, Unreadable};

/// Says why the register cannot be opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// The browser does not give its storage.
    Storage(BagError),
    /// A newer version of this program has written here.
    Newer,
}

/// A button.
pub const TRY_AGAIN: &str = "Thử lại";
/// A button.
pub const DOWNLOAD_RAW: &str = "Tải nguyên văn về";
/// A button.
pub const DOWNLOAD_ASIDE: &str = "Tải phần hỏng về";
/// Opens the raw text.
pub const SHOW_RAW: &str = "Xem nguyên văn";
/// The name of the file with raw texts.
pub const RAW_FILE_NAME: &str = "dvk_nguyen-van.txt";
/// The name of the file with the register, when the browser cannot keep it.
pub const FILE_NAME: &str = "dvk_cuu-du-lieu.json";
/// Says that no file was offered.
pub const NOT_DOWNLOADED: &str =
    "Trình duyệt không cho tải tệp. Hãy mở phần xem nguyên văn rồi sao chép bằng tay.";

/// The heading of the screen.
pub fn title(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Storage(BagError::Blocked) => "Trình duyệt không cho lưu dữ liệu",
        Trouble::Storage(_) => "Không đọc được dữ liệu đã lưu",
        Trouble::Newer => "Sổ này do phiên bản mới hơn ghi",
    }
}

/// What happened, what is safe, what to do.
pub fn answers(trouble: &Trouble) -> [(&'static str, String); 3] {
    let (happened, safe, next) = match trouble {
        Trouble::Storage(BagError::Blocked) => (
            "Trình duyệt đang chặn bộ nhớ của trang này, thường do cửa sổ ẩn danh hoặc cài đặt chặn cookie.".to_owned(),
            "Nếu trước đây đã có sổ trên máy này thì sổ còn nguyên; chương trình chưa đọc và chưa ghi gì.",
            "Mở lại trang trong cửa sổ thường, hoặc cho phép trang này lưu dữ liệu, rồi bấm “Thử lại”.",
        ),
        Trouble::Storage(BagError::Full | BagError::Gone | BagError::Failed(_)) => (
            "Trình duyệt báo lỗi khi đọc bộ nhớ của trang này.".to_owned(),
            "Chương trình chưa ghi đè gì lên dữ liệu đã lưu.",
            "Bấm “Thử lại”. Nếu vẫn không được, khởi động lại trình duyệt; đừng xóa dữ liệu duyệt web.",
        ),
        Trouble::Newer => (
            "Dữ liệu trên máy này do một phiên bản mới hơn của chương trình ghi; phiên bản đang mở chưa hiểu hết."
                .to_owned(),
            "Dữ liệu còn nguyên. Phiên bản này không ghi đè gì.",
            "Tải lại trang để lấy phiên bản mới. Trong lúc chờ, có thể tải nguyên văn dữ liệu về giữ riêng.",
        ),
    };
    [
        ("Điều đã xảy ra", happened),
        ("Điều vẫn an toàn", safe.to_owned()),
        ("Cần làm gì", next.to_owned()),
    ]
}

/// Says that pieces were set aside, and what of the register is left.
pub fn set_aside(n: usize, has_models: bool) -> String {
    let rest = match has_models {
        true => "Phần còn lại của sổ đã mở bình thường, nhưng số liệu có thể thiếu.",
        false => "Không đọc được mô hình nào khác.",
    };
    format!(
        "{n} phần dữ liệu đã lưu không đọc được nên được để riêng. {rest} Phần hỏng không bị xóa; hãy tải về và gửi cho \
         người hỗ trợ."
    )
}

/// Says what is wrong with one of them.
pub fn why_aside(aside: &SetAside) -> String {
    let why = match &aside.why {
        Unreadable::Text(SealError::Damaged) => "bị hỏng: độ dài hoặc mã kiểm không khớp",
        Unreadable::Text(SealError::Newer(_)) => "do phiên bản mới hơn ghi",
        Unreadable::Text(SealError::Malformed(_)) => "nội dung không đúng quy cách",
        Unreadable::Bag(_) => "trình duyệt không đọc được",
    };
    format!("{}: {why}.", aside.key)
}
