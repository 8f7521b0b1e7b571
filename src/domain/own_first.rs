//! Whose value is shown while one that all share is undecided: the own unit's, then that of the units above it.
//!
//! The catalogue and the units are everybody's: one commune's file must not rename the headings of a province, however late its
//! clock. So the writers of the values are told apart by what they signed with, and a value of the register's own unit comes
//! before one of the unit above it, and so on upwards. Only between values of one standing the later is shown.
//!
//! The rule asks the register and the own unit, nothing else: two devices that have both alike show the same. It chooses what
//! is shown; what is kept, joined, exported and to be decided is as it was. `docs/file-format.md`, section 14, has the whole argument.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::conflict::Conflict;
use super::date::Timestamp;
use super::fold::{compose, is_blank};
use super::leaf::{Entry, Leaf};
use super::member;
use super::path::Path;
use super::record::Record;
use super::register::{Collection, RecordId, Register};
use super::restated::is_of_plain_file;
use super::steps;

/// Stands between the name of a person and that of the unit in a signature.
pub(super) const BETWEEN: &str = ", ";

/// Returns what a value that all share is signed with: the person, and the unit they write for. Either may be "".
pub fn signature(person: &str, unit: &str) -> String {
    match (person, unit) {
        (one, "") | ("", one) => one.to_owned(),
        (person, unit) if person == unit => unit.to_owned(),
        (person, unit) => [person, unit].join(BETWEEN),
    }
}

/// Says whether a record is one that all units share: the catalogue with its sets, closings and deadlines, and the units.
pub fn is_shared(id: &RecordId) -> bool {
    matches!(id.collection, Collection::Catalogue(_) | Collection::Units)
}

/// Says where the writer of a value stands, seen from the own unit. The smaller comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Standing {
    /// The own unit, at 0, or the one so many steps above it.
    InLine(usize),
    /// Nobody knows: a person who named no unit, or the program with what it begins with.
    Unknown,
    /// Another unit, or a plain file that is signed by nobody known.
    Elsewhere,
}

/// Knows the own unit, those above it, and which unit a signature means.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OwnFirst {
    /// The own unit and those above it, the nearest first; empty where the register is no unit's.
    line: Vec<String>,
    /// Where each stands in the line.
    places: BTreeMap<String, usize>,
    /// The ids of units by the composed names they have or had side by side, and by themselves.
    units: BTreeMap<String, Vec<String>>,
}

impl OwnFirst {
    /// Reads the units of a register that belongs to `own`.
    pub fn of(register: &Register, own: &str) -> Self {
        let mut first = Self::default();
        if own.is_empty() {
            return first;
        }
        for (id, record) in register.collection(&Collection::Units) {
            let names = record.leaf(&[member::NAME]).map_or(&[][..], Leaf::entries);
            let names = names.iter().map(|entry| entry.value.as_text());
            for name in names.chain([&*id.id]).filter(|name| !is_blank(name)) {
                let units = first.units.entry(compose(name)).or_default();
                units.push(id.id.clone());
            }
        }
        // Whoever stands above may be undecided itself: the rule goes up step by step.
        let mut next = Some(own.to_owned());
        while let Some(unit) = next {
            first.places.insert(unit.clone(), first.line.len());
            first.line.push(unit);
            next = first.above(register);
        }
        first
    }

    /// Returns the unit above the last one of the line, where it is not in the line.
    fn above(&self, register: &Register) -> Option<String> {
        let id = RecordId::unit(self.line.last()?);
        let parent = register.visible(&id)?.leaf(&[member::PARENT])?;
        let parent = self.shown(&id, &[member::PARENT].into(), parent)?;
        let parent = parent.value.as_text();
        let is_new = !parent.is_empty() && !self.places.contains_key(parent);
        is_new.then(|| parent.to_owned())
    }

    /// Returns where the writer of a value stands. A name that several units have means the nearest of the line.
    pub fn standing(&self, id: &RecordId, path: &Path, entry: &Entry) -> Standing {
        steps::note(1);
        // Composed once: a file may have signed with a text as long as it likes.
        let by = compose(&entry.stamp.by);
        let unit_part = by.match_indices(BETWEEN).map(|(at, _)| at + BETWEEN.len());
        let mut parts = std::iter::once(0).chain(unit_part);
        let units = parts.find_map(|at| self.units.get(by.get(at..)?));
        match units {
            Some(units) => {
                let in_line = units.iter().filter_map(|unit| self.places.get(unit));
                in_line
                    .min()
                    .map_or(Standing::Elsewhere, |at| Standing::InLine(*at))
            }
            // What the program begins with is derived like what a plain file says, but nobody has signed it.
            None if !entry.stamp.by.is_empty() && is_of_plain_file(id, path, entry) => {
                Standing::Elsewhere
            }
            None => Standing::Unknown,
        }
    }

    /// Puts the values of one place in order, the one shown first; `choices` begin with the latest.
    pub fn sort_by<T>(
        &self,
        id: &RecordId,
        path: &Path,
        choices: &mut [T],
        entry: impl Fn(&T) -> &Entry,
    ) {
        if !self.line.is_empty() && is_shared(id) {
            choices.sort_by_cached_key(|one| self.standing(id, path, entry(one)));
        }
    }

