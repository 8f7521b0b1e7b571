//! Vietnamese text made comparable: without marks for finding, with settled marks for ranking, as bytes for sorting.
//!
//! Three keys of one text, none of them to be shown:
//! - [`fold`] drops case and every mark: what a person without a Vietnamese keyboard types;
//! - [`compose`] drops case and the accidents of writing, and keeps the marks: two spellings of one word are equal;
//! - [`collation_key`] compares as bytes the way a Vietnamese dictionary orders words.
//!
//! Invariant: `fold(compose(t)) == fold(t)`, and a folded text folds to itself.

mod collation;
mod compose;
mod letters;
pub mod passphrase;
mod sentence;

pub use collation::collation_key;
pub use compose::compose;
pub use sentence::in_sentence;

use letters::{plain_letter, sign};

/// Returns the text as people search for it: lower case, no marks, đ and its look-alikes as d, quotes and dashes in
/// ASCII, every run of white space one space, none at the ends. NFC and NFD give the same.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_with(text, |c, _| out.push(c));
    out
}

/// Says whether nothing of a text can be seen: white space, blanks of any alphabet, characters without a width of their own.
pub fn is_blank(text: &str) -> bool {
    let is_unseen = |c: char| plain_letter(c).is_none() && matches!(sign(c), Some("" | " "));
    text.chars().all(|c| !c.is_ascii_graphic() && is_unseen(c))
}

/// Returns an ASCII id made from a name, for ids and file names: `xa-hanh-cu`. Where nothing is left, `muc`.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_with(text, |c, _| {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    });
    out.truncate(out.trim_end_matches('-').len());
    if out.is_empty() { "muc".into() } else { out }
}

/// Hands each character of the folded text to `emit`, with the byte at which its source starts.
pub(super) fn fold_with(text: &str, mut emit: impl FnMut(char, usize)) {
    let (mut gap, mut begun) = (None, false);
    let mut put = |c: char, at: usize| {
        if c == ' ' {
            gap = gap.or(Some(at));
            return;
        }
        if let Some(gap) = gap.take()
            && begun
        {
            emit(' ', gap);
        }
        begun = true;
        emit(c, at);
    };
    for (at, c) in text.char_indices() {
        if c.is_ascii_graphic() {
            put(c.to_ascii_lowercase(), at);
        } else if let Some(letter) = plain_letter(c) {
            put(letter, at);
        } else if let Some(sign) = sign(c) {
            sign.chars().for_each(|s| put(s, at));
        } else {
            c.to_lowercase()
                .for_each(|l| put(plain_letter(l).unwrap_or(l), at));
        }
    }
}

/// Says whether a character leaves nothing in a folded text: a combining mark, or one that cannot be seen.
pub(super) fn is_dropped(c: char) -> bool {
    !c.is_ascii() && plain_letter(c).is_none() && sign(c) == Some("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expect: &str) {
        assert_eq!(fold(input), expect, "{input:?}");
    }

    #[test]
    fn every_spelling_of_a_word_folds_alike() {
        for spelling in [
            "hòa bình",
            "hoà bình",
            "HÒA BÌNH",
            "Hoà Bình",
            "ho\u{300}a bi\u{300}nh",
            "hoa\u{300} bi\u{300}nh",
            "HO\u{340}A BI\u{300}NH",
            "hoa binh",
        ] {
            check(spelling, "hoa binh");
        }
    }

    #[test]
    fn every_vietnamese_letter_folds_to_its_plain_letter() {
        check("ăâđêôơư ĂÂĐÊÔƠƯ", "aadeoou aadeoou");
        check(
            "ằẳẵắặầẩẫấậềểễếệồổỗốộờởỡớợừửữứựỳỷỹýỵ",
            "aaaaaaaaaaeeeeeoooooooooouuuuuyyyyy",
        );
        check("ẰẲẴẮẶỀỂỄẾỆỜỞỠỚỢỪỬỮỨỰỲỶỸÝỴ", "aaaaaeeeeeooooouuuuuyyyyy");
        check(
            "e\u{323}\u{302} e\u{302}\u{323} ẹ\u{302} ê\u{323}",
            "e e e e",
        );
    }

    #[test]
    fn look_alikes_of_d_fold_to_d() {
        check("đ Đ ð Ð ɖ Ɖ", "d d d d d d");
    }

    #[test]
    fn other_alphabets_lose_their_marks_or_stay() {
        check(
            "Čư̆ Ñ Ÿ ÿ Übung Straße Œuvre Å \u{212b} İ",
            "cu n y y ubung strasse oeuvre a a i",
        );
        check("ΑΒΓ Привет 民运", "αβγ привет 民运");
        check("× ÷ €", "× ÷ €");
    }

    #[test]
    fn white_space_is_one_space_and_none_at_the_ends() {
        check("\u{feff} a\u{a0}\u{200b}b\r\n\tc\u{2003}d \0", "a b c d");
        check("da\u{ad}n\u{200d} v\u{2060}ận", "dan van");
        check(" \n", "");
        check("", "");
    }

    #[test]
    fn quotes_and_dashes_are_ascii() {
        check(
            "“Dân vận khéo” – ‘năm’ — 2026…",
            "\"dan van kheo\" - 'nam' - 2026...",
        );
    }

    #[test]
    fn folding_and_composing_agree_on_every_character() {
        for c in ('\0'..='\u{ffff}').chain('\u{1f300}'..='\u{1f6ff}') {
            for text in [
                format!("a{c}b"),
                format!("q{c}a\u{301}"),
                format!("ủ{c}\u{302}y"),
            ] {
                let (folded, composed) = (fold(&text), compose(&text));
                assert_eq!(fold(&folded), folded, "{text:?}");
                assert_eq!(fold(&composed), folded, "{text:?}");
                assert_eq!(compose(&composed), composed, "{text:?}");
            }
        }
    }

    #[test]
    fn a_slug_is_ascii_and_never_empty() {
        for (name, expect) in [
            ("Xã Hanh Cù", "xa-hanh-cu"),
            ("  Khu 2 -- (Đồng Xuân)!", "khu-2-dong-xuan"),
            ("Kinh tế, nông thôn mới", "kinh-te-nong-thon-moi"),
            ("../../etc", "etc"),
            ("民", "muc"),
            ("", "muc"),
        ] {
            assert_eq!(slug(name), expect);
        }
    }
}
