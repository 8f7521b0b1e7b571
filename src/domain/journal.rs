//! The journal: what this machine has seen change, as the records were before each event.
//!
//! Restore points ("Điểm khôi phục") and history ("Lịch sử thay đổi") are both read from it. An [`Event`] holds the
//! touched records as they were, whole, and the names of those that were not there yet. The earliest image of a record
//! among the events from a point on is therefore the record at that point: [`Then`]. Who brought a value follows from the
//! same images: the last event whose image has not seen its dot ([`provenance::Trail`]).
//!
//! It is local to this machine: never joined, no part of the fingerprint, in no file but a full backup. What happened
//! before it begins, it does not know.
//!
//! Invariant: events stand in the order of their keys, whatever their clocks say. Taking away the oldest events, or
//! folding neighbours into one, changes no answer about the points that are left.

pub mod content;
pub mod forgetting;
pub mod going_back;
pub mod provenance;
pub mod thinning;

use std::collections::BTreeSet;

use litemap::LiteMap;

use super::date::Timestamp;
use super::record::Record;
use super::register::{RecordId, Register};
use super::replica::{Context, Dot};

/// Says what kind of deed an event was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cause {
    /// One thing was edited.
    Edit,
    /// Many were, at once.
    Bulk,
    /// Files were taken in, or a backup.
    Import,
    /// Values of an earlier point were written again.
    GoingBack,
    /// All that happened on a day that is long past, folded into one.
    Day,
}

/// Is a file that was taken in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileSource {
    /// Its name, as it lay on this machine.
    pub name: String,
    /// The id of the unit that sent it; may be empty.
    pub unit: String,
    /// The name the sender gave; may be empty.
    pub by: String,
    /// When the sender made it; `None` where the file does not say.
    pub exported_at: Option<Timestamp>,
    /// When it was taken in here.
    pub received_at: Timestamp,
}

/// Is what one file, or this machine, added to what a record had seen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Portion {
    /// The place of the file among those of the event; `None` for this machine.
    pub file: Option<usize>,
    /// What it added. The last portion of a record has all that is left, and says nothing.
    pub added: Context,
}

/// Is one thing that happened to the register of this machine.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// When, by the clock of this machine.
    pub at: Timestamp,
    /// What was done, in the words of the caller; empty for a day.
    pub deed: String,
    /// The kind of deed.
    pub cause: Cause,
    /// The touched records as they were.
    pub before: Register,
    /// The touched records that were not there.
    pub created: BTreeSet<RecordId>,
    /// The files that were taken in.
    pub files: Vec<FileSource>,
    /// For each record that files touched: who added what, in order. All others were touched by this machine alone.
    ///
    /// A dot is of the first portion that covers it. That is exact, because a file that has seen a dot which is present
    /// after it was joined had the value too. Most records come with one file, and cost one small number.
    pub brought: LiteMap<RecordId, Vec<Portion>>,
}

impl Event {
    /// Writes down a deed of this machine before it is done: `register` is as it was before.
    pub fn new(
        at: Timestamp,
        deed: String,
        cause: Cause,
        register: &Register,
        touched: BTreeSet<RecordId>,
    ) -> Self {
        let before = register.part(&touched);
        let mut created = touched;
        created.retain(|id| before.get(id).is_none());
        Self {
            at,
            deed,
            cause,
            before,
            created,
            files: Vec::new(),
            brought: LiteMap::new(),
        }
    }

    /// Writes down an import before it is done: each file with the part of it that `register` does not include yet, in the
    /// order in which they are joined. `own` is what this machine writes upon them in the same breath.
    pub fn of_import(
        at: Timestamp,
        deed: String,
        register: &Register,
        files: Vec<(FileSource, Register)>,
        own: &Register,
    ) -> Self {
        let mut portions: Vec<(&RecordId, Portion)> = Vec::new();
        for (at, (_, news)) in files.iter().enumerate() {
            portions.extend(news.iter().map(|(id, record)| {
                let added = record.context().clone();
                let file = Some(at);
                (id, Portion { file, added })
            }));
        }
        portions.extend(own.iter().map(|(id, record)| {
            let added = record.context().clone();
            (id, Portion { file: None, added })
        }));
        portions.sort_by_key(|(id, _)| *id);
        let mut brought = LiteMap::new();
        for of_record in portions.chunk_by(|(one, _), (other, _)| one == other) {
            let [(id, _), ..] = of_record else { continue };
            let of_record = of_record.iter().map(|(_, portion)| portion.clone());
            let mut of_record: Vec<Portion> = of_record.collect();
            let seen = register.get(id).map(Record::context);
            thinning::reduce(&mut of_record, seen.unwrap_or(&Context::new()));
            if let Some(last) = of_record.last_mut() {
                last.added = Context::new();
            }
            brought.insert((*id).clone(), of_record);
        }
        let touched = brought.keys().cloned().collect();
        let files = files.into_iter().map(|(file, _)| file);
        Self {
            files: files.collect(),
            brought,
            ..Self::new(at, deed, Cause::Import, register, touched)
        }
    }

