//! Listeners of elements.

use leptos::reactive::owner::Owner;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};

/// Is what an element does at an event.
pub(super) struct Listener {
    pub name: &'static str,
    pub act: Box<dyn FnMut(Event)>,
}

/// Is a listener in the page; it is gone when this is dropped.
pub(super) struct Mounted {
    pub name: &'static str,
    node: Element,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens; the handler runs as a part of the component that made it.
    pub fn build(self, node: &Element) -> Mounted {
        let Self { name, mut act } = self;
        let owner = Owner::current().unwrap_or_default();
        let run = Box::new(move |event: Event| owner.with(|| act(event))) as Box<dyn FnMut(Event)>;
        let closure = Closure::wrap(run);
        let _refused =
            node.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        Mounted {
            name,
            node: node.clone(),
            closure,
        }
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        let _refused = self
            .node
            .remove_event_listener_with_callback(self.name, function);
    }
}
