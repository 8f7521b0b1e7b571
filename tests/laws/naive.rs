//! A second implementation of the join, as plain as it can be: nothing is ever thrown away.
//!
//! Every change is an event that knows all the events it had seen of its record. A state is a set of events, the join is
//! the union of two sets, and what is present follows from who had seen whom.

use std::collections::{BTreeMap, BTreeSet};

use so_dan_van_kheo::domain::canonical::{lone_dot, restated_dot};
use so_dan_van_kheo::domain::change::Change;
use so_dan_van_kheo::domain::leaf::{Entry, Leaf, Stamp};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::record::Record;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Context, Dot, ReplicaId};
use so_dan_van_kheo::domain::value::Value;

type Seen = BTreeSet<usize>;

enum What {
    Write(Dot, Value, Stamp),
    Remove,
}

/// Is something that happened at one path; one that `ends` what is below a prefix, to all of that.
struct Event {
    path: Path,
    what: What,
    ends: Option<Vec<Segment>>,
    past: Seen,
}

/// Holds everything that ever happened.
#[derive(Default)]
pub struct Events(Vec<Event>);

/// Says which events a state has seen, by record.
#[derive(Clone, Default)]
pub struct NaiveRegister(BTreeMap<RecordId, Seen>);

impl NaiveRegister {
    pub fn join(&mut self, other: &Self) {
        for (id, seen) in &other.0 {
            self.0.entry(id.clone()).or_default().extend(seen);
        }
    }

    /// Has heard of a record, and of nothing in it.
    pub fn meet(&mut self, id: &RecordId) {
        self.0.entry(id.clone()).or_default();
    }

    pub fn filter(&self, keep: impl Fn(&RecordId) -> bool) -> Self {
        let kept = self.0.iter().filter(|(id, _)| keep(id));
        Self(kept.map(|(id, seen)| (id.clone(), seen.clone())).collect())
    }

    /// Makes a change by a replica that has written `n` times so far.
    pub fn change(
        &mut self,
        events: &mut Events,
        id: &RecordId,
        change: &Change,
        (replica, n): (ReplicaId, &mut u32),
        stamp: &Stamp,
    ) {
        let mut next_dot = || {
            *n += 1;
            Dot { replica, n: *n }
        };
        let mark = |prefix: &[Segment]| Path::from([prefix, &[member::DELETED]].concat());
        match change {
            Change::Write(path, value) => {
                self.write(events, id, path, value.clone(), next_dot(), stamp)
            }
            Change::Accept(path, value, stamp) => {
                let dot = restated_dot(id, path, value, stamp.at);
                self.write(events, id, path, value.clone(), dot, stamp);
            }
            Change::Restore(prefix) => {
                self.write(events, id, &mark(prefix), Value::Empty, next_dot(), stamp)
            }
            Change::Delete(prefix) => {
                let seen = self.seen(events, id);
                self.write(events, id, &mark(prefix), seen, lone_dot(next_dot()), stamp);
            }
            Change::Purge(prefix) => {
                if prefix.is_empty() {
                    self.take_over_deletions(events, id);
                }
                let seen = self.seen(events, id);
                let purged = Path::from([prefix, &[member::PURGED][..]].concat());
                let what = What::Write(next_dot(), seen, stamp.clone());
                self.happen(events, id, &purged, what, Some(prefix.clone()));
                let delete = Change::Delete(prefix.clone());
                self.change(events, id, &delete, (replica, n), stamp);
            }
            Change::Remove(path) => self.happen(events, id, path, What::Remove, None),
        }
    }

    pub fn write(
        &mut self,
        events: &mut Events,
        id: &RecordId,
        path: &Path,
        value: Value,
        dot: Dot,
        stamp: &Stamp,
    ) {
        self.happen(
            events,
            id,
            path,
            What::Write(dot, value, stamp.clone()),
            None,
        );
    }

