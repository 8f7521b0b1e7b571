//! Words of the exchange of files.

use crate::format::exchange_read::{Sender, Trust};
use crate::report::number::{format_count, format_decimal};
use crate::storage::bag::BagError;

/// Heading.
pub const IMPORT: &str = "Nhập tệp";
/// The label of the file input.
pub const CHOOSE: &str = "Chọn tệp để nhập";
/// Invites to drop files, before "hoặc".
pub const DRAG: &str = "Kéo tệp thả vào đây";
/// Stands between dropping and choosing.
pub const OR: &str = " hoặc";
/// Under the file input.
pub const CHOOSE_HINT: &str = "Có thể chọn nhiều tệp một lúc, hoặc dán nội dung tệp (Ctrl+V). Chưa có gì thay đổi trước khi bạn bấm “Nhập vào sổ”.";
/// The name of a file that came as a text.
pub const PASTED: &str = "Nội dung dán";
/// The main button of the preview.
pub const IMPORT_BUTTON: &str = "Nhập vào sổ";
/// The main button where everything is here already: it says only that the files came.
pub const NOTE_BUTTON: &str = "Ghi nhận tệp";
/// Says what that button does.
pub const ONLY_RECEIPTS: &str = "Sổ đã có đủ nội dung của tệp. “Ghi nhận tệp” chỉ đánh dấu nơi gửi đã nộp trong “Tình hình nộp tệp”; không mô hình nào thay đổi.";
/// The caption of the preview.
pub const PREVIEW_CAPTION: &str = "Số mô hình trong từng tệp, so với sổ này";
/// Assures that looking changes nothing.
pub const NOTHING_CHANGED_YET: &str = "Việc này chưa thay đổi gì trong sổ.";
/// Under the buttons of the preview.
pub const PREVIEW_HINT: &str =
    "Sau khi nhập vẫn có thể hoàn tác. Chỗ khác nhau được giữ cả hai giá trị để bạn quyết định.";
/// A column.
pub const SENDER: &str = "Nơi gửi";
/// The columns with counts: new, changed, unchanged, conflicting, disappearing, refused.
pub const COUNTS: [&str; 6] = [
    "Mới",
    "Thay đổi",
    "Không đổi",
    "Khác nhau",
    "Biến mất",
    "Không đọc được",
];
/// The caption of the preview by sender.
pub const SENDERS_CAPTION: &str = "Số mô hình theo nơi gửi; mô hình có trong nhiều tệp được đếm ở từng tệp, riêng dòng “Tất cả các tệp” đếm một lần";
/// The columns with the numbers of a sender's files and models.
pub const OF_SENDER: [&str; 2] = ["Tệp", "Mô hình"];
/// Stands for the sender of files that name none.
pub const NO_SENDER: &str = "Không ghi nơi gửi";
/// Marks a file that cannot be opened.
pub const NOT_OPENED: &str = "Không đọc được";
/// The last row of several files: every model once.
pub const ALL_FILES: &str = "Tất cả các tệp";
/// Says why the button is off.
pub const NO_FILE_OPENED: &str = "Chưa nhập được: không có tệp nào đọc được.";
/// Says why the button is off.
pub const NO_NEWS: &str = "Không có gì để nhập: mọi thứ trong tệp đều đã có trong sổ.";
/// Explains why nothing can be imported where models of the file were deleted here.
pub const ONLY_DELETED: &str = "Không có gì để nhập: mọi thứ trong tệp đều đã có trong sổ, nhưng có mô hình đã bị xóa ở sổ này nên không hiện. \
    Muốn lấy lại, hãy vào “Điểm khôi phục” và quay lại lúc chưa xóa.";
/// Explains it where all of those were erased for good.
pub const ONLY_ERASED: &str = "Không có gì để nhập: mọi thứ trong tệp đều đã có trong sổ, hoặc đã bị xóa hẳn ở sổ này. Những gì đã xóa hẳn thì tệp cũ không đưa \
    trở lại được.";
/// Says what an import without visible changes is good for.
pub const ONLY_HISTORY: &str = "Không giá trị nào đổi. Nhập tệp chỉ ghi nhận thêm lịch sử sửa đổi, để mã đối chiếu của hai máy khớp nhau.";
/// Stands in place of the import in the demonstration.
pub const NO_IMPORT_IN_SAMPLE: &str = "Đang xem dữ liệu mẫu nên không nhập tệp được. Bấm “Thoát dữ liệu mẫu” để về sổ của bạn rồi nhập.";
/// Stands in place of the export in the demonstration.
pub const NO_EXPORT_IN_SAMPLE: &str =
    "Đang xem dữ liệu mẫu nên không xuất tệp được, để dữ liệu mẫu không lẫn vào số liệu thật.";
