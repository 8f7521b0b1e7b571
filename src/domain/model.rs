//! Models and their year entries, as views of records.

use super::canonical::item_id;
use super::date::{PartialDate, Timestamp};
use super::fold::{collation_key, is_blank};
use super::leaf::Leaf;
use super::member;
use super::naming;
use super::path::{Path, Segment};
use super::record::Record;
use super::register::{Collection, RecordId, Register};
use super::same_as::SameAs;
use super::shape;
use super::stage::{EntryKind, Stage, Subject};
use super::value::{Number, Value};

/// Reads a record as a model. Costs nothing to make; every accessor reads the value shown on every device.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a> {
    id: &'a RecordId,
    record: &'a Record,
}

impl<'a> Model<'a> {
    /// Reads a record as a model.
    pub fn new(id: &'a RecordId, record: &'a Record) -> Self {
        Self { id, record }
    }

    /// Finds a model that is not hidden.
    pub fn find(register: &'a Register, id: &'a RecordId) -> Option<Self> {
        register.visible(id).map(|record| Self::new(id, record))
    }

    /// Lists the models that are not hidden, every one of a group of duplicates, in the order of their ids.
    pub fn each(register: &'a Register) -> impl Iterator<Item = Self> {
        register
            .collection(&Collection::Models)
            .filter(|(_, record)| !record.is_hidden(&[]))
            .map(|(id, record)| Self::new(id, record))
    }

    /// Lists the models that are not hidden, each group of duplicates by its face alone.
    pub fn all(register: &'a Register) -> impl Iterator<Item = Self> {
        let same = SameAs::of(register);
        Self::each(register).filter(move |model| same.is_face(model.id))
    }

    /// Returns the record's name.
    pub fn record_id(self) -> &'a RecordId {
        self.id
    }

    /// Returns the record.
    pub fn record(self) -> &'a Record {
        self.record
    }

    /// Returns the text of a member, "" where there is none.
    pub fn text(self, member: Segment) -> &'a str {
        self.record.text(&[member])
    }

    /// Returns the date of a member.
    pub fn date(self, member: Segment) -> Option<PartialDate> {
        PartialDate::from_iso(self.text(member)).ok()
    }

    /// Returns the title as it is shown: words in its place where it has none.
    pub fn title(self) -> &'a str {
        naming::shown(self.text(member::TITLE))
    }

    /// Says whether it has a title of which anything can be seen.
    pub fn is_titled(self) -> bool {
        !is_blank(self.text(member::TITLE))
    }

    /// Returns the unit's id.
    pub fn unit(self) -> &'a str {
        self.text(member::UNIT)
    }

    /// Returns the field's id.
    pub fn field(self) -> &'a str {
        self.text(member::FIELD)
    }

    /// Returns the kind's id.
    pub fn kind(self) -> &'a str {
        self.text(member::KIND)
    }

    /// Returns the subject's id; a word that is not known as it is.
    pub fn subject(self) -> &'a str {
        Subject::id_of(self.text(member::SUBJECT))
    }

    /// Returns who carries the model.
    pub fn holder(self) -> &'a str {
        self.text(member::HOLDER)
    }

    /// Lists the years with an entry that is not hidden, the latest first.
    pub fn years(self) -> Vec<YearEntry<'a>> {
        let prefix = [member::YEARS];
        let below = self.record.below(&prefix);
        let mut years: Vec<i32> = below.filter_map(|(path, _)| path.year()).collect();
        years.dedup();
        let latest_first = years.into_iter().rev();
        latest_first.filter_map(|year| self.year(year)).collect()
    }

    /// Returns the entry of a year, where there is one that is not hidden and says anything at all.
    pub fn year(self, year: i32) -> Option<YearEntry<'a>> {
        YearEntry::of(self.record, year)
    }

    /// Returns when a value of the model was last written, and under which name; `None` where no value says when.
    pub fn last_written(self) -> Option<(Timestamp, &'a str)> {
        self.record
            .leaves()
            .values()
            .flat_map(Leaf::entries)
            .map(|entry| (entry.stamp.at, &*entry.stamp.by))
            .filter(|(at, _)| at.is_known())
            .max()
    }

    /// Lists the members this version does not know, with the value shown.
    pub fn unknown_members(self) -> impl Iterator<Item = (&'a Path, &'a Value)> {
        self.record.leaves().iter().filter_map(|(path, leaf)| {
            let (members, rest) = match path.segments() {
                [_, Segment::Year(_), rest @ ..] => (shape::YEAR_ENTRY, rest),
                segments => (shape::MODEL, segments),
            };
            let is_known = match rest.first() {
                Some(first) if member::MARKS.contains(first) => true,
                Some(Segment::Name(name)) => members.iter().any(|m| m.name == name),
                _ => false,
            };
            let face = leaf.face().filter(|e| e.value != Value::Empty)?;
            (!is_known).then_some((path, &face.value))
        })
    }
}

