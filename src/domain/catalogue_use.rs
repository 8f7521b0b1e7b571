//! Who uses the entries of the catalogue: an entry in use is retired, never deleted.

use std::collections::BTreeSet;

use super::catalogue_set::{Aspect, CatalogueSet};
use super::member;
use super::path::Segment;
use super::record::Record;
use super::register::{Collection, Register};
use super::value::Value;

/// Lists the ids that anything in the register names of a list: models, hidden ones too, units and sets.
pub fn used_entries(register: &Register, list: &Collection) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (_, record) in register.collection(&Collection::Models) {
        named_by_model(record, list, &mut used);
    }
    if *list == Collection::LEVELS {
        let units = register.collection(&Collection::Units);
        used.extend(units.map(|(_, record)| record.text(&[member::LEVEL]).to_owned()));
    }
    for (id, record) in register.collection(&Collection::SETS) {
        let set = CatalogueSet::of(&id.id, record);
        let aspect = Aspect::ALL
            .iter()
            .find(|aspect| aspect.collection().as_ref() == Some(list));
        used.extend(
            aspect
                .into_iter()
                .flat_map(|one| set.entries(*one))
                .cloned(),
        );
        if *list == Collection::GRADES {
            used.extend(set.thresholds.into_iter().map(|one| one.grade));
        }
    }
    used.remove("");
    used
}

fn named_by_model(record: &Record, list: &Collection, used: &mut BTreeSet<String>) {
    let text = |member: Segment| record.text(&[member]).to_owned();
    let Collection::Catalogue(list) = list else {
        return;
    };
    match &**list {
        "fields" => return used.extend([text(member::FIELD)]),
        "kinds" => return used.extend([text(member::KIND)]),
        _ => {}
    }
    for (path, leaf) in record.below(&[member::YEARS]) {
        let [_, _, Segment::Name(name), ..] = path.segments() else {
            continue;
        };
        let Some(entry) = leaf.face() else { continue };
        let of_item = |name| entry.value.member(name).map_or("", Value::as_text);
        let ids = match (&**list, &**name) {
            ("grades", "grade") | ("levels", "recognised_level" | "registered_levels") => {
                [entry.value.as_text(), ""]
            }
            ("levels", "awards") => [of_item("level"), ""],
            ("award_forms", "awards") => [of_item("form"), ""],
            ("awarding_bodies", "awards") => [of_item("body"), ""],
            ("awarding_bodies", "decision") => [entry.value.as_text(), ""],
            ("indicators", "indicators") => [of_item("name"), of_item("indicator")],
            _ => continue,
        };
        used.extend(ids.map(str::to_owned));
    }
}

/// Lists the ids of the criteria that year entries have scores by.
pub fn scored_criteria(register: &Register) -> BTreeSet<String> {
    let mut scored = BTreeSet::new();
    for (_, record) in register.collection(&Collection::Models) {
        for (path, leaf) in record.below(&[member::YEARS]) {
            let [_, _, list, Segment::Item(item)] = path.segments() else {
                continue;
            };
            if let Some(entry) = leaf.face().filter(|_| *list == member::SCORES) {
                let criterion = entry.value.member("criterion");
                scored.insert(criterion.map_or(item.as_str(), Value::as_text).to_owned());
            }
        }
    }
    scored
}

impl CatalogueSet {
    /// Says whether any of these scores is by one of its criteria: such a set is retired, never deleted.
    pub fn is_used(&self, scored_criteria: &BTreeSet<String>) -> bool {
        let mut criteria = self.criteria.iter();
        criteria.any(|one| scored_criteria.contains(&one.id))
    }
}
