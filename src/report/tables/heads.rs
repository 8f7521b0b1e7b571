//! The columns of a table that files can make any number of: subjects and levels are words, and a file may have others in every
//! model.

use std::collections::BTreeMap;

/// How many columns are made at most of one kind of words; the rest share one more.
const MAX_COLUMNS: usize = 12;

/// Knows which words have a column of their own.
pub(super) struct Heads<'a> {
    shown: Vec<&'a str>,
    places: BTreeMap<&'a str, usize>,
    has_others: bool,
}

impl<'a> Heads<'a> {
    /// Gives columns to words in their order; the missing one, which comes last, has one whatever the others are.
    pub fn of(mut words: Vec<&'a str>) -> Self {
        let has_others = words.len() > MAX_COLUMNS;
        if has_others {
            let last = words.pop().filter(|last| last.is_empty());
            words.truncate(MAX_COLUMNS - usize::from(last.is_some()));
            words.extend(last);
        }
        Self {
            places: words.iter().copied().zip(0..).collect(),
            shown: words,
            has_others,
        }
    }

    /// Returns how many columns there are.
    pub fn n(&self) -> usize {
        self.shown.len() + usize::from(self.has_others)
    }

    /// Returns the column of a word: its own, or that of all others.
    pub fn place(&self, word: &str) -> usize {
        self.places.get(word).copied().unwrap_or(self.shown.len())
    }

    /// Lists the heads, given what words are called.
    pub fn labels(&self, name: &dyn Fn(&str) -> String) -> Vec<String> {
        let others = self.has_others.then(|| "Khác".to_owned());
        self.shown
            .iter()
            .map(|word| name(word))
            .chain(others)
            .collect()
    }

    /// Puts things below the columns of their words.
    pub fn parted<T: Copy>(&self, all: &[T], word: &dyn Fn(&T) -> &'a str) -> Vec<Vec<T>> {
        let mut parts = vec![Vec::new(); self.n()];
        for one in all {
            parts[self.place(word(one))].push(*one);
        }
        parts
    }
}
