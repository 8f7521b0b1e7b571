//! Which part of the help answers a question as people type it: with filler words, with words of their own, with marks or without.

use std::sync::LazyLock;

use crate::domain::fold::{compose, fold};
use crate::ui::text::help::asked::{FILLERS, SAME};
use crate::ui::text::help::{PARTS, Part};

/// How many words of a question are looked at.
const MAX_WORDS: usize = 16;

/// The weight of a word that the help does not have: as much as one that every tenth sentence has.
const UNKNOWN_WEIGHT: usize = 4;

/// Is a part that answers a question.
#[derive(Clone, Copy)]
pub struct Answer {
    /// The part.
    pub part: &'static Part,
    /// What in it says most of it.
    pub says: &'static str,
}

/// Lists the parts that answer a question, the best first: those with all that is asked, or nearly; none where none has most of it.
///
/// Marks that are typed count ("mạng" is not "mang"), unless nothing is found with them and a sentence says the very words without.
/// Among parts the sentence counts that says most of what is asked: rare words more than common ones, words in the order of the
/// question more than words apart, then what a part is about before what to do and what else is good to know.
pub fn answers(asked: &str) -> Vec<Answer> {
    [Marks::Typed, Marks::Ignored]
        .into_iter()
        .map(|marks| answers_by(asked, marks))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// Says which marks tell words apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// All, and their absence.
    All,
    /// Those that are typed: a word without any may be meant with some.
    Typed,
    /// None.
    Ignored,
}

/// Is a word with its marks, and without.
#[derive(Clone, PartialEq, Eq)]
struct Word {
    marked: String,
    bare: String,
}

impl Word {
    fn new(marked: &str) -> Self {
        let (marked, bare) = (marked.to_owned(), fold(marked));
        Self { marked, bare }
    }

    fn has_marks_that_count(&self, marks: Marks) -> bool {
        match marks {
            Marks::All => true,
            Marks::Typed => self.marked != self.bare,
            Marks::Ignored => false,
        }
    }

    /// Says whether this word, as it was typed, is another one.
    fn is(&self, other: &Self, marks: Marks) -> bool {
        match self.has_marks_that_count(marks) {
            true => self.marked == other.marked,
            false => self.bare == other.bare,
        }
    }

    /// Says whether this word, typed half way, may become another one.
    fn begins(&self, other: &Self, marks: Marks) -> bool {
        match self.has_marks_that_count(marks) {
            true => other.marked.starts_with(&self.marked),
            false => other.bare.starts_with(&self.bare),
        }
    }
}

fn words(text: &str) -> Vec<Word> {
    let composed = compose(text);
    let words = composed.split(|one: char| !one.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(Word::new).collect()
}

/// Is a row of words, and the words that stand for it; none for a filler.
struct Phrase {
    words: Vec<Word>,
    meant: Vec<Word>,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let fillers = FILLERS.iter().map(|filler| (*filler, Vec::new()));
    let same = SAME.iter().flat_map(|same| {
        let meant = same.first().map_or_else(Vec::new, |first| words(first));
        same.iter().map(move |one| (*one, meant.clone()))
    });
    let phrases = fillers.chain(same).map(|(text, meant)| Phrase {
        words: words(text),
        meant,
    });
    let mut phrases: Vec<Phrase> = phrases.collect();
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
    phrases
});

/// Puts the same words for all that mean the same, and leaves fillers out where `is_asked`.
fn meant(typed: &[Word], is_asked: bool, marks: Marks) -> Vec<Word> {
    let mut meant = Vec::new();
    let mut rest = typed;
    while let [first, others @ ..] = rest {
        let is_next = |phrase: &&Phrase| {
            (is_asked || !phrase.meant.is_empty())
                && rest.len() >= phrase.words.len()
                && (rest.iter().zip(&phrase.words)).all(|(typed, word)| typed.is(word, marks))
        };
        let phrase = PHRASES.iter().find(is_next);
        match phrase {
            Some(phrase) => meant.extend_from_slice(&phrase.meant),
            None => meant.push(first.clone()),
        }
        let n_read = phrase.map_or(1, |phrase| phrase.words.len());
        rest = rest.get(n_read..).unwrap_or(others);
    }
    meant
}

/// Is one sentence of the help.
struct Sentence {
    /// The place of its part.
    part: usize,
    /// A title, a lead, a step, a note: 0 to 3.
    kind: usize,
    text: &'static str,
    words: Vec<Word>,
}

