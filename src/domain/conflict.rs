//! Conflicts (chỗ khác nhau): where two people wrote different things without having seen each other's.

use std::collections::BTreeSet;

use super::leaf::Entry;
use super::member;
use super::path::{Path, Segment};
use super::record::Record;
use super::register::{Collection, RecordId, Register};

/// Is one thing to decide.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Conflict {
    /// A leaf with two or more different values.
    Values {
        /// The record.
        record: RecordId,
        /// The leaf.
        path: Path,
        /// The values, the one shown first.
        choices: Vec<Entry>,
    },
    /// A record or a year entry that somebody deleted while somebody else edited it ("sửa sau khi xóa").
    EditedAfterDeletion {
        /// The record.
        record: RecordId,
        /// Empty, or the year entry.
        prefix: Vec<Segment>,
        /// The values no deletion had seen.
        unseen: Vec<(Path, Entry)>,
    },
}

impl Conflict {
    /// Returns the record it is about.
    pub fn record(&self) -> &RecordId {
        match self {
            Self::Values { record, .. } | Self::EditedAfterDeletion { record, .. } => record,
        }
    }

    /// Lists the paths whose values are to be decided about.
    pub fn paths(&self) -> Vec<&Path> {
        match self {
            Self::Values { path, .. } => vec![path],
            Self::EditedAfterDeletion { unseen, .. } => {
                unseen.iter().map(|(path, _)| path).collect()
            }
        }
    }
}

/// Lists everything undecided in the visible part of a register, in the order of records and paths.
pub fn conflicts(register: &Register) -> Vec<Conflict> {
    register
        .iter()
        .filter(|(_, record)| !record.is_hidden(&[]))
        .flat_map(|(id, record)| conflicts_of(id, record))
        .collect()
}

/// Lists everything undecided in one record that is not hidden.
pub fn conflicts_of(id: &RecordId, record: &Record) -> Vec<Conflict> {
    let mut found = Vec::new();
    let hidden_years = record.hidden_years();
    for (path, leaf) in record.leaves() {
        if let [prefix @ .., last] = path.segments()
            && *last == member::DELETED
        {
            let is_open = record.has_deletion(prefix) && !record.is_hidden(prefix);
            if is_open {
                found.push(edited_after_deletion(id, record, prefix));
            }
            continue;
        }
        let is_in_hidden_year = path
            .year()
            .is_some_and(|year| hidden_years.binary_search(&year).is_ok());
        if leaf.is_conflict() && !is_in_hidden_year && !path.is_mark_of_deletion() {
            found.push(values(id, path, leaf.entries()));
        }
    }
    found
}

/// Says whether anything is undecided in a record that is not hidden; most are quickly seen to have nothing.
pub fn has_conflicts(id: &RecordId, record: &Record) -> bool {
    let may_have = record
        .leaves()
        .iter()
        .any(|(path, leaf)| leaf.is_conflict() || path.segments().last() == Some(&member::DELETED));
    may_have && !conflicts_of(id, record).is_empty()
}

fn values(id: &RecordId, path: &Path, entries: &[Entry]) -> Conflict {
    let mut choices: Vec<&Entry> = entries.iter().collect();
    choices.sort_by(|a, b| (b.stamp.at, b.dot, &b.value).cmp(&(a.stamp.at, a.dot, &a.value)));
    let mut seen = BTreeSet::new();
    choices.retain(|entry| seen.insert(&entry.value));
    Conflict::Values {
        record: id.clone(),
        path: path.clone(),
        choices: choices.into_iter().cloned().collect(),
    }
}

fn edited_after_deletion(id: &RecordId, record: &Record, prefix: &[Segment]) -> Conflict {
    let unseen = record
        .unseen_by_deletion(prefix)
        .map(|(path, entry)| (path.clone(), entry.clone()))
        .collect();
    Conflict::EditedAfterDeletion {
        record: id.clone(),
        prefix: prefix.to_vec(),
        unseen,
    }
}

/// Counts the models of a register that have something undecided.
pub fn n_undecided_models(register: &Register) -> usize {
    register
        .collection(&Collection::Models)
        .filter(|(_, record)| !record.is_hidden(&[]))
        .filter(|(id, record)| has_conflicts(id, record))
        .count()
}
