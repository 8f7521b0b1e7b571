//! Lineage: things of which each has at most one above it, as units have a parent and models an origin.
//!
//! Files can say that one lies above itself, over any number of steps, and a chain may be as long as the file. So nothing is
//! climbed step by step: each thing gets a place in one order, in which all that lies within it stands together, and questions are
//! about places. Each thing of a circle lies within all of it.
//!
//! Cost: linear to make; a question about two things costs the same in a chain of any length.

use super::steps;

/// Knows what lies within what, by the numbers of the things: where each stood in the list they came in.
#[derive(Clone, Debug, Default)]
pub struct Lineage {
    above: Vec<Option<usize>>,
    /// All things, each after the one above it; those of a circle one after another, each before the one above it.
    order: Vec<usize>,
    /// Where each stands in the order.
    places: Vec<usize>,
    /// The places of all that lies within each: the first, and the one after the last.
    spans: Vec<(usize, usize)>,
    is_in_circle: Vec<bool>,
}

impl Lineage {
    /// Orders things, given which one stands directly above each. One above itself is a circle too.
    pub fn of(above: Vec<Option<usize>>) -> Self {
        let n = above.len();
        steps::note(n);
        let below = Below::of(&above);
        let mut made = Self {
            order: Vec::with_capacity(n),
            places: vec![n; n],
            spans: vec![(0, 0); n],
            is_in_circle: circling(&above),
            above,
        };
        for first in 0..n {
            let is_top = made.above[first].is_none() || made.is_in_circle[first];
            if !is_top || made.places[first] < n {
                continue;
            }
            let start = made.order.len();
            let circle = made.circle(first);
            circle.iter().for_each(|one| made.place(*one));
            circle
                .iter()
                .for_each(|one| made.place_within(*one, &below));
            let end = made.order.len();
            circle
                .into_iter()
                .for_each(|one| made.spans[one] = (start, end));
        }
        made
    }

    /// Returns the circle that a thing is in, from it upwards; itself alone where it is in none.
    fn circle(&self, first: usize) -> Vec<usize> {
        match self.is_in_circle[first] {
            true => self.line(first).collect(),
            false => vec![first],
        }
    }

    fn place(&mut self, one: usize) {
        self.places[one] = self.order.len();
        self.order.push(one);
    }

    /// Places all that lies within a thing and in no circle.
    fn place_within(&mut self, top: usize, below: &Below) {
        let mut open = vec![(top, below.of_one(top))];
        while let Some((one, rest)) = open.last_mut() {
            match rest.split_first() {
                Some((&next, others)) => {
                    *rest = others;
                    if !self.is_in_circle[next] {
                        self.place(next);
                        open.push((next, below.of_one(next)));
                    }
                }
                None => {
                    self.spans[*one] = (self.places[*one], self.order.len());
                    open.pop();
                }
            }
        }
    }

    /// Returns how many things there are.
    pub fn len(&self) -> usize {
        self.above.len()
    }

    /// Says whether there are none.
    pub fn is_empty(&self) -> bool {
        self.above.is_empty()
    }

    /// Returns the one directly above.
    pub fn above(&self, one: usize) -> Option<usize> {
        self.above.get(one).copied().flatten()
    }

    /// Returns where a thing stands in the order.
    pub(super) fn place_of(&self, one: usize) -> usize {
        self.places[one]
    }

    /// Returns the places of all that lies within a thing: the first, and the one after the last.
    pub(super) fn span(&self, top: usize) -> (usize, usize) {
        self.spans[top]
    }

    /// Says whether a thing is another or lies anywhere within it.
    pub fn is_within(&self, one: usize, top: usize) -> bool {
        steps::note(1);
        let (place, span) = (self.places.get(one), self.spans.get(top));
        let both = place.zip(span);
        both.is_some_and(|(place, (from, to))| (from..to).contains(&place))
    }

    /// Lists a thing and all that lies within it.
    pub fn within(&self, top: usize) -> &[usize] {
        let (from, to) = self.spans.get(top).copied().unwrap_or_default();
        let within = self.order.get(from..to).unwrap_or_default();
        steps::note(within.len());
        within
    }

    /// Counts for each of some tops how many of some things lie within it.
    pub fn n_within(&self, tops: &[usize], some: &[usize]) -> Vec<usize> {
        steps::note(tops.len() + some.len());
        let places = sorted(some.iter().map(|one| self.places[*one]));
        let within = |top: &usize| {
            let (from, to) = self.spans[*top];
            n_below(&places, to) - n_below(&places, from)
        };
        tops.iter().map(within).collect()
    }

    /// Counts for each of some things how many of some tops it lies within.
    pub fn n_around(&self, some: &[usize], tops: &[usize]) -> Vec<usize> {
        steps::note(tops.len() + some.len());
        let spans = || tops.iter().map(|top| self.spans[*top]);
        let begun = sorted(spans().map(|(from, _)| from));
        let ended = sorted(spans().map(|(_, to)| to));
        let around = |one: &usize| {
            let next = self.places[*one] + 1;
            n_below(&begun, next) - n_below(&ended, next)
        };
        some.iter().map(around).collect()
    }

