//! Words of full backups: made, written by themselves into a folder, taken in.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::date::Timestamp;
use crate::domain::reminder::{Outside, Reminder};
use crate::format::backup::Contents;
use crate::report::number::format_count;
use crate::storage::backup::TakenOver;
use crate::storage::bag::BagError;
use crate::ui::device::Host;

use super::exchange::storage_trouble;
use super::export::NO_UNIT_SLUG;

/// Heading.
pub const TITLE: &str = "Sao lưu";
/// Says what a full backup is.
pub const WHAT: &str = "Bản sao lưu đầy đủ là một tệp giữ cả sổ, kể cả mô hình đã xóa, cùng cài đặt, nháp, lịch sử và điểm khôi phục. Sang máy \
     khác hoặc bàn giao, vào “Trao đổi tệp” nhập tệp này là có lại mọi thứ.";
/// Where the program was opened from a file.
pub const FILE_IS_THE_RECORD: &str = "Bạn đang mở sổ từ một tệp trên máy, không phải từ một trang mạng. Chuyển tệp chương trình sang chỗ khác, hoặc USB đổi \
     tên ổ, là trình duyệt có thể không tìm lại được dữ liệu. Vì vậy hãy coi tệp sao lưu là bản gốc của sổ: tải về sau mỗi buổi làm \
     việc, và nhập lại khi sổ mở ra thấy trống.";
/// In the demonstration.
pub const NO_BACKUP_IN_SAMPLE: &str = "Đang xem dữ liệu mẫu nên không sao lưu. Sổ của bạn vẫn còn nguyên; thôi xem mẫu thì sao lưu được.";
/// A button.
pub const DOWNLOAD: &str = "Tải bản sao lưu đầy đủ";
/// While a file is made.
pub const MAKING: &str = "Đang tạo tệp…";
/// A button: not now.
pub const PUT_OFF: &str = "Để sau";
/// Names the scope in the name of a file.
pub const SLUG: &str = "sao-luu";
/// Names it where the file is locked.
pub const LOCKED_SLUG: &str = "sao-luu khoa";

/// Heading of the folder.
pub const FOLDER: &str = "Tự sao lưu vào thư mục";
/// A button.
pub const CHOOSE_FOLDER: &str = "Chọn thư mục…";
/// A button.
pub const CHOOSE_OTHER_FOLDER: &str = "Chọn thư mục khác…";
/// A button.
pub const ALLOW_FOLDER: &str = "Cho phép ghi lại";
/// A button.
pub const WRITE_NOW: &str = "Sao lưu ngay";
/// A button.
pub const FORGET_FOLDER: &str = "Thôi tự sao lưu";
/// Where the browser cannot.
pub const NO_FOLDER_HERE: &str = "Trình duyệt này không tự ghi tệp vào thư mục được (Chrome, Edge, Cốc Cốc trên máy tính thì được, ở địa chỉ https). Hãy tải bản sao lưu \
     bằng nút ở trên.";
/// What happens in a folder.
pub const FOLDER_HINT: &str = "Khoảng 20 giây sau thay đổi cuối cùng và khi rời trang, sổ tự ghi một tệp vào thư mục này, thay tệp cũ; ngoài ra mỗi thứ trong tuần \
     có một tệp riêng, nên một ngày ghi nhầm không đè mất bản tốt. Tệp không khóa bằng mật khẩu. Nên chọn thư mục trên USB hoặc ổ \
     khác, mỗi máy một thư mục.";
/// Says that the folder is forgotten.
pub const FOLDER_FORGOTTEN: &str =
    "Đã thôi tự sao lưu. Các tệp đã ghi vẫn còn trong thư mục; sổ không thay đổi.";
/// Says that the browser did not let people choose.
pub const FOLDER_NOT_CHOSEN: &str = "Chưa chọn được thư mục: trình duyệt không cho phép, hoặc không nhớ được lựa chọn (cửa sổ ẩn danh). Sổ không thay đổi. Hãy chọn \
     thư mục khác, hoặc tải bản sao lưu bằng nút ở trên.";
