//! Numbers that units bear, added up over what counts for others: so that two states of the units can be compared for all units
//! at once.

use std::collections::BTreeMap;

use super::steps;
use super::unit::UnitTree;
use super::unit::lines::Standing;

/// Is what the marks of units come to that lie within one, written or counted as [`UnitTree::counts_for`] has it. Sums wrap around.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct MarksWithin {
    /// Of those that are it or lie below it as they are written.
    pub written: u64,
    /// Of those whose models count for it.
    pub counted: u64,
}

/// Is where a mark lies in both orders of the units: as they are written, and as they are today.
struct Point {
    written: usize,
    today: usize,
    mark: u64,
}

/// Is the part of an order that lies within a unit: the first place, and the one after the last.
type Span = (usize, usize);

impl UnitTree {
    /// Adds up, for each of some tops, the marks of units that count for it.
    ///
    /// Cost: a logarithm for each mark and each top, in trees of any depth.
    pub fn marks_within(&self, marks: &[(&str, u64)], tops: &[&str]) -> Vec<MarksWithin> {
        steps::note(marks.len() + tops.len());
        let [written, today] = [Standing::AsWritten, Standing::Today].map(|one| self.lines(one));
        let mut unknown: BTreeMap<&str, u64> = BTreeMap::new();
        let mut points = Vec::new();
        for (id, mark) in marks {
            match self.place(id) {
                Some(place) => points.push(Point {
                    written: written.place_of(place),
                    today: today.place_of(self.standing_at(Standing::Today, place)),
                    mark: *mark,
                }),
                None => {
                    let sum = unknown.entry(id).or_default();
                    *sum = sum.wrapping_add(*mark);
                }
            }
        }
        let spans = |top: usize| (written.span(top), today.span(top));
        let known: Vec<(Span, Span)> = tops
            .iter()
            .filter_map(|top| self.place(top).map(spans))
            .collect();
        let mut known = sums(points, &known, today.len()).into_iter();
        let sum = |top: &&str| match self.place(top) {
            Some(_) => known.next().unwrap_or_default(),
            // What the tree lacks has nothing within it but itself.
            None => {
                let own = unknown.get(top).copied().unwrap_or_default();
                MarksWithin {
                    written: own,
                    counted: own,
                }
            }
        };
        tops.iter().map(sum).collect()
    }
}

/// Goes through the places as they are written, and adds up at each what lies before it by the places of today: each sum is the
/// difference of two such.
fn sums(mut points: Vec<Point>, spans: &[(Span, Span)], n_places: usize) -> Vec<MarksWithin> {
    points.sort_unstable_by_key(|point| point.written);
    let ends = |at: usize| {
        let ((from, to), _) = spans[at];
        [(from, at, false), (to, at, true)]
    };
    let mut ends: Vec<(usize, usize, bool)> = (0..spans.len()).flat_map(ends).collect();
    ends.sort_unstable();
    let mut found = vec![MarksWithin::default(); spans.len()];
    let mut passed = Sums::new(n_places);
    let mut points = points.into_iter().peekable();
    for (place, at, is_end) in ends {
        while let Some(point) = points.next_if(|point| point.written < place) {
            passed.add(point.today, point.mark);
        }
        let all = passed.of((0, n_places));
        // What counts by both is counted once: of what is counted today, what is written there is taken away.
        let both = passed.of(spans[at].1);
        let sum = &mut found[at];
        if is_end {
            sum.written = sum.written.wrapping_add(all);
            sum.counted = sum.counted.wrapping_add(all).wrapping_sub(both);
        } else {
            sum.written = sum.written.wrapping_sub(all);
            sum.counted = sum.counted.wrapping_sub(all).wrapping_add(both);
        }
    }
    points.for_each(|point| passed.add(point.today, point.mark));
    for (sum, (_, today)) in found.iter_mut().zip(spans) {
        sum.counted = sum.counted.wrapping_add(passed.of(*today));
    }
    found
}

/// Holds sums of what lies before each place, so that one is changed and read in as many steps as the number of places has bits.
struct Sums(Vec<u64>);

impl Sums {
    fn new(n: usize) -> Self {
        Self(vec![0; n + 1])
    }

    fn add(&mut self, place: usize, mark: u64) {
        let mut at = place + 1;
        while let Some(sum) = self.0.get_mut(at) {
            *sum = sum.wrapping_add(mark);
            at += at & at.wrapping_neg();
        }
    }

    fn before(&self, end: usize) -> u64 {
        let (mut sum, mut at): (u64, usize) = (0, end);
        while at > 0 {
            sum = sum.wrapping_add(self.0[at]);
            at &= at - 1;
        }
        sum
    }

    fn of(&self, (from, to): Span) -> u64 {
        self.before(to).wrapping_sub(self.before(from))
    }
}
