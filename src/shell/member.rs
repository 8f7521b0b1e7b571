//! Members of the browser's objects, reached by name: what not every browser has, or what the bindings do not know.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Returns a member of an object; `None` where there is none.
pub(super) fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    let member = Reflect::get(of, &name.into()).ok()?;
    let is_there = !member.is_undefined() && !member.is_null();
    is_there.then_some(member)
}

/// Calls a method; where there is none that is an error without a name.
pub(super) fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(of, &name.into())?.dyn_into()?;
    let passed = Array::new();
    for argument in arguments {
        passed.push(argument);
    }
    method.apply(of, &passed)
}

/// Calls a method that answers late, and waits for the answer.
pub(super) async fn answer(
    of: &JsValue,
    name: &str,
    arguments: &[JsValue],
) -> Result<JsValue, JsValue> {
    let promise: Promise = call(of, name, arguments)?.dyn_into()?;
    JsFuture::from(promise).await
}

/// Makes an object, as options are given.
pub(super) fn object(members: &[(&str, JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object)
}

/// Returns the name of an error, empty where it has none.
pub(super) fn name_of(error: &JsValue) -> String {
    let name = member(error, "name");
    name.and_then(|name| name.as_string()).unwrap_or_default()
}
