//! Follow-up: what is late, silent, incomplete, empty or odd in a year, at a unit and those below it.
//!
//! A matter is about one thing, and stands there once: under its most urgent reason, with the others beside it. What a deadline
//! still waits for is one matter for all. Nothing is decided or corrected here.
//!
//! Cost: one look at each entry of the year, one at each unit, and one at each title.

mod gathered;
mod model_matters;
mod put_off;
mod unit_matters;
mod unknown_words;

use chrono::NaiveDate;

use super::catalogue::CatalogueList;
use super::catalogue_set::{Aspect, SetDeadline, Sets};
use super::duplicates::Pair;
use super::received::Received;
use super::register::{RecordId, Register};
use super::set_in_force::InForce;
use super::set_warnings::SetFault;
use super::stage::Stage;
use super::unit::UnitTree;
use super::unit_trouble::UnitTrouble;

pub use gathered::{Gathered, MOST_BY_THEMSELVES};
pub use model_matters::Part;
pub use put_off::{FollowUpChoices, PutOff};

/// Is what is looked at, and from where.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The register.
    pub register: &'a Register,
    /// Its units.
    pub units: &'a UnitTree,
    /// Its sets.
    pub sets: &'a Sets,
    /// Its fields.
    pub fields: &'a CatalogueList,
    /// Who has sent files.
    pub received: &'a Received,
    /// Pairs of models that are likely one and the same.
    pub pairs: &'a [Pair],
    /// The unit of the register, "" where it has none.
    pub own: &'a str,
    /// The year.
    pub year: i32,
    /// This day.
    pub today: NaiveDate,
    /// After how many days without an update an entry counts as silent.
    pub n_days: u32,
}

/// Is what a matter is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum About {
    /// A deadline for a stage.
    Stage(Stage),
    /// The deadline for files.
    Files,
    /// The year as a whole.
    Year,
    /// A model.
    Model(RecordId),
    /// A unit, by its id.
    Unit(String),
    /// A field, by its id.
    Field(String),
    /// A set, by its id.
    Set(String),
}

/// Is why something is a matter. Where no day decides, the earlier one is the more urgent.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reason {
    /// The entry has not come to a stage, which was due on a day that has passed.
    Late(Stage, NaiveDate),
    /// The registration was sent back and has not come again, and something was due on a day that has passed.
    SentBack(NaiveDate),
    /// The unit has no registered model, and registration was due.
    Unregistered(NaiveDate),
    /// The unit's files have not come, and were due. One whose models were written here has none to send.
    FilesLate(NaiveDate),
    /// So many entries, and units without any, have a stage to come to by a day that has not passed.
    Due {
        /// The day.
        on: NaiveDate,
        /// Entries.
        n_entries: usize,
        /// Units without a registered model.
        n_units: usize,
    },
    /// So many units have files to send by a day that has not passed.
    FilesDue(NaiveDate, usize),
    /// It has no title or name of which anything can be seen.
    Unnamed,
    /// A file says of the unit what cannot be.
    Trouble(UnitTrouble),
    /// Something is wrong with the set.
    Fault(SetFault),
    /// Nothing was written since a day.
    Silent(NaiveDate),
    /// A decision or an award is of a day that cannot be.
    TooEarly,
    /// Words that the program does not know stand where it has a list.
    UnknownWords(Vec<String>),
    /// A score is above the most points, given twice or of no criterion of the set, or the sum that was written down differs.
    OddScores,
    /// Its origins lead back to it.
    OriginsInCircle,
    /// It may be one and the same as so many others.
    Alike(usize),
    /// Parts of the form are empty.
    Lacks(Vec<Part>),
    /// It has no registered model.
    Empty,
}

impl Reason {
    /// Returns the day that decides how urgent it is.
    pub fn on(&self) -> Option<NaiveDate> {
        match self {
            Self::Late(_, on)
            | Self::SentBack(on)
            | Self::Unregistered(on)
            | Self::FilesLate(on)
            | Self::Due { on, .. }
            | Self::FilesDue(on, _) => Some(*on),
            _ => None,
        }
    }

