//! Leaves: the present values at one path, with who wrote them and when.

use std::sync::Arc;

use super::date::Timestamp;
use super::replica::{Context, Dot};
use super::steps;
use super::value::Value;

/// Says when a value was written and under which name. It chooses only what is shown first, never what is kept.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Stamp {
    /// When, by the writer's clock.
    pub at: Timestamp,
    /// The name shown beside the value; may be empty.
    pub by: Arc<str>,
}

impl Stamp {
    /// Returns a stamp.
    pub fn new(at: Timestamp, by: &str) -> Self {
        Self { at, by: by.into() }
    }
}

/// Is one present value.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Entry {
    /// The write it came from.
    pub dot: Dot,
    /// What was written.
    pub value: Value,
    /// When, and by whom.
    pub stamp: Stamp,
}

/// Holds the present values at one path, sorted by dot, then value; never empty inside a record.
///
/// One entry in peace, several after concurrent writes. Two values under one dot mean that a writer was broken:
/// both are kept and shown as a conflict.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Leaf(Vec<Entry>);

impl Leaf {
    /// Returns a leaf with the one value.
    pub fn of(entry: Entry) -> Self {
        Self(vec![entry])
    }

    /// Lists the present values.
    pub fn entries(&self) -> &[Entry] {
        steps::note(self.0.len());
        &self.0
    }

    /// Adds a value. The same value under the same dot keeps the earlier stamp, so that adding is idempotent
    /// and does not depend on order.
    pub fn insert(&mut self, entry: Entry) {
        let found = self
            .0
            .binary_search_by(|e| (e.dot, &e.value).cmp(&(entry.dot, &entry.value)));
        match found {
            Ok(at) => {
                if entry.stamp < self.0[at].stamp {
                    self.0[at].stamp = entry.stamp;
                }
            }
            Err(at) => self.0.insert(at, entry),
        }
    }

    /// Returns the value every device shows: the latest written, then by replica, `n` and value.
    pub fn face(&self) -> Option<&Entry> {
        steps::note(self.0.len());
        self.0
            .iter()
            .max_by_key(|e| (e.stamp.at, e.dot, &e.value, &e.stamp.by))
    }

    /// Lists what deletions had seen, where the leaf is a mark of one.
    pub fn seen(&self) -> impl Iterator<Item = &Context> {
        self.0.iter().filter_map(|entry| match &entry.value {
            Value::Seen(context) => Some(context),
            _ => None,
        })
    }

    /// Says whether two or more *different* values are present.
    pub fn is_conflict(&self) -> bool {
        self.0.windows(2).any(|pair| pair[0].value != pair[1].value)
    }

    /// Lists the different values in their order, whoever wrote them.
    pub fn values(&self) -> Vec<&Value> {
        let mut values: Vec<&Value> = self.0.iter().map(|entry| &entry.value).collect();
        values.sort_unstable();
        values.dedup();
        values
    }

    /// Says whether a value of this write is present.
    pub fn has(&self, dot: Dot) -> bool {
        self.0.binary_search_by_key(&dot, |e| e.dot).is_ok()
    }

    /// Joins two leaves of one path: a dot survives if both have it, or if the side that lacks it has not seen it.
    /// Returns `None` where nothing survives.
    pub fn join(
        ours: Option<&Self>,
        our_context: &Context,
        theirs: Option<&Self>,
        their_context: &Context,
    ) -> Option<Self> {
        let kept = |from: Option<&Self>, other: Option<&Self>, other_context: &Context| {
            let entries = from.map_or(&[][..], Self::entries).iter();
            let entries = entries.filter(|entry| {
                other.is_some_and(|o| o.has(entry.dot)) || !other_context.covers(entry.dot)
            });
            entries.cloned().collect::<Vec<_>>()
        };
        let mut entries = kept(ours, theirs, their_context);
        entries.extend(kept(theirs, ours, our_context));
        let joined: Self = entries.into_iter().collect();
        (!joined.0.is_empty()).then_some(joined)
    }
}

impl FromIterator<Entry> for Leaf {
    /// Collects entries, as [`Leaf::insert`] would one by one.
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Self {
        let mut entries: Vec<Entry> = entries.into_iter().collect();
        entries.sort_unstable();
        entries
            .dedup_by(|later, earlier| (later.dot, &later.value) == (earlier.dot, &earlier.value));
        Self(entries)
    }
}
