//! What the model form starts with, and what of it is kept as a draft.

use crate::domain::draft::{FormField, ModelDraft};
use crate::domain::model::Model;
use crate::domain::register::{RecordId, Register};
use crate::domain::stage::{EntryKind, Stage, Subject};
use crate::format::settings::Settings;
use crate::ui::route::Route;

/// Says what the form is for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Task {
    /// A new model.
    Add,
    /// A present model, with its entry of one year where it has any.
    Edit {
        /// The model.
        id: RecordId,
        /// The year.
        year: Option<i32>,
    },
    /// A new year entry of a present model.
    AddYear {
        /// The model.
        id: RecordId,
    },
}

impl Task {
    /// Returns the model the form is about, where it is there already.
    pub fn model(&self) -> Option<&RecordId> {
        match self {
            Self::Add => None,
            Self::Edit { id, .. } | Self::AddYear { id } => Some(id),
        }
    }

    /// Returns the year entry the form was opened on.
    pub fn year(&self) -> Option<i32> {
        match self {
            Self::Edit { year, .. } => *year,
            Self::Add | Self::AddYear { .. } => None,
        }
    }

    /// Returns the form whose draft is stored under a name.
    pub fn of_draft(name: &str) -> Self {
        let id = |id: &str| RecordId::model(id);
        match name.rsplit_once('/') {
            None if name == "new" => Self::Add,
            Some((model, "new")) => Self::AddYear { id: id(model) },
            Some((model, year)) if year.parse::<i32>().is_ok() => Self::Edit {
                id: id(model),
                year: year.parse().ok(),
            },
            _ => Self::Edit {
                id: id(name),
                year: None,
            },
        }
    }

    /// Returns the way to the form.
    pub fn route(&self) -> Route {
        match self {
            Self::Add => Route::AddModel,
            Self::Edit { id, year } => Route::EditModel {
                id: id.id.clone(),
                year: *year,
            },
            Self::AddYear { id } => Route::AddYear { id: id.id.clone() },
        }
    }

    /// Returns the name the form's draft is stored under.
    pub fn draft_name(&self) -> String {
        match self {
            Self::Add => "new".to_owned(),
            Self::Edit { id, year: None } => id.id.clone(),
            Self::Edit {
                id,
                year: Some(year),
            } => format!("{}/{year}", id.id),
            Self::AddYear { id } => format!("{}/new", id.id),
        }
    }
}

/// Returns what the form holds before anybody has typed.
pub fn untouched(
    task: &Task,
    register: &Register,
    settings: &Settings,
    this_year: i32,
) -> ModelDraft {
    let model = task.model().and_then(|id| Model::find(register, id));
    match (task, model) {
        (Task::Edit { year, .. }, Some(model)) => {
            let draft = ModelDraft::of(model, year.unwrap_or(this_year));
            if year.is_some() {
                draft
            } else {
                with_first_entry(draft)
            }
        }
        (Task::AddYear { .. }, Some(model)) => next_year(model, this_year),
        _ => new_model(settings, this_year),
    }
}

fn new_model(settings: &Settings, this_year: i32) -> ModelDraft {
    let mut draft = ModelDraft::default();
    draft.set(FormField::Unit, settings.unit.as_str());
    draft.set(FormField::Year, this_year.to_string());
    draft.set(FormField::Kind, "model");
    draft.set(FormField::Subject, Subject::Collective.id());
    with_first_entry(draft)
}

fn with_first_entry(mut draft: ModelDraft) -> ModelDraft {
    draft.set(FormField::Entry, EntryKind::New.id());
    draft.set(FormField::Stage, Stage::Registered.id());
    draft
}

/// Goes on from the latest year: continued, at the same levels, in the first year that is free.
fn next_year(model: Model<'_>, this_year: i32) -> ModelDraft {
    let years = model.years();
    let Some(latest) = years.first() else {
        return with_first_entry(ModelDraft::of(model, this_year));
    };
    let is_taken = model.year(this_year).is_some();
    let year = if is_taken {
        latest.year() + 1
    } else {
        this_year
    };
    let mut draft = ModelDraft::of(model, year);
    draft.set(FormField::Entry, EntryKind::Continued.id());
    draft.set(FormField::Stage, Stage::Registered.id());
    draft.registered_levels = latest
        .registered_levels()
        .into_iter()
        .map(str::to_owned)
        .collect();
    draft
}

/// Lays what was typed last time over what the register has now, so that what others wrote meanwhile stays.
pub fn with_stored(mut draft: ModelDraft, stored: ModelDraft) -> ModelDraft {
    draft.texts.extend(stored.texts);
    draft.registered_levels = stored.registered_levels;
    draft.lists.extend(stored.lists);
    draft
}

/// Returns the model as the form is to see it: as whoever typed the draft saw it, where the register has all of that still; what
/// others wrote since is joined on saving. `now` is the model as the register has it.
pub fn seen_by(stored: Option<&ModelDraft>, now: Register) -> Register {
    let seen = stored.and_then(|stored| stored.seen.as_ref());
    let is_whole = |seen: &Register| {
        let mut records = seen.iter();
        records.all(|(id, record)| now.get(id).is_some_and(|now| now.includes(record)))
    };
    match seen {
        Some(seen) if is_whole(seen) => seen.clone(),
        _ => now,
    }
}

