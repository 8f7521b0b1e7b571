//! Words of Bình xét.

use super::words::counted;
use crate::domain::appraisal::{Appraisal, ScoreFlaw};
use crate::report::number::{format_count, format_decimal};
use crate::report::words::bare_number;

/// The first choice of the stage filter: everything registered or beyond.
pub const ALL_STAGES: &str = "Mọi giai đoạn từ đã đăng ký";
/// Heading of the list.
pub const BATCH: &str = "Đợt bình xét";
/// Nothing in the batch.
pub const EMPTY: &str =
    "Không có mô hình nào trong đợt này. Hãy chọn năm, đơn vị hoặc giai đoạn khác.";
/// The register is empty.
pub const NO_MODELS: &str = "Sổ chưa có mô hình nào để bình xét. Thêm mô hình hoặc nhập tệp trước.";
/// How the keys work.
pub const KEYS: &str =
    "Phím tắt: ↑ ↓ chuyển mô hình; gõ số để chấm; Enter sang tiêu chí tiếp theo.";
/// Legend of progress.
pub const DONE: &str = "đã chấm đủ";
/// Legend of progress.
pub const BEGUN: &str = "chấm dở";
/// Legend of progress.
pub const OPEN: &str = "chưa chấm";
/// Chooses all models of the batch.
pub const CHOOSE_ALL: &str = "Chọn tất cả";
/// Chooses none.
pub const CHOOSE_NONE: &str = "Bỏ chọn";
/// Heading of the moves.
pub const MOVES: &str = "Chuyển giai đoạn";
/// No set of criteria is in force.
pub const NO_CRITERIA: &str = "Chưa có bộ tiêu chí nào dùng cho năm này. Muốn chấm điểm, vào “Danh mục”, mục “Bộ danh mục theo năm”; không chấm \
     điểm vẫn chuyển giai đoạn và xếp loại được.";
/// The set is an example.
pub const SAMPLE: &str = "mẫu minh họa";
/// Label of the grade.
pub const GRADE: &str = "Xếp loại";
/// No grade.
pub const NO_GRADE: &str = "Chưa xếp loại";
/// Heading of the minutes.
pub const MINUTES: &str = "Biên bản";
/// What the minutes hold.
pub const MINUTES_HINT: &str = "Gồm các mô hình trong đợt đang xem. Sao chép rồi dán vào văn bản.";
/// A badge: somebody has to decide between two values.
pub const UNDECIDED: &str = "Có chỗ khác nhau";
/// A deed: a grade was given.
pub const GRADED: &str = "ghi xếp loại";
/// Leads to the model's page.
pub const OPEN_MODEL: &str = "Mở trang mô hình";

/// A decision as it stands in the minutes: "quyết định số 05/QĐ-UBND ngày 15/11/2026"; "" without one.
pub fn decision(number: &str, day: &str) -> String {
    let number = match bare_number(number) {
        "" => String::new(),
        number => format!(" số {number}"),
    };
    let day = match day {
        "" => String::new(),
        day => format!(" ngày {day}"),
    };
    match number.is_empty() && day.is_empty() {
        true => String::new(),
        false => format!("quyết định{number}{day}"),
    }
}

/// A deed: a score was given or taken away.
pub fn scored(title: &str) -> String {
    format!("ghi điểm “{title}”")
}

/// Heading of the set in use.
pub fn criteria(name: &str, is_sample: bool, most: f64) -> String {
    let sample = match is_sample && !name.contains(SAMPLE) {
        true => " (mẫu minh họa)",
        false => "",
    };
    format!(
        "Bộ tiêu chí: {name}{sample}, tối đa {} điểm",
        format_decimal(most)
    )
}

/// How a criterion is scored.
pub fn criterion(max: f64, weight: f64) -> String {
    let max = format!("Tối đa {}", format_decimal(max));
    match weight {
        1.0 => max,
        weight => format!("{max}, hệ số {}", format_decimal(weight)),
    }
}

/// What is wrong with a score.
pub fn score_flaw(flaw: &ScoreFlaw) -> String {
    match flaw {
        ScoreFlaw::NotANumber => "Điểm phải là số, ví dụ 8,5.".to_owned(),
        ScoreFlaw::Negative => "Điểm không được dưới 0.".to_owned(),
        ScoreFlaw::OverMax(max) => format!(
            "Điểm cao nhất của tiêu chí này là {}.",
            format_decimal(max.to_f64())
        ),
    }
}

