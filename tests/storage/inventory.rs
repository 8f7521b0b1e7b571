//! What should be there and is not: a start says so, and says nothing where all is well.

use std::collections::BTreeSet;

use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::replica::ReplicaId;
use so_dan_van_kheo::format::stored_inventory::read_inventory;
use so_dan_van_kheo::storage::inventory::Missing;
use so_dan_van_kheo::storage::mirrored::Mirrored;
use so_dan_van_kheo::storage::store::{PieceKey, Store};
use so_dan_van_kheo::storage::upkeep::Upkeep;

use crate::faults::file;
use crate::machine::{Commit, Machine, Texts, ready};
use crate::page::{NOW, Page, Told};

const N_EDITS: u32 = 6;

/// Saves some edits and an import in run 1.
fn worked() -> Machine {
    let (machine, mut told) = (Machine::default(), Told::default());
    let (mut page, ..) = Page::open(&machine, 1).unwrap();
    for n in 0..N_EDITS {
        page.edit(&format!("m{n}"), "Tên", &mut told).unwrap();
    }
    page.import(&file("a", 70, 50), &mut told).unwrap();
    machine.restart(Commit::All);
    machine
}

fn own(n: u32) -> PieceKey {
    PieceKey::new(ReplicaId::new(1), n)
}

fn take_away(machine: &Machine, keys: &[PieceKey]) {
    let remove = |texts: &mut Texts| {
        keys.iter()
            .for_each(|key| drop(texts.remove(&key.to_string())))
    };
    machine.with_first(remove);
    machine.with_second(remove);
}

fn opened(machine: &Machine, run: u64) -> (Page, Missing) {
    let (page, _, completed) = Page::open(machine, run).unwrap();
    (page, completed.unwrap().missing)
}

fn names(missing: &Missing) -> Vec<PieceKey> {
    missing.pieces.iter().cloned().collect()
}

#[test]
fn pieces_that_both_stores_lost_are_named_at_every_start_until_people_have_heard() {
    let machine = worked();
    take_away(&machine, &[own(2), own(5)]);
    for run in [2, 3] {
        let (page, missing) = opened(&machine, run);
        assert_eq!(names(&missing), [own(2), own(5)]);
        assert_eq!(missing.last_at, Some(NOW));
        assert_eq!(page.store.missing_here(), Ok(missing));
    }
    let (mut page, missing) = opened(&machine, 4);
    let by = page.next_key();
    page.store.give_up_missing(&by, &missing, NOW).unwrap();
    ready(page.store.tell(&page.waiting, &page.second)).unwrap();
    machine.restart(Commit::All);
    assert_eq!(opened(&machine, 5).1, Missing::default());
    // Known where the first store forgets it, too.
    machine.with_first(Texts::clear);
    assert_eq!(opened(&machine, 6).1, Missing::default());
}

#[test]
fn what_one_store_lost_is_brought_back_and_not_missed() {
    let machine = worked();
    machine.with_first(|texts| texts.remove(&own(2).to_string()));
    machine.with_second(|texts| texts.remove(&own(3).to_string()));
    assert_eq!(opened(&machine, 2).1, Missing::default());
    machine.with_first(Texts::clear);
    assert_eq!(opened(&machine, 3).1, Missing::default());
    machine.with_second(Texts::clear);
    assert_eq!(opened(&machine, 4).1, Missing::default());
}

#[test]
fn a_piece_that_is_lost_together_with_what_one_store_tells_of_it_is_missed_by_the_other() {
    for is_first in [true, false] {
        let machine = worked();
        take_away(&machine, &[own(4)]);
        let forget = |texts: &mut Texts| texts.retain(|key, _| !key.starts_with("dvk/inventory/"));
        match is_first {
            true => machine.with_first(forget),
            false => machine.with_second(forget),
        }
        assert_eq!(names(&opened(&machine, 2).1), [own(4)]);
    }
}

#[test]
fn pieces_of_a_withdrawn_import_and_those_that_upkeep_took_away_are_not_missed() {
    let (machine, mut told) = (Machine::default(), Told::default());
    let (mut page, ..) = Page::open(&machine, 1).unwrap();
    for n in 0..20 {
        page.edit(&format!("m{}", n % 3), &format!("{n}"), &mut told)
            .unwrap();
    }
    let wrong = file("b", 3, 51);
    let keys = page.import(&wrong, &mut told).unwrap();
    page.withdraw(&keys, &wrong, &mut told);
    // By the run that wrote them, then by another.
    assert!(page.upkeep(&[]).unwrap().n_removed > 0);
    for n in 0..20 {
        page.edit(&format!("m{}", n % 3), &format!("nữa {n}"), &mut told)
            .unwrap();
    }
    let (mut other, missing) = opened(&machine, 2);
    assert_eq!(missing, Missing::default());
    assert!(other.upkeep(&[]).unwrap().n_removed > 0);
    assert_eq!(opened(&machine, 3).1, Missing::default());
    // What was taken away is not taken for the only trace of its run.
    let left: BTreeSet<PieceKey> = other.store.pieces().unwrap();
    take_away(&machine, &left.iter().cloned().collect::<Vec<_>>());
    assert_eq!(opened(&machine, 4).1.pieces, left);
}

