//! Words of the model form.

use super::words;
use crate::domain::date::DateError;
use crate::domain::doubts::Doubt;
use crate::domain::draft::FormField;
use crate::domain::item_draft::{ItemField, ItemList};
use crate::domain::problem::{FieldError, FieldRef, Problem};
use crate::report::number::format_count;

/// Title of the form of a present model.
pub const EDIT: &str = "Sửa mô hình";
/// Title of the form of a new year entry.
pub const ADD_YEAR: &str = "Thêm năm";
/// A part of the form.
pub const OF_YEAR: &str = "Đăng ký năm";
/// A button.
pub const SAVE_AND_ADD: &str = "Lưu và thêm mô hình khác";
/// A button.
pub const DROP_DRAFT: &str = "Bỏ bản nháp";
/// Offers a draft; the first part stands out.
pub const HAS_DRAFT: (&str, &str) = (
    "Có bản nháp chưa lưu, từ lần trước hoặc đang gõ ở thẻ khác.",
    " Những gì đã gõ được điền lại dưới đây.",
);
/// Says that the model has changed since the form was opened, or its draft was typed.
pub const CHANGED_SINCE: &str = "Từ lúc mở mẫu này, mô hình đã được sửa ở nơi khác. Khi lưu, sổ giữ cả hai; chỗ nào ghi khác nhau sẽ hỏi ở “Trao đổi tệp”.";
/// Says that the model was deleted since.
pub const GONE_SINCE: &str = "Từ lúc mở mẫu này, mô hình đã bị xóa ở nơi khác. Lưu thì mô hình trở lại sổ và sẽ được hỏi ở “Trao đổi tệp”; hủy thì vẫn là đã xóa.";

/// Says that what a form was about was erased for good. `is_gone`: nothing that was typed is stored any more.
pub fn erased_since(is_gone: bool) -> &'static str {
    match is_gone {
        true => {
            "Mô hình, hoặc năm đang sửa, vừa bị xóa hẳn ở cửa sổ khác hay theo tệp; những gì đang gõ cho nó cũng đã bỏ."
        }
        false => {
            "Mô hình, hoặc năm đang sửa, vừa bị xóa hẳn ở cửa sổ khác hay theo tệp. Những gì đang gõ cho nó còn ở nơi lưu thứ hai, và được bỏ nốt khi ghi được vào đó."
        }
    }
}

/// Says that a draft was given up.
pub const DRAFT_DROPPED: &str = "Đã bỏ bản nháp.";
/// Says that a draft was given up, and that there is another.
pub const OTHER_DRAFT: &str = "Đã bỏ bản nháp. Còn một bản nháp khác, nay được điền vào mẫu.";
/// Says that a draft that was given up could not be stored again.
pub const DRAFT_NOT_BACK: &str = "Chưa lấy lại được bản nháp vì trình duyệt chưa ghi được. Sổ không thay đổi. Hãy bấm “Hoàn tác” lần nữa; đừng đóng thông báo này.";
/// Says that what is typed is not in the register yet.
pub const DRAFT_KEPT: &str = "Chưa lưu vào sổ; máy này giữ bản nháp.";
/// Says that what is typed is only on the screen.
pub const DRAFT_NOT_KEPT: &str = "Trình duyệt chưa giữ được bản nháp. Những gì đã gõ vẫn ở trên màn hình này; hãy bấm Lưu trước khi rời trang.";
/// Says that the form was saved without changing anything.
pub const NOTHING_CHANGED: &str = "Không có gì thay đổi.";
/// Label of the input for a unit the catalogue lacks.
pub const NEW_UNIT: &str = "Tên đơn vị mới";
/// Hint of that input.
pub const NEW_UNIT_HINT: &str = "Được thêm vào Danh mục khi lưu";
/// Hint of that input while there is no unit at all.
pub const FIRST_UNIT_HINT: &str = "Đơn vị có mô hình này, ví dụ: Xã Hanh Cù";
/// The last choice of the units.
pub const OTHER_UNIT: &str = "Đơn vị khác (chưa có trong danh mục)…";
/// Opens the model whose title is the same.
pub const OPEN_SIMILAR: &str = "Xem mô hình đó";
/// Begins the links to the other years.
pub const OTHER_YEARS: &str = "Sửa năm khác:";
/// Marks an entry that is no longer offered.
pub const RETIRED: &str = "không còn dùng";

