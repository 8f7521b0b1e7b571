//! Lists whose rows keep their elements, and what was typed in them, for as long as their keys stay.

use std::sync::Arc;

use leptos::prelude::*;

/// Is one row: its key, and how to make it.
#[derive(Clone)]
pub struct Row {
    key: String,
    make: Arc<dyn Fn() -> AnyView + Send + Sync>,
}

impl Row {
    /// Returns a row. Another key makes another row; two rows of one list never share a key.
    pub fn new(key: String, make: impl Fn() -> AnyView + Send + Sync + 'static) -> Self {
        let make = Arc::new(make);
        Self { key, make }
    }
}

/// Shows rows by their keys.
///
/// It is the one `<For>` of the program: every further one, with types of its own, would bring the same code once more.
pub fn keyed_list(rows: impl Fn() -> Vec<Row> + Send + Sync + 'static) -> AnyView {
    show(Signal::derive(rows))
}

fn show(rows: Signal<Vec<Row>>) -> AnyView {
    view! { <For each=move || rows.get() key=|row: &Row| row.key.clone() children=|row: Row| (row.make)() /> }.into_any()
}
