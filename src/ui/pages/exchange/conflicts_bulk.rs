//! Deciding many conflicts at once: by writer, by file, by where it was written what nobody signed, and where one sender has sent something newer.

use std::collections::BTreeMap;

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::parts::by_parts_of;
use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::prelude::*;

use super::conflicts::focus_after_deciding;
use crate::domain::command::Command;
use crate::domain::conflict::Conflict;
use crate::domain::deciding::{self, Note, n_by, n_newer, newer_of_one_sender, only};
use crate::domain::journal::FileSource;
use crate::domain::journal::provenance::{Origin, Trail};
use crate::domain::leaf::Entry;
use crate::domain::path::Path;
use crate::domain::persons::Persons;
use crate::domain::register::RecordId;
use crate::domain::unsigned::WrittenAt;
use crate::shell::clock;
use crate::ui::components::select::Select;
use crate::ui::journal_reading::{Reading, follow};
use crate::ui::names::Names;
use crate::ui::pages::closed_years::stops;
use crate::ui::record_words::{dotted, writer_of};
use crate::ui::state::App;
use crate::ui::text::conflicts as text;

/// How many writers are offered at first whose values are kept everywhere, and how many more at each asking.
const N_OFFERED: usize = 20;

/// How many files have a button each.
const N_FILE_BUTTONS: usize = 3;

/// Decides all these places, and says what was done.
fn keep<'a>(
    app: App,
    all: &'a [Conflict],
    deed: impl Fn(usize) -> String,
    choose: impl Fn(&RecordId, &Path, &'a [Entry]) -> Option<&'a Entry>,
) {
    let by = app.writer();
    let note = Note {
        on: clock::today(),
        by: &by,
        why: text::WHY_STEP,
    };
    let (command, n): (Command, usize) = app
        .register
        .with_untracked(|register| deciding::kept(register, all, note, choose));
    if n > 0 && !stops(app, &command) && app.decide(command, deed(n)) {
        focus_after_deciding(app, None);
    }
}

/// Reads who signed.
fn persons(names: &Names, all: &[Conflict]) -> Persons {
    let choices = deciding::values(all).flat_map(|(_, _, choices)| choices);
    Persons::of(&names.units, choices.map(|choice| &*choice.stamp.by))
}

/// Names who wrote a value; nobody where it is not signed: behind that may be several.
fn person(persons: &Persons, record: &RecordId, choice: &Entry) -> Option<String> {
    match &*choice.stamp.by {
        "" => {
            let writer = writer_of(record, &choice.stamp);
            (writer != text::NAMELESS).then_some(writer)
        }
        signature => Some(persons.name(signature).to_owned()),
    }
}

/// Offers to take the newer value where one sender alone has written, and to keep everything one writer wrote, for those with
/// several conflicts.
#[component]
pub fn InBulk(
    /// What is looked at.
    all: Memo<Vec<Conflict>>,
) -> impl IntoMarkup {
    let app = App::expect();
    let n_newer = Memo::new(move |_| all.with(|all| n_newer(all)));
    let writers = Memo::new(move |_| {
        let persons = all.with(|all| app.names.with(|names| persons(names, all)));
        let person = |record: &_, _: &_, choice: &_| person(&persons, record, choice);
        let mut counts = all.with(|all| n_by(all, person));
        counts.retain(|_, n| *n > 1);
        counts.into_iter().collect::<Vec<_>>()
    });
    let take_newer = move |_| {
        let all = all.get_untracked();
        keep(app, &all, text::newer_taken, newer_of_one_sender);
    };
    let newer = move || {
        let n = n_newer.get();
        (n > 0).then(|| {
            view! {
                <div class="stack">
                    <p class="hint">{text::newer_hint(n)}</p>
                    <div class="buttons">
                        <button class="button button--primary" type="button" on:click=take_newer>
                            {text::take_newer(n)}
                        </button>
                    </div>
                </div>
            }
        })
    };
    let of_writers = move || {
        let writers = writers.get();
        (!writers.is_empty()).then(|| {
            let button = move |(who, n): &(String, usize)| {
                let (who, words) = (who.clone(), text::keep_all_of(who, *n));
                let keep_all = move |_| {
                    let all = all.get_untracked();
                    let persons = app.names.with_untracked(|names| persons(names, &all));
                    let deed = |n| text::all_decided(&who, n);
                    keep(app, &all, deed, |record, _, choices| {
                        let is_theirs = |choice: &Entry| {
                            person(&persons, record, choice).as_ref() == Some(&who)
                        };
                        only(choices, is_theirs)
                    });
                };
                view! {
                    <button class="button" type="button" on:click=keep_all>
                        {words}
                    </button>
                }
            };
            by_parts_of(N_OFFERED, writers, button, |buttons| {
                view! { <div class="buttons">{buttons}</div> }
            })
        })
    };
    view! {
        {newer}
        {of_writers}
    }
}

