//! Deletions that travel without the texts, and what is erased for good.

use std::sync::Arc;

use proptest::prelude::*;
use so_dan_van_kheo::domain::canonical::record_digest;
use so_dan_van_kheo::domain::command::{Command, apply};
use so_dan_van_kheo::domain::conflict::Conflict;
use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::deletion::{Purged, erased_of, without_deleted_texts};
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::leaf::{Entry, Leaf};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::record::Record;
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::format::exchange_read::open;
use so_dan_van_kheo::format::segment::write_segment;
use so_dan_van_kheo::format::stored_piece::{read_piece, write_piece};

use crate::action::actions;
use crate::config;
use crate::history::World;
use crate::join::{check_laws, joined};
use crate::leaves::record_ids;
use crate::registers::export;
use crate::undo::view;

/// Lists everything that anybody has or has sent.
fn states(world: &World) -> Vec<&Register> {
    let sites = world.sites.iter().map(|site| &site.register);
    sites
        .chain(world.pieces.iter().map(|piece| &piece.register))
        .collect()
}

/// Lists the content of a record, value by value.
fn content(record: &Record) -> impl Iterator<Item = (&Path, &Entry)> {
    let leaves = record.leaves().iter();
    let leaves = leaves.filter(|(path, _)| !path.is_mark_of_deletion());
    leaves.flat_map(|(path, leaf)| leaf.entries().iter().map(move |entry| (path, entry)))
}

