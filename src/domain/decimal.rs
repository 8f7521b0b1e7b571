//! Decimal literals to doubles.

use super::fold::{compose, fold};

/// Returns the double nearest to a decimal literal such as `-12.50e-3`; infinite where it is beyond all doubles.
/// Returns `None` for any other text.
///
/// The standard library's own parser brings tables of ten thousand bytes that do not compress; this one has none.
pub fn to_double(literal: &str) -> Option<f64> {
    let (is_negative, unsigned) = match literal.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, literal),
    };
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    if !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    let exponent = read_exponent(exponent)?;
    let double: f64 = minimal_lexical::parse_float(
        whole.as_bytes().iter(),
        fraction.as_bytes().iter(),
        exponent,
    );
    Some(if is_negative { -double } else { double })
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Reads an exponent. One beyond the range of doubles by far stands for all that are.
fn read_exponent(text: &str) -> Option<i32> {
    const FAR: i32 = 1_000_000_000;
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !is_digits(digits) {
        return None;
    }
    let size = digits.parse().unwrap_or(FAR).min(FAR);
    Some(if text.starts_with('-') { -size } else { size })
}

/// Returns the number that people typed as a decimal literal without needless zeros, to the last digit: `1.234,50` is
/// `1234.5`. Spaces, also no-break ones, may part the thousands and are skipped. Returns `None` for what is no number.
///
/// Which sign is the decimal one:
/// - with both a point and a comma, the one that stands last: 1.234,5 and 1,234.5 are the same;
/// - several points, or several commas, part thousands: 1.234.567 and 1,234,567 are the same;
/// - one comma is decimal: 1,234 is a little more than 1;
/// - one point before exactly three digits parts thousands, since that is how documents write them: 1.234 is more
///   than a thousand. Otherwise it is decimal, as spreadsheets write it: 1234.5, 1.5, 0.125, 1234.567.
///
/// Thousands must be parted evenly and not begin with 0: 12.34.567 is unreadable.
pub fn typed_literal(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (sign, digits) = match text.strip_prefix(['-', '−', '–']) {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, fraction) = halves(digits);
    let plain = ungroup(whole)?;
    if !fraction.is_none_or(is_digits) {
        return None;
    }
    let whole = match plain.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let fraction = fraction.unwrap_or_default().trim_end_matches('0');
    Some(match (whole, fraction) {
        ("0", "") => "0".to_owned(),
        (whole, "") => format!("{sign}{whole}"),
        (whole, fraction) => format!("{sign}{whole}.{fraction}"),
    })
}

/// Splits what people typed into a number and the measure behind it, "" for none: `1.250,5 m2`, `92,5 điểm`, `45%`.
pub fn measured(text: &str) -> (&str, &str) {
    let begins = |c: char| c.is_alphabetic() || c == '%';
    let at = text.find(begins).unwrap_or(text.len());
    let (number, measure) = text.split_at(at);
    // An exponent is no measure, and so leaves the number unreadable.
    let mut signs = measure.chars();
    let is_exponent = matches!(signs.next(), Some('e' | 'E'))
        && signs
            .next()
            .is_some_and(|c| matches!(c, '0'..='9' | '+' | '-'));
    match is_exponent {
        true => (text, ""),
        false => (number.trim(), measure.trim()),
    }
}

/// Says whether two texts name the same measure: m2 is m².
pub fn is_same_measure(one: &str, other: &str) -> bool {
    let plain = |text: &str| {
        let text = text.trim().replace('²', "2").replace('³', "3");
        compose(&text.to_lowercase())
    };
    plain(one) == plain(other)
}

/// Returns what people typed as a score, with the decimal point of literals and without the word for points: `92,5 điểm` is
/// `92.5`.
pub fn score_literal(text: &str) -> String {
    let (number, measure) = measured(text.trim());
    let is_points = measure.is_empty() || POINTS.contains(&fold(measure).as_str());
    let number = if is_points { number } else { text.trim() };
    number.replace(',', ".")
}

/// The words for points, folded.
const POINTS: [&str; 2] = ["diem", "d"];

