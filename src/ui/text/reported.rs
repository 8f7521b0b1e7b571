//! Words of reported totals.

use crate::domain::date::DateError;
use crate::domain::reported_draft::ReportedFlaw;
use crate::domain::reported_figures::{Breakdown, Disagreement, Figure, Rule};
use crate::domain::reported_sum::ReportedSum;
use crate::report::number::format_count;

/// The screen.
pub const TITLE: &str = "Số liệu gửi lên";
/// Stands before the link to the screen.
pub const BEFORE_LINK: &str = "Đơn vị chỉ gửi số liệu, không gửi tệp mô hình:";
/// Under the heading.
pub const HINT: &str = "Ghi số liệu đơn vị báo cáo, để cạnh số đếm được từ các mô hình trong sổ. Chỗ lệch được nêu với cả hai số; \
     sổ không tự sửa số nào.";
/// Heading of the form.
pub const ENTER: &str = "Nhập số liệu";
/// Heading of the form while figures are changed.
pub const CHANGE: &str = "Sửa số liệu";
/// The first choice of the unit.
pub const CHOOSE_UNIT: &str = "Chọn đơn vị…";
/// An input.
pub const TO_YEAR: &str = "Đến năm";
/// Under it.
pub const TO_YEAR_HINT: &str = "Chỉ ghi khi số liệu của nhiều năm";
/// An input.
pub const SOURCE: &str = "Nguồn";
/// Under it.
pub const SOURCE_HINT: &str = "Ví dụ: Báo cáo số 05-BC/ĐU";
/// The caption of the figures.
pub const FIGURES: &str = "Số liệu chung";
/// A column.
pub const FIGURE: &str = "Số liệu";
/// A column.
pub const STATED: &str = "Gửi lên";
/// A column.
pub const COUNTED: &str = "Trong sổ";
/// Marks a number that differs from the counted one.
pub const DIFFERS: &str = "lệch";
/// Stands for what models do not tell.
pub const NOT_COUNTED: &str = "–";
/// Heading of what does not agree.
pub const DISAGREEING: &str = "Chỗ không khớp";
/// All sums agree.
pub const AGREEING: &str = "Các số khớp nhau.";
/// There is nothing to compare with.
pub const NO_MODELS: &str = "Sổ chưa có mô hình nào của đơn vị trong thời gian này để so.";
/// Heading of the list.
pub const ENTERED: &str = "Số liệu đã ghi";
/// Says what a year comes to with the units that sent numbers alone.
pub fn sum(one: &ReportedSum) -> String {
    format!(
        "Năm {}: sổ đếm được {} mô hình được đăng ký; {} đơn vị chỉ gửi số liệu, chưa có mô hình nào trong sổ, báo {} mô hình; cộng cả hai {}.",
        one.year,
        format_count(one.counted),
        format_count(one.n_silent),
        format_count(one.silent),
        format_count(one.counted.saturating_add(one.silent))
    )
}

/// There are none.
pub const NONE_ENTERED: &str = "Chưa ghi số liệu nào.";
/// A button.
pub const EDIT: &str = "Sửa";
/// Says that nothing was saved.
pub const UNCHANGED: &str = "Số liệu vẫn như cũ, không có gì thay đổi.";
/// Stands for a part without a name.
const UNNAMED: &str = "Không ghi";

/// The word for a figure.
pub const fn figure(figure: Figure) -> &'static str {
    match figure {
        Figure::Registered => "Được đăng ký",
        Figure::New => "Đăng ký mới",
        Figure::Continued => "Duy trì",
        Figure::Collective => "Tập thể",
        Figure::Individual => "Cá nhân",
        Figure::Accepted => "Được duyệt",
        Figure::Done => "Thực hiện được",
        Figure::Effective => "Hiệu quả",
        Figure::NotEffective => "Chưa hiệu quả",
        Figure::Recognised => "Được công nhận",
        Figure::Awarded => "Được khen thưởng",
        Figure::Campaigns => "Đợt vận động",
        Figure::People => "Lượt người tham gia",
        Figure::Dialogues => "Cuộc đối thoại",
    }
}

/// The word for a breakdown.
pub const fn breakdown(breakdown: Breakdown) -> &'static str {
    match breakdown {
        Breakdown::Field => "Theo lĩnh vực",
        Breakdown::Kind => "Theo loại",
        Breakdown::Level => "Theo cấp đăng ký (lượt)",
    }
}

/// The word for the name of a figure in a file; an unknown one as it is.
pub fn figure_id(id: &str) -> &str {
    match (Figure::parse(id), Breakdown::parse(id)) {
        (Some(known), _) => figure(known),
        (_, Some(known)) => breakdown(known),
        _ => id,
    }
}

/// The name of a part of a breakdown.
pub fn part(name: &str) -> String {
    if name.is_empty() { UNNAMED } else { name }.to_owned()
}

