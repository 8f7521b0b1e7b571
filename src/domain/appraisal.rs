//! Bình xét: scores by criterion, their sum, and the grade it comes to.
//!
//! Each score is a leaf of its own, named by its criterion: two people who score different criteria of one model at two machines
//! join into one appraisal, and two who score the same one differently leave a conflict. The sum is never stored while scores are
//! given, so no join can make it wrong; it is written down once, when the entry is reviewed.

use std::collections::{BTreeMap, BTreeSet};

use litemap::LiteMap;

use super::catalogue_set::{CatalogueSet, Criterion};
use super::change::Change;
use super::decimal::{score_literal, to_double};
use super::member;
use super::model::YearEntry;
use super::path::Segment;
use super::stage::Stage;
use super::value::{Number, Value};

/// Says what is wrong with a score as it was typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ScoreFlaw {
    /// It is not a number.
    NotANumber,
    /// It is below 0.
    Negative,
    /// It is above the most points of its criterion.
    OverMax(Number),
}

/// Is what the scores of an entry come to by a set.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Appraisal {
    /// The score of each criterion of the set, in its order.
    pub scores: Vec<Option<Number>>,
    /// The sum of score × weight; `None` without any score.
    pub total: Option<Number>,
    /// The id of the grade it comes to; "" while a criterion has no score, or where the set names no grade for it.
    pub grade: String,
    /// Scores below 0 or above the most points, and a sum that was written down so, as files can bring them.
    pub n_over: usize,
    /// Whether the sum that is written down is above the most points of a set that is an example, which binds nobody.
    pub is_above_example: bool,
    /// Scores of criteria that the set does not have, which are not counted.
    pub n_foreign: usize,
    /// Criteria scored more than once, which are counted once.
    pub n_twice: usize,
}

impl Appraisal {
    /// Adds up the scores of an entry. Of several scores of one criterion the one under the criterion's own id counts, or
    /// else the first.
    pub fn of(entry: YearEntry<'_>, set: &CatalogueSet) -> Self {
        Self::of_changed(entry, set, None)
    }

    /// Adds them up as if a criterion had another score.
    fn of_changed(
        entry: YearEntry<'_>,
        set: &CatalogueSet,
        changed: Option<(&str, Option<&Number>)>,
    ) -> Self {
        let mut appraisal = Self::default();
        let given = scores_by_criterion(entry);
        let criteria = set.criteria.iter().map(|one| one.id.as_str());
        let criteria: BTreeSet<&str> = match given.is_empty() {
            true => BTreeSet::new(),
            false => criteria.collect(),
        };
        for (criterion, scores) in &given {
            if !criteria.contains(criterion) {
                appraisal.n_foreign += scores.len();
            } else if scores.len() > 1 {
                appraisal.n_twice += 1;
            }
        }
        let mut total = 0.0;
        for criterion in &set.criteria {
            let id = criterion.id.as_str();
            let score = match changed {
                Some((changed, score)) if changed == id => score,
                _ => given.get(id).and_then(|scores| counted(id, scores)),
            };
            let score = score.cloned();
            if let Some(score) = &score {
                total += score.to_f64() * criterion.weight.to_f64();
                let range = 0.0..=criterion.max.to_f64();
                appraisal.n_over += usize::from(!range.contains(&score.to_f64()));
            }
            appraisal.scores.push(score);
        }
        let written = entry.score().map(Number::to_f64);
        let is_beyond =
            written.is_some_and(|score| !(0.0..=set.most_points() + ROUNDING).contains(&score));
        appraisal.n_over += usize::from(is_beyond && !set.is_sample);
        appraisal.is_above_example = is_beyond && set.is_sample;
        if appraisal.n_scored() > 0 {
            appraisal.total = rounded(total);
        }
        if appraisal.is_complete() {
            let grade = set
                .thresholds
                .iter()
                .find(|one| one.from.to_f64() <= total + ROUNDING);
            appraisal.grade = grade.map(|one| one.grade.clone()).unwrap_or_default();
        }
        appraisal
    }

    /// Counts the criteria that have a score.
    pub fn n_scored(&self) -> usize {
        self.scores.iter().flatten().count()
    }

    /// Says whether every criterion has a score.
    pub fn is_complete(&self) -> bool {
        !self.scores.is_empty() && self.n_scored() == self.scores.len()
    }

    /// Returns the changes that write the sum and the grade down; none while a criterion has no score.
    pub fn conclusion(&self, entry: YearEntry<'_>) -> Vec<Change> {
        let Some(total) = self.total.as_ref().filter(|_| self.is_complete()) else {
            return Vec::new();
        };
        let path = |member| YearEntry::path(entry.year(), member);
        let mut changes = Vec::new();
        if entry.score() != Some(total) {
            changes.push(Change::Write(
                path(member::SCORE),
                Value::Number(total.clone()),
            ));
        }
        if !self.grade.is_empty() && entry.text(member::GRADE) != self.grade {
            changes.push(Change::Write(path(member::GRADE), Value::text(&self.grade)));
        }
        changes
    }

