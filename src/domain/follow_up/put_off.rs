//! What people put off: a matter comes back after some days, or as soon as it is another one.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};

use super::{About, Gathered, Matter, Reason};
use crate::domain::date::PartialDate;
use crate::domain::register::{Collection, RecordId};

/// For how many days a matter is put off.
pub const PUT_OFF_DAYS: u64 = 7;

/// Is a matter that was put off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PutOff {
    /// What it is about: one thing, or all of a kind.
    pub about: String,
    /// Its kind at that time.
    pub kind: String,
    /// The day it comes back.
    pub until: PartialDate,
}

/// Holds how people follow up on this machine: in no file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FollowUpChoices {
    /// After how many days without an update an entry counts as silent.
    pub n_days: u32,
    /// What was put off.
    pub put_off: Vec<PutOff>,
}

impl Default for FollowUpChoices {
    fn default() -> Self {
        Self {
            n_days: 30,
            put_off: Vec::new(),
        }
    }
}

impl FollowUpChoices {
    /// Puts a line of the agenda off, and forgets what has come back since. Of many matters their kind is put off, with those that
    /// come to be of it meanwhile.
    pub fn put_off(&mut self, line: &Gathered, today: NaiveDate) {
        let Some(matter) = line.matters.first() else {
            return;
        };
        let about = match line.is_many() {
            true => matter.kind_key(),
            false => matter.key(),
        };
        let kind = matter.kind();
        self.put_off
            .retain(|one| one.is_in_force(today) && one.about != about);
        let until = today + Days::new(PUT_OFF_DAYS);
        let until = PartialDate::new(until.year(), Some(until.month()), Some(until.day()));
        // A clock that says a year nobody writes puts nothing off.
        self.put_off
            .extend(until.ok().map(|until| PutOff { about, kind, until }));
    }

    /// Looks up what is put off on a day.
    pub fn on(&self, today: NaiveDate) -> PutOffOn<'_> {
        let in_force = self.put_off.iter().filter(|one| one.is_in_force(today));
        PutOffOn(in_force.map(|one| (&*one.about, &*one.kind)).collect())
    }

    /// Takes back that anything was put off.
    pub fn bring_back(&mut self) {
        self.put_off.clear();
    }
}

/// Knows what is put off on one day.
pub struct PutOffOn<'a>(BTreeSet<(&'a str, &'a str)>);

impl PutOffOn<'_> {
    /// Says whether a matter is put off.
    pub fn has(&self, matter: &Matter) -> bool {
        let is_there = |about: String| self.0.contains(&(&*about, &*matter.kind()));
        !self.0.is_empty() && (is_there(matter.key()) || is_there(matter.kind_key()))
    }
}

impl PutOff {
    /// Says whether it holds on a day. One that ends too far ahead was written by a wrong clock, and puts nothing off.
    fn is_in_force(&self, today: NaiveDate) -> bool {
        let n_days = (self.until.first_day() - today).num_days();
        (1..=PUT_OFF_DAYS.cast_signed()).contains(&n_days)
    }
}

impl Matter {
    /// Returns what tells matters apart, whatever the reason.
    pub fn key(&self) -> String {
        let name = |collection, id: &String| RecordId::new(collection, id.as_str()).to_string();
        match &self.about {
            About::Stage(stage) => format!("stage {}", stage.id()),
            About::Files => "files".to_owned(),
            About::Year => "year".to_owned(),
            About::Model(id) => id.to_string(),
            About::Unit(id) => name(Collection::Units, id),
            About::Field(id) => name(Collection::FIELDS, id),
            About::Set(id) => name(Collection::SETS, id),
        }
    }

    /// Returns the kind of its most urgent reason. How many days, parts or others there are makes it no other one.
    pub fn kind(&self) -> String {
        let on = |word: &str, on: &NaiveDate| format!("{word} {on}");
        match &self.reason {
            Reason::Late(stage, day) => on(&format!("late {}", stage.id()), day),
            Reason::SentBack(day) => on("sent-back", day),
            Reason::Unregistered(day) => on("unregistered", day),
            Reason::FilesLate(day) => on("files-late", day),
            Reason::Due { on: day, .. } => on("due", day),
            Reason::FilesDue(day, _) => on("files-due", day),
            Reason::Unnamed => "unnamed".to_owned(),
            Reason::Trouble(_) => "trouble".to_owned(),
            Reason::Fault(_) => "fault".to_owned(),
            Reason::Silent(_) => "silent".to_owned(),
            Reason::TooEarly => "too-early".to_owned(),
            Reason::UnknownWords(_) => "unknown-words".to_owned(),
            Reason::OddScores => "odd-scores".to_owned(),
            Reason::OriginsInCircle => "origins-in-circle".to_owned(),
            Reason::Alike(_) => "alike".to_owned(),
            Reason::Lacks(_) => "lacks".to_owned(),
            Reason::Empty => "empty".to_owned(),
        }
    }
}
