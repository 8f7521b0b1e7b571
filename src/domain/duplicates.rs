//! Models that are likely one and the same under two ids, each pair with a measured reason.
//!
//! Two models are compared by the words of their titles, folded, without signs and without the words every title may
//! have ("mô hình", "dân vận khéo"):
//! - *namesakes* have the same words in the same order, in one unit or in two;
//! - *alike* are two models of one unit that share at least [`MIN_LIKENESS`] percent of their words, unless their numbers
//!   differ: the groups of hamlets 2 and 3 are two. Numbers that are years count for nothing.
//!
//! A name that [`MIN_UNITS`] units use is a *common name*, as a guideline from above makes them ("Tuyến đường hoa"): such pairs are
//! offered last, and are no matter of the year's follow-up.
//!
//! A pair of one unit and one title, marks kept, is a *double*: as two programs of one commune send a model, each under an id of its
//! own. Such pairs can be said to be one all at once.
//!
//! Left out are pairs that somebody decided, pairs of which one says that it replicates the other, replications of one model in
//! two units, and models without a title. A name that many units use is asked about once for each model: one that was told apart from a namesake of
//! another unit is not offered with the next.
//!
//! Cost: a model is compared with at most [`MAX_NEIGHBOURS`] others for each of the few rarest words of its title, and
//! is offered with at most [`MAX_OFFERS`] of them, so that work grows with the number of models, however many a unit has.

use std::collections::BTreeSet;

use super::fold::{compose, fold};
use super::member;
use super::model::Model;
use super::register::{RecordId, Register};
use super::same_as::{SameAs, different_from, disputed_links, links};
use super::told_apart::ToldApart;

/// Is the least share of common words, in percent, at which two titles are alike.
pub const MIN_LIKENESS: usize = 75;

/// Is the most models of one unit a model is compared with for each word, those with the nearest titles.
const MAX_NEIGHBOURS: usize = 100;

/// Is the most earlier models a model is offered with, those most alike.
const MAX_OFFERS: usize = 5;

/// Is in how many units a name is common: that they share it says little.
const MIN_UNITS: usize = 5;

/// Is how many words of a title are compared.
const MAX_WORDS: usize = 64;

/// Lists what titles have in common without being alike.
const COMMON_PHRASES: &[&str] = &["dan van kheo", "mo hinh"];

/// Is two models to be decided about, and why they may be one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pair {
    /// Somebody said that they are one and the same, and somebody that they are different.
    pub is_disputed: bool,
    /// They are of two units and have a name that many units use.
    pub is_common_name: bool,
    /// They are of one unit.
    pub is_same_unit: bool,
    /// They have one title, marks kept.
    pub is_same_title: bool,
    /// The share of common words in percent.
    pub likeness: usize,
    /// The smaller id, and the larger.
    pub models: [RecordId; 2],
}

/// Says what two models have in common beside their titles.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Shared {
    /// The latest year both have an entry for.
    pub year: Option<i32>,
    /// They are of one field.
    pub is_field: bool,
    /// They name one holder.
    pub is_holder: bool,
}

impl Shared {
    /// Compares two models.
    pub fn of(a: Model<'_>, b: Model<'_>) -> Self {
        let is_same = |one: &str, other: &str| !one.is_empty() && one == other;
        let mut years = a.years().into_iter().map(|entry| entry.year());
        Self {
            year: years.find(|year| b.year(*year).is_some()),
            is_field: is_same(a.field(), b.field()),
            is_holder: is_same(&fold(a.holder()), &fold(b.holder())),
        }
    }
}

/// Is a link between two models in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct United {
    /// The one that says so, and the one it names.
    pub models: [RecordId; 2],
    /// Somebody said of two models of the group that they are different.
    pub is_disputed: bool,
}

/// Is a model by its title.
struct Titled<'a> {
    id: &'a RecordId,
    unit: &'a str,
    replicates: &'a str,
    /// The folded words, one space between them.
    key: String,
    /// The title with its marks.
    composed: String,
}

impl<'a> Titled<'a> {
    /// Reads a title; `None` where there is none.
    fn of(model: Model<'a>) -> Option<Self> {
        let title = model.text(member::TITLE);
        let folded = fold(title);
        let mut bare = format!(" {} ", spaced(&folded));
        for phrase in COMMON_PHRASES {
            bare = bare.replace(&format!(" {phrase} "), " ");
        }
        let key = bare.trim().to_owned();
        let key = if key.is_empty() { folded } else { key };
        (!key.is_empty()).then_some(Self {
            id: model.record_id(),
            unit: model.unit(),
            replicates: model.text(member::REPLICATES),
            key,
            composed: compose(title),
        })
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.key.split(' ').take(MAX_WORDS)
    }

