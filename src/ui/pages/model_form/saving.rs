//! Saving a form, and leaving it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form::{Drafted, Form, Start};
use crate::domain::catalogue_set::Aspect;
use crate::domain::command::Command;
use crate::domain::decimal::score_literal;
use crate::domain::doubts::{Doubt, doubts};
use crate::domain::draft::{FormField, ModelDraft};
use crate::domain::draft_check::{CheckedModel, check};
use crate::domain::member;
use crate::domain::model::{Model, YearEntry};
use crate::domain::naming::single_spaced;
use crate::domain::problem::{FieldError, FieldRef, Problem};
use crate::domain::record::Record;
use crate::domain::register::RecordId;
use crate::domain::too_early;
use crate::domain::value::{Number, Value};
use crate::shell::{clock, page, random};
use crate::ui::check_again::check_shown;
use crate::ui::components::error_summary::ERROR_SUMMARY_ID;
use crate::ui::components::page_header::HEADING_ID;
use crate::ui::form_start::{Task, after};
use crate::ui::names::Names;
use crate::ui::route::Route;
use crate::ui::state::{Offer, Toast};
use crate::ui::text::{catalogue, model_form as text, shell};
use crate::ui::unit_choice::{MAX_UNIT_CHARS, UnitChoice, unit_for};
use crate::ui::unit_parents::own_unit;

/// Is the id of what is asked before saving, which takes the focus then.
pub(super) const ASKED_ID: &str = "asked";

impl Form {
    /// Saves, and shows the model.
    pub(super) fn save_and_show(self) {
        if let Some((id, _)) = self.save() {
            self.leave(Route::Model { id: id.id });
        }
    }

    /// Saves, and begins another model with the same unit, field and year.
    pub(super) fn save_and_add(self) {
        if let Some((_, saved)) = self.save() {
            self.start.set(Start::After(after(&saved)));
            focus_title();
        }
    }

    /// Gives up what was typed, and leaves.
    pub(super) fn cancel(self) {
        let has_draft = self.drafted.get_untracked() != Drafted::No;
        let draft = self.to_store();
        self.drop_draft();
        if has_draft {
            self.offer_back(text::DRAFT_DROPPED, draft);
        }
        let model = self
            .task
            .with_value(|task| task.model().map(|id| id.id.clone()));
        self.leave(match model {
            Some(id) => Route::Model { id },
            None => self.list.get_value(),
        });
    }

    /// Leaves a form whose model, or the entry of whose year, was erased for good, with everything that was typed.
    pub(super) fn leave_erased(self) {
        self.drop_draft();
        self.leave(self.list.get_value());
        let app = self.app;
        spawn_local(async move {
            let is_gone = app.second_knows_all().await;
            app.say(text::erased_since(is_gone));
        });
    }

    /// Says that a draft was given up, and offers it again.
    fn offer_back(self, words: &str, draft: ModelDraft) {
        let offer = Offer::Draft {
            name: self.task.with_value(Task::draft_name),
            draft,
            form: self.route.get_untracked(),
        };
        let note = Toast::staying(words.to_owned(), Some(offer));
        self.app.toast.set(Some(note));
    }

    /// Gives up the stored draft, and begins with the one of another tab where there is any, or with what the register has.
    pub(super) fn drop_stored_draft(self) {
        let name = self.task.with_value(Task::draft_name);
        let draft = self.to_store();
        let has_other = self.drop_draft()
            && self
                .app
                .with_store(|store| store.draft(&name))
                .is_ok_and(|other| other.is_some());
        let (start, words) = match has_other {
            true => (Start::WithStoredDraft, text::OTHER_DRAFT),
            false => (Start::Fresh, text::DRAFT_DROPPED),
        };
        self.start.set(start);
        self.offer_back(words, draft);
        focus_title();
    }

    /// Goes to another screen in the form's place: the way back leads past the form.
    fn leave(self, next: Route) {
        page::replace_fragment(&next.fragment());
        self.route.set(next);
        page::scroll_to(0.0);
        request_animation_frame(|| page::focus(HEADING_ID));
    }

