//! Who has sent: the last file of each unit that sends to this register.

use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::received::{Receipt, Received};
use so_dan_van_kheo::domain::register::RecordId;
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::stored_received::{read_received, write_received};
use so_dan_van_kheo::storage::bag::Bag;
use so_dan_van_kheo::storage::memory_bag::MemoryBag;
use so_dan_van_kheo::storage::store::Store;

use crate::Desk;

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis)
}

/// Returns a register of a province with three communes, one of them gone, and a hamlet below one.
fn province() -> Desk {
    let mut desk = Desk::new(1);
    for (unit, parent, last_day) in [
        ("tinh", "", ""),
        ("xa-1", "tinh", ""),
        ("xa-2", "tinh", ""),
        ("xa-cu", "tinh", "2025-06-30"),
        ("thon", "xa-1", ""),
    ] {
        let members = vec![
            (member::NAME, Value::text(unit)),
            (member::PARENT, Value::text(parent)),
            (member::VALID_TO, Value::text(last_day)),
        ];
        desk.run(&Command::SaveUnit {
            id: RecordId::unit(unit),
            members,
            successors: Vec::new(),
        });
    }
    desk
}

fn file(n_models: usize, year: i32, exported_at: i64) -> Receipt {
    let mut desk = Desk::new(2);
    for n in 0..n_models {
        desk.save(&format!("m{n}"), year, |draft| {
            draft.set(FormField::Unit, "xa-1")
        });
    }
    Receipt::of(&desk.register, Some(at(exported_at)), at(exported_at + 1))
}

fn senders(received: &Received, desk: &Desk, own: &str, year: i32) -> Vec<(String, Option<usize>)> {
    let senders = received.senders(&UnitTree::of(&desk.register), own, year);
    let senders = senders.into_iter().map(|sender| {
        let n = sender.receipt.map(|receipt| receipt.n_models_of(year));
        (sender.unit, n)
    });
    senders.collect()
}

#[test]
fn the_units_right_below_are_those_that_send_and_each_is_there_or_missing() {
    let desk = province();
    let mut received = Received::default();
    received.note("xa-1", file(3, 2026, 10));
    let sent = |unit: &str, n: Option<usize>| (unit.to_owned(), n);
    assert_eq!(
        senders(&received, &desk, "tinh", 2026),
        [sent("xa-1", Some(3)), sent("xa-2", None)]
    );
    assert_eq!(
        senders(&received, &desk, "tinh", 2025),
        [sent("xa-1", None), sent("xa-2", None)],
        "a file without models of the year does not count for it"
    );
    received.note("xa-cu", file(1, 2025, 11));
    assert_eq!(
        senders(&received, &desk, "tinh", 2025).len(),
        3,
        "a unit that is no more has sent"
    );
    assert_eq!(
        senders(&received, &desk, "xa-1", 2026),
        [sent("thon", None)]
    );
    assert_eq!(
        senders(&received, &desk, "", 2026).len(),
        4,
        "no unit of its own: all that are"
    );
}

#[test]
fn the_last_file_is_the_one_its_sender_made_last_whatever_came_in_last() {
    let mut received = Received::default();
    received.note("xa-1", file(3, 2026, 20));
    received.note("xa-1", file(1, 2026, 10));
    assert_eq!(received.files.get("xa-1").unwrap().n_models_of(2026), 3);
    received.note("xa-1", file(5, 2026, 30));
    assert_eq!(received.files.get("xa-1").unwrap().n_models_of(2026), 5);
}

#[test]
fn a_date_that_is_still_to_come_keeps_no_later_file_out() {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    let mut received = Received::default();
    let mut of_2099 = file(3, 2026, 10);
    of_2099.exported_at = Some(at(10 + 1 + DAY + 1));
    assert_eq!((of_2099.stated_at(), of_2099.made_at()), (None, at(11)));
    received.note("xa-1", of_2099.clone());
    received.note("xa-1", file(1, 2026, 9));
    assert_eq!(received.files.get("xa-1"), Some(&of_2099));
    received.note("xa-1", file(2, 2026, 12));
    assert_eq!(received.files.get("xa-1").unwrap().n_models_of(2026), 2);
    let mut last = file(1, 2026, 13);
    last.exported_at = Some(Timestamp::MAX);
    received.note("xa-1", last);
    received.note("xa-1", file(5, 2026, 15));
    assert_eq!(received.files.get("xa-1").unwrap().n_models_of(2026), 5);
}

#[test]
fn a_clock_that_is_ahead_by_hours_still_orders_the_files_of_its_sender() {
    let ahead = |made, came| {
        let mut receipt = file(1, 2026, came);
        receipt.exported_at = Some(at(made));
        receipt
    };
    let mut received = Received::default();
    received.note("xa-1", ahead(7_200_020, 20));
    received.note("xa-1", ahead(7_200_010, 30));
    let last = received.files.get("xa-1").unwrap();
    assert_eq!(last.exported_at, Some(at(7_200_020)));
    assert_eq!(last.there_by(), last.received_at);
}

#[test]
fn a_receipt_bears_the_code_its_sender_was_shown() {
    let mut desk = Desk::new(3);
    desk.save("a", 2026, |_| {});
    let receipt = Receipt::of(&desk.register, None, at(1));
    assert_eq!(receipt.code, Fingerprint::of(&desk.register).to_string());
}

#[test]
fn who_has_sent_is_kept_and_an_unreadable_memory_of_it_is_put_aside() {
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    assert_eq!(store.received(), Ok(Received::default()));
    let mut received = Received::default();
    received.note("xa-1", file(3, 2026, 20));
    let mut silent = file(1, 2025, 1);
    silent.exported_at = None;
    received.note("xã \"2\"/~", silent);
    assert_eq!(
        read_received(&write_received(&received)),
        Ok(received.clone())
    );
    store.save_received(&received).unwrap();
    assert_eq!(store.received(), Ok(received));
    let key = bag.keys().unwrap().remove(0);
    bag.write(&key, "dvk1 received 1 0000000000000000\nx")
        .unwrap();
    assert_eq!(store.received(), Ok(Received::default()));
    assert!(
        store
            .raw_texts()
            .unwrap()
            .iter()
            .any(|(key, _)| key.contains("aside"))
    );
}
