//! Which installation of the program this is. Of several in different folders of one address each keeps a register of its own; the one
//! that opened first keeps its keys without a mark, as earlier versions did.

use std::cell::OnceCell;

use crate::storage::apart::mark_of;

/// Names the folder of the installation whose keys bear no mark.
const FIRST: &str = "dvk-folder";

thread_local! {
    static MARK: OnceCell<String> = const { OnceCell::new() };
}

/// Returns the mark of this installation's keys, decided when it is first asked for: empty where it was here first. What opens
/// from a file has none, for a file is moved about.
pub fn mark() -> String {
    MARK.with(|mark| mark.get_or_init(decided).clone())
}

/// Returns the folder of the installation that was here first, where that is another.
pub fn first() -> Option<String> {
    let first = claimed(&storage()?)?;
    (!mark().is_empty()).then_some(first)
}

/// Returns the folder that was here first. What names none is damage, and keeps nobody from the keys without a mark.
fn claimed(storage: &web_sys::Storage) -> Option<String> {
    let first = storage.get_item(FIRST).ok().flatten()?;
    (first.starts_with('/') && first.ends_with('/')).then_some(first)
}

/// Forgets that this installation was here first: everything is being erased.
pub fn forget() {
    if mark().is_empty()
        && let Some(storage) = storage()
    {
        let _nothing_left_to_do = storage.remove_item(FIRST);
    }
}

fn decided() -> String {
    let folder = folder().unwrap_or_default();
    let Some(storage) = storage().filter(|_| !folder.is_empty()) else {
        return String::new();
    };
    match claimed(&storage) {
        Some(first) if first != folder => mark_of(&folder),
        Some(_) => String::new(),
        // Whoever was first has erased everything: what this one has stays where it is.
        None if has_keys(&storage, &mark_of(&folder)) => mark_of(&folder),
        None => {
            // Where nothing is kept there is nothing to keep apart either.
            let _blocked = storage.set_item(FIRST, &folder);
            String::new()
        }
    }
}

fn has_keys(storage: &web_sys::Storage, mark: &str) -> bool {
    let n_keys = storage.length().unwrap_or(0);
    (0..n_keys).any(|at| {
        let key = storage.key(at).ok().flatten();
        key.is_some_and(|key| key.starts_with(mark))
    })
}

/// Returns the folder of the address, with `/` at both ends.
fn folder() -> Option<String> {
    let location = web_sys::window()?.location();
    if !location.protocol().ok()?.starts_with("http") {
        return None;
    }
    let path = location.pathname().ok()?;
    let (folder, _) = path.rsplit_once('/')?;
    Some(format!("{folder}/"))
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
