//! The text of an event: whole or refused, never a default.

use so_dan_van_kheo::domain::journal::{Cause, Event};
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::format::exchange_read::open;
use so_dan_van_kheo::format::listing::is_record;
use so_dan_van_kheo::format::stored_event::{mentions, read_event, write_event};
use so_dan_van_kheo::format::stored_piece::{SealError, seal};
use so_dan_van_kheo::storage::journal::opened;

use crate::registers::{THANH_BA, UNKNOWN_MEMBERS, eventful, model_ids, thanh_ba};
use crate::{at, event, file};

/// Returns an event with images of every kind, of files that share records.
fn eventful_import() -> Event {
    let register = eventful();
    let pieces = [THANH_BA, UNKNOWN_MEMBERS].map(|text| open(text).unwrap().piece);
    let files = pieces.into_iter().chain([thanh_ba()]);
    let files = files.map(|piece| (file("xã \"1\".json"), piece));
    Event::of_import(
        at(23, 9),
        "Nhập 3 tệp".into(),
        &register,
        files.collect(),
        &Register::new(),
    )
}

/// Returns a small event, for what is tried at every character.
fn small() -> Event {
    let mut register = thanh_ba();
    let ids = model_ids(&register);
    register = register.filter(|id, _| *id == ids[0]);
    let fresh = RecordId::model("mới");
    event(at(23, 9), Cause::Bulk, &register, &[ids[0].clone(), fresh])
}

#[track_caller]
fn check_refused(text: &str, why: impl Fn(&SealError) -> bool) {
    match read_event(text) {
        Err(error) if why(&error) => {}
        other => panic!("{other:?} for {text}"),
    }
    let good = write_event(&small());
    let (journal, set_aside) = opened(vec![(1, good.clone()), (2, text.into()), (3, good)]);
    let keys: Vec<u64> = journal.events().iter().map(|kept| kept.key).collect();
    assert_eq!(keys, [1, 3]);
    assert_eq!(set_aside.len(), 1);
    assert_eq!(set_aside[0].raw.as_deref(), Some(text));
    assert!(journal.is_whole_since(3) && !journal.is_whole_since(2) && !journal.is_whole_since(1));
}

fn is_malformed(error: &SealError) -> bool {
    matches!(error, SealError::Malformed(_))
}

#[test]
fn an_event_reads_back_as_it_was_written() {
    let import = eventful_import();
    assert!(import.brought.values().any(|portions| portions.len() > 1));
    let empty = event(at(1, 1), Cause::GoingBack, &Register::new(), &[]);
    for event in [import, small(), empty] {
        assert_eq!(read_event(&write_event(&event)), Ok(event));
    }
}

#[test]
fn ids_of_any_text_read_back_and_are_found_in_the_text() {
    let ids = [
        "", "/", "a/b", "\"", "\\", "\n", "~1", "models/x", "😀ố", "{}", "\u{0}",
    ];
    let ids = ids.map(|id| {
        [
            RecordId::model(id),
            RecordId::new(Collection::Other("a/~".into()), id),
        ]
    });
    // The others are no names of records.
    for id in ids.concat().into_iter().filter(is_record) {
        let event = event(
            at(1, 1),
            Cause::Edit,
            &Register::new(),
            std::slice::from_ref(&id),
        );
        let text = write_event(&event);
        assert_eq!(read_event(&text), Ok(event));
        assert!(mentions(&text, &id), "{id}");
        assert!(
            !mentions(&text, &RecordId::model(format!("{}x", id.id))),
            "{id}"
        );
    }
    let import = eventful_import();
    let text = write_event(&import);
    for id in import.brought.keys() {
        assert!(mentions(&text, id), "{id}");
    }
}

#[test]
fn a_text_cut_off_anywhere_is_refused() {
    let text = write_event(&small());
    for (at, _) in text.char_indices() {
        assert_eq!(read_event(&text[..at]), Err(SealError::Damaged), "{at}");
    }
    check_refused(&text[..text.len() / 2], |why| *why == SealError::Damaged);
    check_refused("", |why| *why == SealError::Damaged);
}

