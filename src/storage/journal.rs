//! The journal as it is kept: texts under ascending keys in a store that answers late. The shell does the reading and
//! writing; here is only what the texts say and what to do with them.

use crate::domain::date::Timestamp;
use crate::domain::journal::thinning::{Caps, Thinning};
use crate::domain::journal::{Journal, Kept};
use crate::format::stored_event::{read_event, write_event};

use super::loaded::{SetAside, Unreadable};

/// Begins the name of an event among what was set aside.
const EVENT: &str = "event/";

/// Reads all texts. One that cannot be read is set aside, stays where it is, and is remembered as a gap.
pub fn opened(texts: Vec<(u64, String)>) -> (Journal, Vec<SetAside>) {
    let (mut events, mut unread, mut set_aside) = (Vec::new(), Vec::new(), Vec::new());
    for (key, text) in texts {
        match read_event(&text) {
            Ok(event) => {
                let n_bytes = text.len();
                events.push(Kept {
                    key,
                    event,
                    n_bytes,
                });
            }
            Err(why) => {
                unread.push(key);
                set_aside.push(SetAside {
                    key: format!("{EVENT}{key}"),
                    raw: Some(text),
                    why: Unreadable::Text(why),
                });
            }
        }
    }
    (Journal::new(events, unread), set_aside)
}

/// Finds what to fold and what to drop: first put all texts, then delete the keys in their order, best in one transaction.
pub fn thinned(journal: &Journal, now: Timestamp, minutes_ahead: i32, caps: Caps) -> Thinning {
    journal.thin(now, minutes_ahead, caps, &write_event)
}
