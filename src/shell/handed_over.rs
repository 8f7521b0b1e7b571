//! Files that another program of the device handed over: shared with this one, or opened with it. The service worker
//! (`public/worker.js`) keeps them in a cache until they are taken.

use js_sys::{Array, JsString, decode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, Url};

use super::member::{answer, member};

/// Names the event that tells of files handed over while the page is open.
pub const EVENT: &str = "handed-over";

/// Takes what is there, each file once. Where the browser keeps no caches there is none.
pub async fn take() -> Vec<File> {
    taken().await.unwrap_or_default()
}

/// Returns the browser's caches and the name of the one that has files; `None` where there is no such one.
async fn place() -> Result<Option<(JsValue, JsValue)>, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let Some(caches) = member(&window, "caches") else {
        return Ok(None);
    };
    let scope = Url::new_with_base("./", &window.location().href()?)?.href();
    let name = JsValue::from(format!("handed-over {scope}"));
    let has = answer(&caches, "has", std::slice::from_ref(&name)).await?;
    Ok(has.is_truthy().then_some((caches, name)))
}

async fn taken() -> Result<Vec<File>, JsValue> {
    let Some((caches, name)) = place().await? else {
        return Ok(Vec::new());
    };
    let cache = answer(&caches, "open", &[name]).await?;
    let kept: Array = answer(&cache, "keys", &[]).await?.dyn_into()?;
    let mut files = Vec::new();
    for request in kept.iter() {
        let response = answer(&cache, "match", std::slice::from_ref(&request)).await?;
        let content = answer(&response, "blob", &[]).await?;
        let address = member(&request, "url").and_then(|url| url.as_string());
        let address = address.unwrap_or_default();
        let last = address.rsplit('/').next().unwrap_or_default();
        let name = decode_uri_component(last).unwrap_or_else(|_| JsString::from(last));
        files.push(File::new_with_blob_sequence(
            &Array::of1(&content),
            &String::from(name),
        )?);
        answer(&cache, "delete", &[request]).await?;
    }
    Ok(files)
}