    /// Lists the words with figures that are no years, zeros before them left out.
    fn numbers(&self) -> Vec<&str> {
        let has_figure = |word: &&str| word.bytes().any(|byte| byte.is_ascii_digit());
        let numbers = self.words().filter(has_figure);
        let numbers = numbers.map(|word| word.trim_start_matches('0'));
        let is_year = |word: &str| matches!(word.parse(), Ok(1900..=2200));
        let mut numbers: Vec<&str> = numbers.filter(|word| !is_year(word)).collect();
        numbers.sort_unstable();
        numbers
    }
}

/// Puts a space in place of every character that is part of no word, one between two words.
fn spaced(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Lists the pairs nobody has decided about: disputed ones first, then those of one unit, the most alike first.
pub fn likely_duplicates(register: &Register) -> Vec<Pair> {
    let same = SameAs::of(register);
    let mut search = Search {
        told_apart: ToldApart::of(register, &same),
        pairs: Vec::new(),
    };
    let faces = Model::each(register).filter(|model| same.is_face(model.record_id()));
    let mut titled: Vec<Titled<'_>> = faces.filter_map(Titled::of).collect();
    titled.sort_unstable_by(|a, b| order(a).cmp(&order(b)));
    for namesakes in titled.chunk_by(|a, b| a.key == b.key) {
        search.among_namesakes(namesakes);
    }
    let mut by_unit: Vec<&Titled<'_>> = titled.iter().collect();
    by_unit.sort_by_key(|one| one.unit);
    for unit in by_unit.chunk_by(|a, b| a.unit == b.unit) {
        if !unit[0].unit.is_empty() {
            search.in_unit(unit);
        }
    }
    for (id, other) in disputed_links(register) {
        search.offer_disputed(register, [id, &other]);
    }
    let mut pairs = search.pairs;
    pairs.sort_unstable_by(|a, b| rank(b).cmp(&rank(a)).then_with(|| a.models.cmp(&b.models)));
    pairs.dedup();
    pairs
}

fn rank(pair: &Pair) -> (bool, bool, bool, usize) {
    let is_telling = !pair.is_common_name;
    (
        pair.is_disputed,
        is_telling,
        pair.is_same_unit,
        pair.likeness,
    )
}

/// Returns what puts namesakes beside one another, those of one unit, and those of one title there; the ones without a unit come last.
fn order<'a>(one: &'a Titled<'_>) -> (&'a str, bool, &'a str, &'a str, &'a RecordId) {
    let is_of_none = one.unit.is_empty();
    (&one.key, is_of_none, one.unit, &one.composed, one.id)
}

fn sorted_words(one: &Titled<'_>) -> Vec<String> {
    let mut words: Vec<String> = one.words().map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}

struct Search {
    told_apart: ToldApart,
    pairs: Vec<Pair>,
}

impl Search {
    /// Says whether there is nothing to decide about two models.
    fn is_settled(&self, a: &Titled<'_>, b: &Titled<'_>) -> bool {
        let is_of_one_origin = !a.replicates.is_empty() && a.replicates == b.replicates;
        a.replicates == b.id.id
            || b.replicates == a.id.id
            || is_of_one_origin && a.unit != b.unit
            || self.told_apart.has(a.id, b.id)
    }

    fn offer(&mut self, a: &Titled<'_>, b: &Titled<'_>, likeness: usize) {
        let (smaller, larger) = if a.id <= b.id { (a, b) } else { (b, a) };
        self.pairs.push(Pair {
            is_disputed: false,
            is_common_name: false,
            is_same_unit: !a.unit.is_empty() && a.unit == b.unit,
            is_same_title: a.composed == b.composed,
            likeness,
            models: [smaller.id.clone(), larger.id.clone()],
        });
    }

    /// Offers two models that are said to be both, whatever their titles.
    fn offer_disputed(&mut self, register: &Register, models: [&RecordId; 2]) {
        let [Some(a), Some(b)] = models.map(|id| Model::find(register, id)) else {
            return;
        };
        let words = |model| Titled::of(model).map_or(Vec::new(), |one| sorted_words(&one));
        let [one, other] = [a, b].map(|model| compose(model.text(member::TITLE)));
        let mut models = models.map(RecordId::clone);
        models.sort_unstable();
        self.pairs.push(Pair {
            is_disputed: true,
            is_common_name: false,
            is_same_unit: !a.unit().is_empty() && a.unit() == b.unit(),
            is_same_title: one == other && !one.is_empty(),
            likeness: likeness(&words(a), &words(b)),
            models,
        });
    }

