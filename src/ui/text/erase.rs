//! Words for erasing everything that is stored on this machine.

use crate::domain::fold::fold;
use crate::report::number::format_count;
use crate::storage::bag::BagError;

use super::exchange::storage_trouble;

/// Says whether everything stored here is being erased, and how far that has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Erasing {
    /// It is not.
    No,
    /// This tab is at it.
    Here,
    /// This tab has done it.
    Done,
    /// This tab has done it, but something is left.
    Left,
    /// Another tab does it, or has done it.
    Elsewhere,
}

/// The screen that stands in place of the program: its title, and what happened, what is safe, what to do. Nothing while
/// nothing is erased.
pub fn told(erasing: Erasing) -> (&'static str, &'static str) {
    match erasing {
        Erasing::No => ("", ""),
        Erasing::Here => (
            "Đang xóa dữ liệu…",
            "Việc này chỉ mất vài giây. Xin đừng đóng thẻ này.",
        ),
        Erasing::Done => (
            "Đã xóa",
            "Toàn bộ dữ liệu của sổ trên máy này đã được xóa ở mọi nơi mà trang này ghi vào. Các tệp đã xuất hoặc tải về vẫn còn; muốn có \
             lại sổ, hãy mở lại trang rồi nhập một tệp đó. Trình duyệt còn giữ lịch sử duyệt web và danh sách tệp đã tải: muốn bỏ cả \
             thì xóa chúng trong cài đặt của trình duyệt.",
        ),
        Erasing::Left => (
            "Chưa xóa hết",
            "Trình duyệt không cho xóa một phần dữ liệu của sổ. Các tệp đã xuất hoặc tải về vẫn còn. Hãy đóng các thẻ khác, mở \
             lại trang rồi xóa lần nữa; nếu vẫn không được, hãy xóa dữ liệu của trang này trong cài đặt của trình duyệt.",
        ),
        Erasing::Elsewhere => (
            "Dữ liệu trên máy này vừa bị xóa ở thẻ khác",
            "Thẻ này đã dừng và không ghi gì nữa. Các tệp đã xuất hoặc tải về vẫn còn; muốn có lại sổ, hãy mở lại trang rồi \
             nhập một tệp đó.",
        ),
    }
}

/// A button: begins the program again.
pub const OPEN_ANEW: &str = "Mở lại trang";

/// Heading.
pub const TITLE: &str = "Xóa toàn bộ dữ liệu trên máy này";
/// Opens what it takes.
pub const OPEN: &str = "Tôi muốn xóa toàn bộ dữ liệu";
/// Under the heading.
pub const WHEN: &str = "Dùng khi bàn giao máy cho người khác hoặc trả máy mượn.";
/// Before the list of what goes.
pub const GOES: &str = "Sẽ bị xóa khỏi trình duyệt này, ở cả hai nơi lưu:";
/// In the list.
pub const GOES_SETTINGS: &str = "cài đặt và các bản nháp đang ghi dở";
/// In the list.
pub const GOES_HISTORY: &str = "lịch sử thay đổi, điểm khôi phục, tình hình nộp tệp, tệp được chuyển tới mà chưa nhập và mọi ghi nhớ khác của sổ";
/// What stays.
pub const STAYS: &str = "Không bị xóa: các tệp đã xuất hoặc tải về, tệp trong thư mục sao lưu, sổ trên máy khác. Xóa rồi thì không hoàn tác được; chỉ có \
    lại sổ bằng cách nhập một tệp đã giữ.";
/// What the browser keeps beyond the reach of the page.
pub const BROWSER_KEEPS: &str = "Ngoài tầm của trang này: lịch sử duyệt web (địa chỉ các trang đã mở, có cả chữ đã gõ để tìm), danh sách tệp đã tải, và \
    những gì trình duyệt chưa kịp dọn trên ổ đĩa. Muốn bỏ cả thì xóa lịch sử trong cài đặt của trình duyệt. Lần sau mở sổ cần có mạng.";
/// Before the link to what is deleted.
pub const ONLY_SOME: &str = "Chỉ muốn bỏ hẳn vài mô hình có thông tin cá nhân, không xóa cả sổ: ";
/// A step.
pub const FIRST_STEP: &str = "Bước 1. Giữ một tệp";
/// A button.
pub const DOWNLOAD: &str = "Tải bản sao lưu trước khi xóa";
/// Says that the file was offered.
pub const DOWNLOADED: &str =
    "Đã tải bản sao lưu đầy đủ về. Hãy kiểm tra tệp đã nằm trong máy, rồi mới xóa.";
/// A choice.
pub const HAS_FILE: &str = "Tôi đã có tệp ở nơi khác";
/// A step.
pub const SECOND_STEP: &str = "Bước 2. Xác nhận";
/// What has to be typed.
const CONFIRMATION: &str = "XÓA HẾT";
/// An input.
pub const CONFIRM: &str = "Gõ XÓA HẾT để xác nhận";
/// Under the input.
pub const CONFIRM_HINT: &str = "Chữ hoa hay chữ thường, có dấu hay không dấu đều được";
/// A button.
pub const ERASE: &str = "Xóa toàn bộ dữ liệu";
/// Says what the button waits for.
pub const WAITS: &str =
    "Nút này bấm được sau khi tải tệp về, hoặc khi đã đánh dấu “Tôi đã có tệp ở nơi khác”.";

/// In the list of what goes: the register.
pub fn goes_register(n_models: usize) -> String {
    format!(
        "{} mô hình, cùng đơn vị và danh mục",
        format_count(n_models)
    )
}

/// Says what is wrong with what was typed to confirm; nothing where it confirms.
pub fn not_confirmed(typed: &str) -> Option<&'static str> {
    match fold(typed) {
        typed if typed == fold(CONFIRMATION) => None,
        typed if typed.is_empty() => Some("Chưa gõ gì. Hãy gõ XÓA HẾT nếu đúng là muốn xóa."),
        _ => Some("Chữ vừa gõ không phải là XÓA HẾT. Hãy gõ lại."),
    }
}

/// Says that nothing was erased, and why.
pub fn not_erased(error: &BagError) -> String {
    let why = match error {
        BagError::Failed(words) => {
            format!(
                "trình duyệt không xóa được nơi lưu thứ hai ({words}), thường do thẻ khác đang mở sổ"
            )
        }
        other => storage_trouble(other),
    };
    format!(
        "Chưa xóa được vì {why}. Sổ vẫn còn nguyên và dùng tiếp được; riêng lịch sử thay đổi có thể bị xóa khi các thẻ khác đóng \
         lại. Hãy đóng mọi thẻ khác đang mở trang này, tải lại trang rồi xóa lần nữa."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_confirm_in_any_case_with_or_without_marks_and_nothing_else_does() {
        for typed in [
            "XÓA HẾT",
            "xóa hết",
            "XOÁ HẾT",
            "  xoa   het ",
            "Xo\u{301}a h\u{ea}\u{301}t",
        ] {
            assert_eq!(not_confirmed(typed), None, "{typed}");
        }
        for typed in ["", " ", "xóa", "xóa hết đi", "XÓAHẾT", "delete"] {
            assert!(not_confirmed(typed).is_some(), "{typed}");
        }
    }

    #[test]
    fn a_refusal_says_why_and_that_the_register_is_whole() {
        for error in [
            BagError::Failed("TimeoutError".into()),
            BagError::Full,
            BagError::Blocked,
        ] {
            let said = not_erased(&error);
            assert!(said.contains("Sổ vẫn còn nguyên"), "{said}");
        }
        assert!(not_erased(&BagError::Failed("TimeoutError".into())).contains("TimeoutError"));
    }
}
