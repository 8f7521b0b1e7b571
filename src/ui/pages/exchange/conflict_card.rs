//! One leaf with several values: keep one, or write another.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::conflicts::{CardHead, focus_after_deciding};
use crate::domain::command::Command;
use crate::domain::deciding::{Note, decision};
use crate::domain::fold::is_blank;
use crate::domain::journal::provenance::Trail;
use crate::domain::leaf::Entry;
use crate::domain::own_first::{OwnFirst, Standing};
use crate::domain::path::Path;
use crate::domain::register::RecordId;
use crate::domain::sender_above::{Signers, above_first};
use crate::domain::value::Value;
use crate::domain::word_difference::differences;
use crate::shell::clock;
use crate::shell::list_place::ListPlace;
use crate::shell::page;
use crate::ui::components::field::{Control, Field, Span};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::marked::Marked;
use crate::ui::journal_reading::Reading;
use crate::ui::pages::closed_years::stops;
use crate::ui::parts::by_parts_of;
use crate::ui::record_words::{
    ahead, dotted, is_free_text, is_required, moment, record_title, value_in_words, writer_of,
};
use crate::ui::state::App;
use crate::ui::text::conflicts::{self as text, Whose};
use crate::ui::text::{paths, shell};
use crate::ui::typed::{self, Keeping, keeping};

/// Is what a card decides.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Place {
    record: RecordId,
    path: Path,
    title: String,
    member: String,
}

impl Place {
    /// Decides. Returns whether it is decided.
    fn decide(&self, app: App, value: Value, deed: String) -> bool {
        let by = app.writer();
        let note = Note {
            on: clock::today(),
            by: &by,
            why: text::WHY_STEP,
        };
        let changes = app
            .register
            .with_untracked(|register| decision(register, &self.record, &self.path, &value, note));
        let command = Command::Make(vec![(self.record.clone(), changes)]);
        let place = ListPlace::here();
        let is_decided = !stops(app, &command) && app.decide(command, deed);
        if is_decided {
            focus_after_deciding(app, place);
        }
        is_decided
    }
}

/// Shows the values of a conflict side by side.
#[component]
pub fn ConflictCard(
    /// The record.
    record: RecordId,
    /// The leaf.
    path: Path,
    /// The values, the one shown first.
    choices: Vec<Entry>,
    /// What this machine remembers of who sent the words that units share.
    reading: RwSignal<Reading>,
) -> impl IntoMarkup {
    let app = App::expect();
    let can_rewrite = is_free_text(&path)
        && choices
            .iter()
            .all(|choice| matches!(choice.value, Value::Text(_) | Value::Empty));
    let first = choices
        .first()
        .map(|choice| choice.value.as_text().to_owned())
        .unwrap_or_default();
    let place = Place {
        title: app.with_shown_untracked(|register| record_title(register, &record)),
        member: paths::member_label(&path),
        record,
        path,
    };
    // What was typed last time is open again.
    let is_rewriting = RwSignal::new(can_rewrite && typed::is_typed(app, &rewrite_id(&place)));
    let (head, rewrite_place) = (place.clone(), place.clone());
    // Values are shown anew only where something else is said of them: a button may have the focus.
    let ordered = {
        let place = place.clone();
        Memo::new(move |_| {
            let at = (&place.record, &place.path);
            in_order(app, at, choices.clone(), reading)
        })
    };
    let about = text::of_member(&place.member, &place.title);
    let rewrite_id = rewrite_id(&place);
    let start = move |_| {
        is_rewriting.set(true);
        let id = rewrite_id.clone();
        request_animation_frame(move || page::focus(&id));
    };
    view! {
        <CardHead record=head.record year=head.path.year() member=head.member />
        {move || view! { <Values place=place.clone() choices=ordered.get() /> }}
        {move || {
            let close = Callback::new(move |()| is_rewriting.set(false));
            is_rewriting
                .get()
                .then(|| {
                    view! { <Rewriting place=rewrite_place.clone() first=first.clone() on_close=close /> }
                })
        }}
        {move || {
            (can_rewrite && !is_rewriting.get())
                .then(|| {
                    view! {
                        <div class="buttons">
                            <button class="button button--quiet" type="button" on:click=start.clone()>
                                <Icon name=IconName::Pencil />
                                {text::REWRITE}
                                <span class="visually-hidden">
                                    {about.clone()}
                                </span>
                            </button>
                        </div>
                    }
                })
        }}
    }
}

