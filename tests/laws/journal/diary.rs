//! One office that writes down every event, beside what was really so.

use std::collections::{BTreeMap, BTreeSet};

use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::deletion::erased_of;
use so_dan_van_kheo::domain::journal::provenance::{Origin, Trail};
use so_dan_van_kheo::domain::journal::{Cause, Event, FileSource, Journal, Kept, Then};
use so_dan_van_kheo::domain::leaf::Leaf;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::Dot;
use so_dan_van_kheo::format::stored_event::{read_event, write_event};

use crate::action::Action;
use crate::history::World;

const DAY: i64 = 86_400_000;

/// Is what the first office of a world wrote down, and what was really so.
#[derive(Default)]
pub struct Diary {
    pub events: Vec<Kept>,
    /// The register before each event.
    pub points: Vec<Register>,
    /// Where each dot came from when it first came: a file by its number, or this office.
    pub origins: BTreeMap<(RecordId, Dot), Option<usize>>,
    /// Files that are taken in, and not written down yet.
    pending: Vec<(FileSource, Register)>,
    before_pending: Register,
    n_files: usize,
    n_steps: i64,
}

impl Diary {
    /// Lets a history happen. `batches` says how files that come one after the other are taken in together.
    pub fn of(mut world: World, steps: &[Action], batches: u64) -> (World, Self) {
        let mut diary = Self::default();
        for step in steps {
            let before = world.sites[0].register.clone();
            let file = match step {
                Action::Deliver { piece, to }
                    if to % world.sites.len() == 0 && !world.files.is_empty() =>
                {
                    Some(world.files[piece % world.files.len()].open().register)
                }
                _ => None,
            };
            world = world.run(std::slice::from_ref(step));
            let n_sites = world.sites.len();
            let file = match step {
                Action::Send { to, .. } if to % n_sites == 0 => {
                    world.files.last().map(|file| file.open().register)
                }
                Action::Plain { who, .. } if who % n_sites == 0 => {
                    world.pieces.last().map(|piece| piece.register.clone())
                }
                _ => file,
            };
            let after = world.sites[0].register.clone();
            diary.note(&before, &after, file, batches);
        }
        diary.write_down();
        (world, diary)
    }

    fn note(&mut self, before: &Register, after: &Register, file: Option<Register>, batches: u64) {
        self.n_steps += 1;
        let is_file = file.is_some();
        let touched: BTreeSet<RecordId> = after
            .iter()
            .filter(|(id, record)| before.get(id) != Some(record))
            .map(|(id, _)| id.clone())
            .collect();
        if touched.is_empty() {
            return;
        }
        if let Some(piece) = file {
            if self.pending.is_empty() {
                self.before_pending = before.clone();
            }
            let news = piece
                .filter(|id, record| before.get(id).is_none_or(|known| !known.includes(record)));
            assert_eq!(
                news.iter().map(|(id, _)| id).collect::<BTreeSet<_>>(),
                touched.iter().collect()
            );
            self.n_files += 1;
            self.pending.push((file_of(self.n_files), news));
        } else {
            self.write_down();
            let cause = [Cause::Edit, Cause::Bulk][usize::from(touched.len() > 1)];
            let event = Event::new(self.at(), "Sửa".into(), cause, before, touched);
            self.keep(event, before.clone());
        }
        if !erased_of(before, after).is_empty() {
            self.write_down();
            self.forget(after);
        }
        let origin = is_file.then_some(self.n_files);
        for (id, dot) in present(after) {
            self.origins.entry((id, dot)).or_insert(origin);
        }
        if batches >> (self.n_steps % 64) & 1 == 1 {
            self.write_down();
        }
    }

