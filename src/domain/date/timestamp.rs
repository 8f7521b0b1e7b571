//! Moments, to the millisecond, in UTC and as a clock in Viet Nam shows them.

use chrono::{DateTime, Datelike, NaiveDate};

use super::{DateError, full_year, is_digits, pair};

/// Is a moment: milliseconds since 1970 began in UTC, from the year 1 to 9999.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Timestamp(i64);

impl Timestamp {
    /// 0001-01-01T00:00:00Z.
    pub const MIN: Self = Self(-62_135_596_800_000);
    /// The day that began everywhere on earth as 1970-01-01.
    const UNSET: (i64, i64) = (-14 * HOUR, 38 * HOUR);
    /// 9999-12-31T23:59:59.999Z.
    pub const MAX: Self = Self(253_402_300_799_999);

    /// Returns the moment, or the nearest there is: a wrong clock or a forged file must not break anything.
    pub const fn from_millis(millis: i64) -> Self {
        if millis < Self::MIN.0 {
            Self::MIN
        } else if millis > Self::MAX.0 {
            Self::MAX
        } else {
            Self(millis)
        }
    }

    /// Returns the milliseconds since 1970 began in UTC.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// Reads a moment of ISO 8601 with its offset: `2026-11-23T09:00:00+07:00`, `2026-11-23T02:00:00.250Z`. Seconds
    /// may be missing; what is finer than a millisecond is dropped.
    pub fn from_iso(text: &str) -> Result<Self, DateError> {
        if text.is_empty() {
            return Err(DateError::Empty);
        }
        let (date, time) = text
            .split_once(['T', 't', ' '])
            .ok_or(DateError::Unreadable)?;
        let zone = time
            .find(['Z', 'z', '+', '-'])
            .ok_or(DateError::Unreadable)?;
        let (time, zone) = time.split_at(zone);
        let time = clock_millis(time)? - offset_millis(zone)?;
        Ok(Self::from_millis(date_millis(date)?.saturating_add(time)))
    }

    /// Reads a moment as files of other programs state it: where its offset is missing it is that of Viet Nam, and where the time is, it is
    /// the beginning of the day.
    pub fn from_plain(text: &str) -> Result<Self, DateError> {
        let with_offset = format!("{text}+07:00");
        let of_day = format!("{text}T00:00+07:00");
        Self::from_iso(text)
            .or_else(|error| Self::from_iso(&with_offset).map_err(|_| error))
            .or_else(|error| Self::from_iso(&of_day).map_err(|_| error))
    }

    /// Says whether anything can have happened then: 1970-01-01 is what a value has that nobody has set.
    pub const fn is_known(self) -> bool {
        self.0 < Self::UNSET.0 || self.0 >= Self::UNSET.1
    }

    /// Returns the moment in UTC: `2026-11-23T02:00:00Z`, with `.250` only where there are milliseconds.
    pub fn to_iso(self) -> String {
        let (date, time) = self.date_and_millis(0);
        let (minutes, seconds, millis) = (time / 60_000, time / 1000 % 60, time % 1000);
        let (hour, minute) = (minutes / 60, minutes % 60);
        let day = format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
        match millis {
            0 => format!("{day}T{hour:02}:{minute:02}:{seconds:02}Z"),
            _ => format!("{day}T{hour:02}:{minute:02}:{seconds:02}.{millis:03}Z"),
        }
    }

    /// Returns the date in Viet Nam.
    pub fn vietnam_date(self) -> NaiveDate {
        self.date_and_millis(7 * HOUR).0
    }

    /// Returns the date and the time of day in Viet Nam (UTC+7, no summer time): `23/11/2026`, `09:00`.
    pub fn vietnam_date_time(self) -> (String, String) {
        let (date, time) = self.date_and_millis(7 * HOUR);
        let minutes = time / 60_000;
        (
            format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
            format!("{:02}:{:02}", minutes / 60, minutes % 60),
        )
    }

