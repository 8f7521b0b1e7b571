//! The form of a set, new, copied or present.

use crate::ui::markup::{IntoMarkup, anew, view};
use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::set_parts::{Head, Ticks};
use super::set_rows::Table;
use crate::domain::catalogue_set::Sets;
use crate::domain::closing::touched::outcome;
use crate::domain::command::Command;
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::set_changes::new_set_id;
use crate::domain::set_check::{SetField, SetFlaw};
use crate::domain::set_draft::{RowDraft, RowList, SetDraft};
use crate::format::ready_sets::{READY_SETS, missing_entries};
use crate::shell::{clock, page};
use crate::ui::check_again::{check_shown, when_left};
use crate::ui::components::field::FieldError;
use crate::ui::components::select::Select;
use crate::ui::pages::closed_years::shifted_years;
use crate::ui::state::App;
use crate::ui::text::{catalogue, sets as text, shell};
use crate::ui::typed::{Keeping, Label, keeping};

/// Returns the id of the first input; `None` is the form of a new set.
pub fn name_input_id(set: Option<&str>) -> String {
    format!("{}-name", prefix(set))
}

fn prefix(set: Option<&str>) -> String {
    match set {
        Some(id) => format!("set-{id}"),
        None => "new-set".to_owned(),
    }
}

/// Is what a form begins with.
#[derive(Clone, PartialEq)]
pub struct Start {
    draft: SetDraft,
    /// The set it is copied from.
    origin: Option<RecordId>,
    /// The set as it is, and the one it is copied from: what others write meanwhile is not overwritten.
    seen: Register,
}

impl Start {
    /// Begins an empty set of the register's own unit, from this year on.
    pub fn of_unit(app: App) -> Self {
        Self {
            draft: SetDraft {
                unit: app
                    .settings
                    .with_untracked(|settings| settings.unit.clone()),
                from_year: clock::this_year().to_string(),
                ..SetDraft::default()
            },
            origin: None,
            seen: Register::new(),
        }
    }

    /// Begins with a set as it is.
    pub fn of_set(app: App, set: &RecordId) -> Self {
        app.with_shown_untracked(|register| Self {
            draft: register.get(set).map(SetDraft::of).unwrap_or_default(),
            origin: None,
            seen: register.part([set]),
        })
    }

    /// Begins with a copy; one of a set for all becomes the register's own unit's, or it would bind others too.
    pub fn of_copy(app: App, mut draft: SetDraft, origin: &RecordId) -> Self {
        if draft.unit.is_empty() {
            draft.unit = app
                .settings
                .with_untracked(|settings| settings.unit.clone());
        }
        Self {
            draft,
            origin: Some(origin.clone()),
            seen: app.with_shown_untracked(|register| register.part([origin])),
        }
    }
}

/// Returns which input it is now; a row that is gone has none.
pub type FieldNow = Box<dyn Fn() -> Option<SetField> + Send + Sync>;

/// Is a form under way.
#[derive(Clone, Copy)]
pub struct Form {
    /// The id of the set; none for a new one.
    set: StoredValue<Option<String>>,
    start: StoredValue<Start>,
    /// What the inputs hold.
    pub draft: RwSignal<SetDraft>,
    flaws: RwSignal<Vec<(SetField, SetFlaw)>>,
    /// One number for each row of each table, which stays with it when others are taken out.
    pub keys: RwSignal<[Vec<usize>; 3]>,
}

impl Form {
    /// Returns the id of an input in the page.
    pub fn input_id(self, field: SetField) -> String {
        let prefix = self.set.with_value(|set| prefix(set.as_deref()));
        match field {
            SetField::Name => format!("{prefix}-name"),
            SetField::Source => format!("{prefix}-source"),
            SetField::FromYear => format!("{prefix}-from"),
            SetField::ToYear => format!("{prefix}-to"),
            SetField::Content => format!("{prefix}-content"),
            SetField::Cell(list, row, column) => {
                let keys = self.keys.with_untracked(|keys| keys[list as usize].clone());
                let key = keys.get(row).copied().unwrap_or_default();
                self.cell_id(list, key, column)
            }
        }
    }

