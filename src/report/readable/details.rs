//! Everything that is written of a model, what is undecided about it, and the lists of a file without models.

use super::{About, Words};
use crate::domain::conflict::Conflict;
use crate::domain::leaf::Stamp;
use crate::domain::member;
use crate::domain::model::Model;
use crate::domain::path::{Path, Segment};
use crate::domain::shape;
use crate::domain::value::Value;
use crate::report::html::Html;

/// Lists what stands in the table already.
const IN_TABLE: &[Segment] = &[
    member::TITLE,
    member::HOLDER,
    member::UNIT,
    member::FIELD,
    member::LOCALITY,
];

/// Writes what the table has no column for, behind a line that opens it.
pub(super) fn write(html: &mut Html, about: &About<'_>, model: Model<'_>) {
    let record = model.record();
    let hidden = record.hidden_years();
    let mut shown: Vec<(&Path, &Value)> = Vec::new();
    for (path, leaf) in record.leaves() {
        let is_left_out = match path.segments() {
            [one] => IN_TABLE.contains(one) || member::MARKS.contains(one),
            segments => segments
                .last()
                .is_some_and(|last| member::MARKS.contains(last)),
        };
        let is_hidden = path
            .year()
            .is_some_and(|year| hidden.binary_search(&year).is_ok());
        let value = leaf.face().map(|entry| &entry.value);
        let value = value.filter(|value| !matches!(value, Value::Empty | Value::Seen(_)));
        if let (Some(value), false) = (value, is_left_out || is_hidden) {
            shown.push((path, value));
        }
    }
    if shown.is_empty() {
        return;
    }
    shown.sort_by_cached_key(|(path, _)| place(path, about.scope.year));
    html.put("<details><summary>")
        .say("Chi tiết")
        .put("</summary><dl>");
    let mut before = String::new();
    for (path, value) in shown {
        let label = about.words.label(path);
        // The items of a list stand below one label.
        if label != before {
            html.put("<dt>").say(&label).put("</dt>");
            before = label;
        }
        html.put("<dd>")
            .say(&about.words.value(path, value))
            .put("</dd>");
    }
    html.put("</dl></details>");
}

/// Returns where a leaf stands: the model's own first, then the year that the file is of, then the others, the latest first; in each
/// as files have it.
fn place(path: &Path, of_file: Option<i32>) -> (i32, usize) {
    let (year, members, first) = match path.segments() {
        [_, Segment::Year(year), first, ..] => {
            let rank = match Some(*year) == of_file {
                true => i32::MIN + 1,
                false => -*year,
            };
            (rank, shape::YEAR_ENTRY, Some(first))
        }
        segments => (i32::MIN, shape::MODEL, segments.first()),
    };
    let at = members.iter().position(|one| match first {
        Some(Segment::Name(name)) => one.name == *name,
        _ => false,
    });
    (year, at.unwrap_or(usize::MAX))
}

/// Says what is to be decided, with every value there is.
pub(super) fn undecided(html: &mut Html, words: &dyn Words, conflict: &Conflict) {
    html.put("<p class=\"mark\"><b>")
        .say("Chưa quyết định: ")
        .put("</b>");
    match conflict {
        Conflict::Values { path, choices, .. } => {
            html.apart(&words.label(path)).say(": ");
            for (choice, n) in choices.iter().zip(0..) {
                if n > 0 {
                    html.put(" <b>").say("hoặc").put("</b> ");
                }
                html.apart(&words.value(path, &choice.value));
                writer(html, &choice.stamp);
            }
        }
        Conflict::EditedAfterDeletion { prefix, .. } => {
            match &prefix[..] {
                [.., Segment::Year(year)] => html.say("năm ").say(&year.to_string()),
                _ => html.say("mô hình này"),
            };
            html.say(" đã bị xóa ở một nơi, trong khi nơi khác còn sửa.");
        }
    }
    html.put("</p>");
}

fn writer(html: &mut Html, stamp: &Stamp) {
    let moment = match stamp.at.is_known() {
        false => String::new(),
        true => stamp.at.vietnam_date_time().0,
    };
    let by = match &*stamp.by {
        "" if moment.is_empty() => return,
        "" => "",
        by => by,
    };
    html.put(" <small>(").apart(by);
    if !by.is_empty() && !moment.is_empty() {
        html.put(", ");
    }
    html.say(&moment).put(")</small>");
}

/// Writes the lists of a file without models.
pub(super) fn lists(html: &mut Html, about: &About<'_>) {
    let mut before = None;
    for (id, _) in (about.piece.iter()).filter(|(_, record)| !record.is_hidden(&[])) {
        if before != Some(&id.collection) {
            html.put(match before {
                None => "<section><h2>",
                Some(_) => "</ul></section>\n<section><h2>",
            });
            html.say(&about.words.list(&id.collection)).put("</h2><ul>");
            before = Some(&id.collection);
        }
        html.put("<li>").say(&about.words.record(id)).put("</li>");
    }
    if before.is_some() {
        html.put("</ul></section>\n");
    }
}
