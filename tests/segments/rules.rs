//! Segments that are whole, yet break a rule of the format: every one is refused, at once and without much memory.

use miniz_oxide::deflate::compress_to_vec;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::leaf::Stamp;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::record::Record;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::domain::shape;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::base32768;
use so_dan_van_kheo::format::plain_read::{Flaw, SyncFlaw};
use so_dan_van_kheo::format::segment::{MAX_BODY, pack, read_segment, unpack, write_segment};
use so_dan_van_kheo::format::stored_piece::{SealError, seal_over};
use so_dan_van_kheo::format::sync_read::MAX_VALUE_DEPTH;

const REPLICA: ReplicaId = ReplicaId::new(0x0102_0304_0506_0708);
const TITLE: [u8; 5] = [0, 1, 0, 0, 5];
const DOT: [u8; 10] = [1, 1, 2, 3, 4, 5, 6, 7, 8, 2];
const STAMP: [u8; 4] = [1, 4, 0, 3];
const VALUE: [u8; 3] = [4, 0, 2];
const TEXTS: &str = "models/atitleLanab";

fn body(lines: &[&[u8]], texts: &str) -> Vec<u8> {
    let lines = lines.concat();
    let mut body = Vec::new();
    let mut n = lines.len();
    while n >= 128 {
        body.push(n as u8 | 128);
        n >>= 7;
    }
    body.push(n as u8);
    [body, lines, texts.as_bytes().to_vec()].concat()
}

fn read(lines: &[&[u8]], texts: &str) -> Result<Register, SealError> {
    read_segment(&pack(&body(lines, texts)))
}

/// Reads one model with this title's value.
fn read_value(value: &[u8], texts: &str) -> Result<Register, SealError> {
    let texts = format!("models/atitleLan{texts}");
    read(&[&[1, 8, 0, 1], &TITLE, &[1], &DOT, &STAMP, value], &texts)
}

#[track_caller]
fn check(lines: &[&[u8]], texts: &str, expect: Flaw) {
    assert_eq!(read(lines, texts), Err(SealError::Malformed(Some(expect))));
}

const SHAPE: Flaw = Flaw::BadSync(SyncFlaw::Shape);
const NOT_IN_TABLE: Flaw = Flaw::BadSync(SyncFlaw::NotInTable);

fn one_model() -> Register {
    let dot = Dot {
        replica: REPLICA,
        n: 1,
    };
    let stamp = Stamp::new(Timestamp::from_millis(2), "Lan");
    let mut record = Record::default();
    record.write([member::TITLE].into(), Value::text("ab"), dot, stamp);
    [(RecordId::model("a"), record)].into_iter().collect()
}

#[test]
fn the_smallest_segment_is_as_described() {
    let lines: &[&[u8]] = &[&[1, 8, 0, 1], &TITLE, &[1], &DOT, &STAMP, &VALUE];
    assert_eq!(unpack(&write_segment(&one_model())), Ok(body(lines, TEXTS)));
    assert_eq!(read(lines, TEXTS), Ok(one_model()));
    assert_eq!(read(&[&[0]], ""), Ok(Register::new()));
}

#[test]
fn a_body_cut_off_anywhere_is_refused() {
    let whole = unpack(&write_segment(&one_model())).unwrap();
    for n in 0..whole.len() {
        let why = read_segment(&pack(&whole[..n]));
        assert!(matches!(why, Err(SealError::Malformed(Some(_)))), "{n}");
    }
}

#[test]
fn a_body_with_more_than_it_says_is_refused() {
    let lines: &[&[u8]] = &[&[1, 8, 0, 1], &TITLE, &[1], &DOT, &STAMP, &VALUE];
    check(lines, &format!("{TEXTS}c"), SHAPE);
    check(&[&lines.concat(), &[0]], TEXTS, SHAPE);
    check(&[&[0]], "a", SHAPE);
}

/// Whatever a byte is changed to, the body is refused or is a register that comes back as itself.
#[test]
fn a_body_with_any_byte_changed_is_no_trouble() {
    let whole = unpack(&write_segment(&one_model())).unwrap();
    for at in 0..whole.len() {
        for byte in 0..=255 {
            let mut changed = whole.clone();
            changed[at] = byte;
            match read_segment(&pack(&changed)) {
                Ok(register) => assert_eq!(read_segment(&write_segment(&register)), Ok(register)),
                Err(why) => assert!(matches!(why, SealError::Malformed(Some(_))), "{at} {byte}"),
            }
        }
    }
}

