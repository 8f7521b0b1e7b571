//! Drafts of the model form. Every page keeps its own: where the same form is open in two tabs, neither writes over what the
//! other keeps, nor drops it on saving.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use litemap::LiteMap;

use crate::domain::draft::ModelDraft;
use crate::format::stored_draft::{read_draft, write_draft};

use super::bag::{Bag, BagError};
use super::store::Store;

pub(super) const DRAFTS: &str = "dvk/draft/";

/// Says whether a draft is kept under a key.
pub fn is_draft(key: &str) -> bool {
    key.starts_with(DRAFTS)
}

/// Is what a page knows of its drafts, by the names of their forms.
pub(super) type OwnDrafts = Rc<RefCell<LiteMap<String, Own>>>;

/// Is where a page keeps a draft, and the text. Once another text is there, the place is another page's.
#[derive(Clone, Debug)]
pub(super) struct Own {
    key: String,
    text: String,
}

impl<B: Bag> Store<B> {
    /// Keeps a form's draft under the name of the form: in the place of the one this page kept before, or in a free one.
    ///
    /// # Errors
    /// Where the bag fails; what was kept before is still there then.
    pub fn save_draft(&self, form: &str, draft: &ModelDraft) -> Result<(), BagError> {
        let text = write_draft(draft);
        let key = match self.own_draft(form)? {
            Some((own, true)) if own.text == text => return Ok(()),
            Some((own, _)) => own.key,
            None => self.free_key(form)?,
        };
        self.save_local(&key, &text, read_draft)?;
        self.take_up(form, Own { key, text });
        Ok(())
    }

    /// Returns the draft of a form: that of this page, or else one that another page has left, or holds. One that cannot be read
    /// is put aside and not offered.
    ///
    /// # Errors
    /// Where the bag fails.
    pub fn draft(&self, form: &str) -> Result<Option<ModelDraft>, BagError> {
        if let Some((own, true)) = self.own_draft(form)? {
            return Ok(read_draft(&own.text).ok());
        }
        let keys = self.keys()?.into_iter();
        for key in keys.filter(|key| is_of_form(key, form)) {
            let read = |text: &str| Ok((text.to_owned(), read_draft(text)?));
            if let Some((text, draft)) = self.local(&key, read)? {
                self.take_up(form, Own { key, text });
                return Ok(Some(draft));
            }
        }
        Ok(None)
    }

    /// Keeps a draft that was given up, beside whatever is there by now.
    ///
    /// # Errors
    /// As [`Self::save_draft`].
    pub fn bring_draft_back(&self, form: &str, draft: &ModelDraft) -> Result<(), BagError> {
        self.own_drafts.borrow_mut().remove(form);
        self.save_draft(form, draft)
    }

    /// Says where this page keeps its drafts, for the page that takes its place in the tab.
    pub fn own_places(&self) -> String {
        let own = self.own_drafts.borrow();
        let lines = own
            .iter()
            .map(|(form, own)| format!("{form}\n{}\n", own.key));
        lines.collect()
    }

    /// Takes over the drafts of the page before, by what that said of their places.
    ///
    /// # Errors
    /// Where the bag fails.
    pub fn take_up_places(&self, places: &str) -> Result<(), BagError> {
        let lines: Vec<&str> = places.lines().collect();
        for place in lines.chunks_exact(2) {
            let (form, key) = (place[0], place[1]);
            if !is_of_form(key, form) {
                continue;
            }
            let read = |text: &str| read_draft(text).map(|_| text.to_owned());
            if let Some(text) = self.local(key, read)? {
                let key = key.to_owned();
                self.take_up(form, Own { key, text });
            }
        }
        Ok(())
    }

    /// Names the forms that have drafts, each once.
    ///
    /// # Errors
    /// Where the bag fails.
    pub fn drafted_forms(&self) -> Result<Vec<String>, BagError> {
        let keys = self.keys()?.into_iter().filter(|key| is_draft(key));
        let forms: BTreeSet<String> = keys.map(|key| form_of(&key).to_owned()).collect();
        Ok(forms.into_iter().collect())
    }

    /// Drops this page's draft of a form: it was saved, or given up. Returns whether there was one.
    ///
    /// # Errors
    /// Where the bag fails; the draft is offered again then.
    pub fn drop_draft(&self, form: &str) -> Result<bool, BagError> {
        let own = self.own_draft(form)?.filter(|(_, is_there)| *is_there);
        if let Some((own, _)) = &own {
            self.bag().remove(&own.key)?;
        }
        self.own_drafts.borrow_mut().remove(form);
        Ok(own.is_some())
    }

    fn take_up(&self, form: &str, own: Own) {
        self.own_drafts.borrow_mut().insert(form.to_owned(), own);
    }

    /// Returns this page's draft of a form, with whether it is still there; `None` where there is none, or the place is another
    /// page's by now.
    fn own_draft(&self, form: &str) -> Result<Option<(Own, bool)>, BagError> {
        let Some(own) = self.own_drafts.borrow().get(form).cloned() else {
            return Ok(None);
        };
        Ok(match self.bag().read(&own.key)? {
            None => Some((own, false)),
            Some(text) => (text == own.text).then_some((own, true)),
        })
    }

    fn free_key(&self, form: &str) -> Result<String, BagError> {
        let mut n = 1;
        loop {
            let key = draft_key(form, n);
            if self.local(&key, read_draft)?.is_none() {
                return Ok(key);
            }
            n += 1;
        }
    }
}

/// Says whether a key is one of a form's drafts. The name of a form may itself end as a further draft's key does.
fn is_of_form(key: &str, form: &str) -> bool {
    let name = key.strip_prefix(DRAFTS);
    name.is_some_and(|name| name == form || nth_of(name).is_some_and(|of| of == form))
}

/// Returns the form whose draft a key is, as far as the key tells.
fn form_of(key: &str) -> &str {
    let name = key.strip_prefix(DRAFTS).unwrap_or(key);
    nth_of(name).unwrap_or(name)
}

/// Returns the form of which a name is a further draft's.
fn nth_of(name: &str) -> Option<&str> {
    let (form, n) = name.rsplit_once('~')?;
    n.parse::<usize>().is_ok().then_some(form)
}

/// Names the n-th draft of a form, from 1.
fn draft_key(form: &str, n: usize) -> String {
    match n {
        1 => format!("{DRAFTS}{form}"),
        n => format!("{DRAFTS}{form}~{n}"),
    }
}
