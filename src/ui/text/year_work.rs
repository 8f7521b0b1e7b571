//! Words of the year's work: moves through the stages, closing a year, carrying over, replications.

use super::words;
use crate::domain::carry_over::CarryFlaw;
use crate::domain::date::DateError;
use crate::domain::late_registration::RegistrationFlaw;
use crate::domain::replication::OriginFlaw;
use crate::domain::stage::Stage;
use crate::domain::stage_move::MoveFlaw;
use crate::domain::stage_move_draft::{MoveField, MoveProblem};
use crate::report::number::format_count;

/// The label of an input of the move form.
pub const fn move_field(field: MoveField) -> &'static str {
    match field {
        MoveField::To => "Chuyển sang",
        MoveField::On => "Ngày",
        MoveField::RegisteredOn => "Ngày đăng ký của mô hình chưa ghi",
        MoveField::Note => "Ghi chú, lý do",
        MoveField::Level => "Cấp công nhận",
        MoveField::Number => "Số quyết định công nhận",
        MoveField::DecisionDate => "Ngày quyết định công nhận",
        MoveField::Body => "Cơ quan ban hành quyết định",
    }
}

/// What helps with an input of the move form.
pub const fn move_hint(field: MoveField) -> &'static str {
    match field {
        MoveField::Note => "Cần ghi lý do khi trả lại hoặc lùi lại một giai đoạn.",
        MoveField::On | MoveField::DecisionDate => "Ví dụ 15/10/2026.",
        MoveField::RegisteredOn => {
            "Ví dụ 15/3/2026. Chỉ ghi cho mô hình chưa có ngày đăng ký, hoặc có ngày do máy tự ghi khi vào sổ muộn; ngày đã ghi rõ giữ nguyên."
        }
        _ => "",
    }
}

/// The first choice of a select.
pub const CHOOSE: &str = "Chọn…";

/// A stage to choose that lies behind.
pub fn step_back(stage: Stage) -> String {
    let words = words::stage(stage);
    match stage {
        Stage::Returned => format!("{words} (cần lý do)"),
        _ => format!("{words} (lùi lại, cần lý do)"),
    }
}

/// What is wrong with an input of the move form.
pub fn move_problem(field: MoveField, problem: MoveProblem) -> String {
    match (field, problem) {
        (MoveField::To, MoveProblem::Missing) => "Chọn giai đoạn chuyển sang.".to_owned(),
        (MoveField::Note, MoveProblem::Missing) => {
            "Ghi lý do trả lại hoặc lùi lại, để người đăng ký biết.".to_owned()
        }
        (_, MoveProblem::Missing) => "Ghi ngày, ví dụ 15/10/2026.".to_owned(),
        (_, MoveProblem::NotADay(date)) => words::day_missing(date),
        (_, MoveProblem::ToCome) => "Ngày này chưa tới. Hãy xem lại.".to_owned(),
        (_, MoveProblem::AfterStep) => {
            "Ngày đăng ký không được sau ngày chuyển giai đoạn. Hãy xem lại hai ngày.".to_owned()
        }
        (_, MoveProblem::TooLong(n)) => {
            format!("Dài {} ký tự, nhiều nhất là 200.", format_count(n))
        }
        (_, MoveProblem::Date(DateError::YearOutOfRange)) => {
            "Năm phải từ 1900 đến 2200.".to_owned()
        }
        (_, MoveProblem::Date(DateError::NoSuchDay)) => {
            "Không có ngày này trong lịch. Hãy xem lại.".to_owned()
        }
        (_, MoveProblem::Date(DateError::Ambiguous)) => {
            "Có thể hiểu là ngày và tháng, hoặc là tháng và năm. Hãy ghi đủ như 15/10/2026."
                .to_owned()
        }
        (_, MoveProblem::Date(_)) => "Chưa đọc được ngày. Ghi như 15/10/2026.".to_owned(),
    }
}

