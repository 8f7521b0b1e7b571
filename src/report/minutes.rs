//! Biên bản bình xét: the results of a meeting as a text to be copied into a document.

use std::collections::BTreeMap;

use super::number::format_count;

/// Is one model as the meeting judged it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Judged {
    /// The title.
    pub title: String,
    /// The unit's name.
    pub unit: String,
    /// The score that is recorded, as documents write it; "" without one.
    pub score: String,
    /// What its criteria come to now, as documents write it; "" while one of them has no score.
    pub total: String,
    /// The grade's name; "" without one.
    pub grade: String,
    /// The stage's name.
    pub stage: String,
    /// The decision that recognises it, as documents write it; "" without one.
    pub decision: String,
    /// Whether something about it is undecided.
    pub is_undecided: bool,
}

/// Is one model that was sent back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SentBack {
    /// The title.
    pub title: String,
    /// The unit's name.
    pub unit: String,
    /// Why; "" where nobody wrote it.
    pub reason: String,
}

/// Is what the minutes are about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meeting {
    /// The name of the unit whose committee meets; "" where the register has none.
    pub unit: String,
    /// The year judged.
    pub year: i32,
    /// The day as documents write it: `25/11/2026`.
    pub day: String,
    /// The name of the set of criteria; "" where there is none.
    pub criteria: String,
    /// The most points it gives, as documents write it.
    pub most: String,
}

/// Writes the minutes: how many were judged, by stage and grade, then each model, and those sent back.
pub fn minutes(meeting: &Meeting, judged: &[Judged], sent_back: &[SentBack]) -> String {
    let mut lines = vec![
        "BIÊN BẢN".to_owned(),
        format!(
            "Bình xét mô hình, điển hình “Dân vận khéo” năm {}",
            meeting.year
        ),
        String::new(),
        format!("Ngày lập: {}.", meeting.day),
    ];
    if !meeting.unit.is_empty() {
        lines.push(format!("Đơn vị: {}.", meeting.unit));
    }
    if !meeting.criteria.is_empty() {
        lines.push(format!(
            "Bộ tiêu chí: {}, tổng điểm tối đa {}.",
            meeting.criteria, meeting.most
        ));
    }
    lines.push(format!(
        "Số mô hình, điển hình được xem xét: {}.",
        format_count(judged.len())
    ));
    let tallies = [
        ("Theo giai đoạn", tally(judged, |one| &one.stage)),
        ("Theo xếp loại", tally(judged, |one| &one.grade)),
    ];
    let tallies = tallies.into_iter().filter(|(_, tally)| !tally.is_empty());
    lines.extend(tallies.map(|(words, tally)| format!("{words}: {tally}.")));
    lines.push(String::new());
    lines.push("Kết quả cụ thể:".to_owned());
    let each = judged.iter().zip(1..);
    lines.extend(each.map(|(one, n)| format!("{n}. {}", line(one))));
    if !sent_back.is_empty() {
        lines.push(String::new());
        let n = format_count(sent_back.len());
        lines.push(format!("Trả lại {n} mô hình, điển hình:"));
        let each = sent_back.iter().zip(1..);
        lines.extend(each.map(|(one, n)| format!("{n}. {}", sent_back_line(one))));
    }
    lines.join("\n")
}

/// Counts the words in the order they first come; models without one are left out.
fn tally(judged: &[Judged], word: fn(&Judged) -> &String) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for one in judged.iter().map(word).filter(|word| !word.is_empty()) {
        let place = *places.entry(one).or_insert(counts.len());
        match counts.get_mut(place) {
            Some((_, n)) => *n += 1,
            None => counts.push((one, 1)),
        }
    }
    let counts = counts.into_iter();
    let counts = counts.map(|(word, n)| format!("{} {}", word.to_lowercase(), format_count(n)));
    counts.collect::<Vec<_>>().join("; ")
}

fn line(one: &Judged) -> String {
    let score = match (one.score.as_str(), one.total.as_str()) {
        ("", "") => "chưa chấm điểm".to_owned(),
        ("", only) | (only, "") => format!("{only} điểm"),
        (score, total) if score == total => format!("{score} điểm"),
        (score, total) => format!("{score} điểm (tổng theo tiêu chí hiện là {total})"),
    };
    let grade = match one.grade.as_str() {
        "" => String::new(),
        grade => format!(", xếp loại {}", grade.to_lowercase()),
    };
    let stage = match one.stage.as_str() {
        "" => String::new(),
        stage => format!("; {}", stage.to_lowercase()),
    };
    let decision = match one.decision.as_str() {
        "" => String::new(),
        decision => format!(", {decision}"),
    };
    let undecided = match one.is_undecided {
        true => "; còn chỗ khác nhau chưa quyết định",
        false => "",
    };
    let name = named(&one.title, &one.unit);
    format!("{name}: {score}{grade}{stage}{decision}{undecided}.")
}

fn sent_back_line(one: &SentBack) -> String {
    let name = named(&one.title, &one.unit);
    match one.reason.as_str() {
        "" => format!("{name}."),
        reason => format!("{name}: {}.", reason.trim_end_matches('.')),
    }
}

fn named(title: &str, unit: &str) -> String {
    match unit {
        "" => title.to_owned(),
        unit => format!("{title} ({unit})"),
    }
}
