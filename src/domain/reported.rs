//! Totals that a unit reported as figures, and what is counted from its models beside them.

use std::collections::BTreeSet;

use super::catalogue::CatalogueList;
use super::figures::is_effective;
use super::member;
use super::model::{Model, YearEntry};
use super::path::Segment;
use super::record::Record;
use super::register::{Collection, RecordId, Register};
use super::reported_figures::{Breakdown, Figure, Figures};
use super::same_as::SameAs;
use super::stage::{Stage, Subject};
use super::unit::UnitTree;
use super::value::Value;

/// Is what a unit reported about one year, or about several.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reported {
    /// The record.
    pub id: RecordId,
    /// The unit's id.
    pub unit: String,
    /// The year, or the first of several.
    pub year: Option<i32>,
    /// The last year of several.
    pub to_year: Option<i32>,
    /// Where the figures come from.
    pub source: String,
    /// What this version knows of them.
    pub figures: Figures,
    /// What it does not know, or cannot read as a count: the names.
    pub others: Vec<String>,
}

impl Reported {
    /// Reads a record.
    pub fn of(id: &RecordId, record: &Record) -> Self {
        let mut figures = Figures::default();
        let mut others = Vec::new();
        for (path, leaf) in record.below(&[member::FIGURES]) {
            let (Some(Segment::Name(name)), Some(entry)) = (path.segments().last(), leaf.face())
            else {
                continue;
            };
            if entry.value != Value::Empty && !take(&mut figures, name, &entry.value) {
                others.push(name.to_string());
            }
        }
        Self {
            id: id.clone(),
            unit: record.text(&[member::UNIT]).to_owned(),
            year: year(record, member::YEAR),
            to_year: year(record, member::TO_YEAR),
            source: record.text(&[member::SOURCE]).to_owned(),
            figures,
            others,
        }
    }

    /// Lists the reports that are not hidden, the latest year first.
    pub fn all(register: &Register) -> Vec<Self> {
        let records = register.collection(&Collection::Reported);
        let visible = records.filter(|(_, record)| !record.is_hidden(&[]));
        let mut all: Vec<Self> = visible.map(|(id, record)| Self::of(id, record)).collect();
        all.sort_by_key(|one| std::cmp::Reverse(one.years()));
        all
    }

    /// Returns the first and the last year it is about.
    pub fn years(&self) -> Option<(i32, i32)> {
        let first = self.year?;
        Some((first, self.to_year.unwrap_or(first).max(first)))
    }
}

fn year(record: &Record, member: Segment) -> Option<i32> {
    match record.face(&[member]) {
        Some(Value::Number(number)) => i32::try_from(number.to_i64()?).ok(),
        _ => None,
    }
}

/// Reads a value as a count that every machine can hold.
pub(super) fn count_of(value: &Value) -> Option<usize> {
    match value {
        Value::Number(number) => Some(u32::try_from(number.to_i64()?).ok()? as usize),
        _ => None,
    }
}

/// Takes a figure of a file over. Returns whether all of it could be.
fn take(figures: &mut Figures, name: &str, value: &Value) -> bool {
    if let Some(figure) = Figure::parse(name) {
        let n = count_of(value);
        figures.set(figure, n);
        return n.is_some();
    }
    let (Some(breakdown), Value::Map(parts)) = (Breakdown::parse(name), value) else {
        return false;
    };
    let mut is_all = true;
    for (id, n) in parts.iter() {
        match count_of(n) {
            Some(n) => {
                figures.by_mut(breakdown).insert(id.clone(), n);
            }
            None => is_all = false,
        }
    }
    is_all
}

/// Counts the models of a unit, of those below it and of those whose place it took, in the years from the first to the last.
///
/// A model counts once, however many of these years it has an entry for; it is new where one of its entries is. What models
/// do not tell (campaigns, people, dialogues) is not stated.
pub fn counted(register: &Register, unit: &str, (first, last): (i32, i32)) -> Figures {
    let tree = UnitTree::of(register);
    let grades = CatalogueList::of(register, &Collection::GRADES);
    let same = SameAs::of(register);
    let mut seen = BTreeSet::new();
    let mut figures = Figures::default();
    let known = [
        Figure::Registered,
        Figure::New,
        Figure::Continued,
        Figure::Collective,
        Figure::Individual,
        Figure::Accepted,
        Figure::Done,
        Figure::Effective,
        Figure::NotEffective,
        Figure::Recognised,
        Figure::Awarded,
    ];
    known
        .into_iter()
        .for_each(|figure| figures.set(figure, Some(0)));
    for model in Model::each(register) {
        let mut entries = model.years();
        entries.retain(|entry| (first..=last).contains(&entry.year()));
        if entries.is_empty() {
            continue;
        }
        let face = same.face(model.record_id());
        if !same.is_alone(face) && !seen.insert(face) {
            continue;
        }
        let model = match face == model.record_id() {
            true => model,
            false => Model::find(register, face).unwrap_or(model),
        };
        entries.retain(|entry| entry.is_registered());
        if !entries.is_empty() && tree.counts_for(model.unit(), unit) {
            count(&mut figures, &grades, model, &entries);
        }
    }
    figures
}

fn count(
    figures: &mut Figures,
    grades: &CatalogueList,
    model: Model<'_>,
    entries: &[YearEntry<'_>],
) {
    let any = |is: fn(&YearEntry<'_>) -> bool| entries.iter().any(is);
    let is_new = any(|entry| !entry.is_continued());
    let graded = entries
        .iter()
        .map(|entry| (*entry, entry.text(member::GRADE)));
    let is_graded = graded.clone().any(|(_, grade)| !grade.is_empty());
    let is_effective = graded
        .into_iter()
        .any(|(entry, grade)| is_effective(entry, grades.is_effective(grade)));
    let subject = Subject::parse(model.subject());
    let found = [
        (Figure::Registered, true),
        (Figure::New, is_new),
        (Figure::Continued, !is_new),
        (Figure::Collective, subject == Some(Subject::Collective)),
        (Figure::Individual, subject == Some(Subject::Individual)),
        (
            Figure::Accepted,
            any(|one| one.has_reached(Stage::Accepted)),
        ),
        (Figure::Done, any(|one| one.has_reached(Stage::Reviewed))),
        (Figure::Effective, is_effective),
        (Figure::NotEffective, is_graded && !is_effective),
        (
            Figure::Recognised,
            any(|one| one.has_reached(Stage::Recognised)),
        ),
        (
            Figure::Awarded,
            any(|one| one.items(member::AWARDS).next().is_some()),
        ),
    ];
    for (figure, _) in found.into_iter().filter(|(_, is_so)| *is_so) {
        let n = figures.get(figure).unwrap_or(0);
        figures.set(figure, Some(n + 1));
    }
    let levels: BTreeSet<&str> = entries
        .iter()
        .flat_map(|entry| entry.registered_levels())
        .collect();
    let parts = [
        (Breakdown::Field, model.field()),
        (Breakdown::Kind, model.kind()),
    ];
    let levels = levels.into_iter().map(|level| (Breakdown::Level, level));
    for (breakdown, id) in parts.into_iter().chain(levels) {
        *figures.by_mut(breakdown).entry(id.to_owned()).or_default() += 1;
    }
}
