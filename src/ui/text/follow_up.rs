//! Words of Việc cần làm.

use chrono::{Datelike, NaiveDate};

use super::models::lower_first;
use super::{sets, units, words};
use crate::domain::draft::FormField;
use crate::domain::follow_up::{About, Part, Reason, When};
use crate::domain::set_warnings::SetFault;
use crate::domain::stage::Stage;
use crate::report::number::format_count;

/// Heading, and the link that leads here.
pub const TITLE: &str = "Việc cần làm";
/// Under the heading.
pub const HINT: &str = "Sổ tự đối chiếu với thời hạn và mẫu đăng ký để nhắc việc; không tự sửa gì. Mỗi mô hình, đơn vị chỉ được nhắc \
     một lần, theo việc gấp nhất; nhiều việc cùng loại đứng chung một dòng.";
/// Stands where there is nothing to do.
pub const NONE: &str = "Không có việc nào cần nhắc.";
/// What that means.
pub const NONE_HINT: &str =
    "Thời hạn được ghi trong bộ danh mục; đơn vị nào chưa ghi thời hạn thì không bị nhắc trễ hạn.";
/// Puts a matter off.
pub const PUT_OFF: &str = "Nhắc lại sau 7 ngày";
/// Opens the list of many that one line tells of.
pub const OPEN_MANY: &str = "Xem từng việc";
/// Says that it is put off.
pub const IS_PUT_OFF: &str = "Sẽ nhắc lại sau 7 ngày, hoặc sớm hơn nếu việc thay đổi.";
/// Says that it could not be remembered.
pub const NOT_KEPT: &str =
    "Trình duyệt chưa ghi nhớ được, nên lần mở sau sẽ nhắc lại. Sổ không thay đổi.";
/// Shows what was put off again.
pub const BRING_BACK: &str = "Hiện lại";
/// Label of the number of days.
pub const N_DAYS: &str = "Nhắc khi không cập nhật quá";
/// Begins the name of a whole year.
const THE_YEAR: &str = "Cả năm";
/// What files have a deadline.
pub const FILES: &str = "Nộp tệp";

/// The heading of a part of the agenda.
pub fn part(when: When, n: usize) -> String {
    let words = match when {
        When::Overdue => "Quá hạn",
        When::ThisWeek => "Trong 7 ngày tới",
        When::Later => "Sau đó",
        When::Undated => "Không có thời hạn",
    };
    format!("{words} ({})", format_count(n))
}

/// Shows further matters.
pub fn more(n: usize) -> String {
    format!("Xem thêm {} việc", format_count(n))
}

/// Says how many matters are put off.
pub fn n_put_off(n: usize) -> String {
    format!("Đã hẹn nhắc lại sau: {} việc.", format_count(n))
}

/// A choice of days.
pub fn days(n: u32) -> String {
    format!("{n} ngày")
}

/// Tells the buttons apart for screen readers; begins with a space.
pub fn of_matter(name: &str) -> String {
    format!(" ({name})")
}

/// Names the deadline of a stage.
pub fn deadline_of(stage: Stage) -> String {
    format!("Đến bước “{}”", words::stage(stage))
}

/// Writes a day as people do.
fn date(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// Says how far a day is from today.
fn distance(on: NaiveDate, today: NaiveDate) -> String {
    match (on - today).num_days() {
        0 => "hôm nay là ngày cuối".to_owned(),
        n @ 1.. => format!("còn {} ngày", format_count(n.unsigned_abs() as usize)),
        n => format!("quá {} ngày", format_count(n.unsigned_abs() as usize)),
    }
}

fn due(on: NaiveDate, today: NaiveDate) -> String {
    format!("hạn {} ({})", date(on), distance(on, today))
}

/// Says why something is to be looked after, as it stands after its name.
pub fn reason(reason: &Reason, today: NaiveDate) -> String {
    match reason {
        Reason::Late(stage, on) => format!(
            "chưa đến bước “{}”, {}",
            words::stage(*stage),
            due(*on, today)
        ),
        Reason::SentBack(on) => format!("đã trả lại, chờ đăng ký lại, {}", due(*on, today)),
        Reason::Unregistered(on) => {
            format!("chưa có mô hình nào được đăng ký, {}", due(*on, today))
        }
        Reason::FilesLate(on) => format!("chưa nộp tệp, {}", due(*on, today)),
        Reason::Due {
            on,
            n_entries,
            n_units,
        } => {
            let waiting = words::counted([
                (*n_entries, "mô hình chưa đến bước này"),
                (*n_units, "đơn vị chưa có mô hình"),
            ]);
            format!("{}; {waiting}", due(*on, today))
        }
        Reason::FilesDue(on, n) => {
            format!("{}; {} đơn vị chưa nộp", due(*on, today), format_count(*n))
        }
        Reason::Unnamed => "chưa có tên; hãy ghi tên".to_owned(),
        Reason::Trouble(trouble) => {
            format!("{}; hãy xem ở Danh mục", units::trouble(trouble).0)
        }
        Reason::Fault(fault) => set_fault(fault),
        Reason::Silent(since) => format!(
            "{} ngày chưa cập nhật",
            format_count((today - *since).num_days().unsigned_abs() as usize)
        ),
        Reason::TooEarly => {
            "ngày quyết định hoặc khen thưởng sớm hơn ngày có thể có; hãy xem lại".to_owned()
        }
        Reason::UnknownWords(unknown) => format!(
            "ghi từ mà chương trình không biết (“{}”); hãy chọn lại",
            unknown.join("”, “")
        ),
        Reason::OddScores => {
            "điểm vượt mức, trùng, ngoài bộ tiêu chí hoặc khác tổng đã ghi; hãy xem lại ở Bình xét"
                .to_owned()
        }
        Reason::OriginsInCircle => {
            "“Nhân rộng từ” dẫn vòng tròn; hãy xem lại ở phần Nhân rộng của mô hình".to_owned()
        }
        Reason::Alike(n) => format!("có thể trùng với {} mô hình khác", format_count(*n)),
        Reason::Lacks(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| part_of_form(*part)).collect();
            format!("chưa ghi {}", parts.join(", "))
        }
        Reason::Empty => "chưa có mô hình nào được đăng ký".to_owned(),
    }
}

