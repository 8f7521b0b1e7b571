//! Marking what was found.

use std::ops::Range;

use super::query::{MAX_WORDS, asked, parts, words_in};
use crate::domain::fold::{fold, fold_with, is_dropped};

/// Returns the byte ranges of the text to mark for a query, in order, apart from one another, on whole characters with
/// their combining marks: the whole query where it stands in the text, otherwise each of its phrases in quotes and its other words.
pub fn highlight(text: &str, query: &str) -> Vec<Range<usize>> {
    let query = fold(asked(query));
    if query.is_empty() {
        return Vec::new();
    }
    let folded = Folded::of(text);
    let mut found: Vec<Range<usize>> = folded.occurrences(text, &query).collect();
    if found.is_empty() {
        let terms = parts(&query).flat_map(|(part, quoted)| match quoted {
            Some(_) => vec![part.trim()],
            None => words_in(part).collect(),
        });
        found = terms
            .filter(|term| !term.is_empty())
            .take(MAX_WORDS)
            .flat_map(|term| folded.occurrences(text, term))
            .collect();
        found.sort_by_key(|range| range.start);
    }
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

/// A folded text with, for each of its bytes, the byte of the text it comes from.
struct Folded {
    text: String,
    sources: Vec<usize>,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            sources: Vec::with_capacity(text.len()),
        };
        fold_with(text, |c, source| {
            folded.text.push(c);
            folded.sources.resize(folded.text.len(), source);
        });
        folded
    }

    fn occurrences(&self, text: &str, part: &str) -> impl Iterator<Item = Range<usize>> {
        self.text.match_indices(part).filter_map(move |(at, part)| {
            let start = *self.sources.get(at)?;
            let last = *self.sources.get(at + part.len() - 1)?;
            let mut rest = text.get(last..)?.chars();
            let len = rest.next()?.len_utf8();
            let marks: usize = rest
                .take_while(|c| is_dropped(*c))
                .map(char::len_utf8)
                .sum();
            Some(start..last + len + marks)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, query: &str, expect: &[&str]) {
        let ranges = highlight(text, query);
        let marked: Vec<&str> = ranges.into_iter().map(|range| &text[range]).collect();
        assert_eq!(marked, expect, "{query:?} in {text:?}");
    }

    #[test]
    fn the_whole_query_is_marked_where_it_stands() {
        check(
            "Tổ hòa giải; hoà  giải",
            "hoa giai",
            &["hòa giải", "hoà  giải"],
        );
        check("“Dân vận khéo”", "DÂN VẬN", &["Dân vận"]);
    }

    #[test]
    fn scattered_words_are_marked_each() {
        check("Giải quyết, hòa nhã", "hòa giải", &["Giải", "hòa"]);
        check("toan tính", "oa an", &["oan"]);
    }

    #[test]
    fn of_a_phrase_in_quotes_the_whole_is_marked() {
        check("Tổ hòa giải hòa nhã", "“hòa giải”", &["hòa giải"]);
        check(
            "Hòa nhã, tổ hòa giải",
            "\"hoa giai\" nha",
            &["nhã", "hòa giải"],
        );
        check("Tổ “hòa giải”", "“hòa giải", &["“hòa giải"]);
    }

    #[test]
    fn combining_marks_belong_to_their_letter() {
        check("Tô\u{309} ho\u{300}a gia\u{309}i", "hoa", &["ho\u{300}a"]);
        check("hoa\u{300} bi\u{300}nh", "hoà", &["hoa\u{300}"]);
        check("d\u{200d}ân", "d", &["d\u{200d}"]);
    }

    #[test]
    fn characters_that_fold_to_several_are_never_split() {
        check("Straße…", "s", &["S", "ß"]);
        check("Straße…", "e.", &["e…"]);
        check("Straße…", "se..", &["ße…"]);
        check("İ 民运", "民", &["民"]);
    }

    #[test]
    fn nothing_is_marked_for_nothing() {
        check("hòa bình", "", &[]);
        check("hòa bình", " \u{200b}", &[]);
        check("", "hòa", &[]);
        check("hòa bình", "xã", &[]);
    }
}
