//! The exact-diacritic key: marks composed, tones in one place.

use super::letters::{Vowel, is_d_with_stroke, sign};

/// Returns the text with its marks settled: lower case, composed in whatever order the marks were typed, signs and
/// white space as in [`fold`](super::fold()), and each tone where the newer orthography puts it.
///
/// A tone goes on to the next letter from a vowel that is followed by
/// - a or e after o, y after u (òa is oà, ủy is uỷ), in closed syllables too, so that a word typed half way stays a
///   part of the whole word: toà, toàn;
/// - any vowel, if the first is the u of qu or the i of gi, which belong to the consonant (qúy is quý, gìa is già);
/// - ă, â, ê, ô, ơ or ư, which always carry the tone of their syllable (tíên is tiến).
///
/// No two words of the language differ by the place of the tone alone, so nothing is confused.
pub fn compose(text: &str) -> String {
    let mut composer = Composer {
        out: String::with_capacity(text.len()),
        before: ' ',
        ..Composer::default()
    };
    for c in text.chars() {
        composer.take(c);
    }
    composer.flush();
    composer.out
}

#[derive(Default)]
struct Composer {
    out: String,
    /// White space was met since the last letter.
    gap: bool,
    /// The letter whose marks may still follow, and the marks that found no place on it.
    letter: Option<char>,
    marks: String,
    /// The letter written last.
    before: char,
    /// The same, if it is a vowel with a tone, and the letter before it.
    toned: Option<(char, Vowel)>,
}

impl Composer {
    fn take(&mut self, c: char) {
        if c.is_ascii_graphic() {
            self.start(c.to_ascii_lowercase());
        } else if let Some(vowel) = Vowel::of(c) {
            self.start(vowel.written());
        } else if matches!(c, '\u{300}'..='\u{36f}') {
            self.mark(c);
        } else if is_d_with_stroke(c) {
            self.start('đ');
        } else if let Some(sign) = sign(c) {
            sign.chars().for_each(|s| self.start(s));
        } else {
            c.to_lowercase().for_each(|l| self.take_lower(l));
        }
    }

    fn take_lower(&mut self, c: char) {
        match c {
            '\u{300}'..='\u{36f}' => self.mark(c),
            _ => self.start(c),
        }
    }

    fn start(&mut self, c: char) {
        self.flush();
        if c == ' ' {
            self.gap = !self.out.is_empty();
            return;
        }
        if std::mem::take(&mut self.gap) {
            self.out.push(' ');
            (self.before, self.toned) = (' ', None);
        }
        self.letter = Some(c);
    }

    fn mark(&mut self, mark: char) {
        if let Some(letter) = self.letter {
            match combined(letter, mark) {
                Some(combined) => self.letter = Some(combined),
                None => self.marks.push(mark),
            }
        }
    }

    /// Writes the letter that was waiting for its marks.
    fn flush(&mut self) {
        let Some(mut letter) = self.letter.take() else {
            return;
        };
        let mut vowel = Vowel::of(letter);
        if let (Some((before, last)), Some(this)) = (self.toned, vowel)
            && this.tone() == 0
            && moves_on(before, last.letter(), this.letter())
        {
            self.out.pop();
            self.out.push(last.letter());
            let moved = this.with_tone(last.tone());
            letter = moved.written();
            self.before = last.letter();
            vowel = Some(moved);
        }
        self.out.push(letter);
        self.out.push_str(&self.marks);
        self.toned = vowel
            .filter(|v| v.tone() > 0 && self.marks.is_empty())
            .map(|v| (self.before, v));
        self.before = letter;
        self.marks.clear();
    }
}

