//! Values dated ahead of this device's clock: some clock is wrong, and what bears the latest time is shown first.

use std::collections::BTreeSet;

use super::date::Timestamp;
use super::leaf::Entry;
use super::register::Register;
use super::value::Value;

/// Is how far two clocks that are right may be apart, in milliseconds: a day, as one may be set to another zone.
const BETWEEN_CLOCKS: i64 = 24 * 3_600_000;

/// Says whether a moment lies ahead of now by more than clocks differ that are right.
pub fn is_ahead(at: Timestamp, now: Timestamp) -> bool {
    at.as_millis().saturating_sub(now.as_millis()) > BETWEEN_CLOCKS
}

/// Counts the values dated ahead of now that pieces bring: those that will be in the joined register and are not in the present one.
pub fn n_ahead<'a>(
    present: &Register,
    joined: &Register,
    pieces: impl Iterator<Item = &'a Register>,
    now: Timestamp,
) -> usize {
    let mut found = BTreeSet::new();
    for (id, record) in pieces.flat_map(Register::iter) {
        for (path, leaf) in record.leaves() {
            let ahead = leaf.entries().iter().filter(|entry| {
                is_ahead(entry.stamp.at, now) && !matches!(entry.value, Value::Seen(_))
            });
            for Entry { dot, .. } in ahead {
                let in_register = |register: &Register| {
                    let leaf = register.get(id)?.leaf(path.segments())?;
                    leaf.entries()
                        .iter()
                        .find(|one| one.dot == *dot)
                        .map(|one| one.stamp.at)
                };
                // Another file may have brought the same write with an earlier time.
                let is_kept = in_register(joined).is_some_and(|at| is_ahead(at, now));
                if is_kept && in_register(present).is_none() {
                    found.insert((id, path, *dot));
                }
            }
        }
    }
    found.len()
}
