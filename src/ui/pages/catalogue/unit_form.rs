//! The form of a unit, new or present.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::levels_and_kinds::{kinds, levels};
use super::several_units::{SeveralUnits, and_picked, with_picked};
use crate::domain::command::Command;
use crate::domain::fold::compose;
use crate::domain::new_id::NewIds;
use crate::domain::offered::day_of_unit;
use crate::domain::register::RecordId;
use crate::domain::unit::Unit;
use crate::domain::unit::names::level_named;
use crate::domain::unit_draft::{UnitDraft, UnitField, UnitFlaw};
use crate::shell::{clock, page};
use crate::ui::check_again::{check_shown, when_left};
use crate::ui::components::field::{Control, Field, Need, Span};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::names::Names;
use crate::ui::pages::closed_years::stops;
use crate::ui::state::App;
use crate::ui::text::{catalogue as text, shell, units};
use crate::ui::typed::{Keeping, Label, keeping};
use crate::ui::unit_parents::{new_parent_hint, own_unit, parents};

/// Names the form among those that keep what is typed.
pub fn typed_name(unit: Option<&str>) -> String {
    match unit {
        Some(id) => format!("unit/{id}"),
        None => "unit".to_owned(),
    }
}

fn typed_label(input: &str) -> &'static str {
    match input {
        "name" => text::UNIT_NAME,
        "level" => text::LEVEL,
        "parent" => text::PARENT,
        "kind" => units::KIND,
        "valid_from" => text::VALID_FROM,
        "valid_to" => text::VALID_TO,
        "successors" => text::SUCCESSORS,
        _ => "",
    }
}

/// Returns the id of the first input; `None` is the form of a new unit.
pub fn name_input_id(unit: Option<&str>) -> String {
    input_id(unit, UnitField::Name)
}

fn input_id(unit: Option<&str>, field: UnitField) -> String {
    let input = match field {
        UnitField::Name => "name",
        UnitField::Kind => "kind",
        UnitField::Level => "level",
        UnitField::Parent => "parent",
        UnitField::ValidFrom => "from",
        UnitField::ValidTo => "to",
        UnitField::Successors => "successors",
    };
    match unit {
        Some(id) => format!("unit-{input}-{id}"),
        None => format!("new-unit-{input}"),
    }
}

/// Is a form under way.
#[derive(Clone, Copy)]
struct Form {
    id: StoredValue<Option<String>>,
    open: Keeping<UnitDraft>,
    draft: RwSignal<UnitDraft>,
    flaws: RwSignal<Vec<(UnitField, UnitFlaw)>>,
    picked: RwSignal<String>,
}

impl Form {
    fn input_id(self, field: UnitField) -> String {
        self.id.with_value(|id| input_id(id.as_deref(), field))
    }

    fn error(self, field: UnitField) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.flaws.with(|flaws| {
                let flaw = flaws.iter().find(|(wrong, _)| *wrong == field);
                flaw.map(|(_, flaw)| text::unit_flaw(*flaw))
            })
        })
    }

    fn set(self, member: fn(&mut UnitDraft) -> &mut String) -> Callback<String> {
        Callback::new(move |value| self.draft.update(|draft| *member(draft) = value))
    }

    /// Checks again what is shown as wrong.
    fn check_again(self, names: Memo<Names>) {
        let check = || {
            let mut draft = self.draft.get_untracked();
            draft.successors = and_picked(self.picked, draft.successors);
            let id = self.id.get_value().unwrap_or_default();
            let checked = names.with_untracked(|names| draft.check(&names.units, &id));
            checked.err().unwrap_or_default()
        };
        check_shown(self.flaws, check, |(field, _)| *field);
    }

    fn save(self, app: App, names: Memo<Names>, on_saved: Callback<()>) {
        let picked = self.picked;
        (self.draft)
            .update(|draft| draft.successors = with_picked(picked, draft.successors.clone()));
        let draft = self.draft.get_untracked();
        let name = draft.name.trim().to_owned();
        let record = match self.id.get_value() {
            Some(id) => RecordId::unit(id),
            None => app.register.with_untracked(|register| {
                let mut ids = NewIds::new(register);
                names.with_untracked(|names| {
                    ids.unit(&names.units, &name, &draft.kind, &draft.parent)
                })
            }),
        };
        let is_new = self.id.with_value(Option::is_none);
        match names.with_untracked(|names| draft.check(&names.units, &record.id)) {
            Ok(checked) => {
                let command = Command::SaveUnit {
                    id: record,
                    members: checked.members,
                    successors: checked.successors,
                };
                let deed = if is_new { text::added } else { text::saved };
                if stops(app, &command) {
                    return;
                }
                app.dispatch(command, deed(&name));
                self.open.end();
                on_saved.run(());
            }
            Err(flaws) => {
                let first = flaws.first().map(|(field, _)| self.input_id(*field));
                self.flaws.set(flaws);
                app.put_note_by();
                if let Some(first) = first {
                    page::focus(&first);
                }
            }
        }
    }
}

/// Shows the form.
#[component]
pub fn UnitForm(
    /// The unit; none for a new one.
    #[prop(optional)]
    unit: Option<Unit>,
    /// Tells that it is saved.
    on_saved: Callback<()>,
    /// Gives up.
    #[prop(optional)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let id = unit.map(|unit| unit.id);
    let own = id.clone();
    let start = move || {
        names
            .with_untracked(|names| {
                let unit = own.as_ref().and_then(|id| names.units.get(id));
                unit.map(UnitDraft::of)
            })
            .unwrap_or_else(|| UnitDraft {
                parent: own_unit(app),
                ..UnitDraft::default()
            })
    };
    keeping(
        typed_name(id.as_deref()),
        name_input_id(id.as_deref()),
        id.is_some().then_some(typed_label as Label),
        start,
        move |open| view! { <OpenForm id=id.clone() open=open on_saved=on_saved on_cancel=on_cancel /> },
    )
}

