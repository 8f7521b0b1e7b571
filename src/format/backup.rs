//! The full backup: an exchange file of the whole register that has, beside it, what its machine keeps for itself.
//!
//! ```text
//! "local": { "texts": { "settings": "…", "draft/<form>": "…", "sent/<scope>": "…", "received": "…" }, "journal": ["…", …] }
//! ```
//!
//! Every text is as it lies in storage, under its seal. None of it is joined: who takes a backup in decides what to do with
//! it, and what is wrong with it never keeps the register from being read.

use litemap::LiteMap;

use crate::domain::register::Register;

use super::envelope::can_be_read;
use super::exchange_read::LOCAL;
use super::exchange_write::{Depth, Export, write_with};
use super::json::Json;
use super::settings::{Settings, read_settings};
use super::stored_draft::read_draft;
use super::stored_event::read_event;
use super::stored_piece::SealError;
use super::stored_received::read_received;
use super::stored_sent::read_sent;

const TEXTS: &str = "texts";
const JOURNAL: &str = "journal";

/// Is what a machine keeps beside its register, each text as it lies in storage.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Local {
    /// Settings, drafts, what went out and what came in, by their keys.
    pub texts: LiteMap<String, String>,
    /// The events of the journal, the oldest first.
    pub journal: Vec<String>,
    /// How much of it had another shape than these, or a key that is not known, and was left out.
    pub n_left_out: usize,
}

/// Says what a text beside the register is, by its key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextKind {
    /// The settings.
    Settings,
    /// The draft of a form.
    Draft,
    /// What went out with a scope.
    Sent,
    /// What came in.
    Received,
}

/// Is what people are told of a backup before they take it in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Contents {
    /// The settings.
    pub settings: Option<Settings>,
    /// How many drafts.
    pub n_drafts: usize,
    /// How many events of the journal.
    pub n_events: usize,
    /// How much cannot be read, or has no place here, and is left out.
    pub n_left_out: usize,
}

/// Is a full backup as a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Backup {
    /// Its text.
    pub text: String,
    /// How many events of the journal it has no room for: the oldest.
    pub n_left_out: usize,
}

impl TextKind {
    /// Tells a text by its key; `None` for one that goes into no backup.
    pub fn of(key: &str) -> Option<Self> {
        match key.split_once('/') {
            None if key == "settings" => Some(Self::Settings),
            None if key == "received" => Some(Self::Received),
            Some(("draft", _)) => Some(Self::Draft),
            Some(("sent", _)) => Some(Self::Sent),
            _ => None,
        }
    }

    /// Reads a text to see whether that can be done.
    pub fn check(self, text: &str) -> Result<(), SealError> {
        match self {
            Self::Settings => read_settings(text).map(drop),
            Self::Draft => read_draft(text).map(drop),
            Self::Sent => read_sent(text).map(drop),
            Self::Received => read_received(text).map(drop),
        }
    }
}

impl Local {
    /// Reads the member of a file. What has another shape is left out, and counted.
    pub(super) fn of(json: &Json) -> Self {
        let mut texts = Vec::new();
        let mut local = Self::default();
        let lone = [(String::new(), Json::Null)];
        let members = match json {
            Json::Object(members) => members,
            _ => &lone[..],
        };
        for (name, member) in members {
            match (name.as_str(), member) {
                (TEXTS, Json::Object(members)) => {
                    for (key, member) in members {
                        match member.as_text().filter(|_| TextKind::of(key).is_some()) {
                            Some(text) => texts.push((key.clone(), text.to_owned())),
                            None => local.n_left_out += 1,
                        }
                    }
                }
                (JOURNAL, Json::List(events)) => {
                    // What is before a gap would be taken for the whole.
                    let gap = events.iter().rposition(|event| event.as_text().is_none());
                    let first = gap.map_or(0, |gap| gap + 1);
                    local.n_left_out += first;
                    let events = events[first..].iter();
                    let events = events.filter_map(|event| event.as_text().map(str::to_owned));
                    local.journal.extend(events);
                }
                _ => local.n_left_out += 1,
            }
        }
        local.texts = texts.into_iter().collect();
        local
    }

    /// Returns the member as it is written.
    fn to_json(&self) -> Json {
        let texts = self.texts.iter();
        let texts = texts.map(|(key, text)| (key.as_str(), Json::text(text)));
        Json::object([
            (TEXTS, Json::object(texts)),
            (
                JOURNAL,
                Json::List(self.journal.iter().map(Json::text).collect()),
            ),
        ])
    }

    /// Reads everything, to tell people what there is.
    pub fn contents(&self) -> Contents {
        let events = readable(&self.journal);
        let mut contents = Contents {
            n_events: events.len(),
            n_left_out: self.n_left_out + self.journal.len() - events.len(),
            ..Contents::default()
        };
        for (key, text) in &self.texts {
            match TextKind::of(key) {
                Some(kind) if kind.check(text).is_ok() => match kind {
                    TextKind::Settings => contents.settings = read_settings(text).ok(),
                    TextKind::Draft => contents.n_drafts += 1,
                    TextKind::Sent | TextKind::Received => {}
                },
                _ => contents.n_left_out += 1,
            }
        }
        contents
    }
}

/// Returns the events after the last one that cannot be read: what is before a gap would be taken for the whole.
pub fn readable(journal: &[String]) -> &[String] {
    let gap = journal.iter().rposition(|text| read_event(text).is_err());
    &journal[gap.map_or(0, |gap| gap + 1)..]
}

/// Writes a full backup. Where this program would not read it again for its size, locked or not, the oldest events of the
/// journal are left out, as many as it takes; where the register alone is too large, all of them.
pub fn write_backup(piece: &Register, export: &Export, local: &Local, is_locked: bool) -> Backup {
    let write = |local: &Local| {
        let local = Some((LOCAL.to_owned(), local.to_json()));
        write_with(piece, export, Depth::Whole, local)
    };
    let text = write(local);
    let n_bytes = text.len() as u64;
    if can_be_read(n_bytes, is_locked) {
        return Backup {
            text,
            n_left_out: 0,
        };
    }
    drop(text);
    let mut n_left_out = 0;
    let mut n_saved = 0;
    for event in &local.journal {
        if can_be_read(n_bytes - n_saved, is_locked) {
            break;
        }
        // It stands on a line of its own.
        n_saved += Json::text(event).to_compact().len() as u64;
        n_left_out += 1;
    }
    let journal = local.journal[n_left_out..].to_vec();
    let text = write(&Local {
        journal,
        ..local.clone()
    });
    Backup { text, n_left_out }
}
