//! Markup: what a screen shows, as values of one type.
//!
//! leptos runs the program: its signals, its effects and its components. Its views give every element a type of its own,
//! and each type brings code of its own; here elements are values that one small renderer puts into the page and keeps
//! up to date. `view!` (in `tools/markup`) writes them with leptos's syntax.

mod element;
mod listener;
mod mounted;
mod rows;
mod value;

use std::borrow::Cow;
use std::cell::Cell;
use std::sync::Arc;

use leptos::mount::{UnmountHandle, mount_to_renderer};

pub use element::Element;
pub use markup::view;
pub use mounted::Mounted;
pub use rows::{Row, Rows, anew, keyed_list};
pub use value::{IntoValue, Value};

/// Is a part of a screen.
pub enum Markup {
    /// Nothing.
    Nothing,
    /// Text; nothing in it is read as markup.
    Text(Cow<'static, str>),
    /// An element with its attributes and children.
    Element(Box<Element>),
    /// Several, one after the other.
    List(Vec<Markup>),
    /// What a closure returns, made again whenever a signal it read changes.
    Live(Box<dyn FnMut() -> Markup>),
    /// Rows that keep their elements, and what was typed in them, for as long as their keys stay.
    Rows(Rows),
}

impl Markup {
    /// Returns a text that lives as long as the program.
    pub const fn from_static(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<T: IntoMarkup> FromIterator<T> for Markup {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        Self::List(all.into_iter().map(T::into_markup).collect())
    }
}

/// Is implemented by everything that can stand between tags.
pub trait IntoMarkup {
    /// Returns it as markup.
    fn into_markup(self) -> Markup;
}

impl IntoMarkup for Markup {
    fn into_markup(self) -> Markup {
        self
    }
}

impl IntoMarkup for () {
    fn into_markup(self) -> Markup {
        Markup::Nothing
    }
}

impl IntoMarkup for &'static str {
    fn into_markup(self) -> Markup {
        Markup::from_static(self)
    }
}

impl IntoMarkup for String {
    fn into_markup(self) -> Markup {
        Markup::Text(Cow::Owned(self))
    }
}

impl IntoMarkup for i32 {
    fn into_markup(self) -> Markup {
        self.to_string().into_markup()
    }
}

impl IntoMarkup for usize {
    fn into_markup(self) -> Markup {
        self.to_string().into_markup()
    }
}

impl<T: IntoMarkup> IntoMarkup for Option<T> {
    fn into_markup(self) -> Markup {
        self.map_or(Markup::Nothing, T::into_markup)
    }
}

impl<T: IntoMarkup> IntoMarkup for Vec<T> {
    fn into_markup(self) -> Markup {
        Markup::List(self.into_iter().map(T::into_markup).collect())
    }
}

impl<T: IntoMarkup, const N: usize> IntoMarkup for [T; N] {
    fn into_markup(self) -> Markup {
        self.into_iter().collect()
    }
}

impl<F: FnMut() -> T + 'static, T: IntoMarkup> IntoMarkup for F {
    fn into_markup(mut self) -> Markup {
        Markup::Live(Box::new(move || self().into_markup()))
    }
}

/// Is the content of a component, made once.
pub type Children = Box<dyn FnOnce() -> Markup>;

/// Is the content of a component, made again whenever it is needed.
pub type ChildrenFn = Arc<dyn Fn() -> Markup>;

/// Is implemented by what `view!` hands to a component between its tags.
pub trait ToChildren<F> {
    /// Returns the content as the component takes it.
    fn to_children(make: F) -> Self;
}

impl<F: FnOnce() -> Markup + 'static> ToChildren<F> for Children {
    fn to_children(make: F) -> Self {
        Box::new(make)
    }
}

impl<F: Fn() -> Markup + 'static> ToChildren<F> for ChildrenFn {
    fn to_children(make: F) -> Self {
        Arc::new(make)
    }
}

thread_local! {
    /// What is shown: it would go out of the page with its handle.
    static SHOWN: Cell<Option<UnmountHandle<Mounted>>> = const { Cell::new(None) };
}

/// Shows the program in the page, in place of what was shown before.
pub fn mount_to_body(make: impl FnOnce() -> Markup + 'static) {
    SHOWN.take();
    let body = leptos::tachys::dom::body();
    SHOWN.set(Some(mount_to_renderer(&body, make)));
}