/// Why an entry does not move.
pub fn move_flaw(flaw: &MoveFlaw) -> String {
    match flaw {
        MoveFlaw::NoEntry => "chưa có đăng ký của năm này".to_owned(),
        MoveFlaw::Already => "đã ở giai đoạn này rồi".to_owned(),
        MoveFlaw::NotAStep(from) => {
            let next: Vec<&str> = from.next().iter().map(|one| words::stage(*one)).collect();
            match next.is_empty() {
                true => format!(
                    "đang ở “{}”, chỉ lùi về được giai đoạn đã qua",
                    words::stage(*from)
                ),
                false => format!(
                    "đang ở “{}”, bước tiếp theo có thể là: {}",
                    words::stage(*from),
                    next.join(", ")
                ),
            }
        }
        MoveFlaw::NeedsReason => "cần ghi lý do ở ô “Ghi chú, lý do”".to_owned(),
        MoveFlaw::YearClosed => "năm này đã khóa".to_owned(),
        MoveFlaw::BeforeLastStep(day) => format!(
            "bước trước đã ghi ngày {day}, sau ngày này; nếu ngày đăng ký do ghi muộn, hãy ghi ngày đúng ở ô “{}”",
            move_field(MoveField::RegisteredOn)
        ),
        MoveFlaw::LongBeforeYear => "ngày này sớm hơn năm đăng ký quá một năm".to_owned(),
        MoveFlaw::DecisionBeforeRegistration(day) => {
            format!("quyết định có trước ngày đăng ký ({day})")
        }
        MoveFlaw::Registration(flaw) => registration_flaw(*flaw),
    }
}

/// Says how many entries lack the day of their registration.
pub fn n_lacking_day(n: usize) -> String {
    format!(
        "{} mô hình chưa có ngày đăng ký, hoặc có ngày do máy tự ghi khi vào sổ muộn.",
        format_count(n)
    )
}

/// Why a registration cannot be of the day that is given for those that lack it.
pub fn registration_flaw(flaw: RegistrationFlaw) -> String {
    match flaw {
        RegistrationFlaw::OutsideYear(year) => format!(
            "ngày đăng ký phải trong năm {year} hoặc năm {}",
            year.saturating_sub(1)
        ),
        RegistrationFlaw::AfterStep(day) => {
            format!("ngày đăng ký không được sau bước tiếp theo hoặc quyết định, đã ghi {day}")
        }
    }
}

/// The button that moves.
pub fn move_n(n: usize) -> String {
    match n {
        0 => "Chuyển giai đoạn".to_owned(),
        n => format!("Chuyển {} mô hình", format_count(n)),
    }
}

/// A deed: some models moved.
pub fn moved(n: usize, to: Stage) -> String {
    format!(
        "chuyển {} mô hình sang “{}”",
        format_count(n),
        words::stage(to)
    )
}

/// A deed: one model moved.
pub fn moved_one(title: &str, to: Stage) -> String {
    format!("chuyển “{title}” sang “{}”", words::stage(to))
}

/// Asks whether models are recognised without a decision. Whoever goes on means it.
pub fn without_decision(n: usize) -> String {
    format!(
        "{} mô hình được công nhận mà chưa có số và ngày quyết định. Hãy ghi ở trên; nếu chưa có quyết định, bấm nút chuyển lần nữa để vẫn chuyển.",
        format_count(n)
    )
}

/// Says how many stay where they are.
pub fn n_refused(n: usize) -> String {
    format!("{} mô hình không chuyển được:", format_count(n))
}

/// Stands where nothing can be moved.
pub const NOTHING_TO_MOVE: &str = "Chưa có mô hình nào được chọn.";

/// Behind the first refusals.
pub fn more_refused(n: usize) -> String {
    format!("và {} mô hình khác.", format_count(n))
}

/// Says how many need nothing more: they are registered in the year they would go to.
pub fn n_carried_before(n: usize, to: i32) -> String {
    format!(
        "{} mô hình đã có đăng ký năm {to}, không cần làm gì thêm.",
        format_count(n)
    )
}

/// Says how many do not go on.
pub fn n_not_carried(n: usize) -> String {
    format!("{} mô hình không duy trì được:", format_count(n))
}

