//! Whether the browser promises to keep what is stored here when it runs short of room.

use super::member::{answer, member};

/// Asks the browser to keep everything. Some decide by themselves, some ask the person and answer when that is done; `None`
/// where it cannot be asked, as on plain http addresses.
pub async fn ask() -> Option<bool> {
    answered("persist").await
}

/// Says whether the browser has promised; `None` where it cannot be asked.
pub async fn is_granted() -> Option<bool> {
    answered("persisted").await
}

async fn answered(question: &str) -> Option<bool> {
    let storage = member(&web_sys::window()?.navigator(), "storage")?;
    answer(&storage, question, &[]).await.ok()?.as_bool()
}
