//! What went out: which models an export held and what they were, to tell what has changed since.

use litemap::LiteMap;

use super::canonical::record_digest;
use super::date::Timestamp;
use super::fingerprint::Fingerprint;
use super::model::Model;
use super::record::Record;
use super::register::{Collection, RecordId, Register};

/// Is what tells a file that went from others: a receipt of it must say the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SentFile {
    /// How many models it shows.
    pub n_models: usize,
    /// The fingerprint of what is in it.
    pub code: String,
}

/// Is the last export of one scope, as this machine remembers it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sent {
    /// When something last went out that counts; `None` where nothing has.
    pub at: Option<Timestamp>,
    /// What went then; `None` where that was not remembered yet.
    pub file: Option<SentFile>,
    /// The models that went, hidden ones too, by id: the first 64 bits of their digests at that time, 0 for one that
    /// never went with an export that counts.
    pub models: LiteMap<String, u64>,
}

/// Says whether an export is the one from which changes are counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counted {
    /// It goes to the higher committee.
    Yes,
    /// It is a copy.
    No,
}

impl Sent {
    /// Remembers a piece that goes out. Models that went before and do not now are remembered still.
    ///
    /// One that is not `counted` (a copy for somebody else) is remembered for its models alone: what has changed is
    /// counted from the last one that was.
    pub fn note(&mut self, piece: &Register, at: Timestamp, counted: Counted) {
        if counted == Counted::Yes {
            self.at = Some(at);
            self.file = Some(SentFile {
                n_models: Model::all(piece).count(),
                code: Fingerprint::of(piece).to_string(),
            });
        }
        let went = std::mem::take(&mut self.models);
        let models = piece.collection(&Collection::Models);
        let goes = models.map(|(id, record)| {
            let digest = match counted {
                Counted::Yes => digest(id, record),
                Counted::No => went.get(&id.id).copied().unwrap_or_default(),
            };
            (id.id.clone(), digest)
        });
        let goes: Vec<(String, u64)> = goes.collect();
        // Of two with one id the last stays.
        self.models = went.into_iter().chain(goes).collect();
    }

    /// Says whether a model went in an earlier export.
    pub fn has(&self, id: &RecordId) -> bool {
        id.is_model() && self.models.contains_key(&id.id)
    }

    /// Says whether a model is not as it went, or never went.
    pub fn is_news(&self, id: &RecordId, record: &Record) -> bool {
        self.models.get(&id.id) != Some(&digest(id, record))
    }
}

fn digest(id: &RecordId, record: &Record) -> u64 {
    let bytes = record_digest(id, record);
    u64::from_be_bytes(std::array::from_fn(|at| bytes[at]))
}
