//! What a record is called where it has no title or name: any two files together can come to that. The one place that decides.

use std::borrow::Cow;

use super::fold::is_blank;

/// Stands for a title or a name of which nothing can be seen.
pub const UNNAMED: &str = "(chưa có tên)";

/// Returns a title as it is shown.
pub fn shown(title: &str) -> &str {
    if is_blank(title) { UNNAMED } else { title }
}

/// Returns the name of a unit or an entry of the catalogue as it is shown. Their ids are words, most of them, and tell those
/// without a name apart.
pub fn shown_name<'a>(name: &'a str, id: &str) -> Cow<'a, str> {
    match (is_blank(name), is_blank(id)) {
        (false, _) => Cow::Borrowed(name),
        (true, false) => Cow::Owned(format!("{id} {UNNAMED}")),
        (true, true) => Cow::Borrowed(UNNAMED),
    }
}

/// Returns a title or a name with one space for several in a row, as Word leaves them between words it has set out in full lines.
/// Nothing else is changed.
pub fn single_spaced(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let is_double = |out: &str, c: char| c == ' ' && out.ends_with(' ');
    for c in name.chars() {
        if !is_double(&out, c) {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_spaces_become_one_and_nothing_else_changes() {
        for (name, expect) in [
            ("Ngày   chủ nhật  xanh", "Ngày chủ nhật xanh"),
            ("Đường hoa", "Đường hoa"),
            ("a\u{a0}\u{a0}b\t\tc", "a\u{a0}\u{a0}b\t\tc"),
            ("", ""),
        ] {
            assert_eq!(single_spaced(name), expect);
        }
    }

    #[test]
    fn a_name_of_which_nothing_can_be_seen_is_none() {
        for title in [
            "",
            " ",
            "\u{a0}",
            "\u{200b}\u{200b}",
            "\u{2800}",
            "\u{3164}",
            "\u{ad}",
            "\t\n",
            "\u{feff}",
            "\u{301}",
        ] {
            assert_eq!(shown(title), UNNAMED, "{title:?}");
            assert_eq!(shown_name(title, "xa-a"), "xa-a (chưa có tên)");
            assert_eq!(shown_name(title, title), UNNAMED);
        }
        for title in [".", "民", "\u{200b}a", "😀", "−"] {
            assert_eq!(shown(title), title);
            assert_eq!(shown_name(title, "xa-a"), title);
        }
    }
}
