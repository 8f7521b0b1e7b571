//! Going back once others may have seen it: old values are written again, and that travels like any edit.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use so_dan_van_kheo::domain::command::{Change, Command, apply};
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::Model;
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::record::Record;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::scope::Scope;
use so_dan_van_kheo::domain::value::Value;

use crate::action::actions;
use crate::files::{config, take_in};
use crate::history::World;
use crate::undo::{Shown, view};

/// Returns the command that writes the values of an earlier register again, wherever a later one shows others.
fn going_back(earlier: &Register, later: &Register) -> Command {
    let records = later.iter().filter_map(|(id, record)| {
        let changes = match earlier.visible(id) {
            Some(old) => changes_back(id, old, record),
            None if record.is_hidden(&[]) => Vec::new(),
            None => vec![Change::Delete(Vec::new())],
        };
        (!changes.is_empty()).then(|| (id.clone(), changes))
    });
    Command::PutBack(records.collect())
}

fn changes_back(id: &RecordId, old: &Record, new: &Record) -> Vec<Change> {
    let shown = |record: &Record, path: &Path| match record.face(path.segments()) {
        Some(Value::Empty) | None => None,
        Some(value) => Some(value.clone()),
    };
    let paths: BTreeSet<&Path> = old.leaves().keys().chain(new.leaves().keys()).collect();
    let has = |record, year| Model::new(id, record).year(year).is_some();
    let is_of_content = |path: &Path| {
        let is_mark = path.segments().last() == Some(&member::DELETED);
        !is_mark && path.year().is_none_or(|year| has(old, year))
    };
    let differing = paths
        .iter()
        .filter(|path| is_of_content(path) && shown(old, path) != shown(new, path));
    let mut changes: Vec<Change> = differing
        .map(|path| match shown(old, path) {
            Some(value) => Change::Write((*path).clone(), value),
            None if path.is_item() => Change::Remove((*path).clone()),
            None => Change::Write((*path).clone(), Value::Empty),
        })
        .collect();
    if new.has_deletion(&[]) {
        changes.push(Change::Restore(Vec::new()));
    }
    let years: BTreeSet<i32> = paths.iter().filter_map(|path| path.year()).collect();
    for year in years {
        let prefix = vec![member::YEARS, Segment::Year(year)];
        if has(old, year) && new.has_deletion(&prefix) {
            changes.push(Change::Restore(prefix));
        } else if has(new, year) && !has(old, year) {
            changes.push(Change::Delete(prefix));
        }
    }
    changes
}

/// Says what people see of the records that show anything: one that was erased elsewhere and had nothing to show stays
/// erased.
fn seen_of(register: &Register) -> BTreeMap<RecordId, Shown> {
    let mut seen = view(register);
    seen.retain(|_, (leaves, _)| !leaves.is_empty());
    seen
}

fn run(world: &mut World, who: usize, command: &Command) {
    let site = &mut world.sites[who];
    let (by, at): (Arc<str>, _) = ("Dung".into(), Timestamp::from_millis(2_000_000_000_000));
    apply(&mut site.register, &mut site.writer, at, &by, command);
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
        run(&mut world, 0, &going_back(&before, &imported));
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
