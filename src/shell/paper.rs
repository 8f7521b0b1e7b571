//! What is printed in place of the page: it stands beside the program in the document, and is seen on paper alone.

use web_sys::{Document, Element};

/// Says in the document that there is something to print in place of the page, and on which sheets.
const SIGN: &str = "data-paper";

/// Is what is printed, until it is dropped.
pub struct Paper(Element);

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

impl Paper {
    /// Puts markup into the document; `sheets` is the word of the style sheet for the sheets.
    pub fn put(sheets: &str, markup: &str) -> Option<Self> {
        let document = document()?;
        let body = document.body()?;
        let element = document.create_element("div").ok()?;
        element.set_class_name("paper");
        element.set_inner_html(markup);
        body.append_child(&element).ok()?;
        body.set_attribute(SIGN, sheets).ok()?;
        Some(Self(element))
    }

    /// Adds rows to its table.
    pub fn add_rows(&self, rows: &str) -> Option<()> {
        let body = self.0.query_selector("tbody").ok()??;
        body.insert_adjacent_html("beforeend", rows).ok()
    }

    /// Says whether there is one.
    pub fn is_there() -> bool {
        let body = document().and_then(|document| document.body());
        body.is_some_and(|body| body.has_attribute(SIGN))
    }
}

impl Drop for Paper {
    fn drop(&mut self) {
        self.0.remove();
        let body = document().and_then(|document| document.body());
        if let Some(body) = body {
            let _was_there = body.remove_attribute(SIGN);
        }
    }
}
