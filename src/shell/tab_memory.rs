//! What one tab remembers over a reload, as a short text in sessionStorage.

use web_sys::Storage;

const KEY: &str = "dvk-drafts";

/// Takes the text; nothing where there is none, or no storage.
pub fn take() -> String {
    let Some(storage) = storage() else {
        return String::new();
    };
    let kept = storage.get_item(KEY).ok().flatten();
    let _tried_again_at_the_next_start = storage.remove_item(KEY);
    kept.unwrap_or_default()
}

/// Takes away everything that this tab remembers, what the start has written down (`public/opening.js`) with it.
pub fn forget() {
    if let Some(storage) = storage() {
        for key in [KEY, "dvk-went-back"] {
            let _nothing_left_to_do = storage.remove_item(key);
        }
    }
}

/// Keeps a text, where the browser does.
pub fn keep(text: &str) {
    if let Some(storage) = storage() {
        let _only_a_convenience = storage.set_item(KEY, text);
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}
