//! The clock.

use chrono::{Datelike, NaiveDate};

use crate::domain::date::Timestamp;

/// Returns the moment by this device's clock.
pub fn now() -> Timestamp {
    Timestamp::from_millis(js_sys::Date::now() as i64)
}

/// Returns this day in Viet Nam.
pub fn today() -> NaiveDate {
    now().vietnam_date()
}

/// Returns this year in Viet Nam.
pub fn this_year() -> i32 {
    today().year()
}
