//! The screen that stands in place of the program when the register cannot be opened. It never shows an empty one.

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;

use crate::shell::{files, local_bag, page};
use crate::storage::store::Store;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::text::rescue::{self as text, Trouble};

/// Says what happened, what is safe and what to do, and offers everything stored as it is.
#[component]
pub fn Rescue(
    /// What happened.
    trouble: Trouble,
) -> impl IntoMarkup {
    page::set_title(text::title(&trouble));
    let raw = local_bag::open()
        .and_then(|bag| Store::new(bag).raw_texts())
        .unwrap_or_default();
    let raw: String = raw
        .iter()
        .map(|(key, raw)| text::raw_text(key, raw))
        .collect();
    let has_raw = !raw.is_empty();
    let shown = raw.clone();
    let (note, set_note) = signal("");
    let download = move |_| {
        if files::download(text::RAW_FILE_NAME, "text/plain", &raw).is_err() {
            set_note.set(text::NOT_DOWNLOADED);
        }
    };
    let view_sample = trouble.clone();
    let is_sample_offered = matches!(view_sample, Trouble::Storage(_));
    let [happened, safe, next] = text::answers(&trouble);
    let answer = |(term, value): (&'static str, String)| {
        view! {
            <div>
                <dt class="definitions__term">{term}</dt>
                <dd class="definitions__value">{value}</dd>
            </div>
        }
    };
    view! {
        <main class="rescue stack" id="rescue">
            <section class="card">
                <h1 tabindex="-1">{text::title(&trouble)}</h1>
                <dl class="definitions">{[happened, safe, next].map(answer)}</dl>
                <div class="buttons">
                    <button class="button button--primary" type="button" on:click=|_| page::reload()>
                        {text::TRY_AGAIN}
                    </button>
                    {has_raw
                        .then(|| {
                            view! {
                                <button class="button" type="button" on:click=download>
                                    <Icon name=IconName::Download />
                                    {text::DOWNLOAD_RAW}
                                </button>
                            }
                        })}
                    {is_sample_offered
                        .then(|| {
                            view! {
                                <button
                                    class="button"
                                    type="button"
                                    on:click=|_| crate::ui::app::start_sample()
                                >
                                    {crate::ui::text::overview::VIEW_SAMPLE}
                                </button>
                            }
                        })}
                </div>
                <p role="status">{move || note.get()}</p>
                {has_raw
                    .then(|| {
                        view! {
                            <details class="disclosure">
                                <summary class="disclosure__summary">
                                    <Icon name=IconName::ChevronDown />
                                    {text::SHOW_RAW}
                                </summary>
                                <pre class="rescue__raw" tabindex="0">
                                    {shown}
                                </pre>
                            </details>
                        }
                    })}
            </section>
        </main>
    }
}