/// Marks a file of another program.
pub const PLAIN: &str = "Tệp do chương trình khác lập";
/// Marks a file that somebody edited.
pub const EDITED_BY_HAND: &str = "tệp đã bị sửa tay";
/// Shows the conflicts after an import.
pub const SHOW_CONFLICTS: &str = "Xem chỗ khác nhau";
/// Says what refused records mean for the others.
pub const OTHERS_GO_IN: &str =
    "Các mục này không vào sổ; phần còn lại của tệp vẫn nhập được. Hãy báo cho nơi gửi sửa lại.";
/// Explains values that were put back.
pub const PUT_BACK_HINT: &str =
    "Sổ này đã từng có các giá trị ấy rồi sửa thành giá trị khác, nên chúng không đổi gì.";
/// Explains values that disappear.
pub const DISAPPEARING_HINT: &str =
    "Nơi gửi đã bỏ các giá trị này mà không ghi giá trị khác thay vào.";

/// Explains what would stand side by side.
pub const SIDE_BY_SIDE_HINT: &str = "Hai nơi ghi khác nhau mà chưa biết của nhau. Sổ giữ mọi giá trị, không ghi đè giá trị nào, cho đến khi có người quyết định.";

/// Says whether a value is in the register or comes with a file; stands before the value.
pub fn here_or_there(is_here: bool) -> &'static str {
    match is_here {
        true => "Ở đây: ",
        false => "Trong tệp: ",
    }
}

/// Opens the list of what there would be to decide.
pub fn side_by_side(n: usize) -> String {
    format!("Chỗ khác nhau sẽ có ({})", format_count(n))
}

/// Says how many places are not listed.
pub fn more_side_by_side(n: usize) -> String {
    format!(
        "Và {} chỗ khác nhau nữa; chọn ít tệp hơn để xem hết, hoặc xem sau khi nhập.",
        format_count(n)
    )
}

/// Says how many values of one place are not listed.
pub fn more_values(n: usize) -> String {
    format!(
        "Và {} giá trị nữa ở chỗ này; xem hết sau khi nhập.",
        format_count(n)
    )
}

/// Opens the list of what was deleted here and comes back.
pub fn returning(n: usize, are_models: bool) -> String {
    let what = match are_models {
        true => "Mô hình",
        false => "Mục",
    };
    format!("{what} đã xóa ở đây sẽ trở lại sổ ({})", format_count(n))
}

/// The heading of the preview.
pub fn preview_title(n_files: usize) -> String {
    format!("Xem trước khi nhập: {} tệp", format_count(n_files))
}

/// The small print under a sender: file name, date, how many models.
pub fn file_note(file_name: &str, sender: &Sender, trust: Trust, n_models: usize) -> String {
    let mut parts = Vec::new();
    if !sender.name.is_empty() || !sender.unit.is_empty() {
        parts.push(file_name.to_owned());
    }
    if let Some(at) = sender.exported_at {
        parts.push(format!("xuất {}", at.vietnam_date_time().0));
    }
    parts.push(models(n_models));
    match trust {
        Trust::Joined | Trust::EditedByHand => {}
        Trust::Plain => parts.push(PLAIN.to_lowercase()),
    }
    parts.join(" · ")
}

/// Opens the senders behind the first ones.
pub fn more_senders(n: usize) -> String {
    format!("Xem {} nơi gửi còn lại", format_count(n))
}

/// Opens the files one by one.
pub fn each_file(n: usize) -> String {
    format!("Xem từng tệp ({})", format_count(n))
}

/// Counts models.
pub fn models(n: usize) -> String {
    format!("{} mô hình", format_count(n))
}

/// Says that units and catalogue entries change too.
pub fn others_changing(n: usize) -> String {
    format!("và {} mục khác (đơn vị, danh mục)", format_count(n))
}

/// The size of a file.
pub fn file_size(n_bytes: u64) -> String {
    const KILO: f64 = 1000.0;
    let bytes = n_bytes as f64;
    let rounded = |n: f64| format_decimal((n * 10.0).round() / 10.0);
    if bytes < KILO {
        format!("{n_bytes} byte")
    } else if bytes < KILO * KILO {
        format!("{} kB", rounded(bytes / KILO))
    } else {
        format!("{} MB", rounded(bytes / KILO / KILO))
    }
}

