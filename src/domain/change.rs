//! One step of changing a record: what commands are made of.

use super::leaf::Stamp;
use super::path::{Path, Segment};
use super::register::{RecordId, Register};
use super::value::Value;

/// Is one step of changing a record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// Replaces what a leaf holds.
    Write(Path, Value),
    /// Replaces what a leaf holds by what the sender of a plain file stated, as it stated it.
    Accept(Path, Value, Stamp),
    /// Drops a list item.
    Remove(Path),
    /// Deletes the record (empty prefix) or a year entry.
    Delete(Vec<Segment>),
    /// Takes a deletion back.
    Restore(Vec<Segment>),
    /// Erases the record (empty prefix) or a year entry for good.
    Purge(Vec<Segment>),
}

/// Returns the write of a member where it shows another value.
pub(super) fn differing(
    register: &Register,
    id: &RecordId,
    member: Segment,
    value: Value,
) -> Vec<Change> {
    let path: Path = [member].into();
    let shown = register
        .get(id)
        .and_then(|record| record.face(path.segments()))
        .unwrap_or(&Value::Empty);
    if *shown == value {
        Vec::new()
    } else {
        vec![Change::Write(path, value)]
    }
}
