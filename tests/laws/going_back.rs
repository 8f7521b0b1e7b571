//! Going back once others may have seen it: old values are written again, and that travels like any edit.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use so_dan_van_kheo::domain::command::{Command, apply};
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::journal::Cause;
use so_dan_van_kheo::domain::journal::going_back::{GoingBack, Others};
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::scope::Scope;

use crate::action::actions;
use crate::files::{config, take_in};
use crate::history::World;
use crate::journal::event_between;
use crate::undo::{Shown, view};

/// Says what people see of the records that show anything: one that was erased elsewhere and had nothing to show stays
/// erased.
pub fn seen_of(register: &Register) -> BTreeMap<RecordId, Shown> {
    let mut seen = view(register);
    seen.retain(|_, (leaves, _)| !leaves.is_empty());
    seen
}

pub fn run(world: &mut World, who: usize, command: &Command) -> Command {
    let site = &mut world.sites[who];
    let (by, at): (Arc<str>, _) = ("Dung".into(), Timestamp::from_millis(2_000_000_000_000));
    apply(&mut site.register, &mut site.writer, at, &by, command).undo
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn going_back_from_an_import_travels_and_leaves_alone_what_others_wrote_meanwhile(
        seed: u64, steps in actions(40), order in prop::collection::vec(0..1_000_usize, 0..8),
        meanwhile in prop::collection::vec((1..5_usize, 0..4_usize, 0..64_usize), 0..6)
    ) {
        let mut world = World::by_file(5, seed).run(&steps);
        let before = world.sites[0].register.clone();
        let sent: Vec<_> = (1..5).map(|who| world.export(who, Scope::default(), false)).collect();
        let imported = take_in(before.clone(), &sent, &order).register;
        let event = event_between(&before, &imported, Cause::Import);
        world.sites[0].register = imported.clone();
        let seen = world.export(0, Scope::default(), false).open().register;
        // Half of the others write with the import before them, the rest without having heard of it.
        for site in &mut world.sites[1..3] {
            site.register.join(&seen);
        }
        let mut written = Vec::new();
        let mut touched = BTreeSet::new();
        for (who, record, leaf) in meanwhile {
            let (id, path, value) = world.write_last(who, record, leaf);
            written.retain(|(w, i, p, _)| (w, i, p) != (&who, &id, &path));
            touched.insert(id.clone());
            written.push((who, id, path, value));
        }
        run(&mut world, 0, &GoingBack::to(&[event], &imported, Others::Overwritten).command);
        let here = world.sites[0].register.clone();
        prop_assert_eq!(seen_of(&here), seen_of(&before));
        let after: Vec<_> = (0..5).map(|who| world.export(who, Scope::default(), false)).collect();
        let all = take_in(Register::new(), &after, &order).register;
        for (_, id, path, value) in written {
            let leaf = all.get(&id).and_then(|record| record.leaf(path.segments()));
            prop_assert!(leaf.is_some_and(|leaf| leaf.entries().iter().any(|entry| entry.value == value)), "{id} {path}");
        }
        let (shown, old) = (seen_of(&all), seen_of(&before));
        for (id, _) in all.iter().filter(|(id, _)| !touched.contains(id)) {
            prop_assert_eq!(shown.get(id), old.get(id), "{}", id);
        }
        for site in &world.sites {
            let told = take_in(site.register.clone(), &after, &order).register;
            prop_assert_eq!(Fingerprint::of(&told), Fingerprint::of(&all));
        }
    }
}