/// The state of a folder.
pub const FOLDER_AT_REST: &str = "Đang tự sao lưu vào thư mục này.";
/// The state of a folder.
pub const FOLDER_WRITING: &str = "Đang ghi tệp…";
/// The state of a folder.
pub const FOLDER_NOT_ALLOWED: &str = "Trình duyệt hỏi lại quyền ghi sau khi mở lại, nên đang tạm dừng tự sao lưu. Các tệp đã ghi vẫn còn. Hãy bấm “Cho phép \
     ghi lại”.";
/// The state of a folder.
pub const FOLDER_GONE: &str = "Không thấy thư mục này: đã bị xóa, đổi tên, hoặc USB chưa cắm. Sổ trong trình duyệt không bị ảnh hưởng. Hãy cắm USB rồi bấm “Sao lưu \
     ngay”, hoặc chọn thư mục khác.";
/// The state of a folder.
pub const FOLDER_FULL: &str = "Ổ đĩa của thư mục này đã đầy nên chưa ghi được tệp mới; tệp cũ còn nguyên. Hãy xóa bớt tệp ở đó, hoặc chọn thư mục khác.";
/// The state of a folder.
pub const FOLDER_NOT_WHOLE: &str = "Tệp vừa ghi vào thư mục này không đủ. Đừng dùng tệp đó; sổ trong trình duyệt không bị ảnh hưởng. Hãy bấm “Sao lưu ngay”, hoặc chọn \
     thư mục khác.";
/// Begins what was not made.
const NOT_MADE: &str = "Chưa tạo được bản sao lưu; sổ không thay đổi.";
/// A backup that would be too large.
pub const TOO_LARGE: &str = "Chưa tạo được bản sao lưu: riêng các mô hình đã vượt 64 MB nên tệp sẽ không nhập lại được. Sổ không thay đổi. Hãy vào “Trao đổi tệp” \
     xuất từng phần, theo năm hoặc theo đơn vị.";
/// A locked backup that would be too large.
pub const TOO_LARGE_LOCKED: &str = "Chưa tạo được bản sao lưu: khóa bằng mật khẩu làm tệp lớn thêm một phần ba, sẽ vượt 64 MB nên không nhập lại được. Sổ không \
     thay đổi. Hãy xóa mật khẩu rồi tải lại.";
/// A backup that could not be locked.
pub const NOT_LOCKED: &str = "Chưa khóa được tệp nên chưa có gì được tải về; sổ không thay đổi. Hãy bấm lại, hoặc xóa mật khẩu để tải tệp không khóa.";

/// Returns what stands for the unit in the name of a file.
pub fn sender(unit: &str) -> &str {
    match unit {
        "" => NO_UNIT_SLUG,
        unit => unit,
    }
}

/// Names the file of a day of the week.
pub fn slug_of_day(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "sao-luu thu-hai",
        Weekday::Tue => "sao-luu thu-ba",
        Weekday::Wed => "sao-luu thu-tu",
        Weekday::Thu => "sao-luu thu-nam",
        Weekday::Fri => "sao-luu thu-sau",
        Weekday::Sat => "sao-luu thu-bay",
        Weekday::Sun => "sao-luu chu-nhat",
    }
}

fn moment(at: Timestamp) -> String {
    let (day, time) = at.vietnam_date_time();
    format!("{time} ngày {day}")
}

/// Says when a file of everything was last saved, and how much has changed since.
pub fn last_saved(outside: &Outside) -> String {
    let n = format_count(outside.n_changes as usize);
    match (outside.at, outside.n_changes) {
        (None, 0) => "Chưa lần nào lưu tệp của cả sổ ra ngoài trình duyệt này.".to_owned(),
        (None, _) => format!(
            "Chưa lần nào lưu tệp của cả sổ ra ngoài trình duyệt này; {n} thay đổi chỉ nằm ở đây."
        ),
        (Some(at), 0) => format!(
            "Lần lưu tệp gần nhất: {}. Từ đó chưa có thay đổi nào.",
            moment(at)
        ),
        (Some(at), _) => format!(
            "Lần lưu tệp gần nhất: {}. Từ đó có {n} thay đổi chưa lưu ra ngoài.",
            moment(at)
        ),
    }
}

