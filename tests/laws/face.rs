//! What is shown while something is undecided: the same on every device.

use proptest::prelude::*;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::leaf::{Entry, Leaf, Stamp};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::{Model, YearEntry};
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::domain::same_as::SameAs;
use so_dan_van_kheo::domain::summary::Summary;
use so_dan_van_kheo::domain::value::Value;

use crate::config;

fn entry((at, replica, n, text): (i64, u64, u32, String)) -> Entry {
    Entry {
        dot: Dot {
            replica: ReplicaId::new(replica),
            n,
        },
        value: Value::Text(text),
        stamp: Stamp::new(Timestamp::from_millis(at), "An"),
    }
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let one = (0..3_i64, 1..4_u64, 1..4_u32, "[ab]").prop_map(entry);
    prop::collection::vec(one, 1..8)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_latest_written_is_shown_then_by_replica_then_by_number(entries in entries().prop_shuffle()) {
        let mut leaf = Leaf::default();
        entries.iter().for_each(|entry| leaf.insert(entry.clone()));
        let mut backwards = Leaf::default();
        entries.iter().rev().for_each(|entry| backwards.insert(entry.clone()));
        prop_assert_eq!(&leaf, &backwards);
        let mut by_rule = leaf.entries().to_vec();
        by_rule.sort_by(|a, b| {
            let key = |e: &Entry| (e.stamp.at, e.dot.replica, e.dot.n, e.value.clone());
            key(a).cmp(&key(b))
        });
        prop_assert_eq!(leaf.face(), by_rule.last());
    }

    #[test]
    fn one_and_the_same_is_counted_once_under_its_smallest_id(
        n in 1..9_usize, links in prop::collection::vec((0..9_usize, 0..9_usize), 0..12), hidden in prop::collection::btree_set(0..9_usize, 0..3)
    ) {
        let mut register = Register::new();
        let id = |at: usize| RecordId::model(format!("m{at}"));
        let mut n_writes = 0;
        let mut write = |register: &mut Register, at: usize, path: so_dan_van_kheo::domain::path::Path, text: &str| {
            n_writes += 1;
            let dot = Dot { replica: ReplicaId::new(1), n: n_writes };
            register.entry(&id(at)).write(path, Value::text(text), dot, Stamp::new(Timestamp::from_millis(0), ""));
        };
        for at in 0..n {
            write(&mut register, at, [member::TITLE].into(), "Tổ tự quản");
            write(&mut register, at, YearEntry::path(2026, member::STAGE), "registered");
        }
        let mut last_link = std::collections::BTreeMap::new();
        for (from, to) in links.into_iter().filter(|(from, _)| *from < n) {
            write(&mut register, from, [member::SAME_AS].into(), &format!("m{to}"));
            last_link.insert(from, to);
        }
        let hidden: Vec<usize> = hidden.into_iter().filter(|at| *at < n).collect();
        for at in &hidden {
            let record = register.entry(&id(*at));
            let (path, seen) = record.deletion(&[]);
            record.write(path, seen, Dot { replica: ReplicaId::new(2), n: 1 }, Stamp::new(Timestamp::from_millis(0), ""));
        }
        let mut face: Vec<usize> = (0..n).collect();
        let is_shown = |at: usize| at < n && !hidden.contains(&at);
        for _ in 0..n {
            for (from, to) in last_link.iter().filter(|(from, to)| is_shown(**from) && is_shown(**to)) {
                let least = face[*from].min(face[*to]);
                (face[*from], face[*to]) = (least, least);
            }
        }
        let same = SameAs::of(&register);
        for at in (0..n).filter(|at| is_shown(*at)) {
            prop_assert_eq!(same.face(&id(at)).clone(), id(face[at]));
        }
        let n_faces = (0..n).filter(|at| is_shown(*at) && face[*at] == *at).count();
        prop_assert_eq!(Model::all(&register).count(), n_faces);
        prop_assert_eq!(Summary::of(&register, 2026).n_registered, n_faces);
    }
}
