//! The members records are known to have: their names, and the shape each must have in a file.
//!
//! A member that is not listed here is kept, shown as it is, and passed on.

use super::path::Segment;
use super::register::Collection;

macro_rules! names {
    ($($(#[$doc:meta])* $constant:ident = $name:literal;)*) => {
        $($(#[$doc])* pub const $constant: Segment = Segment::name($name);)*
    };
}

names! {
    /// The context a deletion saw; written by the program alone.
    DELETED = "deleted";
    /// Marks a record erased for good; written by the program alone.
    PURGED = "purged";
    /// Names the record this one is one and the same with.
    SAME_AS = "same_as";
    /// Lists the models that somebody said this one is not.
    DIFFERENT_FROM = "different_from";
    /// The id a sender's own program gave to a model.
    SOURCE_ID = "source_id";
    /// Tên mô hình.
    TITLE = "title";
    /// Loại.
    KIND = "kind";
    /// Chủ thể.
    SUBJECT = "subject";
    /// Lĩnh vực.
    FIELD = "field";
    /// Đơn vị.
    UNIT = "unit";
    /// Tập thể, cá nhân thực hiện.
    HOLDER = "holder";
    /// Sự cần thiết.
    RATIONALE = "rationale";
    /// Mục tiêu, chỉ tiêu.
    OBJECTIVES = "objectives";
    /// Nội dung, cách thức.
    METHODS = "methods";
    /// Địa bàn.
    LOCALITY = "locality";
    /// Đối tượng.
    BENEFICIARIES = "beneficiaries";
    /// Lực lượng thực hiện.
    ACTORS = "actors";
    /// Nguồn lực.
    RESOURCES = "resources";
    /// Bắt đầu.
    STARTS_ON = "starts_on";
    /// Kết thúc.
    ENDS_ON = "ends_on";
    /// Sản phẩm dự kiến.
    OUTPUTS = "outputs";
    /// Khả năng duy trì, nhân rộng.
    SUSTAINABILITY = "sustainability";
    /// Nhân rộng từ.
    REPLICATES = "replicates";
    /// Ghi chú.
    NOTES = "notes";
    /// The year entries.
    YEARS = "years";
    /// Năm: says that a year entry exists that has no other leaf.
    YEAR = "year";
    /// Đăng ký: mới, duy trì.
    ENTRY = "entry";
    /// Giai đoạn.
    STAGE = "stage";
    /// The steps taken through the stages.
    STEPS = "steps";
    /// Cấp đăng ký.
    REGISTERED_LEVELS = "registered_levels";
    /// Cấp công nhận.
    RECOGNISED_LEVEL = "recognised_level";
    /// Kết quả thực hiện.
    RESULTS = "results";
    /// Điểm theo tiêu chí.
    SCORES = "scores";
    /// Điểm.
    SCORE = "score";
    /// Xếp loại.
    GRADE = "grade";
    /// Quyết định.
    DECISION = "decision";
    /// Số của quyết định.
    NUMBER = "number";
    /// Ngày.
    DATE = "date";
    /// Cơ quan ban hành.
    BODY = "body";
    /// Khen thưởng.
    AWARDS = "awards";
    /// Chỉ số.
    INDICATORS = "indicators";
    /// Tên.
    NAME = "name";
    /// The place of a catalogue entry in its list.
    ORDER = "order";
    /// Says that a catalogue entry is no longer offered.
    RETIRED = "retired";
    /// The day of a deadline, or of a step.
    ON = "on";
    /// Đơn vị tính of an indicator of the catalogue.
    MEASURE = "measure";
    /// Says that a grade of the catalogue counts as effective ("hiệu quả").
    EFFECTIVE = "effective";
    /// The first year something is valid for.
    FROM_YEAR = "from_year";
    /// The last year something is valid for, or that reported figures are about.
    TO_YEAR = "to_year";
    /// Says that something is an example to be edited ("mẫu minh họa").
    IS_SAMPLE = "is_sample";
    /// The criteria of a set.
    CRITERIA = "criteria";
    /// The least totals of a set's grades.
    THRESHOLDS = "thresholds";
    /// The deadlines of a set.
    DEADLINES = "deadlines";
    /// Says that a year is closed.
    CLOSED = "closed";
    /// The closings and unlockings of a year.
    EVENTS = "events";
    /// The level of a unit.
    LEVEL = "level";
    /// The unit above.
    PARENT = "parent";
    /// First day of a unit.
    VALID_FROM = "valid_from";
    /// Last day of a unit.
    VALID_TO = "valid_to";
    /// Đơn vị kế thừa.
    SUCCESSORS = "successors";
    /// Reported figures.
    FIGURES = "figures";
    /// The one leaf of a lone member of a file that this version does not know.
    VALUE = "value";
    /// Where figures come from.
    SOURCE = "source";
}

/// The members the program writes for itself: they mark a record or a year entry and are not shown as its content.
pub const MARKS: &[Segment] = &[DELETED, PURGED, YEAR];

/// Is the shape a known member must have in a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Text.
    Text,
    /// A date, its day and month optional: `2026`, `2026-03`, `2026-03-15`.
    Date,
    /// A number.
    Number,
    /// True or false.
    Truth,
    /// A list with one leaf per item.
    Items,
    /// An object with one leaf per member.
    Group(&'static [Member]),
    /// The year entries of a model.
    Years,
}

/// Is one known member.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Member {
    /// Its name in files and paths.
    pub name: &'static str,
    /// Its shape.
    pub shape: Shape,
}

const fn of(name: &'static str, shape: Shape) -> Member {
    Member { name, shape }
}

/// The known members of models, in the order files list them.
pub const MODEL: &[Member] = &[
    of("source_id", Shape::Text),
    of("title", Shape::Text),
    of("kind", Shape::Text),
    of("subject", Shape::Text),
    of("field", Shape::Text),
    of("unit", Shape::Text),
    of("holder", Shape::Text),
    of("rationale", Shape::Text),
    of("objectives", Shape::Text),
    of("methods", Shape::Text),
    of("locality", Shape::Text),
    of("beneficiaries", Shape::Text),
    of("actors", Shape::Text),
    of("resources", Shape::Text),
    of("starts_on", Shape::Date),
    of("ends_on", Shape::Date),
    of("outputs", Shape::Text),
    of("sustainability", Shape::Text),
    of("replicates", Shape::Text),
    of("same_as", Shape::Text),
    of("different_from", Shape::Items),
    of("notes", Shape::Text),
    of("years", Shape::Years),
];

/// The known members of year entries.
pub const YEAR_ENTRY: &[Member] = &[
    of("entry", Shape::Text),
    of("stage", Shape::Text),
    of("steps", Shape::Items),
    of("registered_levels", Shape::Items),
    of("recognised_level", Shape::Text),
    of("results", Shape::Text),
    of("scores", Shape::Items),
    of("score", Shape::Number),
    of("grade", Shape::Text),
    of("decision", Shape::Group(DECISION_MEMBERS)),
    of("awards", Shape::Items),
    of("indicators", Shape::Items),
];

const DECISION_MEMBERS: &[Member] = &[
    of("number", Shape::Text),
    of("date", Shape::Date),
    of("body", Shape::Text),
];

const UNIT_MEMBERS: &[Member] = &[
    of("name", Shape::Text),
    of("kind", Shape::Text),
    of("level", Shape::Text),
    of("parent", Shape::Text),
    of("valid_from", Shape::Date),
    of("valid_to", Shape::Date),
    of("successors", Shape::Items),
    of("same_as", Shape::Text),
];

/// The lists of the catalogue that this version knows.
pub const CATALOGUE_LISTS: &[&str] = &[
    "fields",
    "kinds",
    "levels",
    "grades",
    "award_forms",
    "awarding_bodies",
    "indicators",
    "sets",
    "closings",
    "deadlines",
];

const CATALOGUE_MEMBERS: &[Member] = &[
    of("name", Shape::Text),
    of("order", Shape::Number),
    of("retired", Shape::Truth),
    of("same_as", Shape::Text),
];

const GRADE_MEMBERS: &[Member] = &[
    of("name", Shape::Text),
    of("effective", Shape::Truth),
    of("order", Shape::Number),
    of("retired", Shape::Truth),
    of("same_as", Shape::Text),
];

const DEADLINE_MEMBERS: &[Member] = &[
    of("name", Shape::Text),
    of("on", Shape::Date),
    of("order", Shape::Number),
    of("retired", Shape::Truth),
    of("same_as", Shape::Text),
];

const INDICATOR_MEMBERS: &[Member] = &[
    of("name", Shape::Text),
    of("measure", Shape::Text),
    of("order", Shape::Number),
    of("retired", Shape::Truth),
    of("same_as", Shape::Text),
];

const SET_MEMBERS: &[Member] = &[
    of("name", Shape::Text),
    of("source", Shape::Text),
    of("unit", Shape::Text),
    of("from_year", Shape::Number),
    of("to_year", Shape::Number),
    of("is_sample", Shape::Truth),
    of("fields", Shape::Items),
    of("kinds", Shape::Items),
    of("levels", Shape::Items),
    of("grades", Shape::Items),
    of("award_forms", Shape::Items),
    of("awarding_bodies", Shape::Items),
    of("criteria", Shape::Items),
    of("thresholds", Shape::Items),
    of("deadlines", Shape::Items),
    of("order", Shape::Number),
    of("retired", Shape::Truth),
    of("same_as", Shape::Text),
];

const CLOSING_MEMBERS: &[Member] = &[
    of("name", Shape::Text),
    of("year", Shape::Number),
    of("unit", Shape::Text),
    of("closed", Shape::Truth),
    of("events", Shape::Items),
];

const REPORTED_MEMBERS: &[Member] = &[
    of("unit", Shape::Text),
    of("year", Shape::Number),
    of("to_year", Shape::Number),
    of("figures", Shape::Group(&[])),
    of("source", Shape::Text),
];

/// Makes the segment of a name in a file. The names that models have cost no memory.
pub fn segment(name: &str) -> Segment {
    for known in [MODEL, YEAR_ENTRY, DECISION_MEMBERS] {
        if let Some(member) = known.iter().find(|member| member.name == name) {
            return Segment::name(member.name);
        }
    }
    Segment::Name(name.to_owned().into())
}

/// Returns the known members of a collection's records.
pub fn members_of(collection: &Collection) -> &'static [Member] {
    match collection {
        Collection::Models => MODEL,
        Collection::Units => UNIT_MEMBERS,
        Collection::Catalogue(list) if list == "deadlines" => DEADLINE_MEMBERS,
        Collection::Catalogue(list) if list == "indicators" => INDICATOR_MEMBERS,
        Collection::Catalogue(list) if list == "grades" => GRADE_MEMBERS,
        Collection::Catalogue(list) if list == "sets" => SET_MEMBERS,
        Collection::Catalogue(list) if list == "closings" => CLOSING_MEMBERS,
        Collection::Catalogue(_) => CATALOGUE_MEMBERS,
        Collection::Reported => REPORTED_MEMBERS,
        Collection::Other(_) => &[],
    }
}

/// Returns the member a record of a collection cannot be without.
pub fn required_of(collection: &Collection) -> Option<Segment> {
    match collection {
        Collection::Models => Some(TITLE),
        Collection::Units | Collection::Catalogue(_) => Some(NAME),
        Collection::Reported => Some(UNIT),
        Collection::Other(_) => None,
    }
}
