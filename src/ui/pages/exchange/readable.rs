//! The file as a page that opens anywhere: the choice of it, and how it is made.

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;

use super::outgoing::{ExportState, Outgoing};
use crate::domain::path::Path;
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::value::Value;
use crate::format::readable_file::{Content, pack};
use crate::report::readable::{About, Inside, Words, page};
use crate::ui::names::Names;
use crate::ui::record_words::{record_title, value_in_words};
use crate::ui::text::{export as text, paths};

const HINT_ID: &str = "export-readable-hint";

/// Lets people have the file inside a page; where it is locked, says why it cannot be.
#[component]
pub fn ReadableChoice(state: ExportState) -> impl IntoMarkup {
    let is_open = move || state.passphrase.with(String::is_empty);
    let choice = move || {
        is_open().then(|| {
            view! {
                <label class="choice">
                    <input
                        type="checkbox"
                        prop:checked=move || state.is_readable.get()
                        on:change=move |event| state.is_readable.set(event_target_checked(&event))
                        aria-describedby=HINT_ID
                    />
                    {text::READABLE}
                </label>
            }
        })
    };
    view! {
        <div class="choices">{choice}</div>
        <p class="hint" id=HINT_ID>
            {move || match is_open() {
                true => text::READABLE_HINT,
                false => text::NOT_READABLE,
            }}
        </p>
    }
}

/// Makes the page of a file that goes inside it.
pub fn page_of(state: ExportState, outgoing: &Outgoing, inside: &str) -> String {
    let packed = pack(inside);
    let file_name = format!("{}.json", outgoing.name);
    let export = &outgoing.export;
    state.names.with_untracked(|names| {
        state.app.register.with_untracked(|register| {
            page(&About {
                piece: &outgoing.piece,
                scope: &export.scope,
                changed_since: export.changed_since,
                at: export.at,
                own: &export.unit,
                maker: &export.name,
                code: &outgoing.code,
                inside: Inside {
                    file_name: &file_name,
                    digest: &packed.digest,
                    content: match &packed.content {
                        Content::Link(address) => Ok(address),
                        Content::Kept(kept) => Err(kept),
                    },
                },
                words: &OfScreens { names, register },
            })
        })
    })
}

/// Says everything as the screens do.
struct OfScreens<'a> {
    names: &'a Names,
    register: &'a Register,
}

impl Words for OfScreens<'_> {
    fn label(&self, path: &Path) -> String {
        paths::path_label(path)
    }

    fn value(&self, path: &Path, value: &Value) -> String {
        value_in_words(self.names, self.register, path, value)
    }

    fn list(&self, collection: &Collection) -> String {
        paths::record_word(collection).to_owned()
    }

    fn record(&self, id: &RecordId) -> String {
        record_title(self.register, id)
    }
}
