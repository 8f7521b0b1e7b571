//! Thinning: events of past days are folded, one day into one event, and the oldest are dropped where room is short.
//!
//! What is to be done comes out as data. First everything in `puts` is put, each in place of what its key holds, then
//! `deletes` are deleted in the order in which they stand. A crash anywhere in between leaves a journal that answers as
//! before: a folded day beside events of that day says nothing they do not say, and its images are the earlier ones.
//! Folding it again with them gives it again.

use std::collections::BTreeMap;

use litemap::LiteMap;

use super::{Cause, Event, FileSource, Journal, Kept, Portion, Then};
use crate::domain::date::Timestamp;
use crate::domain::record::Record;
use crate::domain::register::RecordId;
use crate::domain::replica::{Context, Dot};

/// Says what is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Caps {
    /// How many days, the present one with them, are kept event by event.
    pub n_days: i64,
    /// How much room all events may take. The last event is kept whatever it takes.
    pub n_bytes: usize,
}

impl Caps {
    /// A week event by event, and 24 MB.
    pub const USUAL: Self = Self {
        n_days: 7,
        n_bytes: 24_000_000,
    };
}

/// Says what thinning comes to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Thinning {
    /// The texts of folded days, each to be put under its key in place of what is there.
    pub puts: Vec<(u64, String)>,
    /// The keys to be deleted afterwards, in this order: the oldest first.
    pub deletes: Vec<u64>,
}

impl Journal {
    /// Finds what to fold and what to drop. `write` makes the text of an event.
    ///
    /// Only neighbours of one day are folded, so that an order that clocks contradict stays as it is; and none across an
    /// event that could not be read.
    pub fn thin(
        &self,
        now: Timestamp,
        minutes_ahead: i32,
        caps: Caps,
        write: &dyn Fn(&Event) -> String,
    ) -> Thinning {
        let first_kept_day = now.day(minutes_ahead) - caps.n_days + 1;
        let is_joined = |one: &Kept, next: &Kept| {
            let day = one.event.at.day(minutes_ahead);
            day < first_kept_day
                && day == next.event.at.day(minutes_ahead)
                && !self
                    .unread
                    .iter()
                    .any(|key| (one.key..next.key).contains(key))
        };
        let mut room = caps.n_bytes;
        let mut is_full = false;
        let (mut puts, mut deletes) = (Vec::new(), Vec::new());
        // The latest first, for the oldest go where room is short.
        let runs: Vec<&[Kept]> = self.events.chunk_by(is_joined).collect();
        for (age, run) in runs.into_iter().rev().enumerate() {
            let keys = run.iter().map(|kept| kept.key).rev();
            let (Some(first), false) = (run.first(), is_full) else {
                deletes.extend(keys);
                continue;
            };
            let folded = (run.len() > 1).then(|| write(&folded(run)));
            let n_bytes = folded.as_ref().map_or(first.n_bytes, String::len);
            is_full = n_bytes > room && age > 0;
            room = room.saturating_sub(n_bytes);
            if is_full {
                deletes.extend(keys);
            } else if let Some(text) = folded {
                puts.push((first.key, text));
                deletes.extend(keys.filter(|key| *key != first.key));
            }
        }
        deletes.reverse();
        Thinning { puts, deletes }
    }
}

/// Folds neighbouring events into one: the earliest image of each record, and who brought what since.
fn folded(run: &[Kept]) -> Event {
    let then = Then::before(run);
    let mut files = Vec::new();
    let mut brought: BTreeMap<&RecordId, Vec<Portion>> = BTreeMap::new();
    let nothing = Context::new();
    for Kept { event, .. } in run {
        let places: Vec<usize> = event
            .files
            .iter()
            .map(|file| place(&mut files, file))
            .collect();
        let ids = event.before.iter().map(|(id, _)| id).chain(&event.created);
        for id in ids {
            let seen = event.before.get(id).map_or(&nothing, Record::context);
            let at_first = then.before.get(id).map_or(&nothing, Record::context);
            let so_far = brought.entry(id).or_default();
            close(so_far, at_first, seen);
            let portions = event.portions(id);
            so_far.extend(portions.iter().map(|portion| Portion {
                file: portion.file.and_then(|file| places.get(file).copied()),
                added: portion.added.clone(),
            }));
            if portions.is_empty() {
                let (file, added) = (None, Context::new());
                so_far.push(Portion { file, added });
            }
        }
    }
    brought.retain(|_, portions| portions.iter().any(|portion| portion.file.is_some()));
    let brought = brought.into_iter();
    let brought = brought.map(|(id, portions)| (id.clone(), portions));
    let brought: LiteMap<RecordId, Vec<Portion>> = brought.collect();
    Event {
        at: run.first().map_or(Timestamp::MIN, |kept| kept.event.at),
        deed: String::new(),
        cause: Cause::Day,
        before: then.before,
        created: then.absent,
        files,
        brought,
    }
}

/// Returns the place of a file in the list, put there where it is not.
fn place(files: &mut Vec<FileSource>, file: &FileSource) -> usize {
    let found = files.iter().position(|known| known == file);
    found.unwrap_or_else(|| {
        files.push(file.clone());
        files.len() - 1
    })
}

/// Ends the portions of a record at what the next event found: the last portion has the rest of that.
fn close(portions: &mut Vec<Portion>, before: &Context, until: &Context) {
    if let Some(last) = portions.last_mut() {
        last.added = until.clone();
    }
    for portion in &mut *portions {
        portion.added = portion
            .added
            .iter()
            .map(|(replica, n)| Dot {
                replica,
                n: n.min(until.last(replica)),
            })
            .collect();
    }
    reduce(portions, before);
}

/// Leaves each portion what neither `before` nor an earlier portion had seen. A file that added nothing stays, because it
/// may have taken something away.
pub(super) fn reduce(portions: &mut Vec<Portion>, before: &Context) {
    let mut seen = before.clone();
    let mut reduced: Vec<Portion> = Vec::with_capacity(portions.len());
    for Portion { file, added } in portions.drain(..) {
        let dots = added.iter().map(|(replica, n)| Dot { replica, n });
        let added: Context = dots.filter(|dot| !seen.covers(*dot)).collect();
        seen.join(&added);
        let is_known = file.is_none() || reduced.iter().any(|earlier| earlier.file == file);
        match reduced.last_mut() {
            _ if added.is_empty() && is_known => {}
            Some(last) if last.file == file => last.added.join(&added),
            _ => reduced.push(Portion { file, added }),
        }
    }
    *portions = reduced;
}