    /// Returns the value shown of several at one place; `choices` begin with the latest.
    pub fn first_of<'a>(
        &self,
        id: &RecordId,
        path: &Path,
        choices: &'a [Entry],
    ) -> Option<&'a Entry> {
        match self.line.is_empty() || !is_shared(id) {
            true => choices.first(),
            // Of equals the first counts.
            false => choices
                .iter()
                .min_by_key(|one| self.standing(id, path, one)),
        }
    }

    /// Returns the value shown of a place that all share.
    pub fn shown<'a>(&self, id: &RecordId, path: &Path, leaf: &'a Leaf) -> Option<&'a Entry> {
        if self.line.is_empty() || !leaf.is_conflict() {
            return leaf.face();
        }
        let standings = leaf.entries().iter();
        let standings = standings.map(|entry| (self.standing(id, path, entry), entry));
        let first = standings.clone().map(|(standing, _)| standing).min()?;
        let of_first = standings.filter(|(standing, _)| *standing == first);
        let of_first: Leaf = of_first.map(|(_, entry)| entry.clone()).collect();
        let face = of_first.face()?;
        (leaf.entries().iter()).find(|entry| (entry.dot, &entry.value) == (face.dot, &face.value))
    }

    /// Returns the id of the unit so many steps above the own one, which is 0.
    pub fn unit(&self, n_steps: usize) -> &str {
        self.line.get(n_steps).map_or("", |id| id)
    }

    /// Returns a record with the values that are shown dated last, where they are not so already.
    fn dated(&self, id: &RecordId, record: &Record) -> Option<Record> {
        let undecided = record
            .leaves()
            .iter()
            .filter(|(path, leaf)| leaf.is_conflict() && !path.is_mark_of_deletion());
        let later = undecided.filter_map(|(path, leaf)| {
            let shown = self.shown(id, path, leaf)?;
            (leaf.face() != Some(shown)).then(|| (path.clone(), dated_last(leaf, shown)))
        });
        let later: Vec<(Path, Leaf)> = later.collect();
        (!later.is_empty()).then(|| {
            let mut leaves = record.leaves().clone();
            for (path, leaf) in later {
                leaves.insert(path, leaf);
            }
            Record::from_parts(record.context().clone(), leaves)
        })
    }
}

fn dated_last(leaf: &Leaf, shown: &Entry) -> Leaf {
    let latest = leaf
        .entries()
        .iter()
        .map(|entry| entry.stamp.at.as_millis());
    let latest = latest.max().unwrap_or_default().saturating_add(1);
    let mut shown = shown.clone();
    shown.stamp.at = Timestamp::from_millis(latest);
    let others = leaf.entries().iter();
    let others = others.filter(|one| (one.dot, &one.value) != (shown.dot, &shown.value));
    others.cloned().chain([shown.clone()]).collect()
}

/// Returns a register as its own unit is shown it: where something that all share is undecided, the value that comes first is
/// dated last. For looking at alone; nothing of it is saved or sent.
pub fn as_shown<'a>(register: &'a Register, own: &str) -> Cow<'a, Register> {
    if own.is_empty() || !shared(register).any(|(_, record)| has_undecided(record)) {
        return Cow::Borrowed(register);
    }
    let first = OwnFirst::of(register, own);
    let dated = shared(register).filter(|(_, record)| has_undecided(record));
    let dated = dated.filter_map(|(id, record)| Some((id.clone(), first.dated(id, record)?)));
    let dated: Register = dated.collect();
    if dated.is_empty() {
        return Cow::Borrowed(register);
    }
    let mut shown = register.clone();
    shown.replace(&dated);
    Cow::Owned(shown)
}

/// Returns one record as the own unit is shown it.
pub(super) fn shown_record(register: &Register, own: &str, id: &RecordId) -> Option<Record> {
    let record = register.get(id)?;
    let is_as_it_is = own.is_empty() || !is_shared(id) || !has_undecided(record);
    let dated = || OwnFirst::of(register, own).dated(id, record);
    let dated = (!is_as_it_is).then(dated).flatten();
    Some(dated.unwrap_or_else(|| record.clone()))
}

fn shared(register: &Register) -> impl Iterator<Item = (&RecordId, &Record)> {
    // The lists of the catalogue stand before all others.
    let catalogue = register.iter().take_while(|(id, _)| is_shared(id));
    catalogue.chain(register.collection(&Collection::Units))
}

/// Says whether several names of one record are there to be decided between.
pub(super) fn has_several_names(record: &Record) -> bool {
    record.leaf(&[member::NAME]).is_some_and(Leaf::is_conflict)
}

fn has_undecided(record: &Record) -> bool {
    record.leaves().values().any(Leaf::is_conflict)
}

/// Is whose names are shown of headings that would have several.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OtherNames {
    /// The ids of the records whose name is shown as the own unit has it.
    pub own: Vec<RecordId>,
    /// Those shown as a unit above has it, by the unit's id.
    pub above: BTreeMap<String, Vec<RecordId>>,
    /// Those of which neither has given a name.
    pub others: Vec<RecordId>,
}

impl OtherNames {
    /// Finds the headings (entries of the catalogue and units) that have several names among things to decide.
    pub fn of(first: &OwnFirst, conflicts: &[Conflict]) -> Self {
        let mut names = Self::default();
        for conflict in conflicts {
            let Conflict::Values {
                record,
                path,
                choices,
            } = conflict
            else {
                continue;
            };
            if !is_shared(record) || path.segments() != [member::NAME] {
                continue;
            }
            let standings = choices.iter();
            let standings = standings.map(|entry| first.standing(record, path, entry));
            let of = match standings.min() {
                Some(Standing::InLine(0)) => &mut names.own,
                Some(Standing::InLine(n)) => {
                    names.above.entry(first.unit(n).to_owned()).or_default()
                }
                Some(Standing::Unknown | Standing::Elsewhere) | None => &mut names.others,
            };
            of.push(record.clone());
        }
        names
    }

    /// Lists all of them.
    pub fn all(&self) -> impl Iterator<Item = &RecordId> {
        let above = self.above.values().flatten();
        self.own.iter().chain(above).chain(&self.others)
    }
}
