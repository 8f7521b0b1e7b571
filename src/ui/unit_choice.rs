//! The unit of a model being written: one of the catalogue, or one named right there.

use crate::domain::fold::compose;
use crate::domain::new_id::NewIds;
use crate::domain::register::{RecordId, Register};
use crate::domain::unit::{Unit, UnitTree};

/// The most characters a unit's name takes.
pub const MAX_UNIT_CHARS: usize = 200;
/// Stands before the name of a new unit in a draft, and before the unit above it. No input of one line can hold it, so no id typed by hand begins
/// with it.
const NEW_MARK: char = '\n';

/// Is what a draft holds as its unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum UnitChoice {
    /// The id of a unit; "" for none.
    Known(String),
    /// One the catalogue does not have yet.
    New(NewUnit),
}

/// Is a unit named where a model is written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct NewUnit {
    /// Its name.
    pub name: String,
    /// The unit above it, "" for none; `None` until somebody has chosen: then it is the register's own.
    pub parent: Option<String>,
}

impl UnitChoice {
    /// Reads what a draft holds.
    pub fn read(text: &str) -> Self {
        match text.strip_prefix(NEW_MARK) {
            Some(new) => {
                let (name, parent) = match new.split_once(NEW_MARK) {
                    Some((name, parent)) => (name, Some(parent.to_owned())),
                    None => (new, None),
                };
                let name = name.to_owned();
                Self::New(NewUnit { name, parent })
            }
            None => Self::Known(text.to_owned()),
        }
    }

    /// Writes what a draft holds.
    pub fn write(&self) -> String {
        match self {
            Self::Known(id) => id.clone(),
            Self::New(NewUnit { name, parent: None }) => format!("{NEW_MARK}{name}"),
            Self::New(NewUnit {
                name,
                parent: Some(parent),
            }) => format!("{NEW_MARK}{name}{NEW_MARK}{parent}"),
        }
    }

    /// Says whether the catalogue does not have it yet.
    pub fn is_new(&self) -> bool {
        matches!(self, Self::New(_))
    }
}

/// Returns the unit of a name, and whether the register has it already: another spelling of one name is no new unit, but
/// one with other marks is (Xã Tân and Xã Tần are two), and so is one of the same name elsewhere in the tree: each commune has a
/// Chi bộ khu 1. `parent` is the unit above a new one, "" for none.
pub fn unit_for(register: &Register, name: &str, parent: &str) -> (RecordId, bool) {
    let composed = compose(name);
    let units = UnitTree::of(register);
    let is_near = |unit: &&Unit| {
        parent.is_empty()
            || unit.parent.is_empty()
            || units.is_within(&unit.id, parent)
            || units.is_within(parent, &unit.id)
    };
    let mut named = units.iter().filter(|unit| compose(&unit.name) == composed);
    if let Some(unit) = named.find(is_near) {
        return (RecordId::unit(&unit.id), true);
    }
    (NewIds::new(register).unit(&units, name, "", parent), false)
}

/// Returns the value of the choice that stands for a unit the catalogue lacks.
pub fn other_unit() -> String {
    UnitChoice::New(NewUnit::default()).write()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::command::{Command, apply};
    use crate::domain::date::Timestamp;
    use crate::domain::member;
    use crate::domain::replica::ReplicaId;
    use crate::domain::value::Value;
    use crate::domain::writer::Writer;

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
        let (id, is_present) = unit_for(&register, name, "");
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
    fn a_name_that_another_commune_has_inside_is_a_unit_of_its_own_in_this_one() {
        let mut register = Register::new();
        let mut add = |id: &str, name: &str, parent: &str| {
            let record = register.entry(&RecordId::unit(id));
            for (n, (member, text)) in [(member::NAME, name), (member::PARENT, parent)]
                .into_iter()
                .enumerate()
            {
                let n = u32::try_from(n + 1).unwrap_or(1);
                let replica = ReplicaId::new(1);
                let stamp = crate::domain::leaf::Stamp::new(Timestamp::from_millis(0), "");
                let dot = crate::domain::replica::Dot { replica, n };
                record.write([member].into(), Value::text(text), dot, stamp);
            }
        };
        add("huyen", "Huyện", "");
        add("a", "Xã A", "huyen");
        add("b", "Xã B", "huyen");
        add("a-1", "Chi bộ khu 1", "a");
        add("le", "Trường 30.4", "");
        let found = |name: &str, parent: &str| {
            let (id, is_present) = unit_for(&register, name, parent);
            (id.id, is_present)
        };
        assert_eq!(found("chi bộ khu 1", "a"), ("a-1".to_owned(), true));
        assert_eq!(found("Chi bộ khu 1", ""), ("a-1".to_owned(), true));
        assert_eq!(found("Chi bộ khu 1", "b").0, "b-chi-bo-khu-1");
        assert_eq!(found("Xã B", "b"), ("b".to_owned(), true));
        assert_eq!(found("Huyện", "b"), ("huyen".to_owned(), true));
        assert_eq!(found("Trường 30.4", "b"), ("le".to_owned(), true));
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
            UnitChoice::New(NewUnit {
                name: "Xã B".into(),
                parent: None,
            }),
            UnitChoice::New(NewUnit {
                name: "Xã B".into(),
                parent: Some(String::new()),
            }),
            UnitChoice::New(NewUnit {
                name: "Chi bộ 1".into(),
                parent: Some("xa-b".into()),
            }),
        ] {
            assert_eq!(UnitChoice::read(&choice.write()), choice);
        }
    }
}
