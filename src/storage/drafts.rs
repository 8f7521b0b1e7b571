//! Drafts of the model form. Every page keeps its own: where the same form is open in two tabs, neither writes over what the
//! other keeps, nor drops it on saving.

use crate::domain::draft::ModelDraft;
use crate::format::stored_draft::{read_draft, write_draft};

use super::bag::{Bag, BagError};
use super::store::Store;

pub(super) const DRAFTS: &str = "dvk/draft/";

/// Is a draft as a page knows it to be kept: where, and the text. Once another text is there, the place is another page's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptDraft {
    key: String,
    text: String,
}

impl<B: Bag> Store<B> {
    /// Keeps a form's draft under the name of the form: in the place of the one the page kept before, or in a free one.
    ///
    /// # Errors
    /// Where the bag fails; what was kept before is still there then.
    pub fn save_draft(
        &self,
        form: &str,
        before: Option<&KeptDraft>,
        draft: &ModelDraft,
    ) -> Result<KeptDraft, BagError> {
        let key = match before {
            Some(before) if !self.is_taken(before)? => before.key.clone(),
            _ => self.free_key(form)?,
        };
        let text = write_draft(draft);
        self.save_local(&key, &text, read_draft)?;
        Ok(KeptDraft { key, text })
    }

    /// Returns a draft of a form, the first where there are several. One that cannot be read is put aside and not offered.
    ///
    /// # Errors
    /// Where the bag fails.
    pub fn draft(&self, form: &str) -> Result<Option<(KeptDraft, ModelDraft)>, BagError> {
        let first = draft_key(form, 1);
        let others = format!("{first}~");
        let keys = self.keys()?.into_iter();
        for key in keys.filter(|key| *key == first || key.starts_with(&others)) {
            let read = |text: &str| Ok((text.to_owned(), read_draft(text)?));
            if let Some((text, draft)) = self.local(&key, read)? {
                return Ok(Some((KeptDraft { key, text }, draft)));
            }
        }
        Ok(None)
    }

    /// Drops a draft that was saved or given up, unless another page keeps something else there by now.
    ///
    /// # Errors
    /// Where the bag fails; the draft is offered again then.
    pub fn drop_draft(&self, kept: &KeptDraft) -> Result<(), BagError> {
        match self.is_taken(kept)? {
            true => Ok(()),
            false => self.bag().remove(&kept.key),
        }
    }

    /// Says whether another page keeps something where a draft was.
    fn is_taken(&self, kept: &KeptDraft) -> Result<bool, BagError> {
        let present = self.bag().read(&kept.key)?;
        Ok(present.is_some_and(|text| text != kept.text))
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

/// Names the n-th draft of a form, from 1.
fn draft_key(form: &str, n: usize) -> String {
    match n {
        1 => format!("{DRAFTS}{form}"),
        n => format!("{DRAFTS}{form}~{n}"),
    }
}
