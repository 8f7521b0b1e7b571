//! The form of a merger or a split.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::levels_and_kinds::levels;
use super::several_units::{SeveralUnits, and_picked, with_picked};
use crate::domain::command::Command;
use crate::domain::offered::day_of_unit;
use crate::domain::unit::Unit;
use crate::domain::unit_change::{ChangeField, ChangeFlaw, ChangeKind, UnitChangeDraft};
use crate::shell::{clock, page};
use crate::ui::check_again::{check_shown, when_left};
use crate::ui::components::field::{Control, Field, Need, Span};
use crate::ui::components::select::{Choice, unit_choices};
use crate::ui::names::Names;
use crate::ui::pages::closed_years::stops;
use crate::ui::state::App;
use crate::ui::text::{catalogue, shell, units as text};
use crate::ui::typed::{Keeping, keeping};
use crate::ui::unit_parents::parents;

/// The value of the choice of what the old unit has. No id of a unit or level is made with it.
const AS_BEFORE: &str = "=";

/// Returns the id of an input.
pub fn input_id(field: ChangeField) -> &'static str {
    match field {
        ChangeField::Ending => "change-ending",
        ChangeField::On => "change-on",
        ChangeField::Into => "change-into",
        ChangeField::Names => "change-names",
        ChangeField::Parent => "change-parent",
    }
}

/// Names the form among those that keep what is typed.
pub fn typed_name(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Merge => "merger",
        ChangeKind::Split => "split",
    }
}

fn or_as_before(choice: Option<String>) -> String {
    choice.unwrap_or_else(|| AS_BEFORE.to_owned())
}

#[derive(Clone, Copy)]
struct Form {
    app: App,
    open: Keeping<UnitChangeDraft>,
    draft: RwSignal<UnitChangeDraft>,
    flaws: RwSignal<Vec<(ChangeField, ChangeFlaw)>>,
    picked: RwSignal<String>,
}

impl Form {
    fn error(self, field: ChangeField) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.flaws.with(|flaws| {
                let of_field = flaws.iter().filter(|(wrong, _)| *wrong == field);
                let words: Vec<String> =
                    of_field.map(|(_, flaw)| text::change_flaw(flaw)).collect();
                (!words.is_empty()).then(|| words.join(" "))
            })
        })
    }

    fn set(self, set: fn(&mut UnitChangeDraft, String)) -> Callback<String> {
        Callback::new(move |value| self.draft.update(|draft| set(draft, value)))
    }

    /// Checks again what is shown as wrong.
    fn check_again(self) {
        let check = || {
            let mut draft = self.draft.get_untracked();
            draft.ending = and_picked(self.picked, draft.ending);
            let check = |register: &_| draft.check(register).err();
            let flaws = self.app.register.with_untracked(check);
            flaws.unwrap_or_default()
        };
        check_shown(self.flaws, check, |(field, _)| *field);
    }

    fn save(self, on_done: Callback<()>) {
        let picked = self.picked;
        (self.draft).update(|draft| draft.ending = with_picked(picked, draft.ending.clone()));
        let draft = self.draft.get_untracked();
        match self
            .app
            .register
            .with_untracked(|register| draft.check(register))
        {
            Ok(change) => {
                let deed = self.app.names.with_untracked(|names| {
                    let ending = draft.ending.iter().map(|id| names.units.told_apart(id));
                    let ending: Vec<&str> = ending.collect();
                    text::changed(draft.kind, &ending, &change.successors)
                });
                let command = Command::Make(change.changes);
                if stops(self.app, &command) {
                    return;
                }
                self.app.dispatch(command, deed);
                self.app.say_more(&text::done(change.last_day));
                self.open.end();
                on_done.run(());
            }
            Err(flaws) => {
                let first = flaws.first().map(|(field, _)| input_id(*field));
                self.flaws.set(flaws);
                self.app.put_note_by();
                first.into_iter().for_each(page::focus);
            }
        }
    }
}

/// Shows the form.
#[component]
pub fn ChangeForm(
    /// What becomes of the units.
    kind: ChangeKind,
    /// Tells that it is made or given up.
    on_done: Callback<()>,
) -> impl IntoMarkup {
    keeping(
        typed_name(kind).to_owned(),
        input_id(ChangeField::Ending).to_owned(),
        None,
        move || UnitChangeDraft::new(kind),
        move |open| view! { <OpenForm kind=kind open=open on_done=on_done /> },
    )
}