/// Heading of the error summary.
pub fn n_errors(n: usize) -> String {
    format!("Còn {} chỗ cần sửa", format_count(n))
}

/// The deed of adding a model.
pub fn added(title: &str) -> String {
    format!("thêm mô hình “{title}”")
}

/// The deed of changing a model.
pub fn saved(title: &str) -> String {
    format!("lưu mô hình “{title}”")
}

/// Says that the register has a model of this name already.
pub fn similar(year: i32) -> String {
    format!("Đơn vị này đã có mô hình cùng tên trong năm {year}. ")
}

/// Asks whether a year is meant that is far from this one. It can be saved all the same.
pub fn unlikely_year(year: i32, this_year: i32) -> String {
    format!("Năm {year} cách xa năm nay ({this_year}). Vẫn lưu được; hãy xem lại kẻo gõ nhầm.")
}

/// Before what is asked.
pub const ASKED: &str = "Xin xem lại trước khi lưu. Nếu đúng như vậy, bấm “Lưu” lần nữa.";

/// What is asked.
pub fn doubt(doubt: Doubt, this_year: i32) -> String {
    match doubt {
        Doubt::FarYear(year) => format!("Năm {year} cách xa năm nay ({this_year})."),
        Doubt::HighScore => "Điểm cao hơn 100. Có phải thiếu dấu phẩy, ví dụ 92,5?".to_owned(),
        Doubt::NoDecision => "“Được công nhận” nhưng chưa ghi số và ngày quyết định.".to_owned(),
    }
}

/// A button.
pub const fn add_item(list: ItemList) -> &'static str {
    match list {
        ItemList::Indicators => "Thêm chỉ số",
        ItemList::Awards => "Thêm khen thưởng",
    }
}

/// A button.
pub const fn remove_item(list: ItemList) -> &'static str {
    match list {
        ItemList::Indicators => "Bỏ chỉ số này",
        ItemList::Awards => "Bỏ khen thưởng này",
    }
}

/// Heading of one item, counted from 0.
pub fn item(list: ItemList, n: usize) -> String {
    format!("{} {}", words::item_list(list), n + 1)
}

/// Tells the buttons of the items apart for screen readers; begins with a space.
pub fn of_item(n: usize) -> String {
    format!(" (số {})", n + 1)
}

/// Helps to fill in an input; "" where the label says enough.
pub const fn hint(field: FormField) -> &'static str {
    match field {
        FormField::Title => "Ngắn gọn, dễ nhớ, nói rõ việc làm",
        FormField::Rationale => "Thực trạng, lý do",
        FormField::Objectives => "Nêu con số kiểm chứng được, ví dụ “trên 80% số hộ tham gia”",
        FormField::Actors => "Chủ trì, phối hợp, tham gia",
        FormField::Resources => "Kinh phí, vật chất, ngày công, xã hội hóa",
        FormField::Results => "Nêu con số: bao nhiêu hộ, bao nhiêu ngày công, bao nhiêu tiền",
        FormField::Year => "Bốn chữ số, ví dụ 2026",
        FormField::RegisteredOn => {
            "Ví dụ 15/3/2026, hoặc 15/3 của năm đăng ký; để trống là ngày ghi vào sổ"
        }
        FormField::Score => "Ví dụ 92,5",
        FormField::StartsOn | FormField::EndsOn | FormField::DecisionDate => {
            "Ví dụ 15/3/2026, 3/2026 hoặc 2026"
        }
        FormField::Kind
        | FormField::Subject
        | FormField::Field
        | FormField::Unit
        | FormField::Holder
        | FormField::Methods
        | FormField::Locality
        | FormField::Beneficiaries
        | FormField::Outputs
        | FormField::Sustainability
        | FormField::Notes
        | FormField::Entry
        | FormField::Stage
        | FormField::Grade
        | FormField::RecognisedLevel
        | FormField::DecisionNumber
        | FormField::DecisionBody => "",
    }
}

