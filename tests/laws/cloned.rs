//! A cloned writer: one replica running twice, with the same counters. It should be impossible, and must not lose a
//! value where the two wrote to one leaf.

use proptest::prelude::*;
use so_dan_van_kheo::domain::conflict::{Conflict, conflicts};
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::leaf::Stamp;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::stored_piece::{read_piece, write_piece};

use crate::config;

fn write(register: &mut Register, replica: u64, n: u32, title: &str) {
    let dot = Dot {
        replica: ReplicaId::new(replica),
        n,
    };
    let stamp = Stamp::new(Timestamp::from_millis(i64::from(n)), "An");
    register.entry(&RecordId::model("m")).write(
        [member::TITLE].into(),
        Value::text(title),
        dot,
        stamp,
    );
}

fn titles(register: &Register) -> Vec<String> {
    let shown = conflicts(register)
        .into_iter()
        .map(|conflict| match conflict {
            Conflict::Values { choices, .. } => choices
                .iter()
                .map(|e| e.value.as_text().to_owned())
                .collect(),
            Conflict::EditedAfterDeletion { .. } => Vec::new(),
        });
    let mut shown: Vec<String> = shown.flatten().collect();
    shown.sort();
    shown
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn values_that_clones_wrote_under_one_dot_are_a_conflict_and_not_a_loss(
        n_before in 0..4_u32, clones in prop::collection::btree_set("[a-z]{1,3}", 2..5), others in 0..3_u64
    ) {
        let mut common = Register::new();
        for n in 1..=n_before {
            write(&mut common, 7, n, "chung");
        }
        let mut all = Register::new();
        for title in &clones {
            let mut clone = common.clone();
            write(&mut clone, 7, n_before + 1, title);
            all.join(&read_piece(&write_piece(&clone)).unwrap());
        }
        let mut expected: Vec<String> = clones.into_iter().collect();
        for other in 0..others {
            let mut register = common.clone();
            write(&mut register, 8 + other, 1, &format!("khác {other}"));
            all.join(&register);
            expected.push(format!("khác {other}"));
        }
        expected.sort();
        prop_assert_eq!(titles(&all), expected);
        prop_assert_eq!(read_piece(&write_piece(&all)), Ok(all.clone()));
        write(&mut all, 9_999, 1, "đã xem hết");
        prop_assert_eq!(titles(&all), Vec::<String>::new());
    }
}

/// A cloned profile, disk image or restored backup starts a new run, whose replica is new: nothing is broken at all.
#[test]
fn a_cloned_profile_is_just_another_writer() {
    let mut original = Register::new();
    write(&mut original, 1, 1, "trước");
    let mut restored = read_piece(&write_piece(&original)).unwrap();
    write(&mut original, 1, 2, "bản gốc");
    write(&mut restored, 2, 1, "bản sao");
    original.join(&restored);
    assert_eq!(titles(&original), ["bản gốc", "bản sao"]);
}
