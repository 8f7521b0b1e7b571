//! The join itself: order and repetition do not matter, nothing unseen is lost, nothing decided returns.

use proptest::prelude::*;
use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use std::collections::BTreeSet;

use so_dan_van_kheo::domain::preview::{Effect, Preview};
use so_dan_van_kheo::domain::record::Record;
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::domain::value::Value;

use crate::action::actions;
use crate::config;
use crate::decision::decide_all;
use crate::history::World;
use crate::undo::view;

/// Joins states in their order.
pub fn joined<'a>(pieces: impl IntoIterator<Item = &'a Register>) -> Register {
    let mut all = Register::new();
    pieces.into_iter().for_each(|piece| all.join(piece));
    all
}

/// Checks the laws of the join on states picked three by three.
pub fn check_laws(states: &[&Register], picks: &[usize]) -> Result<(), TestCaseError> {
    for pick in picks.chunks(3) {
        let [a, b, c] = [0, 1, 2].map(|at| states[pick[at] % states.len()]);
        prop_assert_eq!(joined([a, b]), joined([b, a]));
        prop_assert_eq!(joined([&joined([a, b]), c]), joined([a, &joined([b, c])]));
        prop_assert_eq!(&joined([a, a]), a);
        prop_assert_eq!(joined([&joined([a, b]), b]), joined([a, b]));
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn join_is_commutative_associative_and_idempotent(
        n in 3..=6_usize, is_cloned: bool, steps in actions(40), picks in prop::collection::vec(0..1_000_usize, 9)
    ) {
        let world = if is_cloned { World::with_clone(n) } else { World::new(n) }.run(&steps);
        let mut states: Vec<&Register> = world.sites.iter().map(|site| &site.register).collect();
        states.extend(world.pieces.iter().map(|piece| &piece.register));
        check_laws(&states, &picks)?;
    }

    #[test]
    fn the_same_pieces_in_any_order_and_number_have_the_same_fingerprint(
        n in 3..=6_usize, is_cloned: bool, steps in actions(40), order in prop::collection::vec(0..1_000_usize, 0..60), part in 1..60_usize
    ) {
        let world = if is_cloned { World::with_clone(n) } else { World::new(n) }.run(&steps);
        let pieces: Vec<&Register> = world.pieces.iter().map(|piece| &piece.register).take(part).collect();
        let straight = joined(pieces.iter().copied());
        let repeated = order.iter().filter_map(|at| pieces.get(at % pieces.len().max(1)).copied());
        let shuffled = joined(repeated.chain(pieces.iter().rev().copied()));
        prop_assert_eq!(Fingerprint::of(&straight), Fingerprint::of(&shuffled));
        prop_assert_eq!(straight, shuffled);
    }

    /// So no value is lost that no later writer had seen, and none is there that one had overwritten.
    #[test]
    fn the_join_agrees_with_a_second_implementation(n in 3..=6_usize, steps in actions(60)) {
        let world = World::new(n).run(&steps);
        for site in &world.sites {
            prop_assert_eq!(&world.events.register(&site.naive), &site.register);
        }
        let all = world.everything();
        prop_assert_eq!(world.events.register(&all.naive), all.register);
    }

    #[test]
    fn a_sequential_history_has_no_conflict(n in 3..=6_usize, steps in actions(50)) {
        let world = World::sequential(n).run(&steps);
        prop_assert_eq!(conflicts(&world.everything().register), []);
    }

    #[test]
    fn a_decided_conflict_does_not_come_back(
        n in 3..=6_usize, steps in actions(50), choices in prop::collection::vec(0..100_usize, 40)
    ) {
        let mut world = World::new(n).run(&steps);
        let mut register = world.everything().register;
        decide_all(&mut register, &mut world.sites[0].writer, &choices);
        prop_assert_eq!(conflicts(&register), []);
        let again = joined(world.pieces.iter().map(|piece| &piece.register).chain([&register]));
        prop_assert_eq!(again, register);
    }

    #[test]
    fn a_value_that_no_later_writer_saw_is_never_lost(
        n in 3..=6_usize, steps in actions(40), last in prop::collection::vec((0..4_usize, 0..64_usize), 6), order in prop::collection::vec(0..1_000_usize, 0..30)
    ) {
        let mut world = World::new(n).run(&steps);
        let mut written = Vec::new();
        for (who, (record, leaf)) in last.into_iter().enumerate().take(n) {
            written.push(world.write_last(who, record, leaf));
        }
        let late = order.iter().map(|at| &world.pieces[at % world.pieces.len()].register);
        let all = joined(late.chain(world.sites.iter().map(|site| &site.register)));
        for (id, path, value) in written {
            let leaf = all.get(&id).and_then(|record| record.leaf(path.segments()));
            prop_assert!(leaf.is_some_and(|leaf| leaf.entries().iter().any(|entry| entry.value == value)), "{id} {path}");
        }
    }

    #[test]
    fn a_preview_names_every_value_that_disappears(n in 3..=6_usize, steps in actions(40), at in 0..1_000_usize) {
        let world = World::new(n).run(&steps);
        for site in &world.sites {
            let Some(piece) = world.pieces.get(at % world.pieces.len().max(1)) else { continue };
            let preview = Preview::of(&site.register, &piece.register);
            let joined = joined([&site.register, &piece.register]);
            let after = view(&joined);
            for (id, (shown, _)) in view(&site.register) {
                let is_gone = preview.effects.contains(&(id.clone(), Effect::Disappearing));
                prop_assert_eq!(is_gone, !after.contains_key(&id), "{}", id);
                let (Some((kept, _)), Some(record)) = (after.get(&id), joined.get(&id)) else { continue };
                for (path, value) in shown.into_iter().filter(|(path, _)| !kept.contains_key(path)) {
                    let is_named = preview.disappearing.iter().any(|gone| (&gone.record, &gone.path, &gone.value) == (&id, &path, &value));
                    // Somebody cleared it meanwhile: that is to be decided, with the value beside it.
                    let is_conflict = record.leaf(path.segments()).is_some_and(|leaf| leaf.is_conflict());
                    prop_assert!(is_named || is_conflict, "{id} {path} {value:?}");
                }
            }
        }
    }

    #[test]
    fn a_preview_lists_every_shown_value_that_changes_in_what_is_there_and_stays(n in 3..=6_usize, steps in actions(40), at in 0..1_000_usize) {
        let world = World::new(n).run(&steps);
        for site in &world.sites {
            let Some(piece) = world.pieces.get(at % world.pieces.len().max(1)) else { continue };
            let joined = joined([&site.register, &piece.register]);
            let Preview { changes: mut listed, conflicts, .. } = Preview::of(&site.register, &piece.register);
            for (id, before) in site.register.iter() {
                let Some(after) = joined.get(id).filter(|after| !after.is_hidden(&[])) else { continue };
                let paths: BTreeSet<_> = before.leaves().keys().chain(after.leaves().keys()).collect();
                for path in paths {
                    let shown = |record: &Record| match record.face(path.segments()) {
                        None | Some(Value::Seen(_)) => Value::Empty,
                        Some(value) => value.clone(),
                    };
                    let place = listed.iter().position(|change| (&change.record, &change.path) == (id, path));
                    match place.map(|place| listed.swap_remove(place)) {
                        Some(change) => {
                            prop_assert_eq!((&change.before, &change.after), (&shown(before), &shown(after)));
                            prop_assert_ne!(change.before, change.after);
                        }
                        None => {
                            let after = shown(after);
                            let is_to_decide = conflicts.iter().any(|conflict| conflict.record() == id && conflict.paths().contains(&path));
                            prop_assert!(is_to_decide || shown(before) == after, "{id} {path}");
                        }
                    }
                }
            }
            prop_assert_eq!(listed, []);
        }
    }

    #[test]
    fn a_preview_lists_everything_to_decide_that_there_was_not_and_what_returns(n in 3..=6_usize, steps in actions(40), at in 0..1_000_usize) {
        let world = World::new(n).run(&steps);
        for site in &world.sites {
            let Some(piece) = world.pieces.get(at % world.pieces.len().max(1)) else { continue };
            let joined = joined([&site.register, &piece.register]);
            let preview = Preview::of(&site.register, &piece.register);
            let known = conflicts(&site.register);
            let all = conflicts(&joined).into_iter();
            let new: Vec<_> = all.filter(|conflict| !known.contains(conflict)).collect();
            prop_assert_eq!(preview.conflicts, new);
            let hidden = site.register.iter().filter(|(_, record)| record.is_hidden(&[]));
            let returning: Vec<_> = hidden.map(|(id, _)| id.clone()).filter(|id| joined.visible(id).is_some()).collect();
            prop_assert_eq!(preview.returning, returning);
        }
    }

    #[test]
    fn a_preview_of_nothing_new_means_that_nothing_people_see_changes(n in 3..=6_usize, steps in actions(40), at in 0..1_000_usize) {
        let world = World::new(n).run(&steps);
        for site in &world.sites {
            let Some(piece) = world.pieces.get(at % world.pieces.len().max(1)) else { continue };
            let after = joined([&site.register, &piece.register]);
            if Preview::of(&site.register, &piece.register).is_unchanging() {
                prop_assert_eq!(view(&after), view(&site.register));
            }
            prop_assert!(Preview::of(&after, &piece.register).is_unchanging());
        }
    }
}
