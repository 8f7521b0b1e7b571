//! Which models are one and the same, and which somebody said are not.
//!
//! Both are decisions about two models, written on one of them: the leaf `same_as` names the other ("là một"), and so does
//! an item of `different_from` ("khác nhau"). A model can have one link of the first kind and any number of the second.
//!
//! Invariant: a link between two models is not in force while one of them says that they are different. Offices that
//! decide differently thus hide nothing from each other: both models are shown and counted until somebody settles it.

use std::collections::{BTreeMap, BTreeSet};

use super::canonical::item_id;
use super::change::Change;
use super::leaf::Leaf;
use super::member;
use super::path::{Path, Segment};
use super::record::Record;
use super::register::{Collection, RecordId, Register};
use super::value::Value;

/// Is what somebody says about two models.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sameness {
    /// They are one and the same.
    Same,
    /// They are different ones.
    Different,
    /// Nothing: what was said before is taken back.
    Open,
}

/// Knows which models are one and the same: the smallest id of a group is its face.
#[derive(Debug, Default)]
pub struct SameAs {
    faces: BTreeMap<RecordId, RecordId>,
}

impl SameAs {
    /// Reads all links in force between visible models; cycles are harmless.
    pub fn of(register: &Register) -> Self {
        let mut same = Self::default();
        for (id, other) in links(register) {
            let (a, b) = (same.top(id), same.top(&other));
            let (face, follower) = if a <= b { (a, b) } else { (b, a) };
            for id in [id, &other, &follower] {
                same.faces.insert(id.clone(), face.clone());
            }
        }
        let ids: Vec<RecordId> = same.faces.keys().cloned().collect();
        for id in ids {
            let face = same.top(&id);
            same.faces.insert(id, face);
        }
        same
    }

    /// Follows the links to the smallest id of a group found so far, halving the way for the next who asks.
    fn top(&mut self, id: &RecordId) -> RecordId {
        let mut at = id.clone();
        while let Some(next) = self.faces.get(&at).filter(|next| **next != at).cloned() {
            let beyond = self.faces.get(&next).unwrap_or(&next).clone();
            self.faces.insert(at, beyond.clone());
            at = beyond;
        }
        at
    }

    /// Returns the face of a model's group: itself where it is in none.
    pub fn face<'a>(&'a self, id: &'a RecordId) -> &'a RecordId {
        self.faces.get(id).unwrap_or(id)
    }

    /// Says whether a model stands for its group, or for itself.
    pub fn is_face(&self, id: &RecordId) -> bool {
        self.face(id) == id
    }

    /// Says whether a model is one and the same with no other.
    pub fn is_alone(&self, id: &RecordId) -> bool {
        !self.faces.contains_key(id)
    }

    /// Lists the other models of a model's group, in the order of their ids.
    pub fn others<'a>(&'a self, id: &'a RecordId) -> impl Iterator<Item = &'a RecordId> {
        let face = self.faces.get(id);
        let of_group = self.faces.iter();
        let of_group = of_group.filter(move |(other, of)| Some(*of) == face && *other != id);
        of_group.map(|(other, _)| other)
    }
}

/// Lists the links in force, by the model that has them.
pub fn links(register: &Register) -> Vec<(&RecordId, RecordId)> {
    stated_links_by_dispute(register).1
}

/// Lists the links that are not in force because the two models are said to be different as well.
pub fn disputed_links(register: &Register) -> Vec<(&RecordId, RecordId)> {
    stated_links_by_dispute(register).0
}

type Links<'a> = Vec<(&'a RecordId, RecordId)>;

/// Lists the links that are disputed, and those that are not.
fn stated_links_by_dispute(register: &Register) -> (Links<'_>, Links<'_>) {
    let all: Links<'_> = stated_links(register).collect();
    // Each of the models is asked once whom it is said to differ from, however many links lead to it.
    let models: BTreeSet<&RecordId> = all.iter().flat_map(|(id, other)| [*id, other]).collect();
    let differing: BTreeSet<(String, String)> = models
        .into_iter()
        .filter_map(|id| Some((id, register.get(id)?)))
        .flat_map(|(id, record)| {
            let others = different_from(record);
            others.map(|(_, other)| (id.id.clone(), other.to_owned()))
        })
        .collect();
    let says = |one: &RecordId, other: &RecordId| {
        !differing.is_empty() && differing.contains(&(one.id.clone(), other.id.clone()))
    };
    let is_disputed = |(id, other): &(&RecordId, RecordId)| says(id, other) || says(other, id);
    all.into_iter().partition(is_disputed)
}

fn stated_links(register: &Register) -> impl Iterator<Item = (&RecordId, RecordId)> {
    let models = register.collection(&Collection::Models);
    models.filter_map(|(id, record)| {
        let other = stated_link(register, id, record)?;
        (!record.is_hidden(&[])).then_some((id, other))
    })
}

/// Returns the visible model that a record says it is one with; itself is none.
fn stated_link(register: &Register, id: &RecordId, record: &Record) -> Option<RecordId> {
    let other = record.text(&[member::SAME_AS]);
    if other.is_empty() || other == id.id {
        return None;
    }
    let other = RecordId::model(other);
    register.visible(&other).is_some().then_some(other)
}

const DIFFERENT_FROM: &[Segment] = &[member::DIFFERENT_FROM];

/// Lists the ids a record says it is different from, with the items that say so.
pub fn different_from(record: &Record) -> impl Iterator<Item = (&Path, &str)> {
    let items = record.below(DIFFERENT_FROM);
    let shown = items.filter_map(|(path, leaf)| Some((path, leaf.face()?.value.as_text())));
    shown.filter(|(path, other)| path.is_item() && !other.is_empty())
}

