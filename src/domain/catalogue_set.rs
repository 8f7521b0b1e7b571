//! Sets of the catalogue: which entries are offered in which years, what is scored, what is due when.
//!
//! A set names entries by their ids and owns none, so a copy of it keeps their identity and years stay comparable. It belongs
//! to a unit and holds for the units below it, unless one of these has a set of its own about the same thing.

use std::collections::BTreeMap;

use super::date::parse_year;
use super::member;
use super::naming::shown_name;
use super::path::Segment;
use super::record::Record;
use super::register::{Collection, Register};
use super::steps;
use super::value::{Number, Value};

/// Is one thing a set can be about. A set that says nothing about it leaves it to others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Aspect {
    /// Lĩnh vực.
    Fields,
    /// Loại.
    Kinds,
    /// Cấp.
    Levels,
    /// Xếp loại.
    Grades,
    /// Hình thức khen thưởng.
    AwardForms,
    /// Cơ quan khen thưởng.
    AwardingBodies,
    /// Tiêu chí, with the least totals of the grades.
    Criteria,
    /// Thời hạn.
    Deadlines,
}

impl Aspect {
    /// Lists all of them in the order of the screen.
    pub const ALL: &[Self] = &[
        Self::Fields,
        Self::Kinds,
        Self::Levels,
        Self::Grades,
        Self::AwardForms,
        Self::AwardingBodies,
        Self::Criteria,
        Self::Deadlines,
    ];

    /// Returns the member of a set that holds it.
    pub const fn member(self) -> Segment {
        match self {
            Self::Fields => Segment::name("fields"),
            Self::Kinds => Segment::name("kinds"),
            Self::Levels => Segment::name("levels"),
            Self::Grades => Segment::name("grades"),
            Self::AwardForms => Segment::name("award_forms"),
            Self::AwardingBodies => Segment::name("awarding_bodies"),
            Self::Criteria => member::CRITERIA,
            Self::Deadlines => member::DEADLINES,
        }
    }

    /// Returns the list of the catalogue whose entries a set names; `None` for what a set holds itself.
    pub const fn collection(self) -> Option<Collection> {
        match self {
            Self::Fields => Some(Collection::FIELDS),
            Self::Kinds => Some(Collection::KINDS),
            Self::Levels => Some(Collection::LEVELS),
            Self::Grades => Some(Collection::GRADES),
            Self::AwardForms => Some(Collection::AWARD_FORMS),
            Self::AwardingBodies => Some(Collection::AWARDING_BODIES),
            Self::Criteria | Self::Deadlines => None,
        }
    }
}

/// Is one criterion: an item of a set, whose id scores name.
#[derive(Clone, PartialEq, Debug)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// What people read.
    pub name: String,
    /// The most points; above 0.
    pub max: Number,
    /// How often a point counts; 1 where none is given.
    pub weight: Number,
}

/// Is the least total a grade asks for.
#[derive(Clone, PartialEq, Debug)]
pub struct Threshold {
    /// The grade's id.
    pub grade: String,
    /// The least total.
    pub from: Number,
}

/// Is a day by which the entries of a year should have come to a stage.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct SetDeadline {
    /// The stage's word.
    pub stage: String,
    /// The month, 1 to 12.
    pub month: u32,
    /// The day of the month.
    pub day: u32,
    /// Whether it lies in the year after: a year's report is often due in January.
    pub is_next_year: bool,
}

/// Is one set.
#[derive(Clone, PartialEq, Debug)]
pub struct CatalogueSet {
    /// Its id.
    pub id: String,
    /// Its name; the id where it has none.
    pub name: String,
    /// Where it comes from: "Hướng dẫn số …".
    pub source: String,
    /// The id of the unit it belongs to; "" where it holds for all.
    pub unit: String,
    /// Its first year.
    pub from_year: Option<i32>,
    /// Its last year.
    pub to_year: Option<i32>,
    /// Whether it is an example to be edited.
    pub is_sample: bool,
    /// Whether it is no longer used.
    pub is_retired: bool,
    /// The ids of the entries it names, by aspect.
    pub entries: Vec<(Aspect, Vec<String>)>,
    /// The criteria, in their order.
    pub criteria: Vec<Criterion>,
    /// The thresholds, the highest first.
    pub thresholds: Vec<Threshold>,
    /// The deadlines, in the order of the year.
    pub deadlines: Vec<SetDeadline>,
}

