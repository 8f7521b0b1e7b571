//! Undoing: every command returns the one that brings back what people saw.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use so_dan_van_kheo::domain::command::{Command, apply};
use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::draft_check::check;
use so_dan_van_kheo::domain::leaf::{Entry, Leaf};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::Model;
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::undo::WayBack;
use so_dan_van_kheo::domain::value::Value;

use crate::action::{Action, action, actions};
use crate::config;
use crate::decision::decision;
use crate::history::World;
use crate::leaves::{YEARS, record_ids};

/// Is what people see of a record: the values shown, and the year entries.
pub type Shown = (BTreeMap<Path, Value>, Vec<i32>);

/// Says what people see of a register.
pub fn view(register: &Register) -> BTreeMap<RecordId, Shown> {
    let visible = register.iter().filter(|(_, record)| !record.is_hidden(&[]));
    let shown = visible.map(|(id, record)| {
        let years = Model::new(id, record)
            .years()
            .into_iter()
            .map(|entry| entry.year())
            .collect();
        let leaves = record.leaves().iter().filter_map(|(path, leaf)| {
            let is_hidden = path
                .year()
                .is_some_and(|y| record.is_hidden(&[member::YEARS, Segment::Year(y)]));
            let face = &leaf.face()?.value;
            (!path.is_mark_of_deletion() && !is_hidden && *face != Value::Empty)
                .then(|| (path.clone(), face.clone()))
        });
        (id.clone(), (leaves.collect(), years))
    });
    shown.collect()
}

/// Draws one of everything a person can do, in a register as it is.
fn command(register: &Register, kind: usize, action: &Action, pick: usize) -> Option<Command> {
    let ids = record_ids();
    let id = ids[pick % ids.len()].clone();
    let model = ids[pick % 2].clone();
    let year = YEARS[pick / 2 % 2];
    let unit = ids[2].clone();
    Some(match kind {
        0 => Command::Delete(id),
        1 => Command::Restore(id),
        2 => Command::DeleteYear(model, year),
        3 => Command::AddEntry {
            id: RecordId::field("f"),
            name: "Dân vận".into(),
            order: 3,
        },
        4 if register.visible(&unit).is_some() => {
            Command::Rename(unit, ["một", "khác"][pick % 2].into())
        }
        5 if register.visible(&unit).is_some() => Command::Retire(unit, pick.is_multiple_of(2)),
        6 => Command::SaveUnit {
            id: RecordId::unit("mới"),
            members: vec![
                (member::NAME, Value::text("Xã mới")),
                (member::PARENT, Value::Empty),
            ],
            successors: ["a", "b"]
                .iter()
                .take(pick % 3)
                .map(|s| (*s).to_owned())
                .collect(),
        },
        7 => decision(conflicts(register).get(pick % 3)?, pick).0,
        _ => {
            let Action::Save { form, .. } = action else {
                return None;
            };
            let record = register.get(&model);
            let draft = form.draft(record.map(|record| Model::new(&model, record)), year);
            let checked = check(&draft, record, Some(year)).expect("the form is filled in rightly");
            Command::SaveModel {
                id: model,
                model: checked,
            }
        }
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn undoing_any_command_brings_back_what_was_seen_and_undoing_that_too(
        n in 3..=6_usize, steps in actions(30), kind in 0..14_usize, extra in prop::collection::vec(action(), 8), pick in 0..1_000_usize
    ) {
        let mut world = World::new(n).run(&steps);
        let mut register = world.everything().register;
        let saving = extra.iter().find(|action| matches!(action, Action::Save { .. })).unwrap_or(&extra[0]);
        let Some(command) = command(&register, kind, saving, pick) else { return Ok(()) };
        let mut now = 2_000_000_000_000;
        let mut run = |register: &mut Register, command: &Command| {
            now += 1_000;
            let by: Arc<str> = "Dung".into();
            apply(register, &mut world.sites[0].writer, Timestamp::from_millis(now), &by, command).undo
        };
        let before = view(&register);
        let undo = run(&mut register, &command);
        let after = view(&register);
        let redo = run(&mut register, &undo);
        prop_assert_eq!(&view(&register), &before, "undoing {:?}", command);
        let undo = run(&mut register, &redo);
        prop_assert_eq!(&view(&register), &after, "redoing {:?}", command);
        run(&mut register, &undo);
        prop_assert_eq!(&view(&register), &before, "undoing {:?} again", command);
    }

    #[test]
    fn undoing_takes_away_nothing_that_others_have_written_since(
        n in 3..=6_usize, steps in actions(20), meanwhile in actions(12), kind in 0..14_usize,
        extra in prop::collection::vec(action(), 8), pick in 0..1_000_usize
    ) {
        let mut world = World::new(n).run(&steps);
        let mut register = world.sites[0].register.clone();
        let saving = extra.iter().find(|action| matches!(action, Action::Save { .. })).unwrap_or(&extra[0]);
        let Some(command) = command(&register, kind, saving, pick) else { return Ok(()) };
        let by: Arc<str> = "Dung".into();
        let own = world.sites[0].writer.next_dot().replica;
        let at = Timestamp::from_millis(2_000_000_000_000);
        let done = apply(&mut register, &mut world.sites[0].writer, at, &by, &command);
        let left = register.filter(|id, _| done.touched.contains(id));
        let mut world = world.run(&meanwhile);
        for site in &world.sites[1..] {
            register.join(&site.register);
        }
        let now = register.clone();
        let way = WayBack::of(&done.undo, &left, &now);
        apply(&mut register, &mut world.sites[0].writer, at, &by, &way.command);
        for (id, record) in now.iter() {
            let theirs = record.leaves().iter().flat_map(|(path, leaf)| leaf.entries().iter().map(move |entry| (path, entry)));
            let is_new = |path: &Path, entry: &Entry| {
                let known = left.get(id).and_then(|record| record.leaf(path.segments()));
                let same = known.map_or(&[][..], Leaf::entries).iter().any(|one| one.value == entry.value);
                entry.dot.replica != own && !same && entry.value != Value::Empty && !path.is_mark_of_deletion()
            };
            for (path, entry) in theirs.filter(|(path, entry)| is_new(path, entry)) {
                let after = register.get(id).expect("a record stays");
                prop_assert!(after.leaf(path.segments()).is_some_and(|leaf| leaf.has(entry.dot)), "{} {}: {:?}", id, path, command);
                prop_assert!(record.is_hidden(&[]) || left.get(id).is_none() || !after.is_hidden(&[]), "{} hidden by {:?}", id, command);
            }
        }
    }
}