/// Lists what a record holds of what it says was erased for good.
fn kept_of_the_erased(record: &Record) -> Vec<(&Path, &Entry)> {
    let marks = record.leaves().iter().filter_map(|(path, leaf)| {
        let (last, prefix) = path.segments().split_last()?;
        (*last == member::PURGED).then_some((prefix, leaf))
    });
    let marks: Vec<(&[Segment], &Leaf)> = marks.collect();
    let is_erased = |(path, entry): &(&Path, &Entry)| {
        marks.iter().any(|(prefix, mark)| {
            path.starts_with(prefix) && mark.seen().any(|seen| seen.covers(entry.dot))
        })
    };
    content(record).filter(is_erased).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whoever_has_seen_that_something_was_erased_for_good_holds_nothing_of_it(
        n in 3..=6_usize, sends_facts: bool, steps in actions(60), picks in prop::collection::vec(0..1_000_usize, 6)
    ) {
        let world = World::new(n);
        let world = if sends_facts { world.sending_facts() } else { world }.run(&steps);
        let states = states(&world);
        for state in &states {
            for (id, record) in state.iter() {
                prop_assert_eq!(kept_of_the_erased(record), [], "{}", id);
            }
        }
        for pick in picks.chunks(2) {
            let [a, b] = [0, 1].map(|at| states[pick[at] % states.len()]);
            let both = joined([a, b]);
            for (id, record) in both.iter() {
                prop_assert_eq!(kept_of_the_erased(record), [], "{}", id);
            }
            // It is so in every form in which it is kept or sent.
            for read in [read_piece(&write_piece(&both)), read_piece(&write_segment(&both))] {
                prop_assert_eq!(read.as_ref(), Ok(&both));
            }
            let opened = open(export(&both).as_bytes()).map(|opened| opened.piece);
            prop_assert_eq!(opened.as_ref(), Ok(&both));
        }
    }

    #[test]
    fn a_second_implementation_agrees_where_deletions_travel_without_the_texts(n in 3..=6_usize, steps in actions(60)) {
        let world = World::new(n).sending_facts().run(&steps);
        for site in &world.sites {
            prop_assert_eq!(&world.events.register(&site.naive), &site.register);
        }
        let all = world.everything();
        prop_assert_eq!(world.events.register(&all.naive), all.register);
    }

    #[test]
    fn join_is_commutative_associative_and_idempotent_where_deletions_travel_without_the_texts(
        n in 3..=6_usize, steps in actions(40), picks in prop::collection::vec(0..1_000_usize, 9)
    ) {
        let world = World::new(n).sending_facts().run(&steps);
        let reduced: Vec<Register> = states(&world).into_iter().map(without_deleted_texts).collect();
        let states: Vec<&Register> = states(&world).into_iter().chain(&reduced).collect();
        check_laws(&states, &picks)?;
    }

    #[test]
    fn the_fact_of_a_deletion_takes_nothing_away_and_changes_nothing_once_the_texts_come(
        n in 3..=6_usize, sends_facts: bool, steps in actions(60), picks in prop::collection::vec(0..1_000_usize, 10)
    ) {
        let world = World::new(n);
        let world = if sends_facts { world.sending_facts() } else { world }.run(&steps);
        let states = states(&world);
        for pick in picks.chunks(2) {
            let [whole, other] = [0, 1].map(|at| states[pick[at] % states.len()]);
            let reduced = without_deleted_texts(whole);
            prop_assert_eq!(&joined([whole, &reduced]), whole);
            prop_assert_eq!(joined([other, &reduced, whole]), joined([other, whole]));
            prop_assert_eq!(Fingerprint::of(&reduced), Fingerprint::of(whole));
            prop_assert_eq!(view(&reduced), view(whole));
            // So it is with every record, though models alone go out so.
            for (id, record) in whole.iter() {
                let Some(fact) = record.fact_of_deletion() else { continue };
                prop_assert!(record.is_hidden(&[]));
                prop_assert_eq!(content(&fact).next(), None);
                let mut told = other.get(id).cloned().unwrap_or_default();
                let before = told.clone();
                told.join(&fact);
                // What was erased for good, and then kept, goes with the fact too.
                let is_erased = told.erased_of(&before) == [None];
                for (path, entry) in content(&before) {
                    let is_there = told.leaf(path.segments()).is_some_and(|leaf| leaf.has(entry.dot));
                    prop_assert!(is_there || is_erased, "{id} {path}");
                }
            }
        }
    }

    /// So it makes no difference to anybody who sees the screen, as long as nobody edited it after the deletion.
    #[test]
    fn the_fact_of_a_deletion_hides_what_the_whole_record_would_hide(
        n in 3..=6_usize, steps in actions(60), picks in prop::collection::vec(0..1_000_usize, 20)
    ) {
        let world = World::new(n).run(&steps);
        let states = states(&world);
        for pick in picks.chunks(2) {
            let [whole, other] = [0, 1].map(|at| states[pick[at] % states.len()]);
            let (by_fact, by_whole) = (joined([other, &without_deleted_texts(whole)]), joined([other, whole]));
            let shown = |register: &Register| view(register).into_keys().collect::<Vec<_>>();
            prop_assert_eq!(shown(&by_fact), shown(&by_whole));
            let asked = |register: &Register| {
                let open = conflicts(register).into_iter();
                let open = open.filter(|conflict| matches!(conflict, Conflict::EditedAfterDeletion { .. }));
                open.map(|conflict| conflict.record().clone()).collect::<Vec<_>>()
            };
            for id in record_ids() {
                let has = |register| asked(register).contains(&id);
                prop_assert!(has(&by_fact) || !has(&by_whole), "{}", id);
            }
        }
    }

    #[test]
    fn whoever_has_the_texts_restores_all_of_them_after_the_fact_of_a_deletion(
        n in 3..=6_usize, steps in actions(60), who in 0..6_usize, by in 0..6_usize, record in 0..4_usize
    ) {
        let mut world = World::new(n).run(&steps);
        let all = world.everything();
        let id = record_ids().swap_remove(record);
        let [who, by] = [who % n, by % n];
        let has_purged_year = |record: &Record| {
            let mut paths = record.leaves().keys();
            paths.any(|path| path.year().is_some() && path.segments().last() == Some(&member::PURGED))
        };
        if all.register.visible(&id).is_none_or(has_purged_year) || who == by || !id.is_model() {
            return Ok(());
        }
        for site in &mut world.sites {
            site.register.join(&all.register);
        }
        let at = Timestamp::from_millis(2_000_000_000_000);
        let person: Arc<str> = "Dung".into();
        let mut act = |who: usize, command: Command| {
            let site = &mut world.sites[who];
            apply(&mut site.register, &mut site.writer, at, &person, &command);
            site.register.clone()
        };
        let deleted = without_deleted_texts(&act(by, Command::Delete(id.clone())));
        prop_assert!(deleted.get(&id).is_some_and(|record| record.fact_of_deletion().is_some()));
        let here = &mut world.sites[who];
        here.register.join(&deleted);
        prop_assert!(here.register.visible(&id).is_none());
        apply(&mut here.register, &mut here.writer, at, &person, &Command::Restore(id.clone()));
        let (mut before, mut after) = (view(&all.register), view(&here.register));
        prop_assert_eq!(after.remove(&id), before.remove(&id));
    }

    /// Nobody sends the texts of what is deleted, and in the end all say the same on the phone.
    #[test]
    fn offices_that_send_one_another_what_goes_out_agree_in_the_end(n in 2..=4_usize, steps in actions(60)) {
        let mut world = World::new(n).sending_facts().run(&steps);
        for _ in 0..2 * n {
            let out: Vec<Register> = world.sites.iter().map(|site| without_deleted_texts(&site.register)).collect();
            for site in &mut world.sites {
                out.iter().for_each(|piece| site.register.join(piece));
            }
        }
        let first = &world.sites[0].register;
        for site in &world.sites[1..] {
            for (id, record) in first.iter() {
                let there = site.register.get(id).map(|record| record_digest(id, record));
                prop_assert_eq!(there, Some(record_digest(id, record)), "{}", id);
            }
            prop_assert_eq!(Fingerprint::of(&site.register), Fingerprint::of(first));
            prop_assert_eq!(view(&site.register), view(first));
        }
    }

    #[test]
    fn what_is_erased_for_good_is_named_and_goes_wherever_it_is_joined_and_nothing_else_goes(
        n in 3..=5_usize, sends_facts: bool, steps in actions(50), who in 0..5_usize, record in 0..2_usize, year in prop::option::of(2025..=2026_i32)
    ) {
        let world = World::new(n);
        let mut world = if sends_facts { world.sending_facts() } else { world }.run(&steps);
        let what = Purged { record: record_ids().swap_remove(record), year };
        let before: Vec<Register> = world.sites.iter().map(|site| site.register.clone()).collect();
        let site = &mut world.sites[who % n];
        let at = Timestamp::from_millis(2_000_000_000_000);
        let command = Command::Purge(vec![what.clone()]);
        let purged = apply(&mut site.register, &mut site.writer, at, &"Dung".into(), &command);
        let now = site.register.clone();
        prop_assert_eq!(purged.undo, Command::Make(Vec::new()));
        if let Some(record) = now.get(&what.record) {
            let is_there = before[who % n].get(&what.record).is_some_and(|record| record.below(&what.prefix()).next().is_some());
            prop_assert!(!is_there || record.is_purged(&what.prefix()));
            prop_assert!(!is_there || record.is_hidden(&what.prefix()));
        }
        // Done twice it is done once.
        let again = apply(&mut site.register, &mut site.writer, at, &"Dung".into(), &command);
        prop_assert_eq!(again.touched, []);
        for other in &before {
            let (told, untold) = (joined([other, &now]), joined([other, &before[who % n]]));
            let erased = erased_of(&untold, &told);
            for (id, record) in untold.iter() {
                let after = told.get(id);
                for (path, entry) in content(record) {
                    let leaf = after.and_then(|record| record.leaf(path.segments()));
                    let is_gone = leaf.is_none_or(|leaf| !leaf.has(entry.dot));
                    let mut parts = erased.iter().filter(|part| part.record == *id);
                    let is_named = parts.any(|part| path.starts_with(&part.prefix()));
                    prop_assert!(!is_gone || is_named, "{id} {path}");
                }
            }
        }
    }
}
