//! What a form says about a unit, checked as a whole.

use super::date::{DateError, PartialDate};
use super::fold::{compose, is_blank};
use super::member;
use super::naming::single_spaced;
use super::path::Segment;
use super::unit::{Unit, UnitTree};
use super::value::Value;

/// Is the longest name of a unit a form takes, in characters.
pub const MAX_NAME_CHARS: usize = 300;

/// Names an input of the unit form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnitField {
    /// Tên đơn vị.
    Name,
    /// Loại tổ chức.
    Kind,
    /// Cấp.
    Level,
    /// Thuộc đơn vị.
    Parent,
    /// Có từ ngày.
    ValidFrom,
    /// Đến hết ngày.
    ValidTo,
    /// Đơn vị kế thừa.
    Successors,
}

/// Says what is wrong with an input.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnitFlaw {
    /// There is no name.
    NameMissing,
    /// The name has this many characters.
    NameTooLong(usize),
    /// Another unit has the name under the same parent, see [`UnitDraft::is_taken`].
    NameTaken,
    /// It is no date.
    BadDate(DateError),
    /// The last day lies before the first.
    EndsBefore,
    /// The unit would stand below itself.
    BelowItself,
    /// The unit would be its own successor.
    OwnSuccessor,
    /// A successor ended before the unit did.
    SuccessorEndsFirst,
    /// The successors of a successor lead back to the unit.
    SuccessorsLeadBack,
}

/// Holds what the form says, as typed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UnitDraft {
    /// Tên đơn vị.
    pub name: String,
    /// The word for what it is inside a commune; "" for an administrative unit.
    pub kind: String,
    /// The level's id; "" for none.
    pub level: String,
    /// The id of the unit above; "" for none.
    pub parent: String,
    /// Có từ ngày.
    pub valid_from: String,
    /// Đến hết ngày.
    pub valid_to: String,
    /// Ids of the units that took its place.
    pub successors: Vec<String>,
}

/// Is what a checked form says, as the command takes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CheckedUnit {
    /// Name, kind, level, parent, dates.
    pub members: Vec<(Segment, Value)>,
    /// Ids of the units that took its place.
    pub successors: Vec<String>,
}

impl UnitDraft {
    /// Returns the form of a unit as it is.
    pub fn of(unit: &Unit) -> Self {
        let date = |date: Option<PartialDate>| date.map(|d| d.to_string()).unwrap_or_default();
        Self {
            name: unit.given_name().to_owned(),
            kind: unit.kind.clone(),
            level: unit.level.clone(),
            parent: unit.parent.clone(),
            valid_from: date(unit.valid_from),
            valid_to: date(unit.valid_to),
            successors: unit.successors.clone(),
        }
    }

    /// Says whether the form makes the unit equal to another: two in use, with one name however it is written, under one
    /// parent. Two that are equal already, as files can bring them, may both be changed.
    pub fn is_taken(&self, tree: &UnitTree, id: &str) -> bool {
        let name = compose(&self.name);
        let parent = tree.known_parent(&self.parent);
        let is_equal = |unit: &Unit| {
            !unit.is_retired
                && tree.known_parent(&unit.parent) == parent
                && compose(&unit.name) == name
        };
        self.valid_to.trim().is_empty()
            && !tree.get(id).is_some_and(is_equal)
            && tree.iter().any(is_equal)
    }

