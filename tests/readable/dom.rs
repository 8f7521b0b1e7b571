//! A page as a browser reads it: html5ever follows the same rules.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Is what stands in a page, in its order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Event {
    /// An element begins: its name with that of its namespace where that is not HTML's, and its attributes.
    Begin(String, Vec<(String, String)>),
    /// It ends.
    End(String),
    /// A text.
    Text(String),
    /// Something else: a comment, an instruction.
    Other,
}

/// Parses a page; `is_scripted` as a browser does that runs scripts.
pub fn parse(page: &str, is_scripted: bool) -> Vec<Event> {
    let mut options = ParseOpts::default();
    options.tree_builder.scripting_enabled = is_scripted;
    let dom = parse_document(RcDom::default(), options).one(page);
    assert_eq!(
        dom.quirks_mode.get(),
        html5ever::tree_builder::QuirksMode::NoQuirks
    );
    let mut events = Vec::new();
    walk(&dom.document, &mut events);
    events
}

fn walk(node: &Handle, events: &mut Vec<Event>) {
    match &node.data {
        NodeData::Document | NodeData::Doctype { .. } => children(node, events),
        NodeData::Text { contents } => events.push(Event::Text(contents.borrow().to_string())),
        NodeData::Comment { .. } | NodeData::ProcessingInstruction { .. } => {
            events.push(Event::Other);
        }
        NodeData::Element {
            name,
            attrs,
            template_contents,
            ..
        } => {
            let mut full = name.local.to_string();
            if name.ns != html5ever::ns!(html) {
                full = format!("{}:{full}", name.ns);
            }
            let attributes = attrs.borrow();
            let attributes = attributes
                .iter()
                .map(|one| (one.name.local.to_string(), one.value.to_string()));
            events.push(Event::Begin(full.clone(), attributes.collect()));
            children(node, events);
            if let Some(inside) = &*template_contents.borrow() {
                children(inside, events);
            }
            events.push(Event::End(full));
        }
    }
}

fn children(node: &Handle, events: &mut Vec<Event>) {
    for child in node.children.borrow().iter() {
        walk(child, events);
    }
}

/// Returns all text of a page but its style.
pub fn text(events: &[Event]) -> String {
    let mut is_style = false;
    let mut all = String::new();
    for event in events {
        match event {
            Event::Begin(name, _) => is_style = name == "style",
            Event::Text(text) if !is_style => all.push_str(text),
            Event::Text(_) | Event::Other => {}
            Event::End(_) => is_style = false,
        }
    }
    all
}
