//! The store: pieces, settings and drafts in a bag.

use std::collections::BTreeSet;

use crate::domain::date::Timestamp;
use crate::domain::draft::ModelDraft;
use crate::domain::received::Received;
use crate::domain::register::{RecordId, Register};
use crate::domain::replica::ReplicaId;
use crate::domain::scope::Scope;
use crate::domain::sent::{Sent, SentFile};
use crate::format::settings::{Settings, read_settings, write_settings};
use crate::format::starting_set::starting_set;
use crate::format::stored_draft::{read_draft, write_draft};
use crate::format::stored_import::{StoredImport, read_import, write_import};
use crate::format::stored_piece::{SealError, read_piece, write_piece};
use crate::format::stored_received::{read_received, write_received};
use crate::format::stored_sent::{read_sent, scope_key, write_sent};

use super::bag::{Bag, BagError};

/// Begins every key of this program: other programs may share the origin.
const PREFIX: &str = "dvk/";
const PIECES: &str = "dvk/piece/";
const DRAFTS: &str = "dvk/draft/";
const RECEIVED: &str = "dvk/received";
const IMPORT: &str = "dvk/import";
const SENT: &str = "dvk/sent/";
const SETTINGS: &str = "dvk/settings";
const ASIDE: &str = "dvk/aside/";

/// Names a stored piece.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct PieceKey(String);

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

/// Is a stored text that could not be read. It stays where it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SetAside {
    /// Its key.
    pub key: String,
    /// The text itself, for download; `None` where not even that could be read.
    pub raw: Option<String>,
    /// What is wrong with it.
    pub why: Unreadable,
}

/// Says why a stored text could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// Its seal or its body.
    Text(SealError),
    /// The bag.
    Bag(BagError),
}

/// Is everything that was found at the start.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loaded {
    /// The join of the starting set and every readable piece.
    pub register: Register,
    /// The settings; `None` where there are none yet or they could not be read.
    pub settings: Option<Settings>,
    /// What could not be read.
    pub set_aside: Vec<SetAside>,
    /// How many pieces were read.
    pub n_pieces: usize,
    /// The import that can be withdrawn without a trace, and the records it brought; `None` where a piece of it is gone or
    /// could not be read, too.
    pub last_import: Option<(LastImport, BTreeSet<RecordId>)>,
}

impl Loaded {
    /// Says whether a newer version of this program has written here: this one must not write beside it.
    pub fn has_newer(&self) -> bool {
        self.set_aside
            .iter()
            .any(|aside| matches!(aside.why, Unreadable::Text(SealError::Newer(_))))
    }
}

/// Keeps pieces in a bag.
#[derive(Clone, Debug)]
pub struct Store<B> {
    bag: B,
}

impl<B: Bag> Store<B> {
    /// Opens a bag.
    pub fn new(bag: B) -> Self {
        Self { bag }
    }

    /// Joins everything readable.
    ///
    /// # Errors
    /// Only where the bag cannot even list its keys. Anything else unreadable is set aside, and the rest is loaded.
    pub fn load(&self) -> Result<Loaded, BagError> {
        let mut loaded = Loaded {
            register: starting_set(),
            settings: None,
            set_aside: Vec::new(),
            n_pieces: 0,
            last_import: None,
        };
        let mut keys = self.bag.keys()?;
        keys.sort();
        let has_import = keys.iter().any(|key| key == IMPORT);
        // Where it cannot be read the import stays: the register is the same.
        let last_import = has_import.then(|| self.last_import().ok().flatten());
        let last_import = last_import.flatten();
        let (mut n_found, mut brought) = (0, BTreeSet::new());
        for key in keys {
            if key.starts_with(PIECES) {
                if let Some(piece) = loaded.take(&key, self.bag.read(&key), read_piece) {
                    let mut of_import = last_import.iter().flat_map(|import| &import.pieces);
                    if of_import.any(|one| one.0 == key) {
                        n_found += 1;
                        brought.extend(piece.iter().map(|(id, _)| id.clone()));
                    }
                    loaded.register.join(&piece);
                    loaded.n_pieces += 1;
                }
            } else if key == SETTINGS {
                loaded.settings = loaded.take(&key, self.bag.read(&key), read_settings);
            }
        }
        loaded.last_import = last_import
            .filter(|import| import.pieces.len() == n_found)
            .map(|import| (import, brought));
        Ok(loaded)
    }

    /// Returns every text of this program with its key, readable or not: the rescue download.
    pub fn raw_texts(&self) -> Result<Vec<(String, String)>, BagError> {
        let mut texts = Vec::new();
        let mut keys = self.bag.keys()?;
        keys.sort();
        for key in keys.into_iter().filter(|key| key.starts_with(PREFIX)) {
            if let Some(text) = self.bag.read(&key)? {
                texts.push((key, text));
            }
        }
        Ok(texts)
    }

