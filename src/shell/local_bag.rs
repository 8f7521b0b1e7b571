//! localStorage behind the storage port.

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsValue;

use crate::storage::bag::{Bag, BagError};

/// Is this origin's localStorage, known to be open.
#[derive(Clone, Copy, Debug)]
pub struct LocalBag(());

impl LocalBag {
    /// Opens localStorage. gloo-storage panics where it is blocked, so the browser is asked first.
    pub fn open() -> Result<Self, BagError> {
        match web_sys::window().map(|window| window.local_storage()) {
            Some(Ok(Some(_))) => Ok(Self(())),
            _ => Err(BagError::Blocked),
        }
    }
}

impl Bag for LocalBag {
    fn keys(&self) -> Result<Vec<String>, BagError> {
        let storage = LocalStorage::raw();
        let n = storage.length().map_err(failed)?;
        let mut keys = Vec::new();
        for at in 0..n {
            if let Some(key) = storage.key(at).map_err(failed)? {
                keys.push(key);
            }
        }
        Ok(keys)
    }

    fn read(&self, key: &str) -> Result<Option<String>, BagError> {
        LocalStorage::raw().get_item(key).map_err(failed)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), BagError> {
        LocalStorage::raw().set_item(key, text).map_err(failed)
    }

    fn remove(&self, key: &str) -> Result<(), BagError> {
        LocalStorage::raw().remove_item(key).map_err(failed)
    }
}

fn failed(error: JsValue) -> BagError {
    let name = js_sys::Reflect::get(&error, &JsValue::from_str("name"));
    let name = name
        .ok()
        .and_then(|name| name.as_string())
        .unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => BagError::Full,
        "SecurityError" => BagError::Blocked,
        _ => BagError::Failed(name),
    }
}
