//! Replicas, dots and contexts: who wrote, and what a state has seen.
//!
//! The vocabulary of delta state replicated data types (Almeida, Shoker, Baquero, 2018).

use std::fmt;
use std::str::FromStr;

/// Names one run of the program in one tab: a random 64-bit id, never used again after the page is gone.
///
/// A *derived* replica ([`crate::domain::canonical::derived_replica`]) stands for a value read from a plain file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ReplicaId(u64);

impl ReplicaId {
    /// Wraps an id drawn by the caller.
    pub const fn new(id: u64) -> Self {
        Self(id)
    }

    /// Returns the raw id.
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl fmt::Display for ReplicaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Says that a text is not sixteen lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAReplica;

impl FromStr for ReplicaId {
    type Err = NotAReplica;

    fn from_str(text: &str) -> Result<Self, NotAReplica> {
        let is_canonical = text.len() == 16
            && text
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if !is_canonical {
            return Err(NotAReplica);
        }
        u64::from_str_radix(text, 16)
            .map(Self)
            .map_err(|_| NotAReplica)
    }
}

/// Names one write: the `n`-th of a replica, counted from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Dot {
    /// The run that wrote.
    pub replica: ReplicaId,
    /// Its place in that run: 1, 2, 3 …
    pub n: u32,
}

/// Maps each replica to the highest `n` of its dots that a record has seen.
///
/// It is kept per record and grows only by the runs that touched the record. Stored sorted, because most
/// contexts have one or two replicas.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Context(Vec<(ReplicaId, u32)>);

impl Context {
    /// Returns a context that has seen nothing.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Says whether the dot has been seen.
    pub fn covers(&self, dot: Dot) -> bool {
        self.last(dot.replica) >= dot.n
    }

    /// Returns the highest `n` seen of a replica, 0 where none was.
    pub fn last(&self, replica: ReplicaId) -> u32 {
        self.0
            .binary_search_by_key(&replica, |(r, _)| *r)
            .map_or(0, |at| self.0[at].1)
    }

    /// Adds a dot to what has been seen.
    pub fn observe(&mut self, dot: Dot) {
        match self.0.binary_search_by_key(&dot.replica, |(r, _)| *r) {
            Ok(at) => self.0[at].1 = self.0[at].1.max(dot.n),
            Err(at) => self.0.insert(at, (dot.replica, dot.n)),
        }
    }

    /// Joins what another context has seen: the pointwise maximum.
    pub fn join(&mut self, other: &Self) {
        if !self.includes(other) {
            let both = self.iter().chain(other.iter());
            *self = both.map(|(replica, n)| Dot { replica, n }).collect();
        }
    }

    /// Says whether everything `other` has seen is seen here.
    pub fn includes(&self, other: &Self) -> bool {
        other
            .iter()
            .all(|(replica, n)| self.covers(Dot { replica, n }))
    }

    /// Says whether nothing has been seen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Lists replicas with their highest `n`, in the order of ids.
    pub fn iter(&self) -> impl Iterator<Item = (ReplicaId, u32)> + '_ {
        self.0.iter().copied()
    }
}

impl FromIterator<Dot> for Context {
    /// Collects dots. A record read from a plain file has as many replicas as leaves, so this sorts once.
    fn from_iter<I: IntoIterator<Item = Dot>>(dots: I) -> Self {
        let mut seen: Vec<(ReplicaId, u32)> =
            dots.into_iter().map(|dot| (dot.replica, dot.n)).collect();
        seen.sort_unstable_by_key(|&(replica, n)| (replica, std::cmp::Reverse(n)));
        seen.dedup_by_key(|(replica, _)| *replica);
        Self(seen)
    }
}
