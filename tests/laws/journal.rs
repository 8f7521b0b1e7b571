//! The journal: one office notes every event of a random history, and knows from the images what was there at each point
//! and where each value came from.

mod diary;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::journal::content::{Since, effect_between};
use so_dan_van_kheo::domain::journal::going_back::{GoingBack, Others};
use so_dan_van_kheo::domain::journal::provenance::Trail;
use so_dan_van_kheo::domain::journal::thinning::{Caps, Thinning};
use so_dan_van_kheo::domain::journal::{Cause, Event, Journal, Kept, Then};
use so_dan_van_kheo::domain::leaf::{Entry, Leaf};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::Dot;
use so_dan_van_kheo::domain::scope::Scope;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::stored_event::{read_event, write_event};

use crate::action::actions;
use crate::files::{config, take_in};
use crate::going_back::{run, seen_of};
use crate::history::World;
use diary::{Diary, kept, now_of, present};

/// Returns the event that led from one register to another, with no word of files.
pub fn event_between(before: &Register, after: &Register, cause: Cause) -> Kept {
    let touched = after
        .iter()
        .filter(|(id, record)| before.get(id) != Some(record));
    let touched = touched.map(|(id, _)| id.clone()).collect();
    kept(
        1,
        Event::new(Timestamp::MIN, "Nhập".into(), cause, before, touched),
    )
}

/// Is what people see of a record: the values at each place, several where somebody has to decide.
type Seen = BTreeMap<Path, BTreeSet<Value>>;

/// Says what people see of a register: that something was erased shows in what is no longer there.
fn shown(register: &Register) -> BTreeMap<RecordId, Seen> {
    let visible = register.iter().filter(|(_, record)| !record.is_hidden(&[]));
    let seen = visible.map(|(id, record)| {
        let leaves = record.leaves().iter().filter(|(path, _)| {
            !path.is_mark_of_deletion()
                && path
                    .year()
                    .is_none_or(|year| !record.is_hidden(&[member::YEARS, Segment::Year(year)]))
        });
        let leaves = leaves.map(|(path, leaf)| (path.clone(), values(leaf.entries())));
        (
            id.clone(),
            leaves
                .filter(|(_, values)| *values != BTreeSet::from([Value::Empty]))
                .collect(),
        )
    });
    seen.collect()
}

fn values(entries: &[Entry]) -> BTreeSet<Value> {
    entries.iter().map(|entry| entry.value.clone()).collect()
}

/// Says that people see the same of two registers.
#[track_caller]
fn check_same_seen(register: &Register, expected: &Register) {
    let (mut seen, mut expected) = (seen_of(register), seen_of(expected));
    for (id, shown) in std::mem::take(&mut expected) {
        assert_eq!(seen.remove(&id), Some(shown), "{id}");
    }
    assert_eq!(seen, expected);
}