/// Offers to keep everything that came with one file. Which file brought what stands in the journal, which is read when people
/// ask for it.
#[component]
pub fn ByFile(
    /// What is looked at.
    all: Memo<Vec<Conflict>>,
) -> impl IntoMarkup {
    let is_open = RwSignal::new(false);
    let has_several = move || all.with(|all| deciding::values(all).nth(1).is_some());
    let ask = move || {
        view! {
            <div class="buttons">
                <button class="button button--quiet" type="button" on:click=move |_| is_open.set(true)>
                    {text::BY_FILE}
                </button>
            </div>
        }
    };
    move || match (has_several(), is_open.get()) {
        (false, _) => Markup::Nothing,
        (true, false) => ask(),
        (true, true) => view! { <Files all=all /> },
    }
}

/// Offers to keep what nobody signed, by where it was written, where several places have such a value. The journal knows, which is read
/// when people ask for it.
#[component]
pub fn Unsigned(
    /// What is looked at.
    all: Memo<Vec<Conflict>>,
) -> impl IntoMarkup {
    let is_open = RwSignal::new(false);
    let has_several = Memo::new(move |_| {
        all.with(|all| {
            let is_unsigned = |record: &_, path: &_, entry: &_| {
                WrittenAt::of(None, "", (record, path), entry).is_some()
            };
            let places = deciding::values(all).filter(|(record, path, choices)| {
                choices.iter().any(|one| is_unsigned(record, path, one))
            });
            places.take(2).count() > 1
        })
    });
    let ask = move || {
        view! {
            <div class="buttons">
                <button class="button button--quiet" type="button" on:click=move |_| is_open.set(true)>
                    {text::UNSIGNED}
                </button>
            </div>
        }
    };
    move || match (has_several.get(), is_open.get()) {
        (false, _) => Markup::Nothing,
        (true, false) => ask(),
        (true, true) => view! { <UnsignedBySource all=all /> },
    }
}

#[component]
fn UnsignedBySource(all: Memo<Vec<Conflict>>) -> impl IntoMarkup {
    let app = App::expect();
    let reading = follow(app, None);
    let own = move || {
        app.settings
            .with_untracked(|settings| settings.unit.clone())
    };
    let keep_all = move |meant: WrittenAt| {
        let (all, own) = (all.get_untracked(), own());
        let reading = reading.get_untracked();
        let trails = trails(&reading);
        let deed = |n| text::all_decided(text::unsigned(meant), n);
        keep(app, &all, deed, |record, path, choices| {
            only(choices, |choice| {
                let trail = trails.get(record);
                WrittenAt::of(trail, &own, (record, path), choice) == Some(meant)
            })
        });
    };
    move || {
        let reading = reading.get();
        if reading == Reading::Waiting {
            return view! { <p class="hint" role="status">{text::READING_FILES}</p> };
        }
        let (own, trails) = (own(), trails(&reading));
        let at = |record: &_, path: &_, entry: &_| {
            WrittenAt::of(trails.get(record), &own, (record, path), entry)
        };
        let counts = all.with(|all| n_by(all, at));
        if counts.is_empty() {
            return view! { <p class="hint">{text::NO_UNSIGNED}</p> };
        }
        let button = |(at, n): (WrittenAt, usize)| {
            view! {
                <button class="button" type="button" on:click=move |_| keep_all(at)>
                    {text::keep_all_of(text::unsigned(at), n)}
                </button>
            }
        };
        let buttons: Markup = counts.into_iter().map(button).collect();
        view! { <div class="buttons">{buttons}</div> }
    }
}

