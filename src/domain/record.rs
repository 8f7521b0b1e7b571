//! Records: an id's context and leaves, and the join of two states of them.

use litemap::LiteMap;

use super::leaf::{Entry, Leaf, Stamp};
use super::member;
use super::path::{Path, Segment};
use super::replica::{Context, Dot};
use super::steps;
use super::value::Value;

/// Is one model, unit, catalogue entry or reported total: a causal multi-value map from paths to values.
///
/// It travels and is stored completely or not at all: the join reads "lacks it, yet has seen it" as "overwritten".
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Record {
    context: Context,
    leaves: LiteMap<Path, Leaf>,
}

impl Record {
    /// Rebuilds a record from its parts; the context is widened to cover every entry.
    pub fn from_parts(mut context: Context, leaves: LiteMap<Path, Leaf>) -> Self {
        let entries = leaves.values().flat_map(Leaf::entries);
        context.join(&entries.map(|entry| entry.dot).collect());
        Self { context, leaves }
    }

    /// Returns what the record has seen.
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// Lists the leaves in the order of their paths.
    pub fn leaves(&self) -> &LiteMap<Path, Leaf> {
        // Who asks for all of them looks at them.
        steps::note(self.leaves.len());
        &self.leaves
    }

    /// Returns the leaf at a path.
    pub fn leaf(&self, path: &[Segment]) -> Option<&Leaf> {
        steps::note(1);
        self.leaves.get(path)
    }

    /// Returns the value shown at a path.
    pub fn face(&self, path: &[Segment]) -> Option<&Value> {
        self.leaf(path).and_then(Leaf::face).map(|e| &e.value)
    }

    /// Returns the text shown at a path, "" where there is none.
    pub fn text(&self, path: &[Segment]) -> &str {
        self.face(path).map_or("", Value::as_text)
    }

