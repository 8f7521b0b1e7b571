//! Going back to an earlier point: the old values are written again, and that travels like any edit.

use std::collections::BTreeSet;

use super::provenance::{Origin, Trail};
use super::{Kept, Then};
use crate::domain::change::Change;
use crate::domain::command::Command;
use crate::domain::leaf::Leaf;
use crate::domain::member;
use crate::domain::model::Model;
use crate::domain::path::{Path, Segment};
use crate::domain::record::Record;
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::value::Value;

/// Says what becomes of what others have written since, as far as it came here with files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Others {
    /// It stays as it is: their values, their deletions, the records they made.
    Kept,
    /// It is overwritten too.
    Overwritten,
}

/// Is what going back comes to, before it is done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GoingBack {
    /// The command that goes back.
    pub command: Command,
    /// Models that would be deleted, because they were not there or were deleted at that point.
    pub n_deleted: usize,
    /// Models that would be there again.
    pub n_restored: usize,
    /// Other models with values that would change.
    pub n_changed: usize,
    /// Records that are no models and would change.
    pub n_others: usize,
    /// Values that would be written, taken away, or deleted with their year, in models and other records.
    pub n_values: usize,
    /// Values and deletions that are left as others wrote them.
    pub n_left: usize,
    /// Whether years were closed or unlocked since. That stays: only unlocking, with a reason, opens a closed year.
    pub has_closings: bool,
}

impl GoingBack {
    /// Finds what has to be written so that people see what they saw right before the first of these events, which are all
    /// there are from that point on.
    pub fn to(events: &[Kept], now: &Register, others: Others) -> Self {
        let then = Then::before(events);
        let mut going = Self {
            command: Command::Make(Vec::new()),
            n_deleted: 0,
            n_restored: 0,
            n_changed: 0,
            n_others: 0,
            n_values: 0,
            n_left: 0,
            has_closings: false,
        };
        let nothing = Record::default();
        let mut records = Vec::new();
        let mut trails = match others {
            Others::Kept => Some(Trail::all(events)),
            Others::Overwritten => None,
        };
        for (id, old) in then.records() {
            if id.collection == Collection::CLOSINGS {
                going.has_closings |= old != now.get(id);
                continue;
            }
            let trail = trails.as_mut().and_then(|trails| trails.remove(id));
            let new = now.get(id).unwrap_or(&nothing);
            let way = Way { id, new, trail };
            let old = old.filter(|record| !record.is_hidden(&[]));
            let changes = match old {
                Some(old) => way.to_record(old, &mut going.n_left),
                None => way.to_nothing(now.visible(id).is_some(), &mut going.n_left),
            };
            if !changes.is_empty() {
                going.count(id, new, &changes);
                records.push((id.clone(), changes));
            }
        }
        records.sort_by(|(one, _), (other, _)| one.cmp(other));
        going.command = Command::Make(records);
        going
    }

    /// Says whether there is nothing to write.
    pub fn is_nothing(&self) -> bool {
        matches!(&self.command, Command::Make(records) if records.is_empty())
    }

    fn count(&mut self, id: &RecordId, new: &Record, changes: &[Change]) {
        let whole = |prefix: &[Segment]| prefix.is_empty();
        let is_deleted = changes
            .iter()
            .any(|c| matches!(c, Change::Delete(prefix) if whole(prefix)));
        let of_parts = changes.iter().filter(|change| match change {
            Change::Delete(prefix) | Change::Restore(prefix) | Change::Purge(prefix) => {
                !whole(prefix)
            }
            Change::Write(..) | Change::Accept(..) | Change::Remove(_) => true,
        });
        self.n_values += of_parts.count();
        let n = if !id.is_model() {
            &mut self.n_others
        } else if is_deleted {
            &mut self.n_deleted
        } else if new.is_hidden(&[]) || new.leaves().is_empty() {
            &mut self.n_restored
        } else {
            &mut self.n_changed
        };
        *n += 1;
    }
}

/// Knows a record as it is, and what others have done to it.
struct Way<'a> {
    id: &'a RecordId,
    new: &'a Record,
    /// `None` where what others wrote is overwritten.
    trail: Option<Trail<'a>>,
}

