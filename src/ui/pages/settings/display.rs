//! How this device shows the program: the size of text, the keys, the way to the home screen.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;

use crate::shell::{page, preferences};
use crate::ui::pages::install::Install;
use crate::ui::pages::shortcuts::Shortcuts;
use crate::ui::preferences::{Preferences, TEXT_SIZES};
use crate::ui::state::App;
use crate::ui::text::{display as text, keys};

const TITLE_ID: &str = "display-title";

/// Shows what can be chosen; every choice takes effect at once.
#[component]
pub(super) fn Display() -> impl IntoMarkup {
    let app = App::expect();
    let chosen = Preferences::here();
    let shows_keys = RwSignal::new(false);
    let keep = move |is_kept: bool| {
        if !is_kept {
            app.say(text::NOT_KEPT);
        }
    };
    let size = move |size: u16| {
        let choose = move |_| {
            preferences::show_text(size);
            // Everything above has grown, or shrunk.
            page::bring_into_view(TITLE_ID);
            keep(Preferences::change(|kept| kept.text_size = size));
        };
        view! {
            <label class="choice">
                <input type="radio" name="text-size" prop:checked=size == chosen.text_size on:change=choose />
                {format!("{size} %")}
            </label>
        }
    };
    let use_keys = move |event| {
        let has_keys = event_target_checked(&event);
        keep(Preferences::change(|kept| kept.has_keys = has_keys));
    };
    view! {
        <section class="card" aria-labelledby=TITLE_ID>
            <h2 class="card__title" id=TITLE_ID>
                {text::TITLE}
            </h2>
            <fieldset class="field" aria-describedby="text-size-hint">
                <legend class="field__label">{text::TEXT_SIZE}</legend>
                <p class="field__hint" id="text-size-hint">
                    {text::TEXT_SIZE_HINT}
                </p>
                <div class="choices">{TEXT_SIZES.into_iter().map(size).collect::<Markup>()}</div>
            </fieldset>
            <div>
                <label class="choice">
                    <input
                        type="checkbox"
                        prop:checked=chosen.has_keys
                        aria-describedby="use-keys-hint"
                        on:change=use_keys
                    />
                    {text::USE_KEYS}
                </label>
                <p class="field__hint" id="use-keys-hint">
                    {text::USE_KEYS_HINT}
                </p>
            </div>
            <div class="buttons">
                <button class="button" type="button" on:click=move |_| shows_keys.set(true)>
                    {keys::SHOW}
                </button>
            </div>
            {move || shows_keys.get().then(|| view! { <Shortcuts is_open=shows_keys /> })}
            <Install />
        </section>
    }
}