    /// Saves a piece: the `n`-th of this run. It is saved once this returns, and not before.
    pub fn save(&self, replica: ReplicaId, n: u32, piece: &Register) -> Result<PieceKey, BagError> {
        let key = format!("{PIECES}{replica}-{n:08}");
        if self.bag.read(&key)?.is_some() {
            return Err(BagError::Failed(format!("{key} exists")));
        }
        self.bag.write(&key, &write_piece(piece))?;
        Ok(PieceKey(key))
    }

    /// Withdraws a piece without a trace: the way back from an import nobody has built upon.
    pub fn withdraw(&self, key: &PieceKey) -> Result<(), BagError> {
        self.bag.remove(&key.0)
    }

    /// Saves the settings. Unreadable ones are put aside first, never overwritten.
    pub fn save_settings(&self, settings: &Settings) -> Result<(), BagError> {
        self.save_local(SETTINGS, &write_settings(settings), read_settings)
    }

    /// Keeps a form's draft under the name of the form. An unreadable one is put aside first, never overwritten.
    pub fn save_draft(&self, form: &str, draft: &ModelDraft) -> Result<(), BagError> {
        self.save_local(&draft_key(form), &write_draft(draft), read_draft)
    }

    /// Returns the draft of a form. One that cannot be read is put aside and none is offered.
    pub fn draft(&self, form: &str) -> Result<Option<ModelDraft>, BagError> {
        self.local(&draft_key(form), read_draft)
    }

    /// Drops the draft of a form: it was saved, or given up.
    pub fn drop_draft(&self, form: &str) -> Result<(), BagError> {
        self.bag.remove(&draft_key(form))
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
        let keys = self.bag.keys()?.into_iter();
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

    /// Remembers the import that can be withdrawn without a trace, or that there is none.
    pub fn save_last_import(&self, import: Option<&LastImport>) -> Result<(), BagError> {
        let Some(LastImport {
            deed,
            pieces,
            event,
            received,
        }) = import
        else {
            return self.bag.remove(IMPORT);
        };
        let stored = StoredImport {
            deed: deed.clone(),
            pieces: pieces.iter().map(|key| key.0.clone()).collect(),
            event: *event,
            received: received.clone(),
        };
        self.save_local(IMPORT, &write_import(&stored), read_import)
    }

    /// Returns the import that can be withdrawn without a trace. An unreadable memory of one is put aside: there is none then.
    fn last_import(&self) -> Result<Option<LastImport>, BagError> {
        let stored = self.local(IMPORT, read_import)?;
        Ok(stored.map(|stored| LastImport {
            deed: stored.deed,
            pieces: stored.pieces.into_iter().map(PieceKey).collect(),
            event: stored.event,
            received: stored.received,
        }))
    }

    /// Saves something local. An unreadable text in its place is put aside first, never overwritten.
    fn save_local<T>(
        &self,
        key: &str,
        text: &str,
        read: impl Fn(&str) -> Result<T, SealError>,
    ) -> Result<(), BagError> {
        if let Some(present) = self.bag.read(key)?
            && read(&present).is_err()
        {
            self.put_aside(key, &present)?;
        }
        self.bag.write(key, text)
    }

    /// Returns something local. What cannot be read is put aside, and there is none.
    fn local<T>(
        &self,
        key: &str,
        read: impl Fn(&str) -> Result<T, SealError>,
    ) -> Result<Option<T>, BagError> {
        let Some(text) = self.bag.read(key)? else {
            return Ok(None);
        };
        if let Ok(found) = read(&text) {
            return Ok(Some(found));
        }
        self.put_aside(key, &text)?;
        self.bag.remove(key)?;
        Ok(None)
    }

    /// Copies an unreadable text to the first free key among those set aside.
    fn put_aside(&self, key: &str, text: &str) -> Result<(), BagError> {
        let name = key.strip_prefix(PREFIX).unwrap_or(key);
        let mut n = 1;
        loop {
            let free = format!("{ASIDE}{name}-{n}");
            match self.bag.read(&free)? {
                Some(same) if same == text => return Ok(()),
                Some(_) => n += 1,
                None => return self.bag.write(&free, text),
            }
        }
    }
}

fn draft_key(form: &str) -> String {
    format!("{DRAFTS}{form}")
}

impl Loaded {
    fn take<T>(
        &mut self,
        key: &str,
        text: Result<Option<String>, BagError>,
        read: impl Fn(&str) -> Result<T, SealError>,
    ) -> Option<T> {
        let (raw, why) = match text {
            Ok(None) => return None,
            Ok(Some(raw)) => match read(&raw) {
                Ok(found) => return Some(found),
                Err(error) => (Some(raw), Unreadable::Text(error)),
            },
            Err(error) => (None, Unreadable::Bag(error)),
        };
        self.set_aside.push(SetAside {
            key: key.to_owned(),
            raw,
            why,
        });
        None
    }
}
