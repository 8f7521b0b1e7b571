//! Whether a file that was offered is there: asked where the browser does not surely save it.

use leptos::prelude::*;

use crate::shell::files;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::device::Device;
use crate::ui::markup::{IntoMarkup, view};
use crate::ui::state::App;
use crate::ui::text::backup as text;

/// Asks, after a file was offered, until people have answered.
#[component]
pub fn WasSaved(
    /// Tells that the file is not there.
    #[prop(optional)]
    on_lacking: Option<Callback<()>>,
) -> impl IntoMarkup {
    let app = App::expect();
    move || {
        app.offered.get().map(|_| {
            view! {
                <Notice kind=NoticeKind::Attention>
                    <p class="notice__text">{text::is_it_there(Device::here().inside)}</p>
                    <div class="buttons">
                        <button
                            class="button"
                            type="button"
                            on:click=move |_| {
                                if app.note_seen(true).is_err() {
                                    app.say(text::SENT_NOT_KEPT);
                                }
                            }
                        >
                            {text::IT_IS_THERE}
                        </button>
                        <button
                            class="button"
                            type="button"
                            on:click=move |_| {
                                // Nothing is remembered of a file that is not there.
                                let _nothing_to_keep = app.note_seen(false);
                                on_lacking.iter().for_each(|tell| tell.run(()));
                                app.say(&text::not_there(files::can_share()));
                            }
                        >
                            {text::IT_IS_NOT_THERE}
                        </button>
                    </div>
                </Notice>
            }
        })
    }
}
