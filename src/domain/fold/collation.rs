//! Dictionary order.

use super::compose;
use super::letters::{Vowel, plain_letter};

/// The alphabet with the four letters of foreign words in their Latin places.
const ALPHABET: [char; 33] = [
    'a', 'ă', 'â', 'b', 'c', 'd', 'đ', 'e', 'ê', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
    'ô', 'ơ', 'p', 'q', 'r', 's', 't', 'u', 'ư', 'v', 'w', 'x', 'y', 'z',
];
const SPACE: u8 = 2;
const SIGN: u8 = 3;
const NUMBER: u8 = 4;
const FIRST_LETTER: u8 = 8;
const BEYOND: u8 = 0xF0;

/// Returns bytes that compare as a Vietnamese dictionary orders the texts: spaces, signs, numbers, letters (a ă â b c d
/// đ …); among equal letters the tones ngang, huyền, hỏi, ngã, sắc, nặng.
///
/// Case and the place of a tone make no difference. Numbers compare by value, so that "Khu 2" comes before "Khu 10",
/// as with a browser's `Intl.Collator("vi", { numeric: true })`. Texts with equal keys want a tie-break of the caller's.
pub fn collation_key(text: &str) -> Vec<u8> {
    let text = compose(text);
    let (mut key, mut tones) = (Vec::with_capacity(2 * text.len() + 1), Vec::new());
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        if c.is_ascii_digit() {
            let end = rest.find(|c: char| !c.is_ascii_digit());
            let (digits, after) = rest.split_at(end.unwrap_or(rest.len()));
            push_number(&mut key, digits);
            rest = after;
            continue;
        }
        rest = &rest[c.len_utf8()..];
        let vowel = Vowel::of(c);
        let letter = vowel.map_or(c, Vowel::letter);
        let place = |letter| ALPHABET.iter().position(|l| *l == letter);
        if let Some(at) = place(letter) {
            key.push(FIRST_LETTER + at as u8);
            tones.push(1 + vowel.map_or(0, Vowel::tone));
        } else if let Some(at) = plain_letter(letter).and_then(place) {
            key.push(FIRST_LETTER + at as u8);
            tones.push(7);
        } else if c == ' ' {
            key.push(SPACE);
        } else {
            let mut bytes = [0; 4];
            key.push(if c.is_alphanumeric() { BEYOND } else { SIGN });
            key.extend_from_slice(c.encode_utf8(&mut bytes).as_bytes());
        }
    }
    key.push(0);
    key.append(&mut tones);
    key
}

/// Writes a run of digits so that a longer number is greater; leading zeros do not count.
fn push_number(key: &mut Vec<u8>, digits: &str) {
    let digits = digits.trim_start_matches('0');
    let n_digits = u16::try_from(digits.len()).unwrap_or(u16::MAX);
    key.push(NUMBER);
    key.extend_from_slice(&n_digits.to_be_bytes());
    key.extend_from_slice(digits.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sorted: &[&str]) {
        for pair in sorted.windows(2) {
            assert!(collation_key(pair[0]) < collation_key(pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn letters_follow_the_alphabet() {
        check(&[
            "an", "ăn", "ân", "ban", "dân", "đan", "em", "ếm", "oan", "ôn", "ơn", "uy", "ưng",
            "van", "xa", "yên",
        ]);
        check(&["da", "dư", "đa"]);
    }

    #[test]
    fn tones_order_equal_letters_only() {
        check(&["ma", "mà", "mả", "mã", "má", "mạ", "mả b", "mà c"]);
        check(&["tuyên", "tuyền", "tuyển", "tuyễn", "tuyến", "tuyện"]);
    }

    #[test]
    fn numbers_compare_by_value() {
        check(&["Khu", "Khu 2", "Khu 10", "Khu 010a", "Khu A"]);
    }

    #[test]
    fn spaces_and_signs_come_before_letters() {
        check(&["", "xã a", "xã-a", "xãa"]);
        check(&["zebra", "民"]);
    }

    #[test]
    fn case_and_spelling_make_no_difference() {
        assert_eq!(
            collation_key("HÒA BÌNH"),
            collation_key("hoa\u{300} bi\u{300}nh")
        );
    }
}
