//! Elements: a tag with settings, listeners and children, and the same in the page.

use leptos::ev::EventDescriptor;
use leptos::prelude::document;
use leptos::tachys::view::{Mountable, Render};
use leptos::wasm_bindgen::JsCast;

use super::listener::{self, Listener};
use super::value::{self, Setting, Slot};
use super::{Markup, Mounted, Value};
use std::borrow::Cow;

/// The tags of drawings; everything else is text.
const DRAWING: &[&str] = &[
    "svg", "path", "rect", "g", "circle", "line", "text", "title",
];

/// Is an element that is not in the page yet.
pub struct Element {
    tag: &'static str,
    settings: Vec<Setting>,
    listeners: Vec<Listener>,
    children: Vec<Markup>,
}

impl Element {
    /// Returns an element without children: its tag, and below it a line `name=text` for each attribute that never changes.
    pub fn new(still: &'static str) -> Box<Self> {
        let mut lines = still.split('\n');
        let tag = lines.next().unwrap_or_default();
        let settings = lines
            .filter_map(|line| line.split_once('='))
            .map(|(name, text)| Setting {
                slot: Slot::Attribute,
                name,
                value: Value::Text(Cow::Borrowed(text)),
            });
        Box::new(Self {
            tag,
            settings: settings.collect(),
            listeners: Vec::new(),
            children: Vec::new(),
        })
    }

    /// Gives it an attribute.
    pub fn attribute(&mut self, name: &'static str, value: Value) {
        self.set(Slot::Attribute, name, value);
    }

    /// Gives it one class that comes and goes, beside those of its `class` attribute, which must not change then.
    pub fn class(&mut self, name: &'static str, is_on: Value) {
        self.set(Slot::Class, name, is_on);
    }

    /// Sets a property of its object in the page.
    pub fn property(&mut self, name: &'static str, value: Value) {
        self.set(Slot::Property, name, value);
    }

    fn set(&mut self, slot: Slot, name: &'static str, value: Value) {
        self.settings.push(Setting { slot, name, value });
    }

    /// Listens to an event.
    pub fn on<D: EventDescriptor>(&mut self, event: D, mut act: impl FnMut(D::EventType) + 'static)
    where
        D::EventType: JsCast,
    {
        let Cow::Borrowed(name) = event.name() else {
            return;
        };
        let act = Box::new(move |event: web_sys::Event| act(event.unchecked_into()));
        self.listeners.push(Listener { name, act });
    }

    /// Puts something into it, after what is there.
    pub fn child(&mut self, child: Markup) {
        self.children.push(child);
    }

    /// Puts the element together.
    pub(super) fn build(self) -> MountedElement {
        let node = create(self.tag);
        MountedElement {
            tag: self.tag,
            settings: self
                .settings
                .into_iter()
                .map(|setting| setting.build(&node))
                .collect(),
            listeners: self
                .listeners
                .into_iter()
                .map(|listener| listener.build(&node))
                .collect(),
            children: self
                .children
                .into_iter()
                .map(|child| {
                    let mut child = child.build();
                    child.mount(&node, None);
                    child
                })
                .collect(),
            node,
        }
    }

    /// Says whether the element in the page can become this one: same tag, settings, listeners and number of children.
    pub(super) fn is_like(&self, mounted: &MountedElement) -> bool {
        let MountedElement {
            tag,
            settings,
            listeners,
            children,
            ..
        } = mounted;
        self.tag == *tag
            && self.children.len() == children.len()
            && self.settings.len() == settings.len()
            && self.listeners.len() == listeners.len()
            && self
                .settings
                .iter()
                .zip(settings)
                .all(|(new, old)| new.is_of(old))
            && self
                .listeners
                .iter()
                .zip(listeners)
                .all(|(new, old)| new.name == old.name)
    }

    /// Makes a like element in the page into this one.
    pub(super) fn rebuild(self, mounted: &mut MountedElement) {
        let node = &mounted.node;
        for (setting, old) in self.settings.into_iter().zip(&mut mounted.settings) {
            setting.rebuild(node, old);
        }
        for (listener, old) in self.listeners.into_iter().zip(&mut mounted.listeners) {
            *old = listener.build(node);
        }
        for (child, old) in self.children.into_iter().zip(&mut mounted.children) {
            child.rebuild(old);
        }
    }
}

/// Is an element in the page.
pub struct MountedElement {
    tag: &'static str,
    node: web_sys::Element,
    settings: Vec<value::Mounted>,
    listeners: Vec<listener::Mounted>,
    children: Vec<Mounted>,
}

impl MountedElement {
    /// Returns its node.
    pub(super) fn node(&self) -> &web_sys::Element {
        &self.node
    }
}

/// Impossible: a tag the page refuses; they are the program's own.
fn create(tag: &str) -> web_sys::Element {
    let made = if DRAWING.contains(&tag) {
        document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag)
    } else {
        document().create_element(tag)
    };
    made.unwrap_or_else(|_| document().create_comment(tag).unchecked_into())
}