/// Returns a decimal literal as Vietnamese documents write it, to the last digit: `-1234.5` is `-1.234,5`. A literal with an
/// exponent stays as it is.
pub fn grouped(literal: &str) -> String {
    let (sign, unsigned) = match literal.strip_prefix('-') {
        Some(unsigned) => ("-", unsigned),
        None => ("", literal),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    if !is_digits(whole) || !(fraction.is_empty() || is_digits(fraction)) {
        return literal.to_owned();
    }
    let comma = if fraction.is_empty() { "" } else { "," };
    format!("{sign}{}{comma}{fraction}", group(whole))
}

/// Returns the digits of a whole number with its thousands apart: `12.532`.
pub fn group(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// Splits at the decimal sign, if there is one.
fn halves(text: &str) -> (&str, Option<&str>) {
    let (points, commas) = (text.matches('.').count(), text.matches(',').count());
    let at = match (points, commas) {
        (0, 1) => text.find(','),
        (1, 0) => text.find('.').filter(|_| ungroup(text).is_none()),
        (0, _) | (_, 0) => None,
        _ => text.rfind(['.', ',']),
    };
    match at {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    }
}

/// Returns the digits of a whole number with or without parted thousands, of one sign throughout.
fn ungroup(text: &str) -> Option<String> {
    let groups: Vec<&str> = match text.find([',', '.']) {
        Some(at) => text.split(&text[at..=at]).collect(),
        None => return is_digits(text).then(|| text.to_owned()),
    };
    let (first, others) = groups.split_first()?;
    let first_fits = is_digits(first) && first.len() <= 3 && !first.starts_with('0');
    let others_fit = others.iter().all(|g| is_digits(g) && g.len() == 3);
    (first_fits && others_fit).then(|| groups.concat())
}

/// Adds up decimal literals, to the last digit of each.
///
/// Digits are added column by column and carried at the end, so that nothing is ever rounded.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DecimalSum {
    /// The sums of the columns before the point, the ones first.
    whole: Vec<i64>,
    /// The sums of the columns behind it, the tenths first.
    fraction: Vec<i64>,
}

impl DecimalSum {
    /// Adds a literal; says whether it could: one with an exponent is beyond all doubles, and no figure.
    pub fn add(&mut self, literal: &str) -> bool {
        let (sign, unsigned) = match literal.strip_prefix('-') {
            Some(unsigned) => (-1, unsigned),
            None => (1, literal),
        };
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        if !is_digits(whole) || !is_digits(fraction) {
            return false;
        }
        add_digits(&mut self.whole, whole.bytes().rev(), sign);
        add_digits(&mut self.fraction, fraction.bytes(), sign);
        true
    }

    /// Returns the sum as a literal without needless zeros.
    pub fn literal(&self) -> String {
        let n_behind = self.fraction.len();
        let mut columns: Vec<i64> = self.fraction.iter().rev().copied().collect();
        columns.extend(&self.whole);
        let is_negative = carry(&mut columns) < 0;
        if is_negative {
            columns.iter_mut().for_each(|column| *column = -*column);
            carry(&mut columns);
        }
        let digits: String = columns.iter().rev().map(i64::to_string).collect();
        let (whole, fraction) = digits.split_at(digits.len() - n_behind);
        let (whole, fraction) = (
            whole.trim_start_matches('0'),
            fraction.trim_end_matches('0'),
        );
        let sign = if is_negative { "-" } else { "" };
        let whole = if whole.is_empty() { "0" } else { whole };
        match fraction {
            "" => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}.{fraction}"),
        }
    }
}

fn add_digits(columns: &mut Vec<i64>, digits: impl ExactSizeIterator<Item = u8>, sign: i64) {
    if columns.len() < digits.len() {
        columns.resize(digits.len(), 0);
    }
    for (column, digit) in columns.iter_mut().zip(digits) {
        *column += sign * i64::from(digit - b'0');
    }
}

/// Makes every column a digit but the last, which takes what is left. Returns it: where it is negative the whole sum is, and
/// where it is not, further columns hold its digits.
fn carry(columns: &mut Vec<i64>) -> i64 {
    let mut carried = 0;
    for column in columns.iter_mut() {
        carried += *column;
        *column = carried.rem_euclid(10);
        carried = carried.div_euclid(10);
    }
    if carried < 0 {
        columns.push(carried);
        return carried;
    }
    while carried > 0 {
        columns.push(carried % 10);
        carried /= 10;
    }
    0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{is_same_measure, measured, score_literal, to_double};

    #[test]
    fn a_measure_behind_a_number_is_told_apart_from_it() {
        for (typed, expect) in [
            ("1.250,5 m2", ("1.250,5", "m2")),
            ("1250m²", ("1250", "m²")),
            ("35 hộ", ("35", "hộ")),
            ("45%", ("45", "%")),
            ("1,5 triệu đồng", ("1,5", "triệu đồng")),
            ("-3", ("-3", "")),
            ("1e5", ("1e5", "")),
            ("khoảng 30", ("", "khoảng 30")),
        ] {
            assert_eq!(measured(typed), expect, "{typed:?}");
        }
        assert!(is_same_measure("m2", "m²"));
        assert!(is_same_measure(" Hộ", "hộ"));
        assert!(!is_same_measure("hố", "hộ"));
        assert!(!is_same_measure("triệu đồng", "đồng"));
    }

    #[test]
    fn a_score_is_read_with_the_word_for_points_behind_it() {
        for (typed, expect) in [
            ("92,5 điểm", "92.5"),
            ("92,5đ", "92.5"),
            (" 92.5 ", "92.5"),
            ("92,5 %", "92.5 %"),
            ("tốt", "tốt"),
            ("", ""),
        ] {
            assert_eq!(score_literal(typed), expect, "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_decimal_literal_is_no_double() {
        for text in [
            "", "-", "+1", ".5", "5.", "1e", "1e+", "inf", "NaN", "1 2", "0x1", "1e1e1",
        ] {
            assert_eq!(to_double(text), None, "{text}");
        }
    }

    #[test]
    fn far_exponents_are_zero_or_infinite() {
        assert_eq!(to_double("1e99999999999999999999"), Some(f64::INFINITY));
        assert_eq!(to_double("-1e309"), Some(f64::NEG_INFINITY));
        assert_eq!(to_double("1e-99999999999999999999"), Some(0.0));
        assert_eq!(to_double("0e99999999999999999999"), Some(0.0));
    }

    proptest! {
        #[test]
        fn every_literal_is_the_double_the_standard_library_reads(
            literal in "-?[0-9]{1,25}(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?"
        ) {
            prop_assert_eq!(to_double(&literal).map(f64::to_bits), literal.parse().ok().map(f64::to_bits));
        }

        #[test]
        fn every_double_reads_back_from_its_shortest_spelling(bits: u64) {
            let double = f64::from_bits(bits);
            if double.is_finite() {
                prop_assert_eq!(to_double(&format!("{double:e}")).map(f64::to_bits), Some(bits));
            }
        }
    }
}
