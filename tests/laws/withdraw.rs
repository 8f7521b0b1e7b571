//! Withdrawing an import: the store is as if the file had never come.

use proptest::prelude::*;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::replica::ReplicaId;
use so_dan_van_kheo::storage::memory_bag::MemoryBag;
use so_dan_van_kheo::storage::store::Store;

use crate::action::actions;
use crate::config;
use crate::history::World;

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
            let key = store.save(replica, n, &piece.register).unwrap();
            if is_import {
                imported.push(key);
            } else {
                never.save(replica, n, &piece.register).unwrap();
            }
        }
        if order % 2 == 0 {
            imported.reverse();
        }
        for key in &imported {
            store.withdraw(key).unwrap();
        }
        let (loaded, expected) = (store.load().unwrap(), never.load().unwrap());
        prop_assert_eq!(Fingerprint::of(&loaded.register), Fingerprint::of(&expected.register));
        prop_assert_eq!(&loaded, &expected);
        prop_assert_eq!(store.raw_texts().unwrap(), never.raw_texts().unwrap());
        for key in &imported {
            store.withdraw(key).unwrap();
        }
        prop_assert_eq!(store.load().unwrap(), expected);
    }
}
