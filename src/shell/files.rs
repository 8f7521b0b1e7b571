//! Files: reading what people choose, offering what they save.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, Url};

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
    // The browser has taken hold of the blob with the click; the address alone is given back.
    Url::revoke_object_url(&address)
}
