//! What the list knows of one model.

use crate::domain::conflict::conflicts_of;
use crate::domain::leaf::Leaf;
use crate::domain::model::Model;
use crate::domain::register::RecordId;
use crate::domain::value::Value;

/// Is what the list shows of one model.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// The model.
    pub id: RecordId,
    /// Its title.
    pub title: String,
    /// Who carries it.
    pub holder: String,
    /// Its unit's id.
    pub unit: String,
    /// Its field's id.
    pub field: String,
    /// Its subject's word.
    pub subject: String,
    /// Its year entries, the latest first.
    pub years: Vec<LineYear>,
    /// Whether somebody has to decide something about it.
    pub is_undecided: bool,
}

/// Is what the list shows of one year entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineYear {
    /// The year.
    pub year: i32,
    /// The stage's word.
    pub stage: String,
    /// The word for new or continued.
    pub entry: String,
}

impl Line {
    pub(super) fn of(model: Model<'_>) -> Self {
        let record = model.record();
        // Nearly all models have nothing to decide, which is seen without looking at every leaf's path.
        let may_be_undecided = record.has_deletion(&[])
            || record.leaves().values().any(Leaf::is_conflict)
            || record.leaves().values().any(holds_deletion);
        Self {
            id: model.record_id().clone(),
            title: model.title().to_owned(),
            holder: model.holder().to_owned(),
            unit: model.unit().to_owned(),
            field: model.field().to_owned(),
            subject: model.subject().to_owned(),
            years: years_of(model),
            is_undecided: may_be_undecided && !conflicts_of(model.record_id(), record).is_empty(),
        }
    }

    /// Adds the years that only another model of the group has.
    pub(super) fn add_years(&mut self, other: Model<'_>) {
        for entry in years_of(other) {
            if self.year(Some(entry.year)).is_none() {
                self.years.push(entry);
            }
        }
        self.years.sort_by_key(|entry| -entry.year);
    }

    /// Returns the entry a filter is about: that of the year; of all years the latest one at the stage, or the latest at all.
    pub fn entry_of(&self, year: Option<i32>, stage: &str) -> Option<&LineYear> {
        match (year, stage) {
            (Some(_), _) | (None, "") => self.year(year),
            (None, stage) => self.years.iter().find(|entry| entry.stage == stage),
        }
    }

    /// Returns the entry of a year, or the latest one.
    pub fn year(&self, year: Option<i32>) -> Option<&LineYear> {
        match year {
            Some(year) => self.years.iter().find(|entry| entry.year == year),
            None => self.years.first(),
        }
    }
}

fn years_of(model: Model<'_>) -> Vec<LineYear> {
    let years = model.years().into_iter().map(|entry| LineYear {
        year: entry.year(),
        stage: entry.stage().to_owned(),
        entry: entry.entry().to_owned(),
    });
    years.collect()
}

fn holds_deletion(leaf: &Leaf) -> bool {
    let is_seen = |value: &_| matches!(value, Value::Seen(_));
    leaf.entries().iter().any(|entry| is_seen(&entry.value))
}