/// Says why a file should be saved now.
pub fn due(reminder: &Reminder) -> String {
    format!(
        "{} thay đổi, {}, chỉ nằm trong trình duyệt này. Máy hỏng, mất máy hoặc xóa dữ liệu duyệt web là mất. Hãy tải bản sao lưu rồi cất \
         vào USB hoặc máy khác.",
        format_count(reminder.n_changes as usize),
        days(reminder)
    )
}

fn days(reminder: &Reminder) -> String {
    match reminder.n_days {
        0 => "trong hôm nay".to_owned(),
        n => format!("trong {} ngày", format_count(n as usize)),
    }
}

/// Says what was downloaded, before the fingerprint.
pub fn downloaded(file_name: &str, n_models: usize) -> String {
    format!(
        "Đã tải “{file_name}”: {} mô hình cùng cài đặt, nháp, lịch sử. Hãy cất tệp vào USB hoặc máy khác. Mã đối chiếu: ",
        format_count(n_models)
    )
}

/// Asks whether a file that was offered is there, in the window of another program or of an installed page on iOS.
pub fn is_it_there(inside: Option<Host>) -> String {
    let place = match inside {
        Some(Host::Named(name)) => format!("Cửa sổ của {name}"),
        Some(Host::Unnamed) => "Cửa sổ này".to_owned(),
        None => "Ứng dụng trên màn hình chính của iPhone, iPad".to_owned(),
    };
    format!(
        "{place} có khi không lưu tệp tải xuống mà không báo gì. Hãy mở thư mục Tải về (ứng dụng Tệp) xem tệp đã có chưa: sổ chỉ coi là đã \
         sao lưu, đã gửi khi thấy tệp."
    )
}
/// An answer.
pub const IT_IS_THERE: &str = "Đã thấy tệp";
/// An answer.
pub const IT_IS_NOT_THERE: &str = "Không thấy tệp";
/// What to do then, where a file can be handed to another program or cannot.
pub fn not_there(can_share: bool) -> String {
    let how = match can_share {
        true => "“Gửi qua ứng dụng…”",
        false => "“Sao chép nội dung” rồi dán vào tin nhắn, thư gửi cho chính mình",
    };
    format!("Sổ trong máy vẫn nguyên và vẫn nhắc sao lưu. Hãy vào “Trao đổi tệp” bấm {how}.")
}

/// Says that a file is there and that it is not remembered what was sent with it.
pub const SENT_NOT_KEPT: &str = "Đã ghi nhận tệp, nhưng máy này không ghi nhớ được lần gửi: lần sau tệp chỉ có phần thay đổi sẽ gồm cả những gì đã gửi. Không mất gì.";

/// Says how much of the journal a backup has no room for; nothing where it has all.
pub fn journal_left_out(n_left_out: Option<usize>) -> Option<String> {
    match n_left_out {
        Some(0) => None,
        Some(n) => Some(format!(
            "{} mục lịch sử cũ nhất không có trong tệp, vì tệp sẽ quá lớn hoặc có mục không đọc được; sổ và các mục mới hơn có đủ.",
            format_count(n)
        )),
        None => Some(
            "Trình duyệt này không giữ lịch sử nên tệp không có lịch sử và điểm khôi phục; sổ, cài đặt và nháp có đủ.".to_owned(),
        ),
    }
}

/// Says that what lies beside the register could not be read.
pub fn not_read(error: &BagError) -> String {
    format!(
        "{NOT_MADE} Không đọc được cài đặt và nháp vì {}. Hãy thử lại, hoặc vào “Trao đổi tệp” xuất tệp của riêng sổ.",
        storage_trouble(error)
    )
}

/// Says that a file could not be written, in the browser's own word.
pub fn folder_failed(why: &str) -> String {
    format!(
        "Chưa ghi được tệp vào thư mục này (trình duyệt báo: {why}); tệp cũ còn nguyên, sổ không bị ảnh hưởng. Hãy bấm “Sao lưu ngay”, hoặc \
         chọn thư mục khác."
    )
}

/// Says when a file was last written into the folder.
pub fn last_in_folder(at: Timestamp) -> String {
    format!("Lần ghi gần nhất: {}.", moment(at))
}

