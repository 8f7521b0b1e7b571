//! How this device shows the program, as one short text in localStorage. `public/opening.js` reads it before the program runs.

use super::member::call;

/// Is outside the keys of the register's store: it belongs to the device, and is in no backup.
const KEY: &str = "dvk-device";

/// Returns the text; nothing where there is none, or no storage.
pub fn read() -> String {
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    kept.unwrap_or_default()
}

/// Keeps a text. Returns whether the browser does.
pub fn write(text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(KEY, text).is_ok())
}

/// Takes the text away.
pub fn forget() {
    if let Some(storage) = storage() {
        let _nothing_left_to_do = storage.remove_item(KEY);
    }
}

/// Shows text in a size, in per cent: the script that did so at the start does it again.
pub fn show_text(percent: u16) {
    if let Some(window) = web_sys::window() {
        let _stays_as_it_is = call(&window, "dvkShowText", &[percent.into()]);
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
