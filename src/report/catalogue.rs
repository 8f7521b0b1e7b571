//! What ids are called and in which order they stand: read once per change of the register, not once per cell.

use std::collections::BTreeSet;

use crate::domain::catalogue::CatalogueList;
use crate::domain::catalogue_set::Sets;
use crate::domain::figures::Question;
use crate::domain::fold::compose;
use crate::domain::register::{Collection, Register};
use crate::domain::unit::UnitTree;

use super::words::UNSTATED;

/// Knows the names of units and catalogue entries, and which entries are in force.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Catalogue {
    /// The units.
    pub units: UnitTree,
    /// The sets.
    pub sets: Sets,
    /// The fields.
    pub fields: Named,
    /// The levels.
    pub levels: Named,
    /// The grades.
    pub grades: Named,
    /// The forms of awards.
    pub award_forms: Named,
    /// The bodies that award.
    pub awarding_bodies: Named,
    /// The indicators.
    pub indicators: Named,
}

/// Is a list of the catalogue whose entries are also known by their names: records may have either.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Named {
    list: CatalogueList,
    /// The composed names with the ids, in their order.
    by_name: Vec<(String, String)>,
}

impl Named {
    fn of(register: &Register, collection: &Collection) -> Self {
        let list = CatalogueList::of(register, collection);
        let mut entries: Vec<_> = list.iter().map(|one| (compose(&one.name), one)).collect();
        // As [`CatalogueList::id_of`] has it, one that is offered comes before one that is not.
        entries.sort_by(|(a, one), (b, other)| (a, one.is_retired).cmp(&(b, other.is_retired)));
        let names = entries
            .into_iter()
            .map(|(name, one)| (name, one.id.clone()));
        let by_name = names.collect();
        Self { list, by_name }
    }

    /// Returns the place of an entry in the list.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.list.place(id)
    }

    /// Returns the id a text means: itself where the list has it, that of the entry it names, or the text.
    pub fn meant<'a>(&'a self, text: &'a str) -> &'a str {
        if text.is_empty() || self.list.get(text).is_some() {
            return text;
        }
        let name = compose(text);
        let at = self.by_name.partition_point(|(one, _)| *one < name);
        match self.by_name.get(at) {
            Some((one, id)) if *one == name => id,
            _ => text,
        }
    }

    /// Returns an entry's name; the id where the list lacks it, [`UNSTATED`] where there is none.
    pub fn name<'a>(&'a self, id: &'a str) -> &'a str {
        match id {
            "" => UNSTATED,
            id => self.list.name(id),
        }
    }

    /// Says whether a grade, by its id or its name, counts as effective.
    pub fn is_effective(&self, grade: &str) -> bool {
        self.list.is_effective(self.meant(grade))
    }

    /// Says whether the list has an entry.
    pub fn has(&self, id: &str) -> bool {
        self.list.get(id).is_some()
    }

    /// Puts ids in order: those first that must stand there, then the list's own that have something, then the unknown ones,
    /// and what is not written down last.
    pub fn in_order<'a>(
        &'a self,
        first: Vec<&'a str>,
        present: impl Iterator<Item = &'a str>,
    ) -> Vec<&'a str> {
        let mut left: BTreeSet<&str> = present.collect();
        let mut ids = first;
        ids.iter().for_each(|id| {
            left.remove(id);
        });
        let own = self.list.iter().map(|one| one.id.as_str());
        ids.extend(own.filter(|id| left.remove(id)));
        let missing = left.take("");
        ids.extend(left.into_iter().chain(missing));
        ids
    }
}

impl Catalogue {
    /// Reads a register. Any unit with a last day has ended.
    pub fn of(register: &Register) -> Self {
        Self::with_units(register, UnitTree::of(register))
    }

    /// Reads a register whose units were read before: one of them may be still to end.
    pub fn with_units(register: &Register, units: UnitTree) -> Self {
        let named = |collection| Named::of(register, collection);
        Self {
            units,
            sets: Sets::of(register),
            fields: named(&Collection::FIELDS),
            levels: named(&Collection::LEVELS),
            grades: named(&Collection::GRADES),
            award_forms: named(&Collection::AWARD_FORMS),
            awarding_bodies: named(&Collection::AWARDING_BODIES),
            indicators: named(&Collection::INDICATORS),
        }
    }

    /// Returns a unit's name, with that of the unit above it where another has the same; the id where the tree lacks it.
    pub fn unit<'a>(&'a self, id: &'a str) -> &'a str {
        match id {
            "" => UNSTATED,
            id => self.units.told_apart(id),
        }
    }

    /// Lists the names shown of headings that have several, to be decided between.
    pub fn undecided(&self) -> impl Iterator<Item = &str> {
        let lists = [
            &self.fields,
            &self.levels,
            &self.grades,
            &self.award_forms,
            &self.awarding_bodies,
            &self.indicators,
        ];
        let entries = lists.into_iter().flat_map(|named| named.list.iter());
        let entries = entries.filter(|one| one.is_undecided);
        let units = self.units.iter().filter(|unit| unit.is_undecided);
        let units = units.map(|unit| self.unit(&unit.id));
        entries.map(|one| one.name.as_str()).chain(units)
    }

    /// Lists the fields that a table for a question shows even with none: as
    /// [`Sets::expected_fields`] has it for its last year; the only one where the question is about one.
    pub fn expected_fields<'a>(&'a self, question: &'a Question) -> Vec<&'a str> {
        if !question.field.is_empty() {
            return vec![&question.field];
        }
        let unit = question.unit_meant(&self.units);
        let (units, year) = (&self.units, question.to_year);
        (self.sets).expected_fields(units, unit, year, &self.fields.list)
    }
}