    /// Checks everything at once. `id` is the unit's own, which a new one has too.
    ///
    /// # Errors
    /// All that is wrong, in the order of the form.
    pub fn check(
        &self,
        tree: &UnitTree,
        id: &str,
    ) -> Result<CheckedUnit, Vec<(UnitField, UnitFlaw)>> {
        let mut flaws = Vec::new();
        let typed = self.name.trim();
        // A name that stays is not touched.
        let name = match tree.get(id) {
            Some(unit) if unit.given_name() == typed => typed.to_owned(),
            _ => single_spaced(typed),
        };
        let name = name.as_str();
        match name.chars().count() {
            _ if is_blank(name) => flaws.push((UnitField::Name, UnitFlaw::NameMissing)),
            n if n > MAX_NAME_CHARS => flaws.push((UnitField::Name, UnitFlaw::NameTooLong(n))),
            _ if self.is_taken(tree, id) => flaws.push((UnitField::Name, UnitFlaw::NameTaken)),
            _ => {}
        }
        if !self.parent.is_empty() && tree.is_within(&self.parent, id) {
            flaws.push((UnitField::Parent, UnitFlaw::BelowItself));
        }
        let mut date = |field, text: &str| match PartialDate::parse(text) {
            Ok(date) => Some(date),
            Err(DateError::Empty) => None,
            Err(error) => {
                flaws.push((field, UnitFlaw::BadDate(error)));
                None
            }
        };
        let from = date(UnitField::ValidFrom, &self.valid_from);
        let to = date(UnitField::ValidTo, &self.valid_to);
        if let (Some(from), Some(to)) = (from, to)
            && to.last_day() < from.first_day()
        {
            flaws.push((UnitField::ValidTo, UnitFlaw::EndsBefore));
        }
        let successors = || self.successors.iter();
        let flaw = if successors().any(|one| one == id) {
            Some(UnitFlaw::OwnSuccessor)
        } else if tree.led_to(successors().map(String::as_str)).contains(id) {
            Some(UnitFlaw::SuccessorsLeadBack)
        } else if to.is_some_and(|to| successors().any(|one| tree.ends_before(one, to))) {
            Some(UnitFlaw::SuccessorEndsFirst)
        } else {
            None
        };
        flaws.extend(flaw.map(|flaw| (UnitField::Successors, flaw)));
        if !flaws.is_empty() {
            return Err(flaws);
        }
        let iso = |date: Option<PartialDate>| {
            Value::text(date.map(PartialDate::to_iso).unwrap_or_default())
        };
        Ok(CheckedUnit {
            members: vec![
                (member::NAME, Value::text(name)),
                (member::KIND, Value::text(&self.kind)),
                (member::LEVEL, Value::text(&self.level)),
                (member::PARENT, Value::text(&self.parent)),
                (member::VALID_FROM, iso(from)),
                (member::VALID_TO, iso(to)),
            ],
            successors: self.successors.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::leaf::Stamp;
    use crate::domain::record::Record;
    use crate::domain::register::{RecordId, Register};
    use crate::domain::replica::{Dot, ReplicaId};

    fn tree(units: &[(&str, &str)]) -> UnitTree {
        let in_use: Vec<_> = units
            .iter()
            .map(|(id, parent)| (*id, *parent, ""))
            .collect();
        ended(&in_use)
    }

    /// Returns units by id, which is their name too, parent and last day.
    fn ended(units: &[(&str, &str, &str)]) -> UnitTree {
        let stamp = Stamp::new(Default::default(), "");
        let records = units.iter().zip(0..).map(|((id, parent, to), n)| {
            let mut record = Record::default();
            let members = [
                (member::NAME, *id),
                (member::PARENT, *parent),
                (member::VALID_TO, *to),
            ];
            for ((member, text), m) in members.into_iter().zip(1..) {
                let dot = Dot {
                    replica: ReplicaId::new(1),
                    n: 3 * n + m,
                };
                record.write([member].into(), Value::text(text), dot, stamp.clone());
            }
            (RecordId::unit(*id), record)
        });
        UnitTree::of(&records.collect::<Register>())
    }

    fn draft(name: &str) -> UnitDraft {
        UnitDraft {
            name: name.to_owned(),
            ..UnitDraft::default()
        }
    }

    #[test]
    fn a_unit_cannot_stand_below_itself_or_below_what_is_below_it() {
        let tree = tree(&[("huyen", ""), ("xa", "huyen"), ("thon", "xa")]);
        for parent in ["huyen", "xa", "thon"] {
            let draft = UnitDraft {
                parent: parent.to_owned(),
                ..draft("Huyện")
            };
            let flaws = draft.check(&tree, "huyen").unwrap_err();
            assert_eq!(flaws, [(UnitField::Parent, UnitFlaw::BelowItself)]);
            assert!(draft.check(&tree, "khac").is_ok());
        }
    }

    #[test]
    fn two_units_of_one_name_do_not_stand_under_one_parent() {
        let tree = tree(&[
            ("huyen", ""),
            ("Xã Thanh Ba", "huyen"),
            ("Hòa Tân", ""),
            ("Xã Mất", "không có"),
        ]);
        #[track_caller]
        fn check(tree: &UnitTree, name: &str, parent: &str, is_taken: bool) {
            let draft = UnitDraft {
                parent: parent.to_owned(),
                ..draft(name)
            };
            let flaws = draft.check(tree, "mới").err().unwrap_or_default();
            let expect = is_taken.then_some((UnitField::Name, UnitFlaw::NameTaken));
            assert_eq!(flaws, Vec::from_iter(expect), "{name} / {parent}");
        }
        for same in ["Xã Thanh Ba", " xã  THANH ba ", "Xa\u{303} Thanh Ba"] {
            check(&tree, same, "huyen", true);
            check(&tree, same, "", false);
        }
        check(&tree, "hoà tân", "", true);
        for other in ["Hòa Tần", "Hoa Tan", "Xã Thanh Bạ", "Xa Thanh Ba"] {
            check(&tree, other, "", false);
            check(&tree, other, "huyen", false);
        }
        // A parent that is missing is none.
        check(&tree, "xã mất", "", true);
        check(&tree, "Hòa Tân", "đã bỏ", true);
    }

    #[test]
    fn a_unit_may_keep_its_name_but_not_take_that_of_another() {
        let tree = tree(&[("a", ""), ("b", ""), ("A", ""), ("con", "a")]);
        let flaws = |id: &str, draft: UnitDraft| draft.check(&tree, id).err().unwrap_or_default();
        assert_eq!(flaws("b", draft("B")), []);
        // Two that are equal because files brought both stay open to other changes.
        assert_eq!(flaws("a", draft("a")), []);
        let taken = [(UnitField::Name, UnitFlaw::NameTaken)];
        assert_eq!(flaws("b", draft("a")), taken);
        let moved = UnitDraft {
            parent: "a".to_owned(),
            ..draft("Con")
        };
        assert_eq!(flaws("b", moved), taken);
    }

    #[test]
    fn retired_units_leave_their_name_to_others_and_cannot_take_it_back() {
        let retired = |draft: UnitDraft| UnitDraft {
            valid_to: "30/6/2025".to_owned(),
            ..draft
        };
        let mut tree = tree(&[("cũ", "")]);
        assert!(retired(draft("cũ")).check(&tree, "mới").is_ok());
        tree = ended(&[("cũ", "", "2025-06-30")]);
        assert!(draft("cũ").check(&tree, "mới").is_ok());
        tree = ended(&[("cũ", "", "2025-06-30"), ("Cũ", "", "")]);
        assert!(retired(draft("cũ")).check(&tree, "cũ").is_ok());
        let flaws = draft("cũ").check(&tree, "cũ").unwrap_err();
        assert_eq!(flaws, [(UnitField::Name, UnitFlaw::NameTaken)]);
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let draft = UnitDraft {
            name: " ".to_owned(),
            valid_from: "hôm qua".to_owned(),
            valid_to: "31/4/2025".to_owned(),
            successors: vec!["xa".to_owned()],
            ..UnitDraft::default()
        };
        let flaws = draft.check(&UnitTree::default(), "xa").unwrap_err();
        let fields: Vec<UnitField> = flaws.into_iter().map(|(field, _)| field).collect();
        let expected = [
            UnitField::Name,
            UnitField::ValidFrom,
            UnitField::ValidTo,
            UnitField::Successors,
        ];
        assert_eq!(fields, expected);
    }

    #[test]
    fn dates_are_kept_as_precise_as_they_were_typed_and_in_their_order() {
        let whole = UnitDraft {
            valid_from: "7/2025".to_owned(),
            valid_to: "2025".to_owned(),
            ..draft("Xã Thanh Ba")
        };
        let checked = whole.check(&UnitTree::default(), "xa").unwrap();
        assert!(
            checked
                .members
                .contains(&(member::VALID_FROM, Value::text("2025-07")))
        );
        assert!(
            checked
                .members
                .contains(&(member::VALID_TO, Value::text("2025")))
        );
        let reversed = UnitDraft {
            valid_to: "30/6/2025".to_owned(),
            ..whole
        };
        let flaws = reversed.check(&UnitTree::default(), "xa").unwrap_err();
        assert_eq!(flaws, [(UnitField::ValidTo, UnitFlaw::EndsBefore)]);
    }
}
