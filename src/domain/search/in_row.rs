//! Words of a query that stand in a text one after another.

use super::query::{QueryWord, Row};
use super::vocabulary::{Vocabulary, WordId};
use crate::domain::steps;

/// Finds words one after another.
pub(super) struct InRow<'a> {
    vocabulary: &'a Vocabulary,
    words: &'a [QueryWord],
    is_closed: bool,
    /// Says for each word of the vocabulary whether a row can begin with it.
    firsts: Vec<bool>,
}

impl<'a> InRow<'a> {
    pub(super) fn of(vocabulary: &'a Vocabulary, words: &'a [QueryWord], is_closed: bool) -> Self {
        let firsts = match words {
            [] => Vec::new(),
            [word] => vocabulary.having(&word.folded, is_closed),
            [first, ..] => vocabulary.ending_with(&first.folded),
        };
        Self {
            vocabulary,
            words,
            is_closed,
            firsts,
        }
    }

    /// Says whether the words stand in a text one after another, from the beginning of a word.
    pub(super) fn is_in(&self, text: &[WordId]) -> bool {
        self.words.is_empty() || self.rows(text).next().is_some()
    }

    /// Returns how several words stand in a document: in its title if there is one to look at, else in the rest; as typed, in
    /// either. Each of its words is passed once at most.
    pub(super) fn stands_in(&self, (title, rest): (&[WordId], &[WordId])) -> Row {
        match self.best(title) {
            Row::Whole => Row::Whole,
            _ if title.is_empty() => self.best(rest),
            _ if self.best(rest) == Row::Whole => Row::Whole,
            row => row,
        }
    }

    /// Returns the best way in which several words stand in a text.
    fn best(&self, text: &[WordId]) -> Row {
        let mut best = Row::None;
        for row in self.rows(text) {
            if self.is_whole(row) {
                return Row::Whole;
            }
            best = Row::Begun;
        }
        best
    }

    /// Lists where the words stand one after another, one pass over the text.
    fn rows<'t>(&'t self, text: &'t [WordId]) -> impl Iterator<Item = &'t [WordId]> {
        steps::note(text.len() * self.words.len());
        let places = text.iter().enumerate();
        let begun = places.filter(|(_, word)| self.firsts[**word as usize]);
        let rows = begun.filter_map(|(at, _)| text.get(at..at + self.words.len()));
        rows.filter(|row| self.is_row(row))
    }

    /// Says whether words that begin like a row are one.
    fn is_row(&self, row: &[WordId]) -> bool {
        let ([_, next @ .., end], [_, between @ .., last]) = (row, self.words) else {
            return true;
        };
        let same =
            |(word, wanted): (&WordId, &QueryWord)| self.vocabulary.folded(*word) == wanted.folded;
        let ends = |rest: &str| !self.is_closed || ends_word(rest);
        next.iter().zip(between).all(same)
            && self
                .vocabulary
                .folded(*end)
                .strip_prefix(last.folded.as_str())
                .is_some_and(ends)
    }

    /// Says whether a row has the marks that were typed and ends where a word does.
    fn is_whole(&self, row: &[WordId]) -> bool {
        let ([first, .., end], [wanted, .., last]) = (row, self.words) else {
            return false;
        };
        let (first, end) = (self.vocabulary.spelt(*first), self.vocabulary.spelt(*end));
        let has_marks = |(word, wanted): (&WordId, &QueryWord)| {
            !wanted.has_marks() || self.vocabulary.spelt(*word).1 == wanted.exact
        };
        let inner = 1..row.len() - 1;
        let ends = match last.has_marks() {
            true => end.1.strip_prefix(last.exact.as_str()),
            false => end.0.strip_prefix(last.folded.as_str()),
        };
        (!wanted.has_marks() || first.1.ends_with(&wanted.exact))
            && row[inner.clone()]
                .iter()
                .zip(&self.words[inner])
                .all(has_marks)
            && ends.is_some_and(ends_word)
    }
}

fn ends_word(rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric)
}
