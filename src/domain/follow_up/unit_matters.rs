//! Matters about units, fields, sets and deadlines.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::model_matters::Counted;
use super::{About, Matter, Reason, Rules, View};
use crate::domain::deadline::{Keeping, deadline};
use crate::domain::set_warnings::{SetWarning, warnings};
use crate::domain::stage::Stage;
use crate::domain::unit::Unit;
use crate::domain::unit_trouble::unit_troubles;

/// Adds the matters about units, fields, sets and what deadlines wait for.
pub(super) fn add(view: View<'_>, rules: &Rules<'_>, counted: &Counted, matters: &mut Vec<Matter>) {
    let mut of_units: BTreeMap<&str, Vec<Reason>> = BTreeMap::new();
    let mut due: BTreeMap<(NaiveDate, Stage), (usize, usize)> = BTreeMap::new();
    for (key, n) in &counted.due {
        due.entry(*key).or_default().0 = *n;
    }
    let has_models = |id: &str| counted.units.contains(id);
    let without = view.units.without_models(view.year, &has_models);
    let is_asked = |unit: &&Unit| unit.id != view.own && view.is_own(&unit.id);
    for unit in without.into_iter().filter(is_asked) {
        let deadlines = view.deadlines(rules, &unit.id);
        let registration = deadlines
            .iter()
            .find(|(_, stage)| *stage == Stage::Registered);
        match registration {
            Some((on, stage)) if view.today <= *on => due.entry((*on, *stage)).or_default().1 += 1,
            Some((on, _)) if is_there_by(unit, *on) => {
                of_units
                    .entry(&unit.id)
                    .or_default()
                    .push(Reason::Unregistered(*on));
            }
            _ if counted.n_registered == 0 => {}
            _ => of_units.entry(&unit.id).or_default().push(Reason::Empty),
        }
    }
    add_files(view, &mut of_units, matters);
    let troubles = unit_troubles(view.units);
    for (id, troubles) in troubles.iter().filter(|(id, _)| view.is_own(id)) {
        let reasons = of_units.entry(id).or_default();
        reasons.extend(troubles.iter().cloned().map(Reason::Trouble));
    }
    let unnamed = view.units.iter().filter(|unit| !unit.is_named);
    for unit in unnamed.filter(|unit| view.is_own(&unit.id)) {
        of_units.entry(&unit.id).or_default().push(Reason::Unnamed);
    }
    let of_units = of_units
        .into_iter()
        .filter_map(|(unit, reasons)| Matter::of(About::Unit(unit.to_owned()), reasons));
    matters.extend(of_units);
    let due = due
        .into_iter()
        .filter_map(|((on, stage), (n_entries, n_units))| {
            let due = Reason::Due {
                on,
                n_entries,
                n_units,
            };
            Matter::of(About::Stage(stage), vec![due])
        });
    matters.extend(due);
    add_fields(view, counted, matters);
    add_sets(view, matters);
}

/// Says whether a unit was there on a day; one that began later had nothing to do by then.
fn is_there_by(unit: &Unit, day: NaiveDate) -> bool {
    unit.valid_from.is_none_or(|from| from.first_day() <= day)
}

/// Adds the units whose files are late, and how many are awaited. Where no unit is the register's own, nobody is known to
/// send until somebody has.
fn add_files<'a>(
    view: View<'a>,
    of_units: &mut BTreeMap<&'a str, Vec<Reason>>,
    matters: &mut Vec<Matter>,
) {
    let View {
        register,
        units,
        received,
        own,
        year,
        ..
    } = view;
    let senders = received.senders(register, units, own, year);
    let is_known = !view.own.is_empty() || senders.iter().any(|sender| sender.files.is_some());
    let Some(day) = deadline(view.register, view.own, view.year).filter(|_| is_known) else {
        return;
    };
    let mut n_awaited = 0;
    for sender in senders.iter().filter(|sender| !sender.is_written_here) {
        match Keeping::of(sender.files.as_ref(), day, view.today) {
            Keeping::Awaited(_) => n_awaited += 1,
            Keeping::Overdue(_) => {
                if let Some(unit) = view.units.get(&sender.unit) {
                    let late = Reason::FilesLate(day.last_day());
                    of_units.entry(&unit.id).or_default().push(late);
                }
            }
            Keeping::InTime | Keeping::Late(_) => {}
        }
    }
    if n_awaited > 0 {
        let due = Reason::FilesDue(day.last_day(), n_awaited);
        matters.extend(Matter::of(About::Files, vec![due]));
    }
}

/// Adds the fields without a name or a registered model, and the year where there is no such model at all.
fn add_fields(view: View<'_>, counted: &Counted, matters: &mut Vec<Matter>) {
    let mut of_fields: BTreeMap<&str, Vec<Reason>> = BTreeMap::new();
    for field in view.fields.offered().filter(|field| !field.is_named) {
        of_fields
            .entry(&field.id)
            .or_default()
            .push(Reason::Unnamed);
    }
    if counted.n_registered == 0 {
        matters.extend(Matter::of(About::Year, vec![Reason::Empty]));
    } else {
        let fields = (view.sets).expected_fields(view.units, view.own, view.year, view.fields);
        for field in fields {
            if view.fields.get(field).is_some() && !counted.by_field.contains_key(field) {
                of_fields.entry(field).or_default().push(Reason::Empty);
            }
        }
    }
    let of_fields = of_fields
        .into_iter()
        .filter_map(|(field, reasons)| Matter::of(About::Field(field.to_owned()), reasons));
    matters.extend(of_fields);
}

/// Adds the sets that something is wrong with: own ones, those for all, and those of units nobody here knows.
fn add_sets(view: View<'_>, matters: &mut Vec<Matter>) {
    let mut of_sets: BTreeMap<String, Vec<Reason>> = BTreeMap::new();
    for SetWarning { set, fault } in warnings(view.register) {
        let unit = view.sets.get(&set).map_or("", |set| &set.unit);
        if unit.is_empty() || !view.units.has(unit) || view.is_own(unit) {
            of_sets.entry(set).or_default().push(Reason::Fault(fault));
        }
    }
    let of_sets = of_sets
        .into_iter()
        .filter_map(|(set, reasons)| Matter::of(About::Set(set), reasons));
    matters.extend(of_sets);
}