/// Why a model does not go on next year.
pub const fn carry_flaw(flaw: CarryFlaw) -> &'static str {
    match flaw {
        CarryFlaw::NotRegistered => "chưa đăng ký trong năm này, còn là nháp hoặc bị trả lại",
        CarryFlaw::Stopped => "đã dừng trong năm này",
        CarryFlaw::HasEntry => "đã có đăng ký của năm sau",
        CarryFlaw::YearClosed => "năm sau đã khóa",
    }
}

/// Heading of the card that carries over.
pub fn carry_title(to: i32) -> String {
    format!("Duy trì sang năm {to}")
}

/// Under it.
pub const CARRY_HINT: &str = "Mỗi mô hình được chọn có thêm đăng ký “Duy trì” của năm sau, giữ nguyên cấp đăng ký. Kết quả, điểm và khen thưởng của \
     năm này không đi theo. Không chọn mô hình nào thì lấy cả đợt, trừ mô hình không được công nhận.";

/// Says what becomes of models whose unit has ended.
pub fn carried_of_ended(n: usize, to: i32) -> String {
    format!(
        "{} mô hình của đơn vị đã kết thúc sẽ tính cho đơn vị kế thừa từ năm {to}.",
        format_count(n)
    )
}

/// The button that carries over.
pub fn carry_n(n: usize, to: i32) -> String {
    format!("Duy trì {} mô hình sang năm {to}", format_count(n))
}

/// A deed: models carried over.
pub fn carried(n: usize, to: i32) -> String {
    format!("ghi duy trì {} mô hình sang năm {to}", format_count(n))
}

/// Heading of the card that closes a year; its button.
pub fn close_year(year: i32) -> String {
    format!("Khóa năm {year}")
}

/// The button that unlocks a year.
pub fn unlock_year(year: i32) -> String {
    format!("Mở khóa năm {year}")
}

/// What closing means.
pub const CLOSE_HINT: &str = "Khóa năm khi số liệu đã chốt: các đăng ký của năm không sửa được nữa. Muốn sửa phải mở khóa và ghi lý do; những \
     gì ghi sau khi khóa được đánh dấu. Tệp gửi đến vẫn nhận được; phần ghi sau khi khóa cũng được đánh dấu.";

/// Says that the year is closed.
pub fn is_closed(year: i32) -> String {
    format!("Năm {year} đã khóa.")
}

/// Leads to where the year is unlocked.
pub const TO_CLOSING: &str = "Xem phần khóa năm";

/// Says that a unit above or a register of no unit has closed it.
pub fn is_closed_above(year: i32) -> String {
    format!(
        "Năm {year} đã khóa ở đơn vị cấp trên. Chỉ đơn vị ấy hoặc cấp trên của nó mở khóa được: chọn đơn vị ấy ở ô “Đơn vị” đầu trang."
    )
}

/// Label of the reason.
pub const REASON: &str = "Lý do mở khóa";
/// Label of the note with a closing.
pub const CLOSE_NOTE: &str = "Ghi chú khi khóa";
/// Unlocking without a reason.
pub const REASON_MISSING: &str = "Ghi lý do mở khóa.";
/// Too long a reason.
pub const REASON_TOO_LONG: &str = "Lý do dài quá 200 ký tự. Hãy rút bớt.";

/// A deed: closed.
pub fn closed(year: i32) -> String {
    format!("khóa năm {year}")
}

/// A deed: unlocked.
pub fn unlocked(year: i32) -> String {
    format!("mở khóa năm {year}")
}

/// One closing or unlocking as it happened.
pub fn closing_event(closes: bool, on: &str, by: &str, reason: &str) -> String {
    let what = if closes { "Khóa" } else { "Mở khóa" };
    let by = match by {
        "" => String::new(),
        by => format!(", {by}"),
    };
    let reason = match reason {
        "" => String::new(),
        reason => format!(": {reason}"),
    };
    format!("{on}{by} – {what}{reason}")
}

/// The name of a closing as catalogues list it.
pub fn closing_name(year: i32) -> String {
    format!("Năm {year}")
}

/// Button: makes a replication.
pub const REPLICATE: &str = "Nhân rộng";
/// The button that does it.
pub const REPLICATE_GO: &str = "Tạo mô hình ở đơn vị nhận";
/// Label of the select of the unit.
pub const REPLICATE_TO: &str = "Đơn vị nhận";
/// Label of the year.
pub const REPLICATE_YEAR: &str = "Năm";
/// Under the form.
pub const REPLICATE_HINT: &str =
    "Tạo một mô hình mới ở đơn vị nhận, ở giai đoạn nháp, ghi rõ “Nhân rộng từ” mô hình này.";