/// Warns that a file was edited.
pub fn edited_by_hand(file: &str) -> String {
    format!(
        "“{file}”: tệp đã bị sửa tay sau khi xuất. Chương trình chỉ lấy các giá trị ghi trong tệp, không dùng lịch sử sửa \
         đổi; hãy xem kỹ trước khi nhập."
    )
}

/// Points out files of other units, by the names of the first senders.
pub fn outside_own_unit(n_files: usize, first: &[String], own_unit: &str) -> String {
    const CHECK: &str = "Hãy kiểm tra xem có chọn nhầm tệp không.";
    let first: Vec<String> = first.iter().map(|name| format!("“{name}”")).collect();
    let first = first.join(", ");
    match n_files {
        1 => format!(
            "{first}: không mô hình nào trong tệp thuộc {own_unit}, đơn vị của sổ này. {CHECK}"
        ),
        n => format!(
            "{} tệp không có mô hình nào thuộc {own_unit}, đơn vị của sổ này. Nơi gửi: {first}. {CHECK}",
            format_count(n)
        ),
    }
}

/// Opens the list of what disappears.
pub fn disappearing_records(n: usize) -> String {
    format!(
        "{} mục sẽ biến mất khỏi sổ vì nơi gửi đã xóa",
        format_count(n)
    )
}

/// Opens the list of values that disappear.
pub fn disappearing_values(n: usize) -> String {
    format!("{} giá trị sẽ mất", format_count(n))
}

/// Opens the list of values put back.
pub fn put_back(n: usize) -> String {
    format!("{} giá trị đã có trước đây", format_count(n))
}

/// Opens the list of refused records.
pub fn refused(file: &str, n: usize) -> String {
    format!("{} mục trong “{file}” không đọc được", format_count(n))
}

/// The deed of importing files.
pub fn import_deed(n_files: usize) -> String {
    format!("nhập {} tệp", format_count(n_files))
}

/// Says that files were noted without anything going in.
pub fn noted(n_files: usize) -> String {
    format!(
        "Đã ghi nhận {} tệp. Sổ đã có đủ nội dung nên không mô hình nào thay đổi.",
        format_count(n_files)
    )
}

/// While files are read: how many of how many.
pub fn reading(n_read: usize, n_files: usize) -> String {
    format!(
        "Đã đọc {} trong {} tệp",
        format_count(n_read),
        format_count(n_files)
    )
}

/// Before the value that is shown now.
pub const BEFORE: &str = "Trước: ";
/// Before the value that would be shown.
pub const AFTER: &str = "Sau: ";

/// Opens the list of changes.
pub fn changes(n: usize) -> String {
    format!("Xem từng thay đổi ({})", format_count(n))
}

/// Says how many changes are not listed.
pub fn more_changes(n: usize) -> String {
    format!(
        "Và {} thay đổi khác; chọn ít tệp hơn để xem hết.",
        format_count(n)
    )
}

/// Names a value with its place.
pub fn value_at(label: &str, value: &str) -> String {
    format!("{label}: {value}")
}

/// Says that people gave an import up.
pub const GIVEN_UP: &str = "Đã dừng nhập. Không có gì vào sổ, sổ giữ nguyên như trước.";

/// Says that an import is being written.
pub const WRITING: &str = "Đang ghi vào sổ…";

/// Says how much of an import is written.
pub fn writing(per_cent: usize) -> String {
    format!("Đang ghi vào sổ: {per_cent} %")
}

/// Says that nothing went in.
pub fn not_imported(error: &BagError) -> String {
    let next = match error {
        BagError::Blocked => "Hãy cho phép trang này lưu dữ liệu rồi bấm lại.",
        BagError::Full => {
            "Hãy xin tệp gọn hơn (theo năm hoặc theo đơn vị), và xuất sổ ra tệp để giữ riêng."
        }
        BagError::Unreadable => "Hãy báo cho người phụ trách phần mềm, gửi kèm tệp vừa chọn.",
        BagError::NotKept | BagError::Gone | BagError::Failed(_) => {
            "Hãy bấm lại; nếu vẫn không được, xuất sổ ra tệp để giữ riêng rồi khởi động lại trình duyệt."
        }
    };
    format!(
        "Chưa nhập được vì {}. Không có gì vào sổ, sổ giữ nguyên như trước. {next}",
        storage_trouble(error)
    )
}

