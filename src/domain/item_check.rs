//! Checks items of the form's lists, and brings the lists of a record to what they say.

use litemap::LiteMap;

use super::canonical::item_id;
use super::date::PartialDate;
use super::decimal::{is_same_measure, measured, typed_literal};
use super::fold::{compose, fold, is_blank};
use super::item_draft::{ItemDraft, ItemField, ItemList};
use super::model::{place_of, placed_id};
use super::path::{Path, Segment};
use super::problem::{Problem, check_date, check_length};
use super::record::Record;
use super::too_early;
use super::value::{Number, Value};

/// Is the most characters an input of an item takes.
const MAX_CHARS: usize = 200;

/// Is an item without errors.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct CheckedItem {
    list: ItemList,
    item: Option<String>,
    value: Value,
}

/// Is what is wrong with an item: its place in the list, the input, and what.
pub(super) type ItemError = (usize, ItemField, Problem);

/// Checks the items of a list, of an entry of a year and of the day it was registered. One that is as the record has it passes as
/// it is; a blank one is left out.
pub(super) fn check_items(
    list: ItemList,
    items: &[ItemDraft],
    entry: Option<(&Record, Path)>,
    about: (Option<i32>, Option<PartialDate>),
) -> (Vec<CheckedItem>, Vec<ItemError>) {
    let unchanged = |draft: &ItemDraft| {
        let (record, path) = entry.as_ref()?;
        let id = draft.item.as_ref()?;
        let value = record.face(path.join(Segment::Item(id.clone())).segments())?;
        (ItemDraft::of(list, id, value) == *draft).then(|| value.clone())
    };
    let present: Vec<Option<Value>> = items.iter().map(unchanged).collect();
    let mut checked = Vec::new();
    let mut errors = Vec::new();
    for (n, draft) in items.iter().enumerate() {
        let item = draft.item.clone();
        if let Some(value) = &present[n] {
            let value = value.clone();
            checked.push(CheckedItem { list, item, value });
            continue;
        }
        if draft.is_blank() {
            continue;
        }
        let name = compose(draft.text(ItemField::Indicator));
        let is_twice = list == ItemList::Indicators
            && !name.is_empty()
            && items.iter().enumerate().any(|(other, one)| {
                (other < n || present[other].is_some())
                    && compose(one.text(ItemField::Indicator)) == name
            });
        if is_twice {
            errors.push((n, ItemField::Indicator, Problem::Twice));
        }
        match check_item(list, draft, about) {
            Ok(value) => checked.push(CheckedItem { list, item, value }),
            Err(found) => {
                errors.extend(
                    found
                        .into_iter()
                        .map(|(field, problem)| (n, field, problem)),
                );
            }
        }
    }
    (checked, errors)
}

/// Checks a new award of an entry of a year, and of the day it was registered.
///
/// # Errors
/// All that is wrong with it.
pub(super) fn check_award(
    draft: &ItemDraft,
    (year, registered): (i32, Option<PartialDate>),
) -> Result<Value, Vec<(ItemField, Problem)>> {
    let about = (Some(year), registered);
    check_item(ItemList::Awards, draft, about)
}

fn check_item(
    list: ItemList,
    draft: &ItemDraft,
    about: (Option<i32>, Option<PartialDate>),
) -> Result<Value, Vec<(ItemField, Problem)>> {
    let mut errors = Vec::new();
    let mut members = LiteMap::new();
    for &field in list.fields() {
        let text = match draft.text(field).trim() {
            // The measure may be typed behind the amount alone.
            "" if field == ItemField::Measure => measured(draft.text(ItemField::Amount).trim()).1,
            text => text,
        };
        // A name of characters that cannot be seen is none.
        let is_missing = field.is_required() && is_blank(text);
        let checked = match field {
            _ if is_missing => Err(Problem::Missing),
            ItemField::Date => check_award_date(text, about),
            ItemField::Amount => check_amount(text, draft.text(ItemField::Measure)),
            _ => check_length(text, MAX_CHARS).map(|()| Value::text(text)),
        };
        match checked {
            Ok(Value::Empty) => {}
            Ok(value) => {
                members.insert(field.name().to_owned(), value);
            }
            Err(problem) => errors.push((field, problem)),
        }
    }
    if errors.is_empty() {
        Ok(Value::Map(members))
    } else {
        Err(errors)
    }
}

