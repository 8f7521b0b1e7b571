//! The look at chosen files before anything changes.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use super::import::{ImportState, PREVIEW_ID, has_news};
use super::preview_details::PreviewDetails;
use super::preview_tables::PreviewTables;
use super::unlocking::{Unlocking, envelope_of};
use crate::format::exchange_read::Trust;
use crate::ui::components::notice::{Failure, Notice, NoticeKind};
use crate::ui::state::App;
use crate::ui::text::{exchange as text, passphrase, shell};

const WHY_ID: &str = "import-why";

/// Shows what the chosen files would do, and asks.
#[component]
pub fn PreviewCard(
    /// The chosen files.
    state: ImportState,
) -> impl IntoMarkup {
    let why_not = Memo::new(move |_| {
        let is_locked = state
            .chosen
            .with(|chosen| chosen.iter().any(|file| envelope_of(file).is_some()));
        state.looks.with(|(looks, _)| {
            if has_news(looks) {
                None
            } else if is_locked {
                Some(passphrase::UNLOCK_FIRST)
            } else if looks.iter().all(Option::is_none) {
                Some(text::NO_FILE_OPENED)
            } else if state.is_receipt_only.get() {
                None
            } else {
                Some(text::NO_NEWS)
            }
        })
    });
    let is_only_history = move || {
        state.looks.with(|(looks, _)| {
            has_news(looks)
                && looks
                    .iter()
                    .flatten()
                    .all(|look| look.preview.is_unchanging())
        })
    };
    let hint = move || match why_not.get() {
        Some(why) => why,
        None if state.is_receipt_only.get() => text::ONLY_RECEIPTS,
        None if is_only_history() => text::ONLY_HISTORY,
        None => text::PREVIEW_HINT,
    };
    view! {
        <section class="card" aria-labelledby=PREVIEW_ID>
            <h2 class="card__title" id=PREVIEW_ID tabindex="-1">
                {move || text::preview_title(state.chosen.with(Vec::len))}
            </h2>
            <p class="hint">{text::NOTHING_CHANGED_YET}</p>
            <PreviewTables state=state />
            <Unlocking state=state />
            <Warnings state=state />
            <PreviewDetails state=state />
            <Failure why=state.failure />
            <div class="buttons">
                <button
                    class="button button--primary"
                    type="button"
                    disabled=move || why_not.get().is_some()
                    aria-describedby=WHY_ID
                    on:click=move |_| state.import()
                >
                    {move || match state.is_receipt_only.get() {
                        true => text::NOTE_BUTTON,
                        false => text::IMPORT_BUTTON,
                    }}
                </button>
                <button class="button" type="button" on:click=move |_| state.cancel()>
                    {shell::CANCEL}
                </button>
            </div>
            <p class="hint" id=WHY_ID>
                {hint}
            </p>
        </section>
    }
}

/// Says what is odd about a file: edited by hand, or of units outside this register's own.
#[component]
fn Warnings(state: ImportState) -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let warnings = move || {
        let own = app.settings.with(|settings| settings.unit.clone());
        let own = names.with(|names| names.units.name(&own).to_owned());
        state.chosen.with(|chosen| {
            state.looks.with(|(looks, _)| {
                let warnings = chosen.iter().zip(looks).flat_map(|(file, look)| {
                    let trust = file.content.as_ref().ok().map(|opened| opened.trust);
                    let edited = (trust == Some(Trust::EditedByHand))
                        .then(|| text::edited_by_hand(&file.name));
                    let is_outside = look.as_ref().is_some_and(|look| look.is_outside);
                    let outside = is_outside.then(|| text::outside_own_unit(&file.name, &own));
                    edited.into_iter().chain(outside)
                });
                warnings.collect::<Vec<String>>()
            })
        })
    };
    move || {
        let notice = |warning| {
            view! {
                <Notice kind=NoticeKind::Attention>
                    <p class="notice__text">{warning}</p>
                </Notice>
            }
        };
        warnings().into_iter().map(notice).collect::<Markup>()
    }
}
