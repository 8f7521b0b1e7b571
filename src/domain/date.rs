//! Dates as people know them, whole or in part, and moments as clocks write them.
//!
//! Invariant: a [`PartialDate`] exists in the calendar; a [`Timestamp`] lies in the years 1 to 9999. Nothing here reads
//! a clock.

mod as_typed;
mod timestamp;

use std::fmt;

use chrono::NaiveDate;

pub use as_typed::of_entry;
pub use timestamp::Timestamp;

use super::fold::fold;

const FIRST_YEAR: i32 = 1900;
const LAST_YEAR: i32 = 2200;

/// Says why a text is not a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateError {
    /// There is nothing but white space.
    Empty,
    /// It has another form than the accepted ones.
    Unreadable,
    /// The calendar has no such month, day or time of day: 31/4/2026, 3/13/2026.
    NoSuchDay,
    /// The year is before 1900 or after 2200.
    YearOutOfRange,
    /// It can be a day and a month as well as a month and a year.
    Ambiguous,
}

/// Is a day, a month or a year, of the years 1900 to 2200. A part sorts before the whole days in it: 2026, 3/2026,
/// 1/3/2026.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PartialDate {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
}

impl PartialDate {
    /// Returns the date with these parts; a day needs its month.
    pub fn new(year: i32, month: Option<u32>, day: Option<u32>) -> Result<Self, DateError> {
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
            return Err(DateError::YearOutOfRange);
        }
        if month.is_none() && day.is_some() {
            return Err(DateError::Unreadable);
        }
        NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))
            .ok_or(DateError::NoSuchDay)?;
        Ok(Self { year, month, day })
    }

    /// Reads `2026`, `2026-03` or `2026-03-15`, and nothing else.
    pub fn from_iso(text: &str) -> Result<Self, DateError> {
        if text.is_empty() {
            return Err(DateError::Empty);
        }
        let parts: Vec<&str> = text.split('-').collect();
        match parts[..] {
            [year] => Self::new(full_year(year)?, None, None),
            [year, month] => Self::new(full_year(year)?, Some(pair(month)?), None),
            [year, month, day] => {
                let (month, day) = (pair(month)?, pair(day)?);
                Self::new(full_year(year)?, Some(month), Some(day))
            }
            _ => Err(DateError::Unreadable),
        }
    }

    /// Returns the date in ISO 8601, as precise as it is: `2026`, `2026-03` or `2026-03-15`.
    pub fn to_iso(self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            (None, _) => format!("{:04}", self.year),
        }
    }

    /// Returns the year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// Returns the month, 1 to 12, where it is known.
    pub fn month(self) -> Option<u32> {
        self.month
    }

    /// Returns the day of the month where it is known.
    pub fn day(self) -> Option<u32> {
        self.day
    }

    /// Returns the first day that the date can mean.
    pub fn first_day(self) -> NaiveDate {
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        NaiveDate::from_ymd_opt(self.year, month, day).unwrap_or_default()
    }

    /// Returns the last day that the date can mean: a span that ends in 2026 can have started in 3/2026.
    pub fn last_day(self) -> NaiveDate {
        let month = self.month.unwrap_or(12);
        let candidates = self.day.map_or([31, 30, 29, 28], |day| [day; 4]);
        candidates
            .iter()
            .find_map(|day| NaiveDate::from_ymd_opt(self.year, month, *day))
            .unwrap_or_default()
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(day) = self.day {
            write!(f, "{day:02}/")?;
        }
        if let Some(month) = self.month {
            write!(f, "{month:02}/")?;
        }
        write!(f, "{:04}", self.year)
    }
}

/// Reads a year of four digits, 1900 to 2200.
pub fn parse_year(text: &str) -> Result<i32, DateError> {
    let text = fold(text);
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    let year = full_year(&text)?;
    PartialDate::new(year, None, None).map(PartialDate::year)
}

/// Says whether a year is so far from this one that it may be a slip: more than 5 years back, or after the next one.
pub fn is_unlikely_year(year: i32, this_year: i32) -> bool {
    !(this_year - 5..=this_year + 1).contains(&year)
}

/// Reads a year of four digits. Two could be a day or a month.
fn full_year(text: &str) -> Result<i32, DateError> {
    match (is_digits(text), text.len()) {
        (true, 4) => text.parse().map_err(|_| DateError::Unreadable),
        (true, 3 | 5..) => Err(DateError::YearOutOfRange),
        _ => Err(DateError::Unreadable),
    }
}

