//! What is kept beside the register and for this machine alone: settings, what went out, what came in.

use crate::domain::date::Timestamp;
use crate::domain::follow_up::FollowUpChoices;
use crate::domain::received::Received;
use crate::domain::reminder::Outside;
use crate::domain::scope::Scope;
use crate::domain::sent::{Sent, SentFile};
use crate::format::settings::{Settings, read_settings, write_settings};
use crate::format::stored_draft::read_draft;
use crate::format::stored_follow_up::{read_follow_up, write_follow_up};
use crate::format::stored_import::{StoredImport, read_import, write_import};
use crate::format::stored_inventory::read_inventory;
use crate::format::stored_outside::{read_outside, write_outside};
use crate::format::stored_piece::{SealError, read_piece};
use crate::format::stored_received::{read_received, write_received};
use crate::format::stored_second::read_second;
use crate::format::stored_sent::{read_sent, scope_key, write_sent};
use crate::format::stored_typed::read_typed;

use super::bag::{Bag, BagError};
use super::drafts::DRAFTS;
use super::inventory::INVENTORY;
use super::loaded::{SetAside, Unreadable};
use super::second_known::SECOND;
use super::store::{PIECES, PREFIX, PieceKey, Store};
use super::typed::TYPED;

/// Changes with every edit; what is lost with it is when to remind.
pub(super) const OUTSIDE: &str = "dvk/outside";
const RECEIVED: &str = "dvk/received";
const FOLLOW_UP: &str = "dvk/follow-up";
pub(super) const IMPORT: &str = "dvk/import";
const SENT: &str = "dvk/sent/";
pub(super) const SETTINGS: &str = "dvk/settings";
/// Begins the keys of unreadable texts that had to make room.
pub const ASIDE: &str = "dvk/aside/";

/// Is the last import, while it can be withdrawn without a trace.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LastImport {
    /// What was done, as it stands after "Đã".
    pub deed: String,
    /// Its pieces.
    pub pieces: Vec<PieceKey>,
    /// What the journal wrote down of it.
    pub event: Option<u64>,
    /// Who had sent files before it.
    pub received: Received,
}

impl<B: Bag> Store<B> {
    /// Returns the settings. Unreadable ones are put aside, and there are none.
    pub fn settings(&self) -> Result<Option<Settings>, BagError> {
        self.local(SETTINGS, read_settings)
    }

    /// Saves the settings. Unreadable ones are put aside first, never overwritten.
    pub fn save_settings(&self, settings: &Settings) -> Result<(), BagError> {
        self.save_local(SETTINGS, &write_settings(settings), read_settings)
    }

    /// Returns what went out with a scope; `None` where nothing did, or nothing is remembered of it. An unreadable memory
    /// is put aside: everything counts as not sent then.
    pub fn sent(&self, scope: &Scope) -> Result<Option<Sent>, BagError> {
        match scope_key(scope) {
            Some(key) => self.local(&format!("{SENT}{key}"), read_sent),
            None => Ok(None),
        }
    }

    /// Returns the last file that went out and counts, whatever its scope, and when. Unreadable memories are put aside.
    pub fn last_sent(&self) -> Result<Option<(Timestamp, SentFile)>, BagError> {
        let mut last: Option<(Timestamp, SentFile)> = None;
        let keys = self.bag().keys()?.into_iter();
        for key in keys.filter(|key| key.starts_with(SENT)) {
            let sent = self.local(&key, read_sent)?.unwrap_or_default();
            if let (Some(at), Some(file)) = (sent.at, sent.file)
                && last.as_ref().is_none_or(|(latest, _)| *latest < at)
            {
                last = Some((at, file));
            }
        }
        Ok(last)
    }

    /// Remembers what went out with a scope.
    pub fn save_sent(&self, scope: &Scope, sent: &Sent) -> Result<(), BagError> {
        match scope_key(scope) {
            Some(key) => self.save_local(&format!("{SENT}{key}"), &write_sent(sent), read_sent),
            None => Ok(()),
        }
    }

    /// Returns what came in from which unit. An unreadable memory is put aside: nothing counts as received then.
    pub fn received(&self) -> Result<Received, BagError> {
        Ok(self.local(RECEIVED, read_received)?.unwrap_or_default())
    }

    /// Remembers what came in.
    pub fn save_received(&self, received: &Received) -> Result<(), BagError> {
        self.save_local(RECEIVED, &write_received(received), read_received)
    }

    /// Returns when the register was last saved outside this browser, and what has changed since. An unreadable memory is put
    /// aside: nothing counts as saved then.
    pub fn outside(&self) -> Result<Outside, BagError> {
        Ok(self.local(OUTSIDE, read_outside)?.unwrap_or_default())
    }

    /// Remembers when it was last saved outside.
    pub fn save_outside(&self, outside: &Outside) -> Result<(), BagError> {
        self.save_local(OUTSIDE, &write_outside(outside), read_outside)
    }

    /// Returns how people follow up. An unreadable memory is put aside: nothing is put off then.
    pub fn follow_up(&self) -> Result<FollowUpChoices, BagError> {
        Ok(self.local(FOLLOW_UP, read_follow_up)?.unwrap_or_default())
    }

