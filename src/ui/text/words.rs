//! Labels of the glossary: inputs, stages, subjects.

use crate::domain::date::PartialDate;
use crate::domain::draft::FormField;
use crate::domain::item_draft::{ItemField, ItemList};
use crate::domain::stage::UnitKind;
use crate::report::number::format_count;
pub use crate::report::words::{entry, entry_id, stage, stage_id, subject, subject_id};

/// Lists numbers with what they count; what is none is left out.
pub fn counted<'a>(parts: impl IntoIterator<Item = (usize, &'a str)>) -> String {
    let parts = parts.into_iter().filter(|(n, _)| *n > 0);
    let parts = parts.map(|(n, words)| format!("{} {words}", format_count(n)));
    parts.collect::<Vec<_>>().join(", ")
}

/// Says that a month or a year stands where a day is asked for, and what to type instead.
pub fn day_missing(date: PartialDate) -> String {
    let year = date.year();
    match date.month() {
        Some(month) => {
            format!("Thiếu ngày của tháng {month}/{year}. Ghi đủ ngày, ví dụ 15/{month}/{year}.")
        }
        None => format!("Thiếu ngày và tháng của năm {year}. Ghi đủ ngày, ví dụ 15/3/{year}."),
    }
}

/// The label of an input of the model form.
pub const fn form_field(field: FormField) -> &'static str {
    match field {
        FormField::Title => "Tên mô hình",
        FormField::Kind => "Loại",
        FormField::Subject => "Chủ thể",
        FormField::Field => "Lĩnh vực",
        FormField::Unit => "Đơn vị",
        FormField::Holder => "Tập thể, cá nhân thực hiện",
        FormField::Rationale => "Sự cần thiết",
        FormField::Objectives => "Mục tiêu, chỉ tiêu",
        FormField::Methods => "Nội dung, cách thức",
        FormField::Locality => "Địa bàn",
        FormField::Beneficiaries => "Đối tượng",
        FormField::Actors => "Lực lượng thực hiện",
        FormField::Resources => "Nguồn lực",
        FormField::StartsOn => "Bắt đầu",
        FormField::EndsOn => "Kết thúc",
        FormField::Outputs => "Sản phẩm dự kiến",
        FormField::Sustainability => "Khả năng duy trì, nhân rộng",
        FormField::Notes => "Ghi chú",
        FormField::Year => "Năm",
        FormField::Entry => "Đăng ký",
        FormField::Stage => "Giai đoạn",
        FormField::RegisteredOn => "Ngày đăng ký",
        FormField::Results => "Kết quả thực hiện",
        FormField::Score => "Điểm",
        FormField::Grade => "Xếp loại",
        FormField::RecognisedLevel => "Cấp công nhận",
        FormField::DecisionNumber => "Số quyết định",
        FormField::DecisionDate => "Ngày quyết định",
        FormField::DecisionBody => "Cơ quan ban hành",
    }
}

/// The label of an input of an award or an indicator.
pub const fn item_field(field: ItemField) -> &'static str {
    match field {
        ItemField::Indicator => "Chỉ số",
        ItemField::Amount => "Giá trị",
        ItemField::Measure => "Đơn vị tính",
        ItemField::Form => "Hình thức",
        ItemField::Body => "Cơ quan khen thưởng",
        ItemField::Level => "Cấp khen thưởng",
        ItemField::Subject => "Tặng cho",
        ItemField::To => "Tên tập thể, cá nhân được tặng",
        ItemField::Number => "Số quyết định khen thưởng",
        ItemField::Date => "Ngày khen thưởng",
    }
}

/// The word for a list of items.
pub const fn item_list(list: ItemList) -> &'static str {
    match list {
        ItemList::Indicators => INDICATORS,
        ItemList::Awards => AWARDS,
    }
}

/// Cấp đăng ký.
pub const REGISTERED_LEVELS: &str = "Cấp đăng ký";
/// Khen thưởng.
pub const AWARDS: &str = "Khen thưởng";
/// Chỉ số.
pub const INDICATORS: &str = "Chỉ số";
/// Là một với.
pub const SAME_AS: &str = "Là một với";
/// Nhân rộng từ.
pub const REPLICATES: &str = "Nhân rộng từ";
/// Quyết định.
pub const DECISION: &str = "Quyết định";

/// The word for what a unit inside a commune is.
pub const fn unit_kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::PartyCell => "Chi bộ",
        UnitKind::Front => "MTTQ",
        UnitKind::Organisation => "Đoàn thể",
        UnitKind::School => "Trường học",
        UnitKind::Residential => "Khu dân cư",
        UnitKind::Agency => "Cơ quan, đơn vị",
        UnitKind::ArmedForces => "Lực lượng vũ trang",
    }
}

/// The word for the id of a unit's kind; an unknown id as it is.
pub fn unit_kind_id(id: &str) -> &str {
    UnitKind::parse(id).map_or(id, |known| unit_kind(known))
}
