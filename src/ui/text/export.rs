//! Words of files that go out.

use crate::domain::date::Timestamp;
use crate::report::number::format_count;

/// Heading and button.
pub const EXPORT: &str = "Xuất tệp";
/// The label of what a file holds.
pub const CONTENT: &str = "Nội dung tệp";
/// A choice of it.
pub const MODELS_AND_ALL: &str = "Mô hình, cùng danh mục và cây đơn vị";
/// A choice of it.
pub const CATALOGUE_ALONE: &str = "Chỉ danh mục và cây đơn vị";
/// Under it, where there are no models in the file.
pub const WITHOUT_MODELS: &str = "Tệp không có mô hình nào. Nơi nhận xem trước rồi nhập như mọi tệp khác; mô hình ở đó giữ nguyên.";
/// In the name of a file.
pub const CATALOGUE_SLUG: &str = "danh-muc";
/// The label of the scope.
pub const SCOPE: &str = "Phạm vi";
/// A choice of the scope.
pub const ALL_YEARS: &str = "Tất cả các năm";
/// A choice of the scope.
pub const ALL_UNITS: &str = "Tất cả đơn vị";
/// A choice of the scope.
pub const ALL_FIELDS: &str = "Tất cả lĩnh vực";
/// A choice of the scope.
pub const ALL_STAGES: &str = "Tất cả giai đoạn";
/// Says what becomes of models that were chosen one by one.
pub const CHOSEN_HINT: &str = "Tệp chỉ gồm các mô hình này, cùng đơn vị và danh mục. Sổ không nhớ lần gửi chọn từng mô hình: số mô hình đã thay đổi vẫn đếm từ lần gửi trước, và mô hình xóa về sau không tự đi kèm.";
/// Leads back to the list.
pub const CHOOSE_AGAIN: &str = "Chọn lại trong Sổ mô hình";
/// Goes back to a scope.
pub const DROP_CHOICE: &str = "Bỏ lựa chọn";
/// Marks an export as the one that the higher committee gets.
pub const TO_ABOVE: &str = "Gửi cấp trên";
/// Under that mark.
pub const TO_ABOVE_HINT: &str = "Sổ nhớ lần gửi này để đếm những gì thay đổi về sau.";
/// Leaves out what has not changed.
pub const ONLY_NEWS: &str = "Chỉ xuất mô hình đã thay đổi";
/// Hands the file to another program of the device.
pub const SHARE: &str = "Gửi qua ứng dụng…";
/// Puts the file into a page that opens anywhere.
pub const READABLE: &str = "Xuất tệp mở được ngay (.html)";
/// Under it.
pub const READABLE_HINT: &str = "Nơi nhận chạm vào là đọc được bảng mô hình trên mọi điện thoại, kể cả trong Zalo, không cần mở sổ. Tệp trao đổi nằm sẵn bên trong: nơi nhận nhập chính tệp .html ấy vào sổ như tệp thường.";
/// In place of both, where the file is locked.
pub const NOT_READABLE: &str =
    "Tệp có mật khẩu thì không xuất thành tệp mở được ngay: ai cầm trang ấy cũng đọc được.";
/// Says that the browser refused to copy.
pub const NOT_COPIED: &str = "Trình duyệt không cho sao chép. Hãy dùng nút “Xuất tệp”.";
/// Says that the device did not take the file.
pub const NOT_SHARED: &str = "Chưa gửi được qua ứng dụng; sổ không thay đổi. Hãy dùng nút “Xuất tệp” rồi gửi tệp vừa tải về.";
/// Says that the file would be too large to be read.
pub const TOO_LARGE: &str = "Chưa xuất được: tệp sẽ lớn hơn 64 MB nên nơi nhận không đọc được. Sổ không thay đổi, chưa có gì được gửi đi. Hãy chọn phạm vi hẹp hơn, theo năm hoặc theo đơn vị, rồi xuất từng phần.";
/// Copies the file's text.
pub const COPY_CONTENT: &str = "Sao chép nội dung";
/// Says that the text of a file is on the clipboard, and what to do with it.
pub const CONTENT_COPIED: &str = "Đã sao chép nội dung tệp. Dán vào tin nhắn hoặc vào một tệp chữ; nơi nhận lưu lại thành tệp rồi nhập, hoặc dán thẳng vào sổ.";
/// Says that no unit was chosen.
pub const NO_OWN_UNIT: &str =
    "Sổ này chưa ghi là của đơn vị nào nên nơi nhận sẽ không biết tệp của ai. ";