/// What an appraisal has come to, in a line of the list; where nothing was scored by criteria, the score that is written down.
pub fn in_line(appraisal: Option<&Appraisal>, written: Option<f64>, grade: &str) -> String {
    let total_of = |one: &Appraisal| one.total.as_ref().map(|total| total.to_f64());
    let by_criteria = appraisal.and_then(|one| Some((one, total_of(one)?)));
    let points = match by_criteria {
        Some((one, total)) if !one.is_complete() => {
            return format!(
                "{} điểm, {} trong {} tiêu chí",
                format_decimal(total),
                format_count(one.n_scored()),
                format_count(one.scores.len())
            );
        }
        Some((_, total)) => Some(total),
        None => written,
    };
    let points = points.map(|points| format!("{} điểm", format_decimal(points)));
    let grade = (!grade.is_empty()).then(|| grade.to_owned());
    let parts: Vec<String> = points.into_iter().chain(grade).collect();
    parts.join(" · ")
}

/// The sum below the criteria; where nothing was scored by them, the score that is written down.
pub fn total(appraisal: &Appraisal, written: Option<f64>, most: f64) -> String {
    if let (None, Some(written)) = (&appraisal.total, written) {
        return format!(
            "Điểm đã ghi: {}, chưa chấm theo tiêu chí",
            format_decimal(written)
        );
    }
    let total = appraisal.total.as_ref().map_or(0.0, |one| one.to_f64());
    let total = format_decimal(total);
    match most > 0.0 {
        true => format!("Tổng điểm: {total} / {}", format_decimal(most)),
        false => format!("Tổng điểm: {total}"),
    }
}

/// Under the sum, until it is written down.
pub const NOT_WRITTEN_YET: &str =
    "Tổng điểm và xếp loại được ghi vào sổ khi chuyển sang “Đã đánh giá”.";

/// A score that was typed is not saved.
pub fn not_scored(typed: &str, flaw: &ScoreFlaw) -> String {
    format!("Điểm “{typed}” chưa được ghi. {}", score_flaw(flaw))
}

/// The grade the sum comes to.
pub fn grade_by_sum(grade: &str) -> String {
    format!("Theo điểm: {grade}")
}

/// The score that is written down is above what the example goes up to.
const ABOVE_EXAMPLE: &str = "Điểm đã ghi vượt tổng điểm tối đa của mẫu minh họa. Điểm vẫn giữ, vì mẫu không bắt buộc; hãy xem lại điểm, hoặc \
     ghi bộ tiêu chí của đơn vị ở “Danh mục”.";

/// What is odd about the scores, as files can bring it; nothing where nothing is.
pub fn oddities(appraisal: &Appraisal) -> Option<String> {
    let parts = [
        (
            appraisal.n_over,
            "điểm ngoài mức cho phép, vẫn giữ như đã ghi",
        ),
        (
            appraisal.n_foreign,
            "điểm của tiêu chí không có trong bộ này, không cộng vào tổng",
        ),
        (appraisal.n_twice, "tiêu chí có hai điểm, chỉ tính một"),
    ];
    let text = counted(parts);
    let above = appraisal.is_above_example.then_some(ABOVE_EXAMPLE);
    let text = (!text.is_empty()).then(|| format!("Cần xem lại: {text}."));
    let parts: Vec<&str> = text.as_deref().into_iter().chain(above).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The sum written down is not what the scores come to.
pub fn differs(written: f64, counted: f64) -> String {
    format!(
        "Điểm đã ghi là {}, cộng theo tiêu chí là {}. Chương trình không tự sửa: hãy xem lại điểm, rồi lùi lại và đánh giá lại nếu cần.",
        format_decimal(written),
        format_decimal(counted)
    )
}

/// How many are chosen.
pub fn n_chosen(n: usize, of: usize) -> String {
    format!(
        "Đang chọn {} trong {} mô hình",
        format_count(n),
        format_count(of)
    )
}

/// Moves what is looked at, where nothing is chosen.
pub fn moves_one(title: &str) -> String {
    format!("Chưa chọn mô hình nào nên chỉ chuyển “{title}”.")
}

/// The name of a checkbox.
pub fn choose_one(title: &str) -> String {
    format!("Chọn “{title}”")
}
