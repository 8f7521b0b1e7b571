//! Counts of something by id.

use std::collections::BTreeMap;

/// Counts something by id; unknown ids are counted under themselves, a missing one under "".
pub type Tally = BTreeMap<String, usize>;
