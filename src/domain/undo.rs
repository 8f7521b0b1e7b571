//! Undoing where others have written meanwhile: what they wrote stays.

use super::change::Change;
use super::command::Command;
use super::leaf::Leaf;
use super::member;
use super::path::{Path, Segment};
use super::record::Record;
use super::register::Register;
use super::value::Value;

/// Is a way back as far as it can still be gone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WayBack {
    /// What is still to be written.
    pub command: Command,
    /// How many changes are left out, because somebody else has written there since.
    pub n_left: usize,
}

impl WayBack {
    /// Finds what of an undoing command may still be written. `left` holds the records as the deed left them: where others
    /// are shown or stand beside them now, somebody has written since, and going back would take that away.
    ///
    /// Values are compared, not dots: a later deed that was undone has written the same values anew.
    pub fn of(undo: &Command, left: &Register, now: &Register) -> Self {
        let Command::Make(records) = undo else {
            return Self {
                command: undo.clone(),
                n_left: 0,
            };
        };
        let mut n_left = 0;
        let nothing = Record::default();
        let records = records.iter().filter_map(|(id, changes)| {
            let [left, now] = [left, now].map(|register| register.get(id).unwrap_or(&nothing));
            let mut kept = changes.clone();
            kept.retain(|change| is_as_left(change, left, now));
            n_left += changes.len() - kept.len();
            (!kept.is_empty()).then(|| (id.clone(), kept))
        });
        let command = Command::Make(records.collect());
        Self { command, n_left }
    }

    /// Says whether nothing is left to write.
    pub fn is_nothing(&self) -> bool {
        matches!(&self.command, Command::Make(records) if records.is_empty())
    }
}

fn is_as_left(change: &Change, left: &Record, now: &Record) -> bool {
    match change {
        Change::Write(path, _) | Change::Accept(path, ..) | Change::Remove(path) => {
            values(left.leaf(path.segments())) == values(now.leaf(path.segments()))
        }
        Change::Delete(prefix) | Change::Purge(prefix) => {
            content(left, prefix) == content(now, prefix)
        }
        // A deletion that somebody else has made too is theirs as well.
        Change::Restore(prefix) => {
            let n = |record: &Record| {
                let mark = [prefix.as_slice(), &[member::DELETED]].concat();
                values(record.leaf(&mark)).len()
            };
            n(now) <= n(left)
        }
    }
}

/// Returns the values of a leaf in their order, without empty ones: a cleared field and one never written are the same.
fn values(leaf: Option<&Leaf>) -> Vec<&Value> {
    let mut values = leaf.map_or(Vec::new(), Leaf::values);
    values.retain(|value| **value != Value::Empty);
    values
}

/// Returns all values below a prefix, without marks of deletion.
fn content<'a>(record: &'a Record, prefix: &'a [Segment]) -> Vec<(&'a Path, Vec<&'a Value>)> {
    let leaves = record.below(prefix);
    let leaves = leaves.filter(|(path, _)| !path.is_mark_of_deletion());
    let leaves = leaves.map(|(path, leaf)| (path, values(Some(leaf))));
    leaves.filter(|(_, values)| !values.is_empty()).collect()
}
