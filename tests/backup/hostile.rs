//! What is damaged, odd or forged beside the register: it is left out and counted, and the register goes in.

use proptest::prelude::*;
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::format::backup::{Local, TextKind};
use so_dan_van_kheo::format::exchange_read::{Opened, Trust, open_text};
use so_dan_van_kheo::format::json::Json;
use so_dan_van_kheo::format::stored_piece::{seal, write_piece};
use so_dan_van_kheo::storage::backup::{TakenOver, Wanted};
use so_dan_van_kheo::storage::bag::Bag;
use so_dan_van_kheo::storage::memory_bag::MemoryBag;
use so_dan_van_kheo::storage::store::Store;

use crate::registers::{changed, sealed, thanh_ba};
use crate::{backup, config, local, machine};

/// Opens a backup in which somebody has put this in the place of what lies beside the register.
fn with_local(register: &Register, json: &Json) -> Opened {
    let file = changed(&backup(register, &Local::default()), |members| {
        for (name, member) in members {
            if name == "local" {
                *member = json.clone();
            }
        }
    });
    open_text(&sealed(&file)).unwrap()
}

#[track_caller]
fn check(json: &str, n_texts: usize, n_events: usize, n_left_out: usize) {
    let register = thanh_ba();
    let opened = with_local(&register, &Json::parse(json).unwrap());
    assert_eq!(
        (opened.trust, &opened.refused[..]),
        (Trust::Joined, &[][..])
    );
    assert_eq!(opened.piece, register, "{json}");
    let local = opened.local.unwrap();
    let found = (local.texts.len(), local.journal.len(), local.n_left_out);
    assert_eq!(found, (n_texts, n_events, n_left_out), "{json}");
}

#[test]
fn another_shape_is_left_out_and_counted() {
    for shape in ["null", "5", "\"x\"", "true", "[]", "[{\"id\":\"a\"}]"] {
        check(shape, 0, 0, 1);
    }
    check("{}", 0, 0, 0);
    check(r#"{"texts":[],"journal":{},"more":1}"#, 0, 0, 3);
    check(
        r#"{"texts":{"settings":5,"draft/a":null,"draft/b":"x"}}"#,
        1,
        0,
        2,
    );
    check(r#"{"journal":["a","b"]}"#, 0, 2, 0);
}

#[test]
fn keys_that_are_no_business_of_a_backup_are_left_out() {
    for key in [
        "piece/00000000000000ff-00000001",
        "import",
        "reserve",
        "register",
        "withdrawn/x",
        "unfinished/x",
        "outside",
        "aside/settings-1",
        "settings/x",
        "received/x",
        "draft",
        "dvk/settings",
        "",
        "__proto__",
    ] {
        assert_eq!(TextKind::of(key), None, "{key}");
        let texts = Json::object([(key, Json::text("x"))]);
        check(&Json::object([("texts", texts)]).to_compact(), 0, 0, 1);
    }
}

#[test]
fn events_before_one_that_is_no_text_are_left_out_for_they_would_pass_for_the_whole() {
    check(r#"{"journal":["a",5,"b","c"]}"#, 0, 2, 2);
    check(r#"{"journal":["a","b",null]}"#, 0, 0, 3);
}

fn texts(bag: &MemoryBag) -> Vec<(String, String)> {
    let mut keys = bag.keys().unwrap();
    keys.sort_unstable();
    let text = |key: &String| bag.read(key).unwrap().unwrap();
    keys.iter().map(|key| (key.clone(), text(key))).collect()
}

#[test]
fn a_text_that_cannot_be_read_is_counted_and_never_written() {
    let good = local(&machine(), Vec::new());
    let piece = write_piece(&thanh_ba());
    for (key, text) in &good.texts {
        let newer = text.replacen("dvk1", "dvk2", 1);
        let cut = &text[..text.len() - 1];
        for bad in ["", "hỏng", &newer, cut, &piece, &seal("settings", "[")] {
            let bag = MemoryBag::new();
            let mut forged = good.clone();
            forged.texts.insert(key.clone(), bad.to_owned());
            let taken = Store::new(bag.clone()).take_over(&forged, Wanted::Settings);
            assert_eq!(taken.unwrap().n_unread, 1, "{key}: {bad}");
            assert_eq!(bag.read(&format!("dvk/{key}")), Ok(None));
            assert_eq!(texts(&bag).len(), good.texts.len() - 1);
        }
    }
}

#[test]
fn a_forged_key_writes_nothing_wherever_it_points() {
    let bag = MemoryBag::new();
    let mut forged = Local::default();
    for key in ["piece/1", "register", "../settings", "reserve"] {
        let text = local(&machine(), Vec::new()).texts.get("settings").cloned();
        forged.texts.insert(key.to_owned(), text.unwrap());
    }
    let taken = Store::new(bag.clone()).take_over(&forged, Wanted::Settings);
    let expected = TakenOver {
        n_unread: 4,
        ..TakenOver::default()
    };
    assert_eq!(taken, Ok(expected));
    assert_eq!(texts(&bag), []);
}

#[test]
fn a_hundred_thousand_drafts_and_a_unit_with_a_hundred_thousand_files_do_not_keep_one_waiting() {
    let n = 100_000;
    let drafts = (0..n)
        .rev()
        .map(|n| (format!("draft/{n}"), Json::text("x")));
    let texts = Json::object([("texts", Json::object(drafts))]);
    let opened = with_local(&Register::new(), &texts);
    assert_eq!(opened.local.unwrap().contents().n_left_out, n);
    let receipt = |at: usize| {
        let year = 1_900 + at % 301;
        format!(r#"{{"exported_at":{at},"received_at":{at},"code":"","n_models":[[{year},1]]}}"#)
    };
    let files: Vec<String> = (0..n).rev().map(receipt).collect();
    let received = seal("received", &format!("{{\"xa-1\":[{}]}}", files.join(",")));
    let forged = Local {
        texts: [("received".to_owned(), received)].into_iter().collect(),
        ..Local::default()
    };
    let store = machine();
    assert!(
        store
            .take_over(&forged, Wanted::Missing)
            .unwrap()
            .has_received
    );
    let kept = store.received().unwrap();
    assert!(kept.files.get("xa-1").unwrap().len() <= 3 * 301);
}

/// Draws JSON of any shape, often with the names and keys that mean something.
fn any_json() -> impl Strategy<Value = Json> {
    let names = prop_oneof![
        Just("texts".to_owned()),
        Just("journal".to_owned()),
        Just("settings".to_owned()),
        Just("draft/new".to_owned()),
        ".{0,3}",
    ];
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<i32>().prop_map(Json::integer),
        ".{0,8}".prop_map(Json::Text),
    ];
    leaf.prop_recursive(4, 32, 6, move |inner| {
        let members = prop::collection::btree_map(names.clone(), inner.clone(), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Json::List),
            members.prop_map(Json::object),
        ]
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_stands_there_the_register_goes_in_and_nothing_is_damaged(json in any_json()) {
        let mut register = Register::new();
        register.join(&thanh_ba().filter(|id, _| !id.is_model()));
        let opened = with_local(&register, &json);
        prop_assert_eq!(opened.trust, Trust::Joined);
        prop_assert_eq!(&opened.piece, &register);
        let local = opened.local.unwrap();
        let contents = local.contents();
        prop_assert_eq!(contents.n_events, 0);
        let bag = MemoryBag::new();
        let taken = Store::new(bag.clone()).take_over(&local, Wanted::Settings).unwrap();
        prop_assert_eq!(taken.n_unread, local.texts.len());
        prop_assert_eq!(texts(&bag), []);
    }
}
