//! Words for the places in a record: paths, members, collections.

use crate::domain::draft::FormField;
use crate::domain::item_draft::ItemField;
use crate::domain::path::{Path, Segment};
use crate::domain::register::Collection;

use super::{reported, words};

/// The word for one record of a collection.
pub fn record_word(collection: &Collection) -> &str {
    match collection {
        Collection::Models => "Mô hình",
        Collection::Units => "Đơn vị",
        Collection::Reported => "Số liệu báo cáo",
        Collection::Catalogue(list) => match &**list {
            "fields" => words::form_field(FormField::Field),
            "kinds" => words::form_field(FormField::Kind),
            "levels" => "Cấp",
            "grades" => words::form_field(FormField::Grade),
            "award_forms" => "Hình thức khen thưởng",
            "awarding_bodies" => "Cơ quan khen thưởng",
            "indicators" => "Chỉ số",
            "sets" => "Bộ danh mục",
            "criteria_sets" => "Bộ tiêu chí",
            "deadlines" => "Thời hạn",
            "closings" => "Khóa năm",
            other => other,
        },
        Collection::Other(name) => name,
    }
}

/// The label of a leaf, its year left out: `Kết quả thực hiện`. A member this version does not know is named as it is.
pub fn member_label(path: &Path) -> String {
    let names: Vec<&str> = path
        .segments()
        .iter()
        .filter_map(|segment| match segment {
            Segment::Name(name) => Some(&**name),
            Segment::Year(_) | Segment::Item(_) => None,
        })
        .filter(|name| *name != "years")
        .collect();
    match names[..] {
        [] if path.year().is_none() => member_name("years").to_owned(),
        [] => String::new(),
        ["decision", part] => decision_part(part).to_owned(),
        ["figures", figure] => reported::figure_id(figure).to_owned(),
        [.., last] => member_name(last).to_owned(),
    }
}

/// The label of a leaf with its year: `Kết quả thực hiện, năm 2022`.
pub fn path_label(path: &Path) -> String {
    let member = member_label(path);
    match (path.year(), member.is_empty()) {
        (Some(year), true) => in_year(year),
        (Some(year), false) => format!("{member}, {}", in_year(year)),
        (None, _) => member,
    }
}

/// A year in words.
pub fn in_year(year: i32) -> String {
    format!("năm {year}")
}

fn decision_part(name: &str) -> &str {
    match name {
        "number" => words::form_field(FormField::DecisionNumber),
        "date" => words::form_field(FormField::DecisionDate),
        "body" => words::form_field(FormField::DecisionBody),
        other => other,
    }
}

/// The label of a member by its name in files; an unknown one as it is.
pub fn member_name(name: &str) -> &str {
    let form_field = match name {
        "title" => FormField::Title,
        "kind" => FormField::Kind,
        "subject" => FormField::Subject,
        "field" => FormField::Field,
        "unit" => FormField::Unit,
        "holder" => FormField::Holder,
        "rationale" => FormField::Rationale,
        "objectives" => FormField::Objectives,
        "methods" => FormField::Methods,
        "locality" => FormField::Locality,
        "beneficiaries" => FormField::Beneficiaries,
        "actors" => FormField::Actors,
        "resources" => FormField::Resources,
        "starts_on" => FormField::StartsOn,
        "ends_on" => FormField::EndsOn,
        "outputs" => FormField::Outputs,
        "sustainability" => FormField::Sustainability,
        "notes" => FormField::Notes,
        "year" => FormField::Year,
        "entry" => FormField::Entry,
        "stage" => FormField::Stage,
        "results" => FormField::Results,
        "score" => FormField::Score,
        "grade" => FormField::Grade,
        "recognised_level" => FormField::RecognisedLevel,
        other => return other_member(other),
    };
    words::form_field(form_field)
}

fn other_member(name: &str) -> &str {
    match name {
        "replicates" => words::REPLICATES,
        "registered_levels" => words::REGISTERED_LEVELS,
        "awards" => words::AWARDS,
        "decision" => words::DECISION,
        "form" => words::item_field(ItemField::Form),
        "to" => words::item_field(ItemField::To),
        "same_as" => words::SAME_AS,
        "different_from" => "Khác với",
        "source_id" => "Mã ở nơi gửi",
        "steps" => "Các bước",
        "scores" => "Điểm theo tiêu chí",
        "criterion" => "Tiêu chí",
        "indicators" => words::INDICATORS,
        "measure" => words::item_field(ItemField::Measure),
        "from_year" => "Từ năm",
        "to_year" => "Đến hết năm",
        "is_sample" => "Mẫu minh họa",
        "criteria" => "Tiêu chí",
        "thresholds" => "Mức điểm xếp loại",
        "deadlines" => "Thời hạn",
        "fields" => "Lĩnh vực",
        "kinds" => "Loại",
        "levels" => "Cấp",
        "grades" => "Xếp loại",
        "award_forms" => "Hình thức khen thưởng",
        "awarding_bodies" => "Cơ quan khen thưởng",
        "max" => "Điểm tối đa",
        "weight" => "Hệ số",
        "from" => "Từ điểm",
        "next_year" => "Năm sau",
        "name" => "Tên",
        "order" => "Thứ tự",
        "retired" => "Ngừng dùng",
        "level" => "Cấp",
        "parent" => "Thuộc đơn vị",
        "valid_from" => "Có từ ngày",
        "valid_to" => "Đến hết ngày",
        "successors" => "Đơn vị kế thừa",
        "years" => "Các năm",
        "number" => "Số",
        "date" | "on" => "Ngày",
        "body" => "Cơ quan",
        "by" => "Người thực hiện",
        "note" => "Ghi chú",
        "value" => words::item_field(ItemField::Amount),
        "figures" => "Số liệu",
        "source" => "Nguồn",
        "deleted" => "Xóa",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::member;
    use crate::domain::shape;

    #[test]
    fn a_leaf_of_a_year_is_named_with_its_year() {
        let path: Path = [member::YEARS, Segment::Year(2022), member::RESULTS].into();
        assert_eq!(path_label(&path), "Kết quả thực hiện, năm 2022");
        assert_eq!(member_label(&path), "Kết quả thực hiện");
    }

    #[test]
    fn parts_of_a_decision_and_items_of_lists_are_named() {
        let decision: Path = [
            member::YEARS,
            Segment::Year(2022),
            member::DECISION,
            member::DATE,
        ]
        .into();
        assert_eq!(path_label(&decision), "Ngày quyết định, năm 2022");
        let award: Path = [
            member::YEARS,
            Segment::Year(2022),
            member::AWARDS,
            Segment::Item("x".into()),
        ]
        .into();
        assert_eq!(path_label(&award), "Khen thưởng, năm 2022");
    }

    #[test]
    fn every_known_member_has_a_word_and_an_unknown_one_keeps_its_name() {
        let known = shape::MODEL.iter().chain(shape::YEAR_ENTRY);
        let known = known.chain(shape::members_of(&Collection::Units));
        for one in known.chain(shape::members_of(&Collection::SETS)) {
            assert_ne!(member_name(one.name), one.name, "{} has no word", one.name);
        }
        assert_eq!(member_name("quy_mo"), "quy_mo");
    }
}
