//! Files made from good ones: cut anywhere, any value replaced by another type, any byte changed.

use proptest::prelude::*;
use proptest::sample::Index;
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::format::encoding::EncodingError;
use so_dan_van_kheo::format::exchange_read::{FileError, Opened, Trust, open, open_text};
use so_dan_van_kheo::format::json::{Json, JsonError};
use so_dan_van_kheo::format::stored_piece::{read_piece, write_piece};

use super::registers::{self, check_it_travels_whole, export, plain_part, sealed};

/// A file with every known member once.
const EVERY_MEMBER: &str = r#"{
 "format": "so-dan-van-kheo", "version": 1, "exported_at": "2026-03-01T02:00:00Z",
 "exported_by": { "unit": "xa-a", "name": "Xã A" }, "scope": { "year": 2026, "unit": "xa-a" },
 "models": [ { "id": "1", "source_id": "s1", "title": "Tổ hòa giải", "kind": "model", "subject": "collective",
  "field": "kinh-te", "unit": "xa-a", "holder": "a", "rationale": "a", "objectives": "a", "methods": "a",
  "locality": "a", "beneficiaries": "a", "actors": "a", "resources": "a", "starts_on": "2026",
  "ends_on": "2026-12-31", "outputs": "a", "sustainability": "a", "replicates": "2", "same_as": "3", "different_from": [ "4" ], "notes": "a",
  "years": [ { "year": 2026, "entry": "new", "stage": "recognised",
   "steps": [ { "stage": "registered", "on": "2026-01-05", "by": "Lan", "note": "a" } ],
   "registered_levels": [ "commune" ], "recognised_level": "commune", "results": "a",
   "scores": [ { "criterion": "c1", "score": 9.5 } ], "score": 95, "grade": "tot",
   "decision": { "number": "05/QĐ", "date": "2026-10", "body": "UBND xã" },
   "awards": [ { "id": "k1", "form": "Giấy khen", "body": "UBND xã", "level": "commune", "to": "Khu 2",
    "number": "06/QĐ", "date": "2026-10-15" } ],
   "indicators": [ { "name": "Số hộ", "value": 80, "measure": "hộ" } ] } ] } ],
 "units": [ { "id": "xa-a", "name": "Xã A", "level": "commune", "parent": "huyen", "valid_from": "2000",
  "valid_to": "2025-06-30", "successors": [ "xa-b" ], "same_as": "xa-c" } ],
 "catalogue": { "fields": [ { "id": "kinh-te", "name": "Kinh tế", "order": 1, "retired": false, "same_as": "kt" } ] },
 "reported": [ { "id": "r1", "unit": "xa-a", "year": 2026, "figures": { "registered": 7 }, "source": "a" } ],
 "plans": [ { "id": "p1", "on": "2026" } ], "motto": { "a": [ 1 ] }
}"#;

fn replacements() -> Vec<Json> {
    let texts = [
        "null", "true", "5", "-1.5", "\"x\"", "\"\"", "[]", "[1]", "[{}]", "{}",
    ];
    let more = ["{\"a\":[{}]}", "{\"~seen\":[]}", "[[\"x\"]]", "4294967296"];
    let texts = texts.iter().chain(&more);
    texts.map(|text| Json::parse(text).unwrap()).collect()
}

/// Lists every copy of a tree in which one value is replaced, with the place of that value.
fn with_each_replaced(tree: &Json, by: &Json, at: &str) -> Vec<(String, Json)> {
    let mut copies = vec![(at.to_owned(), by.clone())];
    match tree {
        Json::List(items) => {
            for (n, item) in items.iter().enumerate() {
                for (place, copy) in with_each_replaced(item, by, &format!("{at}/{n}")) {
                    let mut items = items.clone();
                    items[n] = copy;
                    copies.push((place, Json::List(items)));
                }
            }
        }
        Json::Object(members) => {
            for (n, (name, member)) in members.iter().enumerate() {
                for (place, copy) in with_each_replaced(member, by, &format!("{at}/{name}")) {
                    let mut members = members.clone();
                    members[n].1 = copy;
                    copies.push((place, Json::Object(members)));
                }
            }
        }
        _ => {}
    }
    copies
}

/// Checks that nothing that goes in is lost or stuck, and that what does not is refused by place. Returns what went in.
fn check_opens_or_refuses(text: &str, place: &str) -> Option<Opened> {
    let opened = open_text(text).ok()?;
    for refused in &opened.refused {
        assert!(
            refused.place > 0 || opened.trust == Trust::Joined,
            "{place}"
        );
    }
    check_it_travels_whole(&opened, place);
    Some(opened)
}

