//! What the selects of the form offer: the catalogue's entries, and whatever the model has already.

use crate::domain::catalogue::CatalogueList;
use crate::domain::draft::FormField;
use crate::domain::stage::{EntryKind, Stage, Subject};
use crate::domain::unit::UnitTree;
use crate::ui::components::field::Control;
use crate::ui::components::select::{Choice, indented};
use crate::ui::names::Names;
use crate::ui::reactive::Memo;
use crate::ui::text::{model_form as text, shell, words};
use crate::ui::unit_choice::{UnitChoice, other_unit};

/// Returns what an input is typed or chosen with.
pub(super) fn control(field: FormField, names: Memo<Names>) -> Control {
    match field {
        FormField::Kind => of_list(field, names, |names| &names.kinds),
        FormField::Field => of_list(field, names, |names| &names.fields),
        FormField::Grade => of_list(field, names, |names| &names.grades),
        FormField::RecognisedLevel => of_list(field, names, |names| &names.levels),
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
        FormField::StartsOn | FormField::EndsOn | FormField::DecisionDate => Control::Line("text"),
        FormField::Title
        | FormField::Holder
        | FormField::Locality
        | FormField::Beneficiaries
        | FormField::DecisionNumber
        | FormField::DecisionBody => Control::Line(""),
    }
}

/// Lists the entries of a catalogue list that are offered, and the one the model has.
fn list(list: &CatalogueList, value: &str) -> Vec<Choice> {
    list.iter()
        .filter(|entry| !entry.is_retired || entry.id == value)
        .map(|entry| (entry.id.clone(), noted(&entry.name, entry.is_retired)))
        .collect()
}

/// Offers a list of the catalogue.
pub(super) fn of_list(
    field: FormField,
    names: Memo<Names>,
    of: fn(&Names) -> &CatalogueList,
) -> Control {
    Control::choice(move |value| {
        let known = names.with(|names| list(of(names), value));
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
        .filter(|(_, unit)| !unit.is_retired() || unit.id == value);
    let known = known.map(|(depth, unit)| {
        (
            unit.id.clone(),
            indented(depth, &noted(&unit.name, unit.is_retired())),
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
