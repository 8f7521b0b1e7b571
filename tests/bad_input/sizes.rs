//! Files that are large in one way only. Work that grows with the square of any of these would not end while one waits.

use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::preview::Preview;
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::domain::summary::{Summary, years};
use so_dan_van_kheo::format::exchange_read::{Opened, open_text};
use so_dan_van_kheo::format::json::Json;

use super::registers::{
    self, Person, check_it_travels_whole, export, model_ids, plain_part, sealed,
};

fn file(lists: &str) -> Opened {
    let text = format!("{{\"format\":\"so-dan-van-kheo\",\"version\":1,{lists}}}");
    open_text(&text).unwrap()
}

fn list(n: usize, item: impl Fn(usize) -> String) -> String {
    (0..n).map(item).collect::<Vec<_>>().join(",")
}

/// Does with a file what the page does.
fn check_all_of_it_works(opened: &Opened, about: &str) -> Register {
    assert_eq!(opened.refused, [], "{about}");
    let register = registers::with(registers::thanh_ba(), &opened.piece);
    assert!(
        Preview::of(&register, &opened.piece).is_unchanging(),
        "{about}"
    );
    assert_eq!(conflicts(&register), [], "{about}");
    for year in years(&register) {
        Summary::of(&register, year);
    }
    check_it_travels_whole(opened, about);
    register
}

#[test]
fn a_hundred_thousand_models() {
    let models = list(100_000, |n| format!("{{\"id\":\"{n}\",\"title\":\"A\"}}"));
    let opened = file(&format!("\"models\":[{models}]"));
    assert_eq!(opened.piece.n_records(), 100_000);
    check_all_of_it_works(&opened, "models");
}

#[test]
fn a_model_with_twenty_thousand_equal_awards() {
    let awards = list(20_000, |_| "{\"form\":\"Giấy khen\"}".to_owned());
    let years = format!("{{\"year\":2026,\"awards\":[{awards}]}}");
    let opened = file(&format!(
        "\"models\":[{{\"id\":\"1\",\"title\":\"A\",\"years\":[{years}]}}]"
    ));
    let mut register = check_all_of_it_works(&opened, "awards");
    let ids = model_ids(&opened.piece);
    let delete = so_dan_van_kheo::domain::command::Command::DeleteYear(ids[0].clone(), 2026);
    Person::new(1, "Lan").does(&mut register, delete);
    assert_eq!(conflicts(&register), []);
    assert_eq!(open_text(&export(&register)).unwrap().piece, register);
}

#[test]
fn a_model_with_two_hundred_thousand_members() {
    let members = list(200_000, |n| format!("\"m{n}\":{n}"));
    let opened = file(&format!(
        "\"models\":[{{\"id\":\"1\",\"title\":\"A\",{members}}}]"
    ));
    check_all_of_it_works(&opened, "members");
}

#[test]
fn a_value_with_two_hundred_thousand_members() {
    let members = list(200_000, |n| format!("\"m{n}\":{n}"));
    let opened = file(&format!(
        "\"models\":[{{\"id\":\"1\",\"title\":\"A\",\"x\":{{{members}}}}}]"
    ));
    check_all_of_it_works(&opened, "value");
}

#[test]
fn twenty_thousand_models_that_are_all_one_and_the_same() {
    let model = |n: usize| {
        format!(
            "{{\"id\":\"{n}\",\"title\":\"A\",\"same_as\":\"{}\"}}",
            n + 1
        )
    };
    let opened = file(&format!("\"models\":[{}]", list(20_000, model)));
    let register = check_all_of_it_works(&opened, "same");
    assert_eq!(model_ids(&register).len(), 32 + 1);
}

#[test]
fn a_file_read_plain_twice_is_as_large_as_once() {
    let register = registers::eventful();
    let plain = open_text(&plain_part(&export(&register))).unwrap();
    let twice = registers::with(plain.piece.clone(), &plain.piece);
    assert_eq!(twice, plain.piece);
}

/// Returns a forged file with one model, its leaves and its replicas.
fn forged(leaves: &str, replicas: &str) -> String {
    let text = format!(
        "{{\"format\":\"so-dan-van-kheo\",\"version\":1,\"models\":[{{\"id\":\"a\",\"title\":\"A\"}}],\
         \"sync\":{{\"replicas\":[{replicas}],\"stamps\":[[0,\"\"]],\"records\":{{\"models/a\":{{\"leaves\":\
         [[\"title\",[0,1,0]],{leaves}]}}}}}}}}"
    );
    sealed(&Json::parse(&text).unwrap())
}

#[test]
fn a_leaf_with_fifty_thousand_values_in_reverse_order() {
    let values = list(50_000, |n| format!("[0,{},0,{n}]", 60_000 - n));
    let opened = open_text(&forged(
        &format!("[\"x\",{values}]"),
        "[\"00000000000000aa\",60000]",
    ));
    let opened = opened.unwrap();
    assert_eq!(opened.refused, []);
    assert_eq!(conflicts(&opened.piece).len(), 1);
    let joined = registers::with(opened.piece.clone(), &opened.piece.clone());
    assert_eq!(joined, opened.piece);
    check_it_travels_whole(&opened, "values");
}

/// Each entry that leaves its value out has a copy of it: a few bytes must not become a million, a hundred times.
#[test]
fn a_large_value_that_a_hundred_entries_leave_out_is_refused() {
    let title = "A".repeat(1 << 20);
    let file = |n: usize| {
        let entries = list(n, |n| format!("[0,{},0]", n + 1));
        let text = format!(
            "{{\"format\":\"so-dan-van-kheo\",\"version\":1,\"models\":[{{\"id\":\"a\",\"title\":\"{title}\"}}],\
             \"sync\":{{\"replicas\":[[\"00000000000000aa\",999]],\"stamps\":[[0,\"\"]],\"records\":{{\"models/a\":{{\"leaves\":\
             [[\"title\",{entries}]]}}}}}}}}"
        );
        open_text(&sealed(&Json::parse(&text).unwrap())).unwrap()
    };
    assert_eq!((file(64).refused.len(), file(100).refused.len()), (0, 1));
    check_it_travels_whole(&file(3), "left out");
}

#[test]
fn a_context_of_a_hundred_thousand_replicas() {
    let replicas = list(100_000, |n| {
        format!("[\"{:016x}\",1]", (n * 7919) % 100_003)
    });
    let seen = list(99_999, |n| format!("{},1", n + 1));
    let leaves = format!("[\"deleted\",[1,1,0,{{\"~seen\":[0,1,{seen}]}}]]");
    let opened = open_text(&forged(&leaves, &replicas)).unwrap();
    assert_eq!(opened.refused, []);
    check_it_travels_whole(&opened, "replicas");
}

#[test]
fn a_path_of_a_hundred_thousand_segments_is_refused() {
    let segments = list(100_000, |_| "\"a\"".to_owned());
    let text = forged(
        &format!("[[{segments}],[0,2,0,1]]"),
        "[\"00000000000000aa\",9]",
    );
    let opened = open_text(&text).unwrap();
    assert_eq!(opened.refused.len(), 1);
    assert!(opened.piece.is_empty());
}
