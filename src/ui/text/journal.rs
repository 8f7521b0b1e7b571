//! Words of restore points (Điểm khôi phục) and of a model's history (Lịch sử thay đổi).

use super::words::counted;
use crate::domain::journal::Cause;
use crate::domain::journal::going_back::GoingBack;
use crate::domain::preview::Effect;
use crate::report::number::format_count;

/// The heading of the restore points.
pub const POINTS: &str = "Điểm khôi phục";
/// Stands before the link to them.
pub const BEFORE_LINK: &str = "Nhập nhầm hay sửa nhầm?";
/// Says what they are and how long they are kept.
pub const POINTS_HINT: &str = "Trước mỗi lần nhập tệp, mỗi lần quay lại, mỗi lần sửa nhiều chỗ cùng lúc và vào đầu mỗi ngày có ghi, chương trình \
    giữ lại sổ như lúc đó. Bảy ngày gần nhất giữ từng lần, cũ hơn thì mỗi ngày một điểm; tất cả không quá 24 MB, vượt mức ấy thì điểm cũ nhất bị bỏ \
    trước. Các điểm này chỉ nằm trên máy này, không đi theo tệp nào trừ bản sao lưu đầy đủ.";
/// Stands where there is none yet.
pub const NO_POINTS: &str = "Chưa có điểm khôi phục nào.";
/// Says when the first one comes.
pub const NO_POINTS_HINT: &str = "Điểm đầu tiên được giữ khi có lần ghi hay lần nhập tệp đầu tiên.";
/// While the journal is read.
pub const READING: &str = "Đang đọc…";
/// Says that this browser keeps no journal.
pub const NOT_KEPT: &str = "Trình duyệt này không giữ được điểm khôi phục và lịch sử thay đổi (có thể đang ở chế độ ẩn danh, hoặc máy hết chỗ). \
    Sổ vẫn được lưu như thường. Trước khi nhập tệp, hãy xuất một tệp và cất vào nơi khác.";
/// Says that a part of it cannot be read.
pub const GAPS: &str = "Một phần nhật ký của máy này không đọc được; chương trình không xóa phần ấy. Sổ hiện nay không bị ảnh hưởng.";
/// Says what that means for one point.
pub const NOT_WHOLE: &str = "Từ điểm này đến nay có phần nhật ký không đọc được, nên chỉ quay lại được những gì máy còn nhớ.";
/// Opens a point.
pub const LOOK: &str = "Xem và quay lại";
/// Closes it.
pub const LOOK_NO_MORE: &str = "Thu gọn";
/// Takes the last import back without a trace.
pub const WITHDRAW: &str = "Rút lại lần nhập này";
/// Says that there is nothing to write.
pub const NOTHING_TO_WRITE: &str = "Không có gì phải ghi lại.";
/// Asks whether what others wrote shall be overwritten.
pub const OVERWRITE: &str = "Ghi đè cả những gì nơi khác đã ghi";
/// Says what that does.
pub const OVERWRITE_HINT: &str = "Giá trị cũ sẽ đi theo tệp gửi sau và thay giá trị của nơi khác ở mọi nơi nhận tệp. Chỉ chọn khi chắc chắn tệp đã nhập là sai.";
/// Says that going back travels.
pub const TRAVELS: &str = "Quay lại là một lần ghi mới: đi theo tệp gửi sau như mọi lần sửa và có thể hoàn tác. Nơi khác đang sửa cùng chỗ thì hai \
    giá trị sẽ hiện ở “Chỗ khác nhau”.";

/// Says beside an import that there is no point before it.
pub const NO_POINT_BEFORE: &str = "Trình duyệt không giữ được điểm khôi phục trước lần nhập này; trong phiên này vẫn hoàn tác được.";

/// The heading of a model's history.
pub const HISTORY: &str = "Lịch sử thay đổi";
/// Says what it is.
pub const HISTORY_HINT: &str = "Chỉ là những gì máy này đã thấy, giữ cùng mức với điểm khôi phục, không đi theo tệp nào trừ bản sao lưu đầy đủ.";
/// The caption of the present values.
pub const VALUES: &str = "Giá trị hiện nay: ai ghi, lúc nào, từ đâu";
/// A column.
pub const PLACE: &str = "Mục";
/// A column.
pub const VALUE: &str = "Giá trị";
/// A column.
pub const WRITTEN: &str = "Người ghi";
/// A column.
pub const ORIGIN: &str = "Từ đâu";
/// An origin.
pub const HERE: &str = "Ghi trên máy này";
/// An origin.
pub const UNKNOWN: &str = "Có từ trước, máy này không còn nhớ";
/// Stands between values of which nobody has chosen one.
pub const OR: &str = " / ";
/// The heading of what happened.
pub const STEPS: &str = "Các lần thay đổi";
/// Stands where nothing is remembered.
pub const NO_STEPS: &str = "Máy này chưa ghi nhận lần thay đổi nào của mô hình này.";
/// A record that came.
pub const CAME: &str = "Mô hình có trong sổ từ lần này.";
/// A record that went.
pub const WENT: &str = "Mô hình không còn trong sổ từ lần này.";

