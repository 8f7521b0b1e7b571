//! Words of who has sent files, and who has not.

use crate::domain::date::{DateError, PartialDate, Timestamp};
use crate::domain::deadline::Keeping;
use crate::domain::received::Extent;
use crate::report::number::format_count;

/// Heading.
pub const SENDERS: &str = "Tình hình nộp tệp";
/// Under the heading.
pub const HINT: &str = "Theo các tệp đã nhập trên máy này.";
/// The caption of the table.
pub const CAPTION: &str = "Tệp gần nhất của từng đơn vị";
/// A column.
pub const FILE: &str = "Tệp gần nhất";
/// Stands for a unit without a file.
pub const MISSING: &str = "Chưa nộp";
/// Stands for a unit without a file whose models were written in this register.
pub const WRITTEN_HERE: &str = "Nhập tại đây";
/// Marks a file that holds a part of its sender's models.
pub const PART: &str = "một phần";
/// Copies the names of those without a file.
pub const COPY_MISSING: &str = "Sao chép danh sách chưa nộp";
/// Copies what was received.
pub const COPY_RECEIPTS: &str = "Sao chép biên nhận";
/// Says that the list will be gone with the page.
pub const NOT_KEPT: &str = "Máy này không ghi nhớ được ai đã nộp; khi đóng trang, danh sách này sẽ mất. Các mô hình đã nhập vẫn còn nguyên.";

/// Saves the deadline; forms beside it have a button of their own.
pub const SAVE_DEADLINE: &str = "Lưu thời hạn";
/// Says that nothing was saved.
pub const DEADLINE_UNCHANGED: &str = "Thời hạn vẫn như cũ, không có gì thay đổi.";
/// Says how to write the day.
pub const DEADLINE_UNREADABLE: &str = "Ghi đủ ngày, tháng và năm, ví dụ 30/11/2026.";

/// The name of a deadline in the catalogue.
pub fn deadline_of(year: i32) -> String {
    format!("Thời hạn nộp tệp năm {year}")
}

/// The label of the deadline's input.
pub fn deadline_label(year: i32) -> String {
    format!("{} (ngày/tháng/năm)", deadline_of(year))
}

/// Says why a text is no day.
pub fn deadline_error(error: DateError) -> &'static str {
    match error {
        DateError::Empty | DateError::Unreadable | DateError::Ambiguous => DEADLINE_UNREADABLE,
        DateError::NoSuchDay => "Lịch không có ngày này. Hãy xem lại ngày và tháng.",
        DateError::YearOutOfRange => "Hãy xem lại năm: ghi bốn chữ số, từ 1900 đến 2200.",
    }
}

/// Says that a day lies far from the year whose files are due.
pub fn deadline_far_off(year: i32) -> String {
    format!(
        "Hãy xem lại năm: thời hạn nộp tệp năm {year} phải từ năm {} đến năm {}.",
        year.saturating_sub(1),
        year.saturating_add(1)
    )
}

/// The deed of setting a deadline, or of taking it away.
pub fn deadline_set(year: i32, on: Option<PartialDate>) -> String {
    match on {
        Some(on) => format!("lưu thời hạn nộp tệp năm {year}: {on}"),
        None => format!("bỏ thời hạn nộp tệp năm {year}"),
    }
}

/// Stands for a unit without a file, with what is left of the time.
pub fn missing_word(keeping: Option<Keeping>) -> String {
    match keeping {
        Some(Keeping::Awaited(0)) => format!("{MISSING}, hết hạn hôm nay"),
        Some(Keeping::Awaited(days)) => format!("{MISSING}, còn {days} ngày"),
        Some(Keeping::Overdue(days)) => format!("{MISSING}, quá hạn {days} ngày"),
        Some(Keeping::InTime | Keeping::Late(_)) | None => MISSING.to_owned(),
    }
}

/// Marks a file that was made after the deadline.
pub fn late(days: i64) -> String {
    format!("trễ {days} ngày")
}

/// Counts those that have sent, of how many, those among them that were late, and those whose models were written here.
pub fn n_sent([n_sent, n_units, n_late, n_here]: [usize; 4], year: i32) -> String {
    if n_units == 0 {
        return format!("Chưa có đơn vị nào phải nộp tệp năm {year}.");
    }
    let late = match n_late {
        0 => String::new(),
        n => format!(", trong đó {} đơn vị nộp trễ", format_count(n)),
    };
    let here = match n_here {
        0 => String::new(),
        n => format!(
            "; {} đơn vị nhập tại đây nên không cần tệp",
            format_count(n)
        ),
    };
    format!(
        "{}/{} đơn vị đã nộp tệp có mô hình năm {year}{late}{here}.",
        format_count(n_sent),
        format_count(n_units)
    )
}