/// Reads a day, a month or a short year, of one or two digits.
fn short(text: &str) -> Result<u32, DateError> {
    match (is_digits(text), text.len()) {
        (true, 1 | 2) => text.parse().map_err(|_| DateError::Unreadable),
        _ => Err(DateError::Unreadable),
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// Reads exactly two digits.
fn pair(text: &str) -> Result<u32, DateError> {
    match text.len() {
        2 => short(text),
        _ => Err(DateError::Unreadable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateError::{Empty, NoSuchDay, Unreadable, YearOutOfRange};

    #[track_caller]
    fn check(typed: &str, expect: Result<&str, DateError>) {
        let shown = PartialDate::parse(typed).map(|date| date.to_string());
        assert_eq!(shown.as_deref().map_err(|e| *e), expect, "{typed:?}");
    }

    #[test]
    fn a_year_more_than_5_back_or_after_the_next_one_is_unlikely() {
        for (year, expect) in [
            (1900, true),
            (2020, true),
            (2021, false),
            (2026, false),
            (2027, false),
            (2028, true),
            (2200, true),
        ] {
            assert_eq!(is_unlikely_year(year, 2026), expect, "{year}");
        }
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        for typed in [
            "15/3/2026",
            "15-3-26",
            "15.03.2026",
            "15/03/26",
            " 15 / 3 / 2026\u{a0}",
            "15–3–2026",
            "2026-03-15",
            "2026/3/15",
        ] {
            check(typed, Ok("15/03/2026"));
        }
        check("3/2026", Ok("03/2026"));
        check("2026-03", Ok("03/2026"));
        check("2026", Ok("2026"));
        check("29/2/2028", Ok("29/02/2028"));
        check("Tháng 3/2026", Ok("03/2026"));
        check("tháng 3/26", Ok("03/2026"));
        check("T3/2026", Ok("03/2026"));
        check("T3/26", Ok("03/2026"));
        check("ngày 15 tháng 3 năm 2026", Ok("15/03/2026"));
        check("Ngày 15/3/2026", Ok("15/03/2026"));
        check("năm 2026", Ok("2026"));
    }

    #[test]
    fn what_is_no_date_says_why() {
        check(" \u{a0}", Err(Empty));
        for typed in [
            "abc",
            "3/26",
            "26",
            "15/3",
            "15/3/2026/1",
            "//",
            "-2026",
            "015/3/2026",
            "1 5/3/2026",
            "٣/2026",
            "15/3/2",
            "2026-03-15T00:00:00Z",
        ] {
            check(typed, Err(Unreadable));
        }
        for typed in [
            "31/4/2026",
            "29/2/2026",
            "3/13/2026",
            "0/3/2026",
            "13/2026",
            "2026-00",
        ] {
            check(typed, Err(NoSuchDay));
        }
        for typed in [
            "15/3/1899",
            "15/3/2201",
            "0000",
            "15/3/202",
            "15/3/20260",
            "99999999999999999999",
        ] {
            check(typed, Err(YearOutOfRange));
        }
    }

    #[test]
    fn iso_dates_read_back_as_written() {
        for iso in ["2026", "2026-03", "2026-03-15"] {
            assert_eq!(
                PartialDate::from_iso(iso).map(PartialDate::to_iso),
                Ok(iso.into())
            );
        }
        for iso in [
            "2026-3",
            "15/3/2026",
            "2026-03-15 ",
            "26-03-15",
            "+2026",
            "2026-03-15-1",
        ] {
            assert_eq!(PartialDate::from_iso(iso), Err(Unreadable), "{iso:?}");
        }
        assert_eq!(PartialDate::from_iso(""), Err(Empty));
        assert_eq!(PartialDate::from_iso("2026-02-30"), Err(NoSuchDay));
        assert_eq!(PartialDate::from_iso("9999-01-01"), Err(YearOutOfRange));
    }

    #[test]
    fn a_part_sorts_before_its_days_and_covers_them() {
        let date = |text| PartialDate::parse(text).unwrap();
        let sorted = ["2025", "31/12/2025", "2026", "3/2026", "1/3/2026", "4/2026"].map(date);
        assert!(sorted.is_sorted());
        let span = |text| {
            (
                date(text).first_day().to_string(),
                date(text).last_day().to_string(),
            )
        };
        assert_eq!(span("2026"), ("2026-01-01".into(), "2026-12-31".into()));
        assert_eq!(span("2/2028"), ("2028-02-01".into(), "2028-02-29".into()));
        assert_eq!(span("5/3/2026"), ("2026-03-05".into(), "2026-03-05".into()));
    }

    #[test]
    fn a_day_needs_its_month() {
        assert_eq!(PartialDate::new(2026, None, Some(1)), Err(Unreadable));
    }

    #[test]
    fn years_have_four_digits_and_sense() {
        assert_eq!(parse_year(" 2026 "), Ok(2026));
        for (typed, error) in [
            ("", Empty),
            ("26", Unreadable),
            ("2026a", Unreadable),
            ("20260", YearOutOfRange),
            ("1066", YearOutOfRange),
        ] {
            assert_eq!(parse_year(typed), Err(error), "{typed:?}");
        }
    }
}
