//! What becomes of deletions: the fact of one travels without the texts, and what is erased for good ("Xóa hẳn") is forgotten
//! wherever that is known.
//!
//! A deleted record keeps its texts, so that the deletion can be taken back. Whoever hears of the deletion needs none of
//! them: [`Record::fact_of_deletion`] has seen nothing but the deletion, and so overwrites nothing where it is joined.
//! A year entry has no such form, for what a record has seen is not known entry by entry.

use super::canonical::LONE_N;
use super::change::Change;
use super::date::Timestamp;
use super::leaf::{Entry, Leaf, Stamp};
use super::member;
use super::path::{Path, Segment};
use super::record::Record;
use super::register::{Collection, RecordId, Register};
use super::replica::{Context, Dot};
use super::value::Value;

/// Names what is erased for good: a record, or its entry of a year.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Purged {
    /// The record.
    pub record: RecordId,
    /// The year; `None` for all of the record.
    pub year: Option<i32>,
}

impl Purged {
    /// Returns the path of what is erased; empty for the record.
    pub fn prefix(&self) -> Vec<Segment> {
        prefix_of(self.year)
    }
}

fn prefix_of(year: Option<i32>) -> Vec<Segment> {
    year.map_or(Vec::new(), |year| vec![member::YEARS, Segment::Year(year)])
}

/// Returns the changes that erase for good what is there and not erased yet.
pub(super) fn purges(register: &Register, all: &[Purged]) -> Vec<(RecordId, Vec<Change>)> {
    let mut changes: Vec<(RecordId, Vec<Change>)> = Vec::new();
    for one in all {
        let prefix = one.prefix();
        let is_there = register.get(&one.record).is_some_and(|record| {
            let is_known = prefix.is_empty() || record.below(&prefix).next().is_some();
            is_known && !record.is_purged(&prefix)
        });
        if !is_there {
            continue;
        }
        let change = Change::Purge(prefix);
        match changes.iter_mut().find(|(id, _)| *id == one.record) {
            Some((_, of_record)) => of_record.push(change),
            None => changes.push((one.record.clone(), vec![change])),
        }
    }
    changes
}

impl Record {
    /// Returns a deleted record as others need it: the deletion alone, and that it was erased for good before, if it was. Its
    /// context claims to have seen these marks and what was erased, and nothing else, so that joining it hides the texts of
    /// whoever has them, and takes none away; this record includes it, so that whoever joins this one, too, has what this
    /// one alone would have made.
    ///
    /// `None` for a record that is not deleted, or has seen more than its last deletions had; for one with an entry of a year
    /// that was erased for good, which others are to hear of; and for one that was deleted by a replica that wrote more than
    /// that, as an earlier program did.
    pub fn fact_of_deletion(&self) -> Option<Self> {
        let deletions = self.leaf(&[member::DELETED])?;
        let is_last = |entry: &&Entry| {
            let is_deletion = matches!(entry.value, Value::Seen(_));
            is_deletion && !deletions.seen().any(|seen| seen.covers(entry.dot))
        };
        let last = deletions.entries().iter().filter(is_last);
        let last: Leaf = last.cloned().collect();
        let dots = || last.entries().iter().map(|entry| entry.dot);
        let mut all: Context = dots().collect();
        last.seen().for_each(|one| all.join(one));
        let is_alone = dots().all(|dot| dot.n == LONE_N);
        if last.entries().is_empty() || !is_alone || !all.includes(self.context()) {
            return None;
        }
        let mut leaves = vec![(Path::from([member::DELETED]), last)];
        let mut seen = Context::new();
        for (prefix, mark) in self.purges() {
            let n_seen = mark.seen().inspect(|one| seen.join(one)).count();
            if !prefix.is_empty() || n_seen < mark.entries().len() {
                return None;
            }
            leaves.push((Path::from([member::PURGED]), mark.clone()));
        }
        Some(Self::from_parts(seen, leaves.into_iter().collect()))
    }

    /// Lists what was erased for good: its path, and the marks that say so.
    fn purges(&self) -> impl Iterator<Item = (&[Segment], &Leaf)> {
        self.leaves().iter().filter_map(|(path, leaf)| {
            let (last, prefix) = path.segments().split_last()?;
            (*last == member::PURGED).then_some((prefix, leaf))
        })
    }

    /// Names what of an earlier state this one has erased for good: the record, or entries of years.
    pub fn erased_of(&self, earlier: &Self) -> Vec<Option<i32>> {
        let purges = self.purges();
        let purges = purges
            .filter(|(prefix, mark)| self.erased_below(earlier, prefix, mark).next().is_some());
        purges
            .map(|(prefix, _)| Path::from(prefix).year())
            .collect()
    }