/// The years of a report.
pub fn years(years: Option<(i32, i32)>) -> String {
    match years {
        Some((first, last)) if first == last => format!("năm {first}"),
        Some((first, last)) => format!("{first} - {last}"),
        None => "không rõ năm".to_owned(),
    }
}

/// Names a report.
pub fn name(unit: &str, years: &str) -> String {
    format!("{unit}, {years}")
}

/// The deed of saving figures.
pub fn saved(name: &str) -> String {
    format!("lưu số liệu của {name}")
}

/// The deed of deleting them.
pub fn deleted(name: &str) -> String {
    format!("xóa số liệu của {name}")
}

/// Says which two sums do not agree; `level` is the name of a level.
pub fn disagreement(one: &Disagreement, level: impl Fn(&str) -> String) -> String {
    let (stated, summed) = (format_count(one.stated), format_count(one.summed));
    match &one.rule {
        Rule::Sum(whole, [a, b]) => {
            let [whole, a, b] = [whole, a, b].map(|one| figure(*one));
            format!("{whole}: {stated}, nhưng {a} và {b} cộng lại là {summed}.")
        }
        Rule::Parts(whole, by) => {
            let by = breakdown(*by).to_lowercase();
            format!("{}: {stated}, nhưng cộng {by} là {summed}.", figure(*whole))
        }
        Rule::Within(whole, part) => {
            let [whole, part] = [whole, part].map(|one| figure(*one));
            format!("{part}: {summed}, nhiều hơn {whole}: {stated}.")
        }
        Rule::AtLevel(whole, id) => {
            format!(
                "{}: {summed} lượt, nhiều hơn {}: {stated}.",
                level(id),
                figure(*whole)
            )
        }
    }
}

/// Says what a report states of a figure.
pub fn stated(one: Figure, n: usize) -> String {
    format!("{}: {}", figure(one), format_count(n))
}

/// Says what a report states of the parts of a breakdown.
pub fn parts(by: Breakdown, parts: &[(String, usize)]) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|(name, n)| format!("{name} {}", format_count(*n)))
        .collect();
    format!("{}: {}.", breakdown(by), parts.join("; "))
}

/// Says what was reported and what is counted.
pub fn difference(place: &str, stated: usize, counted: usize) -> String {
    format!(
        "{place}: gửi lên {}, trong sổ đếm được {}.",
        format_count(stated),
        format_count(counted)
    )
}

/// Lists figures of a file that this program cannot read as counts.
pub fn others(names: &[String]) -> String {
    let names: Vec<&str> = names.iter().map(|name| figure_id(name)).collect();
    format!(
        "Trong tệp còn số liệu mà chương trình không đọc được thành số đếm, vẫn giữ nguyên: {}.",
        names.join(", ")
    )
}

/// Offers more of the list.
pub fn show_more(n: usize) -> String {
    format!("Xem thêm {} mục", format_count(n))
}

/// Says what is wrong with an input.
pub fn flaw(flaw: ReportedFlaw) -> &'static str {
    match flaw {
        ReportedFlaw::UnitMissing => "Hãy chọn đơn vị.",
        ReportedFlaw::BadYear(DateError::YearOutOfRange) => "Năm phải từ 1900 đến 2200.",
        ReportedFlaw::BadYear(_) => "Hãy ghi năm bằng bốn chữ số, ví dụ 2025.",
        ReportedFlaw::EndsBefore => "Năm cuối đứng trước năm đầu.",
        ReportedFlaw::Taken => {
            "Đã có số liệu của đơn vị này trong thời gian này; chưa có gì được lưu. Hãy bấm “Sửa” ở mục đó trong danh sách dưới."
        }
        ReportedFlaw::BadCount => {
            "Hãy ghi số nguyên không âm, nhiều nhất chín chữ số, ví dụ 1.234."
        }
        ReportedFlaw::Nothing => "Hãy ghi ít nhất một số.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_agree_is_told_with_both_sums() {
        let say = |rule, stated, summed| {
            let one = Disagreement {
                rule,
                stated,
                summed,
            };
            disagreement(&one, |_| "Cấp tỉnh".to_owned())
        };
        let sum = Rule::Sum(Figure::Recognised, [Figure::Collective, Figure::Individual]);
        assert_eq!(
            say(sum, 12_532, 11_125),
            "Được công nhận: 12.532, nhưng Tập thể và Cá nhân cộng lại là 11.125."
        );
        assert_eq!(
            say(Rule::Parts(Figure::Registered, Breakdown::Field), 32, 30),
            "Được đăng ký: 32, nhưng cộng theo lĩnh vực là 30."
        );
        let level = Rule::AtLevel(Figure::Registered, "province".to_owned());
        assert_eq!(
            say(level, 10, 12),
            "Cấp tỉnh: 12 lượt, nhiều hơn Được đăng ký: 10."
        );
    }
}
