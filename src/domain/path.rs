//! Paths of leaves: a list of segments, never a joined string.

use std::borrow::{Borrow, Cow};
use std::fmt;

/// Is one step of a path.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Segment {
    /// A member by name: `title`, `years`.
    Name(Cow<'static, str>),
    /// A year of the year entries: 2026.
    Year(i32),
    /// An item of a list, by its id; the whole item is the leaf's value.
    Item(String),
}

impl Segment {
    /// Makes a name segment from a text that lives as long as the program.
    pub const fn name(name: &'static str) -> Self {
        Self::Name(Cow::Borrowed(name))
    }
}

/// Leads from a record to one of its leaves: `[title]`, `[years, 2026, stage]`, `[years, 2026, awards, #id]`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Path(Box<[Segment]>);

impl Path {
    /// Returns the segments.
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// Returns this path with one more segment.
    pub fn join(&self, segment: Segment) -> Self {
        let mut segments = self.0.to_vec();
        segments.push(segment);
        Self(segments.into())
    }

    /// Says whether the path begins with `prefix`.
    pub fn starts_with(&self, prefix: &[Segment]) -> bool {
        self.0.starts_with(prefix)
    }

    /// Returns the year of a leaf inside a year entry.
    pub fn year(&self) -> Option<i32> {
        self.0.iter().find_map(|segment| match segment {
            Segment::Year(year) => Some(*year),
            _ => None,
        })
    }

    /// Says whether the leaf is an item of a list.
    pub fn is_item(&self) -> bool {
        matches!(self.0.last(), Some(Segment::Item(_)))
    }
}

impl<S: Into<Box<[Segment]>>> From<S> for Path {
    fn from(segments: S) -> Self {
        Self(segments.into())
    }
}

impl Borrow<[Segment]> for Path {
    fn borrow(&self) -> &[Segment] {
        &self.0
    }
}

impl fmt::Display for Path {
    /// Writes the path for people who mend files: `years/2026/awards/#id`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, segment) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("/")?;
            }
            match segment {
                Segment::Name(name) => f.write_str(name)?,
                Segment::Year(year) => write!(f, "{year}")?,
                Segment::Item(id) => write!(f, "#{id}")?,
            }
        }
        Ok(())
    }
}
