//! Every word and sentence that speaks to people, in Vietnamese, one module per screen.
//!
//! Words are the glossary's, the same everywhere. A sentence about trouble says what happened, what is safe and what to
//! do next; it is made here alone, by an exhaustive match on the error.

pub mod backup;
pub mod catalogue;
pub mod closed_years;
pub mod conflicts;
pub mod deleted;
pub mod display;
pub mod duplicates;
pub mod elsewhere;
pub mod erase;
pub mod exchange;
pub mod export;
pub mod file_errors;
pub mod first_step;
pub mod follow_up;
pub mod help;
pub mod imported;
pub mod journal;
pub mod keys;
pub mod limits;
pub mod lost;
pub mod model_form;
pub mod models;
pub mod overview;
pub mod passphrase;
pub mod paths;
pub mod reported;
pub mod reports;
pub mod rescue;
pub mod review;
pub mod senders;
pub mod sets;
pub mod settings;
pub mod shell;
pub mod stages;
pub mod storage;
pub mod typed;
pub mod units;
mod unreadable_files;
pub mod words;
pub mod year_work;
