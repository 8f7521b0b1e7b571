//! The demonstration: a register in memory, never stored, joined or exported.

use crate::domain::register::Register;

use super::exchange_read::open_text;
use super::starting_set::starting_set;

/// Returns the sample register and the id of its own unit.
pub fn sample() -> (Register, String) {
    let mut register = starting_set();
    match open_text(include_str!("sample.json")) {
        Ok(opened) => {
            register.join(&opened.piece);
            (register, opened.sender.unit)
        }
        // The file is part of the program, and a test opens it.
        Err(_) => (register, String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::summary::{Summary, years};

    #[test]
    fn the_sample_opens_whole_and_shows_two_years() {
        let opened = open_text(include_str!("sample.json")).unwrap();
        assert_eq!(opened.refused, []);
        let (register, unit) = sample();
        assert_eq!(unit, opened.sender.unit);
        let years = years(&register);
        assert_eq!(years.len(), 2);
        for year in years {
            assert!(Summary::of(&register, year).n_registered >= 3);
        }
    }
}
