//! The browser's offer to install the program. `public/offline.js` keeps it until somebody wants it.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::member::{answer, member};

/// Names the event that tells of an offer.
pub const EVENT: &str = "dvk-install";
/// Is where the script keeps it, in the window.
const OFFER: &str = "dvkInstall";

/// Says whether the browser offers to install the program now.
pub fn is_offered() -> bool {
    offer().is_some()
}

/// Takes the offer: the browser asks the person. Returns whether the answer was yes.
pub async fn ask() -> bool {
    asked().await.unwrap_or(false)
}

fn offer() -> Option<JsValue> {
    let window = web_sys::window()?;
    member(&window, OFFER)
}

async fn asked() -> Result<bool, JsValue> {
    let offer = offer().ok_or(JsValue::NULL)?;
    if let Some(window) = web_sys::window() {
        // An offer is good for one question.
        Reflect::set(&window, &OFFER.into(), &JsValue::NULL)?;
    }
    answer(&offer, "prompt", &[]).await?;
    let choice = member(&offer, "userChoice").ok_or(JsValue::NULL)?;
    let choice = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&choice)).await?;
    let outcome = member(&choice, "outcome").and_then(|outcome| outcome.as_string());
    Ok(outcome.is_some_and(|outcome| outcome == "accepted"))
}
