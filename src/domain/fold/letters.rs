//! Tables of the letters with marks, built at compile time, and of the signs that are written in several ways.

/// The vowels in the order of the alphabet, each in the order of the tones: none, grave, hook, tilde, acute, dot below.
const VOWELS: [[char; 6]; 12] = [
    ['a', 'à', 'ả', 'ã', 'á', 'ạ'],
    ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'],
    ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'],
    ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'],
    ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'],
    ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'],
    ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'],
    ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'],
    ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'],
    ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'],
    ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'],
    ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'],
];
const PLAIN_VOWELS: &[u8; 12] = b"aaaeeiooouuy";

/// Lower-case letters of other alphabets met in names (French, the Central Highlands), whose capital stands just
/// before them in Unicode or, in Latin-1, 32 places before.
const FOREIGN: [(u8, &[char]); 19] = [
    (b'a', &['ä', 'å', 'ā', 'ą', 'ǎ']),
    (b'c', &['ç', 'ć', 'ĉ', 'ċ', 'č']),
    (b'd', &['ď']),
    (b'e', &['ë', 'ē', 'ĕ', 'ė', 'ę', 'ě']),
    (b'g', &['ĝ', 'ğ', 'ġ', 'ģ']),
    (b'h', &['ĥ', 'ħ']),
    (b'i', &['î', 'ï', 'ī', 'ĭ', 'į', 'ı']),
    (b'j', &['ĵ']),
    (b'k', &['ķ']),
    (b'l', &['ĺ', 'ļ', 'ľ', 'ł']),
    (b'n', &['ñ', 'ń', 'ņ', 'ň']),
    (b'o', &['ö', 'ø', 'ō', 'ŏ', 'ő']),
    (b'r', &['ŕ', 'ŗ', 'ř']),
    (b's', &['ś', 'ŝ', 'ş', 'š']),
    (b't', &['ţ', 'ť', 'ŧ']),
    (b'u', &['û', 'ü', 'ū', 'ŭ', 'ů', 'ű', 'ų']),
    (b'w', &['ŵ']),
    (b'y', &['ŷ']),
    (b'z', &['ź', 'ż', 'ž']),
];

/// Letters without a regular capital. Eth and the African d look like đ and are typed for it; NFD decomposes none.
const SINGLE: [(u8, char); 8] = [
    (b'd', 'đ'),
    (b'd', 'Đ'),
    (b'd', 'ð'),
    (b'd', 'Ð'),
    (b'd', 'ɖ'),
    (b'd', 'Ɖ'),
    (b'y', 'ÿ'),
    (b'y', 'Ÿ'),
];

/// U+00C0..U+0260, then U+1E00..U+1F00.
const N_PLACES: usize = 0x1A0 + 0x100;
/// The ASCII letter under each letter, 0 where there is none.
static PLAIN: [u8; N_PLACES] = plain_letters();
/// One more than the place in [`VOWELS`], counted through the rows, of each vowel of either case; 0 elsewhere.
static VOWEL: [u8; N_PLACES] = vowel_places();

const fn place(c: char) -> Option<usize> {
    match c as usize {
        n @ 0xC0..0x260 => Some(n - 0xC0),
        n @ 0x1E00..0x1F00 => Some(n - 0x1E00 + 0x1A0),
        _ => None,
    }
}

const fn set(table: &mut [u8; N_PLACES], letter: char, value: u8) {
    if let Some(at) = place(letter) {
        table[at] = value;
    }
}

const fn set_both_cases(table: &mut [u8; N_PLACES], letter: char, value: u8) {
    if let Some(at) = place(letter) {
        table[at] = value;
        table[if at < 0x40 { at - 0x20 } else { at - 1 }] = value;
    }
}

const fn plain_letters() -> [u8; N_PLACES] {
    let mut table = [0; N_PLACES];
    let mut row = 0;
    while row < FOREIGN.len() {
        let (base, letters) = FOREIGN[row];
        let mut n = 0;
        while n < letters.len() {
            set_both_cases(&mut table, letters[n], base);
            n += 1;
        }
        row += 1;
    }
    let mut at = 0;
    while at < 72 {
        set_both_cases(&mut table, VOWELS[at / 6][at % 6], PLAIN_VOWELS[at / 6]);
        at += 1;
    }
    let mut n = 0;
    while n < SINGLE.len() {
        set(&mut table, SINGLE[n].1, SINGLE[n].0);
        n += 1;
    }
    table
}