/// When a file was made, or taken in where that is not known.
pub fn made(stated_at: Option<Timestamp>, received_at: Timestamp) -> String {
    let day = |at: Timestamp| at.vietnam_date_time().0;
    match stated_at {
        Some(at) => format!("xuất {}", day(at)),
        None => format!("nhận {}", day(received_at)),
    }
}

/// The text that names those without a file.
pub fn missing(names: &[&str], year: i32, deadline: Option<PartialDate>) -> String {
    let deadline = deadline.map_or(String::new(), |day| format!(" (thời hạn {day})"));
    format!(
        "Còn {} đơn vị chưa nộp tệp Dân vận khéo năm {year}{deadline}: {}.",
        format_count(names.len()),
        names.join("; ")
    )
}

/// Names a part that came after the whole file.
pub fn later_part(made_at: Timestamp, n_models: usize) -> String {
    format!(
        "thêm tệp {PART} {}, {} mô hình",
        made_at.vietnam_date_time().0,
        format_count(n_models)
    )
}

/// One line of the receipts: the sender was shown the same code when the file was made.
pub fn receipt(unit: &str, extent: Extent, made: &str, n_models: usize, code: &str) -> String {
    let file = match extent {
        Extent::Part => format!("tệp {PART}"),
        Extent::Whole | Extent::Year(_) => "tệp".to_owned(),
    };
    format!(
        "Đã nhận {file} của {unit} ({made}): {} mô hình, mã {code}.",
        format_count(n_models)
    )
}

/// Opens the units behind the first ones.
pub fn more(n: usize) -> String {
    format!("Xem {} đơn vị còn lại", format_count(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_says_what_the_sender_can_check() {
        let at = Timestamp::from_iso("2026-11-20T02:00:00Z").expect("a moment");
        assert_eq!(
            receipt(
                "Xã Thanh Ba",
                Extent::Whole,
                &made(Some(at), at),
                42,
                "K7QF-2M9D"
            ),
            "Đã nhận tệp của Xã Thanh Ba (xuất 20/11/2026): 42 mô hình, mã K7QF-2M9D."
        );
        assert_eq!(
            receipt("Xã A", Extent::Part, &made(None, at), 2, "K7QF-2M9D"),
            "Đã nhận tệp một phần của Xã A (nhận 20/11/2026): 2 mô hình, mã K7QF-2M9D."
        );
        assert_eq!(later_part(at, 2), "thêm tệp một phần 20/11/2026, 2 mô hình");
        assert_eq!(
            missing(&["Xã A", "Xã B"], 2026, None),
            "Còn 2 đơn vị chưa nộp tệp Dân vận khéo năm 2026: Xã A; Xã B."
        );
        let deadline = PartialDate::parse("30/11/2026").ok();
        assert_eq!(
            missing(&["Xã A"], 2026, deadline),
            "Còn 1 đơn vị chưa nộp tệp Dân vận khéo năm 2026 (thời hạn 30/11/2026): Xã A."
        );
    }

    #[test]
    fn a_missing_file_is_told_with_the_days_that_are_left_or_over() {
        for (keeping, expect) in [
            (None, "Chưa nộp"),
            (Some(Keeping::Awaited(5)), "Chưa nộp, còn 5 ngày"),
            (Some(Keeping::Awaited(0)), "Chưa nộp, hết hạn hôm nay"),
            (Some(Keeping::Overdue(2)), "Chưa nộp, quá hạn 2 ngày"),
        ] {
            assert_eq!(missing_word(keeping), expect);
        }
        assert!(n_sent([3, 4, 1, 0], 2026).ends_with("năm 2026, trong đó 1 đơn vị nộp trễ."));
        assert!(n_sent([3, 4, 0, 0], 2026).ends_with("năm 2026."));
        assert_eq!(
            n_sent([0, 6, 0, 6], 2026),
            "0/6 đơn vị đã nộp tệp có mô hình năm 2026; 6 đơn vị nhập tại đây nên không cần tệp."
        );
    }
}
