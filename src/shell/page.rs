//! The page: its address, its title, its focus, its width.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, Window,
};

use super::member::call;

fn window() -> Option<Window> {
    web_sys::window()
}

/// Returns the fragment of the address, without `#`.
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default().trim_start_matches('#').to_owned()
}

/// Goes to a fragment, as a new step of the history.
pub fn go_to(fragment: &str) {
    if let Some(window) = window() {
        // Setting a fragment cannot fail: it is not a navigation to another document.
        let _infallible = window.location().set_hash(fragment);
    }
}

/// Replaces the fragment without a step of the history and without an event: for filters as they are typed.
pub fn replace_fragment(fragment: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let address = format!("#{fragment}");
        let _refused_when_too_often =
            history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
    }
}

/// Goes back to the page before, if there is one.
pub fn back() {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _nothing_before = history.back();
    }
}

/// Returns the address of the page without its fragment.
pub fn address() -> String {
    let href = window().and_then(|window| window.location().href().ok());
    let href = href.unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    if let Some(document) = window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Moves the focus to the element with an id, and brings it into view.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _unfocusable = element.focus();
    }
}

/// Moves the focus to the element with an id, and leaves what is in view where it is.
pub fn focus_in_place(id: &str) {
    if let Some(element) = element(id) {
        focus_here(&element);
    }
}

fn focus_here(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _unfocusable = element.focus_with_options(&options);
}

/// Returns the address of the link that has the focus, as it is written in the page.
pub fn focused_link() -> Option<String> {
    active()?.get_attribute("href")
}

/// Moves the focus to the first link in the page to an address, and leaves what is in view where it is.
pub fn focus_link(href: &str) {
    let link = format!("main a[href=\"{href}\"]");
    let found = window().and_then(|window| window.document()?.query_selector(&link).ok()?);
    if let Some(Ok(link)) = found.map(JsCast::dyn_into) {
        focus_here(&link);
    }
}

/// Brings the element with an id into view.
pub fn bring_into_view(id: &str) {
    if let Some(element) = element(id) {
        element.scroll_into_view();
    }
}

/// Scrolls no further than it takes to see an element.
pub fn keep_in_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls what has the focus out from under the element with an id, where that lies over it.
pub fn uncover_focus(id: &str) {
    let (Some(over), Some(focused)) = (element(id), active()) else {
        return;
    };
    let (above, below) = (
        over.get_bounding_client_rect(),
        focused.get_bounding_client_rect(),
    );
    let is_beside = below.right() <= above.left() || below.left() >= above.right();
    let is_apart = below.bottom() <= above.top() || below.top() >= above.bottom();
    if !is_beside && !is_apart && !over.contains(Some(&focused)) {
        keep_in_view(&focused);
    }
}

/// Says whether somebody points at the element with an id, or has the focus in it.
pub fn is_in_use(id: &str) -> bool {
    // A finger that has left still counts as pointing.
    let is_pointed_at = matches("(hover: hover)");
    let using = if is_pointed_at {
        ":hover, :focus-within"
    } else {
        ":focus-within"
    };
    element(id).is_some_and(|element| element.matches(using).unwrap_or(false))
}

/// Scrolls so far down.
pub fn scroll_to(y: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, y);
    }
}

/// Returns how far down the page is scrolled.
pub fn scroll_y() -> f64 {
    window()
        .and_then(|window| window.scroll_y().ok())
        .unwrap_or_default()
}

/// Says whether the window is at least `em` wide, as the style sheets count: in the size of text that was chosen.
pub fn is_at_least(em: f64) -> bool {
    let root = window().and_then(|window| window.document()?.document_element());
    let style = root.and_then(|root| root.get_attribute("style"));
    let size = style.as_deref().and_then(|style| {
        let (_, size) = style.split_once("font-size: ")?;
        size.split_once('%')?.0.parse::<u16>().ok()
    });
    let em = em * f64::from(size.unwrap_or(100)) / 100.0;
    matches(&format!("(min-width: {em}em)"))
}

/// Says whether a media query holds now.
pub fn matches(query: &str) -> bool {
    let list = window().and_then(|window| window.match_media(query).ok().flatten());
    list.is_some_and(|list| list.matches())
}

/// Removes the element that stood in the page while the program was loading.
pub fn remove(id: &str) {
    if let Some(element) = element(id) {
        element.remove();
    }
}

/// Says whether the focus is in something people type into.
pub fn is_typing() -> bool {
    const TYPED: &str = "input:not([type=file], [type=checkbox], [type=radio]), textarea, select";
    active().is_some_and(|element| element.matches(TYPED).unwrap_or(false))
}

/// Says whether the element with an id has the focus.
pub fn is_at(id: &str) -> bool {
    active().is_some_and(|element| element.id() == id)
}

/// Says whether the focus is anywhere in a form or a dialog: a key that leads away would take people out of their work.
pub fn is_in_form() -> bool {
    let place = active().and_then(|element| element.closest("form, dialog").ok().flatten());
    is_typing() || place.is_some()
}

/// Takes the focus out of the input that has it, which tells of what was typed there.
pub fn leave_input() {
    if let Some(Ok(element)) = active().map(JsCast::dyn_into::<HtmlElement>) {
        let _not_focused = element.blur();
    }
}

/// Opens the dialog with an id over the page, and moves the focus into it.
pub fn show_modal(id: &str) {
    if let Some(dialog) = element(id) {
        let _shown_already = call(&dialog, "showModal", &[]);
    }
}

/// Closes the dialog with an id; the focus goes back to where it was.
pub fn close_modal(id: &str) {
    if let Some(dialog) = element(id) {
        let _closed_already = call(&dialog, "close", &[]);
    }
}

/// Moves the focus to the element with an id, where what had it is gone.
pub fn focus_if_lost(id: &str) {
    if active().is_none_or(|element| element.tag_name() == "BODY") {
        focus_in_place(id);
    }
}

pub(super) fn active() -> Option<Element> {
    window()?.document()?.active_element()
}

pub(super) fn element(id: &str) -> Option<HtmlElement> {
    window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        let _refused_in_some_frames = window.print();
    }
}

/// Says whether the page was opened from a file of the device: the program in one file, from a stick.
pub fn is_from_file() -> bool {
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    protocol.is_some_and(|protocol| protocol == "file:")
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _infallible = window.location().reload();
    }
}