    /// Returns the id of the cell of the row with a key.
    pub fn cell_id(self, list: RowList, key: usize, column: usize) -> String {
        let prefix = self.set.with_value(|set| prefix(set.as_deref()));
        format!("{prefix}-{}-{key}-{column}", list as u8)
    }

    /// Returns what is wrong with an input, which may move.
    pub fn error(self, field: FieldNow) -> Signal<Option<String>> {
        Signal::derive(move || {
            let field = field()?;
            self.flaws.with(|flaws| {
                let flaw = flaws.iter().find(|(wrong, _)| *wrong == field);
                flaw.map(|(_, flaw)| text::flaw(field, flaw))
            })
        })
    }

    /// Returns where the row with a key stands.
    pub fn place(self, list: RowList, key: usize) -> Option<usize> {
        self.keys
            .with(|keys| keys[list as usize].iter().position(|one| *one == key))
    }

    /// Adds an empty row to a table and goes to it.
    pub fn add_row(self, list: RowList) {
        let mut key = 0;
        self.keys.update(|keys| {
            let keys = &mut keys[list as usize];
            key = keys.iter().max().map_or(0, |key| key + 1);
            keys.push(key);
        });
        self.draft
            .update(|draft| draft.rows_mut(list).push(RowDraft::default()));
        let id = self.cell_id(list, key, 0);
        request_animation_frame(move || page::focus(&id));
    }

    /// Takes a row out. What was wrong is looked for anew at the next saving.
    pub fn remove_row(self, list: RowList, key: usize) {
        let Some(at) = self.place(list, key) else {
            return;
        };
        self.flaws.set(Vec::new());
        self.draft.update(|draft| {
            draft.rows_mut(list).remove(at);
        });
        self.keys.update(|keys| {
            keys[list as usize].remove(at);
        });
    }

    fn fill(self, draft: SetDraft) {
        let keys = |list| (0..draft.rows(list).len()).collect::<Vec<usize>>();
        self.keys.set([
            keys(RowList::Criteria),
            keys(RowList::Thresholds),
            keys(RowList::Deadlines),
        ]);
        self.flaws.set(Vec::new());
        self.draft.set(draft);
    }

    /// Returns the command that saves what is typed, and the set as it was seen.
    fn made(
        self,
        app: App,
        draft: &SetDraft,
    ) -> Result<(Register, Command), Vec<(SetField, SetFlaw)>> {
        let seen = self.start.with_value(|start| start.seen.clone());
        let origin = self.start.with_value(|start| start.origin.clone());
        app.register.with_untracked(|register| {
            let id = self.set.with_value(|set| match set {
                Some(id) => RecordId::new(Collection::SETS, id),
                None => new_set_id(register, &draft.unit, &draft.name),
            });
            let checked = draft.check(&Sets::of(register), &id.id)?;
            let origin = origin.and_then(|origin| seen.get(&origin));
            let mut changes = missing_entries(register, draft);
            changes.push((id.clone(), checked.changes(seen.get(&id), origin)));
            let command = Command::Make(changes);
            let after = outcome(register, &command);
            match shifted_years(app, register, &after) {
                Some(years) => Err(vec![(SetField::FromYear, SetFlaw::ChangesClosed(years))]),
                None => Ok((seen.part([&id]), command)),
            }
        })
    }

    /// Checks again what is shown as wrong.
    fn check_again(self, app: App) {
        let check = || {
            let draft = self.draft.get_untracked();
            self.made(app, &draft).err().unwrap_or_default()
        };
        check_shown(self.flaws, check, |(field, _)| *field);
    }

