//! Forgetting what was erased for good, wherever it lies beside the pieces: in the journal, in drafts, in what is typed.
//!
//! To do it again changes nothing. It is done before the pieces that hold it go, so that those are left as long as anything is.

use std::collections::BTreeSet;

use crate::domain::deletion::{Purged, erased_of};
use crate::domain::journal::forgetting::titles;
use crate::domain::register::Register;
use crate::format::json::Json;
use crate::format::stored_draft::read_draft;
use crate::format::stored_event::{mentions, write_event};

use super::bag::{Bag, BagError};
use super::drafts::is_draft;
use super::journal::opened;
use super::store::Store;
use super::typed::NoTyped;

/// Is what something stored still holds of what was erased for good.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Erased {
    /// What it was.
    pub what: BTreeSet<Purged>,
    /// The titles of the models among it, as they ever were.
    pub titles: BTreeSet<String>,
}

impl Erased {
    /// Adds what an earlier register holds of what a later one has erased. Returns whether it holds anything of it.
    pub fn note(&mut self, earlier: &Register, later: &Register) -> bool {
        let erased = erased_of(earlier, later);
        let models = erased.iter().filter(|what| what.year.is_none());
        let records = models.filter_map(|what| earlier.get(&what.record));
        let titles = records.flat_map(titles).map(str::to_owned);
        self.titles.extend(titles);
        let is_any = !erased.is_empty();
        self.what.extend(erased);
        is_any
    }

    /// Finds which texts of the journal are to be put in the place of others. One that cannot be read stays as it is.
    pub fn out_of_journal(
        &self,
        mut texts: Vec<(u64, String)>,
        now: &Register,
    ) -> Vec<(u64, String)> {
        let titles = self.titles.iter().map(|title| {
            let quoted = Json::text(title).to_compact();
            quoted.trim_matches('"').to_owned()
        });
        let titles: Vec<String> = titles.filter(|title| !title.is_empty()).collect();
        texts.retain(|(_, text)| {
            let is_about = |what: &Purged| mentions(text, &what.record);
            self.what.iter().any(is_about) || titles.iter().any(|title| text.contains(title))
        });
        let (journal, _unread) = opened(texts);
        journal.without_erased(now, &self.titles, &write_event).puts
    }

    /// Says whether the form with a name is about something that was erased. Names of forms that keep what is typed end a
    /// word with the id of the model, and have the year where they are about one.
    fn is_about(&self, form: &str) -> bool {
        self.what.iter().any(|what| {
            let id = format!("/{}", what.record.id);
            let mut places = form.match_indices(&id);
            let has_id = places.any(|(at, _)| {
                let rest = form[at + id.len()..].chars().next();
                rest.is_none_or(|next| !next.is_alphanumeric())
            });
            has_id
                && what
                    .year
                    .is_none_or(|year| form.contains(&year.to_string()))
        })
    }
}

impl<B: Bag> Store<B> {
    /// Drops the drafts and what is typed that hold something of what the register has erased for good, on this page and on
    /// others.
    ///
    /// # Errors
    /// Where the bag fails.
    pub fn forget_erased(&self, erased: &Erased, now: &Register) -> Result<(), BagError> {
        for key in self.keys()?.into_iter().filter(|key| is_draft(key)) {
            let text = self.bag().read(&key)?.unwrap_or_default();
            // One that cannot be read is put aside when its form is opened.
            let seen = read_draft(&text).ok().and_then(|draft| draft.seen);
            if seen.is_some_and(|seen| !erased_of(&seen, now).is_empty()) {
                self.bag().remove(&key)?;
            }
        }
        let forms = match self.typed() {
            Ok(forms) => forms,
            Err(NoTyped::Unreadable) => Vec::new(),
            Err(NoTyped::Bag(error)) => return Err(error),
        };
        let n_before = forms.len();
        let left = forms.into_iter().filter(|one| !erased.is_about(&one.name));
        let left: Vec<_> = left.collect();
        match left.len() < n_before {
            true => self.put_typed(&left),
            false => Ok(()),
        }
    }
}
