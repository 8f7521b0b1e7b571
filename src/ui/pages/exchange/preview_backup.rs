//! What a full backup among the chosen files has beside its models, and whether it is taken over.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use super::import::ImportState;
use super::incoming::{Incoming, is_backup};
use crate::domain::register::RecordId;
use crate::format::backup::{Contents, Local};
use crate::ui::record_words::record_title;
use crate::ui::text::backup as text;

const HINT_ID: &str = "take-over-hint";

/// Says what there is, and asks; nothing where no chosen file has such a part.
#[component]
pub fn PreviewBackup(
    /// The chosen files.
    state: ImportState,
) -> impl IntoMarkup {
    // Reading all of it takes a while, and is done once.
    let contents = Memo::new(move |_| {
        let taking = state.backup();
        taking.and_then(|taking| taking.opened.local.as_ref().map(Local::contents))
    });
    // A part that nothing can be made of is told all the same.
    let n_unusable = Memo::new(move |_| {
        let n_left_out = |chosen: &[Incoming]| {
            let opened = chosen.iter().filter_map(|file| file.content.as_ref().ok());
            let unusable = opened.filter(|opened| !is_backup(opened));
            let local = unusable.filter_map(|opened| opened.local.as_ref());
            local.map(|local| local.n_left_out).sum::<usize>()
        };
        let beside = contents.with(|contents| contents.as_ref().map_or(0, |c| c.n_left_out));
        beside + state.chosen.with(|chosen| n_left_out(chosen))
    });
    let only_from = move || {
        state.chosen.with(|chosen| {
            let opened = |file: &Incoming| file.content.as_ref().ok().cloned();
            let mut backups = chosen
                .iter()
                .filter(|file| opened(file).is_some_and(|opened| is_backup(&opened)));
            let first = backups.next()?;
            backups.next().map(|_| text::only_from(&first.name))
        })
    };
    let asking = move |contents: Contents| {
        let unit = contents.settings.as_ref().map(|settings| &settings.unit);
        let unit = unit.filter(|unit| !unit.is_empty());
        let unit = unit.map(|unit| unit_name(state, unit));
        view! {
            <p>{text::contents(&contents, unit.as_deref())}</p>
            {only_from().map(|words| view! { <p class="hint">{words}</p> })}
            <div class="choices">
                <label class="choice">
                    <input
                        type="checkbox"
                        prop:checked=move || state.is_taking_over()
                        aria-describedby=HINT_ID
                        on:change=move |event| state.takes_over.set(Some(event_target_checked(&event)))
                    />
                    {text::TAKE_OVER}
                </label>
            </div>
            <p class="hint" id=HINT_ID>
                {text::TAKE_OVER_HINT}
            </p>
        }
    };
    move || {
        let contents = contents.get();
        let unusable = text::unusable(n_unusable.get());
        (contents.is_some() || unusable.is_some()).then(|| {
            view! {
                <h3>{text::IN_FILE}</h3>
                {contents.map(asking)}
                {unusable.map(|words| view! { <p>{words}</p> })}
            }
        })
    }
}

/// Returns the name of a unit as the register would have it; its id where there is none.
fn unit_name(state: ImportState, unit: &str) -> String {
    state
        .looks
        .with(|(_, joined)| record_title(joined, &RecordId::unit(unit)))
}
