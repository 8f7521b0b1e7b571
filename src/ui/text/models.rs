//! Words of Sổ mô hình and of a model's page.

use crate::domain::item_draft::ItemField;
use crate::report::number::format_count;
use crate::report::words::bare_number;
use crate::ui::route::Sort;

/// The search box.
pub const SEARCH: &str = "Tìm mô hình";
/// First choice of a filter.
pub const ALL_YEARS: &str = "Tất cả các năm";
/// First choice of a filter.
pub const ALL_FIELDS: &str = "Tất cả lĩnh vực";
/// First choice of a filter.
pub const ALL_UNITS: &str = "Tất cả đơn vị";
/// First choice of a filter.
pub const ALL_SUBJECTS: &str = "Tất cả chủ thể";
/// First choice of a filter.
pub const ALL_STAGES: &str = "Tất cả giai đoạn";
/// A button.
pub const CLEAR_FILTERS: &str = "Xóa bộ lọc";
/// A button.
pub const CLEAR_SEARCH: &str = "Xóa từ tìm kiếm";
/// The list without any model.
pub const EMPTY: &str = "Sổ chưa có mô hình nào";
/// What to do then.
pub const EMPTY_HINT: &str = "Thêm mô hình đầu tiên, hoặc nhập tệp do đơn vị khác gửi.";
/// Leads to the import.
pub const IMPORT: &str = "Nhập tệp";
/// A filter left nothing.
pub const NOTHING_FITS: &str = "Không có mô hình nào khớp với bộ lọc";
/// Marks a model somebody has to decide something about.
pub const UNDECIDED: &str = "Chỗ khác nhau";
/// Stands where a value is missing.
pub const UNSTATED: &str = "Chưa ghi";

/// Begins to choose models one by one.
pub const CHOOSE: &str = "Chọn để gửi";
/// Chooses none again.
pub const CHOOSE_NONE: &str = "Bỏ chọn tất cả";

/// The label of a model's checkbox.
pub fn choose_one(title: &str) -> String {
    format!("Chọn mô hình “{title}”")
}

/// Chooses all models that the filter leaves.
pub fn choose_all(n: usize) -> String {
    format!("Chọn tất cả {} mô hình đang lọc", format_count(n))
}

/// Says how many models are chosen, and how many of them the filter leaves out.
pub fn n_chosen(n: usize, n_unseen: usize) -> String {
    match (n, n_unseen) {
        (0, _) => "Chưa chọn mô hình nào.".to_owned(),
        (n, 0) => format!("Đã chọn {} mô hình.", format_count(n)),
        (n, unseen) => format!(
            "Đã chọn {} mô hình, trong đó {} mô hình bộ lọc đang ẩn.",
            format_count(n),
            format_count(unseen)
        ),
    }
}

/// Leads to the export of those that are chosen.
pub fn export_chosen(n: usize) -> String {
    format!("Xuất tệp {} mô hình", format_count(n))
}

/// Opens the filters on a phone.
pub fn filters(n_used: usize) -> String {
    match n_used {
        0 => "Bộ lọc".to_owned(),
        n => format!("Bộ lọc (đang dùng {n})"),
    }
}

/// Says how many models are listed, and how far that figure can be relied on.
pub fn count(n: usize, year: Option<i32>, n_undecided: usize) -> String {
    let year = year.map_or(String::new(), |year| format!(", năm {year}"));
    let undecided = match n_undecided {
        0 => String::new(),
        n => format!(
            ", trong đó {} mô hình có chỗ khác nhau chưa quyết định",
            format_count(n)
        ),
    };
    format!("{} mô hình{year}{undecided}", format_count(n))
}

/// Says that the models listed have some of the words looked for, for none has all.
pub const SOME_WORDS: &str = "Không có mô hình nào có đủ các từ đã gõ; dưới đây là mô hình có một phần, khớp nhiều nhất đứng trước.";

/// Says how many of the models listed have what was looked for in a row, as it was typed, where others do not; else "".
pub fn whole_phrase(query: &str, n: usize, n_whole: usize, is_first: bool) -> String {
    if n_whole == 0 || n_whole >= n {
        return String::new();
    }
    format!(
        "{} mô hình có đúng cụm “{query}”{}; {} mô hình khác có đủ các từ",
        format_count(n_whole),
        if is_first { ", đứng trước" } else { "" },
        format_count(n - n_whole)
    )
}

/// Shows more of the list.
pub fn more(n: usize) -> String {
    format!("Xem thêm {} mô hình", format_count(n))
}

/// Says on paper that more models are there, and how they are printed.
pub fn printed_first(n_shown: usize, n: usize) -> String {
    format!(
        "Bản in này chỉ có {} trong {} mô hình. Để in hết: vào “Báo cáo”, chọn “Danh sách đăng ký”, bấm “In”.",
        format_count(n_shown),
        format_count(n)
    )
}

