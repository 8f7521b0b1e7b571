//! The spellings of one passphrase: keyboards and messengers differ in what nobody sees.

/// The vowels that a tone moves between, each without a tone and with the five.
const VOWELS: [[char; 6]; 10] = [
    ['a', 'à', 'á', 'ả', 'ã', 'ạ'],
    ['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ'],
    ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ'],
    ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ'],
    ['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'],
    ['A', 'À', 'Á', 'Ả', 'Ã', 'Ạ'],
    ['E', 'È', 'É', 'Ẻ', 'Ẽ', 'Ẹ'],
    ['O', 'Ò', 'Ó', 'Ỏ', 'Õ', 'Ọ'],
    ['U', 'Ù', 'Ú', 'Ủ', 'Ũ', 'Ụ'],
    ['Y', 'Ỳ', 'Ý', 'Ỷ', 'Ỹ', 'Ỵ'],
];

/// Returns a passphrase as a file is locked with it: any blank is a plain one, and none is at the ends.
pub fn settled(composed: &str) -> String {
    let blank = |c: char| if c.is_whitespace() { ' ' } else { c };
    let text: String = composed.chars().map(blank).collect();
    text.trim().to_owned()
}

/// Lists what may have locked the file for which this was typed, the likeliest first: settled, as it was typed, and with every tone
/// where the newer or the older orthography puts it (hoà, hòa). What is typed has its marks composed (NFC).
pub fn spellings(composed: &str) -> Vec<String> {
    let settled = settled(composed);
    let (newer, older) = (with_tones(&settled, true), with_tones(&settled, false));
    let mut spellings = Vec::new();
    for spelling in [settled, composed.to_owned(), newer, older] {
        if !spellings.contains(&spelling) {
            spellings.push(spelling);
        }
    }
    spellings
}

/// Moves the tones of oa, oe and uy at the end of a syllable on to the second vowel, or back to the first.
fn with_tones(text: &str, on_second: bool) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for at in 1..letters.len() {
        let (Some((first, tone)), Some((second, other))) =
            (vowel(letters[at - 1]), vowel(letters[at]))
        else {
            continue;
        };
        let is_open = letters.get(at + 1).is_none_or(|next| !next.is_alphabetic());
        let pair = (first.to_ascii_lowercase(), second.to_ascii_lowercase());
        let is_pair = matches!(pair, ('o', 'a' | 'e') | ('u', 'y'));
        // The u of qu belongs to the consonant.
        let is_qu = at > 1 && letters[at - 2].eq_ignore_ascii_case(&'q');
        let (from, to) = if on_second {
            (tone, other)
        } else {
            (other, tone)
        };
        if is_open && is_pair && !is_qu && from > 0 && to == 0 {
            let (on_first, on_second) = if on_second { (0, from) } else { (from, 0) };
            letters[at - 1] = toned(first, on_first).unwrap_or(letters[at - 1]);
            letters[at] = toned(second, on_second).unwrap_or(letters[at]);
        }
    }
    letters.into_iter().collect()
}

/// Returns a vowel without its tone, and the place of the tone among the five, 0 for none.
fn vowel(letter: char) -> Option<(char, usize)> {
    VOWELS.iter().find_map(|row| {
        let place = row.iter().position(|c| *c == letter)?;
        Some((row[0], place))
    })
}

fn toned(plain: char, place: usize) -> Option<char> {
    let row = VOWELS.iter().find(|row| row[0] == plain)?;
    row.get(place).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_at_the_ends_and_of_other_kinds_do_not_matter() {
        for typed in [
            "hoa ban",
            "hoa ban ",
            " hoa ban",
            "hoa\u{a0}ban\u{a0}",
            "hoa\u{202f}ban\t",
        ] {
            assert_eq!(settled(typed), "hoa ban");
            assert_eq!(spellings(typed)[0], "hoa ban");
            // What an earlier version has locked as it was typed.
            assert!(spellings(typed).contains(&typed.to_owned()));
        }
        assert_eq!(spellings("Vanlinh2026"), ["Vanlinh2026"]);
    }

    #[test]
    fn either_place_of_a_tone_opens_what_the_other_closed() {
        for (newer, older) in [
            ("Hoà bình", "Hòa bình"),
            ("uỷ ban", "ủy ban"),
            ("Thuý khoẻ", "Thúy khỏe"),
            ("HOÀ", "HÒA"),
        ] {
            assert!(spellings(newer).contains(&older.to_owned()), "{older}");
            assert!(spellings(older).contains(&newer.to_owned()), "{newer}");
        }
        // There is one place for these.
        for only in ["quý", "hoàn toàn", "hoài", "khuyến", "tuyết"] {
            assert_eq!(spellings(only), [only]);
        }
    }
}