/// Heading in the preview.
pub const IN_FILE: &str = "Bản sao lưu đầy đủ";
/// A choice.
pub const TAKE_OVER: &str = "Lấy cả cài đặt, nháp và lịch sử từ bản này";
/// Says what would be replaced and what stays.
pub const TAKE_OVER_HINT: &str = "Chỉ cài đặt của máy này được thay bằng cài đặt trong tệp. Nháp đang có ở máy này được giữ; danh sách đã gửi, đã nhận được gộp lại. Lịch sử \
     và điểm khôi phục chỉ lấy khi máy này chưa có. Bỏ chọn thì chỉ nhập các mô hình.";
/// Says what cannot be taken back.
pub const NO_WAY_BACK: &str = "Nhập bản sao lưu vào máy chưa có gì thì không hoàn tác được; vào máy đang dùng thì chỉ hoàn tác được phần mô hình.";
/// Says why the button is there though the register has everything.
pub const ONLY_BESIDE: &str = "Sổ đã có mọi mô hình trong tệp; chỉ lấy cài đặt, nháp và lịch sử.";

/// Says what a backup has beside its models.
pub fn contents(contents: &Contents, unit: Option<&str>) -> String {
    let unit = match (&contents.settings, unit) {
        (None, _) => "không có cài đặt".to_owned(),
        (Some(_), None) => "cài đặt chưa chọn đơn vị".to_owned(),
        (Some(_), Some(unit)) => format!("cài đặt của “{unit}”"),
    };
    format!(
        "Ngoài các mô hình, tệp có: {unit}, {} nháp, {} mục lịch sử.",
        format_count(contents.n_drafts),
        format_count(contents.n_events)
    )
}

/// Says how much of it cannot be used; nothing where all can.
pub fn unusable(n: usize) -> Option<String> {
    (n > 0).then(|| {
        format!(
            "{} mục trong phần này bị hỏng hoặc phiên bản này không biết nên sẽ bỏ qua; các mô hình không bị ảnh hưởng.",
            format_count(n)
        )
    })
}

/// Says that of several backups one is taken.
pub fn only_from(name: &str) -> String {
    format!(
        "Có nhiều bản sao lưu đầy đủ: cài đặt, nháp và lịch sử chỉ lấy từ “{name}”. Các mô hình thì nhập từ mọi tệp."
    )
}

/// Says what became of what lies beside the register: what was taken over, what stayed, what could not be read.
pub fn taken_over(taken: &TakenOver, n_events: usize) -> String {
    let counted = |n: usize, what: &str| (n > 0).then(|| format!("{} {what}", format_count(n)));
    let all = [
        taken.has_settings.then(|| "cài đặt".to_owned()),
        counted(taken.n_drafts, "nháp"),
        counted(n_events, "mục lịch sử"),
        (taken.n_sent > 0 || taken.has_received).then(|| "danh sách đã gửi, đã nhận".to_owned()),
    ];
    let all: Vec<String> = all.into_iter().flatten().collect();
    let mut words = match all.is_empty() {
        true => "Máy này đã có cài đặt, nháp trong bản sao lưu nên không lấy thêm gì.".to_owned(),
        false => format!("Đã lấy cả {} từ bản sao lưu.", all.join(", ")),
    };
    if let Some(kept) = counted(taken.n_kept, "mục của máy này được giữ nguyên.") {
        words.push_str(&format!(" {kept}"));
    }
    if let Some(unread) = counted(taken.n_unread, "mục không đọc được nên bỏ qua.") {
        words.push_str(&format!(" {unread}"));
    }
    words
}

/// Says that the journal of a backup was left out because this machine has one.
pub const OWN_JOURNAL_KEPT: &str = " Lịch sử và điểm khôi phục trong tệp không lấy, vì máy này đã có lịch sử hoặc dữ liệu riêng, hoặc trình duyệt không giữ được \
     lịch sử.";

/// Says that the models are in and the rest is not.
pub fn not_taken_over(error: &BagError) -> String {
    format!(
        "Các mô hình đã vào sổ, nhưng chưa lấy được hết cài đặt và nháp vì {}. Không có gì bị mất. Hãy nhập lại tệp này.",
        storage_trouble(error)
    )
}
