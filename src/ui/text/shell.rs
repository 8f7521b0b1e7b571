//! Words around every screen: navigation, status, undo.

use crate::storage::bag::BagError;

use super::exchange::storage_trouble;
use super::storage;

/// The program's name.
pub const PROGRAM: &str = "Sổ Dân vận khéo";
/// Navigation.
pub const OVERVIEW: &str = "Tổng quan";
/// Navigation.
pub const MODELS: &str = "Sổ mô hình";
/// Navigation.
pub const REVIEW: &str = "Bình xét";
/// Navigation.
pub const REPORTS: &str = "Báo cáo";
/// Navigation.
pub const EXCHANGE: &str = "Trao đổi tệp";
/// Navigation.
pub const CATALOGUE: &str = "Danh mục";
/// Navigation.
pub const SETTINGS: &str = "Cài đặt";
/// Opens the last places of the navigation on a phone.
pub const MORE: &str = "Mục khác";
/// Names the navigation.
pub const PLACES: &str = "Các mục chính";
/// Jumps over the navigation.
pub const SKIP: &str = "Đến nội dung chính";
/// Stands under the navigation.
pub const DATA_STAYS: &str = "Dữ liệu chỉ nằm trên máy này.";
/// Stands under the program's name while no unit is chosen.
pub const NO_UNIT: &str = "Chưa chọn đơn vị";
/// The main button.
pub const ADD_MODEL: &str = "Thêm mô hình";
/// Stands on a screen whose code is on the way.
pub const FETCHING: &str = "Đang mở…";
/// Stands on a screen whose code could not be fetched.
pub const NOT_FETCHED: &str = "Chưa tải được phần này của chương trình: máy có thể đang mất mạng. Dữ liệu trên máy vẫn còn nguyên, \
    các mục khác vẫn dùng được. Hãy kiểm tra mạng rồi thử lại; có mạng mà vẫn không được thì tải lại trang.";
/// A button.
pub const FETCH_AGAIN: &str = "Thử lại";
/// A button: a newer program may have taken the place of the one that is running.
pub const RELOAD: &str = "Tải lại trang";
/// A button.
pub const SAVE: &str = "Lưu";
/// A button.
pub const CANCEL: &str = "Hủy";
/// A button.
pub const DELETE: &str = "Xóa";
/// A button.
pub const EDIT: &str = "Sửa";
/// A button.
pub const UNDO: &str = "Hoàn tác";
/// A button.
pub const REDO: &str = "Làm lại";
/// A button.
pub const COPY: &str = "Sao chép";
/// Says that a text is on the clipboard.
pub const COPIED: &str = "Đã sao chép.";
/// Says that the browser refused to copy.
pub const NOT_COPIED: &str =
    "Trình duyệt không cho sao chép. Hãy chọn đoạn chữ rồi sao chép bằng tay.";
/// Closes the note at the foot of the page.
pub const CLOSE_NOTE: &str = "Đóng thông báo";
/// Marks a required input.
pub const REQUIRED: &str = "bắt buộc";
/// Marks a heading that has several names, to be decided between.
pub const UNDECIDED_NAME: &str = "tên chưa thống nhất";
/// Stands where an id is not in the catalogue.
pub const NOT_IN_CATALOGUE: &str = "chưa có trong danh mục";
/// An address without a screen.
pub const NO_SUCH_PAGE: &str = "Không có trang này";
/// What to do at an address without a screen.
pub const NO_SUCH_PAGE_HINT: &str =
    "Địa chỉ có thể đã cũ hoặc gõ nhầm. Dữ liệu trong sổ không bị ảnh hưởng.";
/// Leads home.
pub const TO_OVERVIEW: &str = "Về Tổng quan";
/// Says that there is nothing to undo.
pub const NOTHING_TO_UNDO: &str = "Không có gì để hoàn tác.";
/// Says that nothing was undone since the last change.
pub const NOTHING_TO_REDO: &str = "Không có gì để làm lại.";

/// Says on a way back or forth what it is about: a deed, as it stands after "Đã".
pub fn step(way: &str, deed: &str) -> String {
    format!("{way}: {deed}")
}

/// Says what was done. A deed is worded as it stands after "Đã".
pub fn done(deed: &str) -> String {
    format!("Đã {deed}.")
}

