//! The different words of all documents, and where each of them stands.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::domain::fold::{compose, fold_with};
use crate::domain::steps;

/// Names a word of the vocabulary; an index.
pub(super) type WordId = u32;

/// Holds every different word once.
#[derive(Debug)]
pub(super) struct Vocabulary {
    ids: HashMap<Box<str>, WordId, BuildHasherDefault<Fnv>>,
    entries: Vec<Entry>,
    /// The folded words, each followed by a line feed, which no word contains: one scan goes through them all.
    folded: String,
}

#[derive(Debug, Default)]
struct Entry {
    exact: Box<str>,
    /// Where the word begins in `folded`.
    begin: usize,
    /// The documents it stands in, sorted: twice the place, plus one if it is in the title.
    documents: Vec<u32>,
}

/// Is a word in which something was found.
pub(super) struct Found<'a> {
    /// The word as composed.
    pub(super) exact: &'a str,
    /// What was found stands at the beginning of the word, or after a sign inside it.
    pub(super) at_start: bool,
    /// What was found is the whole word.
    pub(super) is_whole: bool,
    documents: &'a [u32],
}

impl Found<'_> {
    /// Lists the places of the documents that have the word, and whether it is in the title.
    pub(super) fn places(&self) -> impl Iterator<Item = (u32, bool)> {
        self.documents.iter().map(|d| (d >> 1, d & 1 == 1))
    }
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self {
            ids: HashMap::default(),
            entries: vec![Entry::default()],
            folded: "\n".into(),
        }
    }
}

impl Vocabulary {
    /// The word that is none: it separates texts, so that no phrase reaches from one into the next.
    pub(super) const BREAK: WordId = 0;

    /// Appends the words of a text to `words` and notes that they stand in the document at `place`. The title is to be
    /// read first.
    pub(super) fn read(&mut self, text: &str, place: u32, in_title: bool, words: &mut Vec<WordId>) {
        for word in compose(text).split(' ').filter(|word| !word.is_empty()) {
            let id = self.id(word);
            words.push(id);
            let documents = &mut self.entries[id as usize].documents;
            let entry = place << 1 | u32::from(in_title);
            match documents.last() {
                Some(last) if last >> 1 > place => {
                    if let Err(at) = documents.binary_search_by_key(&place, |d| d >> 1) {
                        documents.insert(at, entry);
                    }
                }
                Some(last) if last >> 1 == place => {}
                _ => documents.push(entry),
            }
        }
    }

    fn id(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = WordId::try_from(self.entries.len()).unwrap_or(Self::BREAK);
        let begin = self.folded.len();
        fold_with(word, |c, _| self.folded.push(c));
        self.folded.push('\n');
        self.entries.push(Entry {
            exact: word.into(),
            begin,
            documents: Vec::new(),
        });
        self.ids.insert(word.into(), id);
        id
    }

    /// Takes the document at `place` from a word. The word stays, for the next document that has it.
    pub(super) fn forget(&mut self, word: WordId, place: u32) {
        let documents = &mut self.entries[word as usize].documents;
        if let Ok(at) = documents.binary_search_by_key(&place, |d| d >> 1) {
            documents.remove(at);
        }
    }

    /// Returns a folded word.
    pub(super) fn folded(&self, word: WordId) -> &str {
        let at = word as usize;
        let end = self
            .entries
            .get(at + 1)
            .map_or(self.folded.len(), |next| next.begin);
        &self.folded[self.entries[at].begin..end - 1]
    }

    /// Returns a word folded, and as composed.
    pub(super) fn spelt(&self, word: WordId) -> (&str, &str) {
        (self.folded(word), &self.entries[word as usize].exact)
    }

    /// Lists the words that contain a folded part, each once.
    pub(super) fn containing(&self, part: &str) -> Vec<Found<'_>> {
        steps::note(self.folded.len());
        let mut found: Vec<Found<'_>> = Vec::new();
        // Where the word ends that the last match stood in.
        let mut end = 0;
        for (at, _) in self.folded.match_indices(part) {
            let at_start = starts_word(&self.folded[..at]);
            match found.last_mut() {
                Some(last) if at < end => last.at_start |= at_start,
                _ => {
                    let next = self.entries.partition_point(|entry| entry.begin <= at);
                    let entry = &self.entries[next - 1];
                    end = self
                        .entries
                        .get(next)
                        .map_or(self.folded.len(), |next| next.begin);
                    steps::note(entry.documents.len());
                    found.push(Found {
                        exact: &entry.exact,
                        at_start,
                        is_whole: entry.begin == at && at + part.len() + 1 == end,
                        documents: &entry.documents,
                    });
                }
            }
        }
        found
    }

    /// Says for each word whether a row of words can begin with it: it ends with the first of them.
    pub(super) fn ending_with(&self, first: &str) -> Vec<bool> {
        self.each(|word| word.strip_suffix(first).is_some_and(starts_word))
    }

    /// Says for each word whether it has a word in it, from its beginning or behind a sign; a whole one, up to the end or to a sign.
    pub(super) fn having(&self, part: &str, is_whole: bool) -> Vec<bool> {
        self.each(|word| {
            word.match_indices(part).any(|(at, part)| {
                let ends = !word[at + part.len()..].starts_with(char::is_alphanumeric);
                starts_word(&word[..at]) && (ends || !is_whole)
            })
        })
    }

    fn each(&self, is: impl Fn(&str) -> bool) -> Vec<bool> {
        let ids = 0..self.entries.len() as WordId;
        ids.map(|id| is(self.folded(id))).collect()
    }
}

fn starts_word(before: &str) -> bool {
    !before
        .chars()
        .next_back()
        .is_some_and(char::is_alphanumeric)
}

/// FNV-1a: short words hash faster than with the standard hasher, and alike on every device. A file made to collide
/// would make the index slow, not wrong.
#[derive(Debug)]
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
