//! Moves through the stages: one step of one entry, or the same step of many.

use super::appraisal::Appraisal;
use super::catalogue_set::{Aspect, Sets};
use super::change::Change;
use super::closing::{Closings, Over};
use super::date::PartialDate;
use super::entry_steps::{self, after_registration, registered_on, registration_changes, step_at};
use super::late_registration::{RegistrationFlaw, day_changes, lacks_day};
use super::member;
use super::model::{Model, Step, YearEntry, place_of};
use super::path::Path;
use super::record::Record;
use super::register::{RecordId, Register};
use super::set_in_force::InForce;
use super::stage::{Stage, Transition};
use super::unit::UnitTree;
use super::value::Value;
use chrono::{Datelike, NaiveDate};

/// Is what a recognition says; "" for what it leaves open.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Recognition {
    /// The id of the level.
    pub level: String,
    /// The number of the decision.
    pub number: String,
    /// Its day.
    pub date: Option<PartialDate>,
    /// The body that decided.
    pub body: String,
}

/// Is a step to be taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StageMove {
    /// The stage it leads to.
    pub to: Stage,
    /// The day it was taken.
    pub on: NaiveDate,
    /// Who takes it.
    pub by: String,
    /// Why, or what is to be known of it.
    pub note: String,
    /// What a recognition says; nothing is written of it for other stages.
    pub recognition: Recognition,
    /// The day of the registration, for entries that lack it.
    pub registered_on: Option<PartialDate>,
}

/// Says why a step is not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MoveFlaw {
    /// The model has no entry of the year.
    NoEntry,
    /// The entry is at that stage already.
    Already,
    /// No step leads there from where the entry is.
    NotAStep(Stage),
    /// It is a step back, and no reason is given.
    NeedsReason,
    /// The year is closed.
    YearClosed,
    /// The entry's last step was taken on a later day.
    BeforeLastStep(PartialDate),
    /// The day lies more than a year before the year of the entry.
    LongBeforeYear,
    /// The decision is older than the registration.
    DecisionBeforeRegistration(PartialDate),
    /// The registration cannot be of the day that is given for those that lack it.
    Registration(RegistrationFlaw),
}

/// Is what moving several entries comes to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MovePlan {
    /// The changes of those that move.
    pub changes: Vec<(RecordId, Vec<Change>)>,
    /// Those that stay, and why.
    pub refused: Vec<(RecordId, MoveFlaw)>,
}

/// Knows what moves are judged by.
pub struct Rules<'a> {
    /// The units.
    pub units: &'a UnitTree,
    /// The closed years.
    pub closings: &'a Closings,
    /// The sets of criteria.
    pub sets: &'a Sets,
}

/// Plans a step of entries of one year. Those that cannot take it are named and left as they are.
pub fn plan<'a>(
    register: &Register,
    rules: &Rules<'_>,
    ids: impl IntoIterator<Item = &'a RecordId>,
    year: i32,
    step: &StageMove,
) -> MovePlan {
    let mut plan = MovePlan::default();
    let of_year = OfYear {
        closings: rules.closings.over(rules.units, year),
        criteria: (rules.sets).in_force_everywhere(rules.units, year, Aspect::Criteria),
    };
    for id in ids {
        match changes(register, &of_year, id, year, step) {
            Ok(changes) => plan.changes.push((id.clone(), changes)),
            Err(flaw) => plan.refused.push((id.clone(), flaw)),
        }
    }
    plan
}

/// Is what holds of the rules in one year.
struct OfYear<'a> {
    closings: Over<'a>,
    criteria: InForce<'a>,
}

fn changes(
    register: &Register,
    rules: &OfYear<'_>,
    id: &RecordId,
    year: i32,
    step: &StageMove,
) -> Result<Vec<Change>, MoveFlaw> {
    let model = Model::find(register, id).ok_or(MoveFlaw::NoEntry)?;
    let entry = model.year(year).ok_or(MoveFlaw::NoEntry)?;
    if rules.closings.is_closed(model.unit()) {
        return Err(MoveFlaw::YearClosed);
    }
    check_transition(entry, step)?;
    if step.on.year() < year - 1 {
        return Err(MoveFlaw::LongBeforeYear);
    }
    let lacks_day = || {
        let has_registered = is_after_registration(step.to) && entry.is_registered();
        has_registered && lacks_day(model.record(), year, step.on)
    };
    let late = step.registered_on.filter(|_| lacks_day());
    let registration = match late {
        Some(on) => {
            day_changes(model.record(), year, on, &step.by).map_err(MoveFlaw::Registration)?
        }
        None => Vec::new(),
    };
    if let Some(last) = last_day(entry, late.is_some())
        && step.on < last.first_day()
    {
        return Err(MoveFlaw::BeforeLastStep(last));
    }
    let registered = late.or_else(|| registered_on(entry));
    let mut changes = vec![
        Change::Write(
            YearEntry::path(year, member::STAGE),
            Value::text(step.to.id()),
        ),
        step_change(entry, step.to, step.on, &step.by, &step.note),
    ];
    match step.to {
        Stage::Recognised => {
            changes.extend(recognition_changes(entry, registered, &step.recognition)?)
        }
        Stage::Reviewed => {
            let set = rules.criteria.of(model.unit());
            let appraisal = set.map(|set| Appraisal::of(entry, set));
            changes.extend(appraisal.iter().flat_map(|one| one.conclusion(entry)));
        }
        _ => {}
    }
    changes.extend(registration);
    Ok(changes)
}

/// Says whether a stage comes after the registration, whose day an entry that moves there must have behind it.
pub const fn is_after_registration(to: Stage) -> bool {
    !matches!(to, Stage::Draft | Stage::Registered | Stage::Returned)
}

