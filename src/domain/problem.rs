//! What is wrong with a form, and with which of its inputs.

use super::date::{DateError, PartialDate, of_entry};
use super::draft::FormField;
use super::item_draft::{ItemField, ItemList};
use super::stage::Stage;
use super::value::Value;

/// Names the input an error belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FieldRef {
    /// An input with a single text.
    Form(FormField),
    /// An input of the n-th item of a list, counted from 0.
    Item(ItemList, usize, ItemField),
}

/// Says what is wrong with an input.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Problem {
    /// It is required and empty.
    Missing,
    /// It is longer than the most characters it takes.
    TooLong {
        /// The most it takes.
        max: usize,
        /// What it has.
        n_chars: usize,
    },
    /// It is not a date.
    Date(DateError),
    /// It is a month or a year, where a day is asked for.
    NotADay(PartialDate),
    /// The end lies before the start.
    EndsBeforeStart,
    /// It is not a number.
    NotANumber,
    /// The score is below 0 or above 1,000.
    OutOfRange,
    /// The score is above the most points of the set in force.
    OverMost,
    /// The model already has an entry for this year.
    YearTaken,
    /// The year is closed.
    YearClosed,
    /// No step leads to this stage from where the entry is.
    NotAStep(Stage),
    /// It is a step back, which asks for a reason the form does not take.
    StepBack(Stage),
    /// The day lies before the year the entry is about.
    BeforeYear(i32),
    /// The day lies after the year the entry is about.
    AfterYear(i32),
    /// The registration lies after a step or a decision of the entry.
    AfterStep(PartialDate),
    /// The decision lies before the day the model was registered.
    BeforeRegistration(PartialDate),
    /// The day is still to come.
    ToCome,
    /// The number is below 0.
    Negative,
    /// The number has more digits than can be kept.
    TooPrecise,
    /// The list has an item of this name already.
    Twice,
    /// Another measure stands behind the number than in the input for it.
    OtherMeasure,
}

/// Is one error of a form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FieldError {
    /// Where it is.
    pub field: FieldRef,
    /// What it is.
    pub problem: Problem,
}

/// Checks how long a text is.
pub(super) fn check_length(text: &str, max: usize) -> Result<(), Problem> {
    let n_chars = text.chars().count();
    if n_chars > max {
        return Err(Problem::TooLong { max, n_chars });
    }
    Ok(())
}

/// Checks a date about an entry of a year, where that is known.
pub(super) fn check_date(text: &str, year: Option<i32>) -> Result<Value, Problem> {
    match of_entry(text, year) {
        Ok(date) => Ok(Value::Text(date.to_iso())),
        Err(DateError::Empty) => Ok(Value::Empty),
        Err(error) => Err(Problem::Date(error)),
    }
}
