//! One list of the catalogue: added to, renamed, retired; deleted only where nothing uses it.

use std::collections::BTreeMap;

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use super::indicator_form::NewIndicator;
use super::line::{self, Line, Standing, heading_id};
use super::row::entry_list;
use crate::domain::catalogue::{CatalogueEntry, CatalogueList};
use crate::domain::catalogue_use::used_entries;
use crate::domain::command::Command;
use crate::domain::fold::{compose, is_blank};
use crate::domain::model::Model;
use crate::domain::new_id::new_id;
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::unit_draft::MAX_NAME_CHARS;
use crate::shell::page;
use crate::ui::components::name_form::{NameForm, NameFormUse};
use crate::ui::state::App;
use crate::ui::text::catalogue::{self as text, ListName};
use crate::ui::typed::{Keeping, keeping};

/// Returns the records of a list.
pub(super) const fn collection(list: ListName) -> Collection {
    match list {
        ListName::Fields => Collection::FIELDS,
        ListName::Kinds => Collection::KINDS,
        ListName::Levels => Collection::LEVELS,
        ListName::Grades => Collection::GRADES,
        ListName::AwardForms => Collection::AWARD_FORMS,
        ListName::AwardingBodies => Collection::AWARDING_BODIES,
        ListName::Indicators => Collection::INDICATORS,
    }
}

/// Returns the id of the search in a long list.
const fn search_id(list: ListName) -> &'static str {
    match list {
        ListName::Fields => "fields-search",
        ListName::Kinds => "kinds-search",
        ListName::Levels => "levels-search",
        ListName::Grades => "grades-search",
        ListName::AwardForms => "award-forms-search",
        ListName::AwardingBodies => "awarding-bodies-search",
        ListName::Indicators => "indicators-search",
    }
}

/// Counts the models by the id they name in a list; `None` for lists that year entries use.
fn counts(register: &Register, list: ListName) -> Option<BTreeMap<String, usize>> {
    let named = match list {
        ListName::Fields => Model::field,
        ListName::Kinds => Model::kind,
        _ => return None,
    };
    let mut counts = BTreeMap::new();
    for id in Model::all(register).map(named).filter(|id| !id.is_empty()) {
        *counts.entry(id.to_owned()).or_default() += 1;
    }
    Some(counts)
}

fn lines(register: &Register, list: ListName) -> Vec<Line> {
    let collection = collection(list);
    let mut counts = counts(register, list);
    let used = used_entries(register, &collection);
    let about = |entry: &CatalogueEntry| match list {
        ListName::Indicators => text::measured(&entry.measure),
        ListName::Grades => text::effective(entry.is_effective(), entry.effective.is_some()),
        _ => String::new(),
    };
    let mut lines: Vec<Line> = CatalogueList::of(register, &collection)
        .iter()
        .map(|entry| {
            let record = RecordId::new(collection.clone(), &entry.id);
            let n_models = counts
                .as_mut()
                .map(|counts| counts.remove(&entry.id).unwrap_or(0));
            let (standing, note): (_, fn(usize) -> String) = if entry.is_retired {
                (Standing::Retired, text::retired_note)
            } else {
                (Standing::Offered, text::n_models)
            };
            Line {
                name: entry.name.clone(),
                note: n_models.map_or_else(|| about(entry), note),
                standing,
                troubles: line::undecided_name(entry.is_undecided),
                depth: 0,
                is_used: used.contains(&entry.id),
                effective: (list == ListName::Grades).then(|| entry.is_effective()),
                record,
            }
        })
        .collect();
    let unknown = counts.into_iter().flatten();
    lines.extend(unknown.map(|(id, n)| Line::unknown(RecordId::new(collection.clone(), id), n)));
    lines
}

/// Says what is wrong with the name of an entry; `except` is the entry's own id.
pub fn wrong_name(lines: &[Line], name: &str, except: Option<&str>) -> Option<String> {
    let n_chars = name.chars().count();
    if is_blank(name) {
        return Some(text::NAME_MISSING.to_owned());
    }
    if n_chars > MAX_NAME_CHARS {
        return Some(text::name_too_long(n_chars));
    }
    let spelling = compose(name);
    lines
        .iter()
        .filter(|line| line.standing != Standing::Unknown)
        .filter(|line| Some(line.record.id.as_str()) != except)
        .find(|line| compose(&line.name) == spelling)
        .map(|line| text::name_taken(&line.name))
}

/// Shows a list with everything that can be done to it.
#[component]
pub fn EntriesCard(
    /// The list.
    list: ListName,
) -> impl IntoMarkup {
    let app = App::expect();
    let all = Memo::new(move |_| app.with_shown(|register| lines(register, list)));
    let add = move |name: String| {
        let command = app.register.with_untracked(|register| Command::AddEntry {
            id: new_id(register, collection(list), &name),
            order: CatalogueList::of(register, &collection(list)).next_order(),
            name: name.clone(),
        });
        app.dispatch(command, text::added(&name));
    };
    let check = move |name: String| all.with_untracked(|all| wrong_name(all, &name, None));
    let (add, check) = (Callback::new(add), Callback::new(check));
    let new_name = move || {
        let id = format!("add-{}", collection(list));
        let form_id = id.clone();
        let form = move |open: Keeping<[String; 1]>| {
            let focus = id.clone();
            let save = move |name| {
                add.run(name);
                open.begin_anew();
                let id = focus.clone();
                request_animation_frame(move || page::focus(&id));
            };
            let [name] = open.draft.get_untracked();
            view! {
                <NameForm
                    id=id.clone()
                    label=text::add_label(list)
                    value=name
                    usage=NameFormUse::Add
                    check=check
                    on_save=Callback::new(save)
                    on_input=Callback::new(move |name| open.draft.set([name]))
                />
            }
        };
        keeping(form_id.clone(), form_id, None, Default::default, form)
    };
    let title_id = heading_id(&collection(list));
    view! {
        <section class="card" aria-labelledby=title_id.clone()>
            <h2 class="card__title" id=title_id.clone() tabindex="-1">
                {text::list_title(list)}
            </h2>
            {entry_list(search_id(list), all)}
            {match list {
                ListName::Indicators => view! { <NewIndicator all=all /> },
                _ => new_name(),
            }}
            {(list == ListName::Fields).then(|| view! { <p class="hint">{text::NEVER_DELETED}</p> })}
        </section>
    }
}