impl Way<'_> {
    /// Says whether what is at a path, or that there is nothing, is as others have left it since.
    fn is_theirs(&self, path: &[Segment]) -> bool {
        let Some(trail) = &self.trail else {
            return false;
        };
        match self.new.leaf(path) {
            None => trail.is_removed_by_file(path),
            Some(leaf) => is_brought(trail, leaf),
        }
    }

    /// Counts what others have written since, below a prefix.
    fn n_theirs(&self, prefix: &[Segment]) -> usize {
        let Some(trail) = &self.trail else { return 0 };
        let leaves = self.new.below(prefix);
        leaves.filter(|(_, leaf)| is_brought(trail, leaf)).count()
    }

    fn to_nothing(&self, is_visible: bool, n_left: &mut usize) -> Vec<Change> {
        if !is_visible {
            return Vec::new();
        }
        let n_theirs = self.n_theirs(&[]);
        *n_left += n_theirs;
        if n_theirs == 0 {
            vec![Change::Delete(Vec::new())]
        } else {
            Vec::new()
        }
    }

    /// Returns the changes that lead to a record as it was. Deletions are taken back before values are written, so that the
    /// way back from here, which is the reverse, deletes last.
    fn to_record(&self, old: &Record, n_left: &mut usize) -> Vec<Change> {
        let new = self.new;
        let is_erased = |prefix: &[Segment]| {
            new.is_purged(prefix) && self.is_theirs(&[prefix, &[member::PURGED]].concat())
        };
        let is_deleted = new.has_deletion(&[]) && self.is_theirs(&[member::DELETED]);
        if is_erased(&[]) || is_deleted && new.is_hidden(&[]) {
            *n_left += 1;
            return Vec::new();
        }
        let (mut takes_back, mut deletes) = (Vec::new(), Vec::new());
        let mut skipped_years = Vec::new();
        if is_deleted {
            *n_left += 1;
        } else {
            takes_back.push(Vec::new());
        }
        for year in years_of(old, new) {
            let prefix = vec![member::YEARS, Segment::Year(year)];
            if !has_year(self.id, old, year) {
                skipped_years.push(year);
                if has_year(self.id, new, year) {
                    let n_theirs = self.n_theirs(&prefix);
                    *n_left += n_theirs;
                    if n_theirs == 0 {
                        deletes.push(Change::Delete(prefix));
                    }
                }
            } else if is_erased(&prefix)
                || new.has_deletion(&prefix) && self.is_theirs(&mark(&prefix))
            {
                *n_left += 1;
                if new.is_hidden(&prefix) {
                    skipped_years.push(year);
                }
            } else {
                takes_back.push(prefix);
            }
        }
        let writes = self.values(old, &skipped_years, n_left);
        let written: BTreeSet<Option<i32>> = writes
            .iter()
            .filter_map(|change| match change {
                Change::Write(path, _) | Change::Accept(path, ..) | Change::Remove(path) => {
                    Some(path.year())
                }
                Change::Delete(_) | Change::Restore(_) | Change::Purge(_) => None,
            })
            .collect();
        // A deletion that nothing was written beside stays undecided, as it was.
        takes_back.retain(|prefix| {
            let path = mark(prefix);
            let is_written = match prefix.get(1) {
                Some(Segment::Year(year)) => written.contains(&Some(*year)),
                _ => !written.is_empty(),
            };
            new.has_deletion(prefix)
                && (new.is_hidden(prefix) || new.leaf(&path) != old.leaf(&path) || is_written)
        });
        let mut changes: Vec<Change> = takes_back.into_iter().map(Change::Restore).collect();
        changes.extend(writes);
        changes.extend(deletes);
        changes
    }

    /// Returns the writes of every shown value that is another now.
    fn values(&self, old: &Record, skipped_years: &[i32], n_left: &mut usize) -> Vec<Change> {
        let mut changes = Vec::new();
        for path in paths_of(old, self.new) {
            let is_skipped = path
                .year()
                .is_some_and(|year| skipped_years.contains(&year));
            let value = shown(old, path);
            if path.is_mark_of_deletion() || is_skipped || value == shown(self.new, path) {
                continue;
            }
            if self.is_theirs(path.segments()) {
                *n_left += 1;
                continue;
            }
            changes.push(match value {
                Some(value) => Change::Write(path.clone(), value.clone()),
                None if path.is_item() => Change::Remove(path.clone()),
                None => Change::Write(path.clone(), Value::Empty),
            });
        }
        changes
    }
}

fn mark(prefix: &[Segment]) -> Vec<Segment> {
    [prefix, &[member::DELETED]].concat()
}

fn is_brought(trail: &Trail<'_>, leaf: &Leaf) -> bool {
    let mut entries = leaf.entries().iter();
    entries.any(|entry| matches!(trail.origin(entry.dot), Origin::File(..)))
}

fn shown<'a>(record: &'a Record, path: &Path) -> Option<&'a Value> {
    let face = record.face(path.segments());
    face.filter(|value| **value != Value::Empty)
}

fn has_year(id: &RecordId, record: &Record, year: i32) -> bool {
    Model::new(id, record).year(year).is_some()
}

fn paths_of<'a>(old: &'a Record, new: &'a Record) -> BTreeSet<&'a Path> {
    old.leaves().keys().chain(new.leaves().keys()).collect()
}

fn years_of(old: &Record, new: &Record) -> BTreeSet<i32> {
    paths_of(old, new)
        .iter()
        .filter_map(|path| path.year())
        .collect()
}
