//! Figures: what a register counts for a question, each with the models behind it.
//!
//! The register is read once per question; every figure is chosen from what was read there, so that a number and the list
//! it opens cannot differ. A group of duplicates counts as its face, as in [`super::summary`].

mod award;
mod effect;
mod indicator;
mod question;

use std::collections::{BTreeMap, BTreeSet};

use litemap::LiteMap;

use super::conflict::has_conflicts;
use super::model::{Model, YearEntry};
use super::register::{RecordId, Register};
use super::same_as::SameAs;
use super::stage::Stage;
use super::unit::UnitTree;

pub use super::figures_by_unit::{LEVELS_IN_SIGHT, LinesInSight, UnitView};
pub use award::{Award, awards};
pub use effect::is_effective;
pub use indicator::{Measured, MeasuredSum, measured};
pub use question::{Depth, Question, Reach};

/// Is a model in one year: what all figures are chosen from.
#[derive(Clone, Copy, Debug)]
pub struct Counted<'a> {
    /// The place of the model in [`Figures::models`].
    pub place: u32,
    /// The model; of a group of duplicates its face.
    pub model: Model<'a>,
    /// The entry of the year.
    pub entry: YearEntry<'a>,
    /// The id of the unit it counts under, as the question wants it; "" where none is written.
    pub unit: &'a str,
    /// The id of its field; "" where none is written.
    pub field: &'a str,
    /// The word for its subject; "" where none is written.
    pub subject: &'a str,
    /// Whether the entry continues an earlier year.
    pub is_continued: bool,
    /// Whether the entry was accepted, whatever came after.
    pub is_accepted: bool,
    /// Whether it was recognised.
    pub is_recognised: bool,
    /// Whether it has an award.
    pub is_awarded: bool,
}

/// Is a figure: the models behind it, each once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Figure(Vec<u32>);

impl Figure {
    /// Counts the models of entries.
    pub fn of(part: &[Counted<'_>]) -> Self {
        Self::of_places(part.iter().map(|one| one.place).collect())
    }

    /// Counts the models that meet a condition in one of the entries.
    pub fn of_those(part: &[Counted<'_>], is_meant: &dyn Fn(&Counted<'_>) -> bool) -> Self {
        let meant = part.iter().filter(|one| is_meant(one));
        Self::of_places(meant.map(|one| one.place).collect())
    }

    /// Counts the models at places, each once.
    pub fn of_places(mut places: Vec<u32>) -> Self {
        places.sort_unstable();
        places.dedup();
        Self(places)
    }

    /// Returns how many models there are.
    pub fn n(&self) -> usize {
        self.0.len()
    }

    /// Lists the places of the models.
    pub fn places(&self) -> &[u32] {
        &self.0
    }
}

/// Is everything a question asks about.
#[derive(Debug)]
pub struct Figures<'a> {
    /// The question.
    pub question: Question,
    /// The units.
    pub tree: &'a UnitTree,
    /// The models that have an entry here, in no order that means anything.
    pub models: Vec<Model<'a>>,
    /// The registered entries, by model and then by year.
    pub entries: Vec<Counted<'a>>,
    /// The drafts and the returned ones, which no figure counts.
    pub left_out: Vec<Counted<'a>>,
    /// The registered entries of units that hang together with the one asked about in no way: of none, of one nobody knows, of one
    /// for which no unit above was written down. No figure counts them; where all units are asked about there are none.
    pub adrift: Vec<Counted<'a>>,
    /// The years of the question of which the register has any entry at all, whosever it is: of the others it has no figure, not the
    /// figure nought.
    pub years_with_any: BTreeSet<i32>,
    /// Where something is undecided, by the place of the model.
    undecided: Vec<bool>,
}

