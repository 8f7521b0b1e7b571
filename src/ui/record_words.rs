//! Records and values in words: titles for ids, words for choices, dates as people write them.

use crate::domain::ahead::is_ahead;
use crate::domain::date::PartialDate;
use crate::domain::leaf::Stamp;
use crate::domain::member;
use crate::domain::naming;
use crate::domain::own_first::is_shared;
use crate::domain::path::{Path, Segment};
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::reported::Reported;
use crate::domain::shape;
use crate::domain::stage::UnitKind;
use crate::domain::unit::UnitTree;
use crate::domain::value::{Number, Value};
use crate::report::number::format_decimal;
use crate::shell::clock;
use crate::ui::components::catalogue_word::Word;
use crate::ui::names::Names;
use crate::ui::text::{conflicts as text, paths, reported, words};

/// Returns what people call a record: its title or name, or words in its place; the id of one that is not in the register.
pub fn record_title(register: &Register, id: &RecordId) -> String {
    if id.collection == Collection::Reported
        && let Some(record) = register.get(id)
    {
        let one = Reported::of(id, record);
        let unit = record_title(register, &RecordId::unit(&one.unit));
        return reported::name(&unit, &reported::years(one.years()));
    }
    match register.get(id) {
        None => naming::shown(&id.id).to_owned(),
        Some(record) if id.is_model() => naming::shown(record.text(&[member::TITLE])).to_owned(),
        Some(record) => naming::shown_name(record.text(&[member::NAME]), &id.id).into_owned(),
    }
}

/// Returns the name of the unit a model is of, told apart from others; "" of anything else, and where none is written.
pub fn unit_of_model(units: &UnitTree, register: &Register, id: &RecordId) -> String {
    let record = register.get(id).filter(|_| id.is_model());
    let unit = record.map_or("", |record| record.text(&[member::UNIT]));
    unit_title(units, register, unit)
}

/// Returns the name of a unit, told apart from others; of one that was deleted the name it had. "" for none.
pub fn unit_title(units: &UnitTree, register: &Register, unit: &str) -> String {
    match unit.is_empty() || units.has(unit) {
        true => units.told_apart(unit).to_owned(),
        false => record_title(register, &RecordId::unit(unit)),
    }
}

/// Returns who wrote a value.
pub fn writer(stamp: &Stamp) -> String {
    if stamp.by.is_empty() {
        text::NAMELESS.to_owned()
    } else {
        stamp.by.to_string()
    }
}

/// Returns who wrote a value of a record. Names that nobody has signed or dated are those the program begins with.
pub fn writer_of(record: &RecordId, stamp: &Stamp) -> String {
    let is_built_in = stamp.by.is_empty() && !stamp.at.is_known() && is_shared(record);
    match is_built_in {
        true => text::BUILT_IN.to_owned(),
        false => writer(stamp),
    }
}

/// Returns when a value was written; "" where nobody knows.
pub fn moment(stamp: &Stamp) -> String {
    if !stamp.at.is_known() {
        return String::new();
    }
    let (day, time) = stamp.at.vietnam_date_time();
    format!("{day} {time}")
}

/// Returns who wrote a value of a record and when; a time that lies ahead of this device's clock is marked, for some clock is wrong.
pub fn signed(record: &RecordId, stamp: &Stamp) -> String {
    dotted(&[&writer_of(record, stamp), &moment(stamp), ahead(stamp)])
}

/// Returns what is said of a time that lies ahead of this device's clock; "" of any other.
pub fn ahead(stamp: &Stamp) -> &'static str {
    match is_ahead(stamp.at, clock::now()) {
        true => text::AHEAD,
        false => "",
    }
}

/// Returns who wrote a value of a model, and when.
pub fn writer_and_moment(stamp: &Stamp) -> String {
    dotted(&[&writer(stamp), &moment(stamp)])
}

/// Joins the parts that are not empty.
pub fn dotted(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" · ")
}

