//! Finding documents by words typed with or without marks.
//!
//! A commune's or a province's texts are made of few different words (a few thousand syllables with their tones,
//! numbers and names), so the index keeps each word once, as [`compose`] writes it, with the documents it stands in.
//! A word of a query is looked for in that short list, never in the texts.
//!
//! Only the first words of a query are looked for: what stands beyond them says nothing a person would look for.
//!
//! Cost, for 12,532 documents of 1,300 characters: to build, one pass over the text; to find, one scan of the list of
//! words (some 100 kB) and of the documents of the words that match; about 8 bytes of memory for each word of text.
//!
//! Invariant: no text is kept, only words; the order of documents is that of their first `update`.

mod highlight;
mod in_row;
mod query;
mod vocabulary;

use std::cmp::Reverse;

use litemap::LiteMap;

pub use highlight::highlight;
pub use query::{Found, MAX_QUERY, asked};

use in_row::InRow;
use query::{Query, QueryWord, Row, Term};
use vocabulary::{Vocabulary, WordId};

/// Finds documents by the words in them. A document is a title and further texts, under a key of the caller's.
#[derive(Default, Debug)]
pub struct SearchIndex {
    vocabulary: Vocabulary,
    documents: Vec<Option<Document>>,
    places: LiteMap<usize, u32>,
}

#[derive(Debug)]
struct Document {
    key: usize,
    /// The words in their order, with [`Vocabulary::BREAK`] after the title and between texts.
    words: Box<[WordId]>,
    n_in_title: usize,
}

/// What a document has of a word of the query, or of all of them: a set of the bits below.
type Hits = u8;
const ANYWHERE: Hits = 1;
const IN_TITLE: Hits = 2;
const EXACT: Hits = 4;
const EXACT_IN_TITLE: Hits = 8;
/// The word begins a word of the document.
const START: Hits = 16;
const START_IN_TITLE: Hits = 32;
/// The word stands there with other marks: of all words it is enough that one does.
const OTHER_MARKS: Hits = 64;

/// Is what a document has of a query.
#[derive(Clone, Copy)]
struct Looked {
    /// What it has of every word.
    all: Hits,
    /// Which words begin a word of it, a bit for each.
    begun: u16,
}

