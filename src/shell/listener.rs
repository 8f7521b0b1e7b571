//! Listeners on the window, removed with the component that set them.

use leptos::prelude::{on_cleanup, window_event_listener_untyped};
use wasm_bindgen::JsCast;

/// Calls `act` at every event of that name on the window, until the owner is cleaned up.
pub fn on_window<E: JsCast + 'static>(name: &str, act: impl Fn(E) + 'static) {
    let handle = window_event_listener_untyped(name, move |event| {
        if let Ok(event) = event.dyn_into::<E>() {
            act(event);
        }
    });
    on_cleanup(move || handle.remove());
}
