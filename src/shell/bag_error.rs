//! What an error of the browser's stores means.

use wasm_bindgen::JsValue;

use super::member::{member, name_of};
use crate::storage::bag::BagError;

/// Says what an error means, or the error behind an event that tells of one.
pub(super) fn failed(error: JsValue) -> BagError {
    let told = member(&error, "target").and_then(|target| member(&target, "error"));
    let name = name_of(told.as_ref().unwrap_or(&error));
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => BagError::Full,
        "SecurityError" => BagError::Blocked,
        _ => BagError::Failed(name),
    }
}