    /// Forgets what was erased for good: it was never there.
    fn forget(&mut self, now: &Register) {
        let plan = self
            .journal()
            .without_erased(now, &BTreeSet::new(), &write_event);
        for (key, text) in plan.puts {
            let event = read_event(&text).unwrap();
            let place = self.events.iter().position(|known| known.key == key);
            self.events[place.unwrap()] = kept(key, event);
        }
        let again = self
            .journal()
            .without_erased(now, &BTreeSet::new(), &write_event);
        assert_eq!(again.puts, []);
        for point in &mut self.points {
            let left = point.iter().filter_map(|(id, before)| {
                let left = now.get(id)?.without_erased(before)?;
                Some((id.clone(), left))
            });
            let left = left.collect();
            point.replace(&left);
        }
    }

    /// Writes the files down that were taken in one after the other.
    fn write_down(&mut self) {
        if !self.pending.is_empty() {
            let before = std::mem::take(&mut self.before_pending);
            let files = std::mem::take(&mut self.pending);
            let event =
                Event::of_import(self.at(), "Nhập".into(), &before, files, &Register::new());
            self.keep(event, before);
        }
    }

    /// Eight hours from one step to the next.
    fn at(&self) -> Timestamp {
        Timestamp::from_millis(1_700_000_000_000 + self.n_steps * DAY / 3)
    }

    fn keep(&mut self, event: Event, before: Register) {
        let read = read_event(&write_event(&event));
        assert_eq!(read.as_ref(), Ok(&event));
        self.points.push(before);
        self.events.push(kept(10 * self.points.len() as u64, event));
    }

    pub fn journal(&self) -> Journal {
        Journal::new(self.events.clone(), Vec::new())
    }

    /// Says that a journal, whatever was folded or dropped, still knows the truth about each of its points.
    pub fn check_points(&self, journal: &Journal, now: &Register) {
        for kept in journal.events() {
            let at = self
                .events
                .iter()
                .position(|known| known.key == kept.key)
                .unwrap();
            let then = Then::before(journal.since(kept.key));
            assert_eq!(then.register(now), self.points[at], "point {at}");
        }
    }

    /// Says that a journal tells the truth about where values come from, as far as it reaches back.
    pub fn check_origins(&self, journal: &Journal, now: &Register) {
        let beginning = match journal.events().first() {
            Some(first) => self.points[self
                .events
                .iter()
                .position(|known| known.key == first.key)
                .unwrap()]
            .clone(),
            None => now.clone(),
        };
        for (id, dot) in present(now) {
            let known_before = beginning
                .get(&id)
                .is_some_and(|record| record.context().covers(dot));
            let origin = Trail::of(journal.events(), &id).origin(dot);
            match self.origins[&(id.clone(), dot)] {
                _ if known_before => assert_eq!(origin, Origin::Unknown, "{id} {dot:?}"),
                None => assert!(matches!(origin, Origin::Here(_)), "{id} {dot:?} {origin:?}"),
                Some(file) => assert!(
                    matches!(origin, Origin::File(source, _) if *source == file_of(file)),
                    "{id} {dot:?} of {file}: {origin:?}"
                ),
            }
        }
    }
}

/// Returns an event as it is kept.
pub fn kept(key: u64, event: Event) -> Kept {
    let n_bytes = write_event(&event).len();
    Kept {
        key,
        event,
        n_bytes,
    }
}

/// Returns the moment some days after a diary begins.
pub fn now_of(days: i64) -> Timestamp {
    Timestamp::from_millis(1_700_000_000_000 + days * DAY)
}

fn file_of(n: usize) -> FileSource {
    FileSource {
        name: format!("tệp {n}.json"),
        unit: format!("xa-{}", n % 3),
        by: ["", "Chi"][n % 2].into(),
        exported_at: (!n.is_multiple_of(3)).then(|| Timestamp::from_millis(n as i64)),
        received_at: Timestamp::from_millis(1_700_000_000_000 + n as i64),
    }
}

/// Lists the present values of a register.
pub fn present(register: &Register) -> Vec<(RecordId, Dot)> {
    let records = register.iter();
    let dots = records.flat_map(|(id, record)| {
        let entries = record.leaves().values().flat_map(Leaf::entries);
        entries.map(|entry| (id.clone(), entry.dot))
    });
    dots.collect()
}