fn rewrite_id(place: &Place) -> String {
    format!("rewrite-{}-{}", place.record, place.path)
}

/// Says whether somebody wrote a value without giving a name.
pub fn is_unsigned(entry: &Entry) -> bool {
    entry.stamp.by.is_empty() && entry.stamp.at.is_known()
}

/// Is what is said of a value.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Said {
    /// Whether it is the own unit's, and nobody's name stands in it.
    is_own_unsigned: bool,
    /// Whose it is, where that is not said by its writer, and that it is the one shown.
    words: String,
}

/// Puts the value that is shown first, where the place is one that units share; each with what is said of it: that it is the own
/// unit's or comes from a unit that stands above another's, that it is the one shown.
fn in_order(
    app: App,
    (record, path): (&RecordId, &Path),
    choices: Vec<Entry>,
    reading: RwSignal<Reading>,
) -> Vec<(Entry, Said)> {
    let own = app.settings.with(|settings| settings.unit.clone());
    if record.is_model() && !choices.iter().any(is_unsigned) {
        let shown = |(at, choice)| {
            let words = text::of_value(Whose::Any, at == 0);
            let said = Said {
                is_own_unsigned: false,
                words,
            };
            (choice, said)
        };
        return choices.into_iter().enumerate().map(shown).collect();
    }
    let first = match record.is_model() {
        true => OwnFirst::default(),
        false => app.register.with(|register| OwnFirst::of(register, &own)),
    };
    let shown = first.first_of(record, path, &choices).cloned();
    app.names.with(|names| {
        reading.with(|reading| {
            let trail = match reading {
                Reading::Read(journal, _) => Some(Trail::of(journal.events(), record)),
                Reading::Waiting | Reading::NotKept => None,
            };
            let signers = Signers::of(&names.units);
            let sender = |entry: &Entry| signers.sender(trail.as_ref(), &own, entry);
            let is_own = |entry: &Entry| {
                let is_asked = !record.is_model() || is_unsigned(entry);
                let is_signed = first.standing(record, path, entry) == Standing::InLine(0);
                !own.is_empty() && is_asked && (is_signed || sender(entry) == own)
            };
            let ranked = match record.is_model() {
                true => choices
                    .into_iter()
                    .map(|one| (one, String::new()))
                    .collect(),
                false => {
                    let mut ranked = above_first(&names.units, choices, sender);
                    first.sort_by(record, path, &mut ranked, |(entry, _)| entry);
                    ranked
                }
            };
            let said = |(entry, unit): (Entry, String)| {
                let whose = match &*unit {
                    _ if is_own(&entry) => Whose::Own,
                    "" => Whose::Any,
                    unit => Whose::Above(names.units.told_apart(unit)),
                };
                // What nobody signed bears the own unit as its writer: that says whose it is.
                let is_own_unsigned = whose == Whose::Own && is_unsigned(&entry);
                let whose = if is_own_unsigned { Whose::Any } else { whose };
                let words = text::of_value(whose, Some(&entry) == shown.as_ref());
                let said = Said {
                    is_own_unsigned,
                    words,
                };
                (entry, said)
            };
            ranked.into_iter().map(said).collect()
        })
    })
}

/// How many values of one place are shown at first, and how many more at each asking.
const N_VALUES: usize = 20;

/// Is a value with its place among the others: what was written, what is said of it, its words, and what differs in them.
type Placed = (usize, (((Entry, Said), String), Vec<Range<usize>>));

