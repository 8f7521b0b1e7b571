//! The state of one open form.

use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::prelude::*;

use super::choices::{offered, own_level_of};
use super::since::{Since, since};
use super::unit::NEW_UNIT_ID;
use crate::domain::catalogue::CatalogueList;
use crate::domain::doubts::Doubt;
use crate::domain::draft::{FormField, ModelDraft};
use crate::domain::fold::compose;
use crate::domain::item_draft::{ItemDraft, ItemField, ItemList};
use crate::domain::offered::Offered;
use crate::domain::problem::{FieldError, FieldRef};
use crate::domain::register::Register;
use crate::shell::clock;
use crate::ui::form_start::{Task, seen_by, to_store, untouched, with_stored};
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

/// Says where what was typed and not saved is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Drafted {
    /// Nothing was typed.
    No,
    /// It was there when the form was opened, and the device keeps it.
    Found,
    /// The device keeps it.
    Kept,
    /// It is on the screen alone.
    OnScreen,
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
    /// What was wrong at the last try to save.
    pub(super) errors: RwSignal<Vec<FieldError>>,
    /// What was asked at the last try to save; whoever saves again means it.
    pub(super) asked: RwSignal<Vec<Doubt>>,
    /// One number per item of each list of the draft, which stays with it when others are taken out.
    item_keys: [RwSignal<Vec<usize>>; 2],
    /// What is offered in the year and the unit that the form holds.
    pub(super) offered: Memo<Offered>,
    pub(super) has_stored_draft: bool,
    /// What became of the model since.
    pub(super) since: Memo<Since>,
    /// Where what was typed is.
    pub(super) drafted: RwSignal<Drafted>,
}

