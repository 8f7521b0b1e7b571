//! Awards counted: by form, body and whom they were given to.
//!
//! Forms and bodies that the catalogue knows, by id or however they are spelled, are one; others are one where they fold alike.

use litemap::LiteMap;

use super::catalogue::CatalogueList;
use super::fold::fold;
use super::model::YearEntry;
use super::value::Value;

/// Is the number of awards of one form, by one body, to one kind of subject.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AwardSum {
    /// The id of the form, or its name as it was first written; "" where none is.
    pub form: String,
    /// The id of the body, or its name as it was first written; "" where none is.
    pub body: String,
    /// The word for a collective or an individual; "" where none is written.
    pub subject: String,
    /// How many.
    pub n: usize,
}

/// Counts the awards of year entries, in the order of forms, bodies and subjects.
pub fn award_sums<'a>(
    entries: impl IntoIterator<Item = YearEntry<'a>>,
    forms: &CatalogueList,
    bodies: &CatalogueList,
) -> Vec<AwardSum> {
    let mut sums: LiteMap<[(usize, String); 3], AwardSum> = LiteMap::new();
    for entry in entries {
        for (_, value) in entry.awards() {
            let text = |name: &str| value.member(name).map_or("", Value::as_text);
            let form = match value {
                // Another program may write an award as a text.
                Value::Text(form) => form,
                _ => text("form"),
            };
            let (form, body) = (forms.id_of(form), bodies.id_of(text("body")));
            let subject = text("subject");
            let key = [
                (place(forms, form), fold(form)),
                (place(bodies, body), fold(body)),
                (0, subject.to_owned()),
            ];
            let sum = sums.entry(key).or_insert_with(|| AwardSum {
                form: form.to_owned(),
                body: body.to_owned(),
                subject: subject.to_owned(),
                n: 0,
            });
            sum.n += 1;
        }
    }
    sums.values().cloned().collect()
}

/// Returns the place of an entry in its list; what is no entry comes last.
fn place(list: &CatalogueList, id: &str) -> usize {
    let place = list.iter().position(|entry| entry.id == id);
    place.unwrap_or(usize::MAX)
}