#[component]
fn Values(place: Place, choices: Vec<(Entry, Said)>) -> impl IntoMarkup {
    let app = App::expect();
    let (choices, said): (Vec<Entry>, Vec<Said>) = choices.into_iter().unzip();
    let shown: Vec<String> = app.register.with_untracked(|register| {
        app.names.with_untracked(|names| {
            let choices = choices.iter();
            choices
                .map(|choice| value_in_words(names, register, &place.path, &choice.value))
                .collect()
        })
    });
    let mut marks: Vec<Vec<Range<usize>>> = vec![Vec::new(); shown.len()];
    if let [a, b] = &shown[..] {
        marks = differences(a, b).into();
    }
    let record = place.record.clone();
    let signed = move |choice: &Entry, said: &Said| {
        let who = match said.is_own_unsigned {
            true => text::OWN_UNIT.to_owned(),
            false => writer_of(&record, &choice.stamp),
        };
        (who, moment(&choice.stamp))
    };
    let mut n_of = BTreeMap::<String, usize>::new();
    let mut n_at_once = BTreeMap::<(String, String), usize>::new();
    for (choice, said) in choices.iter().zip(&said) {
        let (who, when) = signed(choice, said);
        *n_of.entry(who.clone()).or_default() += 1;
        *n_at_once.entry((who, when)).or_default() += 1;
    }
    let values = choices.into_iter().zip(said).zip(shown).zip(marks);
    let values: Vec<_> = values.enumerate().collect();
    let value = move |(at, (((choice, said), shown), marks)): &Placed| {
        let (who, when) = signed(choice, said);
        let n_at_once = n_at_once.get(&(who.clone(), when.clone()));
        let whose = match (n_of.get(&who), n_at_once) {
            (Some(1), _) => who.clone(),
            (_, Some(1)) => text::who_and_when(&who, &when),
            _ => text::nth_of(&text::who_and_when(&who, &when), at + 1),
        };
        let (choice, shown, marks) = (choice.clone(), shown.clone(), marks.clone());
        let hidden = format!(": {shown}{}", text::of_member(&place.member, &place.title));
        let deed = text::decided(&whose, &place.member);
        let place = place.clone();
        view! {
            <div class="conflict__value">
                <p class="hint">{dotted(&[&who, &when, ahead(&choice.stamp), &said.words])}</p>
                <p class="definitions__value">
                    <Marked text=shown marks=marks />
                </p>
                <div class="buttons">
                    <button
                        class="button"
                        type="button"
                        on:click=move |_| {
                            place.decide(app, choice.value.clone(), deed.clone());
                        }
                    >
                        {text::keep_value_of(&whose)}
                        <span class="visually-hidden">{hidden}</span>
                    </button>
                </div>
            </div>
        }
    };
    by_parts_of(N_VALUES, values, value, |values| {
        view! { <div class="conflict__values">{values}</div> }
    })
}

/// Lets people write another wording in place of all.
#[component]
fn Rewriting(place: Place, first: String, on_close: Callback<()>) -> impl IntoMarkup {
    let id = rewrite_id(&place);
    keeping(
        id.clone(),
        id,
        None,
        move || [first.clone()],
        move |open| view! { <OpenForm place=place.clone() open=open on_close=on_close /> },
    )
}

#[component]
fn OpenForm(place: Place, open: Keeping<[String; 1]>, on_close: Callback<()>) -> impl IntoMarkup {
    let app = App::expect();
    let typed = open.draft;
    let [first] = typed.get_untracked();
    let error = RwSignal::new(None::<String>);
    let id = rewrite_id(&place);
    let label = text::rewrite_label(&place.member);
    let save = {
        let (place, id) = (place.clone(), id.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let words = typed.with_untracked(|[words]| words.trim().to_owned());
            if is_blank(&words) && is_required(&place.record, &place.path) {
                error.set(Some(text::NOT_EMPTY.to_owned()));
                page::focus(&id);
                return;
            }
            if place.decide(app, Value::text(words), text::rewritten(&place.member)) {
                open.end();
            }
        }
    };
    view! {
        <form class="stack" on:submit=save>
            <Field
                id=id
                label=label
                control=Control::Area(4)
                value=first
                error=error
                span=Span::Wide
                on_input=Callback::new(move |words| typed.set([words]))
            />
            <div class="buttons">
                <button class="button button--primary" type="submit">
                    {shell::SAVE}
                </button>
                <button class="button" type="button" on:click=move |_| {
                    open.end();
                    on_close.run(());
                }>
                    {shell::CANCEL}
                </button>
            </div>
        </form>
    }
}
