//! Duy trì: models of one year go on in the next.

use chrono::NaiveDate;

use super::change::Change;
use super::closing::{Closings, Over};
use super::member;
use super::model::{Model, YearEntry};
use super::path::Segment;
use super::register::{RecordId, Register};
use super::stage::{EntryKind, Stage};
use super::stage_move::first_step;
use super::unit::UnitTree;
use super::value::Value;

/// Says why a model does not go on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CarryFlaw {
    /// It has no registered entry of the year it would come from.
    NotRegistered,
    /// It was stopped in that year.
    Stopped,
    /// It has an entry of the year already.
    HasEntry,
    /// The year it would go to is closed.
    YearClosed,
}

/// Is what carrying models over comes to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CarryPlan {
    /// The changes of those that go on.
    pub changes: Vec<(RecordId, Vec<Change>)>,
    /// Those that do not, and why.
    pub refused: Vec<(RecordId, CarryFlaw)>,
}

/// Is who carries over, from which year to which, and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CarryOver {
    /// The year the models come from.
    pub from: i32,
    /// The year they go to.
    pub to: i32,
    /// The day of the registration.
    pub on: NaiveDate,
    /// Who registers.
    pub by: String,
}

/// Plans new entries for models: continued, registered, at the levels they were registered at before.
pub fn plan<'a>(
    register: &Register,
    tree: &UnitTree,
    closings: &Closings,
    ids: impl IntoIterator<Item = &'a RecordId>,
    carrying: &CarryOver,
) -> CarryPlan {
    let mut plan = CarryPlan::default();
    let closings = closings.over(tree, carrying.to);
    for id in ids {
        match changes(register, &closings, id, carrying) {
            Ok(changes) => plan.changes.push((id.clone(), changes)),
            Err(flaw) => plan.refused.push((id.clone(), flaw)),
        }
    }
    plan
}

/// Says what carrying models over would come to, without the changes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Outlook {
    /// How many would go on.
    pub n: usize,
    /// How many of them are of units that end before the year they go to: in it they count for the units that took their place.
    pub n_of_ended: usize,
    /// Those that would not, and why.
    pub refused: Vec<(RecordId, CarryFlaw)>,
}

impl Outlook {
    /// Counts those that are carried over already: nothing is left to do for them.
    pub fn n_there(&self) -> usize {
        let flaws = self.refused.iter();
        flaws
            .filter(|(_, flaw)| *flaw == CarryFlaw::HasEntry)
            .count()
    }

    /// Lists those that cannot go on, and why.
    pub fn kept_back(&self) -> Vec<(RecordId, CarryFlaw)> {
        let flaws = self.refused.iter().cloned();
        flaws
            .filter(|(_, flaw)| *flaw != CarryFlaw::HasEntry)
            .collect()
    }
}

/// Looks at what a plan would come to.
pub fn outlook<'a>(
    register: &Register,
    tree: &UnitTree,
    closings: &Closings,
    ids: impl IntoIterator<Item = &'a RecordId>,
    carrying: &CarryOver,
) -> Outlook {
    let mut outlook = Outlook::default();
    let closings = closings.over(tree, carrying.to);
    for id in ids {
        match check(register, &closings, id, carrying) {
            Ok((model, _)) => {
                let unit = model.unit();
                outlook.n += 1;
                outlook.n_of_ended += usize::from(tree.in_year(unit, carrying.to) != unit);
            }
            Err(flaw) => outlook.refused.push((id.clone(), flaw)),
        }
    }
    outlook
}

/// Returns a model that may go on, with its entry of the year it comes from.
fn check<'a>(
    register: &'a Register,
    closings: &Over<'_>,
    id: &'a RecordId,
    carrying: &CarryOver,
) -> Result<(Model<'a>, YearEntry<'a>), CarryFlaw> {
    let &CarryOver { from, to, .. } = carrying;
    let model = Model::find(register, id).ok_or(CarryFlaw::NotRegistered)?;
    let last = model.year(from).filter(|entry| entry.is_registered());
    let last = last.ok_or(CarryFlaw::NotRegistered)?;
    if Stage::parse(last.stage()) == Some(Stage::Stopped) {
        return Err(CarryFlaw::Stopped);
    }
    if model.year(to).is_some() {
        return Err(CarryFlaw::HasEntry);
    }
    if closings.is_closed(model.unit()) {
        return Err(CarryFlaw::YearClosed);
    }
    Ok((model, last))
}

fn changes(
    register: &Register,
    closings: &Over<'_>,
    id: &RecordId,
    carrying: &CarryOver,
) -> Result<Vec<Change>, CarryFlaw> {
    let &CarryOver { to, on, .. } = carrying;
    let (model, last) = check(register, closings, id, carrying)?;
    let mut changes = emptied(model, to);
    let write = |member, text: &str| Change::Write(YearEntry::path(to, member), Value::text(text));
    changes.push(write(member::ENTRY, EntryKind::Continued.id()));
    changes.push(write(member::STAGE, Stage::Registered.id()));
    for (level, value) in last.items(member::REGISTERED_LEVELS) {
        let path = YearEntry::path(to, member::REGISTERED_LEVELS);
        let path = path.join(Segment::Item(level.to_owned()));
        changes.push(Change::Write(path, value.clone()));
    }
    changes.push(first_step(to, Stage::Registered, on, &carrying.by));
    Ok(changes)
}

/// Brings back an entry that was deleted, without what it said.
fn emptied(model: Model<'_>, year: i32) -> Vec<Change> {
    let prefix = [member::YEARS, Segment::Year(year)];
    if !model.record().is_hidden(&prefix) {
        return Vec::new();
    }
    let mut changes = vec![Change::Restore(prefix.to_vec())];
    for (path, leaf) in model.record().below(&prefix) {
        let is_empty = leaf.face().is_none_or(|entry| entry.value == Value::Empty);
        match path.is_item() {
            _ if path.is_mark_of_deletion() || is_empty => {}
            true => changes.push(Change::Remove(path.clone())),
            false => changes.push(Change::Write(path.clone(), Value::Empty)),
        }
    }
    changes
}
