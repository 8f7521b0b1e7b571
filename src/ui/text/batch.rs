//! Words of the form that writes down a decision, an award or the day of the registration for many models at once.

use super::words;
use super::year_work::{move_field, move_problem, registration_flaw};
use crate::domain::batch_decision::{BatchField, BatchFlaw};
use crate::domain::stage_move_draft::{MoveField, MoveProblem};
use crate::report::number::format_count;

/// Heading of the form.
pub const TITLE: &str = "Ghi quyết định, khen thưởng, ngày đăng ký";
/// Under it.
pub const HINT: &str = "Ghi một lần cho tất cả mô hình được chọn. Ô để trống thì không ghi. Những gì mô hình đã có không bị ghi đè: mô hình ghi \
     khác được nêu tên, giữ những gì đã có.";
/// Stands where no model is chosen.
pub const NONE_CHOSEN: &str = "Hãy chọn mô hình ở “Đợt bình xét” trước.";

/// The label of an input.
pub const fn field(field: BatchField) -> &'static str {
    match field {
        BatchField::RegisteredOn => move_field(MoveField::RegisteredOn),
        BatchField::Level => move_field(MoveField::Level),
        BatchField::Number => move_field(MoveField::Number),
        BatchField::DecisionDate => move_field(MoveField::DecisionDate),
        BatchField::Body => move_field(MoveField::Body),
        BatchField::AwardForm => "Hình thức khen thưởng",
        BatchField::AwardBody
        | BatchField::AwardLevel
        | BatchField::AwardNumber
        | BatchField::AwardDate => match field.of_award() {
            Some(field) => words::item_field(field),
            None => "",
        },
    }
}

/// What helps with an input.
pub const fn hint(field: BatchField) -> &'static str {
    match field {
        BatchField::RegisteredOn => {
            "Chỉ ghi cho mô hình chưa có ngày đăng ký, hoặc có ngày do máy tự ghi khi vào sổ muộn."
        }
        BatchField::DecisionDate | BatchField::AwardDate => "Ví dụ 15/11/2026.",
        BatchField::AwardForm => "Bằng khen, Giấy khen, biểu dương…",
        _ => "",
    }
}

/// What is wrong with an input.
pub fn problem(at: BatchField, problem: MoveProblem) -> String {
    match (at, problem) {
        (BatchField::AwardForm, MoveProblem::Missing) => "Ghi hình thức khen thưởng.".to_owned(),
        (_, MoveProblem::Missing) => "Chưa ghi gì. Hãy ghi ít nhất một ô.".to_owned(),
        (_, problem) => move_problem(MoveField::DecisionDate, problem),
    }
}

/// Why a model stays as it is.
pub fn flaw(flaw: &BatchFlaw) -> String {
    match flaw {
        BatchFlaw::NotRegistered => {
            "chưa đăng ký trong năm này, còn là nháp hoặc bị trả lại".to_owned()
        }
        BatchFlaw::YearClosed => "năm này đã khóa".to_owned(),
        BatchFlaw::NotRecognised => {
            "chưa ở giai đoạn “Được công nhận” nên chưa ghi quyết định công nhận".to_owned()
        }
        BatchFlaw::HasOther => "đã có quyết định hoặc cấp công nhận khác".to_owned(),
        BatchFlaw::HasIt => "đã có đủ những điều này".to_owned(),
        BatchFlaw::Registration(flaw) => registration_flaw(*flaw),
        BatchFlaw::Field(error) => super::models::lower_first(&super::model_form::error(*error)),
    }
}

/// Says how many stay as they are.
pub fn n_kept(n: usize) -> String {
    format!("{} mô hình giữ nguyên:", format_count(n))
}

/// Says how many keep the decision that they have.
pub fn n_taking_the_rest(n: usize) -> String {
    format!(
        "{} mô hình giữ quyết định hoặc cấp công nhận đã có, chỉ ghi thêm các ô khác:",
        format_count(n)
    )
}

/// The button.
pub fn write_n(n: usize) -> String {
    match n {
        0 => "Ghi vào sổ".to_owned(),
        n => format!("Ghi cho {} mô hình", format_count(n)),
    }
}

/// A deed: written for some models, of which some keep the decision that they had; others stay as they were.
pub fn written(n: usize, n_keeping: usize, n_refused: usize) -> String {
    let mut deed = format!(
        "ghi quyết định, khen thưởng hoặc ngày đăng ký cho {} mô hình",
        format_count(n)
    );
    if n_keeping > 0 {
        deed.push_str(&format!(
            ", trong đó {} giữ quyết định đã có",
            format_count(n_keeping)
        ));
    }
    if n_refused > 0 {
        deed.push_str(&format!("; {} giữ nguyên", format_count(n_refused)));
    }
    deed
}