impl<'a> Figures<'a> {
    /// Reads a register for a question.
    pub fn of(register: &'a Register, tree: &'a UnitTree, question: &Question) -> Self {
        let mut figures = Self {
            question: question.clone(),
            tree,
            models: Vec::new(),
            entries: Vec::new(),
            left_out: Vec::new(),
            adrift: Vec::new(),
            years_with_any: BTreeSet::new(),
            undecided: Vec::new(),
        };
        let asked_unit = question.unit_meant(tree);
        let same = SameAs::of(register);
        let mut groups: BTreeMap<RecordId, (u32, Vec<i32>)> = BTreeMap::new();
        for model in Model::each(register) {
            let years = question.from_year..=question.to_year;
            let years = years.filter(|year| model.year(*year).is_some());
            figures.years_with_any.extend(years);
            let is_alone = same.is_alone(model.record_id());
            let face = match is_alone {
                true => model,
                false => face_of(register, &same, model),
            };
            if !question.field.is_empty() && face.field() != question.field {
                continue;
            }
            let unit = face.unit();
            let judge = |year: i32| question.judge(tree, asked_unit, unit, year);
            let years = (question.from_year..=question.to_year)
                .filter_map(|year| model.year(year))
                .filter_map(|entry| Some((judge(entry.year())?, entry)));
            if is_alone {
                let mut years = years.peekable();
                if years.peek().is_some() {
                    let place = figures.place_of(face);
                    years.for_each(|(unit, entry)| figures.add(place, face, unit, entry));
                }
                continue;
            }
            for (unit, entry) in years {
                let id = face.record_id();
                let place = groups.get(id).map(|(place, _)| *place);
                let place = place.unwrap_or_else(|| figures.place_of(face));
                let (_, counted) = groups.entry(id.clone()).or_insert((place, Vec::new()));
                if !counted.contains(&entry.year()) {
                    counted.push(entry.year());
                    figures.add(place, face, unit, entry);
                }
            }
        }
        if !asked_unit.is_empty() && question.reach == Reach::WithBelow {
            figures.add_adrift(register, asked_unit);
        }
        if question.depth == Depth::Communes {
            let mut lines = figures.lines_in_sight();
            let all = figures.entries.iter_mut().chain(&mut figures.left_out);
            all.for_each(|one| one.unit = lines.commune(one.unit, one.entry.year()));
        }
        figures
            .entries
            .sort_by_key(|one| (one.place, one.entry.year()));
        figures
            .left_out
            .sort_by_key(|one| (one.place, one.entry.year()));
        figures
    }

