//! What became of a model while its form was open.

use crate::domain::member;
use crate::domain::path::Segment;
use crate::domain::record::Record;
use crate::domain::register::Register;
use crate::ui::form_start::Task;
use crate::ui::reactive::Memo;
use crate::ui::state::App;

/// Says what became of the model since the form saw it: in another tab, with a file, or by a step back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Since {
    /// It is as it was, or is new.
    Same,
    /// It was changed.
    Changed,
    /// It was deleted, or taken back.
    Gone,
    /// It, or the entry of the year, was erased for good.
    Erased,
}

/// Compares the model with what the form saw of it.
pub(super) fn since(app: App, task: &Task, seen: Register) -> Memo<Since> {
    let (model, year) = (task.model().cloned(), task.year());
    let is_erased = move |record: &Record| {
        let of_year = |year| record.is_purged(&[member::YEARS, Segment::Year(year)]);
        record.is_purged(&[]) || year.is_some_and(of_year)
    };
    let was_erased = seen.iter().any(|(_, record)| is_erased(record));
    Memo::new(move |_| {
        app.register.with(|register| match &model {
            Some(id) if !was_erased && register.get(id).is_some_and(is_erased) => Since::Erased,
            Some(id) if register.visible(id).is_none() => Since::Gone,
            model if register.part(model) != seen => Since::Changed,
            _ => Since::Same,
        })
    })
}
