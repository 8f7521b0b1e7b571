//! What the selects of the form offer: the catalogue's entries, and whatever the model has already.

use super::form::Form;
use crate::domain::catalogue::{CatalogueEntry, CatalogueList};
use crate::domain::catalogue_set::Aspect;
use crate::domain::draft::FormField;
use crate::domain::item_draft::ItemField;
use crate::domain::stage::{EntryKind, Stage, Subject};
use crate::domain::unit::UnitTree;
use crate::ui::components::field::Control;
use crate::ui::components::select::{Choice, indented};
use crate::ui::names::Names;
use crate::ui::text::{model_form as text, shell, words};
use crate::ui::unit_choice::{UnitChoice, other_unit};

/// Returns what an input is typed or chosen with.
pub(super) fn control(field: FormField, form: Form) -> Control {
    let names = form.names;
    match field {
        FormField::Kind => of_list(field, form, Aspect::Kinds, |names| &names.kinds),
        FormField::Field => of_list(field, form, Aspect::Fields, |names| &names.fields),
        FormField::Grade => of_list(field, form, Aspect::Grades, |names| &names.grades),
        FormField::RecognisedLevel => of_list(field, form, Aspect::Levels, |names| &names.levels),
        FormField::Unit => {
            Control::choice(move |value| names.with(|names| unit_choices(&names.units, value)))
        }
        FormField::Subject => fixed(field, || {
            let all = Subject::ALL.iter();
            all.map(|one| (one.id(), words::subject(*one))).collect()
        }),
        FormField::Entry => fixed(field, || {
            let all = EntryKind::ALL.iter();
            all.map(|one| (one.id(), words::entry(*one))).collect()
        }),
        FormField::Stage => fixed(field, || {
            let all = Stage::ALL.iter();
            all.map(|one| (one.id(), words::stage(*one))).collect()
        }),
        FormField::Rationale | FormField::Objectives | FormField::Methods | FormField::Results => {
            Control::Area(3)
        }
        FormField::Actors
        | FormField::Resources
        | FormField::Outputs
        | FormField::Sustainability
        | FormField::Notes => Control::Area(2),
        FormField::Year => Control::Line("numeric"),
        FormField::Score => Control::Line("decimal"),
        // A telephone's numeric keyboard has no slash, which dates need.
        FormField::StartsOn
        | FormField::EndsOn
        | FormField::RegisteredOn
        | FormField::DecisionDate => Control::Line("text"),
        FormField::Title
        | FormField::Holder
        | FormField::Locality
        | FormField::Beneficiaries
        | FormField::DecisionNumber
        | FormField::DecisionBody => Control::Line(""),
    }
}

/// Returns what an input of an item is chosen with.
pub(super) fn item_control(form: Form, field: ItemField) -> Control {
    match field {
        ItemField::Subject => control(FormField::Subject, form),
        _ => of_list(FormField::Entry, form, Aspect::Levels, |names| {
            &names.levels
        }),
    }
}

/// Suggests the names of entries, and takes any other text.
pub(super) fn names_control(
    form: Form,
    field: ItemField,
    entries: fn(&Names) -> &CatalogueList,
) -> Control {
    let aspect = match field {
        ItemField::Form => Some(Aspect::AwardForms),
        ItemField::Body => Some(Aspect::AwardingBodies),
        _ => None,
    };
    Control::Suggested(Box::new(move || {
        form.names.with(|names| {
            let list = entries(names);
            let offered: Vec<&CatalogueEntry> = match aspect {
                Some(aspect) => form
                    .offered
                    .with(|offered| offered.entries(aspect, list, |_| false)),
                None => list.offered().collect(),
            };
            offered.iter().map(|entry| entry.name.clone()).collect()
        })
    }))
}

/// Offers a list of the catalogue: what is offered in the year, and what the model has.
fn of_list(
    field: FormField,
    form: Form,
    aspect: Aspect,
    of: fn(&Names) -> &CatalogueList,
) -> Control {
    Control::choice(move |value| {
        let known = form.names.with(|names| {
            form.offered.with(|offered| {
                let entries = offered.entries(aspect, of(names), |id| id == value);
                let choice = |entry: &CatalogueEntry| {
                    (entry.id.clone(), noted(&entry.name, entry.is_retired))
                };
                entries.into_iter().map(choice).collect()
            })
        });
        with_present(text::no_choice(field), known, value)
    })
}

/// Offers what never changes.
fn fixed(field: FormField, all: fn() -> Vec<(&'static str, &'static str)>) -> Control {
    Control::choice(move |value| {
        let known = all().into_iter();
        let known = known.map(|(id, words)| (id.to_owned(), words.to_owned()));
        with_present(text::no_choice(field), known.collect(), value)
    })
}

/// Puts "nothing" before the choices, and behind them the value the model has without the catalogue knowing it.
fn with_present(nothing: &str, known: Vec<Choice>, value: &str) -> Vec<Choice> {
    let is_unknown = !value.is_empty() && known.iter().all(|(id, _)| id != value);
    let unknown = is_unknown.then(|| {
        (
            value.to_owned(),
            format!("{value} ({})", shell::NOT_IN_CATALOGUE),
        )
    });
    [(String::new(), nothing.to_owned())]
        .into_iter()
        .chain(known)
        .chain(unknown)
        .collect()
}

/// Lists the units that are offered, each as far in as it lies in the tree, and a choice for one that is not there.
fn unit_choices(units: &UnitTree, value: &str) -> Vec<Choice> {
    let known = units
        .in_order()
        .into_iter()
        .filter(|(_, unit)| !unit.is_retired || unit.id == value);
    let known = known.map(|(depth, unit)| {
        (
            unit.id.clone(),
            indented(depth, &noted(units.told_apart(&unit.id), unit.is_retired)),
        )
    });
    let present = if UnitChoice::read(value).is_new() {
        ""
    } else {
        value
    };
    let mut choices = with_present(text::no_choice(FormField::Unit), known.collect(), present);
    choices.push((other_unit(), text::OTHER_UNIT.to_owned()));
    choices
}

fn noted(name: &str, is_retired: bool) -> String {
    if is_retired {
        format!("{name} ({})", text::RETIRED)
    } else {
        name.to_owned()
    }
}
