//! Doubles: models of one title and one unit under two ids, as two programs of one commune send them, or one that gave new ids.
//!
//! Titles are compared with their marks. What is found is a part of what [`duplicates`](super::duplicates) offers, so that a file's
//! preview counts what people are asked about once it is in.

use std::collections::{BTreeMap, BTreeSet};

use super::command::Command;
use super::duplicates::{Pair, likely_duplicates};
use super::fold::compose;
use super::member;
use super::model::Model;
use super::path::Segment;
use super::register::{RecordId, Register};
use super::same_as::{SameAs, linked, links};
use super::told_apart::ToldApart;

impl Pair {
    /// Says whether they have one title and one unit.
    pub fn is_double(&self) -> bool {
        self.is_same_unit && self.is_same_title
    }

    /// Says whether such two can be said to be one without looking at each: nobody said otherwise, and they name no two holders and
    /// no two localities.
    pub fn is_certain(&self, register: &Register) -> bool {
        let models = self.models.each_ref().map(|id| Model::find(register, id));
        let [Some(a), Some(b)] = models else {
            return false;
        };
        let is_other = |member: Segment| {
            let [one, other] = [a, b].map(|model| compose(model.text(member.clone())));
            !one.is_empty() && !other.is_empty() && one != other
        };
        let is_told = is_other(member::HOLDER) || is_other(member::LOCALITY);
        self.is_double() && !self.is_disputed && !is_told
    }
}

/// Returns one command that says of the certain ones among these pairs that they are one, so that one step takes it back, and of how
/// many it says so. A pair is left to be decided by itself where somebody told apart two models that would be one through it, and
/// where a link has no room.
pub fn all_same(register: &Register, pairs: &[Pair]) -> (Command, usize) {
    let same = SameAs::of(register);
    let told_apart = ToldApart::of(register, &same);
    let mut groups = Groups::default();
    let mut changes = Vec::new();
    let mut n = 0;
    for pair in pairs.iter().filter(|pair| pair.is_certain(register)) {
        let [a, b] = pair.models.each_ref();
        let [a, b] = [a, b].map(|id| groups.top(same.face(id)).clone());
        let (smaller, larger) = if a <= b { (a, b) } else { (b, a) };
        if smaller != larger {
            if groups.are_apart(&told_apart, &smaller, &larger) {
                continue;
            }
            let Some((id, link)) = linked(register, &smaller, &larger) else {
                continue;
            };
            changes.push((id, vec![link]));
            groups.unite(smaller, larger);
        }
        n += 1;
    }
    (Command::Make(changes), n)
}

/// Is which groups become one, by the smallest faces of all: a face that is in none stands for itself.
#[derive(Default)]
struct Groups {
    tops: BTreeMap<RecordId, RecordId>,
    below: BTreeMap<RecordId, Vec<RecordId>>,
}

impl Groups {
    fn top<'a>(&'a self, face: &'a RecordId) -> &'a RecordId {
        self.tops.get(face).unwrap_or(face)
    }

    /// Says whether somebody told two models apart that are of either.
    fn are_apart(&self, told_apart: &ToldApart, smaller: &RecordId, larger: &RecordId) -> bool {
        let below = self.below.get(larger).into_iter().flatten();
        let mut all = std::iter::once(larger).chain(below);
        all.any(|face| {
            let mut others = told_apart.those_of(face).iter();
            others.any(|(_, other)| self.top(other) == smaller)
        })
    }

    fn unite(&mut self, smaller: RecordId, larger: RecordId) {
        let mut moved = self.below.remove(&larger).unwrap_or_default();
        moved.push(larger);
        for face in &moved {
            self.tops.insert(face.clone(), smaller.clone());
        }
        self.below.entry(smaller).or_default().extend(moved);
    }
}

/// Is the titles of models that come though another one has their title and their unit, each model once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Doubles {
    /// Those of models that stood here before.
    pub of_present: Vec<String>,
    /// Those of models that come as well, all but one of each.
    pub of_coming: Vec<String>,
}

impl Doubles {
    /// Finds the doubles that come with these new models; `joined` is the register with them. What somebody decided about, in the
    /// register or in a file, is none.
    ///
    /// Cost: the models of the register are passed once, those of the new ones' units are looked up by title and unit.
    pub fn of<'a>(joined: &'a Register, new: impl Iterator<Item = &'a RecordId>) -> Self {
        let new: BTreeSet<&RecordId> = new.collect();
        let mut ids: BTreeMap<Name<'_>, Vec<&RecordId>> = BTreeMap::new();
        for model in new.iter().filter_map(|id| Model::find(joined, id)) {
            if let Some(name) = name(model) {
                ids.entry(name).or_default().push(model.record_id());
            }
        }
        let units: BTreeSet<&str> = ids.keys().map(|(unit, _)| *unit).collect();
        let of_units = Model::each(joined).filter(|model| units.contains(model.unit()));
        for model in of_units.filter(|model| !new.contains(model.record_id())) {
            let of_name = name(model).and_then(|name| ids.get_mut(&name));
            if let Some(of_name) = of_name {
                of_name.push(model.record_id());
            }
        }
        ids.retain(|_, of_name| of_name.len() > 1);
        if ids.is_empty() {
            return Self::default();
        }
        // What is said to be one may be so by way of a model of another name.
        let links = links(joined);
        let linked = links.iter().flat_map(|(id, other)| [*id, other]);
        let asked = joined.part(ids.values().flatten().copied().chain(linked));
        let mut open: BTreeMap<Name<'_>, BTreeSet<&RecordId>> = BTreeMap::new();
        let pairs = likely_duplicates(&asked);
        let doubles = pairs.iter().filter(|pair| pair.is_double());
        for id in doubles.flat_map(|pair| &pair.models) {
            if let Some(name) = Model::find(&asked, id).and_then(name) {
                open.entry(name).or_default().insert(id);
            }
        }
        let mut found = Self::default();
        for ids in open.values() {
            let title = |id: &&RecordId| Some(Model::find(joined, id)?.title().to_owned());
            let coming = ids.iter().copied().filter(|id| new.contains(id));
            let n_coming = coming.clone().count();
            match n_coming < ids.len() {
                true => found.of_present.extend(coming.filter_map(|id| title(&id))),
                false => found
                    .of_coming
                    .extend(coming.skip(1).filter_map(|id| title(&id))),
            }
        }
        found
    }
}

/// Is what doubles have in common: the unit, and the title with its marks.
type Name<'a> = (&'a str, String);

/// Returns what doubles have in common with a model; `None` of one without a unit or a title.
fn name(model: Model<'_>) -> Option<Name<'_>> {
    let title = compose(model.text(member::TITLE));
    let is_named = !model.unit().is_empty() && !title.is_empty();
    is_named.then(|| (model.unit(), title))
}
