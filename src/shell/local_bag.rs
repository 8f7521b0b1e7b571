//! localStorage behind the storage port.

use gloo_storage::{LocalStorage, Storage};
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};

use super::bag_error::failed;
use super::installation;
use super::member::call;
use crate::storage::apart::Apart;
use crate::storage::bag::{Bag, BagError};

/// Is this origin's localStorage, known to be open.
#[derive(Clone, Copy, Debug)]
pub struct LocalBag(());

/// Opens localStorage as the installation sees it that was there first.
pub fn open_first() -> Result<Apart<LocalBag>, BagError> {
    Ok(Apart::new(LocalBag::open()?, String::new()))
}

/// Opens localStorage as this installation sees it.
pub fn open() -> Result<Apart<LocalBag>, BagError> {
    Ok(Apart::new(LocalBag::open()?, installation::mark()))
}

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
        let storage = LocalStorage::raw();
        let (key, text): (JsValue, JsValue) = (key.into(), text.into());
        call(&storage, "setItem", &[key.clone(), text.clone()]).map_err(failed)?;
        // Some browsers and extensions take a text, and keep nothing.
        match call(&storage, "getItem", &[key]).map_err(failed)? == text {
            true => Ok(()),
            false => Err(BagError::NotKept),
        }
    }

    fn remove(&self, key: &str) -> Result<(), BagError> {
        LocalStorage::raw().remove_item(key).map_err(failed)
    }

    fn n_units(&self, key: &str) -> Result<usize, BagError> {
        // The text stays where it is: a full store is megabytes.
        let key = JsString::from(key);
        let text = call(&LocalStorage::raw(), "getItem", &[key.clone().into()]);
        let text = text.map_err(failed)?.dyn_into::<JsString>();
        Ok(text.map_or(0, |text| (key.length() + text.length()) as usize))
    }
}
