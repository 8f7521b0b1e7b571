//! Words for what is deleted: the list of it, taking it back, and erasing it for good.

use crate::report::number::format_count;

/// Heading and link.
pub const TITLE: &str = "Đã xóa";
/// Under the heading.
pub const LEAD: &str = "Mô hình và năm đã xóa không còn trong danh sách và số liệu, nhưng nội dung vẫn nằm trên máy này để có thể khôi phục. Xóa hẳn thì \
    không còn gì để khôi phục.";
/// In place of the list.
pub const EMPTY: &str = "Không có gì đã xóa mà còn nội dung";
/// What to know then.
pub const EMPTY_HINT: &str =
    "Mô hình hay năm bị xóa từ nay sẽ nằm ở đây, cho đến khi khôi phục hoặc xóa hẳn.";
/// A button.
pub const RESTORE: &str = "Khôi phục";
/// Heading, link and button; stands for erasing for good.
pub const PURGE: &str = "Xóa hẳn";
/// A link that leads to what it takes.
pub const TO_PURGE: &str = "Xóa hẳn…";
/// Heading of the choice.
pub const OLDER: &str = "Xóa hẳn những gì đã xóa từ lâu";
/// The label of the choice.
pub const OLDER_THAN: &str = "Đã xóa";
/// Says that nothing is so old.
pub const NONE_SO_OLD: &str = "Không có mục nào đã xóa lâu như vậy.";
/// After how many days what is deleted is offered to be erased, the usual number first among equals.
pub const DAYS: [u32; 5] = [7, 30, 90, 365, 0];
/// The usual number of days.
pub const USUAL_DAYS: u32 = 30;

/// A choice of how long ago something was deleted; 0 for all.
pub fn older_than(days: u32) -> String {
    match days {
        0 => "lúc nào cũng được (tất cả)".to_owned(),
        days => format!("trước đây hơn {days} ngày"),
    }
}

/// Leads to erasing all that was deleted so long ago.
pub fn purge_all(n: usize) -> String {
    format!("Xóa hẳn {} mục…", format_count(n))
}

/// Shows more of the list.
pub fn more(n: usize) -> String {
    format!("Xem thêm {} mục đã xóa", format_count(n))
}

/// Names the deleted years of a model, before a link to the list.
pub fn years(years: &[i32]) -> String {
    let years: Vec<String> = years.iter().map(i32::to_string).collect();
    format!(
        "Năm đã xóa: {}. Khôi phục hoặc xóa hẳn ở ",
        years.join(", ")
    )
}

/// A link on another screen, with how much is deleted.
pub fn link(n: usize) -> String {
    format!("{TITLE} ({})", format_count(n))
}

/// The deed of taking a deletion back.
pub fn restored(title: &str, year: Option<i32>) -> String {
    match year {
        None => format!("khôi phục mô hình “{title}”"),
        Some(year) => format!("khôi phục năm {year} của “{title}”"),
    }
}

/// Before what is to be erased for good.
pub const WHAT: &str = "Sẽ xóa hẳn";
/// In place of that where there is nothing.
pub const NOTHING: &str = "Không có gì để xóa hẳn";
/// What to know then.
pub const NOTHING_HINT: &str = "Mục này không còn trong sổ, hoặc đã được xóa hẳn rồi.";
/// The warning.
pub const FOR_GOOD: &str = "Xóa hẳn thì không hoàn tác được và không khôi phục được.";
/// Besides, for what is not deleted yet.
pub const STILL_SHOWN: &str = "Mô hình này đang ở trong sổ. Xóa hẳn là bỏ nó khỏi danh sách và mọi số liệu. Nếu chỉ muốn bỏ ra khỏi sổ và còn có thể \
    lấy lại thì bấm “Hủy” rồi bấm “Xóa”.";
/// Heading of what goes.
pub const GOES: &str = "Mất trên máy này";
/// What goes.
pub const GOES_LIST: [&str; 3] = [
    "toàn bộ chữ đã ghi: tên, người và nơi thực hiện, nội dung, kết quả, điểm, khen thưởng, kể cả các giá trị chưa quyết định",
    "chỗ có chữ ấy trong lịch sử thay đổi, điểm khôi phục, bản nháp và phần đang gõ",
    "các bước “Hoàn tác” có liên quan; lần nhập tệp có mục này cũng không rút lại được nữa",
];
/// Heading of what happens elsewhere.
pub const TRAVELS: &str = "Ở nơi khác";
/// What happens elsewhere.
pub const TRAVELS_LIST: [&str; 2] = [
    "Tệp xuất từ nay báo rằng mục này đã xóa hẳn: nơi nào nhập tệp thì nội dung ở nơi đó cũng mất.",
    "Chỗ nào nơi khác đã sửa mà sổ này chưa biết thì không mất: nó hiện ở “Chỗ khác nhau” để quyết định.",
];
/// Heading of what cannot be reached.
pub const STAYS: &str = "Không rút lại được";
/// What cannot be reached.
pub const STAYS_LIST: [&str; 3] = [
    "Các tệp đã gửi đi thì không rút lại được: hãy nhờ nơi nhận xóa tệp cũ.",
    "Tệp đã tải về, bản sao lưu trong thư mục hay USB vẫn còn nội dung cũ: hãy tự xóa các tệp ấy.",
    "Tên đã gõ vào ô tìm kiếm nằm trong địa chỉ của trang, nên có thể còn trong lịch sử duyệt web: xóa ở trình duyệt.",
];
/// Says that damaged texts may hold it.
pub const SET_ASIDE: &str = "Máy này có phần dữ liệu bị hỏng để riêng, chương trình không đọc được nên không biết có chữ của mục này không. Xem và bỏ chúng ở \
    Cài đặt, “Phần để riêng”.";
