//! How much a register takes in by file: one table, of what is counted in a list and of what is measured in a record.
//!
//! Each limit lies far above what people write, and as far as every screen was made to hold. A term of a province has some 12,500
//! models of 1,100 units; the whole country has 3,321 communes. What is stored already is read whatever it measures, and is passed
//! on; only a file, and a register that a file would make larger, is held to the table. So two registers below the limits may join
//! into one beyond them: that one is not refused, but takes in no more of what it has too much of.

use std::collections::BTreeMap;

use super::member;
use super::path::Segment;
use super::record::Record;
use super::register::{Collection, RecordId, Register};
use super::shape;
use super::value::Value;

/// Returns how many records a list holds at most, deleted ones too. Lists of a newer program are counted together.
pub fn most_of(list: &Collection) -> usize {
    match list {
        // Four terms of a province.
        Collection::Models => 50_000,
        // All communes, nine times: a ministry's file with bodies inside them.
        Collection::Units => 30_000,
        // One of each commune for nine years.
        Collection::Reported => 30_000,
        Collection::Catalogue(name) => match &**name {
            // One of each commune for six years.
            "closings" | "deadlines" => 20_000,
            "sets" => 5_000,
            _ if is_known(list) => 2_000,
            _ => 50_000,
        },
        Collection::Other(_) => 50_000,
    }
}

/// How many files are chosen at once at most: one of each commune of the country, and more.
pub const MAX_FILES: usize = 5_000;

/// Is something that is measured in one record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Measure {
    /// Its places.
    Leaves,
    /// The values at one place that nobody has decided between.
    Values,
    /// The runs of programs that wrote to it, as far as it has seen them.
    Writers,
    /// The years of a model.
    Years,
    /// The items of one list.
    Items,
    /// The rows of one table of a set.
    Rows,
    /// The characters of one text.
    Chars,
    /// The characters of a title or name.
    NameChars,
    /// The parts of all its values.
    Parts,
}

impl Measure {
    /// Lists all of them.
    pub const ALL: [Self; 9] = [
        Self::Leaves,
        Self::Values,
        Self::Writers,
        Self::Years,
        Self::Items,
        Self::Rows,
        Self::Chars,
        Self::NameChars,
        Self::Parts,
    ];

    /// Returns the most a record has of it.
    pub const fn most(self) -> usize {
        match self {
            // A model of a hundred years with two hundred places each.
            Self::Leaves => 20_000,
            // One of each commune of the country.
            Self::Values => 5_000,
            // A hundred writers a day for three years.
            Self::Writers => 100_000,
            Self::Years => 100,
            Self::Items => 1_000,
            Self::Rows => 200,
            // Twenty times what a form takes.
            Self::Chars => 100_000,
            Self::NameChars => 1_000,
            Self::Parts => 200_000,
        }
    }
}

/// Is a list of which there is too much.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TooMany {
    /// The list; any list of a newer program stands for all of them.
    pub list: Collection,
    /// How many records there are, or would be.
    pub n: usize,
}

/// Is something of which a record has too much.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooMuch {
    /// What.
    pub measure: Measure,
    /// How much.
    pub n: usize,
}

/// Counts records by their lists, those of a newer program together.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Counts(BTreeMap<Collection, usize>);

impl Counts {
    /// Counts some records.
    pub fn of<'a>(lists: impl Iterator<Item = &'a Collection>) -> Self {
        let mut counts = Self::default();
        lists.for_each(|list| counts.add(list));
        counts
    }

    /// Counts one record more of a list.
    pub fn add(&mut self, list: &Collection) {
        let list = match is_known(list) {
            true => list.clone(),
            false => Collection::Other(String::new()),
        };
        *self.0.entry(list).or_default() += 1;
    }

    /// Counts the records of a register.
    pub fn of_register(register: &Register) -> Self {
        Self::of(register.iter().map(|(id, _)| &id.collection))
    }

    /// Lists what is beyond the most.
    pub fn beyond(&self) -> Vec<TooMany> {
        self.beyond_and_more_than(&Self::default())
    }

    /// Lists what is beyond the most and more than before.
    pub fn beyond_and_more_than(&self, before: &Self) -> Vec<TooMany> {
        let counts = self.0.iter();
        let grown = counts.filter(|(list, n)| before.0.get(*list).is_none_or(|old| old < *n));
        let beyond = grown.filter(|(list, n)| **n > most_of(list));
        beyond
            .map(|(list, n)| TooMany {
                list: list.clone(),
                n: *n,
            })
            .collect()
    }
}