/// Follows every record through the journal, as far as that could be read.
fn trails(reading: &Reading) -> BTreeMap<&RecordId, Trail<'_>> {
    match reading {
        Reading::Read(journal, _) => Trail::all(journal.events()),
        Reading::Waiting | Reading::NotKept => BTreeMap::new(),
    }
}

/// Names a file with its sender and the day it was taken in.
fn file_label(file: &FileSource) -> String {
    dotted(&[
        &file.name,
        &file.by,
        &file.received_at.vietnam_date_time().0,
    ])
}

/// Returns the file that brought a value, by its label.
fn file_of(trails: &BTreeMap<&RecordId, Trail<'_>>, record: &RecordId, entry: &Entry) -> String {
    match trails.get(record).map(|trail| trail.origin(entry.dot)) {
        Some(Origin::File(file, _)) => file_label(file),
        _ => String::new(),
    }
}

#[component]
fn Files(all: Memo<Vec<Conflict>>) -> impl IntoMarkup {
    let app = App::expect();
    let reading = follow(app, None);
    move || match reading.get() {
        Reading::Waiting => view! { <p class="hint" role="status">{text::READING_FILES}</p> },
        Reading::NotKept => view! { <p class="hint">{text::NO_FILES}</p> },
        Reading::Read(journal, _) => {
            let trails = Trail::all(journal.events());
            let file = |record: &_, _: &_, entry: &_| Some(file_of(&trails, record, entry));
            let mut counts = all.with(|all| n_by(all, file));
            counts.remove("");
            if counts.is_empty() {
                return view! { <p class="hint">{text::NO_FILES}</p> };
            }
            let keep_all = Callback::new(move |label: String| {
                let all = all.get_untracked();
                let trails = Trail::all(journal.events());
                let deed = |n| text::file_decided(&label, n);
                keep(app, &all, deed, |record, _, choices| {
                    only(choices, |choice| file_of(&trails, record, choice) == label)
                });
            });
            let files: Vec<(String, usize)> = counts.into_iter().collect();
            if files.len() > N_FILE_BUTTONS {
                return view! { <OneFile files=files keep_all=keep_all /> };
            }
            let button = move |(label, n): (String, usize)| {
                let words = text::keep_all_of_file(&label, n);
                view! {
                    <button class="button" type="button" on:click=move |_| keep_all.run(label.clone())>
                        {words}
                    </button>
                }
            };
            let buttons: Markup = files.into_iter().map(button).collect();
            view! { <div class="buttons">{buttons}</div> }
        }
    }
}

/// Offers many files in a list, with one button for the one chosen.
#[component]
fn OneFile(files: Vec<(String, usize)>, keep_all: Callback<String>) -> impl IntoMarkup {
    let chosen = RwSignal::new(String::new());
    let choices = Memo::new(move |_| {
        let none = (String::new(), text::NO_FILE.to_owned());
        let files = files.iter();
        let files = files.map(|(label, n)| (label.clone(), text::of_place(label, *n)));
        std::iter::once(none).chain(files).collect::<Vec<_>>()
    });
    view! {
        <div class="stack">
            <Select
                id="conflict-file"
                label=text::FILE
                choices=choices
                value=Signal::derive(move || chosen.get())
                on_choose=Callback::new(move |label| chosen.set(label))
            />
            <div class="buttons">
                <button
                    class="button"
                    type="button"
                    disabled=move || chosen.with(String::is_empty)
                    on:click=move |_| keep_all.run(chosen.get_untracked())
                >
                    {text::KEEP_ALL_OF_CHOSEN}
                </button>
            </div>
        </div>
    }
}
