//! Words for when something stored cannot be read.

use crate::format::stored_piece::SealError;
use crate::report::number::format_count;
use crate::storage::bag::BagError;
use crate::storage::loaded::{SetAside, Unreadable};
use crate::storage::locals::ASIDE as MADE_ROOM;

use super::exchange::storage_trouble;

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
            "Mở lại trang trong cửa sổ thường (không ẩn danh) của Chrome, Cốc Cốc, Edge, Firefox hoặc Safari, hay cho phép trang này lưu dữ liệu (cookie), rồi \
             bấm “Thử lại”. Đang mở trong Zalo, Facebook thì bấm ⋯, chọn Mở bằng trình duyệt.",
        ),
        Trouble::Storage(BagError::Full | BagError::NotKept | BagError::Gone | BagError::Failed(_)) => (
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
        true => "Phần còn lại của sổ đã mở, nhưng có thể thiếu mô hình và số liệu.",
        false => "Không đọc được mô hình nào khác.",
    };
    format!(
        "{n} phần dữ liệu đã lưu không đọc được nên được để riêng. {rest} Phần hỏng không bị xóa; hãy tải về và gửi cho \
         người hỗ trợ."
    )
}

/// Writes them as they are, each under its key: a file for those who help.
pub fn raw_file(all: &[SetAside]) -> String {
    let texts = all.iter();
    let texts = texts.map(|one| raw_text(&one.key, one.raw.as_deref().unwrap_or_default()));
    texts.collect()
}

/// Writes one text as it is, under its key.
pub fn raw_text(key: &str, raw: &str) -> String {
    format!("{key}\n{raw}\n\n")
}

/// Says what is wrong with one of them.
pub fn why_aside(aside: &SetAside) -> String {
    let why = match &aside.why {
        Unreadable::Text(SealError::Damaged) => "bị hỏng: độ dài hoặc mã kiểm không khớp",
        Unreadable::Text(SealError::Newer(_)) => "do phiên bản mới hơn ghi",
        Unreadable::Text(SealError::Malformed(_)) => "nội dung không đúng quy cách",
        Unreadable::Bag(_) => "trình duyệt không đọc được",
    };
    let what = match aside.key.trim_start_matches("dvk/").split('/').next() {
        Some("piece") => "Một phần của sổ",
        Some("draft") => "Một bản nháp",
        Some("settings") => "Cài đặt",
        Some("aside") => "Một bản hỏng đã có bản lành thay",
        _ => "Một mục ghi nhớ",
    };
    format!("{what}: {why}.")
}

/// Heading.
pub const ASIDE: &str = "Phần để riêng";
/// Under the heading.
pub const ASIDE_HINT: &str = "Dữ liệu đã lưu mà chương trình không đọc được. Không phần nào tự bị xóa. Hãy tải về, gửi cho người hỗ trợ xem.";
/// A button.
pub const DOWNLOAD: &str = "Tải về";
/// A button.
pub const DOWNLOAD_ALL: &str = "Tải tất cả";
/// A button.
pub const DROP: &str = "Bỏ phần này";
/// Beside the button.
pub const DROP_HINT: &str = "Bỏ rồi thì không hoàn tác được: chỉ còn trong tệp vừa tải.";
/// Says that one is gone.
pub const DROPPED: &str = "Đã bỏ một phần để riêng. Sổ không thay đổi.";
/// Says that no file was offered, and that nothing changed.
pub const NOT_OFFERED: &str = "Trình duyệt không cho tải tệp. Dữ liệu vẫn còn nguyên. Hãy cho phép trang này tải tệp rồi thử lại.";
/// Says that the register has what was damaged.
pub const MENDED: &str = "Bản tốt của phần này đã được lấy lại từ nơi lưu thứ hai và nằm trong sổ.";

/// Says what an unreadable text was.
pub fn aside_name(key: &str) -> &'static str {
    match kind_of(key) {
        "piece" => "Một phần của sổ",
        "settings" => "Cài đặt",
        "draft" => "Bản nháp của một mô hình",
        "sent" => "Ghi nhớ về lần xuất tệp",
        "received" => "Tình hình nộp tệp",
        "outside" => "Ghi nhớ về lần sao lưu",
        "import" => "Ghi nhớ về lần nhập tệp",
        _ => "Dữ liệu khác",
    }
}

/// Says whether an unreadable text is a piece that made room for its good copy.
pub fn is_mended(key: &str) -> bool {
    key.starts_with(MADE_ROOM) && kind_of(key) == "piece"
}

/// Says how large one is.
pub fn aside_size(n_chars: usize) -> String {
    format!("{} ký tự", format_count(n_chars))
}

/// Says that one could not be taken away.
pub fn not_dropped(error: &BagError) -> String {
    format!(
        "Chưa bỏ được phần này vì {}. Sổ không thay đổi. Hãy thử lại.",
        storage_trouble(error)
    )
}

/// Returns the word that the keys of its kind begin with.
fn kind_of(key: &str) -> &str {
    let name = key
        .strip_prefix(MADE_ROOM)
        .or(key.strip_prefix("dvk/"))
        .unwrap_or(key);
    // One that made room has a number at its end.
    name.split(['/', '-']).next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unreadable_text_is_named_by_what_it_was_and_a_mended_piece_is_known() {
        for (key, name, mended) in [
            ("dvk/piece/00aa-00000001", "Một phần của sổ", false),
            ("dvk/aside/piece/00aa-00000001-1", "Một phần của sổ", true),
            ("dvk/aside/settings-1", "Cài đặt", false),
            ("dvk/settings", "Cài đặt", false),
            (
                "dvk/aside/draft/m-1/2026-2",
                "Bản nháp của một mô hình",
                false,
            ),
            ("dvk/aside/sent/year-1", "Ghi nhớ về lần xuất tệp", false),
            ("dvk/aside/received-1", "Tình hình nộp tệp", false),
            ("dvk/aside/import-1", "Ghi nhớ về lần nhập tệp", false),
            ("dvk/aside/outside-1", "Ghi nhớ về lần sao lưu", false),
            ("dvk/aside/later", "Dữ liệu khác", false),
        ] {
            assert_eq!(aside_name(key), name, "{key}");
            assert_eq!(is_mended(key), mended, "{key}");
        }
    }
}