    fn rank(&self) -> (bool, Option<NaiveDate>, &Self) {
        (self.on().is_none(), self.on(), self)
    }
}

/// Is one thing to look after.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Matter {
    /// What it is about.
    pub about: About,
    /// The most urgent reason.
    pub reason: Reason,
    /// The others.
    pub others: Vec<Reason>,
}

impl Matter {
    /// Puts reasons into one matter; `None` where there is none.
    fn of(about: About, mut reasons: Vec<Reason>) -> Option<Self> {
        reasons.sort_by(|one, other| one.rank().cmp(&other.rank()));
        let mut reasons = reasons.into_iter();
        Some(Self {
            about,
            reason: reasons.next()?,
            others: reasons.collect(),
        })
    }
}

/// Is a part of the agenda.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum When {
    /// The day has passed.
    Overdue,
    /// It is one of these seven days.
    ThisWeek,
    /// It is later.
    Later,
    /// There is none.
    Undated,
}

impl When {
    /// Lists the parts in the order of the agenda.
    pub const ALL: &[Self] = &[Self::Overdue, Self::ThisWeek, Self::Later, Self::Undated];

    /// Returns the part a matter stands in.
    pub fn of(matter: &Matter, today: NaiveDate) -> Self {
        match matter.reason.on() {
            None => Self::Undated,
            Some(on) => match (on - today).num_days() {
                ..0 => Self::Overdue,
                0..7 => Self::ThisWeek,
                _ => Self::Later,
            },
        }
    }
}

/// Lists everything to look after, the most urgent first; what people put off too.
pub fn matters(view: View<'_>) -> Vec<Matter> {
    let mut matters = Vec::new();
    let in_force = |aspect| (view.sets).in_force_everywhere(view.units, view.year, aspect);
    let rules = Rules {
        deadlines: in_force(Aspect::Deadlines),
        criteria: in_force(Aspect::Criteria),
    };
    let counted = model_matters::add(view, &rules, &mut matters);
    unit_matters::add(view, &rules, &counted, &mut matters);
    matters.sort_by(|one, other| {
        let by_reason = one.reason.rank().cmp(&other.reason.rank());
        by_reason.then_with(|| one.about.cmp(&other.about))
    });
    matters
}

/// Returns the day of a deadline for the entries of a year. The last of February is the last there is.
pub fn deadline_day(deadline: &SetDeadline, year: i32) -> Option<NaiveDate> {
    let year = year + i32::from(deadline.is_next_year);
    let day = |day| NaiveDate::from_ymd_opt(year, deadline.month, day);
    day(deadline.day).or_else(|| day(deadline.day.checked_sub(1)?))
}

/// Is the sets of the year, looked up once for all units.
struct Rules<'a> {
    deadlines: InForce<'a>,
    criteria: InForce<'a>,
}

impl View<'_> {
    /// Says whether a unit, or the one that stands today in its place, is the own one or below it.
    fn is_own(&self, unit: &str) -> bool {
        self.own.is_empty() || self.units.counts_for(unit, self.own)
    }

    /// Returns the days of a unit's deadlines, in their order, with the stages an entry can come to.
    fn deadlines(&self, rules: &Rules<'_>, unit: &str) -> Vec<(NaiveDate, Stage)> {
        let set = |unit| rules.deadlines.of(unit);
        let Some(set) = set(unit).or_else(|| set(self.units.today(unit))) else {
            return Vec::new();
        };
        let deadlines = set.deadlines.iter().filter_map(|one| {
            let stage = Stage::parse(&one.stage).filter(|stage| is_followed(*stage))?;
            Some((deadline_day(one, self.year)?, stage))
        });
        let mut deadlines: Vec<_> = deadlines.collect();
        deadlines.sort_unstable();
        deadlines
    }
}

/// Says whether the year's work leads to a stage.
fn is_followed(stage: Stage) -> bool {
    !matches!(
        stage,
        Stage::Draft | Stage::Returned | Stage::NotRecognised | Stage::Stopped
    )
}
