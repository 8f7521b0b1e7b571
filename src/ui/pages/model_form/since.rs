//! What became of a model while its form was open.

use crate::domain::register::{RecordId, Register};
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
}

/// Compares the model with what the form saw of it.
pub(super) fn since(app: App, model: Option<&RecordId>, seen: Register) -> Memo<Since> {
    let model = model.cloned();
    Memo::new(move |_| {
        app.register.with(|register| match &model {
            Some(id) if register.visible(id).is_none() => Since::Gone,
            model if register.part(model) != seen => Since::Changed,
            _ => Since::Same,
        })
    })
}
