//! What stands above every page on paper: whose register it is, and the day.

use super::state::App;
use super::text::shell::printed_by;
use crate::shell::clock;

/// Says whose register is printed, and when.
pub fn head(app: App) -> String {
    let own = app.settings.with(|settings| settings.unit.clone());
    let unit = app.names.with(|names| names.units.name(&own).to_owned());
    printed_by(&unit, &clock::now().vietnam_date_time().0)
}