    /// Lists the leaves below a prefix.
    pub fn below<'a>(
        &'a self,
        prefix: &'a [Segment],
    ) -> impl Iterator<Item = (&'a Path, &'a Leaf)> + 'a {
        self.leaves_from(prefix)
            .take_while(move |(path, _)| path.starts_with(prefix))
    }

    /// Lists the items of the list at a path with their ids and the values shown.
    pub fn items<'a, const N: usize>(
        &'a self,
        list: [Segment; N],
    ) -> impl Iterator<Item = (&'a str, &'a Value)> + use<'a, N> {
        self.leaves_from(&list)
            .take_while(move |(path, _)| path.starts_with(&list))
            .filter_map(|(path, leaf)| match (path.segments().last(), leaf.face()) {
                (Some(Segment::Item(id)), Some(entry)) => Some((id.as_str(), &entry.value)),
                _ => None,
            })
    }

    /// Lists the leaves from the first whose path is not smaller than `first`.
    pub fn leaves_from<'a>(
        &'a self,
        first: &[Segment],
    ) -> impl Iterator<Item = (&'a Path, &'a Leaf)> + use<'a> {
        let at = self.leaves.find_index(first).unwrap_or_else(|at| at);
        let from = (at..).map_while(|at| self.leaves.get_indexed(at));
        from.inspect(|_| steps::note(1))
    }

    /// Replaces whatever a leaf holds by one value with a fresh dot. Clearing a field writes [`Value::Empty`].
    pub fn write(&mut self, path: Path, value: Value, dot: Dot, stamp: Stamp) {
        self.context.observe(dot);
        self.leaves
            .insert(path, Leaf::of(Entry { dot, value, stamp }));
    }

    /// Drops the entries of a list item; the context remembers them, so that they do not come back.
    pub fn remove(&mut self, path: &[Segment]) {
        self.leaves.remove(path);
    }

    /// Returns what is written, and where, to delete the record (empty prefix) or a part of it: what the deletion saw.
    pub fn deletion(&self, prefix: &[Segment]) -> (Path, Value) {
        let seen = Value::Seen(self.context.clone());
        (mark_path(prefix, member::DELETED), seen)
    }

    /// Erases the record (empty prefix) or a part of it for good ("Xóa hẳn"): its leaves go. Returns what is written, and where,
    /// to mark that, with what had been seen when it was erased. A deletion follows, so that what others have written
    /// meanwhile comes to be decided as it does after any other.
    ///
    /// What the deletions of a whole record had seen counts as seen by whoever erases it: of a deletion that came without
    /// the texts nothing else may be left on another machine.
    pub fn erase(&mut self, prefix: &[Segment]) -> (Path, Value) {
        if prefix.is_empty() {
            let mut seen = self.context.clone();
            self.deletions(prefix).for_each(|one| seen.join(one));
            self.context = seen;
        }
        self.leaves.retain(|path, _| !path.starts_with(prefix));
        let seen = Value::Seen(self.context.clone());
        (mark_path(prefix, member::PURGED), seen)
    }

    /// Says whether the record (empty prefix) or a part was erased for good and nobody has written to it since. Deleting it,
    /// or taking that back, is no writing.
    pub fn is_purged(&self, prefix: &[Segment]) -> bool {
        self.mark(prefix, member::PURGED).is_some() && !self.has_content(prefix)
    }

    /// Says whether anything but marks of deletion is below a prefix.
    pub fn has_content(&self, prefix: &[Segment]) -> bool {
        self.below(prefix)
            .any(|(path, _)| !path.is_mark_of_deletion())
    }

    /// Says whether somebody deleted the record or the part at a prefix, whatever happened since.
    pub fn has_deletion(&self, prefix: &[Segment]) -> bool {
        self.deletions(prefix).next().is_some()
    }

    /// Says whether the record (empty prefix) or a part is hidden: deleted, with everything in it seen by a deletion.
    ///
    /// An edit made elsewhere meanwhile is not covered, and brings it back with everything it had.
    pub fn is_hidden(&self, prefix: &[Segment]) -> bool {
        // Of a deletion that came without the texts, and of what was erased for good, there is nothing to show. A record of
        // which nothing is left, not even a mark, was deleted by nobody.
        let is_bare = prefix.is_empty() && !self.leaves.is_empty() && !self.has_content(prefix);
        if is_bare || self.is_purged(prefix) {
            return true;
        }
        self.has_deletion(prefix) && self.unseen_by_deletion(prefix).next().is_none()
    }

    /// Lists the years whose entry is hidden, in their order.
    pub fn hidden_years(&self) -> Vec<i32> {
        let marks = self.leaves.keys().filter(|path| path.is_mark_of_deletion());
        let mut years: Vec<i32> = marks.filter_map(Path::year).collect();
        years.dedup();
        years.retain(|year| self.is_hidden(&[member::YEARS, Segment::Year(*year)]));
        years
    }

    /// Lists what the deletions of the record (empty prefix) or a part have not seen. A deletion inside it is no edit.
    pub fn unseen_by_deletion<'a>(
        &'a self,
        prefix: &'a [Segment],
    ) -> impl Iterator<Item = (&'a Path, &'a Entry)> + 'a {
        let mut seen = Context::new();
        for context in self.deletions(prefix) {
            seen.join(context);
        }
        self.below(prefix)
            .flat_map(|(path, leaf)| leaf.entries().iter().map(move |entry| (path, entry)))
            .filter(move |(_, entry)| {
                !matches!(entry.value, Value::Seen(_)) && !seen.covers(entry.dot)
            })
    }

    fn deletions(&self, prefix: &[Segment]) -> impl Iterator<Item = &Context> {
        let leaf = self.mark(prefix, member::DELETED);
        leaf.into_iter().flat_map(Leaf::seen)
    }

    /// Returns a mark of the record (empty prefix) or a part.
    fn mark(&self, prefix: &[Segment], mark: Segment) -> Option<&Leaf> {
        // Asked of every record: the usual prefixes need no path of their own.
        match prefix {
            [] => self.leaf(&[mark]),
            [list, year] => self.leaf(&[list.clone(), year.clone(), mark]),
            _ => self.leaf(mark_path(prefix, mark).segments()),
        }
    }

    /// Joins another state of the same record into this one.
    pub fn join(&mut self, other: &Self) {
        if self == other {
            return;
        }
        let mut paths: Vec<&Path> = self.leaves.keys().chain(other.leaves.keys()).collect();
        paths.sort_unstable();
        paths.dedup();
        let leaves = paths
            .into_iter()
            .filter_map(|path| {
                let joined = Leaf::join(
                    self.leaves.get(path),
                    &self.context,
                    other.leaves.get(path),
                    &other.context,
                );
                joined.map(|leaf| (path.clone(), leaf))
            })
            .collect();
        self.leaves = leaves;
        self.context.join(&other.context);
    }

    /// Says whether joining `other` would change nothing.
    pub fn includes(&self, other: &Self) -> bool {
        if !self.context.includes(&other.context) {
            return false;
        }
        let mut joined = self.clone();
        joined.join(other);
        joined == *self
    }
}

/// Returns where a mark of the record (empty prefix) or a part of it stands. [`Value::Empty`] at [`member::DELETED`] takes a
/// deletion back.
pub fn mark_path(prefix: &[Segment], mark: Segment) -> Path {
    let mut segments = prefix.to_vec();
    segments.push(mark);
    segments.into()
}
