//! The laws of the join through files: whatever one office sends another is text, of all, of a year or of a unit.

use proptest::prelude::*;
use proptest::test_runner::Config;
use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::YearEntry;
use so_dan_van_kheo::domain::path::Path;
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::domain::scope::{Scope, in_scope};

use crate::action::{Action, actions};
use crate::decision::decide_all;
use crate::history::{File, Piece, World, scope};
use crate::leaves::{YEARS, leaves_of};
use crate::naive::NaiveRegister;

/// Takes in every file, some of them several times, in an order of one's own.
pub fn take_in(mut register: Register, files: &[File], order: &[usize]) -> Piece {
    let mut naive = NaiveRegister::default();
    let repeats = order
        .iter()
        .filter_map(|at| files.get(at % files.len().max(1)));
    let first = order.first().map_or(0, |at| at % files.len().max(1));
    let (before, from) = files.split_at(first);
    let rest: Box<dyn Iterator<Item = &File>> = match order.len() % 2 {
        0 => Box::new(from.iter().chain(before)),
        _ => Box::new(before.iter().rev().chain(from.iter().rev())),
    };
    for file in repeats.chain(rest) {
        let piece = file.open();
        register.join(&piece.register);
        naive.join(&piece.naive);
    }
    Piece { register, naive }
}

/// Returns the configuration of these laws: a quarter of the cases, for each opens a hundred files.
pub fn config() -> Config {
    let mut config = crate::config();
    config.cases = config.cases.div_ceil(4);
    config
}

fn orders(n: usize) -> impl Strategy<Value = Vec<Vec<usize>>> {
    prop::collection::vec(prop::collection::vec(0..1_000_usize, 0..6), n)
}

/// Returns the places among a model's leaves that decide whether it is in a scope: its unit, and its stage of 2026.
fn scoping_leaves() -> [usize; 2] {
    let leaves = leaves_of(&Collection::Models);
    let paths: [Path; 2] = [
        [member::UNIT].into(),
        YearEntry::path(YEARS[1], member::STAGE),
    ];
    paths.map(|path| leaves.iter().position(|(leaf, _)| *leaf == path).unwrap())
}

/// Puts both models into the scopes of a unit and of a stage, at the first office.
fn entering() -> Vec<Action> {
    let writes = scoping_leaves().into_iter().flat_map(|leaf| {
        (0..2).map(move |record| Action::Write {
            who: 0,
            record,
            leaf,
            value: 0,
        })
    });
    writes.collect()
}

/// Draws a step by which the first office's models may leave a scope, or come back: another unit or stage, no year, no
/// model.
fn leaving() -> impl Strategy<Value = Action> {
    let n = || 0..64_usize;
    let [unit, stage] = scoping_leaves();
    let write = move |leaf| {
        (0..2_usize, n()).prop_map(move |(record, value)| Action::Write {
            who: 0,
            record,
            leaf,
            value,
        })
    };
    prop_oneof![
        2 => write(unit),
        2 => write(stage),
        1 => (0..2_usize).prop_map(|record| Action::Delete { who: 0, record }),
        1 => (0..2_usize).prop_map(|record| Action::Restore { who: 0, record }),
        1 => (0..2_usize, n()).prop_map(|(record, year)| Action::DeleteYear { who: 0, record, year }),
    ]
}

/// Lists the models of a piece, hidden ones too.
fn models(piece: &Register) -> Vec<RecordId> {
    let models = piece.collection(&Collection::Models);
    models.map(|(id, _)| id.clone()).collect()
}

