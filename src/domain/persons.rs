//! Persons behind signatures. What all share is signed with the unit too, so that one person signs in two ways: "Lan", and
//! "Lan, Tỉnh Phú Thọ".

use std::collections::{BTreeMap, BTreeSet};

use super::fold::compose;
use super::own_first::BETWEEN;
use super::unit::UnitTree;

/// At how many places of a signature the unit is looked for: a file may have signed with a text as long as it likes.
const MOST_PLACES: usize = 8;

/// Knows under which name the values of a signature are put together with those of others.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Persons(BTreeMap<String, String>);

impl Persons {
    /// Reads signatures: a person who signs with one known unit, and without, is one. Where a name stands with several units nobody
    /// knows how many persons it is, and every signature stands for itself.
    pub fn of<'a>(tree: &UnitTree, signatures: impl IntoIterator<Item = &'a str>) -> Self {
        let names = tree.iter().flat_map(|unit| [&unit.name, &unit.id]);
        let units: BTreeSet<String> = names.map(|name| compose(name)).collect();
        let mut persons: BTreeMap<String, Person<'a>> = BTreeMap::new();
        let signatures: BTreeSet<&str> = signatures.into_iter().collect();
        for signature in signatures {
            let (name, unit) = taken_apart(&units, signature);
            let person = persons.entry(compose(name)).or_insert_with(|| Person {
                name,
                units: BTreeSet::new(),
                signatures: Vec::new(),
            });
            person.units.extend(unit);
            person.signatures.push(signature);
        }
        let named = persons.values().flat_map(|person| {
            let is_one = person.units.len() < 2;
            let signatures = person.signatures.iter().copied();
            signatures
                .map(move |signature| (signature, if is_one { person.name } else { signature }))
        });
        Self(
            named
                .map(|(signature, name)| (signature.to_owned(), name.to_owned()))
                .collect(),
        )
    }

    /// Returns the name a signature stands under; itself where it was not read.
    pub fn name<'a>(&'a self, signature: &'a str) -> &'a str {
        self.0.get(signature).map_or(signature, |name| name)
    }
}

/// Is a name that stands in signatures, with the units behind it.
struct Person<'a> {
    name: &'a str,
    units: BTreeSet<String>,
    signatures: Vec<&'a str>,
}

/// Returns the person that a signature names, and the composed name of the unit behind. One that is a unit alone stands for itself.
fn taken_apart<'a>(units: &BTreeSet<String>, signature: &'a str) -> (&'a str, Option<String>) {
    if !units.contains(&compose(signature)) {
        for (at, _) in signature.match_indices(BETWEEN).take(MOST_PLACES) {
            let (name, unit) = (&signature[..at], compose(&signature[at + BETWEEN.len()..]));
            if !name.trim().is_empty() && units.contains(&unit) {
                return (name, Some(unit));
            }
        }
    }
    (signature, None)
}