#[test]
fn a_text_with_any_bit_turned_is_refused() {
    let text = write_event(&small());
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            if let Ok(turned) = String::from_utf8(bytes) {
                assert!(read_event(&turned).is_err(), "{turned}");
            }
        }
    }
}

#[test]
fn a_text_of_a_newer_version_is_told_apart() {
    let newer = write_event(&small()).replacen("dvk1", "dvk2", 1);
    check_refused(&newer, |why| *why == SealError::Newer(2));
}

#[test]
fn a_text_of_another_kind_is_refused() {
    let piece = so_dan_van_kheo::format::stored_piece::write_piece(&thanh_ba());
    check_refused(&piece, |why| *why == SealError::Damaged);
}

/// Returns the body of the small event, with one part of it replaced.
fn replaced(from: &str, to: &str) -> String {
    let text = write_event(&small());
    let (_, body) = text.split_once('\n').unwrap();
    assert_eq!(body.matches(from).count(), 1, "{from} in {body}");
    seal("event", &body.replacen(from, to, 1))
}

#[test]
fn a_whole_text_that_breaks_the_format_is_refused() {
    for body in ["", "{}", "[]", "null", "1"] {
        check_refused(&seal("event", body), is_malformed);
    }
    for member in [
        "at", "cause", "deed", "files", "created", "brought", "before",
    ] {
        check_refused(
            &replaced(&format!("\"{member}\":"), &format!("\"x{member}\":")),
            is_malformed,
        );
    }
    for (from, to) in [
        ("\"cause\":\"bulk\"", "\"cause\":\"sao\""),
        ("\"files\":[]", "\"files\":[[]]"),
        ("\"files\":[]", "\"files\":[[\"a\",\"b\",\"c\",\"d\",1]]"),
        ("\"files\":[]", "\"files\":[[\"a\",\"b\",\"c\",null,null]]"),
        ("\"created\":[\"models/mới\"]", "\"created\":[\"mới\"]"),
        ("\"created\":[\"models/mới\"]", "\"created\":[1]"),
        ("\"brought\":{}", "\"brought\":{\"models/mới\":[]}"),
        ("\"brought\":{}", "\"brought\":{\"models/mới\":[0]}"),
        ("\"brought\":{}", "\"brought\":{\"models/mới\":[-2]}"),
        ("\"brought\":{}", "\"brought\":{\"mới\":[-1]}"),
        ("\"brought\":{}", "\"brought\":{\"models/mới\":[[-1]]}"),
        (
            "\"brought\":{}",
            "\"brought\":{\"models/mới\":[[-1,\"0123456789abcdef\"]]}",
        ),
        (
            "\"brought\":{}",
            "\"brought\":{\"models/mới\":[[-1,\"0123456789abcdef\",0]]}",
        ),
        (
            "\"brought\":{}",
            "\"brought\":{\"models/mới\":[[-1,\"123\",1]]}",
        ),
        (
            "\"brought\":{}",
            "\"brought\":{\"models/mới\":[[-1,\"0123456789abcdef\",4294967296]]}",
        ),
    ] {
        check_refused(&replaced(from, to), is_malformed);
    }
}

#[test]
fn a_record_cannot_be_there_and_not_be_there() {
    let register = thanh_ba();
    let id = model_ids(&register).swap_remove(0);
    let mut event = event(at(1, 1), Cause::Edit, &register, std::slice::from_ref(&id));
    event.created.insert(id);
    check_refused(&write_event(&event), is_malformed);
}

#[test]
fn numbers_of_any_moment_are_read_as_the_nearest() {
    let text = replaced(
        "\"files\":[]",
        "\"files\":[[\"\",\"\",\"\",-9223372036854775808,9223372036854775807]]",
    );
    let event = read_event(&text).unwrap();
    assert_eq!(
        event.files[0].exported_at,
        Some(so_dan_van_kheo::domain::date::Timestamp::MIN)
    );
}
