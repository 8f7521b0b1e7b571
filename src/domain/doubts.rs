//! What a form asks before it is saved: it may be meant, and it may be a slip. Whoever saves once more means it.

use super::date::is_unlikely_year;
use super::decimal::{score_literal, to_double};
use super::draft::{FormField, ModelDraft};
use super::member;
use super::model::{Model, YearEntry};
use super::record::Record;
use super::register::{RecordId, Register};
use super::stage::Stage;
use super::stage_move::StageMove;
use super::value::Number;

/// The most points where no set of criteria says so: above it a decimal comma may be missing.
const USUAL_MOST: f64 = 100.0;

/// Is one thing to be asked about a form of a model.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doubt {
    /// The year lies far from this one.
    FarYear(i32),
    /// The score is above 100, and no set of criteria goes that far.
    HighScore,
    /// It is recognised, by no decision and on no day.
    NoDecision,
}

/// Lists what is to be asked of a form. What the record has already is not asked about again. `this_year` is the year it is;
/// `has_most` says whether a set of criteria limits the score.
pub fn doubts(
    draft: &ModelDraft,
    record: Option<&Record>,
    this_year: i32,
    has_most: bool,
) -> Vec<Doubt> {
    let year = draft.year();
    let entry = record
        .zip(year)
        .and_then(|(record, year)| YearEntry::of(record, year));
    let far_year = year.filter(|year| entry.is_none() && is_unlikely_year(*year, this_year));
    let score = score_literal(draft.text(FormField::Score));
    let is_typed = entry.and_then(YearEntry::score).map(Number::as_str) != Some(score.as_str());
    let is_high = to_double(&score).is_some_and(|score| score > USUAL_MOST);
    let is_blank = |field| draft.text(field).trim().is_empty();
    let is_recognised = |stage: &str| Stage::parse(stage) == Some(Stage::Recognised);
    let lacks_decision = is_recognised(draft.text(FormField::Stage))
        && !entry.is_some_and(|entry| is_recognised(entry.stage()))
        && is_blank(FormField::DecisionNumber)
        && is_blank(FormField::DecisionDate);
    far_year
        .map(Doubt::FarYear)
        .into_iter()
        .chain((is_typed && is_high && !has_most).then_some(Doubt::HighScore))
        .chain(lacks_decision.then_some(Doubt::NoDecision))
        .collect()
}

/// Lists the models, of those that a step would move, which would be recognised by no decision and on no day.
pub fn without_decision<'a>(
    register: &Register,
    ids: impl IntoIterator<Item = &'a RecordId>,
    year: i32,
    step: &StageMove,
) -> Vec<RecordId> {
    let recognition = &step.recognition;
    let says_nothing = recognition.number.is_empty() && recognition.date.is_none();
    if step.to != Stage::Recognised || !says_nothing {
        return Vec::new();
    }
    let lacks = |id: &RecordId| {
        let entry = Model::find(register, id).and_then(|model| model.year(year));
        let lacks = |part| entry.is_some_and(|entry| entry.decision(part).is_empty());
        [member::NUMBER, member::DATE].into_iter().all(lacks)
    };
    let without = ids.into_iter().filter(|id| lacks(id));
    without.cloned().collect()
}
