//! Files that are unusual and not wrong: everything in them is kept as it is and passed on.

use std::collections::BTreeSet;

use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::Model;
use so_dan_van_kheo::domain::path::Segment;
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::domain::summary::Summary;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::backup::Contents;
use so_dan_van_kheo::format::exchange_read::Trust::{self, EditedByHand, Joined, Plain};
use so_dan_van_kheo::format::exchange_read::{FileError, open_text};
use so_dan_van_kheo::format::json::Json;
use so_dan_van_kheo::format::spoiled::Spoiled;

use super::registers::{check_it_travels_whole, export, plain_part};
use super::{fixture, names_in, opened};

/// The files, how far each is relied on, and the number of its records.
const ODD: &[(&str, Trust, usize)] = &[
    ("claims-to-have-seen-everything.json", Joined, 1),
    ("control-characters.json", Plain, 1),
    ("digest-after-spaces.json", Joined, 2),
    ("digest-as-number.json", EditedByHand, 2),
    ("edited-by-hand.json", EditedByHand, 2),
    ("equal-items.json", Plain, 1),
    ("exported-at-no-date.json", Plain, 1),
    ("header-alone.json", Plain, 0),
    ("header-null.json", Plain, 0),
    ("ids-as-numbers.json", Plain, 3),
    ("ids-with-slashes.json", Plain, 6),
    ("leaves-of-a-later-program.json", Joined, 2),
    ("local-as-list-of-records.json", Plain, 1),
    ("local-as-text.json", Plain, 1),
    ("local-of-wrong-shapes.json", Plain, 1),
    ("model-without-unit.json", Plain, 1),
    ("nested-100.json", Plain, 2),
    ("no-lists.json", Plain, 0),
    ("nulls-and-empty-texts.json", Plain, 5),
    ("numbers-at-the-limit.json", Plain, 1),
    ("plain-with-digest.json", Plain, 1),
    ("plain-with-wrong-digest.json", EditedByHand, 1),
    ("proto-members.json", Plain, 2),
    ("purged.json", Joined, 1),
    ("reordered.json", Joined, 2),
    ("script-and-formula.json", Plain, 3),
    ("sync-without-digest.json", EditedByHand, 2),
    ("title-cleared.json", Joined, 2),
    ("two-values-of-one-dot.json", Joined, 2),
    ("unknown-field-and-unit.json", Plain, 1),
    ("unknown-members.json", Plain, 12),
    ("unknown-words.json", Plain, 1),
    ("utf-16-be.json", Plain, 1),
    ("utf-16-le.json", Plain, 1),
    ("utf-8-with-mark.json", Plain, 1),
    ("windows-line-ends.txt", Plain, 1),
    ("year-alone.json", Plain, 1),
    ("years-empty.json", Plain, 1),
];

#[test]
fn every_odd_file_goes_in_whole_and_goes_out_whole() {
    for (name, trust, n_records) in ODD {
        let opened = opened("odd", name);
        assert_eq!(opened.refused, [], "{name}");
        assert_eq!(
            (opened.trust, opened.piece.n_records()),
            (*trust, *n_records),
            "{name}"
        );
        check_it_travels_whole(&opened, name);
    }
}

#[test]
fn every_odd_file_is_in_the_table() {
    let listed: BTreeSet<String> = ODD.iter().map(|(name, ..)| (*name).to_owned()).collect();
    assert_eq!(listed, names_in("odd"));
}

/// Returns the one model of a file.
fn only_model(register: &Register) -> Model<'_> {
    let models: Vec<Model<'_>> = Model::all(register).collect();
    assert_eq!(models.len(), 1);
    models[0]
}

/// Lists every text of a tree, names of members too.
fn texts_of(json: &Json, texts: &mut BTreeSet<String>) {
    match json {
        Json::Text(text) => {
            texts.insert(text.clone());
        }
        Json::List(items) => items.iter().for_each(|item| texts_of(item, texts)),
        Json::Object(members) => {
            for (name, member) in members {
                texts.insert(name.clone());
                texts_of(member, texts);
            }
        }
        _ => {}
    }
}

#[test]
fn scripts_formulas_and_control_characters_stay_plain_text_byte_for_byte() {
    let names = [
        "script-and-formula.json",
        "control-characters.json",
        "proto-members.json",
    ];
    for name in names {
        let file = String::from_utf8(fixture("odd", name)).unwrap();
        let (mut sent, mut passed_on) = (BTreeSet::new(), BTreeSet::new());
        let members = |file: &str| {
            let Ok(Json::Object(mut members)) = Json::parse(file) else {
                panic!("{file}")
            };
            members.retain(|(name, _)| !name.starts_with("exported"));
            Json::Object(members)
        };
        texts_of(&members(&file), &mut sent);
        let opened = opened("odd", name);
        texts_of(
            &members(&plain_part(&export(&opened.piece))),
            &mut passed_on,
        );
        assert!(
            sent.is_subset(&passed_on),
            "{name}: {:?}",
            sent.difference(&passed_on)
        );
    }
    let piece = opened("odd", "script-and-formula.json").piece;
    let model = only_model(&piece);
    assert_eq!(model.title(), "<script>alert(1)</script>");
    assert_eq!(model.holder(), "=cmd|' /C calc'!A0");
    let piece = opened("odd", "control-characters.json").piece;
    assert_eq!(only_model(&piece).holder(), "a\r\nb\tc");
    assert_eq!(only_model(&piece).text(member::NOTES), " cách đầu và cuối ");
}

