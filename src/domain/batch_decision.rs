//! What a decision says of many models at once, as the form holds it: its number and its day, the award that came with it, and the
//! day of the registration where that lacks. What a model has already is never written over: such a one is named.

use chrono::NaiveDate;

use super::change::Change;
use super::date::{DateError, PartialDate};
use super::draft::FormField;
use super::entry_steps::registered_on;
use super::item_check::check_award;
use super::item_draft::{ItemDraft, ItemField, ItemList};
use super::late_registration::{RegistrationFlaw, day_changes, lacks_day};
use super::member;
use super::model::{Model, YearEntry, place_of, placed_id};
use super::path::Segment;
use super::problem::{FieldError, FieldRef, Problem};
use super::register::{RecordId, Register};
use super::stage::Stage;
use super::stage_move::{Recognition, Rules, recognition_parts};
use super::stage_move_draft::MoveProblem;
use super::too_early;
use super::value::Value;

/// Is one input of the form.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum BatchField {
    /// Ngày đăng ký.
    RegisteredOn,
    /// Cấp công nhận.
    Level,
    /// Số quyết định công nhận.
    Number,
    /// Ngày quyết định công nhận.
    DecisionDate,
    /// Cơ quan ban hành.
    Body,
    /// Hình thức khen thưởng.
    AwardForm,
    /// Cơ quan khen thưởng.
    AwardBody,
    /// Cấp khen thưởng.
    AwardLevel,
    /// Số quyết định khen thưởng.
    AwardNumber,
    /// Ngày khen thưởng.
    AwardDate,
}

impl BatchField {
    /// Lists the inputs in the order of the form.
    pub const ALL: &[Self] = &[
        Self::RegisteredOn,
        Self::Level,
        Self::Number,
        Self::DecisionDate,
        Self::Body,
        Self::AwardForm,
        Self::AwardBody,
        Self::AwardLevel,
        Self::AwardNumber,
        Self::AwardDate,
    ];

    /// Returns the input of an award that it is; `None` for others.
    pub const fn of_award(self) -> Option<ItemField> {
        match self {
            Self::AwardForm => Some(ItemField::Form),
            Self::AwardBody => Some(ItemField::Body),
            Self::AwardLevel => Some(ItemField::Level),
            Self::AwardNumber => Some(ItemField::Number),
            Self::AwardDate => Some(ItemField::Date),
            _ => None,
        }
    }

    const fn is_date(self) -> bool {
        matches!(
            self,
            Self::RegisteredOn | Self::DecisionDate | Self::AwardDate
        )
    }
}

/// Says why a model stays as it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BatchFlaw {
    /// It has no registered entry of the year.
    NotRegistered,
    /// The year is closed.
    YearClosed,
    /// It is not recognised, so no decision recognises it.
    NotRecognised,
    /// It has another decision or level already.
    HasOther,
    /// It has all of it already.
    HasIt,
    /// The registration cannot be of that day.
    Registration(RegistrationFlaw),
    /// An input does not fit the model.
    Field(FieldError),
}

/// Is what the form holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BatchDraft {
    texts: [String; BatchField::ALL.len()],
}

/// Is a form without errors.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BatchDecision {
    registered_on: Option<PartialDate>,
    recognition: Recognition,
    award: ItemDraft,
}

/// Is what writing it down for several models comes to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BatchPlan {
    /// The changes of those that take it.
    pub changes: Vec<(RecordId, Vec<Change>)>,
    /// Those of them that keep a decision or level of their own and take only the rest.
    pub keeping: Vec<RecordId>,
    /// Those that stay, and why.
    pub refused: Vec<(RecordId, BatchFlaw)>,
}

const MAX_CHARS: usize = 200;

impl BatchDraft {
    /// Returns what an input holds.
    pub fn text(&self, field: BatchField) -> &str {
        self.texts[field as usize].trim()
    }

    /// Puts a text into an input.
    pub fn set(&mut self, field: BatchField, text: impl Into<String>) {
        self.texts[field as usize] = text.into();
    }

    /// Says whether nothing is typed.
    pub fn is_blank(&self) -> bool {
        self.texts.iter().all(|text| text.trim().is_empty())
    }

