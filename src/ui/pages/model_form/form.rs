//! The state of one open form.

use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::prelude::*;

use super::unit::NEW_UNIT_ID;
use crate::domain::draft::{AwardDraft, AwardField, FormField, ModelDraft};
use crate::domain::draft_check::{FieldError, FieldRef};
use crate::domain::register::Register;
use crate::shell::clock;
use crate::ui::form_start::{Task, to_store, untouched, with_stored};
use crate::ui::names::Names;
use crate::ui::pages::models::LastList;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::model_form as text;
use crate::ui::unit_choice::{UnitChoice, other_unit};

/// Says what goes into the form when it is opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Start {
    /// What was typed last time, where something was.
    WithStoredDraft,
    /// Only what the register has.
    Fresh,
    /// What the model saved just before had in common with the next one.
    After(ModelDraft),
}

/// Is one open form. Nothing typed is lost: every change is stored as a draft.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) app: App,
    pub(super) names: Memo<Names>,
    pub(super) route: RwSignal<Route>,
    /// The list, where giving up a new model leads.
    pub(super) list: StoredValue<Route>,
    pub(super) start: RwSignal<Start>,
    pub(super) task: StoredValue<Task>,
    /// The model as it was when the form was opened; nothing for a new one.
    pub(super) seen: StoredValue<Register>,
    /// What the inputs hold.
    pub(super) draft: RwSignal<ModelDraft>,
    touched: StoredValue<Vec<FormField>>,
    /// Whether anybody has typed since the form was opened.
    pub(super) is_typed_into: StoredValue<bool>,
    /// What was wrong at the last try to save.
    pub(super) errors: RwSignal<Vec<FieldError>>,
    /// One number per award of the draft, which stays with it when others are taken out.
    pub(super) award_keys: RwSignal<Vec<usize>>,
    pub(super) has_stored_draft: bool,
    /// Whether the last change is on the screen alone.
    pub(super) is_draft_unkept: RwSignal<bool>,
}

impl Form {
    pub(super) fn open(app: App, task: &Task, start: RwSignal<Start>) -> Self {
        let base = app.register.with_untracked(|register| {
            app.settings
                .with_untracked(|settings| untouched(task, register, settings, clock::this_year()))
        });
        let mut touched = Vec::new();
        let draft = match start.get() {
            Start::Fresh => base.clone(),
            Start::After(kept) => {
                touched.extend(kept.texts.keys().copied());
                with_stored(base.clone(), kept)
            }
            Start::WithStoredDraft => {
                let stored = app.with_store(|store| store.draft(&task.draft_name()));
                match stored.ok().flatten() {
                    Some(stored) => {
                        touched.extend(stored.texts.keys().copied());
                        with_stored(base.clone(), stored)
                    }
                    None => base.clone(),
                }
            }
        };
        app.forget_draft(&task.draft_name());
        let has_stored_draft =
            start.with(|start| *start == Start::WithStoredDraft) && draft != base;
        Self {
            app,
            names: app.names,
            route: expect_context(),
            list: StoredValue::new(LastList::route()),
            start,
            task: StoredValue::new(task.clone()),
            seen: StoredValue::new(
                app.register
                    .with_untracked(|register| register.part(task.model())),
            ),
            award_keys: RwSignal::new((0..draft.awards.len()).collect()),
            draft: RwSignal::new(draft),
            touched: StoredValue::new(touched),
            is_typed_into: StoredValue::new(false),
            errors: RwSignal::new(Vec::new()),
            has_stored_draft,
            is_draft_unkept: RwSignal::new(false),
        }
    }

    /// Says whether the form adds a model.
    pub(super) fn is_new(self) -> bool {
        self.task.with_value(|task| *task == Task::Add)
    }

    /// Returns what an input holds when the form is drawn.
    pub(super) fn text(self, field: FormField) -> String {
        self.draft
            .with_untracked(|draft| draft.text(field).to_owned())
    }

    /// Takes up what was typed into an input.
    pub(super) fn set(self, field: FormField, value: &str) {
        self.touched.update_value(|touched| {
            if !touched.contains(&field) {
                touched.push(field);
            }
        });
        self.change(|draft| draft.set(field, value));
    }

    /// Begins with the name of a new unit, where there is no unit to choose from. Nothing was typed yet.
    pub(super) fn start_new_unit(self) {
        self.draft
            .update_untracked(|draft| draft.set(FormField::Unit, other_unit()));
    }

