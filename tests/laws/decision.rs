//! Deciding: what somebody may decide of a conflict, and deciding until nothing is open.

use std::sync::Arc;

use so_dan_van_kheo::domain::change::Change;
use so_dan_van_kheo::domain::command::{Command, apply};
use so_dan_van_kheo::domain::conflict::{Conflict, conflicts};
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::domain::writer::Writer;

/// Decides one conflict after the other, one way or the other, until none is open.
pub fn decide_all(register: &mut Register, writer: &mut Writer, choices: &[usize]) {
    let by: Arc<str> = "Dung".into();
    for choice in choices.iter().cycle().take(60) {
        let open = conflicts(register);
        let Some(conflict) = open.first() else { return };
        let (command, _) = decision(conflict, *choice);
        apply(register, writer, Timestamp::from_millis(0), &by, &command);
    }
}

/// Returns the command that decides a conflict one way or the other, and the change it comes to.
pub fn decision(conflict: &Conflict, choice: usize) -> (Command, Change) {
    match conflict {
        Conflict::Values {
            record,
            path,
            choices,
        } => {
            let is_dropped = path.is_item() && choice % (choices.len() + 1) == choices.len();
            let value = choices[choice % choices.len()].value.clone();
            let value = (!is_dropped).then_some(value);
            let change = match &value {
                Some(value) => Change::Write(path.clone(), value.clone()),
                None => Change::Remove(path.clone()),
            };
            (
                Command::Decide {
                    record: record.clone(),
                    path: path.clone(),
                    value,
                },
                change,
            )
        }
        Conflict::EditedAfterDeletion { record, prefix, .. } => {
            let keep = choice.is_multiple_of(2);
            let change = if keep {
                Change::Restore(prefix.clone())
            } else {
                Change::Delete(prefix.clone())
            };
            (
                Command::DecideDeletion {
                    record: record.clone(),
                    prefix: prefix.clone(),
                    keep,
                },
                change,
            )
        }
    }
}