static SENTENCES: LazyLock<Vec<Sentence>> = LazyLock::new(|| {
    let of_part = |(at, part): (usize, &'static Part)| {
        let about = [(0, part.title), (1, part.lead)].into_iter();
        let steps = part.steps.iter().map(|step| (2, *step));
        let notes = part.notes.iter().map(|note| (3, *note));
        about
            .chain(steps)
            .chain(notes)
            .map(move |(kind, text)| Sentence {
                part: at,
                kind,
                text,
                words: meant(&words(text), false, Marks::All),
            })
    };
    PARTS.iter().enumerate().flat_map(of_part).collect()
});

/// Is a word of a question.
struct Asked {
    word: Word,
    weight: usize,
    is_half: bool,
}

impl Asked {
    fn is(&self, said: &Word, marks: Marks) -> bool {
        match self.is_half {
            true => self.word.begins(said, marks),
            false => self.word.is(said, marks),
        }
    }
}

/// Reads a question. A last word that the help does not have may be typed half way.
fn question(asked: &str, marks: Marks) -> Vec<Asked> {
    let mut typed = words(asked);
    typed.truncate(MAX_WORDS);
    let words = meant(&typed, true, marks);
    let n_with = |asked: &Asked| {
        let with = SENTENCES.iter();
        with.filter(|one| one.words.iter().any(|said| asked.is(said, marks)))
            .count()
    };
    let n = words.len();
    let asked = words.into_iter().enumerate().map(|(at, word)| {
        let mut asked = Asked {
            word,
            weight: 0,
            is_half: false,
        };
        asked.is_half = at + 1 == n && marks != Marks::Ignored && n_with(&asked) == 0;
        asked.weight = match n_with(&asked) {
            0 => UNKNOWN_WEIGHT,
            n_with => 1 + (SENTENCES.len() / n_with).ilog2() as usize,
        };
        asked
    });
    asked.collect()
}

/// Is how well a sentence answers, the best first: the weight of what it lacks, how many neighbours stand apart in it, its kind.
type Rank = (usize, usize, usize);

fn answers_by(asked: &str, marks: Marks) -> Vec<Answer> {
    let question = question(asked, marks);
    let whole: usize = question.iter().map(|asked| asked.weight).sum();
    let found = PARTS.iter().enumerate();
    let found = found.filter_map(|(at, part)| answer(at, part, &question, marks));
    let mut found: Vec<(usize, Rank, Answer)> = found.collect();
    let least = found.iter().map(|(lacks, ..)| *lacks).min();
    let most = least.map_or(0, |least| (least + whole / 4).min(whole / 3));
    found.retain(|(lacks, (lacks_in_one, n_apart, _), _)| match marks {
        // Other words with the same letters are many: such a hit has to say the question as a whole.
        Marks::Ignored => lacks_in_one + n_apart == 0,
        Marks::All | Marks::Typed => *lacks <= most,
    });
    found.sort_by_key(|(_, rank, _)| *rank);
    found.into_iter().map(|(.., answer)| answer).collect()
}

/// Returns what a part lacks of a question, and how its best sentence answers; `None` for one with nothing of it.
fn answer(
    at: usize,
    part: &'static Part,
    question: &[Asked],
    marks: Marks,
) -> Option<(usize, Rank, Answer)> {
    let lacking = |has: &[bool]| {
        let lacking = question.iter().zip(has).filter(|(_, has)| !**has);
        lacking.map(|(asked, _)| asked.weight).sum::<usize>()
    };
    let mut has = vec![false; question.len()];
    let mut best: Option<(Rank, &'static str)> = None;
    for sentence in SENTENCES.iter().filter(|sentence| sentence.part == at) {
        let is_said = |asked: &Asked| sentence.words.iter().any(|said| asked.is(said, marks));
        let said: Vec<bool> = question.iter().map(is_said).collect();
        if !said.contains(&true) {
            continue;
        }
        let is_pair = |pair: &[Asked]| {
            let rows = sentence.words.windows(2);
            rows.into_iter().any(|row| {
                let mut both = pair.iter().zip(row);
                both.all(|(asked, said)| asked.is(said, marks))
            })
        };
        let n_apart = question.windows(2).filter(|pair| !is_pair(pair)).count();
        let rank = (lacking(&said), n_apart, sentence.kind);
        if best.is_none_or(|(so_far, _)| rank < so_far) {
            let says = if sentence.kind == 0 {
                part.lead
            } else {
                sentence.text
            };
            best = Some((rank, says));
        }
        has.iter_mut()
            .zip(said)
            .for_each(|(has, said)| *has |= said);
    }
    let (rank, says) = best?;
    Some((lacking(&has), rank, Answer { part, says }))
}
