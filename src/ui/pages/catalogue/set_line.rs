//! One set as its row shows it.

use crate::domain::catalogue_set::{Aspect, Sets};
use crate::domain::catalogue_use::scored_criteria;
use crate::domain::register::{Collection, RecordId, Register};
use crate::ui::names::Names;
use crate::ui::text::sets as text;

/// Is one set as its row shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SetLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What stands under the name: years, owner, source; what it is about; for what it is in force. "" for nothing.
    pub notes: [String; 3],
    /// Whether it is an example.
    pub is_sample: bool,
    /// Whether it is no longer used.
    pub is_retired: bool,
    /// Whether scores name its criteria.
    pub is_used: bool,
}

impl SetLine {
    /// Returns a text that differs wherever two lines look different.
    pub fn key(&self) -> String {
        let Self {
            id, name, notes, ..
        } = self;
        let marks = [self.is_sample, self.is_retired, self.is_used];
        let marks = marks.map(|mark| if mark { "1" } else { "0" }).concat();
        format!("{id}\n{name}\n{}\n{marks}", notes.join("\n"))
    }

    /// Returns the record of the set.
    pub fn record(&self) -> RecordId {
        RecordId::new(Collection::SETS, &self.id)
    }
}

/// Lists the sets; `own` is the unit of the register, at which some of them are in force this year.
pub fn lines(register: &Register, names: &Names, own: &str, this_year: i32) -> Vec<SetLine> {
    let (sets, scored) = (Sets::of(register), scored_criteria(register));
    let in_force = |aspect: &Aspect| {
        let set = sets.in_force(&names.units, own, this_year, *aspect);
        (*aspect, set.map(|set| set.id.as_str()))
    };
    let in_force: Vec<(Aspect, Option<&str>)> = Aspect::ALL.iter().map(in_force).collect();
    let all = sets.iter().map(|set| {
        let is_it = |(_, id): &&(Aspect, Option<&str>)| *id == Some(set.id.as_str());
        let aspects = in_force.iter().filter(is_it);
        let in_force: Vec<Aspect> = aspects.map(|(aspect, _)| *aspect).collect();
        SetLine {
            id: set.id.clone(),
            name: set.name.clone(),
            notes: [
                text::note(set, names.units.told_apart(&set.unit)),
                text::about(set),
                text::in_force(&in_force, this_year),
            ],
            is_sample: set.is_sample,
            is_retired: set.is_retired,
            is_used: set.is_used(&scored),
        }
    });
    all.collect()
}