fn is_said_different(register: &Register, a: &RecordId, b: &RecordId) -> bool {
    let says = |one, other: &RecordId| {
        let record = register.get(one);
        record.is_some_and(|record| different_from(record).any(|(_, id)| id == other.id))
    };
    says(a, b) || says(b, a)
}

/// Returns the changes that write what somebody says about two models; none where it is so already, or where there are
/// not two of them.
pub(super) fn changes(
    register: &Register,
    [a, b]: [&RecordId; 2],
    sameness: Sameness,
) -> Vec<(RecordId, Vec<Change>)> {
    let is_there = |id: &RecordId| id.is_model() && register.visible(id).is_some();
    if a == b || !is_there(a) || !is_there(b) {
        return Vec::new();
    }
    let (smaller, larger) = if a < b { (a, b) } else { (b, a) };
    let mut all = vec![(larger.clone(), Vec::new()), (smaller.clone(), Vec::new())];
    let mut cleared = register.clone();
    for ((id, changes), other) in all.iter_mut().zip([smaller, larger]) {
        let record = cleared.entry(id);
        if sameness != Sameness::Same {
            changes.extend(unlinked(record, other));
        }
        if sameness != Sameness::Different {
            let said = different_from(record).filter(|(_, id)| *id == other.id);
            let items: Vec<Path> = said.map(|(path, _)| path.clone()).collect();
            for path in items {
                record.remove(path.segments());
                changes.push(Change::Remove(path));
            }
        }
    }
    match sameness {
        Sameness::Open => {}
        Sameness::Different => {
            if !is_said_different(register, a, b) {
                let value = Value::text(&smaller.id);
                let item = Segment::Item(item_id(&value));
                let path: Path = [member::DIFFERENT_FROM, item].into();
                all[0].1.push(Change::Write(path, value));
            }
        }
        Sameness::Same => {
            let same = SameAs::of(&cleared);
            if same.face(a) != same.face(b) {
                let (id, other) = place_of_link(&cleared, smaller, larger);
                let change = Change::Write([member::SAME_AS].into(), Value::text(&other.id));
                match all.iter_mut().find(|(one, _)| *one == id) {
                    Some((_, changes)) => changes.push(change),
                    None => all.push((id, vec![change])),
                }
            }
        }
    }
    all
}

/// Returns the changes that say of all these pairs that they are different, for one command.
pub fn all_different(register: &Register, pairs: &[[RecordId; 2]]) -> Vec<(RecordId, Vec<Change>)> {
    let mut all: BTreeMap<RecordId, Vec<Change>> = BTreeMap::new();
    for [a, b] in pairs {
        // Nothing but the two is asked.
        let both = register.part([a, b]);
        for (id, changes) in changes(&both, [a, b], Sameness::Different) {
            let of_record = all.entry(id).or_default();
            of_record.extend(changes);
            of_record.dedup();
        }
    }
    all.retain(|_, changes| !changes.is_empty());
    all.into_iter().collect()
}

/// Returns the change that links the larger of two groups, by its face, to the smaller one; `None` where that group has no room for
/// it without loss.
pub(super) fn linked(
    register: &Register,
    smaller: &RecordId,
    larger: &RecordId,
) -> Option<(RecordId, Change)> {
    let (end, is_free) = end_of_links(register, larger);
    let link = || Change::Write([member::SAME_AS].into(), Value::text(&smaller.id));
    is_free.then(|| (end, link()))
}

/// Returns the change that takes a link to another model away. Where others linked elsewhere meanwhile, that stays.
fn unlinked(record: &Record, other: &RecordId) -> Option<Change> {
    if record.text(&[member::SAME_AS]) != other.id {
        return None;
    }
    let entries = record
        .leaf(&[member::SAME_AS])
        .map_or(&[][..], Leaf::entries);
    let elsewhere = entries.iter().map(|entry| entry.value.as_text());
    let elsewhere = elsewhere.filter(|id| *id != other.id).max();
    let value = Value::text(elsewhere.unwrap_or_default());
    Some(Change::Write([member::SAME_AS].into(), value))
}

/// Returns where a link between two groups is written, and what it names: on the larger model, or at the end of the links
/// that lead on from it, for each model has one link alone and none may be overwritten. Where that end holds a link that
/// leads nowhere yet, the smaller one's is looked at.
fn place_of_link<'a>(
    register: &Register,
    smaller: &'a RecordId,
    larger: &'a RecordId,
) -> (RecordId, &'a RecordId) {
    let (of_larger, is_free) = end_of_links(register, larger);
    if !is_free {
        let (of_smaller, is_free) = end_of_links(register, smaller);
        if is_free {
            return (of_smaller, larger);
        }
    }
    (of_larger, smaller)
}

/// Follows the links from a model to the last one, and says whether that one's link can be written without loss: it has
/// none, or it leads back to where one came from.
fn end_of_links(register: &Register, from: &RecordId) -> (RecordId, bool) {
    let mut at = from.clone();
    let mut passed = BTreeSet::new();
    while let Some(record) = register.get(&at) {
        let next = stated_link(register, &at, record);
        let next = next.filter(|next| !is_said_different(register, &at, next));
        passed.insert(at.clone());
        match next {
            Some(next) if !passed.contains(&next) => at = next,
            Some(_) => return (at, true),
            None => {
                let stated = record.text(&[member::SAME_AS]);
                let is_free = stated.is_empty() || stated == at.id;
                return (at, is_free);
            }
        }
    }
    (at, true)
}
