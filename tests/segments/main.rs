#![cfg(not(target_arch = "wasm32"))]
//! The segment: what is kept compressed comes back exactly, takes little room, and is refused where it is not whole.
//!
//! That every register comes back is a law: `tests/laws/bytes.rs`.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod capacity;
mod damage;
#[path = "../draw/mod.rs"]
mod draw;
mod parts;
#[path = "../registers/mod.rs"]
mod registers;
mod rules;
#[path = "../varied/mod.rs"]
mod varied;

use so_dan_van_kheo::domain::leaf::Leaf;
use so_dan_van_kheo::format::exchange_read::open;
use so_dan_van_kheo::format::segment::{read_segment, write_segment};
use so_dan_van_kheo::format::stored_piece::{SealError, read_piece, write_piece};

use registers::{THANH_BA, eventful};

/// Written when version 1 was made, and never again.
const THANH_BA_1: &str = include_str!("../fixtures/segments/thanh-ba-2022.segment");
/// What had happened in the register of `registers::eventful` by then, as a segment and as a piece.
const EVENTFUL_1: &str = include_str!("../fixtures/segments/eventful.segment");
const EVENTFUL_PIECE: &str = include_str!("../fixtures/segments/eventful.piece");

#[test]
fn segments_of_version_1_are_read_for_ever() {
    assert_eq!(read_segment(THANH_BA_1), Ok(open(THANH_BA).unwrap().piece));
    let eventful = read_piece(EVENTFUL_PIECE).unwrap();
    assert!(eventful.iter().any(|(_, record)| record.has_deletion(&[])));
    let mut records = eventful.iter().map(|(_, record)| record);
    assert!(records.any(|record| record.leaves().values().any(Leaf::is_conflict)));
    assert_eq!(read_segment(EVENTFUL_1).as_ref(), Ok(&eventful));
}

#[test]
fn pieces_and_segments_are_read_by_one_function() {
    let register = eventful();
    let (piece, segment) = (write_piece(&register), write_segment(&register));
    assert_eq!(read_piece(&piece).as_ref(), Ok(&register));
    assert_eq!(read_piece(&segment).as_ref(), Ok(&register));
    assert_eq!(read_segment(&piece), Err(SealError::Damaged));
}