impl CatalogueSet {
    /// Reads a record as a set. An item that makes no sense is left out here; it stays in the record.
    pub fn of(id: &str, record: &Record) -> Self {
        let text = |segment| record.text(&[segment]).to_owned();
        let year = |segment| match record.face(&[segment]) {
            Some(Value::Number(number)) => parse_year(number.as_str()).ok(),
            _ => None,
        };
        let is_true = |segment| record.face(&[segment]) == Some(&Value::Bool(true));
        let entries = Aspect::ALL
            .iter()
            .filter(|aspect| aspect.collection().is_some())
            .map(|&aspect| {
                let ids = record.items([aspect.member()]);
                let ids = ids.filter_map(|(_, value)| match value {
                    Value::Text(id) => Some(id.clone()),
                    _ => None,
                });
                (aspect, ids.collect::<Vec<String>>())
            })
            .filter(|(_, ids)| !ids.is_empty());
        let criteria = record.items([member::CRITERIA]);
        let mut thresholds: Vec<Threshold> = record
            .items([member::THRESHOLDS])
            .filter_map(|(_, value)| threshold(value))
            .collect();
        thresholds.sort_by(|a, b| b.from.to_f64().total_cmp(&a.from.to_f64()));
        let mut deadlines: Vec<SetDeadline> = record
            .items([member::DEADLINES])
            .filter_map(|(_, value)| deadline(value))
            .collect();
        deadlines.sort_by_key(|one| (one.is_next_year, one.month, one.day, one.stage.clone()));
        Self {
            id: id.to_owned(),
            name: shown_name(record.text(&[member::NAME]), id).into_owned(),
            source: text(member::SOURCE),
            unit: text(member::UNIT),
            from_year: year(member::FROM_YEAR),
            to_year: year(member::TO_YEAR),
            is_sample: is_true(member::IS_SAMPLE),
            is_retired: is_true(member::RETIRED),
            entries: entries.collect(),
            criteria: criteria
                .filter_map(|(id, value)| criterion(id, value))
                .collect(),
            thresholds,
            deadlines,
        }
    }

    /// Says whether it holds in a year.
    pub fn is_valid_in(&self, year: i32) -> bool {
        self.from_year.is_none_or(|from| from <= year) && self.to_year.is_none_or(|to| year <= to)
    }

    /// Says whether it says anything about an aspect.
    pub fn is_about(&self, aspect: Aspect) -> bool {
        match aspect {
            Aspect::Criteria => !self.criteria.is_empty(),
            Aspect::Deadlines => !self.deadlines.is_empty(),
            _ => !self.entries(aspect).is_empty(),
        }
    }

    /// Lists the ids of the entries it names of a list.
    pub fn entries(&self, aspect: Aspect) -> &[String] {
        let found = self.entries.iter().find(|(one, _)| *one == aspect);
        found.map_or(&[], |(_, ids)| ids)
    }

    /// Returns what both are about, for the same unit and in the same year, so that nobody could say which is meant; `None` where
    /// they leave each other alone. An example stands behind any other set and is in nobody's way.
    pub fn clash(&self, other: &Self) -> Option<Aspect> {
        let (from, to) = (
            |one: &Self| one.from_year.unwrap_or(i32::MIN),
            |one: &Self| one.to_year.unwrap_or(i32::MAX),
        );
        let is_apart = self.id == other.id
            || self.unit != other.unit
            || [self, other].iter().any(|one| !one.can_clash())
            || from(self) > to(other)
            || from(other) > to(self);
        let mut shared = Aspect::ALL.iter().copied();
        match is_apart {
            true => None,
            false => shared.find(|one| self.is_about(*one) && other.is_about(*one)),
        }
    }

    /// Says whether any other set can be in its way: it is used, no example, and holds in some year.
    pub fn can_clash(&self) -> bool {
        let years = self.from_year.zip(self.to_year);
        !self.is_retired && !self.is_sample && years.is_none_or(|(from, to)| from <= to)
    }

