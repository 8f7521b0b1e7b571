//! What would stand side by side: each place with its values, those here and those of the files.

use std::ops::Range;

use crate::ui::markup::{Markup, view};

use super::deletion_card::deletions;
use super::import::ImportState;
use crate::domain::conflict::Conflict;
use crate::domain::leaf::Entry;
use crate::domain::path::{Path, Segment};
use crate::domain::register::{RecordId, Register};
use crate::domain::unit::UnitTree;
use crate::domain::word_difference::differences;
use crate::ui::components::marked::Marked;
use crate::ui::names::Names;
use crate::ui::record_words::{dotted, record_title, signed, unit_of_model, value_in_words};
use crate::ui::state::App;
use crate::ui::text::{conflicts as words, exchange as text, paths};

/// How many places are shown; all of them are there to decide once the files are in.
const N_SHOWN: usize = 200;

/// How many values of one place are shown.
const N_VALUES: usize = 20;

/// Says how many values of a place are not shown.
fn more_values(n_all: usize) -> Option<Markup> {
    let n_more = n_all.saturating_sub(N_VALUES);
    (n_more > 0).then(|| view! { <p class="hint">{text::more_values(n_more)}</p> })
}

/// Lists what there would be to decide.
pub fn side_by_side(app: App, state: ImportState) -> Markup {
    let register = app.register.get();
    state.looks.with(|(_, joined)| {
        state.total.with(|total| {
            app.names.with(|names| {
                let all = &total.preview.conflicts;
                let n_more = all.len().saturating_sub(N_SHOWN);
                let lines = state.units.with(|units| {
                    let look = Look {
                        names,
                        units,
                        register: &register,
                        joined,
                    };
                    let shown = all.iter().take(N_SHOWN);
                    shown.map(|one| look.line(one)).collect::<Markup>()
                });
                view! {
                    <p class="hint">{text::SIDE_BY_SIDE_HINT}</p>
                    <ul class="stack">{lines}</ul>
                    {(n_more > 0).then(|| view! { <p class="hint">{text::more_side_by_side(n_more)}</p> })}
                }
            })
        })
    })
}

/// Is what conflicts are looked at with.
struct Look<'a> {
    names: &'a Names,
    units: &'a UnitTree,
    register: &'a Register,
    joined: &'a Register,
}

impl Look<'_> {
    fn line(&self, conflict: &Conflict) -> Markup {
        let (place, body) = match conflict {
            Conflict::Values {
                record,
                path,
                choices,
            } => (paths::path_label(path), self.values(record, path, choices)),
            Conflict::EditedAfterDeletion {
                record,
                prefix,
                unseen,
            } => {
                let year = Path::from(prefix.clone()).year();
                let place = year.map(paths::in_year).unwrap_or_default();
                (place, self.edits(record, prefix, unseen))
            }
        };
        // As it is called here: a file may have taken the name away.
        let id = conflict.record();
        let named = match self.register.visible(id) {
            Some(_) => self.register,
            None => self.joined,
        };
        view! {
            <li>
                <strong>{record_title(named, id)}</strong>
                " "
                <span class="hint">{dotted(&[&unit_of_model(self.units, named, id), &place])}</span>
                {body}
            </li>
        }
    }

    /// Shows the values here, then those of the files, each against the first one.
    fn values(&self, record: &RecordId, path: &Path, choices: &[Entry]) -> Markup {
        let is_here = |choice: &&Entry| self.is_here(record, path, choice);
        let (here, there): (Vec<&Entry>, Vec<&Entry>) = choices.iter().partition(is_here);
        let shown = |choice: &&Entry| self.words(path, choice);
        let all: Vec<String> = here.iter().chain(&there).map(shown).collect();
        let marks = |at: usize| match (all.first(), all.get(at.max(1))) {
            (Some(first), Some(other)) => {
                let [of_first, of_other] = differences(first, other);
                match at {
                    // Against several others no one set of marks is right.
                    0 if all.len() > 2 => Vec::new(),
                    0 => of_first,
                    _ => of_other,
                }
            }
            _ => Vec::new(),
        };
        let choices = here.iter().chain(&there).enumerate().take(N_VALUES);
        let lines: Markup = choices
            .map(|(at, choice)| {
                let label = text::here_or_there(at < here.len());
                value_line(record, label.to_owned(), all[at].clone(), marks(at), choice)
            })
            .collect();
        view! {
            {lines}
            {more_values(all.len())}
        }
    }

    /// Shows who deleted, and what was written without knowing of it.
    fn edits(&self, record: &RecordId, prefix: &[Segment], unseen: &[(Path, Entry)]) -> Markup {
        let who = deletions(self.joined.get(record), prefix).into_iter();
        let edit = |(path, entry): &(Path, Entry)| {
            let label = text::here_or_there(self.is_here(record, path, entry));
            let label = format!("{label}{}: ", paths::path_label(path));
            value_line(record, label, self.words(path, entry), Vec::new(), entry)
        };
        view! {
            <p>{words::EDITED_AFTER_DELETION}</p>
            {who.map(|who| view! { <p class="hint">{who}</p> }).collect::<Markup>()}
            {unseen.iter().take(N_VALUES).map(edit).collect::<Markup>()}
            {more_values(unseen.len())}
        }
    }

    fn is_here(&self, record: &RecordId, path: &Path, choice: &Entry) -> bool {
        let here = self.register.get(record);
        let here = here.and_then(|record| record.leaf(path.segments()));
        here.is_some_and(|leaf| leaf.entries().iter().any(|e| e.value == choice.value))
    }

    fn words(&self, path: &Path, choice: &Entry) -> String {
        value_in_words(self.names, self.joined, path, &choice.value)
    }
}

fn value_line(
    record: &RecordId,
    label: String,
    shown: String,
    marks: Vec<Range<usize>>,
    choice: &Entry,
) -> Markup {
    let who = signed(record, &choice.stamp);
    view! { <p>{label} <Marked text=shown marks=marks /> " " <span class="hint">{who}</span></p> }
}