/// Says that a search found nothing.
pub fn nothing_found(query: &str) -> String {
    format!("Không có mô hình nào khớp với “{}”", query.trim())
}

/// Says what to do when nothing was found.
pub fn nothing_found_hint(filters: &[String]) -> String {
    match filters.is_empty() {
        true => "Có thể gõ không dấu, hoặc thử ít chữ hơn.".to_owned(),
        false => format!(
            "Đang lọc: {}. Bỏ bớt bộ lọc hoặc thử từ khác.",
            filters.join(", ")
        ),
    }
}

/// Names one filter in use.
pub fn filter_in_use(label: &str, value: &str) -> String {
    let mut label = label.to_lowercase();
    label.push(' ');
    label.push_str(value);
    label
}

/// Names the table for screen readers.
pub fn caption(sort: Sort, is_by_rank: bool) -> &'static str {
    if is_by_rank {
        return "Các mô hình, khớp nhất đứng trước";
    }
    match sort {
        Sort::Title => "Các mô hình, xếp theo tên",
        Sort::Field => "Các mô hình, xếp theo lĩnh vực",
        Sort::Unit => "Các mô hình, xếp theo đơn vị",
        Sort::Subject => "Các mô hình, xếp theo chủ thể",
        Sort::Stage => "Các mô hình, xếp theo giai đoạn",
        Sort::Entry => "Các mô hình, xếp theo đăng ký",
    }
}

/// A button of a model's page.
pub const ADD_YEAR: &str = "Thêm năm";
/// Heading.
pub const MODEL: &str = "Mô hình, điển hình";
/// Heading.
pub const YEARS: &str = "Các năm tham gia";
/// A model without years.
pub const NO_YEARS: &str =
    "Chưa có năm nào. Mô hình chưa được tính vào năm nào cho đến khi thêm năm.";
/// Heading, and a part of the form.
pub const GENERAL: &str = "Chung";
/// Heading, and a part of the form.
pub const CONTENT: &str = "Nội dung";
/// Heading, and a part of the form.
pub const MEANS: &str = "Nguồn lực, thời gian";
/// Heading.
pub const OTHER_MEMBERS: &str = "Mục khác trong tệp";
/// Under the heading.
pub const OTHER_MEMBERS_HINT: &str =
    "Những mục phiên bản này chưa biết. Được giữ nguyên và gửi kèm khi xuất tệp.";
/// Leads to the form.
pub const COMPLETE: &str = "Bổ sung";
/// The steps through the stages.
pub const STEPS: &str = "Các bước";
/// The scores by criterion.
pub const SCORES: &str = "Điểm theo tiêu chí";
/// A model that is not in the register.
pub const GONE: &str = "Không có mô hình này trong sổ";
/// What to do then.
pub const GONE_HINT: &str = "Mô hình có thể đã bị xóa, hoặc tệp có mô hình này chưa được nhập vào sổ. Các mô hình khác không bị ảnh hưởng.";
/// Leads to the list.
pub const TO_MODELS: &str = "Về Sổ mô hình";
/// Stands before the link to the open conflicts.
pub const HAS_CONFLICTS: &str = "Mô hình này có ";

/// The words of the link to the open conflicts.
pub fn n_conflicts(n: usize) -> String {
    format!("{} chỗ khác nhau", format_count(n))
}

/// Says after the link where they are.
pub fn undecided_at(labels: &[String]) -> String {
    const N_NAMED: usize = 5;
    let named = labels
        .iter()
        .take(N_NAMED)
        .cloned()
        .collect::<Vec<_>>()
        .join("; ");
    let end = if labels.len() > N_NAMED { "; …" } else { "." };
    format!(" chưa quyết định: {named}{end}")
}

/// Names a part that was edited after somebody had deleted it.
pub fn edited_after_deletion(year: Option<i32>) -> String {
    match year {
        Some(year) => format!("năm {year} được sửa sau khi xóa"),
        None => "được sửa sau khi xóa".to_owned(),
    }
}

/// Heading of a year entry.
pub fn year(year: i32) -> String {
    format!("Năm {year}")
}

/// Tells the buttons of the year entries apart for screen readers; begins with a space.
pub fn of_year(year: i32) -> String {
    format!(" năm {year}")
}

/// Names what nobody has filled in.
pub fn unstated(labels: &[&str]) -> String {
    format!("Chưa ghi: {}. ", labels.join(", "))
}

/// Says who wrote last, and when.
pub fn last_written(date: &str, time: &str, by: &str) -> String {
    match by.is_empty() {
        true => format!("Sửa lần cuối {date} {time}."),
        false => format!("Sửa lần cuối {date} {time}, {by}."),
    }
}

