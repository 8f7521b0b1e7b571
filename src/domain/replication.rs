//! Nhân rộng: a model that is made after another unit's. The new one names its origin; the tree of them spans units and years.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Change;
use super::fold::collation_key;
use super::lineage::Lineage;
use super::member;
use super::model::{Model, YearEntry};
use super::path::Segment;
use super::register::{RecordId, Register};
use super::stage::{EntryKind, Stage};
use super::value::Value;

/// What a replication takes over: what the model is and how it is done, not who does it where.
const TAKEN_OVER: &[Segment] = &[
    member::TITLE,
    member::KIND,
    member::SUBJECT,
    member::FIELD,
    member::RATIONALE,
    member::OBJECTIVES,
    member::METHODS,
    member::BENEFICIARIES,
    member::RESOURCES,
    member::OUTPUTS,
    member::SUSTAINABILITY,
];

/// Returns the changes that make a replication of a model in another unit: a draft of the year, which its unit completes and
/// registers. Empty where the origin is not there.
pub fn replicate(register: &Register, origin: &RecordId, unit: &str, year: i32) -> Vec<Change> {
    let Some(model) = Model::find(register, origin) else {
        return Vec::new();
    };
    let taken = TAKEN_OVER.iter().filter_map(|member| {
        let text = model.text(member.clone());
        (!text.is_empty()).then(|| Change::Write([member.clone()].into(), Value::text(text)))
    });
    let own = [
        Change::Write([member::UNIT].into(), Value::text(unit)),
        Change::Write([member::REPLICATES].into(), Value::text(&origin.id)),
    ];
    let of_year = [
        (member::ENTRY, EntryKind::New.id()),
        (member::STAGE, Stage::Draft.id()),
    ];
    let of_year =
        of_year.map(|(member, id)| Change::Write(YearEntry::path(year, member), Value::text(id)));
    taken.chain(own).chain(of_year).collect()
}

/// Says whether a unit has a model that was made after another and has an entry of a year.
pub fn is_replicated_in(register: &Register, origin: &RecordId, unit: &str, year: i32) -> bool {
    Model::each(register).any(|model| {
        model.text(member::REPLICATES) == origin.id
            && model.unit() == unit
            && model.year(year).is_some()
    })
}

/// Returns the first year a model has an entry of.
pub fn first_year(register: &Register, id: &RecordId) -> Option<i32> {
    let years = Model::find(register, id)?.years().into_iter();
    years.map(|entry| entry.year()).min()
}

/// Says why a model cannot be the origin of another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OriginFlaw {
    /// It is the model itself.
    Itself,
    /// It was made after the model, over one or more steps: they would lead round in a circle.
    Circle,
    /// Its first year lies after the model's first year.
    Later,
    /// The register does not have it.
    Unknown,
}

/// Checks that a model may be said to be made after another.
///
/// # Errors
/// Why not.
pub fn check_origin(
    register: &Register,
    id: &RecordId,
    origin: &RecordId,
) -> Result<(), OriginFlaw> {
    if id == origin {
        return Err(OriginFlaw::Itself);
    }
    if Model::find(register, origin).is_none() {
        return Err(OriginFlaw::Unknown);
    }
    let begins = |id| first_year(register, id);
    if let (Some(of_origin), Some(own)) = (begins(origin), begins(id))
        && of_origin > own
    {
        return Err(OriginFlaw::Later);
    }
    match Tree::of(register).is_after(origin, id) {
        true => Err(OriginFlaw::Circle),
        false => Ok(()),
    }
}

/// Knows which model was made after which, as far as the register has both and neither is hidden.
pub struct Tree<'a> {
    /// In the order of their ids.
    models: Vec<Model<'a>>,
    origins: Lineage,
}

impl<'a> Tree<'a> {
    /// Reads the origins of all models.
    pub fn of(register: &'a Register) -> Self {
        let models: Vec<Model<'a>> = Model::each(register).collect();
        let place = |id: &str| models.binary_search_by(|one| one.record_id().id.as_str().cmp(id));
        let origin = |(at, model): (usize, &Model<'a>)| {
            let origin = place(model.text(member::REPLICATES)).ok();
            origin.filter(|origin| *origin != at)
        };
        let above = models.iter().enumerate().map(origin).collect();
        Self {
            origins: Lineage::of(above),
            models,
        }
    }

    fn place(&self, id: &RecordId) -> Option<usize> {
        let found = self.models.binary_search_by(|one| one.record_id().cmp(id));
        found.ok()
    }

    /// Says whether a model was made after another, over one or more steps, or is that one.
    pub fn is_after(&self, id: &RecordId, origin: &RecordId) -> bool {
        let both = self.place(id).zip(self.place(origin));
        both.is_some_and(|(one, origin)| self.origins.is_within(one, origin))
    }

    /// Says whether the origins of a model lead back to it, as files can have it.
    pub fn is_in_circle(&self, id: &RecordId) -> bool {
        (self.place(id)).is_some_and(|place| self.origins.is_in_circle(place))
    }

    /// Lists the whole tree a model stands in, from its first origin on, each with its depth and once; nothing for a model that
    /// stands alone. In a circle the model itself stands first.
    pub fn around(&self, id: &RecordId) -> Vec<(usize, &'a RecordId)> {
        let Some(place) = self.place(id) else {
            return Vec::new();
        };
        let line: Vec<usize> = self.origins.line(place).collect();
        let first = match line.last() {
            Some(first) if !self.origins.is_in_circle(place) => *first,
            _ => place,
        };
        let mut made: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &one in self.origins.within(first) {
            if let Some(origin) = self.origins.above(one) {
                made.entry(origin).or_default().push(one);
            }
        }
        for made in made.values_mut() {
            made.sort_by_cached_key(|one| (collation_key(self.models[*one].title()), *one));
        }
        let mut waiting = vec![(0, first)];
        let mut placed = BTreeSet::new();
        let mut around = Vec::new();
        while let Some((depth, one)) = waiting.pop() {
            if placed.insert(one) {
                around.push((depth, self.models[one].record_id()));
                let made = made.get(&one).into_iter().flatten().rev();
                waiting.extend(made.map(|made| (depth + 1, *made)));
            }
        }
        match around.len() {
            1 => Vec::new(),
            _ => around,
        }
    }
}
