//! What went out, as it lies in storage beside the register: local to this machine, in no file but a
//! full backup.

use crate::domain::date::Timestamp;
use crate::domain::scope::Scope;
use crate::domain::sent::{Sent, SentFile};

use super::exchange_write::scope_json;
use super::json::Json;
use super::stored_piece::{SealError, seal, unseal};

const SENT: &str = "sent";
const AT: &str = "at";
const FILE: &str = "file";
const N_MODELS: &str = "n_models";
const CODE: &str = "code";
const MODELS: &str = "models";

/// Names a scope in storage; `None` for one that is not remembered, because it was chosen model by model.
pub fn scope_key(scope: &Scope) -> Option<String> {
    scope
        .models
        .is_none()
        .then(|| scope_json(scope).to_compact())
}

/// Writes what went out for storage.
pub fn write_sent(sent: &Sent) -> String {
    let models = sent
        .models
        .iter()
        .map(|(id, digest)| (id.as_str(), Json::text(format!("{digest:016x}"))));
    let file = sent.file.as_ref().map(|file| {
        let n_models = i64::try_from(file.n_models).unwrap_or(i64::MAX);
        let members = [
            (N_MODELS, Json::integer(n_models)),
            (CODE, Json::text(&file.code)),
        ];
        (FILE, Json::object(members))
    });
    let members = [
        (
            AT,
            sent.at
                .map_or(Json::Null, |at| Json::integer(at.as_millis())),
        ),
        (MODELS, Json::object(models)),
    ];
    seal(
        SENT,
        &Json::object(members.into_iter().chain(file)).to_compact(),
    )
}

/// Reads what went out from storage.
pub fn read_sent(sealed: &str) -> Result<Sent, SealError> {
    let body = unseal(SENT, sealed)?;
    Json::parse(body)
        .ok()
        .and_then(|json| sent_of(&json))
        .ok_or(SealError::Malformed(None))
}

fn sent_of(json: &Json) -> Option<Sent> {
    let at = match json.get(AT)? {
        Json::Null => None,
        at => Some(Timestamp::from_millis(at.as_integer()?)),
    };
    let Some(Json::Object(models)) = json.get(MODELS) else {
        return None;
    };
    let models = models.iter().map(|(id, digest)| {
        let digest = u64::from_str_radix(digest.as_text()?, 16).ok()?;
        Some((id.clone(), digest))
    });
    Some(Sent {
        at,
        // An older program did not remember it.
        file: match json.get(FILE) {
            None => None,
            Some(file) => Some(file_of(file)?),
        },
        models: models.collect::<Option<_>>()?,
    })
}

fn file_of(json: &Json) -> Option<SentFile> {
    Some(SentFile {
        n_models: usize::try_from(json.get(N_MODELS)?.as_integer()?).ok()?,
        code: json.get(CODE)?.as_text()?.to_owned(),
    })
}
