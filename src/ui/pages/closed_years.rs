//! What would change closed years unseen is stopped here. Writing to their entries is refused by [`App::dispatch`] itself; this is
//! about units, sets and closings, which are changed on screens that are fetched on demand.

use crate::domain::closing::Closing;
use crate::domain::closing::touched::{foreign_closing, outcome, shifted};
use crate::domain::command::Command;
use crate::domain::date::PartialDate;
use crate::domain::register::Register;
use crate::domain::value::Value;
use crate::shell::clock;
use crate::ui::state::App;
use crate::ui::text::{closed_years as text, year_work};

/// Says why a command is not done, where it would change closed figures or another unit's closing; returns whether it would.
pub fn stops(app: App, command: &Command) -> bool {
    let before = app.register.get_untracked();
    let after = outcome(&before, command);
    let own = app
        .settings
        .with_untracked(|settings| settings.unit.clone());
    let foreign = foreign_closing(&before, &after, &own);
    let why = match foreign {
        Some(unit) => Some(text::not_yours(&unit_name(app, &unit))),
        None => shifted_years(app, &before, &after).map(|years| text::shifted(&years)),
    };
    why.inspect(|why| app.say(why)).is_some()
}

/// Names the closed years whose figures would change: the unit, "" for all, and the year; nothing where none would.
pub fn shifted_years(app: App, before: &Register, after: &Register) -> Option<Vec<(String, i32)>> {
    let shifted = shifted(before, after, clock::today());
    let named = |one: &Closing| (unit_name(app, &one.unit), one.year);
    (!shifted.is_empty()).then(|| shifted.iter().map(named).collect())
}

fn unit_name(app: App, unit: &str) -> String {
    app.names
        .with_untracked(|names| names.units.told_apart(unit).to_owned())
}

/// Puts a closing or an unlocking into words.
pub fn told(event: &Value) -> String {
    let text_of = |name: &str| event.member(name).map_or("", Value::as_text);
    let on = PartialDate::from_iso(text_of("on")).map(|date| date.to_string());
    year_work::closing_event(
        event.member("closed") == Some(&Value::Bool(true)),
        &on.unwrap_or_default(),
        text_of("by"),
        text_of("reason"),
    )
}
