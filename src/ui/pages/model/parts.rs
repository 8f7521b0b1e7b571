//! The parts of a model that do not belong to a year.

use crate::ui::markup::{IntoMarkup, Markup, view};
use leptos::prelude::*;

use crate::domain::date::PartialDate;
use crate::domain::draft::FormField;
use crate::domain::member;
use crate::domain::model::Model;
use crate::domain::path::Path;
use crate::domain::register::{RecordId, Register};
use crate::domain::same_as::SameAs;
use crate::ui::components::catalogue_word::{CatalogueWord, Word};
use crate::ui::components::definitions::{Columns, Definitions};
use crate::ui::names::Names;
use crate::ui::route::Route;
use crate::ui::text::{duplicates, models as text, words};

const MEANS: &[FormField] = &[FormField::Actors, FormField::Resources, FormField::Notes];
const TIMES: &[FormField] = &[FormField::StartsOn, FormField::EndsOn];

type Item = (&'static str, Markup);

/// Shows the parts as cards, and lists the labels of what nobody has filled in.
pub(super) fn parts(
    register: &Register,
    names: &Names,
    model: Model<'_>,
) -> (Markup, Vec<&'static str>) {
    let mut unstated = Vec::new();
    let general = general(register, names, model, &mut unstated);
    let content = texts(model, FormField::CONTENT, &mut unstated);
    let means = texts(model, MEANS, &mut unstated);
    let times = texts(model, TIMES, &mut unstated);
    let cards = view! {
        <Part id="part-general" title=text::GENERAL items=general times=Vec::new() />
        <Part id="part-content" title=text::CONTENT items=content times=Vec::new() />
        <Part id="part-means" title=text::MEANS items=means times=times />
    };
    (cards.into_markup(), unstated)
}

/// Shows one part; nothing where it is empty.
#[component]
fn Part(
    id: &'static str,
    title: &'static str,
    items: Vec<Item>,
    times: Vec<Item>,
) -> impl IntoMarkup {
    let is_empty = items.is_empty() && times.is_empty();
    (!is_empty).then(|| {
        view! {
            <section class="card" aria-labelledby=id>
                <h2 class="card__title" id=id>
                    {title}
                </h2>
                <Definitions items=items />
                <Definitions items=times columns=Columns::Several />
            </section>
        }
    })
}

fn general(
    register: &Register,
    names: &Names,
    model: Model<'_>,
    unstated: &mut Vec<&'static str>,
) -> Vec<Item> {
    let words_of = [
        (FormField::Unit, Word::unit(&names.units, model.unit())),
        (
            FormField::Field,
            Word::in_list(&names.fields, model.field()),
        ),
        (FormField::Kind, Word::in_list(&names.kinds, model.kind())),
        (FormField::Subject, Word::subject(model.subject())),
    ];
    let mut items = Vec::new();
    for (field, word) in words_of {
        let label = words::form_field(field);
        // Kind and subject stand above as badges already.
        let is_above = matches!(field, FormField::Kind | FormField::Subject);
        match (word.text.is_empty(), is_above) {
            (true, _) => unstated.push(label),
            (false, true) => {}
            (false, false) => items.push((label, view! { <CatalogueWord word=word /> })),
        }
    }
    items.extend(ended(names, model));
    let holder = texts(model, &[FormField::Holder], unstated);
    items.splice(items.len().min(1)..items.len().min(1), holder);
    items.extend(replicates(register, model));
    items.extend(same_as(register, model));
    items
}

/// Says that the unit has ended, and what stands in its place today.
fn ended(names: &Names, model: Model<'_>) -> Option<Item> {
    let unit = names.units.get(model.unit())?;
    let last = unit.valid_to.filter(|_| unit.is_retired)?;
    let today = names.units.today(&unit.id);
    let today = (today != unit.id).then(|| names.units.told_apart(today));
    let words = text::unit_ended(&last.to_string(), today.unwrap_or_default());
    Some((text::UNIT_ENDED, words.into_markup()))
}

/// Names the model this one was made after, as a link where the register has it.
fn replicates(register: &Register, model: Model<'_>) -> Option<Item> {
    let source = model.text(member::REPLICATES);
    if source.is_empty() {
        return None;
    }
    let id = RecordId::model(source);
    Some((words::REPLICATES, link(register, &id)))
}

/// Names the models this one is one and the same with, and the one that is counted.
fn same_as(register: &Register, model: Model<'_>) -> Option<Item> {
    let same = SameAs::of(register);
    let id = model.record_id();
    if same.is_alone(id) {
        return None;
    }
    let others = same.others(id);
    let others = others.map(|other| view! { <div>{link(register, other)}</div> });
    let shown = view! {
        {others.collect::<Markup>()}
        <p class="hint">{duplicates::COUNTED_ONCE} {link(register, same.face(id))}</p>
    };
    Some((words::SAME_AS, shown))
}

/// Shows another model's title as a link; its id where the register does not have it.
fn link(register: &Register, id: &RecordId) -> Markup {
    match Model::find(register, id) {
        Some(model) => {
            let href = Route::Model { id: id.id.clone() }.href();
            view! { <a href=href>{model.title().to_owned()}</a> }
        }
        None => id.id.clone().into_markup(),
    }
}

fn texts(model: Model<'_>, fields: &[FormField], unstated: &mut Vec<&'static str>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for &field in fields {
        let label = words::form_field(field);
        let path: Option<Path> = field.path(0);
        let value = path.map_or("", |path| model.record().text(path.segments()));
        match (value.trim().is_empty(), field.is_date()) {
            (true, _) => unstated.push(label),
            (false, true) => items.push((label, date(value).into_markup())),
            (false, false) => items.push((label, value.to_owned().into_markup())),
        }
    }
    items
}

/// Writes a date of a file as people read it; what is no date as it is.
pub(super) fn date(iso: &str) -> String {
    PartialDate::from_iso(iso).map_or_else(|_| iso.to_owned(), |date| date.to_string())
}
