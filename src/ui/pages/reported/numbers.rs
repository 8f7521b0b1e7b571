//! The numbers of a report: what is typed beside what is counted.

use crate::ui::markup::{IntoMarkup, Markup, Row, keyed_list, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use super::form::Form;
use super::place_name;
use crate::domain::catalogue::CatalogueList;
use crate::domain::reported_draft::ReportedField;
use crate::domain::reported_figures::{Breakdown, Figure, Place};
use crate::report::number::format_count;
use crate::ui::components::badge::{Badge, BadgeKind};
use crate::ui::components::field::FieldError;
use crate::ui::names::Names;
use crate::ui::parts::Parts;
use crate::ui::text::reported as text;

/// Returns the id of a number's input.
pub fn input_id(place: &Place) -> String {
    match place {
        Place::Figure(figure) => format!("reported-{}", figure.id()),
        Place::Part(breakdown, id) => format!("reported-{}-{id}", breakdown.id()),
    }
}

/// Lists the parts of a breakdown: what the catalogue offers, and what is typed or counted.
fn parts(form: Form, names: &Names, breakdown: Breakdown) -> Vec<Place> {
    let list: &CatalogueList = match breakdown {
        Breakdown::Field => &names.fields,
        Breakdown::Kind => &names.kinds,
        Breakdown::Level => &names.levels,
    };
    let mut ids: Vec<String> = list.offered().map(|entry| entry.id.clone()).collect();
    let mut add = |id: &String| {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    };
    form.draft.with_untracked(|draft| {
        for (place, _) in &draft.numbers {
            if let Place::Part(of, id) = place
                && *of == breakdown
            {
                add(id);
            }
        }
    });
    form.counted.with(|counted| {
        let counted = counted.iter().flat_map(|one| one.by(breakdown).keys());
        counted.for_each(add);
    });
    let places = ids.into_iter();
    places.map(|id| Place::Part(breakdown, id)).collect()
}

/// Shows all numbers.
#[component]
pub fn Numbers(
    /// The form.
    form: Form,
) -> impl IntoMarkup {
    let names = form.app.names;
    let figures = Memo::new(move |_| Vec::from(Figure::ALL.map(Place::Figure)));
    let tables: Markup = Breakdown::ALL
        .into_iter()
        .map(|breakdown| {
            let places = Memo::new(move |_| names.with(|names| parts(form, names, breakdown)));
            table(form, text::breakdown(breakdown), places)
        })
        .collect();
    view! {
        {table(form, text::FIGURES, figures)}
        {tables}
    }
}

fn table(form: Form, title: &'static str, places: Memo<Vec<Place>>) -> Markup {
    let parts = Parts::of(places);
    let rows = keyed_list(move || {
        let row = |place: &Place| {
            let place = place.clone();
            Row::new(input_id(&place), move || number(form, place.clone()))
        };
        // What is typed is seen without asking for more.
        let is_typed =
            |place: &Place| (form.draft).with_untracked(|draft| !draft.number(place).is_empty());
        parts.shown(is_typed, row)
    });
    view! {
        <table class="table table--entry">
            <caption>{title}</caption>
            <thead>
                <tr>
                    <th scope="col">{text::FIGURE}</th>
                    <th scope="col">{text::STATED}</th>
                    <th scope="col" class="table__number">
                        {text::COUNTED}
                    </th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {parts.more()}
    }
}

fn number(form: Form, place: Place) -> Markup {
    let id = input_id(&place);
    let error_id = format!("{id}-error");
    let error = form.error(ReportedField::Number(place.clone()));
    let typed = form
        .draft
        .with_untracked(|draft| draft.number(&place).to_owned());
    let label = {
        let place = place.clone();
        move || form.app.names.with(|names| place_name(names, &place))
    };
    let counted = {
        let place = place.clone();
        move || counted(form, &place)
    };
    let tell = move |event| {
        let typed = event_target_value(&event);
        form.draft.update(|draft| draft.set_number(&place, typed));
    };
    let described_by = {
        let error_id = error_id.clone();
        move || error.with(Option::is_some).then(|| error_id.clone())
    };
    view! {
        <tr>
            <th scope="row">
                <label for=id.clone()>{label}</label>
            </th>
            <td class=("field--error", move || error.with(Option::is_some))>
                <FieldError id=error_id error=error />
                <input
                    id=id
                    type="text"
                    autocomplete="off"
                    inputmode="numeric"
                    prop:value=typed
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=described_by
                    on:input=tell
                />
            </td>
            <td class="table__number">{counted}</td>
        </tr>
    }
}

/// Shows what is counted at a place, marked where it differs from what is typed.
fn counted(form: Form, place: &Place) -> Markup {
    let counted = form.counted.with(|counted| {
        let counted = counted.as_ref()?;
        // A part of a breakdown that no model has is none.
        let none = matches!(place, Place::Part(..)).then_some(0);
        counted.at(place).or(none)
    });
    let Some(counted) = counted else {
        return Markup::from_static(text::NOT_COUNTED);
    };
    let typed = form.draft.with(|draft| draft.figures().at(place));
    // Where no model is there, nothing can be compared.
    let has_models = form.counted.with(|counted| {
        let counted = counted.as_ref();
        counted.and_then(|one| one.get(Figure::Registered)) > Some(0)
    });
    let differs = has_models && typed.is_some_and(|typed| typed != counted);
    let badge = differs.then(|| {
        view! { " " <Badge kind=BadgeKind::Attention word=text::DIFFERS /> }
    });
    view! {
        {format_count(counted)}
        {badge}
    }
}
