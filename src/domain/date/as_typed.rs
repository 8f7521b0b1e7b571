//! Dates as people type them, with the year of the entry they are about.

use super::{DateError, PartialDate, full_year, is_unlikely_year, short};
use crate::domain::fold::fold;

impl PartialDate {
    /// Reads a date as people type it, day first: 15/3/2026, 15-3-26, 15.03.2026, 3/2026, 2026, in words: tháng 3/2026, T3/2026, ngày 15
    /// tháng 3 năm 2026, or year first as in ISO 8601: 2026-03-15, 2026/3. Spaces around the parts do not matter.
    ///
    /// Two digits are a year of this century, in a whole date or behind "tháng" only: 3/26 could be a day and a month, and is
    /// refused.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        Self::read(text, None)
    }

    /// Reads a date that is about an entry of a year, where that year may be left out or cut short: 15/03, tháng 3, 3/26.
    ///
    /// # Errors
    /// Those of [`Self::parse`]; and that two short numbers are a day and a month as well as a month and a year near the
    /// entry's: 3/12 of 2012.
    pub fn parse_in(text: &str, year: i32) -> Result<Self, DateError> {
        Self::read(text, Some(year))
    }

    fn read(text: &str, of_entry: Option<i32>) -> Result<Self, DateError> {
        let text = fold(text);
        if text.is_empty() {
            return Err(DateError::Empty);
        }
        let text = text.strip_prefix("ngay ").unwrap_or(&text);
        let (text, begins_with_month) = match without_word_for_month(text) {
            Some(text) => (text, true),
            None => (text.strip_prefix("nam ").unwrap_or(text), false),
        };
        let names_month = begins_with_month || text.contains(" thang ");
        let text = text.replace(" thang ", "/").replace(" nam ", "/");
        let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
        match (&parts[..], of_entry) {
            (&[month], Some(year)) if begins_with_month && month.len() < 4 => {
                Self::new(year, Some(short(month)?), None)
            }
            (&[year], _) => Self::new(full_year(year)?, None, None),
            (&[year, month], _) if year.len() >= 4 => {
                Self::new(full_year(year)?, Some(short(month)?), None)
            }
            (&[month, year], _) if begins_with_month && year.len() == 2 => {
                Self::new(short_year(year)?, Some(short(month)?), None)
            }
            (&[first, second], Some(year)) if second.len() <= 2 => {
                Self::of_two(first, second, year, names_month)
            }
            (&[month, year], _) => Self::new(full_year(year)?, Some(short(month)?), None),
            (&[year, month, day], _) if year.len() >= 4 => {
                Self::new(full_year(year)?, Some(short(month)?), Some(short(day)?))
            }
            (&[day, month, year], _) => {
                let year = match year.len() {
                    2 => short_year(year)?,
                    _ => full_year(year)?,
                };
                Self::new(year, Some(short(month)?), Some(short(day)?))
            }
            _ => Err(DateError::Unreadable),
        }
    }

    /// Reads two short numbers about an entry of a year: a day and a month of it, or a month and a year near it.
    fn of_two(first: &str, second: &str, of: i32, names_month: bool) -> Result<Self, DateError> {
        let day = Self::new(of, Some(short(second)?), Some(short(first)?));
        let year = short_year(second)
            .ok()
            .filter(|year| second.len() == 2 && !names_month && !is_unlikely_year(*year, of));
        let month = year.and_then(|year| Self::new(year, Some(short(first).ok()?), None).ok());
        match (day, month) {
            (Ok(_), Some(_)) => Err(DateError::Ambiguous),
            (Err(_), Some(month)) => Ok(month),
            (day, None) => day,
        }
    }
}

/// Reads a date about an entry, whose year may not be known yet.
pub fn of_entry(text: &str, year: Option<i32>) -> Result<PartialDate, DateError> {
    PartialDate::read(text, year)
}

/// Takes away the word for a month before its number, whole or cut short: tháng 3, T3, T.3, Th3; `None` where there is none.
fn without_word_for_month(text: &str) -> Option<&str> {
    let words = ["thang", "th", "t"];
    let rest = words.iter().find_map(|word| text.strip_prefix(word))?;
    let rest = rest.strip_prefix('.').unwrap_or(rest).trim_start();
    rest.starts_with(|first: char| first.is_ascii_digit())
        .then_some(rest)
}

/// Reads a year of this century of two digits.
fn short_year(text: &str) -> Result<i32, DateError> {
    Ok(2000 + short(text)?.cast_signed())
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateError::{Empty, NoSuchDay, Unreadable};

    #[test]
    fn the_year_of_the_entry_is_understood_where_it_is_left_out_or_cut_short() {
        let in_2026 = [
            ("15/03", Ok("15/03/2026")),
            ("15/3", Ok("15/03/2026")),
            ("15-3", Ok("15/03/2026")),
            ("3/12", Ok("03/12/2026")),
            ("3/26", Ok("03/2026")),
            ("03/25", Ok("03/2025")),
            ("tháng 3", Ok("03/2026")),
            ("tháng 3/2026", Ok("03/2026")),
            ("tháng 3 năm 2026", Ok("03/2026")),
            ("tháng 3/25", Ok("03/2025")),
            ("T3/2026", Ok("03/2026")),
            ("t3/2026", Ok("03/2026")),
            ("T.3/2026", Ok("03/2026")),
            ("Th 3/2026", Ok("03/2026")),
            ("T03/25", Ok("03/2025")),
            ("T3 năm 2026", Ok("03/2026")),
            ("T3", Ok("03/2026")),
            ("T13/2026", Err(NoSuchDay)),
            ("T", Err(Unreadable)),
            ("thứ 3", Err(Unreadable)),
            ("15 tháng 3", Ok("15/03/2026")),
            ("ngày 15 tháng 3", Ok("15/03/2026")),
            ("15/3/25", Ok("15/03/2025")),
            ("2026", Ok("2026")),
            ("2025-11", Ok("11/2025")),
            ("31/4", Err(NoSuchDay)),
            ("29/2", Err(NoSuchDay)),
            ("tháng 13", Err(NoSuchDay)),
            // The year is too far from the entry's to be meant.
            ("3/62", Err(NoSuchDay)),
            ("15/26", Err(NoSuchDay)),
            ("26", Err(Unreadable)),
            ("3", Err(Unreadable)),
            ("hôm qua", Err(Unreadable)),
            ("", Err(Empty)),
        ];
        let of_other_years = [
            (2012, "3/12", Err(DateError::Ambiguous)),
            (2012, "15/12", Ok("15/12/2012")),
            (2012, "3/2012", Ok("03/2012")),
            (2028, "29/2", Ok("29/02/2028")),
            (2025, "3/26", Ok("03/2026")),
        ];
        let in_2026 = in_2026.map(|(typed, expect)| (2026, typed, expect));
        for (year, typed, expect) in in_2026.into_iter().chain(of_other_years) {
            let shown = PartialDate::parse_in(typed, year).map(|date| date.to_string());
            assert_eq!(shown.as_deref().map_err(|e| *e), expect, "{typed:?} {year}");
        }
    }
}
