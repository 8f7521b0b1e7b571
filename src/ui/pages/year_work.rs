//! The year's work on models: moves through the stages and replications. Parts of the model's page and of Bình xét.

pub mod move_form;
mod origin_form;
pub mod refusals;
pub mod replications;

use crate::domain::model::Model;
use crate::domain::naming::UNNAMED;
use crate::domain::register::{RecordId, Register};

/// Returns the title of a model for people.
pub fn title_of(register: &Register, id: &RecordId) -> String {
    Model::find(register, id)
        .map_or(UNNAMED, Model::title)
        .to_owned()
}
