//! The laws of joining what two machines know of the files that came in.

use proptest::prelude::*;
use so_dan_van_kheo::domain::received::{Extent, Receipt, Received};
use so_dan_van_kheo::format::stored_piece::{SealError, seal};
use so_dan_van_kheo::format::stored_received::{read_received, write_received};

use crate::{config, receipt};

fn receipts() -> impl Strategy<Value = Receipt> {
    let years = (2024..2027_i32).prop_map(|year| vec![year]);
    let exported = prop::option::weighted(0.8, 0..9_i64);
    (years, exported, 0..9_i64, 0..3_u8).prop_map(|(years, exported, received, extent)| Receipt {
        extent: match extent {
            0 => Extent::Part,
            _ => Extent::Whole,
        },
        ..receipt(&years, exported, exported.unwrap_or(0) + received)
    })
}

fn memories() -> impl Strategy<Value = Received> {
    let units = prop_oneof![Just("xa-1"), Just("xa-2")];
    prop::collection::vec((units, receipts()), 0..12).prop_map(|files| {
        let mut received = Received::default();
        for (unit, receipt) in files {
            received.note(unit, receipt);
        }
        // Files of one moment stand in the order in which they came, until they are joined.
        joined(&received, &received)
    })
}

fn joined(one: &Received, other: &Received) -> Received {
    let mut joined = one.clone();
    joined.join(other);
    joined
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn joining_twice_is_joining_once(one in memories(), other in memories()) {
        let once = joined(&one, &other);
        prop_assert_eq!(joined(&once, &other), once.clone());
        prop_assert_eq!(joined(&once, &one), once.clone());
        prop_assert_eq!(read_received(&write_received(&once)), Ok(once));
    }

    #[test]
    fn it_does_not_matter_which_machine_joins(one in memories(), other in memories()) {
        prop_assert_eq!(joined(&one, &other), joined(&other, &one));
    }

    #[test]
    fn the_first_and_the_last_file_of_both_stay_known(one in memories(), other in memories()) {
        let both = joined(&one, &other);
        for unit in ["xa-1", "xa-2"] {
            for year in [2024, 2025, 2026] {
                let known = [&one, &other].map(|memory| memory.of_year(unit, year));
                let known: Vec<_> = known.into_iter().flatten().collect();
                let found = both.of_year(unit, year);
                prop_assert_eq!(found.is_some(), !known.is_empty());
                let Some(found) = found else { continue };
                let first = known.iter().map(|files| files.first.there_by()).min();
                prop_assert_eq!(Some(found.first.there_by()), first);
                let wholes = known.iter().filter(|files| files.last.extent == Extent::Whole);
                let last = wholes.map(|files| files.last.made_at()).max();
                if last.is_some() {
                    prop_assert_eq!(Some(found.last.made_at()), last);
                }
            }
        }
    }
}

#[test]
fn a_file_that_both_machines_took_in_came_when_the_first_one_did() {
    let memory = |received_at| {
        let mut received = Received::default();
        received.note("xa-1", receipt(&[2026], Some(10), received_at));
        received
    };
    let both = joined(&memory(50), &memory(20));
    assert_eq!(both, memory(20));
}

#[test]
fn years_that_no_model_has_or_that_stand_twice_are_no_memory() {
    for n_models in [
        "[[2026,1],[2026,1]]",
        "[[2026,1],[2025,1]]",
        "[[20226,1]]",
        "[[-1,1]]",
    ] {
        let file =
            format!(r#"{{"exported_at":1,"received_at":2,"code":"","n_models":{n_models}}}"#);
        let text = seal("received", &format!("{{\"xa-1\":[{file}]}}"));
        assert_eq!(
            read_received(&text),
            Err(SealError::Malformed(None)),
            "{n_models}"
        );
    }
}
