//! Questions: which years, which units, which field.

use crate::domain::figures_by_unit::UnitView;
use crate::domain::unit::UnitTree;

/// Says whether a unit stands for those below it too.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Reach {
    /// It does.
    #[default]
    WithBelow,
    /// It stands for itself.
    Alone,
}

/// Says at which units figures stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Depth {
    /// At every one, by itself and with those below it.
    #[default]
    EveryUnit,
    /// At communes alone, each with all below it; what lies in none stands at its own unit.
    Communes,
}

/// Is what figures are asked about.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Question {
    /// The first year.
    pub from_year: i32,
    /// The last year; before the first one there is nothing to count.
    pub to_year: i32,
    /// The id of a unit; "" for all.
    pub unit: String,
    /// Whether the units below it count too.
    pub reach: Reach,
    /// Which unit a model counts under.
    pub view: UnitView,
    /// The id of a field; "" for all.
    pub field: String,
    /// At which units figures stand.
    pub depth: Depth,
}

impl Question {
    /// Asks about a year, everywhere.
    pub fn of_year(year: i32) -> Self {
        Self {
            from_year: year,
            to_year: year,
            ..Self::default()
        }
    }

    /// Says whether it is about more than one year.
    pub fn has_years(&self) -> bool {
        self.from_year < self.to_year
    }

    /// Returns the unit asked about: where units are those of today, the one that stands in its place.
    pub fn unit_meant<'q>(&'q self, tree: &'q UnitTree) -> &'q str {
        match self.view {
            UnitView::AsItWas => &self.unit,
            UnitView::Today => tree.today(&self.unit),
        }
    }

    /// Returns the unit under which a model of `unit` counts in a year; `None` where the question is not about it.
    pub(super) fn judge<'a>(
        &self,
        tree: &'a UnitTree,
        asked: &str,
        unit: &'a str,
        year: i32,
    ) -> Option<&'a str> {
        let standing = self.view.unit(tree, unit, year);
        let is_meant = match self.reach {
            _ if asked.is_empty() => true,
            Reach::WithBelow => self.view.counts_for(tree, unit, asked, year),
            Reach::Alone => standing == asked,
        };
        is_meant.then_some(standing)
    }
}
