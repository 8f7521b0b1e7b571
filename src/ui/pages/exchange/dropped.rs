//! Files that come by another way than the button: dropped on the screen, or pasted.

use leptos::ev::DragEvent;
use web_sys::ClipboardEvent;

use super::import::ImportState;
use crate::shell::{files, listener::on_window, page};
use crate::ui::reactive::RwSignal;
use crate::ui::text::exchange as text;

/// Takes files dropped anywhere on the screen: next to the marked place a browser would leave the page and show them.
pub(super) fn listen_for_drops(state: ImportState, is_over: RwSignal<bool>) {
    on_window("dragover", move |event: DragEvent| {
        if has_files(&event) {
            event.prevent_default();
            is_over.set(true);
        }
    });
    on_window("dragleave", move |event: DragEvent| {
        // Between two elements of the page there is one that the pointer goes to.
        if event.related_target().is_none() {
            is_over.set(false);
        }
    });
    on_window("drop", move |event: DragEvent| {
        is_over.set(false);
        if has_files(&event) {
            event.prevent_default();
            state.choose(files::list(
                event.data_transfer().and_then(|data| data.files()),
            ));
        }
    });
}

/// Takes files that are pasted, or the text of one: a message that holds a file's content needs no detour by a file.
pub(super) fn listen_for_pasting(state: ImportState) {
    on_window("paste", move |event: ClipboardEvent| {
        let Some(data) = event.clipboard_data().filter(|_| !page::is_typing()) else {
            return;
        };
        let mut pasted = files::list(data.files());
        if pasted.is_empty() {
            let text = data.get_data("text").unwrap_or_default();
            let has_text = !text.trim().is_empty();
            pasted.extend(
                has_text
                    .then(|| files::of_text(text::PASTED, "text/plain", &text))
                    .flatten(),
            );
        }
        if !pasted.is_empty() {
            event.prevent_default();
            state.choose(pasted);
        }
    });
}

fn has_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.includes(&"Files".into(), 0))
}
