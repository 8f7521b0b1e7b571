//! Decimal literals to doubles.

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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::to_double;

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
