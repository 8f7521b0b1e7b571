//! Withdrawing an import: the store is as if the file had never come.

use proptest::prelude::*;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::record::Record;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::ReplicaId;
use so_dan_van_kheo::domain::scope::Scope;
use so_dan_van_kheo::storage::bag::BagError;
use so_dan_van_kheo::storage::memory_bag::MemoryBag;
use so_dan_van_kheo::storage::store::{PieceKey, Store};

use crate::action::actions;
use crate::config;
use crate::history::{File, World};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_withdrawn_import_leaves_no_trace(
        n in 3..=6_usize, steps in actions(30), is_import in prop::collection::vec(any::<bool>(), 40), order in any::<u64>()
    ) {
        let world = World::new(n).run(&steps);
        let (store, never) = (Store::new(MemoryBag::new()), Store::new(MemoryBag::new()));
        let replica = ReplicaId::new(order);
        let mut imported = Vec::new();
        for ((piece, is_import), n) in world.pieces.iter().zip(is_import).zip(1..) {
            let key = PieceKey::new(replica, n);
            store.save(&key, &piece.register, Timestamp::default()).unwrap();
            if is_import {
                imported.push(key);
            } else {
                never.save(&key, &piece.register, Timestamp::default()).unwrap();
            }
        }
        if order % 2 == 0 {
            imported.reverse();
        }
        for key in &imported {
            store.withdraw(std::slice::from_ref(key)).unwrap();
        }
        let (loaded, expected) = (store.load().unwrap(), never.load().unwrap());
        prop_assert_eq!(Fingerprint::of(&loaded.register), Fingerprint::of(&expected.register));
        prop_assert_eq!(&loaded.register, &expected.register);
        prop_assert_eq!(&loaded.pieces, &expected.pieces);
        let pieces = |store: &Store<MemoryBag>| {
            let mut texts = store.raw_texts().unwrap();
            texts.retain(|(key, _)| PieceKey::of(key).is_some());
            texts
        };
        prop_assert_eq!(pieces(&store), pieces(&never));
        for key in &imported {
            prop_assert_eq!(store.withdraw(std::slice::from_ref(key)), Err(BagError::Gone));
        }
        prop_assert_eq!(store.load().unwrap().register, expected.register);
    }
}

/// Takes in files as the program does: what is new of each is saved as a piece, before any of it is shown.
fn import(
    store: &Store<MemoryBag>,
    (replica, n): (ReplicaId, &mut u32),
    register: &mut Register,
    files: &[File],
) -> Vec<PieceKey> {
    let mut keys = Vec::new();
    for file in files {
        let piece = file.open().register;
        let is_news = |id: &RecordId, record: &Record| {
            register.get(id).is_none_or(|known| !known.includes(record))
        };
        let news = piece.filter(is_news);
        if !news.is_empty() {
            *n += 1;
            let key = PieceKey::new(replica, *n);
            store.save(&key, &news, Timestamp::default()).unwrap();
            keys.push(key);
            register.join(&news);
        }
    }
    keys
}

proptest! {
    #![proptest_config(crate::files::config())]

    #[test]
    fn what_was_withdrawn_is_imported_again_with_the_same_result(
        seed: u64, steps in actions(40), picks in prop::collection::vec(0..1_000_usize, 1..6), own in (0..4_usize, 0..64_usize)
    ) {
        let mut world = World::by_file(5, seed).run(&steps);
        for who in 0..5 {
            world.export(who, Scope::default(), false);
        }
        let files: Vec<File> = picks.iter().map(|at| world.files[at % world.files.len()].clone()).collect();
        let store = Store::new(MemoryBag::new());
        let mut n = 1;
        let mut register = world.sites[0].register.clone();
        store
            .save(&PieceKey::new(ReplicaId::new(seed), n), &register, Timestamp::default())
            .unwrap();
        let pieces = || {
            let mut texts = store.raw_texts().unwrap();
            texts.retain(|(key, _)| PieceKey::of(key).is_some());
            (store.load().unwrap(), texts)
        };
        let before = pieces();
        register.join(&before.0.register);

        let keys = import(&store, (ReplicaId::new(seed), &mut n), &mut register, &files);
        let imported = store.load().unwrap().register;
        prop_assert_eq!(&imported, &register);
        for key in keys.iter().rev() {
            store.withdraw(std::slice::from_ref(key)).unwrap();
        }
        prop_assert_eq!(&pieces(), &before);

        let mut register = before.0.register;
        let keys = import(&store, (ReplicaId::new(seed), &mut n), &mut register, &files);
        prop_assert_eq!(Fingerprint::of(&register), Fingerprint::of(&imported));
        prop_assert_eq!(&register, &imported);
        prop_assert_eq!(&store.load().unwrap().register, &imported);

        // Built upon: the piece of a later edit has the whole record, so that withdrawing takes nothing from it.
        world.sites[0].register = register;
        let (id, ..) = world.write_last(0, own.0, own.1);
        let edited = world.sites[0].register.filter(|other, _| *other == id);
        store
            .save(&PieceKey::new(ReplicaId::new(seed), n + 1), &edited, Timestamp::default())
            .unwrap();
        for key in &keys {
            store.withdraw(std::slice::from_ref(key)).unwrap();
        }
        let left = store.load().unwrap().register;
        prop_assert_eq!(left.get(&id), edited.get(&id));
    }
}
