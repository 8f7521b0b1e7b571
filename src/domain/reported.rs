//! Totals that a unit reported as figures, and what is counted from its models beside them.
//!
//! Invariant: nothing here corrects a figure. Where two sums that should be equal are not, both are kept and told.

use std::collections::BTreeSet;

use super::member;
use super::model::{Model, YearEntry};
use super::path::Segment;
use super::record::Record;
use super::register::{Collection, RecordId, Register};
use super::same_as::SameAs;
use super::stage::{Stage, Subject};
use super::summary::Tally;
use super::unit::UnitTree;
use super::value::Value;

/// Is one figure of a report.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Figure {
    /// Được đăng ký.
    Registered,
    /// Đăng ký mới.
    New,
    /// Duy trì.
    Continued,
    /// Tập thể.
    Collective,
    /// Cá nhân.
    Individual,
    /// Được duyệt.
    Accepted,
    /// Thực hiện được.
    Done,
    /// Hiệu quả.
    Effective,
    /// Chưa hiệu quả.
    NotEffective,
    /// Được công nhận.
    Recognised,
    /// Được khen thưởng.
    Awarded,
    /// Đợt vận động.
    Campaigns,
    /// Lượt người tham gia.
    People,
    /// Cuộc đối thoại.
    Dialogues,
}

impl Figure {
    /// How many there are.
    pub const N: usize = 14;

    /// Lists all of them in the order of the form.
    pub const ALL: [Self; Self::N] = [
        Self::Registered,
        Self::New,
        Self::Continued,
        Self::Collective,
        Self::Individual,
        Self::Accepted,
        Self::Done,
        Self::Effective,
        Self::NotEffective,
        Self::Recognised,
        Self::Awarded,
        Self::Campaigns,
        Self::People,
        Self::Dialogues,
    ];

    /// Returns its name in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::New => "new",
            Self::Continued => "continued",
            Self::Collective => "collective",
            Self::Individual => "individual",
            Self::Accepted => "accepted",
            Self::Done => "done",
            Self::Effective => "effective",
            Self::NotEffective => "not_effective",
            Self::Recognised => "recognised",
            Self::Awarded => "awarded",
            Self::Campaigns => "campaigns",
            Self::People => "people",
            Self::Dialogues => "dialogues",
        }
    }

    /// Reads a name.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.id() == id)
    }
}

/// Says what a total is divided by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Breakdown {
    /// Theo lĩnh vực.
    Field,
    /// Theo loại.
    Kind,
    /// Theo cấp đăng ký: a model registered at two levels counts at both.
    Level,
}

impl Breakdown {
    /// Lists all of them in the order of the form.
    pub const ALL: [Self; 3] = [Self::Field, Self::Kind, Self::Level];

    /// Returns its name in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Field => "by_field",
            Self::Kind => "by_kind",
            Self::Level => "by_level",
        }
    }

    /// Reads a name.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }
}

/// Holds figures: numbers, each stated or not, and breakdowns, empty where none is stated.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Figures {
    numbers: [Option<usize>; Figure::N],
    parts: [Tally; 3],
}

/// Is two sums that should be equal and are not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Disagreement {
    /// Why they should be.
    pub rule: Rule,
    /// What the report says of the whole.
    pub stated: usize,
    /// What its parts come to.
    pub summed: usize,
}

/// Says what should be equal, or not be more than the whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rule {
    /// The whole is the sum of these figures.
    Sum(Figure, [Figure; 2]),
    /// The whole is the sum of a breakdown.
    Parts(Figure, Breakdown),
    /// The second is a part of the first.
    Within(Figure, Figure),
    /// A model is registered at a level once: the level's id.
    AtLevel(Figure, String),
}

/// Names one number of a report.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Place {
    /// A figure.
    Figure(Figure),
    /// A part of a breakdown, by its id.
    Part(Breakdown, String),
}

/// Is a number that was reported and the one that is counted from models.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// Which number.
    pub place: Place,
    /// What was reported.
    pub stated: usize,
    /// What is counted.
    pub counted: usize,
}

impl Figures {
    /// Returns a figure, where it is stated.
    pub fn get(&self, figure: Figure) -> Option<usize> {
        self.numbers.get(figure as usize).copied().flatten()
    }

    /// States a figure, or takes it away.
    pub fn set(&mut self, figure: Figure, n: Option<usize>) {
        if let Some(number) = self.numbers.get_mut(figure as usize) {
            *number = n;
        }
    }

    /// Returns a breakdown.
    pub fn by(&self, breakdown: Breakdown) -> &Tally {
        &self.parts[breakdown as usize]
    }

