//! Files that are large in one way only: as large as a register takes in, and one beyond. Work that grows with the square of any of
//! these would not end while one waits.

use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::limits::{Counts, Measure, TooMany, TooMuch, grown_too_much, most_of};
use so_dan_van_kheo::domain::preview::Preview;
use so_dan_van_kheo::domain::register::{Collection, Register};
use so_dan_van_kheo::domain::summary::{Summary, years};
use so_dan_van_kheo::format::exchange_read::{FileError, Opened, open_text};
use so_dan_van_kheo::format::json::Json;
use so_dan_van_kheo::format::plain_read::Flaw;
use so_dan_van_kheo::format::segment::{read_segment, write_segment};

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

/// Says that a file of one record, which has one thing too much, goes in without it.
fn check_refused(opened: &Opened, expect: Measure) {
    let [refused] = &opened.refused[..] else {
        panic!("{:?}", opened.refused);
    };
    let is_it = |flaw: &Flaw| matches!(flaw, Flaw::TooMuch(much) if much.measure == expect);
    assert!(is_it(&refused.flaw) && refused.name == "A", "{refused:?}");
    assert!(opened.piece.is_empty());
}

#[test]
fn as_many_models_as_a_register_takes_in_and_not_one_more() {
    let most = most_of(&Collection::Models);
    let models = |n| {
        let models = list(n, |n| format!("{{\"id\":\"{n}\",\"title\":\"A\"}}"));
        format!("{{\"format\":\"so-dan-van-kheo\",\"version\":1,\"models\":[{models}]}}")
    };
    let opened = open_text(&models(most)).unwrap();
    assert_eq!(opened.piece.n_records(), most);
    check_all_of_it_works(&opened, "models");
    let many = TooMany {
        list: Collection::Models,
        n: most + 1,
    };
    assert_eq!(open_text(&models(most + 1)), Err(FileError::TooMany(many)));
}

#[test]
fn a_hundred_thousand_units_are_told_by_their_number() {
    let units = list(100_000, |n| format!("{{\"id\":\"{n}\",\"name\":\"A\"}}"));
    let text = format!("{{\"format\":\"so-dan-van-kheo\",\"version\":1,\"units\":[{units}]}}");
    let many = TooMany {
        list: Collection::Units,
        n: 100_000,
    };
    assert_eq!(open_text(&text), Err(FileError::TooMany(many)));
}

#[test]
fn lists_of_newer_programs_are_counted_together() {
    let lists = list(60, |list| {
        let items = self::list(1_000, |n| format!("{{\"id\":\"{n}\"}}"));
        format!("\"list{list}\":[{items}]")
    });
    let text = format!("{{\"format\":\"so-dan-van-kheo\",\"version\":1,{lists}}}");
    assert!(matches!(
        open_text(&text),
        Err(FileError::TooMany(TooMany { n: 60_000, .. }))
    ));
}

#[test]
fn a_model_with_as_many_equal_awards_as_a_list_has_items_and_not_one_more() {
    let model = |n| {
        let awards = list(n, |_| "{\"form\":\"Giấy khen\"}".to_owned());
        let years = format!("{{\"year\":2026,\"awards\":[{awards}]}}");
        file(&format!(
            "\"models\":[{{\"id\":\"1\",\"title\":\"A\",\"years\":[{years}]}}]"
        ))
    };
    check_refused(&model(Measure::Items.most() + 1), Measure::Items);
    let opened = model(Measure::Items.most());
    let mut register = check_all_of_it_works(&opened, "awards");
    let ids = model_ids(&opened.piece);
    let delete = so_dan_van_kheo::domain::command::Command::DeleteYear(ids[0].clone(), 2026);
    Person::new(1, "Lan").does(&mut register, delete);
    assert_eq!(conflicts(&register), []);
    assert_eq!(open_text(&export(&register)).unwrap().piece, register);
}

#[test]
fn a_model_with_as_many_members_as_a_record_has_and_not_one_more() {
    let model = |n| {
        let members = list(n, |n| format!("\"m{n}\":{n}"));
        file(&format!(
            "\"models\":[{{\"id\":\"1\",\"title\":\"A\",{members}}}]"
        ))
    };
    check_refused(&model(Measure::Leaves.most()), Measure::Leaves);
    // Its title is one, too, and so is the id it came with.
    check_all_of_it_works(&model(Measure::Leaves.most() - 2), "members");
}

#[test]
fn a_value_with_as_many_parts_as_a_record_has_and_not_one_more() {
    let model = |n| {
        let members = list(n, |n| format!("\"m{n}\":{n}"));
        file(&format!(
            "\"models\":[{{\"id\":\"1\",\"title\":\"A\",\"x\":{{{members}}}}}]"
        ))
    };
    check_refused(&model(Measure::Parts.most()), Measure::Parts);
    check_all_of_it_works(&model(Measure::Parts.most() - 4), "value");
}