/// Says that it is being done.
pub const WORKING: &str = "Đang xóa hẳn…";
/// Says that it is done in the register and not everywhere in storage.
pub const LEFT: &str = "Đã xóa hẳn khỏi sổ. Một phần chữ cũ còn nằm trong chỗ lưu của trình duyệt, vì chỗ lưu đang bận hoặc đầy; chương trình sẽ dọn nốt ở \
    lần mở sau.";
/// Says that nothing was erased.
pub const REFUSED: &str = "Chưa xóa hẳn gì: sổ không thay đổi.";

/// A button: how many are erased for good.
pub fn purge_n(n: usize) -> String {
    match n {
        1 => PURGE.to_owned(),
        n => format!("{PURGE} {} mục", format_count(n)),
    }
}

/// The deed of erasing for good: it names nothing, for what names it would stay.
pub fn purged(n_models: usize, n_years: usize) -> String {
    let parts = [(n_models, "mô hình"), (n_years, "năm")];
    let parts = parts.into_iter().filter(|(n, _)| *n > 0);
    let parts: Vec<String> = parts
        .map(|(n, what)| format!("{} {what}", format_count(n)))
        .collect();
    format!("xóa hẳn {}", parts.join(" và "))
}

/// Says how many more there are than those named.
pub fn and_more(n: usize) -> String {
    format!("và {} mục khác", format_count(n))
}

/// Lets the texts of what is deleted go with a file.
pub fn send_texts(n: usize) -> String {
    format!("Gửi kèm nội dung của {} mô hình đã xóa", format_count(n))
}
/// Under it.
pub const SEND_TEXTS_HINT: &str = "Không đánh dấu thì tệp chỉ báo là đã xóa, không mang nội dung. Chỉ cần khi nơi nhận phải khôi phục được.";
/// Before the link to the list.
pub const PURGE_FIRST: &str = "Muốn bỏ hẳn thì xóa hẳn trước khi gửi: ";

/// Says that texts of what is deleted go with a file all the same.
pub fn texts_go(n_models: usize, n_years: usize) -> String {
    match n_models {
        0 => format!(
            "Tệp vẫn mang nội dung của {} năm đã xóa, vì năm đi cùng mô hình của nó.",
            format_count(n_years)
        ),
        n => format!(
            "Tệp vẫn mang nội dung của {} mục đã xóa mà không tách ra được.",
            format_count(n + n_years)
        ),
    }
}

/// Says what a page goes without, because of deleted years.
pub fn page_without_history(n_years: usize) -> String {
    format!(
        "Tệp mở được ngay không mang chữ đã xóa. Sổ còn {} năm đã xóa mà chưa xóa hẳn, nên lần này tệp bên trong không có lịch sử: chỗ nào \
         nơi nhận ghi khác thì nơi nhận phải quyết định.",
        format_count(n_years)
    )
}

/// Says in a preview what a file erases for good here.
pub fn file_erases(n: usize) -> String {
    format!(
        "Tệp báo đã xóa hẳn {} mục còn nội dung ở đây",
        format_count(n)
    )
}
/// What that means.
pub const FILE_ERASES_HINT: &str = "Nhập tệp thì nội dung các mục này mất hẳn khỏi máy này, cả trong lịch sử và điểm khôi phục. Không hoàn tác được.";
/// Has to be ticked before such a file goes in.
pub const ACCEPT: &str = "Tôi hiểu, cứ xóa hẳn các mục này";
/// Says what the button waits for.
pub const ACCEPT_FIRST: &str = "Đánh dấu “Tôi hiểu, cứ xóa hẳn các mục này” rồi mới nhập được. Không muốn thì bấm “Hủy” và hỏi lại nơi gửi.";
/// Says that such an import is not taken back.
pub const NO_WAY_BACK: &str = "Lần nhập này không hoàn tác được, vì có mục bị xóa hẳn. Những gì khác vẫn sửa lại được như thường.";
/// Explains an edit after something was erased for good.
pub const EDITED_AFTER_PURGE: &str = "Sửa sau khi xóa hẳn: một nơi đã xóa hẳn, trong khi nơi khác còn sửa các mục dưới đây. Chỉ còn những gì nơi khác vừa sửa; phần kia không \
    còn ở đâu để lấy lại.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deed_counts_and_names_nothing() {
        assert_eq!(purged(1, 0), "xóa hẳn 1 mô hình");
        assert_eq!(purged(0, 2), "xóa hẳn 2 năm");
        assert_eq!(purged(3, 1), "xóa hẳn 3 mô hình và 1 năm");
    }

    #[test]
    fn the_usual_number_of_days_is_one_of_those_offered() {
        assert!(DAYS.contains(&USUAL_DAYS));
    }
}
