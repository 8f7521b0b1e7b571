//! What is in the page, and how it becomes what a screen shows next.

use std::borrow::Cow;

use leptos::prelude::document;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::view::{Mountable, Render};
use leptos::wasm_bindgen::JsCast;
use web_sys::{Comment, Element, Node, Text};

use super::Markup;
use super::element::MountedElement;
use super::rows::MountedRows;

/// Is markup in the page. Each kind has at least one node, before which others can be put.
pub enum Mounted {
    /// Nothing; a comment keeps its place.
    Nothing(Comment),
    /// A text.
    Text(Text, Cow<'static, str>),
    /// An element.
    Element(Box<MountedElement>),
    /// Several, and the comment that ends them.
    List(Vec<Mounted>, Comment),
    /// What a closure returned last.
    Live(Live),
    /// Rows by their keys.
    Rows(Box<MountedRows>),
}

/// Is what a closure returned last, and the effect that asks it again.
pub struct Live(RenderEffect<Mounted>);

impl Drop for Live {
    /// Takes apart at once what was shown. The effect's own task would do it later, and until then the effects inside would
    /// run, on signals that are gone with the closure's run.
    fn drop(&mut self) {
        drop(self.0.take_value());
    }
}

impl Render for Markup {
    type State = Mounted;

    fn build(self) -> Mounted {
        match self {
            Self::Nothing => Mounted::Nothing(document().create_comment("")),
            Self::Text(text) => Mounted::Text(document().create_text_node(&text), text),
            Self::Element(element) => Mounted::Element(Box::new(element.build())),
            Self::List(all) => {
                let all = all.into_iter().map(Self::build).collect();
                Mounted::List(all, document().create_comment(""))
            }
            Self::Live(make) => Mounted::Live(live(make)),
            Self::Rows(rows) => Mounted::Rows(Box::new(rows.build())),
        }
    }

    fn rebuild(self, mounted: &mut Mounted) {
        match (self, mounted) {
            (Self::Nothing, Mounted::Nothing(_)) => {}
            (Self::Text(new), Mounted::Text(node, old)) => {
                if new != *old {
                    node.set_data(&new);
                    *old = new;
                }
            }
            (Self::Element(new), Mounted::Element(old)) if new.is_like(old) => new.rebuild(old),
            (Self::List(new), Mounted::List(old, end)) => rebuild_list(new, old, end),
            (Self::Rows(rows), Mounted::Rows(old)) => rows.rebuild(old),
            (new, old) => {
                let mut new = new.build();
                old.insert_before_this(&mut new);
                old.unmount();
                *old = new;
            }
        }
    }
}

fn live(mut make: Box<dyn FnMut() -> Markup>) -> Live {
    Live(RenderEffect::new(move |before: Option<Mounted>| {
        let markup = make();
        match before {
            Some(mut mounted) => {
                markup.rebuild(&mut mounted);
                mounted
            }
            None => markup.build(),
        }
    }))
}

fn rebuild_list(new: Vec<Markup>, old: &mut Vec<Mounted>, end: &Comment) {
    for mut gone in old.drain(new.len().min(old.len())..) {
        gone.unmount();
    }
    let mut new = new.into_iter();
    for (old, new) in old.iter_mut().zip(&mut new) {
        new.rebuild(old);
    }
    for new in new {
        let mut new = new.build();
        if let Some(parent) = parent_of(end) {
            new.mount(&parent, Some(end));
        }
        old.push(new);
    }
}

pub(super) fn parent_of(node: &Node) -> Option<Element> {
    node.parent_node()?.dyn_into().ok()
}

impl Mountable for Mounted {
    fn unmount(&mut self) {
        match self {
            Self::Nothing(node) => remove(node),
            Self::Text(node, _) => remove(node),
            Self::Element(element) => remove(element.node()),
            Self::List(all, end) => {
                all.iter_mut().for_each(Self::unmount);
                remove(end);
            }
            Self::Live(live) => live.0.unmount(),
            Self::Rows(rows) => rows.unmount(),
        }
    }

    fn mount(&mut self, parent: &Element, before: Option<&Node>) {
        match self {
            Self::Nothing(node) => insert(parent, node, before),
            Self::Text(node, _) => insert(parent, node, before),
            Self::Element(element) => insert(parent, element.node(), before),
            Self::List(all, end) => {
                for one in all {
                    one.mount(parent, before);
                }
                insert(parent, end, before);
            }
            Self::Live(live) => live.0.mount(parent, before),
            Self::Rows(rows) => rows.mount(parent, before),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Nothing(node) => insert_before(node, child),
            Self::Text(node, _) => insert_before(node, child),
            Self::Element(element) => insert_before(element.node(), child),
            Self::List(all, end) => match all.first() {
                Some(first) => first.insert_before_this(child),
                None => insert_before(end, child),
            },
            Self::Live(live) => live.0.insert_before_this(child),
            Self::Rows(rows) => rows.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        match self {
            Self::Element(element) => vec![element.node().clone()],
            Self::List(all, _) => all.iter().flat_map(Self::elements).collect(),
            Self::Live(live) => live.0.elements(),
            Self::Rows(rows) => rows.elements(),
            Self::Nothing(_) | Self::Text(..) => Vec::new(),
        }
    }
}

pub(super) fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _refused = parent.remove_child(node);
    }
}

pub(super) fn insert(parent: &Element, node: &Node, before: Option<&Node>) {
    let _refused = parent.insert_before(node, before);
}

pub(super) fn insert_before(node: &Node, child: &mut dyn Mountable) -> bool {
    match parent_of(node) {
        Some(parent) => {
            child.mount(&parent, Some(node));
            true
        }
        None => false,
    }
}