#[component]
fn OpenForm(
    id: Option<String>,
    open: Keeping<UnitDraft>,
    on_saved: Callback<()>,
    on_cancel: Option<Callback<()>>,
) -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let form = Form {
        id: StoredValue::new(id.clone()),
        open,
        draft: open.draft,
        flaws: RwSignal::new(Vec::new()),
        picked: RwSignal::new(String::new()),
    };
    let left = when_left(move || form.check_again(names));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.save(app, names, on_saved);
    };
    view! {
        <form class="fieldset__body" novalidate on:submit=submit on:focusout=move |_| left()>
            <Inputs form=form draft=open.draft.get_untracked() />
            {id.map(|id| view! { <FormSuccessors form=form id=id /> })}
            <div class="buttons field--wide">
                {match on_cancel {
                    Some(on_cancel) => {
                        view! {
                            <button class="button button--primary" type="submit">
                                {shell::SAVE}
                            </button>
                            <button
                                class="button"
                                type="button"
                                on:click=move |_| {
                                    open.end();
                                    on_cancel.run(());
                                }
                            >
                                {shell::CANCEL}
                            </button>
                        }
                    }
                    None => {
                        view! {
                            <button class="button" type="submit">
                                <Icon name=IconName::Plus />
                                {text::ADD_UNIT}
                            </button>
                        }
                    }
                }}
            </div>
        </form>
    }
}

#[component]
fn FormSuccessors(form: Form, id: String) -> impl IntoMarkup {
    view! {
        <SeveralUnits
            input_id=form.input_id(UnitField::Successors)
            label=text::SUCCESSORS
            hint=text::SUCCESSORS_HINT
            is_offered=Callback::new(move |unit: Unit| unit.id != id)
            error=form.error(UnitField::Successors)
            picked=form.picked
            chosen=Signal::derive(move || form.draft.with(|draft| draft.successors.clone()))
            on_change=Callback::new(move |chosen| form.draft.update(|draft| draft.successors = chosen))
        />
    }
}

#[component]
fn Inputs(form: Form, draft: UnitDraft) -> impl IntoMarkup {
    let names = App::expect().names;
    let own = form.id.get_value();
    let kinds = Control::choice(kinds);
    let day = Memo::new(move |_| {
        form.draft
            .with(|draft| day_of_unit(&draft.valid_from, &draft.valid_to, clock::today()))
    });
    let had = draft.level.clone();
    let named = Memo::new(move |_| {
        form.draft.with(|draft| match draft.kind.as_str() {
            "" => level_named(&draft.name),
            _ => "",
        })
    });
    let levels = Control::choice(move |level| {
        names.with(|names| levels(names, &[level, &had], day.get(), named.get()))
    });
    let parents =
        Control::choice(move |parent| names.with(|names| parents(names, own.as_deref(), parent)));
    // What makes the unit equal to another is told as an error when it is saved.
    let namesake = move || {
        let name = form.draft.with(|draft| compose(&draft.name));
        form.id.with_value(|id| {
            let is_same =
                |unit: &&Unit| compose(&unit.name) == name && id.as_ref() != Some(&unit.id);
            names.with(|names| {
                let same = names.units.iter().find(is_same)?;
                let own = id.as_deref().unwrap_or_default();
                let is_taken = form.draft.with(|draft| draft.is_taken(&names.units, own));
                (!is_taken).then(|| text::unit_name_taken(&same.name))
            })
        })
    };
    let line = || Control::Line("");
    let parent_hint = match form.id.with_value(Option::is_none) {
        true => new_parent_hint(App::expect()),
        false => "",
    };
    view! {
        <Field
            id=form.input_id(UnitField::Name)
            label=text::UNIT_NAME
            control=line()
            value=draft.name
            error=form.error(UnitField::Name)
            need=Need::Required
            span=Span::Wide
            on_input=form.set(|draft| &mut draft.name)
        >
            <p class="hint" role="status">
                {namesake}
            </p>
        </Field>
        <Field
            id=form.input_id(UnitField::Level)
            label=text::LEVEL
            control=levels
            value=draft.level
            error=form.error(UnitField::Level)
            on_input=form.set(|draft| &mut draft.level)
        />
        <Field
            id=form.input_id(UnitField::Parent)
            label=text::PARENT
            hint=parent_hint
            control=parents
            value=draft.parent
            error=form.error(UnitField::Parent)
            on_input=form.set(|draft| &mut draft.parent)
        />
        <Field
            id=form.input_id(UnitField::Kind)
            label=units::KIND
            hint=units::KIND_HINT
            control=kinds
            value=draft.kind
            error=form.error(UnitField::Kind)
            span=Span::Wide
            on_input=form.set(|draft| &mut draft.kind)
        />
        <Field
            id=form.input_id(UnitField::ValidFrom)
            label=text::VALID_FROM
            hint=text::DATE_HINT
            control=line()
            value=draft.valid_from
            error=form.error(UnitField::ValidFrom)
            on_input=form.set(|draft| &mut draft.valid_from)
        />
        <Field
            id=form.input_id(UnitField::ValidTo)
            label=text::VALID_TO
            hint=text::VALID_TO_HINT
            control=line()
            value=draft.valid_to
            error=form.error(UnitField::ValidTo)
            on_input=form.set(|draft| &mut draft.valid_to)
        />
    }
}