/// Says that an import could not be withdrawn.
pub fn not_withdrawn(error: &BagError) -> String {
    if *error == BagError::Gone {
        return "Không rút lại được nữa: phần này đã được gộp với những phần khác khi dọn bộ nhớ. Sổ giữ nguyên; hãy dùng \
            “Điểm khôi phục” nếu muốn quay lại."
            .to_owned();
    }
    format!(
        "Chưa hoàn tác được lần nhập vì {}. Sổ giữ nguyên như trước khi bấm “Hoàn tác”; hãy thử lại.",
        storage_trouble(error)
    )
}

/// Says what keeps the browser from writing, as a part of a sentence.
pub(super) fn storage_trouble(error: &BagError) -> String {
    match error {
        BagError::Blocked => "trình duyệt đang chặn việc lưu dữ liệu của trang này".to_owned(),
        BagError::Full => "bộ nhớ dành cho trang này đã đầy".to_owned(),
        BagError::NotKept => "trình duyệt nhận mà không giữ lại gì".to_owned(),
        BagError::Gone => "dữ liệu đã lưu không còn ở chỗ cũ".to_owned(),
        BagError::Unreadable => {
            "chương trình viết ra, đọc lại thử thì không đúng nội dung cần lưu".to_owned()
        }
        BagError::Failed(words) if words.is_empty() => "trình duyệt báo lỗi khi ghi".to_owned(),
        BagError::Failed(words) => format!("trình duyệt báo lỗi khi ghi ({words})"),
    }
}

/// The label of a unit.
pub const UNIT: &str = "Đơn vị";
/// Heading.
pub const FINGERPRINT: &str = "Mã đối chiếu";
/// Under the fingerprint.
pub const FINGERPRINT_HINT: &str =
    "Hai máy có cùng mã là có cùng một sổ. Đọc mã qua điện thoại để kiểm tra.";
/// The caption of the table.
pub const FINGERPRINTS_CAPTION: &str = "Mã của từng đơn vị";
/// A column.
pub const MODELS: &str = "Mô hình";
/// A column.
pub const CODE: &str = "Mã";

/// Opens the units behind the first ones.
pub fn more_units(n: usize) -> String {
    format!("Xem {} đơn vị còn lại", format_count(n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Timestamp;

    #[test]
    fn a_file_note_names_the_file_only_where_the_sender_stands_above_it() {
        let at = Timestamp::from_iso("2022-10-20T02:00:00Z").expect("a moment");
        let sender = Sender {
            unit: String::new(),
            name: "Xã Hanh Cù".to_owned(),
            exported_at: Some(at),
        };
        let note = file_note("hanh-cu.json", &sender, Trust::Joined, 11);
        assert_eq!(note, "hanh-cu.json · xuất 20/10/2022 · 11 mô hình");
        let note = file_note("x.json", &Sender::default(), Trust::Plain, 1);
        assert_eq!(note, "1 mô hình · tệp do chương trình khác lập");
    }

    #[test]
    fn files_of_other_units_are_pointed_out_in_one_sentence() {
        let one = outside_own_unit(1, &["a.json".to_owned()], "Xã A");
        assert!(one.starts_with("“a.json”: không mô hình nào trong tệp thuộc Xã A"));
        let many = outside_own_unit(141, &["Xã B".to_owned(), "Xã C".to_owned()], "Xã A");
        assert!(many.starts_with("141 tệp không có mô hình nào thuộc Xã A"));
        assert!(many.contains("Nơi gửi: “Xã B”, “Xã C”. Hãy kiểm tra"));
    }

    #[test]
    fn a_size_is_told_in_the_unit_people_read() {
        assert_eq!(file_size(812), "812 byte");
        assert_eq!(file_size(3_140), "3,1 kB");
        assert_eq!(file_size(200_000_000), "200 MB");
    }

    #[test]
    fn a_failed_import_is_told_to_have_left_the_register_alone() {
        for error in [
            BagError::Blocked,
            BagError::Full,
            BagError::Unreadable,
            BagError::Failed(String::new()),
        ] {
            assert!(not_imported(&error).contains("sổ giữ nguyên"));
            assert!(not_withdrawn(&error).contains("Sổ giữ nguyên"));
        }
    }
}
