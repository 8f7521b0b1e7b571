//! Where a value comes from, and what stood there before, as this machine has seen it.

use std::collections::BTreeMap;

use super::content::{effect_between, shown_of, values_of};
use super::{Event, FileSource, Kept};
use crate::domain::leaf::{Entry, Leaf};
use crate::domain::path::{Path, Segment};
use crate::domain::preview::Effect;
use crate::domain::record::Record;
use crate::domain::register::RecordId;
use crate::domain::replica::Dot;

/// Says how a present value came to this machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin<'a> {
    /// It was written on this machine.
    Here(&'a Event),
    /// It came with a file.
    File(&'a FileSource, &'a Event),
    /// It was there before the journal begins.
    Unknown,
}

/// Is what happened to one record, the oldest event first.
#[derive(Clone, Debug)]
pub struct Trail<'a> {
    id: &'a RecordId,
    events: Vec<&'a Event>,
}

/// Is one event in the history of a record that people could see.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step<'a> {
    /// The event: when, and what was done.
    pub event: &'a Event,
    /// The files of it that touched the record.
    pub files: Vec<&'a FileSource>,
    /// What it did to the record; new for one that was there again, too.
    pub effect: Effect,
    /// What is shown otherwise since, place by place. For one that disappeared, nothing.
    pub changes: Vec<StepChange>,
}

/// Is one place that an event changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StepChange {
    /// The place.
    pub path: Path,
    /// What stood there before, the value shown first; several where somebody had to decide, none where there was nothing.
    pub before: Vec<Entry>,
    /// What stands there since.
    pub after: Vec<Entry>,
}

impl<'a> Trail<'a> {
    /// Follows one record through the events.
    pub fn of(events: &'a [Kept], id: &'a RecordId) -> Self {
        let events = events.iter().map(|kept| &kept.event);
        let events = events.filter(|event| event.touches(id)).collect();
        Self { id, events }
    }

    /// Follows every record through the events, by its name.
    pub fn all(events: &'a [Kept]) -> BTreeMap<&'a RecordId, Self> {
        let mut trails: BTreeMap<&RecordId, Self> = BTreeMap::new();
        for Kept { event, .. } in events {
            let ids = event.before.iter().map(|(id, _)| id);
            let created = event.created.iter();
            for id in ids.chain(created.filter(|id| event.before.get(id).is_none())) {
                let none = || Self {
                    id,
                    events: Vec::new(),
                };
                trails.entry(id).or_insert_with(none).events.push(event);
            }
        }
        trails
    }

    /// Returns where a value comes from that is present now: it came with the last event that had not seen it before.
    pub fn origin(&self, dot: Dot) -> Origin<'a> {
        let mut latest_first = self.events.iter().rev();
        match latest_first.find(|event| event.is_before(self.id, dot)) {
            None => Origin::Unknown,
            Some(event) => match event.file_of(self.id, dot) {
                Some(file) => Origin::File(file, event),
                None => Origin::Here(event),
            },
        }
    }

    /// Says whether a file may have taken away what stood at a path where there is nothing now. What is taken away leaves
    /// no dot, so of a day of which only the whole is remembered, any file counts.
    pub fn is_removed_by_file(&self, path: &[Segment]) -> bool {
        let had = |event: &&&Event| {
            let image = event.before.get(self.id);
            image.is_some_and(|record| record.leaf(path).is_some())
        };
        let last = self.events.iter().rev().find(had);
        last.is_some_and(|event| event.is_by_file(self.id))
    }

    /// Lists what people could see happen to the record, the latest first. `now` is the record as it is.
    pub fn history(&self, now: Option<&Record>) -> Vec<Step<'a>> {
        let mut after = now;
        let mut steps = Vec::new();
        for &event in self.events.iter().rev() {
            let before = event.before.get(self.id);
            let effect = effect_between(before, after);
            if effect.is_change() {
                steps.push(Step {
                    event,
                    files: event.files_of(self.id),
                    effect,
                    changes: self.changes(before, after),
                });
            }
            after = before;
        }
        steps
    }

    fn changes(&self, before: Option<&Record>, after: Option<&Record>) -> Vec<StepChange> {
        let Some(after) = after.filter(|record| !record.is_hidden(&[])) else {
            return Vec::new();
        };
        let before = before.map(shown_of).unwrap_or_default();
        let after = shown_of(after);
        let mut paths: Vec<&Path> = before.keys().chain(after.keys()).copied().collect();
        paths.sort_unstable();
        paths.dedup();
        let entries = |leaf: Option<&&Leaf>| -> Vec<Entry> {
            leaf.map_or(Vec::new(), |leaf| {
                values_of(leaf).into_iter().cloned().collect()
            })
        };
        let changes = paths.into_iter().filter_map(|path| {
            let (old, new) = (before.get(path), after.get(path));
            let is_same = old
                .zip(new)
                .is_some_and(|(old, new)| old.values() == new.values());
            (!is_same).then(|| StepChange {
                path: path.clone(),
                before: entries(old),
                after: entries(new),
            })
        });
        changes.collect()
    }
}