    /// Saves. Returns the model and what the form held; `None` where something is wrong, which is then shown.
    fn save(self) -> Option<(RecordId, ModelDraft)> {
        let mut draft = self.draft.get_untracked();
        let new_unit = self.take_new_unit(&mut draft);
        let checked = self.checked(&draft, new_unit.as_ref().and_then(|unit| unit.problem));
        let model = match checked {
            Ok(model) => model,
            Err(errors) => {
                self.errors.set(errors);
                self.app.put_note_by();
                request_animation_frame(|| page::focus(ERROR_SUMMARY_ID));
                return None;
            }
        };
        self.errors.set(Vec::new());
        if self.asks(&draft) {
            return None;
        }
        let present = self.task.with_value(|task| task.model().cloned());
        let Some(id) = present.or_else(|| random::record_id().ok().map(RecordId::model)) else {
            self.app.say(shell::NO_RANDOMNESS);
            return None;
        };
        let is_changed = self.with_record(|record| !model.changes(record).is_empty());
        if is_changed {
            if let Some(unit) = new_unit
                && !self
                    .app
                    .dispatch(unit.command(), catalogue::added(&unit.name))
                && !unit.is_present
            {
                return None;
            }
            let deed = if self.is_new() {
                text::added
            } else {
                text::saved
            };
            let deed = deed(draft.text(FormField::Title).trim());
            let id = id.clone();
            let command = Command::SaveModel { id, model };
            let seen = self.seen.get_value();
            if !self.app.dispatch_as_seen(seen, command, deed) {
                return None;
            }
        }
        self.note_saved(is_changed);
        Some((id, draft))
    }

    /// Asks about what may be a slip, and returns whether it does so. What was asked at the last try is meant.
    fn asks(self, draft: &ModelDraft) -> bool {
        let found = self.doubts(draft);
        let asked = self.asked.get_untracked();
        let is_asked = found.iter().any(|doubt| !asked.contains(doubt));
        self.asked.set(found);
        if is_asked {
            self.app.put_note_by();
            request_animation_frame(|| page::focus(ASKED_ID));
        }
        is_asked
    }

    fn doubts(self, draft: &ModelDraft) -> Vec<Doubt> {
        let set = |names: &Names| {
            let unit = draft.text(FormField::Unit);
            let year = draft.year()?;
            names
                .sets
                .in_force(&names.units, unit, year, Aspect::Criteria)
                .map(|set| !set.is_sample && set.most_points() > 0.0)
        };
        let has_most = self.names.with_untracked(set).unwrap_or_default();
        self.with_record(|record| doubts(draft, record, clock::this_year(), has_most))
    }

    /// Checks again what is shown as wrong.
    pub(super) fn check_again(self) {
        let check = || {
            let mut draft = self.draft.get_untracked();
            let new_unit = self.take_new_unit(&mut draft);
            let checked = self.checked(&draft, new_unit.and_then(|unit| unit.problem));
            checked.err().unwrap_or_default()
        };
        check_shown(self.errors, check, |error| error.field);
        let now = || self.draft.with_untracked(|draft| self.doubts(draft));
        check_shown(self.asked, now, |doubt| *doubt);
    }

    fn note_saved(self, is_changed: bool) {
        let is_unsaved = !self.app.is_in_first_store();
        match (is_changed, is_unsaved) {
            // The status says what happened; the draft is the only copy the browser has.
            (true, true) => self.app.toast.set(None),
            (true, false) => {
                self.drop_draft();
            }
            (false, _) => {
                self.drop_draft();
                self.app.say_done(text::NOTHING_CHANGED);
            }
        }
    }

    fn checked(
        self,
        draft: &ModelDraft,
        unit: Option<Problem>,
    ) -> Result<CheckedModel, Vec<FieldError>> {
        let year = self.task.with_value(Task::year);
        let checked = self.with_record(|record| check(draft, record, year));
        let checked = self.unless_to_come(draft, checked);
        let checked = self.unless_over(draft, self.unless_closed(checked));
        let Some(problem) = unit else { return checked };
        let field = FieldRef::Form(FormField::Unit);
        let mut errors = checked.err().unwrap_or_default();
        errors.retain(|error| error.field != field);
        errors.push(FieldError { field, problem });
        errors.sort_by_key(|error| error.field);
        Err(errors)
    }

    /// Says which days are still to come.
    fn unless_to_come(
        self,
        draft: &ModelDraft,
        checked: Result<CheckedModel, Vec<FieldError>>,
    ) -> Result<CheckedModel, Vec<FieldError>> {
        let year = self.task.with_value(Task::year);
        let present = self.seen.with_value(|seen| {
            let (id, record) = seen.iter().next()?;
            Some(ModelDraft::of(Model::new(id, record), year?))
        });
        let found = too_early::to_come(draft, present.as_ref(), clock::today());
        match checked {
            checked if found.is_empty() => checked,
            Ok(_) => Err(found),
            Err(mut errors) => {
                errors.extend(found);
                errors.sort_by_key(|error| error.field);
                Err(errors)
            }
        }
    }

