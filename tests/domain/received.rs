//! Who has sent: the last file of each unit that sends to this register.

use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::received::{Extent, Receipt, Received};
use so_dan_van_kheo::domain::register::RecordId;
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::stored_piece::{SealError, seal};
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
    Receipt::of(
        &desk.register,
        Extent::Whole,
        Some(at(exported_at)),
        at(exported_at + 1),
    )
}

fn last(received: &Received) -> Receipt {
    received.of_year("xa-1", 2026).unwrap().last
}

fn part(n_models: usize, exported_at: i64) -> Receipt {
    Receipt {
        extent: Extent::Part,
        ..file(n_models, 2026, exported_at)
    }
}

fn senders(received: &Received, desk: &Desk, own: &str, year: i32) -> Vec<(String, Option<usize>)> {
    let senders = received.senders(&desk.register, &UnitTree::of(&desk.register), own, year);
    let senders = senders.into_iter().map(|sender| {
        let n = sender.files.map(|files| files.last.n_models_of(year));
        (sender.unit, n)
    });
    senders.collect()
}

#[test]
fn nobody_misses_a_file_of_a_party_cell_but_one_that_sends_is_there() {
    let mut desk = province();
    for (unit, kind) in [("xa-3", ""), ("chi-bo", "party_cell")] {
        let members = vec![
            (member::PARENT, Value::text("xa-2")),
            (member::KIND, Value::text(kind)),
        ];
        desk.run(&Command::SaveUnit {
            id: RecordId::unit(unit),
            members,
            successors: Vec::new(),
        });
    }
    let mut received = Received::default();
    let missing = ("xa-3".to_owned(), None);
    let shown = senders(&received, &desk, "xa-2", 2026);
    assert_eq!(shown, std::slice::from_ref(&missing));
    received.note("chi-bo", file(2, 2026, 10));
    let sent = ("chi-bo".to_owned(), Some(2));
    assert_eq!(senders(&received, &desk, "xa-2", 2026), [sent, missing]);
}

#[test]
fn a_unit_whose_models_were_written_here_needs_no_file() {
    let mut desk = province();
    desk.save("m1", 2026, |draft| draft.set(FormField::Unit, "thon"));
    desk.save("m2", 2025, |draft| draft.set(FormField::Unit, "xa-2"));
    let mut received = Received::default();
    let shown = |received: &Received, own: &str, year: i32| {
        let tree = UnitTree::of(&desk.register);
        let senders = received.senders(&desk.register, &tree, own, year);
        let senders = senders.into_iter();
        let shown = senders.map(|one| (one.unit.clone(), one.is_written_here, one.is_missing()));
        shown.collect::<Vec<_>>()
    };
    let row = |unit: &str, is_here, is_missing| (unit.to_owned(), is_here, is_missing);
    assert_eq!(
        shown(&received, "tinh", 2026),
        [row("xa-1", true, false), row("xa-2", false, true)]
    );
    assert_eq!(
        shown(&received, "tinh", 2025),
        [row("xa-1", false, true), row("xa-2", true, false)]
    );
    // What was written here comes back with a file of the own unit, or of one above it.
    received.note("tinh", file(3, 2026, 5));
    assert_eq!(shown(&received, "tinh", 2026)[0], row("xa-1", true, false));
    assert_eq!(shown(&received, "xa-1", 2026), [row("thon", true, false)]);
    received.note("xa-1", file(3, 2026, 10));
    assert_eq!(shown(&received, "tinh", 2026)[0], row("xa-1", false, false));
}

