//! Listeners of elements.

use leptos::reactive::owner::Owner;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use web_sys::js_sys::Function;
use web_sys::{Element, Event};

/// Is what an element does at an event.
pub(super) struct Listener {
    pub name: &'static str,
    pub act: Box<dyn FnMut(Event)>,
}

/// Is a listener in the page.
pub(super) struct Mounted {
    pub name: &'static str,
    function: Function,
}

impl Listener {
    /// Listens; the handler runs as a part of the component that made it.
    pub fn build(self, node: &Element) -> Mounted {
        let Self { name, mut act } = self;
        let owner = Owner::current().unwrap_or_default();
        let run = Box::new(move |event: Event| owner.with(|| act(event))) as Box<dyn FnMut(Event)>;
        // The page owns the function: it lives as long as the element, and the collector takes both.
        let function: Function = Closure::wrap(run).into_js_value().unchecked_into();
        let _refused = node.add_event_listener_with_callback(name, &function);
        Mounted { name, function }
    }

    /// Puts this listener in place of the present one.
    pub fn rebuild(self, node: &Element, mounted: &mut Mounted) {
        let _refused = node.remove_event_listener_with_callback(mounted.name, &mounted.function);
        *mounted = self.build(node);
    }
}
