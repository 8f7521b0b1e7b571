//! Words of closed years: who closes them, what would change their figures, what files do to them.

use super::words::counted;
use crate::report::number::format_count;

/// Names the years of units; "" is a closing for all.
fn named(closings: &[(String, i32)]) -> String {
    const N_NAMED: usize = 5;
    let one = |(unit, year): &(String, i32)| match unit.as_str() {
        "" => format!("năm {year} của cả sổ"),
        unit => format!("năm {year} của {unit}"),
    };
    let first: Vec<String> = closings.iter().take(N_NAMED).map(one).collect();
    match closings.len().saturating_sub(N_NAMED) {
        0 => first.join(", "),
        n => format!("{} và {} năm khác", first.join(", "), format_count(n)),
    }
}

/// A deed was not done, because it would change figures of closed years.
pub fn shifted(closings: &[(String, i32)]) -> String {
    format!(
        "Chưa có gì thay đổi: việc này làm đổi số liệu đã khóa ({}). Muốn làm, vào “Bình xét”, chọn đơn vị ấy, mở khóa năm và ghi lý do.",
        named(closings)
    )
}

/// Under the years of a set that would change figures of closed years.
pub fn set_shifted(closings: &[(String, i32)]) -> String {
    format!(
        "Bộ này làm đổi điểm, xếp loại của năm đã khóa ({}); chưa có gì được lưu. Hãy ghi năm khác, hoặc mở khóa năm ở “Bình xét” trước.",
        named(closings)
    )
}

/// A deed was not done, because it would close or unlock a year of another unit.
pub fn not_yours(unit: &str) -> String {
    format!("Chưa có gì thay đổi. {}", only_they(unit))
}

/// Says who closes and unlocks the years of a unit; "" stands for all.
pub fn only_they(unit: &str) -> String {
    match unit {
        "" => "Năm này được khóa cho cả sổ, khi sổ chưa chọn đơn vị của mình. Muốn mở khóa, bỏ chọn đơn vị của sổ ở “Cài đặt” trước.".to_owned(),
        unit => format!("Chỉ {unit} hoặc đơn vị cấp trên của {unit} khóa, mở khóa được năm của {unit}."),
    }
}

/// Says what was written to the entries of the closed year since; nothing where nothing was.
pub fn later(n_edited: usize, n_deleted: usize) -> Option<String> {
    let parts = counted([
        (n_edited, "đăng ký được ghi hoặc sửa"),
        (n_deleted, "đăng ký bị xóa"),
    ]);
    (!parts.is_empty()).then(|| format!("Sau lần khóa đầu tiên: {parts}."))
}

/// Before the list of closings and unlockings that files bring.
pub const NEWS: &str = "Tệp mang theo việc khóa, mở khóa năm:";

/// A line of the list: the event in words, or "" where the file says nothing of it.
pub fn news(unit: &str, year: i32, closes: bool, event: &str) -> String {
    let unit = if unit.is_empty() { "Cả sổ" } else { unit };
    let what = if closes { "khóa" } else { "mở khóa" };
    let event = match event {
        "" => "tệp không ghi ai làm và lý do",
        event => event,
    };
    format!("{unit}: {what} năm {year} ({event})")
}

/// Behind the first lines.
pub fn more_news(n: usize) -> String {
    format!("và {} lần khóa, mở khóa khác.", format_count(n))
}

/// What files do to a closed year.
pub fn year_news(year: i32, n_changed: usize, n_deleted: usize, n_added: usize) -> String {
    let parts = counted([
        (n_changed, "mô hình thay đổi"),
        (n_deleted, "bị xóa"),
        (n_added, "thêm vào"),
    ]);
    format!("Năm {year} đã khóa: {parts}")
}

/// Under it: which of those that change or come in are marked, and what the others mean.
pub fn year_news_hint(n: usize, n_unmarked: usize) -> String {
    let marked = "sẽ có dấu “Sửa sau khi khóa năm”";
    let unmarked = "vì ghi trước ngày khóa hoặc chỉ đổi theo đơn vị; số liệu năm đã khóa vẫn thay đổi, hãy đối chiếu với báo cáo đã gửi";
    let changed = match n_unmarked {
        0 => format!("những đăng ký này {marked}"),
        all if all == n => {
            format!("những đăng ký này không có dấu “Sửa sau khi khóa năm”, {unmarked}")
        }
        some => format!(
            "những đăng ký này {marked}, trừ {} đăng ký {unmarked}",
            format_count(some)
        ),
    };
    format!("Vẫn nhập được; {changed}. Đăng ký bị xóa được đếm ở phần khóa năm của “Bình xét”.")
}
/// Behind a model that would change.
pub const CHANGED: &str = "thay đổi";
/// Behind a model that would be gone.
pub const DELETED: &str = "bị xóa";
/// Behind a model that would come.
pub const ADDED: &str = "thêm vào";

/// Says behind the counts of an import what it closed and unlocked; "" where nothing.
pub fn imported(n_closed: usize, n_unlocked: usize) -> String {
    match counted([(n_unlocked, "lần mở khóa năm"), (n_closed, "lần khóa năm")]) {
        none if none.is_empty() => none,
        parts => format!(" Có {parts}."),
    }
}

/// Says that going back leaves closings alone.
pub const CLOSINGS_STAY: &str =
    "Việc khóa, mở khóa năm từ lúc đó giữ nguyên: quay lại không khóa, không mở khóa năm nào.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_figures_that_would_change_are_named_by_unit_and_year() {
        let one = |year| ("Tỉnh A".to_owned(), year);
        assert!(shifted(&[one(2026)]).contains("(năm 2026 của Tỉnh A)"));
        let many: Vec<_> = (2020..2027).map(one).collect();
        assert!(set_shifted(&many).contains("năm 2024 của Tỉnh A và 2 năm khác)"));
    }

    #[test]
    fn what_an_import_did_to_closed_years_is_told_alone_and_not_told_where_it_did_nothing() {
        assert_eq!(imported(0, 0), "");
        assert_eq!(imported(1, 2), " Có 2 lần mở khóa năm, 1 lần khóa năm.");
        assert_eq!(later(0, 0), None);
        let news = year_news(2026, 2, 1, 0);
        assert_eq!(news, "Năm 2026 đã khóa: 2 mô hình thay đổi, 1 bị xóa");
    }
}