#[test]
fn every_known_member_of_any_wrong_type_is_refused_or_kept() {
    let file = Json::parse(EVERY_MEMBER).unwrap();
    let n_records = open_text(EVERY_MEMBER).unwrap().piece.n_records();
    assert_eq!(n_records, 6);
    for by in replacements() {
        for (place, copy) in with_each_replaced(&file, &by, "") {
            let opened = check_opens_or_refuses(&copy.to_compact(), &place);
            let is_inside_a_model = place.starts_with("/models/0");
            if is_inside_a_model {
                let opened = opened.unwrap();
                let n_there = opened.piece.n_records() + opened.refused.len();
                assert_eq!(
                    n_there,
                    n_records,
                    "{place} replaced by {}",
                    by.to_compact()
                );
            }
        }
    }
}

#[test]
fn every_part_of_sync_of_any_wrong_type_is_refused_or_kept() {
    let small = small_register();
    let file = Json::parse(&export(&small)).unwrap();
    let (last, whole) = small.iter().last().unwrap();
    let of_last = format!("/sync/records/{last}");
    for by in replacements() {
        for (place, copy) in with_each_replaced(&file, &by, "") {
            if !place.starts_with("/sync") && !place.starts_with("/models") {
                continue;
            }
            let opened = check_opens_or_refuses(&sealed(&copy), &place);
            let is_of_another = place.starts_with("/models/0/")
                || place.starts_with("/sync/records/") && !place.starts_with(&of_last);
            if is_of_another {
                let kept = opened.as_ref().and_then(|opened| opened.piece.get(last));
                assert_eq!(kept, Some(whole), "{place}");
            }
        }
    }
}

/// Returns a few records with everything `sync` can say of them.
fn small_register() -> Register {
    let register = registers::eventful();
    let ids = registers::model_ids(&registers::thanh_ba());
    let chosen = [&ids[0], &ids[5]];
    register.filter(|id, _| chosen.contains(&id))
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    for text in [export(&small_register()), EVERY_MEMBER.to_owned()] {
        let text = text.trim_end().as_bytes();
        for n in 1..text.len() {
            let error = open(&text[..n]).unwrap_err();
            let is_cut = matches!(error, FileError::Json(JsonError::CutOff { .. }));
            let is_cut_letter = std::str::from_utf8(&text[..n]).is_err();
            assert!(is_cut || is_cut_letter, "{error:?} at {n}");
        }
        assert!(open(text).is_ok());
    }
}

#[test]
fn a_real_file_cut_at_every_kilobyte_is_refused_and_the_line_is_named() {
    let text = export(&registers::eventful());
    let text = text.trim_end().as_bytes();
    assert!(text.len() > 40 * 1_024, "{}", text.len());
    for n in (1..text.len()).step_by(1_024).chain([text.len() - 1]) {
        let line = text[..n].iter().filter(|byte| **byte == b'\n').count() + 1;
        let named = match open(&text[..n]).unwrap_err() {
            FileError::Json(JsonError::CutOff { line }) => line,
            FileError::Encoding(EncodingError::CutInLetter { line }) => line,
            error => panic!("{error:?} at {n}"),
        };
        assert_eq!(named, line, "at {n}");
    }
}

#[test]
fn a_stored_piece_cut_anywhere_is_refused() {
    let stored = write_piece(&small_register());
    for n in 0..stored.len() {
        if let Some(cut) = stored.get(..n) {
            assert!(read_piece(cut).is_err(), "{n}");
        }
    }
}

/// Returns each of the values of a tree by number, with a way to put another in its place.
fn replace_nth(tree: &mut Json, n: &mut usize, by: &Json) -> bool {
    if *n == 0 {
        *tree = by.clone();
        return true;
    }
    *n -= 1;
    match tree {
        Json::List(items) => items.iter_mut().any(|item| replace_nth(item, n, by)),
        Json::Object(members) => members.iter_mut().any(|(_, m)| replace_nth(m, n, by)),
        _ => false,
    }
}

fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(256)
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_file_with_random_bytes_changed_never_panics(
        changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..8),
        is_plain in any::<bool>(),
    ) {
        let text = export(&small_register());
        let mut bytes = if is_plain { plain_part(&text) } else { text }.into_bytes();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(opened) = open(&bytes) {
            check_it_travels_whole(&opened, "changed bytes");
        }
    }

    #[test]
    fn a_forged_file_with_a_right_digest_never_panics_and_never_sticks(
        changes in prop::collection::vec((any::<Index>(), any::<Index>()), 1..6),
    ) {
        let mut file = Json::parse(&export(&small_register())).unwrap();
        let replacements = replacements();
        for (at, by) in changes {
            let mut n = 1 + at.index(600);
            replace_nth(&mut file, &mut n, &replacements[by.index(replacements.len())]);
        }
        check_opens_or_refuses(&sealed(&file), "forged");
    }
}
