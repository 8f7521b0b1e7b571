//! What the form of a move holds, as strings, before it is checked.

use chrono::NaiveDate;

use super::date::{DateError, PartialDate};
use super::stage::Stage;
use super::stage_move::{Recognition, StageMove, is_after_registration};

/// Is one input of the form.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum MoveField {
    /// Chuyển sang.
    To,
    /// Ngày.
    On,
    /// Ghi chú, lý do.
    Note,
    /// Cấp công nhận.
    Level,
    /// Số quyết định.
    Number,
    /// Ngày quyết định.
    DecisionDate,
    /// Cơ quan ban hành.
    Body,
    /// Ngày đăng ký, for entries that lack it.
    RegisteredOn,
}

impl MoveField {
    /// Lists the inputs in the order of the form.
    pub const ALL: &[Self] = &[
        Self::To,
        Self::On,
        Self::RegisteredOn,
        Self::Note,
        Self::Level,
        Self::Number,
        Self::DecisionDate,
        Self::Body,
    ];

    /// Says whether the input belongs to a recognition alone.
    pub fn is_of_recognition(self) -> bool {
        (Self::Level..=Self::Body).contains(&self)
    }
}

/// Says what is wrong with an input.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MoveProblem {
    /// Nothing is chosen or typed, or no reason is given where one is asked for.
    Missing,
    /// It is not a date.
    Date(DateError),
    /// It is a month or a year, where a day is asked for.
    NotADay(PartialDate),
    /// The day is still to come.
    ToCome,
    /// The registration lies after the step.
    AfterStep,
    /// It is longer than 200 characters: how long it is.
    TooLong(usize),
}

const MAX_CHARS: usize = 200;

/// Is what the form holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MoveDraft {
    /// What the inputs hold, in their order.
    texts: [String; MoveField::ALL.len()],
}

impl MoveDraft {
    /// Begins a form with today.
    pub fn new(today: NaiveDate) -> Self {
        let mut draft = Self::default();
        let day = PartialDate::from_iso(&today.to_string());
        draft.set(
            MoveField::On,
            day.map_or(String::new(), |day| day.to_string()),
        );
        draft
    }

    /// Returns what an input holds.
    pub fn text(&self, field: MoveField) -> &str {
        self.texts[field as usize].trim()
    }

    /// Puts a text into an input.
    pub fn set(&mut self, field: MoveField, text: impl Into<String>) {
        self.texts[field as usize] = text.into();
    }

    /// Returns the stage that is chosen.
    pub fn to(&self) -> Option<Stage> {
        Stage::parse(self.text(MoveField::To))
    }

    /// Checks everything at once, for entries of a year.
    ///
    /// # Errors
    /// All that is wrong, in the order of the form.
    pub fn check(
        &self,
        year: i32,
        today: NaiveDate,
        by: &str,
    ) -> Result<StageMove, Vec<(MoveField, MoveProblem)>> {
        let mut problems = Vec::new();
        let to = self.to();
        if to.is_none() {
            problems.push((MoveField::To, MoveProblem::Missing));
        }
        let on = self.day(year, today);
        if let Err(problem) = on {
            problems.push((MoveField::On, problem));
        }
        let is_recognition = to == Some(Stage::Recognised);
        let fields = MoveField::ALL.iter().copied();
        for field in fields.filter(|field| is_recognition || !field.is_of_recognition()) {
            let n_chars = self.text(field).chars().count();
            if n_chars > MAX_CHARS {
                problems.push((field, MoveProblem::TooLong(n_chars)));
            }
        }
        let date = match PartialDate::parse_in(self.text(MoveField::DecisionDate), year) {
            Ok(date) if is_recognition && date.first_day() > today => {
                problems.push((MoveField::DecisionDate, MoveProblem::ToCome));
                None
            }
            Ok(date) => Some(date),
            Err(DateError::Empty) => None,
            Err(error) => {
                if is_recognition {
                    problems.push((MoveField::DecisionDate, MoveProblem::Date(error)));
                }
                None
            }
        };
        let registered_on = self.registration(to, year, on.ok());
        let registered_on = registered_on
            .map_err(|problem| problems.push((MoveField::RegisteredOn, problem)))
            .unwrap_or_default();
        problems.sort_by_key(|(field, _)| MoveField::ALL.iter().position(|one| one == field));
        match (to, on) {
            (Some(to), Ok(on)) if problems.is_empty() => Ok(StageMove {
                to,
                on,
                by: by.to_owned(),
                note: self.text(MoveField::Note).to_owned(),
                recognition: Recognition {
                    level: self.text(MoveField::Level).to_owned(),
                    number: self.text(MoveField::Number).to_owned(),
                    date,
                    body: self.text(MoveField::Body).to_owned(),
                },
                registered_on,
            }),
            _ => Err(problems),
        }
    }

    /// Reads the day of the registration, for a step that comes after it.
    fn registration(
        &self,
        to: Option<Stage>,
        year: i32,
        on: Option<NaiveDate>,
    ) -> Result<Option<PartialDate>, MoveProblem> {
        if !to.is_some_and(is_after_registration) {
            return Ok(None);
        }
        match PartialDate::parse_in(self.text(MoveField::RegisteredOn), year) {
            Ok(date) if date.day().is_none() => Err(MoveProblem::NotADay(date)),
            Ok(day) if on.is_some_and(|on| day.first_day() > on) => Err(MoveProblem::AfterStep),
            Ok(day) => Ok(Some(day)),
            Err(DateError::Empty) => Ok(None),
            Err(error) => Err(MoveProblem::Date(error)),
        }
    }

    fn day(&self, year: i32, today: NaiveDate) -> Result<NaiveDate, MoveProblem> {
        match PartialDate::parse_in(self.text(MoveField::On), year) {
            Ok(date) if date.day().is_none() => Err(MoveProblem::NotADay(date)),
            Ok(date) if date.first_day() > today => Err(MoveProblem::ToCome),
            Ok(date) => Ok(date.first_day()),
            Err(DateError::Empty) => Err(MoveProblem::Missing),
            Err(error) => Err(MoveProblem::Date(error)),
        }
    }
}