/// Says which deed was undone.
pub fn undone(deed: &str) -> String {
    format!("Đã hoàn tác: {deed}.")
}

/// Says that a deed could not be undone, nor done again, because others have written since.
pub fn overwritten(deed: &str) -> String {
    format!("Giữ nguyên, không hoàn tác “{deed}”: sau đó nơi khác đã ghi vào đúng những chỗ ấy.")
}

/// Says how many places were left.
pub fn left_as_others_wrote(n: usize) -> String {
    format!(" Giữ nguyên {n} chỗ mà sau đó nơi khác đã ghi.")
}

/// Says which deed was done again.
pub fn redone(deed: &str) -> String {
    format!("Đã làm lại: {deed}.")
}

/// The status: on its way.
pub const SAVING: &str = "Đang lưu…";
/// The status: saved in both stores.
pub const SAVED: &str = "Đã lưu";
/// The status: saved, in one store only.
pub const SAVED_ONE_COPY: &str = "Đã lưu (một bản)";
/// The status: the start found less than was saved once.
pub const POORER: &str = "Thiếu dữ liệu";
/// The status: not saved.
pub const UNSAVED: &str = "Chưa lưu";

/// Marks the demonstration.
pub const SAMPLE: &str =
    "Đây là dữ liệu mẫu để xem thử: không có gì được lưu lại và không gửi đi được.";
/// Leaves the demonstration.
pub const LEAVE_SAMPLE: &str = "Thoát dữ liệu mẫu";

/// Says why a change is not saved, what is safe, and what to do.
pub fn not_saved(error: &BagError) -> String {
    if *error == BagError::Gone {
        return storage::GONE.to_owned();
    }
    let why = storage_trouble(error);
    format!(
        "Thay đổi vừa rồi chưa lưu được vì {why}. Những gì đã lưu trước đó vẫn còn nguyên, thay đổi vẫn nằm trên màn hình \
         này. Hãy tải tệp về máy ngay, đừng đóng trang."
    )
}
/// Saves the register as a file when the browser cannot keep it.
pub const RESCUE_DOWNLOAD: &str = "Tải tệp về máy";
/// Tries to save again.
pub const TRY_AGAIN: &str = "Thử lưu lại";
/// Says that the browser gives no random numbers.
pub const NO_RANDOMNESS: &str = "Trình duyệt này quá cũ nên không ghi được thay đổi một cách an toàn. Sổ giữ nguyên. Hãy mở bằng Chrome, Edge, \
     Firefox hoặc Safari bản mới.";

/// Stands above a page on paper: whose register it is, and the day.
pub fn printed_by(unit: &str, day: &str) -> String {
    match unit {
        "" => format!("In ngày {day}"),
        unit => format!("{unit} · In ngày {day}"),
    }
}

/// The title of the browser's window.
pub fn window_title(page: &str) -> String {
    format!("{page} · {PROGRAM}")
}

/// Tells a screen reader how many matters there are, after the number.
pub const OPEN_MATTERS: &str = " việc cần làm";

/// Writes a number into a badge: beyond 999 it matters no more how many there are.
pub fn in_badge(n: usize) -> String {
    match n {
        0..=999 => n.to_string(),
        _ => "999+".to_owned(),
    }
}

/// Tells a screen reader how many conflicts are open, after the number.
pub const OPEN_CONFLICTS: &str = " chỗ khác nhau chưa quyết định";

/// Leaves out the marks that turn the direction of writing: in a name they would turn the sentence around it.
pub fn straight(text: &str) -> String {
    let turns = |letter: &char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|letter| !turns(letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deed_is_told_when_it_is_done_undone_and_done_again() {
        let deed = crate::ui::text::models::deleted("Đường hoa");
        assert_eq!(done(&deed), "Đã xóa mô hình “Đường hoa”.");
        assert_eq!(undone(&deed), "Đã hoàn tác: xóa mô hình “Đường hoa”.");
        assert_eq!(redone(&deed), "Đã làm lại: xóa mô hình “Đường hoa”.");
    }

    #[test]
    fn a_name_cannot_turn_the_sentence_around_it() {
        let text = "Đã lưu “\u{202e}Đường\u{2069} hoa”.";
        assert_eq!(straight(text), "Đã lưu “Đường hoa”.");
    }
}