    /// Checks everything at once, for entries of a year.
    ///
    /// # Errors
    /// All that is wrong, in the order of the form; a form with nothing in it lacks its first input.
    pub fn check(
        &self,
        year: i32,
        today: NaiveDate,
    ) -> Result<BatchDecision, Vec<(BatchField, MoveProblem)>> {
        if self.is_blank() {
            return Err(vec![(BatchField::RegisteredOn, MoveProblem::Missing)]);
        }
        let date = |field| PartialDate::parse_in(self.text(field), year);
        let award = BatchField::ALL.iter().filter_map(|&field| {
            let text = self.text(field).to_owned();
            Some((field.of_award()?, text))
        });
        let award = ItemDraft {
            item: None,
            texts: award.collect(),
        };
        let mut problems = Vec::new();
        for &field in BatchField::ALL {
            let n_chars = self.text(field).chars().count();
            let problem = match date(field) {
                _ if n_chars > MAX_CHARS => Some(MoveProblem::TooLong(n_chars)),
                _ if field == BatchField::AwardForm => {
                    let is_missing = !award.is_blank() && self.text(field).is_empty();
                    is_missing.then_some(MoveProblem::Missing)
                }
                _ if !field.is_date() => None,
                Ok(date) if field == BatchField::RegisteredOn && date.day().is_none() => {
                    Some(MoveProblem::NotADay(date))
                }
                Ok(date) => (date.first_day() > today).then_some(MoveProblem::ToCome),
                Err(DateError::Empty) => None,
                Err(error) => Some(MoveProblem::Date(error)),
            };
            problems.extend(problem.map(|problem| (field, problem)));
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let text = |field| self.text(field).to_owned();
        Ok(BatchDecision {
            registered_on: date(BatchField::RegisteredOn).ok(),
            recognition: Recognition {
                level: text(BatchField::Level),
                number: text(BatchField::Number),
                date: date(BatchField::DecisionDate).ok(),
                body: text(BatchField::Body),
            },
            award,
        })
    }
}

/// Plans to write it down for entries of one year. Those that cannot take it are named and left as they are.
pub fn plan<'a>(
    register: &Register,
    rules: &Rules<'_>,
    ids: impl IntoIterator<Item = &'a RecordId>,
    year: i32,
    decision: &BatchDecision,
    by: &str,
) -> BatchPlan {
    let mut plan = BatchPlan::default();
    let closings = rules.closings.over(rules.units, year);
    for id in ids {
        let changes = match Model::find(register, id) {
            Some(model) if closings.is_closed(model.unit()) => Err(BatchFlaw::YearClosed),
            Some(model) => decision.changes(model, year, by),
            None => Err(BatchFlaw::NotRegistered),
        };
        match changes {
            Ok(taken) if taken.changes.is_empty() => {
                let flaw = match taken.keeps_own {
                    true => BatchFlaw::HasOther,
                    false => BatchFlaw::HasIt,
                };
                plan.refused.push((id.clone(), flaw));
            }
            Ok(taken) => {
                plan.changes.push((id.clone(), taken.changes));
                plan.keeping.extend(taken.keeps_own.then(|| id.clone()));
            }
            Err(flaw) => plan.refused.push((id.clone(), flaw)),
        }
    }
    plan
}

/// Is what one model takes of it.
struct Taken {
    changes: Vec<Change>,
    /// Whether it has another decision or level, which stays.
    keeps_own: bool,
}

impl BatchDecision {
    fn changes(&self, model: Model<'_>, year: i32, by: &str) -> Result<Taken, BatchFlaw> {
        let entry = model.year(year).filter(|entry| entry.is_registered());
        let entry = entry.ok_or(BatchFlaw::NotRegistered)?;
        let record = model.record();
        let lacking = self
            .registered_on
            .filter(|on| lacks_day(record, year, on.first_day()));
        let mut changes = match lacking {
            Some(on) => day_changes(record, year, on, by).map_err(BatchFlaw::Registration)?,
            None => Vec::new(),
        };
        let registered = lacking.or_else(|| registered_on(entry));
        let recognition = self.recognition_changes(entry, registered)?;
        let keeps_own = recognition.is_none();
        changes.extend(recognition.unwrap_or_default());
        changes.extend(self.award_changes(entry, registered)?);
        Ok(Taken { changes, keeps_own })
    }

    /// Returns what the recognition writes; `None` where the entry has another one.
    fn recognition_changes(
        &self,
        entry: YearEntry<'_>,
        registered: Option<PartialDate>,
    ) -> Result<Option<Vec<Change>>, BatchFlaw> {
        let stated = recognition_parts(entry.year(), &self.recognition);
        if stated.is_empty() {
            return Ok(Some(Vec::new()));
        }
        if Stage::parse(entry.stage()) != Some(Stage::Recognised) {
            return Err(BatchFlaw::NotRecognised);
        }
        let date = self.recognition.date;
        if let Some(problem) =
            date.and_then(|date| too_early::decision(registered, entry.year(), date))
        {
            let field = FieldRef::Form(FormField::DecisionDate);
            return Err(BatchFlaw::Field(FieldError { field, problem }));
        }
        let mut changes = Vec::new();
        for (path, text) in stated {
            match entry.text_at(&path) {
                "" => changes.push(Change::Write(path, Value::text(text))),
                present if present.trim() == text => {}
                _ => return Ok(None),
            }
        }
        Ok(Some(changes))
    }

    fn award_changes(
        &self,
        entry: YearEntry<'_>,
        registered: Option<PartialDate>,
    ) -> Result<Option<Change>, BatchFlaw> {
        if self.award.is_blank() {
            return Ok(None);
        }
        let about = (entry.year(), registered);
        let award = check_award(&self.award, about).map_err(|found| {
            let first = found.first().copied();
            let (field, problem) = first.unwrap_or((ItemField::Form, Problem::Missing));
            let field = FieldRef::Item(ItemList::Awards, 0, field);
            BatchFlaw::Field(FieldError { field, problem })
        })?;
        let present: Vec<_> = entry.items(member::AWARDS).collect();
        if present.iter().any(|(_, value)| **value == award) {
            return Ok(None);
        }
        let last = present.iter().map(|(id, _)| place_of(id)).max();
        let item = placed_id(last.unwrap_or_default() + 1, &award);
        let path = YearEntry::path(entry.year(), member::AWARDS).join(Segment::Item(item));
        Ok(Some(Change::Write(path, award)))
    }
}
