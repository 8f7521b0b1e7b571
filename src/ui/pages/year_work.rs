//! The year's work on models: moves through the stages and replications. Parts of the model's page and of Bình xét.

pub mod move_form;
pub mod replications;