/// Writes the value at a path of a record for people: lists and objects over several lines.
pub fn value_in_words(names: &Names, register: &Register, path: &Path, value: &Value) -> String {
    let Some(name) = path
        .segments()
        .iter()
        .rev()
        .find_map(|segment| match segment {
            Segment::Name(name) => Some(&**name),
            Segment::Year(_) | Segment::Item(_) => None,
        })
    else {
        return plain(names, register, "", value);
    };
    plain(names, register, name, value)
}

fn plain(names: &Names, register: &Register, member: &str, value: &Value) -> String {
    match value {
        Value::Empty | Value::Seen(_) => text::EMPTY.to_owned(),
        Value::Bool(true) => text::TRUE.to_owned(),
        Value::Bool(false) => text::FALSE.to_owned(),
        Value::Number(number) => number_in_words(number),
        Value::Text(id) => word(names, register, member, id),
        Value::List(items) => {
            let items = items
                .iter()
                .map(|item| plain(names, register, member, item));
            items.collect::<Vec<_>>().join("\n")
        }
        Value::Map(members) => {
            let members = members.iter().map(|(name, value)| {
                let label = match member {
                    "by_field" => names.fields.name(name),
                    "by_kind" => names.kinds.name(name),
                    "by_level" => names.levels.name(name),
                    _ => paths::member_name(name),
                };
                let named = match (member, &**name, value) {
                    ("indicators", "name", Value::Text(id)) => names.indicators.name(id).to_owned(),
                    ("scores", "criterion", Value::Text(id)) => {
                        names.sets.criterion_name(id).to_owned()
                    }
                    _ => plain(names, register, name, value),
                };
                format!("{label}: {named}")
            });
            members.collect::<Vec<_>>().join("\n")
        }
    }
}

fn number_in_words(number: &Number) -> String {
    const EXACT: i64 = 1 << 53;
    match number.to_i64() {
        Some(n) if n.abs() >= EXACT => number.as_str().to_owned(),
        _ if number.to_f64().is_finite() => format_decimal(number.to_f64()),
        _ => number.as_str().to_owned(),
    }
}

/// Returns the word for a text by the member it stands in: an id becomes a name, an ISO date a date as people write it.
fn word(names: &Names, register: &Register, member: &str, text: &str) -> String {
    let word = match member {
        "stage" => return words::stage_id(text).to_owned(),
        "entry" => Word::entry(text),
        "subject" => Word::subject(text),
        "unit" | "parent" | "successors" => Word::unit(&names.units, text),
        "field" | "fields" => Word::in_list(&names.fields, text),
        "kind" if names.kinds.get(text).is_none() && UnitKind::parse(text).is_some() => {
            return words::unit_kind_id(text).to_owned();
        }
        "kind" | "kinds" => Word::in_list(&names.kinds, text),
        // Both may be free text.
        "form" | "award_forms" => return names.award_forms.name(text).to_owned(),
        "body" | "awarding_bodies" => return names.awarding_bodies.name(text).to_owned(),
        "grade" | "grades" => Word::in_list(&names.grades, text),
        "level" | "levels" | "registered_levels" | "recognised_level" => {
            Word::in_list(&names.levels, text)
        }
        "starts_on" | "ends_on" | "valid_from" | "valid_to" | "date" | "on" => {
            return PartialDate::from_iso(text).map_or(text.to_owned(), |date| date.to_string());
        }
        "replicates" | "same_as" | "different_from" => {
            return record_title(register, &RecordId::model(text));
        }
        _ => return text.to_owned(),
    };
    word.in_one_line()
}

/// Says whether a leaf is text that people write freely, so that another wording can take the place of several.
pub fn is_free_text(path: &Path) -> bool {
    let Some(Segment::Name(name)) = path.segments().last() else {
        return false;
    };
    matches!(
        &**name,
        "title"
            | "holder"
            | "rationale"
            | "objectives"
            | "methods"
            | "locality"
            | "beneficiaries"
            | "actors"
            | "resources"
            | "outputs"
            | "sustainability"
            | "notes"
            | "results"
            | "name"
            | "number"
            | "body"
    )
}

/// Says whether a record cannot be without the leaf.
pub fn is_required(id: &RecordId, path: &Path) -> bool {
    shape::required_of(&id.collection).is_some_and(|member| path.segments() == [member])
}
