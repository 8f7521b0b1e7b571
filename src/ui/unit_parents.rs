//! The unit above another: which may be, and which is where nobody has chosen.

use crate::domain::unit::Unit;

use super::components::select::{Choice, indented};
use super::names::Names;
use super::state::App;
use super::text::catalogue as text;

/// Returns the register's own unit, under which a new one stands until somebody chooses another; "" where there is none.
pub fn own_unit(app: App) -> String {
    let own = app
        .settings
        .with_untracked(|settings| settings.unit.clone());
    let is_there = app.names.with_untracked(|names| names.units.has(&own));
    if is_there { own } else { String::new() }
}

/// Lists the units that may stand above: not the unit itself, and none below it.
pub fn parents(names: &Names, own: Option<&str>, present: &str) -> Vec<Choice> {
    let mut choices = vec![(String::new(), text::NONE.to_owned())];
    let units = names.units.in_order().into_iter();
    let may_be_above =
        |(_, unit): &(usize, &Unit)| own.is_none_or(|own| !names.units.is_within(&unit.id, own));
    choices.extend(units.filter(may_be_above).map(|(depth, unit)| {
        (
            unit.id.clone(),
            indented(depth, names.units.told_apart(&unit.id)),
        )
    }));
    if choices.iter().all(|(id, _)| id != present) {
        choices.push((
            present.to_owned(),
            names.units.told_apart(present).to_owned(),
        ));
    }
    choices
}
