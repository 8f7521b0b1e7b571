//! Words of what became of files that were taken in.

use super::exchange::import_deed;
use super::words::counted;
use crate::report::number::format_count;

/// Says what went in and what did not, before the counts: what is unreadable, what is locked, and with what there would be too much.
pub fn imported(n_files: usize, n_left_out: [usize; 3]) -> String {
    let words = ["không đọc được", "còn khóa", "vượt quá mức sổ nhận"];
    let left_out = n_left_out.into_iter().zip(words);
    let left_out = left_out.filter(|(n, _)| *n > 0);
    let left_out: Vec<String> = left_out
        .map(|(n, why)| format!("{} tệp {why}", format_count(n)))
        .collect();
    let deed = import_deed(n_files);
    match left_out.is_empty() {
        true => format!("Đã {deed}: "),
        false => format!("Đã {deed}, bỏ qua {}: ", listed(&left_out)),
    }
}

/// Joins words as a sentence does.
fn listed(words: &[String]) -> String {
    match words {
        [first @ .., before, last] => {
            let first = first.iter().map(|word| format!("{word}, "));
            format!("{}{before} và {last}", first.collect::<String>())
        }
        _ => words.concat(),
    }
}

/// Names the files that did not go in, the first ones of many; nothing where all did.
pub fn left_out(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| format!("Tệp bị bỏ qua: {}.", first_ones(names, "tệp")))
}

/// Warns before an import that a file speaks of writes of this machine that were never made.
pub fn claiming(file: &str, n_records: usize) -> String {
    format!(
        "“{file}”: tệp này ghi rằng đã thấy những lần sửa mà máy này chưa hề ghi, ở {} mục. Tệp do chương trình xuất ra không thể \
         như vậy: tệp đã bị làm giả hoặc bị hỏng. Sổ chưa thay đổi; nếu vẫn nhập, những gì bạn sửa sau đó không bị tệp này làm mất. \
         Hãy hỏi lại nơi gửi trước khi nhập.",
        format_count(n_records)
    )
}

/// Names the files that spoke of such writes once they are in; nothing where none did.
pub fn claimed(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| {
        format!(
            "Tệp ghi rằng đã thấy những lần sửa mà máy này chưa hề ghi: {}. Những gì bạn sửa từ nay không bị các tệp đó làm mất. Hãy \
             hỏi lại nơi gửi; nếu không tin được tệp, hãy hoàn tác lần nhập.",
            first_ones(names, "tệp")
        )
    })
}

/// Quotes names, the first ten of many.
fn first_ones(names: &[String], what: &str) -> String {
    first_of(names, 10, what)
}

/// Quotes titles, the first three of many: they are long.
fn few(titles: &[String], what: &str) -> String {
    first_of(titles, 3, what)
}

fn first_of(names: &[String], n_named: usize, what: &str) -> String {
    let quoted = names.iter().take(n_named).map(|name| format!("“{name}”"));
    let quoted = quoted.collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(n_named) {
        0 => quoted,
        n_more => format!("{quoted} và {} {what} khác", format_count(n_more)),
    }
}

/// Counts what went in: new, changed, returning, conflicting, disappearing models; units, reported totals and entries of the
/// catalogue that are new or changed; then what could not be read. What is none is left out.
pub fn imported_counts(counts: [usize; 5], others: [usize; 3], n_refused: usize) -> String {
    let words = [
        "mô hình mới",
        "mô hình thay đổi",
        "mô hình trở lại sổ",
        "mô hình có chỗ khác nhau",
        "mô hình biến mất",
    ];
    let models = counted(counts.into_iter().zip(words));
    let models = match models.is_empty() {
        true => "không mô hình nào thay đổi".to_owned(),
        false => models,
    };
    let words = ["đơn vị", "bộ số liệu báo cáo", "mục danh mục"];
    let others = match counted(others.into_iter().zip(words)) {
        none if none.is_empty() => none,
        others => format!("; {others} mới hoặc thay đổi"),
    };
    let refused = match n_refused {
        0 => String::new(),
        n => format!(" Bỏ lại {} mục không đọc được.", format_count(n)),
    };
    format!("{models}{others}.{refused}")
}

