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
mod vocabulary;

use std::cmp::Reverse;

use litemap::LiteMap;

pub use highlight::highlight;

use super::fold::{compose, fold};
use super::steps;
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

    /// Returns the keys of the documents in which every word of the query occurs, marks aside, as a part of some word;
    /// all of them for an empty query. Documents of equal rank stay in their order.
    ///
    /// The rank of a query with marks: (1) all words with these very marks in the title, (2) anywhere, (3) all words
    /// in the title with whatever marks, (4) the rest; inside a rank, the words one after another, from the beginning
    /// of a word, come before scattered ones. In such a query a word without marks counts as exact with any.
    ///
    /// A query without marks says nothing about marks: the title comes before the rest, words one after another before
    /// scattered ones, and only then words without marks before others.
    pub fn find(&self, query: &str) -> Vec<usize> {
        let query = Query::read(query);
        let mut all = vec![u8::MAX; self.documents.len()];
        for word in &query.words {
            let mut hits = vec![0; all.len()];
            self.collect(word, query.has_marks, &mut hits);
            all.iter_mut().zip(hits).for_each(|(all, hit)| *all &= hit);
        }
        let firsts = self.vocabulary.ending_with(&query.words);
        let mut found = Vec::new();
        for (document, hits) in self.documents.iter().zip(all) {
            if let (Some(document), 1..) = (document, hits & ANYWHERE) {
                let phrase = self.phrase(document, &query.words, &firsts, hits);
                found.push((query.rank(hits, phrase), document.key));
            }
        }
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, key)| key).collect()
    }

    /// Adds what each document has of a word.
    fn collect(&self, word: &QueryWord, query_has_marks: bool, hits: &mut [Hits]) {
        for found in self.vocabulary.containing(&word.folded) {
            let exact = query_has_marks && !word.has_marks() || found.exact.contains(&word.exact);
            let start = if found.at_start { START } else { 0 };
            let anywhere = ANYWHERE | if exact { EXACT } else { 0 } | start;
            for (place, in_title) in found.places() {
                if let Some(hit) = hits.get_mut(place as usize) {
                    // Each bit for the title is the next one.
                    *hit |= anywhere | if in_title { anywhere << 1 } else { 0 };
                }
            }
        }
    }

    /// Says whether the words stand one after another: in the title, if that is where they were found.
    fn phrase(
        &self,
        document: &Document,
        words: &[QueryWord],
        firsts: &[bool],
        hits: Hits,
    ) -> bool {
        let in_title = hits & IN_TITLE != 0;
        let [_, others @ ..] = words else {
            return true;
        };
        if others.is_empty() {
            return hits & if in_title { START_IN_TITLE } else { START } != 0;
        }
        let end = if in_title {
            document.n_in_title
        } else {
            document.words.len()
        };
        let text = &document.words[..end];
        steps::note(text.len() * words.len());
        text.iter().enumerate().any(|(at, word)| {
            firsts[*word as usize]
                && text.get(at + 1..=at + others.len()).is_some_and(|next| {
                    let same = |(word, wanted): (&WordId, &QueryWord)| {
                        self.vocabulary.folded(*word) == wanted.folded
                    };
                    let last = others.len() - 1;
                    next[..last].iter().zip(others).all(same)
                        && self
                            .vocabulary
                            .folded(next[last])
                            .starts_with(&others[last].folded)
                })
        })
    }
}

/// How many characters of a query are looked at: more than any title or name has that somebody would look for.
pub const MAX_QUERY: usize = 200;

/// How many words of a query are looked for.
const MAX_WORDS: usize = 16;

/// Returns the part of a query that is looked at.
pub fn asked(query: &str) -> &str {
    let end = query.char_indices().nth(MAX_QUERY);
    end.map_or(query, |(end, _)| &query[..end])
}

/// A word of a query.
#[derive(PartialEq, Eq, Debug)]
struct QueryWord {
    folded: String,
    exact: String,
}

impl QueryWord {
    fn has_marks(&self) -> bool {
        self.folded != self.exact
    }
}

#[derive(Debug)]
struct Query {
    words: Vec<QueryWord>,
    has_marks: bool,
}

impl Query {
    fn read(text: &str) -> Self {
        let composed = compose(asked(text));
        let words: Vec<QueryWord> = composed
            .split(' ')
            .filter(|word| !word.is_empty())
            .take(MAX_WORDS)
            .map(|word| QueryWord {
                folded: fold(word),
                exact: word.to_owned(),
            })
            .collect();
        let has_marks = words.iter().any(QueryWord::has_marks);
        Self { words, has_marks }
    }

    /// Returns a number that is smaller for a better document.
    fn rank(&self, hits: Hits, phrase: bool) -> (u8, Reverse<bool>, Reverse<bool>) {
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
        (rank, Reverse(phrase), Reverse(unmarked && !self.has_marks))
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
        check(&documents, "dân vận", &[1, 0, 3, 2]);
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
    fn finding_agrees_with_a_scan_of_the_folded_text() {
        let words = [
            "hòa",
            "Hoà,",
            "giải",
            "dân-vận",
            "(khéo)",
            "3/2026",
            "xã",
            "thuỷ",
            "a",
            "ĐẢNG",
        ];
        let mut state = 7_u32;
        let mut pick = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            words[(state >> 16) as usize % words.len()]
        };
        let documents: Vec<String> = (0..200)
            .map(|_| [pick(), " ", pick(), "|", pick(), " ", pick()].concat())
            .collect();
        let documents: Vec<&str> = documents.iter().map(String::as_str).collect();
        let index = index(&documents);
        for query in [
            "hoa", "hoà g", "van", "n-v", "thủy a", "dang (k", "026 a xa", "z", "a,",
        ] {
            let scan = |text: &str| fold(query).split(' ').all(|word| fold(text).contains(word));
            let expect: Vec<usize> = (0..200).filter(|key| scan(documents[*key])).collect();
            let mut found = index.find(query);
            found.sort_unstable();
            assert_eq!(found, expect, "{query:?}");
        }
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