    /// Says whether what stands above a thing leads back to it.
    pub fn is_in_circle(&self, one: usize) -> bool {
        self.is_in_circle.get(one) == Some(&true)
    }

    /// Lists a thing and all above it, the nearest first and each once.
    pub fn line(&self, one: usize) -> impl Iterator<Item = usize> {
        let mut entered = None;
        std::iter::successors(Some(one), move |at| {
            steps::note(1);
            if entered.is_none() && self.is_in_circle(*at) {
                entered = Some(*at);
            }
            self.above(*at).filter(|next| entered != Some(*next))
        })
    }

    /// Lists the numbers so that each comes after the one above it; of a circle, the whole circle twice.
    pub fn downwards(&self) -> Vec<usize> {
        let n = self.order.len();
        steps::note(n);
        let mut down = Vec::with_capacity(n);
        let mut at = 0;
        while let Some(&one) = self.order.get(at) {
            if self.is_in_circle[one] {
                let circle = self.circle(one);
                at += circle.len();
                let around = circle.iter().rev();
                down.extend(around.clone().chain(around));
            } else {
                at += 1;
                down.push(one);
            }
        }
        down
    }

    /// Hands down what is said at some things to all that lies within them. `both` makes one of what is said at a thing and what
    /// comes from above; said twice must be as good as said once.
    pub fn inherited<T: Clone>(
        &self,
        own: &[Option<T>],
        both: &dyn Fn(&T, &T) -> T,
    ) -> Vec<Option<T>> {
        let mut all: Vec<Option<T>> = vec![None; own.len()];
        for one in self.downwards() {
            let from_above = self.above[one].and_then(|above| all[above].as_ref());
            all[one] = match (&own[one], from_above) {
                (Some(own), Some(above)) => Some(both(own, above)),
                (own, above) => own.as_ref().or(above).cloned(),
            };
        }
        all
    }

    /// Returns for each the nearest of its line, itself too, that stands fewer than so many levels below a thing; below the first of
    /// its line where none is named. What does not lie within the thing stands for itself.
    pub fn in_sight(&self, top: Option<usize>, n_levels: usize) -> Vec<usize> {
        let is_top = |one: usize| match top {
            Some(top) => one == top,
            None => self.places[one] == self.spans[one].0 && self.is_first(one),
        };
        let mut levels: Vec<Option<usize>> = vec![None; self.above.len()];
        let mut seen: Vec<usize> = (0..self.above.len()).collect();
        for one in self.downwards() {
            let above = self.above[one];
            levels[one] = match is_top(one) {
                true => Some(0),
                false => above.and_then(|above| levels[above]).map(|level| level + 1),
            };
            let is_hidden = levels[one].is_some_and(|level| level >= n_levels);
            seen[one] = above.filter(|_| is_hidden).map_or(one, |above| seen[above]);
        }
        seen
    }

    /// Says whether nothing stands above a thing but its own circle.
    fn is_first(&self, one: usize) -> bool {
        self.above[one].is_none() || self.is_in_circle[one]
    }

    /// Adds up, for each, the numbers of all that lies within it, its own too.
    pub fn sums_within(&self, own: &[usize]) -> Vec<usize> {
        steps::note(own.len());
        let mut sums = vec![0];
        let mut sum: usize = 0;
        for one in &self.order {
            sum = sum.saturating_add(own[*one]);
            sums.push(sum);
        }
        let within = |(from, to): &(usize, usize)| sums[*to] - sums[*from];
        self.spans.iter().map(within).collect()
    }
}

fn sorted(places: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    places
}

fn n_below(places: &[usize], end: usize) -> usize {
    places.partition_point(|place| *place < end)
}

/// Holds what stands directly below each.
struct Below {
    starts: Vec<usize>,
    all: Vec<usize>,
}

impl Below {
    fn of(above: &[Option<usize>]) -> Self {
        let mut starts = vec![0; above.len() + 1];
        for top in above.iter().flatten() {
            starts[top + 1] += 1;
        }
        for one in 0..above.len() {
            starts[one + 1] += starts[one];
        }
        let mut next = starts.clone();
        let mut all = vec![0; starts[above.len()]];
        for (one, top) in above.iter().enumerate() {
            if let Some(top) = top {
                all[next[*top]] = one;
                next[*top] += 1;
            }
        }
        Self { starts, all }
    }

    fn of_one(&self, one: usize) -> &[usize] {
        &self.all[self.starts[one]..self.starts[one + 1]]
    }
}

/// Says of each whether what stands above it leads back to it.
fn circling(above: &[Option<usize>]) -> Vec<bool> {
    // The walk in which each was passed first, from 1 on.
    let mut walks = vec![0; above.len()];
    let mut is_circling = vec![false; above.len()];
    for first in 0..above.len() {
        let mut at = Some(first);
        while let Some(one) = at.filter(|one| walks[*one] == 0) {
            walks[one] = first + 1;
            at = above[one];
        }
        // A walk that meets itself has found a circle, and goes round it once more.
        while let Some(one) = at.filter(|one| walks[*one] == first + 1 && !is_circling[*one]) {
            is_circling[one] = true;
            at = above[one];
        }
    }
    is_circling
}