    /// Remembers how people follow up.
    pub fn save_follow_up(&self, choices: &FollowUpChoices) -> Result<(), BagError> {
        self.save_local(FOLLOW_UP, &write_follow_up(choices), read_follow_up)
    }

    /// Remembers the import that can be withdrawn without a trace, or that there is none.
    pub fn save_last_import(&self, import: Option<&LastImport>) -> Result<(), BagError> {
        let Some(LastImport {
            deed,
            pieces,
            event,
            received,
        }) = import
        else {
            return self.bag().remove(IMPORT);
        };
        let stored = StoredImport {
            deed: deed.clone(),
            pieces: pieces.iter().map(PieceKey::to_string).collect(),
            event: *event,
            received: received.clone(),
        };
        self.save_local(IMPORT, &write_import(&stored), read_import)
    }

    /// Returns the import that can be withdrawn without a trace. An unreadable memory of one is put aside: there is none then.
    pub fn last_import(&self) -> Result<Option<LastImport>, BagError> {
        let Some(stored) = self.local(IMPORT, read_import)? else {
            return Ok(None);
        };
        // One that names anything but pieces is a forgery.
        let pieces = stored.pieces.iter().map(|key| PieceKey::of(key));
        let pieces: Option<Vec<PieceKey>> = pieces.collect();
        Ok(pieces.map(|pieces| LastImport {
            deed: stored.deed,
            pieces,
            event: stored.event,
            received: stored.received,
        }))
    }

    /// Saves something local. An unreadable text in its place is put aside first, never overwritten.
    pub(super) fn save_local<T>(
        &self,
        key: &str,
        text: &str,
        read: impl Fn(&str) -> Result<T, SealError>,
    ) -> Result<(), BagError> {
        self.check_open()?;
        if let Some(present) = self.bag().read(key)?
            && read(&present).is_err()
        {
            self.put_aside(key, &present)?;
        }
        self.write_small(key, text)
    }

    /// Returns something local. What cannot be read is put aside, and there is none.
    pub(super) fn local<T>(
        &self,
        key: &str,
        read: impl Fn(&str) -> Result<T, SealError>,
    ) -> Result<Option<T>, BagError> {
        let Some(text) = self.bag().read(key)? else {
            return Ok(None);
        };
        if let Ok(found) = read(&text) {
            return Ok(Some(found));
        }
        self.put_aside(key, &text)?;
        self.bag().remove(key)?;
        Ok(None)
    }

    /// Returns the unreadable texts that had to make room, in the order of their keys.
    pub fn aside(&self) -> Result<Vec<SetAside>, BagError> {
        let mut all = Vec::new();
        for key in self.keys()? {
            let Some(name) = key.strip_prefix(ASIDE) else {
                continue;
            };
            let (raw, why) = match self.bag().read(&key) {
                Ok(None) => continue,
                Ok(Some(text)) => {
                    let why = Unreadable::Text(flaw_of(name, &text));
                    (Some(text), why)
                }
                Err(error) => (None, Unreadable::Bag(error)),
            };
            all.push(SetAside { key, raw, why });
        }
        Ok(all)
    }

    /// Takes away an unreadable text that had to make room; any other text stays.
    pub fn drop_aside(&self, key: &str) -> Result<(), BagError> {
        match key.starts_with(ASIDE) {
            true => self.bag().remove(key),
            false => Ok(()),
        }
    }

    /// Copies an unreadable text to the first free key among those set aside.
    pub(super) fn put_aside(&self, key: &str, text: &str) -> Result<(), BagError> {
        let name = key.strip_prefix(PREFIX).unwrap_or(key);
        let mut n = 1;
        loop {
            let free = format!("{ASIDE}{name}-{n}");
            match self.bag().read(&free)? {
                Some(same) if same == text => return Ok(()),
                Some(_) => n += 1,
                None => return self.write_small(&free, text),
            }
        }
    }
}

/// Says what is wrong with a text that was put aside under this name: what it was read as is what its name begins with.
fn flaw_of(name: &str, text: &str) -> SealError {
    fn flaw<T>(read: Result<T, SealError>) -> Option<SealError> {
        read.err()
    }
    let key = format!("{PREFIX}{name}");
    let flaw = match key.as_str() {
        key if key.starts_with(PIECES) => flaw(read_piece(text)),
        key if key.starts_with(DRAFTS) => flaw(read_draft(text)),
        key if key.starts_with(SENT) => flaw(read_sent(text)),
        key if key.starts_with(RECEIVED) => flaw(read_received(text)),
        key if key.starts_with(OUTSIDE) => flaw(read_outside(text)),
        key if key.starts_with(FOLLOW_UP) => flaw(read_follow_up(text)),
        key if key.starts_with(SECOND) => flaw(read_second(text)),
        key if key.starts_with(INVENTORY) => flaw(read_inventory(text)),
        key if key.starts_with(IMPORT) => flaw(read_import(text)),
        key if key.starts_with(TYPED) => flaw(read_typed(text)),
        _ => flaw(read_settings(text)),
    };
    // One that this version reads although another could not.
    flaw.unwrap_or(SealError::Malformed(None))
}