const fn vowel_places() -> [u8; N_PLACES] {
    let mut table = [0; N_PLACES];
    let mut at = 0;
    while at < 72 {
        set_both_cases(&mut table, VOWELS[at / 6][at % 6], at as u8 + 1);
        at += 1;
    }
    table
}

/// Is a vowel of the Vietnamese alphabet with its tone, without case.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Vowel {
    row: u8,
    tone: u8,
}

impl Vowel {
    /// Reads a vowel of either case, composed.
    pub(super) fn of(c: char) -> Option<Self> {
        let row = match c.to_ascii_lowercase() {
            'a' => 0,
            'e' => 3,
            'i' => 5,
            'o' => 6,
            'u' => 9,
            'y' => 11,
            _ => {
                let at = VOWEL[place(c)?].checked_sub(1)?;
                return Some(Self {
                    row: at / 6,
                    tone: at % 6,
                });
            }
        };
        Some(Self { row, tone: 0 })
    }

    /// Returns the lower-case letter without its tone.
    pub(super) fn letter(self) -> char {
        VOWELS[usize::from(self.row)][0]
    }

    /// Returns the tone, 0 to 5, in the order of dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng.
    pub(super) fn tone(self) -> u8 {
        self.tone
    }

    /// Returns the same vowel in another tone; an unknown one is none.
    pub(super) fn with_tone(self, tone: u8) -> Self {
        Self {
            tone: if tone < 6 { tone } else { 0 },
            ..self
        }
    }

    /// Returns the lower-case letter with its tone, in one character.
    pub(super) fn written(self) -> char {
        VOWELS[usize::from(self.row)][usize::from(self.tone)]
    }
}

/// Returns the plain lower-case letter under a letter with marks of either case; none for ASCII.
pub(super) fn plain_letter(c: char) -> Option<char> {
    let letter = PLAIN[place(c)?];
    (letter != 0).then_some(letter as char)
}

/// Says whether the letter is đ, in either case, or one that looks like it and is typed for it.
pub(super) fn is_d_with_stroke(c: char) -> bool {
    matches!(c, 'đ' | 'Đ' | 'ð' | 'Ð' | 'ɖ' | 'Ɖ')
}

/// Returns what a character that is no plain letter stands for: a space, a quote or a dash in ASCII, the letters of a
/// ligature, nothing for what cannot be seen.
pub(super) fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '\0'..=' ' | '\u{7f}'..='\u{a0}' => " ",
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}' => " ",
        '\u{1680}' | '\u{2000}'..='\u{200b}' | '\u{2028}' | '\u{2029}' => " ",
        '\u{202f}' | '\u{205f}' | '\u{3000}' => " ",
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{300}'..='\u{36f}' | '\u{200c}'..='\u{200f}' => "",
        '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => "",
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => "",
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | 'ʼ' | '´' => "'",
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => "\"",
        '‐'..='―' | '−' => "-",
        '…' => "...",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_agree_with_the_capitals_of_unicode() {
        for letter in ('\u{c0}'..'\u{260}').chain('\u{1e00}'..'\u{1f00}') {
            let Some(plain) = plain_letter(letter) else {
                continue;
            };
            let mut lower = letter.to_lowercase();
            let first = lower.next().unwrap();
            assert!(
                first == plain || plain_letter(first) == Some(plain),
                "{letter}"
            );
            assert_eq!(
                Vowel::of(letter).map(Vowel::written),
                Vowel::of(first)
                    .filter(|_| letter != 'İ')
                    .map(Vowel::written)
            );
        }
    }

    #[test]
    fn every_vowel_reads_back_as_written() {
        for (row, letters) in VOWELS.iter().enumerate() {
            for (tone, letter) in letters.iter().enumerate() {
                let vowel = Vowel::of(*letter).unwrap();
                assert_eq!(
                    (usize::from(vowel.row), usize::from(vowel.tone)),
                    (row, tone)
                );
                for capital in letter.to_uppercase() {
                    assert!(Vowel::of(capital) == Some(vowel), "{capital}");
                }
            }
        }
    }
}