    /// Says whether anything about the scores or the sum that is written down wants looking at.
    pub fn is_odd_in(&self, entry: YearEntry<'_>) -> bool {
        self.n_over + self.n_foreign + self.n_twice > 0 || self.differs_from(entry)
    }

    /// Says whether a sum is written down that is not what the scores come to now.
    pub fn differs_from(&self, entry: YearEntry<'_>) -> bool {
        self.is_complete() && entry.score().is_some() && entry.score() != self.total.as_ref()
    }
}

/// What a sum of doubles may be off by.
const ROUNDING: f64 = 1e-9;

/// Returns a sum to six places, which is more than anybody scores by.
fn rounded(total: f64) -> Option<Number> {
    Number::parse(&((total * 1e6).round() / 1e6).to_string())
}

type Scores<'a> = Vec<(&'a str, &'a Number)>;

/// Returns the criterion an item scores: the one it names, or that of its id.
fn criterion_of<'a>(item: &'a str, value: &'a Value) -> &'a str {
    value.member("criterion").map_or(item, Value::as_text)
}

/// Returns the score of a criterion; of several the one under the criterion's own id, or else the first.
pub fn score_of<'a>(entry: YearEntry<'a>, criterion: &str) -> Option<&'a Number> {
    let given = scores_by_criterion(entry);
    counted(criterion, given.get(criterion)?)
}

fn counted<'a>(criterion: &str, scores: &[(&str, &'a Number)]) -> Option<&'a Number> {
    let own = scores.iter().find(|(item, _)| *item == criterion);
    own.or(scores.first()).map(|(_, score)| *score)
}

/// Groups the scores by criterion, each with the id of its item.
fn scores_by_criterion(entry: YearEntry<'_>) -> BTreeMap<&str, Scores<'_>> {
    let mut all: BTreeMap<&str, Scores<'_>> = BTreeMap::new();
    for (item, value) in entry.items(member::SCORES) {
        if let Some(Value::Number(score)) = value.member("score") {
            let criterion = criterion_of(item, value);
            all.entry(criterion).or_default().push((item, score));
        }
    }
    all
}

/// Checks a score as it was typed; nothing typed is no score.
///
/// # Errors
/// What is wrong with it.
pub fn check_score(text: &str, criterion: &Criterion) -> Result<Option<Number>, ScoreFlaw> {
    let text = score_literal(text);
    if text.is_empty() {
        return Ok(None);
    }
    match to_double(&text).ok_or(ScoreFlaw::NotANumber)? {
        double if double < 0.0 => Err(ScoreFlaw::Negative),
        double if double > criterion.max.to_f64() => Err(ScoreFlaw::OverMax(criterion.max.clone())),
        _ => Number::parse(&text).map(Some).ok_or(ScoreFlaw::NotANumber),
    }
}

/// Returns the changes that give a criterion its one score, or take it away. Of an entry that was reviewed the sum and the grade
/// are written down with it: where none was, and where what was is what the scores came to. What people wrote otherwise stays.
pub fn scoring_changes(
    entry: YearEntry<'_>,
    set: &CatalogueSet,
    criterion: &str,
    score: Option<&Number>,
) -> Vec<Change> {
    let mut changes = score_changes(entry, criterion, score);
    if changes.is_empty() || !entry.has_reached(Stage::Reviewed) {
        return changes;
    }
    let before = Appraisal::of(entry, set);
    let was_written = before.is_complete() && entry.score() == before.total.as_ref();
    if entry.score().is_none() || was_written {
        let after = Appraisal::of_changed(entry, set, Some((criterion, score)));
        let grade = YearEntry::path(entry.year(), member::GRADE);
        let is_graded_otherwise = was_written && entry.text(member::GRADE) != before.grade;
        let conclusion = after.conclusion(entry).into_iter();
        changes.extend(conclusion.filter(|change| {
            !(is_graded_otherwise && matches!(change, Change::Write(path, _) if *path == grade))
        }));
    }
    changes
}

/// Returns the changes that give a criterion its one score, or take it away.
pub fn score_changes(entry: YearEntry<'_>, criterion: &str, score: Option<&Number>) -> Vec<Change> {
    let list = YearEntry::path(entry.year(), member::SCORES);
    let path = |item: &str| list.join(Segment::Item(item.to_owned()));
    let mut changes = Vec::new();
    let mut is_there = false;
    for (item, value) in entry.items(member::SCORES) {
        if criterion_of(item, value) != criterion {
            continue;
        }
        let is_so = item == criterion
            && value.member("score") == score.cloned().map(Value::Number).as_ref();
        match (is_so, score) {
            (true, Some(_)) => is_there = true,
            // The write below takes its place.
            (_, Some(_)) if item == criterion => {}
            _ => changes.push(Change::Remove(path(item))),
        }
    }
    if let Some(score) = score.filter(|_| !is_there) {
        let members: LiteMap<String, Value> = [
            ("criterion".to_owned(), Value::text(criterion)),
            ("score".to_owned(), Value::Number(score.clone())),
        ]
        .into_iter()
        .collect();
        changes.push(Change::Write(path(criterion), Value::Map(members)));
    }
    changes
}
