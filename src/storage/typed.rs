//! What is typed into forms and not saved yet, all of it under one key. Every page keeps its own: what another page keeps of the
//! same form is neither written over nor dropped.

use std::cell::RefCell;
use std::rc::Rc;

use litemap::LiteMap;

use crate::domain::typed::{Kept, TypedForm};
use crate::format::stored_typed::{read_typed, write_typed};

use super::bag::{Bag, BagError};
use super::store::Store;

pub(super) const TYPED: &str = "dvk/typed";

/// Is what a page has last written, or taken up, of its forms, by their names.
pub(super) type OwnTyped = Rc<RefCell<LiteMap<String, Vec<Kept>>>>;

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

    /// Returns what was typed into a form: on this page, or else what another page has left, or holds. Empty where nothing was.
    ///
    /// # Errors
    /// As [`Self::typed`].
    pub fn typed_into(&self, form: &str) -> Result<Vec<Kept>, NoTyped> {
        let own = self.own_typed(form);
        let mut forms = self.typed()?;
        forms.retain(|one| one.name == form);
        let is_own_there = forms.iter().any(|one| one.inputs == own);
        let found = match forms.pop() {
            Some(last) if !is_own_there => last.inputs,
            Some(_) => own,
            None => return Ok(Vec::new()),
        };
        self.take_up_typed(form, &found);
        Ok(found)
    }

    /// Keeps what is typed into a form in the place of what this page kept of it before; empty where it is saved or given up. What
    /// another page keeps of the same form stays. Returns whether there is room for it: the reserve does not give way, and other
    /// forms do, those of the oldest typing first.
    ///
    /// # Errors
    /// Where the bag fails, or what is there cannot be read and cannot be put aside.
    pub fn save_typed(&self, form: &str, inputs: &[Kept]) -> Result<bool, BagError> {
        self.check_open()?;
        let mut forms = match self.typed() {
            Ok(forms) => forms,
            Err(NoTyped::Unreadable) => Vec::new(),
            Err(NoTyped::Bag(error)) => return Err(error),
        };
        let own = self.own_typed(form);
        let is_own = |one: &TypedForm| one.name == form && one.inputs == own;
        let is_there = forms.iter().any(is_own);
        if inputs == own && is_there {
            return Ok(true);
        }
        let mut has_room = true;
        if is_there || !inputs.is_empty() {
            forms.retain(|one| !is_own(one));
            has_room = self.write_typed_forms(form, inputs, forms)?;
        }
        self.take_up_typed(form, if has_room { inputs } else { &[] });
        Ok(has_room)
    }

    /// Writes what is typed into a form beside the others; the others alone where it is empty, or has no room.
    fn write_typed_forms(
        &self,
        form: &str,
        inputs: &[Kept],
        others: Vec<TypedForm>,
    ) -> Result<bool, BagError> {
        let mut forms = others.clone();
        if !inputs.is_empty() {
            forms.push(TypedForm {
                name: form.to_owned(),
                inputs: inputs.to_vec(),
            });
        }
        let has_room = write_typed(&forms).is_some();
        let kept = if has_room { forms } else { others };
        self.put_typed(&kept)?;
        Ok(has_room)
    }

    /// Puts all that is typed in the place of what is there.
    pub(super) fn put_typed(&self, forms: &[TypedForm]) -> Result<(), BagError> {
        match write_typed(forms) {
            Some(text) if !forms.is_empty() => self.bag().write(TYPED, &text),
            _ => self.bag().remove(TYPED),
        }
    }

    fn own_typed(&self, form: &str) -> Vec<Kept> {
        let own = self.own_typed.borrow();
        own.get(form).cloned().unwrap_or_default()
    }

    fn take_up_typed(&self, form: &str, inputs: &[Kept]) {
        let mut own = self.own_typed.borrow_mut();
        match inputs {
            [] => own.remove(form),
            _ => own.insert(form.to_owned(), inputs.to_vec()),
        };
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
