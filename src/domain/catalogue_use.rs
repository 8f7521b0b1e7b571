//! Who uses the entries of the catalogue: an entry in use is retired, never deleted.

use std::collections::BTreeSet;

use super::catalogue_set::{Aspect, CatalogueSet};
use super::member;
use super::path::Segment;
use super::record::Record;
use super::register::{Collection, RecordId, Register};
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

/// Says whether a year entry has a score by one of the set's criteria: such a set is retired, never deleted.
pub fn is_set_used(register: &Register, id: &RecordId) -> bool {
    let Some(record) = register.get(id) else {
        return false;
    };
    let set = CatalogueSet::of(&id.id, record);
    let models = register.collection(&Collection::Models);
    let mut leaves = models.flat_map(|(_, record)| record.leaves());
    leaves.any(|(path, leaf)| {
        let [_, _, list, Segment::Item(item)] = path.segments() else {
            return false;
        };
        let Some(entry) = leaf.face().filter(|_| *list == member::SCORES) else {
            return false;
        };
        let criterion = entry
            .value
            .member("criterion")
            .map_or(item.as_str(), Value::as_text);
        set.criteria.iter().any(|one| one.id == criterion)
    })
}
