//! The parts of the form of a set that stand once: its name, owner and years, and the entries it names.

use crate::ui::markup::{IntoMarkup, Markup, view};
use leptos::prelude::*;

use super::set_form::Form;
use crate::domain::catalogue::CatalogueList;
use crate::domain::catalogue_set::Aspect;
use crate::domain::set_check::SetField;
use crate::domain::set_draft::SetDraft;
use crate::domain::unit::Unit;
use crate::format::ready_sets::ready_entries;
use crate::ui::components::field::{Control, Field, Need, Span};
use crate::ui::components::select::{Choice, unit_choices};
use crate::ui::names::Names;
use crate::ui::parts::{N_SHOWN, by_parts};
use crate::ui::state::App;
use crate::ui::text::{catalogue, sets as text, shell};

/// Shows name, source, owner and years.
#[component]
pub(super) fn Head(form: Form) -> impl IntoMarkup {
    let names = App::expect().names;
    let draft = form.draft.get_untracked();
    let owners = Control::choice(move |owner| names.with(|names| owners(names, owner)));
    let set = move |member: fn(&mut SetDraft) -> &mut String| {
        Callback::new(move |value| form.draft.update(|draft| *member(draft) = value))
    };
    let sample = move |is_sample| form.draft.update(|draft| draft.is_sample = is_sample);
    let line = || Control::Line("");
    let year = || Control::Line("numeric");
    let error = |field| form.error(Box::new(move || Some(field)));
    view! {
        <div class="fieldset__body">
            <Field
                id=form.input_id(SetField::Name)
                label=text::NAME
                control=line()
                value=draft.name
                error=error(SetField::Name)
                need=Need::Required
                span=Span::Wide
                on_input=set(|draft| &mut draft.name)
            />
            <Field
                id=form.input_id(SetField::Source)
                label=text::SOURCE
                hint=text::SOURCE_HINT
                control=line()
                value=draft.source
                error=error(SetField::Source)
                on_input=set(|draft| &mut draft.source)
            />
            <Field
                id=format!("{}-owner", form.input_id(SetField::Name))
                label=text::OWNER
                control=owners
                value=draft.unit
                on_input=set(|draft| &mut draft.unit)
            />
            <Field
                id=form.input_id(SetField::FromYear)
                label=text::FROM_YEAR
                hint=text::YEAR_HINT
                control=year()
                value=draft.from_year
                error=error(SetField::FromYear)
                on_input=set(|draft| &mut draft.from_year)
            />
            <Field
                id=form.input_id(SetField::ToYear)
                label=text::TO_YEAR
                hint=text::YEAR_HINT
                control=year()
                value=draft.to_year
                error=error(SetField::ToYear)
                on_input=set(|draft| &mut draft.to_year)
            />
            {tick(None, text::IS_SAMPLE.to_owned(), draft.is_sample, sample)}
        </div>
    }
}

/// Returns a tick with its words.
pub(super) fn tick(
    id: Option<String>,
    words: String,
    is_ticked: bool,
    on_change: impl Fn(bool) + 'static,
) -> Markup {
    view! {
        <label class="choice">
            <input
                type="checkbox"
                id=id
                prop:checked=is_ticked
                on:change=move |event| on_change(event_target_checked(&event))
            />
            {words}
        </label>
    }
}

/// Lists the units a set can belong to, and the one it has.
fn owners(names: &Names, present: &str) -> Vec<Choice> {
    let mut choices = vec![(String::new(), text::ALL_UNITS.to_owned())];
    let is_offered = |unit: &Unit| !unit.is_retired || unit.id == present;
    choices.extend(unit_choices(&names.units, &is_offered));
    if choices.iter().all(|(id, _)| id != present) {
        let words = format!("{present} ({})", shell::NOT_IN_CATALOGUE);
        choices.push((present.to_owned(), words));
    }
    choices
}

/// Lets people tick the entries the set names, list by list.
#[component]
pub(super) fn Ticks(form: Form) -> impl IntoMarkup {
    let lists = Aspect::ALL.iter().filter(|one| one.collection().is_some());
    let list = |(aspect, at): (&Aspect, usize)| {
        let aspect = *aspect;
        let mut entries = entries(form, aspect);
        if entries.len() > N_SHOWN {
            // What the set names is seen without asking for more.
            entries.sort_by_key(|(_, _, is_ticked)| !is_ticked);
        }
        let entries: Vec<_> = entries.into_iter().zip(0..).collect();
        let one = move |((id, words, _), place): &((String, String, bool), usize)| {
            // The first of all is where an error of the whole leads.
            let input = (at == 0 && *place == 0).then(|| form.input_id(SetField::Content));
            let entry = (aspect, id.clone());
            let is_ticked = (form.draft).with_untracked(|draft| draft.entries.contains(&entry));
            tick(input, words.clone(), is_ticked, move |is_ticked| {
                form.draft.update(|draft| {
                    let entry = entry.clone();
                    match is_ticked {
                        true => draft.entries.insert(entry),
                        false => draft.entries.remove(&entry),
                    };
                });
            })
        };
        let ticks = by_parts(
            entries,
            one,
            |ticks| view! { <div class="choices">{ticks}</div> },
        );
        view! {
            <fieldset class="field">
                <legend class="field__label">{text::aspect(aspect)}</legend>
                {ticks}
            </fieldset>
        }
    };
    view! {
        <div>
            <p class="field__label">{text::ENTRIES}</p>
            <p class="hint">{text::ENTRIES_HINT}</p>
        </div>
        {lists.zip(0..).map(list).collect::<Markup>()}
    }
}

/// Lists the entries of a list that can be ticked: those offered, those ticked whatever they are, with their words.
fn entries(form: Form, aspect: Aspect) -> Vec<(String, String, bool)> {
    let Some(list) = aspect.collection() else {
        return Vec::new();
    };
    let known = (App::expect().register).with_untracked(|all| CatalogueList::of(all, &list));
    let draft = form.draft.get_untracked();
    let is_ticked = |id: &str| draft.entries.contains(&(aspect, id.to_owned()));
    let mut entries: Vec<(String, String, bool)> = known
        .iter()
        .filter(|entry| !entry.is_retired || is_ticked(&entry.id))
        .map(|entry| {
            let words = match entry.is_retired {
                true => format!("{} ({})", entry.name, catalogue::RETIRED),
                false => entry.name.clone(),
            };
            (entry.id.clone(), words, is_ticked(&entry.id))
        })
        .collect();
    let missing = draft.entries.iter().filter(|(one, _)| *one == aspect);
    let missing = missing.filter(|(_, id)| known.get(id).is_none());
    entries.extend(missing.map(|(_, id)| {
        let ready = ready_entries(aspect);
        let words = match ready.iter().find(|(one, _)| one == id) {
            Some((_, name)) => (*name).to_owned(),
            None => format!("{id} ({})", shell::NOT_IN_CATALOGUE),
        };
        (id.clone(), words, true)
    }));
    entries
}