#[test]
fn models_that_came_with_a_plain_file_were_not_written_here() {
    let file = r#"{"format":"so-dan-van-kheo","version":1,"units":[{"id":"tinh","name":"Tỉnh"},{"id":"xa","name":"Xã","parent":"tinh"}],
        "models":[{"id":"0197a4c2-5b1e-8c3d-9e4f-000000000001","title":"Đường hoa","unit":"xa","years":[{"year":2026,"stage":"registered"}]}]}"#;
    let register = so_dan_van_kheo::format::exchange_read::open_text(file)
        .unwrap()
        .piece;
    let tree = UnitTree::of(&register);
    let senders = Received::default().senders(&register, &tree, "tinh", 2026);
    assert!(senders.len() == 1 && senders[0].is_missing());
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
    assert_eq!(last(&received).n_models_of(2026), 3);
    received.note("xa-1", file(5, 2026, 30));
    assert_eq!(last(&received).n_models_of(2026), 5);
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
    assert_eq!(last(&received), of_2099);
    received.note("xa-1", file(2, 2026, 12));
    assert_eq!(last(&received).n_models_of(2026), 2);
    let mut of_9999 = file(1, 2026, 13);
    of_9999.exported_at = Some(Timestamp::MAX);
    received.note("xa-1", of_9999);
    received.note("xa-1", file(5, 2026, 15));
    assert_eq!(last(&received).n_models_of(2026), 5);
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
    let last = last(&received);
    assert_eq!(last.exported_at, Some(at(7_200_020)));
    assert_eq!(last.there_by(), last.received_at);
}

#[test]
fn a_correction_leaves_the_first_file_of_each_year_known() {
    let mut received = Received::default();
    received.note("xa-1", file(3, 2026, 20));
    received.note("xa-1", file(2, 2025, 25));
    for made in [30, 40, 35, 50] {
        received.note("xa-1", file(4, 2026, made));
    }
    let files = received.of_year("xa-1", 2026).unwrap();
    assert_eq!(files.first.exported_at, Some(at(20)));
    assert_eq!(files.last.exported_at, Some(at(50)));
    assert_eq!(
        received.files.get("xa-1").unwrap().len(),
        3,
        "those between the first and the last are forgotten"
    );
    received.note("xa-1", file(1, 2026, 10));
    let files = received.of_year("xa-1", 2026).unwrap();
    assert_eq!(files.first.exported_at, Some(at(10)), "it came in late");
}

#[test]
fn a_part_stands_beside_the_figures_of_the_last_whole_file_and_not_in_their_place() {
    let mut received = Received::default();
    received.note("xa-1", part(1, 10));
    let files = received.of_year("xa-1", 2026).unwrap();
    assert_eq!((files.last, files.later_part), (part(1, 10), None));

    received.note("xa-1", file(5, 2026, 20));
    let files = received.of_year("xa-1", 2026).unwrap();
    assert_eq!((files.first, files.later_part), (part(1, 10), None));
    received.note("xa-1", part(3, 30));
    received.note("xa-1", part(2, 40));
    let files = received.of_year("xa-1", 2026).unwrap();
    assert_eq!(files.last, file(5, 2026, 20));
    assert_eq!(files.later_part, Some(part(2, 40)));
    received.note("xa-1", file(6, 2026, 50));
    let files = received.of_year("xa-1", 2026).unwrap();
    assert_eq!((files.last, files.later_part), (file(6, 2026, 50), None));
}

#[test]
fn a_file_made_for_one_year_says_nothing_of_another_year_of_its_models() {
    let mut desk = Desk::new(2);
    desk.save("a", 2025, |_| {});
    desk.save("a", 2026, |_| {});
    let of = |extent| Receipt::of(&desk.register, extent, Some(at(1)), at(2)).n_models;
    assert_eq!(of(Extent::Whole), [(2025, 1), (2026, 1)]);
    assert_eq!(of(Extent::Part), [(2025, 1), (2026, 1)]);
    assert_eq!(of(Extent::Year(2026)), [(2026, 1)]);
    assert_eq!(of(Extent::Year(2024)), []);
}

