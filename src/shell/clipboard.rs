//! The clipboard, with the old way for plain http addresses, where browsers give none.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, ClipboardEvent, Document, HtmlTextAreaElement, Window};

use super::member::{answer, member, object};

/// Says how much of a table is on the clipboard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Copied {
    /// The table, and its lines for what takes no tables.
    Table,
    /// Its lines alone.
    Lines,
    /// Nothing.
    Nothing,
}

/// Copies a text. Returns whether the browser did.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    if has_clipboard(&window) {
        let promise = window.navigator().clipboard().write_text(text);
        if JsFuture::from(promise).await.is_ok() {
            return true;
        }
    }
    copy_by_selection(text, None).is_some_and(|copied| copied != Copied::Nothing)
}

/// Copies a table as a page and as lines. The old way comes first, for the new one takes out of a page what says that a cell is a
/// text; it has to be asked within the click.
pub async fn copy_table(page: &str, lines: &str) -> Copied {
    if copy_by_selection(lines, Some(page)) == Some(Copied::Table) {
        return Copied::Table;
    }
    if write_table(page, lines).await.is_ok() {
        return Copied::Table;
    }
    match copy(lines).await {
        true => Copied::Lines,
        false => Copied::Nothing,
    }
}

fn has_clipboard(window: &Window) -> bool {
    let clipboard = Reflect::get(&window.navigator(), &"clipboard".into());
    clipboard.is_ok_and(|clipboard| clipboard.is_object())
}

async fn write_table(page: &str, lines: &str) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let make: Function = member(&window, "ClipboardItem")
        .ok_or(JsValue::NULL)?
        .dyn_into()?;
    let blob = |text: &str, kind: &str| {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)
    };
    let parts = object(&[
        ("text/html", blob(page, "text/html")?.into()),
        ("text/plain", blob(lines, "text/plain")?.into()),
    ])?;
    let item = Reflect::construct(&make, &Array::of1(&parts))?;
    let clipboard = member(&window.navigator(), "clipboard").ok_or(JsValue::NULL)?;
    answer(&clipboard, "write", &[Array::of1(&item).into()]).await?;
    Ok(())
}

/// Copies what is selected in a box that is there for a moment; `page` goes along where the browser asks what is copied.
fn copy_by_selection(text: &str, page: Option<&str>) -> Option<Copied> {
    let document = web_sys::window()?.document()?;
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    document.body()?.append_child(&area).ok()?;
    area.select();
    let copied = match page {
        Some(page) => copy_both(&document, text.to_owned(), page.to_owned()),
        None => exec_copy(&document).map(|done| match done {
            true => Copied::Lines,
            false => Copied::Nothing,
        }),
    };
    area.remove();
    copied
}

fn exec_copy(document: &Document) -> Option<bool> {
    let exec: Function = member(document, "execCommand")?.dyn_into().ok()?;
    let done = exec.call1(document, &"copy".into()).ok()?;
    Some(done.is_truthy())
}

fn copy_both(document: &Document, text: String, page: String) -> Option<Copied> {
    let is_given = std::rc::Rc::new(std::cell::Cell::new(false));
    let gives = is_given.clone();
    let give = Closure::<dyn FnMut(ClipboardEvent)>::new(move |event: ClipboardEvent| {
        let Some(data) = event.clipboard_data() else {
            return;
        };
        let all = [("text/plain", &text), ("text/html", &page)];
        if all
            .iter()
            .all(|(kind, content)| data.set_data(kind, content).is_ok())
        {
            event.prevent_default();
            gives.set(true);
        }
    });
    let listener: &Function = give.as_ref().unchecked_ref();
    document
        .add_event_listener_with_callback("copy", listener)
        .ok()?;
    let done = exec_copy(document);
    let _was_added = document.remove_event_listener_with_callback("copy", listener);
    Some(match (done?, is_given.get()) {
        (true, true) => Copied::Table,
        (true, false) => Copied::Lines,
        (false, _) => Copied::Nothing,
    })
}
