//! Names inside a sentence.

use std::borrow::Cow;

/// The words for what a unit is that begin its name. Inside a sentence they are written small.
const COMMON: [&str; 8] = [
    "Xã",
    "Phường",
    "Thị",
    "Đặc",
    "Huyện",
    "Quận",
    "Tỉnh",
    "Thành",
];

/// Returns a name as it is written inside a sentence: xã Yên Lạc, but UBND xã Yên Lạc.
pub fn in_sentence(name: &str) -> Cow<'_, str> {
    let first = name.split(' ').next().unwrap_or_default();
    match COMMON.contains(&first) && first.len() < name.len() {
        true => Cow::Owned(format!("{}{}", first.to_lowercase(), &name[first.len()..])),
        false => Cow::Borrowed(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_for_what_a_unit_is_is_written_small_inside_a_sentence() {
        for (name, expect) in [
            ("Xã Yên Lạc", "xã Yên Lạc"),
            ("Thị trấn Thanh Ba", "thị trấn Thanh Ba"),
            ("Đặc khu Phú Quốc", "đặc khu Phú Quốc"),
            ("UBND xã Yên Lạc", "UBND xã Yên Lạc"),
            ("Yên Lạc", "Yên Lạc"),
            ("Xã", "Xã"),
            ("XÃ YÊN LẠC", "XÃ YÊN LẠC"),
            ("", ""),
        ] {
            assert_eq!(in_sentence(name), expect);
        }
    }
}
