//! What somebody looks for: words, and phrases in quotes.

use std::cmp::Reverse;
use std::ops::Range;

use super::{EXACT, EXACT_IN_TITLE, Hits, IN_TITLE, OTHER_MARKS};
use crate::domain::fold::{compose, fold};

/// How many characters of a query are looked at: more than any title or name has that somebody would look for.
pub const MAX_QUERY: usize = 200;

/// How many words of a query are looked for.
pub(super) const MAX_WORDS: usize = 16;

/// Returns the part of a query that is looked at.
pub fn asked(query: &str) -> &str {
    let end = query.char_indices().nth(MAX_QUERY);
    end.map_or(query, |(end, _)| &query[..end])
}

/// Is what a search found, best first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found<K> {
    /// What was found.
    pub keys: Vec<K>,
    /// How many of the first have all words one after another in one text, with the marks that were typed.
    pub n_whole: usize,
    /// Says that each has all words, not only some.
    pub has_all: bool,
}

impl<K> Default for Found<K> {
    fn default() -> Self {
        Self {
            keys: Vec::new(),
            n_whole: 0,
            has_all: false,
        }
    }
}

/// Is how the words of a query stand in a text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Row {
    /// Scattered.
    None,
    /// One after another, marks aside; the last one may go on.
    Begun,
    /// One after another, up to the end of a word, with the marks that were typed.
    Whole,
}

/// A word of a query.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct QueryWord {
    pub(super) folded: String,
    pub(super) exact: String,
}

impl QueryWord {
    fn read(word: &str) -> Self {
        Self {
            folded: fold(word),
            exact: word.to_owned(),
        }
    }

    pub(super) fn has_marks(&self) -> bool {
        self.folded != self.exact
    }
}

/// Is one thing a query asks for: a word, or several words one after another.
#[derive(Debug)]
pub(super) struct Term {
    /// Which words of the query it has.
    pub(super) words: Range<usize>,
    /// Says that it stands in quotes, and whether the closing one is there: then its last word is a whole one.
    pub(super) quoted: Option<bool>,
}

#[derive(Debug)]
pub(super) struct Query {
    pub(super) words: Vec<QueryWord>,
    pub(super) terms: Vec<Term>,
    pub(super) has_marks: bool,
}

impl Query {
    pub(super) fn read(text: &str) -> Self {
        let composed = compose(asked(text));
        let (mut words, mut terms) = (Vec::new(), Vec::new());
        for (part, quoted) in parts(&composed) {
            let begin = words.len();
            let of_part = words_in(part).take(MAX_WORDS - begin);
            words.extend(of_part.map(QueryWord::read));
            let added = begin..words.len();
            match quoted {
                None => terms.extend(added.map(|word| Term {
                    words: word..word + 1,
                    quoted: None,
                })),
                Some(_) if added.is_empty() => {}
                Some(_) => terms.push(Term {
                    words: added,
                    quoted,
                }),
            }
        }
        let has_marks = words.iter().any(QueryWord::has_marks);
        Self {
            words,
            terms,
            has_marks,
        }
    }

    /// Returns a number that is smaller for a better document.
    pub(super) fn rank(
        &self,
        hits: Hits,
        row: Row,
    ) -> (bool, u8, Reverse<bool>, bool, Reverse<bool>) {
        let has = |bit: Hits| hits & bit != 0;
        let (exact_in_title, exact, in_title) = (has(EXACT_IN_TITLE), has(EXACT), has(IN_TITLE));
        let rank = match () {
            () if !self.has_marks => u8::from(!in_title),
            () if exact_in_title => 0,
            () if exact => 1,
            () if in_title => 2,
            () => 3,
        };
        let unmarked = if in_title { exact_in_title } else { exact };
        let is_mixed = self.has_marks && has(OTHER_MARKS);
        let unmarked = Reverse(unmarked && !self.has_marks);
        let phrase = Reverse(row != Row::None);
        (row != Row::Whole, rank, phrase, is_mixed, unmarked)
    }
}

/// Cuts a composed text at its quotes. What stands in them says whether the closing one is there.
pub(super) fn parts(composed: &str) -> impl Iterator<Item = (&str, Option<bool>)> {
    let n_quotes = composed.matches('"').count();
    let parts = composed.split('"').enumerate();
    parts.map(move |(at, part)| (part, (at % 2 == 1).then_some(at < n_quotes)))
}

/// Lists the words of a part of a query. The sign between the parts of a list belongs to none.
pub(super) fn words_in(part: &str) -> impl Iterator<Item = &str> {
    let words = part
        .split(' ')
        .map(|word| match word.trim_end_matches([',', ';']) {
            "" => word,
            trimmed => trimmed,
        });
    words.filter(|word| !word.is_empty())
}
