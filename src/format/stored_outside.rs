//! When the register was last saved outside, as it lies in storage: local to this machine, in no file.
//!
//! ```text
//! <number of changes> <last saved> <first change> <put off> <in folder>      moments in milliseconds, `-` where there is none
//! ```

use crate::domain::date::Timestamp;
use crate::domain::reminder::Outside;

use super::stored_piece::{SealError, seal, unseal};

const OUTSIDE: &str = "outside";
const NEVER: &str = "-";

/// Writes it for storage.
pub fn write_outside(outside: &Outside) -> String {
    let mut body = outside.n_changes.to_string();
    let moments = [
        outside.at,
        outside.changed_at,
        outside.put_off_at,
        outside.in_folder_at,
    ];
    for at in moments {
        body.push(' ');
        match at {
            Some(at) => body.push_str(&at.as_millis().to_string()),
            None => body.push_str(NEVER),
        }
    }
    seal(OUTSIDE, &body)
}

/// Reads it from storage.
pub fn read_outside(sealed: &str) -> Result<Outside, SealError> {
    let body = unseal(OUTSIDE, sealed)?;
    outside_of(body).ok_or(SealError::Malformed(None))
}

fn outside_of(body: &str) -> Option<Outside> {
    let mut parts = body.split(' ');
    let n_changes = parts.next()?.parse().ok()?;
    let mut moment = || match parts.next()? {
        NEVER => Some(None),
        millis => Some(Some(Timestamp::from_millis(millis.parse().ok()?))),
    };
    let outside = Outside {
        n_changes,
        at: moment()?,
        changed_at: moment()?,
        put_off_at: moment()?,
        in_folder_at: moment()?,
    };
    parts.next().is_none().then_some(outside)
}
