//! Numbers as Vietnamese documents write them: 12.532 and 1.234,5.

use crate::domain::decimal::{group, to_double, typed_literal};

/// Says why a text is not a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberError {
    /// There is nothing but white space.
    Empty,
    /// It has another form than the accepted ones.
    Unreadable,
}

/// Returns a count with its thousands apart: `12.532`.
pub fn format_count(count: usize) -> String {
    group(&count.to_string())
}

/// Returns a number with its thousands apart and a decimal comma: `-1.234,5`. All digits the number has are written;
/// round it first. What is no number (infinite, not a number) gives a dash.
pub fn format_decimal(number: f64) -> String {
    if !number.is_finite() {
        return "–".into();
    }
    let plain = number.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let sign = if number < 0.0 { "-" } else { "" };
    let comma = if fraction.is_empty() { "" } else { "," };
    format!("{sign}{}{comma}{fraction}", group(whole))
}

/// Writes a decimal literal without an exponent as [`format_decimal`] does, with all its digits.
pub fn format_literal(literal: &str) -> String {
    let (sign, digits) = match literal.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", literal),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let comma = if fraction.is_empty() { "" } else { "," };
    format!("{sign}{}{comma}{fraction}", group(whole))
}

/// Reads a number as people type it, by the rules of [`typed_literal`].
pub fn parse_number(text: &str) -> Result<f64, NumberError> {
    if text.trim().is_empty() {
        return Err(NumberError::Empty);
    }
    let number = typed_literal(text).and_then(|literal| to_double(&literal));
    number
        .filter(|number| number.is_finite())
        .ok_or(NumberError::Unreadable)
}

/// Reads a whole number that is not negative: `12.532` or `12532`.
pub fn parse_count(text: &str) -> Result<usize, NumberError> {
    let number = parse_number(text)?;
    // Up to here every whole number has its own f64, and fits into 32 bits.
    if number.fract() == 0.0 && (0.0..=4_294_967_295.0).contains(&number) {
        Ok(number as usize)
    } else {
        Err(NumberError::Unreadable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expect: f64) {
        assert_eq!(parse_number(typed), Ok(expect), "{typed:?}");
    }

    #[test]
    fn thousands_are_parted_by_points() {
        for (count, expect) in [
            (0, "0"),
            (999, "999"),
            (1000, "1.000"),
            (12_532, "12.532"),
            (1_234_567, "1.234.567"),
        ] {
            assert_eq!(format_count(count), expect);
        }
    }

    #[test]
    fn decimals_follow_a_comma() {
        for (number, expect) in [
            (1234.5, "1.234,5"),
            (-1234.25, "-1.234,25"),
            (0.1, "0,1"),
            (-0.0, "0"),
            (1e15, "1.000.000.000.000.000"),
            (f64::NAN, "–"),
            (f64::INFINITY, "–"),
        ] {
            assert_eq!(format_decimal(number), expect);
        }
    }

    #[test]
    fn literals_keep_all_their_digits() {
        for (literal, expect) in [
            ("0", "0"),
            ("-1234.50", "-1.234,50"),
            ("1000000000000000.25", "1.000.000.000.000.000,25"),
        ] {
            assert_eq!(format_literal(literal), expect);
        }
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        check("12532", 12532.0);
        check("12.532", 12532.0);
        check(" 1.234,5 ", 1234.5);
        check("1 234\u{a0}567,5", 1_234_567.5);
        check("1.234.567", 1_234_567.0);
        check("-5", -5.0);
        check("−1.234,5", -1234.5);
        check("+007", 7.0);
    }

    #[test]
    fn a_sign_with_two_meanings_is_decided_by_rule() {
        check("1234.5", 1234.5);
        check("1,234.5", 1234.5);
        check("1,234,567", 1_234_567.0);
        check("1.234", 1234.0);
        check("1,234", 1.234);
        check("1.5", 1.5);
        check("0.125", 0.125);
        check("1234.567", 1234.567);
    }

    #[test]
    fn what_is_no_number_says_why() {
        assert_eq!(parse_number(" \u{a0}"), Err(NumberError::Empty));
        for typed in [
            "abc",
            "1.",
            ",5",
            "12.34.567",
            "1.234.5",
            "1,234,56.7",
            "1.2,3,4",
            "--5",
            "1e5",
            "٣",
            "-",
            "012.345,6",
            "1,,5",
            &"9".repeat(400),
        ] {
            assert_eq!(
                parse_number(typed),
                Err(NumberError::Unreadable),
                "{typed:?}"
            );
        }
    }

    #[test]
    fn counts_are_whole_and_not_negative() {
        assert_eq!(parse_count("12.532"), Ok(12_532));
        for typed in ["-1", "1,5", "99.999.999.999"] {
            assert_eq!(
                parse_count(typed),
                Err(NumberError::Unreadable),
                "{typed:?}"
            );
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        for number in [0.0, 1.5, 1234.0, -1234.5, 1_234_567.891] {
            check(&format_decimal(number), number);
        }
    }
}