/// The heading of a point.
pub fn point(cause: Cause, date: &str) -> String {
    match cause {
        Cause::Import => "Trước khi nhập tệp".to_owned(),
        Cause::GoingBack => "Trước khi quay lại".to_owned(),
        Cause::Bulk => "Trước khi sửa nhiều chỗ".to_owned(),
        Cause::Edit | Cause::Day => format!("Đầu ngày {date}"),
    }
}

/// When a point was kept, and what was done right after, with which files.
pub fn when(date: &str, time: &str, deed: &str, files: &[&str]) -> String {
    const N_NAMED: usize = 3;
    let named = files.iter().take(N_NAMED).map(|name| format!("“{name}”"));
    let mut words = format!("{time} ngày {date}");
    if !deed.is_empty() {
        words.push_str(", rồi: ");
        words.push_str(deed);
    }
    if !files.is_empty() {
        words.push(' ');
        words.push_str(&named.collect::<Vec<_>>().join(", "));
    }
    if files.len() > N_NAMED {
        words.push_str(" …");
    }
    words
}

/// What has become of the register since a point.
pub fn since(n_new: usize, n_changed: usize, n_gone: usize, n_others: usize) -> String {
    let parts = counted([
        (n_new, "mô hình thêm"),
        (n_changed, "mô hình thay đổi"),
        (n_gone, "mô hình không còn"),
        (n_others, "mục của danh mục hay đơn vị thay đổi"),
    ]);
    match parts.is_empty() {
        true => "Từ đó đến nay sổ không khác.".to_owned(),
        false => format!("Từ đó đến nay: {parts}."),
    }
}

/// What going back would write.
pub fn would_write(going: &GoingBack) -> String {
    let parts = counted([
        (going.n_changed, "mô hình trở lại giá trị cũ"),
        (going.n_restored, "mô hình được đưa trở lại"),
        (going.n_deleted, "mô hình bị xóa"),
        (going.n_others, "mục của danh mục hay đơn vị trở lại như cũ"),
    ]);
    match (going.is_nothing(), going.n_values) {
        (true, _) => NOTHING_TO_WRITE.to_owned(),
        (false, 0) => format!("Sẽ ghi: {parts}."),
        (false, n) => format!("Sẽ ghi: {parts} ({} giá trị).", format_count(n)),
    }
}

/// What going back leaves as others wrote it.
pub fn left(n: usize) -> String {
    format!(
        "Giữ nguyên {} chỗ do nơi khác ghi và gửi đến bằng tệp; mô hình do tệp đem đến sau lúc đó giữ cả chỗ máy này đã sửa.",
        format_count(n)
    )
}

/// The button that goes back.
pub fn go_back(date: &str, time: &str) -> String {
    format!("Quay lại lúc {time} ngày {date}")
}

/// The deed of going back, as it stands after "Đã".
pub fn gone_back(date: &str, time: &str) -> String {
    format!("quay lại sổ lúc {time} ngày {date}")
}

/// The list of what differs.
pub fn differing(n: usize) -> String {
    format!("Những gì khác so với lúc đó ({})", format_count(n))
}

/// What has become of a record since a point.
pub fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::New | Effect::Returning => "thêm",
        Effect::Changed | Effect::Conflicting => "thay đổi",
        Effect::Disappearing => "không còn",
        Effect::Unchanged | Effect::Hidden => "",
    }
}

/// Says how many are not shown.
pub fn more(n: usize) -> String {
    format!("và {} mục khác", format_count(n))
}

/// Shows further points.
pub fn more_points(n: usize) -> String {
    format!("Xem thêm {} điểm", format_count(n))
}

/// A file a value came with.
pub fn file(name: &str, sender: &str, received: &str) -> String {
    match sender.is_empty() {
        true => format!("Tệp “{name}”, nhập {received}"),
        false => format!("Tệp “{name}” của {sender}, nhập {received}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_without_a_difference_says_so() {
        assert_eq!(since(0, 0, 0, 0), "Từ đó đến nay sổ không khác.");
        assert_eq!(
            since(3, 0, 1, 0),
            "Từ đó đến nay: 3 mô hình thêm, 1 mô hình không còn."
        );
    }

    #[test]
    fn of_many_files_the_first_are_named() {
        let when = |files: &[&str]| when("25/11/2026", "09:00", "Đã nhập tệp.", files);
        assert_eq!(when(&[]), "09:00 ngày 25/11/2026, rồi: Đã nhập tệp.");
        assert!(when(&["a", "b"]).ends_with("Đã nhập tệp. “a”, “b”"));
        assert!(when(&["a", "b", "c", "d"]).ends_with("“c” …"));
    }

    #[test]
    fn a_file_is_named_with_its_sender_where_it_has_one() {
        assert_eq!(file("a.json", "", "hôm nay"), "Tệp “a.json”, nhập hôm nay");
        assert!(file("a.json", "Xã A", "hôm nay").contains("của Xã A"));
    }
}