    /// Returns a breakdown to be changed.
    pub fn by_mut(&mut self, breakdown: Breakdown) -> &mut Tally {
        &mut self.parts[breakdown as usize]
    }

    /// Returns the number at a place.
    pub fn at(&self, place: &Place) -> Option<usize> {
        match place {
            Place::Figure(figure) => self.get(*figure),
            Place::Part(breakdown, id) => self.by(*breakdown).get(id).copied(),
        }
    }

    /// Says whether nothing is stated.
    pub fn is_empty(&self) -> bool {
        self.numbers.iter().all(Option::is_none) && self.parts.iter().all(Tally::is_empty)
    }

    /// Returns what breakdowns divide: the models registered or, in a report without these, those recognised, done or effective.
    fn total(&self) -> Option<(Figure, usize)> {
        let order = [
            Figure::Registered,
            Figure::Recognised,
            Figure::Done,
            Figure::Effective,
        ];
        let mut stated = order
            .into_iter()
            .filter_map(|one| Some((one, self.get(one)?)));
        stated.next()
    }

    /// Lists the sums that do not agree within these figures. Sums over levels may be more than the models, and say nothing.
    pub fn disagreements(&self) -> Vec<Disagreement> {
        let mut found = Vec::new();
        let mut add = |rule, stated, summed| {
            found.push(Disagreement {
                rule,
                stated,
                summed,
            });
        };
        let mut sums = Vec::new();
        if let Some((total, _)) = self.total() {
            sums.push((total, [Figure::New, Figure::Continued]));
            sums.push((total, [Figure::Collective, Figure::Individual]));
        }
        sums.push((Figure::Done, [Figure::Effective, Figure::NotEffective]));
        for (whole, parts) in sums {
            if let [Some(stated), Some(a), Some(b)] =
                [whole, parts[0], parts[1]].map(|one| self.get(one))
                && stated != a.saturating_add(b)
            {
                add(Rule::Sum(whole, parts), stated, a.saturating_add(b));
            }
        }
        if let Some((total, stated)) = self.total() {
            for breakdown in [Breakdown::Field, Breakdown::Kind] {
                let parts = self.by(breakdown);
                let summed = parts
                    .values()
                    .fold(0, |sum: usize, n| sum.saturating_add(*n));
                if !parts.is_empty() && summed != stated {
                    add(Rule::Parts(total, breakdown), stated, summed);
                }
            }
            for (level, n) in self.by(Breakdown::Level) {
                if *n > stated {
                    add(Rule::AtLevel(total, level.clone()), stated, *n);
                }
            }
        }
        let whole = Figure::Registered;
        for part in [
            Figure::Accepted,
            Figure::Done,
            Figure::Effective,
            Figure::Recognised,
        ] {
            if let [Some(stated), Some(n)] = [whole, part].map(|one| self.get(one))
                && n > stated
            {
                add(Rule::Within(whole, part), stated, n);
            }
        }
        found
    }

    /// Lists the numbers that differ from what is counted. What is not stated, or cannot be counted from models, says nothing.
    pub fn differences(&self, counted: &Self) -> Vec<Difference> {
        let figures = Figure::ALL.into_iter().map(Place::Figure);
        let parts = Breakdown::ALL.into_iter().flat_map(|breakdown| {
            let stated = self.by(breakdown);
            let ids = stated.keys().chain(counted.by(breakdown).keys());
            let ids: BTreeSet<&String> = ids.filter(|_| !stated.is_empty()).collect();
            ids.into_iter()
                .map(move |id| Place::Part(breakdown, id.clone()))
        });
        let differing = figures.chain(parts).filter_map(|place| {
            let is_part = matches!(place, Place::Part(..));
            // In a breakdown, a part that is not named is none.
            let or_none = |n: Option<usize>| n.or(is_part.then_some(0));
            let (stated, counted) = (or_none(self.at(&place))?, or_none(counted.at(&place))?);
            (stated != counted).then_some(Difference {
                place,
                stated,
                counted,
            })
        });
        differing.collect()
    }
}

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
        all.sort_by(|a, b| b.years().cmp(&a.years()));
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
/// do not tell (whether they were effective, campaigns, people, dialogues) is not stated.
pub fn counted(register: &Register, unit: &str, (first, last): (i32, i32)) -> Figures {
    let tree = UnitTree::of(register);
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
            count(&mut figures, model, &entries);
        }
    }
    figures
}

fn count(figures: &mut Figures, model: Model<'_>, entries: &[YearEntry<'_>]) {
    let any = |is: fn(&YearEntry<'_>) -> bool| entries.iter().any(is);
    let is_new = any(|entry| !entry.is_continued());
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
