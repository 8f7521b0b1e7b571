//! Turns for the browser, and moments when it has nothing else to do.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

use super::member::{answer, call, member, object};

/// How long a busy browser may put off what waits for an idle moment, in milliseconds.
const IDLE_PATIENCE_MS: i32 = 5_000;

/// Lets the browser paint and answer people before the work goes on.
pub async fn pause() {
    let Some(window) = web_sys::window() else {
        return;
    };
    if let Some(scheduler) = member(&window, "scheduler")
        && answer(&scheduler, "yield", &[]).await.is_ok()
    {
        return;
    }
    // A timer that is asked for again and again takes 4 ms each time; a message does not.
    if let Ok(channel) = MessageChannel::new() {
        let port = channel.port1();
        let come = Promise::new(&mut |resolve, _| port.set_onmessage(Some(&resolve)));
        if channel.port2().post_message(&JsValue::NULL).is_ok() {
            let _never_rejected = JsFuture::from(come).await;
        }
        port.close();
    }
}

/// Waits so many milliseconds.
pub async fn wait(ms: i32) {
    let _never_rejected = JsFuture::from(after(ms)).await;
}

/// Waits so many milliseconds, and then for an idle moment where the browser tells of them.
pub async fn at_rest(ms: i32) {
    wait(ms).await;
    let idle = Promise::new(&mut |resolve, _| {
        if wait_for_idle(&resolve).is_err() {
            let _infallible = resolve.call0(&JsValue::NULL);
        }
    });
    let _never_rejected = JsFuture::from(idle).await;
}

fn wait_for_idle(act: &JsValue) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let options = object(&[("timeout", IDLE_PATIENCE_MS.into())])?;
    call(
        &window,
        "requestIdleCallback",
        &[act.clone(), options.into()],
    )?;
    Ok(())
}

/// Promises nothing in so many milliseconds.
pub(super) fn after(ms: i32) -> Promise {
    Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ends_with_the_page =
                window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
        }
    })
}
