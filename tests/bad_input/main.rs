//! Bad input: every file that is not what it should be gets a typed error or a refused record with its name and place,
//! and nothing of it reaches the register. What is merely unusual is kept, byte for byte.
//!
//! Nothing here, however it was made, may panic, overflow the stack or take minutes.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod expected;
mod forged;
mod hostile;
mod malformed;
mod odd;
#[path = "../registers/mod.rs"]
mod registers;
mod replaced;
mod sizes;
mod told;

use std::collections::BTreeSet;
use std::path::PathBuf;

use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::format::encoding::{EncodingError, MAX_BYTES};
use so_dan_van_kheo::format::exchange_read::{FileError, Opened, open};

use expected::{REFUSED, REFUSED_BY_SYNC, UNOPENED};
use told::told;

fn fixture(folder: &str, name: &str) -> Vec<u8> {
    let path = PathBuf::from("tests/fixtures").join(folder).join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn names_in(folder: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(PathBuf::from("tests/fixtures").join(folder)).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

fn opened(folder: &str, name: &str) -> Opened {
    open(&fixture(folder, name)).unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

#[test]
fn every_file_that_cannot_be_opened_says_why() {
    for (name, expect) in UNOPENED {
        let result = open(&fixture("bad", name));
        assert!(result.is_err(), "{name} was opened");
        assert_eq!(told(&result), *expect, "{name}");
    }
}

#[test]
fn a_bad_record_is_refused_by_name_and_the_rest_goes_in() {
    for (name, expect) in REFUSED.iter().chain(REFUSED_BY_SYNC) {
        let opened = opened("bad", name);
        let refused = &opened.refused[0];
        assert_eq!(opened.refused.len(), 1, "{name}");
        assert_eq!(opened.piece.n_records(), 1, "{name}");
        let has_name = !refused.name.is_empty() || expect.ends_with("no object");
        assert!(has_name, "{name}: the record has no name");
        assert_eq!(told(&Ok(opened)), *expect, "{name}");
    }
}

#[test]
fn a_refused_record_leaves_the_register_as_it_was() {
    for (name, _) in REFUSED.iter().chain(REFUSED_BY_SYNC) {
        let before = registers::thanh_ba();
        let opened = opened("bad", name);
        let good = opened.piece.iter().next().unwrap().0.clone();
        let after = registers::with(before.clone(), &opened.piece);
        let others = after.filter(|id, _| *id != good);
        assert_eq!(Fingerprint::of(&others), Fingerprint::of(&before), "{name}");
    }
}

#[test]
fn every_bad_file_is_in_a_table() {
    let tables = [UNOPENED, REFUSED, REFUSED_BY_SYNC];
    let listed = tables.iter().copied().flatten();
    let listed: BTreeSet<String> = listed.map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(listed, names_in("bad"));
}

#[test]
fn a_file_beyond_64_mib_is_refused_before_it_is_read() {
    assert_eq!(MAX_BYTES, 64 * 1024 * 1024);
    let too_large = vec![b' '; 64 * 1024 * 1024 + 1];
    let error = FileError::Encoding(EncodingError::TooLarge);
    assert_eq!(open(&too_large), Err(error));
    let just_blank = FileError::Encoding(EncodingError::Empty);
    assert_eq!(open(&too_large[1..]), Err(just_blank));
}