    /// Says whether both hold for the same unit in a year and about one aspect.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.clash(other).is_some()
    }

    /// Returns what tells which of two as near comes first.
    pub(super) fn rank(&self) -> (std::cmp::Reverse<Option<i32>>, &str) {
        (std::cmp::Reverse(self.from_year), &self.id)
    }

    /// Returns the most points there are: each criterion's, as often as they count.
    pub fn most_points(&self) -> f64 {
        let points = self.criteria.iter();
        points
            .map(|one| one.max.to_f64() * one.weight.to_f64())
            .sum()
    }
}

fn text_of(value: &Value, name: &str) -> String {
    value.member(name).map_or("", Value::as_text).to_owned()
}

fn number_of(value: &Value, name: &str) -> Option<Number> {
    match value.member(name) {
        Some(Value::Number(number)) => Some(number.clone()),
        _ => None,
    }
}

pub(super) fn criterion(id: &str, value: &Value) -> Option<Criterion> {
    let is_positive = |number: &Number| number.to_f64() > 0.0;
    let weight = number_of(value, "weight").filter(is_positive);
    Some(Criterion {
        id: id.to_owned(),
        name: text_of(value, "name"),
        max: number_of(value, "max").filter(is_positive)?,
        weight: weight.unwrap_or_else(|| 1.into()),
    })
}

pub(super) fn threshold(value: &Value) -> Option<Threshold> {
    let grade = text_of(value, "grade");
    let from = number_of(value, "from")?;
    (!grade.is_empty()).then_some(Threshold { grade, from })
}

pub(super) fn deadline(value: &Value) -> Option<SetDeadline> {
    let on = value.member("on").map_or("", Value::as_text);
    let (month, day) = on.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // A leap year has every day there is.
    chrono::NaiveDate::from_ymd_opt(2024, month, day)?;
    Some(SetDeadline {
        stage: text_of(value, "stage"),
        month,
        day,
        is_next_year: value.member("next_year") == Some(&Value::Bool(true)),
    })
}

/// Holds all sets that are not hidden, in the order of their names.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Sets {
    all: Vec<CatalogueSet>,
    /// Where each stands, in the order of their ids.
    by_id: Vec<usize>,
    /// The names of criteria, by their ids.
    criteria: BTreeMap<String, String>,
}

impl Sets {
    /// Reads the sets of a register.
    pub fn of(register: &Register) -> Self {
        let records = register.collection(&Collection::SETS);
        let visible = records.filter(|(_, record)| !record.is_hidden(&[]));
        let mut all: Vec<_> = visible
            .map(|(id, record)| CatalogueSet::of(&id.id, record))
            .collect();
        all.sort_by_cached_key(|set| (super::fold::collation_key(&set.name), set.id.clone()));
        let mut by_id: Vec<usize> = (0..all.len()).collect();
        by_id.sort_unstable_by_key(|at| &all[*at].id);
        let named = all.iter().flat_map(|set| &set.criteria);
        let named = named.filter(|one| !one.name.is_empty());
        // Of several names of one criterion, that of the first set counts.
        let last_first = named.map(|one| (one.id.clone(), one.name.clone())).rev();
        Self {
            criteria: last_first.collect(),
            all,
            by_id,
        }
    }

    /// Lists them.
    pub fn iter(&self) -> impl Iterator<Item = &CatalogueSet> {
        self.all.iter().inspect(|_| steps::note(1))
    }

    /// Returns the name of a criterion of any set; the id where none has it or gives it a name.
    pub fn criterion_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.criteria.get(id).map_or(id, |name| name)
    }

    /// Returns a set.
    pub fn get(&self, id: &str) -> Option<&CatalogueSet> {
        let by_id = |at: &usize| self.all[*at].id.as_str().cmp(id);
        let found = self.by_id.binary_search_by(by_id).ok()?;
        self.all.get(self.by_id[found])
    }

    /// Lists the sets that hold for some unit in a year about an aspect.
    pub(super) fn holding(&self, year: i32, aspect: Aspect) -> impl Iterator<Item = &CatalogueSet> {
        self.iter()
            .filter(move |set| !set.is_retired && set.is_valid_in(year) && set.is_about(aspect))
    }
}