/// Says that senders put newer values beside their own older ones, and how these are taken at once.
pub fn newer_of_one_sender(n: usize) -> String {
    format!(
        "Ở {} chỗ, cùng một nơi gửi lúc trước một giá trị, lúc sau một giá trị khác, không ai khác ghi: không cần quyết định từng chỗ. Sau \
         khi nhập, bấm “Lấy giá trị mới hơn” một lần ở “Chỗ khác nhau”.",
        format_count(n)
    )
}

/// Says of which models there is one of the same title and unit already, here or in the files too; nothing where there is none.
pub fn doubles(of_present: &[String], of_coming: &[String]) -> Option<String> {
    let parts = [
        (of_present, "mô hình đang có trong sổ"),
        (of_coming, "mô hình khác cũng trong tệp"),
    ];
    let parts = parts.into_iter().filter(|(titles, _)| !titles.is_empty());
    let parts = parts.map(|(titles, with)| {
        let (n, names) = (format_count(titles.len()), few(titles, "mô hình"));
        format!("{n} mô hình trong tệp trùng tên và đơn vị với {with}: {names}")
    });
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| {
        format!(
            "{}. Mỗi mô hình như thế được tính riêng cho đến khi có người quyết định: sau khi nhập, mở “Mô hình có thể trùng nhau” để \
             xem, đúng là một thì bấm “Là một”.",
            parts.join("; ")
        )
    })
}

/// Says how much is left to decide after an import that brought some of it.
pub fn left_to_decide(n: usize) -> String {
    match n {
        0 => "Mọi chỗ khác nhau đã quyết định xong.".to_owned(),
        n => format!(
            "Hiện còn {} chỗ khác nhau chưa quyết định.",
            format_count(n)
        ),
    }
}

/// Says that files bring values dated ahead of this device's clock.
pub fn ahead(n: usize) -> String {
    format!(
        "{} giá trị trong tệp ghi ngày giờ còn ở phía trước so với đồng hồ máy này, quá một ngày: máy đã ghi có thể sai ngày giờ. Không giá \
         trị nào bị mất; nơi nào ghi khác thì “Chỗ khác nhau” có cả hai. Hãy xem lại ngày giờ của máy này, và báo cho nơi gửi nếu máy này \
         đúng.",
        format_count(n)
    )
}

/// Says whose names of headings stay on the screens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WhoseNames {
    /// The own unit's, by its name.
    Own(String),
    /// A unit's above, by its name.
    Above(String),
    /// Nobody's of these.
    Others,
}