#[test]
fn places_beyond_the_tables_are_refused() {
    let of_path = |path: &[u8]| read(&[&[1, 8, 0, 1], path, &[1], &DOT, &STAMP, &VALUE], TEXTS);
    let of_dot = |dot: &[u8]| read(&[&[1, 8, 0, 1], &TITLE, &[1], dot, &STAMP, &VALUE], TEXTS);
    let of_stamp = |stamp: &[u8]| read(&[&[1, 8, 0, 1], &TITLE, &[1], &DOT, stamp, &VALUE], TEXTS);
    for refused in [
        of_path(&[1]),
        of_path(&[0, 1, 0, 1]),
        of_path(&[255, 255, 255, 255, 15]),
        of_dot(&[2, 2]),
        of_dot(&[3, 2]),
        of_stamp(&[0]),
        of_stamp(&[2]),
        of_stamp(&[1, 4, 9]),
        read_value(&[4, 9], ""),
        read_value(&[4, 255, 255, 255, 255, 15], ""),
    ] {
        assert_eq!(refused, Err(SealError::Malformed(Some(NOT_IN_TABLE))));
    }
}

#[test]
fn dots_that_no_writer_makes_are_refused() {
    let of = |difference: &[u8]| {
        let dot = [&DOT[..9], difference].concat();
        read(&[&[1, 8, 0, 1], &TITLE, &[1], &dot, &STAMP, &VALUE], TEXTS)
    };
    let expect = Err(SealError::Malformed(Some(Flaw::BadSync(
        SyncFlaw::BeyondLast(REPLICA),
    ))));
    // 0, -1, 2^32, the smallest and the greatest difference.
    for difference in [
        &[0][..],
        &[1],
        &[128, 128, 128, 128, 32],
        &[255, 255, 255, 255, 255, 255, 255, 255, 255, 1],
        &[254, 255, 255, 255, 255, 255, 255, 255, 255, 1],
    ] {
        assert_eq!(of(difference), expect);
    }
    assert!(of(&[254, 255, 255, 255, 31]).is_ok(), "2^32 - 1");
}

#[test]
fn a_context_has_no_derived_dots() {
    check(
        &[&[1, 8, 1, 0, 0, 1], &TITLE, &[1], &DOT, &STAMP, &VALUE],
        TEXTS,
        SHAPE,
    );
}

#[test]
fn nothing_is_there_twice() {
    let twice = |name: &'static str| Flaw::BadSync(SyncFlaw::Twice([shape::segment(name)].into()));
    let next: &[u8] = &[2, 2, 0];
    let path = [0, 1, 0, 0, 1];
    let two: &[&[u8]] = &[&[1, 8, 0, 2], &TITLE, &[1], &path, &[1], &DOT, &STAMP];
    let values = [&VALUE[..], &VALUE].concat();
    let texts = "models/atitlebLanabcd";
    assert!(read(&[&two.concat(), next, &values], texts).is_ok());
    // One dot in two leaves: two files together can come to that.
    assert!(read(&[&two.concat(), &[2, 0, 0], &values], texts).is_ok());
    // One leaf twice.
    let lines: &[&[u8]] = &[
        &[1, 8, 0, 2],
        &TITLE,
        &[1, 1, 1],
        &DOT,
        &STAMP,
        next,
        &values,
    ];
    check(lines, "models/atitleLanabcd", twice("title"));
    // One value twice under one dot.
    let lines: &[&[u8]] = &[
        &[1, 8, 0, 1],
        &TITLE,
        &[2],
        &DOT,
        &STAMP,
        &[2, 0, 0],
        &values,
    ];
    check(lines, "models/atitleLanabab", twice("title"));
    // One record twice.
    let one: &[&[u8]] = &[&[8, 0, 1], &TITLE, &[1], &DOT, &STAMP, &VALUE];
    let again: &[u8] = &[8, 0, 1, 1, 1, 2, 0, 0, 4, 3];
    check(
        &[&[2], &one.concat(), again],
        &format!("{TEXTS}models/a"),
        SHAPE,
    );
}

#[test]
fn records_need_an_id_and_leaves_that_have_entries_and_no_leaf_of_all() {
    assert!(read(&[&[1, 8, 0, 0]], "models/a").is_ok());
    let notes: &[&[u8]] = &[&[1, 8, 0, 1], &TITLE, &[1], &DOT, &STAMP, &VALUE];
    assert!(read(notes, "models/anotesLanab").is_ok());
    check(notes, "modelssatitleLanab", Flaw::BadId);
    check(notes, "models/ titleLanab", Flaw::BadId);
    check(notes, "other.ktitleLanab", Flaw::BadId);
    check(&[&[1, 8, 0, 1], &TITLE, &[0]], TEXTS, SHAPE);
    let wrong = Flaw::WrongType {
        path: [member::TITLE].into(),
        expected: shape::Shape::Text,
    };
    let refused = read_value(&[2], "");
    assert_eq!(refused, Err(SealError::Malformed(Some(wrong))));
}