/// Leads to the settings.
pub const CHOOSE_OWN_UNIT: &str = "Chọn đơn vị";
/// Says that the file went out, and that the program will not remember it.
pub const NOT_REMEMBERED: &str = "Tệp đã xuất, nhưng máy này không ghi nhớ được lần gửi; lần sau số mô hình đã thay đổi có thể không đúng. Mã đối chiếu của tệp: ";
/// The part of a file name for everything.
pub const ALL_SLUG: &str = "tat-ca";
/// The part of a file name for what has changed.
pub const NEWS_SLUG: &str = "thay-doi";
/// In the name of a file: it is locked.
pub const LOCKED_SLUG: &str = "co-mat-khau";
/// The part of a file name where no unit is chosen.
pub const NO_UNIT_SLUG: &str = "so";

/// Stands for the scope where models were chosen one by one.
pub fn n_chosen(n: usize) -> String {
    format!("{} mô hình đã chọn", format_count(n))
}

/// A choice of what a file holds: one set.
pub fn set_alone(name: &str) -> String {
    format!("Chỉ bộ danh mục “{name}”")
}

/// Says how many entries and units go into a file without models.
pub fn n_without_models(n_entries: usize, n_units: usize) -> String {
    format!(
        "{} mục và bộ danh mục, {} đơn vị sẽ có trong tệp.",
        format_count(n_entries),
        format_count(n_units)
    )
}

/// Says how many models go into the file, and how many deleted ones.
pub fn n_in_file(n: usize, n_gone: usize) -> String {
    let n = format_count(n);
    match n_gone {
        0 => format!("{n} mô hình sẽ có trong tệp."),
        gone => format!(
            "{n} mô hình sẽ có trong tệp, cùng {} mô hình đã xóa để nơi nhận cũng xóa.",
            format_count(gone)
        ),
    }
}

/// Says how many models have changed since something was sent.
pub fn n_news(n: usize, at: Timestamp) -> String {
    let (day, time) = at.vietnam_date_time();
    match n {
        0 => format!("Từ lần gửi {time} ngày {day} chưa có mô hình nào thay đổi."),
        n => format!(
            "{} mô hình thay đổi từ lần gửi {time} ngày {day}.",
            format_count(n)
        ),
    }
}

/// Says what was last sent, before the fingerprint: the receipt of those above says the same.
pub fn last_sent(at: Timestamp, n_models: usize) -> String {
    let (day, time) = at.vietnam_date_time();
    format!(
        "Lần gửi {time} ngày {day}: {} mô hình, mã ",
        format_count(n_models)
    )
}

/// Says that undecided conflicts travel.
pub fn undecided_travel(n: usize) -> String {
    format!(
        "{} chỗ khác nhau chưa quyết định: tệp mang theo mọi giá trị để nơi nhận cũng thấy.",
        format_count(n)
    )
}

/// Says what was exported, before the fingerprint.
pub fn exported(file_name: &str, n: usize) -> String {
    format!(
        "Đã xuất “{file_name}”{}. Mã đối chiếu của tệp: ",
        with_models(": ", n)
    )
}

/// Says what was handed to another program, before the fingerprint.
pub fn shared(file_name: &str, n: usize) -> String {
    format!(
        "Đã chuyển “{file_name}” cho ứng dụng{}. Mã đối chiếu của tệp: ",
        with_models(": ", n)
    )
}

/// Says what was copied, before the fingerprint.
pub fn copied(n: usize) -> String {
    match n {
        0 => format!("{CONTENT_COPIED} Mã đối chiếu: "),
        n => format!(
            "{CONTENT_COPIED} {} mô hình. Mã đối chiếu: ",
            format_count(n)
        ),
    }
}

/// How many models went; nothing for a file without any.
fn with_models(before: &str, n: usize) -> String {
    match n {
        0 => String::new(),
        n => format!("{before}{} mô hình", format_count(n)),
    }
}
