//! What one row or card shows.

use std::ops::Range;

use crate::domain::search::highlight;
use crate::ui::components::catalogue_word::Word;
use crate::ui::model_list::Line;
use crate::ui::names::Names;
use crate::ui::route::{ModelFilter, Route};

/// Is one row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) href: String,
    pub(super) title: String,
    pub(super) marks: Vec<Range<usize>>,
    pub(super) holder: String,
    pub(super) unit: Word,
    pub(super) field: Word,
    pub(super) subject: Word,
    pub(super) entry: Word,
    pub(super) stage: String,
    /// The year it is of, where the list is of all years.
    pub(super) year: Option<i32>,
    pub(super) is_undecided: bool,
}

impl Row {
    pub(super) fn of(line: &Line, filter: &ModelFilter, names: &Names) -> Self {
        let year = line.entry_of(filter.year, &filter.stage);
        let title = &line.title;
        Self {
            id: line.id.id.clone(),
            href: Route::Model {
                id: line.id.id.clone(),
            }
            .href(),
            marks: highlight(title, &filter.query),
            title: title.to_owned(),
            holder: line.holder.clone(),
            unit: Word::unit(&names.units, &line.unit),
            field: Word::in_list(&names.fields, &line.field),
            subject: Word::subject(&line.subject),
            entry: Word::entry(year.map_or("", |year| &year.entry)),
            year: year.filter(|_| filter.year.is_none()).map(|one| one.year),
            stage: year.map_or_else(String::new, |year| year.stage.clone()),
            is_undecided: line.is_undecided,
        }
    }
}