#[test]
fn paths_are_neither_empty_nor_endless_nor_of_other_years() {
    let of = |path: &[u8]| {
        let lines: &[&[u8]] = &[
            &[1, 8, 0, 2],
            &TITLE,
            &[1],
            path,
            &[1],
            &DOT,
            &STAMP,
            &[2, 2, 0],
        ];
        read(&[&lines.concat(), &VALUE, &[0]], "models/atitlexLanab")
    };
    assert!(of(&[0, 1, 0, 0, 1]).is_ok());
    let long = [&[0, 33, 0, 0, 1][..], &[0, 2].repeat(32)].concat();
    // 1899, 2201, beyond 32 bits.
    for path in [
        &[0, 0][..],
        &long,
        &[0, 1, 235, 14],
        &[0, 1, 153, 17],
        &[0, 1, 255, 255, 255, 255, 127],
    ] {
        assert_eq!(of(path), Err(SealError::Malformed(Some(SHAPE))), "{path:?}");
    }
}

/// Reads a value under a name nobody knows.
fn read_unknown(value: &[u8], texts: &str) -> Result<Register, SealError> {
    let lines: &[&[u8]] = &[&[1, 9, 0, 1], &[0, 1, 0, 0, 1], &[1], &DOT, &STAMP, value];
    read(lines, &format!("other.x/axLan{texts}"))
}

#[test]
fn values_are_of_the_kinds_there_are() {
    for value in [
        &[0][..],
        &[1],
        &[2],
        &[3, 0, 1],
        &[5, 1, 0],
        &[6, 1, 0, 1, 0],
        &[7, 1, 2, 0],
    ] {
        let n_bytes = usize::from(matches!(value[0], 3 | 6));
        assert!(read_unknown(value, &"1"[..n_bytes]).is_ok(), "{value:?}");
    }
    for (value, texts) in [
        (&[8][..], ""),
        (&[255, 255, 255, 255, 127], ""),
        (&[3, 0, 1], "a"),
        (&[5, 1, 7, 0], ""),
        (&[6, 2, 0, 1, 0, 0, 1, 0], "aa"),
        (&[4, 0, 1], "é"),
    ] {
        let refused = read_unknown(value, texts);
        assert_eq!(refused, Err(SealError::Malformed(Some(SHAPE))), "{value:?}");
    }
}

#[test]
fn values_deep_in_one_another_are_refused() {
    let nested = |n: usize| read_unknown(&[&[5, 1].repeat(n)[..], &[0]].concat(), "");
    assert!(nested(MAX_VALUE_DEPTH).is_ok());
    for n in [MAX_VALUE_DEPTH + 1, 1_000, 1_000_000] {
        assert_eq!(nested(n), Err(SealError::Malformed(Some(SHAPE))), "{n}");
    }
}

#[test]
fn counts_beyond_the_bytes_there_are_take_no_memory() {
    let many: &[u8] = &[255, 255, 255, 255, 255, 255, 255, 255, 255, 1];
    let lines: [&[&[u8]]; 6] = [
        &[many],
        &[&[1, 8], many],
        &[&[1, 8, 0], many],
        &[&[1, 8, 0, 1], &TITLE, many],
        &[&[1], many],
        &[&[1, 8, 0, 1, 0], many],
    ];
    for lines in lines {
        check(lines, "models/atitle", SHAPE);
    }
    for kind in [5, 6, 7] {
        let refused = read_unknown(&[&[kind][..], many].concat(), "");
        assert_eq!(refused, Err(SealError::Malformed(Some(SHAPE))), "{kind}");
    }
    // A number of more than 64 bits.
    check(&[&[255; 10]], "", SHAPE);
    assert_eq!(
        read_segment(&pack(many)),
        Err(SealError::Malformed(Some(SHAPE)))
    );
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    for n_bytes in [MAX_BODY + 1, 64 << 20] {
        let why = read_segment(&pack(&vec![0; n_bytes]));
        assert_eq!(why, Err(SealError::Malformed(None)), "{n_bytes}");
    }
}

#[test]
fn packed_bytes_of_another_version_or_cut_off_are_told_apart() {
    let deflated = compress_to_vec(&body(&[&[0]], ""), 6);
    let of = |version: &[u8], deflated: &[u8]| {
        let packed = [version, deflated].concat();
        read_segment(&seal_over("segment", &base32768::encode(&packed), &packed))
    };
    assert_eq!(of(&[1], &deflated), Ok(Register::new()));
    assert_eq!(of(&[2], &deflated), Err(SealError::Newer(2)));
    assert_eq!(of(&[255], b"nobody knows yet"), Err(SealError::Newer(255)));
    let malformed = Err(SealError::Malformed(None));
    assert_eq!(of(&[0], &deflated), malformed);
    assert_eq!(of(&[], &[]), malformed);
    for n in 0..deflated.len() {
        assert_eq!(of(&[1], &deflated[..n]), malformed, "{n}");
    }
}
