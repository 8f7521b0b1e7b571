//! The last import, as long as it can be withdrawn without a trace, as it lies in storage: local to this machine, in no file.

use crate::domain::received::Received;

use super::json::Json;
use super::stored_piece::{SealError, seal, unseal};
use super::stored_received::{read_received, write_received};

const IMPORT: &str = "import";
const DEED: &str = "deed";
const PIECES: &str = "pieces";
const EVENT: &str = "event";
const RECEIVED: &str = "received";

/// Is what is needed to withdraw an import.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoredImport {
    /// What was done, as it stands after "Đã".
    pub deed: String,
    /// The keys of its pieces.
    pub pieces: Vec<String>,
    /// The key of what the journal wrote down of it; `None` where there is none.
    pub event: Option<u64>,
    /// Who had sent files before it.
    pub received: Received,
}

/// Writes it for storage.
pub fn write_import(import: &StoredImport) -> String {
    let event = import.event.and_then(|key| i64::try_from(key).ok());
    let members = [
        (DEED, Json::text(&import.deed)),
        (
            PIECES,
            Json::List(import.pieces.iter().map(Json::text).collect()),
        ),
        (EVENT, event.map_or(Json::Null, Json::integer)),
        (RECEIVED, Json::text(write_received(&import.received))),
    ];
    seal(IMPORT, &Json::object(members).to_compact())
}

/// Reads it from storage.
pub fn read_import(sealed: &str) -> Result<StoredImport, SealError> {
    let body = unseal(IMPORT, sealed)?;
    let malformed = SealError::Malformed(None);
    let json = Json::parse(body).map_err(|_| malformed.clone())?;
    let text = |name: &str| json.get(name).and_then(Json::as_text);
    let received = read_received(text(RECEIVED).ok_or(malformed.clone())?)?;
    let import = || {
        let pieces = json.get(PIECES)?.as_list()?.iter();
        let pieces = pieces.map(|key| Some(key.as_text()?.to_owned()));
        Some(StoredImport {
            deed: text(DEED)?.to_owned(),
            pieces: pieces.collect::<Option<_>>()?,
            event: match json.get(EVENT)? {
                Json::Null => None,
                key => Some(u64::try_from(key.as_integer()?).ok()?),
            },
            received,
        })
    };
    import().ok_or(malformed)
}
