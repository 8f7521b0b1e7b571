//! The place where files are chosen or dropped.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{FileList, HtmlInputElement};

use super::icon::{Icon, IconName};
use crate::ui::text::exchange as text;

/// Is the id of the file input, which takes the focus after an import was given up.
pub const INPUT_ID: &str = "import-files";
const HINT_ID: &str = "import-files-hint";

/// Shows the file input. Any file can be chosen: its content decides, never its name.
#[component]
pub fn Dropzone(
    /// Whether files are held over the page.
    is_over: RwSignal<bool>,
    /// Tells the chosen files. The list is emptied afterwards, so that the same file can be chosen again.
    on_choose: Callback<Option<FileList>>,
) -> impl IntoMarkup {
    let choose = move |event: leptos::ev::Event| {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            on_choose.run(input.files());
            input.set_value("");
        }
    };
    view! {
        <div class="dropzone" class=("dropzone--over", move || is_over.get())>
            <p class="dropzone__drag">
                <strong>{text::DRAG}</strong>
                {text::OR}
            </p>
            <input
                class="dropzone__input visually-hidden"
                id=INPUT_ID
                type="file"
                multiple
                aria-describedby=HINT_ID
                on:change=choose
            />
            <label class="button" for=INPUT_ID>
                <Icon name=IconName::Upload />
                {text::CHOOSE}
            </label>
            <p class="hint" id=HINT_ID>
                {text::CHOOSE_HINT}
            </p>
        </div>
    }
}