    /// Offers each with one before it in its unit; the first of a unit with the first of all.
    fn among_namesakes(&mut self, namesakes: &[Titled<'_>]) {
        let first = &namesakes[0];
        let ids: BTreeSet<&RecordId> = namesakes.iter().map(|one| one.id).collect();
        let units = namesakes.chunk_by(|one, other| one.unit == other.unit);
        let is_common = units.filter(|of| !of[0].unit.is_empty()).count() >= MIN_UNITS;
        for (at, one) in namesakes.iter().enumerate().skip(1) {
            let is_of_unit = |other: &&Titled<'_>| !one.unit.is_empty() && other.unit == one.unit;
            let before = namesakes[..at].iter().rev().take(MAX_NEIGHBOURS);
            let mut before = before.take_while(is_of_unit).peekable();
            if before.peek().is_some() {
                let open = before.find(|other| !self.is_settled(one, other));
                if let Some(other) = open {
                    self.offer(other, one, 100);
                }
                continue;
            }
            let told_apart = self.told_apart.those_of(one.id);
            let is_told_apart = told_apart.iter().any(|(_, other)| ids.contains(other));
            if !is_told_apart && !self.is_settled(first, one) {
                self.offer(first, one, 100);
                if let Some(pair) = self.pairs.last_mut().filter(|pair| !pair.is_same_unit) {
                    pair.is_common_name = is_common;
                }
            }
        }
    }

    /// Offers the models of one unit that are alike. They come sorted by their words, so that neighbours are alike.
    ///
    /// Two titles that share enough words share one of the rarest words of either; only who does is compared.
    fn in_unit(&mut self, unit: &[&Titled<'_>]) {
        let words = words_by_rarity(unit);
        let numbers: Vec<Vec<&str>> = unit.iter().map(|one| one.numbers()).collect();
        let n_words = words.iter().flatten().max().map_or(0, |last| last + 1);
        let mut holders: Vec<Vec<usize>> = vec![Vec::new(); n_words];
        let mut compared = vec![usize::MAX; unit.len()];
        for (at, one) in unit.iter().enumerate() {
            let mut alike: Vec<(usize, usize)> = Vec::new();
            for word in rarest(&words[at]) {
                for other in holders[*word].iter().copied().rev().take(MAX_NEIGHBOURS) {
                    if std::mem::replace(&mut compared[other], at) == at {
                        continue;
                    }
                    // Cheapest first: of most titles, nothing more is looked at.
                    let is_apart = !numbers[at].is_empty()
                        && !numbers[other].is_empty()
                        && numbers[at] != numbers[other];
                    if is_apart || one.key == unit[other].key {
                        continue;
                    }
                    let likeness = likeness(&words[at], &words[other]);
                    if likeness >= MIN_LIKENESS && !self.is_settled(one, unit[other]) {
                        alike.push((usize::MAX - likeness, other));
                    }
                }
                holders[*word].push(at);
            }
            alike.sort_unstable();
            for (unlikeness, other) in alike.into_iter().take(MAX_OFFERS) {
                self.offer(unit[other], one, usize::MAX - unlikeness);
            }
        }
    }
}

/// Returns the words of each title as numbers, each once, the rarest in the unit first.
fn words_by_rarity(unit: &[&Titled<'_>]) -> Vec<Vec<usize>> {
    let mut all: Vec<(&str, usize)> = Vec::new();
    for (at, one) in unit.iter().enumerate() {
        all.extend(one.words().map(|word| (word, at)));
    }
    all.sort_unstable();
    all.dedup();
    let mut by_word: Vec<&[(&str, usize)]> = all.chunk_by(|(a, _), (b, _)| a == b).collect();
    by_word.sort_by_key(|holders| holders.len());
    let mut words = vec![Vec::new(); unit.len()];
    for (rank, holders) in by_word.into_iter().enumerate() {
        for (_, at) in holders {
            words[*at].push(rank);
        }
    }
    words
}

/// Returns as many of the first words as any title that is alike must share one of.
fn rarest(words: &[usize]) -> &[usize] {
    let n_shared = (MIN_LIKENESS * words.len()).div_ceil(200 - MIN_LIKENESS);
    &words[..words.len() - n_shared + usize::from(n_shared > 0)]
}

/// Returns twice the number of common words by the number of words of both, in percent. Both are sorted.
fn likeness<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut at_a, mut at_b, mut n) = (0, 0, 0);
    while let (Some(one), Some(other)) = (a.get(at_a), b.get(at_b)) {
        let order = one.cmp(other);
        n += usize::from(order.is_eq());
        at_a += usize::from(order.is_le());
        at_b += usize::from(order.is_ge());
    }
    200 * n / (a.len() + b.len()).max(1)
}

/// Lists the links in force, so that they can be taken back.
pub fn united(register: &Register) -> Vec<United> {
    let same = SameAs::of(register);
    let mut disputed: Vec<&RecordId> = Vec::new();
    for model in Model::each(register).filter(|model| !same.is_alone(model.record_id())) {
        let face = same.face(model.record_id());
        let is_one = |(_, other): (_, &str)| {
            let other = RecordId::model(other);
            other != *model.record_id() && same.face(&other) == face
        };
        if different_from(model.record()).any(is_one) {
            disputed.push(face);
        }
    }
    disputed.sort_unstable();
    links(register)
        .into_iter()
        .map(|(id, other)| United {
            is_disputed: disputed.binary_search(&same.face(id)).is_ok(),
            models: [id.clone(), other],
        })
        .collect()
}
