//! Deciding many conflicts at once: one command, so that one step takes all of it back.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::change::Change;
use super::command::Command;
use super::conflict::Conflict;
use super::leaf::Entry;
use super::member;
use super::path::{Path, Segment};
use super::register::{RecordId, Register};
use super::restated::{is_of_one_sender, is_of_plain_file};
use super::stage_move::step_after_decision;
use super::value::Value;

/// Is what is written beside a decision about a stage: the day, who decides, and why the step is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Note<'a> {
    /// The day.
    pub on: NaiveDate,
    /// Who decides.
    pub by: &'a str,
    /// What the step says.
    pub why: &'a str,
}

/// Returns the changes that decide one place. The latest value of a place that has values of one sender alone is accepted as that
/// sender's: it may still state another one. Where a stage is decided and the last step taken leads elsewhere, a step leads
/// to it, so that the list of steps and the stage agree; both offices' steps stay.
pub fn decision(
    register: &Register,
    id: &RecordId,
    path: &Path,
    value: &Value,
    note: Note<'_>,
) -> Vec<Change> {
    let record = register.get(id);
    let step = match path.segments() {
        [list, Segment::Year(year), stage] if *list == member::YEARS && *stage == member::STAGE => {
            record.and_then(|record| {
                let Note { on, by, why } = note;
                step_after_decision(record, *year, value.as_text(), on, [by, why])
            })
        }
        _ => None,
    };
    let there = record.and_then(|record| record.leaf(path.segments()));
    let latest = there.and_then(|leaf| newer_of_one_sender(id, path, leaf.entries()));
    let write = match latest.filter(|latest| latest.value == *value) {
        Some(Entry { value, stamp, .. }) => {
            Change::Accept(path.clone(), value.clone(), stamp.clone())
        }
        None => Change::Write(path.clone(), value.clone()),
    };
    std::iter::once(write).chain(step).collect()
}

/// Returns one command that keeps the value chosen at each place, and at how many places one is.
pub fn kept<'a>(
    register: &Register,
    conflicts: &'a [Conflict],
    note: Note<'_>,
    choose: impl Fn(&RecordId, &Path, &'a [Entry]) -> Option<&'a Entry>,
) -> (Command, usize) {
    // Conflicts come in the order of their records.
    let mut changes: Vec<(RecordId, Vec<Change>)> = Vec::new();
    let mut n = 0;
    for (record, path, choices) in values(conflicts) {
        let Some(entry) = choose(record, path, choices) else {
            continue;
        };
        let of_place = decision(register, record, path, &entry.value, note);
        match changes.last_mut() {
            Some((last, of_record)) if last == record => of_record.extend(of_place),
            _ => changes.push((record.clone(), of_place)),
        }
        n += 1;
    }
    (Command::Make(changes), n)
}

/// Lists the places with several values, with these.
pub fn values(conflicts: &[Conflict]) -> impl Iterator<Item = (&RecordId, &Path, &[Entry])> {
    conflicts.iter().filter_map(|conflict| match conflict {
        Conflict::Values {
            record,
            path,
            choices,
        } => Some((record, path, choices.as_slice())),
        Conflict::EditedAfterDeletion { .. } => None,
    })
}

/// Returns the value that is meant, where it is the only such one: of two nobody knows which.
pub fn only(choices: &[Entry], is_meant: impl Fn(&Entry) -> bool) -> Option<&Entry> {
    let mut meant = choices.iter().filter(|choice| is_meant(choice));
    meant.next().filter(|_| meant.next().is_none())
}

/// Counts, for each label, the places at which [`only`] one value bears it; a value without a label is left out.
pub fn n_by<L: Ord>(
    conflicts: &[Conflict],
    label: impl Fn(&RecordId, &Path, &Entry) -> Option<L>,
) -> BTreeMap<L, usize> {
    let mut n_places = BTreeMap::new();
    for (record, path, choices) in values(conflicts) {
        let mut n_of = BTreeMap::<L, usize>::new();
        for label in choices.iter().filter_map(|one| label(record, path, one)) {
            *n_of.entry(label).or_default() += 1;
        }
        for (label, _) in n_of.into_iter().filter(|(_, n)| *n == 1) {
            *n_places.entry(label).or_default() += 1;
        }
    }
    n_places
}

/// Returns the latest value of a place that has values of one sender alone, as one that sends plain files gives each time
/// without a word of what it gave before. Nobody else has written there, so there is nothing to weigh.
pub fn newer_of_one_sender<'a>(
    record: &RecordId,
    path: &Path,
    choices: &'a [Entry],
) -> Option<&'a Entry> {
    let first = choices.first()?;
    let is_stated = |choice: &Entry| {
        !choice.stamp.by.is_empty()
            && is_of_one_sender(first, choice)
            && is_of_plain_file(record, path, choice)
    };
    let latest = choices.iter().max_by_key(|choice| choice.stamp.at)?;
    let is_earlier = |choice: &Entry| choice.stamp.at < latest.stamp.at;
    let mut others = choices.iter().filter(|choice| choice.value != latest.value);
    (others.all(is_earlier) && choices.iter().all(is_stated)).then_some(latest)
}

/// Counts the places at which the latest value of one sender can be taken.
pub fn n_newer(conflicts: &[Conflict]) -> usize {
    let newer = values(conflicts).filter_map(|(id, path, all)| newer_of_one_sender(id, path, all));
    newer.count()
}
