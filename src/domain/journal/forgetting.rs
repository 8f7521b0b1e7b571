//! Forgetting: what was erased for good goes from the images too, and from the words that named it.
//!
//! To do it again changes nothing.

use std::collections::BTreeSet;

use super::thinning::Thinning;
use super::{Cause, Event, Journal, Kept};
use crate::domain::leaf::Leaf;
use crate::domain::member;
use crate::domain::record::Record;
use crate::domain::register::{RecordId, Register};
use crate::domain::value::Value;

/// Lists every title that a record has, those of a conflict too.
pub fn titles(record: &Record) -> impl Iterator<Item = &str> {
    let entries = record.leaf(&[member::TITLE]).map_or(&[][..], Leaf::entries);
    entries.iter().filter_map(|entry| match &entry.value {
        Value::Text(title) => Some(title.as_str()),
        _ => None,
    })
}

/// Is what is forgotten.
struct Forgetting<'a> {
    now: &'a Register,
    /// The titles of models that were erased as a whole.
    titles: BTreeSet<String>,
    /// Those models.
    models: BTreeSet<RecordId>,
}

impl Journal {
    /// Finds which events are to be written otherwise, now that the register has erased something for good. `titles` are
    /// titles of erased models that the images do not have.
    pub fn without_erased(
        &self,
        now: &Register,
        titles: &BTreeSet<String>,
        write: &dyn Fn(&Event) -> String,
    ) -> Thinning {
        let mut forgetting = Forgetting::of(now, titles.clone());
        let events = self.events.iter();
        let mut events: Vec<(&Kept, Event)> = events
            .map(|kept| (kept, forgetting.without_images(&kept.event)))
            .collect();
        let puts = events.iter_mut().filter_map(|(kept, event)| {
            forgetting.forget_words(event, &kept.event);
            (*event != kept.event).then(|| (kept.key, write(event)))
        });
        Thinning {
            puts: puts.collect(),
            deletes: Vec::new(),
        }
    }
}

impl Event {
    /// Returns the event without what the register has erased for good since: nothing of that is written down.
    pub fn without_erased(&self, now: &Register) -> Self {
        Forgetting::of(now, BTreeSet::new()).without_images(self)
    }
}

impl<'a> Forgetting<'a> {
    fn of(now: &'a Register, titles: BTreeSet<String>) -> Self {
        let models = BTreeSet::new();
        Self {
            now,
            titles,
            models,
        }
    }

    fn without_images(&mut self, event: &Event) -> Event {
        let mut left = Register::new();
        for (id, image) in event.before.iter() {
            let Some(now) = self.now.get(id) else {
                continue;
            };
            let Some(record) = now.without_erased(image) else {
                continue;
            };
            if now.erased_of(image).contains(&None) {
                self.titles.extend(titles(image).map(str::to_owned));
                self.models.insert(id.clone());
            }
            left.join_record(id.clone(), record);
        }
        let mut event = event.clone();
        event.before.replace(&left);
        event
    }

    /// Takes away what was done, in words, where that may name a model that was erased. `before` is the event as it was.
    fn forget_words(&self, event: &mut Event, before: &Event) {
        let is_of_one = matches!(event.cause, Cause::Edit | Cause::Bulk);
        let is_about = |id: &RecordId| {
            event.created.contains(id) || event.before.get(id) != before.before.get(id)
        };
        let is_about_one = is_of_one && self.models.iter().any(is_about);
        if is_about_one || self.is_named(&event.deed) {
            event.deed.clear();
        }
    }

    /// Says whether words name a model that was erased. A title of one or two letters is found in any words.
    fn is_named(&self, words: &str) -> bool {
        let titles = self.titles.iter().map(|title| title.trim());
        let mut titles = titles.filter(|title| title.chars().nth(2).is_some());
        titles.any(|title| words.contains(title))
    }
}