/// A badge: the year is closed.
pub const CLOSED: &str = "Đã khóa";
/// Label of what became of the unit.
pub const UNIT_ENDED: &str = "Đơn vị đã kết thúc";

/// Says when the unit ended, and which stands in its place today; "" for none.
pub fn unit_ended(last: &str, today: &str) -> String {
    match today {
        "" => format!("Đến hết {last}"),
        today => format!("Đến hết {last}; nay là {today}"),
    }
}

/// The deed of deleting a model.
pub fn deleted(title: &str) -> String {
    format!("xóa mô hình “{title}”")
}

/// The deed of deleting a year entry.
pub fn year_deleted(year: i32) -> String {
    format!("xóa năm {year}")
}

/// Writes a decision: "Số 1205/QĐ-UBND ngày 15/11/2022, UBND huyện Thanh Ba".
pub fn decision(number: &str, date: &str, body: &str) -> String {
    let mut parts = Vec::new();
    let number = bare_number(number);
    if !number.is_empty() {
        parts.push(format!("Số {number}"));
    }
    if !date.is_empty() {
        parts.push(if parts.is_empty() {
            format!("Ngày {date}")
        } else {
            format!("ngày {date}")
        });
    }
    let dated = parts.join(" ");
    let parts = [dated.as_str(), body];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// Writes an award: "Giấy khen của UBND huyện Thanh Ba, cấp huyện, tặng Khu dân cư số 7 (số 1206/QĐ-UBND, 15/11/2022)".
pub fn award(text: impl Fn(ItemField) -> String) -> String {
    let (form, body, level) = (
        text(ItemField::Form),
        text(ItemField::Body),
        text(ItemField::Level),
    );
    let (subject, to, number, date) = (
        text(ItemField::Subject),
        text(ItemField::To),
        text(ItemField::Number),
        text(ItemField::Date),
    );
    let mut out = if form.is_empty() {
        UNSTATED.to_owned()
    } else {
        form
    };
    if !body.is_empty() {
        out.push_str(" của ");
        out.push_str(&body);
    }
    if !level.is_empty() {
        out.push_str(", ");
        out.push_str(&lower_first(&level));
    }
    let to: Vec<String> = [lower_first(&subject), to]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    if !to.is_empty() {
        out.push_str(", tặng ");
        out.push_str(&to.join(" "));
    }
    let number = match bare_number(&number) {
        "" => String::new(),
        number => format!("số {number}"),
    };
    let paper: Vec<String> = [number, date]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    if !paper.is_empty() {
        out.push_str(&format!(" ({})", paper.join(", ")));
    }
    out
}

/// Writes a step through the stages: "Đã duyệt, 12/02/2022, cán bộ huyện: đủ hồ sơ".
pub fn step(stage: &str, on: &str, by: &str, note: &str) -> String {
    let parts = [stage, on, by].into_iter().filter(|part| !part.is_empty());
    let step = parts.collect::<Vec<_>>().join(", ");
    match (step.is_empty(), note.is_empty()) {
        (_, true) => step,
        (true, false) => note.to_owned(),
        (false, false) => format!("{step}: {note}"),
    }
}

/// Writes a name with its figure: "Số hộ tham gia: 85 hộ".
pub fn measured(name: &str, value: &str, measure: &str) -> String {
    let value = [value, measure].into_iter().filter(|part| !part.is_empty());
    let value = value.collect::<Vec<_>>().join(" ");
    match (name.is_empty(), value.is_empty()) {
        (_, true) => name.to_owned(),
        (true, false) => value,
        (false, false) => format!("{name}: {value}"),
    }
}

/// Writes a word with a small first letter, as inside a sentence: "Cấp xã" becomes "cấp xã".
pub fn lower_first(word: &str) -> String {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_leaves_out_what_is_missing() {
        assert_eq!(
            decision("1/QĐ", "15/11/2022", "UBND xã"),
            "Số 1/QĐ ngày 15/11/2022, UBND xã"
        );
        assert_eq!(decision("", "11/2022", ""), "Ngày 11/2022");
        assert_eq!(decision("", "", "UBND xã"), "UBND xã");
        assert_eq!(decision("", "", ""), "");
    }

    #[test]
    fn an_award_reads_as_a_sentence() {
        let text = |field| match field {
            ItemField::Form => "Giấy khen".to_owned(),
            ItemField::Level => "Cấp xã".to_owned(),
            ItemField::Number => "2/QĐ".to_owned(),
            _ => String::new(),
        };
        assert_eq!(award(text), "Giấy khen, cấp xã (số 2/QĐ)");
    }
}