impl SearchIndex {
    /// Returns an empty index.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the number of documents.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Says whether there is no document.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Adds a document at the end, or replaces the one with this key where it stands.
    pub fn update<'a>(&mut self, key: usize, title: &str, rest: impl IntoIterator<Item = &'a str>) {
        let end = u32::try_from(self.documents.len()).unwrap_or(u32::MAX);
        let place = *self.places.entry(key).or_insert(end);
        self.clear(place);
        let mut words = Vec::new();
        self.vocabulary.read(title, place, true, &mut words);
        let n_in_title = words.len();
        for text in rest {
            words.push(Vocabulary::BREAK);
            self.vocabulary.read(text, place, false, &mut words);
        }
        let document = Some(Document {
            key,
            words: words.into(),
            n_in_title,
        });
        match self.documents.get_mut(place as usize) {
            Some(old) => *old = document,
            None => self.documents.push(document),
        }
    }

    /// Takes the document with this key out, if there is one.
    pub fn remove(&mut self, key: usize) {
        if let Some(place) = self.places.remove(&key) {
            self.clear(place);
        }
    }

    fn clear(&mut self, place: u32) {
        let old = self.documents.get_mut(place as usize);
        for word in old.and_then(Option::take).iter().flat_map(|d| &d.words) {
            self.vocabulary.forget(*word, place);
        }
    }

    /// Returns the keys of the documents in which every word of the query occurs, marks aside, as a part of some word, and every
    /// phrase in quotes as whole words one after another; all of them for an empty query. Documents of equal rank stay in their order.
    ///
    /// What has all of several words one after another in one text as typed, up to the end of a word, comes first.
    ///
    /// Then the rank of a query with marks: (1) all words with these very marks in the title, from the beginning of a word, (2) anywhere,
    /// (3) all words in the title with whatever marks, (4) the rest; inside a rank, the words one after another, from the beginning
    /// of a word, come before scattered ones, and documents that have a word with these marks alone before those that have it with
    /// others too. In such a query a word without marks counts as exact with any.
    ///
    /// A query without marks says nothing about marks: the title comes before the rest, words one after another before
    /// scattered ones, and only then words without marks before others.
    pub fn find(&self, query: &str) -> Vec<usize> {
        let query = Query::read(query);
        self.having_all(&query, &self.look(&query)).keys
    }

    /// Returns what [`Self::find`] does. Where that is nothing, the documents that have any word or phrase of a query with several,
    /// from the beginning of a word, those with most of them first.
    pub fn find_or_any(&self, query: &str) -> Found<usize> {
        let query = Query::read(query);
        let looked = self.look(&query);
        let found = self.having_all(&query, &looked);
        match found.keys.is_empty() && query.terms.len() > 1 {
            true => Found {
                keys: self.having_any(&query, &looked),
                ..Found::default()
            },
            false => found,
        }
    }

    /// Looks every word of a query up, once.
    fn look(&self, query: &Query) -> Vec<Looked> {
        let none = Looked {
            all: !OTHER_MARKS,
            begun: 0,
        };
        let mut looked = vec![none; self.documents.len()];
        for (nth, word) in query.words.iter().enumerate() {
            let mut hits = vec![0; looked.len()];
            self.collect(word, query.has_marks, &mut hits);
            for (looked, hits) in looked.iter_mut().zip(hits) {
                looked.all = looked.all & hits | (looked.all | hits) & OTHER_MARKS;
                looked.begun |= u16::from(hits & START != 0) << nth;
            }
        }
        looked
    }

    fn having_all(&self, query: &Query, looked: &[Looked]) -> Found<usize> {
        let several = (query.words.len() > 1).then_some(&query.words[..]);
        let whole = InRow::of(&self.vocabulary, several.unwrap_or_default(), false);
        let quoted = self.quoted(query);
        let best = if quoted.is_empty() {
            Row::Whole
        } else {
            Row::Begun
        };
        let mut found = Vec::new();
        for (document, Looked { all: hits, .. }) in self.documents.iter().zip(looked) {
            let Some(document) = document.as_ref().filter(|_| hits & ANYWHERE != 0) else {
                continue;
            };
            let has_quoted = |(_, row): &(usize, InRow<'_>)| row.is_in(&document.words);
            if !quoted.iter().all(has_quoted) {
                continue;
            }
            let row = match query.words.len() {
                0 => Row::None,
                1 if hits & begins(*hits) == 0 => Row::None,
                1 => Row::Begun,
                _ if hits & START == 0 => Row::None,
                _ => whole
                    .stands_in(Self::title_and_rest(document, *hits))
                    .min(best),
            };
            found.push((query.rank(*hits, row), document.key));
        }
        found.sort_by_key(|(rank, _)| *rank);
        Found {
            n_whole: found.partition_point(|((is_other, ..), _)| !is_other),
            keys: found.into_iter().map(|(_, key)| key).collect(),
            has_all: true,
        }
    }

    /// Returns the title of a document if all words are in it, and what else is to be looked through.
    fn title_and_rest(document: &Document, hits: Hits) -> (&[WordId], &[WordId]) {
        let n_in_title = if hits & IN_TITLE == 0 {
            0
        } else {
            document.n_in_title
        };
        document.words.split_at(n_in_title)
    }

    fn having_any(&self, query: &Query, looked: &[Looked]) -> Vec<usize> {
        let quoted = self.quoted(query);
        let mut found = Vec::new();
        for (document, Looked { begun, .. }) in self.documents.iter().zip(looked) {
            let Some(document) = document.as_ref().filter(|_| *begun != 0) else {
                continue;
            };
            let has = |(nth, term): &(usize, &Term)| {
                let mut words = term.words.clone();
                words.all(|word| begun >> word & 1 == 1)
                    && quoted
                        .iter()
                        .filter(|(at, _)| at == nth)
                        .all(|(_, row)| row.is_in(&document.words))
            };
            let n_terms = query.terms.iter().enumerate().filter(has).count();
            if n_terms > 0 {
                found.push((Reverse(n_terms), document.key));
            }
        }
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, key)| key).collect()
    }

    /// Returns what finds the phrases in quotes, each with the place of its term.
    fn quoted<'a>(&'a self, query: &'a Query) -> Vec<(usize, InRow<'a>)> {
        let terms = query.terms.iter().enumerate();
        let rows = terms.filter_map(|(nth, term)| {
            let words = query.words.get(term.words.clone())?;
            Some((nth, InRow::of(&self.vocabulary, words, term.quoted?)))
        });
        rows.collect()
    }

    /// Adds what each document has of a word.
    fn collect(&self, word: &QueryWord, query_has_marks: bool, hits: &mut [Hits]) {
        for found in self.vocabulary.containing(&word.folded) {
            let is_same = found.exact.contains(&word.exact);
            let exact = match query_has_marks {
                true => !word.has_marks() || is_same && found.at_start,
                false => is_same,
            };
            let start = if found.at_start { START } else { 0 };
            let anywhere = ANYWHERE | if exact { EXACT } else { 0 } | start;
            let is_other = !exact && found.is_whole;
            let others = if is_other { OTHER_MARKS } else { 0 };
            for (place, in_title) in found.places() {
                if let Some(hit) = hits.get_mut(place as usize) {
                    // Each bit for the title is the next one.
                    *hit |= anywhere | others | if in_title { anywhere << 1 } else { 0 };
                }
            }
        }
    }
}

