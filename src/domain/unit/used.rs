//! Which units a register uses.

use std::collections::BTreeSet;

use crate::domain::member;
use crate::domain::register::{Collection, Register};

/// Lists the units that a model or another unit of the register names.
pub fn used_units(register: &Register) -> BTreeSet<&str> {
    let models = register.collection(&Collection::Models);
    let models = models.map(|(_, record)| record.text(&[member::UNIT]));
    let units = register.collection(&Collection::Units);
    let parents = units.filter_map(|(id, record)| {
        let parent = record.text(&[member::PARENT]);
        (parent != id.id).then_some(parent)
    });
    models.chain(parents).collect()
}