    /// Returns the day, counted from 1970-01-01, where clocks are this many minutes ahead of UTC.
    pub const fn day(self, minutes_ahead: i32) -> i64 {
        self.0
            .saturating_add(minutes_ahead as i64 * 60_000)
            .div_euclid(24 * HOUR)
    }

    fn date_and_millis(self, offset: i64) -> (NaiveDate, i64) {
        let local = self.0.saturating_add(offset);
        let moment = DateTime::from_timestamp_millis(local).unwrap_or_default();
        (moment.date_naive(), local.rem_euclid(24 * HOUR))
    }
}

const HOUR: i64 = 3_600_000;

fn date_millis(text: &str) -> Result<i64, DateError> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return Err(DateError::Unreadable);
    };
    let date = NaiveDate::from_ymd_opt(full_year(year)?, pair(month)?, pair(day)?);
    let since = date.ok_or(DateError::NoSuchDay)? - NaiveDate::default();
    Ok(since.num_milliseconds())
}

/// Reads `09:00`, `09:00:30` or `09:00:30.25`. A leap second is the first of the next minute.
fn clock_millis(text: &str) -> Result<i64, DateError> {
    let (clock, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let parts: Vec<&str> = clock.split(':').collect();
    let (hour, minute, second) = match parts[..] {
        [hour, minute] if clock == text => (pair(hour)?, pair(minute)?, 0),
        [hour, minute, second] => (pair(hour)?, pair(minute)?, pair(second)?),
        _ => return Err(DateError::Unreadable),
    };
    if hour > 23 || minute > 59 || second > 60 {
        return Err(DateError::NoSuchDay);
    }
    if fraction.is_empty() || !is_digits(fraction) {
        return Err(DateError::Unreadable);
    }
    let millis = fraction.bytes().chain(*b"000").take(3);
    let millis = millis.fold(0, |sum, digit| 10 * sum + i64::from(digit - b'0'));
    Ok(i64::from(hour) * HOUR + i64::from(minute * 60 + second) * 1000 + millis)
}

/// Reads `Z`, `+07:00`, `+0700` or `+07`.
fn offset_millis(text: &str) -> Result<i64, DateError> {
    let (sign, digits) = match text.split_at_checked(1) {
        Some(("Z" | "z", "")) => return Ok(0),
        Some(("+", digits)) => (1, digits),
        Some(("-", digits)) => (-1, digits),
        _ => return Err(DateError::Unreadable),
    };
    let (hour, minute) = match digits.split_at_checked(2) {
        Some((hour, "")) => (pair(hour)?, 0),
        Some((hour, rest)) => (pair(hour)?, pair(rest.strip_prefix(':').unwrap_or(rest))?),
        None => return Err(DateError::Unreadable),
    };
    if hour > 23 || minute > 59 {
        return Err(DateError::NoSuchDay);
    }
    Ok(sign * i64::from(hour * 60 + minute) * 60_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateError::{Empty, NoSuchDay, Unreadable};

    #[track_caller]
    fn check_moment(text: &str, expect: Result<&str, DateError>) {
        let iso = Timestamp::from_iso(text).map(Timestamp::to_iso);
        assert_eq!(iso.as_deref().map_err(|e| *e), expect, "{text:?}");
    }

    #[test]
    fn moments_are_read_with_their_offset() {
        for text in [
            "2026-11-23T02:00:00Z",
            "2026-11-23T09:00:00+07:00",
            "2026-11-23 09:00+0700",
            "2026-11-22t21:00:00.000-05",
        ] {
            check_moment(text, Ok("2026-11-23T02:00:00Z"));
        }
        check_moment("2026-11-23T02:00:00.25Z", Ok("2026-11-23T02:00:00.250Z"));
        check_moment(
            "2026-11-23T02:00:00.0019999Z",
            Ok("2026-11-23T02:00:00.001Z"),
        );
        check_moment("2016-12-31T23:59:60Z", Ok("2017-01-01T00:00:00Z"));
        check_moment("1969-12-31T23:59:59.999Z", Ok("1969-12-31T23:59:59.999Z"));
    }

    #[test]
    fn what_is_no_moment_says_why() {
        check_moment("", Err(Empty));
        for text in [
            "2026-11-23",
            "2026-11-23T02:00:00",
            "2026-11-23T02Z",
            "2026-11-23T02:00:00.Z",
            "2026-11-23T02:00.5Z",
            "2026-11-23T02:00:00+7",
            "2026-11-23T02:00:00Zé",
            "xTZ",
            "2026-11-23T-1:00:00Z",
        ] {
            check_moment(text, Err(Unreadable));
        }
        check_moment("2026-02-30T02:00:00Z", Err(NoSuchDay));
        check_moment("2026-02-03T24:00:00Z", Err(NoSuchDay));
        check_moment("2026-02-03T00:00:00+24:00", Err(NoSuchDay));
    }

    #[test]
    fn moments_out_of_range_become_the_nearest() {
        for millis in [i64::MIN, i64::MIN + 1, -62_135_596_800_001] {
            assert_eq!(Timestamp::from_millis(millis), Timestamp::MIN);
        }
        assert_eq!(Timestamp::from_millis(i64::MAX), Timestamp::MAX);
        assert_eq!(Timestamp::MIN.to_iso(), "0001-01-01T00:00:00Z");
        assert_eq!(Timestamp::MAX.to_iso(), "9999-12-31T23:59:59.999Z");
        check_moment("0000-01-01T00:00:00Z", Ok("0001-01-01T00:00:00Z"));
        check_moment(
            "9999-12-31T23:59:59.999-23:59",
            Ok("9999-12-31T23:59:59.999Z"),
        );
        assert_eq!(Timestamp::MAX.vietnam_date_time().1, "06:59");
    }

    #[test]
    fn a_day_begins_at_midnight_of_the_place() {
        for (iso, minutes_ahead, day) in [
            ("1970-01-01T00:00:00Z", 0, 0),
            ("1969-12-31T23:59:59.999Z", 0, -1),
            ("1970-01-01T16:59:59.999Z", 420, 0),
            ("1970-01-01T17:00:00Z", 420, 1),
            ("1970-01-02T04:59:00Z", -300, 0),
        ] {
            let at = Timestamp::from_iso(iso).map(|at| at.day(minutes_ahead));
            assert_eq!(at, Ok(day), "{iso}");
        }
        assert!(Timestamp::MIN.day(i32::MIN) < Timestamp::MAX.day(i32::MAX));
    }

    #[test]
    fn the_time_shown_is_that_of_viet_nam() {
        for (millis, date, time) in [
            (1_795_399_200_000, "23/11/2026", "09:00"),
            (-1, "01/01/1970", "06:59"),
        ] {
            let shown = Timestamp::from_millis(millis).vietnam_date_time();
            assert_eq!(shown, (date.into(), time.into()));
        }
    }

    #[test]
    fn a_file_of_another_program_may_leave_the_offset_or_the_time_out() {
        for (text, iso) in [
            ("2026-11-23T09:00:00+07:00", "2026-11-23T02:00:00Z"),
            ("2026-11-23T09:00:00", "2026-11-23T02:00:00Z"),
            ("2026-11-23 09:00", "2026-11-23T02:00:00Z"),
            ("2026-11-23", "2026-11-22T17:00:00Z"),
        ] {
            assert_eq!(
                Timestamp::from_plain(text).map(Timestamp::to_iso),
                Ok(iso.to_owned())
            );
        }
        for text in ["", "hôm nay", "23/11/2026", "2026-13-01"] {
            assert!(Timestamp::from_plain(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_moment_that_nobody_has_set_is_none_wherever_clocks_stand() {
        for millis in [0, 1, -1, 24 * HOUR] {
            assert!(!Timestamp::from_millis(millis).is_known(), "{millis}");
        }
        for millis in [1_795_932_000_000, 48 * HOUR, -HOUR * 24 * 365] {
            assert!(Timestamp::from_millis(millis).is_known(), "{millis}");
        }
    }
}
