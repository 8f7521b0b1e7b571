//! Awards, one by one.

use std::collections::BTreeSet;

use super::Counted;
use crate::domain::value::Value;

/// Is one award of an entry: texts as the record has them.
#[derive(Clone, Copy, Debug)]
pub struct Award<'a> {
    /// The entry.
    pub counted: Counted<'a>,
    /// The form: the id of the catalogue's entry, or free text.
    pub form: &'a str,
    /// The body that gave it: the id of the catalogue's entry, or free text.
    pub body: &'a str,
    /// The word for whom it was given to; that of the model where the award names none.
    pub subject: &'a str,
}

/// Lists the awards of entries. One that an entry has twice, down to the number of its decision, is one.
pub fn awards<'a>(part: &[Counted<'a>]) -> Vec<Award<'a>> {
    let mut all = Vec::new();
    for one in part.iter().filter(|one| one.is_awarded) {
        let mut given: BTreeSet<&Value> = BTreeSet::new();
        for (_, value) in one.entry.awards() {
            // One decision does not give the same twice; without its number, two may be two.
            let has_number = value
                .member("number")
                .is_some_and(|one| !one.as_text().is_empty());
            if !given.insert(value) && has_number {
                continue;
            }
            let text = |name| value.member(name).map_or("", Value::as_text);
            let subject = match text("subject") {
                "" => one.subject,
                own => own,
            };
            let form = match value {
                // Another program may write an award as a text.
                Value::Text(form) => form,
                _ => text("form"),
            };
            all.push(Award {
                counted: *one,
                form,
                body: text("body"),
                subject,
            });
        }
    }
    all
}
