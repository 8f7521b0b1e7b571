//! The names of the members that records are known to have; [`super::shape`] has the shape of each.

use super::path::{Path, Segment};

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

impl Path {
    /// Says whether the leaf is a mark by which a record or a part of it was deleted, or erased for good: none of its content.
    pub fn is_mark_of_deletion(&self) -> bool {
        let last = self.segments().last();
        last.is_some_and(|last| *last == DELETED || *last == PURGED)
    }
}
