//! Units read from pasted lines, one a line: an outline, or cells of a spreadsheet.
//!
//! Whatever stands further in belongs to the line above it that stands less far in. Numbers and dashes before a name are
//! dropped; a name that is there already is not added again, and what stands below it goes below the unit that is there.

use std::collections::BTreeMap;

use super::change::Change;
use super::fold::{compose, fold};
use super::member;
use super::new_id::NewIds;
use super::pasted_lines::{self, Line, N_RANKS, Role, STEP};
use super::register::{RecordId, Register};
use super::tally::Tally;
use super::unit::names::{level_named, names_an_office};
use super::unit::{Unit, UnitTree};
use super::unit_draft::MAX_NAME_CHARS;
use super::value::Value;

/// Is the most lines that are taken at once.
pub const MAX_LINES: usize = 10_000;

/// Says why a line adds no unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Skipped {
    /// The register has a unit of this name there.
    Present,
    /// A line before, by its number, has the name in the same place.
    Repeated(usize),
    /// The name has this many characters.
    TooLong(usize),
    /// The line it belongs to is not taken.
    BelowSkipped,
    /// It stands above the table.
    AboveHead,
    /// It is the head of the table.
    Head,
    /// It is a heading over other lines, and no unit.
    Heading,
    /// It is a sum.
    Total,
    /// It stands below the last sum.
    BelowTotal,
    /// It has no name.
    Nameless,
}

/// Is a unit that would be added.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PastedUnit {
    /// The number of its line, from 1.
    pub line: usize,
    /// How far it lies below the top of what was pasted.
    pub depth: usize,
    /// Its name.
    pub name: String,
    /// The id of its level, "" for none.
    pub level: String,
    /// The word for what it is inside a commune, "" for none.
    pub kind: String,
    /// Cells that are neither a level nor a kind: nothing is made of them.
    pub unread: Vec<String>,
}

/// Is what pasted lines come to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PastedUnits {
    /// What would be added, in the order of the lines.
    pub units: Vec<PastedUnit>,
    /// The lines that add nothing: their number, their name, and why.
    pub skipped: Vec<(usize, String, Skipped)>,
    /// The changes, for [`super::command::Command::Make`].
    pub changes: Vec<(RecordId, Vec<Change>)>,
    /// How many lines there are beyond [`MAX_LINES`]; nothing is taken then.
    pub n_too_many: usize,
}

/// Is what the form says beside the lines.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PastedUnder {
    /// The unit above all of them; "" for none.
    pub parent: String,
    /// The level of lines at the top that give none.
    pub level: String,
    /// The kind of lines that have neither a level nor a kind.
    pub kind: String,
}

/// Is the words by which cells name levels and kinds: id and word.
pub type Words = Vec<(String, String)>;

/// Knows which word means what: where each stands by its id, and by the word as it is folded.
struct Meanings<'a> {
    words: &'a Words,
    places: [BTreeMap<String, usize>; 2],
}

impl<'a> Meanings<'a> {
    fn of(words: &'a Words) -> Self {
        let mut places = [BTreeMap::new(), BTreeMap::new()];
        for (at, (id, word)) in words.iter().enumerate() {
            let [by_id, by_word] = &mut places;
            by_id.entry(id.clone()).or_insert(at);
            let folded = fold(word);
            // "Xã" is short for "Cấp xã".
            if let Some(short) = folded.strip_prefix("cap ") {
                by_word.entry(short.to_owned()).or_insert(at);
            }
            by_word.entry(folded).or_insert(at);
        }
        Self { words, places }
    }

    /// Returns the id of the first word that a cell is, or whose id it is.
    fn id(&self, cell: &str, folded: &str) -> Option<&'a str> {
        let found = self.places.iter().zip([cell, folded]);
        let first = found.filter_map(|(places, key)| places.get(key)).min()?;
        self.words.get(*first).map(|(id, _)| id.as_str())
    }
}

/// Is where a line stands, and the unit it is about: none where the line is not taken.
struct Place {
    width: usize,
    id: Option<String>,
    counted_level: String,
}