/// Reads a record's leaves under one year.
#[derive(Clone, Copy, Debug)]
pub struct YearEntry<'a> {
    record: &'a Record,
    year: i32,
}

impl<'a> YearEntry<'a> {
    /// Returns a record's entry of a year, where there is one that is not hidden and says anything at all.
    pub fn of(record: &'a Record, year: i32) -> Option<Self> {
        let prefix = [member::YEARS, Segment::Year(year)];
        let exists = record.below(&prefix).any(|(path, leaf)| {
            !path.is_mark_of_deletion()
                && leaf.face().is_some_and(|entry| entry.value != Value::Empty)
        });
        (exists && !record.is_hidden(&prefix)).then_some(Self { record, year })
    }

    /// Returns the year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// Returns the path of a member of this entry.
    pub fn path(year: i32, member: Segment) -> Path {
        [member::YEARS, Segment::Year(year), member].into()
    }

    /// Returns the text of a member, "" where there is none.
    pub fn text(self, member: Segment) -> &'a str {
        self.record
            .text(&[member::YEARS, Segment::Year(self.year), member])
    }

    /// Returns the text of a leaf of the record, "" where there is none.
    pub(super) fn text_at(self, path: &Path) -> &'a str {
        self.record.text(path.segments())
    }

    /// Returns the id for new or continued; a word that is not known as it is.
    pub fn entry(self) -> &'a str {
        EntryKind::id_of(self.text(member::ENTRY))
    }

    /// Returns the stage's id; a word that is not known as it is.
    pub fn stage(self) -> &'a str {
        Stage::id_of(self.text(member::STAGE))
    }

    /// Says whether the entry has a stage that is not known: it counts as registered, and figures say so.
    pub fn has_unknown_stage(self) -> bool {
        let stage = self.text(member::STAGE);
        !stage.is_empty() && Stage::parse(stage).is_none()
    }

    /// Says whether it is neither known to be new nor to be continued, though something is written: it counts as new, and figures say so.
    pub fn has_unknown_entry(self) -> bool {
        let entry = self.text(member::ENTRY);
        !entry.is_empty() && EntryKind::parse(entry).is_none()
    }

    /// Says whether the entry is registered: its stage is neither draft nor returned.
    pub fn is_registered(self) -> bool {
        !matches!(
            Stage::parse(self.stage()),
            Some(Stage::Draft | Stage::Returned)
        )
    }

    /// Says whether the entry continues an earlier year.
    pub fn is_continued(self) -> bool {
        EntryKind::parse(self.entry()) == Some(EntryKind::Continued)
    }

    /// Returns when a value of the entry was last written.
    pub fn last_written(self) -> Option<Timestamp> {
        let prefix = [member::YEARS, Segment::Year(self.year)];
        let entries = self
            .record
            .below(&prefix)
            .flat_map(|(_, leaf)| leaf.entries());
        entries.map(|entry| entry.stamp.at).max()
    }

    /// Says whether the entry has come to a stage: it is at it or beyond, or went through it before it was stopped.
    pub fn has_reached(self, stage: Stage) -> bool {
        match Stage::parse(self.stage()) {
            Some(Stage::Stopped) => self.passed().iter().any(|passed| passed.has_reached(stage)),
            Some(now) => now.has_reached(stage),
            None => false,
        }
    }

    /// Lists the stages its steps say it was at, without stops.
    pub fn passed(self) -> Vec<Stage> {
        let steps = self.steps().into_iter();
        let stages = steps.filter_map(|step| Stage::parse(step.stage));
        stages.filter(|stage| *stage != Stage::Stopped).collect()
    }

    /// Lists the steps in the order they were taken: by day, then by their places in the list, then as the year's work goes. One
    /// without a day comes with the last that stands before it otherwise.
    pub fn steps(self) -> Vec<Step<'a>> {
        let mut steps: Vec<((u32, u8, &str), Step<'a>)> = self
            .items(member::STEPS)
            .map(|(id, value)| {
                let text = |name: &str| value.member(name).map_or("", Value::as_text);
                let step = Step {
                    stage: text("stage"),
                    on: text("on"),
                    by: text("by"),
                    note: text("note"),
                };
                let rank = Stage::parse(step.stage).map_or(u8::MAX, Stage::rank);
                ((place_of(id), rank, id), step)
            })
            .collect();
        steps.sort_unstable_by_key(|(order, _)| *order);
        let mut day = "";
        let dated = steps.into_iter().map(|(_, step)| {
            day = match step.on {
                "" => day,
                on => day.max(on),
            };
            let on = if step.on.is_empty() { day } else { step.on };
            (on, step)
        });
        let mut dated: Vec<(&str, Step<'a>)> = dated.collect();
        // Those of one day stay in their order.
        dated.sort_by_key(|(on, _)| *on);
        dated.into_iter().map(|(_, step)| step).collect()
    }

    /// Lists the indicators with their ids, in the order of the form.
    pub fn indicators(self) -> Vec<(&'a str, Indicator<'a>)> {
        let mut indicators: Vec<_> = self
            .items(member::INDICATORS)
            .map(|(id, value)| {
                let text = |name: &str| value.member(name).map_or("", Value::as_text);
                let indicator = Indicator {
                    name: text("name"),
                    value: match value.member("value") {
                        Some(Value::Number(number)) => Some(number),
                        _ => None,
                    },
                    measure: text("measure"),
                };
                (id, indicator)
            })
            .collect();
        indicators.sort_by_cached_key(|(id, one)| (collation_key(one.name), (*id).to_owned()));
        indicators
    }

    /// Returns the score.
    pub fn score(self) -> Option<&'a Number> {
        match self.face(&[member::SCORE]) {
            Some(Value::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// Returns a part of the decision: number, date or body.
    pub fn decision(self, part: Segment) -> &'a str {
        self.face(&[member::DECISION, part])
            .map_or("", Value::as_text)
    }

    /// Lists the levels registered at; an item that is no text names none.
    pub fn registered_levels(self) -> Vec<&'a str> {
        self.items(member::REGISTERED_LEVELS)
            .filter_map(|(_, value)| match value {
                Value::Text(level) => Some(level.as_str()),
                _ => None,
            })
            .collect()
    }

    /// Lists the items of a list with their ids.
    pub fn items(self, list: Segment) -> impl Iterator<Item = (&'a str, &'a Value)> {
        (self.record).items([member::YEARS, Segment::Year(self.year), list])
    }

    /// Lists the awards with their ids, in the order they were typed into the form; before them those that came without
    /// a place in a list, by date and number.
    pub fn awards(self) -> Vec<(&'a str, &'a Value)> {
        let mut awards: Vec<(&str, &Value)> = self.items(member::AWARDS).collect();
        awards.sort_by_cached_key(|(id, value)| {
            let text = |name: &str| value.member(name).map_or("", Value::as_text);
            // A letter comes after every number: awards without a date stand last.
            let date = match text("date") {
                "" => "z",
                date => date,
            };
            let key = format!("{} {date} {}", place_of(id), text("number"));
            (collation_key(&key), (*id).to_owned())
        });
        awards
    }

    fn face(self, rest: &[Segment]) -> Option<&'a Value> {
        let mut path = vec![member::YEARS, Segment::Year(self.year)];
        path.extend_from_slice(rest);
        self.record.face(&path)
    }
}

