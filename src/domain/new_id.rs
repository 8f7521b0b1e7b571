//! Ids of new units and catalogue entries: made from the name, so that two registers that add the same thing mean the
//! same thing.

use super::fold::slug;
use super::register::{Collection, RecordId, Register};

/// Returns the first free id of `<name>`, `<name>-2`, `<name>-3` … Hidden records keep theirs.
pub fn new_id(register: &Register, collection: Collection, name: &str) -> RecordId {
    let base = slug(name);
    let mut id = RecordId::new(collection, base.clone());
    let mut n = 2;
    while register.get(&id).is_some() {
        id.id = format!("{base}-{n}");
        n += 1;
    }
    id
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