    fn add_adrift(&mut self, register: &'a Register, asked: &str) {
        let (tree, question) = (self.tree, self.question.clone());
        let mut upwards = tree.upwards(asked).into_iter();
        let Some(top) = upwards.rfind(|id| tree.has(id)) else {
            return;
        };
        for model in Model::all(register) {
            if !question.field.is_empty() && model.field() != question.field {
                continue;
            }
            let unit = model.unit();
            let years = (question.from_year..=question.to_year).filter_map(|year| model.year(year));
            let is_adrift = |entry: &YearEntry<'_>| {
                let year = entry.year();
                entry.is_registered()
                    && !question.view.counts_for(tree, unit, top, year)
                    && question.judge(tree, asked, unit, year).is_none()
            };
            let mut years = years.filter(is_adrift).peekable();
            if years.peek().is_none() {
                continue;
            }
            let place = self.place_of(model);
            for entry in years {
                let one = counted(place, model, unit, entry);
                self.adrift.push(one);
            }
        }
    }

    fn place_of(&mut self, model: Model<'a>) -> u32 {
        let is_undecided = has_conflicts(model.record_id(), model.record());
        self.models.push(model);
        self.undecided.push(is_undecided);
        self.models.len() as u32 - 1
    }

    fn add(&mut self, place: u32, model: Model<'a>, unit: &'a str, entry: YearEntry<'a>) {
        let counted = counted(place, model, unit, entry);
        match entry.is_registered() {
            true => self.entries.push(counted),
            false => self.left_out.push(counted),
        }
    }

    /// Counts the registered models.
    pub fn registered(&self) -> Figure {
        Figure::of(&self.entries)
    }

    /// Counts those of a figure that have something undecided.
    pub fn undecided(&self, of: &Figure) -> Figure {
        let is_undecided = |place: &u32| self.undecided.get(*place as usize) == Some(&true);
        let places = of.places().iter().copied();
        Figure(places.filter(|place| is_undecided(place)).collect())
    }

    /// Groups the registered entries by unit. With the units below, each also counts in those above it, up to the one asked
    /// about, as far as their levels have sums of their own; where parents lead back to themselves, once in each of the circle.
    pub fn by_unit(&self, reach: Reach) -> Groups<'a> {
        let mut lines = self.lines_in_sight();
        by_each(&self.entries, &mut |one| match reach {
            Reach::Alone => vec![one.unit],
            Reach::WithBelow => lines.line(one.unit, one.entry.year()),
        })
    }

    /// Looks up which units have sums of their own.
    pub fn lines_in_sight(&self) -> LinesInSight<'a> {
        let top = self.question.unit_meant(self.tree);
        LinesInSight::of(self.tree, self.question.view, top)
    }

    /// Says whether entries are of units whose figures stand under one above them.
    pub fn has_units_out_of_sight(&self) -> bool {
        let mut lines = self.lines_in_sight();
        let mut entries = self.entries.iter();
        entries.any(|one| !lines.has(one.unit, one.entry.year()))
    }

    /// Returns the entries of one year.
    pub fn of_year(&self, year: i32) -> Vec<Counted<'a>> {
        let of_year = self.entries.iter().filter(|one| one.entry.year() == year);
        of_year.copied().collect()
    }
}

fn counted<'a>(place: u32, model: Model<'a>, unit: &'a str, entry: YearEntry<'a>) -> Counted<'a> {
    Counted {
        place,
        model,
        entry,
        unit,
        field: model.field(),
        subject: model.subject(),
        is_continued: entry.is_continued(),
        is_accepted: entry.has_reached(Stage::Accepted),
        is_recognised: entry.has_reached(Stage::Recognised),
        is_awarded: entry.items(super::member::AWARDS).next().is_some(),
    }
}

/// Is entries by something they have: an id, or "" where it is missing.
pub type Groups<'a> = LiteMap<&'a str, Vec<Counted<'a>>>;

/// Groups entries by one thing each has.
pub fn by<'a>(part: &[Counted<'a>], key: &dyn Fn(&Counted<'a>) -> &'a str) -> Groups<'a> {
    by_each(part, &mut |one| vec![key(one)])
}

/// Groups entries by things each has several of; one that repeats a thing counts once there.
pub fn by_each<'a>(
    part: &[Counted<'a>],
    keys: &mut dyn FnMut(&Counted<'a>) -> Vec<&'a str>,
) -> Groups<'a> {
    let mut all: Vec<(&'a str, usize)> = Vec::new();
    for (at, one) in part.iter().enumerate() {
        all.extend(keys(one).into_iter().map(|key| (key, at)));
    }
    all.sort_unstable();
    all.dedup();
    let of_one = all.chunk_by(|(one, _), (other, _)| one == other);
    let group = |places: &[(&'a str, usize)]| {
        let group = places.iter().map(|(_, at)| part[*at]);
        (places[0].0, group.collect())
    };
    of_one.map(group).collect()
}

/// Lists the levels an entry is registered at; "" alone where it names none.
pub fn levels<'a>(one: &Counted<'a>) -> Vec<&'a str> {
    let levels = one.entry.registered_levels();
    if levels.is_empty() { vec![""] } else { levels }
}

/// Returns the model that stands for a group of duplicates.
fn face_of<'a>(register: &'a Register, same: &SameAs, model: Model<'a>) -> Model<'a> {
    let face = register.visible_with_id(same.face(model.record_id()));
    face.map_or(model, |(id, record)| Model::new(id, record))
}