    fn save(self, app: App, on_close: Callback<()>) {
        let draft = self.draft.get_untracked();
        match self.made(app, &draft) {
            Ok((seen, command)) => {
                let name = draft.name.trim();
                let deed = match self.set.with_value(Option::is_some) {
                    true => catalogue::saved(name),
                    false => catalogue::added(name),
                };
                on_close.run(());
                app.dispatch_as_seen(seen, command, deed);
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
pub fn SetForm(
    /// The id of the set; none for a new one.
    set: Option<String>,
    /// What the form begins with.
    start: Start,
    /// Tells that it is saved or given up.
    on_close: Callback<()>,
) -> impl IntoMarkup {
    let origin = start.origin.as_ref();
    let name = match origin {
        Some(origin) => format!("copy of {origin}"),
        None => typed_name(set.as_deref()),
    };
    let (first, is_present) = (name_input_id(set.as_deref()), set.is_some());
    let draft = start.draft.clone();
    let form = move |open| {
        let (set, start) = (set.clone(), start.clone());
        view! { <OpenForm set=set start=start open=open on_close=on_close /> }
    };
    let label = is_present.then_some(typed_label as Label);
    keeping(name, first, label, move || draft.clone(), form)
}

/// Names the form of a set, or of a new one, among those that keep what is typed.
pub fn typed_name(set: Option<&str>) -> String {
    match set {
        Some(id) => format!("set/{id}"),
        None => "set".to_owned(),
    }
}

fn typed_label(input: &str) -> &'static str {
    match input {
        "name" => text::NAME,
        "source" => text::SOURCE,
        "unit" => text::OWNER,
        "from_year" => text::FROM_YEAR,
        "to_year" => text::TO_YEAR,
        "is_sample" => text::IS_SAMPLE,
        _ => "",
    }
}

#[component]
fn OpenForm(
    set: Option<String>,
    start: Start,
    open: Keeping<SetDraft>,
    on_close: Callback<()>,
) -> impl IntoMarkup {
    let app = App::expect();
    let draft = start.draft.clone();
    let is_empty = set.is_none() && start.origin.is_none();
    let form = Form {
        set: StoredValue::new(set),
        start: StoredValue::new(start),
        draft: open.draft,
        flaws: RwSignal::new(Vec::new()),
        keys: RwSignal::new(Default::default()),
    };
    form.fill(open.draft.get_untracked());
    let on_close = Callback::new(move |()| {
        open.end();
        on_close.run(());
    });
    // Which ready set was chosen: the inputs are made anew for it.
    let chosen = RwSignal::new(String::new());
    let choose = Callback::new(move |value: String| {
        let mut filled = draft.clone();
        let ready = value.parse().ok().and_then(|at: usize| READY_SETS.get(at));
        ready
            .into_iter()
            .for_each(|ready| ready.fill_in(&mut filled));
        form.fill(filled);
        chosen.set(value);
    });
    let left = when_left(move || form.check_again(app));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.save(app, on_close);
    };
    let choices = Memo::new(move |_| {
        let none = (String::new(), text::START_EMPTY.to_owned());
        let ready = READY_SETS.iter().zip(0..);
        let ready = ready.map(|(set, at): (_, usize)| (at.to_string(), set.name.to_owned()));
        [none].into_iter().chain(ready).collect::<Vec<_>>()
    });
    let body = move || {
        chosen.track();
        let tables = RowList::ALL.iter();
        let tables = tables.map(|list| view! { <Table form=form list=*list /> });
        view! {
            <Head form=form />
            <Ticks form=form />
            {tables.collect::<Vec<_>>()}
        }
    };
    let content_error = form.error(Box::new(|| Some(SetField::Content)));
    view! {
        <form class="stack" novalidate on:submit=submit on:focusout=move |_| left()>
            {is_empty
                .then(|| {
                    view! {
                        <Select
                            id="ready-set"
                            label=text::START_FROM
                            choices=choices
                            value=chosen
                            on_choose=choose
                        />
                    }
                })}
            {anew(body)}
            <FieldError id=format!("{}-error", form.input_id(SetField::Content)) error=content_error />
            <div class="buttons">
                <button class="button button--primary" type="submit">
                    {shell::SAVE}
                </button>
                <button class="button" type="button" on:click=move |_| on_close.run(())>
                    {shell::CANCEL}
                </button>
            </div>
        </form>
    }
}
