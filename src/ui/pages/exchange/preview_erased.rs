//! What files have erased for good, and would take away here: by name, and only where people accept it.

use leptos::prelude::*;

use super::import::ImportState;
use crate::domain::deletion::Purged;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::Memo;
use crate::ui::record_words::{dotted, record_title, unit_of_model};
use crate::ui::state::App;
use crate::ui::text::{deleted as text, paths};

/// How many are named.
const N_NAMED: usize = 50;

/// Names what would go, and asks; nothing where nothing would.
#[component]
pub fn PreviewErased(
    /// The chosen files.
    state: ImportState,
) -> impl IntoMarkup {
    let app = App::expect();
    // As they are called here, before they go.
    let names = Memo::new(move |_| {
        let units = state.units.get();
        app.register.with(|register| {
            let erased = state.total.with(|total| total.preview.erased.clone());
            let name = |what: &Purged| {
                let year = what.year.map(paths::in_year).unwrap_or_default();
                let unit = unit_of_model(&units, register, &what.record);
                dotted(&[&record_title(register, &what.record), &unit, &year])
            };
            erased.iter().map(name).collect::<Vec<String>>()
        })
    });
    let list = move || {
        names.with(|names| {
            let n_more = names.len().saturating_sub(N_NAMED);
            let line = |name: &String| {
                let name = name.clone();
                view! { <li>{name}</li> }
            };
            view! {
                <p>
                    <strong>{text::file_erases(names.len())}</strong>
                </p>
                <ul class="bullets">
                    {names.iter().take(N_NAMED).map(line).collect::<Markup>()}
                    {(n_more > 0).then(|| view! { <li>{text::and_more(n_more)}</li> })}
                </ul>
            }
        })
    };
    let notice = move || {
        view! {
            <Notice kind=NoticeKind::Attention>
                <div class="notice__text">
                    {list}
                    <p>{text::FILE_ERASES_HINT}</p>
                    <label class="choice">
                        <input
                            type="checkbox"
                            prop:checked=move || state.accepts_erasing.get()
                            on:change=move |event| state.accepts_erasing.set(event_target_checked(&event))
                        />
                        {text::ACCEPT}
                    </label>
                </div>
            </Notice>
        }
    };
    let is_any = Memo::new(move |_| names.with(|names| !names.is_empty()));
    move || is_any.get().then(notice)
}
