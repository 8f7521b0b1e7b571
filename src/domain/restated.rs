//! What a sender of plain files states anew: a value it had given before, and had since given another one for.
//!
//! A value of a plain file is the same write whenever it is stated, which keeps old files from bringing back what was overwritten.
//! But whoever gives A, then B, then A again means A. So a value that comes after another one of its sender is a write of its
//! moment, too. That follows from the file and from what its sender had given before, so that all who have taken in the same files make the
//! same one.

use litemap::LiteMap;

use super::canonical::{LONE_N, is_derived, restated_dot};
use super::date::Timestamp;
use super::fold::compose;
use super::leaf::{Entry, Leaf};
use super::path::Path;
use super::record::Record;
use super::register::{RecordId, Register};
use super::replica::Context;

/// Says whether a value is what a sender of plain files stated, for the first time or anew.
pub fn is_of_plain_file(id: &RecordId, path: &Path, entry: &Entry) -> bool {
    let dot = entry.dot;
    is_derived(dot, id, path, &entry.value)
        || dot.n == LONE_N && dot == restated_dot(id, path, &entry.value, entry.stamp.at)
}

/// Says whether one sender signed both. Another machine may spell its name with other marks for the same letters.
pub fn is_of_one_sender(one: &Entry, other: &Entry) -> bool {
    let [one, other] = [one, other].map(|entry| &entry.stamp.by);
    one == other || compose(one) == compose(other)
}

/// Returns what a piece says beyond its values, as it comes into a register: what its senders state anew. It is joined beside the piece.
///
/// `newest` is when the last whole file of its sender was made that the register has taken in: what an older one says does not come
/// after what stood in that.
pub fn restated(register: &Register, piece: &Register, newest: Option<Timestamp>) -> Register {
    let mut all = Register::new();
    for (id, incoming) in piece.iter() {
        let Some(now) = register.get(id).filter(|now| *now != incoming) else {
            continue;
        };
        let leaves = incoming.leaves().iter().filter_map(|(path, leaf)| {
            let place = Place {
                id,
                path,
                there: now.leaf(path.segments())?,
                incoming: leaf,
                seen: now.context(),
            };
            let anew: Leaf = place.anew(newest).collect();
            (!anew.entries().is_empty()).then(|| (path.clone(), anew))
        });
        let mut leaves: LiteMap<Path, Leaf> = leaves.collect();
        // What was deleted does not come back because it is stated once more.
        if leaves.is_empty() || now.is_hidden(&[]) {
            continue;
        }
        let hidden = now.hidden_years();
        let is_hidden = |year: i32| hidden.binary_search(&year).is_ok();
        leaves.retain(|path, _| !path.year().is_some_and(is_hidden));
        if !leaves.is_empty() {
            *all.entry(id) = Record::from_parts(Context::new(), leaves);
        }
    }
    all
}

/// Is a place of a record, with what is there and what comes in.
struct Place<'a> {
    id: &'a RecordId,
    path: &'a Path,
    there: &'a Leaf,
    incoming: &'a Leaf,
    seen: &'a Context,
}

impl Place<'_> {
    /// Lists what is stated anew.
    fn anew(&self, newest: Option<Timestamp>) -> impl Iterator<Item = Entry> {
        let stated = self.incoming.entries().iter();
        stated.filter_map(move |stated| {
            // Nearly all places hold what is stated already, and cost no hash.
            let mut both = self.there.entries().iter().chain(self.incoming.entries());
            let is_other = |one: &Entry| one.value != stated.value && is_of_one_sender(one, stated);
            let is_plain = both.any(is_other)
                && !stated.stamp.by.is_empty()
                && is_derived(stated.dot, self.id, self.path, &stated.value);
            is_plain.then(|| self.one_anew(stated, newest)).flatten()
        })
    }

    fn one_anew(&self, stated: &Entry, newest: Option<Timestamp>) -> Option<Entry> {
        let at = stated.stamp.at;
        let last = self.said_by(self.there, stated);
        let last = last.max_by_key(|one| (one.stamp.at, &one.value));
        let before = last.filter(|last| last.value != stated.value && last.stamp.at < at);
        if let (Some(last), Some(newest)) = (before, newest.filter(|newest| *newest > at)) {
            return Some(self.write(last, newest));
        }
        let Some(present) = self
            .there
            .entries()
            .iter()
            .find(|one| one.dot == stated.dot)
        else {
            let is_known = self.seen.covers(stated.dot);
            return (is_known && before.is_some()).then(|| self.write(stated, at));
        };
        // The write keeps the earlier moment, and something else may have been said between the two.
        let (first, again) = (at.min(present.stamp.at), at.max(present.stamp.at));
        if last.is_some_and(|last| last.stamp.at > again) {
            return None;
        }
        let said = [self.there, self.incoming].into_iter();
        let mut said = said.flat_map(|leaf| self.said_by(leaf, stated));
        let is_between =
            |one: &Entry| one.value != stated.value && one.stamp.at > first && one.stamp.at < again;
        said.any(is_between).then(|| self.write(stated, again))
    }

    /// Lists what the sender of a value has stated there.
    fn said_by<'b>(&'b self, leaf: &'b Leaf, stated: &'b Entry) -> impl Iterator<Item = &'b Entry> {
        let of_sender = leaf
            .entries()
            .iter()
            .filter(|one| is_of_one_sender(one, stated));
        of_sender.filter(|one| is_of_plain_file(self.id, self.path, one))
    }

    /// Returns the write of a value at the moment it was stated anew.
    fn write(&self, stated: &Entry, at: Timestamp) -> Entry {
        let mut anew = stated.clone();
        anew.dot = restated_dot(self.id, self.path, &stated.value, at);
        anew.stamp.at = at;
        anew
    }
}
