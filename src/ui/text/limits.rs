//! Sentences about what is beyond the sizes a register takes in.

use crate::domain::limits::{MAX_FILES, Measure, TooMany, TooMuch, most_of};
use crate::domain::register::Collection;
use crate::report::number::format_count;

use super::paths::record_word;

/// Says what to do about a file that has too much.
pub const SEND_PARTS: &str = "Nếu đúng là nhiều như vậy, hãy nhờ nơi gửi xuất từng phần (theo đơn vị, theo năm) và chỉ nhập phần cần dùng.";

/// Stands at a file that is left out.
pub const STAYS_OUT: &str = "Không nhập";
/// Says what is safe, and what to do about a file that would make the register too large.
pub const LEAVE_OUT_OR_SEND_PARTS: &str = "Tệp này không được nhập, những gì sổ đang có vẫn nguyên. Hãy bỏ tệp này ra, hoặc nhờ nơi gửi xuất \
    từng phần (theo đơn vị, theo năm) và chỉ nhập phần cần dùng.";
/// Says why the button is off.
pub const NO_FILE_FITS: &str =
    "Chưa nhập được: nhập tệp nào thì sổ cũng vượt quá mức nhận nhiều nhất. Sổ chưa thay đổi.";

/// Says of what a file has too many records.
pub fn too_many(many: &TooMany) -> String {
    format!(
        "Tệp có {} {}; sổ nhận nhiều nhất {}.",
        format_count(many.n),
        word(&many.list),
        format_count(most_of(&many.list)),
    )
}

/// Says that more files were chosen than are read at once.
pub fn too_many_files(n_files: usize) -> String {
    format!(
        "Đã chọn {} tệp; mỗi lần nhận nhiều nhất {} tệp. Chưa đọc tệp nào, sổ chưa thay đổi. Hãy chọn làm nhiều lần.",
        format_count(n_files),
        format_count(MAX_FILES)
    )
}

/// Says of what the register would have too many records.
pub fn would_have(many: &TooMany) -> String {
    format!(
        "Nếu nhập, sổ sẽ có {} {}; sổ nhận nhiều nhất {}.",
        format_count(many.n),
        word(&many.list),
        format_count(most_of(&many.list)),
    )
}

/// Names the field that narrows a list with too many choices for one look.
pub fn search_choices(n_all: usize) -> String {
    format!("Gõ để tìm trong {} mục", format_count(n_all))
}

/// Names the field that narrows a long list.
pub fn search_list(n_all: usize) -> String {
    format!("Tìm theo tên trong {} mục", format_count(n_all))
}

/// Says how many lines of a long list have what is sought.
pub fn n_found(n: usize) -> String {
    match n {
        0 => "Không có mục nào khớp.".to_owned(),
        n => format!("{} mục khớp.", format_count(n)),
    }
}

/// Shows more of a long list.
pub fn more_lines(n: usize) -> String {
    format!("Xem thêm {} mục", format_count(n))
}

/// Says that no choice has what is sought in it.
pub const NO_CHOICE: &str = "Không có mục nào khớp. Thử gõ ít chữ hơn, hoặc xem lại tên.";

/// Says which choice the key Enter takes, and where it stands among those that were found.
pub fn enter_takes(name: &str, nth: usize, n: usize) -> String {
    match n {
        1 => format!("Chỉ có “{name}” khớp: bấm Enter hoặc chọn bên dưới."),
        n => format!(
            "“{name}” ({}/{}): bấm Enter để chọn.",
            format_count(nth),
            format_count(n)
        ),
    }
}

/// Says which choice was taken.
pub fn taken(name: &str) -> String {
    format!("Đã chọn “{name}”.")
}

/// Says how many choices are not offered; nothing where all are.
pub fn more_choices(n_more: usize) -> Option<String> {
    (n_more > 0).then(|| {
        format!(
            "Còn {} mục chưa hiện: gõ thêm để thu hẹp.",
            format_count(n_more)
        )
    })
}

/// Names something that lies deeper in a tree than names are written in; the top has depth 0.
pub fn deep(name: &str, depth: usize) -> String {
    format!("{name} (bậc {})", format_count(depth + 1))
}

fn word(list: &Collection) -> String {
    match list {
        Collection::Other(_) => "bản ghi loại khác".to_owned(),
        known => record_word(known).to_lowercase(),
    }
}

/// Says of what a record has too much: a sentence behind the name of the record.
pub fn too_much(much: TooMuch) -> String {
    format!("Có {}.", more_than_most(much))
}

/// Says of what a record would have too much, once files are taken in.
pub fn would_have_much(name: &str, much: TooMuch) -> String {
    format!("Nếu nhập, {name} sẽ có {}.", more_than_most(much))
}

fn more_than_most(much: TooMuch) -> String {
    let what = match much.measure {
        Measure::Leaves => "mục",
        Measure::Values => "giá trị khác nhau ở một mục",
        Measure::Writers => "lần ghi từ các máy khác nhau",
        Measure::Years => "năm",
        Measure::Items => "dòng trong một danh sách",
        Measure::Rows => "dòng trong một bảng",
        Measure::Chars => "ký tự trong một đoạn chữ",
        Measure::NameChars => "ký tự trong tên",
        Measure::Parts => "phần nội dung",
    };
    let (n, most) = (format_count(much.n), format_count(much.measure.most()));
    format!("{n} {what}; sổ nhận nhiều nhất {most}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_is_said_with_the_most_there_can_be() {
        let units = TooMany {
            list: Collection::Units,
            n: 100_000,
        };
        assert_eq!(
            too_many(&units),
            "Tệp có 100.000 đơn vị; sổ nhận nhiều nhất 30.000."
        );
        assert_eq!(
            would_have(&units),
            "Nếu nhập, sổ sẽ có 100.000 đơn vị; sổ nhận nhiều nhất 30.000."
        );
        assert!(
            too_many_files(6_000)
                .starts_with("Đã chọn 6.000 tệp; mỗi lần nhận nhiều nhất 5.000 tệp.")
        );
        let much = TooMuch {
            measure: Measure::Years,
            n: 301,
        };
        assert_eq!(too_much(much), "Có 301 năm; sổ nhận nhiều nhất 100.");
        assert_eq!(
            would_have_much("mô hình “Tổ hòa giải”", much),
            "Nếu nhập, mô hình “Tổ hòa giải” sẽ có 301 năm; sổ nhận nhiều nhất 100."
        );
    }
}
