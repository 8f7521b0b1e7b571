//! One line of the catalogue as its row shows it: an entry of a list, or a unit of the tree.

use crate::domain::register::{Collection, RecordId};
use crate::ui::text::{catalogue as text, shell};

/// Says how a line stands in the catalogue.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Standing {
    /// It is offered.
    Offered,
    /// It is no longer offered.
    Retired,
    /// Models name it, and the catalogue does not have it.
    Unknown,
}

/// Is one line as its row shows it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Line {
    /// The record it is about.
    pub record: RecordId,
    /// Its name.
    pub name: String,
    /// What stands under the name; "" for nothing.
    pub note: String,
    /// How it stands.
    pub standing: Standing,
    /// What files say of the unit that cannot be: a word, and a sentence.
    pub troubles: Vec<(&'static str, String)>,
    /// How far it stands below the top; 0 in a list.
    pub depth: usize,
    /// Whether anything names it, hidden models too.
    pub is_used: bool,
    /// Whether a grade counts as effective; `None` of anything else.
    pub effective: Option<bool>,
}

impl Line {
    /// Returns a text that differs wherever two lines look different: a row is made anew for it.
    pub fn key(&self) -> String {
        let Self {
            record,
            name,
            note,
            depth,
            troubles,
            ..
        } = self;
        let marks = [self.standing == Standing::Retired, self.is_used];
        let marks: String = marks
            .map(|mark| if mark { '1' } else { '0' })
            .iter()
            .collect();
        let is_known = self.standing != Standing::Unknown;
        let troubles: String = troubles.iter().map(|(_, words)| words.as_str()).collect();
        format!("{record}\n{name}\n{note}\n{troubles}\n{depth} {marks} {is_known}")
    }

    /// Returns the line of something that this many models name and the catalogue does not have.
    pub fn unknown(record: RecordId, n_models: usize) -> Self {
        Self {
            name: record.id.clone(),
            note: text::n_models_say_so(n_models),
            standing: Standing::Unknown,
            troubles: Vec::new(),
            depth: 0,
            is_used: true,
            effective: None,
            record,
        }
    }
}

/// Returns what is said of a heading whose name is undecided.
pub fn undecided_name(is_undecided: bool) -> Vec<(&'static str, String)> {
    let trouble = (shell::UNDECIDED_NAME, text::UNDECIDED_NAME.to_owned());
    is_undecided.then_some(trouble).into_iter().collect()
}

/// Returns the id of a list's heading, which takes the focus when a line is gone.
pub fn heading_id(collection: &Collection) -> String {
    format!("list-{collection}")
}