fn check_award_date(
    text: &str,
    (year, registered): (Option<i32>, Option<PartialDate>),
) -> Result<Value, Problem> {
    let value = check_date(text, year)?;
    let date = PartialDate::from_iso(value.as_text()).ok();
    // While nobody knows the year, no day lies before it.
    let year = year.unwrap_or(i32::MIN);
    match date.and_then(|date| too_early::decision(registered, year, date)) {
        Some(problem) => Err(problem),
        None => Ok(value),
    }
}

/// Reads an amount as people type it, with its measure behind it if they like. One that would lose a digit is refused, and so is one
/// with another measure: it would count something else.
fn check_amount(text: &str, measure: &str) -> Result<Value, Problem> {
    check_length(text, MAX_CHARS)?;
    let (amount, typed_measure) = measured(text);
    let literal = typed_literal(amount).ok_or(Problem::NotANumber)?;
    if literal.starts_with('-') {
        return Err(Problem::Negative);
    }
    let is_other = |typed: &str| !is_same_measure(typed, measure);
    if !typed_measure.is_empty() && !measure.trim().is_empty() && is_other(typed_measure) {
        return Err(Problem::OtherMeasure);
    }
    let number = Number::parse(&literal).filter(|number| number.as_str() == literal);
    number.map(Value::Number).ok_or(Problem::TooPrecise)
}

/// Returns the items of a list by their ids, with the members of the present ones that the form does not show.
pub(super) fn wanted_items(
    list: ItemList,
    items: &[CheckedItem],
    record: &Record,
    path: &Path,
) -> LiteMap<String, Value> {
    let places = record
        .below(path.segments())
        .map(|(path, _)| match path.segments().last() {
            Some(Segment::Item(id)) => place_of(id),
            _ => 0,
        });
    let mut last_place = places.max().unwrap_or_default();
    let mut wanted = LiteMap::new();
    let mut new = Vec::new();
    for one in items.iter().filter(|one| one.list == list) {
        let mut value = one.value.clone();
        let present = one
            .item
            .as_ref()
            .and_then(|id| record.face(path.join(Segment::Item(id.clone())).segments()));
        add_members(list, &mut value, present);
        match &one.item {
            Some(id) if list == ItemList::Awards || is_named_alike(present, &value) => {
                wanted.insert(id.clone(), value);
            }
            _ => new.push(value),
        }
    }
    for value in new {
        let id = match list {
            ItemList::Awards => {
                last_place += 1;
                placed_id(last_place, &value)
            }
            ItemList::Indicators => {
                let id = indicator_id(value.member("name").map_or("", Value::as_text));
                // An item of a file may stand under this name and mean another indicator.
                match wanted.contains_key(&id) {
                    true => item_id(&value),
                    false => id,
                }
            }
        };
        wanted.insert(id, value);
    }
    wanted
}

/// Returns the id of an indicator's item: two people who write the same one write the same item. Two that differ by marks alone
/// would have one id, so the second of them in an entry gets another.
fn indicator_id(name: &str) -> String {
    fold(name)
}

fn is_named_alike(present: Option<&Value>, value: &Value) -> bool {
    let name = |value: &Value| compose(value.member("name").map_or("", Value::as_text));
    present.is_some_and(|present| name(present) == name(value))
}

/// Adds the members of a present item that the form does not show.
fn add_members(list: ItemList, value: &mut Value, present: Option<&Value>) {
    let (Value::Map(members), Some(Value::Map(present))) = (value, present) else {
        return;
    };
    for (name, member) in present {
        let is_in_form = list.fields().iter().any(|field| field.name() == name)
            && matches!(member, Value::Text(_) | Value::Number(_));
        if !is_in_form && !members.contains_key(name) {
            members.insert(name.clone(), member.clone());
        }
    }
}
