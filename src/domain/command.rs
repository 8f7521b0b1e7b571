//! Commands: everything a person can do to a register, applied in one place.

use std::sync::Arc;

use super::canonical::{item_id, restated_dot};
use super::change::{Change, differing};
use super::closing::{self, Closings};
use super::date::{PartialDate, Timestamp};
use super::deadline::deadline_changes;
use super::deletion::{self, Purged};
use super::draft_check::CheckedModel;
use super::leaf::Stamp;
use super::member;
use super::model::Model;
use super::own_first::shown_record;
use super::path::{Path, Segment};
use super::record::{Record, mark_path};
use super::register::{RecordId, Register};
use super::replica::Dot;
use super::same_as::{self, Sameness};
use super::unit::UnitTree;
use super::value::Value;
use super::writer::Writer;

/// Is something a person does. Every command but [`Command::Purge`] is undone by another one, which [`apply`] returns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Command {
    /// Adds a model, or brings one to what a checked form says.
    SaveModel {
        /// The model.
        id: RecordId,
        /// What the form said.
        model: CheckedModel,
    },
    /// Deletes a record; it stays in the register, hidden, so that the deletion travels.
    Delete(RecordId),
    /// Takes a deletion back.
    Restore(RecordId),
    /// Deletes the entry of one year.
    DeleteYear(RecordId, i32),
    /// Erases records, or entries of years, for good ("Xóa hẳn"); the command that undoes it does nothing.
    Purge(Vec<Purged>),
    /// Adds a catalogue entry.
    AddEntry {
        /// The entry's name in its list.
        id: RecordId,
        /// What people read.
        name: String,
        /// Its place in the list.
        order: i64,
    },
    /// Gives a unit or a catalogue entry another name.
    Rename(RecordId, String),
    /// Retires a catalogue entry, or offers it again.
    Retire(RecordId, bool),
    /// Adds a unit, or brings one to what a checked form says: the members of the unit, by name.
    SaveUnit {
        /// The unit.
        id: RecordId,
        /// Name, level, parent, dates.
        members: Vec<(Segment, Value)>,
        /// Ids of the units that took its place.
        successors: Vec<String>,
    },
    /// Sets the day of a deadline, or takes it away.
    SetDeadline {
        /// The deadline's entry in the catalogue.
        id: RecordId,
        /// What people read; an entry that is there keeps its name.
        name: String,
        /// The day.
        on: Option<PartialDate>,
    },
    /// Decides a conflict: the value becomes the only one.
    Decide {
        /// The record.
        record: RecordId,
        /// The leaf.
        path: Path,
        /// The value kept; `None` drops a list item.
        value: Option<Value>,
    },
    /// Keeps what was edited after a deletion (`true`), or deletes it again.
    DecideDeletion {
        /// The record.
        record: RecordId,
        /// Empty, or the year entry.
        prefix: Vec<Segment>,
        /// Whether it stays.
        keep: bool,
    },
    /// Says whether two models are one and the same.
    DecideSame {
        /// The two.
        models: [RecordId; 2],
        /// What is said of them.
        sameness: Sameness,
    },
    /// Makes the given changes to records: what a plan of changes, or undoing a command, comes to.
    Make(Vec<(RecordId, Vec<Change>)>),
}

/// Says what a command changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Applied {
    /// The records it touched; empty where everything was already so.
    pub touched: Vec<RecordId>,
    /// The command that undoes it, by writing the old values again.
    pub undo: Command,
}

/// Applies a command to the register, to see what it comes to. What is to last is written by [`super::carrying_out::carry_out`].
pub fn apply(
    register: &mut Register,
    writer: &mut Writer,
    at: Timestamp,
    by: &Arc<str>,
    command: &Command,
) -> Applied {
    let by = Arc::clone(by);
    let changes = changes_of(register, command);
    make_all(register, writer, &Stamp { at, by }, changes)
}

/// Makes changes to records, by a writer of whom none of these speaks falsely.
pub(super) fn make_all(
    register: &mut Register,
    writer: &mut Writer,
    stamp: &Stamp,
    changes: Vec<(RecordId, Vec<Change>)>,
) -> Applied {
    let mut touched = Vec::new();
    let mut undo = Vec::new();
    for (id, changes) in changes {
        if changes.is_empty() {
            continue;
        }
        let before = shown_record(register, &writer.unit().id, &id);
        let stamp = writer.stamp(&id, stamp);
        let record = register.entry(&id);
        for change in &changes {
            make(&id, record, change, writer, &stamp);
        }
        let reversed = reversed(before.as_ref(), &changes);
        if !reversed.is_empty() {
            undo.push((id.clone(), reversed));
        }
        touched.push(id);
    }
    undo.reverse();
    Applied {
        touched,
        undo: Command::Make(undo),
    }
}

/// Returns the closed year that a command would touch.
pub fn closed_year(
    register: &Register,
    tree: &UnitTree,
    closings: &Closings,
    command: &Command,
) -> Option<i32> {
    closing::closed_year(register, tree, closings, &changes_of(register, command))
}

/// Is how a writer gives out a dot for a value at a path of a record.
type NextDot = fn(&mut Writer, &RecordId, &Path, &Value) -> Dot;

