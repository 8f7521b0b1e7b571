//! A list of names as it lies in storage: local to this machine, in no file.

use super::stored_piece::{SealError, seal, unseal};

const NAMES: &str = "names";

/// Writes names for storage, one a line.
pub fn write_names<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let names: Vec<&str> = names.map(String::as_str).collect();
    seal(NAMES, &names.join("\n"))
}

/// Reads names from storage.
pub fn read_names(sealed: &str) -> Result<Vec<String>, SealError> {
    let body = unseal(NAMES, sealed)?;
    Ok(body.lines().map(str::to_owned).collect())
}