/// Returns the part of a draft worth storing: the texts somebody touched, the levels, the awards and the indicators, and the
/// model as it was seen.
pub fn to_store(draft: &ModelDraft, touched: &[FormField], seen: &Register) -> ModelDraft {
    let texts = draft
        .texts
        .iter()
        .filter(|(field, _)| touched.contains(field));
    ModelDraft {
        texts: texts.map(|(field, text)| (*field, text.clone())).collect(),
        registered_levels: draft.registered_levels.clone(),
        lists: draft.lists.clone(),
        seen: (!seen.is_empty()).then(|| seen.clone()),
    }
}

/// Returns the start of the next new model: unit, field and year as before.
pub fn after(saved: &ModelDraft) -> ModelDraft {
    let mut draft = ModelDraft::default();
    for field in [FormField::Unit, FormField::Field, FormField::Year] {
        draft.set(field, saved.text(field));
    }
    draft.registered_levels = saved.registered_levels.clone();
    draft
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::change::Change;
    use crate::domain::command::{Command, apply};
    use crate::domain::date::Timestamp;
    use crate::domain::member;
    use crate::domain::model::YearEntry;
    use crate::domain::path::Segment;
    use crate::domain::replica::ReplicaId;
    use crate::domain::value::Value;
    use crate::domain::writer::Writer;

    fn id() -> RecordId {
        RecordId::model("1")
    }

    fn register(years: &[i32]) -> Register {
        let mut changes = vec![Change::Write([member::TITLE].into(), Value::text("A"))];
        for year in years {
            let level = Segment::Item("level".into());
            let level = YearEntry::path(*year, member::REGISTERED_LEVELS).join(level);
            changes.push(Change::Write(level, Value::text(format!("level {year}"))));
            let results = YearEntry::path(*year, member::RESULTS);
            changes.push(Change::Write(results, Value::text("done")));
        }
        let mut register = Register::new();
        let mut writer = Writer::new([ReplicaId::new(1); 2]);
        let by: Arc<str> = "".into();
        let command = Command::Make(vec![(id(), changes)]);
        apply(
            &mut register,
            &mut writer,
            Timestamp::from_millis(0),
            &by,
            &command,
        );
        register
    }

    fn start(task: &Task, years: &[i32]) -> ModelDraft {
        let settings = Settings {
            unit: "own".into(),
            writer: String::new(),
        };
        untouched(task, &register(years), &settings, 2026)
    }

    #[test]
    fn a_draft_leads_back_to_its_form() {
        let years = [Some(2025), None].map(|year| Task::Edit { id: id(), year });
        for task in years
            .into_iter()
            .chain([Task::Add, Task::AddYear { id: id() }])
        {
            assert_eq!(Task::of_draft(&task.draft_name()), task);
        }
    }

    #[test]
    fn a_new_model_starts_in_the_own_unit_and_this_year() {
        let draft = start(&Task::Add, &[]);
        assert_eq!(draft.text(FormField::Unit), "own");
        assert_eq!(draft.text(FormField::Year), "2026");
        assert_eq!(draft.text(FormField::Stage), "registered");
    }

    #[test]
    fn a_further_year_goes_on_from_the_latest_and_takes_a_free_year() {
        for (years, expect) in [(&[2024, 2025][..], "2026"), (&[2025, 2026][..], "2027")] {
            let draft = start(&Task::AddYear { id: id() }, years);
            assert_eq!(draft.text(FormField::Year), expect);
            assert_eq!(draft.text(FormField::Entry), "continued");
            assert_eq!(draft.text(FormField::Results), "");
            let latest = years.last().map(|year| format!("level {year}"));
            assert_eq!(draft.registered_levels.first(), latest.as_ref());
        }
    }

    #[test]
    fn the_first_year_of_a_model_is_new() {
        let draft = start(&Task::AddYear { id: id() }, &[]);
        assert_eq!(draft.text(FormField::Entry), "new");
        let draft = start(
            &Task::Edit {
                id: id(),
                year: None,
            },
            &[],
        );
        assert_eq!(draft.text(FormField::Year), "2026");
    }

    #[test]
    fn a_stored_draft_holds_only_what_was_touched() {
        let task = Task::Edit {
            id: id(),
            year: Some(2025),
        };
        let mut typed = start(&task, &[2025]);
        typed.set(FormField::Notes, "typed");
        let stored = to_store(&typed, &[FormField::Notes], &Register::new());
        let mut meanwhile = start(&task, &[2025]);
        meanwhile.set(FormField::Title, "from elsewhere");
        let offered = with_stored(meanwhile, stored);
        assert_eq!(offered.text(FormField::Title), "from elsewhere");
        assert_eq!(offered.text(FormField::Notes), "typed");
    }

    #[test]
    fn a_stored_draft_is_saved_as_by_somebody_who_saw_what_was_there_when_it_was_typed() {
        let seen = register(&[2025]);
        let task = Task::Edit {
            id: id(),
            year: Some(2025),
        };
        let typed = start(&task, &[2025]);
        let stored = to_store(&typed, &[], &seen);
        assert_eq!(stored.seen.as_ref(), Some(&seen));
        let mut now = seen.clone();
        let mut other = Writer::new([ReplicaId::new(2); 2]);
        let notes = Change::Write([member::NOTES].into(), Value::text("from elsewhere"));
        let by: Arc<str> = "".into();
        let command = Command::Make(vec![(id(), vec![notes])]);
        apply(
            &mut now,
            &mut other,
            Timestamp::from_millis(1),
            &by,
            &command,
        );
        assert_eq!(seen_by(Some(&stored), now.clone()), seen);
        assert_eq!(seen_by(None, now.clone()), now);
        // What was taken back since is not brought back by an old draft.
        let without = Register::new();
        assert_eq!(seen_by(Some(&stored), without.clone()), without);
    }
}