/// Says whether the tone of the first vowel belongs to the second.
fn moves_on(before: char, first: char, second: char) -> bool {
    matches!((first, second), ('o', 'a' | 'e') | ('u', 'y'))
        || matches!((before, first), ('q', 'u') | ('g', 'i'))
        || matches!(second, 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư')
}

/// Returns the one letter that a letter and a mark make; a second mark of one sort makes none.
fn combined(letter: char, mark: char) -> Option<char> {
    let tone = match mark {
        '\u{300}' | '\u{340}' => 1,
        '\u{309}' => 2,
        '\u{303}' => 3,
        '\u{301}' | '\u{341}' => 4,
        '\u{323}' => 5,
        _ => 0,
    };
    match Vowel::of(letter) {
        Some(vowel) if tone > 0 => (vowel.tone() == 0).then(|| vowel.with_tone(tone).written()),
        Some(vowel) => {
            let shaped = match (vowel.letter(), mark) {
                ('a', '\u{306}') => 'ă',
                ('a', '\u{302}') => 'â',
                ('e', '\u{302}') => 'ê',
                ('o', '\u{302}') => 'ô',
                ('o', '\u{31b}') => 'ơ',
                ('u', '\u{31b}') => 'ư',
                ('e', '\u{306}') if vowel.tone() == 0 => return Some('ĕ'),
                ('i', '\u{306}') if vowel.tone() == 0 => return Some('ĭ'),
                ('o', '\u{306}') if vowel.tone() == 0 => return Some('ŏ'),
                ('u', '\u{306}') if vowel.tone() == 0 => return Some('ŭ'),
                _ => return None,
            };
            Vowel::of(shaped).map(|v| v.with_tone(vowel.tone()).written())
        }
        None => match (letter, mark) {
            ('c', '\u{30c}') => Some('č'),
            ('n', '\u{303}') => Some('ñ'),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(spellings: &[&str], expect: &str) {
        for spelling in spellings {
            assert_eq!(compose(spelling), expect, "{spelling:?}");
        }
    }

    #[test]
    fn marks_compose_in_any_order() {
        let spellings = [
            "e\u{323}\u{302}",
            "e\u{302}\u{323}",
            "ẹ\u{302}",
            "ê\u{323}",
            "Ệ",
            "E\u{302}\u{323}",
        ];
        check(&spellings, "ệ");
        check(&["u\u{31b}\u{301}", "ú\u{31b}", "ư\u{301}"], "ứ");
        check(&["n\u{303}", "Ñ", "N\u{303}"], "ñ");
    }

    #[test]
    fn old_and_new_places_of_the_tone_are_one_word() {
        for (spellings, expect) in [
            (["hòa", "hoà"], "hoà"),
            (["Thủy", "thuỷ"], "thuỷ"),
            (["ủy ban", "UỶ BAN"], "uỷ ban"),
            (["khỏe", "khoẻ"], "khoẻ"),
            (["lòe", "loè"], "loè"),
            (["lũy", "luỹ"], "luỹ"),
            (["lo\u{300}e", "loe\u{300}"], "loè"),
            (["tòan", "toàn"], "toàn"),
            (["ngòai", "ngoài"], "ngoài"),
            (["đừơng", "đường"], "đường"),
            (["túyên", "tuyến"], "tuyến"),
        ] {
            check(&spellings, expect);
        }
    }

    #[test]
    fn the_consonants_qu_and_gi_carry_no_tone() {
        for (spellings, expect) in [
            (["quý", "qúy"], "quý"),
            (["quỷ", "qủy"], "quỷ"),
            (["quà", "qùa"], "quà"),
            (["già", "gìa"], "già"),
            (["giúp", "gíup"], "giúp"),
            (["giờ", "gìơ"], "giờ"),
        ] {
            check(&spellings, expect);
        }
    }

    #[test]
    fn tones_in_their_place_stay() {
        for word in [
            "mùa", "mía", "gì", "gìn", "nghĩa", "cửa", "đội", "tấu", "kéo", "sáo", "của a", "hò a",
            "thúy-a", "xoong", "khuỷu", "ngoẻo", "yếu", "gì ạ",
        ] {
            let expect = word.replace("thúy", "thuý");
            check(&[word], &expect);
        }
    }

    #[test]
    fn marks_are_kept() {
        check(
            &["Đảng bộ xã", "ĐẢNG BỘ XÃ", "Ðảng  bộ\u{a0}xã"],
            "đảng bộ xã",
        );
        check(&["“Dân vận”"], "\"dân vận\"");
        check(&["\u{301}a", " a "], "a");
    }
}
