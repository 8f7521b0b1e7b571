//! Keys and texts that a store could take for something else.

/// A million code units.
pub const LARGE: usize = 1_000_000;

/// Lists keys: nothing, spaces, U+0000 at every place, what is alike but for letter case or composition, names that objects of
/// JavaScript have already, what is not one code unit a character, and a long one.
pub fn keys() -> Vec<String> {
    let short = [
        "",
        " ",
        "  ",
        "\n",
        "\0",
        "\0\0",
        "a",
        "a\0",
        "\0a",
        "a\0b",
        "A",
        "a ",
        " a",
        "\u{e9}",
        "e\u{301}",
        "đ",
        "Đ",
        "1",
        "01",
        "1.0",
        "-1",
        "null",
        "undefined",
        "NaN",
        "true",
        "__proto__",
        "constructor",
        "length",
        "key",
        "getItem",
        "setItem",
        "toString",
        "\u{7f}",
        "\u{80}",
        "\u{ff}",
        "\u{100}",
        "\u{feff}",
        "\u{feff}a",
        "\u{fffd}",
        "\u{ffff}",
        "\u{e000}",
        "\u{d7ff}",
        "\u{10000}",
        "\u{1f600}",
        "\u{10ffff}",
        "/",
        "\\",
        "\"",
        "'",
        "%00",
        "a/b",
    ];
    let long = "ế".repeat(10_000);
    short.into_iter().map(str::to_owned).chain([long]).collect()
}

/// Lists texts: those keys, one with every character there is, and a large one of each width that browsers know.
pub fn texts() -> Vec<String> {
    let every = ('\0'..=char::MAX).collect();
    let lines = "a\r\nb\rc\nd\u{2028}e".to_owned();
    let large = ["a", "ÿ", "ế"].map(|one| one.repeat(LARGE));
    keys()
        .into_iter()
        .chain([every, lines])
        .chain(large)
        .collect()
}

/// Counts the UTF-16 code units of a text.
pub fn n_units(text: &str) -> usize {
    text.encode_utf16().count()
}
