//! Matters of one kind, gathered: where there are many, they are one line, so that what is rare is not lost among what is common.

use std::collections::BTreeMap;

use super::{About, Matter};

/// How many matters of one kind stand each by itself.
pub const MOST_BY_THEMSELVES: usize = 3;

/// Is one line of the agenda: a matter by itself, or all there are of a kind, never none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gathered {
    /// The matters, in the order of the agenda.
    pub matters: Vec<Matter>,
}

impl Gathered {
    /// Gathers matters, in their order; those of a kind stand where the first of them stood.
    pub fn all<'a>(matters: impl Iterator<Item = &'a Matter>) -> Vec<Self> {
        let mut lines: Vec<Self> = Vec::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for matter in matters {
            let place = *places.entry(matter.kind_key()).or_insert_with(|| {
                let matters = Vec::new();
                lines.push(Self { matters });
                lines.len() - 1
            });
            lines[place].matters.push(matter.clone());
        }
        let few = |line: Self| match line.is_many() {
            true => vec![line],
            false => line.matters.into_iter().map(Self::of).collect(),
        };
        lines.into_iter().flat_map(few).collect()
    }

    fn of(matter: Matter) -> Self {
        let matters = vec![matter];
        Self { matters }
    }

    /// Says whether it is so many that one line tells of all.
    pub fn is_many(&self) -> bool {
        self.matters.len() > MOST_BY_THEMSELVES
    }
}

impl Matter {
    /// Returns what tells the kinds of matters apart: what they are about, and the kind of the most urgent reason.
    pub fn kind_key(&self) -> String {
        let about = match &self.about {
            About::Model(_) => "models",
            About::Unit(_) => "units",
            About::Field(_) => "fields",
            About::Set(_) => "sets",
            // There is one of each.
            About::Stage(_) | About::Files | About::Year => return self.key(),
        };
        format!("every {about}: {}", self.kind())
    }
}
