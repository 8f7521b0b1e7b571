//! What joining a piece would change, found by joining it into a copy. Nothing is applied by looking.

use std::collections::{BTreeMap, BTreeSet};

use super::canonical::derived_dot;
use super::conflict::{Conflict, conflicts_of};
use super::deletion::Purged;
use super::leaf::{Entry, Leaf};
use super::path::{Path, Segment};
use super::record::Record;
use super::register::{Collection, RecordId, Register};
use super::value::Value;

/// Says what a join would do to one record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Effect {
    /// It is not in the register yet.
    New,
    /// Something in it changes.
    Changed,
    /// It stays as it is.
    Unchanged,
    /// It was deleted before and stays hidden: nobody sees it, now or afterwards.
    Hidden,
    /// It gets something to decide that it has not now.
    Conflicting,
    /// It was deleted by the sender and becomes hidden here.
    Disappearing,
    /// It was deleted here and is there again, with nothing to decide: the sender kept it, or wrote it anew.
    Returning,
}

impl Effect {
    /// Says whether people can see the difference.
    pub fn is_change(self) -> bool {
        !matches!(self, Self::Unchanged | Self::Hidden)
    }
}

/// Is a value that would be gone without another in its place, or that the sender put back to an overwritten one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AffectedValue {
    /// The record.
    pub record: RecordId,
    /// The leaf.
    pub path: Path,
    /// The value.
    pub value: Value,
}

/// Is a place whose shown value would be another one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChangedValue {
    /// The record.
    pub record: RecordId,
    /// The leaf.
    pub path: Path,
    /// What is shown now; empty for nothing.
    pub before: Value,
    /// What would be shown; empty for nothing.
    pub after: Value,
}

/// Says what a join would do.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Preview {
    /// What happens to each record of the piece.
    pub effects: Vec<(RecordId, Effect)>,
    /// What would be shown otherwise in records that the register has and that stay, place by place; without the places of
    /// the conflicts.
    pub changes: Vec<ChangedValue>,
    /// Everything to decide that there is not now, in new records too.
    pub conflicts: Vec<Conflict>,
    /// Records that were deleted here and would be there again, something to decide in them or not.
    pub returning: Vec<RecordId>,
    /// Values that would be gone, cleared, or hidden with their year, one of several in conflict too. Those of a record
    /// that is deleted as a whole are not listed one by one.
    pub disappearing: Vec<AffectedValue>,
    /// Records and entries of years that were erased for good, and whose texts would go from here, hidden ones too.
    pub erased: Vec<Purged>,
    /// Values that the sender has put back to what was overwritten before ("đã có trước đây"): they change nothing.
    pub put_back: Vec<AffectedValue>,
}

impl Preview {
    /// Looks at what joining `piece` into `register` would do.
    pub fn of(register: &Register, piece: &Register) -> Self {
        let mut preview = Self::default();
        for (id, incoming) in piece.iter() {
            let Some(before) = register.get(id) else {
                let is_hidden = incoming.is_hidden(&[]);
                let effect = if is_hidden {
                    Effect::Hidden
                } else {
                    preview.conflicts.extend(conflicts_of(id, incoming));
                    Effect::New
                };
                preview.effects.push((id.clone(), effect));
                continue;
            };
            if before == incoming {
                let effect = match before.is_hidden(&[]) {
                    true => Effect::Hidden,
                    false => Effect::Unchanged,
                };
                preview.effects.push((id.clone(), effect));
                continue;
            }
            let mut after = before.clone();
            after.join(incoming);
            let conflicts = new_conflicts(id, before, &after);
            let has_conflict = !conflicts.is_empty();
            preview
                .effects
                .push((id.clone(), effect(before, incoming, &after, has_conflict)));
            preview.note_values(id, before, incoming, &after);
            let erased = after.erased_of(before).into_iter();
            preview.erased.extend(erased.map(|year| Purged {
                record: id.clone(),
                year,
            }));
            if !after.is_hidden(&[]) {
                if before.is_hidden(&[]) {
                    preview.returning.push(id.clone());
                }
                preview.note_changes(id, before, &after, &conflicts);
            }
            preview.conflicts.extend(conflicts);
        }
        preview
    }

    /// Counts the models of the piece with an effect.
    pub fn n_models(&self, effect: Effect) -> usize {
        self.effects
            .iter()
            .filter(|(id, e)| id.is_model() && *e == effect)
            .count()
    }

    /// Counts the models with something to decide that there is not now. A new one with it is among the new ones too.
    pub fn n_conflicting_models(&self) -> usize {
        let of_models = self.conflicts.iter().map(Conflict::record);
        let mut models: Vec<&RecordId> = of_models.filter(|id| id.is_model()).collect();
        models.dedup();
        models.len()
    }

    /// Counts the records of the piece that are not models and would change.
    pub fn n_others_changing(&self) -> usize {
        self.effects
            .iter()
            .filter(|(id, effect)| !id.is_model() && effect.is_change())
            .count()
    }

    /// Counts the units, the reported totals and all other records but models that would change.
    pub fn others_changing(&self) -> [usize; 3] {
        let n_units = self.n_changing(|collection| *collection == Collection::Units);
        let n_reported = self.n_changing(|collection| *collection == Collection::Reported);
        let n_rest = self.n_others_changing() - n_units - n_reported;
        [n_units, n_reported, n_rest]
    }

    fn n_changing(&self, is_meant: impl Fn(&Collection) -> bool) -> usize {
        let changing = self.effects.iter().filter(|(_, effect)| effect.is_change());
        changing.filter(|(id, _)| is_meant(&id.collection)).count()
    }

