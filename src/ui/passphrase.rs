//! How easily a passphrase is guessed, by a plain rule: length first, then variety.

/// Says how easily a passphrase is guessed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Strength {
    /// Quickly.
    Short,
    /// With some effort.
    Fair,
    /// Hardly.
    Good,
}

impl Strength {
    /// Judges a passphrase. Ten characters, six of them different, are fair; sixteen, or twelve of three kinds
    /// (small letters, other letters, digits, signs), are good where eight are different.
    pub fn of(passphrase: &str) -> Self {
        let mut different: Vec<char> = Vec::new();
        let mut kinds = [false; 4];
        for c in passphrase.chars() {
            if !different.contains(&c) {
                different.push(c);
            }
            let kind = match c {
                _ if c.is_ascii_digit() => 0,
                _ if c.is_lowercase() => 1,
                _ if c.is_alphanumeric() => 2,
                _ => 3,
            };
            kinds[kind] = true;
        }
        let n_kinds = kinds.iter().filter(|is_there| **is_there).count();
        match (passphrase.chars().count(), different.len()) {
            (16.., 8..) => Self::Good,
            (12.., 8..) if n_kinds >= 3 => Self::Good,
            (10.., 6..) => Self::Fair,
            _ => Self::Short,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_makes_a_passphrase_good_and_repetition_does_not() {
        let check =
            |passphrase, expect| assert_eq!(Strength::of(passphrase), expect, "{passphrase}");
        check("", Strength::Short);
        check("123456", Strength::Short);
        check("Aa1!Bb2?", Strength::Short);
        check("aaaaaaaaaaaaaaaaaaaaaaaa", Strength::Short);
        check("123123123123123123", Strength::Short);
        check("vanlinh2026", Strength::Fair);
        check("Vân Lĩnh 2026", Strength::Good);
        check("bốn mùa hoa nở ven sông", Strength::Good);
    }
}
