//! Files: reading what people choose, offering what they save.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, File, FileList, FilePropertyBag, HtmlAnchorElement, Navigator,
    ShareData, Url,
};

use super::rest;

/// How long the address of a file that is offered stays, in milliseconds.
const UNTIL_READ_MS: i32 = 60_000;

/// Says that the browser could not read a file (it was moved, or the stick was pulled).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReadFailed;

/// Lists the files of a file input or a drop.
pub fn list(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else {
        return Vec::new();
    };
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}

/// Makes a file of a text.
pub fn of_text(name: &str, mime: &str, text: &str) -> Option<File> {
    let options = FilePropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&JsValue::from_str(text));
    File::new_with_str_sequence_and_options(&parts, name, &options).ok()
}

/// Reads a file.
pub async fn read(file: &File) -> Result<Vec<u8>, ReadFailed> {
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|_| ReadFailed)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Says that the browser refused to offer a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DownloadFailed;

/// Offers a text as a file to save.
pub fn download(name: &str, mime: &str, text: &str) -> Result<(), DownloadFailed> {
    offer(name, mime, text).map_err(|_| DownloadFailed)
}

/// Says what became of a file that was to be handed to another program of the device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shared {
    /// The other program took it.
    Taken,
    /// The person closed the list of programs.
    GivenUp,
    /// The device refused.
    Refused,
}

/// Says whether the device can hand a text file to its other programs.
pub fn can_share() -> bool {
    sharing("a.txt", "text/plain", "a").is_some()
}

/// Hands a text file to another program of the device, which the person chooses.
pub async fn share(name: &str, mime: &str, text: &str) -> Shared {
    let Some((navigator, data)) = sharing(name, mime, text) else {
        return Shared::Refused;
    };
    match JsFuture::from(navigator.share_with_data(&data)).await {
        Ok(_) => Shared::Taken,
        Err(error) => match js_sys::Reflect::get(&error, &"name".into()) {
            Ok(name) if name == "AbortError" => Shared::GivenUp,
            _ => Shared::Refused,
        },
    }
}

fn sharing(name: &str, mime: &str, text: &str) -> Option<(Navigator, ShareData)> {
    let navigator = web_sys::window()?.navigator();
    // Browsers on a plain http address, and most on a desk, have no such function.
    let can = js_sys::Reflect::get(&navigator, &"canShare".into()).ok()?;
    let can: js_sys::Function = can.dyn_into().ok()?;
    let file = of_text(name, mime, text)?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    let is_shared = can.call1(&navigator, &data).ok()?.is_truthy();
    is_shared.then_some((navigator, data))
}

fn offer(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // Some browsers, and the programs that open pages in their windows, read it only after the click.
    spawn_local(async move {
        rest::wait(UNTIL_READ_MS).await;
        let _given_back_with_the_page_else = Url::revoke_object_url(&address);
    });
    Ok(())
}
