//! Names of ids, as screens show them: read once per change of the register, not once per row.

use leptos::prelude::*;

use crate::domain::catalogue::CatalogueList;
use crate::domain::register::Collection;
use crate::domain::unit::UnitTree;

use super::state::App;

/// Knows the names of units and catalogue entries.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
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
}

impl Names {
    /// Returns the names as a memo over the register.
    pub fn memo(app: App) -> Memo<Self> {
        Memo::new(move |_| {
            app.register.with(|register| Self {
                units: UnitTree::of(register),
                fields: CatalogueList::of(register, &Collection::FIELDS),
                kinds: CatalogueList::of(register, &Collection::KINDS),
                levels: CatalogueList::of(register, &Collection::LEVELS),
                grades: CatalogueList::of(register, &Collection::GRADES),
            })
        })
    }
}