#[test]
fn the_same_file_again_is_no_news_and_one_that_puts_back_what_was_is() {
    let mut received = Received::default();
    let again = Receipt {
        received_at: at(99),
        ..file(3, 2026, 20)
    };
    assert!(received.is_news("xa-1", &again));
    received.note("xa-1", file(3, 2026, 20));
    assert!(!received.is_news("xa-1", &again));
    assert!(received.is_news("xa-2", &again));
    assert!(received.is_news("xa-1", &file(3, 2026, 21)), "made anew");
    assert!(received.is_news("xa-1", &part(3, 21)));
    received.note("xa-1", file(3, 2026, 30));
    assert!(!received.is_news("xa-1", &file(2, 2026, 25)), "older");

    let mut silent = Received::default();
    let came = |n_models, day| Receipt {
        exported_at: None,
        ..file(n_models, 2026, day)
    };
    silent.note("xa-1", came(3, 10));
    assert!(!silent.is_news("xa-1", &came(3, 20)));
    silent.note("xa-1", came(2, 30));
    assert!(silent.is_news("xa-1", &came(3, 40)));
}

#[test]
fn what_was_kept_before_there_were_several_files_is_read_and_damage_is_told() {
    let read = |body: &str| read_received(&seal("received", body));
    let old = r#"{"exported_at":20,"received_at":21,"code":"K7QF-2M9D","n_models":[[2026,3]]}"#;
    let received = read(&format!(r#"{{"xa-1":{old}}}"#)).unwrap();
    let last = last(&received);
    assert_eq!((last.extent, last.n_models_of(2026)), (Extent::Whole, 3));
    assert_eq!(read(&format!(r#"{{"xa-1":[{old}]}}"#)), Ok(received));
    for damaged in [
        r#"{"xa-1":7}"#.to_owned(),
        r#"{"xa-1":[7]}"#.to_owned(),
        format!(r#"{{"xa-1":[[{old}]]}}"#),
        format!(
            r#"{{"xa-1":[{}]}}"#,
            old.replace("\"code\"", r#""extent":"all","code""#)
        ),
        format!(
            r#"{{"xa-1":[{}]}}"#,
            old.replace("\"code\"", r#""extent":9999999999,"code""#)
        ),
    ] {
        assert_eq!(read(&damaged), Err(SealError::Malformed(None)), "{damaged}");
    }
}

#[test]
fn a_receipt_bears_the_code_its_sender_was_shown() {
    let mut desk = Desk::new(3);
    desk.save("a", 2026, |_| {});
    let receipt = Receipt::of(&desk.register, Extent::Whole, None, at(1));
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
    received.note("xa-1", part(2, 30));
    let of_year = Receipt {
        extent: Extent::Year(2026),
        ..file(2, 2026, 30)
    };
    received.note("xa-2", of_year);
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

#[test]
fn units_below_without_a_level_are_asked_for_their_files_as_soon_as_they_are_there() {
    let mut desk = Desk::new(1);
    let mut add = |id: &str, parent: &str, kind: &str| {
        let members = vec![
            (member::NAME, Value::text(id)),
            (member::PARENT, Value::text(parent)),
            (member::KIND, Value::text(kind)),
        ];
        desk.run(&Command::SaveUnit {
            id: RecordId::unit(id),
            members,
            successors: Vec::new(),
        });
    };
    add("xa", "", "");
    add("xa-khac", "", "");
    for nth in 1..=5 {
        let kind = if nth % 2 == 0 { "" } else { "party_cell" };
        add(&format!("xa/{nth}"), "xa", kind);
        add(&format!("xa-khac/{nth}"), "xa-khac", "party_cell");
    }
    let received = Received::default();
    let tree = UnitTree::of(&desk.register);
    assert_eq!(senders(&received, &desk, "xa", 2026).len(), 2);
    assert_eq!(senders(&received, &desk, "xa-khac", 2026).len(), 5);
    for (own, expect) in [("xa", true), ("xa-khac", true), ("xa/1", false), ("", true)] {
        assert_eq!(received.is_about_any(&tree, own), expect, "{own}");
    }
    let alone = UnitTree::of(&province().register);
    assert!(!received.is_about_any(&alone, "xa-2"));
}