/// Is one step through the stages: texts as the record has them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step<'a> {
    /// The stage's word.
    pub stage: &'a str,
    /// The day, ISO 8601.
    pub on: &'a str,
    /// Who took it.
    pub by: &'a str,
    /// Why, or what is to be known of it.
    pub note: &'a str,
}

/// Is one result that can be verified.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Indicator<'a> {
    /// The id of the catalogue's indicator, or its name where the catalogue has none.
    pub name: &'a str,
    /// How much; `None` where the record has no number.
    pub value: Option<&'a Number>,
    /// The measure: m², ngày công, đồng.
    pub measure: &'a str,
}

/// Returns the id of a list item made here. It begins with a place, because items lie in the order of their ids,
/// and one derived from the content alone would put them in no order people know.
pub(super) fn placed_id(place: u32, value: &Value) -> String {
    format!("{place:02}-{}", item_id(value))
}

/// Returns the place that the id of a list item begins with, or is where another program counts its items; 0 for one without.
pub(super) fn place_of(id: &str) -> u32 {
    let (place, shortest) = match id.split_once('-') {
        Some((place, _)) => (place, 2),
        None => (id, 1),
    };
    match place.len() {
        n if n < shortest || n > 4 => 0,
        _ => place.parse().unwrap_or_default(),
    }
}
