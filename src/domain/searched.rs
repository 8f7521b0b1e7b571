//! What a model is found by: the texts people read of it. An id that stands for a name is found by the name, never by itself.

use super::catalogue::CatalogueList;
use super::member;
use super::model::Model;
use super::path::Segment;
use super::register::{Collection, Register};
use super::unit::UnitTree;
use super::value::Value;

/// The lists whose entries items of a year name by their ids.
pub const NAMED: &[Collection] = &[
    Collection::AWARD_FORMS,
    Collection::AWARDING_BODIES,
    Collection::INDICATORS,
];

/// The members of models and years that hold an id, a word of the program, a date or a mark.
const UNREAD: &[Segment] = &[
    member::TITLE,
    member::UNIT,
    member::FIELD,
    member::KIND,
    member::SUBJECT,
    member::STARTS_ON,
    member::ENDS_ON,
    member::REPLICATES,
    member::SOURCE_ID,
    member::SAME_AS,
    member::DIFFERENT_FROM,
    member::DELETED,
    member::PURGED,
    member::ENTRY,
    member::STAGE,
    member::REGISTERED_LEVELS,
    member::RECOGNISED_LEVEL,
    member::SCORES,
    member::GRADE,
];

/// The members of decisions and list items that do, and that which names who wrote a step: whoever keeps a register wrote most of them.
const UNREAD_IN_ITEMS: &[&str] = &["id", "date", "on", "stage", "by"];

/// Knows the names that stand for ids.
#[derive(Debug)]
pub struct SearchedNames {
    units: UnitTree,
    lists: Vec<CatalogueList>,
}

impl SearchedNames {
    /// Reads the names of a register.
    pub fn of(register: &Register) -> Self {
        let lists = NAMED.iter();
        Self {
            units: UnitTree::of(register),
            lists: lists
                .map(|list| CatalogueList::of(register, list))
                .collect(),
        }
    }

    /// Says whether the unit of a model, or the one above it, is among some.
    pub fn is_of(&self, model: Model<'_>, is_among: &dyn Fn(&str) -> bool) -> bool {
        let above = self.units.get(model.unit()).map(|unit| &*unit.parent);
        is_among(model.unit()) || above.is_some_and(is_among)
    }

    /// Lists the texts of a model, the title left out: the unit and the one above it by their names, who carries it, what it does,
    /// decisions, awards and indicators, and what this version does not know.
    pub fn texts<'a>(&'a self, model: Model<'a>) -> Vec<&'a str> {
        let unit = self.units.name(model.unit());
        let above = self.units.get(model.unit()).map(|unit| &*unit.parent);
        let mut texts = vec![unit];
        texts.extend(above.map(|above| self.units.name(above)));
        for (path, leaf) in model.record().leaves() {
            let [first, rest @ ..] = path.segments() else {
                continue;
            };
            let (member, rest) = match rest {
                [Segment::Year(_), member, rest @ ..] if *first == member::YEARS => (member, rest),
                rest => (first, rest),
            };
            let is_read = |segment: &Segment| match segment {
                Segment::Name(name) => !UNREAD_IN_ITEMS.contains(&&**name),
                _ => true,
            };
            if UNREAD.contains(member) || !rest.iter().all(is_read) {
                continue;
            }
            if let Some(entry) = leaf.face() {
                self.read(&entry.value, &mut texts);
            }
        }
        texts.retain(|text| !text.is_empty());
        texts
    }

    fn read<'a>(&'a self, value: &'a Value, texts: &mut Vec<&'a str>) {
        match value {
            Value::Text(text) => texts.push(self.name(text)),
            Value::List(items) => items.iter().for_each(|item| self.read(item, texts)),
            Value::Map(members) => members
                .iter()
                .filter(|(name, _)| !UNREAD_IN_ITEMS.contains(&name.as_str()))
                .for_each(|(_, value)| self.read(value, texts)),
            _ => {}
        }
    }

    fn name<'a>(&'a self, id: &'a str) -> &'a str {
        let mut entries = self.lists.iter().filter_map(|list| list.get(id));
        entries.next().map_or(id, |entry| &entry.name)
    }
}