    /// Notes the step that is taken, or says that the year is closed for the unit the model was in.
    fn unless_closed(
        self,
        checked: Result<CheckedModel, Vec<FieldError>>,
    ) -> Result<CheckedModel, Vec<FieldError>> {
        let model = checked?;
        let year = model.year();
        let is_changed = self.with_record(|record| !model.changes(record).is_empty());
        let is_closed = self.with_record(|record| {
            let unit = record.map_or("", |record| record.text(&[member::UNIT]));
            let is_closed = |names: &Names| names.closings.is_closed(&names.units, unit, year);
            self.names.with_untracked(is_closed)
        });
        if is_closed && is_changed {
            return Err(vec![FieldError {
                field: FieldRef::Form(FormField::Year),
                problem: Problem::YearClosed,
            }]);
        }
        Ok(model.stepping(clock::today(), &self.app.writer()))
    }

    /// Says that the score is above the most points of the set that holds for the unit and the year. The example does not bind.
    fn unless_over(
        self,
        draft: &ModelDraft,
        checked: Result<CheckedModel, Vec<FieldError>>,
    ) -> Result<CheckedModel, Vec<FieldError>> {
        let model = checked?;
        let score = score_literal(draft.text(FormField::Score));
        let present = self.with_record(|record| {
            let entry = record.and_then(|record| YearEntry::of(record, model.year()));
            entry.and_then(|entry| entry.score().cloned())
        });
        let typed = Number::parse(&score).filter(|score| present.as_ref() != Some(score));
        let is_over = typed.is_some_and(|score| {
            self.names.with_untracked(|names| {
                let (unit, year) = (draft.text(FormField::Unit), model.year());
                let set = (names.sets).in_force(&names.units, unit, year, Aspect::Criteria);
                set.is_some_and(|set| !set.is_sample && score.to_f64() > set.most_points())
            })
        });
        let error = FieldError {
            field: FieldRef::Form(FormField::Score),
            problem: Problem::OverMost,
        };
        if is_over { Err(vec![error]) } else { Ok(model) }
    }

    fn with_record<T>(self, read: impl FnOnce(Option<&Record>) -> T) -> T {
        self.seen
            .with_value(|seen| read(seen.iter().next().map(|(_, record)| record)))
    }

    /// Puts the id of a new unit into the draft, where one was named.
    fn take_new_unit(self, draft: &mut ModelDraft) -> Option<NewUnit> {
        let UnitChoice::New(new) = UnitChoice::read(draft.text(FormField::Unit)) else {
            return None;
        };
        let (name, parent) = (new.name, new.parent);
        let parent = parent.unwrap_or_else(|| own_unit(self.app));
        let name = single_spaced(name.trim());
        let n_chars = name.chars().count();
        let problem = match n_chars {
            0 => Some(Problem::Missing),
            n if n > MAX_UNIT_CHARS => Some(Problem::TooLong {
                max: MAX_UNIT_CHARS,
                n_chars,
            }),
            _ => None,
        };
        let (id, is_present) = self
            .app
            .register
            .with_untracked(|register| unit_for(register, &name, &parent));
        draft.set(FormField::Unit, id.id.as_str());
        Some(NewUnit {
            id,
            name,
            parent,
            is_present,
            problem,
        })
    }
}

/// Is a unit that was named in the form.
struct NewUnit {
    id: RecordId,
    name: String,
    /// The unit above it; "" for none.
    parent: String,
    /// Whether the register has a unit of this name already, which is then taken.
    is_present: bool,
    problem: Option<Problem>,
}

impl NewUnit {
    fn command(&self) -> Command {
        let members = match self.is_present {
            true => Vec::new(),
            false => vec![
                (member::NAME, Value::text(&self.name)),
                (member::PARENT, Value::text(&self.parent)),
            ],
        };
        Command::SaveUnit {
            id: self.id.clone(),
            members,
            successors: Vec::new(),
        }
    }
}

fn focus_title() {
    page::scroll_to(0.0);
    request_animation_frame(|| page::focus(FormField::Title.name()));
}
