//! Ids of new units and catalogue entries: made from the name, so that two registers that add the same thing mean the
//! same thing.

use std::collections::BTreeMap;

use super::canonical::item_id;
use super::fold::slug;
use super::register::{Collection, RecordId, Register};
use super::unit::{COMMUNE, Unit, UnitTree};
use super::value::Value;

/// Returns the first free id of `<name>`, `<name>-2`, `<name>-3` … Hidden records keep theirs.
pub fn new_id(register: &Register, collection: Collection, name: &str) -> RecordId {
    let base = bounded(slug(name));
    let mut id = RecordId::new(collection, base.clone());
    let mut n = 2;
    while register.get(&id).is_some() {
        id.id = format!("{base}-{n}");
        n += 1;
    }
    id
}

/// Returns the base of an id as it is, or where it is long a hash of it: below each other, units would have ever longer ids, which
/// readers refuse.
pub(super) fn bounded(base: String) -> String {
    match base.len() {
        0..=100 => base,
        _ => item_id(&Value::Text(base)),
    }
}

/// Gives ids to several new units, no one twice.
pub struct NewIds<'a> {
    register: &'a Register,
    /// The number that the next unit of a name takes, by name.
    next: BTreeMap<String, usize>,
}

impl<'a> NewIds<'a> {
    /// Returns one that has given none yet.
    pub fn new(register: &'a Register) -> Self {
        let next = BTreeMap::new();
        Self { register, next }
    }

    /// Returns the id of a new unit. One inside a commune is named after it too, for two communes may both have a "Chi bộ 1",
    /// and their registers are joined.
    pub fn unit(&mut self, tree: &UnitTree, name: &str, kind: &str, parent: &str) -> RecordId {
        let level = tree.get(parent).map_or("", Unit::counted_level);
        self.unit_below(name, kind, parent, level)
    }

    /// The same where the tree does not have the unit above yet.
    pub fn unit_below(&mut self, name: &str, kind: &str, parent: &str, level: &str) -> RecordId {
        let is_inside = !parent.is_empty() && (!kind.is_empty() || level == COMMUNE);
        let base = match is_inside {
            true => format!("{}-{}", slug(parent), slug(name)),
            false => slug(name),
        };
        let base = bounded(base);
        let mut n = self.next.get(&base).copied().unwrap_or(1);
        let mut id = RecordId::unit(base.clone());
        loop {
            if n > 1 {
                id.id = format!("{base}-{n}");
            }
            n += 1;
            if self.register.get(&id).is_none() {
                break;
            }
        }
        self.next.insert(base, n);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Record;

    #[test]
    fn an_id_is_made_from_the_name_and_never_taken_twice() {
        let mut register = Register::new();
        for expected in ["xa-hanh-cu", "xa-hanh-cu-2", "xa-hanh-cu-3"] {
            let id = new_id(&register, Collection::Units, "Xã Hanh Cù");
            assert_eq!(id, RecordId::unit(expected));
            register.join_record(id, Record::default());
        }
        let field = new_id(&register, Collection::FIELDS, "Xã Hanh Cù");
        assert_eq!(field.id, "xa-hanh-cu");
    }
}