fn make(id: &RecordId, record: &mut Record, change: &Change, writer: &mut Writer, stamp: &Stamp) {
    let mut write = |record: &mut Record, (path, value): (Path, Value), dot: NextDot| {
        let dot = dot(writer, id, &path, &value);
        record.write(path, value, dot, stamp.clone());
    };
    match change {
        Change::Write(path, value) => {
            write(record, (path.clone(), value.clone()), Writer::next_dot);
        }
        Change::Accept(path, value, stamp) => {
            let dot = restated_dot(id, path, value, stamp.at);
            record.write(path.clone(), value.clone(), dot, stamp.clone());
        }
        Change::Remove(path) => record.remove(path.segments()),
        Change::Delete(prefix) => write(record, record.deletion(prefix), Writer::lone_dot),
        Change::Restore(prefix) => {
            let path = mark_path(prefix, member::DELETED);
            write(record, (path, Value::Empty), Writer::next_dot);
        }
        Change::Purge(prefix) => {
            let mark = record.erase(prefix);
            write(record, mark, Writer::next_dot);
            write(record, record.deletion(prefix), Writer::lone_dot);
        }
    }
}

fn reversed(before: Option<&Record>, changes: &[Change]) -> Vec<Change> {
    let Some(before) = before else {
        return vec![Change::Delete(Vec::new())];
    };
    let put_back = |path: &Path| match before.face(path.segments()) {
        Some(value) => Change::Write(path.clone(), value.clone()),
        None if path.is_item() => Change::Remove(path.clone()),
        None => Change::Write(path.clone(), Value::Empty),
    };
    let mut reversed: Vec<Change> = Vec::with_capacity(changes.len());
    let mut new_years = Vec::new();
    for change in changes.iter().rev() {
        match change {
            Change::Purge(_) => {}
            Change::Delete(prefix) | Change::Restore(prefix) if before.is_hidden(prefix) => {
                reversed.push(Change::Delete(prefix.clone()));
            }
            Change::Delete(prefix) | Change::Restore(prefix) => {
                reversed.push(Change::Restore(prefix.clone()));
            }
            Change::Write(path, _) | Change::Accept(path, ..) | Change::Remove(path) => {
                match path.year() {
                    Some(year) if !has_year(before, year) => {
                        new_years.push(year);
                    }
                    _ => reversed.push(put_back(path)),
                }
            }
        }
    }
    new_years.sort_unstable();
    new_years.dedup();
    let deleted_years = new_years
        .into_iter()
        .map(|year| Change::Delete(vec![member::YEARS, Segment::Year(year)]));
    reversed.extend(deleted_years);
    reversed
}

fn has_year(record: &Record, year: i32) -> bool {
    record
        .below(&[member::YEARS, Segment::Year(year)])
        .next()
        .is_some()
}

pub(super) fn changes_of(register: &Register, command: &Command) -> Vec<(RecordId, Vec<Change>)> {
    let one = |id: &RecordId, changes| vec![(id.clone(), changes)];
    match command {
        Command::SaveModel { id, model } => one(id, model.changes(register.get(id))),
        Command::Delete(id) => match register.visible(id) {
            Some(_) => one(id, vec![Change::Delete(Vec::new())]),
            None => Vec::new(),
        },
        Command::Restore(id) => match register.get(id) {
            // Of a deletion that came without the texts there is nothing to show.
            Some(record) if record.has_deletion(&[]) && record.has_content(&[]) => {
                one(id, vec![Change::Restore(Vec::new())])
            }
            _ => Vec::new(),
        },
        Command::DeleteYear(id, year) => {
            match Model::find(register, id).and_then(|model| model.year(*year)) {
                Some(_) => one(
                    id,
                    vec![Change::Delete(vec![member::YEARS, Segment::Year(*year)])],
                ),
                None => Vec::new(),
            }
        }
        Command::Purge(all) => deletion::purges(register, all),
        Command::AddEntry { id, name, order } => one(
            id,
            vec![
                Change::Write([member::NAME].into(), Value::text(name)),
                Change::Write([member::ORDER].into(), Value::Number((*order).into())),
            ],
        ),
        Command::Rename(id, name) => {
            one(id, differing(register, id, member::NAME, Value::text(name)))
        }
        Command::Retire(id, is_retired) => one(
            id,
            differing(register, id, member::RETIRED, Value::Bool(*is_retired)),
        ),
        Command::SaveUnit {
            id,
            members,
            successors,
        } => one(id, unit_changes(register, id, members, successors)),
        Command::SetDeadline { id, name, on } => one(id, deadline_changes(register, id, name, *on)),
        Command::Decide {
            record,
            path,
            value,
        } => match value {
            Some(value) => one(record, vec![Change::Write(path.clone(), value.clone())]),
            None => one(record, vec![Change::Remove(path.clone())]),
        },
        Command::DecideDeletion {
            record,
            prefix,
            keep,
        } => one(
            record,
            vec![if *keep {
                Change::Restore(prefix.clone())
            } else {
                Change::Delete(prefix.clone())
            }],
        ),
        Command::DecideSame {
            models: [a, b],
            sameness,
        } => same_as::changes(register, [a, b], *sameness),
        Command::Make(changes) => changes.clone(),
    }
}

fn unit_changes(
    register: &Register,
    id: &RecordId,
    members: &[(Segment, Value)],
    successors: &[String],
) -> Vec<Change> {
    let mut changes: Vec<Change> = members
        .iter()
        .flat_map(|(member, value)| differing(register, id, member.clone(), value.clone()))
        .collect();
    let empty = Record::default();
    let record = register.get(id).unwrap_or(&empty);
    for (path, leaf) in record.below(&[member::SUCCESSORS]) {
        let is_kept = leaf
            .face()
            .is_some_and(|e| successors.iter().any(|s| s == e.value.as_text()));
        if !is_kept {
            changes.push(Change::Remove(path.clone()));
        }
    }
    for successor in successors {
        let value = Value::Text(successor.clone());
        let path: Path = [member::SUCCESSORS, Segment::Item(item_id(&value))].into();
        let is_there = record
            .below(&[member::SUCCESSORS])
            .any(|(_, leaf)| leaf.face().is_some_and(|e| e.value == value));
        if !is_there {
            changes.push(Change::Write(path, value));
        }
    }
    changes
}