    /// Says whether the event touched a record.
    pub fn touches(&self, id: &RecordId) -> bool {
        self.before.get(id).is_some() || self.created.contains(id)
    }

    /// Says whether a file touched the record.
    pub fn is_by_file(&self, id: &RecordId) -> bool {
        self.portions(id)
            .iter()
            .any(|portion| portion.file.is_some())
    }

    /// Returns the file that brought a dot of a record; `None` where this machine wrote it.
    pub fn file_of(&self, id: &RecordId, dot: Dot) -> Option<&FileSource> {
        let portions = self.portions(id);
        let found = portions.iter().find(|portion| portion.added.covers(dot));
        let file = found.or(portions.last())?.file?;
        self.files.get(file)
    }

    /// Lists the files that touched a record, each once.
    pub fn files_of(&self, id: &RecordId) -> Vec<&FileSource> {
        let mut places: Vec<usize> = self.portions(id).iter().filter_map(|p| p.file).collect();
        places.sort_unstable();
        places.dedup();
        places.iter().filter_map(|at| self.files.get(*at)).collect()
    }

    fn portions(&self, id: &RecordId) -> &[Portion] {
        self.brought.get(id).map_or(&[], Vec::as_slice)
    }

    /// Says whether the event had not seen a dot of a record that it touched, so that the dot came with it or later.
    fn is_before(&self, id: &RecordId, dot: Dot) -> bool {
        let image = self.before.get(id);
        image.is_none_or(|record| !record.context().covers(dot))
    }
}

/// Is an event with its key, as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// Its key: later events have greater ones.
    pub key: u64,
    /// The event.
    pub event: Event,
    /// How much room it takes.
    pub n_bytes: usize,
}

/// Is what this machine remembers, in order. Impossible: two events with one key.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Journal {
    events: Vec<Kept>,
    unread: Vec<u64>,
}

impl Journal {
    /// Takes up events in any order, and the keys of those that could not be read.
    pub fn new(mut events: Vec<Kept>, mut unread: Vec<u64>) -> Self {
        events.sort_by_key(|kept| kept.key);
        events.dedup_by_key(|kept| kept.key);
        unread.sort_unstable();
        Self { events, unread }
    }

    /// Lists the events, the oldest first.
    pub fn events(&self) -> &[Kept] {
        &self.events
    }

    /// Lists the events from a key on.
    pub fn since(&self, key: u64) -> &[Kept] {
        let first = self.events.partition_point(|kept| kept.key < key);
        self.events.get(first..).unwrap_or_default()
    }

    /// Says whether every event from a key on could be read. Where one could not, the register at that point is known in
    /// part only, and the screen must say so.
    pub fn is_whole_since(&self, key: u64) -> bool {
        self.unread.last().is_none_or(|unread| *unread < key)
    }

    /// Lists the restore points, the latest first: the register as it was right before each of these events. They are
    /// imports, bulk changes, goings back, days, and the first event of every day.
    pub fn points(&self, minutes_ahead: i32) -> Vec<&Kept> {
        let mut points = Vec::new();
        let mut last_day = None;
        for kept in &self.events {
            let day = Some(kept.event.at.day(minutes_ahead));
            if kept.event.cause != Cause::Edit || day != last_day {
                points.push(kept);
            }
            last_day = day;
        }
        points.reverse();
        points
    }
}

/// Is the register at an earlier point, as far as it may differ from the present one: every record touched since, as it
/// was.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Then {
    before: Register,
    absent: BTreeSet<RecordId>,
}

impl Then {
    /// Finds the register right before the first of these events, which are all there are from a point on: the earliest
    /// image of a record counts.
    pub fn before(events: &[Kept]) -> Self {
        let mut then = Self::default();
        for Kept { event, .. } in events {
            then.take(event);
        }
        then
    }

    /// Adds what a later event says of records not touched so far.
    fn take(&mut self, event: &Event) {
        let created = event.created.iter();
        let created = created.filter(|id| self.before.get(id).is_none());
        let absent: Vec<RecordId> = created.cloned().collect();
        let images = event
            .before
            .filter(|id, _| !self.absent.contains(id) && self.before.get(id).is_none());
        self.before.join(&images);
        self.absent.extend(absent);
    }

    /// Lists the records touched since, in no order, each as it was; `None` where it was not there.
    pub fn records(&self) -> impl Iterator<Item = (&RecordId, Option<&Record>)> {
        let there = self.before.iter().map(|(id, record)| (id, Some(record)));
        there.chain(self.absent.iter().map(|id| (id, None)))
    }

    /// Returns the whole register as it was.
    pub fn register(&self, now: &Register) -> Register {
        let mut register =
            now.filter(|id, _| !self.absent.contains(id) && self.before.get(id).is_none());
        register.join(&self.before);
        register
    }
}
