//! What stands behind the counts of a preview: records and values by name.

use std::sync::Arc;

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use super::import::ImportState;
use super::incoming::{Incoming, Total, going_in};
use super::preview_conflicts::side_by_side;
use crate::domain::preview::{AffectedValue, ChangedValue, Effect};
use crate::domain::register::{RecordId, Register};
use crate::domain::unit::UnitTree;
use crate::format::exchange_read::{Opened, Refused};
use crate::ui::components::before_after::BeforeAfter;
use crate::ui::components::disclosure::Disclosure;
use crate::ui::names::Names;
use crate::ui::parts::by_parts;
use crate::ui::record_words::{dotted, record_title, unit_of_model, value_in_words};
use crate::ui::state::App;
use crate::ui::text::{exchange as text, file_errors, paths};

/// How many changes are shown; whoever wants to see more looks at fewer files.
const N_CHANGES_SHOWN: usize = 200;
/// How many lines a list has at most that stands open at first.
const N_OPEN: usize = 5;

/// Names what would stand side by side, return, change or disappear, what was put back, and what cannot be read. Nothing
/// is shown where there is nothing.
#[component]
pub fn PreviewDetails(
    /// The chosen files.
    state: ImportState,
) -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let lines = Memo::new(move |_| {
        let (register, units) = (app.register.get(), state.units.get());
        state.looks.with(|(looks, joined)| {
            names.with(|names| {
                let units = &units;
                let all = Lines {
                    names,
                    units,
                    joined,
                };
                let looked = looks.iter().flatten();
                let put_back = looked.flat_map(|look| &look.preview.put_back);
                state.total.with(|total| {
                    let preview = &total.preview;
                    let gone = preview.effects.iter();
                    let gone = gone.filter(|(_, effect)| *effect == Effect::Disappearing);
                    [
                        records(units, joined, preview.returning.iter()),
                        records(units, &register, gone.map(|(id, _)| id)),
                        all.values(preview.disappearing.iter()),
                        all.values(put_back),
                    ]
                })
            })
        })
    });
    let refused = move || {
        let list = |(file, opened): (&Incoming, &Arc<Opened>)| {
            let summary = text::refused(&file.name, opened.refused.len());
            let lines = opened.refused.iter().map(refused_line).collect();
            named_list(summary, Some(text::OTHERS_GO_IN), lines)
        };
        state.chosen.with(|chosen| {
            state.looks.with(|(looks, _)| {
                let opened = going_in(chosen, looks);
                let refused = opened.filter(|(_, opened)| !opened.refused.is_empty());
                refused.map(list).collect::<Markup>()
            })
        })
    };
    let changes = move || {
        let (app, n) = (App::expect(), n_changes(state));
        (n > 0).then(|| {
            view! { <Disclosure summary=text::changes(n)>{changed_values(app, state)}</Disclosure> }
        })
    };
    let are_models = move || {
        let returning = |total: &Total| total.preview.returning.iter().all(RecordId::is_model);
        state.total.with(returning)
    };
    let conflicts = move || {
        let (app, n) = (
            App::expect(),
            state.total.with(|total| total.preview.conflicts.len()),
        );
        (n > 0).then(|| {
            view! {
                <Disclosure summary=text::side_by_side(n) is_open=n <= N_OPEN>
                    {side_by_side(app, state)}
                </Disclosure>
            }
        })
    };
    move || {
        let [returning, records, values, put_back] = lines.get();
        view! {
            {conflicts}
            {(!returning.is_empty())
                .then(|| named_list(text::returning(returning.len(), are_models()), None, returning))}
            {changes}
            {refused}
            {(!records.is_empty())
                .then(|| named_list(text::disappearing_records(records.len()), None, records))}
            {(!values.is_empty())
                .then(|| {
                    named_list(text::disappearing_values(values.len()), Some(text::DISAPPEARING_HINT), values)
                })}
            {(!put_back.is_empty())
                .then(|| named_list(text::put_back(put_back.len()), Some(text::PUT_BACK_HINT), put_back))}
        }
    }
}

/// Is one line: what it is about, and the small print.
type Line = (String, String);

fn refused_line(refused: &Refused) -> Line {
    (
        file_errors::refused_name(refused),
        file_errors::flaw(&refused.flaw),
    )
}

fn named_list(summary: String, hint: Option<&'static str>, lines: Vec<Line>) -> impl IntoMarkup {
    let line = |line: &Line| {
        let (name, note) = line.clone();
        view! {
            <li>
                <strong>{name}</strong>
                " "
                <span class="hint">{note}</span>
            </li>
        }
    };
    view! {
        <Disclosure summary=summary is_open=lines.len() <= N_OPEN>
            {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
            {by_parts(lines.clone(), line, |lines| view! { <ul>{lines}</ul> })}
        </Disclosure>
    }
}

fn n_changes(state: ImportState) -> usize {
    state.total.with(|total| total.preview.changes.len())
}

/// Lists what would be shown otherwise, before and after, with the words that differ marked.
fn changed_values(app: App, state: ImportState) -> Markup {
    let units = state.units.get();
    let line = |names: &Names, joined: &Register, change: &ChangedValue| {
        let unit = unit_of_model(&units, joined, &change.record);
        let place = dotted(&[&unit, &paths::path_label(&change.path)]);
        let in_words = |value| value_in_words(names, joined, &change.path, value);
        let (before, after) = (in_words(&change.before), in_words(&change.after));
        view! {
            <li>
                <strong>{record_title(joined, &change.record)}</strong>
                " "
                <span class="hint">{place}</span>
                <BeforeAfter before=before after=after />
            </li>
        }
    };
    state.looks.with(|(_, joined)| {
        state.total.with(|total| {
            app.names.with(|names| {
                let shown = total.preview.changes.iter().take(N_CHANGES_SHOWN);
                let n_more = n_changes(state).saturating_sub(N_CHANGES_SHOWN);
                view! {
                    <ul class="stack">{shown.map(|change| line(names, joined, change)).collect::<Markup>()}</ul>
                    {(n_more > 0).then(|| view! { <p class="hint">{text::more_changes(n_more)}</p> })}
                }
            })
        })
    })
}

/// Names records, each with what it is; models with their units.
fn records<'r>(
    units: &UnitTree,
    register: &Register,
    ids: impl Iterator<Item = &'r RecordId>,
) -> Vec<Line> {
    ids.map(|id| {
        let word = paths::record_word(&id.collection);
        let note = dotted(&[word, &unit_of_model(units, register, id)]);
        (record_title(register, id), note)
    })
    .collect()
}

/// Puts values of a preview into words.
struct Lines<'a> {
    names: &'a Names,
    units: &'a UnitTree,
    joined: &'a Register,
}

impl Lines<'_> {
    fn values<'v>(&self, values: impl Iterator<Item = &'v AffectedValue>) -> Vec<Line> {
        values
            .map(
                |AffectedValue {
                     record,
                     path,
                     value,
                 }| {
                    let shown = value_in_words(self.names, self.joined, path, value);
                    let value =
                        text::value_at(&paths::path_label(path), &shown.replace('\n', "; "));
                    let unit = unit_of_model(self.units, self.joined, record);
                    (record_title(self.joined, record), dotted(&[&unit, &value]))
                },
            )
            .collect()
    }
}