impl Form {
    pub(super) fn open(app: App, task: &Task, start: RwSignal<Start>) -> Self {
        let stored = match start.get() {
            Start::Fresh => None,
            Start::After(saved) => Some(saved),
            Start::WithStoredDraft => {
                let stored = app.with_store(|store| store.draft(&task.draft_name()));
                stored.ok().flatten()
            }
        };
        let now = app
            .register
            .with_untracked(|register| register.part(task.model()));
        let seen = seen_by(stored.as_ref(), now);
        let mut base = (app.settings)
            .with_untracked(|settings| untouched(task, &seen, settings, clock::this_year()));
        if *task == Task::Add {
            base.registered_levels.extend(own_level_of(app, &base));
        }
        let mut touched = Vec::new();
        let draft = match stored {
            Some(stored) => {
                touched.extend(stored.texts.keys().copied());
                with_stored(base.clone(), stored)
            }
            None => base.clone(),
        };
        let shared = RwSignal::new(draft.clone());
        let has_stored_draft =
            start.with(|start| *start == Start::WithStoredDraft) && draft != base;
        Self {
            app,
            names: app.names,
            route: expect_context(),
            list: StoredValue::new(LastList::route()),
            start,
            task: StoredValue::new(task.clone()),
            since: since(app, task, seen.clone()),
            seen: StoredValue::new(seen),
            item_keys: [ItemList::Indicators, ItemList::Awards]
                .map(|list| RwSignal::new((0..draft.items(list).len()).collect())),
            offered: offered(app, shared),
            draft: shared,
            touched: StoredValue::new(touched),
            errors: RwSignal::new(Vec::new()),
            asked: RwSignal::new(Vec::new()),
            has_stored_draft,
            drafted: RwSignal::new(match has_stored_draft {
                true => Drafted::Found,
                false => Drafted::No,
            }),
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
        self.draft.update(change);
        self.keep();
    }

    /// Stores what was typed here again, where another tab has dropped it; not with what was erased for good.
    pub(super) fn keep_again(self) {
        let drafted = self.drafted.get_untracked();
        let is_erased = self.since.get_untracked() == Since::Erased;
        if matches!(drafted, Drafted::Kept | Drafted::OnScreen) && !is_erased {
            self.keep();
        }
    }

    fn keep(self) {
        let stored = self.to_store();
        let name = self.task.with_value(Task::draft_name);
        self.app.forget_draft(&name);
        let kept = self
            .app
            .with_store(|store| store.save_draft(&name, &stored));
        let drafted = match kept {
            Ok(()) => Drafted::Kept,
            Err(_) => Drafted::OnScreen,
        };
        if drafted != self.drafted.get_untracked() {
            self.drafted.set(drafted);
        }
    }

    /// Returns what is worth storing of the draft.
    pub(super) fn to_store(self) -> ModelDraft {
        self.draft.with_untracked(|draft| {
            self.touched
                .with_value(|touched| self.seen.with_value(|seen| to_store(draft, touched, seen)))
        })
    }

    /// Drops the stored draft. One that cannot be removed is offered again, which loses nothing. Returns whether one was dropped.
    pub(super) fn drop_draft(self) -> bool {
        let name = self.task.with_value(Task::draft_name);
        self.app.with_store(|store| store.drop_draft(&name)) == Ok(true)
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

    /// Returns the numbers of the items of a list.
    pub(super) fn keys(self, list: ItemList) -> RwSignal<Vec<usize>> {
        self.item_keys[list as usize]
    }

    /// Returns the place of the item with a number; whoever asks is told when it changes.
    pub(super) fn place(self, list: ItemList, key: usize) -> Option<usize> {
        self.keys(list).track();
        self.place_now(list, key)
    }

    fn place_now(self, list: ItemList, key: usize) -> Option<usize> {
        let keys = self.keys(list);
        keys.with_untracked(|keys| keys.iter().position(|one| *one == key))
    }

    /// Returns the sentence of an error of the item with a number.
    pub(super) fn item_error(
        self,
        list: ItemList,
        key: usize,
        field: ItemField,
    ) -> Signal<Option<String>> {
        Memo::new(move |_| {
            let wanted = FieldRef::Item(list, self.place(list, key)?, field);
            let found = self
                .errors
                .with(|errors| errors.iter().copied().find(|error| error.field == wanted));
            found.map(|error| text::item_error(field, error.problem))
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
            FieldRef::Item(list, at, field) => {
                let key = self.keys(list).with_untracked(|keys| keys.get(at).copied());
                item_input_id(list, key.unwrap_or_default(), field)
            }
        }
    }

    /// Adds an empty item to a list; returns its number.
    pub(super) fn add_item(self, list: ItemList) -> usize {
        let keys = self.keys(list);
        let key = keys.with_untracked(|keys| keys.iter().max().map_or(0, |key| key + 1));
        self.change(|draft| draft.items_mut(list).push(ItemDraft::default()));
        keys.update(|keys| keys.push(key));
        key
    }

    /// Takes an item out, and its errors with it.
    pub(super) fn remove_item(self, list: ItemList, key: usize) {
        let Some(at) = self.place_now(list, key) else {
            return;
        };
        self.change(|draft| {
            draft.items_mut(list).remove(at);
        });
        self.keys(list).update(|keys| {
            keys.remove(at);
        });
        self.errors.update(|errors| {
            let place = |field| match field {
                FieldRef::Item(one, n, _) if one == list => Some(n),
                _ => None,
            };
            errors.retain(|error| place(error.field) != Some(at));
            for error in errors {
                if let FieldRef::Item(one, n, _) = &mut error.field
                    && *one == list
                    && *n > at
                {
                    *n -= 1;
                }
            }
        });
    }

    /// Takes up what was typed into an input of an item. The name of an entry becomes its id, and that of an indicator brings
    /// its measure.
    pub(super) fn set_item(self, list: ItemList, key: usize, field: ItemField, typed: &str) {
        let (text, measure) = self.names.with_untracked(|names| {
            let Some(entries) = entries_of(field) else {
                return (typed.to_owned(), None);
            };
            let id = entries(names).id_of(typed);
            let entry = entries(names).get(id);
            let measure = entry.map(|entry| entry.measure.clone());
            (id.to_owned(), measure.filter(|measure| !measure.is_empty()))
        });
        let at = self.place_now(list, key);
        self.change(|draft| {
            if let Some(item) = at.and_then(|at| draft.items_mut(list).get_mut(at)) {
                item.texts.insert(field, text);
                if let Some(measure) = measure {
                    item.texts.insert(ItemField::Measure, measure);
                }
            }
        });
    }

    /// Returns what an input of an item shows: of an entry's id the name.
    pub(super) fn item_text(self, list: ItemList, key: usize, field: ItemField) -> String {
        let at = self.place_now(list, key);
        self.draft.with_untracked(|draft| {
            let item = at.and_then(|at| draft.items(list).get(at));
            let text = item.map_or("", |item| item.text(field));
            self.names.with_untracked(|names| match entries_of(field) {
                Some(entries) => entries(names).name(text).to_owned(),
                None => text.to_owned(),
            })
        })
    }

    /// Returns the measure of an indicator that the catalogue fixes; `None` where people write it.
    pub(super) fn fixed_measure(self, key: usize) -> Option<String> {
        let at = self.place(ItemList::Indicators, key)?;
        self.draft.with(|draft| {
            let item = draft.items(ItemList::Indicators).get(at)?;
            let (name, measure) = (
                item.text(ItemField::Indicator),
                item.text(ItemField::Measure),
            );
            self.names.with(|names| {
                let entry = names.indicators.get(name)?;
                let is_same = !measure.is_empty() && compose(&entry.measure) == compose(measure);
                is_same.then(|| measure.to_owned())
            })
        })
    }
}

/// Returns the list of the catalogue whose entries an input of an item may name.
pub(super) fn entries_of(field: ItemField) -> Option<fn(&Names) -> &CatalogueList> {
    match field {
        ItemField::Indicator => Some(|names| &names.indicators),
        ItemField::Form => Some(|names| &names.award_forms),
        ItemField::Body => Some(|names| &names.awarding_bodies),
        _ => None,
    }
}

/// Returns the id of an item's input in the page.
pub(super) fn item_input_id(list: ItemList, key: usize, field: ItemField) -> String {
    format!("{}_{key}_{}", list.name(), field.name())
}
