//! The unit of a model being written: one of the catalogue, or one named right there.

use crate::domain::fold::compose;
use crate::domain::new_id::new_id;
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::unit::UnitTree;

/// The most characters a unit's name takes.
pub const MAX_UNIT_CHARS: usize = 200;
/// Stands before the name of a new unit in a draft. No input of one line can hold it, so no id typed by hand begins
/// with it.
const NEW_MARK: char = '\n';

/// Is what a draft holds as its unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum UnitChoice {
    /// The id of a unit; "" for none.
    Known(String),
    /// The name of one the catalogue does not have yet.
    New(String),
}

impl UnitChoice {
    /// Reads what a draft holds.
    pub fn read(text: &str) -> Self {
        match text.strip_prefix(NEW_MARK) {
            Some(name) => Self::New(name.to_owned()),
            None => Self::Known(text.to_owned()),
        }
    }

    /// Writes what a draft holds.
    pub fn write(&self) -> String {
        match self {
            Self::Known(id) => id.clone(),
            Self::New(name) => format!("{NEW_MARK}{name}"),
        }
    }

    /// Says whether the catalogue does not have it yet.
    pub fn is_new(&self) -> bool {
        matches!(self, Self::New(_))
    }
}

/// Returns the unit of a name, and whether the register has it already: another spelling of one name is no new unit, but
/// one with other marks is (Xã Tân and Xã Tần are two).
pub fn unit_for(register: &Register, name: &str) -> (RecordId, bool) {
    let composed = compose(name);
    let units = UnitTree::of(register);
    if let Some(unit) = units.iter().find(|unit| compose(&unit.name) == composed) {
        return (RecordId::unit(&unit.id), true);
    }
    (new_id(register, Collection::Units, name), false)
}

/// Returns the value of the choice that stands for a unit the catalogue lacks.
pub fn other_unit() -> String {
    UnitChoice::New(String::new()).write()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::command::{Command, Writer, apply};
    use crate::domain::date::Timestamp;
    use crate::domain::member;
    use crate::domain::replica::ReplicaId;
    use crate::domain::value::Value;

    #[track_caller]
    fn check(name: &str, expect: (&str, bool)) {
        let mut register = Register::new();
        let mut writer = Writer::new([ReplicaId::new(1); 2]);
        let by: Arc<str> = "".into();
        for (id, name) in [("xa-hanh-cu", "Xã Hanh Cù"), ("x", "Khu 1")] {
            let members = vec![(member::NAME, Value::text(name))];
            let id = RecordId::unit(id);
            let command = Command::SaveUnit {
                id,
                members,
                successors: Vec::new(),
            };
            apply(
                &mut register,
                &mut writer,
                Timestamp::from_millis(0),
                &by,
                &command,
            );
        }
        let (id, is_present) = unit_for(&register, name);
        assert_eq!((id.id.as_str(), is_present), expect);
    }

    #[test]
    fn another_spelling_of_a_name_is_no_new_unit() {
        check(" xã  hanh cù", ("xa-hanh-cu", true));
        check("KHU 1", ("x", true));
        check("Xã Hanh Cu\u{300}", ("xa-hanh-cu", true));
    }

    #[test]
    fn a_name_with_other_marks_is_another_unit() {
        check("Xã Hánh Cù", ("xa-hanh-cu-2", false));
        check("Xa Hanh Cu", ("xa-hanh-cu-2", false));
    }

    #[test]
    fn a_new_unit_takes_an_id_nobody_has() {
        check("Xã Vân Lĩnh", ("xa-van-linh", false));
        check("Xã Hanh-Cù", ("xa-hanh-cu-2", false));
    }

    #[test]
    fn what_a_draft_holds_is_read_back() {
        for choice in [
            UnitChoice::Known("a".into()),
            UnitChoice::New("Xã B".into()),
        ] {
            assert_eq!(UnitChoice::read(&choice.write()), choice);
        }
    }
}