/// Helps to fill in an input of an item.
pub const fn item_hint(field: ItemField) -> &'static str {
    match field {
        ItemField::Indicator => "Chọn trong danh mục hoặc tự ghi",
        ItemField::Amount => "Ví dụ 1.234,5",
        ItemField::Measure => "Người, hộ, m², đồng…",
        ItemField::Form => "Bằng khen, Giấy khen, biểu dương…",
        ItemField::Date => "Ví dụ 15/11/2026",
        ItemField::Body
        | ItemField::Level
        | ItemField::Subject
        | ItemField::To
        | ItemField::Number => "",
    }
}

/// The first choice of a select: nothing chosen.
pub const fn no_choice(field: FormField) -> &'static str {
    match field {
        FormField::Kind => "Chọn loại",
        FormField::Subject => "Chọn chủ thể",
        FormField::Field => "Chọn lĩnh vực",
        FormField::Unit => "Chọn đơn vị",
        FormField::Grade => "Chưa xếp loại",
        FormField::RecognisedLevel => "Chưa công nhận",
        _ => "Chưa ghi",
    }
}

/// Says what is wrong with an input, and what to do.
pub fn error(error: FieldError) -> String {
    match error.field {
        FieldRef::Form(field) => form_error(field, error.problem),
        FieldRef::Item(list, n, field) => {
            let found = item_error(field, error.problem);
            format!("{}: {}", item(list, n), super::models::lower_first(&found))
        }
    }
}

/// Says what is wrong with an input of an item, where the item is in sight.
pub fn item_error(field: ItemField, found: Problem) -> String {
    problem(words::item_field(field), found, "Ghi")
}

/// Says what is wrong with the name of a new unit.
pub fn new_unit_error(found: Problem) -> String {
    problem(NEW_UNIT, found, "Ghi")
}

fn form_error(field: FormField, found: Problem) -> String {
    let label = words::form_field(field);
    let is_chosen = matches!(
        field,
        FormField::Kind | FormField::Subject | FormField::Field | FormField::Unit
    );
    match (field, found) {
        (FormField::Year, Problem::Date(DateError::Unreadable)) => {
            "Năm phải có bốn chữ số, ví dụ 2026".to_owned()
        }
        _ => problem(label, found, if is_chosen { "Chọn" } else { "Ghi" }),
    }
}

