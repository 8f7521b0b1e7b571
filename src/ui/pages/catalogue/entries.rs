//! One list of the catalogue: added to, renamed, retired; deleted only where nothing uses it.

use std::collections::BTreeMap;

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;

use super::entry_row::EntryRow;
use crate::domain::catalogue::CatalogueList;
use crate::domain::command::{Command, is_entry_used};
use crate::domain::fold::compose;
use crate::domain::model::Model;
use crate::domain::new_id::new_id;
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::unit_draft::MAX_NAME_CHARS;
use crate::ui::components::name_form::{NameForm, NameFormUse};
use crate::ui::markup::{Row, keyed_list};
use crate::ui::state::App;
use crate::ui::text::catalogue::{self as text, ListName};

/// Says how an entry stands in the catalogue.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Standing {
    /// It is offered.
    Offered,
    /// It is no longer offered.
    Retired,
    /// Models name it, and the catalogue does not have it.
    Unknown,
}

/// Is one entry as the list shows it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How it stands.
    pub standing: Standing,
    /// How many models name it; `None` for lists that are not counted.
    pub n_models: Option<usize>,
    /// Whether anything names it, hidden models too.
    pub is_used: bool,
}

/// Returns the records of a list.
pub const fn collection(list: ListName) -> Collection {
    match list {
        ListName::Fields => Collection::FIELDS,
        ListName::Kinds => Collection::KINDS,
        ListName::Levels => Collection::LEVELS,
        ListName::Grades => Collection::GRADES,
    }
}

/// Returns a short name of a list, for ids in the page.
pub const fn key(list: ListName) -> &'static str {
    match list {
        ListName::Fields => "fields",
        ListName::Kinds => "kinds",
        ListName::Levels => "levels",
        ListName::Grades => "grades",
    }
}

/// Counts the models by the id they name in a list; `None` for lists that year entries use.
fn counts(register: &Register, list: ListName) -> Option<BTreeMap<String, usize>> {
    let named = |model: Model<'_>| match list {
        ListName::Fields => Some(model.field().to_owned()),
        ListName::Kinds => Some(model.kind().to_owned()),
        ListName::Levels | ListName::Grades => None,
    };
    if matches!(list, ListName::Levels | ListName::Grades) {
        return None;
    }
    let mut counts = BTreeMap::new();
    for id in Model::all(register)
        .filter_map(named)
        .filter(|id| !id.is_empty())
    {
        *counts.entry(id).or_default() += 1;
    }
    Some(counts)
}

fn entries(register: &Register, list: ListName) -> Vec<Entry> {
    let collection = collection(list);
    let mut counts = counts(register, list);
    let mut entries: Vec<Entry> = CatalogueList::of(register, &collection)
        .iter()
        .map(|entry| Entry {
            id: entry.id.clone(),
            name: entry.name.clone(),
            standing: if entry.is_retired {
                Standing::Retired
            } else {
                Standing::Offered
            },
            n_models: counts
                .as_mut()
                .map(|counts| counts.remove(&entry.id).unwrap_or(0)),
            is_used: is_entry_used(register, &RecordId::new(collection.clone(), &entry.id)),
        })
        .collect();
    let unknown = counts.into_iter().flatten().map(|(id, n)| Entry {
        name: id.clone(),
        id,
        standing: Standing::Unknown,
        n_models: Some(n),
        is_used: true,
    });
    entries.extend(unknown);
    entries
}

/// Says what is wrong with the name of an entry; `except` is the entry's own id.
pub fn wrong_name(entries: &[Entry], name: &str, except: Option<&str>) -> Option<String> {
    let n_chars = name.chars().count();
    if n_chars == 0 {
        return Some(text::NAME_MISSING.to_owned());
    }
    if n_chars > MAX_NAME_CHARS {
        return Some(text::name_too_long(n_chars));
    }
    let spelling = compose(name);
    entries
        .iter()
        .filter(|entry| entry.standing != Standing::Unknown && Some(entry.id.as_str()) != except)
        .find(|entry| compose(&entry.name) == spelling)
        .map(|entry| text::name_taken(&entry.name))
}

/// Shows a list with everything that can be done to it.
#[component]
pub fn EntriesCard(
    /// The list.
    list: ListName,
) -> impl IntoMarkup {
    let app = App::expect();
    let all = Memo::new(move |_| app.register.with(|register| entries(register, list)));
    let edited = RwSignal::new(None::<String>);
    let add = move |name: String| {
        let command = app.register.with_untracked(|register| Command::AddEntry {
            id: new_id(register, collection(list), &name),
            order: CatalogueList::of(register, &collection(list)).next_order(),
            name: name.clone(),
        });
        if app.dispatch(&command) {
            app.say_undoable(text::added(&name));
        }
    };
    let check = move |name: String| all.with_untracked(|all| wrong_name(all, &name, None));
    let rows = move || {
        let row = |entry: &Entry| {
            let (key, entry) = (format!("{entry:?}"), entry.clone());
            Row::new(key, move || {
                view! { <EntryRow list=list entry=entry.clone() all=all edited=edited /> }
            })
        };
        all.with(|all| all.iter().map(row).collect())
    };
    let title_id = format!("list-{}", key(list));
    view! {
        <section class="card" aria-labelledby=title_id.clone()>
            <h2 class="card__title" id=title_id.clone() tabindex="-1">
                {text::list_title(list)}
            </h2>
            <ul class="entry-list">
                {keyed_list(rows)}
            </ul>
            <NameForm
                id=format!("add-{}", key(list))
                label=text::add_label(list)
                usage=NameFormUse::Add
                check=Callback::new(check)
                on_save=Callback::new(add)
            />
            {(list == ListName::Fields).then(|| view! { <p class="hint">{text::NEVER_DELETED}</p> })}
        </section>
    }
}
