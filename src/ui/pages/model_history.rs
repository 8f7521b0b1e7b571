//! Lịch sử thay đổi: where each value of a model comes from, and what stood there before, as this machine has seen it.

use crate::ui::markup::{IntoMarkup, Markup, view};
use leptos::prelude::*;

use crate::domain::journal::content::{shown_of, values_of};
use crate::domain::journal::provenance::{Origin, Step, StepChange, Trail};
use crate::domain::journal::{FileSource, Journal};
use crate::domain::leaf::Entry;
use crate::domain::preview::Effect as Change;
use crate::domain::record::Record;
use crate::domain::register::{RecordId, Register};
use crate::ui::components::before_after::BeforeAfter;
use crate::ui::journal_reading::{Reading, follow};
use crate::ui::names::Names;
use crate::ui::record_words::{dotted, value_in_words, writer_and_moment};
use crate::ui::state::App;
use crate::ui::text::paths::path_label;
use crate::ui::text::{conflicts, journal as text};

/// How many steps are shown, the latest ones.
const N_STEPS: usize = 50;

/// Shows the present values, then the steps that led to them.
#[component]
pub fn ModelHistory(
    /// The model.
    id: RecordId,
) -> impl IntoMarkup {
    let app = App::expect();
    let reading = follow(app, Some(id.clone()));
    move || match reading.get() {
        Reading::Waiting => view! { <p role="status">{text::READING}</p> },
        Reading::NotKept => view! { <p>{text::NOT_KEPT}</p> },
        Reading::Read(journal, is_whole) => app.names.with(|names| {
            app.register.with(|register| {
                let gaps = (!is_whole).then(|| view! { <p>{text::GAPS}</p> });
                let seen = Seen {
                    names,
                    register,
                    id: &id,
                };
                view! {
                    <div class="stack">
                        <p class="hint">{text::HISTORY_HINT}</p>
                        {gaps}
                        {seen.history(&journal)}
                    </div>
                }
            })
        }),
    }
}

/// Puts the history of one model into words.
struct Seen<'a> {
    names: &'a Names,
    register: &'a Register,
    id: &'a RecordId,
}

impl Seen<'_> {
    fn history(&self, journal: &Journal) -> Markup {
        let Some(record) = self.register.visible(self.id) else {
            return Markup::Nothing;
        };
        let trail = Trail::of(journal.events(), self.id);
        let steps = trail.history(Some(record));
        let n_more = steps.len().saturating_sub(N_STEPS);
        let none = steps.is_empty().then(|| view! { <p>{text::NO_STEPS}</p> });
        view! {
            <h3>{text::STEPS}</h3>
            {none}
            <ol class="stack">{steps.iter().take(N_STEPS).map(|step| self.step(step)).collect::<Markup>()}</ol>
            {(n_more > 0).then(|| view! { <p class="hint">{text::more(n_more)}</p> })}
            {self.values(record, &trail)}
        }
    }

    fn values(&self, record: &Record, trail: &Trail<'_>) -> Markup {
        let shown = shown_of(record);
        let entries = shown.iter().flat_map(|(path, leaf)| {
            let values = values_of(leaf).into_iter();
            values.map(move |entry| (*path, entry))
        });
        let rows = entries.map(|(path, entry)| {
            let origin = match trail.origin(entry.dot) {
                Origin::Here(_) => text::HERE.to_owned(),
                Origin::File(file, _) => file_in_words(file),
                Origin::Unknown => text::UNKNOWN.to_owned(),
            };
            let value = value_in_words(self.names, self.register, path, &entry.value);
            view! {
                <tr>
                    <th scope="row">{path_label(path)}</th>
                    <td data-label=text::VALUE>{value}</td>
                    <td data-label=text::WRITTEN>{writer_and_moment(&entry.stamp)}</td>
                    <td data-label=text::ORIGIN>{origin}</td>
                </tr>
            }
        });
        view! {
            <table class="table table--stack table--wordy">
                <caption>{text::VALUES}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text::PLACE}</th>
                        <th scope="col">{text::VALUE}</th>
                        <th scope="col">{text::WRITTEN}</th>
                        <th scope="col">{text::ORIGIN}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect::<Markup>()}</tbody>
            </table>
        }
    }

    fn step(&self, step: &Step<'_>) -> Markup {
        let (date, time) = step.event.at.vietnam_date_time();
        let files: Vec<String> = step.files.iter().map(|file| file_in_words(file)).collect();
        let whole = match step.effect {
            Change::New => text::CAME,
            Change::Disappearing => text::WENT,
            _ => "",
        };
        // What came as a whole stands in the table of values.
        let changes: Markup = match step.effect {
            Change::New => Markup::Nothing,
            _ => step
                .changes
                .iter()
                .map(|change| self.change(change))
                .collect(),
        };
        view! {
            <li>
                <strong>{format!("{date} {time}")}</strong>
                <p class="hint">{dotted(&[&step.event.deed, &files.join("; ")])}</p>
                {(!whole.is_empty()).then(|| view! { <p>{whole}</p> })}
                <ul class="stack">{changes}</ul>
            </li>
        }
    }

    fn change(&self, change: &StepChange) -> Markup {
        let in_words = |entries: &[Entry]| {
            let words = entries
                .iter()
                .map(|entry| value_in_words(self.names, self.register, &change.path, &entry.value));
            match words.collect::<Vec<_>>().join(text::OR) {
                none if none.is_empty() => conflicts::EMPTY.to_owned(),
                words => words,
            }
        };
        let writers: Vec<String> = change
            .after
            .iter()
            .map(|entry| writer_and_moment(&entry.stamp))
            .collect();
        view! {
            <li>
                {path_label(&change.path)}
                " "
                <span class="hint">{writers.join("; ")}</span>
                <BeforeAfter before=in_words(&change.before) after=in_words(&change.after) />
            </li>
        }
    }
}

fn file_in_words(file: &FileSource) -> String {
    let (date, time) = file.received_at.vietnam_date_time();
    let sender = if file.by.is_empty() {
        &file.unit
    } else {
        &file.by
    };
    text::file(&file.name, sender, &format!("{date} {time}"))
}
