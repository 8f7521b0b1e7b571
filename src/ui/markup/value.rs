//! The values of attributes, classes and properties.

use std::borrow::Cow;

use leptos::reactive::effect::RenderEffect;
use leptos::wasm_bindgen::JsValue;
use web_sys::Element;

/// Is what an attribute, a class or a property is set to.
pub enum Value {
    /// The attribute is not there; the class is off.
    Absent,
    /// The attribute is there without a text; the class is on.
    Present,
    /// A text.
    Text(Cow<'static, str>),
    /// What a closure returns, asked again whenever a signal it read changes.
    Live(Box<dyn Fn() -> Value>),
}

/// Is implemented by everything an attribute can be set to.
pub trait IntoValue {
    /// Returns it as a value.
    fn into_value(self) -> Value;
}

impl IntoValue for Value {
    fn into_value(self) -> Value {
        self
    }
}

impl IntoValue for bool {
    fn into_value(self) -> Value {
        match self {
            true => Value::Present,
            false => Value::Absent,
        }
    }
}

impl IntoValue for &'static str {
    fn into_value(self) -> Value {
        Value::Text(Cow::Borrowed(self))
    }
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        Value::Text(Cow::Owned(self))
    }
}

impl IntoValue for i32 {
    fn into_value(self) -> Value {
        self.to_string().into_value()
    }
}

impl IntoValue for usize {
    fn into_value(self) -> Value {
        self.to_string().into_value()
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Absent, T::into_value)
    }
}

impl<F: Fn() -> T + 'static, T: IntoValue> IntoValue for F {
    fn into_value(self) -> Value {
        Value::Live(Box::new(move || self().into_value()))
    }
}

/// Says what of an element a value belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Slot {
    /// An attribute.
    Attribute,
    /// One class of several.
    Class,
    /// A property of the element's object: what people have typed or chosen by now.
    Property,
}

/// Is one attribute, class or property of an element.
pub(super) struct Setting {
    pub slot: Slot,
    pub name: &'static str,
    pub value: Value,
}

/// Is a setting in the page.
pub(super) struct Mounted {
    pub slot: Slot,
    pub name: &'static str,
    held: Held,
}

enum Held {
    Still(Value),
    Live { _effect: RenderEffect<Value> },
}

impl Setting {
    /// Sets the value, and keeps it up to date.
    pub fn build(self, node: &Element) -> Mounted {
        let Self { slot, name, value } = self;
        let held = hold(node, slot, name, value, Value::Absent);
        Mounted { slot, name, held }
    }

    /// Says whether both are the same setting, whatever their values.
    pub fn is_of(&self, mounted: &Mounted) -> bool {
        self.slot == mounted.slot && self.name == mounted.name
    }

    /// Puts the new value in place of the present one.
    pub fn rebuild(self, node: &Element, mounted: &mut Mounted) {
        let Self { slot, name, value } = self;
        let before = std::mem::replace(&mut mounted.held, Held::Still(Value::Absent));
        let before = match before {
            Held::Still(value) => value,
            Held::Live { _effect } => _effect.take_value().unwrap_or(Value::Absent),
        };
        mounted.held = hold(node, slot, name, value, before);
    }
}

fn hold(node: &Element, slot: Slot, name: &'static str, value: Value, before: Value) -> Held {
    match value {
        Value::Live(make) => {
            let node = node.clone();
            let mut before = Some(before);
            let effect = RenderEffect::new(move |last: Option<Value>| {
                let value = make();
                let last = last.or_else(|| before.take()).unwrap_or(Value::Absent);
                set(&node, slot, name, &value, &last);
                value
            });
            Held::Live { _effect: effect }
        }
        still => {
            set(node, slot, name, &still, &before);
            Held::Still(still)
        }
    }
}

/// Sets what differs. A page refuses none of it: names are the program's own.
fn set(node: &Element, slot: Slot, name: &str, value: &Value, before: &Value) {
    if is_same(value, before) && !matches!(value, Value::Absent) {
        return;
    }
    let text = match value {
        Value::Absent | Value::Live(_) => None,
        Value::Present => Some(""),
        Value::Text(text) => Some(text.as_ref()),
    };
    let _refused = match (slot, text) {
        (Slot::Attribute, Some(text)) => node.set_attribute(name, text),
        (Slot::Attribute, None) => node.remove_attribute(name),
        (Slot::Class, text) => node
            .class_list()
            .toggle_with_force(name, text.is_some())
            .map(drop),
        (Slot::Property, _) => set_property(node, name, value),
    };
}

/// Sets a property that is not so yet: writing the text that stands in an input would break off an input method.
fn set_property(node: &Element, name: &str, value: &Value) -> Result<(), JsValue> {
    let value = match value {
        Value::Absent | Value::Live(_) => JsValue::FALSE,
        Value::Present => JsValue::TRUE,
        Value::Text(text) => JsValue::from_str(text),
    };
    let name = JsValue::from_str(name);
    if js_sys::Reflect::get(node, &name)? != value {
        js_sys::Reflect::set(node, &name, &value)?;
    }
    Ok(())
}

fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Absent, Value::Absent) | (Value::Present, Value::Present) => true,
        (Value::Text(one), Value::Text(other)) => one == other,
        _ => false,
    }
}