/// Says that files have other names for headings, and whose are shown until somebody decides.
pub fn other_names(names: &[(WhoseNames, Vec<String>)]) -> String {
    let n = names.iter().map(|(_, titles)| titles.len()).sum();
    let whose = names.iter().map(|(whose, titles)| {
        let titles = first_ones(titles, "đề mục");
        match whose {
            WhoseNames::Own(unit) => format!("{titles}: vẫn hiện tên của đơn vị mình ({unit})"),
            WhoseNames::Above(unit) => format!("{titles}: hiện tên của cấp trên ({unit})"),
            WhoseNames::Others => {
                format!(
                    "{titles}: hiện tên này (có sẵn trong danh mục, hoặc ghi sau cùng), vì chưa có tên nào của đơn vị mình hay của cấp trên"
                )
            }
        }
    });
    let whose = whose.collect::<Vec<String>>().join("; ");
    format!(
        "Tệp có tên khác cho {} đề mục của danh mục và đơn vị. {whose}. Sổ giữ mọi tên cho đến khi có người quyết định ở “Chỗ \
         khác nhau”.",
        format_count(n)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_is_told_by_what_it_did_alone() {
        let new = imported_counts([32, 0, 0, 0, 0], [0; 3], 0);
        assert_eq!(new, "32 mô hình mới.");
        let none = imported_counts([0; 5], [0; 3], 0);
        assert_eq!(none, "không mô hình nào thay đổi.");
        let all = imported_counts([1, 2, 3, 4, 5], [0; 3], 0);
        assert!(
            all.ends_with("3 mô hình trở lại sổ, 4 mô hình có chỗ khác nhau, 5 mô hình biến mất.")
        );
    }

    #[test]
    fn an_import_of_the_catalogue_alone_says_so_and_what_was_left_out_is_counted() {
        assert_eq!(
            imported_counts([0; 5], [2, 0, 3], 0),
            "không mô hình nào thay đổi; 2 đơn vị, 3 mục danh mục mới hoặc thay đổi."
        );
        assert_eq!(
            imported_counts([1, 0, 0, 0, 0], [0, 1, 0], 1_200),
            "1 mô hình mới; 1 bộ số liệu báo cáo mới hoặc thay đổi. Bỏ lại 1.200 mục không đọc được."
        );
    }

    #[test]
    fn other_names_of_headings_are_counted_and_it_is_said_whose_are_shown() {
        let own = WhoseNames::Own("Tỉnh Phú Thọ".to_owned());
        let titles = ["Kinh tế", "Quốc phòng"].map(str::to_owned);
        assert_eq!(
            other_names(&[(own, titles.into())]),
            "Tệp có tên khác cho 2 đề mục của danh mục và đơn vị. “Kinh tế”, “Quốc phòng”: vẫn hiện tên của đơn vị mình (Tỉnh Phú \
             Thọ). Sổ giữ mọi tên cho đến khi có người quyết định ở “Chỗ khác nhau”."
        );
    }

    #[test]
    fn a_file_that_claims_what_nobody_wrote_is_named_before_and_afterwards() {
        let before = claiming("xã.json", 1_200);
        assert!(before.starts_with("“xã.json”: ") && before.contains("1.200 mục"));
        assert_eq!(claimed(&[]), None);
        let afterwards = claimed(&["xã.json".to_owned()]).expect("a name");
        assert!(afterwards.contains("“xã.json”"));
    }

    #[test]
    fn doubles_are_counted_and_the_first_of_them_named() {
        let titles = ["A", "B", "C", "D", "E"].map(str::to_owned);
        assert_eq!(doubles(&[], &[]), None);
        let words = doubles(&titles, &titles[..1]).expect("a sentence");
        assert!(words.starts_with(
            "5 mô hình trong tệp trùng tên và đơn vị với mô hình đang có trong sổ: “A”, “B”, “C” và 2 mô hình khác; 1 mô hình trong \
             tệp trùng tên và đơn vị với mô hình khác cũng trong tệp: “A”. Mỗi mô hình"
        ));
    }

    #[test]
    fn files_that_did_not_go_in_are_counted_by_what_is_wrong_and_named() {
        assert_eq!(imported(3, [0; 3]), "Đã nhập 3 tệp: ");
        assert_eq!(
            imported(141, [7, 0, 0]),
            "Đã nhập 141 tệp, bỏ qua 7 tệp không đọc được: "
        );
        assert_eq!(
            imported(2, [1, 4, 0]),
            "Đã nhập 2 tệp, bỏ qua 1 tệp không đọc được và 4 tệp còn khóa: "
        );
        assert_eq!(
            imported(1, [1, 4, 2]),
            "Đã nhập 1 tệp, bỏ qua 1 tệp không đọc được, 4 tệp còn khóa và 2 tệp vượt quá mức sổ nhận: "
        );
        let names: Vec<String> = (1..=12).map(|n| format!("{n}.json")).collect();
        assert_eq!(left_out(&[]), None);
        let few = left_out(&names[..2]).expect("two names");
        assert_eq!(few, "Tệp bị bỏ qua: “1.json”, “2.json”.");
        let many = left_out(&names).expect("twelve names");
        assert!(many.ends_with("“10.json” và 2 tệp khác."));
    }
}