#[test]
fn texts_names_years_and_tables_have_an_end() {
    let refused = |list: &str, members: &str| {
        file(&format!(
            "{list}:[{{\"id\":\"1\",{members}}}]{}",
            if list.contains("sets") { "}" } else { "" }
        ))
    };
    let text = "a".repeat(Measure::Chars.most() + 1);
    let model = refused(
        "\"models\"",
        &format!("\"title\":\"A\",\"notes\":\"{text}\""),
    );
    check_refused(&model, Measure::Chars);
    let years = list(Measure::Years.most() + 1, |n| {
        format!("{{\"year\":{},\"stage\":\"draft\"}}", 1900 + n)
    });
    let model = refused(
        "\"models\"",
        &format!("\"title\":\"A\",\"years\":[{years}]"),
    );
    check_refused(&model, Measure::Years);
    let rows = list(Measure::Rows.most() + 1, |n| {
        format!("{{\"name\":\"{n}\",\"max\":10}}")
    });
    let set = refused(
        "\"catalogue\":{\"sets\"",
        &format!("\"name\":\"A\",\"criteria\":[{rows}]"),
    );
    check_refused(&set, Measure::Rows);
    let name = "a".repeat(Measure::NameChars.most() + 1);
    let unit = refused("\"units\"", &format!("\"name\":\"{name}\""));
    let [refused] = &unit.refused[..] else {
        panic!("{:?}", unit.refused);
    };
    assert!(matches!(refused.flaw, Flaw::TooMuch(much) if much.measure == Measure::NameChars));
}

#[test]
fn what_is_stored_is_read_whatever_it_measures_and_what_joins_is_held_to_the_most() {
    let most = Measure::Years.most();
    let model = |years: std::ops::Range<usize>| {
        let years = years.map(|n| format!("{{\"year\":{},\"stage\":\"draft\"}}", 1900 + n));
        let years: Vec<String> = years.collect();
        let model = format!(
            "{{\"id\":\"1\",\"title\":\"A\",\"years\":[{}]}}",
            years.join(",")
        );
        file(&format!("\"models\":[{model}]")).piece
    };
    let (one, other) = (model(0..most - 1), model(most..most + 3));
    let both = registers::with(one.clone(), &other);
    let id = &model_ids(&both)[0];
    // Two that fit make one that does not.
    let grown =
        |now: &Register, then: &Register| grown_too_much(id, now.get(id), then.get(id).unwrap());
    assert_eq!(grown(&Register::new(), &one), None);
    let much = TooMuch {
        measure: Measure::Years,
        n: most + 2,
    };
    assert_eq!(grown(&one, &both), Some(much));
    // It is stored and read, and what adds nothing to it is taken in.
    assert_eq!(read_segment(&write_segment(&both)).as_ref(), Ok(&both));
    assert_eq!(grown(&both, &both), None);
    let counts = Counts::of_register(&both);
    assert_eq!(
        (counts.beyond(), counts.beyond_and_more_than(&counts)),
        (Vec::new(), Vec::new())
    );
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
fn a_leaf_with_as_many_values_as_there_can_be_in_reverse_order_and_not_one_more() {
    let opened = |n| {
        let values = list(n, |n| format!("[0,{},0,{n}]", 60_000 - n));
        let leaf = format!("[\"x\",{values}]");
        open_text(&forged(&leaf, "[\"00000000000000aa\",60000]")).unwrap()
    };
    check_refused(&opened(Measure::Values.most() + 1), Measure::Values);
    let opened = opened(Measure::Values.most());
    assert_eq!(opened.refused, []);
    assert_eq!(conflicts(&opened.piece).len(), 1);
    let joined = registers::with(opened.piece.clone(), &opened.piece.clone());
    assert_eq!(joined, opened.piece);
    check_it_travels_whole(&opened, "values");
}

/// What is stored is passed on whatever it measures; who gets it says what did not go in.
#[test]
fn files_are_made_of_more_than_a_register_takes_in() {
    let half = |replica: &str| {
        let values = list(Measure::Values.most(), |n| format!("[0,{},0,{n}]", n + 2));
        let leaf = format!("[\"x\",{values}]");
        open_text(&forged(&leaf, &format!("[\"{replica}\",60000]"))).unwrap()
    };
    let joined = registers::with(
        half("00000000000000aa").piece,
        &half("00000000000000bb").piece,
    );
    check_refused(&open_text(&export(&joined)).unwrap(), Measure::Values);
}

/// Each entry that leaves its value out has a copy of it: a few bytes must not become a hundred thousand, time and again.
#[test]
fn a_large_value_that_hundreds_of_entries_leave_out_is_refused() {
    let notes = "A".repeat(Measure::Chars.most());
    let file = |n: usize| {
        let entries = list(n, |n| format!("[0,{},0]", n + 1));
        let text = format!(
            "{{\"format\":\"so-dan-van-kheo\",\"version\":1,\"models\":[{{\"id\":\"a\",\"title\":\"A\",\"notes\":\"{notes}\"}}],\
             \"sync\":{{\"replicas\":[[\"00000000000000aa\",999]],\"stamps\":[[0,\"\"]],\"records\":{{\"models/a\":{{\"leaves\":\
             [[\"title\",[0,999,0]],[\"notes\",{entries}]]}}}}}}}}"
        );
        open_text(&sealed(&Json::parse(&text).unwrap())).unwrap()
    };
    assert_eq!((file(600).refused.len(), file(700).refused.len()), (0, 1));
    check_it_travels_whole(&file(3), "left out");
}

#[test]
fn a_context_of_a_hundred_thousand_replicas_and_not_one_more() {
    let opened = |n: usize| {
        let replicas = list(n, |n| format!("[\"{:016x}\",1]", (n * 7919) % 100_003));
        let seen = list(n - 1, |n| format!("{},1", n + 1));
        let leaves = format!("[\"deleted\",[1,1,0,{{\"~seen\":[0,1,{seen}]}}]]");
        open_text(&forged(&leaves, &replicas)).unwrap()
    };
    check_refused(&opened(Measure::Writers.most() + 1), Measure::Writers);
    let opened = opened(Measure::Writers.most());
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
