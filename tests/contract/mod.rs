//! What the ports of storage promise, written once and held against every store there is: those of tests and of the
//! demonstration natively, the browser's own in Chromium (`tools/contract`).
//!
//! A promise that is not kept is told by the name of its function. Nothing here panics or shows a value for debugging: a
//! page could not pass that on.

pub mod bag;
mod odd;
pub mod shelf;

use so_dan_van_kheo::storage::bag::BagError;

/// Says whether a promise was kept; if not, what was found.
pub type Kept = Result<(), Broken>;

/// Is what was found instead of what is promised.
pub struct Broken(String);

impl Broken {
    /// Puts the name of the promise before it.
    pub fn of(self, promise: &str) -> String {
        format!("{promise}: {}", self.0)
    }
}

impl From<BagError> for Broken {
    fn from(error: BagError) -> Self {
        Self(format!("an error: {}", name_of(&error)))
    }
}

fn name_of(error: &BagError) -> String {
    match error {
        BagError::Blocked => "blocked".to_owned(),
        BagError::Full => "full".to_owned(),
        BagError::NotKept => "not kept".to_owned(),
        BagError::Gone => "gone".to_owned(),
        BagError::Failed(words) => format!("failed ({words})"),
    }
}

/// Tells where something does not hold.
#[track_caller]
fn holds(is_so: bool, what: &str) -> Kept {
    let line = std::panic::Location::caller().line();
    match is_so {
        true => Ok(()),
        false => Err(Broken(format!("not so in line {line}: {what}"))),
    }
}