    /// Returns what is left of a state where of some records only these marks are known: as if each had been made by somebody
    /// who had seen nothing, or what was erased.
    pub fn reduced(&self, events: &mut Events, facts: &BTreeMap<RecordId, Record>) -> Self {
        let mut reduced = self.clone();
        for (id, fact) in facts {
            let seen: Seen = self.0[id].iter().copied().collect();
            let is_known = |event: &usize| {
                let dot = events.0[*event].dot();
                dot.is_some_and(|dot| fact.context().covers(dot))
            };
            let mut known: Seen = seen.into_iter().filter(is_known).collect();
            let marks: Vec<usize> = known.iter().copied().collect();
            for mark in marks {
                let Event { path, what, .. } = &events.0[mark];
                let What::Write(dot, value, stamp) = what else {
                    continue;
                };
                if *path != Path::from([member::DELETED])
                    || fact
                        .leaf(path.segments())
                        .is_none_or(|leaf| !leaf.has(*dot))
                {
                    continue;
                }
                let alone = Event {
                    path: path.clone(),
                    what: What::Write(*dot, value.clone(), stamp.clone()),
                    ends: None,
                    past: Seen::new(),
                };
                known.remove(&mark);
                known.insert(events.0.len());
                events.0.push(alone);
            }
            reduced.0.insert(id.clone(), known);
        }
        reduced
    }

    /// Counts as seen what the deletions of a record had seen.
    fn take_over_deletions(&mut self, events: &Events, id: &RecordId) {
        let seen = self.0.entry(id.clone()).or_default();
        let record = events.record(seen);
        let deletions = record.leaf(&[member::DELETED]);
        for known in deletions.into_iter().flat_map(Leaf::seen) {
            let events = events.0.iter().enumerate();
            let events =
                events.filter(|(_, event)| event.dot().is_some_and(|dot| known.covers(dot)));
            seen.extend(events.map(|(at, _)| at));
        }
    }

    fn seen(&self, events: &Events, id: &RecordId) -> Value {
        let seen = self.0.get(id).into_iter().flatten();
        Value::Seen(seen.filter_map(|e| events.0[*e].dot()).collect())
    }

    fn happen(
        &mut self,
        events: &mut Events,
        id: &RecordId,
        path: &Path,
        what: What,
        ends: Option<Vec<Segment>>,
    ) {
        let seen = self.0.entry(id.clone()).or_default();
        let event = events.0.len();
        events.0.push(Event {
            path: path.clone(),
            what,
            ends,
            past: seen.clone(),
        });
        seen.insert(event);
    }
}

impl Event {
    fn dot(&self) -> Option<Dot> {
        match &self.what {
            What::Write(dot, ..) => Some(*dot),
            What::Remove => None,
        }
    }
}

impl Events {
    /// Says what is present in a state: every write that no later one in it has seen.
    pub fn register(&self, state: &NaiveRegister) -> Register {
        state
            .0
            .iter()
            .map(|(id, seen)| (id.clone(), self.record(seen)))
            .collect()
    }

    fn record(&self, seen: &Seen) -> Record {
        let context: Context = seen.iter().filter_map(|e| self.0[*e].dot()).collect();
        let mut leaves: BTreeMap<Path, Leaf> = BTreeMap::new();
        for event in seen.iter().map(|e| &self.0[*e]) {
            let What::Write(dot, value, stamp) = &event.what else {
                continue;
            };
            let is_over = seen.iter().map(|e| &self.0[*e]).any(|later| {
                let ends = later.ends.as_deref();
                let is_ended = ends.is_some_and(|prefix| event.path.starts_with(prefix));
                (is_ended || later.path == event.path)
                    && later
                        .past
                        .iter()
                        .map(|e| &self.0[*e])
                        .any(|known| known.path == event.path && known.dot() == Some(*dot))
            });
            if !is_over {
                let (dot, value, stamp) = (*dot, value.clone(), stamp.clone());
                leaves
                    .entry(event.path.clone())
                    .or_default()
                    .insert(Entry { dot, value, stamp });
            }
        }
        Record::from_parts(context, leaves.into_iter().collect())
    }
}
