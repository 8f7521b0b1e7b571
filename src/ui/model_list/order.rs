//! The order of lines by one column.

use std::collections::BTreeMap;

use super::Line;
use crate::domain::catalogue::CatalogueList;
use crate::domain::fold::collation_key;
use crate::domain::stage::{EntryKind, Stage, Subject};
use crate::domain::unit::UnitTree;
use crate::ui::route::{ModelFilter, Sort};

/// Knows the order of units and fields, and which unit lies within which.
#[derive(Clone, Copy, Debug)]
pub struct Orders<'a> {
    /// The units.
    pub units: &'a UnitTree,
    /// The fields.
    pub fields: &'a CatalogueList,
}

/// Knows the places of the words of one column; unknown words come after them, nothing at all last.
pub(super) struct Ranks {
    sort: Sort,
    places: BTreeMap<String, usize>,
}

impl Ranks {
    pub(super) fn of(sort: Sort, orders: Orders<'_>) -> Self {
        let ids: Vec<&str> = match sort {
            Sort::Title => Vec::new(),
            Sort::Field => orders
                .fields
                .iter()
                .map(|entry| entry.id.as_str())
                .collect(),
            Sort::Unit => orders
                .units
                .in_order()
                .into_iter()
                .map(|(_, unit)| unit.id.as_str())
                .collect(),
            Sort::Subject => Subject::ALL.iter().map(|subject| subject.id()).collect(),
            Sort::Stage => Stage::ALL.iter().map(|stage| stage.id()).collect(),
            Sort::Entry => EntryKind::ALL.iter().map(|entry| entry.id()).collect(),
        };
        let places = ids
            .into_iter()
            .enumerate()
            .map(|(at, id)| (id.to_owned(), at))
            .collect();
        Self { sort, places }
    }

    pub(super) fn key(&self, line: &Line, filter: &ModelFilter) -> (usize, Vec<u8>) {
        let entry = line.entry_of(filter.year, &filter.stage);
        let word = match self.sort {
            Sort::Title => "",
            Sort::Field => &line.field,
            Sort::Unit => &line.unit,
            Sort::Subject => &line.subject,
            Sort::Stage => entry.map_or("", |entry| &entry.stage),
            Sort::Entry => entry.map_or("", |entry| &entry.entry),
        };
        match self.places.get(word) {
            Some(place) => (*place, Vec::new()),
            None if word.is_empty() => (usize::MAX, Vec::new()),
            None => (usize::MAX - 1, collation_key(word)),
        }
    }
}