/// Lists what storage holds after each put and each deletion of a plan, from before the first to after the last.
fn crashes(journal: &Journal, plan: &Thinning) -> Vec<Journal> {
    let mut texts: BTreeMap<u64, String> = journal
        .events()
        .iter()
        .map(|kept| (kept.key, write_event(&kept.event)))
        .collect();
    let open = |texts: &BTreeMap<u64, String>| {
        let events = texts
            .iter()
            .map(|(key, text)| kept(*key, read_event(text).unwrap()));
        Journal::new(events.collect(), Vec::new())
    };
    let mut states = vec![open(&texts)];
    for (key, text) in &plan.puts {
        texts.insert(*key, text.clone());
        states.push(open(&texts));
    }
    for key in &plan.deletes {
        texts.remove(key);
        states.push(open(&texts));
    }
    states
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_point_is_known_from_the_images_since_and_every_value_by_the_file_it_came_with(
        n in 2..=4_usize, seed: u64, steps in actions(80), batches: u64
    ) {
        let (world, diary) = Diary::of(World::by_file(n, seed), &steps, batches);
        let now = &world.sites[0].register;
        diary.check_points(&diary.journal(), now);
        diary.check_origins(&diary.journal(), now);
        for (kept, before) in diary.events.iter().zip(&diary.points) {
            let since = Since::of(&Then::before(diary.journal().since(kept.key)), now);
            let (was, is) = (shown(before), shown(now));
            let differing: Vec<&RecordId> = was.keys().chain(is.keys()).filter(|id| was.get(id) != is.get(id)).collect();
            let differing: BTreeSet<&RecordId> = differing.into_iter().collect();
            prop_assert_eq!(since.effects.iter().map(|(id, _)| id).collect::<BTreeSet<_>>(), differing);
        }
    }

    #[test]
    fn the_history_of_a_record_leads_from_what_was_first_seen_to_what_is_shown(
        n in 2..=4_usize, seed: u64, steps in actions(80), batches: u64
    ) {
        let (world, diary) = Diary::of(World::by_file(n, seed), &steps, batches);
        let now = &world.sites[0].register;
        for (id, record) in now.iter() {
            let mut leaves = shown(now).remove(id).unwrap_or_default();
            let steps = Trail::of(&diary.events, id).history(Some(record));
            for step in &steps {
                prop_assert!(step.effect.is_change());
                for change in &step.changes {
                    prop_assert_ne!(values(&change.before), values(&change.after));
                }
                let is_known_before = diary.events.iter().any(|kept| {
                    kept.event.at < step.event.at && kept.event.touches(id)
                });
                prop_assert!(!is_known_before || !step.event.created.contains(id));
            }
            // Undone step by step from the present, the leaves lead back to nothing.
            let mut after = Some(record);
            let events: Vec<&Event> = diary.events.iter().map(|kept| &kept.event).filter(|event| event.touches(id)).collect();
            let seen = events.iter().rev().filter(|event| {
                let before = event.before.get(id);
                let effect = effect_between(before, after);
                after = before;
                effect.is_change()
            });
            prop_assert_eq!(seen.count(), steps.len());
            for step in &steps {
                if step.changes.is_empty() {
                    leaves = shown(&step.event.before).remove(id).unwrap_or_default();
                }
                for change in &step.changes {
                    let was = leaves.remove(&change.path).unwrap_or_default();
                    prop_assert_eq!(was, values(&change.after), "{}", change.path);
                    if !change.before.is_empty() {
                        leaves.insert(change.path.clone(), values(&change.before));
                    }
                }
            }
            prop_assert_eq!(leaves, BTreeMap::new(), "{}", id);
        }
    }

    #[test]
    fn folding_days_changes_no_answer_and_neither_does_a_crash_on_the_way(
        n in 2..=4_usize, seed: u64, steps in actions(80), batches: u64, today in 0..30_i64, n_days in 1..4_i64
    ) {
        let (world, diary) = Diary::of(World::by_file(n, seed), &steps, batches);
        let now = &world.sites[0].register;
        let caps = Caps { n_days, n_bytes: usize::MAX };
        let journal = diary.journal();
        let plan = journal.thin(now_of(today), 420, caps, &write_event);
        let states = crashes(&journal, &plan);
        for state in &states {
            diary.check_points(state, now);
            diary.check_origins(state, now);
            // Once more, from where it stopped: it ends as it would have, and once more, again.
            let again = state.thin(now_of(today), 420, caps, &write_event);
            for later in crashes(state, &again) {
                diary.check_points(&later, now);
                diary.check_origins(&later, now);
            }
        }
        let thinned = states.last().unwrap();
        prop_assert_eq!(thinned.thin(now_of(today), 420, caps, &write_event), Thinning::default());
        // The beginning of every day is there still.
        let days = |journal: &Journal| journal.events().iter().map(|kept| kept.event.at.day(420)).collect::<BTreeSet<_>>();
        prop_assert_eq!(days(thinned), days(&journal));
    }

    #[test]
    fn what_is_kept_fits_and_the_oldest_goes_first(
        n in 2..=4_usize, seed: u64, steps in actions(80), batches: u64, today in 0..30_i64, n_bytes in 0..20_000_usize
    ) {
        let (world, diary) = Diary::of(World::by_file(n, seed), &steps, batches);
        let now = &world.sites[0].register;
        let journal = diary.journal();
        let plan = journal.thin(now_of(today), 420, Caps { n_days: 3, n_bytes }, &write_event);
        let states = crashes(&journal, &plan);
        for state in &states {
            diary.check_points(state, now);
            diary.check_origins(state, now);
        }
        let left = states.last().unwrap().events();
        let total: usize = left.iter().map(|kept| kept.n_bytes).sum();
        prop_assert!(total <= n_bytes || left.len() <= 1);
        prop_assert_eq!(left.is_empty(), journal.events().is_empty());
        if let Some(first) = left.first() {
            prop_assert!(plan.deletes.iter().all(|key| *key < first.key || plan.puts.iter().any(|(put, _)| put < key)));
        }
    }

    #[test]
    fn going_back_shows_what_was_there_and_undoing_it_what_was_before_it(
        n in 2..=4_usize, seed: u64, steps in actions(80), batches: u64, point in 0..1_000_usize
    ) {
        let (mut world, diary) = Diary::of(World::by_file(n, seed), &steps, batches);
        let now = world.sites[0].register.clone();
        let Some(at) = point.checked_rem(diary.events.len()) else { return Ok(()) };
        let going = GoingBack::to(&diary.events[at..], &now, Others::Overwritten);
        prop_assert_eq!(going.n_left, 0);
        let undo = run(&mut world, 0, &going.command);
        check_same_seen(&world.sites[0].register, &diary.points[at]);
        run(&mut world, 0, &undo);
        check_same_seen(&world.sites[0].register, &now);
    }

    #[test]
    fn going_back_without_others_leaves_every_value_they_wrote_and_travels(
        n in 2..=4_usize, seed: u64, steps in actions(80), batches: u64, point in 0..1_000_usize, today in 0..60_i64
    ) {
        let (mut world, diary) = Diary::of(World::by_file(n, seed), &steps, batches);
        let now = world.sites[0].register.clone();
        let Some(at) = point.checked_rem(diary.events.len()) else { return Ok(()) };
        // Some of the days may be folded.
        let caps = Caps { n_days: 1, n_bytes: usize::MAX };
        let mut journal = diary.journal();
        journal = crashes(&journal, &journal.thin(now_of(today), 420, caps, &write_event)).pop().unwrap();
        let key = journal.events().iter().map(|kept| kept.key).filter(|key| *key <= diary.events[at].key).max().unwrap();
        let at = diary.events.iter().position(|kept| kept.key == key).unwrap();
        let going = GoingBack::to(journal.since(key), &now, Others::Kept);
        let is_theirs = |id: &RecordId, dot: Dot| {
            let point = diary.points[at].get(id);
            diary.origins[&(id.clone(), dot)].is_some() && point.is_none_or(|record| !record.context().covers(dot))
        };
        run(&mut world, 0, &going.command);
        let here = world.sites[0].register.clone();
        let left: BTreeSet<_> = present(&here).into_iter().collect();
        for (id, dot) in present(&now) {
            if is_theirs(&id, dot) {
                prop_assert!(left.contains(&(id.clone(), dot)), "{} {:?}", id, dot);
                let has_mark = |mark| {
                    let leaf = now.get(&id).and_then(|record| record.leaf(&[mark]));
                    let mut entries = leaf.map_or(&[][..], Leaf::entries).iter();
                    entries.any(|entry| is_theirs(&id, entry.dot))
                };
                let is_deleted = has_mark(member::DELETED) || has_mark(member::PURGED);
                // Where our edit alone stood against their deletion, the deletion is what is left.
                let (was, is) = (now.visible(&id).is_some(), here.visible(&id).is_some());
                prop_assert!(is || !was || is_deleted, "{} is hidden", id);
                prop_assert!(!is || was || !has_mark(member::DELETED), "{} is there again", id);
            }
        }
        // What differs from the point is what others wrote: where there is nothing of theirs, all is as it was.
        if going.n_left == 0 {
            check_same_seen(&here, &diary.points[at]);
        }
        let files: Vec<_> = (0..n).map(|who| world.export(who, Scope::default(), false)).collect();
        let all = take_in(Register::new(), &files, &[]).register;
        for site in &world.sites {
            let told = take_in(site.register.clone(), &files, &[1]).register;
            prop_assert_eq!(Fingerprint::of(&told), Fingerprint::of(&all));
        }
    }
}
