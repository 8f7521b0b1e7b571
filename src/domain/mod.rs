//! What a register is and how it changes.
//!
//! Bird's eye: a [`register::Register`] holds [`record::Record`]s; a record is a causal multi-value map whose
//! [`record::Record::join`] is commutative, associative and idempotent. Everything people see (models, units,
//! catalogues, figures, differences) is a *view* computed from records; nothing is stored twice.
//!
//! Invariant: no clock, no randomness, no browser and no serialisation here. Time, replica ids and names of
//! writers come in as parameters, so every law can be tested natively.

pub mod adrift;
pub mod appraisal;
pub mod batch_decision;
pub mod canonical;
pub mod carry_over;
pub mod catalogue;
pub mod catalogue_set;
pub mod catalogue_use;
pub mod closing;
pub mod command;
pub mod conflict;
pub mod date;
pub mod deadline;
pub mod deciding;
pub mod decimal;
pub mod deletion;
pub mod doubts;
pub mod draft;
pub mod draft_check;
pub mod duplicates;
pub mod expected_fields;
pub mod figures;
pub mod figures_by_unit;
pub mod fingerprint;
pub mod fold;
pub mod follow_up;
pub mod intake;
mod item_check;
pub mod item_draft;
pub mod journal;
pub mod late_registration;
pub mod leaf;
pub mod limits;
pub mod lineage;
pub mod member;
mod memo;
pub mod model;
pub mod model_search;
pub mod naming;
pub mod new_id;
pub mod offered;
pub mod own_first;
pub mod pasted_units;
pub mod path;
pub mod preview;
pub mod received;
pub mod record;
pub mod register;
pub mod reminder;
pub mod replica;
pub mod replication;
pub mod reported;
pub mod reported_draft;
pub mod reported_figures;
pub mod reported_sum;
pub mod same_as;
pub mod scope;
pub mod search;
pub mod searched;
pub mod sender_above;
pub mod sender_sum;
pub mod sent;
pub mod set_changes;
pub mod set_check;
pub mod set_draft;
pub mod set_in_force;
pub mod set_warnings;
pub mod stage;
pub mod stage_move;
pub mod stage_move_draft;
pub mod steps;
pub mod still_wrong;
pub mod summary;
pub mod too_early;
pub mod typed;
pub mod undo;
pub mod unit;
pub mod unit_change;
pub mod unit_draft;
pub mod unit_lines;
pub mod unit_marks;
pub mod unit_names;
pub mod unit_trouble;
pub mod value;
pub mod word_difference;
pub mod writer;
pub mod written_here;
pub mod year_models;
