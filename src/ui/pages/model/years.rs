//! The year entries of a model, each a card.

use crate::ui::markup::{IntoMarkup, Markup, view};
use leptos::prelude::*;

use super::other::{number, value_text};
use super::parts::date;
use crate::domain::command::Command;
use crate::domain::draft::FormField;
use crate::domain::item_draft::{ItemField, ItemList};
use crate::domain::member;
use crate::domain::model::{Model, YearEntry};
use crate::domain::path::Segment;
use crate::domain::register::RecordId;
use crate::domain::value::Value;
use crate::shell::page;
use crate::ui::components::badge::{Badge, BadgeKind, StageBadge};
use crate::ui::components::catalogue_word::{CatalogueWord, Word};
use crate::ui::components::definitions::{Columns, Definitions};
use crate::ui::components::disclosure::Disclosure;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::names::Names;
use crate::ui::pages::on_demand::{OnDemand, Wanted};
use crate::ui::pages::purge::all_deleted;
use crate::ui::pages::year_work::move_form::{form_id, typed_name};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::{deleted, models as text, shell, stages, words};
use crate::ui::typed;

const YEARS_ID: &str = "years";

type Item = (&'static str, Markup);

/// Shows all years, the latest first.
pub(super) fn years(names: &Names, model: Model<'_>) -> impl IntoMarkup {
    let entries = model.years();
    let is_empty = entries.is_empty();
    let mut gone = model.record().hidden_years();
    gone.retain(|year| {
        let prefix = [member::YEARS, Segment::Year(*year)];
        model.record().has_content(&prefix)
    });
    let gone = (!gone.is_empty()).then(|| deleted::years(&gone));
    let typed = typed::names(App::expect());
    let cards: Vec<_> = entries
        .into_iter()
        .map(|entry| card(names, model, entry, &typed))
        .collect();
    view! {
        <section class="stack model-page__years" aria-labelledby=YEARS_ID>
            <h2 class="card__title" id=YEARS_ID tabindex="-1">
                {text::YEARS}
            </h2>
            {is_empty.then(|| view! { <p class="hint">{text::NO_YEARS}</p> })}
            <ul class="stack">{cards}</ul>
            {gone.map(|words| view! { <p class="hint">{words} <a href=all_deleted().href()>{deleted::TITLE}</a></p> })}
        </section>
    }
}

fn card(
    names: &Names,
    model: Model<'_>,
    entry: YearEntry<'_>,
    typed: &[String],
) -> impl IntoMarkup {
    let id = model.record_id().clone();
    let moves = Wanted::Moves(id.clone(), entry.year());
    let form = typed_name(&form_id(entry.year()), std::slice::from_ref(&id));
    let is_moved = typed.contains(&form);
    let is_edited = (names.closings).is_edited_after(&names.units, model, entry);
    let edited = is_edited.then(|| {
        view! { <Badge kind=BadgeKind::Attention word=stages::EDITED_AFTER_CLOSING /> }
    });
    let is_closed = (names.closings).is_closed(&names.units, model.unit(), entry.year());
    let closed = is_closed.then(|| view! { <Badge kind=BadgeKind::Quiet word=text::CLOSED /> });
    view! {
        <li class="card year-entry">
            <div class="year-entry__head">
                <h3 class="card__title">{text::year(entry.year())}</h3>
                <StageBadge id=entry.stage() />
                {closed}
                {edited}
            </div>
            <Definitions items=short_values(names, entry) columns=Columns::Several />
            <Definitions items=long_values(names, entry) />
            <YearActions id=id year=entry.year() />
            <Disclosure summary=stages::MOVE_STAGE.to_owned() is_open=is_moved>
                <OnDemand wanted=moves.clone() />
            </Disclosure>
        </li>
    }
}

/// Offers what can be done with one year.
#[component]
fn YearActions(id: RecordId, year: i32) -> impl IntoMarkup {
    let app = App::expect();
    let edit = Route::EditModel {
        id: id.id.clone(),
        year: Some(year),
    }
    .href();
    let delete = move |_| {
        let command = Command::DeleteYear(id.clone(), year);
        if app.dispatch(command, text::year_deleted(year)) {
            request_animation_frame(|| page::focus(YEARS_ID));
        }
    };
    view! {
        <div class="buttons">
            <a class="button" href=edit>
                <Icon name=IconName::Pencil />
                {shell::EDIT}
                <span class="visually-hidden">{text::of_year(year)}</span>
            </a>
            <button class="button button--quiet" type="button" on:click=delete>
                <Icon name=IconName::Trash />
                {shell::DELETE}
                <span class="visually-hidden">{text::of_year(year)}</span>
            </button>
        </div>
    }
}

fn short_values(names: &Names, entry: YearEntry<'_>) -> Vec<Item> {
    let word = |label, word: Word| {
        (!word.text.is_empty()).then(|| (label, view! { <CatalogueWord word=word /> }))
    };
    let levels: Vec<String> = entry
        .registered_levels()
        .into_iter()
        .enumerate()
        .map(|(at, level)| {
            let level = Word::in_list(&names.levels, level).in_one_line();
            if at == 0 {
                level
            } else {
                text::lower_first(&level)
            }
        })
        .collect();
    let levels =
        (!levels.is_empty()).then(|| (words::REGISTERED_LEVELS, levels.join(", ").into_markup()));
    let score = entry.score().map(|score| {
        (
            words::form_field(FormField::Score),
            number(score).into_markup(),
        )
    });
    [
        word(
            words::form_field(FormField::Entry),
            Word::entry(entry.entry()),
        ),
        levels,
        word(
            words::form_field(FormField::RecognisedLevel),
            Word::in_list(&names.levels, entry.text(member::RECOGNISED_LEVEL)),
        ),
        score,
        word(
            words::form_field(FormField::Grade),
            Word::in_list(&names.grades, entry.text(member::GRADE)),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn long_values(names: &Names, entry: YearEntry<'_>) -> Vec<Item> {
    let decision = text::decision(
        entry.decision(member::NUMBER),
        &date(entry.decision(member::DATE)),
        entry.decision(member::BODY),
    );
    let texts = [
        (
            words::form_field(FormField::Results),
            entry.text(member::RESULTS).to_owned(),
        ),
        (words::DECISION, decision),
    ];
    let texts = texts.into_iter().filter(|(_, value)| !value.is_empty());
    let texts = texts.map(|(label, value)| (label, value.into_markup()));
    let lists = [
        (
            words::AWARDS,
            lines(entry.awards().into_iter(), |value| award(names, value)),
        ),
        (text::STEPS, list(entry, member::STEPS, step)),
        (
            text::SCORES,
            list(entry, member::SCORES, |value| {
                measured(value, ["criterion", "score", ""], |id| {
                    names.sets.criterion_name(id).to_owned()
                })
            }),
        ),
        (
            words::INDICATORS,
            list(entry, member::INDICATORS, |value| {
                measured(value, ["name", "value", "measure"], |name| {
                    names.indicators.name(name).to_owned()
                })
            }),
        ),
    ];
    let lists = lists.into_iter().filter(|(_, lines)| !lines.is_empty());
    let lists = lists.map(|(label, lines)| {
        // One line each: the value keeps its line breaks.
        (label, lines.join("\n").into_markup())
    });
    texts.chain(lists).collect()
}

fn list(entry: YearEntry<'_>, list: Segment, write: impl Fn(&Value) -> String) -> Vec<String> {
    lines(entry.items(list), write)
}

fn lines<'a>(
    items: impl Iterator<Item = (&'a str, &'a Value)>,
    write: impl Fn(&Value) -> String,
) -> Vec<String> {
    items
        .filter(|(_, value)| **value != Value::Empty)
        .map(|(_, value)| match value {
            Value::Map(_) => write(value),
            other => value_text(other),
        })
        .collect()
}

fn award(names: &Names, value: &Value) -> String {
    let fields = ItemList::Awards.fields();
    let known: Vec<&str> = fields.iter().map(|field| field.name()).collect();
    let award = text::award(|field| {
        let text = value
            .member(field.name())
            .map(value_text)
            .unwrap_or_default();
        match field {
            ItemField::Form => names.award_forms.name(&text).to_owned(),
            ItemField::Body => names.awarding_bodies.name(&text).to_owned(),
            ItemField::Level => Word::in_list(&names.levels, &text).in_one_line(),
            ItemField::Subject => Word::subject(&text).in_one_line(),
            ItemField::Date => date(&text),
            _ => text,
        }
    });
    with_rest(award, value, &known)
}

fn step(value: &Value) -> String {
    let text_of = |name: &str| value.member(name).map(value_text).unwrap_or_default();
    let step = text::step(
        words::stage_id(&text_of("stage")),
        &date(&text_of("on")),
        &text_of("by"),
        &text_of("note"),
    );
    with_rest(step, value, &["stage", "on", "by", "note"])
}

fn measured(value: &Value, names: [&str; 3], name_of: impl Fn(&str) -> String) -> String {
    let [name, figure, measure] =
        names.map(|name| value.member(name).map(value_text).unwrap_or_default());
    let shown = text::measured(&name_of(&name), &figure, &measure);
    with_rest(shown, value, &names)
}

/// Adds the members of an item this version does not know, as they are.
fn with_rest(shown: String, value: &Value, known: &[&str]) -> String {
    let Value::Map(members) = value else {
        return shown;
    };
    let rest = members
        .iter()
        .filter(|(name, _)| !known.contains(&name.as_str()) && *name != "id");
    let rest = rest.map(|(name, value)| format!("{name}: {}", value_text(value)));
    [shown]
        .into_iter()
        .filter(|shown| !shown.is_empty())
        .chain(rest)
        .collect::<Vec<_>>()
        .join("; ")
}
