//! What files bring into sets that no form would take: it is kept, shown, and said.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::catalogue_set::{Aspect, CatalogueSet, Sets, criterion, deadline, threshold};
use super::leaf::Leaf;
use super::path::{Path, Segment};
use super::record::Record;
use super::register::{Collection, RecordId, Register};
use super::set_draft::RowList;
use super::steps;
use super::value::Value;

/// Says what is wrong with a set.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum SetFault {
    /// Another set, by its name, says something else about the same, for the same unit and in the same years.
    Overlaps(String, Aspect),
    /// The last year lies before the first: it holds in no year.
    EndsBefore,
    /// It belongs to a unit that the register does not have.
    UnknownUnit(String),
    /// It names an entry that the catalogue does not have.
    UnknownEntry(Aspect, String),
    /// An item of a table makes no sense and counts for nothing.
    BrokenItem(RowList, String),
    /// A grade asks for more points than the criteria give.
    OutOfReach(String),
}

/// Is one thing that is wrong with a set.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct SetWarning {
    /// The id of the set.
    pub set: String,
    /// What is wrong with it.
    pub fault: SetFault,
}

/// With how many others a set is said to overlap at most: putting one right is a step, whichever it is.
const N_OVERLAPS: usize = 5;

/// Lists what is wrong with the sets of a register. Of two that overlap the first by name says so, of the first others there are. A
/// set that is retired is left alone.
pub fn warnings(register: &Register) -> Vec<SetWarning> {
    let sets = Sets::of(register);
    let mut of_units: BTreeMap<&str, Vec<&CatalogueSet>> = BTreeMap::new();
    for set in sets.iter().filter(|set| set.can_clash()) {
        of_units.entry(&set.unit).or_default().push(set);
    }
    let overlaps = of_units.values().flat_map(|of_unit| overlaps(of_unit));
    let mut overlaps: BTreeMap<&str, Vec<SetFault>> = overlaps.collect();
    let mut found = Vec::new();
    for set in sets.iter().filter(|set| !set.is_retired) {
        let mut faults = overlaps.remove(set.id.as_str()).unwrap_or_default();
        if let Some(record) = register.get(&RecordId::new(Collection::SETS, &set.id)) {
            faults.extend(of_set(register, set, record));
        }
        found.extend(faults.into_iter().map(|fault| SetWarning {
            set: set.id.clone(),
            fault,
        }));
    }
    found
}

/// Finds which sets of one unit are in each other's way; they come in the order of their names.
///
/// Two that are hold both in the year in which one of them begins. So of each such year and each aspect the next sets by name are
/// kept in sight, and none is compared with all others.
fn overlaps<'a>(of_unit: &[&'a CatalogueSet]) -> Vec<(&'a str, Vec<SetFault>)> {
    let begins = |set: &CatalogueSet| set.from_year.unwrap_or(i32::MIN);
    let years: BTreeSet<i32> = of_unit.iter().map(|set| begins(set)).collect();
    let mut next: BTreeMap<(Aspect, i32), VecDeque<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, set) in of_unit.iter().enumerate().rev() {
        let last = set.to_year.unwrap_or(i32::MAX);
        let mut others: BTreeMap<usize, Aspect> = BTreeMap::new();
        for &aspect in Aspect::ALL.iter().filter(|aspect| set.is_about(**aspect)) {
            for &year in years.range(begins(set)..=last) {
                steps::note(1);
                let of_year = next.entry((aspect, year)).or_default();
                for other in &*of_year {
                    others.entry(*other).or_insert(aspect);
                }
                of_year.push_front(at);
                of_year.truncate(N_OVERLAPS);
            }
        }
        let named = others.into_iter().take(N_OVERLAPS);
        let faults = named.map(|(at, of)| SetFault::Overlaps(of_unit[at].name.clone(), of));
        found.push((set.id.as_str(), faults.collect()));
    }
    found
}

fn of_set(register: &Register, set: &CatalogueSet, record: &Record) -> Vec<SetFault> {
    let mut faults = Vec::new();
    let is_reversed = set.from_year.zip(set.to_year);
    if is_reversed.is_some_and(|(from, to)| to < from) {
        faults.push(SetFault::EndsBefore);
    }
    let has = |collection: Collection, id: &str| {
        let id = RecordId::new(collection, id);
        register.visible(&id).is_some()
    };
    if !set.unit.is_empty() && !has(Collection::Units, &set.unit) {
        faults.push(SetFault::UnknownUnit(set.unit.clone()));
    }
    for (aspect, ids) in &set.entries {
        for id in ids {
            if !aspect.collection().is_some_and(|list| has(list, id)) {
                faults.push(SetFault::UnknownEntry(*aspect, id.clone()));
            }
        }
    }
    let most_points = set.most_points();
    for threshold in &set.thresholds {
        if !has(Collection::GRADES, &threshold.grade) {
            faults.push(SetFault::UnknownEntry(
                Aspect::Grades,
                threshold.grade.clone(),
            ));
        }
        if threshold.from.to_f64() > most_points + 1e-9 {
            faults.push(SetFault::OutOfReach(threshold.grade.clone()));
        }
    }
    for &list in RowList::ALL {
        for (path, leaf) in record.below(&[list.member()]) {
            faults.extend(broken(list, path, leaf));
        }
    }
    faults
}

fn broken(list: RowList, path: &Path, leaf: &Leaf) -> Option<SetFault> {
    let (Some(Segment::Item(id)), Some(entry)) = (path.segments().last(), leaf.face()) else {
        return None;
    };
    let value: &Value = &entry.value;
    let makes_sense = match list {
        RowList::Criteria => criterion(id, value).is_some_and(|one| !one.name.is_empty()),
        RowList::Thresholds => threshold(value).is_some(),
        RowList::Deadlines => deadline(value).is_some_and(|one| !one.stage.is_empty()),
    };
    (!makes_sense).then(|| SetFault::BrokenItem(list, id.clone()))
}