/// No unit chosen.
pub const REPLICATE_NO_UNIT: &str = "Chọn đơn vị nhận.";
/// The same unit.
pub const REPLICATE_SAME_UNIT: &str = "Chọn đơn vị khác: mô hình này đã thuộc đơn vị đó.";
/// The unit has one of the year.
pub const REPLICATE_TWICE: &str = "Đơn vị này đã có mô hình nhân rộng từ mô hình này trong năm ấy. Hãy mở mô hình đó ở “Cây nhân rộng”, hoặc chọn đơn vị khác.";
/// The year is no year.
pub const REPLICATE_NO_YEAR: &str = "Ghi năm bằng bốn chữ số, từ 1900 đến 2200.";
/// The year is closed there.
pub const REPLICATE_CLOSED: &str = "Năm này đã khóa ở đơn vị nhận.";
/// A year before the origin's first.
pub const REPLICATE_EARLY: &str =
    "Mô hình gốc chưa có trong năm này. Ghi năm không sớm hơn năm đầu của mô hình gốc.";

/// A deed: replicated.
pub fn replicated(title: &str, unit: &str) -> String {
    format!("nhân rộng “{title}” sang {unit}")
}

/// Heading of the tree.
pub const TREE: &str = "Cây nhân rộng";
/// Stands where there is no tree.
pub const NO_TREE: &str = "Mô hình này chưa được nhân rộng và không nhân rộng từ mô hình nào.";
/// Says how many models of a large tree stand before those that are shown.
pub fn tree_above(n: usize) -> String {
    format!(
        "Phía trên còn {} mô hình không hiện ở đây.",
        format_count(n)
    )
}

/// Says how many models of a large tree stand behind those that are shown.
pub fn tree_below(n: usize) -> String {
    format!(
        "Phía dưới còn {} mô hình không hiện ở đây.",
        format_count(n)
    )
}

/// Behind the model whose page it is.
pub const THIS_ONE: &str = "mô hình này";
/// The origins go in a circle.
pub const TREE_IN_CIRCLE: &str = "“Nhân rộng từ” của các mô hình này dẫn vòng tròn. Mỗi mô hình vẫn chỉ được tính một lần. Hãy ghi lại “Nhân rộng \
     từ” của một mô hình trong đó.";
/// Label of the input for the origin.
pub const ORIGIN: &str = "Nhân rộng từ";
/// Hint of it.
pub const ORIGIN_HINT: &str = "Gõ tên mô hình gốc rồi chọn trong danh sách.";
/// Button: writes the origin.
pub const SET_ORIGIN: &str = "Ghi mô hình gốc";
/// Button: takes the origin away.
pub const CLEAR_ORIGIN: &str = "Bỏ mô hình gốc";
/// Nothing was found.
pub const ORIGIN_NOT_FOUND: &str = "Không tìm thấy mô hình nào có tên này.";

/// Why a model cannot be the origin.
pub const fn origin_flaw(flaw: OriginFlaw) -> &'static str {
    match flaw {
        OriginFlaw::Itself => "Một mô hình không nhân rộng từ chính nó. Hãy chọn mô hình khác.",
        OriginFlaw::Circle => {
            "Mô hình này lại được nhân rộng từ mô hình đang xem, nên sẽ dẫn vòng tròn. Hãy chọn mô hình khác."
        }
        OriginFlaw::Later => {
            "Mô hình này có từ sau mô hình đang xem, nên không thể là mô hình gốc. Hãy chọn mô hình khác, hoặc xem lại năm."
        }
        OriginFlaw::Unknown => "Sổ không còn mô hình này.",
    }
}

/// A deed: the origin written.
pub fn origin_set(title: &str) -> String {
    format!("ghi nhân rộng từ “{title}”")
}

/// A deed: the origin taken away.
pub const ORIGIN_CLEARED: &str = "bỏ mô hình gốc";