/// Runs upkeep long afterwards.
fn tidied(machine: &Machine, run: u64, now: Timestamp) {
    let bag = Mirrored::new(machine.first());
    let waiting = bag.waiting();
    let store = Store::new(bag);
    store.load().unwrap();
    let second = machine.second();
    let withdrawable = BTreeSet::new();
    let upkeep = Upkeep {
        store: &store,
        waiting: &waiting,
        shelf: Some(&second),
        withdrawable: &withdrawable,
        now,
    };
    let mut n = 0;
    let name = || {
        n += 1;
        Some(PieceKey::new(ReplicaId::new(run), n))
    };
    ready(upkeep.run(name, async || {}, async |_, _| Ok(()))).unwrap();
}

#[test]
fn what_runs_long_over_have_written_down_is_forgotten_once_their_pieces_are_gone() {
    let (machine, mut told) = (Machine::default(), Told::default());
    for run in 1..=30 {
        let (mut page, ..) = Page::open(&machine, run).unwrap();
        page.edit("m", &format!("{run}"), &mut told).unwrap();
    }
    let inventories = |machine: &Machine| {
        machine.with_second(|texts| {
            let texts = texts
                .iter()
                .filter(|(key, _)| key.starts_with("dvk/inventory/"));
            texts.map(|(_, text)| text.clone()).collect::<Vec<_>>()
        })
    };
    let day = |n: i64| Timestamp::from_millis(NOW.as_millis() + n * 24 * 60 * 60 * 1000);
    tidied(&machine, 40, day(1));
    assert_eq!(inventories(&machine).len(), 31);
    tidied(&machine, 41, day(8));
    tidied(&machine, 42, day(30));
    let left = inventories(&machine);
    assert_eq!(left.len(), 1, "{left:?}");
    let left = read_inventory(&left[0]).unwrap();
    assert!(left.gone.is_empty(), "{left:?}");
    assert_eq!(opened(&machine, 50).1, Missing::default());
}

#[test]
fn pieces_of_an_earlier_version_are_missed_from_the_first_upkeep_on() {
    let machine = worked();
    let forget = |texts: &mut Texts| texts.retain(|key, _| !key.starts_with("dvk/inventory/"));
    machine.with_first(forget);
    machine.with_second(forget);
    tidied(&machine, 2, NOW);
    take_away(&machine, &[own(2)]);
    assert_eq!(names(&opened(&machine, 3).1), [own(2)]);
}

#[test]
fn a_damaged_inventory_is_set_aside_and_hinders_nothing() {
    let machine = worked();
    let damage = |texts: &mut Texts| {
        let keys = texts
            .iter_mut()
            .filter(|(key, _)| key.starts_with("dvk/inventory/"));
        keys.for_each(|(_, text)| text.push('x'));
    };
    machine.with_first(damage);
    machine.with_second(damage);
    let (mut page, missing) = opened(&machine, 2);
    assert_eq!(missing, Missing::default());
    let aside = page.store.aside().unwrap();
    assert!(
        aside[0].key.starts_with("dvk/aside/inventory/"),
        "{aside:?}"
    );
    page.edit("m1", "Nữa", &mut Told::default()).unwrap();
}

#[test]
fn a_second_store_that_lost_everything_is_told_of_until_people_have_heard() {
    let machine = worked();
    let (page, _) = opened(&machine, 2);
    assert_eq!(page.store.second_known().unwrap().found_empty_at, None);
    page.store.note_journal_begun().unwrap();
    machine.restart(Commit::All);
    machine.with_second(Texts::clear);
    for run in [3, 4] {
        let (page, missing) = opened(&machine, run);
        assert_eq!(missing, Missing::default());
        let known = page.store.second_known().unwrap();
        assert_eq!((known.found_empty_at, known.has_journal), (Some(NOW), true));
    }
    let (page, _) = opened(&machine, 5);
    page.store.note_second_heard().unwrap();
    let known = opened(&machine, 6).0.store.second_known().unwrap();
    assert_eq!((known.found_empty_at, known.has_journal), (None, false));
}

#[test]
fn a_second_store_that_never_held_anything_is_not_missed() {
    let machine = worked();
    machine.with_second(Texts::clear);
    machine.with_first(|texts| texts.remove("dvk/second"));
    let (page, _) = opened(&machine, 2);
    assert_eq!(page.store.second_known().unwrap().found_empty_at, None);
}

#[test]
fn a_second_store_that_has_yet_to_learn_its_first_piece_is_not_missed_although_a_journal_was_begun()
{
    let machine = worked();
    machine.with_second(Texts::clear);
    machine.with_first(|texts| texts.remove("dvk/second"));
    let (page, ..) = Page::open(&machine, 2).unwrap();
    // As where the database was emptied behind an open page, whose next event lies there first.
    page.store.note_journal_begun().unwrap();
    let (page, missing) = opened(&machine, 3);
    assert_eq!(missing, Missing::default());
    let known = page.store.second_known().unwrap();
    assert_eq!((known.found_empty_at, known.has_pieces), (None, true));
}