/// Returns the bit for what begins a word, in the title if all words are in it.
fn begins(hits: Hits) -> Hits {
    if hits & IN_TITLE != 0 {
        START_IN_TITLE
    } else {
        START
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Documents written as "title | rest | rest".
    fn index(documents: &[&str]) -> SearchIndex {
        let mut index = SearchIndex::new();
        for (key, document) in documents.iter().enumerate() {
            let mut texts = document.split('|');
            index.update(key, texts.next().unwrap_or_default(), texts);
        }
        index
    }

    #[track_caller]
    fn check(documents: &[&str], query: &str, expect: &[usize]) {
        assert_eq!(index(documents).find(query), expect, "{query:?}");
    }

    #[test]
    fn a_query_without_marks_finds_every_spelling() {
        let spellings = [
            "Hòa bình",
            "hoà bình",
            "HÒA BÌNH",
            "ho\u{300}a bi\u{300}nh",
            "x|hoa binh",
        ];
        check(&spellings, "hoa binh", &[0, 1, 2, 3, 4]);
        check(&["Tổ hòa giải", "Đường điện", "Tổ ra"], "HOA  giai ", &[0]);
        check(&["Đường điện"], "duong dien", &[0]);
    }

    #[test]
    fn exact_marks_come_first_then_the_title() {
        let documents = ["a|hóa", "Hóa", "b|hòa", "Tổ hoà", "khoa", "c"];
        check(&documents, "hòa", &[3, 2, 1, 4, 0]);
    }

    #[test]
    fn wrong_marks_still_find() {
        check(&["Tổ hòa giải", "Tổ hoa"], "hóa giải", &[0]);
        check(&["Tổ hòa giải", "Tổ hóa giải"], "hóa giai", &[1, 0]);
    }

    #[test]
    fn without_marks_the_title_comes_first_and_unmarked_words_break_ties() {
        let documents = ["a|hoa", "Hòa", "Khoa", "Hoa", "b|hòa"];
        check(&documents, "hoa", &[3, 1, 2, 0, 4]);
    }

    #[test]
    fn words_in_a_row_come_before_scattered_ones() {
        let documents = [
            "vận động dân",
            "“Dân vận” khéo",
            "a|vận dân",
            "b|khối dân vận.",
        ];
        check(&documents, "dân vận", &[1, 3, 0, 2]);
        check(&documents, "dan va", &[1, 0, 3, 2]);
    }

    #[test]
    fn no_phrase_reaches_from_one_text_into_the_next() {
        check(&["a|giữ|dân|vận", "b|dân vận"], "dân vận", &[1, 0]);
        check(&["dân|vận", "c|dân vận"], "dan van", &[1, 0]);
    }

    #[test]
    fn every_word_must_occur_as_a_part_of_a_word() {
        check(&["Tổ hòa giải", "Tổ giải"], "giai hoa", &[0]);
        check(&["Quỹ 15/3/2026"], "3/20", &[0]);
        check(&["Tổ hòa giải"], "hòagiải", &[]);
        check(&["Tổ", "Hội"], "\n", &[0, 1]);
    }

    #[test]
    fn an_empty_query_finds_all_in_order() {
        check(&["b", "a", ""], "", &[0, 1, 2]);
        check(&[], "a", &[]);
    }

    #[test]
    fn a_changed_document_keeps_its_place() {
        let mut index = index(&["Hòa|dân", "Hòa", "Hòa"]);
        index.update(0, "Hội", ["hòa"]);
        index.update(1, "Hòa bình", []);
        assert_eq!(index.find("hoa"), [1, 2, 0]);
        assert_eq!(index.find("dan"), [0; 0]);
        assert_eq!(index.find(""), [0, 1, 2]);
        assert_eq!(index.len(), 3);
    }

    #[test]
    fn a_removed_document_is_not_found() {
        let mut index = index(&["Hòa", "Hòa"]);
        index.remove(0);
        index.remove(7);
        assert_eq!(index.find("hoa"), [1]);
        index.update(0, "Hòa", []);
        assert_eq!(index.find("hoa"), [1, 0]);
        index.remove(0);
        index.remove(1);
        assert!(index.is_empty() && index.find("").is_empty());
    }
}
