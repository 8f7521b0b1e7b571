//! What files can say of units that cannot be: kept as it came, pointed out, and never counted twice.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::compose;
use super::unit::{Unit, UnitTree};

/// Is one thing that cannot be.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum UnitTrouble {
    /// Its parents lead back to it.
    ParentCircle,
    /// Its successors lead back to it, or stand between two such circles.
    SuccessorCircle,
    /// A successor, by its name, ended before it did.
    SuccessorEndsFirst(String),
    /// All its successors begin later than the day after its last; this one, by its name, is the first.
    SuccessorBeginsLate(String),
    /// Its last day lies before its first.
    EndsBeforeStart,
    /// So many units in use, with itself, have its name and stand where it stands: perhaps one unit with several ids.
    LikeNamed(usize),
}

/// Lists the units that have any, by their ids.
pub fn unit_troubles(tree: &UnitTree) -> BTreeMap<String, Vec<UnitTrouble>> {
    let circling = circling(tree);
    let like_named = like_named(tree);
    let like_named = like_named.iter();
    let n_alike: BTreeMap<&str, usize> = like_named
        .flat_map(|alike| alike.iter().map(|unit| (&*unit.id, alike.len())))
        .collect();
    let mut found = BTreeMap::new();
    for unit in tree.iter() {
        let mut troubles = Vec::new();
        if tree.is_in_circle(&unit.id) {
            troubles.push(UnitTrouble::ParentCircle);
        }
        if circling.contains(unit.id.as_str()) {
            troubles.push(UnitTrouble::SuccessorCircle);
        }
        if let Some(successor) = earlier_successor(tree, unit) {
            let name = tree.name(successor).to_owned();
            troubles.push(UnitTrouble::SuccessorEndsFirst(name));
        }
        if let Some(successor) = late_successor(tree, unit) {
            let name = successor.name.clone();
            troubles.push(UnitTrouble::SuccessorBeginsLate(name));
        }
        if let (Some(from), Some(to)) = (unit.valid_from, unit.valid_to)
            && to.last_day() < from.first_day()
        {
            troubles.push(UnitTrouble::EndsBeforeStart);
        }
        if let Some(n) = n_alike.get(unit.id.as_str()) {
            troubles.push(UnitTrouble::LikeNamed(*n));
        }
        if !troubles.is_empty() {
            found.insert(unit.id.clone(), troubles);
        }
    }
    found
}

/// Lists the units in use that share their name, however it is written, below one parent, those of each name together: files bring
/// such, a form makes none.
pub fn like_named(tree: &UnitTree) -> Vec<Vec<&Unit>> {
    let mut by_name: BTreeMap<(&str, String), Vec<&Unit>> = BTreeMap::new();
    for unit in tree.iter().filter(|unit| unit.is_named && !unit.is_retired) {
        let place = (unit.parent.as_str(), compose(&unit.name));
        by_name.entry(place).or_default().push(unit);
    }
    let alike = by_name.into_values();
    alike.filter(|units| units.len() > 1).collect()
}

fn earlier_successor<'a>(tree: &UnitTree, unit: &'a Unit) -> Option<&'a String> {
    let last = unit.valid_to?;
    let mut others = unit.successors.iter().filter(|id| **id != unit.id);
    others.find(|id| tree.ends_before(id, last))
}

/// Returns the successor that begins first, where none was there on the day after the unit's last. That one was there long
/// before is no trouble: units merge into others that go on.
fn late_successor<'a>(tree: &'a UnitTree, unit: &Unit) -> Option<&'a Unit> {
    let next = unit.valid_to?.last_day().succ_opt()?;
    let known = unit.successors.iter().filter_map(|id| tree.get(id));
    let others = known.filter(|one| one.id != unit.id);
    let begins = |one: &Unit| one.valid_from.map(|from| from.first_day());
    // One that says no first day may always have been there, and comes first.
    let first = others.min_by_key(|one| begins(one))?;
    begins(first).filter(|day| next < *day).map(|_| first)
}

/// Returns the units whose successors lead in a circle: what is left once all that has nobody after it, then all that has
/// nobody before it, is taken away.
fn circling(tree: &UnitTree) -> BTreeSet<&str> {
    let steps: Vec<(&str, &str)> = tree
        .iter()
        .flat_map(|unit| unit.successors.iter().map(|next| (&*unit.id, &**next)))
        .filter(|(_, next)| tree.has(next))
        .collect();
    let leading = endless(&steps);
    let back: Vec<(&str, &str)> = steps
        .into_iter()
        .filter(|(from, to)| leading.contains(from) && leading.contains(to))
        .map(|(from, to)| (to, from))
        .collect();
    endless(&back)
}

/// Returns those from which one can go on for ever.
fn endless<'a>(steps: &[(&'a str, &'a str)]) -> BTreeSet<&'a str> {
    let mut before: BTreeMap<&str, Vec<&'a str>> = BTreeMap::new();
    let mut n_after: BTreeMap<&'a str, usize> = BTreeMap::new();
    for (from, to) in steps {
        before.entry(to).or_default().push(from);
        *n_after.entry(from).or_default() += 1;
        n_after.entry(to).or_default();
    }
    let ends = n_after.iter().filter(|(_, n)| **n == 0);
    let mut ended: Vec<&str> = ends.map(|(id, _)| *id).collect();
    while let Some(id) = ended.pop() {
        n_after.remove(id);
        for from in before.get(id).into_iter().flatten() {
            if let Some(n) = n_after.get_mut(from) {
                *n -= 1;
                if *n == 0 {
                    ended.push(from);
                }
            }
        }
    }
    n_after.into_keys().collect()
}
