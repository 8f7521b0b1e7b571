//! The inventory of one run as it lies in storage: local to this machine, in no file.
//!
//! ```text
//! 1795932000000           when it was last written, in milliseconds
//! 1-17 20                 the numbers of the run's own pieces
//! 00000000000000aa 1-64   the numbers of another run's pieces that this one took away: a line for each such run
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::date::Timestamp;
use crate::domain::replica::ReplicaId;

use super::stored_piece::{SealError, seal, unseal};

const INVENTORY: &str = "inventory";
/// How many numbers one text can tell of: far more than a run saves, and few enough to be held.
const MAX_NUMBERS: u32 = 1_000_000;

/// The numbers of pieces of one run.
pub type Numbers = BTreeSet<u32>;

/// What one run has written down about pieces.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct StoredInventory {
    /// When it was last written.
    pub at: Timestamp,
    /// The run's own pieces that should be there.
    pub pieces: Numbers,
    /// Pieces of other runs that it took away because others hold what is in them, or that people know to be lost.
    pub gone: BTreeMap<ReplicaId, Numbers>,
}

/// Writes an inventory for storage.
pub fn write_inventory(inventory: &StoredInventory) -> String {
    let mut body = format!(
        "{}\n{}",
        inventory.at.as_millis(),
        ranges(&inventory.pieces)
    );
    for (run, numbers) in &inventory.gone {
        body.push_str(&format!("\n{run} {}", ranges(numbers)));
    }
    seal(INVENTORY, &body)
}

/// Reads an inventory from storage.
pub fn read_inventory(sealed: &str) -> Result<StoredInventory, SealError> {
    let body = unseal(INVENTORY, sealed)?;
    inventory_of(body).ok_or(SealError::Malformed(None))
}

fn inventory_of(body: &str) -> Option<StoredInventory> {
    let mut lines = body.split('\n');
    let mut n_left = MAX_NUMBERS;
    let at = Timestamp::from_millis(lines.next()?.parse().ok()?);
    let pieces = numbers(lines.next()?, &mut n_left)?;
    let gone = lines.map(|line| {
        let (run, text) = line.split_once(' ')?;
        Some((run.parse().ok()?, numbers(text, &mut n_left)?))
    });
    let gone = gone.collect::<Option<_>>()?;
    Some(StoredInventory { at, pieces, gone })
}

fn ranges(numbers: &Numbers) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for &n in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == n => *last = n,
            _ => ranges.push((n, n)),
        }
    }
    let words = ranges.into_iter().map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first}-{last}"),
    });
    words.collect::<Vec<_>>().join(" ")
}

fn numbers(text: &str, n_left: &mut u32) -> Option<Numbers> {
    let mut numbers = Numbers::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let (first, last) = word.split_once('-').unwrap_or((word, word));
        let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
        let n = last.checked_sub(first)?.checked_add(1)?;
        *n_left = n_left.checked_sub(n)?;
        numbers.extend(first..=last);
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inventory_comes_back_and_is_short() {
        let other = ReplicaId::new(0xaa);
        let inventory = StoredInventory {
            at: Timestamp::from_millis(1_795_932_000_000),
            pieces: (1..=17).chain([20]).collect(),
            gone: [(other, (1..=64).collect())].into(),
        };
        let text = write_inventory(&inventory);
        assert!(text.ends_with("\n1795932000000\n1-17 20\n00000000000000aa 1-64"));
        assert_eq!(read_inventory(&text), Ok(inventory));
        let empty = StoredInventory::default();
        assert_eq!(read_inventory(&write_inventory(&empty)), Ok(empty));
    }

    #[test]
    fn no_text_makes_an_inventory_that_cannot_be_held() {
        for body in ["0\n1-4294967295", "0\n3-1", "0\n1 2\nab 1", "0", "", "x\n"] {
            let sealed = seal(INVENTORY, body);
            assert_eq!(
                read_inventory(&sealed),
                Err(SealError::Malformed(None)),
                "{body}"
            );
        }
    }
}