/// Reads pasted lines.
pub fn read_pasted(
    text: &str,
    under: &PastedUnder,
    register: &Register,
    levels: &Words,
    kinds: &Words,
) -> PastedUnits {
    let (levels, kinds) = (Meanings::of(levels), Meanings::of(kinds));
    let tree = UnitTree::of(register);
    let mut read = PastedUnits::default();
    let lines = match pasted_lines::lines(text, MAX_LINES) {
        Ok(lines) => lines,
        Err(n_too_many) => {
            read.n_too_many = n_too_many;
            return read;
        }
    };
    let mut ids = NewIds::new(register);
    let parent = tree.known_parent(&under.parent).to_owned();
    let (mut present, mut present_ids) = present(&tree);
    let mut new_ids: Vec<(String, usize)> = Vec::new();
    let mut above: Vec<Place> = Vec::new();
    // The unit above all, and those above it, are not added below themselves.
    for id in tree.upwards(&parent) {
        let place = key(&parent, tree.name(id));
        present.entry(place).or_insert(present_ids.len());
        present_ids.push(id);
    }
    // How much further in the lines below the headings count that are units, by their ranks.
    let mut within = [0; N_RANKS];
    for line in lines {
        let (number, name) = (line.number, &line.name);
        let width = match line.role {
            Role::Group(rank) => line.width + within.iter().take(rank).sum::<usize>(),
            _ => line.width + within.iter().sum::<usize>(),
        };
        let why = match line.role {
            Role::Group(_) => {
                let is_there = present.contains_key(&key(&parent, name));
                (!is_there && !is_unit(&line, &levels, &kinds)).then_some(Skipped::Heading)
            }
            Role::Unit => None,
            Role::AboveHead => Some(Skipped::AboveHead),
            Role::Head => Some(Skipped::Head),
            Role::Total => Some(Skipped::Total),
            Role::BelowTotal => Some(Skipped::BelowTotal),
            Role::Nameless => Some(Skipped::Nameless),
        };
        if let Role::Group(rank) = line.role {
            for (at, step) in within.iter_mut().enumerate().skip(rank) {
                *step = if at == rank && why.is_none() { STEP } else { 0 };
            }
        }
        let is_heading = matches!(line.role, Role::Group(_));
        if is_heading || why.is_none() {
            while above.last().is_some_and(|place| place.width + STEP > width) {
                above.pop();
            }
        }
        if let Some(why) = why {
            read.skipped.push((number, name.clone(), why));
            continue;
        }
        let (parent, parent_level) = match above.last() {
            Some(place) => (place.id.clone(), place.counted_level.as_str()),
            None => (Some(parent.clone()), level_of(&tree, &parent)),
        };
        let mut unit = PastedUnit {
            line: number,
            depth: above.len(),
            name: name.clone(),
            level: String::new(),
            kind: String::new(),
            unread: Vec::new(),
        };
        unit.take_words(&line.others, &levels, &kinds);
        if unit.level.is_empty() && unit.kind.is_empty() && above.is_empty() {
            unit.level.clone_from(&under.level);
        }
        if unit.level.is_empty() && unit.kind.is_empty() {
            unit.kind.clone_from(&under.kind);
        }
        let n_chars = name.chars().count();
        let skipped = match &parent {
            None => Some((None, Skipped::BelowSkipped)),
            Some(_) if n_chars > MAX_NAME_CHARS => Some((None, Skipped::TooLong(n_chars))),
            Some(parent) => present
                .get(&key(parent, name))
                .map(|at| match present_ids.get(*at) {
                    Some(id) => (Some((*id).to_owned()), Skipped::Present),
                    None => {
                        let first = new_ids.get(*at - present_ids.len()).cloned();
                        let (id, line) = first.unwrap_or_default();
                        (Some(id), Skipped::Repeated(line))
                    }
                }),
        };
        let id = match (skipped, parent) {
            (Some((id, why)), _) => {
                read.skipped.push((number, name.clone(), why));
                id
            }
            (None, parent) => {
                let parent = parent.unwrap_or_default();
                let id = ids.unit_below(name, &unit.kind, &parent, parent_level);
                present.insert(key(&parent, name), present_ids.len() + new_ids.len());
                new_ids.push((id.id.clone(), number));
                read.changes.push((id.clone(), unit.changes(&parent)));
                read.units.push(unit.clone());
                Some(id.id)
            }
        };
        let is_bare = unit.level.is_empty() && unit.kind.is_empty();
        let counted_level = match &id {
            Some(id) if tree.has(id) && unit.level.is_empty() => level_of(&tree, id).to_owned(),
            _ if is_bare => level_named(name).to_owned(),
            _ => unit.level,
        };
        above.push(Place {
            width,
            id,
            counted_level,
        });
    }
    read
}

/// Says whether a heading is a unit above the lines that follow, as far as it says: it has a level or a kind, or names an office.
fn is_unit(heading: &Line, levels: &Meanings<'_>, kinds: &Meanings<'_>) -> bool {
    let means = |cell: &String| {
        let folded = fold(cell);
        levels.id(cell, &folded).is_some() || kinds.id(cell, &folded).is_some()
    };
    names_an_office(&heading.name) || heading.others.iter().any(means)
}

fn level_of<'a>(tree: &'a UnitTree, id: &str) -> &'a str {
    tree.get(id).map_or("", Unit::counted_level)
}

/// Returns the places of the units in use by parent and name, and their ids.
fn present(tree: &UnitTree) -> (Tally, Vec<&str>) {
    let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
    let mut ids = Vec::new();
    for unit in tree.iter().filter(|unit| !unit.is_retired) {
        let parent = tree.known_parent(&unit.parent);
        by_name.entry(key(parent, &unit.name)).or_insert(ids.len());
        ids.push(unit.id.as_str());
    }
    (by_name, ids)
}

fn key(parent: &str, name: &str) -> String {
    format!("{parent}\n{}", compose(name))
}

impl PastedUnit {
    fn take_words(&mut self, cells: &[String], levels: &Meanings<'_>, kinds: &Meanings<'_>) {
        for cell in cells {
            let folded = fold(cell);
            match (levels.id(cell, &folded), kinds.id(cell, &folded)) {
                (Some(level), _) if self.level.is_empty() => level.clone_into(&mut self.level),
                (_, Some(kind)) if self.kind.is_empty() => kind.clone_into(&mut self.kind),
                _ => self.unread.push(cell.clone()),
            }
        }
    }

    fn changes(&self, parent: &str) -> Vec<Change> {
        let members = [
            (member::NAME, self.name.as_str()),
            (member::KIND, &self.kind),
            (member::LEVEL, &self.level),
            (member::PARENT, parent),
        ];
        let members = members.into_iter().filter(|(_, text)| !text.is_empty());
        members
            .map(|(member, text)| Change::Write([member].into(), Value::text(text)))
            .collect()
    }
}