/// Lists the models people see in a scope.
fn shown(register: &Register, scope: &Scope) -> Vec<RecordId> {
    let mut shown = models(&in_scope(register, scope, |_| false));
    shown.retain(|id| register.visible(id).is_some());
    shown
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn all_registers_that_have_seen_the_same_files_show_the_same_fingerprint(
        n in 5..=7_usize, seed: u64, steps in actions(40), orders in orders(7)
    ) {
        let mut world = World::by_file(n, seed).run(&steps);
        for who in 0..n {
            world.export(who, Scope::default(), false);
        }
        let seen: Vec<Register> = world
            .sites
            .iter()
            .zip(&orders)
            .map(|(site, order)| take_in(site.register.clone(), &world.files, order).register)
            .collect();
        let newcomer = take_in(Register::new(), &world.files, &orders[0]);
        prop_assert_eq!(&world.events.register(&newcomer.naive), &newcomer.register);
        for register in seen {
            prop_assert_eq!(Fingerprint::of(&register), Fingerprint::of(&newcomer.register));
            prop_assert_eq!(&register, &newcomer.register);
        }
    }

    /// So nothing is lost that no later writer had seen, and nothing comes back that one had overwritten.
    #[test]
    fn what_files_bring_agrees_with_a_second_implementation(n in 5..=7_usize, seed: u64, steps in actions(60)) {
        let world = World::by_file(n, seed).run(&steps);
        for site in &world.sites {
            prop_assert_eq!(&world.events.register(&site.naive), &site.register);
        }
    }

    #[test]
    fn a_value_that_no_later_writer_saw_is_in_every_register_that_has_seen_its_file(
        n in 5..=7_usize, seed: u64, steps in actions(40), last in prop::collection::vec((0..4_usize, 0..64_usize), 7), order in orders(1)
    ) {
        let mut world = World::by_file(n, seed).run(&steps);
        let mut written = Vec::new();
        for (who, (record, leaf)) in last.into_iter().enumerate().take(n) {
            written.push(world.write_last(who, record, leaf));
            world.export(who, Scope::default(), false);
        }
        let all = take_in(Register::new(), &world.files, &order[0]).register;
        for (id, path, value) in written {
            let leaf = all.get(&id).and_then(|record| record.leaf(path.segments()));
            prop_assert!(leaf.is_some_and(|leaf| leaf.entries().iter().any(|entry| entry.value == value)), "{id} {path}");
        }
    }

    /// So what moved out of a scope, or was deleted, is in nobody's scope who has seen the file that says so.
    #[test]
    fn all_that_have_seen_the_same_files_of_a_scope_agree_on_its_models_with_those_that_left_it(
        n in 5..=7_usize, seed: u64, steps in actions(40), leaving in prop::collection::vec(leaving(), 1..8), nth in 2..6_usize,
        orders in orders(7)
    ) {
        let scope = scope(nth);
        let mut world = World::by_file(n, seed).run(&steps).run(&entering());
        // What the office has got at the end of these steps it has sent; then models leave the scope, or come back.
        world.export(0, scope.clone(), false);
        let sent_before = world.goes(0, &scope);
        let mut world = world.run(&leaving);
        world.export(0, scope.clone(), false);
        let of_scope: Vec<File> = world
            .files
            .iter()
            .filter(|file| file.from == (0, scope.clone()) && !file.is_plain)
            .cloned()
            .collect();
        let office = &world.sites[0].register;
        let goes = world.goes(0, &scope);
        for id in models(&sent_before) {
            prop_assert!(goes.get(&id).is_some(), "{id} was sent once");
        }
        let newcomers = orders.iter().map(|order| take_in(Register::new(), &of_scope, order).register);
        for newcomer in newcomers {
            prop_assert_eq!(models(&newcomer), models(&goes));
            for id in models(&newcomer) {
                prop_assert_eq!(newcomer.get(&id), office.get(&id));
            }
            prop_assert_eq!(shown(&newcomer, &scope), shown(office, &scope));
        }
        for (site, order) in world.sites.iter().zip(&orders) {
            let told = take_in(site.register.clone(), &of_scope, order).register;
            for id in models(&goes) {
                let (told, here) = (told.get(&id), office.get(&id));
                prop_assert!(told.zip(here).is_some_and(|(told, here)| told.includes(here)), "{id}");
            }
        }
    }

    #[test]
    fn a_decided_conflict_does_not_come_back_with_any_file(
        n in 5..=7_usize, seed: u64, steps in actions(50), choices in prop::collection::vec(0..100_usize, 40), orders in orders(6)
    ) {
        let mut world = World::by_file(n, seed).run(&steps);
        for who in 1..n {
            world.export(who, Scope::default(), false);
        }
        let before = world.files.clone();
        world.begin_run(0);
        let site = &mut world.sites[0];
        let mut decided = take_in(site.register.clone(), &before, &[]).register;
        decide_all(&mut decided, &mut site.writer, &choices);
        prop_assert_eq!(conflicts(&decided), []);
        site.register = decided.clone();
        let decision = [world.export(0, Scope::default(), false)];
        for (site, order) in world.sites.iter().zip(&orders) {
            let told_last = take_in(take_in(site.register.clone(), &before, order).register, &decision, &[]);
            let told_first = take_in(take_in(site.register.clone(), &decision, &[]).register, &before, order);
            for told in [told_last, told_first] {
                prop_assert_eq!(conflicts(&told.register), []);
                prop_assert_eq!(Fingerprint::of(&told.register), Fingerprint::of(&decided));
            }
        }
    }
}