    /// Lists what of an earlier state was erased with what is below a prefix: content that was seen then, and is gone.
    fn erased_below<'a>(
        &'a self,
        earlier: &'a Self,
        prefix: &'a [Segment],
        mark: &'a Leaf,
    ) -> impl Iterator<Item = (&'a Path, Dot)> {
        let content = earlier
            .below(prefix)
            .filter(|(path, _)| !path.is_mark_of_deletion());
        let entries =
            content.flat_map(|(path, leaf)| leaf.entries().iter().map(move |e| (path, e.dot)));
        entries.filter(move |(path, dot)| {
            let is_here = self
                .leaf(path.segments())
                .is_some_and(|leaf| leaf.has(*dot));
            !is_here && mark.seen().any(|seen| seen.covers(*dot))
        })
    }

    /// Returns an earlier state without what this one has erased for good: a mark stands in its place, and what the state had
    /// seen stays known. `None` where nothing of it was erased.
    pub fn without_erased(&self, earlier: &Self) -> Option<Self> {
        let mut leaves = earlier.leaves().clone();
        let mut is_any = false;
        for (prefix, mark) in self.purges() {
            let mut first = None;
            for (path, dot) in self.erased_below(earlier, prefix, mark) {
                first = first.or(Some(dot));
                let kept = leaves.remove(path).unwrap_or_default();
                let kept = kept.entries().iter().filter(|entry| entry.dot != dot);
                let kept: Leaf = kept.cloned().collect();
                if !kept.entries().is_empty() {
                    leaves.insert(path.clone(), kept);
                }
            }
            let (Some(dot), Some(purged)) = (first, mark.face()) else {
                continue;
            };
            is_any = true;
            let place = Path::from([prefix, &[member::PURGED]].concat());
            if !leaves.contains_key(&place) {
                let (value, stamp) = (Value::Bool(true), purged.stamp.clone());
                leaves.insert(place, Leaf::of(Entry { dot, value, stamp }));
            }
        }
        is_any.then(|| Self::from_parts(earlier.context().clone(), leaves))
    }
}

/// Lists what of an earlier register a later one has erased for good.
pub fn erased_of(earlier: &Register, later: &Register) -> Vec<Purged> {
    let pairs = earlier
        .iter()
        .filter_map(|(id, record)| Some((id, record, later.get(id)?)));
    let erased = pairs.flat_map(|(id, record, now)| {
        let years = if record == now {
            Vec::new()
        } else {
            now.erased_of(record)
        };
        years.into_iter().map(|year| Purged {
            record: id.clone(),
            year,
        })
    });
    erased.collect()
}

/// Returns a register as it goes out: of deleted models the fact alone, as far as that can travel by itself.
///
/// Other records go whole: what people type can bring back one of them, a deadline or a total by its unit and year, and
/// overwrites only what it has seen.
pub fn without_deleted_texts(register: &Register) -> Register {
    reduced(register, RecordId::is_model)
}

/// Returns a register with nothing of what is deleted but facts, and not even these where they cannot travel by themselves. What
/// is deleted in a record that is not stays.
pub fn without_deleted_records(register: &Register) -> Register {
    let facts = reduced(register, |_| true);
    facts.filter(|_, record| !record.is_hidden(&[]) || !record.has_content(&[]))
}

fn reduced(register: &Register, is_meant: impl Fn(&RecordId) -> bool) -> Register {
    let meant = register.iter().filter(|(id, _)| is_meant(id));
    let facts = meant.filter_map(|(id, record)| Some((id.clone(), record.fact_of_deletion()?)));
    let facts: Register = facts.collect();
    let mut out = register.clone();
    out.replace(&facts);
    out
}

/// Counts what a register has of the texts of deleted models, and of deleted entries of years.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DeletedTexts {
    /// Deleted models with texts.
    pub n_models: usize,
    /// Deleted entries of years with texts, in models that are not deleted.
    pub n_years: usize,
}

impl DeletedTexts {
    /// Counts them.
    pub fn of(register: &Register) -> Self {
        let mut texts = Self::default();
        for (_, record) in register.collection(&Collection::Models) {
            if record.is_hidden(&[]) {
                texts.n_models += usize::from(record.has_content(&[]));
                continue;
            }
            let years = record.hidden_years().into_iter();
            let years = years.filter(|year| record.has_content(&prefix_of(Some(*year))));
            texts.n_years += years.count();
        }
        texts
    }

    /// Counts both.
    pub fn n_all(self) -> usize {
        self.n_models + self.n_years
    }
}

/// Is a model, or a model's entry of a year, that was deleted and whose texts are still here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deleted {
    /// What was deleted.
    pub what: Purged,
    /// When, and by whom; the last time, where several did.
    pub stamp: Stamp,
}

impl Deleted {
    /// Lists them, those deleted last first.
    pub fn all(register: &Register) -> Vec<Self> {
        let mut all = Vec::new();
        for (id, record) in register.collection(&Collection::Models) {
            let years: Vec<Option<i32>> = match record.is_hidden(&[]) {
                true => vec![None],
                false => record.hidden_years().into_iter().map(Some).collect(),
            };
            all.extend(years.into_iter().filter_map(|year| {
                let stamp = record.last_deletion(&prefix_of(year))?.clone();
                let record = id.clone();
                let what = Purged { record, year };
                Some(Self { what, stamp })
            }));
        }
        all.sort_by(|one, other| (other.stamp.at, &one.what).cmp(&(one.stamp.at, &other.what)));
        all
    }

    /// Says whether it was deleted before a moment.
    pub fn is_before(&self, moment: Timestamp) -> bool {
        self.stamp.at < moment
    }
}

impl Record {
    /// Says when the record (empty prefix) or a part was last deleted, and by whom, where its texts are still here.
    fn last_deletion(&self, prefix: &[Segment]) -> Option<&Stamp> {
        let mark = [prefix, &[member::DELETED]].concat();
        let deletions = self.leaf(&mark)?.entries().iter();
        let deletions = deletions.filter(|entry| matches!(entry.value, Value::Seen(_)));
        let last = deletions.map(|entry| &entry.stamp).max()?;
        self.has_content(prefix).then_some(last)
    }
}
