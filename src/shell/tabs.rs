//! Several tabs, and one tab's comings and goings.

use std::future::Future;
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, StorageEvent};

use super::installation;
use super::listener::on_window;
use super::member::{call, member, object};
use crate::storage::apart::Apart;

/// Calls the handler when another tab has changed localStorage: with the key, or `None` where it was cleared.
pub fn on_storage(handler: impl Fn(Option<String>) + 'static) {
    on_window("storage", move |event: StorageEvent| {
        let local = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        // A tab's own sessionStorage sends such events too.
        if event.storage_area() == local {
            handler(event.key().map(|key| own_name(&key)));
        }
    });
}

/// Returns the name by which this installation knows a key.
fn own_name(key: &str) -> String {
    Apart::new((), installation::mark()).own_name(key)
}

/// Calls the handler when the page is seen again: it was behind another, or comes back from the browser's cache of pages
/// that were left, having missed every event meanwhile. One return can call it twice.
pub fn on_return(handler: impl Fn() + 'static) {
    let handler = Rc::new(handler);
    let returned = handler.clone();
    on_visibility(true, handler);
    on_window("pageshow", move |event: Event| {
        if member(&event, "persisted").is_some_and(|is_kept| is_kept.is_truthy()) {
            returned();
        }
    });
}

/// Calls the handler when the page is hidden or left. It may be the last that runs, and one leave can call it twice.
pub fn on_leave(handler: impl Fn() + 'static) {
    let handler = Rc::new(handler);
    let left = handler.clone();
    on_visibility(false, handler);
    on_window("pagehide", move |_: Event| left());
}

fn on_visibility(is_seen: bool, handler: Rc<dyn Fn()>) {
    on_window("visibilitychange", move |_: Event| {
        let document = web_sys::window().and_then(|window| window.document());
        if document.is_some_and(|document| document.hidden() != is_seen) {
            handler();
        }
    });
}

/// Runs the work while no other tab runs work of that name; `None` where another does. Without locks, as on plain http
/// addresses, it just runs.
pub async fn alone<T>(name: &str, work: impl Future<Output = T>) -> Option<T> {
    let _held = lock(name).await?;
    Some(work.await)
}

/// Is a lock that is held, where there are any; it goes when this is dropped.
struct Held(Option<Function>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            let _infallible = release.call0(&JsValue::NULL);
        }
    }
}

/// Takes a lock; `None` where another tab holds it.
async fn lock(name: &str) -> Option<Held> {
    let (mut release, mut answer) = (None, None);
    // The lock is held for as long as this promise is open.
    let held = Promise::new(&mut |resolve, _| release = Some(resolve));
    let answered = Promise::new(&mut |resolve, _| answer = Some(resolve));
    let held_until = Held(release);
    let decide = Closure::once_into_js(move |lock: JsValue| {
        if let Some(answer) = answer {
            let _infallible = answer.call1(&JsValue::NULL, &lock);
        }
        JsValue::from(held)
    });
    let Ok(request) = request(name, decide) else {
        return Some(Held(None));
    };
    // A request that is refused never calls back.
    let first = Promise::race(&Array::of2(&answered, &request));
    match JsFuture::from(first).await {
        Ok(lock) if lock.is_null() => None,
        Ok(_) => Some(held_until),
        Err(_) => Some(Held(None)),
    }
}

fn request(name: &str, decide: JsValue) -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let locks = member(&window.navigator(), "locks").ok_or(JsValue::NULL)?;
    let options = object(&[("ifAvailable", true.into())])?;
    let name = format!("{name}{}", installation::mark());
    call(&locks, "request", &[name.into(), options.into(), decide])
}
