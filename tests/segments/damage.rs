//! No segment with a character changed, gone or added is taken for whole.

use so_dan_van_kheo::format::segment::write_segment;
use so_dan_van_kheo::format::stored_piece::{SealError, read_piece};

use crate::registers::thanh_ba;

/// Returns a segment as characters.
fn whole() -> Vec<char> {
    let register = thanh_ba();
    let some = register.iter().map(|(id, _)| id).step_by(9);
    let part = register.part(some);
    write_segment(&part).chars().collect()
}

/// Is where the number of the version begins: with another digit there, the text says that it is a newer one.
const VERSION_AT: usize = 3;

#[track_caller]
fn check_damaged(text: &[char], at: usize) {
    let text: String = text.iter().collect();
    match read_piece(&text) {
        Err(SealError::Newer(version)) => {
            assert_eq!(at, VERSION_AT);
            assert!(text.starts_with(&format!("dvk{version} ")), "{text}");
        }
        other => assert_eq!(other, Err(SealError::Damaged), "{at}"),
    }
}

#[test]
fn a_segment_with_any_character_changed_is_refused() {
    let whole = whole();
    for at in 0..whole.len() {
        for mask in [1, 2, 4, 8, 16, 32, 64, 128, 0x1000, 0x4000] {
            let Some(other) = char::from_u32(u32::from(whole[at]) ^ mask) else {
                continue;
            };
            let mut text = whole.clone();
            text[at] = other;
            check_damaged(&text, at);
        }
    }
}

#[test]
fn a_segment_with_any_character_gone_or_twice_is_refused() {
    let whole = whole();
    for at in 0..whole.len() {
        check_damaged(&[&whole[..at], &whole[at + 1..]].concat(), at);
        check_damaged(&[&whole[..=at], &whole[at..]].concat(), at);
    }
}

#[test]
fn a_segment_with_neighbours_exchanged_is_refused() {
    let whole = whole();
    for at in 1..whole.len() {
        let mut text = whole.clone();
        text.swap(at - 1, at);
        if text != whole {
            check_damaged(&text, at);
        }
    }
}

#[test]
fn a_segment_cut_off_anywhere_is_refused() {
    let whole = whole();
    for at in 0..whole.len() {
        check_damaged(&whole[..at], at);
    }
}