    /// Says whether joining would change nothing at all.
    pub fn is_unchanging(&self) -> bool {
        self.effects.iter().all(|(_, e)| !e.is_change())
    }

    fn note_changes(
        &mut self,
        id: &RecordId,
        before: &Record,
        after: &Record,
        conflicts: &[Conflict],
    ) {
        let shown = |record: &Record, path: &Path| match record.face(path.segments()) {
            None | Some(Value::Seen(_)) => Value::Empty,
            Some(value) => value.clone(),
        };
        let to_decide: BTreeSet<&Path> = conflicts.iter().flat_map(Conflict::paths).collect();
        let added = after.leaves().keys();
        let added = added.filter(|path| before.leaf(path.segments()).is_none());
        for path in before.leaves().keys().chain(added) {
            let (before, after) = (shown(before, path), shown(after, path));
            if before != after && !to_decide.contains(path) {
                self.changes.push(ChangedValue {
                    record: id.clone(),
                    path: path.clone(),
                    before,
                    after,
                });
            }
        }
    }

    fn note_values(&mut self, id: &RecordId, before: &Record, incoming: &Record, after: &Record) {
        let affected = |path: &Path, entry: &Entry| AffectedValue {
            record: id.clone(),
            path: path.clone(),
            value: entry.value.clone(),
        };
        let is_content = |entry: &&Entry| !matches!(entry.value, Value::Empty | Value::Seen(_));
        let (hidden_before, hidden_after) = (before.hidden_years(), after.hidden_years());
        for (path, leaf) in before.leaves() {
            let is_in = |years: &[i32]| {
                let year = path.year();
                year.is_some_and(|year| years.binary_search(&year).is_ok())
            };
            let kept = after.leaf(path.segments());
            let present = kept.map_or(&[][..], Leaf::entries);
            let is_replaced = present.iter().any(|e| is_content(&e) && !leaf.has(e.dot));
            let values: BTreeSet<&Value> = present.iter().map(|entry| &entry.value).collect();
            let is_kept = |entry: &Entry| {
                kept.is_some_and(|kept| kept.has(entry.dot)) || values.contains(&entry.value)
            };
            let is_gone = |entry: &&Entry| {
                is_content(entry) && (is_in(&hidden_after) || !is_replaced && !is_kept(entry))
            };
            if !is_in(&hidden_before) && !before.is_hidden(&[]) {
                let gone = leaf.entries().iter().filter(is_gone);
                self.disappearing.extend(gone.map(|e| affected(path, e)));
            }
        }
        for (path, leaf) in incoming.leaves() {
            let kept = after.leaf(path.segments());
            let shown = after.face(path.segments());
            let is_put_back = |entry: &&Entry| {
                let is_gone = kept.is_none_or(|kept| !kept.has(entry.dot));
                is_gone
                    && derived_dot(id, path, &entry.value) == entry.dot
                    && shown != Some(&entry.value)
            };
            let put_back = leaf.entries().iter().filter(is_put_back);
            self.put_back.extend(put_back.map(|e| affected(path, e)));
        }
    }
}

/// Lists what is to be decided after a join and is not before. What was undecided in a hidden record nobody could see.
fn new_conflicts(id: &RecordId, before: &Record, after: &Record) -> Vec<Conflict> {
    if before == after || after.is_hidden(&[]) {
        return Vec::new();
    }
    let mut conflicts = conflicts_of(id, after);
    if !before.is_hidden(&[]) {
        let known: BTreeMap<(bool, Vec<Segment>), Conflict> = conflicts_of(id, before)
            .into_iter()
            .map(|conflict| (place(&conflict), conflict))
            .collect();
        conflicts.retain(|conflict| known.get(&place(conflict)) != Some(conflict));
    }
    conflicts
}

/// Returns what tells conflicts of one record apart: there is one of a kind at a place.
fn place(conflict: &Conflict) -> (bool, Vec<Segment>) {
    match conflict {
        Conflict::Values { path, .. } => (false, path.segments().to_vec()),
        Conflict::EditedAfterDeletion { prefix, .. } => (true, prefix.clone()),
    }
}

fn effect(before: &Record, incoming: &Record, after: &Record, has_conflict: bool) -> Effect {
    match (before.is_hidden(&[]), after.is_hidden(&[])) {
        // The sender may show it still: then it is a model of the file that changes nothing.
        (true, true) if incoming.is_hidden(&[]) => Effect::Hidden,
        (true, true) => Effect::Unchanged,
        (false, true) => Effect::Disappearing,
        _ if has_conflict => Effect::Conflicting,
        (true, false) => Effect::Returning,
        (false, false) if has_visible_change(before, after) => Effect::Changed,
        (false, false) => Effect::Unchanged,
    }
}

/// Says whether any value differs; a join that only widens what has been seen changes nothing people can see.
fn has_visible_change(before: &Record, after: &Record) -> bool {
    if before == after {
        return false;
    }
    fn values(record: &Record) -> Vec<(&Path, Vec<&Value>)> {
        let leaves = record.leaves().iter();
        leaves
            .filter(|(path, _)| !path.is_mark_of_deletion())
            .map(|(path, leaf)| (path, leaf.values()))
            .filter(|(_, values)| *values != [&Value::Empty])
            .collect()
    }
    let hidden = |record: &Record| -> Vec<Path> {
        record
            .leaves()
            .keys()
            .filter(|path| match path.segments() {
                [prefix @ .., _] => path.is_mark_of_deletion() && record.is_hidden(prefix),
                [] => false,
            })
            .cloned()
            .collect()
    };
    values(before) != values(after) || hidden(before) != hidden(after)
}
