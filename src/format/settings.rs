//! The settings of this machine: local, never joined, never sent as records.

use serde::{Deserialize, Serialize};

use super::stored_piece::{SealError, seal, unseal};

/// Holds what the user chose on this machine.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The id of the unit this register belongs to; may be empty.
    pub unit: String,
    /// The name shown on edits; may be empty.
    pub writer: String,
}

const SETTINGS: &str = "settings";

/// Writes settings for storage.
pub fn write_settings(settings: &Settings) -> String {
    seal(
        SETTINGS,
        &serde_json::to_string(settings).unwrap_or_default(),
    )
}

/// Reads settings from storage.
pub fn read_settings(sealed: &str) -> Result<Settings, SealError> {
    let body = unseal(SETTINGS, sealed)?;
    serde_json::from_str(body).map_err(|_| SealError::Malformed(None))
}
