//! Indicators added up, digit by digit: money has more of them than a double holds.

use super::Counted;
use crate::domain::fold::fold;
use crate::domain::model::Indicator;
use crate::domain::value::Number;

/// Is one indicator of an entry.
#[derive(Clone, Copy, Debug)]
pub struct Measured<'a> {
    /// The entry.
    pub counted: Counted<'a>,
    /// What it is: the id of the catalogue's indicator, or its name.
    pub name: &'a str,
    /// The indicator as the record has it.
    pub indicator: Indicator<'a>,
    /// Whether the entry has it in the same measure a second time: it counts once.
    pub is_repeat: bool,
}

/// Lists the indicators of entries. `meant` tells the id that a name stands for.
pub fn measured<'a>(part: &[Counted<'a>], meant: &dyn Fn(&'a str) -> &'a str) -> Vec<Measured<'a>> {
    let mut all = Vec::new();
    for one in part {
        let mut items = one.entry.indicators();
        // Of several, the one that has a number and that the form would write counts.
        items.sort_by_key(|(id, one)| (one.value.is_none(), *id != fold(one.name)));
        let mut seen: Vec<(String, String)> = Vec::new();
        for (_, indicator) in items {
            let name = meant(indicator.name);
            let key = (fold(name), fold(indicator.measure));
            let is_repeat = seen.contains(&key);
            seen.push(key);
            all.push(Measured {
                counted: *one,
                name,
                indicator,
                is_repeat,
            });
        }
    }
    all
}

/// How many decimals a sum keeps.
const N_DECIMALS: usize = 18;

/// Adds up decimal numbers exactly. What is no number of at most 18 decimals, or would grow beyond 20 digits before them,
/// is left out and counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Decimals {
    /// The sum, times 10 to the 18th.
    scaled: i128,
    /// How many were added.
    pub n_added: usize,
    /// How many were not.
    pub n_left_out: usize,
}

impl Decimals {
    /// Adds a number, or counts that there was none.
    pub fn add(&mut self, number: Option<&Number>) {
        let scaled = number.and_then(|number| scaled(number.as_str()));
        match scaled.and_then(|scaled| self.scaled.checked_add(scaled)) {
            Some(sum) => {
                self.scaled = sum;
                self.n_added += 1;
            }
            None => self.n_left_out += 1,
        }
    }

    /// Returns the sum as its sign, its whole digits and its decimals without zeros at the end.
    pub fn parts(&self) -> (bool, String, String) {
        let digits = self.scaled.unsigned_abs().to_string();
        let digits = format!("{digits:0>width$}", width = N_DECIMALS + 1);
        let (whole, decimals) = digits.split_at(digits.len() - N_DECIMALS);
        let decimals = decimals.trim_end_matches('0').to_owned();
        (self.scaled < 0, whole.to_owned(), decimals)
    }
}

/// Reads a decimal literal without an exponent, times 10 to the 18th.
fn scaled(literal: &str) -> Option<i128> {
    let (sign, digits) = match literal.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, literal),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if decimals.len() > N_DECIMALS || whole.is_empty() {
        return None;
    }
    let both = format!("{whole}{decimals:0<N_DECIMALS$}");
    let is_digits = both.bytes().all(|b| b.is_ascii_digit());
    is_digits
        .then(|| both.parse::<i128>().ok())
        .flatten()
        .map(|n| sign * n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(numbers: &[&str], expect: (bool, &str, &str), n_left_out: usize) {
        let mut sum = Decimals::default();
        for number in numbers {
            sum.add(Number::parse(number).as_ref());
        }
        let (is_negative, whole, decimals) = sum.parts();
        assert_eq!((is_negative, &*whole, &*decimals), expect, "{numbers:?}");
        assert_eq!(sum.n_left_out, n_left_out);
        assert_eq!(sum.n_added + sum.n_left_out, numbers.len());
    }

    #[test]
    fn sums_are_exact() {
        check(&[], (false, "0", ""), 0);
        check(&["0.1", "0.2"], (false, "0", "3"), 0);
        check(
            &["1000000000000000.25", "0.5", "-0.75"],
            (false, "1000000000000000", ""),
            0,
        );
        check(&["-1.5", "-2"], (true, "3", "5"), 0);
        check(
            &["999999999999999999", "1"],
            (false, "1000000000000000000", ""),
            0,
        );
    }

    #[test]
    fn what_cannot_be_added_is_left_out_and_counted() {
        let digits = "9".repeat(25);
        check(&["1", &digits, "1e-30", "không", "2"], (false, "3", ""), 3);
        let mut sum = Decimals::default();
        for _ in 0..200 {
            sum.add(Number::parse("9000000000000000000").as_ref());
        }
        assert!(sum.n_left_out > 0);
        assert_eq!(sum.n_added + sum.n_left_out, 200);
    }
}
