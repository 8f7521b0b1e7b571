//! Words that screens and documents share: stages, subjects, new or continued.

use crate::domain::fold::fold;
use crate::domain::stage::{EntryKind, Stage, Subject};

/// Stands for models without a field, unit or other word.
pub const UNSTATED: &str = "Chưa ghi";

/// The word for a stage.
pub const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "Nháp",
        Stage::Registered => "Đã đăng ký",
        Stage::Returned => "Trả lại",
        Stage::Accepted => "Đã duyệt",
        Stage::Running => "Đang thực hiện",
        Stage::Reviewed => "Đã đánh giá",
        Stage::Proposed => "Đề nghị công nhận",
        Stage::Recognised => "Được công nhận",
        Stage::NotRecognised => "Không công nhận",
        Stage::Stopped => "Dừng",
    }
}

/// The word for new or continued.
pub const fn entry(entry: EntryKind) -> &'static str {
    match entry {
        EntryKind::New => "Mới",
        EntryKind::Continued => "Duy trì",
    }
}

/// The word for a subject.
pub const fn subject(subject: Subject) -> &'static str {
    match subject {
        Subject::Collective => "Tập thể",
        Subject::Individual => "Cá nhân",
    }
}

/// The word for a stage's id; an unknown id as it is.
pub fn stage_id(id: &str) -> &str {
    Stage::parse(id).map_or(id, |known| stage(known))
}

/// The word for an entry's id; an unknown id as it is.
pub fn entry_id(id: &str) -> &str {
    EntryKind::parse(id).map_or(id, |known| entry(known))
}

/// The word for a subject's id; an unknown id as it is.
pub fn subject_id(id: &str) -> &str {
    Subject::parse(id).map_or(id, |known| subject(known))
}

/// Returns the number of a decision without the word "Số" that people type before it.
pub fn bare_number(number: &str) -> &str {
    let number = number.trim();
    let mut words = number.splitn(2, |c: char| c.is_whitespace() || c == ':');
    match (words.next().map(fold).as_deref(), words.next()) {
        (Some("so"), Some(rest)) => rest.trim_start_matches([':', ' ']),
        _ => number,
    }
}
