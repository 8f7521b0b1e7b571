//! Sentences about files that cannot be opened, and about records in them that cannot go in.

use crate::domain::path::{Path, Segment};
use crate::domain::shape::Shape;
use crate::format::exchange_read::{FileError, Refused};
use crate::format::plain_read::{Flaw, MAX_ID_CHARS, SyncFlaw};
use crate::format::readable_file::PageError::{self, Cut, Damaged, NoFile, Several};

use super::limits;
use super::paths::{member_name, path_label, record_word};
use super::unreadable_files::{encoding_error, json_error, spoiled_on_the_way};

const SAFE: &str = "Sổ không thay đổi.";
pub(super) const SEND_AGAIN: &str = "Hãy xin gửi lại tệp.";
pub(super) const PICK_EXCHANGE_FILE: &str = "Hãy chọn tệp do nơi gửi lấy ra bằng nút “Xuất tệp”, tên thường kết thúc bằng .json hoặc .html.";
pub(super) const ASK_SENDER: &str = "Hãy báo cho nơi gửi kiểm tra lại tệp rồi gửi bản khác.";

/// Says why a file cannot be opened: what happened and where, what is safe, what to do next.
pub fn file_error(error: &FileError) -> String {
    match error {
        FileError::Encoding(error) => encoding_error(*error),
        FileError::Json(error) => json_error(error),
        FileError::Spoiled(spoiled) => spoiled_on_the_way(*spoiled),
        FileError::OtherProgram => told(
            "Tệp này do chương trình khác lập, không phải tệp trao đổi của Sổ Dân vận khéo.",
            PICK_EXCHANGE_FILE,
        ),
        FileError::NewerVersion(version) => told(
            &format!(
                "Tệp do phiên bản mới hơn của chương trình ghi (quy cách tệp số {version}); phiên bản đang mở chưa đọc \
                 được."
            ),
            "Tệp vẫn tốt: hãy tải lại trang để lấy phiên bản mới rồi nhập lại.",
        ),
        FileError::WrongType(member) => told(
            &format!(
                "Phần “{}” của tệp không đúng quy cách.",
                file_member(member)
            ),
            ASK_SENDER,
        ),
        FileError::Locked(_) => told(
            "Tệp này được khóa bằng mật khẩu.",
            "Hãy gõ mật khẩu của tệp ở dưới bảng rồi bấm “Mở khóa”; tệp còn khóa thì không vào sổ.",
        ),
        FileError::Rounds(n) => told(
            &format!(
                "Tệp được khóa sai quy cách: {n} vòng tạo khóa, trong khi phải từ 600 nghìn đến 10 triệu."
            ),
            ASK_SENDER,
        ),
        FileError::NotBase64(member) => told(
            &format!(
                "Phần “{}” của tệp khóa có ký tự lạ hoặc thiếu ký tự; có thể tệp bị hỏng khi gửi.",
                file_member(member)
            ),
            SEND_AGAIN,
        ),
        FileError::Page(error) => {
            let (happened, next) = page_error(*error);
            told(happened, next)
        }
        FileError::TooMany(many) => told(&limits::too_many(many), limits::SEND_PARTS),
    }
}

const fn page_error(error: PageError) -> (&'static str, &'static str) {
    match error {
        NoFile => (
            "Đây là trang web, bên trong không có tệp trao đổi nào.",
            "Hãy chọn chính tệp .html nhận được, đừng chọn trang đã sửa hoặc đã lưu lại; hoặc chọn tệp .json.",
        ),
        Cut => (
            "Trang này bị cắt ngang, tệp trao đổi bên trong không còn đủ.",
            SEND_AGAIN,
        ),
        Several => (
            "Trang này có nhiều tệp trao đổi bên trong nên không biết lấy tệp nào.",
            ASK_SENDER,
        ),
        Damaged => (
            "Tệp trao đổi bên trong trang này bị hỏng: nội dung không còn như lúc xuất.",
            SEND_AGAIN,
        ),
    }
}

/// Says that the browser could not read a file at all.
pub fn not_read() -> String {
    told(
        "Trình duyệt không đọc được tệp này; có thể tệp đã bị chuyển chỗ, hoặc USB đã rút ra.",
        "Hãy kiểm tra rồi chọn lại tệp.",
    )
}

pub(super) fn told(happened: &str, next: &str) -> String {
    format!("{happened} {SAFE} {next}")
}

fn file_member(member: &str) -> &str {
    match member {
        "version" => "phiên bản",
        "exported_at" => "ngày xuất",
        "exported_by" | "exported_by.unit" | "exported_by.name" => "nơi gửi",
        "models" => "mô hình",
        "units" => "đơn vị",
        "catalogue" => "danh mục",
        "reported" => "số liệu báo cáo",
        "sync" => "lịch sử sửa đổi",
        "kdf" | "kdf.name" | "kdf.rounds" | "kdf.salt" => "cách tạo khóa",
        "cipher" | "cipher.name" | "cipher.iv" => "cách mã hóa",
        "data" => "nội dung đã mã hóa",
        other => other,
    }
}

