//! The clock.

use crate::domain::date::Timestamp;

/// Returns the moment by this device's clock.
pub fn now() -> Timestamp {
    Timestamp::from_millis(js_sys::Date::now() as i64)
}

/// Returns this year in Viet Nam.
pub fn this_year() -> i32 {
    let (date, _) = now().vietnam_date_time();
    let year = date.rsplit('/').next().and_then(|year| year.parse().ok());
    year.unwrap_or_default()
}
