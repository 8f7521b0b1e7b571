//! What is typed into forms and not saved yet, all of it under one key.

use crate::domain::typed::{Kept, TypedForm};
use crate::format::stored_typed::{read_typed, write_typed};

use super::bag::{Bag, BagError};
use super::store::Store;

pub(super) const TYPED: &str = "dvk/typed";

impl<B: Bag> Store<B> {
    /// Returns what was typed, by forms, that of the last typing last. What cannot be read is put aside.
    ///
    /// # Errors
    /// Where it cannot be read, or the bag fails.
    pub fn typed(&self) -> Result<Vec<TypedForm>, NoTyped> {
        let text = self.bag().read(TYPED).map_err(NoTyped::Bag)?;
        let Some(text) = text else {
            return Ok(Vec::new());
        };
        if let Ok(forms) = read_typed(&text) {
            return Ok(forms);
        }
        self.put_aside(TYPED, &text).map_err(NoTyped::Bag)?;
        self.bag().remove(TYPED).map_err(NoTyped::Bag)?;
        Err(NoTyped::Unreadable)
    }

    /// Keeps what is typed into a form in the place of what the page kept of it before, or that it is saved or given up. What
    /// another page keeps of the same form stays. Returns whether there is room for it: the reserve does not give way, and other
    /// forms do, those of the oldest typing first.
    ///
    /// # Errors
    /// Where the bag fails, or what is there cannot be read and cannot be put aside.
    pub fn save_typed(
        &self,
        form: &str,
        before: &[Kept],
        inputs: &[Kept],
    ) -> Result<bool, BagError> {
        self.check_open()?;
        let mut forms = match self.typed() {
            Ok(forms) => forms,
            Err(NoTyped::Unreadable) => Vec::new(),
            Err(NoTyped::Bag(error)) => return Err(error),
        };
        let n_before = forms.len();
        forms.retain(|one| one.name != form || one.inputs != before);
        if inputs.is_empty() && forms.len() == n_before {
            return Ok(true);
        }
        let others = forms.clone();
        if !inputs.is_empty() {
            forms.push(TypedForm {
                name: form.to_owned(),
                inputs: inputs.to_vec(),
            });
        }
        let text = write_typed(&forms);
        let has_room = text.is_some();
        let kept = if has_room { &forms } else { &others };
        match text.or_else(|| write_typed(&others)) {
            Some(text) if !kept.is_empty() => self.bag().write(TYPED, &text)?,
            _ => self.bag().remove(TYPED)?,
        }
        Ok(has_room)
    }
}

/// Says why nothing that was typed is there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NoTyped {
    /// It was damaged, and is put aside.
    Unreadable,
    /// The bag failed.
    Bag(BagError),
}