#[component]
fn OpenForm(
    kind: ChangeKind,
    open: Keeping<UnitChangeDraft>,
    on_done: Callback<()>,
) -> impl IntoMarkup {
    let form = Form {
        app: App::expect(),
        open,
        draft: open.draft,
        flaws: RwSignal::new(Vec::new()),
        picked: RwSignal::new(String::new()),
    };
    let is_new = Memo::new(move |_| form.draft.with(|draft| draft.into.is_empty()));
    let left = when_left(move || form.check_again());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.save(on_done);
    };
    let make = match kind {
        ChangeKind::Merge => text::DO_MERGE,
        ChangeKind::Split => text::DO_SPLIT,
    };
    view! {
        <form class="fieldset__body" novalidate on:submit=submit on:focusout=move |_| left()>
            <p class="hint field--wide">{text::CHANGE_HINT}</p>
            {match kind {
                ChangeKind::Merge => view! { <Merged form=form /> },
                ChangeKind::Split => view! { <Divided form=form /> },
            }}
            <Field
                id=input_id(ChangeField::On)
                label=text::ON
                hint=text::ON_HINT
                control=Control::Line("")
                value=open.draft.with_untracked(|draft| draft.on.clone())
                error=form.error(ChangeField::On)
                need=Need::Required
                span=Span::Wide
                on_input=form.set(|draft, on| draft.on = on)
            />
            {move || is_new.get().then(|| view! { <NewUnits form=form kind=kind /> })}
            <div class="buttons field--wide">
                <button class="button button--primary" type="submit">
                    {make}
                </button>
                <button
                    class="button"
                    type="button"
                    on:click=move |_| {
                        open.end();
                        on_done.run(());
                    }
                >
                    {shell::CANCEL}
                </button>
            </div>
        </form>
    }
}

/// Says whether a unit can still end.
fn is_in_use(unit: &Unit) -> bool {
    !unit.is_retired
}

fn in_use(names: &Names, first: &str) -> Vec<Choice> {
    let mut choices = vec![(String::new(), first.to_owned())];
    choices.extend(unit_choices(&names.units, &is_in_use));
    choices
}

#[component]
fn Merged(form: Form) -> impl IntoMarkup {
    let names = form.app.names;
    let into = Control::choice(move |_| names.with(|names| in_use(names, text::NEW_UNIT)));
    view! {
        <SeveralUnits
            input_id=input_id(ChangeField::Ending).to_owned()
            label=text::MERGED
            hint=text::ENDING_HINT
            is_offered=Callback::new(|unit: Unit| is_in_use(&unit))
            error=form.error(ChangeField::Ending)
            picked=form.picked
            chosen=Signal::derive(move || form.draft.with(|draft| draft.ending.clone()))
            on_change=Callback::new(move |chosen| form.draft.update(|draft| draft.ending = chosen))
        />
        <Field
            id=input_id(ChangeField::Into)
            label=text::INTO
            control=into
            value=form.draft.with_untracked(|draft| draft.into.clone())
            error=form.error(ChangeField::Into)
            span=Span::Wide
            on_input=form.set(|draft, into| draft.into = into)
        />
    }
}

#[component]
fn Divided(form: Form) -> impl IntoMarkup {
    let names = form.app.names;
    let units = Control::choice(move |_| names.with(|names| in_use(names, catalogue::CHOOSE_ONE)));
    view! {
        <Field
            id=input_id(ChangeField::Ending)
            label=text::SPLIT_UNIT
            control=units
            value=form.draft.with_untracked(|draft| draft.ending.first().cloned().unwrap_or_default())
            error=form.error(ChangeField::Ending)
            need=Need::Required
            span=Span::Wide
            on_input=form
                .set(|draft, id| {
                    draft.ending.clear();
                    draft.ending.extend(Some(id).filter(|id| !id.is_empty()));
                })
        />
    }
}

#[component]
fn NewUnits(form: Form, kind: ChangeKind) -> impl IntoMarkup {
    let names = form.app.names;
    let (label, control) = match kind {
        ChangeKind::Merge => (text::NEW_NAME, Control::Line("")),
        ChangeKind::Split => (text::NEW_NAMES, Control::Area(4)),
    };
    let as_before = |mut choices: Vec<Choice>| {
        choices.retain(|(id, _)| id != AS_BEFORE);
        choices.insert(0, (AS_BEFORE.to_owned(), text::AS_BEFORE.to_owned()));
        choices
    };
    let day = Memo::new(move |_| {
        form.draft
            .with(|draft| day_of_unit(&draft.on, "", clock::today()))
    });
    let levels =
        Control::choice(move |_| as_before(names.with(|names| levels(names, &[], day.get(), ""))));
    let parents = Control::choice(move |_| as_before(names.with(|names| parents(names, None, ""))));
    view! {
        <Field
            id=input_id(ChangeField::Names)
            label=label
            control=control
            value=form.draft.with_untracked(|draft| draft.names.clone())
            error=form.error(ChangeField::Names)
            need=Need::Required
            span=Span::Wide
            on_input=form.set(|draft, names| draft.names = names)
        />
        <Field
            id="change-level"
            label=catalogue::LEVEL
            control=levels
            value=form.draft.with_untracked(|draft| or_as_before(draft.level.clone()))
            on_input=form.set(|draft, level| draft.level = (level != AS_BEFORE).then_some(level))
        />
        <Field
            id=input_id(ChangeField::Parent)
            label=catalogue::PARENT
            control=parents
            value=form.draft.with_untracked(|draft| or_as_before(draft.parent.clone()))
            error=form.error(ChangeField::Parent)
            on_input=form.set(|draft, parent| draft.parent = (parent != AS_BEFORE).then_some(parent))
        />
    }
}