fn problem(label: &str, problem: Problem, act: &str) -> String {
    match problem {
        Problem::Missing => format!("{act} {}", super::models::lower_first(label)),
        Problem::TooLong { max, n_chars } => format!(
            "{label} dài {} ký tự, nhiều nhất là {}. Hãy rút bớt {} ký tự",
            format_count(n_chars),
            format_count(max),
            format_count(n_chars.saturating_sub(max)),
        ),
        Problem::Date(error) => date_problem(label, error),
        Problem::NotADay(date) => {
            let missing = words::day_missing(date);
            format!(
                "{label}: {}",
                super::models::lower_first(missing.trim_end_matches('.'))
            )
        }
        Problem::EndsBeforeStart => format!("{label} không được trước ngày bắt đầu"),
        Problem::NotANumber => format!("{label} phải là số, ví dụ 92,5"),
        Problem::OverMost => {
            format!("{label} cao hơn tổng điểm tối đa của bộ tiêu chí đang dùng")
        }
        Problem::OutOfRange => format!("{label} phải từ 0 đến 1.000"),
        Problem::YearTaken => {
            "Mô hình đã có năm này. Hãy ghi năm khác, hoặc mở năm đó để sửa".to_owned()
        }
        Problem::YearClosed => super::stages::FORM_OF_CLOSED_YEAR.to_owned(),
        Problem::NotAStep(from) => super::stages::not_a_step_in_form(from),
        Problem::StepBack(from) => super::stages::step_back_in_form(from),
        Problem::BeforeYear(year) => {
            format!("{label} không được trước năm {year}. Hãy xem lại ngày, hoặc ghi vào đúng năm")
        }
        Problem::AfterYear(year) => {
            format!("{label} không được sau năm {year}. Hãy xem lại ngày, hoặc ghi vào đúng năm")
        }
        Problem::AfterStep(on) => format!(
            "{label} không được sau bước tiếp theo hoặc quyết định, đã ghi {on}. Hãy xem lại ngày"
        ),
        Problem::BeforeRegistration(on) => {
            format!("{label} không được trước ngày đăng ký mô hình ({on})")
        }
        Problem::ToCome => format!("{label} chưa tới. Hãy xem lại ngày"),
        Problem::Negative => format!("{label} không được là số âm"),
        Problem::TooPrecise => {
            format!("{label} có quá nhiều chữ số nên không giữ đúng được. Hãy làm tròn rồi ghi lại")
        }
        Problem::OtherMeasure => format!(
            "{label} ghi kèm đơn vị tính khác với ô “Đơn vị tính”. Hãy ghi lại số theo đúng đơn vị tính ấy, hoặc sửa đơn vị tính"
        ),
        Problem::Twice => format!(
            "{label} này đã có ở dòng khác. Mỗi chỉ số chỉ ghi một dòng: hãy gộp giá trị vào một dòng"
        ),
    }
}

fn date_problem(label: &str, error: DateError) -> String {
    match error {
        DateError::Empty => format!("Ghi {}", super::models::lower_first(label)),
        DateError::Unreadable => format!("{label}: hãy ghi như 15/3/2026, 3/2026 hoặc 2026"),
        DateError::NoSuchDay => format!("{label}: lịch không có ngày hoặc tháng này"),
        DateError::YearOutOfRange => format!("{label}: năm phải từ 1900 đến 2200"),
        DateError::Ambiguous => format!(
            "{label}: có thể hiểu là ngày và tháng, hoặc là tháng và năm. Hãy ghi đủ như 3/12/2012 hoặc 3/2012"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(field: FieldRef, problem: Problem, expect: &str) {
        assert_eq!(error(FieldError { field, problem }), expect);
    }

    #[test]
    fn every_error_says_what_to_do() {
        let form = FieldRef::Form;
        check(form(FormField::Title), Problem::Missing, "Ghi tên mô hình");
        check(form(FormField::Field), Problem::Missing, "Chọn lĩnh vực");
        check(
            form(FormField::Title),
            Problem::TooLong {
                max: 300,
                n_chars: 1_312,
            },
            "Tên mô hình dài 1.312 ký tự, nhiều nhất là 300. Hãy rút bớt 1.012 ký tự",
        );
        check(
            form(FormField::Year),
            Problem::Date(DateError::Unreadable),
            "Năm phải có bốn chữ số, ví dụ 2026",
        );
        check(
            FieldRef::Item(ItemList::Awards, 1, ItemField::Form),
            Problem::Missing,
            "Khen thưởng 2: ghi hình thức",
        );
        check(
            FieldRef::Item(ItemList::Indicators, 0, ItemField::Amount),
            Problem::Negative,
            "Chỉ số 1: giá trị không được là số âm",
        );
        check(
            form(FormField::DecisionDate),
            Problem::BeforeYear(2026),
            "Ngày quyết định không được trước năm 2026. Hãy xem lại ngày, hoặc ghi vào đúng năm",
        );
    }
}