/// Says why many of a kind are to be looked after, in what all of them share.
pub fn reason_of_many(one: &Reason, today: NaiveDate) -> String {
    match one {
        Reason::Trouble(_) => "ghi điều không thể có; hãy xem ở Danh mục".to_owned(),
        Reason::Fault(_) => "có chỗ cần sửa; hãy xem ở Danh mục".to_owned(),
        Reason::Silent(_) => "lâu chưa cập nhật".to_owned(),
        Reason::Alike(_) => "có thể trùng với mô hình khác".to_owned(),
        Reason::UnknownWords(_) => {
            "ghi từ mà chương trình không biết; hãy mở từng mô hình và chọn lại".to_owned()
        }
        Reason::Lacks(_) => "chưa ghi đủ các phần của mẫu đăng ký".to_owned(),
        one => reason(one, today),
    }
}

/// Counts many of a kind.
pub fn many(about: &About, n: usize) -> String {
    format!("{} {}", format_count(n), noun(about))
}

/// Names the first of many.
pub fn examples(about: &About, names: &[String], n_all: usize) -> String {
    let named = names.join("; ");
    match n_all.saturating_sub(names.len()) {
        0 => format!("{named}."),
        n => format!("{named} và {} {} khác.", format_count(n), noun(about)),
    }
}

fn noun(about: &About) -> &'static str {
    match about {
        About::Model(_) => "mô hình",
        About::Unit(_) => "đơn vị",
        About::Field(_) => "lĩnh vực",
        About::Set(_) => "bộ danh mục",
        About::Stage(_) | About::Files | About::Year => "việc",
    }
}

fn set_fault(fault: &SetFault) -> String {
    match fault {
        SetFault::Overlaps(other, one) => format!(
            "trùng năm với bộ “{other}” ở phần {}",
            lower_first(sets::aspect(*one))
        ),
        SetFault::EndsBefore => "năm cuối đứng trước năm đầu nên không dùng cho năm nào".to_owned(),
        SetFault::UnknownUnit(unit) => format!("ghi là của đơn vị “{unit}” mà sổ chưa có"),
        SetFault::UnknownEntry(_, id) => format!("ghi mục “{id}” mà danh mục chưa có"),
        SetFault::BrokenItem(_, id) => format!("có dòng “{id}” không đọc được nên không tính"),
        SetFault::OutOfReach(_) => "có mức điểm mà không mô hình nào đạt được".to_owned(),
    }
}

fn part_of_form(part: Part) -> String {
    let label = |field| lower_first(words::form_field(field));
    match part {
        Part::Rationale => label(FormField::Rationale),
        Part::Objectives => label(FormField::Objectives),
        Part::Methods => label(FormField::Methods),
        Part::Reach => "địa bàn, đối tượng".to_owned(),
        Part::Actors => label(FormField::Actors),
        Part::Resources => label(FormField::Resources),
        Part::Time => "thời gian".to_owned(),
        Part::Outputs => label(FormField::Outputs),
        Part::Sustainability => label(FormField::Sustainability),
    }
}

/// Names the reasons beside the most urgent one; "" where there are none.
pub fn beside(reasons: &[String]) -> String {
    match reasons {
        [] => String::new(),
        reasons => format!("Ngoài ra: {}.", reasons.join("; ")),
    }
}

/// Says that a matter is put off, or that it is remembered in this page alone.
pub const fn put_off_said(is_kept: bool) -> &'static str {
    match is_kept {
        true => IS_PUT_OFF,
        false => NOT_KEPT,
    }
}

/// Names what is to be looked after when nothing else does.
pub fn year(year: i32) -> String {
    format!("{THE_YEAR} {year}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap_or_default()
    }

    #[track_caller]
    fn check(one: &Reason, expect: &str) {
        assert_eq!(reason(one, day(31)), expect);
    }

    #[test]
    fn many_of_a_kind_are_counted_and_the_first_are_named() {
        let unit = About::Unit(String::new());
        assert_eq!(many(&unit, 1_240), "1.240 đơn vị");
        assert_eq!(
            reason_of_many(&Reason::Empty, day(31)),
            "chưa có mô hình nào được đăng ký"
        );
        let names = ["Xã A", "Xã B", "Xã C"].map(str::to_owned);
        assert_eq!(
            examples(&unit, &names, 240),
            "Xã A; Xã B; Xã C và 237 đơn vị khác."
        );
    }

    #[test]
    fn a_reason_reads_on_after_the_name() {
        check(
            &Reason::Late(Stage::Accepted, day(19)),
            "chưa đến bước “Đã duyệt”, hạn 19/03/2026 (quá 12 ngày)",
        );
        check(
            &Reason::Due {
                on: day(31),
                n_entries: 1_200,
                n_units: 0,
            },
            "hạn 31/03/2026 (hôm nay là ngày cuối); 1.200 mô hình chưa đến bước này",
        );
        check(&Reason::Silent(day(1)), "30 ngày chưa cập nhật");
        check(
            &Reason::Lacks(vec![Part::Rationale, Part::Time]),
            "chưa ghi sự cần thiết, thời gian",
        );
    }
}
