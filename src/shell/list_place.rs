//! A place in a list: whoever decided an item goes on with the next one, and whoever asked for more with the first of those.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::page;

/// Is the place of an item in a list, or of a row in a table.
pub struct ListPlace {
    list: Element,
    /// From 1.
    at: usize,
}

impl ListPlace {
    /// Returns the place of the list item that has the focus, before it goes; `None` where none has it.
    pub fn here() -> Option<Self> {
        let item = page::active()?.closest("li").ok().flatten()?;
        let list = item.parent_element()?;
        let up_to_it = std::iter::successors(Some(item), Element::previous_element_sibling);
        let at = up_to_it.count();
        Some(Self { list, at })
    }

    /// Returns the place after the last item of the list that stands above a pressed button, before more are shown.
    pub fn below(press: &Event) -> Option<Self> {
        let button: Element = press.target()?.dyn_into().ok()?;
        let above = button
            .closest(".buttons")
            .ok()??
            .previous_element_sibling()?;
        let list = match above.matches("ul") {
            Ok(true) => above,
            _ => above.query_selector("ul, tbody").ok()??,
        };
        let at = list.child_element_count() as usize + 1;
        Some(Self { list, at })
    }

    /// Returns a place in the list with an id, from 1.
    pub fn of(id: &str, at: usize) -> Option<Self> {
        let list = page::element(id)?.into();
        Some(Self { list, at })
    }

    /// Moves the focus to the item that is there now, to the last one where none is, or else to the element with an id.
    pub fn focus(place: Option<Self>, otherwise: &str) {
        let item = place.and_then(|place| place.item().or_else(|| place.list.last_element_child()));
        match item.filter(|item| item.is_connected()) {
            Some(item) => focus_on(item),
            None => page::focus(otherwise),
        }
    }

    /// Moves the focus to the first link or button of the item that is there now, or to the item.
    pub fn focus_within(place: Option<Self>) {
        if let Some(item) = place.and_then(|place| place.item()) {
            let inside = item.query_selector("a, button").ok().flatten();
            focus_on(inside.unwrap_or(item));
        }
    }

    fn item(&self) -> Option<Element> {
        let here = format!(":scope > :nth-child({})", self.at);
        self.list.query_selector(&here).ok().flatten()
    }
}

fn focus_on(element: Element) {
    let element: HtmlElement = element.unchecked_into();
    if element.tab_index() < 0 {
        let _focusable_now = element.set_attribute("tabindex", "-1");
    }
    let _unfocusable = element.focus();
}