fn check_transition(entry: YearEntry<'_>, step: &StageMove) -> Result<(), MoveFlaw> {
    let needs_reason = || match step.note.trim() {
        "" => Err(MoveFlaw::NeedsReason),
        _ => Ok(()),
    };
    let from = match entry.stage() {
        // What is in the register without a stage is counted as registered.
        "" => Stage::Registered,
        id => match Stage::parse(id) {
            Some(stage) => stage,
            // Nothing is known of a stage of a newer program but that leaving it asks for a reason.
            None => return needs_reason(),
        },
    };
    match from.transition(step.to, &entry.passed()) {
        Transition::Forward => Ok(()),
        Transition::Back => needs_reason(),
        Transition::Not if from == step.to => Err(MoveFlaw::Already),
        Transition::Not => Err(MoveFlaw::NotAStep(from)),
    }
}

/// Returns the day of the last step; the first registration is left out where it gets another day. A draft that the entry began
/// with, and no reason led back to, says only when it was written down.
fn last_day(entry: YearEntry<'_>, without_registration: bool) -> Option<PartialDate> {
    let steps = match without_registration {
        true => after_registration(entry),
        false => entry.steps(),
    };
    let is_beginning =
        |step: &Step<'_>| step.stage == Stage::Draft.id() && step.note.trim().is_empty();
    let steps = steps.into_iter().filter(|step| !is_beginning(step));
    let days = steps.filter_map(|step| PartialDate::from_iso(step.on).ok());
    days.max_by_key(|day| day.first_day())
}

/// Returns the change that notes a step, behind those the entry has.
fn step_change(entry: YearEntry<'_>, stage: Stage, on: NaiveDate, by: &str, note: &str) -> Change {
    let places = entry.items(member::STEPS).map(|(id, _)| place_of(id));
    let place = places.max().unwrap_or_default() + 1;
    step_at(entry.year(), place, [stage.id(), &on.to_string(), by, note])
}

/// Returns the change that notes a step to a stage that was decided upon, where the last step taken leads to another; `None` where
/// it leads there, or where no steps are noted. It comes last, though a step may be dated later than the decision.
pub(super) fn step_after_decision(
    record: &Record,
    year: i32,
    stage: &str,
    on: NaiveDate,
    [by, why]: [&str; 2],
) -> Option<Change> {
    let entry = YearEntry::of(record, year)?;
    let steps = entry.steps();
    steps.last().filter(|last| last.stage != stage)?;
    let days = steps
        .iter()
        .filter_map(|step| PartialDate::from_iso(step.on).ok());
    let on = days.map(PartialDate::last_day).fold(on, NaiveDate::max);
    Some(step_change(entry, Stage::parse(stage)?, on, by, why))
}

/// Returns the change that notes the first step of a new entry.
pub fn first_step(year: i32, stage: Stage, on: NaiveDate, by: &str) -> Change {
    step_at(year, 1, [stage.id(), &on.to_string(), by, ""])
}

/// Returns the steps that saving a form comes to: the one to another stage, or the first one of an entry of this year or a
/// later one; and the day of the registration, where it was typed. `now` is the day, and who saves.
pub fn steps_of_form(
    record: &Record,
    year: i32,
    to: Option<Stage>,
    registered_on: Option<PartialDate>,
    now: (NaiveDate, &str),
) -> Vec<Change> {
    let (today, by) = now;
    // Who registers again does so now; the day that is typed is that of the first time.
    let entry = YearEntry::of(record, year);
    let was_registered = entry.and_then(entry_steps::registered_on).is_some();
    let day = registered_on.filter(|_| to == Some(Stage::Registered) && !was_registered);
    let on = day.map_or(today, PartialDate::first_day);
    let step = to.and_then(|to| match entry {
        Some(entry) if entry.stage() == to.id() => None,
        Some(entry) => Some(step_change(entry, to, on, by, "")),
        None if day.is_none() && year < today.year() => None,
        None => Some(first_step(year, to, on, by)),
    });
    let is_dated = step.is_some() && day.is_some();
    let registered_on = registered_on.filter(|_| !is_dated);
    let dated = registered_on.map(|on| registration_changes(record, year, on, by));
    step.into_iter()
        .chain(dated.into_iter().flatten())
        .collect()
}

fn recognition_changes(
    entry: YearEntry<'_>,
    registered: Option<PartialDate>,
    recognition: &Recognition,
) -> Result<Vec<Change>, MoveFlaw> {
    if let (Some(decided), Some(registered)) = (recognition.date, registered)
        && decided.last_day() < registered.first_day()
    {
        return Err(MoveFlaw::DecisionBeforeRegistration(registered));
    }
    let stated = recognition_parts(entry.year(), recognition).into_iter();
    let changes = stated.map(|(path, text)| Change::Write(path, Value::text(text)));
    Ok(changes.collect())
}

/// Lists what a recognition says, with the leaf of each part; what it leaves open is left out.
pub(super) fn recognition_parts(year: i32, recognition: &Recognition) -> Vec<(Path, String)> {
    let of_year = |member| YearEntry::path(year, member);
    let of_decision = |part| of_year(member::DECISION).join(part);
    let date = recognition.date.map(PartialDate::to_iso);
    let stated = [
        (of_year(member::RECOGNISED_LEVEL), &recognition.level),
        (of_decision(member::NUMBER), &recognition.number),
        (of_decision(member::DATE), &date.unwrap_or_default()),
        (of_decision(member::BODY), &recognition.body),
    ];
    let stated = stated.map(|(path, text)| (path, text.trim().to_owned()));
    let stated = stated.into_iter().filter(|(_, text)| !text.is_empty());
    stated.collect()
}
