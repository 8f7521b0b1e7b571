//! The settings of this machine: local, never joined, never sent as records.

use super::json::Json;
use super::stored_piece::{SealError, seal, unseal};

/// Holds what the user chose on this machine.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Settings {
    /// The id of the unit this register belongs to; may be empty.
    pub unit: String,
    /// The name shown on edits; may be empty.
    pub writer: String,
}

const SETTINGS: &str = "settings";

/// Writes settings for storage.
pub fn write_settings(settings: &Settings) -> String {
    let members = [
        ("unit", Json::text(&settings.unit)),
        ("writer", Json::text(&settings.writer)),
    ];
    seal(SETTINGS, &Json::object(members).to_compact())
}

/// Reads settings from storage.
pub fn read_settings(sealed: &str) -> Result<Settings, SealError> {
    let malformed = SealError::Malformed(None);
    let json = Json::parse(unseal(SETTINGS, sealed)?).map_err(|_| malformed.clone())?;
    let text = |name| match json.get(name) {
        None => Ok(String::new()),
        Some(member) => member.as_text().map(str::to_owned).ok_or(malformed.clone()),
    };
    Ok(Settings {
        unit: text("unit")?,
        writer: text("writer")?,
    })
}
