//! The members that records are known to have, and the shape each must have in a file.
//!
//! A member that is not listed here is kept, shown as it is, and passed on.

use super::member;
use super::path::Segment;
use super::register::Collection;

/// Is the shape a known member must have in a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Text.
    Text,
    /// A date, its day and month optional: `2026`, `2026-03`, `2026-03-15`.
    Date,
    /// A number.
    Number,
    /// True or false.
    Truth,
    /// A list with one leaf per item.
    Items,
    /// An object with one leaf per member.
    Group(&'static [Member]),
    /// The year entries of a model.
    Years,
}

/// Is one known member.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Member {
    /// Its name in files and paths.
    pub name: &'static str,
    /// Its shape.
    pub shape: Shape,
}

const fn of(name: &'static str, shape: Shape) -> Member {
    Member { name, shape }
}

/// The known members of models, in the order files list them.
pub const MODEL: &[Member] = &[
    of("source_id", Shape::Text),
    of("title", Shape::Text),
    of("kind", Shape::Text),
    of("subject", Shape::Text),
    of("field", Shape::Text),
    of("unit", Shape::Text),
    of("holder", Shape::Text),
    of("rationale", Shape::Text),
    of("objectives", Shape::Text),
    of("methods", Shape::Text),
    of("locality", Shape::Text),
    of("beneficiaries", Shape::Text),
    of("actors", Shape::Text),
    of("resources", Shape::Text),
    of("starts_on", Shape::Date),
    of("ends_on", Shape::Date),
    of("outputs", Shape::Text),
    of("sustainability", Shape::Text),
    of("replicates", Shape::Text),
    of("same_as", Shape::Text),
    of("different_from", Shape::Items),
    of("notes", Shape::Text),
    of("years", Shape::Years),
];

/// The known members of year entries.
pub const YEAR_ENTRY: &[Member] = &[
    of("entry", Shape::Text),
    of("stage", Shape::Text),
    of("steps", Shape::Items),
    of("registered_levels", Shape::Items),
    of("recognised_level", Shape::Text),
    of("results", Shape::Text),
    of("scores", Shape::Items),
    of("score", Shape::Number),
    of("grade", Shape::Text),
    of("decision", Shape::Group(DECISION_MEMBERS)),
    of("awards", Shape::Items),
    of("indicators", Shape::Items),
];

const DECISION_MEMBERS: &[Member] = &[
    of("number", Shape::Text),
    of("date", Shape::Date),
    of("body", Shape::Text),
];

const UNIT_MEMBERS: &[Member] = &[
    of("name", Shape::Text),
    of("kind", Shape::Text),
    of("level", Shape::Text),
    of("parent", Shape::Text),
    of("valid_from", Shape::Date),
    of("valid_to", Shape::Date),
    of("successors", Shape::Items),
    of("same_as", Shape::Text),
];

/// The lists of the catalogue that this version knows.
pub const CATALOGUE_LISTS: &[&str] = &[
    "fields",
    "kinds",
    "levels",
    "grades",
    "award_forms",
    "awarding_bodies",
    "indicators",
    "sets",
    "closings",
    "deadlines",
];

const CATALOGUE_MEMBERS: &[Member] = &[
    of("name", Shape::Text),
    of("order", Shape::Number),
    of("retired", Shape::Truth),
    of("same_as", Shape::Text),
];

const GRADE_MEMBERS: &[Member] = &[
    of("name", Shape::Text),
    of("effective", Shape::Truth),
    of("order", Shape::Number),
    of("retired", Shape::Truth),
    of("same_as", Shape::Text),
];

const DEADLINE_MEMBERS: &[Member] = &[
    of("name", Shape::Text),
    of("on", Shape::Date),
    of("order", Shape::Number),
    of("retired", Shape::Truth),
    of("same_as", Shape::Text),
];

const INDICATOR_MEMBERS: &[Member] = &[
    of("name", Shape::Text),
    of("measure", Shape::Text),
    of("order", Shape::Number),
    of("retired", Shape::Truth),
    of("same_as", Shape::Text),
];

const SET_MEMBERS: &[Member] = &[
    of("name", Shape::Text),
    of("source", Shape::Text),
    of("unit", Shape::Text),
    of("from_year", Shape::Number),
    of("to_year", Shape::Number),
    of("is_sample", Shape::Truth),
    of("fields", Shape::Items),
    of("kinds", Shape::Items),
    of("levels", Shape::Items),
    of("grades", Shape::Items),
    of("award_forms", Shape::Items),
    of("awarding_bodies", Shape::Items),
    of("criteria", Shape::Items),
    of("thresholds", Shape::Items),
    of("deadlines", Shape::Items),
    of("order", Shape::Number),
    of("retired", Shape::Truth),
    of("same_as", Shape::Text),
];

const CLOSING_MEMBERS: &[Member] = &[
    of("name", Shape::Text),
    of("year", Shape::Number),
    of("unit", Shape::Text),
    of("closed", Shape::Truth),
    of("events", Shape::Items),
];

const REPORTED_MEMBERS: &[Member] = &[
    of("unit", Shape::Text),
    of("year", Shape::Number),
    of("to_year", Shape::Number),
    of("figures", Shape::Group(&[])),
    of("source", Shape::Text),
];

/// Makes the segment of a name in a file. The names that models have cost no memory.
pub fn segment(name: &str) -> Segment {
    for known in [MODEL, YEAR_ENTRY, DECISION_MEMBERS] {
        if let Some(member) = known.iter().find(|member| member.name == name) {
            return Segment::name(member.name);
        }
    }
    Segment::Name(name.to_owned().into())
}

/// Returns the known members of a collection's records.
pub fn members_of(collection: &Collection) -> &'static [Member] {
    match collection {
        Collection::Models => MODEL,
        Collection::Units => UNIT_MEMBERS,
        Collection::Catalogue(list) if list == "deadlines" => DEADLINE_MEMBERS,
        Collection::Catalogue(list) if list == "indicators" => INDICATOR_MEMBERS,
        Collection::Catalogue(list) if list == "grades" => GRADE_MEMBERS,
        Collection::Catalogue(list) if list == "sets" => SET_MEMBERS,
        Collection::Catalogue(list) if list == "closings" => CLOSING_MEMBERS,
        Collection::Catalogue(_) => CATALOGUE_MEMBERS,
        Collection::Reported => REPORTED_MEMBERS,
        Collection::Other(_) => &[],
    }
}

/// Returns the member a record of a collection cannot be without.
pub fn required_of(collection: &Collection) -> Option<Segment> {
    match collection {
        Collection::Models => Some(member::TITLE),
        Collection::Units | Collection::Catalogue(_) => Some(member::NAME),
        Collection::Reported => Some(member::UNIT),
        Collection::Other(_) => None,
    }
}