/// Names a record that does not go in: `Mô hình thứ 5 “Tổ hòa giải”`.
pub fn refused_name(refused: &Refused) -> String {
    let word = record_word(&refused.collection);
    let place = match refused.place {
        0 => String::new(),
        place => format!(" thứ {place}"),
    };
    match refused.name.is_empty() {
        true => format!("{word}{place}"),
        false => format!("{word}{place} “{}”", refused.name),
    }
}

/// Says why a record does not go in, with the place inside it.
pub fn flaw(flaw: &Flaw) -> String {
    match flaw {
        Flaw::NotAnObject => "Nội dung không đúng quy cách.".to_owned(),
        Flaw::BadId => format!("Không có mã riêng, hoặc mã dài quá {MAX_ID_CHARS} ký tự."),
        Flaw::Twice => {
            "Có hai lần trong tệp với cùng một mã nên không biết lấy lần nào.".to_owned()
        }
        Flaw::NumberOfSeveral { number, units } => number_of_several(number, units),
        Flaw::Missing(member) => format!("Thiếu {}.", quoted(segment_word(member))),
        Flaw::WrongType { path, expected } => {
            format!(
                "Mục {} phải là {}.",
                quoted(&path_label(path)),
                shape(*expected)
            )
        }
        Flaw::BadDate { path, text } => {
            format!(
                "Mục {} ghi “{text}”, không phải là ngày.",
                quoted(&path_label(path))
            )
        }
        Flaw::BadYear(text) => {
            format!("Có một năm ghi là {text}; năm phải là số từ 1900 đến 2200.")
        }
        Flaw::YearTwice(year) => format!("Năm {year} được ghi hai lần."),
        Flaw::ItemTwice(path) => format!("Mục {} có hai dòng cùng mã.", quoted(&path_label(path))),
        Flaw::TooMuch(much) => limits::too_much(*much),
        Flaw::BadSync(flaw) => format!("Phần lịch sử sửa đổi không khớp: {}.", sync_flaw(flaw)),
    }
}

/// Says that units which count for themselves use one number.
fn number_of_several(number: &str, units: &[String]) -> String {
    const N_NAMED: usize = 5;
    let names: Vec<&str> = units.iter().take(N_NAMED).map(String::as_str).collect();
    let more = if units.len() > N_NAMED { "…" } else { "" };
    format!(
        "Số {} của các đơn vị trùng nhau: {}{more} đều có mô hình mang số này, mỗi đơn vị tự đánh số, nên không biết lấy mô hình nào. \
         Không mô hình nào mang số này vào sổ. Hãy nhập tệp riêng của từng đơn vị, hoặc nhờ nơi gửi ghi số khác nhau (ví dụ thêm tên \
         đơn vị vào trước số) rồi gửi lại.",
        quoted(number),
        names.join(", ")
    )
}

fn sync_flaw(flaw: &SyncFlaw) -> String {
    let about = |path: &Path| quoted(&path_label(path));
    match flaw {
        SyncFlaw::NotInSync => "không có lịch sử của bản ghi này".to_owned(),
        SyncFlaw::Shape => "viết sai quy cách".to_owned(),
        SyncFlaw::NotInTable => "nhắc tới một lần ghi mà tệp không kê khai".to_owned(),
        SyncFlaw::BeyondLast(_) => "nhắc tới một lần ghi chưa từng có".to_owned(),
        SyncFlaw::Twice(path) => format!("mục {} được ghi hai lần", about(path)),
        SyncFlaw::ValueMissing(path) => format!("mục {} không có giá trị", about(path)),
        SyncFlaw::WithoutDot(path) => format!("mục {} không có lịch sử", about(path)),
    }
}

fn quoted(word: &str) -> String {
    format!("“{word}”")
}

fn segment_word(segment: &Segment) -> &str {
    match segment {
        Segment::Name(name) => member_name(name),
        Segment::Item(id) => id,
        Segment::Year(_) => member_name("year"),
    }
}

const fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "chữ",
        Shape::Date => "ngày",
        Shape::Number => "số",
        Shape::Truth => "có hoặc không",
        Shape::Items => "một danh sách",
        Shape::Group(_) => "một nhóm mục",
        Shape::Years => "danh sách các năm",
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::limits::{Measure, TooMany, TooMuch};
    use crate::domain::member;
    use crate::domain::register::Collection;
    use crate::domain::replica::ReplicaId;
    use crate::format::encoding::{EncodingError, OtherKind};
    use crate::format::envelope::{Envelope, Header};
    use crate::format::json::JsonError;
    use crate::format::spoiled::Spoiled;

    fn file_errors() -> Vec<FileError> {
        let kinds = [
            OtherKind::ZipOrOffice,
            OtherKind::OldOffice,
            OtherKind::Pdf,
            OtherKind::Gzip,
            OtherKind::Picture,
            OtherKind::OtherArchive,
        ];
        let encoding = [
            EncodingError::Empty,
            EncodingError::TooLarge,
            EncodingError::CutInLetter { line: 37 },
            EncodingError::NotText { line: 7 },
        ];
        let json = [
            JsonError::CutOff { line: 212 },
            JsonError::Syntax { line: 1, column: 1 },
            JsonError::Syntax { line: 3, column: 8 },
            JsonError::TooDeep { line: 1 },
            JsonError::DuplicateMember { line: 4 },
            JsonError::NumberTooLarge { line: 5 },
        ];
        let spoiled = [
            Spoiled::BentQuotes { line: 2 },
            Spoiled::Zeros,
            Spoiled::OnlyZeros,
        ];
        let kinds = kinds.into_iter().map(EncodingError::Other);
        let encoding = kinds.chain(encoding).map(FileError::Encoding);
        let others = [
            FileError::OtherProgram,
            FileError::NewerVersion(2),
            FileError::WrongType("models".to_owned()),
            FileError::Rounds(1000),
            FileError::NotBase64("kdf.salt"),
            FileError::Locked(Arc::new(Envelope {
                header: Header::new([0; 16], [0; 12]),
                data: Vec::new(),
            })),
        ];
        encoding
            .chain(json.map(FileError::Json))
            .chain(others)
            .chain([NoFile, Cut, Several, Damaged].map(FileError::Page))
            .chain([FileError::TooMany(TooMany {
                list: Collection::Units,
                n: 100_000,
            })])
            .chain(spoiled.map(FileError::Spoiled))
            .collect()
    }

    fn flaws() -> Vec<Flaw> {
        let path: Path = [member::YEARS, Segment::Year(2022), member::STAGE].into();
        let sync = [
            SyncFlaw::NotInSync,
            SyncFlaw::Shape,
            SyncFlaw::NotInTable,
            SyncFlaw::BeyondLast(ReplicaId::new(1)),
            SyncFlaw::Twice(path.clone()),
            SyncFlaw::ValueMissing(path.clone()),
            SyncFlaw::WithoutDot(path.clone()),
        ];
        let mut flaws = vec![
            Flaw::NotAnObject,
            Flaw::BadId,
            Flaw::Twice,
            Flaw::NumberOfSeveral {
                number: "1".to_owned(),
                units: vec!["Xã A".to_owned(), "Xã B".to_owned()],
            },
            Flaw::Missing(member::TITLE),
            Flaw::WrongType {
                path: path.clone(),
                expected: Shape::Text,
            },
            Flaw::BadDate {
                path: path.clone(),
                text: "hôm qua".to_owned(),
            },
            Flaw::BadYear("20222".to_owned()),
            Flaw::YearTwice(2022),
            Flaw::ItemTwice(path),
        ];
        flaws.extend(sync.map(Flaw::BadSync));
        let much = Measure::ALL.map(|measure| TooMuch {
            measure,
            n: 123_456,
        });
        flaws.extend(much.map(Flaw::TooMuch));
        flaws
    }

    #[test]
    fn every_file_that_cannot_be_opened_is_told_to_have_changed_nothing_and_what_to_do() {
        let sentences = file_errors()
            .iter()
            .map(file_error)
            .chain([not_read()])
            .collect::<Vec<_>>();
        for sentence in sentences {
            let (happened, next) = sentence
                .split_once(SAFE)
                .expect("says that the register is safe");
            assert!(happened.trim().ends_with('.'), "{sentence}");
            assert!(next.trim().ends_with('.'), "{sentence}");
        }
    }

    #[test]
    fn a_cut_file_is_told_with_its_line() {
        let error = FileError::Json(JsonError::CutOff { line: 212 });
        let sentence = "Tệp bị cắt ngang ở dòng 212. Sổ không thay đổi. Hãy xin gửi lại tệp.";
        assert_eq!(file_error(&error), sentence);
    }

    #[test]
    fn every_flaw_is_a_sentence_of_its_own_without_the_names_of_files_members() {
        let sentences: Vec<String> = flaws().iter().map(flaw).collect();
        for (at, sentence) in sentences.iter().enumerate() {
            assert!(
                sentence.ends_with('.') && !sentence.contains(".."),
                "{sentence}"
            );
            assert!(!sentences[..at].contains(sentence), "{sentence}");
            assert!(
                !sentence.contains("stage") && !sentence.contains("title"),
                "{sentence}"
            );
        }
    }

    #[test]
    fn a_refused_record_is_named_with_its_place() {
        let refused = Refused {
            collection: Collection::Models,
            place: 5,
            name: "Tổ hòa giải".to_owned(),
            flaw: Flaw::YearTwice(2022),
        };
        assert_eq!(refused_name(&refused), "Mô hình thứ 5 “Tổ hòa giải”");
        let nameless = Refused {
            place: 0,
            name: String::new(),
            ..refused
        };
        assert_eq!(refused_name(&nameless), "Mô hình");
    }
}
