//! The browser's caches that are this program's: the program itself, kept by the service worker (`public/worker.js`), and files that
//! were handed over.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Url;

use super::member::{answer, member};

/// Takes away every cache of this program and the service worker that fills them; says whether none of the files that were handed
/// over is left. The program's own files stay where there is no network: it could not be opened any more.
pub async fn forget_all() -> bool {
    let is_online = web_sys::window().is_some_and(|window| window.navigator().on_line());
    forget(is_online).await.unwrap_or(false)
}

async fn forget(has_network: bool) -> Result<bool, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    // Where the browser keeps no caches nothing can be left.
    let Some(caches) = member(&window, "caches") else {
        return Ok(true);
    };
    let scope = Url::new_with_base("./", &window.location().href()?)?.href();
    let mut is_forgotten = true;
    let names: Array = answer(&caches, "keys", &[]).await?.dyn_into()?;
    for name in names.iter() {
        let text = name.as_string().unwrap_or_default();
        let is_handed_over = text == format!("handed-over {scope}");
        let is_ours = text.split(' ').nth(1) == Some(&scope);
        if is_handed_over || is_ours && has_network {
            let is_gone = answer(&caches, "delete", &[name]).await.is_ok();
            is_forgotten &= is_gone || !is_handed_over;
        }
    }
    if let Some(workers) = member(&window.navigator(), "serviceWorker").filter(|_| has_network) {
        let ours = answer(&workers, "getRegistration", &[scope.into()]).await?;
        if !ours.is_undefined() {
            let _next_time_it_is_made_anew = answer(&ours, "unregister", &[]).await;
        }
    }
    Ok(is_forgotten)
}