#[test]
fn words_and_ids_nobody_knows_are_kept_and_counted_as_they_are() {
    let piece = opened("odd", "unknown-field-and-unit.json").piece;
    let summary = Summary::of(&piece, 2026);
    assert_eq!(summary.by_field["linh-vuc-la"], 1);
    assert_eq!(summary.by_unit["xa-la"], 1);
    let piece = opened("odd", "unknown-words.json").piece;
    let summary = Summary::of(&piece, 2026);
    assert_eq!(summary.by_subject["family"], 1);
    assert_eq!(summary.by_stage["celebrated"], 1);
    assert_eq!(summary.by_level["ward"], 1);
    assert_eq!(only_model(&piece).year(2026).unwrap().entry(), "renewed");
}

#[test]
fn names_of_other_programs_inner_workings_are_ordinary_names() {
    let piece = opened("odd", "proto-members.json").piece;
    let model = only_model(&piece);
    assert_eq!(model.title(), "constructor");
    assert_eq!(model.text(member::SOURCE_ID), "__proto__");
    let unknown: Vec<String> = model
        .unknown_members()
        .map(|(path, _)| path.to_string())
        .collect();
    assert_eq!(
        unknown,
        [
            "__proto__",
            "constructor",
            "toString",
            "years/2026/__proto__"
        ]
    );
    let list = RecordId::new(Collection::Other("__proto__".to_owned()), "__proto__");
    assert!(piece.get(&list).is_some());
}

#[test]
fn a_model_may_lack_everything_but_its_title() {
    for name in ["model-without-unit.json", "years-empty.json"] {
        let piece = opened("odd", name).piece;
        let model = only_model(&piece);
        assert_eq!(
            (model.title(), model.unit(), model.years().len()),
            ("Tổ hòa giải", "", 0)
        );
    }
    let piece = opened("odd", "year-alone.json").piece;
    assert_eq!(only_model(&piece).years().len(), 1);
    assert_eq!(Summary::of(&piece, 2026).n_registered, 1);
}

#[test]
fn numbers_keep_every_digit_that_a_file_may_have() {
    let piece = opened("odd", "numbers-at-the-limit.json").piece;
    let Some(Value::List(numbers)) = only_model(&piece).record().face(&[Segment::name("x")]) else {
        panic!("no list");
    };
    let literals: Vec<&str> = numbers
        .iter()
        .map(|number| match number {
            Value::Number(number) => number.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    let whole = [
        "18446744073709551615",
        "-9223372036854775808",
        "9007199254740993",
        "0.1",
    ];
    assert_eq!(literals[..4], whole);
    assert_eq!(literals[6..], ["18000000000000000000", "0", "100"]);
}

#[test]
fn equal_items_of_a_list_are_all_kept() {
    let piece = opened("odd", "equal-items.json").piece;
    let entry = only_model(&piece).year(2026).unwrap();
    assert_eq!(entry.registered_levels().len(), 13);
    assert_eq!(entry.items(member::AWARDS).count(), 4);
    assert!(entry.items(member::AWARDS).any(|(id, _)| id == "5"));
    assert_eq!(entry.items(member::INDICATORS).count(), 6);
}

#[test]
fn two_values_of_one_write_are_something_to_decide() {
    let piece = opened("odd", "two-values-of-one-dot.json").piece;
    assert_eq!(conflicts(&piece).len(), 1);
}

#[test]
fn a_text_reads_alike_in_every_encoding_and_with_any_line_ends() {
    let piece = opened("odd", "utf-8-with-mark.json").piece;
    for name in ["utf-16-le.json", "utf-16-be.json", "windows-line-ends.txt"] {
        assert_eq!(opened("odd", name).piece, piece, "{name}");
    }
    assert_eq!(only_model(&piece).title(), "Tuyến đường hoa");
}

#[test]
fn what_lies_beside_the_register_in_another_shape_is_left_out_and_counted() {
    for (name, n_left_out) in [
        ("local-as-list-of-records.json", 1),
        ("local-as-text.json", 1),
        // Two keys and a value that are none, two events up to one that is no text, a member nobody knows; then a draft and
        // an event that cannot be read.
        ("local-of-wrong-shapes.json", 3 + 2 + 1 + 2),
    ] {
        let local = opened("odd", name).local.unwrap();
        let expected = Contents {
            n_left_out,
            ..Contents::default()
        };
        assert_eq!(local.contents(), expected, "{name}");
    }
    assert_eq!(opened("odd", "unknown-members.json").local, None);
}

#[test]
fn what_a_messenger_a_keyboard_or_a_stick_puts_around_a_file_changes_nothing_in_it() {
    let text = export(&super::registers::eventful());
    let whole = open_text(&text).unwrap();
    assert_eq!(whole.trust, Joined);
    for around in [
        format!("Em gửi chị tệp quý 1 ạ {{nháp}}\n{text}").replacen("{nháp}", "(nháp)", 1),
        format!("{text}\n\nGửi từ Zalo trên điện thoại"),
        format!("{}\0\0\0\0", text.trim_end()),
        text.replace("\n ", "\n\u{a0}"),
        format!("\u{200b}{text}\u{feff}"),
    ] {
        assert_eq!(open_text(&around).unwrap(), whole);
    }
    // Zeros prove nothing of what stood there.
    let edited = text.replacen("2022", "2023", 1) + "\0";
    assert_eq!(open_text(&edited), Err(FileError::Spoiled(Spoiled::Zeros)));
}
