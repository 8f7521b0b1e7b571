//! Names of ids, as screens show them: read once per change of the register, not once per row.

use chrono::NaiveDate;

use crate::domain::catalogue::CatalogueList;
use crate::domain::catalogue_set::Sets;
use crate::domain::closing::Closings;
use crate::domain::register::{Collection, Register};
use crate::domain::unit::UnitTree;

/// Knows the names of units and catalogue entries.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Names {
    /// The units.
    pub units: UnitTree,
    /// The fields.
    pub fields: CatalogueList,
    /// The kinds.
    pub kinds: CatalogueList,
    /// The levels.
    pub levels: CatalogueList,
    /// The grades.
    pub grades: CatalogueList,
    /// The closed years.
    pub closings: Closings,
    /// The forms of awards.
    pub award_forms: CatalogueList,
    /// The bodies that award.
    pub awarding_bodies: CatalogueList,
    /// The indicators.
    pub indicators: CatalogueList,
    /// The sets.
    pub sets: Sets,
}

impl Names {
    /// Reads the names of a register as they are on a day.
    pub fn of(register: &Register, today: NaiveDate) -> Self {
        Self {
            units: UnitTree::of(register).on(today),
            fields: CatalogueList::of(register, &Collection::FIELDS),
            kinds: CatalogueList::of(register, &Collection::KINDS),
            levels: CatalogueList::of(register, &Collection::LEVELS),
            grades: CatalogueList::of(register, &Collection::GRADES),
            closings: Closings::of(register),
            award_forms: CatalogueList::of(register, &Collection::AWARD_FORMS),
            awarding_bodies: CatalogueList::of(register, &Collection::AWARDING_BODIES),
            indicators: CatalogueList::of(register, &Collection::INDICATORS),
            sets: Sets::of(register),
        }
    }
}
