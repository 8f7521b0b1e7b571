//! What the second store was known to hold, as it lies in the first: local to this machine, in no file.
//!
//! ```text
//! pieces journal 1795932000000      each word only where it is so; the moment it was found empty, in milliseconds
//! ```

use crate::domain::date::Timestamp;

use super::stored_piece::{SealError, seal, unseal};

const SECOND: &str = "second";
const PIECES: &str = "pieces";
const JOURNAL: &str = "journal";

/// What the second store was known to hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct StoredSecond {
    /// Whether it has learnt of what the first has.
    pub has_pieces: bool,
    /// Whether something was written into the journal.
    pub has_journal: bool,
    /// When it was found empty all the same, until people have heard of it.
    pub found_empty_at: Option<Timestamp>,
}

/// Writes it for storage.
pub fn write_second(second: &StoredSecond) -> String {
    let found = second.found_empty_at.map(|at| at.as_millis().to_string());
    let words = [
        second.has_pieces.then_some(PIECES),
        second.has_journal.then_some(JOURNAL),
        found.as_deref(),
    ];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    seal(SECOND, &words.join(" "))
}

/// Reads it from storage.
pub fn read_second(sealed: &str) -> Result<StoredSecond, SealError> {
    let body = unseal(SECOND, sealed)?;
    let mut second = StoredSecond::default();
    for word in body.split(' ').filter(|word| !word.is_empty()) {
        match word {
            PIECES => second.has_pieces = true,
            JOURNAL => second.has_journal = true,
            moment => {
                let millis = moment.parse().map_err(|_| SealError::Malformed(None))?;
                second.found_empty_at = Some(Timestamp::from_millis(millis));
            }
        }
    }
    Ok(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_second_store_held_comes_back() {
        let found_empty_at = Some(Timestamp::from_millis(1_795_932_000_000));
        for n in 0..8 {
            let second = StoredSecond {
                has_pieces: n & 1 > 0,
                has_journal: n & 2 > 0,
                found_empty_at: found_empty_at.filter(|_| n & 4 > 0),
            };
            assert_eq!(read_second(&write_second(&second)), Ok(second));
        }
        let odd = seal(SECOND, "pieces soon");
        assert_eq!(read_second(&odd), Err(SealError::Malformed(None)));
    }
}