fn is_known(list: &Collection) -> bool {
    match list {
        Collection::Other(_) => false,
        Collection::Catalogue(name) => shape::CATALOGUE_LISTS.contains(&&**name),
        _ => true,
    }
}

/// Says of what a record has too much.
pub fn too_much(id: &RecordId, record: &Record) -> Option<TooMuch> {
    grown_too_much(id, None, record)
}

/// Says of what a record would have too much, and more than it has now.
pub fn grown_too_much(id: &RecordId, now: Option<&Record>, then: &Record) -> Option<TooMuch> {
    let then = measured(id, then);
    let is_beyond = |measure: &Measure| then[*measure as usize] > measure.most();
    let mut beyond = Measure::ALL.into_iter().filter(is_beyond).peekable();
    beyond.peek()?;
    let now = now.map_or([0; Measure::ALL.len()], |now| measured(id, now));
    let mut grown = beyond.filter(|measure| then[*measure as usize] > now[*measure as usize]);
    grown.next().map(|measure| TooMuch {
        measure,
        n: then[measure as usize],
    })
}

/// Measures a record, in the order of [`Measure::ALL`].
fn measured(id: &RecordId, record: &Record) -> [usize; Measure::ALL.len()] {
    let mut all = [0; Measure::ALL.len()];
    let mut take = |measure: Measure, n: usize| {
        let most = &mut all[measure as usize];
        *most = n.max(*most);
    };
    take(Measure::Leaves, record.leaves().len());
    take(Measure::Writers, record.context().iter().count());
    let (mut n_years, mut year) = (0, None);
    let (mut list, mut n_items): (&[Segment], usize) = (&[], 0);
    let mut n_parts = 0;
    // Leaves stand in the order of their paths: the items of a list one after another, and so the years.
    for (path, leaf) in record.leaves() {
        take(Measure::Values, leaf.entries().len());
        if path.year().is_some() && path.year() != year {
            n_years += 1;
            year = path.year();
        }
        if let [above @ .., Segment::Item(_)] = path.segments() {
            n_items = if above == list { n_items + 1 } else { 1 };
            list = above;
            take(Measure::Items, n_items);
            if id.collection == Collection::SETS && is_table(above) {
                take(Measure::Rows, n_items);
            }
        }
        let is_name =
            matches!(path.segments(), [one] if *one == member::TITLE || *one == member::NAME);
        for entry in leaf.entries() {
            let (parts, chars) = size(&entry.value);
            n_parts += parts;
            take(Measure::Chars, chars);
            if let Value::Seen(context) = &entry.value {
                take(Measure::Writers, context.iter().count());
            }
            if is_name {
                take(Measure::NameChars, chars);
            }
        }
    }
    take(Measure::Years, n_years);
    take(Measure::Parts, n_parts);
    all
}

fn is_table(list: &[Segment]) -> bool {
    let tables = [member::CRITERIA, member::THRESHOLDS, member::DEADLINES];
    matches!(list, [one] if tables.contains(one))
}

/// Returns how many parts a value has, and how many characters its longest text. How deep it is, readers have seen to.
fn size(value: &Value) -> (usize, usize) {
    let text = |text: &str| text.chars().count();
    let both = |one: (usize, usize), other: (usize, usize)| (one.0 + other.0, one.1.max(other.1));
    match value {
        Value::Empty | Value::Bool(_) => (1, 0),
        Value::Number(number) => (1, number.as_str().len()),
        Value::Text(one) => (1, text(one)),
        Value::Seen(context) => (1 + context.iter().count(), 0),
        Value::List(items) => items.iter().map(size).fold((1, 0), both),
        Value::Map(members) => members
            .iter()
            .map(|(name, value)| both((0, text(name)), size(value)))
            .fold((1, 0), both),
    }
}
