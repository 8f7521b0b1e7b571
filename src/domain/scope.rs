//! The scope of an export: which whole records travel.

use super::member;
use super::model::Model;
use super::path::Segment;
use super::register::{Collection, Register};
use super::unit::UnitTree;

/// Says what an export is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Scope {
    /// Everything.
    All,
    /// The models with an entry in a year.
    Year(i32),
    /// The models of a unit and of the units below it.
    Unit(String),
}

/// Returns the part of a register that a scope covers: units, catalogue and everything that is not a model always,
/// models by their present unit or years. Hidden ones are included, so that a deletion travels.
pub fn in_scope(register: &Register, scope: &Scope) -> Register {
    let tree = UnitTree::of(register);
    register.filter(|id, record| {
        if id.collection != Collection::Models {
            return true;
        }
        match scope {
            Scope::All => true,
            Scope::Year(year) => record
                .below(&[member::YEARS, Segment::Year(*year)])
                .next()
                .is_some(),
            Scope::Unit(unit) => tree.is_within(Model::new(id, record).unit(), unit),
        }
    })
}