    /// Changes the draft and stores it.
    pub(super) fn change(self, change: impl FnOnce(&mut ModelDraft)) {
        self.is_typed_into.set_value(true);
        self.draft.update(change);
        let stored = self.to_store();
        let name = self.task.with_value(Task::draft_name);
        let kept = self
            .app
            .with_store(|store| store.save_draft(&name, &stored));
        if kept.is_err() != self.is_draft_unkept.get_untracked() {
            self.is_draft_unkept.set(kept.is_err());
        }
    }

    /// Returns what is worth storing of the draft.
    pub(super) fn to_store(self) -> ModelDraft {
        self.draft
            .with_untracked(|draft| self.touched.with_value(|touched| to_store(draft, touched)))
    }

    /// Drops the stored draft. One that cannot be removed is offered again, which loses nothing.
    pub(super) fn drop_draft(self) {
        let name = self.task.with_value(Task::draft_name);
        let _offered_again = self.app.with_store(|store| store.drop_draft(&name));
    }

    /// Returns the sentence of an input's error, where it has one.
    pub(super) fn error(self, field: FormField) -> Signal<Option<String>> {
        Memo::new(move |_| {
            let wanted = FieldRef::Form(field);
            let found = self
                .errors
                .with(|errors| errors.iter().copied().find(|error| error.field == wanted));
            found.map(|error| self.sentence(error))
        })
        .into()
    }

    /// Returns the sentence of an error of the award with a key.
    pub(super) fn award_error(self, key: usize, field: AwardField) -> Signal<Option<String>> {
        Memo::new(move |_| {
            let at = self
                .award_keys
                .with(|keys| keys.iter().position(|one| *one == key))?;
            let wanted = FieldRef::Award(at, field);
            let found = self
                .errors
                .with(|errors| errors.iter().copied().find(|error| error.field == wanted));
            found.map(|error| text::award_error(field, error.problem))
        })
        .into()
    }

    /// Lists the errors as the summary shows them: the id of the input and the sentence.
    pub(super) fn error_lines(self) -> Vec<(String, String)> {
        let errors = self.errors.get();
        errors
            .into_iter()
            .map(|error| (self.input_id(error.field), self.sentence(error)))
            .collect()
    }

    fn has_new_unit(self) -> bool {
        self.draft
            .with_untracked(|draft| UnitChoice::read(draft.text(FormField::Unit)).is_new())
    }

    fn sentence(self, error: FieldError) -> String {
        match error.field {
            FieldRef::Form(FormField::Unit) if self.has_new_unit() => {
                text::new_unit_error(error.problem)
            }
            _ => text::error(error),
        }
    }

    fn input_id(self, field: FieldRef) -> String {
        match field {
            FieldRef::Form(FormField::Unit) if self.has_new_unit() => NEW_UNIT_ID.to_owned(),
            FieldRef::Form(field) => field.name().to_owned(),
            FieldRef::Award(at, field) => {
                let key = self.award_keys.with_untracked(|keys| keys.get(at).copied());
                award_input_id(key.unwrap_or_default(), field)
            }
        }
    }

    /// Adds an empty award; returns its key.
    pub(super) fn add_award(self) -> usize {
        let key = self
            .award_keys
            .with_untracked(|keys| keys.iter().max().map_or(0, |key| key + 1));
        self.change(|draft| draft.awards.push(AwardDraft::default()));
        self.award_keys.update(|keys| keys.push(key));
        key
    }

    /// Takes an award out, and its errors with it.
    pub(super) fn remove_award(self, key: usize) {
        let Some(at) = self
            .award_keys
            .with_untracked(|keys| keys.iter().position(|one| *one == key))
        else {
            return;
        };
        self.change(|draft| {
            draft.awards.remove(at);
        });
        self.award_keys.update(|keys| {
            keys.remove(at);
        });
        self.errors.update(|errors| {
            errors.retain(|error| !matches!(error.field, FieldRef::Award(n, _) if n == at));
            for error in errors {
                if let FieldRef::Award(n, _) = &mut error.field
                    && *n > at
                {
                    *n -= 1;
                }
            }
        });
    }

    /// Takes up what was typed into an input of an award.
    pub(super) fn set_award(self, key: usize, field: AwardField, value: String) {
        let at = self
            .award_keys
            .with_untracked(|keys| keys.iter().position(|one| *one == key));
        self.change(|draft| {
            if let Some(award) = at.and_then(|at| draft.awards.get_mut(at)) {
                award.texts.insert(field, value);
            }
        });
    }
}

/// Returns the id of an award's input in the page.
pub(super) fn award_input_id(key: usize, field: AwardField) -> String {
    format!("award_{key}_{}", field.name())
}
