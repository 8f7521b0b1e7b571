//! What a unit can be: of a level, or a body of some kind inside a commune.

use chrono::NaiveDate;

use crate::domain::offered::levels_of_unit;
use crate::domain::stage::UnitKind;
use crate::ui::components::select::Choice;
use crate::ui::names::Names;
use crate::ui::text::{catalogue as text, units, words};

/// Lists what a unit inside a commune can be; a word of another program stays.
pub(super) fn kinds(present: &str) -> Vec<Choice> {
    let mut choices = vec![(String::new(), text::NONE.to_owned())];
    let known = UnitKind::ALL.iter();
    choices.extend(known.map(|kind| (kind.id().to_owned(), words::unit_kind(*kind).to_owned())));
    if choices.iter().all(|(id, _)| id != present) {
        choices.push((present.to_owned(), present.to_owned()));
    }
    choices
}

/// Lists the levels there are on a day; those the unit has or had when its form was opened stay, offered or not.
/// Without one chosen, a unit counts as of the level that its name says.
pub(in crate::ui::pages) fn levels(
    names: &Names,
    had: &[&str],
    day: NaiveDate,
    named: &str,
) -> Vec<Choice> {
    let none = match names.levels.get(named) {
        Some(level) => units::level_by_name(&level.name),
        None => text::NONE.to_owned(),
    };
    let mut choices = vec![(String::new(), none)];
    let offered = levels_of_unit(&names.levels, had, day).into_iter();
    choices.extend(offered.map(|level| (level.id.clone(), level.name.clone())));
    for had in had {
        if choices.iter().all(|(id, _)| id != had) {
            choices.push(((*had).to_owned(), names.levels.name(had).to_owned()));
        }
    }
    choices
}
